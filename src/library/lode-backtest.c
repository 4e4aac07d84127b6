/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-backtest.h"

#include <stdlib.h>
#include <string.h>

#include "base/lode-id.h"
#include "library/lode-backtest-private.h"
#include "lode-backtest-resources.h"

#define PREFIX "/io/github/lodestone/backtests"

static const char * const known_members[] = {
  "format", "version", "id", "title", "event", "known", "chain_year", "limitations", "scenario",
  "outcomes", NULL,
};
static const char * const known_known_members[] = { "on", "facts", "sources", NULL };
static const char * const known_outcome_members[] = {
  "id", "title", "metric", "consumer", "country", "stage", "window", "before", "after", "note",
  "reading", NULL,
};

void
lode_backtest_refuse_unknown (LodeJsonReader     *reader,
                              const char * const *known)
{
  g_autoptr (GList) members = NULL;

  if (lode_json_reader_has_failed (reader) || !lode_json_reader_is_object (reader))
    return;
  members = lode_json_reader_members (reader);
  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      {
        g_autofree char *list = g_strjoinv (", ", (GStrv) known);

        lode_json_reader_fail (reader, l->data, "is not known here; there are %s", list);
      }
}

static void
outcome_free (gpointer data)
{
  LodeBacktestOutcome *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free ((char *) self->probe.consumer);
  g_free ((char *) self->probe.country);
  g_free ((char *) self->probe.stage);
  lode_backtest_amount_clear (&self->before);
  lode_backtest_amount_clear (&self->after);
  g_free (self->note);
  g_free (self->reading);
  g_free (self);
}

/* --- reading --- */

static LodeMonth
parse_month (LodeJsonReader *reader,
             const char     *member,
             const char     *text)
{
  LodeMonth month = text != NULL ? lode_month_parse (text) : LODE_MONTH_NONE;

  if (month == LODE_MONTH_NONE)
    lode_json_reader_fail (reader, member, "“%s” is not a month; write YYYY-MM, such as 2026-10",
                           text != NULL ? text : "");

  return month;
}

/* (transfer full): never %NULL; at least one sentence unless the reader fails. */
static GStrv
read_sentences (LodeJsonReader *reader,
                const char     *member)
{
  GStrv texts = lode_json_reader_get_strings (reader, member);

  if (texts == NULL)
    texts = g_new0 (char *, 1);
  if (texts[0] == NULL)
    lode_json_reader_fail (reader, member, "is missing or empty; write at least one text");

  return texts;
}

static char *
read_id (LodeJsonReader *reader)
{
  const char *id = lode_json_reader_require_string (reader, "id");

  if (!lode_json_reader_has_failed (reader) && !lode_id_is_valid (id))
    lode_json_reader_fail (reader, "id", "“%s” is no id; use a-z, 0-9 and single hyphens", id);

  return g_strdup (id);
}

static void
read_known (LodeBacktest   *self,
            LodeJsonReader *reader)
{
  if (!lode_json_reader_enter (reader, "known"))
    {
      lode_json_reader_fail (reader, "known", "is missing; say what was known before, and when");
      return;
    }
  lode_backtest_refuse_unknown (reader, known_known_members);
  self->known_on = parse_month (reader, "on", lode_json_reader_require_string (reader, "on"));
  self->known = read_sentences (reader, "facts");
  self->known_sources = read_sentences (reader, "sources");
  lode_json_reader_leave (reader);
}

static void
read_scenario (LodeBacktest   *self,
               LodeJsonReader *reader,
               const char     *name)
{
  JsonNode *node = lode_json_reader_peek (reader, "scenario");
  g_autofree char *whole_name = g_strconcat (name, ": scenario", NULL);
  g_autoptr (GError) error = NULL;

  if (lode_json_reader_has_failed (reader))
    return;
  if (node == NULL)
    {
      lode_json_reader_fail (reader, "scenario", "is missing; an episode needs the levers that were "
                             "announced");
      return;
    }
  self->scenario = lode_scenario_from_json (node, whole_name, &error);
  if (self->scenario == NULL)
    lode_json_reader_fail (reader, "scenario", "%s",
                           g_str_has_prefix (error->message, whole_name)
                             ? error->message + strlen (whole_name) + strlen (": ") : error->message);
  else if (lode_scenario_get_draws (self->scenario) == 0 ||
           lode_scenario_get_draws (self->scenario) > LODE_MAX_DRAWS)
    lode_json_reader_fail (reader, "scenario", "has %u draws; a range needs from 1 to %d",
                           lode_scenario_get_draws (self->scenario), LODE_MAX_DRAWS);
}

