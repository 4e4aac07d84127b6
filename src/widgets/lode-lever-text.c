/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-lever-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-project.h"
#include "base/lode-format.h"

#define MAX_NAMES 3

static const char * const icon_names[LODE_LEVER_N_KINDS] = {
  [LODE_LEVER_EXPORT_CONTROL] = "lode-lever-export-control-symbolic",
  [LODE_LEVER_PRODUCTION_LOSS] = "lode-lever-production-loss-symbolic",
  [LODE_LEVER_PROJECT] = "lode-lever-project-symbolic",
  [LODE_LEVER_PRICE_FLOOR] = "lode-lever-price-floor-symbolic",
  [LODE_LEVER_STOCKPILE] = "lode-lever-stockpile-symbolic",
  [LODE_LEVER_DEMAND_GROWTH] = "lode-lever-demand-growth-symbolic",
  [LODE_LEVER_SUBSTITUTION] = "lode-lever-substitution-symbolic",
  [LODE_LEVER_RECYCLING] = "lode-lever-recycling-symbolic",
  [LODE_LEVER_GUARANTEED_PROCUREMENT] = "lode-lever-guaranteed-procurement-symbolic",
};

/* "China, Japan, EU27…" of codes, through a function that names one. */
static char *
join_names (const char * const  *codes,
            const char         *(*name_of) (gpointer, const char *),
            gpointer             user_data)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL && i < MAX_NAMES; i++)
    {
      g_string_append (names, i > 0 ? ", " : "");
      g_string_append (names, name_of (user_data, codes[i]));
    }
  if (g_strv_length ((char **) codes) > MAX_NAMES)
    g_string_append (names, "…");
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static const char *
name_country (gpointer    atlas,
              const char *code)
{
  return lode_atlas_get_country_name (atlas, code);
}

static const char *
name_stage (gpointer    unused,
            const char *stage)
{
  return lode_atlas_get_stage_name (stage);
}

/* (nullable) */
static const LodeAtlasProject *
get_project (LodeLever *lever,
             LodeAtlas *atlas)
{
  const char *id = lode_lever_get_project (lever);

  return id != NULL ? lode_atlas_get_project (atlas, id) : NULL;
}

const LodeParameter *
lode_lever_get_main_parameter (LodeLever *lever)
{
  LodeLeverKind kind;

  g_return_val_if_fail (LODE_IS_LEVER (lever), NULL);

  kind = lode_lever_get_kind (lever);
  if (kind == LODE_LEVER_STOCKPILE && lode_lever_get_magnitude (lever, "target").value <= 0 &&
      lode_lever_get_magnitude (lever, "days").value > 0)
    return lode_lever_kind_find_parameter (kind, "days");
  return lode_lever_kind_parameters (kind);
}

LodeMagnitude
lode_lever_get_main_magnitude (LodeLever *lever,
                               LodeAtlas *atlas)
{
  const LodeParameter *parameter = lode_lever_get_main_parameter (lever);
  const LodeAtlasProject *project = get_project (lever, atlas);

  if (lode_lever_has_magnitude (lever, parameter->name) || project == NULL ||
      project->adds == NULL)
    return lode_lever_get_magnitude (lever, parameter->name);

  return (LodeMagnitude) {
    .value = lode_figure_get_value (project->adds),
    .low = lode_figure_get_low (project->adds),
    .high = lode_figure_get_high (project->adds),
    .shape = lode_figure_has_range (project->adds) ? LODE_SHAPE_PERT : LODE_SHAPE_FIXED,
  };
}

LodeMonth
lode_lever_get_first_month (LodeLever *lever,
                            LodeAtlas *atlas)
{
  const LodeAtlasProject *project;
  LodeMonth from;

  g_return_val_if_fail (LODE_IS_LEVER (lever), LODE_MONTH_NONE);

  from = lode_lever_get_from (lever);
  project = get_project (lever, atlas);
  return from == LODE_MONTH_NONE && project != NULL ? project->start : from;
}

/* Whether nobody says how much the lever's project adds, so that a run cannot count it. */
static gboolean
is_capacity_unknown (LodeLever *lever,
                     LodeAtlas *atlas)
{
  const LodeAtlasProject *project = get_project (lever, atlas);

  return project != NULL && project->adds == NULL &&
         !lode_lever_has_magnitude (lever, "capacity");
}

char *
lode_parameter_format (const LodeParameter *parameter,
                       double               value)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (parameter != NULL, NULL);

  if (g_str_equal (parameter->unit, "share"))
    return lode_format_percent (100.0 * value, -1);
  if (g_str_equal (parameter->unit, "share/year"))
    {
      number = lode_format_percent (100.0 * value, 1);
      /* Translators: a rate of change: “3.0 % a year” */
      return g_strdup_printf (_("%s a year"), number);
    }
  if (g_str_equal (parameter->unit, "t/year"))
    {
      number = lode_format_tonnes (value, FALSE);
      return g_strdup_printf (_("%s a year"), number);
    }
  if (g_str_equal (parameter->unit, "t"))
    return lode_format_tonnes (value, FALSE);

  number = lode_format_number (value, 1);
  if (g_str_equal (parameter->unit, "month"))
    /* Translators: a number of months, which may have decimals; %s is the number */
    return g_strdup_printf (_("%s\302\240months"), number);
  if (g_str_equal (parameter->unit, "day"))
    /* Translators: a number of days, which may have decimals; %s is the number */
    return g_strdup_printf (_("%s\302\240days"), number);
  if (g_str_equal (parameter->unit, "year"))
    /* Translators: a number of years, which may have decimals; %s is the number */
    return g_strdup_printf (_("%s\302\240years"), number);
  if (*parameter->unit == '\0')
    return g_steal_pointer (&number);
  if (g_str_equal (parameter->unit, "USD/kg"))
    return g_strdup_printf ("US$%s/kg", number);
  return g_strdup_printf ("%s\302\240%s", number, parameter->unit);
}

