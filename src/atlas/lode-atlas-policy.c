/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-policy.h"

#include <stdlib.h>

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-lever-private.h"
#include "atlas/lode-atlas-private.h"

static void
event_free (gpointer data)
{
  LodeAtlasEvent *event = data;

  g_free (event->id);
  g_free (event->date);
  g_free (event->effective_date);
  g_free (event->end_date);
  g_free (event->jurisdiction);
  g_free (event->target);
  g_free (event->kind);
  g_strfreev (event->materials);
  g_free (event->title);
  g_free (event->document);
  g_free (event->status);
  g_free (event->as_of);
  g_free (event->confidence);
  g_free (event->source);
  g_free (event->url);
  g_free (event->note);
  g_ptr_array_unref (event->levers);
  g_ptr_array_unref (event->money);
  g_free (event->no_lever);
  g_free (event);
}

static const char *
event_key (gconstpointer row)
{
  return ((const LodeAtlasEvent *) row)->id;
}

static void
money_free (gpointer data)
{
  LodeAtlasMoney *money = data;

  g_free (money->reading);
  g_clear_pointer (&money->figure, lode_figure_unref);
  g_free (money);
}

static void
read_money (LodeJsonReader *reader,
            GPtrArray      *readings)
{
  LODE_ATLAS_FOR_EACH (reader, "money")
    {
      LodeAtlasMoney *money = g_new0 (LodeAtlasMoney, 1);

      money->reading = g_strdup (lode_json_reader_require_string (reader, "reading"));
      money->figure = lode_figure_read_member (reader, "figure", "");
      if (money->figure == NULL)
        lode_json_reader_fail (reader, "figure", "a sum needs a figure");
      g_ptr_array_add (readings, money);
    }
}

/* The sums first: levers point to them. */
static void
read_as_lever (LodeJsonReader *reader,
               LodeAtlasEvent *event)
{
  event->money = g_ptr_array_new_with_free_func (money_free);
  event->levers = g_ptr_array_new_with_free_func (lode_atlas_lever_free);
  event->no_lever = lode_atlas_dup_string (reader, "no_lever");
  read_money (reader, event->money);
  lode_atlas_read_levers (reader, event);
}

static void
read_events (LodeJsonReader *reader,
             GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasEvent *event = g_new0 (LodeAtlasEvent, 1);

      event->id = g_strdup (lode_json_reader_require_string (reader, "id"));
      event->date = g_strdup (lode_json_reader_require_string (reader, "date"));
      event->effective_date = lode_atlas_dup_string (reader, "effective_date");
      event->end_date = lode_atlas_dup_string (reader, "end_date");
      event->jurisdiction = g_strdup (lode_json_reader_require_string (reader, "jurisdiction"));
      event->target = lode_atlas_dup_string (reader, "target");
      event->kind = g_strdup (lode_json_reader_require_string (reader, "kind"));
      event->materials = lode_json_reader_get_strings (reader, "materials");
      if (event->materials == NULL)
        event->materials = g_new0 (char *, 1);
      event->title = g_strdup (lode_json_reader_require_string (reader, "title"));
      event->document = lode_atlas_dup_string (reader, "document");
      event->status = lode_atlas_dup_string (reader, "status");
      event->as_of = lode_atlas_dup_string (reader, "as_of");
      event->confidence = lode_atlas_dup_string (reader, "confidence");
      event->source = g_strdup (lode_json_reader_require_string (reader, "source"));
      event->url = lode_atlas_dup_string (reader, "url");
      event->note = lode_atlas_dup_string (reader, "note");
      read_as_lever (reader, event);
      g_ptr_array_add (rows, event);
    }
}

const LodeAtlasTable lode_atlas_events = {
  .format = "events",
  .path = "events.json",
  .read = read_events,
  .free_row = event_free,
  .key_of = event_key,
};

static void
target_free (gpointer data)
{
  LodeAtlasTarget *target = data;

  g_free (target->jurisdiction);
  g_free (target->target);
  g_free (target->comparison);
  g_clear_pointer (&target->figure, lode_figure_unref);
  g_free (target->scope);
  g_free (target);
}

static void
read_targets (LodeJsonReader *reader,
              GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasTarget *target = g_new0 (LodeAtlasTarget, 1);

      target->jurisdiction = g_strdup (lode_json_reader_require_string (reader, "jurisdiction"));
      target->target = g_strdup (lode_json_reader_require_string (reader, "target"));
      target->comparison = g_strdup (lode_json_reader_require_string (reader, "comparison"));
      target->figure = lode_figure_read_member (reader, "figure", "%");
      if (target->figure == NULL)
        lode_json_reader_fail (reader, "figure", "a target needs a figure");
      target->by_year = (int) lode_json_reader_get_integer (reader, "by_year", 1900, 2200, 0);
      target->scope = lode_atlas_dup_string (reader, "scope");
      g_ptr_array_add (rows, target);
    }
}

const LodeAtlasTable lode_atlas_targets = {
  .format = "targets",
  .path = "targets.json",
  .read = read_targets,
  .free_row = target_free,
};

typedef struct
{
  const char         *material;
  const char * const *related;
  const char         *jurisdiction;
  int                 year;
} EventQuery;

static gboolean
names_material (const LodeAtlasEvent *event,
                const EventQuery     *query)
{
  for (guint i = 0; event->materials[i] != NULL; i++)
    if (lode_atlas_chain_takes_in (query->material, query->related, event->materials[i]))
      return TRUE;

  return query->material == NULL;
}

/* "USA;AUS" are two jurisdictions. */
static gboolean
names_jurisdiction (const char *list,
                    const char *wanted)
{
  g_auto (GStrv) names = g_strsplit (list, ";", -1);

  return g_strv_contains ((const char * const *) names, wanted);
}

static gboolean
matches_event (gconstpointer row,
               gconstpointer data)
{
  const LodeAtlasEvent *event = row;
  const EventQuery *query = data;

  return names_material (event, query) &&
         (query->jurisdiction == NULL ||
          names_jurisdiction (event->jurisdiction, query->jurisdiction)) &&
         (query->year == 0 || query->year == atoi (event->date));
}

GPtrArray *
lode_atlas_list_events (LodeAtlas  *self,
                        const char *material,
                        const char *jurisdiction,
                        int         year)
{
  const LodeAtlasChain *chain = lode_atlas_get_chain (self, material);
  const EventQuery query = {
    material, chain != NULL ? (const char * const *) chain->related : NULL, jurisdiction, year,
  };

  return lode_atlas_select (self, &lode_atlas_events, NULL, matches_event, &query);
}

static gboolean
matches_target (gconstpointer row,
                gconstpointer data)
{
  return lode_atlas_is_wanted (data, ((const LodeAtlasTarget *) row)->jurisdiction);
}

GPtrArray *
lode_atlas_list_targets (LodeAtlas  *self,
                         const char *jurisdiction)
{
  return lode_atlas_select (self, &lode_atlas_targets, NULL, matches_target, jurisdiction);
}

const LodeAtlasTarget *
lode_atlas_get_ceiling (LodeAtlas  *self,
                        const char *consumer)
{
  g_autoptr (GPtrArray) targets = NULL;

  g_return_val_if_fail (self != NULL && consumer != NULL, NULL);

  targets = lode_atlas_list_targets (self, consumer);
  for (guint i = 0; i < targets->len; i++)
    {
      const LodeAtlasTarget *target = g_ptr_array_index (targets, i);

      if (g_str_equal (target->comparison, "at most") &&
          g_str_equal (lode_figure_get_unit (target->figure), "%"))
        return target;
    }

  return NULL;
}
