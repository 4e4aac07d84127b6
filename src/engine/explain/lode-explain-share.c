/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares of use by country: what each maker delivers, times the part of it that comes from, or passes
 * through, the country. The maker that adds most is followed back to the stage before, and so on. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-explainer-private.h"

#include <math.h>

/* What is followed: an origin at a stage, an exposure (%LODE_TRACE_EXPOSURE), or the unknown. */
#define TRACE_UNKNOWN (-2)

typedef struct
{
  LodeExplainer *self;
  int            stage;     /* or one of the above */
  guint          country;
  const char    *symbol;    /* "O", "X", "U" */
} Path;

static double
value_at (const Path *path,
          guint       producer)
{
  const LodeTrace *trace = path->self->gauge->trace;

  return path->stage == TRACE_UNKNOWN
           ? trace->unknown_at[producer]
           : trace->at_producer[(gsize) producer * trace->n_countries + path->country];
}

/* A maker whose part is known by what it is, without asking where its inputs come from. */
static const char *
find_end (const Path *path,
          guint       producer)
{
  const LodeNetwork *network = path->self->network;
  const LodeTrace *trace = path->self->gauge->trace;
  guint stage = network->producer_stage[producer];

  if (path->stage == TRACE_UNKNOWN && trace->country_of[producer] == trace->unknown)
    return "nobody is known to make it";
  if (stage > 0 && !(trace->inflow[producer] > 0))
    return "its inputs are not known";
  if (stage == 0 || (int) stage == path->stage)
    return "its own step";
  if (path->stage == LODE_TRACE_EXPOSURE && trace->country_of[producer] == path->country)
    return "it is in the country";

  return NULL;
}

static void add_suppliers (const Path *path,
                           guint       stage,
                           guint       taker,
                           double      taken);

static void
add_part (const Path *path,
          guint       producer,
          gboolean    is_followed)
{
  LodeExplainer *self = path->self;
  const char *name = self->network->producer_name[producer];
  const char *end = find_end (path, producer);
  g_autofree char *label =
    g_strdup_printf (path->stage == TRACE_UNKNOWN ? "part of it that is not known, %s"
                                                  : "part of it that passes the country, %s", name);
  g_autofree char *equation = g_strdup_printf ("%s = Σk(σ[k]·%s[k])", path->symbol, path->symbol);
  LodeExplainNode *node = lode_explainer_add_item (self, path->symbol, name, label,
                                                   value_at (path, producer), "",
                                                   LODE_EXPLAIN_COMPUTED);

  if (end != NULL)
    lode_explainer_set_note (node, "%s", end);
  if (end != NULL || !is_followed)
    return;
  lode_explainer_enter (self, equation, "§7");
  add_suppliers (path, self->network->producer_stage[producer] - 1, producer,
                 self->gauge->trace->inflow[producer]);
  lode_explainer_leave (self);
}

static void
add_share (LodeExplainer *self,
           guint          arc,
           double         taken)
{
  const char *name = self->network->producer_name[self->network->arc_from[arc]];
  g_autofree char *label = g_strdup_printf ("part that comes from %s", name);

  lode_explainer_add_item (self, "σ", name, label, self->allocation->flow[arc] / taken, "",
                           LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, "σ = Σi(x[i])/X", NULL);
  lode_explainer_add_flow (self, arc, "x");
  lode_explainer_add (self, "X", "all that it takes in", taken, "t", LODE_EXPLAIN_ALLOCATED);
  lode_explainer_leave (self);
}

/* Whoever adds most, and is not at its end, is followed. */
static guint
find_main_arc (const Path *path,
               guint       stage,
               guint       taker)
{
  const LodeNetwork *network = path->self->network;
  const double *flow = path->self->allocation->flow;
  guint best = G_MAXUINT;
  double most = 0;

  for (guint a = network->stage_arc_start[stage]; a < network->stage_arc_start[stage + 1]; a++)
    {
      double part = flow[a] * value_at (path, network->arc_from[a]);

      if (network->arc_to[a] != taker || !(part > most))
        continue;
      most = part;
      best = a;
    }

  return best;
}

