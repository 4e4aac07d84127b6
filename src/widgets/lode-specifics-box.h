/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Volumes, timelines, funding, binding terms, mechanism: in this order. */
#define LODE_SPECIFICS_BOX_N_ITEMS 5

/**
 * LodeSpecificsBox: "What it commits to": a meter of five segments and a line for each of the five
 * things that a statement can commit to; what is missing is said in amber, in words.
 */
#define LODE_TYPE_SPECIFICS_BOX (lode_specifics_box_get_type ())
G_DECLARE_FINAL_TYPE (LodeSpecificsBox, lode_specifics_box, LODE, SPECIFICS_BOX, GtkWidget)

GtkWidget  *lode_specifics_box_new (void);
/**
 * lode_specifics_box_set_item:
 * @summary: (nullable): a few words of what is stated ("A$1.2 billion"); %NULL when missing
 * @quote: (nullable): the sentence, shown as a tooltip
 */
void        lode_specifics_box_set_item (LodeSpecificsBox *self,
                                         guint             item,
                                         const char       *summary,
                                         const char       *quote);
guint       lode_specifics_box_get_n_stated (LodeSpecificsBox *self);
/* For a person: "Volumes", …, translated. */
const char *lode_specifics_item_label (guint item);
/* (transfer full): "Missing: Volumes, Timelines" of what an article does not state; "" when nothing is. */
char       *lode_specifics_box_describe_missing (LodeSpecificsBox *self);

G_END_DECLS
