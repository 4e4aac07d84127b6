/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-network-chain.h"

#include <math.h>

static double
middle_of (const LodeFigure *figure)
{
  double value = lode_figure_get_value (figure);

  return isnan (value) ? (lode_figure_get_low (figure) + lode_figure_get_high (figure)) / 2 : value;
}

static void
add_node (LodeNetwork         *network,
          const LodeChainNode *node,
          double               years)
{
  double amount = middle_of (node->amount) * years;
  double demand[LODE_N_TIERS] = { 0, 0, amount };

  if (node->stage == network->n_stages)
    lode_network_add_consumer (network, node->actor, demand, 0);
  else if (node->capacity != NULL)
    lode_network_add_producer (network, node->stage, node->actor,
                               fmax (amount, middle_of (node->capacity) * years));
  else if (node->stage == 0 && g_str_equal (node->actor, "UNK"))
    lode_network_add_producer (network, node->stage, node->actor, amount);
  else
    lode_network_add_producer (network, node->stage, node->actor, amount / LODE_UTILISATION);
}

LodeNetwork *
lode_network_new_from_chain (const LodeChain *chain,
                             double           years)
{
  double yields[LODE_NETWORK_MAX_STAGES];
  LodeNetwork *network;
  guint n_stages;

  g_return_val_if_fail (chain != NULL && years > 0, NULL);
  n_stages = lode_chain_get_n_stages (chain) - 1;
  g_return_val_if_fail (n_stages > 0 && n_stages <= LODE_NETWORK_MAX_STAGES, NULL);

  for (guint s = 0; s < n_stages; s++)
    yields[s] = middle_of (lode_chain_get_stage (chain, s)->yield);
  network = lode_network_new (n_stages, yields);
  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    add_node (network, lode_chain_get_node (chain, i), years);
  for (guint f = 0; f < lode_chain_get_n_flows (chain); f++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, f);

      if (lode_network_has_end (network, flow->stage, flow->from) &&
          lode_network_has_end (network, flow->stage + 1, flow->to))
        lode_network_add_arc (network, flow->stage, flow->from, flow->to,
                              middle_of (flow->amount) * years, 1);
    }

  return network;
}
