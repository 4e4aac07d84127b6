/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The coordinated rule against linear programs, solved by GLPK: most tonnes served, tier by tier;
 * the fairest shares, found the slow way; the flows nearest to the baseline. And our network
 * simplex against GLPK's simplex on problems with costs. Programs get the whole kilograms that the rule
 * counts in: then what is best in real numbers is best in kilograms, and objectives must agree. */

#include "config.h"

#include <glpk.h>
#include <math.h>

#include "engine/network/lode-min-cost.h"
#include "network-laws.h"

/* In t: a thousandth of a kilogram. */
#define EPSILON 1e-6

static guint n_compared, n_rounded;

/* The coordinated problem as a linear program. Columns: arcs; what each consumer is served of each
 * tier; own or pooled draws. */
typedef struct
{
  const LodeNetwork    *network;
  const LodeAllocation *fragmented;
  glp_prob             *problem;
  int                   first_tier;    /* column of consumer 0's first tier */
  int                   first_draw;    /* column of consumer 0's draw */
  int                   ratio;         /* column of the common ratio */
  int                   first_floor;   /* row of consumer 0's total */
  int                   first_ratio;   /* row of consumer 0's ratio */
} Program;

/* Whole kilograms, rounded down as the model says, but for a millionth of one. */
static double
round_down (double tonnes)
{
  return isinf (tonnes) ? tonnes : floor (tonnes * 1000 * (1 + 1e-12) + 1e-6) / 1000;
}

/* What a consumer wants up to a tier and including it. */
static double
demand_up_to (const LodeNetwork *network,
              guint              c,
              guint              tier)
{
  double sum = 0;

  for (guint t = 0; t <= tier; t++)
    sum += network->demand[c * LODE_N_TIERS + t];

  return round_down (sum);
}

static double
tier_demand (const LodeNetwork *network,
             guint              c,
             guint              tier)
{
  return demand_up_to (network, c, tier) - (tier > 0 ? demand_up_to (network, c, tier - 1) : 0);
}

static int
tier_column (const Program *self,
             guint          c,
             guint          tier)
{
  return self->first_tier + (int) (c * LODE_N_TIERS + tier);
}

static void
set_column (glp_prob *problem,
            int       column,
            double    high)
{
  if (isinf (high))
    glp_set_col_bnds (problem, column, GLP_LO, 0, 0);
  else if (high <= 0)
    glp_set_col_bnds (problem, column, GLP_FX, 0, 0);
  else
    glp_set_col_bnds (problem, column, GLP_DB, 0, high);
}

static void
add_columns (Program *self)
{
  const LodeNetwork *network = self->network;
  int n_arcs = (int) network->n_arcs, n = (int) network->n_consumers;

  glp_add_cols (self->problem, n_arcs + n * (LODE_N_TIERS + 1) + 1);
  self->first_tier = n_arcs + 1;
  self->first_draw = self->first_tier + n * LODE_N_TIERS;
  self->ratio = self->first_draw + n;
  for (int a = 0; a < n_arcs; a++)
    set_column (self->problem, a + 1, round_down (network->quota[a]));
  for (guint c = 0; c < network->n_consumers; c++)
    {
      for (guint tier = 0; tier < LODE_N_TIERS; tier++)
        set_column (self->problem, tier_column (self, c, tier), tier_demand (network, c, tier));
      set_column (self->problem, self->first_draw + (int) c,
                  !network->consumer_is_member[c] ? 0
                  : network->pooled_stocks        ? (double) INFINITY
                                                  : round_down (network->stock[c]));
    }
  set_column (self->problem, self->ratio, 1);
}

