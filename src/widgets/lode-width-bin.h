/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LodeWidth: how much room a window has, in the four steps that its layout knows. The limits are
 * in pixels at 100 % text and grow with the text, so that 200 % text in a wide window is laid out
 * like 100 % text in a narrow one.
 * @LODE_WIDTH_NARROW: under 600: one page at a time, view switcher at the bottom
 * @LODE_WIDTH_MEDIUM: under 860: both side panes are overlays
 * @LODE_WIDTH_LARGE: under 1100: the right pane is an overlay
 * @LODE_WIDTH_FULL: everything stands side by side
 */
typedef enum
{
  LODE_WIDTH_NARROW,
  LODE_WIDTH_MEDIUM,
  LODE_WIDTH_LARGE,
  LODE_WIDTH_FULL,
} LodeWidth;

#define LODE_TYPE_WIDTH (lode_width_get_type ())
GType     lode_width_get_type (void);
/* @text_scale: 1.0 at 100 % text. */
LodeWidth lode_width_for_pixels (int    pixels,
                                 double text_scale);

/**
 * LodeWidthBin: holds one child and says, before the child is laid out, which #LodeWidth it has.
 *
 * The bin itself can always shrink to 340 px, so that a layout meant for more room never keeps a
 * window from becoming narrow. Property "width-class" is read-only and notified from within the
 * allocation, ahead of the child's: handlers switch the child's layout at once and no frame shows
 * the old one.
 */
#define LODE_TYPE_WIDTH_BIN (lode_width_bin_get_type ())
G_DECLARE_FINAL_TYPE (LodeWidthBin, lode_width_bin, LODE, WIDTH_BIN, GtkWidget)

#define LODE_WIDTH_BIN_MINIMUM 340

GtkWidget *lode_width_bin_new (void);
void       lode_width_bin_set_child (LodeWidthBin *self,
                                     GtkWidget    *child);
/* (nullable) (transfer none) */
GtkWidget *lode_width_bin_get_child (LodeWidthBin *self);
LodeWidth  lode_width_bin_get_width_class (LodeWidthBin *self);
/* 1.0 at 100 % text, 2.0 at 200 %. */
double     lode_width_bin_get_text_scale (LodeWidthBin *self);

G_END_DECLS
