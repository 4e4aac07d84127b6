/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include <string.h>

#include "atlas/lode-atlas.h"
#include "chart/lode-chart-export.h"
#include "chart/lode-chart-figures.h"
#include "cli/lode-cli-commands.h"

#define DEFAULT_MATERIAL "ndfeb_magnets"
#define MAX_SIDE_PX 20000

/* A4 at 96 px to the inch, lying down as charts do. */
#define A4_LONG_PX (297 / 25.4 * 96)
#define A4_SHORT_PX (210 / 25.4 * 96)

typedef struct
{
  char     *kind;
  char     *material;
  char     *consumer;
  char     *stage;
  char     *pinned;
  char     *title;
  int       year;
  char    **scenarios;
  char     *size;
  char     *theme;
  double    base_px;
  gboolean  is_narrow;
  char     *spec;
  char     *dump;
  char     *out;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->kind);
  g_free (options->material);
  g_free (options->consumer);
  g_free (options->stage);
  g_free (options->pinned);
  g_free (options->title);
  g_strfreev (options->scenarios);
  g_free (options->size);
  g_free (options->theme);
  g_free (options->spec);
  g_free (options->dump);
  g_free (options->out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* --- what to draw --- */

static LodeChartSpec *
load_spec (const char  *path,
           GError     **error)
{
  g_autoptr (JsonNode) root = lode_cli_load_json (path, error);
  g_autoptr (LodeChartSpec) spec = NULL;
  LodeJsonReader *reader;

  if (root == NULL)
    return NULL;
  reader = lode_json_reader_new (root, lode_cli_display_name (path));
  spec = lode_chart_spec_read (reader);
  return lode_json_reader_close (reader, error) ? g_steal_pointer (&spec) : NULL;
}

static void
set_member (LodeChartSpec **spec,
            const char     *member,
            const char     *value)
{
  LodeChartSpec *changed;

  if (value == NULL)
    return;
  changed = lode_chart_spec_with (*spec, member, *value != '\0' ? value : NULL);
  lode_chart_spec_unref (*spec);
  *spec = changed;
}

/* The saved chart, or a new one, with what the options say on top. */
static LodeChartSpec *
make_spec (const Options  *options,
           LodeChartKind   kind,
           GError        **error)
{
  g_autoptr (LodeChartSpec) spec = NULL;
  LodeChartSpec *changed;

  if (options->spec != NULL)
    {
      spec = load_spec (options->spec, error);
      if (spec == NULL)
        return NULL;
    }
  else
    spec = lode_chart_spec_new (kind, DEFAULT_MATERIAL);
  if (options->kind != NULL && lode_chart_spec_get_kind (spec) != kind)
    {
      changed = lode_chart_spec_with_kind (spec, kind);
      lode_chart_spec_unref (spec);
      spec = changed;
    }
  if (options->year != 0)
    {
      changed = lode_chart_spec_with_year (spec, options->year);
      lode_chart_spec_unref (spec);
      spec = changed;
    }
  set_member (&spec, "material", options->material);
  set_member (&spec, "consumer", options->consumer);
  set_member (&spec, "stage", options->stage);
  set_member (&spec, "pinned", options->pinned);
  set_member (&spec, "title", options->title);
  return g_steal_pointer (&spec);
}

/* --- scenarios --- */

static LodeScenario *
load_scenario (const char  *path,
               GError     **error)
{
  g_autoptr (JsonNode) root = lode_cli_load_json (path, error);

  return root != NULL ? lode_scenario_from_json (root, lode_cli_display_name (path), error) : NULL;
}

/* A #LodeScenarioFunc over the scenarios of the command line, which are named by their number: two
 * files may hold one id. */
static LodeScenario *
find_scenario (const char *id,
               gpointer    user_data)
{
  GPtrArray *scenarios = user_data;
  guint64 index;

  if (!g_ascii_string_to_unsigned (id, 10, 0, scenarios->len - 1, &index, NULL))
    return NULL;
  return scenarios->pdata[index];
}

static gboolean
load_scenarios (const Options  *options,
                GPtrArray      *scenarios,
                LodeChartSpec **spec,
                GError        **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; options->scenarios != NULL && options->scenarios[i] != NULL; i++)
    {
      LodeScenario *scenario = load_scenario (options->scenarios[i], error);

      if (scenario == NULL)
        return FALSE;
      g_ptr_array_add (scenarios, scenario);
      g_string_append_printf (ids, "%s%u", i > 0 ? "," : "", i);
    }
  /* A saved chart names scenarios of a workspace, which is not at hand here. */
  set_member (spec, "scenario", ids->str);
  if (scenarios->len > 0)
    set_member (spec, "material", lode_scenario_get_material (scenarios->pdata[0]));
  return TRUE;
}

