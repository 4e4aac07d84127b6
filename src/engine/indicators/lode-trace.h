/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-network.h"

G_BEGIN_DECLS

/* For lode_trace_run(): whether a chain passes through a country at any stage. */
#define LODE_TRACE_EXPOSURE (-1)

/**
 * LodeTrace: follows what each consumer uses back through a network's flows, by country (MODEL §7).
 * Countries are the names of producers; "OTH" and "UNK" stand last, and "UNK" is always there.
 * Running it allocates nothing. One per thread.
 */
typedef struct
{
  guint        n_countries;
  const char **country;        /* [n_countries] names of the network that it was made for */
  gboolean    *is_remainder;   /* [n_countries] "OTH" or "UNK" */
  gboolean    *is_home;        /* [n_consumers × n_countries] of the consumer's own bloc */
  guint        unknown;        /* index of "UNK" */
  guint       *country_of;     /* [n_producers] */
  double      *result;         /* [n_consumers × n_countries] share of each consumer's inflow */
  double      *unknown_share;  /* [n_consumers] part that passes a maker whose inputs are unknown */
  double      *inflow;         /* [n_producers + n_consumers] */
  double      *at_producer;    /* [n_producers × n_countries] */
  double      *unknown_at;     /* [n_producers] */
} LodeTrace;

/* @network: sealed; must outlive the trace. */
LodeTrace *lode_trace_new (const LodeNetwork *network);
void       lode_trace_free (LodeTrace *self);
/**
 * lode_trace_run:
 * @flow: [n_arcs]
 * @stage: where the origin is sought, or %LODE_TRACE_EXPOSURE
 *
 * Fills self->result. A maker after the first stage that takes nothing in has unknown origins; it
 * counts under "UNK" as an origin, and as nobody's exposure but its own.
 *
 * Stages before @stage say nothing about its origins and are left out: self->unknown_share is whole
 * after a run for the exposure alone.
 */
void       lode_trace_run (LodeTrace         *self,
                           const LodeNetwork *network,
                           const double      *flow,
                           int                stage);
/* −1 when no producer has the name. */
int        lode_trace_find_country (const LodeTrace *self,
                                    const char      *name);
/* Index of the country outside @consumer's bloc with the largest result, ties by code; −1 when there
 * is none. "OTH" and "UNK" are never it. */
int        lode_trace_find_largest (const LodeTrace   *self,
                                    const LodeNetwork *network,
                                    guint              consumer);
/* The same for other shares by country. */
int        lode_trace_find_largest_of (const LodeTrace   *self,
                                       const LodeNetwork *network,
                                       guint              consumer,
                                       const double      *shares);
/* "OTH" or "UNK". */
gboolean   lode_trace_is_remainder (const char *country);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeTrace, lode_trace_free)

G_END_DECLS
