/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-dependence.h"

#include <string.h>

#include "engine/indicators/lode-trace.h"
#include "engine/network/lode-network-chain.h"

struct _LodeDependence
{
  gatomicrefcount  refs;
  guint            n_stages;
  LodeNetwork     *network;
  LodeTrace       *trace;      /* names; its results are those of the exposure */
  double          *origin;     /* [n_stages × n_consumers × n_countries] */
  const char     **countries;
  const char     **consumers;
};

G_DEFINE_BOXED_TYPE (LodeDependence, lode_dependence, lode_dependence_ref, lode_dependence_unref)

static const double *
origins_at (const LodeDependence *self,
            guint                 consumer,
            guint                 stage)
{
  gsize row = (gsize) stage * self->network->n_consumers + consumer;

  return self->origin + row * self->trace->n_countries;
}

LodeDependence *
lode_dependence_new (const LodeChain *chain)
{
  LodeDependence *self;
  gsize size;

  g_return_val_if_fail (chain != NULL, NULL);
  g_return_val_if_fail (lode_chain_get_n_stages (chain) > 1, NULL);

  self = g_new0 (LodeDependence, 1);
  g_atomic_ref_count_init (&self->refs);
  self->network = lode_network_new_from_chain (chain, 1);
  lode_network_seal (self->network);
  self->n_stages = self->network->n_stages;
  self->trace = lode_trace_new (self->network);
  size = (gsize) self->network->n_consumers * self->trace->n_countries;
  self->origin = g_new (double, size * self->n_stages + 1);
  for (guint s = 0; s < self->n_stages; s++)
    {
      lode_trace_run (self->trace, self->network, self->network->baseline, (int) s);
      memcpy (self->origin + s * size, self->trace->result, size * sizeof (double));
    }
  lode_trace_run (self->trace, self->network, self->network->baseline, LODE_TRACE_EXPOSURE);

  self->countries = g_new0 (const char *, self->trace->n_countries + 1);
  memcpy (self->countries, self->trace->country, self->trace->n_countries * sizeof (char *));
  self->consumers = g_new0 (const char *, self->network->n_consumers + 1);
  memcpy (self->consumers, self->network->consumer_name,
          self->network->n_consumers * sizeof (char *));

  return self;
}

LodeDependence *
lode_dependence_ref (LodeDependence *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lode_dependence_unref (LodeDependence *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->countries);
  g_free (self->consumers);
  g_free (self->origin);
  lode_trace_free (self->trace);
  lode_network_free (self->network);
  g_free (self);
}

const char * const *
lode_dependence_get_countries (const LodeDependence *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->countries;
}

const char * const *
lode_dependence_get_consumers (const LodeDependence *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->consumers;
}

double
lode_dependence_get_origin_share (const LodeDependence *self,
                                  const char           *consumer,
                                  guint                 stage,
                                  const char           *country)
{
  int j, k;

  g_return_val_if_fail (self != NULL && consumer != NULL && country != NULL, 0);
  g_return_val_if_fail (stage < self->n_stages, 0);

  j = lode_network_find_consumer (self->network, consumer);
  k = lode_trace_find_country (self->trace, country);

  return j >= 0 && k >= 0 ? origins_at (self, (guint) j, stage)[k] : 0;
}

double
lode_dependence_get_direct_share (const LodeDependence *self,
                                  const char           *consumer,
                                  const char           *country)
{
  g_return_val_if_fail (self != NULL, 0);

  return lode_dependence_get_origin_share (self, consumer, self->n_stages - 1, country);
}

double
lode_dependence_get_exposure (const LodeDependence *self,
                              const char           *consumer,
                              const char           *country)
{
  int j, k;

  g_return_val_if_fail (self != NULL && consumer != NULL && country != NULL, 0);

  j = lode_network_find_consumer (self->network, consumer);
  k = lode_trace_find_country (self->trace, country);

  return j >= 0 && k >= 0 ? self->trace->result[(guint) j * self->trace->n_countries + (guint) k] : 0;
}

double
lode_dependence_get_unknown (const LodeDependence *self,
                             const char           *consumer)
{
  int j;

  g_return_val_if_fail (self != NULL && consumer != NULL, 0);

  j = lode_network_find_consumer (self->network, consumer);

  return j >= 0 ? self->trace->unknown_share[j] : 0;
}

const char *
lode_dependence_get_largest (const LodeDependence *self,
                             const char           *consumer,
                             guint                 stage,
                             double               *share)
{
  const double *origins;
  int j, k;

  g_return_val_if_fail (self != NULL && consumer != NULL, NULL);
  g_return_val_if_fail (stage < self->n_stages, NULL);

  j = lode_network_find_consumer (self->network, consumer);
  if (j < 0)
    return NULL;
  origins = origins_at (self, (guint) j, stage);
  k = lode_trace_find_largest_of (self->trace, self->network, (guint) j, origins);
  if (share != NULL)
    *share = k >= 0 ? origins[k] : 0;

  return k >= 0 ? self->trace->country[k] : NULL;
}

const char *
lode_dependence_get_most_exposed_to (const LodeDependence *self,
                                     const char           *consumer,
                                     double               *exposure)
{
  const char *country;
  int j, k;

  g_return_val_if_fail (self != NULL && consumer != NULL, NULL);

  j = lode_network_find_consumer (self->network, consumer);
  k = j >= 0 ? lode_trace_find_largest (self->trace, self->network, (guint) j) : -1;
  country = k >= 0 ? self->trace->country[k] : NULL;
  if (exposure != NULL)
    *exposure = country != NULL ? lode_dependence_get_exposure (self, consumer, country) : 0;

  return country;
}

double
lode_dependence_get_hhi (const LodeDependence *self,
                         const char           *consumer,
                         guint                 stage,
                         double               *high)
{
  const double *origins;
  double named = 0, remainder = 0;
  int j;

  g_return_val_if_fail (self != NULL && consumer != NULL, 0);
  g_return_val_if_fail (stage < self->n_stages, 0);

  j = lode_network_find_consumer (self->network, consumer);
  if (j < 0)
    return 0;
  origins = origins_at (self, (guint) j, stage);
  for (guint k = 0; k < self->trace->n_countries; k++)
    if (lode_trace_is_remainder (self->trace->country[k]))
      remainder += origins[k] * origins[k];
    else
      named += origins[k] * origins[k];
  if (high != NULL)
    *high = named + remainder;

  return named;
}
