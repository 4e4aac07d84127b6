/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-base"

#include "config.h"

#include "lode-philox.h"

/* The constants of the paper, table 2 and section 4: two multipliers, and the golden ratio and
 * √3 − 1 as steps of the key. Ten rounds pass every statistical battery with a margin of three. */
#define PHILOX_ROUNDS 10
#define PHILOX_MULTIPLIER_0 G_GUINT64_CONSTANT (0xD2511F53)
#define PHILOX_MULTIPLIER_1 G_GUINT64_CONSTANT (0xCD9E8D57)
#define PHILOX_KEY_STEP_0 0x9E3779B9u
#define PHILOX_KEY_STEP_1 0xBB67AE85u

#define FNV_OFFSET_BASIS 2166136261u
#define FNV_PRIME 16777619u

void
lode_philox_4x32 (const guint32 counter[4],
                  const guint32 key[2],
                  guint32       result[4])
{
  guint32 x0 = counter[0];
  guint32 x1 = counter[1];
  guint32 x2 = counter[2];
  guint32 x3 = counter[3];
  guint32 key0 = key[0];
  guint32 key1 = key[1];

  for (guint i = 0; i < PHILOX_ROUNDS; i++)
    {
      guint64 product0 = PHILOX_MULTIPLIER_0 * x0;
      guint64 product1 = PHILOX_MULTIPLIER_1 * x2;

      x0 = (guint32) (product1 >> 32) ^ x1 ^ key0;
      x1 = (guint32) product1;
      x2 = (guint32) (product0 >> 32) ^ x3 ^ key1;
      x3 = (guint32) product0;
      key0 += PHILOX_KEY_STEP_0;
      key1 += PHILOX_KEY_STEP_1;
    }

  result[0] = x0;
  result[1] = x1;
  result[2] = x2;
  result[3] = x3;
}

guint32
lode_fnv1a_32 (const char *text)
{
  guint32 hash = FNV_OFFSET_BASIS;

  g_return_val_if_fail (text != NULL, 0);

  for (const guchar *byte = (const guchar *) text; *byte != '\0'; byte++)
    hash = (hash ^ *byte) * FNV_PRIME;

  return hash;
}

double
lode_philox_uniform (guint64 seed,
                     guint64 draw,
                     guint32 stream,
                     guint32 index)
{
  const guint32 key[2] = { (guint32) seed, (guint32) (seed >> 32) };
  const guint32 counter[4] = { (guint32) draw, (guint32) (draw >> 32), stream, index };
  guint32 block[4];

  lode_philox_4x32 (counter, key, block);

  /* Both operations are exact in a double: 33 bits, then a power of two. */
  return (block[0] + 0.5) / 4294967296.0;
}
