/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas-trade.h"

G_BEGIN_DECLS

/* First and last year of "2021-2024". */
int lode_atlas_measure_first_year (const LodeAtlasMeasure *self);
int lode_atlas_measure_last_year (const LodeAtlasMeasure *self);

G_END_DECLS
