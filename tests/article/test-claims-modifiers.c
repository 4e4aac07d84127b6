/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the words around a figure make of it. */

#include "config.h"

#include "claims-testing.h"

/* Words that make a figure rough, and words that do not. */
static const ClaimCase approx[] = {
  { "It holds about 5 t.", "5 t=5 t ~" },
  { "It holds around 5 t.", "5 t=5 t ~" },
  { "It holds roughly 5 t.", "5 t=5 t ~" },
  { "It holds nearly 5 t.", "5 t=5 t ~" },
  { "It holds almost 5 t.", "5 t=5 t ~" },
  { "It holds some 5 t.", "5 t=5 t ~" },
  { "It holds approximately 5 t.", "5 t=5 t ~" },
  { "It holds close to 5 t.", "5 t=5 t ~" },
  { "It holds near 5 t.", "5 t=5 t ~" },
  { "It holds ~5 t.", "5 t=5 t ~" },
  { "It holds c. 5 t.", "5 t=5 t ~" },
  { "It holds ca. 5 t.", "5 t=5 t ~" },
  { "It holds in the region of 5 t.", "5 t=5 t ~" },
  { "It holds 5 t or so.", "5 t=5 t ~" },
  { "It holds an estimated 5 t.", "5 t=5 t" },
  { "It holds about 60 to 70% of it.", "60 to 70%=60..70 % ~" },
  { "It holds at least 5 t.", "5 t=5.. t" },
};

static void
test_approx (void)
{
  CHECK_CLAIMS (approx, describe_modifiers);
}

/* A bound on one side leaves the other open. */
static const ClaimCase bounds[] = {
  { "It needs at least 5 t.", "5 t=5.. t" },
  { "It needs more than 5 t.", "5 t=5.. t" },
  { "It needs over 5 t.", "5 t=5.. t" },
  { "It needs above 5 t.", "5 t=5.. t" },
  { "It needs no less than 5 t.", "5 t=5.. t" },
  { "It needs in excess of 5 t.", "5 t=5.. t" },
  { "It needs upwards of 5 t.", "5 t=5.. t" },
  { "It needs a minimum of 5 t.", "5 t=5.. t" },
  { "It needs 5 t or more.", "5 t=5.. t" },
  { "It needs > 5 t.", "5 t=5.. t" },
  { "It needs up to 5 t.", "5 t=..5 t" },
  { "It needs less than 5 t.", "5 t=..5 t" },
  { "It needs fewer than 5 trucks.", "5=..5" },
  { "It needs under 5 t.", "5 t=..5 t" },
  { "It needs below 5 t.", "5 t=..5 t" },
  { "It needs at most 5 t.", "5 t=..5 t" },
  { "It needs no more than 5 t.", "5 t=..5 t" },
  { "It needs as much as 5 t.", "5 t=..5 t" },
  { "It needs 5 t or less.", "5 t=..5 t" },
  { "It comes within 12 months.", "12 months=..12 month" },
  { "It needs ≤ 5 t.", "5 t=..5 t" },
  { "No state may buy more than 65% of it.", "65%=..65 %" },
  { "It lasts over 3 years.", "3 years=3.. year" },
  { "It pays a floor of $110 and a cap of $150.", "$110=110 USD | $150=150 USD" },
  { "It holds more than 5 t and less than 9 t.", "5 t and less than 9 t=5..9 t" },
};

static void
test_bounds (void)
{
  CHECK_CLAIMS (bounds, describe_modifiers);
}

