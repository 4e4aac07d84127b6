/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include <string.h>

#include "base/lode-error.h"
#include "cli/lode-cli-commands.h"
#include "library/lode-export.h"
#include "library/lode-library.h"

/* (transfer full) (nullable): the articles of @ids; all of them when there are no ids. */
static GPtrArray *
collect_articles (LodeLibrary  *library,
                  char        **ids,
                  GError      **error)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all = lode_library_get_articles (library);

  for (guint i = 0; ids[0] == NULL && i < g_list_model_get_n_items (all); i++)
    g_ptr_array_add (articles, g_list_model_get_item (all, i));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      LodeArticle *article = lode_library_find_article (library, ids[i]);

      if (article == NULL)
        {
          g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                       "%s has no article “%s”; its articles are listed by “search”.",
                       lode_library_get_folder (library), ids[i]);
          return NULL;
        }
      g_ptr_array_add (articles, g_object_ref (article));
    }

  return g_steal_pointer (&articles);
}

static gboolean
export_articles (const char        *workspace,
                 char             **ids,
                 LodeExportFormat   format,
                 const char        *output,
                 GError           **error)
{
  g_autoptr (LodeLibrary) library = lode_library_open_sync (workspace, LODE_LIBRARY_READ_ONLY, error);
  g_autoptr (GPtrArray) articles = NULL;
  g_autofree char *text = NULL;

  if (library == NULL)
    return FALSE;
  articles = collect_articles (library, ids, error);
  if (articles == NULL)
    return FALSE;
  text = lode_export_articles (articles, format, error);

  return text != NULL && lode_cli_write (output, text, strlen (text), error);
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *workspace = NULL;
  g_autofree char *format_name = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  LodeExportFormat format = LODE_EXPORT_MARKDOWN;
  const GOptionEntry entries[] = {
    { "workspace", 0, 0, G_OPTION_ARG_FILENAME, &workspace, "Folder of the workspace", "DIR" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, "markdown, html, csv, json or csl", "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where it goes", "FILE" },
    { NULL },
  };
  int status;

  if (!lode_cli_parse (&lode_cli_export, entries, &argc, &argv, 0, G_MAXINT, &status))
    return status;
  if (workspace == NULL)
    return lode_cli_usage_error (&lode_cli_export, "export from which workspace? Give --workspace=DIR");
  if (format_name != NULL && !lode_export_format_from_string (format_name, &format))
    return lode_cli_usage_error (&lode_cli_export,
                                 "there is no format “%s”; it is markdown, html, csv, json or csl",
                                 format_name);
  if (!export_articles (workspace, argv + 1, format, output, &error))
    return lode_cli_fail (error);

  return 0;
}

const LodeCliCommand lode_cli_export = {
  .name = "export",
  .synopsis = "--workspace=DIR [--format=markdown|html|csv|json|csl] [-o FILE] [ID…]",
  .help = "Writes articles with their figures: Markdown or HTML to read, CSV a figure a line, JSON the\n"
          "whole documents, CSL-JSON for reference managers. Without an ID, all articles.\n\n"
          "  --workspace=DIR   Folder of the workspace\n"
          "  --format=FORMAT   markdown (the default), html, csv, json or csl\n"
          "  -o FILE           Where it goes instead of standard output",
  .run = run,
};
