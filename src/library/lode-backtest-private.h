/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/lode-json-reader.h"

G_BEGIN_DECLS

/* Fails at a member of the object that the reader stands in which is not in @known. */
void lode_backtest_refuse_unknown (LodeJsonReader     *reader,
                                   const char * const *known);

G_END_DECLS