/* Capacity, and for later stages what comes in is what goes out. */
static void
add_producer_rows (Program *self,
                   int     *index,
                   double  *value)
{
  const LodeNetwork *network = self->network;

  for (guint i = 0; i < network->n_producers; i++)
    {
      int row = glp_add_rows (self->problem, 2), n = 0;

      for (guint a = 0; a < network->n_arcs; a++)
        if (network->arc_from[a] == i)
          {
            index[++n] = (int) a + 1;
            value[n] = 1;
          }
      glp_set_mat_row (self->problem, row, n, index, value);
      if (round_down (network->capacity[i]) > 0)
        glp_set_row_bnds (self->problem, row, GLP_UP, 0, round_down (network->capacity[i]));
      else
        glp_set_row_bnds (self->problem, row, GLP_FX, 0, 0);
      if (network->producer_stage[i] > 0)
        for (guint a = 0; a < network->n_arcs; a++)
          if (network->arc_stage[a] + 1 == network->producer_stage[i] && network->arc_to[a] == i)
            {
              index[++n] = (int) a + 1;
              value[n] = -1;
            }
      if (network->producer_stage[i] > 0)
        {
          glp_set_mat_row (self->problem, row + 1, n, index, value);
          glp_set_row_bnds (self->problem, row + 1, GLP_FX, 0, 0);
        }
    }
}

/* What tiers get is what comes in and what is drawn. An outsider gets exactly its inflow. */
static void
add_consumer_rows (Program *self,
                   int     *index,
                   double  *value)
{
  const LodeNetwork *network = self->network;

  for (guint c = 0; c < network->n_consumers; c++)
    {
      int row = glp_add_rows (self->problem, 1), n = 0;

      for (guint a = network->stage_arc_start[network->n_stages - 1]; a < network->n_arcs; a++)
        if (network->arc_to[a] == c)
          {
            index[++n] = (int) a + 1;
            value[n] = 1;
          }
      if (!network->consumer_is_member[c])
        {
          glp_set_mat_row (self->problem, row, n, index, value);
          glp_set_row_bnds (self->problem, row, GLP_FX,
                            round_down (self->fragmented->inflow[c]), 0);
          continue;
        }
      index[++n] = self->first_draw + (int) c;
      value[n] = 1;
      for (guint tier = 0; tier < LODE_N_TIERS; tier++)
        {
          index[++n] = tier_column (self, c, tier);
          value[n] = -1;
        }
      glp_set_mat_row (self->problem, row, n, index, value);
      glp_set_row_bnds (self->problem, row, GLP_FX, 0, 0);
    }
}

static double
find_floor (const Program *self,
            guint          c)
{
  return fmin (round_down (self->fragmented->served[c]),
               demand_up_to (self->network, c, LODE_N_TIERS - 1));
}

/* Totals of members, at least the floor; and totals less ratio × demand, free until needed. */
static void
add_total_rows (Program *self)
{
  const LodeNetwork *network = self->network;
  int n_consumers = (int) network->n_consumers;

  self->first_floor = glp_add_rows (self->problem, n_consumers * 2);
  self->first_ratio = self->first_floor + n_consumers;
  for (guint c = 0; c < network->n_consumers; c++)
    {
      int index[LODE_N_TIERS + 2];
      double value[LODE_N_TIERS + 2];

      for (guint tier = 0; tier < LODE_N_TIERS; tier++)
        {
          index[tier + 1] = tier_column (self, c, tier);
          value[tier + 1] = 1;
        }
      glp_set_mat_row (self->problem, self->first_floor + (int) c, LODE_N_TIERS, index, value);
      glp_set_row_bnds (self->problem, self->first_floor + (int) c, GLP_LO,
                        network->consumer_is_member[c] ? find_floor (self, c) : 0, 0);
      index[LODE_N_TIERS + 1] = self->ratio;
      value[LODE_N_TIERS + 1] = -demand_up_to (network, c, LODE_N_TIERS - 1);
      glp_set_mat_row (self->problem, self->first_ratio + (int) c, LODE_N_TIERS + 1, index, value);
      glp_set_row_bnds (self->problem, self->first_ratio + (int) c, GLP_FR, 0, 0);
    }
}

