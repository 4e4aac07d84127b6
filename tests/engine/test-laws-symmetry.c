/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The laws of MODEL §9 about two ways to write down one network: in other units, under other names,
 * in another order, in more pieces. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "engine/indicators/lode-indicators.h"
#include "network-laws.h"

#define CASES 10000

static Case *
scale (const Case *self,
       double      factor)
{
  Case *scaled = case_copy (self);

  for (guint i = 0; i < scaled->producers->len; i++)
    CASE_PRODUCER (scaled, i)->capacity *= factor;
  for (guint f = 0; f < scaled->flows->len; f++)
    CASE_FLOW (scaled, f)->t *= factor;
  for (guint c = 0; c < scaled->consumers->len; c++)
    {
      CASE_CONSUMER (scaled, c)->stock *= factor;
      for (guint tier = 0; tier < LODE_N_TIERS; tier++)
        CASE_CONSUMER (scaled, c)->demand[tier] *= factor;
    }

  return scaled;
}

static double
pick_factor (const Case *self)
{
  static const double factors[] = { 0.5, 3, 7, 1000 / 3.0 };

  return factors[(self->flows->len + self->rounds) % G_N_ELEMENTS (factors)];
}

static char *
scaling (const Case *self)
{
  double factor = pick_factor (self);
  double whole = case_tolerance (self) * MAX (factor, 1);
  g_autoptr (Case) larger = scale (self, factor);
  g_autoptr (Outcome) outcome = case_run (self);
  g_autoptr (Outcome) scaled = case_run (larger);

  for (guint c = 0; c < self->consumers->len; c++)
    {
      double alone = outcome->fragmented->served[c] * factor - scaled->fragmented->served[c];
      double together = outcome->coordinated->served[c] * factor - scaled->coordinated->served[c];

      if (fabs (alone) > 1e-8 * factor)
        return g_strdup_printf ("consumer %u is %.9f t off alone", c, alone);
      if (fabs (together) > whole)
        return g_strdup_printf ("consumer %u is %.9f t off together", c, together);
    }

  return NULL;
}

/* Supply over demand of all, and what prices make of it. */
static double
find_price (const Outcome *outcome)
{
  double supply = 0, demand = 0;

  for (guint c = 0; c < outcome->network->n_consumers; c++)
    {
      supply += outcome->fragmented->served[c];
      demand += lode_network_get_demand (outcome->network, c);
    }

  return demand > 0 ? lode_indicators_price_ratio (supply / demand, -0.3, 0.2) : 1;
}

static char *
scaling_of_prices (const Case *self)
{
  g_autoptr (Case) larger = scale (self, pick_factor (self));
  g_autoptr (Outcome) outcome = case_run (self);
  g_autoptr (Outcome) scaled = case_run (larger);
  double before = find_price (outcome), after = find_price (scaled);

  if (fabs (before - after) > 1e-9 * before)
    return g_strdup_printf ("the price is %.9f, and %.9f in other units", before, after);

  return NULL;
}

/* Another labelling in the same order is the same to the bit. */
static char *
relabelling (const Case *self)
{
  g_autoptr (Outcome) first = network_run (case_build_named (self, ""));
  g_autoptr (Outcome) second = network_run (case_build_named (self, "Z"));
  gsize size = self->consumers->len * sizeof (double);

  if (memcmp (first->fragmented->served, second->fragmented->served, size) != 0 ||
      memcmp (first->coordinated->served, second->coordinated->served, size) != 0)
    return g_strdup ("other names give other results");

  return NULL;
}

/* The flows in another order are the same flows, to the bit. */
static char *
permuting (const Case *self)
{
  g_autoptr (Case) turned = case_copy (self);
  g_autoptr (Outcome) first = case_run (self);
  g_autoptr (Outcome) second = NULL;
  guint n = self->flows->len;

  for (guint f = 0; f < n; f++)
    *CASE_FLOW (turned, f) = *CASE_FLOW (self, n - 1 - f);
  second = case_run (turned);
  if (memcmp (first->fragmented->flow, second->fragmented->flow,
              first->network->n_arcs * sizeof (double)) != 0 ||
      memcmp (first->coordinated->flow, second->coordinated->flow,
              first->network->n_arcs * sizeof (double)) != 0)
    return g_strdup ("another order of the flows gives other flows");

  return NULL;
}

