/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-lever-parser.h"

#include <glib/gi18n.h>
#include <string.h>

#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-project.h"

/* What the words of a text were understood as. */
typedef struct
{
  LodeAtlas    *atlas;
  LodeScenario *scenario;
  GStrv         words;
  gboolean     *used;       /* per word: it is a country, stage or plant */
  GPtrArray    *countries;
  GPtrArray    *stages;
  GPtrArray    *destinations;
  guint         scores[LODE_LEVER_N_KINDS];
} Reading;

/* Other words that people use for a kind, besides its label. */
static const char * const synonyms[LODE_LEVER_N_KINDS] = {
  /* Translators: words a person may type for this kind of lever, separated by spaces */
  [LODE_LEVER_EXPORT_CONTROL] = N_("ban embargo licence stop quota"),
  [LODE_LEVER_PRODUCTION_LOSS] = N_("outage strike fire accident closure"),
  [LODE_LEVER_PROJECT] = N_("plant mine new capacity factory"),
  [LODE_LEVER_PRICE_FLOOR] = N_("minimum price guarantee cfd"),
  [LODE_LEVER_STOCKPILE] = N_("reserve stockpile store"),
  [LODE_LEVER_DEMAND_GROWTH] = N_("growth more use"),
  [LODE_LEVER_SUBSTITUTION] = N_("replace substitute less use"),
  [LODE_LEVER_RECYCLING] = N_("recycle scrap circular"),
  [LODE_LEVER_GUARANTEED_PROCUREMENT] = N_("offtake procurement purchase guarantee"),
};

static const char * const stage_keys[] = { "mining", "separation", "metal", "magnet" };

static GStrv
split_words (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) raw = g_strsplit_set (folded, " ,.;:/()“”\"", -1);

  for (guint i = 0; raw[i] != NULL; i++)
    if (*raw[i] != '\0')
      g_strv_builder_add (builder, raw[i]);
  return g_strv_builder_end (builder);
}

/* Whether a word of @names begins with @word. */
static gboolean
matches_a_word (const char *names,
                const char *word)
{
  g_auto (GStrv) parts = split_words (names);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_has_prefix (parts[i], word))
      return TRUE;
  return FALSE;
}

static gboolean
contains (GPtrArray  *strings,
          const char *text)
{
  return g_ptr_array_find_with_equal_func (strings, text, g_str_equal, NULL);
}

/* How many words from @index on name the country in full; a code is one word. */
static guint
match_country (Reading                *reading,
               guint                   index,
               const LodeAtlasCountry *country)
{
  g_auto (GStrv) parts = split_words (country->name);
  g_autofree char *code = g_utf8_casefold (country->iso3, -1);
  const char *word = reading->words[index];
  guint n_matched = 0;

  if (g_str_equal (word, code) || (g_str_equal (word, "eu") && g_str_equal (code, "eu27")))
    return 1;

  while (parts[n_matched] != NULL && reading->words[index + n_matched] != NULL &&
         g_str_equal (parts[n_matched], reading->words[index + n_matched]))
    n_matched++;
  if (parts[n_matched] == NULL)
    return n_matched;

  /* A last word that is still being typed. */
  if (reading->words[index + n_matched] != NULL && reading->words[index + n_matched + 1] == NULL &&
      strlen (reading->words[index + n_matched]) >= 3 &&
      g_str_has_prefix (parts[n_matched], reading->words[index + n_matched]))
    return n_matched + 1;
  return 0;
}

static gboolean
is_a_user (const LodeAtlasCountry *country)
{
  return !country->is_pseudo || g_str_equal (country->iso3, "EU27");
}

/* (nullable): the country whose name takes most words from @index on. */
static const LodeAtlasCountry *
find_country (Reading   *reading,
              GPtrArray *countries,
              guint      index,
              guint     *n_words)
{
  const LodeAtlasCountry *found = NULL;

  *n_words = 0;
  for (guint i = 0; i < countries->len; i++)
    {
      const LodeAtlasCountry *country = g_ptr_array_index (countries, i);
      guint n_matched = is_a_user (country) ? match_country (reading, index, country) : 0;

      if (n_matched > *n_words)
        {
          found = country;
          *n_words = n_matched;
        }
    }
  return found;
}