static void
add_suppliers (const Path *path,
               guint       stage,
               guint       taker,
               double      taken)
{
  const LodeNetwork *network = path->self->network;
  guint main_arc = find_main_arc (path, stage, taker);

  for (guint a = network->stage_arc_start[stage]; a < network->stage_arc_start[stage + 1]; a++)
    {
      if (network->arc_to[a] != taker || !(path->self->allocation->flow[a] > 0))
        continue;
      add_share (path->self, a, taken);
      add_part (path, network->arc_from[a], a == main_arc);
    }
}

static void
explain (LodeExplainer *self,
         int            stage,
         int            country,
         double         value)
{
  const LodeNetwork *network = self->network;
  const LodeTrace *trace = self->gauge->trace;
  guint consumer = (guint) self->consumer;
  Path path = { self, stage, (guint) MAX (country, 0), "O" };
  LodeExplainNode *node;

  if (stage == LODE_TRACE_EXPOSURE)
    path.symbol = "X";
  if (stage == TRACE_UNKNOWN)
    path.symbol = "U";
  node = lode_explainer_add (self, self->metric->name, self->metric->meaning, 100 * value, "%",
                             LODE_EXPLAIN_COMPUTED);
  if (stage != TRACE_UNKNOWN && country < 0)
    {
      lode_explainer_set_note (node, "no third country supplies anything");
      return;
    }
  if (stage != TRACE_UNKNOWN)
    lode_explainer_set_note (node, "country: %s", trace->country[country]);
  if (!(self->gauge->received[consumer] > 0))
    return;
  lode_trace_run (self->gauge->trace, network, self->allocation->flow, MAX (stage, LODE_TRACE_EXPOSURE));
  lode_explainer_enter (self, self->metric->equation, self->metric->section);
  add_suppliers (&path, network->n_stages - 1, consumer,
                 trace->inflow[network->n_producers + consumer]);
  lode_explainer_leave (self);
}

/* The largest third country's share, at a stage. */
static void
explain_largest (LodeExplainer *self,
                 guint          stage)
{
  const double *origins = lode_gauge_get_origins (self->gauge, (guint) self->consumer, stage);
  int largest = lode_trace_find_largest_of (self->gauge->trace, self->network,
                                            (guint) self->consumer, origins);

  explain (self, (int) stage, largest, largest >= 0 ? origins[largest] : 0);
}

static void
explain_country (LodeExplainer *self)
{
  guint consumer = (guint) self->consumer;
  guint stage = self->metric->index == LODE_METRIC_DIRECT_SHARE ? self->network->n_stages - 1
                                                                : self->stage;

  if (self->metric->index == LODE_METRIC_COUNTRY_EXPOSURE)
    explain (self, LODE_TRACE_EXPOSURE, (int) self->country,
             self->gauge->trace->result[(gsize) consumer * self->gauge->trace->n_countries +
                                        self->country]);
  else
    explain (self, (int) stage, (int) self->country,
             lode_gauge_get_origins (self->gauge, consumer, stage)[self->country]);
}

void
lode_explain_share (LodeExplainer *self)
{
  const LodeTrace *trace = self->gauge->trace;
  guint consumer = (guint) self->consumer;

  if (self->metric->scope == LODE_METRIC_COUNTRY)
    explain_country (self);
  else if (self->metric->scope == LODE_METRIC_STAGE)
    explain_largest (self, self->stage);
  else if (self->metric->index == LODE_SERIES_LARGEST_SHARE)
    explain_largest (self, self->network->n_stages - 1);
  else if (self->metric->index == LODE_SERIES_UNKNOWN)
    explain (self, TRACE_UNKNOWN, -1, trace->unknown_share[consumer]);
  else
    {
      int most = lode_trace_find_largest (trace, self->network, consumer);

      explain (self, LODE_TRACE_EXPOSURE, most,
               most >= 0 ? trace->result[(gsize) consumer * trace->n_countries + (guint) most] : 0);
    }
}
