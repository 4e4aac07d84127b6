/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-atlas-private.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-lever.h"
#include "base/lode-error.h"
#include "base/lode-json-writer.h"
#include "cli/lode-cli.h"

/* Kinds of events that a person expects to find as levers: where one is none, it says why. */
static const char * const lever_kinds[] = {
  "export_ban", "export_licence", "export_quota", "extraterritorial", "price_floor", "stockpile",
  "suspension", "tariff", "technology_ban", NULL,
};

static const char * const columns[] = {
  "event", "title", "material", "reading", "kind", "countries", "stages", "destinations", "from",
  "to", "parameter", "value", "low", "high", "unit", "probability", "basis", "evidence", "no_lever",
  "note", NULL,
};

static int
print_text (const char *text)
{
  g_autoptr (GError) error = NULL;

  return lode_cli_write (NULL, text, strlen (text), &error) ? 0 : lode_cli_fail (error);
}

/* An event that is not there, or is no lever on what was asked, is a wrong question. */
static int
fail (const GError *error)
{
  g_printerr ("lodestone-cli: %s\n", error->message);

  return error->domain == LODE_ERROR ? 2 : 1;
}

static int
print_one (LodeAtlas                    *atlas,
           const LodeCliAtlasLeverQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeLever) lever =
    lode_atlas_event_make_lever (atlas, query->event, query->material, query->reading, &error);
  LodeJsonWriter *writer;
  g_autofree char *text = NULL;

  if (lever == NULL)
    return fail (error);

  writer = lode_json_writer_new ();
  lode_lever_write (lever, writer);
  text = lode_json_writer_finish (writer, NULL, &error);

  return text != NULL ? print_text (text) : lode_cli_fail (error);
}

/* The first parameter that the lever sets, in the order of its kind; @lever may be %NULL. */
static void
add_magnitude (LodeCliTable *table,
               LodeLever    *lever)
{
  const LodeParameter *parameter = NULL;
  LodeMagnitude magnitude = { NAN, NAN, NAN, LODE_SHAPE_FIXED };

  if (lever != NULL)
    parameter = lode_lever_kind_parameters (lode_lever_get_kind (lever));
  while (parameter != NULL && parameter->name != NULL &&
         !lode_lever_has_magnitude (lever, parameter->name))
    parameter++;
  if (parameter != NULL && parameter->name == NULL)
    parameter = NULL;
  if (parameter != NULL)
    magnitude = lode_lever_get_magnitude (lever, parameter->name);

  lode_cli_table_add_text (table, parameter != NULL ? parameter->name : "");
  lode_cli_table_add_number (table, magnitude.value);
  lode_cli_table_add_number (table, magnitude.low);
  lode_cli_table_add_number (table, magnitude.high);
  lode_cli_table_add_text (table, parameter != NULL ? parameter->unit : "");
}

static void
add_lever (LodeCliTable         *table,
           const LodeAtlasLever *row,
           const char           *material,
           LodeLever            *lever)
{
  g_autofree char *from = lode_month_format (lode_lever_get_from (lever));
  g_autofree char *to = lode_month_format (lode_lever_get_to (lever));

  lode_cli_table_add_text (table, row->event->id);
  lode_cli_table_add_text (table, row->event->title);
  lode_cli_table_add_text (table, *row->material != '\0' ? row->material : material);
  lode_cli_table_add_text (table, row->reading);
  lode_cli_table_add_text (table, lode_lever_kind_to_string (lode_lever_get_kind (lever)));
  lode_cli_table_add_list (table, lode_lever_get_countries (lever));
  lode_cli_table_add_list (table, lode_lever_get_stages (lever));
  lode_cli_table_add_list (table, lode_lever_get_destinations (lever));
  lode_cli_table_add_text (table, from);
  lode_cli_table_add_text (table, to);
  add_magnitude (table, lever);
  lode_cli_table_add_number (table, lode_lever_get_probability (lever));
  lode_cli_table_add_text (table, row->basis);
  lode_cli_table_add_list (table, lode_lever_get_evidence (lever));
  lode_cli_table_add_text (table, "");
  lode_cli_table_add_text (table, lode_lever_get_note (lever));
}

static void
add_reason (LodeCliTable         *table,
            const LodeAtlasEvent *event)
{
  const char * const none[] = { NULL };
  const char * const evidence[] = { event->source, NULL };

  lode_cli_table_add_text (table, event->id);
  lode_cli_table_add_text (table, event->title);
  lode_cli_table_add_text (table, "");
  lode_cli_table_add_text (table, "");
  lode_cli_table_add_text (table, event->kind);
  lode_cli_table_add_list (table, none);
  lode_cli_table_add_list (table, none);
  lode_cli_table_add_list (table, none);
  lode_cli_table_add_text (table, event->effective_date);
  lode_cli_table_add_text (table, event->end_date);
  add_magnitude (table, NULL);
  lode_cli_table_add_number (table, NAN);
  lode_cli_table_add_text (table, "");
  lode_cli_table_add_list (table, evidence);
  lode_cli_table_add_text (table, event->no_lever);
  lode_cli_table_add_text (table, event->note);
}

static void
fill_event (LodeAtlas                    *atlas,
            const LodeCliAtlasLeverQuery *query,
            const LodeAtlasEvent         *event,
            LodeCliTable                 *table)
{
  g_autoptr (GPtrArray) levers = lode_atlas_list_levers (atlas, event->id, query->material);

  for (guint i = 0; i < levers->len; i++)
    {
      const LodeAtlasLever *row = g_ptr_array_index (levers, i);
      g_autoptr (LodeLever) lever = NULL;

      if (query->reading != NULL && !g_str_equal (query->reading, row->reading))
        continue;
      lever = lode_atlas_event_make_lever (atlas, event->id,
                                           *row->material != '\0' ? row->material : query->material,
                                           row->reading, NULL);
      add_lever (table, row, query->material, lever);
    }
  if (event->levers->len == 0 && g_strv_contains (lever_kinds, event->kind))
    add_reason (table, event);
}

int
lode_cli_atlas_print_levers (LodeAtlas                    *atlas,
                             const LodeCliAtlasLeverQuery *query)
{
  g_autoptr (LodeCliTable) table = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (query->event != NULL)
    return print_one (atlas, query);

  table = lode_cli_table_new (columns);
  events = lode_atlas_list_events (atlas, NULL, NULL, 0);
  for (guint i = 0; i < events->len; i++)
    fill_event (atlas, query, g_ptr_array_index (events, i), table);

  text = lode_cli_table_print (table, query->format, &error);
  return text != NULL ? print_text (text) : lode_cli_fail (error);
}
