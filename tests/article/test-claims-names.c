/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates, names, ordinals and serial numbers are no figures. */

#include "config.h"

#include "claims-testing.h"

/* Nothing is found in any of these. */
static const ClaimCase names[] = {
  { "They met in 2030.", "" },
  { "They met in the 1950s.", "" },
  { "The year 2024-25 was fine.", "" },
  { "They met on 4 April 2025.", "" },
  { "They met on April 4, 2025.", "" },
  { "They met on Oct. 9.", "" },
  { "They met from 4–6 June.", "" },
  { "They met on 2026-02-01.", "" },
  { "They met on 5/17/2018.", "" },
  { "They met at 2:30 or at 6pm.", "" },
  { "They met in Q3 2026 and in 2H27.", "" },
  { "They cite Article 24.", "" },
  { "They cite Articles 2, 12 and 18.", "" },
  { "They cite HS 8505.11, not 8505.19.", "" },
  { "They cite Section 232.", "" },
  { "They cite Regulation 2024/1252.", "" },
  { "They cite No. 61 of 2025.", "" },
  { "They cite ISO 9001 and ISO 14001.", "" },
  { "They cite CAS 7440-00-8.", "" },
  { "They fly the F-35 and the Boeing 787.", "" },
  { "They spoke at COP29 of 5G.", "" },
  { "They finish Phase 2 on Line 3.", "" },
  { "They sell Nd2Fe14B, U3O8 and N52.", "" },
  { "Call +61 8 5550 0142 or 555-0134.", "" },
  { "The Group of Seven met.", "" },
  { "They came 1st and 22nd.", "" },
  { "See https://example.org/a?b=20 for more.", "" },
  { "The pH of 192.168.1.2 is no figure.", "" },
};

static void
test_names (void)
{
  CHECK_CLAIMS (names, describe_figure);
}

/* The same words beside true figures. */
static const ClaimCase mixed[] = {
  { "Line 2 adds 8,000 t from Q4 2026.", "8,000 t=8000 t" },
  { "On 9 June 2025, 40 t were sold.", "40 t=40 t" },
  { "HS 2805.30 covers 4,350 t in 2023.", "4,350 t=4350 t" },
  { "Section 232 duties of 25% apply from 1 June 2026.", "25%=25 %" },
  { "Some 2000 workers came in 2010.", "2000=2000" },
  { "The mine sold 2000 t in 2010.", "2000 t=2000 t" },
  { "In May 2024 it sold 5 t, in 2025 6 t.", "5 t=5 t | 6 t=6 t" },
};

static void
test_mixed (void)
{
  CHECK_CLAIMS (mixed, describe_figure);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/claims-names/names", test_names);
  g_test_add_func ("/article/claims-names/mixed", test_mixed);

  return g_test_run ();
}
