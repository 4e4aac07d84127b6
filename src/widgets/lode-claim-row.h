/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "atlas/lode-atlas.h"
#include "model/lode-claim.h"

G_BEGIN_DECLS

/**
 * LodeClaimRow: one figure of an article: value, what it is of, and a toggle that accepts it as
 * evidence. The row shows; it changes nothing.
 *
 * Signal "evidence-toggled" (boolean wanted): the person pressed the toggle.
 */
#define LODE_TYPE_CLAIM_ROW (lode_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (LodeClaimRow, lode_claim_row, LODE, CLAIM_ROW, GtkListBoxRow)

GtkWidget  *lode_claim_row_new (const LodeClaim *claim,
                                LodeAtlas       *atlas);
const char *lode_claim_row_get_claim_id (LodeClaimRow *self);
/* Shows the state without emitting the signal. */
void        lode_claim_row_set_is_evidence (LodeClaimRow *self,
                                            gboolean      is_evidence);

G_END_DECLS
