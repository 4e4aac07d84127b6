/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"

G_BEGIN_DECLS

/**
 * LodeAtlasSource: where figures come from.
 * @short_title: for chart footers: "IEA Critical Minerals Dataset 2025"
 * @obtained: how the figures reached us, with what was not read itself
 */
typedef struct
{
  char *id;
  char *title;
  char *short_title;
  char *publisher;
  int   year;
  char *url;         /* "" when unknown */
  char *licence;
  char *obtained;
} LodeAtlasSource;

/* (nullable) */
const LodeAtlasSource *lode_atlas_get_source (LodeAtlas  *self,
                                              const char *id);
/* The short title; @id itself when it is no source of ours. Never %NULL. */
const char            *lode_atlas_get_source_citation (LodeAtlas  *self,
                                                       const char *id);
/* (transfer full): the citations of @ids, each once, in order: "IEA …; USGS …". */
char                  *lode_atlas_cite (LodeAtlas          *self,
                                        const char * const *ids);
/* (transfer container) (element-type LodeAtlasSource) */
GPtrArray             *lode_atlas_list_sources (LodeAtlas *self);

G_END_DECLS
