/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "cli/lode-cli-commands.h"

#include <string.h>

#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-governance.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-suggest.h"
#include "cli/atlas/lode-cli-atlas-private.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2200
#define AS_LEVER "--as-lever"

static void
filter_clear (LodeCliAtlasFilter *filter)
{
  g_free (filter->material);
  g_free (filter->stage);
  g_free (filter->consumer);
  g_free (filter->country);
  g_free (filter->dimension);
}

static const LodeCliAtlasTable * const table_lists[] = {
  lode_cli_atlas_tables,
  lode_cli_atlas_outlook_tables,
};

static const LodeCliAtlasTable *
find_table (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (table_lists); i++)
    for (const LodeCliAtlasTable *table = table_lists[i]; table->name != NULL; table++)
      if (g_str_equal (name, table->name))
        return table;

  return NULL;
}

/* (transfer full): "materials, countries, …". */
static char *
list_tables (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table_lists); i++)
    for (const LodeCliAtlasTable *table = table_lists[i]; table->name != NULL; table++)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", table->name);

  return g_string_free (names, FALSE);
}

/* 0 when the filter is one that the table has, else the exit status. */
static int
check_filter (const LodeCliAtlasTable *what,
              LodeCliAtlasFilters      filter,
              const char              *option,
              const char              *value)
{
  if (value == NULL || (what->filters & filter) != 0)
    return 0;

  return lode_cli_usage_error (&lode_cli_atlas, "the table “%s” has no --%s to choose by",
                               what->name, option);
}

static int
check_filters (const LodeCliAtlasTable  *what,
               const LodeCliAtlasFilter *filter,
               const char               *year)
{
  const struct
  {
    LodeCliAtlasFilters  filter;
    const char          *option;
    const char          *value;
  } options[] = {
    { LODE_CLI_FILTER_MATERIAL, "material", filter->material },
    { LODE_CLI_FILTER_STAGE, "stage", filter->stage },
    { LODE_CLI_FILTER_CONSUMER, "consumer", filter->consumer },
    { LODE_CLI_FILTER_COUNTRY, "country", filter->country },
    { LODE_CLI_FILTER_YEAR, "year", year },
    { LODE_CLI_FILTER_DIMENSION, "dimension", filter->dimension },
  };
  int status = 0;

  for (guint i = 0; status == 0 && i < G_N_ELEMENTS (options); i++)
    status = check_filter (what, options[i].filter, options[i].option, options[i].value);

  return status;
}

/* (transfer full): "; did you mean a, b or c?", or nothing when nothing is near. Takes @near. */
static char *
put_suggestions (GStrv near)
{
  g_auto (GStrv) owned = near;
  guint n_near = g_strv_length (owned);
  GString *words = g_string_new (n_near > 0 ? "; did you mean " : "");

  for (guint i = 0; i < n_near; i++)
    g_string_append_printf (words, "%s%s", i == 0 ? "" : i + 1 < n_near ? ", " : " or ", owned[i]);
  g_string_append (words, n_near > 0 ? "?" : "");

  return g_string_free (words, FALSE);
}

static int
check_material (LodeAtlas  *atlas,
                const char *material)
{
  g_autofree char *near = NULL;

  if (material == NULL || lode_atlas_get_material (atlas, material) != NULL)
    return 0;

  near = put_suggestions (lode_atlas_suggest_materials (atlas, material));
  return lode_cli_usage_error (&lode_cli_atlas, "there is no material “%s”%s", material,
                               *near != '\0' ? near : "; “atlas materials” lists the keys");
}

static int
check_stage (const char *stage)
{
  g_autofree char *near = NULL;

  if (stage == NULL || lode_atlas_is_stage (stage))
    return 0;

  near = put_suggestions (lode_atlas_suggest_stages (stage));
  return lode_cli_usage_error (&lode_cli_atlas, "there is no stage “%s”%s", stage,
                               *near != '\0' ? near
                                             : "; it is one such as mining, refining, separation, "
                                               "metal or magnet");
}

