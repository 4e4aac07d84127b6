/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/lode-slide.h"

G_BEGIN_DECLS

/**
 * LodeSlideEditor: the words of one slide: notes, which are always there, and what its kind has:
 * title, subtitle, body, attribution, table (a line a row, " | " between cells).
 *
 * It follows the slide and changes nothing itself. Signal "slide-edited" (string member, string
 * value): the person typed; member is one of lode_slide_get()'s or "table".
 */
#define LODE_TYPE_SLIDE_EDITOR (lode_slide_editor_get_type ())
G_DECLARE_FINAL_TYPE (LodeSlideEditor, lode_slide_editor, LODE, SLIDE_EDITOR, GtkWidget)

GtkWidget *lode_slide_editor_new (void);
/* @slide may be %NULL: nothing can be typed. */
void       lode_slide_editor_set_slide (LodeSlideEditor *self,
                                        LodeSlide       *slide);
/* What the title is when none is typed: the finding of a chart, or %NULL. */
void       lode_slide_editor_set_placeholder (LodeSlideEditor *self,
                                              const char      *title);
/* One column instead of two. */
void       lode_slide_editor_set_is_narrow (LodeSlideEditor *self,
                                            gboolean         is_narrow);
/* (transfer full): a table as text, and back (element-type GStrv). */
char      *lode_slide_table_to_text (GPtrArray *rows);
GPtrArray *lode_slide_table_from_text (const char *text);

G_END_DECLS
