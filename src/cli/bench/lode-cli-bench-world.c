/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-bench-world.h"

#include <string.h>

#include "base/lode-json-reader.h"
#include "base/lode-philox.h"
#include "engine/lode-simulation.h"
#include "engine/scenario/lode-course.h"

#define N_STAGES    5
#define N_COUNTRIES 40
#define N_CONSUMERS 10
#define N_ARCS      485
#define MATERIAL    "bench"

static const char countries[] =
  "CHN USA AUS JPN KOR CAN IND BRA ZAF CHL ARG PER MEX IDN MYS VNM THA PHL TUR KAZ "
  "UKR NOR CHE GBR COD ZMB ZWE NAM TZA MDG MOZ MAR EGY SAU IRN PAK MMR LAO MNG NZL ";
static const char consumers[] = "CHN EU27USA JPN KOR GBR CAN AUS IND OTH ";

static const char levers[] =
  "{'id': 'stop', 'kind': 'export_control', 'countries': ['CHN'], 'stages': ['s2', 's3', 's4'],"
  " 'window': ['2027-01', '2030-12'], 'probability': 0.8,"
  " 'remaining': {'value': 0.4, 'low': 0.1, 'high': 0.7, 'shape': 'pert'}},"
  "{'id': 'licences', 'kind': 'export_control', 'countries': ['CHN'], 'stages': ['s1'],"
  " 'window': ['2031-04', null],"
  " 'remaining': {'value': 0.6, 'low': 0.4, 'high': 0.9, 'shape': 'triangular'}},"
  "{'id': 'strike', 'kind': 'production_loss', 'countries': ['AUS', 'IDN'], 'stages': [],"
  " 'window': ['2029-03', '2029-10'], 'loss': {'value': 0.5, 'low': 0.2, 'high': 0.8, 'shape': 'uniform'}},"
  "{'id': 'boom', 'kind': 'demand_growth', 'countries': [], 'window': ['2026-01', null],"
  " 'growth': {'value': 0.03, 'low': 0.01, 'high': 0.06, 'shape': 'triangular'}},"
  "{'id': 'less', 'kind': 'substitution', 'countries': ['USA', 'JPN'], 'window': ['2028-01', null],"
  " 'share': {'value': 0.15, 'low': 0.05, 'high': 0.25, 'shape': 'uniform'}, 'pace': 0.05},"
  "{'id': 'reserve', 'kind': 'stockpile', 'countries': ['EU27', 'KOR'], 'window': ['2026-01', null],"
  " 'days': {'value': 60, 'low': 30, 'high': 90, 'shape': 'uniform'},"
  " 'release_trigger': 0.05}";

static void
take_name (const char *list,
           guint       index,
           char        name[5])
{
  memcpy (name, list + index * 4, 4);
  name[4] = '\0';
  g_strchomp (name);
}

static double
chance (guint index)
{
  return lode_philox_uniform (LODE_BENCH_SEED, 0, 0, index);
}

static LodeFigure *
tonnes (double value)
{
  return lode_figure_new_assumed (value, "t");
}

/* Everyone buys from the first country, every country sells to someone, the rest falls at random.
 * Returns the weight of each pair, [makers × takers]. */
static double *
make_weights (guint stage,
              guint n_takers,
              guint n_arcs)
{
  double *weight = g_new0 (double, N_COUNTRIES * n_takers);
  guint n = 0;

  for (guint j = 0; j < n_takers; j++, n++)
    weight[j] = 8;
  for (guint i = 1; i < N_COUNTRIES; i++, n++)
    weight[i * n_takers + (guint) (chance (stage * 1024 + i) * n_takers)] = 1 + chance (i);
  for (guint k = 0; n < n_arcs; k++)
    {
      guint pair = n_takers + (guint) (chance (stage * 1024 + 64 + k) * (N_COUNTRIES - 1) * n_takers);

      if (weight[pair] > 0)
        continue;
      weight[pair] = 1 + chance (k);
      n++;
    }

  return weight;
}

/* What each taker needs comes from its makers by weight; what these then make is needed one stage
 * before. */
static void
add_flows (LodeChain    *chain,
           guint         stage,
           guint         n_arcs,
           const double *need,
           double       *output)
{
  gboolean is_last = stage == N_STAGES - 1;
  guint n_takers = is_last ? N_CONSUMERS : N_COUNTRIES;
  g_autofree double *weight = make_weights (stage, n_takers, n_arcs);

  memset (output, 0, N_COUNTRIES * sizeof (double));
  for (guint j = 0; j < n_takers; j++)
    {
      double all = 0;

      for (guint i = 0; i < N_COUNTRIES; i++)
        all += weight[i * n_takers + j];
      for (guint i = 0; i < N_COUNTRIES; i++)
        {
          double flow = need[j] * weight[i * n_takers + j] / all;
          char from[5], to[5];

          if (!(flow > 0))
            continue;
          take_name (countries, i, from);
          take_name (is_last ? consumers : countries, j, to);
          lode_chain_add_flow (chain, stage, from, to, tonnes (flow), LODE_FLOW_RECONCILED, 0);
          output[i] += flow;
        }
    }
}