/* @what is "country" or "consumer". */
static int
check_country (LodeAtlas  *atlas,
               const char *what,
               const char *country)
{
  g_autofree char *near = NULL;

  if (country == NULL || lode_atlas_get_country (atlas, country) != NULL)
    return 0;

  near = put_suggestions (lode_atlas_suggest_countries (atlas, country));
  return lode_cli_usage_error (&lode_cli_atlas, "there is no %s “%s”%s", what, country,
                               *near != '\0' ? near
                                             : "; it is a code of ISO 3166-1 such as CHN, or EU27, "
                                               "WLD, OTH, UNK");
}

static int
check_dimension (const char *dimension)
{
  LodeAtlasDimension found;

  if (dimension == NULL || lode_atlas_dimension_from_string (dimension, &found))
    return 0;

  return lode_cli_usage_error (&lode_cli_atlas,
                               "there is no dimension “%s”; it is mean, voice_accountability, "
                               "political_stability, government_effectiveness, regulatory_quality, "
                               "rule_of_law or control_of_corruption", dimension);
}

/* 0 when the values are known ones, else the exit status. */
static int
check_values (LodeAtlas          *atlas,
              LodeCliAtlasFilter *filter,
              const char         *year)
{
  guint64 number = 0;
  int status = check_material (atlas, filter->material);

  if (status == 0)
    status = check_stage (filter->stage);
  if (status == 0)
    status = check_country (atlas, "consumer", filter->consumer);
  if (status == 0)
    status = check_country (atlas, "country", filter->country);
  if (status == 0)
    status = check_dimension (filter->dimension);
  if (status == 0 && year != NULL &&
      !g_ascii_string_to_unsigned (year, 10, FIRST_YEAR, LAST_YEAR, &number, NULL))
    status = lode_cli_usage_error (&lode_cli_atlas, "--year is a year such as 2024, not “%s”", year);

  filter->year = (int) number;
  return status;
}

static int
print_table (LodeAtlas                *atlas,
             const LodeCliAtlasTable  *what,
             const LodeCliAtlasFilter *filter,
             const char               *format)
{
  g_autoptr (LodeCliTable) table = lode_cli_table_new (what->columns);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  what->fill (atlas, filter, table);
  text = lode_cli_table_print (table, format, &error);
  if (text == NULL || !lode_cli_write (NULL, text, strlen (text), &error))
    return lode_cli_fail (error);

  return 0;
}

/* What the words after the table's name say. */
typedef struct
{
  LodeCliAtlasFilter  filter;
  char               *year;
  char               *format;
  gboolean            as_lever;
  char               *event;
  char               *reading;
} Options;

