/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-sobol-sequence.h"

#include "base/lode-philox.h"

#define N_BITS 32
#define MAX_DEGREE 9
/* Streams of random numbers: one for the shifts, one for dimensions beyond the table. */
#define SHIFT_STREAM "lode-sobol"
#define REST_STREAM  "lode-sobol-rest"

struct _LodeSobolSequence
{
  guint    n_dimensions;
  guint64  seed;
  guint32  rest_stream;
  guint32 (*direction)[N_BITS];   /* of the dimensions that the table covers */
  guint32 *shift;
};

/* Dimensions 2 to 64 of the table "new-joe-kuo-6" (Joe and Kuo 2008): the degree of a primitive
 * polynomial, the bits of its inner coefficients, and the first direction numbers. */
static const struct
{
  guint   degree;
  guint   coefficients;
  guint32 first[MAX_DEGREE];
} table[LODE_SOBOL_MAX_DIMENSIONS - 1] = {
  { 1, 0, { 1 } },
  { 2, 1, { 1, 3 } },
  { 3, 1, { 1, 3, 1 } },
  { 3, 2, { 1, 1, 1 } },
  { 4, 1, { 1, 1, 3, 3 } },
  { 4, 4, { 1, 3, 5, 13 } },
  { 5, 2, { 1, 1, 5, 5, 17 } },
  { 5, 4, { 1, 1, 5, 5, 5 } },
  { 5, 7, { 1, 1, 7, 11, 19 } },
  { 5, 11, { 1, 1, 5, 1, 1 } },
  { 5, 13, { 1, 1, 1, 3, 11 } },
  { 5, 14, { 1, 3, 5, 5, 31 } },
  { 6, 1, { 1, 3, 3, 9, 7, 49 } },
  { 6, 13, { 1, 1, 1, 15, 21, 21 } },
  { 6, 16, { 1, 3, 1, 13, 27, 49 } },
  { 6, 19, { 1, 1, 1, 15, 7, 5 } },
  { 6, 22, { 1, 3, 1, 15, 13, 25 } },
  { 6, 25, { 1, 1, 5, 5, 19, 61 } },
  { 7, 1, { 1, 3, 7, 11, 23, 15, 103 } },
  { 7, 4, { 1, 3, 7, 13, 13, 15, 69 } },
  { 7, 7, { 1, 1, 3, 13, 7, 35, 63 } },
  { 7, 8, { 1, 3, 5, 9, 1, 25, 53 } },
  { 7, 14, { 1, 3, 1, 13, 9, 35, 107 } },
  { 7, 19, { 1, 3, 1, 5, 27, 61, 31 } },
  { 7, 21, { 1, 1, 5, 11, 19, 41, 61 } },
  { 7, 28, { 1, 3, 5, 3, 3, 13, 69 } },
  { 7, 31, { 1, 1, 7, 13, 1, 19, 1 } },
  { 7, 32, { 1, 3, 7, 5, 13, 19, 59 } },
  { 7, 37, { 1, 1, 3, 9, 25, 29, 41 } },
  { 7, 41, { 1, 3, 5, 13, 23, 1, 55 } },
  { 7, 42, { 1, 3, 7, 3, 13, 59, 17 } },
  { 7, 50, { 1, 3, 1, 3, 5, 53, 69 } },
  { 7, 55, { 1, 1, 5, 5, 23, 33, 13 } },
  { 7, 56, { 1, 1, 7, 7, 1, 61, 123 } },
  { 7, 59, { 1, 1, 7, 9, 13, 61, 49 } },
  { 7, 62, { 1, 3, 3, 5, 3, 55, 33 } },
  { 8, 14, { 1, 3, 1, 15, 31, 13, 49, 245 } },
  { 8, 21, { 1, 3, 5, 15, 31, 59, 63, 97 } },
  { 8, 22, { 1, 3, 1, 11, 11, 11, 77, 249 } },
  { 8, 38, { 1, 3, 1, 11, 27, 43, 71, 9 } },
  { 8, 47, { 1, 1, 7, 15, 21, 11, 81, 45 } },
  { 8, 49, { 1, 3, 7, 3, 25, 31, 65, 79 } },
  { 8, 50, { 1, 3, 1, 1, 19, 11, 3, 205 } },
  { 8, 52, { 1, 1, 5, 9, 19, 21, 29, 157 } },
  { 8, 56, { 1, 3, 7, 11, 1, 33, 89, 185 } },
  { 8, 67, { 1, 3, 3, 3, 15, 9, 79, 71 } },
  { 8, 70, { 1, 3, 7, 11, 15, 39, 119, 27 } },
  { 8, 84, { 1, 1, 3, 1, 11, 31, 97, 225 } },
  { 8, 97, { 1, 1, 1, 3, 23, 43, 57, 177 } },
  { 8, 103, { 1, 3, 7, 7, 17, 17, 37, 71 } },
  { 8, 115, { 1, 3, 1, 5, 27, 63, 123, 213 } },
  { 8, 122, { 1, 1, 3, 5, 11, 43, 53, 133 } },
  { 9, 8, { 1, 3, 5, 5, 29, 17, 47, 173, 479 } },
  { 9, 13, { 1, 3, 3, 11, 3, 1, 109, 9, 69 } },
  { 9, 16, { 1, 1, 1, 5, 17, 39, 23, 5, 343 } },
  { 9, 22, { 1, 3, 1, 5, 25, 15, 31, 103, 499 } },
  { 9, 25, { 1, 1, 1, 11, 11, 17, 63, 105, 183 } },
  { 9, 44, { 1, 1, 5, 11, 9, 29, 97, 231, 363 } },
  { 9, 47, { 1, 1, 5, 15, 19, 45, 41, 7, 383 } },
  { 9, 52, { 1, 3, 7, 7, 31, 19, 83, 137, 221 } },
  { 9, 55, { 1, 1, 1, 3, 23, 15, 111, 223, 83 } },
  { 9, 59, { 1, 1, 5, 13, 31, 15, 55, 25, 161 } },
  { 9, 62, { 1, 1, 3, 13, 25, 47, 39, 87, 257 } },
};