/* --- the frame --- */

static gboolean
parse_size (const char *text,
            double     *width,
            double     *height)
{
  g_auto (GStrv) sides = NULL;
  guint64 pixels[2];

  if (g_ascii_strcasecmp (text, "A4") == 0 || g_ascii_strcasecmp (text, "A4-landscape") == 0)
    {
      *width = A4_LONG_PX;
      *height = A4_SHORT_PX;
      return TRUE;
    }
  if (g_ascii_strcasecmp (text, "A4-portrait") == 0)
    {
      *width = A4_SHORT_PX;
      *height = A4_LONG_PX;
      return TRUE;
    }
  sides = g_strsplit (text, "x", 3);
  if (g_strv_length (sides) != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    if (!g_ascii_string_to_unsigned (sides[i], 10, 1, MAX_SIDE_PX, &pixels[i], NULL))
      return FALSE;
  *width = (double) pixels[0];
  *height = (double) pixels[1];
  return TRUE;
}

/* %FALSE with the exit status for a wrong option. */
static gboolean
make_style (const Options   *options,
            LodeChartStyle  *style,
            LodeChartKind   *kind,
            int             *status)
{
  double width;
  double height;

  *status = 2;
  *kind = LODE_CHART_FLOW;
  if (options->kind != NULL && !lode_chart_kind_from_string (options->kind, kind))
    *status = lode_cli_usage_error (&lode_cli_chart,
                                    "there is no kind “%s”: use flow, sources, timeline "
                                                     "or compare", options->kind);
  else if (options->kind == NULL && options->spec == NULL)
    *status = lode_cli_usage_error (&lode_cli_chart, "which chart? Give --kind or --spec");
  else if (!parse_size (options->size != NULL ? options->size : "1920x1080", &width, &height))
    *status = lode_cli_usage_error (&lode_cli_chart,
                                    "--size should be like 1920x1080 (at most %d a side), "
                                                     "A4 or A4-portrait, not “%s”", MAX_SIDE_PX,
                                    options->size);
  else
    {
      lode_chart_style_init (style, width, height);
      style->is_narrow = options->is_narrow;
      style->base_px = options->base_px;
      if (options->theme != NULL && !lode_theme_from_string (options->theme, &style->theme))
        *status = lode_cli_usage_error (&lode_cli_chart,
                                        "there is no theme “%s”: use light, dark, print "
                                                         "or contrast", options->theme);
      else if (!(options->base_px >= 0 && options->base_px <= 1000))
        *status = lode_cli_usage_error (&lode_cli_chart,
                                        "--base should be a text size of up to 1000 px");
      else
        return TRUE;
    }
  return FALSE;
}

/* --- the job --- */

static gboolean
write_chart (const Options    *options,
             const LodeScene  *scene,
             LodeChartFormat   format,
             GError          **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize size_bytes;
  const char *data;

  if (options->dump != NULL)
    {
      g_autofree char *dump = lode_scene_dump (scene, error);

      if (dump == NULL || !lode_cli_write (options->dump, dump, strlen (dump), error))
        return FALSE;
    }
  bytes = lode_chart_render_bytes (scene, format, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size_bytes);
  return lode_cli_write (options->out, data, size_bytes, error);
}

static gboolean
draw_chart (const Options         *options,
            LodeChartKind          kind,
            const LodeChartStyle  *style,
            GError               **error)
{
  g_autoptr (GPtrArray) scenarios = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LodeChartSpec) spec = make_spec (options, kind, error);
  g_autoptr (LodeChartFigures) figures = NULL;
  g_autoptr (LodeScene) scene = NULL;
  LodeChartFormat format;
  LodeChartData data;

  lode_chart_prepare ();
  if (spec == NULL || !load_scenarios (options, scenarios, &spec, error) ||
      !lode_chart_format_for_path (options->out, &format, error))
    return FALSE;
  figures = lode_chart_figures_new (lode_atlas_get_default (), find_scenario, scenarios);
  if (!lode_chart_figures_get (figures, spec, &data, error))
    return FALSE;
  scene = lode_chart_build (spec, &data, style, error);
  return scene != NULL && write_chart (options, scene, format, error);
}