static void
read_window (LodeProbe      *probe,
             LodeJsonReader *reader,
             LodeScenario   *scenario)
{
  const char *first = NULL, *last = NULL;

  if (lode_json_reader_enter (reader, "window"))
    {
      if (lode_json_reader_length (reader) == 2)
        {
          first = lode_json_reader_string_at (reader, 0);
          last = lode_json_reader_string_at (reader, 1);
        }
      lode_json_reader_leave (reader);
    }
  if (first == NULL || last == NULL)
    {
      lode_json_reader_fail (reader, "window", "is not the first and the last month that count");
      return;
    }
  probe->from = parse_month (reader, "window", first);
  probe->to = parse_month (reader, "window", last);
  if (lode_json_reader_has_failed (reader))
    return;
  if (probe->to < probe->from)
    lode_json_reader_fail (reader, "window", "ends before it begins; the first month comes first");
  else if (probe->from < lode_scenario_get_from (scenario) ||
           probe->to > lode_scenario_get_to (scenario))
    lode_json_reader_fail (reader, "window", "does not lie within the scenario's months");
}

static void
read_probe (LodeProbe      *probe,
            LodeJsonReader *reader,
            LodeScenario   *scenario)
{
  const char *metric = lode_json_reader_require_string (reader, "metric");
  gboolean needs_consumer;

  if (!lode_json_reader_has_failed (reader) && !lode_probe_kind_from_string (metric, &probe->kind))
    lode_json_reader_fail (reader, "metric", "“%s” is none of price_ratio, use_ratio, import_ratio, "
                           "export_ratio and output_ratio", metric);
  probe->consumer = g_strdup (lode_json_reader_get_string (reader, "consumer", NULL));
  probe->country = g_strdup (lode_json_reader_get_string (reader, "country", NULL));
  probe->stage = g_strdup (lode_json_reader_get_string (reader, "stage", NULL));
  needs_consumer = probe->kind <= LODE_PROBE_IMPORT;
  if (needs_consumer != (probe->consumer != NULL))
    lode_json_reader_fail (reader, "consumer", needs_consumer ? "is missing; say whose it is"
                                                              : "has no meaning for this metric");
  if (!needs_consumer && probe->country == NULL)
    lode_json_reader_fail (reader, "country", "is missing; say who makes or sends it");
  if (probe->kind < LODE_PROBE_IMPORT && probe->country != NULL)
    lode_json_reader_fail (reader, "country", "has no meaning for this metric");
  if ((probe->kind == LODE_PROBE_OUTPUT) != (probe->stage != NULL))
    lode_json_reader_fail (reader, "stage", probe->stage == NULL ? "is missing; say what is made"
                                                                 : "has no meaning for this metric");
  if (!lode_json_reader_has_failed (reader))
    read_window (probe, reader, scenario);
}

static void
read_amount (LodeBacktestAmount *amount,
             LodeJsonReader     *reader,
             const char         *member,
             const char         *material)
{
  if (!lode_json_reader_enter (reader, member))
    {
      lode_json_reader_fail (reader, member, "is missing; a ratio has a figure before and one after");
      return;
    }
  lode_backtest_amount_read (amount, reader, material);
  lode_json_reader_leave (reader);
}

