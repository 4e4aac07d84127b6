/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-actor.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeChain: the stages, actors and flows of one material in one year (MODEL §1).
 *
 * Stages 0 … S−1 produce; stage S is final use. A node is an actor at a stage: a country (ISO 3166-1
 * alpha-3, "OTH" other countries, "UNK" not split by country) where stages produce, a consumer
 * ("EU27", "USA", …, "OTH") in final use. Its amount is in tonnes of that stage's own product a
 * year. A flow of stage s leads from (s, from) to (s + 1, to), in tonnes of stage s's product.
 *
 * The atlas makes chains that do not balance (known figures and priors); the engine's
 * reconciliation turns one into a baseline that does. A chain is filled once by its maker and
 * read-only after that; it is reference counted.
 */
#define LODE_TYPE_CHAIN (lode_chain_get_type ())
typedef struct _LodeChain LodeChain;

typedef struct
{
  char       *key;        /* "mining", "separation", "metal", "magnet"; "use" for the last */
  LodeFigure *yield;      /* t of the next stage's product from one t of this one's; 1 at S−1 */
} LodeChainStage;

typedef struct
{
  guint       stage;
  char       *actor;
  LodeFigure *amount;     /* output of a producer, demand of a consumer, t a year */
  LodeFigure *capacity;   /* (nullable) t a year; %NULL: output / utilisation (.85) */
} LodeChainNode;

/**
 * LodeFlowRule: what is known of a flow before reconciliation.
 * @LODE_FLOW_KNOWN: a figure whose low and high bound the result.
 * @LODE_FLOW_PRIOR: a starting weight only (wide customs codes).
 * @LODE_FLOW_RECONCILED: a result of reconciliation.
 */
typedef enum
{
  LODE_FLOW_KNOWN,
  LODE_FLOW_PRIOR,
  LODE_FLOW_RECONCILED,
} LodeFlowRule;

typedef struct
{
  guint         stage;
  char         *from;
  char         *to;
  LodeFigure   *amount;   /* t a year */
  LodeFlowRule  rule;
  double        moved;    /* by what share of itself reconciliation moved it; 0 before */
} LodeChainFlow;

/**
 * LodeChainCompanion: a material that part of a stage's output cannot do without (MODEL §1): the
 * dysprosium and terbium in a magnet.
 * @stage: whose output it caps
 * @material: the key of the companion's own chain, which is solved first, in the same year
 * @share: the part of the stage's output that needs it, 0–1 (t/t), the same for every actor
 *
 * An actor of @stage can make (1 − share + share · served/demand) of what it would make, where
 * served and demand are those of the companion's final use: of the consumer that is the actor's
 * bloc (lode_actor_bloc()), or, for an actor without one there (VNM, UNK), of all the companion's
 * consumers together that are no actor's bloc.
 */
typedef struct
{
  guint       stage;
  char       *material;
  LodeFigure *share;
} LodeChainCompanion;

GType      lode_chain_get_type (void);
LodeChain *lode_chain_new (const char *material,
                           int         year);
LodeChain *lode_chain_ref (LodeChain *self);
void       lode_chain_unref (LodeChain *self);

/* Filling, by the maker only. Figures are taken over (transfer full). */
void lode_chain_add_stage (LodeChain  *self,
                           const char *key,
                           LodeFigure *yield);
void lode_chain_add_node (LodeChain  *self,
                          guint       stage,
                          const char *actor,
                          LodeFigure *amount,
                          LodeFigure *capacity);
void lode_chain_add_flow (LodeChain    *self,
                          guint         stage,
                          const char   *from,
                          const char   *to,
                          LodeFigure   *amount,
                          LodeFlowRule  rule,
                          double        moved);
void lode_chain_add_companion (LodeChain  *self,
                               guint       stage,
                               const char *material,
                               LodeFigure *share);

const char *lode_chain_get_material (const LodeChain *self);
int         lode_chain_get_year (const LodeChain *self);
/* Number of stages with final use: S + 1. */
guint                 lode_chain_get_n_stages (const LodeChain *self);
const LodeChainStage *lode_chain_get_stage (const LodeChain *self,
                                            guint            stage);
/* −1 when there is none of that name. */
int                   lode_chain_find_stage (const LodeChain *self,
                                             const char      *key);
guint                 lode_chain_get_n_nodes (const LodeChain *self);
const LodeChainNode  *lode_chain_get_node (const LodeChain *self,
                                           guint            index);
const LodeChainNode  *lode_chain_find_node (const LodeChain *self,
                                            guint            stage,
                                            const char      *actor);
guint                 lode_chain_get_n_flows (const LodeChain *self);
const LodeChainFlow  *lode_chain_get_flow (const LodeChain *self,
                                           guint            index);
guint                     lode_chain_get_n_companions (const LodeChain *self);
const LodeChainCompanion *lode_chain_get_companion (const LodeChain *self,
                                                    guint            index);
/* Σ of the amounts of the nodes of a stage, t a year. */
double                lode_chain_get_stage_total (const LodeChain *self,
                                                  guint            stage);
/* What `lodestone-cli chain` prints (MODEL §11): {"material", "year", "unit", "stages", "flows",
 * "consumers"}. A flow's "stage" is the number of the stage that it leaves; a node has a "capacity"
 * (t a year) where it is known. */
void       lode_chain_write (const LodeChain *self,
                             LodeJsonWriter  *writer);
/* The members alone, for a caller that opened the object and adds to it. */
void       lode_chain_write_members (const LodeChain *self,
                                     LodeJsonWriter  *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeChain, lode_chain_unref)

G_END_DECLS
