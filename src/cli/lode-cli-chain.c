/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-commands.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-chain.h"
#include "atlas/lode-atlas-material.h"
#include "base/lode-json-writer.h"
#include "cli/lode-cli-table.h"
#include "engine/baseline/lode-reconcile.h"
#include "engine/indicators/lode-dependence.h"

/* Shares smaller than this are left out of the lists by country. */
#define SMALLEST_SHARE 1e-6

typedef double (*ShareFunc) (const LodeDependence *dependence,
                             const char           *consumer,
                             guint                 stage,
                             const char           *country);

static double
get_direct_share (const LodeDependence *dependence,
                  const char           *consumer,
                  guint                 stage,
                  const char           *country)
{
  return lode_dependence_get_direct_share (dependence, consumer, country);
}

static double
get_exposure (const LodeDependence *dependence,
              const char           *consumer,
              guint                 stage,
              const char           *country)
{
  return lode_dependence_get_exposure (dependence, consumer, country);
}

static void
write_shares (LodeJsonWriter       *writer,
              const char           *member,
              const LodeDependence *dependence,
              const char           *consumer,
              guint                 stage,
              ShareFunc             get_share)
{
  const char * const *countries = lode_dependence_get_countries (dependence);

  lode_json_writer_member (writer, member);
  lode_json_writer_begin_inline_object (writer);
  for (guint k = 0; countries[k] != NULL; k++)
    {
      double share = get_share (dependence, consumer, stage, countries[k]);

      if (share > SMALLEST_SHARE)
        lode_json_writer_member_number (writer, countries[k], share * 100);
    }
  lode_json_writer_end_object (writer);
}

static void
write_indicator (LodeJsonWriter       *writer,
                 const LodeChain      *chain,
                 const LodeDependence *dependence,
                 const char           *consumer,
                 guint                 stage)
{
  double share = 0, high = 0;
  const char *largest = lode_dependence_get_largest (dependence, consumer, stage, &share);
  double hhi = lode_dependence_get_hhi (dependence, consumer, stage, &high);

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "consumer", consumer);
  lode_json_writer_member_string (writer, "stage", lode_chain_get_stage (chain, stage)->key);
  lode_json_writer_member_string (writer, "largest", largest);
  lode_json_writer_member_number (writer, "largest_share_pct", share * 100);
  lode_json_writer_member_boolean (writer, "flag_65", share > LODE_CEILING_SHARE);
  lode_json_writer_member_number (writer, "hhi", hhi);
  lode_json_writer_member_number (writer, "hhi_high", high);
  write_shares (writer, "origin_share_pct", dependence, consumer, stage,
                lode_dependence_get_origin_share);
  write_shares (writer, "direct_share_pct", dependence, consumer, stage, get_direct_share);
  write_shares (writer, "exposure_pct", dependence, consumer, stage, get_exposure);
  lode_json_writer_member_number (writer, "unknown_pct",
                                  lode_dependence_get_unknown (dependence, consumer) * 100);
  lode_json_writer_end_object (writer);
}

static void
write_indicators (LodeJsonWriter  *writer,
                  const LodeChain *chain)
{
  g_autoptr (LodeDependence) dependence = lode_dependence_new (chain);
  const char * const *consumers = lode_dependence_get_consumers (dependence);

  lode_json_writer_member (writer, "indicators");
  lode_json_writer_begin_array (writer);
  for (guint j = 0; consumers[j] != NULL; j++)
    for (guint s = 0; s + 1 < lode_chain_get_n_stages (chain); s++)
      write_indicator (writer, chain, dependence, consumers[j], s);
  lode_json_writer_end_array (writer);
}

static double
middle_of (const LodeFigure *figure)
{
  double value = lode_figure_get_value (figure);

  return isnan (value) ? (lode_figure_get_low (figure) + lode_figure_get_high (figure)) / 2 : value;
}

static void
write_move (LodeJsonWriter *writer,
            const char     *stage,
            const char     *from,
            const char     *to,
            double          before,
            double          after)
{
  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member_string (writer, "stage", stage);
  if (to != NULL)
    {
      lode_json_writer_member_string (writer, "from", from);
      lode_json_writer_member_string (writer, "to", to);
    }
  else
    lode_json_writer_member_string (writer, "actor", from);
  lode_json_writer_member_number (writer, "before_t", before);
  lode_json_writer_member_number (writer, "t", after);
  lode_json_writer_end_object (writer);
}

