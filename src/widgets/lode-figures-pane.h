/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "atlas/lode-atlas.h"
#include "model/lode-article.h"
#include "widgets/lode-specifics-box.h"

G_BEGIN_DECLS

/**
 * LodeFiguresPane: beside an article: what it commits to, and its figures in the order of the text.
 *
 * Property "selected-claim" (string, nullable): the lit row; notified when the person picks
 * another. Signal "evidence-toggled" (string claim_id, boolean wanted): the person accepted a
 * figure, or took that back; the owner changes the article and calls lode_figures_pane_refresh().
 */
#define LODE_TYPE_FIGURES_PANE (lode_figures_pane_get_type ())
G_DECLARE_FINAL_TYPE (LodeFiguresPane, lode_figures_pane, LODE, FIGURES_PANE, GtkWidget)

GtkWidget        *lode_figures_pane_new (void);
void              lode_figures_pane_set_article (LodeFiguresPane *self,
                                                 LodeArticle     *article,
                                                 LodeAtlas       *atlas);
/* Shows which claims are evidence now. */
void              lode_figures_pane_refresh (LodeFiguresPane *self);
void              lode_figures_pane_select_claim (LodeFiguresPane *self,
                                                  const char      *claim_id);
/* (transfer none): to be filled by the owner. */
LodeSpecificsBox *lode_figures_pane_get_specifics (LodeFiguresPane *self);
guint             lode_figures_pane_get_n_evidence (LodeFiguresPane *self);

G_END_DECLS
