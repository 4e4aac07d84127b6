/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-base"

#include "config.h"

#include "lode-quantity.h"

#include <stdlib.h>
#include <string.h>

/* NIST SP 811, appendix B.8; the ounce is a sixteenth of the pound. */
#define POUND_KG 0.45359237
#define OUNCE_KG (POUND_KG / 16)
#define TROY_OUNCE_KG 0.0311034768
#define SHORT_TON_KG (2000 * POUND_KG)
#define LONG_TON_KG (2240 * POUND_KG)
/* One per cent of a tonne: what ores of tungsten and manganese are priced by. */
#define METRIC_TON_UNIT_KG 10
#define SQUARE_MILE_M2 2589988.110336
#define ACRE_M2 4046.8564224
#define BARREL_M3 0.158987294928
/* The Gregorian mean, so that 12 months are a year and 400 years are right. */
#define YEAR_DAYS 365.2425

static const LodeUnit units[] = {
  { "t", LODE_DIMENSION_MASS, 1e3 },
  { "kt", LODE_DIMENSION_MASS, 1e6 },
  { "Mt", LODE_DIMENSION_MASS, 1e9 },
  { "Gt", LODE_DIMENSION_MASS, 1e12 },
  { "kg", LODE_DIMENSION_MASS, 1 },
  { "g", LODE_DIMENSION_MASS, 1e-3 },
  { "mg", LODE_DIMENSION_MASS, 1e-6 },
  { "lb", LODE_DIMENSION_MASS, POUND_KG },
  { "klb", LODE_DIMENSION_MASS, 1e3 * POUND_KG },
  { "Mlb", LODE_DIMENSION_MASS, 1e6 * POUND_KG },
  { "oz", LODE_DIMENSION_MASS, OUNCE_KG },
  { "oz t", LODE_DIMENSION_MASS, TROY_OUNCE_KG },
  { "koz", LODE_DIMENSION_MASS, 1e3 * TROY_OUNCE_KG },
  { "Moz", LODE_DIMENSION_MASS, 1e6 * TROY_OUNCE_KG },
  { "st", LODE_DIMENSION_MASS, SHORT_TON_KG },
  { "lt", LODE_DIMENSION_MASS, LONG_TON_KG },
  { "mtu", LODE_DIMENSION_MASS, METRIC_TON_UNIT_KG },
  { "%", LODE_DIMENSION_SHARE, 0.01 },
  { "share", LODE_DIMENSION_SHARE, 1 },
  { "pp", LODE_DIMENSION_SHARE, 0.01 },
  { "ppm", LODE_DIMENSION_SHARE, 1e-6 },
  { "m", LODE_DIMENSION_LENGTH, 1 },
  { "km", LODE_DIMENSION_LENGTH, 1e3 },
  { "cm", LODE_DIMENSION_LENGTH, 0.01 },
  { "mm", LODE_DIMENSION_LENGTH, 1e-3 },
  { "ft", LODE_DIMENSION_LENGTH, 0.3048 },
  { "mi", LODE_DIMENSION_LENGTH, 1609.344 },
  { "m2", LODE_DIMENSION_AREA, 1 },
  { "km2", LODE_DIMENSION_AREA, 1e6 },
  { "ha", LODE_DIMENSION_AREA, 1e4 },
  { "acre", LODE_DIMENSION_AREA, ACRE_M2 },
  { "mi2", LODE_DIMENSION_AREA, SQUARE_MILE_M2 },
  { "m3", LODE_DIMENSION_VOLUME, 1 },
  { "L", LODE_DIMENSION_VOLUME, 1e-3 },
  { "bbl", LODE_DIMENSION_VOLUME, BARREL_M3 },
  { "day", LODE_DIMENSION_TIME, 1 },
  { "hour", LODE_DIMENSION_TIME, 1.0 / 24 },
  { "week", LODE_DIMENSION_TIME, 7 },
  { "month", LODE_DIMENSION_TIME, YEAR_DAYS / 12 },
  { "quarter", LODE_DIMENSION_TIME, YEAR_DAYS / 4 },
  { "year", LODE_DIMENSION_TIME, YEAR_DAYS },
  { "decade", LODE_DIMENSION_TIME, YEAR_DAYS * 10 },
  { "MW", LODE_DIMENSION_POWER, 1 },
  { "W", LODE_DIMENSION_POWER, 1e-6 },
  { "kW", LODE_DIMENSION_POWER, 1e-3 },
  { "GW", LODE_DIMENSION_POWER, 1e3 },
  { "TW", LODE_DIMENSION_POWER, 1e6 },
};