/* Bratley and Fox 1988: each direction number follows from those of the polynomial's degree before. */
static void
fill_directions (guint    dimension,
                 guint32 *direction)
{
  guint degree, coefficients;

  if (dimension == 0)
    {
      for (guint bit = 0; bit < N_BITS; bit++)
        direction[bit] = 1u << (N_BITS - 1 - bit);
      return;
    }

  degree = table[dimension - 1].degree;
  coefficients = table[dimension - 1].coefficients;
  for (guint bit = 0; bit < degree; bit++)
    direction[bit] = table[dimension - 1].first[bit] << (N_BITS - 1 - bit);
  for (guint bit = degree; bit < N_BITS; bit++)
    {
      direction[bit] = direction[bit - degree] ^ (direction[bit - degree] >> degree);
      for (guint k = 1; k < degree; k++)
        if ((coefficients >> (degree - 1 - k) & 1) != 0)
          direction[bit] ^= direction[bit - k];
    }
}

LodeSobolSequence *
lode_sobol_sequence_new (guint   n_dimensions,
                         guint64 seed)
{
  LodeSobolSequence *self = g_new0 (LodeSobolSequence, 1);
  guint n_covered = MIN (n_dimensions, LODE_SOBOL_MAX_DIMENSIONS);
  guint32 stream = lode_fnv1a_32 (SHIFT_STREAM);

  self->n_dimensions = n_dimensions;
  self->seed = seed;
  self->rest_stream = lode_fnv1a_32 (REST_STREAM);
  self->direction = g_malloc_n (n_covered + 1, sizeof *self->direction);
  self->shift = g_new (guint32, n_covered + 1);
  for (guint d = 0; d < n_covered; d++)
    {
      fill_directions (d, self->direction[d]);
      self->shift[d] = (guint32) (lode_philox_uniform (seed, 0, stream, d) * 4294967296.0);
    }

  return self;
}

void
lode_sobol_sequence_free (LodeSobolSequence *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->direction);
  g_free (self->shift);
  g_free (self);
}

void
lode_sobol_sequence_get (const LodeSobolSequence *self,
                         guint32                  index,
                         double                  *point)
{
  g_return_if_fail (self != NULL && point != NULL);

  for (guint d = 0; d < self->n_dimensions; d++)
    {
      guint32 bits;

      if (d >= LODE_SOBOL_MAX_DIMENSIONS)
        {
          point[d] = lode_philox_uniform (self->seed, index, self->rest_stream, d);
          continue;
        }
      bits = self->shift[d];
      for (guint bit = 0, rest = index; rest != 0; bit++, rest >>= 1)
        if ((rest & 1) != 0)
          bits ^= self->direction[d][bit];
      point[d] = (bits + 0.5) / 4294967296.0;
    }
}
