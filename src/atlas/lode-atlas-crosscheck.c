/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-crosscheck.h"

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-private.h"

static void
crosscheck_free (gpointer data)
{
  LodeAtlasCrosscheck *check = data;

  g_free (check->topic);
  g_free (check->material);
  g_free (check->stage);
  g_free (check->item);
  g_free (check->source_a);
  g_free (check->text_a);
  g_free (check->source_b);
  g_free (check->text_b);
  g_free (check->unit);
  g_free (check->outcome);
  g_free (check);
}

static void
read_crosschecks (LodeJsonReader *reader,
                  GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasCrosscheck *check = g_new0 (LodeAtlasCrosscheck, 1);

      check->topic = g_strdup (lode_json_reader_require_string (reader, "topic"));
      check->material = lode_atlas_dup_string (reader, "material");
      check->stage = lode_atlas_dup_string (reader, "stage");
      check->item = lode_atlas_dup_string (reader, "item");
      check->source_a = lode_atlas_dup_string (reader, "source_a");
      check->value_a = lode_json_reader_get_number (reader, "value_a", NAN);
      check->text_a = lode_atlas_dup_string (reader, "value_a_text");
      check->source_b = lode_atlas_dup_string (reader, "source_b");
      check->value_b = lode_json_reader_get_number (reader, "value_b", NAN);
      check->text_b = lode_atlas_dup_string (reader, "value_b_text");
      check->unit = lode_atlas_dup_string (reader, "unit");
      check->difference_pct = lode_json_reader_get_number (reader, "diff_pct", NAN);
      check->outcome = lode_atlas_dup_string (reader, "outcome");
      g_ptr_array_add (rows, check);
    }
}

const LodeAtlasTable lode_atlas_crosschecks = {
  .format = "crosschecks",
  .path = "crosschecks.json",
  .read = read_crosschecks,
  .free_row = crosscheck_free,
};

typedef struct
{
  const char         *material;
  const char * const *related;
  const char         *stage;
} CrosscheckQuery;

static gboolean
matches_crosscheck (gconstpointer row,
                    gconstpointer data)
{
  const LodeAtlasCrosscheck *check = row;
  const CrosscheckQuery *query = data;

  return lode_atlas_chain_takes_in (query->material, query->related, check->material) &&
         lode_atlas_is_wanted (query->stage, check->stage);
}

GPtrArray *
lode_atlas_list_crosschecks (LodeAtlas  *self,
                             const char *material,
                             const char *stage)
{
  const LodeAtlasChain *chain = lode_atlas_get_chain (self, material);
  const CrosscheckQuery query = {
    material, chain != NULL ? (const char * const *) chain->related : NULL, stage,
  };

  return lode_atlas_select (self, &lode_atlas_crosschecks, NULL, matches_crosscheck, &query);
}