/* English names in lower case and other spellings, and the symbol that each stands for. */
static const struct
{
  const char *name;
  const char *symbol;
} names[] = {
  { "tonne", "t" },
  { "metric ton", "t" },
  { "metric tonne", "t" },
  { "mt", "t" },
  { "kilotonne", "kt" },
  { "kiloton", "kt" },
  { "thousand tonnes", "kt" },
  { "thousand metric tons", "kt" },
  { "megatonne", "Mt" },
  { "million tonnes", "Mt" },
  { "million metric tons", "Mt" },
  { "billion tonnes", "Gt" },
  { "gigatonne", "Gt" },
  { "kilogram", "kg" },
  { "kilogramme", "kg" },
  { "kilo", "kg" },
  { "gram", "g" },
  { "gramme", "g" },
  { "milligram", "mg" },
  { "pound", "lb" },
  { "lbs", "lb" },
  { "thousand pounds", "klb" },
  { "million pounds", "Mlb" },
  { "million lb", "Mlb" },
  { "ounce", "oz" },
  { "avoirdupois ounce", "oz" },
  { "troy ounce", "oz t" },
  { "ozt", "oz t" },
  { "troy oz", "oz t" },
  { "thousand troy ounces", "koz" },
  { "thousand ounces", "koz" },
  { "kilo-ounce", "koz" },
  { "million troy ounces", "Moz" },
  { "million ounces", "Moz" },
  { "short ton", "st" },
  { "us ton", "st" },
  { "long ton", "lt" },
  { "imperial ton", "lt" },
  { "metric ton unit", "mtu" },
  { "metric tonne unit", "mtu" },
  { "percent", "%" },
  { "per cent", "%" },
  { "pct", "%" },
  { "fraction", "share" },
  { "percentage point", "pp" },
  { "point", "pp" },
  { "parts per million", "ppm" },
  { "metre", "m" },
  { "meter", "m" },
  { "kilometre", "km" },
  { "kilometer", "km" },
  { "centimetre", "cm" },
  { "centimeter", "cm" },
  { "millimetre", "mm" },
  { "millimeter", "mm" },
  { "foot", "ft" },
  { "feet", "ft" },
  { "mile", "mi" },
  { "square metre", "m2" },
  { "square meter", "m2" },
  { "m²", "m2" },
  { "sq m", "m2" },
  { "square kilometre", "km2" },
  { "square kilometer", "km2" },
  { "km²", "km2" },
  { "sq km", "km2" },
  { "hectare", "ha" },
  { "square mile", "mi2" },
  { "cubic metre", "m3" },
  { "cubic meter", "m3" },
  { "m³", "m3" },
  { "litre", "L" },
  { "liter", "L" },
  { "barrel", "bbl" },
  { "share", "share" },
  { "acre", "acre" },
  { "hour", "hour" },
  { "day", "day" },
  { "week", "week" },
  { "month", "month" },
  { "quarter", "quarter" },
  { "year", "year" },
  { "decade", "decade" },
  { "watt", "W" },
  { "kilowatt", "kW" },
  { "megawatt", "MW" },
  { "gigawatt", "GW" },
  { "terawatt", "TW" },
};

/* ISO 4217, the list of active codes (2024), without precious metals and test codes. */
static const char * const currencies[] = {
  "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN",
  "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF",
  "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP",
  "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD",
  "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY",
  "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD",
  "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK",
  "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK",
  "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG",
  "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS",
  "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES",
  "VND", "VUV", "WST", "XAF", "XCD", "XCG", "XDR", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG",
};

static const LodeUnit *
find_symbol (const char *symbol)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].symbol, symbol))
      return &units[i];

  return NULL;
}

static const LodeUnit *
find_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, name))
      return find_symbol (names[i].symbol);

  return NULL;
}

const LodeUnit *
lode_unit_find (const char *text)
{
  const LodeUnit *unit;
  g_autofree char *name = NULL;
  gsize length;

  if (text == NULL)
    return NULL;

  /* Symbols first and with their case: "Mt" is a million tonnes, "mt" a metric ton. */
  unit = find_symbol (text);
  if (unit != NULL)
    return unit;

  name = g_utf8_validate (text, -1, NULL) ? g_utf8_strdown (text, -1) : g_strdup (text);
  unit = find_name (name);
  length = strlen (name);
  if (unit == NULL && length > 3 && name[length - 1] == 's')
    {
      name[length - 1] = '\0';
      unit = find_name (name);
    }

  return unit;
}

gboolean
lode_quantity_convert (double      value,
                       const char *from_unit,
                       const char *to_unit,
                       double     *result)
{
  const LodeUnit *from = lode_unit_find (from_unit);
  const LodeUnit *to = lode_unit_find (to_unit);

  g_return_val_if_fail (result != NULL, FALSE);

  if (from == NULL || to == NULL || from->dimension != to->dimension)
    return FALSE;

  /* Multiply or divide by the ratio that is over one: between decimal units it is a whole number,
   * so the one rounding is that of the result (92.7 % is 0.927, not 0.9270000000000001). */
  if (from->factor >= to->factor)
    *result = value * (from->factor / to->factor);
  else
    *result = value / (to->factor / from->factor);

  return TRUE;
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, *(const char * const *) b);
}

gboolean
lode_currency_is_known (const char *code)
{
  if (code == NULL)
    return FALSE;

  return bsearch (code, currencies, G_N_ELEMENTS (currencies), sizeof currencies[0],
                  compare_codes) != NULL;
}
