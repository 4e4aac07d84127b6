/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-panes.h"

#define SHEET_HEIGHT 380

/* Folding or unfolding: an overlay starts closed, a pane beside the content starts open. */
static void
fold (AdwFlap  *flap,
      gboolean  is_overlay)
{
  gboolean was_overlay = adw_flap_get_fold_policy (flap) == ADW_FLAP_FOLD_POLICY_ALWAYS;

  adw_flap_set_fold_policy (flap, is_overlay ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                             : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_modal (flap, is_overlay);
  if (was_overlay != is_overlay)
    adw_flap_set_reveal_flap (flap, !is_overlay);
}

void
lode_panes_lay_out_left (AdwFlap   *flap,
                         GtkWidget *pane,
                         GtkWidget *button,
                         LodeWidth  width,
                         double     pane_px)
{
  gboolean is_overlay = width < LODE_WIDTH_LARGE;

  fold (flap, is_overlay);
  gtk_widget_set_size_request (pane, (int) pane_px, -1);
  gtk_widget_set_visible (button, is_overlay);
}

void
lode_panes_lay_out_right (AdwFlap   *flap,
                          GtkWidget *pane,
                          LodeWidth  width,
                          double     pane_px)
{
  gboolean is_sheet = width == LODE_WIDTH_NARROW;

  fold (flap, width < LODE_WIDTH_FULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (flap), is_sheet ? GTK_ORIENTATION_VERTICAL
                                                                  : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (pane, is_sheet ? -1 : (int) pane_px,
                               is_sheet ? SHEET_HEIGHT : -1);
}
