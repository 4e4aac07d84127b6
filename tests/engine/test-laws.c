/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The laws of MODEL §9 that speak of one network and what both rules make of it. Laws about two
 * ways to write one network are in test-laws-symmetry.c. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "base/lode-json-reader.h"
#include "engine/indicators/lode-indicators.h"
#include "network-laws.h"

#define CASES 10000

static guint n_better;

static double
total_demand (const LodeNetwork *network)
{
  double sum = 0;

  for (guint c = 0; c < network->n_consumers; c++)
    sum += lode_network_get_demand (network, c);

  return sum;
}

static void
sum_around (const LodeNetwork    *network,
            const LodeAllocation *allocation,
            guint                 producer,
            double               *in,
            double               *out)
{
  *in = *out = 0;
  for (guint a = 0; a < network->n_arcs; a++)
    {
      if (network->arc_from[a] == producer)
        *out += allocation->flow[a];
      if (network->arc_stage[a] + 1 == network->producer_stage[producer] &&
          network->arc_to[a] == producer)
        *in += allocation->flow[a];
    }
}

/* What flows into and out of every producer, and out of it at most what it can make. */
static char *
find_imbalance (const LodeNetwork    *network,
                const LodeAllocation *allocation,
                double                tolerance)
{
  for (guint i = 0; i < network->n_producers; i++)
    {
      double in, out;

      sum_around (network, allocation, i, &in, &out);
      if (network->producer_stage[i] > 0 && fabs (in - out) > tolerance)
        return g_strdup_printf ("%s takes in %.9f t and sends out %.9f t",
                                network->producer_name[i], in, out);
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

static char *
mass_balance (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  double size = total_demand (outcome->network) + 1;
  char *failure = find_imbalance (outcome->network, outcome->fragmented, size * 1e-10);

  if (failure == NULL)
    failure = find_imbalance (outcome->network, outcome->coordinated, size * 1e-10);

  return failure;
}

static gboolean
has_member (const LodeNetwork *network)
{
  for (guint c = 0; c < network->n_consumers; c++)
    if (network->consumer_is_member[c])
      return TRUE;

  return FALSE;
}

/* The pact counts in whole kilograms, and at every producer they add up exactly. */
static char *
whole_kilograms (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  const LodeNetwork *network = outcome->network;
  g_autofree gint64 *balance = g_new0 (gint64, network->n_producers + 1);

  if (!has_member (network))
    return NULL;
  for (guint a = 0; a < network->n_arcs; a++)
    {
      double kilograms = outcome->coordinated->flow[a] * 1000;
      gint64 whole = (gint64) round (kilograms);

      if (fabs (kilograms - (double) whole) > 1e-9 * (1 + kilograms))
        return g_strdup_printf ("arc %u carries %.9f kg", a, kilograms);
      balance[network->arc_from[a]] -= whole;
      if (network->arc_stage[a] + 1 < network->n_stages)
        balance[network->arc_to[a]] += whole;
    }
  for (guint i = network->stage_start[1]; i < network->n_producers; i++)
    if (balance[i] != 0)
      return g_strdup_printf ("%s keeps %" G_GINT64_FORMAT " kg", network->producer_name[i],
                              balance[i]);

  return NULL;
}

static char *
find_bad_shortage (const LodeNetwork    *network,
                   const LodeAllocation *allocation)
{
  for (guint c = 0; c < network->n_consumers; c++)
    {
      double demand = lode_network_get_demand (network, c);

      if (!(allocation->shortage[c] >= 0 && allocation->shortage[c] <= demand))
        return g_strdup_printf ("%s lacks %.9f t of %.9f t", network->consumer_name[c],
                                allocation->shortage[c], demand);
      if (fabs (allocation->served[c] + allocation->shortage[c] - demand) > demand * 1e-12)
        return g_strdup_printf ("%s: what is served and what is short do not add up",
                                network->consumer_name[c]);
      if (allocation->draw[c] < 0 || allocation->draw[c] > network->stock[c] + 1e-9)
        return g_strdup_printf ("%s draws %.9f t of a stock of %.9f t", network->consumer_name[c],
                                allocation->draw[c], network->stock[c]);
    }

  return NULL;
}

static char *
shortage_in_bounds (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  char *failure = find_bad_shortage (outcome->network, outcome->fragmented);

  return failure != NULL ? failure : find_bad_shortage (outcome->network, outcome->coordinated);
}

static char *
find_bad_tiers (const LodeNetwork    *network,
                const LodeAllocation *allocation)
{
  for (guint c = 0; c < network->n_consumers; c++)
    {
      double sum = 0;
      gboolean is_full = TRUE;

      for (guint tier = 0; tier < LODE_N_TIERS; tier++)
        {
          double demand = network->demand[c * LODE_N_TIERS + tier];
          double served = lode_allocation_get_served_tier (allocation, network, c, (LodeTier) tier);

          if (served < 0 || served > demand || (served > 0 && !is_full))
            return g_strdup_printf ("%s: tier %u gets %.9f t of %.9f t out of order",
                                    network->consumer_name[c], tier, served, demand);
          is_full = is_full && served >= demand;
          sum += served;
        }
      if (fabs (sum - allocation->served[c]) > 1e-12 * (1 + sum))
        return g_strdup_printf ("%s: tiers add up to %.9f t, not %.9f t",
                                network->consumer_name[c], sum, allocation->served[c]);
    }

  return NULL;
}

static char *
tiers_add_up (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  char *failure = find_bad_tiers (outcome->network, outcome->fragmented);

  return failure != NULL ? failure : find_bad_tiers (outcome->network, outcome->coordinated);
}

/* Without a shock habit gives the baseline back, and the pact serves everybody. */
static char *
no_shock (const Case *self)
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

/* The concentration of anybody's suppliers lies between that of equal ones and that of one. */
static char *
concentration (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  const LodeNetwork *network = outcome->network;
  g_autofree double *shares = g_new (double, network->n_arcs + 1);

  for (guint c = 0; c < network->n_consumers; c++)
    {
      double total = outcome->fragmented->inflow[c], hhi;
      guint n = 0;

      for (guint a = network->stage_arc_start[network->n_stages - 1]; a < network->n_arcs; a++)
        if (network->arc_to[a] == c && outcome->fragmented->flow[a] > 0)
          shares[n++] = outcome->fragmented->flow[a] / total;
      if (n == 0)
        continue;
      hhi = lode_indicators_hhi (shares, n);
      if (!(hhi >= 1.0 / n - 1e-9 && hhi <= 1 + 1e-9))
        return g_strdup_printf ("%u suppliers of %s have a concentration of %.9f", n,
                                network->consumer_name[c], hhi);
    }

  return NULL;
}

static char *
pact_serves_more (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  double alone = lode_allocation_get_shortage (outcome->fragmented);
  double together = lode_allocation_get_shortage (outcome->coordinated);

  n_better += alone - together > 0.01;
  if (together > alone + case_tolerance (self))
    return g_strdup_printf ("%.9f t are short together, %.9f t alone", together, alone);

  return NULL;
}

static char *
floors (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);

  for (guint c = 0; c < self->consumers->len; c++)
    {
      double loss = outcome->fragmented->served[c] - outcome->coordinated->served[c];

      if (outcome->network->consumer_is_member[c] && loss > case_tolerance (self))
        return g_strdup_printf ("%s loses %.9f t", outcome->network->consumer_name[c], loss);
    }

  return NULL;
}

/* Outsiders stay exactly where they were, what they draw included. */
static char *
outsiders (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);

  for (guint c = 0; c < self->consumers->len; c++)
    {
      double gain = outcome->coordinated->served[c] - outcome->fragmented->served[c];

      if (outcome->network->consumer_is_member[c])
        continue;
      if (gain > 1e-12 || gain < -case_tolerance (self))
        return g_strdup_printf ("%s gains %.9f t", outcome->network->consumer_name[c], gain);
      if (outcome->coordinated->draw[c] != outcome->fragmented->draw[c])
        return g_strdup_printf ("%s draws otherwise", outcome->network->consumer_name[c]);
    }

  return NULL;
}

