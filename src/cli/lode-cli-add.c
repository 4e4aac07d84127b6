/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "base/lode-error.h"
#include "cli/lode-cli-commands.h"
#include "library/lode-import.h"

/* The status of the first failure: one page that cannot be read does not keep the others out. */
static int
add_all (LodeLibrary  *library,
         char        **places)
{
  int status = 0;

  for (guint i = 0; places[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeArticle) article = lode_import_sync (library, places[i], &error);
      const char *title;

      if (article == NULL)
        {
          int failed = lode_cli_fail (error);

          status = status != 0 ? status : failed;
          continue;
        }
      title = lode_article_get_meta (article, "title");
      g_print ("%s\t%s\n", lode_article_get_id (article), title != NULL ? title : "");
    }

  return status;
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *workspace = NULL;
  g_autoptr (LodeLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "workspace", 0, 0, G_OPTION_ARG_FILENAME, &workspace, "Folder of the workspace; made when absent",
      "DIR" },
    { NULL },
  };
  int status;

  if (!lode_cli_parse (&lode_cli_add, entries, &argc, &argv, 1, G_MAXINT, &status))
    return status;
  if (workspace == NULL)
    return lode_cli_usage_error (&lode_cli_add, "add to which workspace? Give --workspace=DIR");

  library = lode_library_open_sync (workspace, LODE_LIBRARY_CREATE, &error);
  if (library == NULL)
    return lode_cli_fail (error);
  if (lode_library_get_is_read_only (library))
    {
      g_set_error_literal (&error, LODE_ERROR, LODE_ERROR_BUSY,
                           lode_library_get_read_only_reason (library));
      return lode_cli_fail (error);
    }

  status = add_all (library, argv + 1);
  lode_library_close (library);

  return status;
}

const LodeCliCommand lode_cli_add = {
  .name = "add",
  .synopsis = "--workspace=DIR FILE|URL…",
  .help = "Reads pages, finds the article and the figures in each, and stores them in a workspace.\n"
          "Prints id and title, a line each. A page that is there already is found again.\n\n"
          "  --workspace=DIR   Folder of the workspace; made when it does not exist",
  .run = run,
};
