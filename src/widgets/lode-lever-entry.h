/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "atlas/lode-atlas.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

/**
 * LodeLeverEntry: adds a lever by typing: "export control China separation". What was understood is
 * listed below while typing; Enter takes the first, ↓ goes into the list.
 *
 * Signal "lever-chosen" (LodeLever): with an id that is new in the scenario.
 */
#define LODE_TYPE_LEVER_ENTRY (lode_lever_entry_get_type ())
G_DECLARE_FINAL_TYPE (LodeLeverEntry, lode_lever_entry, LODE, LEVER_ENTRY, GtkWidget)

GtkWidget *lode_lever_entry_new (void);
void       lode_lever_entry_set_scenario (LodeLeverEntry *self,
                                          LodeScenario   *scenario,
                                          LodeAtlas      *atlas);
/* For tests and for templates: as if the person had typed it. */
void       lode_lever_entry_set_text (LodeLeverEntry *self,
                                      const char     *text);
/* Takes the best reading; %FALSE when there is none. */
gboolean   lode_lever_entry_take_first (LodeLeverEntry *self);

G_END_DECLS
