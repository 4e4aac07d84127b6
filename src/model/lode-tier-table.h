/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"
#include "model/lode-figure.h"
#include "model/lode-tier.h"

G_BEGIN_DECLS

/**
 * LodeTierTable: what part of each consumer's demand is vital (MODEL §1, d(j,τ,t)).
 *
 * A consumer without an entry of its own has the table's default, which is assumed: 5 % defence and
 * 2 % medical. What is neither is other demand. Shares are figures ("share", 0 to 1), so that each
 * can carry its source; they add up to 1 at most.
 *
 * JSON: {"default": {"defence": 0.05, "medical": 0.02}, "USA": {"defence": FIGURE}}: a tier that an
 * entry leaves out is the default's.
 */
typedef struct _LodeTierTable LodeTierTable;

/* Key of the entry that stands for everybody without one. */
#define LODE_TIER_TABLE_DEFAULT "default"

LodeTierTable    *lode_tier_table_new (void);
LodeTierTable    *lode_tier_table_copy (const LodeTierTable *self);
void              lode_tier_table_free (LodeTierTable *self);
gboolean          lode_tier_table_equal (const LodeTierTable *a,
                                         const LodeTierTable *b);
/* Whether it says nothing that the defaults do not. */
gboolean          lode_tier_table_is_empty (const LodeTierTable *self);

/* 0 to 1; that of %LODE_TIER_OTHER is what the others leave. */
double            lode_tier_table_get_share (const LodeTierTable *self,
                                             const char          *consumer,
                                             LodeTier             tier);
/* (transfer none): the figure behind a share; %NULL for %LODE_TIER_OTHER. */
const LodeFigure *lode_tier_table_get_figure (const LodeTierTable *self,
                                              const char          *consumer,
                                              LodeTier             tier);
/* Whether @consumer has a share of its own in @tier. */
gboolean          lode_tier_table_has (const LodeTierTable *self,
                                       const char          *consumer,
                                       LodeTier             tier);
/* @consumer: an actor or %LODE_TIER_TABLE_DEFAULT; @share: (nullable): a value from 0 to 1 that
 * leaves room for the other tier's; %NULL goes back to the default. @tier is not %LODE_TIER_OTHER. */
void              lode_tier_table_set (LodeTierTable    *self,
                                       const char       *consumer,
                                       LodeTier          tier,
                                       const LodeFigure *share);

/* The reader stands in the object. Members that are not known stay. */
void              lode_tier_table_read (LodeTierTable  *self,
                                        LodeJsonReader *reader);
void              lode_tier_table_write (const LodeTierTable *self,
                                         LodeJsonWriter      *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeTierTable, lode_tier_table_free)

G_END_DECLS
