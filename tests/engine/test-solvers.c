/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The small machines under the rules: flows, costs, sharing out, fitting tables. */

#include "config.h"

#include <math.h>

#include "engine/baseline/lode-ras.h"
#include "engine/network/lode-apportion.h"
#include "engine/network/lode-max-flow.h"
#include "engine/network/lode-min-cost.h"

static void
test_flow (void)
{
  g_autoptr (LodeMaxFlow) graph = lode_max_flow_new (4);
  guint edges[5];

  edges[0] = lode_max_flow_add_edge (graph, 0, 1);
  edges[1] = lode_max_flow_add_edge (graph, 0, 2);
  edges[2] = lode_max_flow_add_edge (graph, 1, 2);
  edges[3] = lode_max_flow_add_edge (graph, 1, 3);
  edges[4] = lode_max_flow_add_edge (graph, 2, 3);
  lode_max_flow_seal (graph);
  lode_max_flow_set (graph, edges[0], 10, 0);
  lode_max_flow_set (graph, edges[1], 5, 0);
  lode_max_flow_set (graph, edges[2], LODE_MAX_FLOW_INFINITE, 0);
  lode_max_flow_set (graph, edges[3], 4, 0);
  lode_max_flow_set (graph, edges[4], 8, 0);
  g_assert_cmpint (lode_max_flow_run (graph, 0, 3), ==, 12);
  /* The cut: both edges into the sink are full. */
  g_assert_cmpint (lode_max_flow_get_residual (graph, edges[3]), ==, 0);
  g_assert_cmpint (lode_max_flow_get_residual (graph, edges[4] ^ 1), ==, 8);
  g_assert_false (lode_max_flow_reaches (graph, 0));
  g_assert_true (lode_max_flow_reaches (graph, 3));

  /* More room later goes on from there. */
  lode_max_flow_set (graph, edges[3], 2, 4);
  g_assert_cmpint (lode_max_flow_run (graph, 0, 3), ==, 2);
  g_assert_cmpint (lode_max_flow_run (graph, 0, 3), ==, 0);
}

/* Random graphs: what flows is the smallest of all cuts, by looking at every one. */
static void
test_smallest_cut (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint k = 0; k < 1000; k++)
    {
      guint n = (guint) g_rand_int_range (random, 2, 8);
      guint n_edges = (guint) g_rand_int_range (random, 1, 20);
      g_autoptr (LodeMaxFlow) graph = lode_max_flow_new (n);
      guint from[20], to[20], capacity[20];
      gint64 smallest = G_MAXINT64;

      for (guint e = 0; e < n_edges; e++)
        {
          from[e] = (guint) g_rand_int_range (random, 0, (gint32) n);
          to[e] = (guint) g_rand_int_range (random, 0, (gint32) n);
          capacity[e] = (guint) g_rand_int_range (random, 0, 10);
          lode_max_flow_add_edge (graph, from[e], to[e]);
        }
      lode_max_flow_seal (graph);
      for (guint e = 0; e < n_edges; e++)
        lode_max_flow_set (graph, e * 2, capacity[e], 0);
      for (guint set = 1; set < 1u << n; set += 2)
        {
          gint64 cut = 0;

          if ((set >> (n - 1) & 1) != 0)
            continue;
          for (guint e = 0; e < n_edges; e++)
            if ((set >> from[e] & 1) != 0 && (set >> to[e] & 1) == 0)
              cut += capacity[e];
          smallest = MIN (smallest, cut);
        }
      g_assert_cmpint (lode_max_flow_run (graph, 0, n - 1), ==, smallest);
    }
}

static void
test_costs (void)
{
  g_autoptr (LodeMinCost) solver = lode_min_cost_new (3);
  guint direct = lode_min_cost_add_arc (solver, 0, 2);
  guint first = lode_min_cost_add_arc (solver, 0, 1);
  guint second = lode_min_cost_add_arc (solver, 1, 2);

  lode_min_cost_seal (solver);
  lode_min_cost_set_arc (solver, direct, 10, 5);
  lode_min_cost_set_arc (solver, first, 4, 1);
  lode_min_cost_set_arc (solver, second, 10, 1);
  lode_min_cost_set_supply (solver, 0, 7);
  lode_min_cost_set_supply (solver, 2, -7);
  g_assert_true (lode_min_cost_run (solver));
  g_assert_cmpint (lode_min_cost_get_flow (solver, first), ==, 4);
  g_assert_cmpint (lode_min_cost_get_flow (solver, direct), ==, 3);

  lode_min_cost_set_supply (solver, 0, 20);
  lode_min_cost_set_supply (solver, 2, -20);
  g_assert_false (lode_min_cost_run (solver));
}