static void
add_pool_row (Program *self,
              int     *index,
              double  *value)
{
  const LodeNetwork *network = self->network;
  int row = glp_add_rows (self->problem, 1), n = 0;
  double pool = 0;

  for (guint c = 0; c < network->n_consumers && network->pooled_stocks; c++)
    if (network->consumer_is_member[c])
      {
        index[++n] = self->first_draw + (int) c;
        value[n] = 1;
        pool += round_down (network->stock[c]);
      }
  glp_set_mat_row (self->problem, row, n, index, value);
  if (n == 0)
    glp_set_row_bnds (self->problem, row, GLP_FR, 0, 0);
  else if (pool > 0)
    glp_set_row_bnds (self->problem, row, GLP_UP, 0, pool);
  else
    glp_set_row_bnds (self->problem, row, GLP_FX, 0, 0);
}

static void
program_init (Program       *self,
              const Outcome *outcome)
{
  gsize n = outcome->network->n_arcs + outcome->network->n_consumers * 4 + 8;
  g_autofree int *index = g_new (int, n);
  g_autofree double *value = g_new (double, n);

  self->network = outcome->network;
  self->fragmented = outcome->fragmented;
  self->problem = glp_create_prob ();
  glp_set_obj_dir (self->problem, GLP_MAX);
  add_columns (self);
  add_producer_rows (self, index, value);
  add_consumer_rows (self, index, value);
  add_total_rows (self);
  add_pool_row (self, index, value);
}

