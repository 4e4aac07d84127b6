/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-chain.h"

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-private.h"
#include "base/lode-error.h"

static void
range_free (gpointer data)
{
  LodeAtlasChainRange *range = data;

  g_free (range->actor);
  g_strfreev (range->sources);
  g_free (range->note);
  g_free (range);
}

static void
stage_free (gpointer data)
{
  LodeAtlasChainStage *stage = data;

  g_free (stage->key);
  g_free (stage->material);
  g_free (stage->stage);
  g_ptr_array_unref (stage->ranges);
  g_free (stage);
}

static void
chain_free (gpointer data)
{
  LodeAtlasChain *self = data;

  g_free (self->material);
  g_strfreev (self->notes);
  g_strfreev (self->imports);
  g_strfreev (self->related);
  g_clear_pointer (&self->price, lode_figure_unref);
  g_ptr_array_unref (self->stages);
  lode_chain_unref (self->chain);
  g_free (self);
}

static void
read_ranges (LodeJsonReader *reader,
             GPtrArray      *ranges)
{
  LODE_ATLAS_FOR_EACH (reader, "ranges")
    {
      LodeAtlasChainRange *range = g_new0 (LodeAtlasChainRange, 1);

      range->actor = g_strdup (lode_json_reader_require_string (reader, "actor"));
      range->low = lode_json_reader_require_number (reader, "low");
      range->high = lode_json_reader_require_number (reader, "high");
      range->sources = lode_json_reader_get_strings (reader, "sources");
      range->note = lode_atlas_dup_string (reader, "note");
      if (range->low > range->high)
        lode_json_reader_fail (reader, "low", "low must not be above high");
      g_ptr_array_add (ranges, range);
    }
}

static void
read_shares_key (LodeJsonReader      *reader,
                 LodeAtlasChainStage *stage)
{
  if (!lode_json_reader_enter (reader, "shares"))
    {
      stage->material = g_strdup ("");
      stage->stage = g_strdup (stage->key);
      return;
    }

  stage->material = g_strdup (lode_json_reader_require_string (reader, "material"));
  stage->stage = g_strdup (lode_json_reader_require_string (reader, "stage"));
  lode_json_reader_leave (reader);
}

/* The material without which a part of the stage's output cannot be made, of the stage last read. */
static void
read_companion (LodeJsonReader *reader,
                LodeAtlasChain *self)
{
  const char *material;
  g_autoptr (LodeFigure) share = NULL;

  if (!lode_json_reader_enter (reader, "companion"))
    return;

  material = lode_json_reader_require_string (reader, "material");
  share = lode_figure_read_member (reader, "share", "t/t");
  if (share == NULL || !(lode_figure_get_value (share) >= 0 && lode_figure_get_value (share) <= 1))
    lode_json_reader_fail (reader, "share", "a companion's share is a part of the output, 0 to 1");
  else if (material != NULL)
    lode_chain_add_companion (self->chain, lode_chain_get_n_stages (self->chain) - 1, material,
                              g_steal_pointer (&share));
  lode_json_reader_leave (reader);
}

static void
read_stages (LodeJsonReader *reader,
             LodeAtlasChain *self)
{
  LODE_ATLAS_FOR_EACH (reader, "stages")
    {
      LodeAtlasChainStage *stage = g_new0 (LodeAtlasChainStage, 1);
      LodeFigure *yield = lode_figure_read_member (reader, "yield", "t/t");

      stage->key = g_strdup (lode_json_reader_require_string (reader, "key"));
      stage->ranges = g_ptr_array_new_with_free_func (range_free);
      read_shares_key (reader, stage);
      read_ranges (reader, stage->ranges);
      g_ptr_array_add (self->stages, stage);

      if (yield != NULL && stage->key != NULL)
        lode_chain_add_stage (self->chain, stage->key, yield);
      else
        lode_json_reader_fail (reader, "yield", "every stage needs a key and a yield");
      if (!lode_json_reader_has_failed (reader))
        read_companion (reader, self);
    }
}

/* The index of the stage in @member; −1 after a failure. */
static int
read_stage_index (LodeJsonReader       *reader,
                  const LodeAtlasChain *self)
{
  const char *key = lode_json_reader_require_string (reader, "stage");
  int index = key != NULL ? lode_chain_find_stage (self->chain, key) : -1;

  if (key != NULL && index < 0)
    lode_json_reader_fail (reader, "stage", "“%s” is no stage of this chain", key);

  return index;
}

static void
read_nodes (LodeJsonReader *reader,
            LodeAtlasChain *self)
{
  LODE_ATLAS_FOR_EACH (reader, "nodes")
    {
      int stage = read_stage_index (reader, self);
      const char *actor = lode_json_reader_require_string (reader, "actor");
      g_autoptr (LodeFigure) amount = lode_figure_read_member (reader, "amount", "t");
      g_autoptr (LodeFigure) capacity = lode_figure_read_member (reader, "capacity", "t");

      if (amount == NULL)
        lode_json_reader_fail (reader, "amount", "a node needs an amount");
      else if (stage >= 0 && actor != NULL && !lode_json_reader_has_failed (reader))
        lode_chain_add_node (self->chain, (guint) stage, actor, g_steal_pointer (&amount),
                             g_steal_pointer (&capacity));
    }
}

static LodeFlowRule
read_rule (LodeJsonReader *reader)
{
  const char *rule = lode_json_reader_require_string (reader, "rule");

  if (g_strcmp0 (rule, "known") == 0)
    return LODE_FLOW_KNOWN;
  if (rule != NULL && !g_str_equal (rule, "prior"))
    lode_json_reader_fail (reader, "rule", "“%s” is neither known nor prior", rule);

  return LODE_FLOW_PRIOR;
}