static void
read_outcome (LodeBacktest   *self,
              LodeJsonReader *reader)
{
  const char *material = lode_scenario_get_material (self->scenario);
  LodeBacktestOutcome *outcome = g_new0 (LodeBacktestOutcome, 1);

  g_ptr_array_add (self->outcomes, outcome);
  lode_backtest_refuse_unknown (reader, known_outcome_members);
  outcome->id = read_id (reader);
  outcome->title = g_strdup (lode_json_reader_require_string (reader, "title"));
  outcome->note = g_strdup (lode_json_reader_get_string (reader, "note", ""));
  outcome->reading = g_strdup (lode_json_reader_get_string (reader, "reading", ""));
  read_probe (&outcome->probe, reader, self->scenario);
  read_amount (&outcome->before, reader, "before", material);
  read_amount (&outcome->after, reader, "after", material);
  if (outcome->after.is_at_least)
    lode_json_reader_fail (reader, "after", "may not be a lower bound; only the level before may");
  for (guint k = 0; k + 1 < self->outcomes->len; k++)
    if (g_strcmp0 (((LodeBacktestOutcome *) g_ptr_array_index (self->outcomes, k))->id, outcome->id) == 0)
      lode_json_reader_fail (reader, "id", "“%s” stands here twice; each outcome has its own",
                             outcome->id);
}

static void
read_outcomes (LodeBacktest   *self,
               LodeJsonReader *reader)
{
  guint n = 0;

  if (lode_json_reader_has_failed (reader))
    return;
  if (lode_json_reader_enter (reader, "outcomes"))
    {
      n = lode_json_reader_length (reader);
      for (guint i = 0; i < MIN (n, LODE_BACKTEST_MAX_OUTCOMES); i++)
        if (lode_json_reader_enter_element (reader, i))
          {
            read_outcome (self, reader);
            lode_json_reader_leave (reader);
          }
      lode_json_reader_leave (reader);
    }
  if (n == 0 || n > LODE_BACKTEST_MAX_OUTCOMES)
    lode_json_reader_fail (reader, "outcomes", "there are %u; name from 1 to %d", n,
                           LODE_BACKTEST_MAX_OUTCOMES);
}

static void
read_episode (LodeBacktest   *self,
              LodeJsonReader *reader,
              const char     *name)
{
  if (lode_json_reader_check_format (reader, LODE_BACKTEST_FORMAT, LODE_BACKTEST_VERSION) == 0)
    return;
  lode_backtest_refuse_unknown (reader, known_members);
  self->id = read_id (reader);
  self->title = g_strdup (lode_json_reader_require_string (reader, "title"));
  self->event = g_strdup (lode_json_reader_get_string (reader, "event", NULL));
  read_known (self, reader);
  self->chain_year = (int) lode_json_reader_get_integer (reader, "chain_year", 1900, 2200, 0);
  self->limitations = read_sentences (reader, "limitations");
  read_scenario (self, reader, name);
  read_outcomes (self, reader);
}

/* --- public --- */

LodeBacktest *
lode_backtest_from_json (JsonNode    *root,
                         const char  *name,
                         GError     **error)
{
  g_autoptr (LodeBacktest) self = NULL;
  LodeJsonReader *reader;

  g_return_val_if_fail (root != NULL && name != NULL, NULL);

  self = g_new0 (LodeBacktest, 1);
  self->outcomes = g_ptr_array_new_with_free_func (outcome_free);
  reader = lode_json_reader_new (root, name);
  read_episode (self, reader, name);

  return lode_json_reader_close (reader, error) ? g_steal_pointer (&self) : NULL;
}

void
lode_backtest_free (LodeBacktest *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->title);
  g_free (self->event);
  g_strfreev (self->known);
  g_strfreev (self->known_sources);
  g_strfreev (self->limitations);
  g_clear_object (&self->scenario);
  g_ptr_array_unref (self->outcomes);
  g_free (self);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static LodeBacktest *
load (const char  *name,
      GError     **error)
{
  g_autofree char *path = g_strconcat (PREFIX "/", name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (lode_backtest_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (JsonNode) root = NULL;
  const char *text;
  gsize size_bytes;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &size_bytes);
  root = lode_json_parse (text, size_bytes, name, error);

  return root != NULL ? lode_backtest_from_json (root, name, error) : NULL;
}

GPtrArray *
lode_backtest_list (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_backtest_free);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resource_enumerate_children (lode_backtest_get_resource (), PREFIX,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (names == NULL)
    g_error ("The backtests are not there: %s", error->message);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      LodeBacktest *episode = load (names[i], &error);

      if (episode == NULL)
        g_error ("A backtest is damaged: %s", error->message);
      g_ptr_array_add (list, episode);
    }

  return g_steal_pointer (&list);
}