static void
read_countries (Reading *reading)
{
  g_autoptr (GPtrArray) countries = lode_atlas_list_countries (reading->atlas);
  gboolean is_destination = FALSE;

  for (guint i = 0; reading->words[i] != NULL; i++)
    {
      guint n_words;
      const LodeAtlasCountry *country;

      /* Translators: the word before a destination: “export control China to Japan” */
      if (g_str_equal (reading->words[i], "to") || g_str_equal (reading->words[i], _("to")))
        {
          is_destination = TRUE;
          reading->used[i] = TRUE;
          continue;
        }
      country = find_country (reading, countries, i, &n_words);
      if (country == NULL)
        continue;

      if (!contains (is_destination ? reading->destinations : reading->countries, country->iso3))
        g_ptr_array_add (is_destination ? reading->destinations : reading->countries,
                         country->iso3);
      for (guint k = 0; k < n_words; k++)
        reading->used[i + k] = TRUE;
      i += n_words - 1;
    }
}

static void
read_stages (Reading *reading)
{
  for (guint i = 0; reading->words[i] != NULL; i++)
    for (guint s = 0; !reading->used[i] && s < G_N_ELEMENTS (stage_keys); s++)
      if (strlen (reading->words[i]) >= 3 &&
          (g_str_has_prefix (stage_keys[s], reading->words[i]) ||
           matches_a_word (lode_atlas_get_stage_name (stage_keys[s]), reading->words[i])))
        {
          if (!contains (reading->stages, stage_keys[s]))
            g_ptr_array_add (reading->stages, (gpointer) stage_keys[s]);
          reading->used[i] = TRUE;
        }
}

static void
score_kinds (Reading *reading)
{
  for (guint kind = 0; kind < LODE_LEVER_N_KINDS; kind++)
    for (guint i = 0; reading->words[i] != NULL; i++)
      {
        const char *word = reading->words[i];

        if (reading->used[i])
          continue;
        if (matches_a_word (_(lode_lever_kind_label ((LodeLeverKind) kind)), word) ||
            matches_a_word (lode_lever_kind_label ((LodeLeverKind) kind), word))
          reading->scores[kind] += 3;
        else if (matches_a_word (_(synonyms[kind]), word) || matches_a_word (synonyms[kind], word))
          reading->scores[kind] += 2;
      }
}

static void
set_strings (LodeLever *lever,
             GPtrArray *strings,
             void     (*setter) (LodeLever *, const char * const *))
{
  g_autoptr (GPtrArray) terminated = g_ptr_array_new ();

  for (guint i = 0; i < strings->len; i++)
    g_ptr_array_add (terminated, g_ptr_array_index (strings, i));
  g_ptr_array_add (terminated, NULL);
  setter (lever, (const char * const *) terminated->pdata);
}

static LodeLever *
make_lever (Reading       *reading,
            LodeLeverKind  kind)
{
  g_autofree char *id = lode_lever_next_id (reading->scenario);
  LodeLever *lever = lode_lever_new (id, kind);

  set_strings (lever, reading->countries, lode_lever_set_countries);
  set_strings (lever, reading->stages, lode_lever_set_stages);
  set_strings (lever, reading->destinations, lode_lever_set_destinations);
  lode_lever_set_window (lever, lode_scenario_get_from (reading->scenario) + 9, LODE_MONTH_NONE);
  if (kind == LODE_LEVER_STOCKPILE)
    lode_lever_set_magnitude (lever, "days", (LodeMagnitude) { 60, 60, 60, LODE_SHAPE_FIXED });
  if (lode_lever_kind_is_shock (kind))
    lode_lever_set_window (lever, lode_scenario_get_from (reading->scenario) + 9,
                           MIN (lode_scenario_get_from (reading->scenario) + 32,
                                lode_scenario_get_to (reading->scenario)));
  return lever;
}

