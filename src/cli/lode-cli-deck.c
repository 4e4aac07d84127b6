/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-deck.h"

#include "atlas/lode-atlas.h"
#include "chart/lode-chart-figures.h"
#include "lode-cli-commands.h"
#include "lode-cli.h"

static LodeScenario *
find_scenario (const char *id,
               gpointer    user_data)
{
  return user_data != NULL ? lode_library_find_scenario (user_data, id) : NULL;
}

static gboolean
get_figures (LodeChartSpec  *spec,
             LodeChartData  *data,
             gpointer        user_data,
             GError        **error)
{
  return lode_chart_figures_get (user_data, spec, data, error);
}

gboolean
lode_cli_deck_write (LodeBriefing  *briefing,
                     LodeLibrary   *library,
                     LodeTheme      theme,
                     const char    *path,
                     GError       **error)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (LodeChartFigures) figures = lode_chart_figures_new (atlas, find_scenario, library);
  g_autoptr (GBytes) pdf = lode_deck_to_pdf (briefing, atlas, theme, get_figures, figures, error);
  gsize size_bytes;
  const char *bytes;

  if (pdf == NULL)
    return FALSE;
  bytes = g_bytes_get_data (pdf, &size_bytes);
  return lode_cli_write (path, bytes, size_bytes, error);
}

/* A briefing lies in WORKSPACE/briefings; one that lies elsewhere has no scenarios beside it. */
static LodeLibrary *
open_workspace_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *workspace = g_path_get_dirname (folder);

  return lode_library_open_sync (workspace, LODE_LIBRARY_READ_ONLY, NULL);
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *theme_name = NULL;
  g_autofree char *absolute = NULL;
  g_autoptr (LodeLibrary) library = NULL;
  g_autoptr (LodeBriefing) briefing = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  LodeTheme theme = LODE_THEME_LIGHT;
  int status;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where the PDF goes", "OUT.pdf" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &theme_name, "light, dark, print or contrast", "THEME" },
    { NULL },
  };

  if (!lode_cli_parse (&lode_cli_deck, entries, &argc, &argv, 1, 1, &status))
    return status;
  if (output == NULL)
    return lode_cli_usage_error (&lode_cli_deck, "where should it go? Give -o OUT.pdf");
  if (theme_name != NULL && !lode_theme_from_string (theme_name, &theme))
    return lode_cli_usage_error (&lode_cli_deck, "there is no theme “%s”; there are light, dark, print and contrast",
                                 theme_name);

  root = lode_cli_load_json (argv[1], &error);
  if (root != NULL)
    briefing = lode_briefing_from_json (root, lode_cli_display_name (argv[1]), &error);
  if (briefing == NULL)
    return lode_cli_fail (error);
  absolute = g_canonicalize_filename (argv[1], NULL);
  library = open_workspace_of (absolute);
  if (!lode_cli_deck_write (briefing, library, theme, output, &error))
    return lode_cli_fail (error);

  return 0;
}

const LodeCliCommand lode_cli_deck = {
  .name = "deck",
  .synopsis = "[--theme=THEME] BRIEFING -o OUT.pdf",
  .help = "Writes a briefing as one PDF, a page a slide, 16:9. Charts that name a scenario take it from\n"
          "the workspace that the briefing lies in.",
  .run = run,
};
