/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lode-extraction.h"

G_BEGIN_DECLS

#define LODE_EXTRACTION_N_META 9

struct _LodeExtraction
{
  gatomicrefcount  refs;
  char            *meta[LODE_EXTRACTION_N_META];
  GPtrArray       *blocks;
  char            *text;          /* made when first asked for */
  gboolean         is_truncated;
};

LodeExtraction *lode_extraction_new (void);
void            lode_extraction_set_meta (LodeExtraction *self,
                                          const char     *name,
                                          const char     *value);

G_END_DECLS
