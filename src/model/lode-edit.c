/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-edit-private.h"

struct _LodeEdit
{
  GObject         *document;
  char            *before;
  char            *after;
  LodeRestoreFunc  restore;
};

LodeEdit *
lode_edit_new (GObject         *document,
               const char      *before,
               const char      *after,
               LodeRestoreFunc  restore)
{
  LodeEdit *edit = g_new0 (LodeEdit, 1);

  edit->document = g_object_ref (document);
  edit->before = g_strdup (before);
  edit->after = g_strdup (after);
  edit->restore = restore;

  return edit;
}

void
lode_edit_free (LodeEdit *edit)
{
  g_object_unref (edit->document);
  g_free (edit->before);
  g_free (edit->after);
  g_free (edit);
}

void
lode_edit_apply (LodeEdit *edit)
{
  edit->restore (edit->document, edit->after);
}

void
lode_edit_revert (LodeEdit *edit)
{
  edit->restore (edit->document, edit->before);
}

gboolean
lode_edit_extend (LodeEdit   *edit,
                  GObject    *document,
                  const char *after)
{
  if (edit->document != document)
    return FALSE;

  g_free (edit->after);
  edit->after = g_strdup (after);

  return TRUE;
}

gboolean
lode_edit_is_void (LodeEdit *edit)
{
  return g_str_equal (edit->before, edit->after);
}
