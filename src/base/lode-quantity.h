/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodeDimension: what a unit measures. Amounts convert within a dimension and never across.
 * Currencies have no rate here: a sum of money keeps its code (ISO 4217) for ever.
 */
typedef enum
{
  LODE_DIMENSION_NONE,
  LODE_DIMENSION_MASS,
  LODE_DIMENSION_SHARE,
  LODE_DIMENSION_LENGTH,
  LODE_DIMENSION_AREA,
  LODE_DIMENSION_VOLUME,
  LODE_DIMENSION_TIME,
  LODE_DIMENSION_POWER,
} LodeDimension;

/**
 * LodeUnit: one entry of the table of units.
 * @symbol: how we write it: "t", "kt", "Mt", "kg", "g", "lb", "Mlb", "oz", "oz t", "koz", "Moz",
 *   "st", "lt", "mtu", "%", "share", "pp", "ha", "MW", "m3", "day", "year", …
 * @factor: one of it in the dimension's base unit (kg; a share of 1; m; m2; m3; day; MW)
 *
 * Factors: NIST Special Publication 811 (2008), appendix B: avoirdupois pound 0.45359237 kg, troy
 * ounce 31.1034768 g, short ton 2,000 lb, long ton 2,240 lb; metric-ton unit 10 kg.
 */
typedef struct
{
  const char    *symbol;
  LodeDimension  dimension;
  double         factor;
} LodeUnit;

/* (nullable): the unit whose symbol or English name ("tonnes", "short tons") is @text. "oz" is the
 * avoirdupois ounce, "oz t" and "troy ounces" the troy ounce. "ton" alone has three meanings and
 * is %NULL. */
const LodeUnit *lode_unit_find (const char *text);

/* %FALSE when the two do not measure the same thing or one is unknown; @result is left alone. */
gboolean        lode_quantity_convert (double      value,
                                       const char *from_unit,
                                       const char *to_unit,
                                       double     *result);

/* Whether @code is an ISO 4217 currency code that we know. */
gboolean        lode_currency_is_known (const char *code);

G_END_DECLS
