/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/lode-room.h"
#include "app/lode-window.h"
#include "widgets/lode-width-bin.h"

G_BEGIN_DECLS

typedef enum
{
  LODE_ROOM_READ,
  LODE_ROOM_DEPEND,
  LODE_ROOM_SCENARIOS,
  LODE_ROOM_BRIEFINGS,
  LODE_N_ROOMS,
} LodeRoomIndex;

struct _LodeWindow
{
  AdwApplicationWindow  parent_instance;

  LodeSettings         *settings;
  LodeLibrary          *library;
  GCancellable         *opening;
  LodeRoom             *rooms[LODE_N_ROOMS];
  guint                 remember_id;
  guint                 build_id;

  LodeWidthBin         *width_bin;
  AdwViewStack         *stack;
  AdwViewSwitcherBar   *switcher_bar;
  GtkStack             *title_stack;
  AdwWindowTitle       *window_title;
  AdwToastOverlay      *toasts;
  GtkRevealer          *banner;
  GtkLabel             *banner_label;
  GtkProgressBar       *progress_bar;
  GtkWidget            *back_button;
  GtkWidget            *undo_button;
  GtkWidget            *redo_button;
  GtkWidget            *present_button;
  AdwButtonContent     *present_content;
  AdwHeaderBar         *header;
  AdwBin               *bins[LODE_N_ROOMS];
};

/* lode-window-actions.c: every command of the window, in one table. */
void lode_window_install_actions (GtkWidgetClass *widget_class);
void lode_window_update_undo (LodeWindow *self);

/* lode-window.c */
/* (nullable): the room that shows. */
LodeRoom *lode_window_get_visible_room (LodeWindow *self);
void      lode_window_show_problem (LodeWindow *self,
                                    const char *message);
void      lode_window_remember (LodeWindow *self);

/* lode-window-import.c: dropping and pasting articles. */
void lode_window_accept_drops (LodeWindow *self);
void lode_window_paste (LodeWindow *self);

G_END_DECLS