static int
run_chart (int    argc,
           char **argv)
{
  g_auto (Options) options = { NULL };
  g_autoptr (GError) error = NULL;
  LodeChartStyle style;
  LodeChartKind kind;
  int status;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, NULL, NULL },
    { "material", 0, 0, G_OPTION_ARG_STRING, &options.material, NULL, NULL },
    { "consumer", 0, 0, G_OPTION_ARG_STRING, &options.consumer, NULL, NULL },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &options.stage, NULL, NULL },
    { "pinned", 0, 0, G_OPTION_ARG_STRING, &options.pinned, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, NULL, NULL },
    { "year", 0, 0, G_OPTION_ARG_INT, &options.year, NULL, NULL },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.scenarios, NULL, NULL },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size, NULL, NULL },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme, NULL, NULL },
    { "base", 0, 0, G_OPTION_ARG_DOUBLE, &options.base_px, NULL, NULL },
    { "narrow", 0, 0, G_OPTION_ARG_NONE, &options.is_narrow, NULL, NULL },
    { "spec", 0, 0, G_OPTION_ARG_FILENAME, &options.spec, NULL, NULL },
    { "dump-layout", 0, 0, G_OPTION_ARG_FILENAME, &options.dump, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out, NULL, NULL },
    { NULL },
  };

  if (!lode_cli_parse (&lode_cli_chart, entries, &argc, &argv, 0, 0, &status))
    return status;
  if (options.out == NULL)
    return lode_cli_usage_error (&lode_cli_chart, "where to? Give -o OUT");
  if (!make_style (&options, &style, &kind, &status))
    return status;
  return draw_chart (&options, kind, &style, &error) ? 0 : lode_cli_fail (error);
}

const LodeCliCommand lode_cli_chart = {
  .name = "chart",
  .synopsis = "--kind=KIND|--spec=FILE [--material= --consumer= --stage= --year= --scenario=FILE "
              "--size=1920x1080 --theme=light|dark|print|contrast --dump-layout=FILE] -o OUT",
  .help = "Draws one chart. KIND is flow, sources, timeline or compare; --spec draws a saved one.\n"
          "OUT ends in .svg, .pdf, .png, .csv or .json.\n\n"
          "  --material=KEY      ndfeb_magnets unless given\n"
          "  --consumer=CODE     whose supply: EU27, JPN, USA, …\n"
          "  --stage=KEY         sources: of which stage\n"
          "  --year=YEAR         of the figures\n"
          "  --scenario=FILE     timeline and compare: a scenario; may be given several times\n"
          "  --pinned=CODE       the country, or FROM>TO, that stands out\n"
          "  --title=TEXT        instead of the title that the figures give\n"
          "  --size=WxH          px; or A4, A4-portrait\n"
          "  --base=PX           text size of labels; all sizes derive from it\n"
          "  --narrow            stages as rows\n"
          "  --dump-layout=FILE  where every label and mark stands, as JSON",
  .run = run_chart,
};
