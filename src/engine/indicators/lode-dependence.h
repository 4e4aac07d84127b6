/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-chain.h"

G_BEGIN_DECLS

/* EU benchmark for strategic raw materials: at most this share of use from one third country at any
 * stage (Regulation (EU) 2024/1252, article 5). */
#define LODE_CEILING_SHARE 0.65

/**
 * LodeDependence: on whom each consumer of a balanced chain depends (MODEL §7). Shares are 0 to 1.
 * Immutable, reference counted.
 *
 * Shares are taken at the consumer's use of the last product, home supply in the denominator.
 * Consumers are the actors of final use; countries are the actors that make something at any stage.
 * "Third country" leaves out the consumer's own bloc (EU members for "EU27"), "OTH" and "UNK".
 */
#define LODE_TYPE_DEPENDENCE (lode_dependence_get_type ())
typedef struct _LodeDependence LodeDependence;

GType           lode_dependence_get_type (void);
/* @chain: of lode_reconcile(). (transfer full) */
LodeDependence *lode_dependence_new (const LodeChain *chain);
LodeDependence *lode_dependence_ref (LodeDependence *self);
void            lode_dependence_unref (LodeDependence *self);

/* By code, "OTH" and "UNK" last; owned by the dependence, end with %NULL. */
const char * const *lode_dependence_get_countries (const LodeDependence *self);
const char * const *lode_dependence_get_consumers (const LodeDependence *self);
/* Part of the use whose step of @stage took place in @country; "UNK" holds what has no known maker.
 * At the last producing stage this is the direct share. 0 for names that are not in the chain. */
double              lode_dependence_get_origin_share (const LodeDependence *self,
                                                      const char           *consumer,
                                                      guint                 stage,
                                                      const char           *country);
/* Part of the use of the last product that comes straight from @country. */
double              lode_dependence_get_direct_share (const LodeDependence *self,
                                                      const char           *consumer,
                                                      const char           *country);
/* Through-chain exposure: part of the use whose chain passes through @country at any producing
 * stage. */
double              lode_dependence_get_exposure (const LodeDependence *self,
                                                  const char           *consumer,
                                                  const char           *country);
/* Part of the use that passes a maker whose inputs are not known. */
double              lode_dependence_get_unknown (const LodeDependence *self,
                                                 const char           *consumer);
/* (nullable): the third country with the largest origin share at @stage, ties by code. */
const char         *lode_dependence_get_largest (const LodeDependence *self,
                                                 const char           *consumer,
                                                 guint                 stage,
                                                 double               *share);
/* (nullable): the third country with the largest exposure, ties by code. */
const char         *lode_dependence_get_most_exposed_to (const LodeDependence *self,
                                                         const char           *consumer,
                                                         double               *exposure);
/* Herfindahl–Hirschman index (0 to 1) of the origin shares at @stage. "OTH" and "UNK" count as
 * atomistic; in @high (may be %NULL) each counts as one country. */
double              lode_dependence_get_hhi (const LodeDependence *self,
                                             const char           *consumer,
                                             guint                 stage,
                                             double               *high);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeDependence, lode_dependence_unref)

G_END_DECLS
