/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "article/lode-claims.h"
#include "cli/lode-cli-commands.h"
#include "cli/lode-cli-worker.h"

static void
append_csv (GString    *csv,
            const char *field)
{
  if (csv->len > 0 && csv->str[csv->len - 1] != '\n')
    g_string_append_c (csv, ',');
  if (field == NULL)
    return;
  if (strpbrk (field, ",\"\r\n") == NULL)
    {
      g_string_append (csv, field);
      return;
    }
  g_string_append_c (csv, '"');
  for (const char *p = field; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

static void
append_csv_number (GString *csv,
                   double   value)
{
  g_autofree char *text = isfinite (value) ? lode_json_number_to_string (value) : NULL;

  append_csv (csv, text);
}

static const char *
change_name (LodeChange change)
{
  switch (change)
    {
    case LODE_CHANGE_UP:
      return "up";
    case LODE_CHANGE_DOWN:
      return "down";
    case LODE_CHANGE_NONE:
    default:
      return NULL;
    }
}

static void
append_claim_csv (GString         *csv,
                  const LodeClaim *claim)
{
  g_autofree char *countries = g_strjoinv (" ", claim->countries);
  g_autofree char *materials = g_strjoinv (" ", claim->materials);

  g_string_append_printf (csv, "%u,%u", claim->start, claim->end);
  append_csv (csv, claim->text);
  append_csv (csv, lode_claim_kind_to_string (claim->kind));
  append_csv_number (csv, claim->low);
  append_csv_number (csv, claim->high);
  append_csv_number (csv, claim->value);
  append_csv (csv, claim->unit);
  append_csv (csv, claim->currency);
  append_csv (csv, claim->per);
  append_csv (csv, claim->is_approximate ? "true" : "false");
  append_csv (csv, change_name (claim->change));
  append_csv (csv, claim->is_negated ? "true" : "false");
  append_csv (csv, countries);
  append_csv (csv, materials);
  append_csv (csv, claim->stage);
  append_csv (csv, claim->sentence);
  g_string_append_c (csv, '\n');
}

static char *
format_csv (GPtrArray *claims)
{
  GString *csv
      = g_string_new ("start,end,text,kind,low,high,value,unit,currency,per,approximate,change,"
                      "negated,countries,materials,stage,sentence\n");

  for (guint i = 0; i < claims->len; i++)
    append_claim_csv (csv, g_ptr_array_index (claims, i));
  return g_string_free (csv, FALSE);
}

/* One claim a line: the figure, whom and what it is about, and its sentence. */
static char *
format_text (GPtrArray *claims)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < claims->len; i++)
    {
      const LodeClaim *claim = g_ptr_array_index (claims, i);
      g_autofree char *countries = g_strjoinv (" ", claim->countries);
      g_autofree char *materials = g_strjoinv (" ", claim->materials);

      g_string_append_printf (text, "%s\t%s\t%s\t%s\t%s\n", claim->text, countries, materials,
                              claim->stage != NULL ? claim->stage : "", claim->sentence);
    }
  return g_string_free (text, FALSE);
}

/* The worker read outside bytes: what it says is checked as strictly as they are. */
static GPtrArray *
read_claims (GBytes  *json,
             GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) claims = lode_claim_array_new ();
  LodeJsonReader *reader;
  guint n;

  root = lode_json_parse (g_bytes_get_data (json, NULL), g_bytes_get_size (json), "claims", error);
  if (root == NULL)
    return NULL;
  reader = lode_json_reader_new (root, "claims");
  n = lode_json_reader_length (reader);
  for (guint i = 0; i < n && lode_json_reader_enter_element (reader, i); i++)
    {
      LodeClaim *claim = lode_claim_read (reader);

      if (claim != NULL)
        g_ptr_array_add (claims, claim);
      lode_json_reader_leave (reader);
    }
  return lode_json_reader_close (reader, error) ? g_steal_pointer (&claims) : NULL;
}

static int
print (const char *text,
       gsize       size_bytes)
{
  g_autoptr (GError) error = NULL;

  return lode_cli_write (NULL, text, size_bytes, &error) ? 0 : lode_cli_fail (error);
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("json (the default), csv or text"),
      "FORMAT" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autofree char *output = NULL;
  int status;

  if (!lode_cli_parse (&lode_cli_claims, entries, &argc, &argv, 1, 1, &status))
    return status;
  if (format != NULL && !g_str_equal (format, "json") && !g_str_equal (format, "csv")
      && !g_str_equal (format, "text"))
    return lode_cli_usage_error (&lode_cli_claims, _ ("“%s” is no format; use json, csv or text"),
                                 format);

  json = lode_cli_ask_worker ("claims", argv[1], &error);
  if (json == NULL)
    return lode_cli_fail (error);
  if (format == NULL || g_str_equal (format, "json"))
    return print (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  claims = read_claims (json, &error);
  if (claims == NULL)
    return lode_cli_fail (error);
  output = g_str_equal (format, "csv") ? format_csv (claims) : format_text (claims);
  return print (output, strlen (output));
}

const LodeCliCommand lode_cli_claims = {
  .name = "claims",
  .synopsis = "[--format=json|csv|text] FILE",
  .help
  = N_ ("Finds the figures in a text or HTML file: numbers, shares, sums of money, quantities and\n"
        "durations, each with the countries, materials and stage that it is about. Offsets are\n"
        "code points of the text; of a page, the text that “extract --format=text” gives."),
  .run = run,
};
