/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-chain.h"

G_BEGIN_DECLS

/* What sources beside the share's own say of one actor's share, in percent. */
typedef struct
{
  char   *actor;
  double  low;
  double  high;
  GStrv   sources;
  char   *note;
} LodeAtlasChainRange;

/* A stage, and the key under which its shares stand; @material is "" for final use. */
typedef struct
{
  char      *key;
  char      *material;
  char      *stage;
  GPtrArray *ranges;  /* (element-type LodeAtlasChainRange) */
} LodeAtlasChainStage;

/* What is known of one year. */
typedef struct
{
  int        year;
  GStrv      notes;  /* (nullable) */
  LodeChain *chain;
} LodeAtlasChainYear;

typedef struct
{
  char       *material;
  int         year;     /* that is meant when none is named */
  GStrv       notes;
  GStrv       imports;  /* keys of the last product in the import tables, narrowest first */
  GStrv       related;  /* keys of its raw materials, for prices and events */
  LodeFigure *price;    /* (nullable): USD/kg of the last product */
  GPtrArray  *stages;   /* (element-type LodeAtlasChainStage) */
  GPtrArray  *years;    /* (element-type LodeAtlasChainYear) */
} LodeAtlasChain;

/* (nullable) (transfer none): @material may be %NULL. */
const LodeAtlasChain      *lode_atlas_get_chain (LodeAtlas  *self,
                                                 const char *material);
/* Whether what is asked for as @material takes in rows of @key: itself, or one of its chain's
 * @keys; %NULL takes in everything. */
gboolean                   lode_atlas_chain_takes_in (const char         *material,
                                                      const char * const *keys,
                                                      const char         *key);
/* (nullable) */
const LodeAtlasChainYear  *lode_atlas_chain_find_year (const LodeAtlasChain *self,
                                                       int                   year);
/* (nullable) */
const LodeAtlasChainStage *lode_atlas_chain_find_stage (const LodeAtlasChain *self,
                                                        const char           *key);

G_END_DECLS
