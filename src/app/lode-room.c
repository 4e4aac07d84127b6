/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-room.h"

enum
{
  ROOM_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (LodeRoom, lode_room, GTK_TYPE_WIDGET)

static void
lode_room_default_init (LodeRoomInterface *iface)
{
  signals[ROOM_CHANGED] = g_signal_new ("room-changed", G_TYPE_FROM_INTERFACE (iface),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

char *
lode_room_get_title (LodeRoom *self)
{
  g_return_val_if_fail (LODE_IS_ROOM (self), NULL);

  return LODE_ROOM_GET_IFACE (self)->get_title (self);
}

char *
lode_room_get_subtitle (LodeRoom *self)
{
  g_return_val_if_fail (LODE_IS_ROOM (self), NULL);

  return LODE_ROOM_GET_IFACE (self)->get_subtitle (self);
}

gboolean
lode_room_can_go_back (LodeRoom *self)
{
  g_return_val_if_fail (LODE_IS_ROOM (self), FALSE);

  return LODE_ROOM_GET_IFACE (self)->can_go_back (self);
}

void
lode_room_go_back (LodeRoom *self)
{
  g_return_if_fail (LODE_IS_ROOM (self));

  if (lode_room_can_go_back (self))
    LODE_ROOM_GET_IFACE (self)->go_back (self);
}

void
lode_room_set_width (LodeRoom  *self,
                     LodeWidth  width,
                     double     text_scale)
{
  g_return_if_fail (LODE_IS_ROOM (self));

  LODE_ROOM_GET_IFACE (self)->set_width (self, width, text_scale);
}

void
lode_room_open (LodeRoom     *self,
                LodeLibrary  *library,
                LodeSettings *settings)
{
  g_return_if_fail (LODE_IS_ROOM (self));
  g_return_if_fail (LODE_IS_LIBRARY (library));
  g_return_if_fail (LODE_IS_SETTINGS (settings));

  LODE_ROOM_GET_IFACE (self)->open (self, library, settings);
}

void
lode_room_remember (LodeRoom     *self,
                    LodeSettings *settings)
{
  g_return_if_fail (LODE_IS_ROOM (self));
  g_return_if_fail (LODE_IS_SETTINGS (settings));

  LODE_ROOM_GET_IFACE (self)->remember (self, settings);
}

void
lode_room_export (LodeRoom *self)
{
  g_return_if_fail (LODE_IS_ROOM (self));

  if (LODE_ROOM_GET_IFACE (self)->export != NULL)
    LODE_ROOM_GET_IFACE (self)->export (self);
}

void
lode_room_toggle_pane (LodeRoom *self)
{
  g_return_if_fail (LODE_IS_ROOM (self));

  if (LODE_ROOM_GET_IFACE (self)->toggle_pane != NULL)
    LODE_ROOM_GET_IFACE (self)->toggle_pane (self);
}

void
lode_room_emit_changed (LodeRoom *self)
{
  g_return_if_fail (LODE_IS_ROOM (self));

  g_signal_emit (self, signals[ROOM_CHANGED], 0);
}