/* |x − 3| + |y − 3| with 10 in all is 4 wherever both are above 3; the place tells where. */
static void
test_bend (void)
{
  g_autoptr (LodeMinCost) solver = lode_min_cost_new (2);
  guint second = lode_min_cost_add_arc (solver, 0, 1);
  guint first = lode_min_cost_add_arc (solver, 0, 1);

  lode_min_cost_seal (solver);
  lode_min_cost_set_bent_arc (solver, first, 8, 3, -1, 1);
  lode_min_cost_set_bent_arc (solver, second, 8, 3, -1, 1);
  lode_min_cost_set_place (solver, first, 0);
  lode_min_cost_set_place (solver, second, 1);
  lode_min_cost_set_supply (solver, 0, 10);
  lode_min_cost_set_supply (solver, 1, -10);
  g_assert_true (lode_min_cost_run (solver));
  g_assert_cmpint (lode_min_cost_get_flow (solver, first), ==, 7);
  g_assert_cmpint (lode_min_cost_get_flow (solver, second), ==, 3);

  /* Less than both want: the first has all it is used to. */
  lode_min_cost_set_supply (solver, 0, 4);
  lode_min_cost_set_supply (solver, 1, -4);
  g_assert_true (lode_min_cost_run (solver));
  g_assert_cmpint (lode_min_cost_get_flow (solver, first), ==, 3);
  g_assert_cmpint (lode_min_cost_get_flow (solver, second), ==, 1);
}

#define N_NODES 5
#define N_ARCS  8

/* A problem small enough to try every flow of. */
typedef struct
{
  guint  from[N_ARCS];
  guint  to[N_ARCS];
  gint64 capacity[N_ARCS];
  gint64 bend[N_ARCS];
  gint64 below[N_ARCS];
  gint64 above[N_ARCS];
  gint64 supply[N_NODES];
} Problem;

static void
draw_problem (GRand   *random,
              Problem *problem)
{
  gint64 total = 0;

  for (guint a = 0; a < N_ARCS; a++)
    {
      problem->from[a] = (guint) g_rand_int_range (random, 0, N_NODES);
      problem->to[a] = (problem->from[a] + (guint) g_rand_int_range (random, 1, N_NODES)) % N_NODES;
    }
  for (guint v = 0; v < N_NODES; v++)
    {
      problem->supply[v] = v + 1 == N_NODES ? -total : g_rand_int_range (random, -2, 3);
      total += problem->supply[v];
    }
}

static void
draw_numbers (GRand   *random,
              Problem *problem)
{
  for (guint a = 0; a < N_ARCS; a++)
    {
      problem->capacity[a] = g_rand_int_range (random, 0, 3);
      problem->bend[a] = g_rand_int_range (random, 0, 3);
      problem->below[a] = g_rand_int_range (random, -2, 2);
      problem->above[a] = problem->below[a] + g_rand_int_range (random, 0, 3);
    }
}

static gint64
cost_of (const Problem *problem,
         const gint64  *flow)
{
  gint64 cost = 0;

  for (guint a = 0; a < N_ARCS; a++)
    cost += problem->below[a] * MIN (flow[a], problem->bend[a]) +
            problem->above[a] * MAX (flow[a] - problem->bend[a], 0);

  return cost;
}

static gboolean
is_feasible (const Problem *problem,
             const gint64  *flow)
{
  gint64 rest[N_NODES];

  for (guint v = 0; v < N_NODES; v++)
    rest[v] = problem->supply[v];
  for (guint a = 0; a < N_ARCS; a++)
    {
      rest[problem->from[a]] -= flow[a];
      rest[problem->to[a]] += flow[a];
    }
  for (guint v = 0; v < N_NODES; v++)
    if (rest[v] != 0)
      return FALSE;

  return TRUE;
}

/* Tries all flows, those with most on the first arcs first, so that the first of the cheapest is
 * the one to be found. */
static gboolean
find_by_trying (const Problem *problem,
                gint64        *best)
{
  gint64 flow[N_ARCS], least = G_MAXINT64;

  for (guint a = 0; a < N_ARCS; a++)
    flow[a] = problem->capacity[a];
  for (;;)
    {
      guint a = N_ARCS;

      if (is_feasible (problem, flow) && cost_of (problem, flow) < least)
        {
          least = cost_of (problem, flow);
          for (guint k = 0; k < N_ARCS; k++)
            best[k] = flow[k];
        }
      while (a > 0 && flow[a - 1] == 0)
        {
          flow[a - 1] = problem->capacity[a - 1];
          a--;
        }
      if (a == 0)
        return least < G_MAXINT64;
      flow[a - 1]--;
    }
}

