/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-result.h"
#include "model/lode-magnitude.h"

G_BEGIN_DECLS

/**
 * lode_draws_quantile:
 * @u: in (0, 1)
 *
 * The value below which a magnitude lies with chance @u (MODEL §3): uniform, triangular and PERT
 * (λ = 4) between low and high, with the value as mode; normal, truncated at 0, and lognormal with
 * low and high as 5th and 95th percentile; Bernoulli is either low or high, with the value as mean;
 * the value itself when fixed.
 */
double lode_draws_quantile (const LodeMagnitude *magnitude,
                            double               u);

/* Quantiles of @values, which are sorted in place, by linear interpolation between order statistics,
 * and their mean, added up in the order of draws. */
void   lode_draws_summarise (float    *values,
                             guint     n,
                             LodeBand *band);

G_END_DECLS
