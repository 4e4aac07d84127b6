/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-trace.h"

#include <string.h>

#include "model/lode-actor.h"

gboolean
lode_trace_is_remainder (const char *country)
{
  return g_str_equal (country, "OTH") || g_str_equal (country, "UNK");
}

/* By code, remainders last. */
static int
compare_countries (gconstpointer a,
                   gconstpointer b)
{
  const char *first = *(const char * const *) a;
  const char *second = *(const char * const *) b;

  if (lode_trace_is_remainder (first) != lode_trace_is_remainder (second))
    return lode_trace_is_remainder (first) ? 1 : -1;

  return strcmp (first, second);
}

/* Names are compared once, not in every period. */
static void
compare_with_consumers (LodeTrace         *self,
                        const LodeNetwork *network)
{
  self->is_remainder = g_new0 (gboolean, self->n_countries + 1);
  self->is_home = g_new0 (gboolean, (gsize) network->n_consumers * self->n_countries + 1);
  for (guint k = 0; k < self->n_countries; k++)
    {
      self->is_remainder[k] = lode_trace_is_remainder (self->country[k]);
      for (guint c = 0; c < network->n_consumers && !self->is_remainder[k]; c++)
        self->is_home[(gsize) c * self->n_countries + k] =
          g_str_equal (lode_actor_bloc (self->country[k]),
                       lode_actor_bloc (network->consumer_name[c]));
    }
}

LodeTrace *
lode_trace_new (const LodeNetwork *network)
{
  LodeTrace *self;
  g_autoptr (GHashTable) index = NULL;
  g_autoptr (GPtrArray) countries = NULL;

  g_return_val_if_fail (network != NULL && network->draft == NULL, NULL);

  index = g_hash_table_new (g_str_hash, g_str_equal);
  countries = g_ptr_array_new ();
  g_hash_table_add (index, (gpointer) "UNK");
  g_ptr_array_add (countries, (gpointer) "UNK");
  for (guint i = 0; i < network->n_producers; i++)
    if (g_hash_table_add (index, network->producer_name[i]))
      g_ptr_array_add (countries, network->producer_name[i]);
  g_ptr_array_sort (countries, compare_countries);

  self = g_new0 (LodeTrace, 1);
  self->n_countries = countries->len;
  self->country = g_new (const char *, countries->len);
  for (guint k = 0; k < countries->len; k++)
    {
      self->country[k] = g_ptr_array_index (countries, k);
      g_hash_table_insert (index, (gpointer) self->country[k], GUINT_TO_POINTER (k));
      if (g_str_equal (self->country[k], "UNK"))
        self->unknown = k;
    }
  compare_with_consumers (self, network);
  self->country_of = g_new (guint, network->n_producers + 1);
  for (guint i = 0; i < network->n_producers; i++)
    self->country_of[i] = GPOINTER_TO_UINT (g_hash_table_lookup (index, network->producer_name[i]));
  self->result = g_new0 (double, (gsize) network->n_consumers * self->n_countries + 1);
  self->unknown_share = g_new0 (double, network->n_consumers + 1);
  self->inflow = g_new0 (double, network->n_producers + network->n_consumers + 1);
  self->at_producer = g_new0 (double, (gsize) network->n_producers * self->n_countries + 1);
  self->unknown_at = g_new0 (double, network->n_producers + 1);

  return self;
}

void
lode_trace_free (LodeTrace *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->country);
  g_free (self->is_remainder);
  g_free (self->is_home);
  g_free (self->country_of);
  g_free (self->result);
  g_free (self->unknown_share);
  g_free (self->inflow);
  g_free (self->at_producer);
  g_free (self->unknown_at);
  g_free (self);
}

static void
sum_inflows (LodeTrace         *self,
             const LodeNetwork *network,
             const double      *flow)
{
  memset (self->inflow, 0, (network->n_producers + network->n_consumers) * sizeof (double));
  for (guint a = 0; a < network->n_arcs; a++)
    {
      gboolean is_last = network->arc_stage[a] == network->n_stages - 1;

      self->inflow[network->arc_to[a] + (is_last ? network->n_producers : 0)] += flow[a];
    }
}

