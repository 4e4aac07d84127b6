/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LodeHistory: the undo and redo stack of one window.
 *
 * An edit is a verb for the menu ("Add Lever"), apply, and revert. The edit was already made when
 * it is pushed. An edit with the same @merge_key as the one before it within a second takes its
 * place, so that a slider drag is one step. While an edit is applied or reverted, pushing is
 * ignored. The saved point is remembered, so "modified" is exact.
 *
 * Properties (read-only, notified): "can-undo", "can-redo", "undo-label", "redo-label", "modified".
 */
#define LODE_TYPE_HISTORY (lode_history_get_type ())
G_DECLARE_FINAL_TYPE (LodeHistory, lode_history, LODE, HISTORY, GObject)

/* Puts the state that @bytes describe back; the same function applies and reverts. */
typedef void (*LodeRestoreFunc) (gpointer    document,
                                 const char *json);

LodeHistory *lode_history_new (void);
/**
 * lode_history_push:
 * @document: a #GObject that the edit changed; held alive by the history
 * @before, @after: its canonical JSON on both sides; nothing is recorded when they are equal
 */
void         lode_history_push (LodeHistory     *self,
                                const char      *verb,
                                const char      *merge_key,
                                GObject         *document,
                                const char      *before,
                                const char      *after,
                                LodeRestoreFunc  restore);
void         lode_history_undo (LodeHistory *self);
void         lode_history_redo (LodeHistory *self);
void         lode_history_mark_saved (LodeHistory *self);
gboolean     lode_history_get_can_undo (LodeHistory *self);
gboolean     lode_history_get_can_redo (LodeHistory *self);

G_END_DECLS
