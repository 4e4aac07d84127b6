/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/lode-slide.h"

G_BEGIN_DECLS

/**
 * LodeBriefing: a deck of slides.
 *
 * File: briefings/ID.json, format "lodestone-briefing" version 1. Strings by name: "title"
 * "author" "date" ("2026-02-04") "marking" ("OFFICIAL – SENSITIVE", free text, may be absent)
 * "language". Emits "changed", for its slides too. Property: "title".
 */
#define LODE_TYPE_BRIEFING (lode_briefing_get_type ())
G_DECLARE_FINAL_TYPE (LodeBriefing, lode_briefing, LODE, BRIEFING, GObject)

#define LODE_BRIEFING_FORMAT "lodestone-briefing"
#define LODE_BRIEFING_VERSION 1

LodeBriefing *lode_briefing_new (const char *id);
const char   *lode_briefing_get_id (LodeBriefing *self);
const char   *lode_briefing_get (LodeBriefing *self,
                                 const char   *member);
void          lode_briefing_set (LodeBriefing *self,
                                 const char   *member,
                                 const char   *value);
/* (transfer none): a #GListModel of #LodeSlide. */
GListModel   *lode_briefing_get_slides (LodeBriefing *self);
guint         lode_briefing_get_n_slides (LodeBriefing *self);
/* (transfer none) */
LodeSlide    *lode_briefing_get_slide (LodeBriefing *self,
                                       guint         index);
void          lode_briefing_insert_slide (LodeBriefing *self,
                                          guint         index,
                                          LodeSlide    *slide);
void          lode_briefing_remove_slide (LodeBriefing *self,
                                          guint         index);
void          lode_briefing_move_slide (LodeBriefing *self,
                                        guint         from,
                                        guint         to);
LodeBriefing *lode_briefing_from_json (JsonNode    *root,
                                       const char  *name,
                                       GError     **error);
char         *lode_briefing_to_json (LodeBriefing  *self,
                                     GError       **error);
/* Puts the content of @other into @self, as one change. */
void          lode_briefing_assign (LodeBriefing *self,
                                    LodeBriefing *other);

G_END_DECLS
