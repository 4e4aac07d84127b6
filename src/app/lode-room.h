/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "library/lode-library.h"
#include "library/lode-settings.h"
#include "widgets/lode-width-bin.h"

G_BEGIN_DECLS

/**
 * LodeRoom: what the window asks of each of its four pages. Emits "room-changed" when one of the
 * answers below changed.
 */
#define LODE_TYPE_ROOM (lode_room_get_type ())
G_DECLARE_INTERFACE (LodeRoom, lode_room, LODE, ROOM, GtkWidget)

/**
 * LodeRoomInterface:
 * @get_title, @get_subtitle: (nullable): what the header says in a narrow window, where the view
 *   switcher is at the bottom
 * @can_go_back, @go_back: in a narrow window, from one page of the room to the one before
 * @set_width: lays the room out for a width
 * @open: shows a workspace, at the place that the settings remember
 * @remember: puts what is selected into the settings, for the next start
 * @export: (nullable): asks where to and writes what the room shows, for Ctrl+E
 * @toggle_pane: (nullable): shows or hides the right pane, for F9
 */
struct _LodeRoomInterface
{
  GTypeInterface   parent_interface;

  char           *(*get_title) (LodeRoom *self);
  char           *(*get_subtitle) (LodeRoom *self);
  gboolean        (*can_go_back) (LodeRoom *self);
  void            (*go_back) (LodeRoom *self);
  void            (*set_width) (LodeRoom  *self,
                                LodeWidth  width,
                                double     text_scale);
  void            (*open) (LodeRoom     *self,
                           LodeLibrary  *library,
                           LodeSettings *settings);
  void            (*remember) (LodeRoom     *self,
                               LodeSettings *settings);
  void            (*export) (LodeRoom *self);
  void            (*toggle_pane) (LodeRoom *self);
};

/* (transfer full) (nullable) */
char     *lode_room_get_title (LodeRoom *self);
/* (transfer full) (nullable) */
char     *lode_room_get_subtitle (LodeRoom *self);
gboolean  lode_room_can_go_back (LodeRoom *self);
void      lode_room_go_back (LodeRoom *self);
void      lode_room_set_width (LodeRoom  *self,
                               LodeWidth  width,
                               double     text_scale);
void      lode_room_open (LodeRoom     *self,
                          LodeLibrary  *library,
                          LodeSettings *settings);
void      lode_room_remember (LodeRoom     *self,
                              LodeSettings *settings);
void      lode_room_export (LodeRoom *self);
void      lode_room_toggle_pane (LodeRoom *self);
/* For implementations: an answer changed. */
void      lode_room_emit_changed (LodeRoom *self);

G_END_DECLS