/* What the sources said and reconciliation changed: amounts of nodes, then known flows. */
static void
write_moved (LodeJsonWriter  *writer,
             const LodeChain *data,
             const LodeChain *chain)
{
  lode_json_writer_member (writer, "moved");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < lode_chain_get_n_nodes (data); i++)
    {
      const LodeChainNode *before = lode_chain_get_node (data, i);
      double value = middle_of (before->amount);
      double moved = middle_of (lode_chain_get_node (chain, i)->amount);

      if (fabs (moved - value) > 1e-9 * fmax (value, moved))
        write_move (writer, lode_chain_get_stage (data, before->stage)->key, before->actor, NULL, value,
                    moved);
    }
  for (guint i = 0; i < lode_chain_get_n_flows (chain); i++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, i);
      double value = middle_of (flow->amount);

      if (lode_figure_get_basis (flow->amount) != LODE_BASIS_ASSUMED && fabs (flow->moved) > 1e-6)
        write_move (writer, lode_chain_get_stage (chain, flow->stage)->key, flow->from, flow->to,
                    value / (1 + flow->moved), value);
    }
  lode_json_writer_end_array (writer);
}

/* What part of a stage cannot do without another chain's product. */
static void
write_companions (LodeJsonWriter  *writer,
                  const LodeChain *chain)
{
  if (lode_chain_get_n_companions (chain) == 0)
    return;

  lode_json_writer_member (writer, "companions");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < lode_chain_get_n_companions (chain); i++)
    {
      const LodeChainCompanion *companion = lode_chain_get_companion (chain, i);

      lode_json_writer_begin_object (writer);
      lode_json_writer_member_string (writer, "stage",
                                      lode_chain_get_stage (chain, companion->stage)->key);
      lode_json_writer_member_string (writer, "material", companion->material);
      lode_json_writer_member (writer, "share");
      lode_figure_write (companion->share, writer);
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);
}

static void
write_notes (LodeJsonWriter  *writer,
             const LodeChain *chain)
{
  g_auto (GStrv) notes = lode_atlas_list_chain_notes_of (lode_atlas_get_default (),
                                                         lode_chain_get_material (chain),
                                                         lode_chain_get_year (chain));

  lode_json_writer_member_strings (writer, "notes", (const char * const *) notes);
}

static char *
make_json (const LodeChain  *data,
           const LodeChain  *chain,
           GError          **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  lode_chain_write_members (chain, writer);
  write_indicators (writer, chain);
  write_moved (writer, data, chain);
  write_companions (writer, chain);
  write_notes (writer, chain);
  lode_json_writer_end_object (writer);

  return lode_json_writer_finish (writer, NULL, error);
}

static void
add_row (LodeCliTable     *table,
         const LodeChain  *chain,
         const char       *kind,
         guint             stage,
         const char       *from,
         const char       *to,
         const LodeFigure *figure)
{
  lode_cli_table_add_text (table, kind);
  lode_cli_table_add_text (table, lode_chain_get_stage (chain, stage)->key);
  lode_cli_table_add_text (table, from);
  lode_cli_table_add_text (table, to);
  lode_cli_table_add_number (table, middle_of (figure));
  lode_cli_table_add_number (table, lode_figure_get_low (figure));
  lode_cli_table_add_number (table, lode_figure_get_high (figure));
  lode_cli_table_add_text (table, lode_basis_to_string (lode_figure_get_basis (figure)));
  lode_cli_table_add_list (table, lode_figure_get_sources (figure));
}

static char *
make_csv (const LodeChain  *chain,
          GError          **error)
{
  static const char * const columns[] = {
    "kind", "stage", "from", "to", "t", "low_t", "high_t", "basis", "sources", NULL,
  };
  g_autoptr (LodeCliTable) table = lode_cli_table_new (columns);
  guint use = lode_chain_get_n_stages (chain) - 1;

  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);

      add_row (table, chain, node->stage == use ? "demand" : "output", node->stage, node->actor, "",
               node->amount);
    }
  for (guint i = 0; i < lode_chain_get_n_flows (chain); i++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, i);

      add_row (table, chain, "flow", flow->stage, flow->from, flow->to, flow->amount);
    }

  return lode_cli_table_print (table, "csv", error);
}