static void
load_problem (LodeMinCost   *solver,
              const Problem *problem)
{
  for (guint a = 0; a < N_ARCS; a++)
    lode_min_cost_set_bent_arc (solver, a, problem->capacity[a], problem->bend[a], problem->below[a],
                                problem->above[a]);
  for (guint v = 0; v < N_NODES; v++)
    lode_min_cost_set_supply (solver, v, problem->supply[v]);
}

/* The one flow that is cheapest and comes first, from nothing and after another problem alike. */
static void
test_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  guint n_solved = 0;

  for (guint k = 0; k < 1500; k++)
    {
      g_autoptr (LodeMinCost) solver = lode_min_cost_new (N_NODES);
      Problem problem;

      draw_problem (random, &problem);
      for (guint a = 0; a < N_ARCS; a++)
        lode_min_cost_add_arc (solver, problem.from[a], problem.to[a]);
      lode_min_cost_seal (solver);
      for (guint a = 0; a < N_ARCS; a++)
        lode_min_cost_set_place (solver, a, a);
      for (guint again = 0; again < 4; again++)
        {
          gint64 best[N_ARCS];
          gboolean has_flow;

          draw_numbers (random, &problem);
          load_problem (solver, &problem);
          has_flow = find_by_trying (&problem, best);
          for (guint pass = 0; pass < 2; pass++)
            {
              g_assert_cmpint (lode_min_cost_run (solver), ==, has_flow);
              for (guint a = 0; a < N_ARCS && has_flow; a++)
                g_assert_cmpint (lode_min_cost_get_flow (solver, a), ==, best[a]);
              if (again % 2 == 0)
                lode_min_cost_reset (solver);
            }
          n_solved += has_flow ? 1 : 0;
        }
    }
  g_assert_cmpuint (n_solved, >, 300);
}

/* Every whole-number share-out of a small total, compared by leximin. */
static gboolean
is_fairer (const gint64 *a,
           const gint64 *b,
           const gint64 *weight,
           guint         n)
{
  double first[4], second[4];

  for (guint i = 0; i < n; i++)
    {
      first[i] = (double) a[i] / (double) weight[i];
      second[i] = (double) b[i] / (double) weight[i];
    }
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        if (first[j] < first[i])
          {
            double swap = first[i];

            first[i] = first[j];
            first[j] = swap;
          }
        if (second[j] < second[i])
          {
            double swap = second[i];

            second[i] = second[j];
            second[j] = swap;
          }
      }
  for (guint i = 0; i < n; i++)
    if (fabs (first[i] - second[i]) > 1e-12)
      return first[i] > second[i];

  return FALSE;
}

static void
test_share (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  const guint who[] = { 0, 1, 2 };

  for (guint k = 0; k < 500; k++)
    {
      gint64 low[3], high[3], weight[3], share[3], other[3], sum_low = 0, sum_high = 0, total;
      LodeApportion rule = { 2, { low, high }, weight };

      for (guint i = 0; i < 3; i++)
        {
          low[i] = g_rand_int_range (random, 0, 4);
          high[i] = low[i] + g_rand_int_range (random, 0, 6);
          weight[i] = high[i] + 1 + g_rand_int_range (random, 0, 5);
          sum_low += low[i];
          sum_high += high[i];
        }
      total = sum_low + g_rand_int_range (random, 0, (gint32) (sum_high - sum_low) + 1);
      lode_apportion_share (&rule, who, 3, total, share);
      g_assert_cmpint (share[0] + share[1] + share[2], ==, total);
      for (other[0] = low[0]; other[0] <= high[0]; other[0]++)
        for (other[1] = low[1]; other[1] <= high[1]; other[1]++)
          {
            other[2] = total - other[0] - other[1];
            if (other[2] >= low[2] && other[2] <= high[2])
              g_assert_false (is_fairer (other, share, weight, 3));
          }
      for (guint i = 0; i < 3; i++)
        {
          g_assert_cmpint (share[i], >=, low[i]);
          g_assert_cmpint (share[i], <=, high[i]);
        }
    }
}

/* Nobody gets of the second level before all have the first. */
static void
test_levels (void)
{
  const gint64 floor[] = { 5, 0 }, vital[] = { 5, 10 }, all[] = { 50, 60 }, weight[] = { 50, 60 };
  const guint who[] = { 0, 1 };
  LodeApportion rule = { 3, { floor, vital, all }, weight };
  gint64 share[2];

  lode_apportion_share (&rule, who, 2, 15, share);
  g_assert_cmpint (share[0], ==, 5);
  g_assert_cmpint (share[1], ==, 10);
  lode_apportion_share (&rule, who, 2, 110, share);
  g_assert_cmpint (share[0], ==, 50);
  g_assert_cmpint (share[1], ==, 60);
  lode_apportion_share (&rule, who, 2, 3, share);
  g_assert_cmpint (share[0] + share[1], ==, 3);
  lode_apportion_share (&rule, who, 2, 0, share);
  g_assert_cmpint (share[0], ==, 0);
}

