/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/sensitivity/lode-sampler.h"

/* sin(x1) + 7·sin²(x2) + 0.1·x3⁴·sin(x1), x in (−π, π)³ (Ishigami and Homma 1990). */
extern const LodeSampleModel sampler_ishigami;
/* 3·x1 − 2·x2 + 0·x3 + 5, and 1 whatever the inputs. */
extern const LodeSampleModel sampler_linear;
/* Π (|4x − 2| + a)/(1 + a) with a = 0, 1, 4.5, 9, 99, 99 (Sobol' 1993). */
extern const LodeSampleModel sampler_g;

/* Partial variances of the g function: of input @i alone, and with all others. */
double sampler_g_first (guint input);
double sampler_g_total (guint input);
