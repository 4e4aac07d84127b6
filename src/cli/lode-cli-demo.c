/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "base/lode-error.h"
#include "lode-cli-commands.h"
#include "lode-cli-deck.h"
#include "lode-cli.h"
#include "library/lode-sample.h"

#define BRIEFING "minister"

static void
print_documents (LodeLibrary      *library,
                 LodeDocumentKind  kind)
{
  GListModel *documents = lode_library_get_documents (library, kind);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (GObject) document = g_list_model_get_item (documents, i);

      g_print ("%s/%s/%s.json\n", lode_library_get_folder (library), lode_document_kind_folder (kind),
               lode_document_get_id (document));
    }
}

static gboolean
make_demo (const char  *folder,
           GError     **error)
{
  g_autofree char *pdf = g_build_filename (folder, "briefing.pdf", NULL);
  g_autoptr (LodeLibrary) library = NULL;
  LodeBriefing *briefing;

  if (!lode_sample_create_sync (folder, error))
    return FALSE;
  library = lode_library_open_sync (folder, LODE_LIBRARY_READ_ONLY, error);
  if (library == NULL)
    return FALSE;
  briefing = lode_library_find_briefing (library, BRIEFING);
  if (briefing == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND, "%s holds no briefing “%s”.", folder, BRIEFING);
      return FALSE;
    }
  if (!lode_cli_deck_write (briefing, library, LODE_THEME_LIGHT, pdf, error))
    return FALSE;

  for (int kind = 0; kind < LODE_DOCUMENT_N_KINDS; kind++)
    print_documents (library, (LodeDocumentKind) kind);
  g_print ("%s\n", pdf);

  return TRUE;
}

static int
run (int    argc,
     char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  if (!lode_cli_parse (&lode_cli_demo, NULL, &argc, &argv, 1, 1, &status))
    return status;
  if (!make_demo (argv[1], &error))
    return lode_cli_fail (error);

  return 0;
}

const LodeCliCommand lode_cli_demo = {
  .name = "demo",
  .synopsis = "DIR",
  .help = "Writes a complete sample workspace into DIR, in our own words with facts and their sources:\n"
          "articles with their figures, scenarios, a briefing; and the briefing as DIR/briefing.pdf.\n"
          "Prints the files that it made.",
  .run = run,
};
