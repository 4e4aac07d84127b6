/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/lode-library.h"

G_BEGIN_DECLS

/* A folder of its own for each test, and what is read and written in it. */
typedef struct
{
  char *folder;       /* an empty folder */
} LibraryTest;

void         library_test_set_up (LibraryTest   *test,
                                  gconstpointer  user_data);
void         library_test_tear_down (LibraryTest   *test,
                                     gconstpointer  user_data);

/* (transfer full): the path of @name below the folder. */
char        *library_test_path (LibraryTest *test,
                                const char  *name);
/* (transfer full): the content of a file; the test fails when there is none. */
char        *library_test_read (LibraryTest *test,
                                const char  *name);
void         library_test_write (LibraryTest *test,
                                 const char  *name,
                                 const char  *text);
gboolean     library_test_exists (LibraryTest *test,
                                  const char  *name);
/* How many files @name, a folder, holds. */
guint        library_test_count_files (LibraryTest *test,
                                       const char  *name);

/* (transfer full) */
LodeLibrary *library_test_open (LibraryTest      *test,
                                LodeLibraryFlags  flags);
/* A new scenario in @library, unsaved; (transfer none). */
LodeScenario *library_test_add_scenario (LodeLibrary *library,
                                         const char  *id);
/* (transfer full): an article of one paragraph with one claim, "17 t". */
LodeArticle *library_test_make_article (const char *id,
                                        const char *title,
                                        const char *text);

/* Runs the main loop until @result is set by library_test_finished_cb(), whose data is its place. */
void         library_test_wait (GAsyncResult **result);
void         library_test_finished_cb (GObject      *source_object,
                                       GAsyncResult *result,
                                       gpointer      user_data);

G_END_DECLS
