/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A bare network from bytes: refused with a message, or allocated under both rules within bounds. */

#include "config.h"

#include "fuzz.h"

#include "base/lode-json-reader.h"
#include "engine/network/lode-coordinated.h"
#include "engine/network/lode-fragmented.h"

/* Larger networks only make a fuzzer slow. */
#define MAX_WORK 100000

static void
check_allocation (const LodeNetwork    *network,
                  const LodeAllocation *allocation)
{
  for (guint c = 0; c < network->n_consumers; c++)
    {
      double demand = lode_network_get_demand (network, c);

      g_assert_true (allocation->shortage[c] >= 0 && allocation->shortage[c] <= demand);
      g_assert_true (allocation->served[c] >= 0 && allocation->served[c] <= demand * (1 + 1e-9));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse ((const char *) data, size, "input", &error);
  g_autoptr (LodeNetwork) network = NULL;

  if (root != NULL)
    network = lode_network_from_json (root, "input", &error);
  g_assert_true ((network == NULL) == (error != NULL));
  if (network != NULL && (guint64) network->n_arcs * network->rounds < MAX_WORK)
    {
      g_autoptr (LodeFragmented) fragmented_rule = lode_fragmented_new (network);
      g_autoptr (LodeCoordinated) coordinated_rule = lode_coordinated_new (network);
      g_autoptr (LodeAllocation) fragmented = lode_allocation_new (network);
      g_autoptr (LodeAllocation) coordinated = lode_allocation_new (network);

      lode_fragmented_run (fragmented_rule, network, fragmented);
      check_allocation (network, fragmented);
      lode_coordinated_run (coordinated_rule, network, fragmented, LODE_COORDINATED_FLOWS,
                            coordinated);
      check_allocation (network, coordinated);
    }

  return 0;
}
