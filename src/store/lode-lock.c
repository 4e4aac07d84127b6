/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-store"

#include "config.h"

#include "lode-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lode-clock.h"
#include "base/lode-error.h"

#define LOCK_NAME ".lodestone-lock"
#define MAX_TEXT_BYTES 512
/* How long the word of another machine counts. */
#define FOREIGN_CLAIM_S (10 * 60)

struct _LodeLock
{
  char *path;
  int   fd;
};

/* What the text of a lock file says; @pid is 0 when it says nothing. */
typedef struct
{
  gint64 pid;
  char   host[256];
  gint64 time_s;
} Claim;

static gint64
now_s (void)
{
  return lode_clock_now_us () / G_USEC_PER_SEC;
}

static Claim
read_claim (int fd)
{
  char text[MAX_TEXT_BYTES + 1] = { 0 };
  Claim claim = { 0 };
  g_auto (GStrv) words = NULL;

  if (pread (fd, text, MAX_TEXT_BYTES, 0) <= 0)
    return claim;

  words = g_strsplit (g_strchomp (text), " ", 3);
  if (g_strv_length (words) != 3)
    return claim;

  claim.pid = g_ascii_strtoll (words[0], NULL, 10);
  g_strlcpy (claim.host, words[1], sizeof claim.host);
  claim.time_s = g_ascii_strtoll (words[2], NULL, 10);
  return claim;
}

static void
write_claim (int fd)
{
  g_autofree char *text = g_strdup_printf ("%d %s %" G_GINT64_FORMAT "\n", (int) getpid (),
                                           g_get_host_name (), now_s ());

  /* The text is a courtesy; the lock holds without it (a full disk must not stop a save). */
  if (ftruncate (fd, 0) < 0 || pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("The lock file could not be written: %s", g_strerror (errno));
}

static gboolean
is_own_host (const Claim *claim)
{
  return g_str_equal (claim->host, g_get_host_name ());
}

static gboolean
fail_busy (GError     **error,
           const char  *path,
           const Claim *claim)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (folder);

  if (claim->pid > 0)
    g_set_error (error, LODE_ERROR, LODE_ERROR_BUSY,
                 "%s is in use by another Lodestone (process %" G_GINT64_FORMAT
                 " on %s); close it there, or open this folder read-only.",
                 name, claim->pid, claim->host);
  else
    g_set_error (error, LODE_ERROR, LODE_ERROR_BUSY,
                 "%s is in use by another Lodestone; close it there, or open this folder "
                 "read-only.",
                 name);
  return FALSE;
}

static gboolean
fail_io (GError     **error,
         const char  *path,
         int          saved_errno)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "The lock %s could not be taken: %s.", name,
               g_strerror (saved_errno));
  return FALSE;
}

/* Locks of open file descriptions, not of the process: a second one in this process is refused
 * too, and closing another descriptor of the file does not let it go. */
static int
lock_descriptor (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0 ? 0 : errno;
}

/* Whether the text alone forbids to write, on a folder that another machine may share. */
static gboolean
is_claimed_elsewhere (const Claim *claim)
{
  gint64 age_s = now_s () - claim->time_s;

  return claim->pid > 0 && !is_own_host (claim) && age_s >= -FOREIGN_CLAIM_S &&
         age_s < FOREIGN_CLAIM_S;
}

/* Where the file system knows no locks, a living process of this host is all there is to go by. */
static gboolean
is_claimed_here (const Claim *claim)
{
  return claim->pid > 0 && is_own_host (claim) &&
         (kill ((pid_t) claim->pid, 0) == 0 || errno == EPERM);
}

/* Somebody may have removed the file between open and lock: then ours is a lock on nothing. */
static gboolean
is_same_file (int         fd,
              const char *path)
{
  struct stat opened;
  struct stat named;

  return fstat (fd, &opened) == 0 && g_stat (path, &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

static gboolean
take_descriptor (int          fd,
                 const char  *path,
                 GError     **error)
{
  int result = lock_descriptor (fd);
  Claim claim = read_claim (fd);

  switch (result)
    {
    case 0:
      if (!is_same_file (fd, path))
        return fail_busy (error, path, &(Claim) { 0 });
      return is_claimed_elsewhere (&claim) ? fail_busy (error, path, &claim) : TRUE;
    case EAGAIN:
    case EACCES:
      return fail_busy (error, path, &claim);
    case EINVAL:
    case ENOLCK:
    case ENOSYS:
    case EOPNOTSUPP:
      if (is_claimed_here (&claim) || is_claimed_elsewhere (&claim))
        return fail_busy (error, path, &claim);
      return TRUE;
    default:
      return fail_io (error, path, result);
    }
}

LodeLock *
lode_lock_acquire (const char  *folder,
                   GError     **error)
{
  g_autofree char *path = NULL;
  LodeLock *self;
  int fd;

  g_return_val_if_fail (folder != NULL, NULL);

  path = g_build_filename (folder, LOCK_NAME, NULL);
  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      fail_io (error, path, errno);
      return NULL;
    }
  if (!take_descriptor (fd, path, error))
    {
      close (fd);
      return NULL;
    }

  write_claim (fd);
  self = g_new0 (LodeLock, 1);
  self->path = g_steal_pointer (&path);
  self->fd = fd;
  return self;
}

void
lode_lock_refresh (LodeLock *self)
{
  g_return_if_fail (self != NULL);

  write_claim (self->fd);
}

void
lode_lock_release (LodeLock *self)
{
  g_return_if_fail (self != NULL);

  if (ftruncate (self->fd, 0) < 0)
    g_debug ("%s could not be emptied: %s", self->path, g_strerror (errno));
  close (self->fd);
  g_free (self->path);
  g_free (self);
}
