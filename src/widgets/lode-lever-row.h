/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "atlas/lode-atlas.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

/**
 * LodeLeverRow: a lever of a scenario: icon, title, what it acts on, its time strip, evidence; when
 * it is the selected row also the slider of its main parameter, a switch and a bin.
 *
 * The row follows its lever and changes nothing itself. Signals, all from the person:
 * "magnitude-changed" (double), "enabled-changed" (boolean), "delete".
 */
#define LODE_TYPE_LEVER_ROW (lode_lever_row_get_type ())
G_DECLARE_FINAL_TYPE (LodeLeverRow, lode_lever_row, LODE, LEVER_ROW, GtkListBoxRow)

GtkWidget *lode_lever_row_new (LodeLever    *lever,
                               LodeScenario *scenario,
                               LodeAtlas    *atlas);
/* (transfer none) */
LodeLever *lode_lever_row_get_lever (LodeLeverRow *self);
/* Opens the part with the slider. */
void       lode_lever_row_set_is_open (LodeLeverRow *self,
                                       gboolean      is_open);

G_END_DECLS
