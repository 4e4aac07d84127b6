/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files that the saver writes in turn; the last one keeps a backup at every save. */
#define CRASH_SAVER_N_FILES 3

/* What the saver says on its pipe after a save returned. */
typedef struct
{
  guint32 file;
  guint32 generation;
} CrashSaverNote;

/* (transfer full) */
char *crash_saver_path (const char *folder,
                        guint       file);

/* Makes @folder hold generation 1 of every file. */
void  crash_saver_begin (const char *folder);

/* Saves the files in turn, one generation up at a time, from what is on the disk; writes a note to
 * @fd after each. Stops after @n_saves, or never for 0. For a process that is about to die: it
 * exits with 1 when anything but a kill goes wrong. */
void  crash_saver_run (const char *folder,
                       int         fd,
                       guint       n_saves);

/* The generation of the document in @path, which must be whole and sound; the test fails if not. */
guint crash_saver_assert_whole (const char *path);

G_END_DECLS
