/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/**
 * equation_compute:
 * @equation: "HHI = Σc(share[c]^2)": what stands before the equals sign is not looked at
 * @symbols: (element-type utf8 double*): "share[CHN]" …
 *
 * Computes an equation as it is written, from nothing but the inputs that are shown: + − · / ^ ( ),
 * max, min, clamp, cbrt, and Σk(…) over the inputs whose symbols end in the same word in brackets.
 *
 * Returns: NaN for a symbol that is not there or text that is no equation; @fault then says why.
 */
double equation_compute (const char  *equation,
                         GHashTable  *symbols,
                         char       **fault);
