/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli.h"

#include <locale.h>

#include "cli/lode-cli-commands.h"

const LodeCliCommand * const lode_cli_commands[] = {
  &lode_cli_extract,
  &lode_cli_claims,
  &lode_cli_specifics,
  &lode_cli_atlas,
  &lode_cli_check,
  &lode_cli_chain,
  &lode_cli_run,
  &lode_cli_compare,
  &lode_cli_backtest,
  &lode_cli_network,
  &lode_cli_metrics,
  &lode_cli_chart,
  &lode_cli_layout,
  &lode_cli_deck,
  &lode_cli_demo,
  &lode_cli_add,
  &lode_cli_search,
  &lode_cli_export,
  &lode_cli_bench,
  NULL,
};

static void
print_help (void)
{
  g_print ("Usage: lodestone-cli COMMAND [OPTIONS] [FILE…]\n\nCommands:\n");
  for (guint i = 0; lode_cli_commands[i] != NULL; i++)
    g_print ("  %-10s %s\n", lode_cli_commands[i]->name, lode_cli_commands[i]->synopsis);
  g_print ("\n“lodestone-cli COMMAND --help” says more about one. A FILE of “-” is standard input.\n"
           "Exit status: 0 done, 1 bad input, 2 wrong usage, 3 an outside failure, 130 stopped by Ctrl+C.\n");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");

  if (argc < 2)
    {
      g_printerr ("lodestone-cli: which command? See “lodestone-cli --help”.\n");
      return 2;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help ();
      return 0;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("lodestone-cli %s\n", PACKAGE_VERSION);
      return 0;
    }
  for (guint i = 0; lode_cli_commands[i] != NULL; i++)
    if (g_str_equal (argv[1], lode_cli_commands[i]->name))
      return lode_cli_commands[i]->run (argc - 1, argv + 1);

  g_printerr ("lodestone-cli: there is no command “%s”. See “lodestone-cli --help”.\n", argv[1]);
  return 2;
}
