/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "article/lode-extraction.h"
#include "cli/lode-cli-commands.h"
#include "library/lode-page-source.h"
#include "library/lode-worker-client.h"

/* A file, standard input, or an address; of the last also where it came from in the end. */
static GBytes *
load (const char  *place,
      char       **url,
      char       **content_type,
      GError     **error)
{
  gsize size_bytes = 0;
  char *bytes;

  if (lode_page_source_is_address (place))
    return lode_page_source_load_sync (place, url, content_type, NULL, error);
  bytes = lode_cli_read (place, LODE_EXTRACT_MAX_BYTES, &size_bytes, error);
  return bytes != NULL ? g_bytes_new_take (bytes, size_bytes) : NULL;
}

static gboolean
extract (const char  *place,
         const char  *base_url,
         const char  *format,
         GError     **error)
{
  g_autofree char *url = g_strdup (base_url);
  g_autofree char *content_type = NULL;
  g_autofree char *format_word = g_strconcat ("--format=", format, NULL);
  g_autofree char *url_word = NULL;
  g_autofree char *type_word = NULL;
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GBytes) output = NULL;

  input = load (place, &url, &content_type, error);
  if (input == NULL)
    return FALSE;
  url_word = g_strconcat ("--base-url=", url, NULL);
  type_word = g_strconcat ("--content-type=", content_type, NULL);
  g_ptr_array_add (arguments, (char *) "extract");
  g_ptr_array_add (arguments, format_word);
  if (url != NULL)
    g_ptr_array_add (arguments, url_word);
  if (content_type != NULL)
    g_ptr_array_add (arguments, type_word);
  g_ptr_array_add (arguments, NULL);

  output = lode_worker_client_run_sync ((const char * const *) arguments->pdata, input, 0, NULL, error);
  if (output == NULL)
    {
      g_prefix_error (error, "%s: ", lode_cli_display_name (place));
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
    { "base-url", 0, 0, G_OPTION_ARG_STRING, &base_url, N_ ("Where the page is from; makes its links whole"), "URL" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("json (the default), text, html or markdown"),
      "FORMAT" },
    { NULL },
  };
  int status;

  if (!lode_cli_parse (&lode_cli_extract, entries, &argc, &argv, 1, 1, &status))
    return status;
  if (format != NULL && !g_strv_contains (formats, format))
    return lode_cli_usage_error (&lode_cli_extract,
                                 _ ("“%s” is no format; use json, text, html or markdown"), format);
  if (!extract (argv[1], base_url, format != NULL ? format : "json", &error))
    return lode_cli_fail (error);
  return 0;
}

const LodeCliCommand lode_cli_extract = {
  .name = "extract",
  .synopsis = "[--base-url=URL] [--format=json|text|html|markdown] FILE|URL",
  .help
  = N_ ("Finds the article in a page: title, author, date, and its text as safe blocks. The page is\n"
        "read by a process that can reach nothing, and nothing that it names is loaded."),
  .run = run,
};