LodeChain *
lode_bench_chain_new (void)
{
  LodeChain *chain = lode_chain_new (MATERIAL, 2024);
  double need[N_COUNTRIES] = { 0 }, output[N_COUNTRIES];
  guint n_left = N_ARCS;

  for (guint s = 0; s <= N_STAGES; s++)
    {
      g_autofree char *key = s < N_STAGES ? g_strdup_printf ("s%u", s) : g_strdup ("use");

      lode_chain_add_stage (chain, key, lode_figure_new_assumed (1, "t/t"));
    }
  for (guint c = 0; c < N_CONSUMERS; c++)
    {
      char name[5];

      need[c] = (c == 0 ? 4000 : 500) + 1000 * chance (4000 + c);
      take_name (consumers, c, name);
      lode_chain_add_node (chain, N_STAGES, name, tonnes (need[c]), NULL);
    }
  for (guint s = N_STAGES; s-- > 0;)
    {
      guint n_arcs = s == 0 ? n_left : N_ARCS / N_STAGES;

      add_flows (chain, s, n_arcs, need, output);
      n_left -= n_arcs;
      for (guint i = 0; i < N_COUNTRIES; i++)
        {
          char name[5];

          take_name (countries, i, name);
          lode_chain_add_node (chain, s, name, tonnes (output[i]), NULL);
          need[i] = output[i];
        }
    }

  return chain;
}

LodeScenario *
lode_bench_scenario_new (LodeStep step,
                         guint    draws)
{
  static const char * const steps[] = { "month", "quarter", "year" };
  g_autofree char *text = g_strdup_printf (
    "{'format': 'lodestone-scenario', 'version': 1, 'id': 'bench', 'title': 'Bench',"
    " 'material': '" MATERIAL "', 'from': '2026-01', 'to': '2035-12', 'step': '%s', 'seed': 1,"
    " 'draws': %u, 'alliance': {'members': ['EU27', 'USA', 'JPN', 'KOR', 'GBR', 'CAN', 'AUS', 'IND',"
    " 'OTH'], 'pooled_stocks': false, 'open_arcs': false}, 'levers': [%s]}", steps[step], draws, levers);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  LodeScenario *scenario = NULL;

  g_strdelimit (text, "'", '"');
  root = lode_json_parse (text, strlen (text), "bench", &error);
  if (root != NULL)
    scenario = lode_scenario_from_json (root, "bench", &error);
  if (scenario == NULL)
    g_error ("%s", error->message);

  return scenario;
}

static LodePlan *
new_plan (void)
{
  g_autoptr (LodeChain) chain = lode_bench_chain_new ();
  g_autoptr (LodeScenario) scenario = lode_bench_scenario_new (LODE_STEP_YEAR, 0);
  g_autoptr (GError) error = NULL;
  LodePlan *plan = lode_simulation_plan (chain, scenario, NULL, &error);

  if (plan == NULL)
    g_error ("%s", error->message);

  return plan;
}

/* What the pact has to go by in the period that @course has just made. */
static void
keep_period (const LodeCourse  *course,
             LodeNetwork      **network,
             LodeAllocation   **alone)
{
  *network = lode_network_copy (course->state->network);
  *alone = lode_allocation_new (course->plan->network);
  lode_allocation_assign (*alone, course->floors);
}

LodeBenchWorld *
lode_bench_world_new (void)
{
  LodeBenchWorld *self = g_new0 (LodeBenchWorld, 1);
  g_autoptr (LodePlan) plan = new_plan ();
  g_autoptr (LodeCourse) course = lode_course_new (plan);

  lode_plan_set_central (plan, course->luck);
  lode_course_begin (course);
  for (guint t = 0; t < LODE_BENCH_YEARS; t++)
    {
      lode_course_step (course, t, LODE_COORDINATED_SERVED);
      keep_period (course, &self->network[t], &self->alone[t]);
    }

  return self;
}

void
lode_bench_world_draw (guint            year,
                       guint            n,
                       LodeNetwork    **networks,
                       LodeAllocation **alone)
{
  g_autoptr (LodePlan) plan = new_plan ();
  g_autoptr (LodeCourse) course = lode_course_new (plan);

  for (guint k = 0; k < n; k++)
    {
      lode_plan_draw (plan, LODE_BENCH_SEED, k, course->luck);
      lode_course_begin (course);
      for (guint t = 0; t <= year; t++)
        lode_course_step (course, t, LODE_COORDINATED_SERVED);
      keep_period (course, &networks[k], &alone[k]);
    }
}

void
lode_bench_world_free (LodeBenchWorld *self)
{
  g_return_if_fail (self != NULL);

  for (guint t = 0; t < LODE_BENCH_YEARS; t++)
    {
      lode_network_free (self->network[t]);
      lode_allocation_free (self->alone[t]);
    }
  g_free (self);
}
