/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"

G_BEGIN_DECLS

/**
 * LodeAtlasMaterial: an entry of the dictionary of material keys.
 * @name: "NdFeB magnets"
 * @symbol: "Nd"; "" where a material has none
 * @has_chain: lode_atlas_build_chain() knows it
 */
typedef struct
{
  char     *key;
  char     *name;
  char     *symbol;
  GStrv     tables;      /* the tables with rows of this key: "shares" "imports" … */
  gboolean  has_chain;
} LodeAtlasMaterial;

/* (nullable) */
const LodeAtlasMaterial *lode_atlas_get_material (LodeAtlas  *self,
                                                  const char *key);
/* @key itself when it is no key of ours. Never %NULL. */
const char              *lode_atlas_get_material_name (LodeAtlas  *self,
                                                       const char *key);
/* (transfer container) (element-type LodeAtlasMaterial): by key. */
GPtrArray               *lode_atlas_list_materials (LodeAtlas *self);

/* "Mining", "Separation", "Magnet", "Use" for a stage key; the key itself when unknown. */
const char              *lode_atlas_get_stage_name (const char *stage);
/* (transfer full): the keys of all stages, in the order of a chain, ended by %NULL. */
GStrv                    lode_atlas_list_stages (void);
/* Whether @stage is the key of a stage. */
gboolean                 lode_atlas_is_stage (const char *stage);

G_END_DECLS
