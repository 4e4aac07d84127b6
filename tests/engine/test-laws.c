/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The laws of MODEL §9 on generated networks. LODESTONE_LAW_FACTOR multiplies their number. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "base/lode-json-reader.h"
#include "network-cases.h"

#define CASES 3000

static guint n_better;

static double
total_demand (const LodeNetwork *network)
{
  double sum = 0;

  for (guint c = 0; c < network->n_consumers; c++)
    sum += lode_network_get_demand (network, c);

  return sum;
}

/* What flows into and out of every producer, and out of it at most what it can make. */
static char *
find_imbalance (const LodeNetwork    *network,
                const LodeAllocation *allocation,
                double                tolerance)
{
  for (guint i = 0; i < network->n_producers; i++)
    {
      double in = 0, out = 0;

      for (guint a = 0; a < network->n_arcs; a++)
        {
          if (network->arc_from[a] == i)
            out += allocation->flow[a];
          if (network->arc_stage[a] + 1 == network->producer_stage[i] && network->arc_to[a] == i)
            in += allocation->flow[a];
        }
      if (network->producer_stage[i] > 0 && fabs (in - out) > tolerance)
        return g_strdup_printf ("%s takes in %.9f t and sends out %.9f t", network->producer_name[i], in,
                                out);
      if (out > network->capacity[i] + tolerance)
        return g_strdup_printf ("%s sends out %.9f t of %.9f t", network->producer_name[i], out,
                                network->capacity[i]);
    }
  for (guint a = 0; a < network->n_arcs; a++)
    if (allocation->flow[a] < 0 || allocation->flow[a] > network->quota[a] + tolerance)
      return g_strdup_printf ("arc %u carries %.9f t of a quota of %.9f t", a, allocation->flow[a],
                              network->quota[a]);

  return NULL;
}

/* The mass balance of the pact is exact in kilograms; of the other rule, to rounding. */
static char *
balance (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  double size = total_demand (outcome->network) + 1;
  char *failure = find_imbalance (outcome->network, outcome->fragmented, size * 1e-10);

  if (failure == NULL)
    failure = find_imbalance (outcome->network, outcome->coordinated, size * 1e-10);

  return failure;
}

static char *
find_bad_shortage (const LodeNetwork    *network,
                   const LodeAllocation *allocation)
{
  for (guint c = 0; c < network->n_consumers; c++)
    {
      double demand = lode_network_get_demand (network, c), tiers = 0;

      if (!(allocation->shortage[c] >= 0 && allocation->shortage[c] <= demand))
        return g_strdup_printf ("%s lacks %.9f t of %.9f t", network->consumer_name[c],
                                allocation->shortage[c], demand);
      if (fabs (allocation->served[c] + allocation->shortage[c] - demand) > demand * 1e-12)
        return g_strdup_printf ("%s: what is served and what is short do not add up",
                                network->consumer_name[c]);
      if (allocation->draw[c] < 0 || allocation->draw[c] > network->stock[c] + 1e-9)
        return g_strdup_printf ("%s draws %.9f t of a stock of %.9f t", network->consumer_name[c],
                                allocation->draw[c], network->stock[c]);
      for (guint tier = 0; tier < LODE_N_TIERS; tier++)
        tiers += lode_allocation_get_served_tier (allocation, network, c, (LodeTier) tier);
      if (fabs (tiers - allocation->served[c]) > demand * 1e-12)
        return g_strdup_printf ("%s: tiers add up to %.9f t, not %.9f t", network->consumer_name[c],
                                tiers, allocation->served[c]);
    }

  return NULL;
}

/* 0 ≤ shortage ≤ demand; Σ over tiers is the total. */
static char *
bounds (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  char *failure = find_bad_shortage (outcome->network, outcome->fragmented);

  return failure != NULL ? failure : find_bad_shortage (outcome->network, outcome->coordinated);
}

/* Without a shock habit gives the baseline back, and the pact serves everybody. */
static char *
calm (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  const LodeNetwork *network = outcome->network;
  double size = total_demand (network);

  for (guint a = 0; a < network->n_arcs; a++)
    if (fabs (outcome->fragmented->flow[a] - network->baseline[a]) > size * 1e-9)
      return g_strdup_printf ("arc %u carries %.9f t instead of %.9f t", a,
                              outcome->fragmented->flow[a], network->baseline[a]);
  if (lode_allocation_get_shortage (outcome->fragmented) > size * 1e-9)
    return g_strdup ("somebody goes short alone");
  /* Producers have a hundredth of a tonne more than they need, so kilograms do not bind. */
  for (guint c = 0; c < network->n_consumers; c++)
    if (network->consumer_is_member[c] && outcome->coordinated->shortage[c] > 0)
      return g_strdup_printf ("%s lacks %.9f t together", network->consumer_name[c],
                              outcome->coordinated->shortage[c]);

  return NULL;
}

