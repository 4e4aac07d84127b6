/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "briefing/lode-page.h"
#include "library/lode-library.h"

G_BEGIN_DECLS

/**
 * LodeSlideDeck: the pages of one briefing as they are drawn now: laid out when first asked for, and
 * again after a change of the briefing or of a scenario that it shows.
 *
 * Signal "changed": pages are out of date; shortly after the change, so that typing is one.
 */
#define LODE_TYPE_SLIDE_DECK (lode_slide_deck_get_type ())
G_DECLARE_FINAL_TYPE (LodeSlideDeck, lode_slide_deck, LODE, SLIDE_DECK, GObject)

LodeSlideDeck *lode_slide_deck_new (LodeLibrary  *library,
                                    LodeBriefing *briefing);
/* (transfer none) */
LodeBriefing  *lode_slide_deck_get_briefing (LodeSlideDeck *self);
guint          lode_slide_deck_get_n_pages (LodeSlideDeck *self);
/* (transfer none) (nullable): laid out now if it was not. */
LodePage      *lode_slide_deck_get_page (LodeSlideDeck *self,
                                         guint          index);
/* (transfer full) (nullable): the whole deck. */
GBytes        *lode_slide_deck_to_pdf (LodeSlideDeck  *self,
                                       GError        **error);

G_END_DECLS