/* The figure measures the change, or the level reached. */
static const ClaimCase change[] = {
  { "Prices rose 15%.", "15%=15 % up" },
  { "Prices fell by 15%.", "15%=15 % down" },
  { "Prices are up 15%.", "15%=15 % up" },
  { "Prices are down 15%.", "15%=15 % down" },
  { "Prices slipped 1.5 pp to 92.5%.", "1.5 pp=1.5 pp down | 92.5%=92.5 %" },
  { "Prices are 11% lower than before.", "11%=11 % down" },
  { "Sales were 25% less than a year ago.", "25%=25 % down" },
  { "A drop of 7% followed.", "7%=7 % down" },
  { "A 7% drop followed.", "7%=7 % down" },
  { "They cut the quota for ore by 18,000 t.", "18,000 t=18000 t down" },
  { "Output grew to 5,800 t.", "5,800 t=5800 t" },
  { "Output fell below 100 kg.", "100 kg=..100 kg" },
  { "Output fell by more than 10%.", "10%=10.. % down" },
  { "It raised $50 million.", "$50 million=50000000 USD" },
  { "It raised prices by 5%.", "5%=5 % up" },
  { "They want to raise the 2% duty.", "2%=2 %" },
  { "Ores made up 19,000 t.", "19,000 t=19000 t" },
  { "Share fell from 90% to 60%.", "90%=90 % | 60%=60 %" },
  { "A 15% stake was sold.", "15%=15 %" },
  { "They fell a further 10%.", "10%=10 % down" },
};

static void
test_change (void)
{
  CHECK_CLAIMS (change, describe_modifiers);
}

/* Rates in the unit, and in words of the same phrase. */
static const ClaimCase per[] = {
  { "It makes 40,000 tpa.", "40,000 tpa=40000 t /year" },
  { "It makes 25 ktpa.", "25 ktpa=25 kt /year" },
  { "It makes 15 t/yr.", "15 t/yr=15 t /year" },
  { "It makes 1.5 Mtpa.", "1.5 Mtpa=1.5 Mt /year" },
  { "It makes 2,000 tonnes of magnets a year.", "2,000 tonnes=2000 t /year" },
  { "It makes 2,000 tonnes annually.", "2,000 tonnes=2000 t /year" },
  { "It makes 2,000 t p.a. for buyers abroad.", "2,000 t=2000 t /year" },
  { "It makes 2,000 t per annum.", "2,000 t=2000 t /year" },
  { "It makes 2,000 t each year.", "2,000 t=2000 t /year" },
  { "It makes 620 t a month.", "620 t=620 t /month" },
  { "It makes 620 t per day.", "620 t=620 t /day" },
  { "It has 261,000 tonnes of annual capacity.", "261,000 tonnes=261000 t /year" },
  { "Its annual output of 5,000 t is sold.", "5,000 t=5000 t /year" },
  { "It makes 5 t and 6 t per year.", "5 t=5 t /year | 6 t=6 t /year" },
  { "It costs $110/kg.", "$110/kg=110 USD /kg" },
  { "It costs $110 per kilogram.", "$110=110 USD /kg" },
  { "It costs 70,000 yuan a tonne.", "70,000 yuan=70000 CNY /t" },
  { "It costs $24.50/lb or $340–355/mtu.",
    "$24.50/lb=24.5 USD /lb | $340–355/mtu=340..355 USD /mtu" },
  { "It grades 2.1 g/t.", "2.1 g/t=2.1 g /t" },
  { "It made 5 t; a year earlier it made 4 t.", "5 t=5 t | 4 t=4 t" },
  { "It made 5 t in 2024.", "5 t=5 t" },
  { "A tenth of annual use is saved.", "A tenth=10 %" },
};

static void
test_per (void)
{
  CHECK_CLAIMS (per, describe_modifiers);
}

/* The clause denies its figure. */
static const ClaimCase negation[] = {
  { "It does not exceed 5%.", "5%=..5 % not" },
  { "It cannot supply 20% of demand.", "20%=20 % not" },
  { "It has never made 300 t.", "300 t=300 t not" },
  { "It failed to reach 80% of its goal.", "80%=80 % not" },
  { "It isn't 5 t.", "5 t=5 t not" },
  { "It no longer makes 5 t.", "5 t=5 t not" },
  { "It not only made 5 t but sold them.", "5 t=5 t" },
  { "It does not help, but 5 t were made.", "5 t=5 t" },
  { "Without 5 t it will close.", "5 t=5 t" },
};

static void
test_negation (void)
{
  CHECK_CLAIMS (negation, describe_modifiers);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/claims-modifiers/approx", test_approx);
  g_test_add_func ("/article/claims-modifiers/bounds", test_bounds);
  g_test_add_func ("/article/claims-modifiers/change", test_change);
  g_test_add_func ("/article/claims-modifiers/per", test_per);
  g_test_add_func ("/article/claims-modifiers/negation", test_negation);

  return g_test_run ();
}
