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

  guint            draws;
  guint64          seed;
  LodeBand        *shortage_band[LODE_N_CONDUCTS];          /* [n_entities × n_periods] */
  LodeBand        *stock_band[LODE_N_CONDUCTS];             /* NULL: no stocks in the scenario */
  LodeBand        *total_band[LODE_N_CONDUCTS];             /* [n_entities] */
  LodeBand        *dividend_band;                           /* [n_entities] */
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

static inline guint
lode_result_get_n_entities (const LodeResult *self)
{
  return self->n_consumers + 2;
}

G_END_DECLS
