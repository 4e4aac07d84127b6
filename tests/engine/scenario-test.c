/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "scenario-test.h"

#include <string.h>

#include "base/lode-json-reader.h"

static void
add_node (LodeChain  *chain,
          guint       stage,
          const char *actor,
          double      amount)
{
  lode_chain_add_node (chain, stage, actor, lode_figure_new_assumed (amount, "t"),
                       stage < 2 ? lode_figure_new_assumed (amount, "t") : NULL);
}

static void
add_flow (LodeChain  *chain,
          guint       stage,
          const char *from,
          const char *to,
          double      amount)
{
  lode_chain_add_flow (chain, stage, from, to, lode_figure_new_assumed (amount, "t"),
                       LODE_FLOW_RECONCILED, 0);
}

LodeChain *
scenario_test_new_chain (void)
{
  LodeChain *chain = lode_chain_new ("ndfeb_magnets", 2024);

  lode_chain_add_stage (chain, "mining", lode_figure_new_assumed (1, "t/t"));
  lode_chain_add_stage (chain, "magnet", lode_figure_new_assumed (1, "t/t"));
  lode_chain_add_stage (chain, "use", lode_figure_new_assumed (1, "t/t"));
  add_node (chain, 0, "AUS", 20);
  add_node (chain, 0, "CHN", 80);
  add_node (chain, 1, "CHN", 80);
  add_node (chain, 1, "DEU", 20);
  add_node (chain, 2, "EU27", 60);
  add_node (chain, 2, "JPN", 40);
  add_flow (chain, 0, "AUS", "DEU", 20);
  add_flow (chain, 0, "CHN", "CHN", 80);
  add_flow (chain, 1, "CHN", "EU27", 40);
  add_flow (chain, 1, "CHN", "JPN", 40);
  add_flow (chain, 1, "DEU", "EU27", 20);

  return chain;
}

GPtrArray *
scenario_test_new_companions (LodeChain *chain)
{
  GPtrArray *companions = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_chain_unref);
  LodeChain *companion = lode_chain_new ("dysprosium_terbium", 2024);

  lode_chain_add_stage (companion, "refining", lode_figure_new_assumed (1, "t/t"));
  lode_chain_add_stage (companion, "use", lode_figure_new_assumed (1, "t/t"));
  lode_chain_add_node (companion, 0, "CHN", lode_figure_new_assumed (10, "t"),
                       lode_figure_new_assumed (10, "t"));
  lode_chain_add_node (companion, 1, "CHN", lode_figure_new_assumed (8, "t"), NULL);
  lode_chain_add_node (companion, 1, "EU27", lode_figure_new_assumed (2, "t"), NULL);
  lode_chain_add_flow (companion, 0, "CHN", "CHN", lode_figure_new_assumed (8, "t"), LODE_FLOW_RECONCILED, 0);
  lode_chain_add_flow (companion, 0, "CHN", "EU27", lode_figure_new_assumed (2, "t"), LODE_FLOW_RECONCILED,
                       0);
  g_ptr_array_add (companions, companion);
  lode_chain_add_companion (chain, 1, "dysprosium_terbium", lode_figure_new_assumed (0.5, "t/t"));

  return companions;
}

LodeScenario *
scenario_test_new_scenario (const char *step,
                            const char *members,
                            const char *levers)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"test\", "
    "\"material\": \"ndfeb_magnets\", \"from\": \"2026-01\", \"to\": \"2028-12\", \"step\": \"%s\", "
    "%s\"levers\": [%s]}", step, members, levers);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (text, strlen (text), "scenario", &error);
  LodeScenario *scenario = NULL;

  if (root != NULL)
    scenario = lode_scenario_from_json (root, "scenario", &error);
  g_assert_no_error (error);

  return scenario;
}

void
scenario_test_begin (ScenarioTest *self,
                     LodeChain    *chain,
                     GPtrArray    *companions,
                     const char   *step,
                     const char   *members,
                     const char   *levers)
{
  g_autoptr (GError) error = NULL;

  self->chain = chain;
  self->scenario = scenario_test_new_scenario (step, members, levers);
  self->plan = lode_plan_new_with_companions (chain, companions, self->scenario,
                                              lode_atlas_get_default (), FALSE, &error);
  g_assert_no_error (error);
  self->course = lode_course_new (self->plan);
  lode_plan_set_central (self->plan, self->course->luck);
  lode_course_begin (self->course);
}

void
scenario_test_end (ScenarioTest *self)
{
  g_clear_pointer (&self->course, lode_course_free);
  g_clear_pointer (&self->plan, lode_plan_free);
  g_clear_object (&self->scenario);
  g_clear_pointer (&self->chain, lode_chain_unref);
}

void
scenario_test_run_to (ScenarioTest *self,
                      guint         period)
{
  lode_course_begin (self->course);
  for (guint t = 0; t <= period; t++)
    lode_course_step (self->course, t, LODE_COORDINATED_FLOWS);
}

static guint
find_consumer (const ScenarioTest *self,
               const char         *consumer)
{
  int found = lode_network_find_consumer (self->plan->network, consumer);

  g_assert_cmpint (found, >=, 0);

  return (guint) found;
}

double
scenario_test_get_shortage (const ScenarioTest *self,
                            LodeConduct         conduct,
                            const char         *consumer)
{
  return self->course->allocation[conduct]->shortage[find_consumer (self, consumer)];
}

double
scenario_test_get_stock (const ScenarioTest *self,
                         LodeConduct         conduct,
                         const char         *consumer)
{
  return self->course->stock[conduct][find_consumer (self, consumer)];
}

double
scenario_test_get_flow (const ScenarioTest *self,
                        LodeConduct         conduct,
                        guint               stage,
                        const char         *from,
                        const char         *to)
{
  const LodeNetwork *network = self->plan->network;
  double sum = 0;

  for (guint a = network->stage_arc_start[stage]; a < network->stage_arc_start[stage + 1]; a++)
    {
      const char *target = stage + 1 == network->n_stages ? network->consumer_name[network->arc_to[a]]
                                                          : network->producer_name[network->arc_to[a]];

      if (g_str_equal (network->producer_name[network->arc_from[a]], from) && g_str_equal (target, to))
        sum += self->course->allocation[conduct]->flow[a];
    }

  return sum;
}

gboolean
scenario_test_has_note (const ScenarioTest *self,
                        const char         *words)
{
  for (guint i = 0; i < self->plan->notes->len; i++)
    if (strstr (g_ptr_array_index (self->plan->notes, i), words) != NULL)
      return TRUE;

  return FALSE;
}