/* Without the presolver, to which a kilogram too much is still feasible. */
static gboolean
solve (Program *self)
{
  glp_smcp parameters;

  glp_init_smcp (&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  parameters.meth = GLP_DUALP;
  glp_std_basis (self->problem);
  if (glp_simplex (self->problem, &parameters) != 0)
    {
      parameters.meth = GLP_PRIMAL;
      glp_std_basis (self->problem);
      if (glp_simplex (self->problem, &parameters) != 0)
        return FALSE;
    }

  return glp_get_status (self->problem) == GLP_OPT;
}

/* Most tonnes of one tier; keeps them from then on. %FALSE when there is no solution: the kilograms
 * that rounding took were promised. */
static gboolean
fix_tier (Program *self,
          guint    tier,
          double  *served)
{
  const LodeNetwork *network = self->network;
  g_autofree int *index = g_new (int, network->n_consumers + 1);
  g_autofree double *value = g_new (double, network->n_consumers + 1);
  int n = 0, row;

  for (guint c = 0; c < network->n_consumers; c++)
    if (network->consumer_is_member[c])
      {
        index[++n] = tier_column (self, c, tier);
        value[n] = 1;
      }
  for (int k = 1; k <= n; k++)
    glp_set_obj_coef (self->problem, index[k], 1);
  if (!solve (self))
    return FALSE;
  *served = glp_get_obj_val (self->problem);
  for (int k = 1; k <= n; k++)
    glp_set_obj_coef (self->problem, index[k], 0);
  row = glp_add_rows (self->problem, 1);
  glp_set_mat_row (self->problem, row, n, index, value);
  glp_set_row_bnds (self->problem, row, GLP_LO, round (*served * 1000) / 1000, 0);

  return TRUE;
}

/* Raises the smallest ratio, finds who cannot rise further, and goes on with the rest. */
static gboolean
find_leximin (Program *self,
              double  *totals)
{
  const LodeNetwork *network = self->network;
  guint n_open = 0;
  g_autofree gboolean *is_open = g_new0 (gboolean, network->n_consumers + 1);

  for (guint c = 0; c < network->n_consumers; c++)
    if (network->consumer_is_member[c] && demand_up_to (network, c, LODE_N_TIERS - 1) > 0)
      {
        is_open[c] = TRUE;
        n_open++;
        glp_set_row_bnds (self->problem, self->first_ratio + (int) c, GLP_LO, 0, 0);
      }
  while (n_open > 0)
    {
      double ratio;
      guint n_stuck = 0;

      set_column (self->problem, self->ratio, 1);
      glp_set_obj_coef (self->problem, self->ratio, 1);
      if (!solve (self))
        return FALSE;
      ratio = glp_get_obj_val (self->problem);
      glp_set_obj_coef (self->problem, self->ratio, 0);
      /* The others keep the ratio while one tries to rise. */
      glp_set_col_bnds (self->problem, self->ratio, GLP_FX, fmax (0, ratio - EPSILON / 100), 0);
      for (guint c = 0; c < network->n_consumers; c++)
        {
          double most;

          if (!is_open[c])
            continue;
          for (guint tier = 0; tier < LODE_N_TIERS; tier++)
            glp_set_obj_coef (self->problem, tier_column (self, c, tier), 1);
          if (!solve (self))
            return FALSE;
          most = glp_get_obj_val (self->problem);
          for (guint tier = 0; tier < LODE_N_TIERS; tier++)
            glp_set_obj_coef (self->problem, tier_column (self, c, tier), 0);
          if (most > ratio * demand_up_to (network, c, LODE_N_TIERS - 1) + 1e-4)
            continue;
          totals[c] = fmax (ratio * demand_up_to (network, c, LODE_N_TIERS - 1),
                            find_floor (self, c));
          is_open[c] = FALSE;
          n_stuck++;
          glp_set_row_bnds (self->problem, self->first_ratio + (int) c, GLP_FR, 0, 0);
          glp_set_row_bnds (self->problem, self->first_floor + (int) c, GLP_LO,
                            fmax (0, totals[c] - EPSILON), 0);
        }
      if (n_stuck == 0)
        return FALSE;
      n_open -= n_stuck;
    }

  return TRUE;
}

/* The kilograms of a consumer's served amount that reach a tier. */
static double
served_tier (const Outcome *outcome,
             guint          c,
             guint          tier)
{
  double served = round_down (outcome->coordinated->served[c]);
  double before = tier > 0 ? demand_up_to (outcome->network, c, tier - 1) : 0;

  return CLAMP (served - before, 0, tier_demand (outcome->network, c, tier));
}

static double
member_tier (const Outcome *outcome,
             guint          tier)
{
  double sum = 0;

  for (guint c = 0; c < outcome->network->n_consumers; c++)
    if (outcome->network->consumer_is_member[c])
      sum += served_tier (outcome, c, tier);

  return sum;
}

/* Step 1. */
static char *
agree_on_tiers (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  Program program;
  char *failure = NULL;

  program_init (&program, outcome);
  for (guint tier = 0; tier < LODE_N_TIERS && failure == NULL; tier++)
    {
      double most = 0;

      if (!fix_tier (&program, tier, &most))
        {
          n_rounded++;
          break;
        }
      n_compared += tier == 0;
      if (fabs (most - member_tier (outcome, tier)) > EPSILON)
        failure = g_strdup_printf ("tier %u: %.6f t served, GLPK serves %.6f t", tier,
                                   member_tier (outcome, tier), most);
    }
  glp_delete_prob (program.problem);

  return failure;
}

/* Step 2. The fairest whole kilograms are a kilogram for each consumer off the fairest shares. */
static char *
agree_on_leximin (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  g_autofree double *totals = g_new0 (double, outcome->network->n_consumers + 1);
  Program program;
  char *failure = NULL;
  gboolean is_solved = TRUE;
  double kilogram_each = 0.001 * outcome->network->n_consumers;
  double unused;

  program_init (&program, outcome);
  for (guint tier = 0; tier < LODE_N_TIERS && is_solved; tier++)
    is_solved = fix_tier (&program, tier, &unused);
  is_solved = is_solved && find_leximin (&program, totals);
  if (is_solved)
    n_compared++;
  else
    n_rounded++;
  for (guint c = 0; c < outcome->network->n_consumers && is_solved && failure == NULL; c++)
    if (outcome->network->consumer_is_member[c] &&
        fabs (totals[c] - round_down (outcome->coordinated->served[c])) > kilogram_each)
      failure = g_strdup_printf ("consumer %u has %.6f t, fair would be %.6f t", c,
                                 outcome->coordinated->served[c], totals[c]);
  glp_delete_prob (program.problem);

  return failure;
}

/* The laws must be tried on that many cases, and rounding must spoil few. */
static void
run_oracle (const Law *laws,
            guint      n_laws,
            guint      n_wanted)
{
  n_compared = n_rounded = 0;
  for (guint k = 0; k < n_laws; k++)
    law_run (&laws[k]);
  if (g_test_failed ())
    return;
  g_test_message ("%u compared, %u promise kilograms that rounding took", n_compared, n_rounded);
  g_assert_cmpuint (n_compared, >=, n_wanted);
  g_assert_cmpuint (n_rounded * 10, <, n_compared);
}

static void
test_tiers (void)
{
  static const Law laws[] = {
    { "glpk-tiers", agree_on_tiers, CASE_DEFAULT, 2000, 11 },
    { "glpk-tiers-all", agree_on_tiers, CASE_ALL_MEMBERS, 500, 12 },
  };

  run_oracle (laws, G_N_ELEMENTS (laws), 2000);
}

static void
test_leximin (void)
{
  static const Law laws[] = {
    { "glpk-leximin", agree_on_leximin, CASE_DEFAULT, 1000, 21 },
    { "glpk-leximin-all", agree_on_leximin, CASE_ONE_TIER | CASE_ALL_MEMBERS, 300, 22 },
  };

  run_oracle (laws, G_N_ELEMENTS (laws), 1000);
}

/* One random transport problem with transit nodes, costs and capacities, solved by both. */
static void
compare_costs (GRand *random)
{
  guint n_nodes = (guint) g_rand_int_range (random, 2, 12);
  guint n_arcs = (guint) g_rand_int_range (random, 1, 40);
  g_autoptr (LodeMinCost) solver = lode_min_cost_new (n_nodes);
  glp_prob *problem = glp_create_prob ();
  glp_smcp parameters;
  g_autofree gint64 *cost = g_new (gint64, n_arcs);
  g_autofree gint64 *capacity = g_new (gint64, n_arcs);
  g_autofree gint64 *supply = g_new0 (gint64, n_nodes);
  gint64 total = 0;
  gboolean is_feasible;

  glp_set_obj_dir (problem, GLP_MIN);
  glp_add_rows (problem, (int) n_nodes);
  glp_add_cols (problem, (int) n_arcs);
  for (guint a = 0; a < n_arcs; a++)
    {
      guint from = (guint) g_rand_int_range (random, 0, (gint32) n_nodes);
      guint to = (from + (guint) g_rand_int_range (random, 1, (gint32) n_nodes)) % n_nodes;
      int index[] = { 0, (int) from + 1, (int) to + 1 };
      double value[] = { 0, 1, -1 };

      lode_min_cost_add_arc (solver, from, to);
      cost[a] = g_rand_int_range (random, -20, 50);
      capacity[a] = g_rand_int_range (random, 0, 30);
      set_column (problem, (int) a + 1, (double) capacity[a]);
      glp_set_obj_coef (problem, (int) a + 1, (double) cost[a]);
      glp_set_mat_col (problem, (int) a + 1, 2, index, value);
    }
  lode_min_cost_seal (solver);
  for (guint a = 0; a < n_arcs; a++)
    lode_min_cost_set_arc (solver, a, capacity[a], cost[a]);
  for (guint v = 0; v < n_nodes; v++)
    {
      supply[v] = v + 1 == n_nodes ? -total : g_rand_int_range (random, -6, 7);
      total += supply[v];
      lode_min_cost_set_supply (solver, v, supply[v]);
      glp_set_row_bnds (problem, (int) v + 1, GLP_FX, (double) supply[v], 0);
    }

  glp_init_smcp (&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  is_feasible = glp_simplex (problem, &parameters) == 0 && glp_get_status (problem) == GLP_OPT;
  g_assert_cmpint (lode_min_cost_run (solver), ==, is_feasible);
  if (is_feasible)
    {
      gint64 spent = 0;

      for (guint a = 0; a < n_arcs; a++)
        {
          g_assert_cmpint (lode_min_cost_get_flow (solver, a), >=, 0);
          g_assert_cmpint (lode_min_cost_get_flow (solver, a), <=, capacity[a]);
          spent += lode_min_cost_get_flow (solver, a) * cost[a];
        }
      g_assert_cmpfloat_with_epsilon ((double) spent, glp_get_obj_val (problem), 1e-6);
    }
  glp_delete_prob (problem);
}

static void
test_costs (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);

  for (guint k = 0; k < 3000; k++)
    compare_costs (random);
}

/* What flows into each consumer is given. */
static void
fix_inflows (Program       *self,
             const Outcome *outcome)
{
  const LodeNetwork *network = self->network;
  guint first = network->stage_arc_start[network->n_stages - 1];
  g_autofree int *index = g_new (int, network->n_arcs + 1);
  g_autofree double *value = g_new (double, network->n_arcs + 1);

  for (guint c = 0; c < network->n_consumers; c++)
    {
      int n = 0;
      double inflow = 0;

      for (guint a = first; a < network->n_arcs; a++)
        if (network->arc_to[a] == c)
          {
            index[++n] = (int) a + 1;
            value[n] = 1;
            inflow += outcome->coordinated->flow[a];
          }
      glp_set_mat_row (self->problem, glp_add_rows (self->problem, 1), n, index, value);
      glp_set_row_bnds (self->problem, glp_get_num_rows (self->problem), GLP_FX, inflow, 0);
    }
}

/* Another column for each arc: at least how far its flow is from @base, to be made small. */
static void
add_distance (Program *self,
              int      a,
              double   base)
{
  int column = glp_add_cols (self->problem, 1), row = glp_add_rows (self->problem, 2);
  int index[] = { 0, a + 1, column };
  double plus[] = { 0, 1, -1 }, minus[] = { 0, -1, -1 };

  glp_set_col_bnds (self->problem, column, GLP_LO, 0, 0);
  glp_set_obj_coef (self->problem, column, -1);
  glp_set_mat_row (self->problem, row, 2, index, plus);
  glp_set_row_bnds (self->problem, row, GLP_UP, 0, base);
  glp_set_mat_row (self->problem, row + 1, 2, index, minus);
  glp_set_row_bnds (self->problem, row + 1, GLP_UP, 0, -base);
}

/* Step 3: Σ|x − b| of the flows chosen, against the least that GLPK finds for the same inflows. */
static char *
agree_on_distance (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  const LodeNetwork *network = outcome->network;
  g_autofree int *index = g_new (int, network->n_arcs + 1);
  g_autofree double *value = g_new (double, network->n_arcs + 1);
  Program program = { network, outcome->fragmented, glp_create_prob (), 0, 0, 0, 0, 0 };
  double ours = 0;
  char *failure = NULL;

  if (network->n_arcs == 0)
    {
      glp_delete_prob (program.problem);
      return NULL;
    }
  glp_set_obj_dir (program.problem, GLP_MAX);
  glp_add_cols (program.problem, (int) network->n_arcs);
  for (guint a = 0; a < network->n_arcs; a++)
    {
      double base = round (network->baseline[a] * 1000) / 1000;

      set_column (program.problem, (int) a + 1, round_down (network->quota[a]));
      add_distance (&program, (int) a, base);
      ours += fabs (outcome->coordinated->flow[a] - base);
    }
  add_producer_rows (&program, index, value);
  fix_inflows (&program, outcome);
  if (!solve (&program))
    n_rounded++;
  else
    {
      n_compared++;
      if (fabs (ours + glp_get_obj_val (program.problem)) > EPSILON)
        failure = g_strdup_printf ("the flows are %.6f t from the baseline, %.6f t would do", ours,
                                   -glp_get_obj_val (program.problem));
    }
  glp_delete_prob (program.problem);

  return failure;
}

static void
test_distance (void)
{
  static const Law laws[] = {
    { "glpk-distance", agree_on_distance, CASE_ALL_MEMBERS, 1100, 41 },
  };

  run_oracle (laws, G_N_ELEMENTS (laws), 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  glp_term_out (GLP_OFF);

  g_test_add_func ("/engine/oracle/tiers", test_tiers);
  g_test_add_func ("/engine/oracle/leximin", test_leximin);
  g_test_add_func ("/engine/oracle/costs", test_costs);
  g_test_add_func ("/engine/oracle/distance", test_distance);

  return g_test_run ();
}
