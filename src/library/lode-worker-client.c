/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-worker-client.h"

#include <errno.h>
#include <glib-unix.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/lode-error.h"

#define PROGRAM "lodestone-worker"
#define PIECE_BYTES (64 * 1024)
#define MAX_MESSAGE_BYTES 4096
/* How often a cancelled request is noticed. */
#define POLL_MS 100
/* How long a reader may take to end after its last word: a second. */
#define END_WAIT_US 500
#define END_WAITS 2000

typedef struct
{
  GPid        pid;
  int         in;
  int         out;
  int         err;
  const char *bytes;
  gsize       left;
  GByteArray *output;
  GByteArray *message;
} Job;

static void
close_fd (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

static gboolean
start (Job                 *job,
       const char * const  *arguments,
       GError             **error)
{
  g_autofree char *program = lode_worker_client_find (error);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) failure = NULL;
  char *environment[] = { (char *) "LC_ALL=C.UTF-8", NULL };
  gboolean started;

  if (program == NULL)
    return FALSE;
  g_ptr_array_add (argv, program);
  for (gsize i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) arguments[i]);
  g_ptr_array_add (argv, NULL);

  started = g_spawn_async_with_pipes_and_fds (NULL, (const char * const *) argv->pdata,
                                              (const char * const *) environment,
                                              G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, -1, -1, -1, NULL,
                                              NULL, 0, &job->pid, &job->in, &job->out, &job->err,
                                              &failure);
  if (started)
    g_unix_set_fd_nonblocking (job->in, TRUE, NULL);
  if (!started)
    g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "The reader %s could not be started: %s.", program,
                 failure->message);
  return started;
}

/* Writes to a reader that may have ended, without the signal that this raises in the thread. */
static gssize
write_quietly (int         fd,
               const char *bytes,
               gsize       size_bytes)
{
  const struct timespec at_once = { 0, 0 };
  sigset_t broken_pipe;
  sigset_t before;
  gssize n;
  int status;

  sigemptyset (&broken_pipe);
  sigaddset (&broken_pipe, SIGPIPE);
  pthread_sigmask (SIG_BLOCK, &broken_pipe, &before);
  n = write (fd, bytes, size_bytes);
  status = errno;
  if (n < 0 && status == EPIPE && !sigismember (&before, SIGPIPE))
    sigtimedwait (&broken_pipe, NULL, &at_once);
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  errno = status;
  return n;
}

static void
feed (Job *job)
{
  gssize n = write_quietly (job->in, job->bytes, MIN (job->left, PIECE_BYTES));

  if (n > 0)
    {
      job->bytes += n;
      job->left -= (gsize) n;
    }
  else if (n < 0 && errno != EAGAIN && errno != EINTR)
    {
      /* It ended without reading all; its status says why. */
      job->left = 0;
    }
  if (job->left == 0)
    close_fd (&job->in);
}

static void
drain (int        *fd,
       GByteArray *into,
       gsize       most)
{
  guint8 piece[PIECE_BYTES];
  gssize n = read (*fd, piece, sizeof piece);

  if (n > 0 && into->len <= most)
    g_byte_array_append (into, piece, (guint) n);
  else if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
    close_fd (fd);
}

static gboolean
is_in_bounds (Job           *job,
              guint          timeout_ms,
              gint64         deadline_us,
              GCancellable  *cancellable,
              GError       **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (job->output->len > LODE_WORKER_MAX_OUTPUT_BYTES)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE,
                   "Reading the document gave more than %d MB; it was stopped.",
                   LODE_WORKER_MAX_OUTPUT_BYTES >> 20);
      return FALSE;
    }
  if (g_get_monotonic_time () > deadline_us)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "Reading the document took more than %g seconds; it was stopped.",
                   timeout_ms / 1000.0);
      return FALSE;
    }
  return TRUE;
}

/* Moves bytes both ways until the reader has closed its ends. */
static gboolean
exchange (Job           *job,
          guint          timeout_ms,
          GCancellable  *cancellable,
          GError       **error)
{
  gint64 deadline_us = g_get_monotonic_time () + timeout_ms * G_TIME_SPAN_MILLISECOND;

  while (job->out >= 0 || job->err >= 0)
    {
      struct pollfd fds[3] = { { job->in, POLLOUT, 0 }, { job->out, POLLIN, 0 }, { job->err, POLLIN, 0 } };

      if (poll (fds, G_N_ELEMENTS (fds), POLL_MS) > 0)
        {
          if (fds[0].revents != 0)
            feed (job);
          if (fds[1].revents != 0)
            drain (&job->out, job->output, LODE_WORKER_MAX_OUTPUT_BYTES);
          if (fds[2].revents != 0)
            drain (&job->err, job->message, MAX_MESSAGE_BYTES);
        }
      if (!is_in_bounds (job, timeout_ms, deadline_us, cancellable, error))
        {
          kill (job->pid, SIGKILL);
          return FALSE;
        }
    }
  return TRUE;
}