char *
lode_parameter_format_range (const LodeParameter *parameter,
                             const LodeMagnitude *magnitude)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  g_return_val_if_fail (parameter != NULL, NULL);
  g_return_val_if_fail (magnitude != NULL, NULL);

  if (magnitude->shape == LODE_SHAPE_FIXED)
    return g_strdup ("");
  if (g_str_equal (parameter->unit, "share"))
    return lode_format_percent_range (100.0 * magnitude->low, 100.0 * magnitude->high, -1);

  if (g_str_equal (parameter->unit, "t"))
    return lode_format_tonnes_range (magnitude->low, magnitude->high, FALSE);

  /* The unit once, after the second number. */
  high = lode_parameter_format (parameter, magnitude->high);
  if (g_str_equal (parameter->unit, "share/year"))
    low = lode_format_percent_number (100.0 * magnitude->low, 1);
  else
    low = lode_format_number (magnitude->low, 1);
  if (g_str_equal (parameter->unit, "USD/kg"))
    return g_strdup_printf ("US$%s–%s", low, high + strlen ("US$"));
  return g_strdup_printf ("%s–%s", low, high);
}

char *
lode_lever_format_title (LodeLever *lever,
                         LodeAtlas *atlas)
{
  const char *title;
  const char *kind;
  const LodeAtlasProject *project;
  g_autofree char *countries = NULL;

  g_return_val_if_fail (LODE_IS_LEVER (lever), NULL);

  title = lode_lever_get_title (lever);
  if (title != NULL && *title != '\0')
    return g_strdup (title);

  kind = _(lode_lever_kind_label (lode_lever_get_kind (lever)));
  project = get_project (lever, atlas);
  if (project != NULL)
    return g_strdup_printf ("%s: %s", kind, project->name);

  countries = join_names (lode_lever_get_countries (lever), name_country, atlas);
  return *countries != '\0' ? g_strdup_printf ("%s, %s", kind, countries) : g_strdup (kind);
}

/* "Separation, Metal to EU27, Japan", as far as known. */
static char *
format_targets (LodeLever *lever,
                LodeAtlas *atlas)
{
  g_autofree char *stages = join_names (lode_lever_get_stages (lever), name_stage, NULL);
  g_autofree char *destinations =
    join_names (lode_lever_get_destinations (lever), name_country, atlas);

  if (*stages == '\0' && lode_lever_get_kind (lever) == LODE_LEVER_EXPORT_CONTROL)
    {
      g_free (stages);
      /* Translators: an export control that holds for each stage of the chain */
      stages = g_strdup (_("All stages"));
    }
  if (*destinations == '\0')
    return g_steal_pointer (&stages);
  /* Translators: what is controlled, and where it would go: “Metal to Japan” */
  return g_strdup_printf (_("%s to %s"), stages, destinations);
}

char *
lode_lever_format_detail (LodeLever *lever,
                          LodeAtlas *atlas)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *targets = NULL;
  const LodeParameter *parameter;
  LodeMagnitude magnitude;

  g_return_val_if_fail (LODE_IS_LEVER (lever), NULL);

  targets = format_targets (lever, atlas);
  if (*targets != '\0')
    g_strv_builder_add (builder, targets);

  parameter = lode_lever_get_main_parameter (lever);
  magnitude = lode_lever_get_main_magnitude (lever, atlas);
  if (is_capacity_unknown (lever, atlas))
    /* Translators: a plant of which no source says how much it will make */
    g_strv_builder_add (builder, _("capacity unknown, not counted"));
  else if (lode_lever_get_kind (lever) != LODE_LEVER_EXPORT_CONTROL)
    {
      g_autofree char *amount = lode_parameter_format (parameter, magnitude.value);

      g_strv_builder_add (builder, amount);
    }
  if (lode_lever_get_probability (lever) < 1.0)
    {
      g_autofree char *odds =
        lode_format_percent (100.0 * lode_lever_get_probability (lever), -1);
      /* Translators: the chance that something happens: “odds 70 %” */
      g_autofree char *text = g_strdup_printf (_("odds %s"), odds);

      g_strv_builder_add (builder, text);
    }

  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

const char *
lode_lever_kind_icon_name (LodeLeverKind kind)
{
  g_return_val_if_fail ((guint) kind < LODE_LEVER_N_KINDS, NULL);

  return icon_names[kind];
}
