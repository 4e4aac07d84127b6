/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which unit or currency a figure has. */

#include "config.h"

#include "claims-testing.h"

/* Physical units, durations, shares and multipliers. */
static const ClaimCase units[] = {
  { "The pit sent 4 tonnes.", "4 tonnes=4 t" },
  { "The pit sent 4 kt.", "4 kt=4 kt" },
  { "The pit sent 4Mt.", "4Mt=4 Mt" },
  { "The pit sent 4,000 MT.", "4,000 MT=4000 t" },
  { "The pit sent 4 kg.", "4 kg=4 kg" },
  { "The pit sent 4 g.", "4 g=4 g" },
  { "The pit sent 4 lb.", "4 lb=4 lb" },
  { "The pit sent 4 short tons.", "4 short tons=4 st" },
  { "The pit sent 4 troy ounces.", "4 troy ounces=4 oz" },
  { "The pit sent 4 koz.", "4 koz=4 koz" },
  { "The pit sent 4 Moz.", "4 Moz=4 Moz" },
  { "The pit sent 4 carats.", "4 carats=4 ct" },
  { "The pit sent 400 mtu.", "400 mtu=400 mtu" },
  { "The pit sent 4 million pounds of oxide.", "4 million pounds=4000000 lb" },
  { "The pit covers 4 hectares.", "4 hectares=4 ha" },
  { "The pit draws 4 MW.", "4 MW=4 MW" },
  { "The pit pumps 4 m3.", "4 m3=4 m3" },
  { "The pit pumps 4 Mm³.", "4 Mm³=4 Mm3" },
  { "The pit is 4 km long.", "4 km=4 km" },
  { "The pit is 4 feet deep.", "4 feet=4 ft" },
  { "The pit sent 4 (kg).", "4 (kg)=4 kg" },
  { "A 4-tonne truck left.", "4-tonne=4 t" },
  { "A 25-year lease began.", "25-year=25 year" },
  { "Six months' stock is left.", "Six months'=6 month" },
  { "It ran for 3 days and 2 hours.", "3 days=3 day | 2 hours=2 hour" },
  { "It ran for two decades.", "two decades=20 year" },
  { "It is 4 percentage points off.", "4 percentage points=4 pp" },
  { "It is 4 per cent off.", "4 per cent=4 %" },
  { "It is 4 pct off.", "4 pct=4 %" },
  { "It is 50 basis points off.", "50 basis points=50 bp" },
  { "It is 10x the size.", "10x=10 x" },
  { "It is three times the size.", "three times=3 x" },
};

static void
test_units (void)
{
  CHECK_CLAIMS (units, describe_figure);
}

/* Currencies in front of and behind the number. */
static const ClaimCase money[] = {
  { "It cost $5.", "$5=5 USD" },
  { "It cost US$5 million.", "US$5 million=5000000 USD" },
  { "It cost A$1.5bn.", "A$1.5bn=1500000000 AUD" },
  { "It cost C$5m.", "C$5m=5000000 CAD" },
  { "It cost NZ$5m.", "NZ$5m=5000000 NZD" },
  { "It cost HK$5m.", "HK$5m=5000000 HKD" },
  { "It cost R$ 5 million.", "R$ 5 million=5000000 BRL" },
  { "It cost €450m.", "€450m=450000000 EUR" },
  { "It cost £1.5 million.", "£1.5 million=1500000 GBP" },
  { "It cost ¥70bn.", "¥70bn=70000000000 JPY" },
  { "It cost ₹7,000 crore.", "₹7,000 crore=70000000000 INR" },
  { "It cost R4.2bn.", "R4.2bn=4200000000 ZAR" },
  { "It cost RMB 420,000.", "RMB 420,000=420000 CNY" },
  { "It cost CHF 2m.", "CHF 2m=2000000 CHF" },
  { "It cost NOK 800 million.", "NOK 800 million=800000000 NOK" },
  { "It cost KZT 12bn.", "KZT 12bn=12000000000 KZT" },
  { "It cost 5 dollars.", "5 dollars=5 USD" },
  { "It cost 5 million Australian dollars.", "5 million Australian dollars=5000000 AUD" },
  { "It cost 70,000 yuan.", "70,000 yuan=70000 CNY" },
  { "It cost 75 USD million.", "75 USD million=75000000 USD" },
  { "It cost 3 dollars 50 cents.", "3 dollars 50 cents=3.5 USD" },
  { "It cost 50 pence.", "50 pence=0.5 GBP" },
  { "It made a profit of 361 million pounds.", "361 million pounds=361000000 GBP" },
  { "A $4 billion market grew.", "$4 billion=4000000000 USD" },
  { "It cost a $4 fee.", "$4=4 USD" },
};

static void
test_money (void)
{
  CHECK_CLAIMS (money, describe_figure);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/claims-units/units", test_units);
  g_test_add_func ("/article/claims-units/money", test_money);

  return g_test_run ();
}
