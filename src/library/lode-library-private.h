/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/lode-entry-private.h"
#include "library/lode-library.h"
#include "store/lode-lock.h"

G_BEGIN_DECLS

struct _LodeLibrary
{
  GObject      parent_instance;

  char        *folder;
  char        *name;
  char        *read_only_reason;        /* (nullable) */
  LodeLock    *lock;                    /* (nullable) */
  GListStore  *documents[LODE_DOCUMENT_N_KINDS];
  GListStore  *problems;
  GHashTable  *entries;                 /* key → LodeEntry of a document that is there */
  GHashTable  *removed;                 /* key → LodeEntry whose file must still go */
  GHashTable  *graveyard;               /* key → document that was there; undo brings it back */
  guint        n_unsaved;
  gboolean     was_saved;
  LodeHistory *history;
  GMutex       io_lock;                 /* held around every use of an entry's file */
  gboolean     is_closed;               /* guarded by io_lock */

  GQueue       jobs;                    /* (element-type GTask) waiting, lode-library-save.c */
  gboolean     is_job_running;
  gboolean     autosave;
  guint        autosave_id;
};

/* lode-library-load.c: fills an empty library from its folder. */
gboolean     lode_library_load (LodeLibrary       *self,
                                LodeLibraryFlags   flags,
                                GError           **error);

/* lode-library-edit.c: puts @entry, with its document, into list and table, and watches it. */
void         lode_library_insert_entry (LodeLibrary *self,
                                        LodeEntry   *entry);

/* lode-library.c. (nullable) */
LodeEntry   *lode_library_find_entry (LodeLibrary *self,
                                      GObject     *document);
/* Counts one more change that is not on the disk. */
void         lode_library_touch (LodeLibrary *self,
                                 LodeEntry   *entry);
void         lode_library_set_unsaved (LodeLibrary *self,
                                       LodeEntry   *entry,
                                       gboolean     is_unsaved);
/* After a change of what waits to be written. */
void         lode_library_update_is_saved (LodeLibrary *self);
void         lode_library_schedule_autosave (LodeLibrary *self);
void         lode_library_set_read_only (LodeLibrary *self,
                                         const char  *reason);
void         lode_library_set_name (LodeLibrary *self,
                                    const char  *name);

G_END_DECLS
