/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include <string.h>

#include "base/lode-json-writer.h"
#include "cli/lode-cli-commands.h"
#include "library/lode-search.h"

static const char * const kind_names[LODE_DOCUMENT_N_KINDS] = { "article", "scenario", "briefing" };

static char *
write_json (GPtrArray  *hits,
            GError    **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < hits->len; i++)
    {
      const LodeHit *hit = g_ptr_array_index (hits, i);

      lode_json_writer_begin_object (writer);
      lode_json_writer_member_string (writer, "kind", kind_names[hit->kind]);
      lode_json_writer_member_string (writer, "id", hit->id);
      lode_json_writer_member_string (writer, "title", hit->title);
      lode_json_writer_member_string (writer, "excerpt", hit->excerpt);
      lode_json_writer_member (writer, "start");
      if (hit->start >= 0)
        lode_json_writer_integer (writer, hit->start);
      else
        lode_json_writer_null (writer);
      lode_json_writer_member_number (writer, "score", hit->score);
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);

  return lode_json_writer_finish (writer, NULL, error);
}

static char *
write_text (GPtrArray *hits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const LodeHit *hit = g_ptr_array_index (hits, i);

      g_string_append_printf (text, "%s\t%s\t%s\n\t%s\n", kind_names[hit->kind], hit->id, hit->title,
                              hit->excerpt);
    }

  return g_string_free (text, FALSE);
}

static int
run (int    argc,
     char **argv)
{
  static const char * const formats[] = { "text", "json", NULL };
  g_autofree char *workspace = NULL;
  g_autofree char *format = NULL;
  g_autofree char *query = NULL;
  g_autofree char *output = NULL;
  g_autoptr (LodeLibrary) library = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "workspace", 0, 0, G_OPTION_ARG_FILENAME, &workspace, "Folder of the workspace", "DIR" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "text or json", "FORMAT" },
    { NULL },
  };
  int status;

  if (!lode_cli_parse (&lode_cli_search, entries, &argc, &argv, 1, G_MAXINT, &status))
    return status;
  if (workspace == NULL)
    return lode_cli_usage_error (&lode_cli_search, "search which workspace? Give --workspace=DIR");
  if (format != NULL && !g_strv_contains (formats, format))
    return lode_cli_usage_error (&lode_cli_search, "there is no format “%s”; it is text or json", format);

  library = lode_library_open_sync (workspace, LODE_LIBRARY_READ_ONLY, &error);
  if (library == NULL)
    return lode_cli_fail (error);
  query = g_strjoinv (" ", argv + 1);
  hits = lode_search_library (library, query);
  output = g_strcmp0 (format, "json") == 0 ? write_json (hits, &error) : write_text (hits);
  if (output == NULL || !lode_cli_write (NULL, output, strlen (output), &error))
    return lode_cli_fail (error);

  return 0;
}

const LodeCliCommand lode_cli_search = {
  .name = "search",
  .synopsis = "--workspace=DIR [--format=text|json] QUERY",
  .help = "Finds articles, scenarios and briefings in which every word of QUERY begins a word, the best\n"
          "first.\n\n"
          "  --workspace=DIR   Folder of the workspace\n"
          "  --format=FORMAT   text (kind, id and title, and a line around the place) or json",
  .run = run,
};
