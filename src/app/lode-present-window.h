/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/lode-slide-deck.h"

G_BEGIN_DECLS

/**
 * LodePresentWindow: what the audience sees: one slide, full screen, on black.
 *
 * → Page Down space click: next. ← Page Up: back. Home End: first, last. B: blank. Esc: end.
 */
#define LODE_TYPE_PRESENT_WINDOW (lode_present_window_get_type ())
G_DECLARE_FINAL_TYPE (LodePresentWindow, lode_present_window, LODE, PRESENT_WINDOW, GtkWindow)

/* Emits "notify::position" on every step. */
GtkWindow *lode_present_window_new (LodeSlideDeck *deck,
                                    guint          position);
guint      lode_present_window_get_position (LodePresentWindow *self);
gboolean   lode_present_window_get_is_blank (LodePresentWindow *self);

G_END_DECLS
