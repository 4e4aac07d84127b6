/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-history.h"

G_BEGIN_DECLS

/* LodeEdit: one reversible change of one document, as its JSON on both sides. */
typedef struct _LodeEdit LodeEdit;

LodeEdit *lode_edit_new (GObject         *document,
                         const char      *before,
                         const char      *after,
                         LodeRestoreFunc  restore);
void      lode_edit_free (LodeEdit *edit);
void      lode_edit_apply (LodeEdit *edit);
void      lode_edit_revert (LodeEdit *edit);
/* Lets @edit lead to @after; %FALSE when it is an edit of another document. */
gboolean  lode_edit_extend (LodeEdit   *edit,
                            GObject    *document,
                            const char *after);
/* Whether both sides are the same. */
gboolean  lode_edit_is_void (LodeEdit *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeEdit, lode_edit_free)

G_END_DECLS
