/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/lode-cli.h"

G_BEGIN_DECLS

/* One a file, by alphabet; the table in lode-cli.c fixes the order of --help. */
extern const LodeCliCommand lode_cli_add;
extern const LodeCliCommand lode_cli_atlas;
extern const LodeCliCommand lode_cli_backtest;
extern const LodeCliCommand lode_cli_bench;
extern const LodeCliCommand lode_cli_chain;
extern const LodeCliCommand lode_cli_chart;
extern const LodeCliCommand lode_cli_check;
extern const LodeCliCommand lode_cli_claims;
extern const LodeCliCommand lode_cli_compare;
extern const LodeCliCommand lode_cli_deck;
extern const LodeCliCommand lode_cli_demo;
extern const LodeCliCommand lode_cli_export;
extern const LodeCliCommand lode_cli_extract;
extern const LodeCliCommand lode_cli_layout;
extern const LodeCliCommand lode_cli_metrics;
extern const LodeCliCommand lode_cli_network;
extern const LodeCliCommand lode_cli_run;
extern const LodeCliCommand lode_cli_search;
extern const LodeCliCommand lode_cli_specifics;

G_END_DECLS