static int
print_chain (const char *material,
             int         year,
             gboolean    is_csv)
{
  g_autoptr (LodeChain) data = NULL;
  g_autoptr (LodeChain) chain = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  data = lode_atlas_build_chain (lode_atlas_get_default (), material, year, &error);
  if (data != NULL)
    chain = lode_reconcile (data, &error);
  if (chain != NULL)
    text = is_csv ? make_csv (chain, &error) : make_json (data, chain, &error);
  if (text == NULL || !lode_cli_write (NULL, text, strlen (text), &error))
    return lode_cli_fail (error);

  return 0;
}

static void
add_info (LodeCliTable             *table,
          const LodeAtlasChainInfo *info)
{
  g_autoptr (GStrvBuilder) stages = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) years = g_strv_builder_new ();
  g_autoptr (GString) quality = g_string_new (NULL);
  g_auto (GStrv) stage_list = NULL;
  g_auto (GStrv) year_list = NULL;

  for (guint s = 0; s < info->stages->len; s++)
    {
      const LodeAtlasChainPart *part = &g_array_index (info->stages, LodeAtlasChainPart, s);

      g_strv_builder_add (stages, part->key);
      g_string_append_c (quality, part->quality);
    }
  for (guint i = 0; info->years[i] != 0; i++)
    {
      g_autofree char *year = g_strdup_printf ("%d", info->years[i]);

      g_strv_builder_add (years, year);
    }
  stage_list = g_strv_builder_end (stages);
  year_list = g_strv_builder_end (years);

  lode_cli_table_add_text (table, info->material);
  lode_cli_table_add_text (table, lode_atlas_get_material_name (lode_atlas_get_default (),
                                                                info->material));
  lode_cli_table_add_list (table, (const char * const *) stage_list);
  lode_cli_table_add_text (table, quality->str);
  lode_cli_table_add_list (table, (const char * const *) year_list);
  lode_cli_table_add_year (table, info->year);
}

/* What chains there are: stages in order, how well each is published (a letter each), years. */
static int
print_list (const char *format)
{
  static const char * const columns[] = {
    "material", "name", "stages", "quality", "years", "year", NULL,
  };
  g_autoptr (LodeCliTable) table = lode_cli_table_new (columns);
  g_autoptr (GPtrArray) infos = lode_atlas_list_chain_infos (lode_atlas_get_default ());
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < infos->len; i++)
    add_info (table, g_ptr_array_index (infos, i));
  text = lode_cli_table_print (table, format, &error);
  if (text == NULL || !lode_cli_write (NULL, text, strlen (text), &error))
    return lode_cli_fail (error);

  return 0;
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *material = NULL;
  g_autofree char *year_text = NULL;
  g_autofree char *format = NULL;
  guint64 year = 0;
  const GOptionEntry entries[] = {
    { "material", 0, 0, G_OPTION_ARG_STRING, &material, "A material with a chain: cobalt", "KEY" },
    { "year", 0, 0, G_OPTION_ARG_STRING, &year_text, "Of the figures; the chain's own year by default",
      "YEAR" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json or csv", "FORMAT" },
    { NULL },
  };
  int status;

  if (!lode_cli_parse (&lode_cli_chain, entries, &argc, &argv, 0, 0, &status))
    return status;
  if (format != NULL && !g_str_equal (format, "json") && !g_str_equal (format, "csv"))
    return lode_cli_usage_error (&lode_cli_chain, "there is no format “%s”; it is json or csv", format);
  if (year_text != NULL && !g_ascii_string_to_unsigned (year_text, 10, 1900, 2200, &year, NULL))
    return lode_cli_usage_error (&lode_cli_chain, "--year is a year such as 2024, not “%s”", year_text);

  if (material == NULL && year != 0)
    return lode_cli_usage_error (&lode_cli_chain, "--year needs a --material");
  if (material == NULL)
    return print_list (format != NULL ? format : "json");

  return print_chain (material, (int) year, g_strcmp0 (format, "csv") == 0);
}

const LodeCliCommand lode_cli_chain = {
  "chain",
  "[--material=KEY [--year=YEAR]] [--format=json|csv]",
  "Prints the baseline supply chain of a material, stage by stage, reconciled: nodes, flows and\n"
  "demand, each with its range, basis and sources; whom each consumer depends on; and what moved.\n"
  "Without a material, lists the chains that there are: stages, how well each is published\n"
  "(A a full country table, B leading countries or something withheld, C one share), and years.",
  run,
};
