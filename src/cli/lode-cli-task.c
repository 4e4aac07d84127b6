/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A signal handler may do next to nothing, so SIGINT has none: it is blocked in every thread, and one
 * thread waits for it and may do what it likes. */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-task.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#define QUIET_US  G_USEC_PER_SEC
#define REDRAW_US (G_USEC_PER_SEC / 10)

struct _LodeCliTask
{
  GCancellable *cancellable;
  char         *what;
  guint         piece;
  guint         n_pieces;
  gboolean      is_terminal;
  gboolean      is_line_shown;
  gint64        begin_us;
  gint64        shown_us;
  sigset_t      old_mask;
  pthread_t     watch_id;
  gboolean      is_watched;
  int           is_over;       /* atomic */
};

static gpointer
watch_worker (gpointer data)
{
  LodeCliTask *self = data;
  sigset_t set;
  int caught;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  while (sigwait (&set, &caught) == 0 && g_atomic_int_get (&self->is_over) == 0)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        _exit (LODE_CLI_STOPPED);
      g_cancellable_cancel (self->cancellable);
    }

  return NULL;
}

static void
start_watch (LodeCliTask *self)
{
  sigset_t set;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  pthread_sigmask (SIG_BLOCK, &set, &self->old_mask);
  /* GThread does not tell the id that a signal can be sent to. */
  if (pthread_create (&self->watch_id, NULL, watch_worker, self) != 0)
    pthread_sigmask (SIG_SETMASK, &self->old_mask, NULL);
  else
    self->is_watched = TRUE;
}

static void
stop_watch (LodeCliTask *self)
{
  if (!self->is_watched)
    return;
  g_atomic_int_set (&self->is_over, 1);
  pthread_kill (self->watch_id, SIGINT);
  pthread_join (self->watch_id, NULL);
  pthread_sigmask (SIG_SETMASK, &self->old_mask, NULL);
}

static void
clear_line (LodeCliTask *self)
{
  if (self->is_line_shown)
    g_printerr ("\r\033[K");
  self->is_line_shown = FALSE;
}

LodeCliTask *
lode_cli_task_new (const char *what)
{
  LodeCliTask *self = g_new0 (LodeCliTask, 1);

  self->cancellable = g_cancellable_new ();
  self->what = g_strdup (what);
  self->n_pieces = 1;
  self->is_terminal = isatty (STDERR_FILENO) != 0;
  self->begin_us = g_get_monotonic_time ();
  start_watch (self);

  return self;
}

void
lode_cli_task_free (LodeCliTask *self)
{
  g_return_if_fail (self != NULL);

  stop_watch (self);
  clear_line (self);
  g_object_unref (self->cancellable);
  g_free (self->what);
  g_free (self);
}

GCancellable *
lode_cli_task_get_cancellable (LodeCliTask *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

void
lode_cli_task_set_piece (LodeCliTask *self,
                         const char  *what,
                         guint        index,
                         guint        n)
{
  g_return_if_fail (self != NULL && what != NULL && index < n);

  g_free (self->what);
  self->what = g_strdup (what);
  self->piece = index;
  self->n_pieces = n;
}

void
lode_cli_task_progress (double   fraction,
                        gpointer self)
{
  LodeCliTask *task = self;
  gint64 now_us;

  g_return_if_fail (task != NULL);

  if (!task->is_terminal)
    return;
  now_us = g_get_monotonic_time ();
  if (now_us - task->begin_us < QUIET_US || now_us - task->shown_us < REDRAW_US)
    return;
  task->shown_us = now_us;
  task->is_line_shown = TRUE;
  g_printerr ("\r\033[K%s: %.0f %%", task->what,
              100 * (task->piece + CLAMP (fraction, 0, 1)) / task->n_pieces);
}
