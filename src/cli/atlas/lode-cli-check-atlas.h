/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reviews the bundled data and prints what was found: as "table" the whole report with coverage, as
 * "json" or "csv" the findings. Returns the exit status: 1 when there is a defect. */
int lode_cli_check_atlas (const char *format);

G_END_DECLS
