/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a shell reports for a program that SIGINT ended. */
#define LODE_CLI_STOPPED 130

/**
 * LodeCliTask: long work of a command. While it lives, a line on standard error tells how far the work
 * is, from its second second on and only on a terminal; and the first SIGINT (Ctrl+C) cancels it, so
 * that the command can end in order: nothing written, lode_cli_fail() returning %LODE_CLI_STOPPED. A
 * second one ends the program on the spot.
 *
 * To be made before any thread that does the work, on the main thread, one at a time.
 */
typedef struct _LodeCliTask LodeCliTask;

/* @what: what the line begins with: "magnet-stop.json" */
LodeCliTask  *lode_cli_task_new             (const char *what);
/* Clears the line and gives SIGINT back. */
void          lode_cli_task_free            (LodeCliTask *self);
/* (transfer none) */
GCancellable *lode_cli_task_get_cancellable (LodeCliTask *self);
/* Another piece of work begins, of several: the @index-th of @n. Fractions that follow are of it. */
void          lode_cli_task_set_piece       (LodeCliTask *self,
                                             const char  *what,
                                             guint        index,
                                             guint        n);
/* A LodeProgressFunc with the task as its data: @fraction is 0 to 1. */
void          lode_cli_task_progress        (double   fraction,
                                             gpointer self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeCliTask, lode_cli_task_free)

G_END_DECLS
