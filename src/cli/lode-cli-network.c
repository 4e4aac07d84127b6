/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-commands.h"

#include <string.h>

#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"
#include "engine/network/lode-coordinated.h"
#include "engine/network/lode-fragmented.h"

static void
write_by_consumer (LodeJsonWriter    *writer,
                   const LodeNetwork *network,
                   const char        *member,
                   const double      *values)
{
  lode_json_writer_member (writer, member);
  lode_json_writer_begin_object (writer);
  for (guint k = 0; k < network->n_consumers; k++)
    {
      guint c = network->consumer_order[k];

      lode_json_writer_member_number (writer, network->consumer_name[c], values[c]);
    }
  lode_json_writer_end_object (writer);
}

static void
write_allocation (LodeJsonWriter       *writer,
                  const LodeNetwork    *network,
                  const LodeAllocation *allocation,
                  gboolean              has_rounds)
{
  lode_json_writer_begin_object (writer);
  write_by_consumer (writer, network, "served", allocation->served);
  write_by_consumer (writer, network, "shortage", allocation->shortage);
  lode_json_writer_member_number (writer, "shortage_total",
                                  lode_allocation_get_shortage (allocation));
  if (has_rounds)
    {
      lode_json_writer_member (writer, "by_round");
      lode_json_writer_begin_inline_array (writer);
      for (guint r = 0; r < allocation->n_rounds; r++)
        lode_json_writer_number (writer, allocation->by_round[r]);
      lode_json_writer_end_array (writer);
    }
  lode_json_writer_end_object (writer);
}

static gboolean
print_network (const LodeNetwork  *network,
               GError            **error)
{
  g_autoptr (LodeFragmented) fragmented_rule = lode_fragmented_new (network);
  g_autoptr (LodeCoordinated) coordinated_rule = lode_coordinated_new (network);
  g_autoptr (LodeAllocation) fragmented = lode_allocation_new (network);
  g_autoptr (LodeAllocation) coordinated = lode_allocation_new (network);
  LodeJsonWriter *writer = lode_json_writer_new ();
  g_autofree char *text = NULL;
  gsize size_bytes = 0;

  lode_fragmented_run (fragmented_rule, network, fragmented);
  lode_coordinated_run (coordinated_rule, network, fragmented, LODE_COORDINATED_SERVED, coordinated);

  lode_json_writer_begin_object (writer);
  lode_json_writer_member (writer, "fragmented");
  write_allocation (writer, network, fragmented, TRUE);
  lode_json_writer_member (writer, "coordinated");
  write_allocation (writer, network, coordinated, FALSE);
  lode_json_writer_member_number (writer, "dividend",
                                  lode_allocation_get_shortage (fragmented) -
                                  lode_allocation_get_shortage (coordinated));
  lode_json_writer_end_object (writer);
  text = lode_json_writer_finish (writer, &size_bytes, error);

  return text != NULL && lode_cli_write (NULL, text, size_bytes, error);
}

static int
run (int    argc,
     char **argv)
{
  int rounds = 0;
  g_autofree char *rounds_text = NULL;
  g_autofree char *format = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (LodeNetwork) network = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "rounds", 0, 0, G_OPTION_ARG_STRING, &rounds_text, "Rounds of orders; wins over the file", "N" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json", "FORMAT" },
    { NULL },
  };
  int status;

  if (!lode_cli_parse (&lode_cli_network, entries, &argc, &argv, 1, 1, &status))
    return status;
  if (format != NULL && !g_str_equal (format, "json"))
    return lode_cli_usage_error (&lode_cli_network, "there is no format “%s”; it is json", format);
  if (rounds_text != NULL)
    {
      guint64 value;

      if (!g_ascii_string_to_unsigned (rounds_text, 10, 1, LODE_NETWORK_MAX_ROUNDS, &value, NULL))
        return lode_cli_usage_error (&lode_cli_network,
                                     "--rounds is a whole number from 1 to %d, not “%s”",
                                     LODE_NETWORK_MAX_ROUNDS, rounds_text);
      rounds = (int) value;
    }

  root = lode_cli_load_json (argv[1], &error);
  if (root != NULL)
    network = lode_network_from_json (root, lode_cli_display_name (argv[1]), &error);
  if (network == NULL)
    return lode_cli_fail (error);
  if (rounds > 0)
    network->rounds = (guint) rounds;
  if (!print_network (network, &error))
    return lode_cli_fail (error);

  return 0;
}

const LodeCliCommand lode_cli_network = {
  "network",
  "[--rounds=N] [--format=json] FILE",
  "Runs both rules of allocation, each for itself and the pact, on a bare supply network:\n"
  "stages, producers, consumers and flows in one JSON file, without atlas or scenario.\n\n"
  "  --rounds=N   rounds of orders in which those left without look elsewhere; 3 by default",
  run,
};
