/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pact's periods of the bench, solved by the engine and by GLPK in one run. The engine does
 * all five steps; GLPK two linear programs of them, the most that can be served (step 1) and the
 * nearest flow for what the engine delivers (step 3), so that the ratio flatters GLPK. Both must
 * find the same optimum. Prints JSON; `meson test --benchmark compare-glpk --verbose` runs it. */

#include "config.h"

#include <glpk.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/lode-json-writer.h"
#include "cli/bench/lode-cli-bench-world.h"
#include "engine/network/lode-coordinated.h"

#define N_DRAWS 16
#define N_PASSES 20
#define YEAR 4

typedef struct
{
  LodeNetwork     *network[N_DRAWS];
  LodeAllocation  *alone[N_DRAWS];
  LodeAllocation  *together[N_DRAWS];
  LodeCoordinated *coordinated;
} World;

/* Columns: a part of each arc up to the habit and one beyond it. */
typedef struct
{
  glp_prob *served;
  glp_prob *nearest;
} Programs;

static double
now_us (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e6 + (double) time.tv_nsec / 1e3;
}

static double
median (double *values,
        guint   n)
{
  for (guint i = 1; i < n; i++)
    for (guint j = i; j > 0 && values[j] < values[j - 1]; j--)
      {
        double swap = values[j];

        values[j] = values[j - 1];
        values[j - 1] = swap;
      }

  return values[n / 2];
}

/* Whole kilograms, as the engine has them, in tonnes. */
static double
rounded_down (double tonnes)
{
  return isinf (tonnes) ? tonnes : floor (tonnes * 1000 + 1e-6 + tonnes * 1e-9) / 1000;
}

static double
habit_of (const LodeNetwork *network,
          guint              a)
{
  return floor (network->weight[a] * 1000 + 0.5) / 1000;
}

static void
set_bounds (glp_prob *problem,
            gboolean  is_row,
            int       index,
            double    low,
            double    high)
{
  int type = isinf (high) ? GLP_LO : high > low ? GLP_DB : GLP_FX;

  if (is_row)
    glp_set_row_bnds (problem, index, type, low, high);
  else
    glp_set_col_bnds (problem, index, type, low, high);
}

/* Rows: what a producer passes on, its capacity, what a consumer gets. */
static int
passes_row (guint producer)
{
  return 1 + 2 * (int) producer;
}

static int
consumer_row (const LodeNetwork *network,
              guint              consumer)
{
  return 1 + 2 * (int) network->n_producers + (int) consumer;
}

static glp_prob *
new_program (const LodeNetwork *network)
{
  glp_prob *problem = glp_create_prob ();

  glp_add_rows (problem, 2 * (int) network->n_producers + (int) network->n_consumers);
  glp_add_cols (problem, 2 * (int) network->n_arcs);
  for (guint k = 0; k < 2 * network->n_arcs; k++)
    {
      guint a = k / 2;
      gboolean is_last = network->arc_stage[a] == network->n_stages - 1;
      int rows[4] = { 0, passes_row (network->arc_from[a]), passes_row (network->arc_from[a]) + 1,
                      is_last ? consumer_row (network, network->arc_to[a])
                              : passes_row (network->arc_to[a]) };
      double values[4] = { 0, -1, 1, 1 };

      glp_set_mat_col (problem, (int) k + 1, 3, rows, values);
    }

  return problem;
}

static void
load_program (glp_prob          *problem,
              const LodeNetwork *network)
{
  for (guint i = 0; i < network->n_producers; i++)
    {
      set_bounds (problem, TRUE, passes_row (i), network->producer_stage[i] == 0 ? -1e12 : 0,
                  network->producer_stage[i] == 0 ? (double) INFINITY : 0);
      set_bounds (problem, TRUE, passes_row (i) + 1, 0, rounded_down (network->capacity[i]));
    }
  for (guint a = 0; a < network->n_arcs; a++)
    {
      double quota = rounded_down (network->quota[a]);
      double habit = fmin (habit_of (network, a), quota);

      set_bounds (problem, FALSE, 2 * (int) a + 1, 0, habit);
      set_bounds (problem, FALSE, 2 * (int) a + 2, 0, quota - habit);
    }
}

/* Step 1: the floors, and as much as can be beyond them; stocks aside, which no arc carries. */
static void
load_served (glp_prob             *problem,
             const LodeNetwork    *network,
             const LodeAllocation *alone,
             const LodeAllocation *together)
{
  load_program (problem, network);
  glp_set_obj_dir (problem, GLP_MAX);
  for (guint a = 0; a < network->n_arcs; a++)
    for (int part = 1; part <= 2; part++)
      glp_set_obj_coef (problem, 2 * (int) a + part,
                        network->arc_stage[a] == network->n_stages - 1 ? 1 : 0);
  for (guint c = 0; c < network->n_consumers; c++)
    {
      gboolean is_member = network->consumer_is_member[c];
      double low = alone->inflow[c] + alone->bought[c];

      if (is_member)
        low = fmax (0, alone->served[c] - together->draw[c]);
      set_bounds (problem, TRUE, consumer_row (network, c), low,
                  is_member ? fmax (low, lode_network_get_demand (network, c) - together->draw[c]) : low);
    }
}