/* A reader that closed its ends and lives on gets no more time for that. */
static void
wait_for_end (Job *job,
              int *status)
{
  for (int i = 0; i < END_WAITS; i++)
    {
      pid_t waited = waitpid (job->pid, status, WNOHANG);

      if (waited > 0 || (waited < 0 && errno != EINTR))
        return;
      g_usleep (END_WAIT_US);
    }
  kill (job->pid, SIGKILL);
  while (waitpid (job->pid, status, 0) < 0 && errno == EINTR)
    continue;
}

/* What the reader said, without its name in front. */
static char *
take_message (Job *job)
{
  char *text = job->message->len == 0
                   ? g_strdup ("")
                   : g_utf8_make_valid ((const char *) job->message->data, (gssize) job->message->len);

  if (g_str_has_prefix (text, PROGRAM ": "))
    memmove (text, text + strlen (PROGRAM ": "), strlen (text + strlen (PROGRAM ": ")) + 1);
  return g_strstrip (text);
}

static gboolean
judge (Job     *job,
       int      status,
       GError **error)
{
  g_autofree char *message = take_message (job);

  if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
    return TRUE;
  if (!WIFEXITED (status))
    g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                 "The document could not be read: the reader stopped at it (%s).",
                 g_strsignal (WTERMSIG (status)));
  else if (message[0] == '\0')
    g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "The reader failed with status %d and said nothing.",
                 WEXITSTATUS (status));
  else
    g_set_error_literal (error, LODE_ERROR,
                         WEXITSTATUS (status) == 1 ? LODE_ERROR_INVALID
                         : WEXITSTATUS (status) == 2 ? LODE_ERROR_USAGE : LODE_ERROR_IO,
                         message);
  return FALSE;
}

char *
lode_worker_client_find (GError **error)
{
  const char *named = g_getenv ("LODESTONE_WORKER");
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : g_strdup (".");
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  if (named != NULL && named[0] != '\0')
    {
      g_ptr_array_add (places, g_strdup (named));
    }
  else
    {
      g_ptr_array_add (places, g_build_filename (folder, PROGRAM, NULL));
      g_ptr_array_add (places, g_build_filename (folder, "..", "src", PROGRAM, NULL));
      g_ptr_array_add (places, g_build_filename (folder, "..", "..", "src", PROGRAM, NULL));
      g_ptr_array_add (places, g_build_filename (LIBEXECDIR, PROGRAM, NULL));
    }
  for (guint i = 0; i < places->len; i++)
    if (g_file_test (g_ptr_array_index (places, i), G_FILE_TEST_IS_EXECUTABLE))
      return g_strdup (g_ptr_array_index (places, i));

  g_set_error (error, LODE_ERROR, LODE_ERROR_IO,
               "The program that reads documents was not found at %s; it belongs beside this one.",
               (const char *) g_ptr_array_index (places, 0));
  return NULL;
}

GBytes *
lode_worker_client_run_sync (const char * const  *arguments,
                             GBytes              *input,
                             guint                timeout_ms,
                             GCancellable        *cancellable,
                             GError             **error)
{
  Job job = { .in = -1, .out = -1, .err = -1 };
  int status = 0;
  gboolean done = FALSE;
  GBytes *result = NULL;

  g_return_val_if_fail (arguments != NULL && arguments[0] != NULL, NULL);
  g_return_val_if_fail (input != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  job.bytes = g_bytes_get_data (input, &job.left);
  job.output = g_byte_array_new ();
  job.message = g_byte_array_new ();
  if (start (&job, arguments, error))
    {
      done = exchange (&job, timeout_ms > 0 ? timeout_ms : LODE_WORKER_TIMEOUT_MS, cancellable, error);
      close_fd (&job.in);
      wait_for_end (&job, &status);
      g_spawn_close_pid (job.pid);
      done = done && judge (&job, status, error);
    }
  close_fd (&job.in);
  close_fd (&job.out);
  close_fd (&job.err);
  g_byte_array_unref (job.message);
  if (done)
    result = g_byte_array_free_to_bytes (job.output);
  else
    g_byte_array_unref (job.output);
  return result;
}