static char *
scaling (const Case *self)
{
  const double factor = 7;
  g_autoptr (Case) larger = case_copy (self);
  g_autoptr (Outcome) outcome = NULL;
  g_autoptr (Outcome) scaled = NULL;

  for (guint i = 0; i < larger->producers->len; i++)
    g_array_index (larger->producers, CaseProducer, i).capacity *= factor;
  for (guint f = 0; f < larger->flows->len; f++)
    g_array_index (larger->flows, CaseFlow, f).t *= factor;
  for (guint c = 0; c < larger->consumers->len; c++)
    {
      CaseConsumer *consumer = &g_array_index (larger->consumers, CaseConsumer, c);

      consumer->stock *= factor;
      for (guint tier = 0; tier < LODE_N_TIERS; tier++)
        consumer->demand[tier] *= factor;
    }
  outcome = case_run (self);
  scaled = case_run (larger);
  for (guint c = 0; c < self->consumers->len; c++)
    {
      double alone = outcome->fragmented->served[c] * factor - scaled->fragmented->served[c];
      double together = outcome->coordinated->served[c] * factor - scaled->coordinated->served[c];

      if (fabs (alone) > 1e-7)
        return g_strdup_printf ("consumer %u is %.9f t off alone", c, alone);
      if (fabs (together) > case_tolerance (self) * factor)
        return g_strdup_printf ("consumer %u is %.9f t off together", c, together);
    }

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
    g_array_index (turned->flows, CaseFlow, f) = g_array_index (self->flows, CaseFlow, n - 1 - f);
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

      g_array_index (turned->producers, CaseProducer, k) =
        g_array_index (self->producers, CaseProducer, i);
      turned->member_producers |= (self->member_producers >> (i % 64) & 1) << (k % 64);
    }
  for (guint c = 0; c < n_consumers; c++)
    g_array_index (turned->consumers, CaseConsumer, n_consumers - 1 - c) =
      g_array_index (self->consumers, CaseConsumer, c);
  for (guint f = 0; f < self->flows->len; f++)
    {
      CaseFlow *flow = &g_array_index (turned->flows, CaseFlow, f);
      guint n = flow->stage + 1 == self->n_stages ? n_consumers : n_producers;

      flow->from = n_producers - 1 - flow->from;
      flow->to = n - 1 - flow->to;
    }
  second = case_run (turned);
  for (guint c = 0; c < n_consumers; c++)
    if (fabs (first->fragmented->served[c] - second->fragmented->served[n_consumers - 1 - c]) > 1e-7 ||
        fabs (first->coordinated->served[c] - second->coordinated->served[n_consumers - 1 - c]) >
          case_tolerance (self))
      return g_strdup_printf ("consumer %u is served otherwise under another name", c);

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
      CaseFlow half = g_array_index (self->flows, CaseFlow, f);

      half.t /= 2;
      g_array_index (split->flows, CaseFlow, f).t = half.t;
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
splitting (const Case *self)
{
  g_autoptr (Case) split = case_copy (self);
  g_autoptr (Outcome) first = case_run (self);
  g_autoptr (Outcome) second = NULL;
  guint n_flows = self->flows->len;
  guint twin = self->producers->len;
  guint victim = n_flows % self->producers->len;
  guint stage = g_array_index (self->producers, CaseProducer, victim).stage;

  /* Membership bits of the twin must be the victim's. */
  if (twin >= 64 || ((self->member_producers >> twin & 1) != (self->member_producers >> victim & 1)))
    return NULL;
  g_array_index (split->producers, CaseProducer, victim).capacity /= 2;
  case_add_producer (split, stage, g_array_index (split->producers, CaseProducer, victim).capacity);
  for (guint f = 0; f < n_flows; f++)
    {
      CaseFlow *flow = &g_array_index (split->flows, CaseFlow, f);
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
    if (fabs (first->fragmented->served[c] - second->fragmented->served[c]) > 1e-7 ||
        fabs (first->coordinated->served[c] - second->coordinated->served[c]) > case_tolerance (split))
      return g_strdup_printf ("consumer %u is served otherwise", c);

  return NULL;
}

/* In one period the pact never serves less in all, no member goes below its floor, and outsiders stay
 * exactly where they were. */
static char *
floors (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  const LodeNetwork *network = outcome->network;
  double alone = lode_allocation_get_shortage (outcome->fragmented);
  double together = lode_allocation_get_shortage (outcome->coordinated);

  n_better += alone - together > 0.01;
  if (together > alone + case_tolerance (self))
    return g_strdup_printf ("%.9f t are short together, %.9f t alone", together, alone);
  for (guint c = 0; c < network->n_consumers; c++)
    {
      double gain = outcome->coordinated->served[c] - outcome->fragmented->served[c];

      if (gain < -case_tolerance (self))
        return g_strdup_printf ("%s loses %.9f t", network->consumer_name[c], -gain);
      if (!network->consumer_is_member[c] && gain > 1e-12)
        return g_strdup_printf ("%s, an outsider, gains %.9f t", network->consumer_name[c], gain);
      if (!network->consumer_is_member[c] &&
          outcome->coordinated->draw[c] != outcome->fragmented->draw[c])
        return g_strdup_printf ("%s, an outsider, draws otherwise", network->consumer_name[c]);
    }

  return NULL;
}

/* Where all are members, less of a shock is never worse for them together. */
static char *
relief (const Case *self)
{
  g_autoptr (Outcome) before = case_run (self);
  double shortage = lode_allocation_get_shortage (before->coordinated);

  for (guint way = 0; way < 3; way++)
    {
      g_autoptr (Case) eased = case_copy (self);
      g_autoptr (Outcome) after = NULL;

      if (way == 0)
        g_array_index (eased->flows, CaseFlow, 0).control = 1;
      else if (way == 1)
        g_array_index (eased->producers, CaseProducer, 0).capacity += 5;
      else
        g_array_index (eased->consumers, CaseConsumer, 0).stock += 5;
      after = case_run (eased);
      if (lode_allocation_get_shortage (after->coordinated) > shortage + case_tolerance (self))
        return g_strdup_printf ("easing (way %u) raises the shortage from %.9f t to %.9f t", way,
                                shortage, lode_allocation_get_shortage (after->coordinated));
    }

  return NULL;
}

/* Running a rule again, on memory that has seen another network, changes no bit. */
static char *
repeating (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  g_autoptr (LodeFragmented) fragmented = lode_fragmented_new (outcome->network);
  g_autoptr (LodeCoordinated) coordinated = lode_coordinated_new (outcome->network);
  g_autoptr (LodeNetwork) other = lode_network_copy (outcome->network);
  g_autoptr (LodeAllocation) alone = lode_allocation_new (outcome->network);
  g_autoptr (LodeAllocation) together = lode_allocation_new (outcome->network);
  gsize size = outcome->network->n_arcs * sizeof (double);

  for (guint i = 0; i < other->n_producers; i++)
    other->capacity[i] *= 0.5;
  lode_fragmented_run (fragmented, other, alone);
  lode_coordinated_run (coordinated, other, alone, LODE_COORDINATED_FLOWS, together);
  lode_fragmented_run (fragmented, outcome->network, alone);
  lode_coordinated_run (coordinated, outcome->network, alone, LODE_COORDINATED_FLOWS, together);
  if (memcmp (alone->flow, outcome->fragmented->flow, size) != 0 ||
      memcmp (together->flow, outcome->coordinated->flow, size) != 0)
    return g_strdup ("the second run differs");

  return NULL;
}

/* Printed as a file and read again, a case is the same case. */
static char *
files (const Case *self)
{
  g_autofree char *json = case_to_json (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (json, strlen (json), "case.json", &error);
  LodeNetwork *network = root != NULL ? lode_network_from_json (root, "case.json", &error) : NULL;
  g_autoptr (Outcome) first = case_run (self);
  g_autoptr (Outcome) second = NULL;

  if (network == NULL)
    return g_strdup (error->message);
  second = network_run (network);
  if (memcmp (first->fragmented->served, second->fragmented->served,
              self->consumers->len * sizeof (double)) != 0)
    return g_strdup ("the file is another network");

  return NULL;
}

#define LAW(name, law, flags, seed) \
  static void \
  test_##name (void) \
  { \
    case_check_law (law, flags, CASES, seed); \
  }

LAW (balance, balance, CASE_DEFAULT, 101)
LAW (bounds, bounds, CASE_DEFAULT, 102)
LAW (calm, calm, CASE_NO_SHOCK, 103)
LAW (scaling, scaling, CASE_DEFAULT, 104)
LAW (relabelling, relabelling, CASE_DEFAULT, 105)
LAW (permuting, permuting, CASE_DEFAULT, 106)
LAW (duplicates, duplicates, CASE_DEFAULT, 107)
LAW (splitting, splitting, CASE_DEFAULT, 108)
LAW (relief, relief, CASE_ALL_MEMBERS, 109)
LAW (repeating, repeating, CASE_DEFAULT, 110)
LAW (files, files, CASE_DEFAULT, 111)
LAW (renaming, renaming, CASE_DEFAULT, 114)

static void
test_floors (void)
{
  n_better = 0;
  case_check_law (floors, CASE_DEFAULT, CASES, 112);
  case_check_law (floors, CASE_ALL_MEMBERS, CASES, 113);
  /* The generator makes cases in which acting together matters. */
  g_assert_cmpuint (n_better, >, CASES / 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/laws/balance", test_balance);
  g_test_add_func ("/engine/laws/bounds", test_bounds);
  g_test_add_func ("/engine/laws/calm", test_calm);
  g_test_add_func ("/engine/laws/scaling", test_scaling);
  g_test_add_func ("/engine/laws/relabelling", test_relabelling);
  g_test_add_func ("/engine/laws/renaming", test_renaming);
  g_test_add_func ("/engine/laws/permuting", test_permuting);
  g_test_add_func ("/engine/laws/duplicates", test_duplicates);
  g_test_add_func ("/engine/laws/splitting", test_splitting);
  g_test_add_func ("/engine/laws/relief", test_relief);
  g_test_add_func ("/engine/laws/repeating", test_repeating);
  g_test_add_func ("/engine/laws/files", test_files);
  g_test_add_func ("/engine/laws/floors", test_floors);

  return g_test_run ();
}
