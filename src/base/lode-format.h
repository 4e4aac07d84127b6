/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Numbers as a person reads them (a no-break space before units, an en dash in ranges, a true
 * minus sign, thousands by the locale). Files and command output never use these.
 */

/* (transfer full). "17,500 t", "11.3 kt" from a value in tonnes: kt from 10,000 t up when
 * @compact, three significant digits at most. NaN is "–". */
char *lode_format_tonnes (double   tonnes,
                          gboolean compact);
/* "92.7 %" from 92.7; whole percent, one decimal below 2, when @decimals is -1. */
char *lode_format_percent (double percent,
                           int    decimals);
/* The number of lode_format_percent() without its sign, for labels that name the unit once. */
char *lode_format_percent_number (double percent,
                                  int    decimals);
/* "17,000–18,000 t": the unit once, no break inside. */
char *lode_format_tonnes_range (double   low,
                                double   high,
                                gboolean compact);
char *lode_format_percent_range (double low,
                                 double high,
                                 int    decimals);
/* "28 points", "−3 points". */
char *lode_format_points (double points);
/* "A$1.2 billion", "US$110", "€785 million" from a value and an ISO 4217 code. */
char *lode_format_money (double      value,
                         const char *currency);
/* A plain number with thousands separators and at most @decimals decimals. */
char *lode_format_number (double value,
                          int    decimals);
/* At most @digits significant digits, never in exponent form. */
char *lode_format_significant (double value,
                               int    digits);

G_END_DECLS
