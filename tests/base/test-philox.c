/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "base/lode-philox.h"

/* The vectors that the authors of the generator publish with it. */
static void
test_vectors (void)
{
  const struct
  {
    guint32 counter[4];
    guint32 key[2];
    guint32 result[4];
  } cases[] = {
    { { 0, 0, 0, 0 }, { 0, 0 }, { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
    { { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
      { 0xffffffff, 0xffffffff },
      { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
    { { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
      { 0xa4093822, 0x299f31d0 },
      { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 result[4];

      lode_philox_4x32 (cases[i].counter, cases[i].key, result);
      g_assert_cmpmem (result, sizeof result, cases[i].result, sizeof result);
    }
}

/* The result may be written over the counter. */
static void
test_in_place (void)
{
  guint32 block[4] = { 0, 0, 0, 0 };
  const guint32 key[2] = { 0, 0 };

  lode_philox_4x32 (block, key, block);
  g_assert_cmphex (block[0], ==, 0x6627e8d5);
  g_assert_cmphex (block[3], ==, 0x9b00dbd8);
}

static void
test_fnv (void)
{
  g_assert_cmphex (lode_fnv1a_32 (""), ==, 0x811c9dc5);
  g_assert_cmphex (lode_fnv1a_32 ("a"), ==, 0xe40c292c);
  g_assert_cmphex (lode_fnv1a_32 ("foobar"), ==, 0xbf9cf968);
  /* Bytes past ASCII count as unsigned. */
  g_assert_cmphex (lode_fnv1a_32 ("\xff"), ==, (0x811c9dc5u ^ 0xffu) * 16777619u);
}

static void
test_uniform (void)
{
  g_assert_cmpfloat (lode_philox_uniform (0, 0, 0, 0), ==, (0x6627e8d5 + 0.5) / 4294967296.0);

  /* Each part of the address moves the number, high words included. */
  g_assert_cmpfloat (lode_philox_uniform (1, 0, 0, 0), !=, lode_philox_uniform (0, 0, 0, 0));
  g_assert_cmpfloat (lode_philox_uniform (G_GUINT64_CONSTANT (1) << 32, 0, 0, 0), !=,
                     lode_philox_uniform (0, 0, 0, 0));
  g_assert_cmpfloat (lode_philox_uniform (0, 1, 0, 0), !=, lode_philox_uniform (0, 0, 0, 0));
  g_assert_cmpfloat (lode_philox_uniform (0, G_GUINT64_CONSTANT (1) << 32, 0, 0), !=,
                     lode_philox_uniform (0, 1, 0, 0));
  g_assert_cmpfloat (lode_philox_uniform (0, 0, 1, 0), !=, lode_philox_uniform (0, 0, 0, 1));
}

/* Mean, spread and a coarse histogram of a long run; bounds are five standard errors. */
static void
test_distribution (void)
{
  const guint n = 200000;
  guint bins[20] = { 0 };
  double sum = 0;
  double sum_squares = 0;

  for (guint i = 0; i < n; i++)
    {
      double u = lode_philox_uniform (42, i, lode_fnv1a_32 ("L1"), 0);

      g_assert_cmpfloat (u, >, 0);
      g_assert_cmpfloat (u, <, 1);
      sum += u;
      sum_squares += u * u;
      bins[(guint) (u * G_N_ELEMENTS (bins))]++;
    }

  g_assert_cmpfloat (fabs (sum / n - 0.5), <, 5 * sqrt (1.0 / 12 / n));
  g_assert_cmpfloat (fabs (sum_squares / n - 1.0 / 3), <, 5 * sqrt (4.0 / 45 / n));
  for (gsize i = 0; i < G_N_ELEMENTS (bins); i++)
    g_assert_cmpfloat (fabs (bins[i] - n / 20.0), <, 5 * sqrt (n / 20.0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/philox/vectors", test_vectors);
  g_test_add_func ("/base/philox/in-place", test_in_place);
  g_test_add_func ("/base/philox/fnv", test_fnv);
  g_test_add_func ("/base/philox/uniform", test_uniform);
  g_test_add_func ("/base/philox/distribution", test_distribution);

  return g_test_run ();
}