/* Step 3: Σ|x − b|, but for the constant Σb, with what the engine delivers. */
static void
load_nearest (glp_prob             *problem,
              const LodeNetwork    *network,
              const LodeAllocation *together)
{
  load_program (problem, network);
  glp_set_obj_dir (problem, GLP_MIN);
  for (guint c = 0; c < network->n_consumers; c++)
    {
      double got = 0;

      for (guint a = network->stage_arc_start[network->n_stages - 1]; a < network->n_arcs; a++)
        got += network->arc_to[a] == c ? together->flow[a] : 0;
      set_bounds (problem, TRUE, consumer_row (network, c), got, got);
    }
  for (guint a = 0; a < network->n_arcs; a++)
    {
      glp_set_obj_coef (problem, 2 * (int) a + 1, -1);
      glp_set_obj_coef (problem, 2 * (int) a + 2, 1);
    }
}

static gboolean
solve (glp_prob *problem,
       gboolean  is_cold)
{
  glp_smcp parameters;

  glp_init_smcp (&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  parameters.meth = is_cold ? GLP_PRIMAL : GLP_DUALP;
  if (is_cold)
    glp_adv_basis (problem, 0);

  return glp_simplex (problem, &parameters) == 0 && glp_get_status (problem) == GLP_OPT;
}

static double
distance_of (const LodeNetwork    *network,
             const LodeAllocation *together)
{
  double distance = 0;

  for (guint a = 0; a < network->n_arcs; a++)
    distance += fabs (together->flow[a] - habit_of (network, a));

  return distance;
}

static double
sum_of_habits (const LodeNetwork *network)
{
  double sum = 0;

  for (guint a = 0; a < network->n_arcs; a++)
    sum += habit_of (network, a);

  return sum;
}

static double
time_engine (World    *world,
             gboolean  is_cold)
{
  double times[N_DRAWS * N_PASSES];

  for (guint k = 0; k < N_DRAWS * N_PASSES; k++)
    {
      guint draw = k % N_DRAWS;
      double begin = now_us ();

      if (is_cold)
        lode_coordinated_reset (world->coordinated);
      lode_coordinated_run (world->coordinated, world->network[draw], world->alone[draw],
                            LODE_COORDINATED_FLOWS, world->together[draw]);
      times[k] = now_us () - begin;
    }

  return median (times, N_DRAWS * N_PASSES);
}

/* @gap: the largest part by which the engine's distance is off GLPK's */
static double
time_glpk (World    *world,
           Programs *programs,
           gboolean  is_cold,
           double   *gap)
{
  double times[N_DRAWS];

  for (guint draw = 0; draw < N_DRAWS; draw++)
    {
      const LodeNetwork *network = world->network[draw];
      const LodeAllocation *together = world->together[draw];
      double begin, found, distance = distance_of (network, together);

      load_served (programs->served, network, world->alone[draw], together);
      load_nearest (programs->nearest, network, together);
      begin = now_us ();
      /* What the rounding to kilograms of the floors costs may leave a program without a
       * solution by a hair; its time counts all the same. */
      solve (programs->served, is_cold);
      if (solve (programs->nearest, is_cold))
        {
          found = glp_get_obj_val (programs->nearest) + sum_of_habits (network);
          *gap = fmax (*gap, fabs (found - distance) / distance);
        }
      times[draw] = now_us () - begin;
    }

  return median (times, N_DRAWS);
}

static void
write_comparison (LodeJsonWriter *writer,
                  const char     *name,
                  double          engine_us,
                  double          glpk_us)
{
  lode_json_writer_member (writer, name);
  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member_number (writer, "engine_us", round (engine_us * 10) / 10);
  lode_json_writer_member_number (writer, "glpk_us", round (glpk_us * 10) / 10);
  lode_json_writer_member_number (writer, "ratio", round (glpk_us / engine_us * 10) / 10);
  lode_json_writer_end_object (writer);
}

int
main (void)
{
  World world;
  Programs programs;
  g_autoptr (LodeJsonWriter) writer = lode_json_writer_new ();
  g_autofree char *text = NULL;
  double engine[2], glpk[2], gap = 0;

  glp_term_out (GLP_OFF);
  lode_bench_world_draw (YEAR, N_DRAWS, world.network, world.alone);
  world.coordinated = lode_coordinated_new (world.network[0]);
  for (guint k = 0; k < N_DRAWS; k++)
    world.together[k] = lode_allocation_new (world.network[0]);
  programs.served = new_program (world.network[0]);
  programs.nearest = new_program (world.network[0]);
  for (guint k = 0; k < 2; k++)
    {
      engine[k] = time_engine (&world, k == 0);
      glpk[k] = time_glpk (&world, &programs, k == 0, &gap);
    }

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "work", LODE_BENCH_SIZE ", one year of 16 draws, the "
                                  "engine's steps 0 to 4, GLPK's steps 1 and 3; the processor's time");
  write_comparison (writer, "cold", engine[0], glpk[0]);
  write_comparison (writer, "warm", engine[1], glpk[1]);
  lode_json_writer_member_number (writer, "largest_gap", gap);
  lode_json_writer_end_object (writer);
  text = lode_json_writer_finish (g_steal_pointer (&writer), NULL, NULL);
  fputs (text, stdout);

  for (guint k = 0; k < N_DRAWS; k++)
    {
      lode_network_free (world.network[k]);
      lode_allocation_free (world.alone[k]);
      lode_allocation_free (world.together[k]);
    }
  lode_coordinated_free (world.coordinated);
  glp_delete_prob (programs.served);
  glp_delete_prob (programs.nearest);
  glp_free_env ();

  return gap < 1e-6 ? EXIT_SUCCESS : EXIT_FAILURE;
}
