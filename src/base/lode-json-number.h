/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): the shortest decimal text that parses to the same double ("0.1", "1e-10",
 * "17500"). @value must be finite. Minus zero and integers past 2^53 get a ".0", so that no reader
 * takes them for an integer. */
char *lode_json_number_to_string (double value);

G_END_DECLS
