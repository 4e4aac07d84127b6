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
 * place, so that a slider drag is one step; when it ends where it began, nothing is left of it.
 * Edits pushed between begin_group() and end_group() are one step. While an edit is applied or
 * reverted, pushing is ignored. The saved point is remembered, so "modified" is exact. The oldest
 * of more than %LODE_HISTORY_MAX_STEPS steps is forgotten.
 *
 * Properties (read-only, notified): "can-undo", "can-redo", "undo-label", "redo-label" (the verb,
 * %NULL when there is nothing to do), "modified".
 */
#define LODE_HISTORY_MAX_STEPS 500
#define LODE_TYPE_HISTORY (lode_history_get_type ())
G_DECLARE_FINAL_TYPE (LodeHistory, lode_history, LODE, HISTORY, GObject)

/* Puts the state that @json describes back; the same function applies and reverts. */
typedef void (*LodeRestoreFunc) (gpointer    document,
                                 const char *json);

LodeHistory *lode_history_new (void);
/**
 * lode_history_push:
 * @verb: for the menu, translated: "Add Lever"
 * @merge_key: (nullable): of edits that become one, such as "L1/remaining"
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
/* What is pushed until end_group() undoes as one step called @verb. Groups do not nest. */
void         lode_history_begin_group (LodeHistory *self,
                                       const char  *verb);
void         lode_history_end_group (LodeHistory *self);
void         lode_history_undo (LodeHistory *self);
void         lode_history_redo (LodeHistory *self);
void         lode_history_mark_saved (LodeHistory *self);
gboolean     lode_history_get_can_undo (LodeHistory *self);
gboolean     lode_history_get_can_redo (LodeHistory *self);
/* (nullable): the verb of the step that would be undone or redone. */
const char  *lode_history_get_undo_label (LodeHistory *self);
const char  *lode_history_get_redo_label (LodeHistory *self);
gboolean     lode_history_get_modified (LodeHistory *self);
/* Forgets all steps; where it stands counts as saved. */
void         lode_history_clear (LodeHistory *self);

G_END_DECLS
