/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "article/lode-claims.h"
#include "article/lode-specifics.h"
#include "cli/lode-cli-commands.h"

/* A heading a list, a quote a line; an empty list says so. */
static char *
format_text (const LodeSpecifics *specifics)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < LODE_N_SPECIFICS; i++)
    {
      g_string_append_printf (text, "%s:%s\n", lode_specific_to_string (i),
                              specifics->quotes[i]->len == 0 ? _ (" none") : "");
      for (guint j = 0; j < specifics->quotes[i]->len; j++)
        {
          const LodeQuote *quote = g_ptr_array_index (specifics->quotes[i], j);

          g_string_append_printf (text, "  “%s” (%u–%u)\n", quote->text, quote->start, quote->end);
        }
    }
  return g_string_free (text, FALSE);
}

static char *
format_json (const LodeSpecifics  *specifics,
             GError              **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_specifics_write (specifics, writer);
  return lode_json_writer_finish (writer, NULL, error);
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
  g_autoptr (LodeSpecifics) specifics = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *output = NULL;
  gsize size;
  int status;

  if (!lode_cli_parse (&lode_cli_specifics, entries, &argc, &argv, 1, 1, &status))
    return status;
  if (format != NULL && !g_str_equal (format, "json") && !g_str_equal (format, "text"))
    return lode_cli_usage_error (&lode_cli_specifics, _ ("“%s” is no format; use json or text"), format);

  bytes = lode_cli_read (argv[1], LODE_CLAIMS_MAX_BYTES, &size, &error);
  if (bytes == NULL)
    return lode_cli_fail (error);
  specifics = lode_specifics_find (bytes, size);
  output = format != NULL && g_str_equal (format, "text") ? format_text (specifics) : format_json (specifics, &error);
  if (output == NULL || !lode_cli_write (NULL, output, strlen (output), &error))
    return lode_cli_fail (error);
  return 0;
}

const LodeCliCommand lode_cli_specifics = {
  .name = "specifics",
  .synopsis = "[--format=json|text] FILE",
  .help = N_ ("Says what a statement commits to: volumes, timelines, funding, binding terms and joint\n"
              "mechanisms, each a list of quotes from the text. Empty lists are the point."),
  .run = run,
};
