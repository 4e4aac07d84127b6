/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-chain.h"

#include <string.h>

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-private.h"
#include "base/lode-error.h"

/* Keys that a message offers for one that there is not. */
#define N_OFFERS 3

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

/* How many letters have to change to make one key of the other. */
static guint
distance (const char *a,
          const char *b)
{
  gsize n = strlen (b);
  g_autofree guint *row = g_new (guint, n + 1);

  for (gsize j = 0; j <= n; j++)
    row[j] = (guint) j;
  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint corner = row[0];

      row[0] = (guint) i + 1;
      for (gsize j = 0; j < n; j++)
        {
          guint changed = corner + (a[i] != b[j] ? 1 : 0);

          corner = row[j + 1];
          row[j + 1] = MIN (changed, MIN (row[j], row[j + 1]) + 1);
        }
    }

  return row[n];
}

typedef struct
{
  const char *key;
  guint       distance;
} Offer;

static int
compare_offers (gconstpointer a,
                gconstpointer b)
{
  const Offer *left = a, *right = b;

  if (left->distance != right->distance)
    return left->distance < right->distance ? -1 : 1;

  return strcmp (left->key, right->key);
}

/* The keys nearest to @material, as words; a key that holds it, or that it holds, is nearer. */
static char *
offer_keys (LodeAtlas  *self,
            const char *material)
{
  g_auto (GStrv) keys = lode_atlas_list_chains (self);
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (Offer));
  GString *words = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      gboolean holds = *material != '\0' &&
                       (strstr (keys[i], material) != NULL || strstr (material, keys[i]) != NULL);
      Offer offer = { keys[i], distance (material, keys[i]) };

      offer.distance = holds ? offer.distance / 4 : offer.distance;
      g_array_append_val (offers, offer);
    }
  g_array_sort (offers, compare_offers);
  for (guint i = 0; i < offers->len && i < N_OFFERS; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", g_array_index (offers, Offer, i).key);

  return g_string_free (words, FALSE);
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
      g_autofree char *offers = offer_keys (self, material);

      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "There is no supply chain for “%s”; the nearest keys are %s.", material, offers);
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
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  const LodeAtlasChain *chain;

  g_return_val_if_fail (self != NULL && material != NULL, NULL);

  chain = lode_atlas_get_chain (self, material);
  if (chain != NULL && chain->notes != NULL)
    g_strv_builder_addv (notes, (const char **) chain->notes);
  if (chain != NULL)
    {
      const LodeAtlasChainYear *year = lode_atlas_chain_find_year (chain, chain->year);

      if (year != NULL && year->notes != NULL)
        g_strv_builder_addv (notes, (const char **) year->notes);
    }

  return g_strv_builder_end (notes);
}