static void
options_clear (Options *options)
{
  filter_clear (&options->filter);
  g_free (options->year);
  g_free (options->format);
  g_free (options->event);
  g_free (options->reading);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* "--as-lever" alone asks for all, "--as-lever=ID" for one: it is taken out of the words before the
 * others are read, since an option of GLib either has a value or has none. */
static void
take_as_lever (Options  *options,
               int      *argc,
               char    **argv)
{
  int n_kept = 0;

  for (int i = 0; i < *argc; i++)
    if (g_str_has_prefix (argv[i], AS_LEVER "="))
      {
        g_free (options->event);
        options->event = g_strdup (argv[i] + strlen (AS_LEVER "="));
        options->as_lever = TRUE;
      }
    else if (g_str_equal (argv[i], AS_LEVER))
      {
        options->as_lever = TRUE;
      }
    else
      {
        argv[n_kept++] = argv[i];
      }

  argv[n_kept] = NULL;
  *argc = n_kept;
}

static int
print_levers (LodeAtlas               *atlas,
              const LodeCliAtlasTable *what,
              const Options           *options)
{
  const LodeCliAtlasLeverQuery query = {
    options->event, options->filter.material, options->reading,
    options->format != NULL ? options->format : "json",
  };

  if (!g_str_equal (what->name, "events"))
    return lode_cli_usage_error (&lode_cli_atlas, AS_LEVER " is for events, not for “%s”", what->name);
  if (query.event != NULL && !g_str_equal (query.format, "json"))
    return lode_cli_usage_error (&lode_cli_atlas, "one lever is printed as json only");

  return lode_cli_atlas_print_levers (atlas, &query);
}

static int
print_what (const char *name,
            Options    *options)
{
  const LodeCliAtlasTable *what = find_table (name);
  LodeAtlas *atlas = lode_atlas_get_default ();
  int status;

  if (what == NULL)
    {
      g_autofree char *names = list_tables ();

      return lode_cli_usage_error (&lode_cli_atlas, "there is no table “%s”; there are %s", name,
                                   names);
    }
  if (options->format != NULL && !lode_cli_table_knows_format (options->format))
    return lode_cli_usage_error (&lode_cli_atlas,
                                 "there is no format “%s”; it is json, csv or table",
                                 options->format);

  status = check_filters (what, &options->filter, options->year);
  if (status == 0)
    status = check_values (atlas, &options->filter, options->year);
  if (status != 0)
    return status;

  if (options->as_lever)
    return print_levers (atlas, what, options);
  if (options->filter.dimension != NULL)
    what = &lode_cli_atlas_dimension_table;

  return print_table (atlas, what, &options->filter,
                      options->format != NULL ? options->format : "json");
}

static int
run (int    argc,
     char **argv)
{
  g_auto (Options) options = { { NULL } };
  LodeCliAtlasFilter *filter = &options.filter;
  const GOptionEntry entries[] = {
    { "material", 0, 0, G_OPTION_ARG_STRING, &filter->material, "Rows of one material", "KEY" },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &filter->stage, "Rows of one stage", "KEY" },
    { "consumer", 0, 0, G_OPTION_ARG_STRING, &filter->consumer, "Rows of one consumer", "CODE" },
    { "country", 0, 0, G_OPTION_ARG_STRING, &filter->country, "Rows of one country", "CODE" },
    { "dimension", 0, 0, G_OPTION_ARG_STRING, &filter->dimension, "One indicator", "KEY" },
    { "year", 0, 0, G_OPTION_ARG_STRING, &options.year, "Rows of one year", "YEAR" },
    { "reading", 0, 0, G_OPTION_ARG_STRING, &options.reading, "Of a lever", "WORDS" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, "json, csv or table", "FORMAT" },
    { NULL },
  };
  int status;

  take_as_lever (&options, &argc, argv);
  if (!lode_cli_parse (&lode_cli_atlas, entries, &argc, &argv, 1, 1, &status))
    return status;

  return print_what (argv[1], &options);
}

const LodeCliCommand lode_cli_atlas = {
  "atlas",
  "WHAT [--material=KEY] [--stage=KEY] [--consumer=CODE] [--country=CODE] [--year=YEAR] "
  "[--dimension=KEY] [--as-lever[=EVENT] [--reading=WORDS]] [--format=json|csv|table]",
  "Prints the bundled reference data. WHAT is one of materials, countries, production, shares,\n"
  "reliance, imports, prices, projects, events, targets, governance, sources, demand, projections,\n"
  "reserves, salient, consumption, crosschecks, exchange, and unconfirmed: values that no source\n"
  "confirms, which nothing else here uses.\n\n"
  "  --material=KEY    a key of “atlas materials”; one with a chain (ndfeb_magnets) answers with\n"
  "                    the shares and imports of its stages, whatever key they stand under\n"
  "  --stage=KEY       mining, refining, separation, metal, magnet, …\n"
  "  --consumer=CODE   who imports: EU27, USA, JPN, …\n"
  "  --country=CODE    who produces, exports, decides: CHN, …\n"
  "  --year=YEAR       2024\n"
  "  --dimension=KEY   of governance: mean, voice_accountability, political_stability,\n"
  "                    government_effectiveness, regulatory_quality, rule_of_law or\n"
  "                    control_of_corruption, with its standard error\n"
  "  --as-lever=EVENT  of events: the event as a lever of a scenario, on --material where it\n"
  "                    concerns several, in --reading where a sum or a pause can be read in two\n"
  "                    ways; without EVENT all that can be levers, and why others cannot\n"
  "  --format=FORMAT   json (default), csv, or table, in which long cells are shortened and notes\n"
  "                    stand below",
  run,
};