/* What a producer adds of itself to what it took in. */
static void
finish_producer (LodeTrace         *self,
                 const LodeNetwork *network,
                 guint              i,
                 int                stage)
{
  double *at = self->at_producer + (gsize) i * self->n_countries;
  int own_stage = (int) network->producer_stage[i];
  gboolean is_blind = own_stage > 0 && !(self->inflow[i] > 0);

  if (stage == own_stage)
    {
      memset (at, 0, self->n_countries * sizeof (double));
      at[self->country_of[i]] = 1;
    }
  else if (stage == LODE_TRACE_EXPOSURE)
    at[self->country_of[i]] = 1;
  else if (is_blind && stage < own_stage)
    at[self->unknown] = 1;
  if (is_blind || self->country_of[i] == self->unknown)
    self->unknown_at[i] = 1;
}

static void
pass_on (LodeTrace         *self,
         const LodeNetwork *network,
         guint              a,
         double             flow)
{
  gboolean is_last = network->arc_stage[a] == network->n_stages - 1;
  guint to = network->arc_to[a];
  double *target = (is_last ? self->result : self->at_producer) + (gsize) to * self->n_countries;
  const double *from = self->at_producer + (gsize) network->arc_from[a] * self->n_countries;
  double inflow = self->inflow[to + (is_last ? network->n_producers : 0)];
  double share;

  if (!(flow > 0) || !(inflow > 0))
    return;
  share = flow / inflow;
  for (guint k = 0; k < self->n_countries; k++)
    target[k] += share * from[k];
  *(is_last ? &self->unknown_share[to] : &self->unknown_at[to]) +=
    share * self->unknown_at[network->arc_from[a]];
}

void
lode_trace_run (LodeTrace         *self,
                const LodeNetwork *network,
                const double      *flow,
                int                stage)
{
  g_return_if_fail (self != NULL && network != NULL && flow != NULL);

  sum_inflows (self, network, flow);
  memset (self->result, 0, (gsize) network->n_consumers * self->n_countries * sizeof (double));
  memset (self->at_producer, 0, (gsize) network->n_producers * self->n_countries * sizeof (double));
  memset (self->unknown_share, 0, network->n_consumers * sizeof (double));
  memset (self->unknown_at, 0, network->n_producers * sizeof (double));
  for (guint s = (guint) MAX (stage, 0); s < network->n_stages; s++)
    {
      for (guint i = network->stage_start[s]; i < network->stage_start[s + 1]; i++)
        finish_producer (self, network, i, stage);
      for (guint a = network->stage_arc_start[s]; a < network->stage_arc_start[s + 1]; a++)
        pass_on (self, network, a, flow[a]);
    }
}

int
lode_trace_find_country (const LodeTrace *self,
                         const char      *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, -1);

  for (guint k = 0; k < self->n_countries; k++)
    if (g_str_equal (self->country[k], name))
      return (int) k;

  return -1;
}

int
lode_trace_find_largest (const LodeTrace   *self,
                         const LodeNetwork *network,
                         guint              consumer)
{
  g_return_val_if_fail (self != NULL && network != NULL && consumer < network->n_consumers, -1);

  return lode_trace_find_largest_of (self, network, consumer,
                                     self->result + (gsize) consumer * self->n_countries);
}

int
lode_trace_find_largest_of (const LodeTrace   *self,
                            const LodeNetwork *network,
                            guint              consumer,
                            const double      *shares)
{
  const gboolean *is_home;
  int largest = -1;

  g_return_val_if_fail (self != NULL && consumer < network->n_consumers, -1);

  is_home = self->is_home + (gsize) consumer * self->n_countries;
  for (guint k = 0; k < self->n_countries; k++)
    if (!self->is_remainder[k] && !is_home[k] && shares[k] > 0 &&
        (largest < 0 || shares[k] > shares[largest]))
      largest = (int) k;

  return largest;
}
