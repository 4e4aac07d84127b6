/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Prices, projects and policy in one. */
#include "atlas/lode-atlas-policy.h"
#include "atlas/lode-atlas-price.h"
#include "atlas/lode-atlas-project.h"
