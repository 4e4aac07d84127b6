/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "article/lode-specifics.h"
#include "base/lode-json-reader.h"
#include "cli/lode-cli-commands.h"
#include "cli/lode-cli-worker.h"

static void
append_quotes (LodeJsonReader *reader,
               GString        *text)
{
  guint n = lode_json_reader_length (reader);

  if (n == 0)
    g_string_append (text, _ ("  none\n"));
  for (guint i = 0; i < n && lode_json_reader_enter_element (reader, i); i++)
    {
      g_string_append_printf (text, "  “%s” (%.0f–%.0f)\n",
                              lode_json_reader_require_string (reader, "text"),
                              lode_json_reader_require_number (reader, "start"),
                              lode_json_reader_require_number (reader, "end"));
      lode_json_reader_leave (reader);
    }
}

/* A heading a list, a quote a line; an empty list says so. */
static char *
format_text (GBytes  *json,
             GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  LodeJsonReader *reader;

  root = lode_json_parse (g_bytes_get_data (json, NULL), g_bytes_get_size (json), "specifics",
                          error);
  if (root == NULL)
    return NULL;
  reader = lode_json_reader_new (root, "specifics");
  for (guint i = 0; i < LODE_N_SPECIFICS; i++)
    {
      g_string_append_printf (text, "%s\n", lode_specific_to_string (i));
      if (!lode_json_reader_enter (reader, lode_specific_to_string (i)))
        continue;
      append_quotes (reader, text);
      lode_json_reader_leave (reader);
    }
  return lode_json_reader_close (reader, error) ? g_strdup (text->str) : NULL;
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("json (the default) or text"), "FORMAT" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autofree char *output = NULL;
  int status;

  if (!lode_cli_parse (&lode_cli_specifics, entries, &argc, &argv, 1, 1, &status))
    return status;
  if (format != NULL && !g_str_equal (format, "json") && !g_str_equal (format, "text"))
    return lode_cli_usage_error (&lode_cli_specifics, _ ("“%s” is no format; use json or text"),
                                 format);

  json = lode_cli_ask_worker ("specifics", argv[1], &error);
  if (json == NULL)
    return lode_cli_fail (error);
  if (format != NULL && g_str_equal (format, "text"))
    output = format_text (json, &error);
  else
    output = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  if (output == NULL || !lode_cli_write (NULL, output, strlen (output), &error))
    return lode_cli_fail (error);
  return 0;
}

const LodeCliCommand lode_cli_specifics = {
  .name = "specifics",
  .synopsis = "[--format=json|text] FILE",
  .help
  = N_ ("Says what a statement commits to: volumes, timelines, funding, binding terms and joint\n"
        "mechanisms, each a list of quotes from the text. Empty lists are the point."),
  .run = run,
};
