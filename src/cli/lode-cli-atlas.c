/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-commands.h"

#include <string.h>

#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-material.h"
#include "cli/lode-cli-atlas-private.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2200

static void
filter_clear (LodeCliAtlasFilter *filter)
{
  g_free (filter->material);
  g_free (filter->stage);
  g_free (filter->consumer);
  g_free (filter->country);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodeCliAtlasFilter, filter_clear)

static const LodeCliAtlasTable *
find_table (const char *name)
{
  for (guint i = 0; lode_cli_atlas_tables[i].name != NULL; i++)
    if (g_str_equal (name, lode_cli_atlas_tables[i].name))
      return &lode_cli_atlas_tables[i];

  return NULL;
}

/* (transfer full): "materials, countries, …". */
static char *
list_tables (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; lode_cli_atlas_tables[i].name != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", lode_cli_atlas_tables[i].name);

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
  };
  int status = 0;

  for (guint i = 0; status == 0 && i < G_N_ELEMENTS (options); i++)
    status = check_filter (what, options[i].filter, options[i].option, options[i].value);

  return status;
}

/* 0 when the values are known ones, else the exit status. */
static int
check_values (LodeAtlas          *atlas,
              LodeCliAtlasFilter *filter,
              const char         *year)
{
  guint64 number = 0;

  if (filter->material != NULL && lode_atlas_get_material (atlas, filter->material) == NULL)
    return lode_cli_usage_error (&lode_cli_atlas,
                                 "there is no material “%s”; “atlas materials” lists the keys",
                                 filter->material);
  if (filter->stage != NULL && !lode_atlas_is_stage (filter->stage))
    return lode_cli_usage_error (&lode_cli_atlas,
                                 "there is no stage “%s”; it is one such as mining, refining, "
                                 "separation, metal or magnet",
                                 filter->stage);
  if (filter->consumer != NULL && lode_atlas_get_country (atlas, filter->consumer) == NULL)
    return lode_cli_usage_error (&lode_cli_atlas,
                                 "there is no consumer “%s”; it is a code such as EU27, USA or JPN",
                                 filter->consumer);
  if (filter->country != NULL && lode_atlas_get_country (atlas, filter->country) == NULL)
    return lode_cli_usage_error (&lode_cli_atlas,
                                 "there is no country “%s”; it is an ISO 3166-1 alpha-3 code such "
                                 "as CHN, or EU27, WLD, OTH, UNK",
                                 filter->country);
  if (year != NULL &&
      !g_ascii_string_to_unsigned (year, 10, FIRST_YEAR, LAST_YEAR, &number, NULL))
    return lode_cli_usage_error (&lode_cli_atlas, "--year is a year such as 2024, not “%s”", year);

  filter->year = (int) number;
  return 0;
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

static int
run (int    argc,
     char **argv)
{
  g_auto (LodeCliAtlasFilter) filter = { NULL };
  g_autofree char *year = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "material", 0, 0, G_OPTION_ARG_STRING, &filter.material, "Rows of one material", "KEY" },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &filter.stage, "Rows of one stage", "KEY" },
    { "consumer", 0, 0, G_OPTION_ARG_STRING, &filter.consumer, "Rows of one consumer", "CODE" },
    { "country", 0, 0, G_OPTION_ARG_STRING, &filter.country, "Rows of one country", "CODE" },
    { "year", 0, 0, G_OPTION_ARG_STRING, &year, "Rows of one year", "YEAR" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json, csv or table", "FORMAT" },
    { NULL },
  };
  const LodeCliAtlasTable *what;
  LodeAtlas *atlas;
  int status;

  if (!lode_cli_parse (&lode_cli_atlas, entries, &argc, &argv, 1, 1, &status))
    return status;

  what = find_table (argv[1]);
  if (what == NULL)
    {
      g_autofree char *names = list_tables ();

      return lode_cli_usage_error (&lode_cli_atlas, "there is no table “%s”; there are %s", argv[1],
                                   names);
    }
  if (format != NULL && !lode_cli_table_knows_format (format))
    return lode_cli_usage_error (&lode_cli_atlas,
                                 "there is no format “%s”; it is json, csv or table", format);

  atlas = lode_atlas_get_default ();
  status = check_filters (what, &filter, year);
  if (status == 0)
    status = check_values (atlas, &filter, year);
  if (status != 0)
    return status;

  return print_table (atlas, what, &filter, format != NULL ? format : "json");
}

const LodeCliCommand lode_cli_atlas = {
  "atlas",
  "WHAT [--material=KEY] [--stage=KEY] [--consumer=CODE] [--country=CODE] [--year=YEAR] "
  "[--format=json|csv|table]",
  "Prints the bundled reference data. WHAT is one of materials, countries, production, shares,\n"
  "reliance, imports, prices, projects, events, targets, governance, sources.\n\n"
  "  --material=KEY    a key of “atlas materials”; one with a chain (ndfeb_magnets) answers with\n"
  "                    the shares and imports of its stages, whatever key they stand under\n"
  "  --stage=KEY       mining, refining, separation, metal, magnet, …\n"
  "  --consumer=CODE   who imports: EU27, USA, JPN, …\n"
  "  --country=CODE    who produces, exports, decides: CHN, …\n"
  "  --year=YEAR       2024\n"
  "  --format=FORMAT   json (default), csv, or table, in which long cells are shortened",
  run,
};
