/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-private.h"

/* A stage while a file is read: what all years share. */
typedef struct
{
  LodeFigure *yield;      /* (nullable): where it is the same in every year */
  char       *companion;  /* (nullable) */
  LodeFigure *share;      /* of the companion */
} Common;

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
year_free (gpointer data)
{
  LodeAtlasChainYear *year = data;

  g_strfreev (year->notes);
  lode_chain_unref (year->chain);
  g_free (year);
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
  g_ptr_array_unref (self->years);
  g_free (self);
}

static void
common_clear (gpointer data)
{
  Common *common = data;

  g_clear_pointer (&common->yield, lode_figure_unref);
  g_free (common->companion);
  g_clear_pointer (&common->share, lode_figure_unref);
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

/* The material without which a part of the stage's output cannot be made. */
static void
read_companion (LodeJsonReader *reader,
                Common         *common)
{
  if (!lode_json_reader_enter (reader, "companion"))
    return;

  common->companion = g_strdup (lode_json_reader_require_string (reader, "material"));
  common->share = lode_figure_read_member (reader, "share", "t/t");
  if (common->share == NULL || !(lode_figure_get_value (common->share) >= 0) ||
      !(lode_figure_get_value (common->share) <= 1))
    lode_json_reader_fail (reader, "share", "a companion's share is a part of the output, 0 to 1");
  lode_json_reader_leave (reader);
}

/* Returns a Common for each stage. */
static GArray *
read_stages (LodeJsonReader *reader,
             LodeAtlasChain *self)
{
  GArray *commons = g_array_new (FALSE, TRUE, sizeof (Common));

  g_array_set_clear_func (commons, common_clear);
  LODE_ATLAS_FOR_EACH (reader, "stages")
    {
      LodeAtlasChainStage *stage = g_new0 (LodeAtlasChainStage, 1);
      Common common = { lode_figure_read_member (reader, "yield", "t/t"), NULL, NULL };

      stage->key = g_strdup (lode_json_reader_require_string (reader, "key"));
      stage->ranges = g_ptr_array_new_with_free_func (range_free);
      read_shares_key (reader, stage);
      read_ranges (reader, stage->ranges);
      read_companion (reader, &common);
      g_ptr_array_add (self->stages, stage);
      g_array_append_val (commons, common);
    }

  return commons;
}

/* The index of the stage in @member; −1 after a failure. */
static int
read_stage_index (LodeJsonReader       *reader,
                  const LodeAtlasChain *self)
{
  const char *key = lode_json_reader_require_string (reader, "stage");

  for (guint i = 0; key != NULL && i < self->stages->len; i++)
    if (g_strcmp0 (((LodeAtlasChainStage *) g_ptr_array_index (self->stages, i))->key, key) == 0)
      return (int) i;
  if (key != NULL)
    lode_json_reader_fail (reader, "stage", "“%s” is no stage of this chain", key);

  return -1;
}

/* The yields of one year, by stage; a stage without one takes what all years share. */
static void
read_yields (LodeJsonReader       *reader,
             const LodeAtlasChain *self,
             LodeFigure          **yields)
{
  LODE_ATLAS_FOR_EACH (reader, "yields")
    {
      int stage = read_stage_index (reader, self);
      LodeFigure *yield = lode_figure_read_member (reader, "yield", "t/t");

      if (stage >= 0 && yield != NULL)
        {
          g_clear_pointer (&yields[stage], lode_figure_unref);
          yields[stage] = g_steal_pointer (&yield);
        }
      g_clear_pointer (&yield, lode_figure_unref);
    }
}

static void
add_stages (LodeJsonReader       *reader,
            const LodeAtlasChain *self,
            const Common         *commons,
            LodeChain            *chain)
{
  g_autofree LodeFigure **yields = g_new0 (LodeFigure *, self->stages->len + 1);

  read_yields (reader, self, yields);
  for (guint i = 0; i < self->stages->len; i++)
    {
      const LodeAtlasChainStage *stage = g_ptr_array_index (self->stages, i);
      g_autoptr (LodeFigure) yield = g_steal_pointer (&yields[i]);

      if (yield == NULL && commons[i].yield != NULL)
        yield = lode_figure_ref (commons[i].yield);
      if (yield == NULL)
        lode_json_reader_fail (reader, "yields", "stage “%s” has no yield", stage->key);
      if (lode_json_reader_has_failed (reader))
        continue;
      lode_chain_add_stage (chain, stage->key, g_steal_pointer (&yield));
      if (commons[i].companion != NULL)
        lode_chain_add_companion (chain, i, commons[i].companion, lode_figure_ref (commons[i].share));
    }
}

static void
read_nodes (LodeJsonReader       *reader,
            const LodeAtlasChain *self,
            LodeChain            *chain)
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
        lode_chain_add_node (chain, (guint) stage, actor, g_steal_pointer (&amount),
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
check_ends (LodeJsonReader  *reader,
            const LodeChain *chain,
            guint            stage,
            const char      *from,
            const char      *to)
{
  if (lode_chain_find_node (chain, stage, from) == NULL)
    lode_json_reader_fail (reader, "from", "“%s” has no node in this stage", from);
  else if (lode_chain_find_node (chain, stage + 1, to) == NULL)
    lode_json_reader_fail (reader, "to", "“%s” has no node in the next stage", to);

  return !lode_json_reader_has_failed (reader);
}

static void
read_flows (LodeJsonReader       *reader,
            const LodeAtlasChain *self,
            LodeChain            *chain)
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
               check_ends (reader, chain, (guint) stage, from, to))
        lode_chain_add_flow (chain, (guint) stage, from, to, g_steal_pointer (&amount), rule, 0);
    }
}

static void
read_years (LodeJsonReader *reader,
            LodeAtlasChain *self,
            const Common   *commons)
{
  LODE_ATLAS_FOR_EACH (reader, "years")
    {
      LodeAtlasChainYear *year = g_new0 (LodeAtlasChainYear, 1);

      year->year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);
      year->notes = lode_json_reader_get_strings (reader, "notes");
      year->chain = lode_chain_new (self->material, year->year);
      g_ptr_array_add (self->years, year);
      add_stages (reader, self, commons, year->chain);
      read_nodes (reader, self, year->chain);
      read_flows (reader, self, year->chain);
    }
}

static void
read_chain (LodeJsonReader *reader,
            GPtrArray      *rows)
{
  LodeAtlasChain *self = g_new0 (LodeAtlasChain, 1);
  g_autoptr (GArray) commons = NULL;

  self->material = g_strdup (lode_json_reader_get_string (reader, "material", ""));
  self->year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);
  self->notes = lode_json_reader_get_strings (reader, "notes");
  self->imports = lode_json_reader_get_strings (reader, "imports");
  self->related = lode_json_reader_get_strings (reader, "related");
  self->price = lode_figure_read_member (reader, "price", "USD/kg");
  self->stages = g_ptr_array_new_with_free_func (stage_free);
  self->years = g_ptr_array_new_with_free_func (year_free);
  g_ptr_array_add (rows, self);

  commons = read_stages (reader, self);
  read_years (reader, self, (const Common *) (gpointer) commons->data);
  if (lode_atlas_chain_find_year (self, self->year) == NULL)
    lode_json_reader_fail (reader, "year", "the chain has no figures for its own year");
}

const LodeAtlasTable lode_atlas_chains = {
  .format = "chain",
  .path = "chains/%s.json",
  .listed_as = "chains",
  .read = read_chain,
  .free_row = chain_free,
};
