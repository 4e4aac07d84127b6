/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/lode-chart.h"

G_BEGIN_DECLS

/* How charts speak: names of actors and products, and the numbers of their labels. Private to the
 * room. */

/* "China", "Other", "Not split by country"; never %NULL, lives as long as the atlas. */
const char *lode_words_actor (LodeAtlas  *atlas,
                              const char *actor);
/* A shorter form for narrow places ("DR Congo", "S. Korea"); the code when there is none. */
const char *lode_words_actor_short (LodeAtlas  *atlas,
                                    const char *actor);
/* As the subject or object of a sentence: "the EU", "the United States", "China". */
const char *lode_words_actor_in_sentence (LodeAtlas  *atlas,
                                          const char *actor);
/* (transfer full): the same at the start of a sentence: "The EU". */
char       *lode_words_actor_at_start (LodeAtlas  *atlas,
                                       const char *actor);
/* (transfer full): a title inside a sentence: "Gallium" is "gallium"; "NdFeB" keeps its capitals. */
char       *lode_words_lower_first (const char *text);
/* (transfer full): what a material is called in a sentence: "magnets", "gallium". */
char       *lode_words_product (LodeAtlas  *atlas,
                                const char *material);
/* Whether that is a thing that can be counted ("nine in ten magnets"). */
gboolean    lode_words_product_is_countable (const char *material);

/* (transfer full): a share as a label shows it, without the sign: "61", "1.2", "< 0.1". */
char       *lode_words_share (double share_pct);
/* (transfer full): with the sign: "61 %". */
char       *lode_words_share_pct (double share_pct);
/* (transfer full) (nullable): "61–70"; %NULL when both ends read the same. */
char       *lode_words_share_range (double low_pct,
                                    double high_pct,
                                    int    decimals);
/* (nullable): "Nine in ten" for shares that a person would say so; untranslated text is marked. */
const char *lode_words_fraction (double share_pct);

/**
 * LodeSourceList: collects what the figures of a chart rest on, for its footer.
 */
typedef struct
{
  GPtrArray *ids;          /* source ids, each once */
  gboolean   has_derived;
  gboolean   has_assumed;
} LodeSourceList;

void  lode_source_list_init (LodeSourceList *self);
void  lode_source_list_clear (LodeSourceList *self);
/* @figure may be %NULL. */
void  lode_source_list_add (LodeSourceList   *self,
                            const LodeFigure *figure);
void  lode_source_list_add_id (LodeSourceList *self,
                               const char     *id);
/* (transfer full): "Source: IEA …; USGS ….", or a sentence that says there is none. */
char *lode_source_list_cite (const LodeSourceList *self,
                             LodeAtlas            *atlas);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodeSourceList, lode_source_list_clear)

G_END_DECLS
