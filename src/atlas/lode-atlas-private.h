/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>

#include "atlas/lode-atlas.h"
#include "base/lode-json-reader.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeAtlasTable: how one kind of file becomes rows.
 * @format: the file says "lodestone-atlas-FORMAT"
 * @path: inside the atlas; a "%s" in it is a material's key
 * @listed_as: for files by key: what materials.json calls the table; a material that does not list
 *   it has no file, which is no error
 * @read: appends rows; the reader stands in the document
 * @free_row: frees a row
 * @key_of: (nullable): by what lode_atlas_find_row() finds a row
 */
typedef struct
{
  const char      *format;
  const char      *path;
  const char      *listed_as;
  void           (*read) (LodeJsonReader *reader,
                          GPtrArray      *rows);
  GDestroyNotify   free_row;
  const char    *(*key_of) (gconstpointer row);
} LodeAtlasTable;

extern const LodeAtlasTable lode_atlas_countries;
extern const LodeAtlasTable lode_atlas_economies;
extern const LodeAtlasTable lode_atlas_governance;
extern const LodeAtlasTable lode_atlas_materials;
extern const LodeAtlasTable lode_atlas_sources;
extern const LodeAtlasTable lode_atlas_shares;
extern const LodeAtlasTable lode_atlas_production;
extern const LodeAtlasTable lode_atlas_imports;
extern const LodeAtlasTable lode_atlas_reliance;
extern const LodeAtlasTable lode_atlas_prices;
extern const LodeAtlasTable lode_atlas_projects;
extern const LodeAtlasTable lode_atlas_events;
extern const LodeAtlasTable lode_atlas_targets;
extern const LodeAtlasTable lode_atlas_chain_list;
extern const LodeAtlasTable lode_atlas_chains;
extern const LodeAtlasTable lode_atlas_consumption;
extern const LodeAtlasTable lode_atlas_crosschecks;
extern const LodeAtlasTable lode_atlas_demand;
extern const LodeAtlasTable lode_atlas_exchange;
extern const LodeAtlasTable lode_atlas_projections;
extern const LodeAtlasTable lode_atlas_reserves;
extern const LodeAtlasTable lode_atlas_salient;
extern const LodeAtlasTable lode_atlas_tiles;
extern const LodeAtlasTable lode_atlas_unconfirmed;

/* (transfer none): the rows of a table, read on first use; empty when there are none. @key is for
 * tables with a file for each material, else %NULL. */
GPtrArray     *lode_atlas_get_rows (LodeAtlas            *self,
                                    const LodeAtlasTable *table,
                                    const char           *key);
/* (nullable): the row of a table without keys whose key_of() is @name. */
gconstpointer  lode_atlas_find_row (LodeAtlas            *self,
                                    const LodeAtlasTable *table,
                                    const char           *name);
/* (transfer container): the rows that @matches (%NULL: all), @data being what is asked for. @key
 * %NULL is every material. */
GPtrArray     *lode_atlas_select (LodeAtlas            *self,
                                  const LodeAtlasTable *table,
                                  const char           *key,
                                  gboolean            (*matches) (gconstpointer row,
                                                                  gconstpointer data),
                                  gconstpointer         data);
/* (transfer none): rows that @make computes from others, kept for as long as the atlas. The free
 * function of the array frees them. */
GPtrArray     *lode_atlas_get_derived (LodeAtlas   *self,
                                       const char  *name,
                                       GPtrArray *(*make) (LodeAtlas  *self,
                                                           const char *key),
                                       const char  *key);

/* Runs its body once for each object of the array in @member, inside that object. The body must not
 * break or return. */
#define LODE_ATLAS_FOR_EACH(reader, member)                                            \
  for (guint n_left_ = lode_atlas_begin (reader, member), index_ = 0;                  \
       lode_atlas_next (reader, index_, n_left_); index_++)

guint          lode_atlas_begin (LodeJsonReader *reader,
                                 const char     *member);
gboolean       lode_atlas_next (LodeJsonReader *reader,
                                guint           index,
                                guint           n_elements);

/* (transfer full): a text member, "" when absent. */
char          *lode_atlas_dup_string (LodeJsonReader *reader,
                                      const char     *member);
/* (transfer full): a figure of the object that the reader stands in: value in @member, "low" and
 * "high"; NaN when there is none. @source and @note may be %NULL. */
LodeFigure    *lode_atlas_read_figure (LodeJsonReader *reader,
                                       const char     *member,
                                       const char     *unit,
                                       int             year,
                                       LodeBasis       basis,
                                       const char     *source,
                                       const char     *note);
/* What the rows of one item or series have in common; borrowed from the document. */
typedef struct
{
  const char *unit;
  const char *source;
  const char *note;    /* (nullable) */
} LodeAtlasCommon;

LodeAtlasCommon lode_atlas_read_common (LodeJsonReader *reader);
/* (transfer full): a row of a series: its "value" with range, year, and its own note or the common
 * one. @tonnes becomes its weight in t, NaN where there is none. */
LodeFigure    *lode_atlas_read_amount (LodeJsonReader        *reader,
                                       const LodeAtlasCommon *common,
                                       double                *tonnes);
/* The lists "years" and "values" of the object that the reader stands in, which must be of one
 * length; returns that length. (out) (transfer full): both. */
guint          lode_atlas_read_curve (LodeJsonReader  *reader,
                                      int            **years,
                                      double         **values);
/* Whether @value is what was asked for; %NULL asks for nothing. */
gboolean       lode_atlas_is_wanted (const char *wanted,
                                     const char *value);

G_END_DECLS