/* Where all are members, less of a shock is never worse for them together. */
static char *
compare_relief (const Case *self,
                const Case *eased)
{
  g_autoptr (Outcome) before = case_run (self);
  g_autoptr (Outcome) after = case_run (eased);
  double lost = lode_allocation_get_shortage (before->coordinated);
  double lacking = lode_allocation_get_shortage (after->coordinated);

  if (lacking > lost + case_tolerance (self))
    return g_strdup_printf ("relief raises the shortage from %.9f t to %.9f t", lost, lacking);

  return NULL;
}

/* Some index below @n that the case itself decides, so that a case is one case. */
static guint
pick (const Case *self,
      guint       n)
{
  return (self->flows->len * 7 + self->rounds * 3 + self->n_stages) % n;
}

static char *
lifting_a_control (const Case *self)
{
  g_autoptr (Case) eased = case_copy (self);

  if (self->flows->len == 0)
    return NULL;
  CASE_FLOW (eased, pick (self, eased->flows->len))->control = 1;

  return compare_relief (self, eased);
}

static char *
adding_capacity (const Case *self)
{
  g_autoptr (Case) eased = case_copy (self);

  CASE_PRODUCER (eased, pick (self, eased->producers->len))->capacity += 5;

  return compare_relief (self, eased);
}

static char *
adding_stock (const Case *self)
{
  g_autoptr (Case) eased = case_copy (self);

  CASE_CONSUMER (eased, pick (self, eased->consumers->len))->stock += 5;

  return compare_relief (self, eased);
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

static const Law laws[] = {
  { "mass-balance", mass_balance, CASE_DEFAULT, CASES, 101 },
  { "whole-kilograms", whole_kilograms, CASE_DEFAULT, CASES, 102 },
  { "shortage-in-bounds", shortage_in_bounds, CASE_DEFAULT, CASES, 103 },
  { "tiers-add-up", tiers_add_up, CASE_DEFAULT, CASES, 104 },
  { "no-shock", no_shock, CASE_NO_SHOCK, CASES, 105 },
  { "concentration", concentration, CASE_DEFAULT, CASES, 106 },
  { "pact-serves-more", pact_serves_more, CASE_DEFAULT, CASES, 107 },
  { "pact-of-all-serves-more", pact_serves_more, CASE_ALL_MEMBERS, CASES, 108 },
  { "floors", floors, CASE_DEFAULT, CASES, 109 },
  { "outsiders", outsiders, CASE_DEFAULT, CASES, 110 },
  { "lifting-a-control", lifting_a_control, CASE_ALL_MEMBERS, CASES, 111 },
  { "adding-capacity", adding_capacity, CASE_ALL_MEMBERS, CASES, 112 },
  { "adding-stock", adding_stock, CASE_ALL_MEMBERS, CASES, 113 },
  { "repeating", repeating, CASE_DEFAULT, CASES, 114 },
  { "files", files, CASE_DEFAULT, CASES, 115 },
};

/* The generator makes cases in which acting together matters. */
static void
test_dividend (void)
{
  const Law law = { "dividend", pact_serves_more, CASE_DEFAULT, 1000, 116 };

  n_better = 0;
  law_run (&law);
  g_assert_cmpuint (n_better, >, 250);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  laws_add ("engine/laws", laws, G_N_ELEMENTS (laws));
  g_test_add_func ("/engine/laws/dividend", test_dividend);

  return g_test_run ();
}
