/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An episode from bytes: refused with a message, or whole. */

#include "config.h"

#include "fuzz.h"

#include "base/lode-json-reader.h"
#include "library/lode-backtest.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse ((const char *) data, size, "input", &error);
  g_autoptr (LodeBacktest) episode = NULL;

  if (root != NULL)
    episode = lode_backtest_from_json (root, "input", &error);
  g_assert_true ((episode == NULL) == (error != NULL));
  if (episode != NULL)
    {
      g_assert_true (episode->outcomes->len > 0 && episode->known[0] != NULL);
      for (guint i = 0; i < episode->outcomes->len; i++)
        {
          const LodeBacktestOutcome *outcome = g_ptr_array_index (episode->outcomes, i);

          g_assert_true (outcome->probe.from <= outcome->probe.to);
          g_assert_true (outcome->before.months >= 1 && outcome->after.months <= 12);
        }
    }

  return 0;
}