/* Names that turn the canonical order around relabel the results: ties may fall otherwise, by
 * kilograms. */
static char *
renaming (const Case *self)
{
  g_autoptr (Case) turned = case_copy (self);
  g_autoptr (Outcome) first = case_run (self);
  g_autoptr (Outcome) second = NULL;
  guint n_producers = self->producers->len, n_consumers = self->consumers->len;

  turned->member_producers = 0;
  for (guint i = 0; i < n_producers; i++)
    {
      guint k = n_producers - 1 - i;

      *CASE_PRODUCER (turned, k) = *CASE_PRODUCER (self, i);
      turned->member_producers |= (self->member_producers >> (i % 64) & 1) << (k % 64);
    }
  for (guint c = 0; c < n_consumers; c++)
    *CASE_CONSUMER (turned, n_consumers - 1 - c) = *CASE_CONSUMER (self, c);
  for (guint f = 0; f < self->flows->len; f++)
    {
      CaseFlow *flow = CASE_FLOW (turned, f);
      guint n = flow->stage + 1 == self->n_stages ? n_consumers : n_producers;

      flow->from = n_producers - 1 - flow->from;
      flow->to = n - 1 - flow->to;
    }
  second = case_run (turned);
  for (guint c = 0; c < n_consumers; c++)
    {
      guint k = n_consumers - 1 - c;
      double alone = first->fragmented->served[c] - second->fragmented->served[k];
      double together = first->coordinated->served[c] - second->coordinated->served[k];

      if (fabs (alone) > 1e-7 || fabs (together) > case_tolerance (self))
        return g_strdup_printf ("consumer %u is served otherwise under another name", c);
    }

  return NULL;
}

/* A flow listed in two halves is one flow. */
static char *
duplicates (const Case *self)
{
  g_autoptr (Case) split = case_copy (self);
  g_autoptr (Outcome) first = case_run (self);
  g_autoptr (Outcome) second = NULL;

  for (guint f = 0; f < self->flows->len; f++)
    {
      CaseFlow half = *CASE_FLOW (self, f);

      half.t /= 2;
      CASE_FLOW (split, f)->t = half.t;
      g_array_append_val (split->flows, half);
    }
  second = case_run (split);
  if (first->network->n_arcs != second->network->n_arcs)
    return g_strdup ("halves stay apart");
  for (guint c = 0; c < self->consumers->len; c++)
    if (fabs (first->fragmented->served[c] - second->fragmented->served[c]) > 1e-9)
      return g_strdup_printf ("consumer %u is served otherwise", c);

  return NULL;
}

/* One producer in two equal halves: the totals stay. */
static char *
splitting_producers (const Case *self)
{
  g_autoptr (Case) split = case_copy (self);
  g_autoptr (Outcome) first = case_run (self);
  g_autoptr (Outcome) second = NULL;
  guint n_flows = self->flows->len;
  guint twin = self->producers->len;
  guint victim = n_flows % self->producers->len;
  guint stage = CASE_PRODUCER (self, victim)->stage;

  /* Membership bits of the twin must be the victim's. */
  if (twin >= 64 ||
      (self->member_producers >> twin & 1) != (self->member_producers >> victim & 1))
    return NULL;
  CASE_PRODUCER (split, victim)->capacity /= 2;
  case_add_producer (split, stage, CASE_PRODUCER (split, victim)->capacity);
  for (guint f = 0; f < n_flows; f++)
    {
      CaseFlow *flow = CASE_FLOW (split, f);
      CaseFlow half = *flow;

      if (flow->from == victim)
        half.from = twin;
      else if (flow->stage + 1 == stage && flow->to == victim)
        half.to = twin;
      else
        continue;
      flow->t /= 2;
      half.t = flow->t;
      g_array_append_val (split->flows, half);
    }
  second = case_run (split);
  for (guint c = 0; c < self->consumers->len; c++)
    {
      double alone = first->fragmented->served[c] - second->fragmented->served[c];
      double together = first->coordinated->served[c] - second->coordinated->served[c];

      if (fabs (alone) > 1e-7 || fabs (together) > case_tolerance (split))
        return g_strdup_printf ("consumer %u is served otherwise", c);
    }

  return NULL;
}

