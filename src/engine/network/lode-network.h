/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "model/lode-tier.h"

G_BEGIN_DECLS

#define LODE_NETWORK_MAX_STAGES 16
#define LODE_NETWORK_MAX_NODES  4096
#define LODE_NETWORK_MAX_ARCS   65536
#define LODE_NETWORK_MAX_ROUNDS 1000
#define LODE_NETWORK_MAX_TONNES 1e9

/**
 * LodeNetwork: the bare supply network of one period, as flat arrays for the two rules.
 *
 * It is filled with the add functions, in tonnes of each stage's own product, and then sealed:
 * nodes and arcs stand in canonical order (stage, then name), arcs listed twice are added up,
 * the arcs that an alliance may open are there, and every amount is in final-equivalent tonnes
 * (MODEL §1). After that the arrays marked "per period" may be overwritten, at the same unit,
 * and nothing else.
 *
 * Arcs of stage s lead from producers of stage s to those of stage s + 1, those of the last stage
 * to consumers. In arc arrays `from` is a producer's index, `to` a producer's or a consumer's.
 */
typedef struct _LodeNetworkDraft LodeNetworkDraft;

typedef struct
{
  guint     n_stages;
  guint     n_producers;
  guint     n_consumers;
  guint     n_arcs;
  guint     rounds;
  gboolean  open_arcs;
  gboolean  pooled_stocks;

  double   *factor;            /* [n_stages] final-equivalent t of one t of the stage's product */
  guint    *stage_start;       /* [n_stages + 1] first producer of a stage */
  guint    *stage_arc_start;   /* [n_stages + 1] first arc of a stage */

  char    **producer_name;
  guint    *producer_stage;
  gboolean *producer_is_member;
  double   *capacity;          /* per period */

  char    **consumer_name;
  gboolean *consumer_is_member;
  double   *demand;            /* per period; [n_consumers × LODE_N_TIERS] */
  double   *stock;             /* per period; what may be drawn in it */
  double   *purchase;          /* per period; what is wanted for stock, after all demand */
  double   *hoard;             /* per period; ordered beyond what is open, as a share of it: η × the
                                * last period's shortage share; what comes of it goes to stock */

  guint    *arc_stage;
  guint    *arc_from;
  guint    *arc_to;
  double   *baseline;          /* flow of the baseline */
  double   *weight;            /* per period; share of orders before normalising: the baseline */
  double   *quota;             /* per period; κ × baseline, INFINITY without a control */
  gboolean *is_opened;         /* exists only under the pact, between members */

  guint    *consumer_order;    /* [n_consumers] consumers in the order in which they were added */

  LodeNetworkDraft *draft;     /* what was added; NULL once sealed */
} LodeNetwork;

/* @yields: (nullable): n_stages − 1 of them; %NULL is all ones. */
LodeNetwork *lode_network_new (guint         n_stages,
                               const double *yields);
/* Of a sealed one. */
LodeNetwork *lode_network_copy (const LodeNetwork *self);
void         lode_network_free (LodeNetwork *self);

/* Adding is for the maker, before sealing; names are copied. %FALSE for a name that stands there
 * already. */
gboolean lode_network_add_producer (LodeNetwork *self,
                                    guint        stage,
                                    const char  *name,
                                    double       capacity_t);
gboolean lode_network_add_consumer (LodeNetwork  *self,
                                    const char   *name,
                                    const double  demand_t[LODE_N_TIERS],
                                    double        stock_t);
/* Whether an arc may end there; @stage n_stages is final use. */
gboolean lode_network_has_end (const LodeNetwork *self,
                               guint              stage,
                               const char        *name);
/* @control is κ: 1 for none. Both ends must have been added. */
void     lode_network_add_arc (LodeNetwork *self,
                               guint        stage,
                               const char  *from,
                               const char  *to,
                               double       flow_t,
                               double       control);
/* A country or consumer of the alliance; "EU27" stands for its members. */
void     lode_network_add_member (LodeNetwork *self,
                                  const char  *name);
void     lode_network_seal (LodeNetwork *self);

/* Index in a sealed network, −1 when there is none. */
int  lode_network_find_producer (const LodeNetwork *self,
                                 guint              stage,
                                 const char        *name);
int  lode_network_find_consumer (const LodeNetwork *self,
                                 const char        *name);

/* Σ over tiers of a consumer of a sealed network. */
double lode_network_get_demand (const LodeNetwork *self,
                                guint              consumer);

/**
 * lode_network_from_json:
 * @name: how to call the document in messages
 *
 * Reads a bare network file (MODEL §11) and seals it.
 *
 * Returns: (transfer full) (nullable): %LODE_ERROR_INVALID or %LODE_ERROR_TOO_LARGE, naming the
 *   member that is wrong and what would be right.
 */
LodeNetwork *lode_network_from_json (JsonNode    *root,
                                     const char  *name,
                                     GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeNetwork, lode_network_free)

G_END_DECLS
