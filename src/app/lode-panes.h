/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "widgets/lode-width-bin.h"

G_BEGIN_DECLS

/* How side panes behave at each width, the same in all rooms (design: under 1100 the right pane is
 * an overlay, under 860 the left one too, under 600 the right one is a sheet at the bottom). */

/* @button opens the pane where it is an overlay; it is hidden elsewhere. */
void lode_panes_lay_out_left (AdwFlap   *flap,
                              GtkWidget *pane,
                              GtkWidget *button,
                              LodeWidth  width,
                              double     pane_px);
void lode_panes_lay_out_right (AdwFlap   *flap,
                               GtkWidget *pane,
                               LodeWidth  width,
                               double     pane_px);

G_END_DECLS
