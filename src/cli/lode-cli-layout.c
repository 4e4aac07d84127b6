/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include <string.h>

#include "base/lode-json-writer.h"
#include "chart/flow/lode-flow-order.h"
#include "cli/lode-cli-commands.h"

#define MAX_BYTES (64 << 20)

static char *
print_order (const LodeFlowGraph *graph,
             const guint         *order)
{
  GString *text = g_string_new (NULL);

  for (guint l = 0; l < lode_flow_graph_get_n_layers (graph); l++)
    {
      guint first = lode_flow_graph_get_first (graph, l);
      guint end = lode_flow_graph_get_first (graph, l + 1);

      for (guint i = first; i < end; i++)
        {
          g_string_append (text, lode_flow_graph_get_name (graph, order[i]));
          g_string_append_c (text, i + 1 < end ? '\t' : '\n');
        }
    }
  return g_string_free (text, FALSE);
}

static char *
print_json (const LodeFlowGraph *graph,
            const guint         *order,
            GError             **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();
  LodeFlowScore score;

  lode_flow_order_score (graph, order, &score);
  lode_json_writer_begin_object (writer);
  lode_json_writer_member (writer, "layers");
  lode_json_writer_begin_array (writer);
  for (guint l = 0; l < lode_flow_graph_get_n_layers (graph); l++)
    {
      lode_json_writer_begin_inline_array (writer);
      for (guint i = lode_flow_graph_get_first (graph, l);
           i < lode_flow_graph_get_first (graph, l + 1); i++)
        lode_json_writer_string (writer, lode_flow_graph_get_name (graph, order[i]));
      lode_json_writer_end_array (writer);
    }
  lode_json_writer_end_array (writer);
  lode_json_writer_member_number (writer, "crossings", score.crossings);
  lode_json_writer_member_number (writer, "crossings_pct", score.crossings_pct);
  lode_json_writer_member_number (writer, "displacement_px", score.displacement_px);
  lode_json_writer_end_object (writer);
  return lode_json_writer_finish (writer, NULL, error);
}

/* Whether @text names one of @words; its place among them. */
static gboolean
find_word (const char         *text,
           const char * const *words,
           guint              *index)
{
  for (*index = 0; words[*index] != NULL; (*index)++)
    if (text == NULL || g_str_equal (text, words[*index]))
      return TRUE;
  return FALSE;
}

static gboolean
lay_out (const char  *path,
         LodeEffort   effort,
         gboolean     is_json,
         GError     **error)
{
  g_autofree char *bytes = NULL;
  g_autoptr (LodeFlowGraph) graph = NULL;
  g_autofree guint *order = NULL;
  g_autofree char *text = NULL;
  gsize size_bytes;

  bytes = lode_cli_read (path, MAX_BYTES, &size_bytes, error);
  if (bytes == NULL)
    return FALSE;
  graph = lode_flow_graph_parse (bytes, size_bytes, lode_cli_display_name (path), error);
  if (graph == NULL)
    return FALSE;
  order = lode_flow_order (graph, effort);
  text = is_json ? print_json (graph, order, error) : print_order (graph, order);
  return text != NULL && lode_cli_write (NULL, text, strlen (text), error);
}

static int
run_layout (int    argc,
            char **argv)
{
  static const char * const efforts[] = { "fast", "normal", "best", NULL };
  static const char * const formats[] = { "order", "json", NULL };
  g_autofree char *effort_text = NULL;
  g_autofree char *format_text = NULL;
  g_autoptr (GError) error = NULL;
  guint effort;
  guint format;
  int status;
  const GOptionEntry entries[] = {
    { "effort", 0, 0, G_OPTION_ARG_STRING, &effort_text, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_text, NULL, NULL },
    { NULL },
  };

  if (!lode_cli_parse (&lode_cli_layout, entries, &argc, &argv, 1, 1, &status))
    return status;
  if (!find_word (effort_text != NULL ? effort_text : "normal", efforts, &effort))
    return lode_cli_usage_error (&lode_cli_layout,
                                 "--effort should be fast, normal or best, not “%s”",
                                 effort_text);
  if (!find_word (format_text, formats, &format))
    return lode_cli_usage_error (&lode_cli_layout, "--format should be order or json, not “%s”",
                                 format_text);
  return lay_out (argv[1], (LodeEffort) effort, format == 1, &error) ? 0 : lode_cli_fail (error);
}

const LodeCliCommand lode_cli_layout = {
  .name = "layout",
  .synopsis = "[--effort=fast|normal|best] [--format=order|json] FILE",
  .help = "Orders the nodes of a layered flow graph so that few links cross and most run level.\n"
          "FILE: the number of layers; a line per layer with the number of nodes and their names;\n"
          "for each gap the number of links and a line “SOURCE TARGET WEIGHT” per link.\n"
          "Prints a line per layer, names from top to bottom with tabs between.",
  .run = run_layout,
};