static double
row_sum (const LodeRas *table,
         guint          i)
{
  double sum = 0;

  for (guint j = 0; j < table->n_columns; j++)
    sum += table->x[i * table->n_columns + j];

  return sum;
}

/* Without stops it is the textbook method: the result is prior × r × c. */
static void
test_ras (void)
{
  g_autoptr (LodeRas) table = lode_ras_new (2, 2);
  const double prior[] = { 1, 2, 3, 4 };

  table->row[0] = 10;
  table->row[1] = 20;
  table->column[0] = 12;
  table->column[1] = 18;
  for (guint k = 0; k < 4; k++)
    {
      table->prior[k] = prior[k];
      table->high[k] = (double) INFINITY;
    }
  g_assert_cmpfloat (lode_ras_fit (table), <, 1e-12);
  g_assert_cmpfloat_with_epsilon (row_sum (table, 0), 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (row_sum (table, 1), 20, 1e-9);
  /* Cross ratios stay those of the prior. */
  g_assert_cmpfloat_with_epsilon (table->x[0] * table->x[3] / (table->x[1] * table->x[2]),
                                  1.0 * 4 / (2 * 3), 1e-9);
}

static void
test_ras_stops (void)
{
  g_autoptr (LodeRas) table = lode_ras_new (2, 2);

  table->row[0] = table->row[1] = table->column[0] = table->column[1] = 10;
  for (guint k = 0; k < 4; k++)
    {
      table->prior[k] = 1;
      table->high[k] = (double) INFINITY;
    }
  table->low[0] = 7;
  table->high[0] = 8;
  g_assert_cmpfloat (lode_ras_fit (table), <, 1e-9);
  /* Pulled towards 5, it stops at 7. */
  g_assert_cmpfloat_with_epsilon (table->x[0], 7, 1e-9);
  g_assert_cmpfloat_with_epsilon (table->x[3], 7, 1e-9);

  table->low[0] = 11;
  table->high[0] = 12;
  g_assert_cmpfloat (lode_ras_fit (table), >, 0.01);
}

/* The optimum is nearer to the prior than any other table: moving along a cycle never helps. */
static void
test_ras_is_nearest (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint k = 0; k < 200; k++)
    {
      g_autoptr (LodeRas) table = lode_ras_new (3, 4);

      for (guint cell = 0; cell < 12; cell++)
        {
          double x = g_rand_double_range (random, 0.1, 10);

          table->prior[cell] = g_rand_double_range (random, 0.1, 10);
          table->low[cell] = g_rand_boolean (random) ? x * 0.8 : 0;
          table->high[cell] = g_rand_boolean (random) ? x * 1.2 : (double) INFINITY;
          table->row[cell / 4] += x;
          table->column[cell % 4] += x;
        }
      g_assert_cmpfloat (lode_ras_fit (table), <, 1e-9);
      for (guint a = 0; a < 3; a++)
        for (guint b = 0; b < 3; b++)
          for (guint c = 0; c < 4; c++)
            for (guint d = 0; d < 4; d++)
              {
                const guint cells[] = { a * 4 + c, b * 4 + c, b * 4 + d, a * 4 + d };
                double slope = 0;
                gboolean can_move = a != b && c != d;

                for (guint i = 0; i < 4 && can_move; i++)
                  {
                    double x = table->x[cells[i]];

                    slope += (i % 2 == 0 ? 1 : -1) * log (x / table->prior[cells[i]]);
                    can_move = i % 2 == 0 ? x < table->high[cells[i]] * (1 - 1e-9)
                                          : x > table->low[cells[i]] * (1 + 1e-9);
                  }
                if (can_move)
                  g_assert_cmpfloat (slope, >, -1e-6);
              }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/max-flow/flow", test_flow);
  g_test_add_func ("/engine/max-flow/smallest-cut", test_smallest_cut);
  g_test_add_func ("/engine/min-cost/costs", test_costs);
  g_test_add_func ("/engine/min-cost/bend", test_bend);
  g_test_add_func ("/engine/min-cost/order", test_order);
  g_test_add_func ("/engine/apportion/share", test_share);
  g_test_add_func ("/engine/apportion/levels", test_levels);
  g_test_add_func ("/engine/ras/ras", test_ras);
  g_test_add_func ("/engine/ras/stops", test_ras_stops);
  g_test_add_func ("/engine/ras/is-nearest", test_ras_is_nearest);

  return g_test_run ();
}
