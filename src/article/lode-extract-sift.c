/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include <string.h>

#include "lode-extract-line.h"

void
lode_extract_sift (GPtrArray  *lines,
                   const char *title,
                   const char *byline)
{
}
