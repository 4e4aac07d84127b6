/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What numbers are read as: the span of each figure and its value. */

#include "config.h"

#include "claims-testing.h"

/* How digits are grouped, and where their decimals begin. */
static const ClaimCase digits[] = {
  { "A pile of 12 t.", "12 t=12 t" },
  { "A pile of 1,250 t.", "1,250 t=1250 t" },
  { "A pile of 1,250,000 t.", "1,250,000 t=1250000 t" },
  { "A pile of 1'250 t.", "1'250 t=1250 t" },
  { "A pile of 1 250 t.", "1 250 t=1250 t" },
  { "A pile of 12,34,567 t.", "12,34,567 t=1234567 t" },
  { "A pile of 0.75 t.", "0.75 t=0.75 t" },
  { "A pile of .5 t.", ".5 t=0.5 t" },
  { "A pile of 1.3e6 t.", "1.3e6 t=1300000 t" },
  { "A pile of 1.3x10^6 t.", "1.3x10^6 t=1300000 t" },
  { "A pile of 2½ t.", "2½ t=2.5 t" },
  { "A pile of 2 1/4 t.", "2 1/4 t=2.25 t" },
  { "Cold fell to -5 degrees, or −5 in print.", "-5=-5 | −5=-5" },
};

static void
test_digits (void)
{
  CHECK_CLAIMS (digits, describe_figure);
}

/* Numbers in words, and words after digits. */
static const ClaimCase words[] = {
  { "They ordered seventeen trucks.", "seventeen=17" },
  { "They ordered twenty-one trucks.", "twenty-one=21" },
  { "They ordered three hundred and six trucks.", "three hundred and six=306" },
  { "They ordered two thousand five hundred trucks.", "two thousand five hundred=2500" },
  { "They ordered 3 hundred trucks.", "3 hundred=300" },
  { "They ordered half a million bolts.", "half a million=500000" },
  { "They ordered two and a half million bolts.", "two and a half million=2500000" },
  { "They ordered two dozen trucks.", "two dozen=24" },
  { "They ordered 2.5 lakh bolts and 4 crore nuts.", "2.5 lakh=250000 | 4 crore=40000000" },
  { "They ordered 5 million and 6 million bolts.", "5 million=5000000 | 6 million=6000000" },
  { "They counted minus five.", "minus five=-5" },
  { "They read two point five.", "two point five=2.5" },
};

static void
test_words (void)
{
  CHECK_CLAIMS (words, describe_figure);
}

/* Shares as fractions; ranks and halves of a year are none. */
static const ClaimCase fractions[] = {
  { "A fifth of the ore is lost.", "A fifth=20 %" },
  { "Two-thirds of the ore is lost.", "Two-thirds=66.6666666666667 %" },
  { "Three quarters of the ore is lost.", "Three quarters=75 %" },
  { "Nine-tenths of the ore is lost.", "Nine-tenths=90 %" },
  { "Half of the ore is lost.", "Half=50 %" },
  { "One in five tonnes is lost.", "One in five=20 %" },
  { "Losses make up 3/4 of the ore.", "3/4=75 %" },
  { "The first half was calm and the third quarter was not.", "" },
  { "A third country may join.", "" },
  { "Half-year results are due.", "" },
};

static void
test_fractions (void)
{
  CHECK_CLAIMS (fractions, describe_figure);
}

/* One figure for a range; two for a change from one level to another. */
static const ClaimCase ranges[] = {
  { "They hold 17,000–18,000 t.", "17,000–18,000 t=17000..18000 t" },
  { "They hold 17,000-18,000 t.", "17,000-18,000 t=17000..18000 t" },
  { "They hold 60 to 70%.", "60 to 70%=60..70 %" },
  { "They hold between 60 and 70%.", "60 and 70%=60..70 %" },
  { "They hold between 17,000 and 18,000 tonnes.", "17,000 and 18,000 tonnes=17000..18000 t" },
  { "They paid €1.2–1.5bn.", "€1.2–1.5bn=1200000000..1500000000 EUR" },
  { "They paid $26-27/kg.", "$26-27/kg=26..27 USD" },
  { "They paid US$1.2bn to US$1.5bn.", "US$1.2bn to US$1.5bn=1200000000..1500000000 USD" },
  { "They paid $20-30m.", "$20-30m=20000000..30000000 USD" },
  { "They hold 30–35 % of it.", "30–35 %=30..35 %" },
  { "They need 5-10 years.", "5-10 years=5..10 year" },
  { "Use ranges from 2 to 3 kg.", "2 to 3 kg=2..3 kg" },
  { "Output rose from 12,000 to 18,000 tonnes.", "12,000=12000 t | 18,000 tonnes=18000 t" },
  { "Cost crept from $640m to $915m.", "$640m=640000000 USD | $915m=915000000 USD" },
  { "It rose 15% to 30%.", "15%=15 % | 30%=30 %" },
  { "They hold 30 to 10 t.", "30=30 | 10 t=10 t" },
  { "They won 10, 40 and 25% of the votes.", "10=10 % | 40=40 % | 25%=25 %" },
  { "They sold 180 tonnes in Peru, in Chile 35.", "180 tonnes=180 t | 35=35 t" },
  { "They hold 3 Mt, down from 5.", "3 Mt=3 Mt | 5=5 Mt" },
};

static void
test_ranges (void)
{
  CHECK_CLAIMS (ranges, describe_figure);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/numbers/digits", test_digits);
  g_test_add_func ("/article/numbers/words", test_words);
  g_test_add_func ("/article/numbers/fractions", test_fractions);
  g_test_add_func ("/article/numbers/ranges", test_ranges);

  return g_test_run ();
}
