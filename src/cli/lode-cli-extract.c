/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "article/lode-extraction.h"
#include "cli/lode-cli-commands.h"
#include "library/lode-worker-client.h"

static gboolean
extract (const char  *path,
         const char  *base_url,
         const char  *format,
         GError     **error)
{
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autofree char *base_word = NULL;
  g_autofree char *format_word = NULL;
  const char *arguments[4] = { "extract" };
  gsize size_bytes = 0;
  char *bytes = lode_cli_read (path, LODE_EXTRACT_MAX_BYTES, &size_bytes, error);

  if (bytes == NULL)
    return FALSE;
  input = g_bytes_new_take (bytes, size_bytes);
  format_word = g_strconcat ("--format=", format, NULL);
  base_word = g_strconcat ("--base-url=", base_url, NULL);
  arguments[1] = format_word;
  arguments[2] = base_url != NULL ? base_word : NULL;

  output = lode_worker_client_run_sync (arguments, input, 0, NULL, error);
  if (output == NULL)
    {
      g_prefix_error (error, "%s: ", lode_cli_display_name (path));
      return FALSE;
    }
  return lode_cli_write (NULL, g_bytes_get_data (output, NULL), g_bytes_get_size (output), error);
}

static int
run (int    argc,
     char **argv)
{
  static const char * const formats[] = { "json", "text", "html", "markdown", NULL };
  g_autofree char *base_url = NULL;
  g_autofree char *format = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "base-url", 0, 0, G_OPTION_ARG_STRING, &base_url, "Where the page is from; makes its links whole",
      "URL" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json, text, html or markdown", "FORMAT" },
    { NULL },
  };
  int status;

  if (!lode_cli_parse (&lode_cli_extract, entries, &argc, &argv, 1, 1, &status))
    return status;
  if (format != NULL && !g_strv_contains (formats, format))
    return lode_cli_usage_error (&lode_cli_extract,
                                 "there is no format “%s”; it is json, text, html or markdown", format);
  if (!extract (argv[1], base_url, format != NULL ? format : "json", &error))
    return lode_cli_fail (error);
  return 0;
}

const LodeCliCommand lode_cli_extract = {
  "extract",
  "[--base-url=URL] [--format=json|text|html|markdown] FILE",
  "Finds the article in a page: title, author, date, and its text as safe blocks.",
  run,
};
