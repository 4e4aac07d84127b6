/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeAtlasSalient: what one country (today the United States alone) makes, trades, uses and holds
 * of a material in a year.
 * @flow: "production", "import", "export", "consumption", "stock"
 * @detail: what exactly; forms differ, so never add across details
 * @figure: in the source's own unit; without a value where it is withheld, which is not zero
 * @tonnes: NaN where the unit is no weight or there is no value
 * @status: "reported", "estimated", "withheld", "zero" …
 */
typedef struct
{
  char       *consumer;
  char       *material;
  char       *flow;
  char       *detail;
  LodeFigure *figure;
  double      tonnes;
  char       *status;
} LodeAtlasSalient;

/* (transfer container) (element-type LodeAtlasSalient) */
GPtrArray *lode_atlas_list_salient (LodeAtlas  *self,
                                    const char *consumer,
                                    const char *material,
                                    const char *flow,
                                    int         year);

G_END_DECLS
