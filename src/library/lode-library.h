/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "library/lode-document.h"
#include "library/lode-problem.h"
#include "model/lode-article.h"
#include "model/lode-briefing.h"
#include "model/lode-history.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

/**
 * LodeLibrary: an open workspace (DESIGN §3): its documents as list models, saved durably.
 *
 * The library belongs to the main thread. Files are read and written in threads by the _async
 * functions; the _sync ones block and are for the command line and tests.
 *
 * A library that could not get the workspace's lock, or whose folder cannot be written, is
 * read-only: everything can be looked at, saving fails with the reason. A file that cannot be read
 * is listed in the problems and never touched. One that a newer Lodestone wrote is shown as far as
 * it can be understood, and never written.
 *
 * Every document that changes is unsaved until a save of it succeeded. With autosave on, that
 * happens by itself a second after the last change; "save-failed" tells when it did not. A document
 * that was changed on disk meanwhile is in conflict: our version was kept beside it, and it is not
 * saved again before lode_library_reload_async() or lode_library_overwrite_async().
 *
 * Properties (read-only, notified): "name", "folder", "is-read-only", "is-saved" (nothing is
 * unsaved).
 *
 * Signals: "saved" (GObject *document), "save-failed" (GObject *document, GError *error).
 */
#define LODE_TYPE_LIBRARY (lode_library_get_type ())
G_DECLARE_FINAL_TYPE (LodeLibrary, lode_library, LODE, LIBRARY, GObject)

#define LODE_WORKSPACE_FORMAT "lodestone-workspace"
#define LODE_WORKSPACE_VERSION 1

typedef enum
{
  LODE_LIBRARY_DEFAULT = 0,
  /* Make the folder a workspace when it is none yet. */
  LODE_LIBRARY_CREATE = 1 << 0,
  /* Take no lock and write nothing. */
  LODE_LIBRARY_READ_ONLY = 1 << 1,
} LodeLibraryFlags;

/* (transfer full): $XDG_DATA_HOME/lodestone. */
char        *lode_library_default_folder (void);

/**
 * lode_library_open_sync:
 * @folder: of the workspace
 *
 * Returns: (transfer full) (nullable): %LODE_ERROR_NOT_FOUND when @folder holds no workspace.json
 *   and %LODE_LIBRARY_CREATE is not set; %LODE_ERROR_IO. A workspace.json that cannot be understood
 *   is a problem of the library, not a failure: it holds no work.
 */
LodeLibrary *lode_library_open_sync (const char        *folder,
                                     LodeLibraryFlags   flags,
                                     GError           **error);
void         lode_library_open_async (const char          *folder,
                                      LodeLibraryFlags     flags,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
LodeLibrary *lode_library_open_finish (GAsyncResult  *result,
                                       GError       **error);

const char  *lode_library_get_folder (LodeLibrary *self);
const char  *lode_library_get_name (LodeLibrary *self);
gboolean     lode_library_get_is_read_only (LodeLibrary *self);
/* (nullable): one sentence on why it is read-only. */
const char  *lode_library_get_read_only_reason (LodeLibrary *self);

/* (transfer none): #GListModel of #LodeArticle (newest first), #LodeScenario and #LodeBriefing (by
 * id), and of #LodeProblem. */
GListModel  *lode_library_get_articles (LodeLibrary *self);
GListModel  *lode_library_get_scenarios (LodeLibrary *self);
GListModel  *lode_library_get_briefings (LodeLibrary *self);
GListModel  *lode_library_get_documents (LodeLibrary      *self,
                                         LodeDocumentKind  kind);
GListModel  *lode_library_get_problems (LodeLibrary *self);
/* (transfer none) (nullable) */
LodeArticle  *lode_library_find_article (LodeLibrary *self,
                                         const char  *id);
LodeScenario *lode_library_find_scenario (LodeLibrary *self,
                                          const char  *id);
LodeBriefing *lode_library_find_briefing (LodeLibrary *self,
                                          const char  *id);
GObject      *lode_library_find_document (LodeLibrary      *self,
                                          LodeDocumentKind  kind,
                                          const char       *id);
/* (transfer full): an id made from @title that no document of @kind has. */
char         *lode_library_new_id (LodeLibrary      *self,
                                   LodeDocumentKind  kind,
                                   const char       *title);

/**
 * lode_library_add:
 * @document: a document of an id that the library does not have
 * @verb: (nullable): what the undo menu calls it; %NULL records nothing
 *
 * Adds a document, unsaved.
 */
void         lode_library_add (LodeLibrary *self,
                               GObject     *document,
                               const char  *verb);
/* Removes a document; its file goes with the next save (after a backup of it). */
void         lode_library_remove (LodeLibrary *self,
                                  GObject     *document,
                                  const char  *verb);

/**
 * lode_library_get_history: (transfer none)
 *
 * The undo stack of the workspace. Around an edit:
 *
 *     g_autofree char *before = lode_document_to_json (document, NULL);
 *     lode_lever_set_probability (lever, 0.5);
 *     lode_library_record (library, document, _("Change Probability"), "L1/probability", before);
 */
LodeHistory *lode_library_get_history (LodeLibrary *self);
/* @before: canonical JSON of @document before the edit. See lode_history_push(). */
void         lode_library_record (LodeLibrary *self,
                                  GObject     *document,
                                  const char  *verb,
                                  const char  *merge_key,
                                  const char  *before);

/* Whether changes of @document wait to be saved. */
gboolean     lode_library_is_unsaved (LodeLibrary *self,
                                      GObject     *document);
/* Whether @document was changed on disk and here. */
gboolean     lode_library_has_conflict (LodeLibrary *self,
                                        GObject     *document);
gboolean     lode_library_get_is_saved (LodeLibrary *self);
void         lode_library_set_autosave (LodeLibrary *self,
                                        gboolean     autosave);

/* Saves @document as it is when the writing begins. When this returns %TRUE the bytes are on the
 * disk. %LODE_ERROR_CONFLICT, %LODE_ERROR_IO, %LODE_ERROR_TOO_NEW, %LODE_ERROR_BUSY (read-only). */
gboolean     lode_library_save_sync (LodeLibrary  *self,
                                     GObject      *document,
                                     GError      **error);
void         lode_library_save_async (LodeLibrary         *self,
                                      GObject             *document,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean     lode_library_save_finish (LodeLibrary   *self,
                                       GAsyncResult  *result,
                                       GError       **error);
/* Everything that is unsaved, removals too; goes on after a failure and reports the first. */
gboolean     lode_library_save_all_sync (LodeLibrary  *self,
                                         GError      **error);
void         lode_library_save_all_async (LodeLibrary         *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean     lode_library_save_all_finish (LodeLibrary   *self,
                                           GAsyncResult  *result,
                                           GError       **error);
/* After a conflict: takes the version on the disk, as an edit that can be undone … */
void         lode_library_reload_async (LodeLibrary         *self,
                                        GObject             *document,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
gboolean     lode_library_reload_finish (LodeLibrary   *self,
                                         GAsyncResult  *result,
                                         GError       **error);
/* … or puts ours in its place (a backup of the other is kept). */
void         lode_library_overwrite_async (LodeLibrary         *self,
                                           GObject             *document,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean     lode_library_overwrite_finish (LodeLibrary   *self,
                                            GAsyncResult  *result,
                                            GError       **error);
/* Lets the lock go; the library is read-only after that. Unsaved changes are not saved. */
void         lode_library_close (LodeLibrary *self);

G_END_DECLS