/* A flow must lead from a node of its stage to one of the next. */
static gboolean
check_ends (LodeJsonReader       *reader,
            const LodeAtlasChain *self,
            guint                 stage,
            const char           *from,
            const char           *to)
{
  if (lode_chain_find_node (self->chain, stage, from) == NULL)
    lode_json_reader_fail (reader, "from", "“%s” has no node in this stage", from);
  else if (lode_chain_find_node (self->chain, stage + 1, to) == NULL)
    lode_json_reader_fail (reader, "to", "“%s” has no node in the next stage", to);

  return !lode_json_reader_has_failed (reader);
}

static void
read_flows (LodeJsonReader *reader,
            LodeAtlasChain *self)
{
  LODE_ATLAS_FOR_EACH (reader, "flows")
    {
      int stage = read_stage_index (reader, self);
      const char *from = lode_json_reader_require_string (reader, "from");
      const char *to = lode_json_reader_require_string (reader, "to");
      LodeFlowRule rule = read_rule (reader);
      g_autoptr (LodeFigure) amount = lode_figure_read_member (reader, "amount", "t");

      if (amount == NULL)
        lode_json_reader_fail (reader, "amount", "a flow needs an amount");
      else if (stage >= 0 && from != NULL && to != NULL &&
               check_ends (reader, self, (guint) stage, from, to))
        lode_chain_add_flow (self->chain, (guint) stage, from, to, g_steal_pointer (&amount), rule,
                             0);
    }
}

static void
read_chain (LodeJsonReader *reader,
            GPtrArray      *rows)
{
  LodeAtlasChain *self = g_new0 (LodeAtlasChain, 1);

  self->material = g_strdup (lode_json_reader_get_string (reader, "material", ""));
  self->year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);
  self->notes = lode_json_reader_get_strings (reader, "notes");
  self->imports = lode_json_reader_get_strings (reader, "imports");
  self->related = lode_json_reader_get_strings (reader, "related");
  self->price = lode_figure_read_member (reader, "price", "USD/kg");
  self->stages = g_ptr_array_new_with_free_func (stage_free);
  self->chain = lode_chain_new (self->material, self->year);
  g_ptr_array_add (rows, self);

  read_stages (reader, self);
  read_nodes (reader, self);
  read_flows (reader, self);
}

const LodeAtlasTable lode_atlas_chains = {
  .format = "chain",
  .path = "chains/%s.json",
  .listed_as = "chains",
  .read = read_chain,
  .free_row = chain_free,
};

const LodeAtlasChain *
lode_atlas_get_chain (LodeAtlas  *self,
                      const char *material)
{
  GPtrArray *rows;

  if (material == NULL)
    return NULL;

  rows = lode_atlas_get_rows (self, &lode_atlas_chains, material);

  return rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
}

gboolean
lode_atlas_chain_takes_in (const char         *material,
                           const char * const *keys,
                           const char         *key)
{
  return material == NULL || g_str_equal (material, key) ||
         (keys != NULL && g_strv_contains (keys, key));
}

const LodeAtlasChainStage *
lode_atlas_chain_find_stage (const LodeAtlasChain *self,
                             const char           *key)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      const LodeAtlasChainStage *stage = g_ptr_array_index (self->stages, i);

      if (g_str_equal (stage->key, key))
        return stage;
    }

  return NULL;
}

LodeChain *
lode_atlas_build_chain (LodeAtlas   *self,
                        const char  *material,
                        int          year,
                        GError     **error)
{
  const LodeAtlasChain *chain;

  g_return_val_if_fail (self != NULL && material != NULL, NULL);

  chain = lode_atlas_get_chain (self, material);
  if (chain == NULL)
    {
      g_auto (GStrv) known = lode_atlas_list_chains (self);
      g_autofree char *names = g_strjoinv (", ", known);

      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "There is no supply chain for “%s”; there is one for %s.", material, names);
      return NULL;
    }
  if (year != 0 && year != chain->year)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "The chain of %s has no figures for %d; it has them for %d.",
                   lode_atlas_get_material_name (self, material), year, chain->year);
      return NULL;
    }

  return lode_chain_ref (chain->chain);
}

GStrv
lode_atlas_list_chains (LodeAtlas *self)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_autoptr (GPtrArray) materials = lode_atlas_list_materials (self);

  for (guint i = 0; i < materials->len; i++)
    {
      const LodeAtlasMaterial *material = g_ptr_array_index (materials, i);

      if (material->has_chain)
        g_strv_builder_add (keys, material->key);
    }

  return g_strv_builder_end (keys);
}

int *
lode_atlas_list_chain_years (LodeAtlas  *self,
                             const char *material)
{
  const LodeAtlasChain *chain;
  int *years = g_new0 (int, 2);

  g_return_val_if_fail (self != NULL && material != NULL, years);

  chain = lode_atlas_get_chain (self, material);
  if (chain != NULL)
    years[0] = chain->year;

  return years;
}

GStrv
lode_atlas_list_chain_notes (LodeAtlas  *self,
                             const char *material)
{
  const LodeAtlasChain *chain;

  g_return_val_if_fail (self != NULL && material != NULL, NULL);

  chain = lode_atlas_get_chain (self, material);

  return chain != NULL && chain->notes != NULL ? g_strdupv (chain->notes) : g_new0 (char *, 1);
}
