/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-chain.h"

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-private.h"
#include "atlas/lode-atlas-suggest.h"
#include "base/lode-error.h"

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

const LodeAtlasChainYear *
lode_atlas_chain_find_year (const LodeAtlasChain *self,
                            int                   year)
{
  for (guint i = 0; i < self->years->len; i++)
    {
      const LodeAtlasChainYear *row = g_ptr_array_index (self->years, i);

      if (row->year == year)
        return row;
    }

  return NULL;
}

/* The chains that @material is a part of; (transfer full), ended by %NULL. */
static GStrv
list_chains_with (LodeAtlas  *self,
                  const char *material)
{
  g_autoptr (GPtrArray) infos = lode_atlas_list_chain_infos (self);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < infos->len; i++)
    {
      const LodeAtlasChainInfo *info = g_ptr_array_index (infos, i);

      if (info->parts != NULL && g_strv_contains ((const char * const *) info->parts, material))
        g_strv_builder_add (keys, info->material);
    }

  return g_strv_builder_end (keys);
}

/* Those that have a chain of what @material may have meant. */
static GStrv
suggest_chains (LodeAtlas  *self,
                const char *material)
{
  g_auto (GStrv) near = lode_atlas_suggest_materials (self, material);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; near[i] != NULL; i++)
    if (lode_atlas_get_chain_info (self, near[i]) != NULL)
      g_strv_builder_add (keys, near[i]);

  return g_strv_builder_end (keys);
}

static void
set_no_chain (LodeAtlas   *self,
              const char  *material,
              GError     **error)
{
  g_auto (GStrv) wholes = list_chains_with (self, material);
  g_auto (GStrv) near = suggest_chains (self, material);
  g_autofree char *whole_words = g_strjoinv (", ", wholes);
  g_autofree char *near_words = g_strjoinv (", ", near);

  if (wholes[0] != NULL)
    g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                 "There is no supply chain for “%s” alone; it is part of %s.", material, whole_words);
  else if (near[0] != NULL)
    g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                 "There is no supply chain for “%s”; near it are %s.", material, near_words);
  else
    g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                 "There is no supply chain for “%s”; keys are such as cobalt and ndfeb_magnets.",
                 material);
}

static char *
years_in_words (const LodeAtlasChain *chain)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < chain->years->len; i++)
    g_string_append_printf (words, "%s%d", i == 0 ? "" : i + 1 < chain->years->len ? ", " : " and ",
                            ((const LodeAtlasChainYear *) g_ptr_array_index (chain->years, i))->year);

  return g_string_free (words, FALSE);
}

LodeChain *
lode_atlas_build_chain (LodeAtlas   *self,
                        const char  *material,
                        int          year,
                        GError     **error)
{
  const LodeAtlasChain *chain;
  const LodeAtlasChainYear *row;

  g_return_val_if_fail (self != NULL && material != NULL, NULL);

  chain = lode_atlas_get_chain (self, material);
  if (chain == NULL)
    {
      set_no_chain (self, material, error);
      return NULL;
    }
  row = lode_atlas_chain_find_year (chain, year != 0 ? year : chain->year);
  if (row == NULL)
    {
      g_autofree char *years = years_in_words (chain);

      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "The chain of %s has no figures for %d; it has them for %s.",
                   lode_atlas_get_material_name (self, material), year, years);
      return NULL;
    }

  return lode_chain_ref (row->chain);
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
  const LodeAtlasChainInfo *info;
  guint n_years = 0;
  int *years;

  g_return_val_if_fail (self != NULL && material != NULL, g_new0 (int, 1));

  info = lode_atlas_get_chain_info (self, material);
  while (info != NULL && info->years[n_years] != 0)
    n_years++;
  years = g_new0 (int, n_years + 1);
  for (guint i = 0; i < n_years; i++)
    years[i] = info->years[i];

  return years;
}

GStrv
lode_atlas_list_chain_notes (LodeAtlas  *self,
                             const char *material)
{
  return lode_atlas_list_chain_notes_of (self, material, 0);
}

GStrv
lode_atlas_list_chain_notes_of (LodeAtlas  *self,
                                const char *material,
                                int         year)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  const LodeAtlasChain *chain;
  const LodeAtlasChainYear *row;

  g_return_val_if_fail (self != NULL && material != NULL, NULL);

  chain = lode_atlas_get_chain (self, material);
  row = chain != NULL ? lode_atlas_chain_find_year (chain, year != 0 ? year : chain->year) : NULL;
  if (chain != NULL && chain->notes != NULL)
    g_strv_builder_addv (notes, (const char **) chain->notes);
  if (row != NULL && row->notes != NULL)
    g_strv_builder_addv (notes, (const char **) row->notes);

  return g_strv_builder_end (notes);
}
