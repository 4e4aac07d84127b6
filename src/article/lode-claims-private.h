/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "article/lode-lexicon-private.h"
#include "article/lode-numbers-private.h"
#include "article/lode-sentences-private.h"
#include "model/lode-claim.h"

G_BEGIN_DECLS

/**
 * LodeFound: a figure while its sentence is read.
 * @first, @last: tokens; @start, @end: code points of the text
 * @value: NaN for a range; @low, @high: NaN where absent
 * @unit: "" for counts and money; @per: "" where it is no rate
 */
typedef struct
{
  guint           first;
  guint           last;
  guint           start;
  guint           end;
  LodeClaimKind   kind;
  double          value;
  double          low;
  double          high;
  char            unit[8];
  char            currency[4];
  char            per[8];
  LodeNumberFlags flags;
  gboolean        is_approximate;
  LodeChange      change;
  gboolean        is_negated;
} LodeFound;

/* Step 1: which tokens from @index on are a date, a name, an ordinal or a serial number; 0 when
 * none. */
guint lode_claims_match_name (const LodeSentence *sentence,
                              guint               index);
/* Step 2: appends every #LodeFound of @sentence, with value and unit. */
void  lode_claims_find_figures (const LodeSentence *sentence,
                                GArray             *figures);
/* Step 3: bounds, approximation, change, negation and rates from the words around. */
void  lode_claims_read_modifiers (const LodeSentence *sentence,
                                  GArray             *figures);

/**
 * LodeAttribution: step 4, the countries, materials and stages of one sentence, by clause.
 */
typedef struct _LodeAttribution LodeAttribution;

/* @figures (element-type LodeFound) is borrowed and must outlive the attribution. */
LodeAttribution *lode_attribution_new (const LodeSentence *sentence,
                                       const GArray       *figures);
void             lode_attribution_free (LodeAttribution *self);
/* (transfer full): the codes of figure @index, never %NULL. */
GStrv            lode_attribution_get_countries (LodeAttribution *self,
                                                 guint            index);
GStrv            lode_attribution_get_materials (LodeAttribution *self,
                                                 guint            index);
/* (nullable): static. */
const char      *lode_attribution_get_stage (LodeAttribution *self,
                                             guint            index);

static inline const LodeToken *
lode_sentence_token (const LodeSentence *sentence,
                     int                 index)
{
  static const LodeToken none = { .word = "", .exact = "", .kind = LODE_TOKEN_OTHER };

  return index >= 0 && (guint) index < sentence->n_tokens ? &sentence->tokens[index] : &none;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeAttribution, lode_attribution_free)

G_END_DECLS
