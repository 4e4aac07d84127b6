/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-result.h"

G_BEGIN_DECLS

/* Where the simulation writes. Entities are the consumers, then all together, then the members. */
struct _LodeResult
{
  gatomicrefcount  refs;
  guint            n_periods;
  guint            n_consumers;
  guint            n_suppliers;
  LodeMonth        from;
  guint            period_months;
  char           **consumers;
  gboolean        *is_member;
  char           **suppliers;
  double          *series[LODE_N_SERIES][LODE_N_CONDUCTS];  /* [n_entities × n_periods] */
  char           **largest[LODE_N_CONDUCTS];                /* [n_consumers × n_periods] interned */
  char           **exposed_to[LODE_N_CONDUCTS];
  double          *supplier_share[LODE_N_CONDUCTS];         /* [… × n_suppliers] */

  guint            n_stages;
  guint            n_countries;
  char           **stages;
  char           **countries;
  /* Period by period, as they are written: lode_result_stage_cell(), lode_result_origin_row() */
  double          *at_stage[LODE_N_STAGE_SERIES][LODE_N_CONDUCTS];
  const char     **stage_largest[LODE_N_CONDUCTS];          /* interned */
  double          *origin_share[LODE_N_CONDUCTS];           /* [… × n_countries] */
  double          *country_exposure[LODE_N_CONDUCTS];       /* [period, consumer × n_countries] */
  double          *cost[LODE_N_COSTS][LODE_N_CONDUCTS];     /* [n_periods] */
  LodeFigure      *reference_price;
  GPtrArray       *contracts;                               /* LodeContract */
  GPtrArray       *targets;                                 /* LodeTargetResult */

  guint            draws;
  guint64          seed;
  LodeBand        *shortage_band[LODE_N_CONDUCTS];          /* [n_entities × n_periods] */
  LodeBand        *stock_band[LODE_N_CONDUCTS];             /* NULL: no stocks in the scenario */
  LodeBand        *total_band[LODE_N_CONDUCTS];             /* [n_entities] */
  LodeBand        *dividend_band;                           /* [n_entities] */
  LodeBand        *finding_band[LODE_N_SERIES][LODE_N_CONDUCTS]; /* of those that were asked for */
  GStrv            notes;
};

/* Arrays of zeros. Names are copied; @suppliers ends with %NULL. */
LodeResult *lode_result_new (guint               n_periods,
                             LodeMonth           from,
                             guint               period_months,
                             guint               n_consumers,
                             char * const       *consumers,
                             const gboolean     *is_member,
                             const char * const *suppliers);
/* Fills the sums over all consumers and over members. */
void        lode_result_add_up (LodeResult *self);

/* Room for what is known of stages and countries; names are copied, @countries is @n_countries long. */
void        lode_result_reserve_details (LodeResult         *self,
                                         guint               n_stages,
                                         const char * const *stages,
                                         guint               n_countries,
                                         const char * const *countries);
void        lode_result_free_details (LodeResult *self);
LodeContract *lode_result_add_contract (LodeResult *self,
                                        const char *lever);
LodeTargetResult *lode_result_add_target (LodeResult *self);

/* @consumer may be n_consumers: the world. */
static inline gsize
lode_result_stage_cell (const LodeResult *self,
                        guint             consumer,
                        guint             stage,
                        guint             period)
{
  return ((gsize) period * (self->n_consumers + 1) + consumer) * self->n_stages + stage;
}

/* Where a period's shares by country begin, ordered as a gauge has them. */
static inline gsize
lode_result_origin_row (const LodeResult *self,
                        guint             consumer,
                        guint             stage,
                        guint             period)
{
  return (((gsize) period * self->n_stages + stage) * self->n_consumers + consumer) *
         self->n_countries;
}

static inline guint
lode_result_get_n_entities (const LodeResult *self)
{
  return self->n_consumers + 2;
}

G_END_DECLS
