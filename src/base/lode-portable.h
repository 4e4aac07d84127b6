/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Functions of which a C library promises no bits, made of additions, multiplications, divisions
 * and square roots alone, of which IEEE 754 promises every one: the same result on every
 * machine. Errors are bounds over the ranges that are named, in units of the last place of the
 * result unless said otherwise; tests hold them against long doubles. */

/* Within 2 units; 0 below −745, infinite above 709.78. */
double lode_portable_exp (double x);
/* Of x > 0. Within 2 units, or 3·10⁻¹⁷ where the result is smaller than .1. */
double lode_portable_log (double x);
/* ln(1 + x) of x > −1. Within 4 units. */
double lode_portable_log1p (double x);
/* Of x > 0. Relative error at most 5·10⁻¹⁶·(1 + |y·ln x|). */
double lode_portable_pow (double x,
                          double y);
/* ln Γ(x) of 0 < x < 1000. Within 5·10⁻¹⁴. */
double lode_portable_log_gamma (double x);
/* Chance that a standard normal number is at most @z. Within 10⁻¹⁵ in |z| < 8. */
double lode_portable_normal_probability (double z);
/* The other way, by Wichura's AS 241 (1988). Relative error at most 10⁻¹⁵. @u: in (0, 1) */
double lode_portable_normal_quantile (double u);

G_END_DECLS
