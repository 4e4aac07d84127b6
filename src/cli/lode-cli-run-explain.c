/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-run.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-source.h"
#include "base/lode-json-writer.h"
#include "cli/lode-cli-table.h"

/* Claims of articles have no title here: their id stands for them. */
static const char *
find_title (const char *id)
{
  return lode_atlas_get_source_citation (lode_atlas_get_default (), id);
}

static void
write_node (LodeJsonWriter        *writer,
            const LodeExplainNode *node)
{
  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member_integer (writer, "depth", node->depth);
  lode_json_writer_member_string (writer, "symbol", node->symbol);
  lode_json_writer_member_string (writer, "label", node->label);
  lode_json_writer_member (writer, "value");
  if (isfinite (node->value))
    lode_json_writer_number (writer, node->value);
  else
    lode_json_writer_null (writer);
  lode_json_writer_member_string (writer, "unit", node->unit);
  lode_json_writer_member_string (writer, "equation", node->equation);
  lode_json_writer_member_string (writer, "section", node->section);
  lode_json_writer_member_string (writer, "basis", lode_explain_basis_to_string (node->basis));
  if (node->year != 0)
    lode_json_writer_member_integer (writer, "year", node->year);
  lode_json_writer_member (writer, "sources");
  lode_json_writer_begin_inline_array (writer);
  for (guint i = 0; node->sources[i] != NULL; i++)
    {
      lode_json_writer_begin_inline_object (writer);
      lode_json_writer_member_string (writer, "id", node->sources[i]);
      lode_json_writer_member_string (writer, "title", find_title (node->sources[i]));
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);
  lode_json_writer_member_strings (writer, "levers", (const char * const *) node->levers);
  lode_json_writer_member_string (writer, "note", node->note);
  lode_json_writer_end_object (writer);
}

static char *
print_json (const LodeExplanation   *explanation,
            const LodeExplainQuery  *query,
            GError                 **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "metric", query->metric->name);
  lode_json_writer_member_string (writer, "meaning", query->metric->meaning);
  lode_json_writer_member_string (writer, "unit", query->metric->unit);
  lode_json_writer_member_string (writer, "stage", query->stage);
  lode_json_writer_member_string (writer, "country", query->country);
  lode_json_writer_member_string (writer, "conduct", lode_cli_run_conduct_name (query->conduct));
  lode_json_writer_member (writer, "nodes");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < lode_explanation_get_n_nodes (explanation); i++)
    write_node (writer, lode_explanation_get_node (explanation, i));
  lode_json_writer_end_array (writer);
  lode_json_writer_end_object (writer);

  return lode_json_writer_finish (writer, NULL, error);
}

static char *
print_csv (const LodeExplanation  *explanation,
           GError                **error)
{
  static const char * const columns[] = {
    "depth", "symbol", "label", "value", "unit", "equation", "section", "basis", "year", "sources",
    "levers", "note", NULL,
  };
  g_autoptr (LodeCliTable) table = lode_cli_table_new (columns);

  for (guint i = 0; i < lode_explanation_get_n_nodes (explanation); i++)
    {
      const LodeExplainNode *node = lode_explanation_get_node (explanation, i);

      lode_cli_table_add_number (table, node->depth);
      lode_cli_table_add_text (table, node->symbol);
      lode_cli_table_add_text (table, node->label);
      lode_cli_table_add_number (table, node->value);
      lode_cli_table_add_text (table, node->unit);
      lode_cli_table_add_text (table, node->equation);
      lode_cli_table_add_text (table, node->section);
      lode_cli_table_add_text (table, lode_explain_basis_to_string (node->basis));
      lode_cli_table_add_year (table, node->year);
      lode_cli_table_add_list (table, (const char * const *) node->sources);
      lode_cli_table_add_list (table, (const char * const *) node->levers);
      lode_cli_table_add_text (table, node->note);
    }

  return lode_cli_table_print (table, "csv", error);
}

static void
append_origin (GString               *text,
               const LodeExplainNode *node)
{
  g_string_append_printf (text, " (%s", lode_explain_basis_to_string (node->basis));
  if (node->year != 0)
    g_string_append_printf (text, ", %d", node->year);
  for (guint i = 0; node->sources[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? ": " : "; ", find_title (node->sources[i]));
  for (guint i = 0; node->levers[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? ", lever " : ", ", node->levers[i]);
  g_string_append_c (text, ')');
}

static void
append_node (GString               *text,
             const LodeExplainNode *node)
{
  int indent = 2 * (int) node->depth;

  g_string_append_printf (text, "%*s%s = ", indent, "", node->symbol);
  if (isfinite (node->value))
    g_string_append_printf (text, "%.10g%s%s", node->value, *node->unit != '\0' ? " " : "", node->unit);
  else
    g_string_append (text, "unknown");
  g_string_append_printf (text, "  %s", node->label);
  append_origin (text, node);
  if (node->note != NULL)
    g_string_append_printf (text, " – %s", node->note);
  g_string_append_c (text, '\n');
  if (node->equation != NULL)
    g_string_append_printf (text, "%*s%s%s%s\n", indent + 4, "", node->equation,
                            node->section != NULL ? "    MODEL " : "",
                            node->section != NULL ? node->section : "");
}

char *
lode_cli_run_print_explanation (const LodeExplanation   *explanation,
                                const LodeExplainQuery  *query,
                                const char              *format,
                                GError                 **error)
{
  GString *text;

  if (g_str_equal (format, "json"))
    return print_json (explanation, query, error);
  if (g_str_equal (format, "csv"))
    return print_csv (explanation, error);

  text = g_string_new (NULL);
  for (guint i = 0; i < lode_explanation_get_n_nodes (explanation); i++)
    append_node (text, lode_explanation_get_node (explanation, i));

  return g_string_free (text, FALSE);
}