/* One consumer in two equal halves, its stock and its ties too. */
static char *
splitting_consumers (const Case *self)
{
  g_autoptr (Case) split = case_copy (self);
  g_autoptr (Outcome) first = case_run (self);
  g_autoptr (Outcome) second = NULL;
  guint twin = self->consumers->len, n_flows = self->flows->len;
  guint victim = n_flows % twin;
  CaseConsumer half = *CASE_CONSUMER (self, victim);
  double alone, together;

  half.stock /= 2;
  for (guint tier = 0; tier < LODE_N_TIERS; tier++)
    half.demand[tier] /= 2;
  *CASE_CONSUMER (split, victim) = half;
  g_array_append_val (split->consumers, half);
  for (guint f = 0; f < n_flows; f++)
    {
      CaseFlow flow = *CASE_FLOW (self, f);

      if (flow.stage + 1 < self->n_stages || flow.to != victim)
        continue;
      flow.t /= 2;
      *CASE_FLOW (split, f) = flow;
      flow.to = twin;
      g_array_append_val (split->flows, flow);
    }
  second = case_run (split);
  alone = lode_allocation_get_shortage (first->fragmented) -
          lode_allocation_get_shortage (second->fragmented);
  together = lode_allocation_get_shortage (first->coordinated) -
             lode_allocation_get_shortage (second->coordinated);
  if (fabs (alone) > 1e-7 || fabs (together) > case_tolerance (split))
    return g_strdup_printf ("halves lack %.9f t less alone, %.9f t less together", alone, together);

  return NULL;
}

static void
shuffle (Case  *self,
         GRand *random)
{
  for (guint f = self->flows->len; f-- > 1;)
    {
      guint other = (guint) g_rand_int_range (random, 0, (gint32) f + 1);
      CaseFlow kept = *CASE_FLOW (self, f);

      *CASE_FLOW (self, f) = *CASE_FLOW (self, other);
      *CASE_FLOW (self, other) = kept;
    }
}

/* The fairest shares are the same to the bit in a hundred orders of the arcs. */
static char *
hundred_orders (const Case *self)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (self->flows->len);
  g_autoptr (Case) shuffled = case_copy (self);
  g_autoptr (Outcome) first = case_run (self);
  gsize size = self->consumers->len * sizeof (double);

  for (guint k = 0; k < 100; k++)
    {
      g_autoptr (Outcome) other = NULL;

      shuffle (shuffled, random);
      other = case_run (shuffled);
      if (memcmp (first->coordinated->served, other->coordinated->served, size) != 0 ||
          memcmp (first->fragmented->served, other->fragmented->served, size) != 0)
        return g_strdup_printf ("order %u of the arcs serves somebody otherwise", k);
    }

  return NULL;
}

static const Law laws[] = {
  { "scaling", scaling, CASE_DEFAULT, CASES, 201 },
  { "scaling-of-prices", scaling_of_prices, CASE_DEFAULT, CASES, 202 },
  { "relabelling", relabelling, CASE_DEFAULT, CASES, 203 },
  { "renaming", renaming, CASE_DEFAULT, CASES, 204 },
  { "permuting", permuting, CASE_DEFAULT, CASES, 205 },
  { "hundred-orders", hundred_orders, CASE_DEFAULT, 300, 206 },
  { "duplicates", duplicates, CASE_DEFAULT, CASES, 207 },
  { "splitting-producers", splitting_producers, CASE_DEFAULT, CASES, 208 },
  { "splitting-consumers", splitting_consumers, CASE_DEFAULT, CASES, 209 },
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  laws_add ("engine/laws-symmetry", laws, G_N_ELEMENTS (laws));

  return g_test_run ();
}
