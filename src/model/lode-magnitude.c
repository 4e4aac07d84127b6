/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-magnitude.h"

static const char * const shape_names[LODE_N_SHAPES] = {
  "fixed", "uniform", "triangular", "pert", "normal", "lognormal", "bernoulli",
};

LodeMagnitude
lode_magnitude_fixed (double value)
{
  return (LodeMagnitude) { value, value, value, LODE_SHAPE_FIXED };
}

gboolean
lode_magnitude_equal (LodeMagnitude a,
                      LodeMagnitude b)
{
  return a.value == b.value && a.low == b.low && a.high == b.high && a.shape == b.shape;
}

const char *
lode_shape_to_string (LodeShape shape)
{
  g_return_val_if_fail ((guint) shape < LODE_N_SHAPES, NULL);

  return shape_names[shape];
}

gboolean
lode_shape_from_string (const char *text,
                        LodeShape  *shape)
{
  g_return_val_if_fail (text != NULL && shape != NULL, FALSE);

  for (guint i = 0; i < LODE_N_SHAPES; i++)
    if (g_str_equal (text, shape_names[i]))
      {
        *shape = (LodeShape) i;
        return TRUE;
      }

  return FALSE;
}