static LodeLever *
make_project (Reading                *reading,
              const LodeAtlasProject *project)
{
  const char * const countries[] = { project->country, NULL };
  const char * const stages[] = { project->stage, NULL };
  LodeLever *lever = make_lever (reading, LODE_LEVER_PROJECT);

  lode_lever_set_countries (lever, countries);
  lode_lever_set_stages (lever, stages);
  lode_lever_set_project (lever, project->id);
  lode_lever_set_window (lever, project->start, LODE_MONTH_NONE);
  if (project->adds != NULL)
    {
      LodeMagnitude magnitude = {
        .value = lode_figure_get_value (project->adds),
        .low = lode_figure_get_low (project->adds),
        .high = lode_figure_get_high (project->adds),
        .shape = lode_figure_has_range (project->adds) ? LODE_SHAPE_PERT : LODE_SHAPE_FIXED,
      };

      lode_lever_set_magnitude (lever, "capacity", magnitude);
    }
  if (*project->source != '\0')
    {
      const char * const evidence[] = { project->source, NULL };

      lode_lever_set_evidence (lever, evidence);
    }
  return lever;
}

/* Plants whose name has one of the words; they go before anything else. */
static void
add_projects (Reading   *reading,
              GPtrArray *levers,
              guint      limit)
{
  g_autoptr (GPtrArray) projects =
    lode_atlas_list_projects (reading->atlas, lode_scenario_get_material (reading->scenario),
                              NULL, NULL);

  for (guint i = 0; i < projects->len && levers->len < limit; i++)
    {
      const LodeAtlasProject *project = g_ptr_array_index (projects, i);
      gboolean is_match = FALSE;

      for (guint k = 0; reading->words[k] != NULL; k++)
        is_match = is_match || (!reading->used[k] && strlen (reading->words[k]) >= 3 &&
                                matches_a_word (project->name, reading->words[k]));
      if (is_match && !project->in_baseline && project->start != LODE_MONTH_NONE)
        g_ptr_array_add (levers, make_project (reading, project));
    }
}

static void
add_kinds (Reading   *reading,
           GPtrArray *levers,
           guint      limit)
{
  gboolean has_targets = reading->countries->len + reading->stages->len > 0;
  gboolean taken[LODE_LEVER_N_KINDS] = { FALSE };
  guint best_score = 0;

  for (guint kind = 0; kind < LODE_LEVER_N_KINDS; kind++)
    best_score = MAX (best_score, reading->scores[kind]);

  while (levers->len < limit)
    {
      int best = -1;

      for (int kind = 0; kind < LODE_LEVER_N_KINDS; kind++)
        if (!taken[kind] && (best < 0 || reading->scores[kind] > reading->scores[best]))
          best = kind;
      if (best < 0 || (reading->scores[best] == 0 && (best_score > 0 || !has_targets)))
        return;
      taken[best] = TRUE;
      g_ptr_array_add (levers, make_lever (reading, (LodeLeverKind) best));
    }
}

GPtrArray *
lode_lever_parse (const char   *text,
                  LodeScenario *scenario,
                  LodeAtlas    *atlas,
                  guint         limit)
{
  GPtrArray *levers = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = NULL;
  g_autofree gboolean *used = NULL;
  g_autoptr (GPtrArray) countries = g_ptr_array_new ();
  g_autoptr (GPtrArray) stages = g_ptr_array_new ();
  g_autoptr (GPtrArray) destinations = g_ptr_array_new ();
  Reading reading = { .atlas = atlas, .scenario = scenario, .countries = countries,
                      .stages = stages, .destinations = destinations };

  g_return_val_if_fail (text != NULL, levers);
  g_return_val_if_fail (LODE_IS_SCENARIO (scenario), levers);
  g_return_val_if_fail (atlas != NULL, levers);

  words = split_words (text);
  used = g_new0 (gboolean, g_strv_length (words) + 1);
  reading.words = words;
  reading.used = used;
  read_countries (&reading);
  read_stages (&reading);
  score_kinds (&reading);
  add_projects (&reading, levers, limit);
  add_kinds (&reading, levers, limit);
  return levers;
}

char *
lode_lever_next_id (LodeScenario *scenario)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (scenario), NULL);

  for (guint number = 1;; number++)
    {
      g_autofree char *id = g_strdup_printf ("L%u", number);
      gboolean is_taken = FALSE;

      for (guint i = 0; i < lode_scenario_get_n_levers (scenario); i++)
        is_taken = is_taken ||
                   g_str_equal (lode_lever_get_id (lode_scenario_get_lever (scenario, i)), id);
      if (!is_taken)
        return g_steal_pointer (&id);
    }
}
