/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/sensitivity/lode-sampler.h"

G_BEGIN_DECLS

/**
 * LodeMorrisEffect: what one input does to one output, in the output's unit for a move of the input
 * through all its range.
 * @mu: mean of the elementary effects, with their signs
 * @mu_star: mean of their sizes: how much the input matters (Campolongo et al. 2007)
 * @sigma: their standard deviation: how much that depends on where it and the others stand; NaN for
 *   a single trajectory
 */
typedef struct
{
  double mu;
  double mu_star;
  double sigma;
} LodeMorrisEffect;

#define LODE_MORRIS_TRAJECTORIES 20

/**
 * lode_morris_run:
 * @trajectories: r, at least 1
 * @effects: [n_inputs × n_outputs] input by input
 *
 * Screening by elementary effects (Morris 1991), in the radial form of Campolongo, Saltelli and
 * Cariboni (2011): from each of r base points, which are those of a Sobol' sequence, every input is
 * moved alone and back: r(k + 1) runs. The step is a third of the range, upwards from the lower
 * third, downwards from the upper one, either way with equal chance between. It is fixed because
 * effects of events, which happen or do not, explode when divided by a step that chance made small;
 * a third, unlike a half, is no period of the usual test functions.
 */
gboolean lode_morris_run (const LodeSampleModel    *model,
                          guint                     trajectories,
                          guint64                   seed,
                          const LodeSampleOptions  *options,
                          LodeMorrisEffect         *effects,
                          GError                  **error);

G_END_DECLS
