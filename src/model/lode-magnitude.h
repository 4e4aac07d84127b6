/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LODE_SHAPE_FIXED,
  LODE_SHAPE_UNIFORM,
  LODE_SHAPE_TRIANGULAR,
  LODE_SHAPE_PERT,
  LODE_SHAPE_NORMAL,
  LODE_SHAPE_LOGNORMAL,
  LODE_SHAPE_BERNOULLI,
} LodeShape;
#define LODE_N_SHAPES 7

/**
 * LodeMagnitude: a number with its range and distribution (MODEL §3). For %LODE_SHAPE_FIXED low and
 * high only bound the slider. JSON: {"value": 0.2, "low": 0.0, "high": 0.5, "shape": "pert"} or a
 * bare number. %LODE_SHAPE_BERNOULLI is either low or high, with the value as mean: from 0 to 1 the
 * value is the chance of 1. Without "low" and "high" the range is the value; without "shape" it is fixed: no
 * distribution is made up.
 */
typedef struct
{
  double    value;
  double    low;
  double    high;
  LodeShape shape;
} LodeMagnitude;

/* A fixed magnitude whose range is the value itself. */
LodeMagnitude lode_magnitude_fixed (double value);
gboolean      lode_magnitude_equal (LodeMagnitude a,
                                    LodeMagnitude b);
/* "fixed" … */
const char   *lode_shape_to_string (LodeShape shape);
gboolean      lode_shape_from_string (const char *text,
                                      LodeShape  *shape);

G_END_DECLS
