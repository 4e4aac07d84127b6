/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-worker"

#include "config.h"

#include "lode-confine.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/lode-error.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define UNDER_SANITIZER 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) && !defined(UNDER_SANITIZER)
#define UNDER_SANITIZER 1
#endif

#if defined(HAVE_SECCOMP) && !defined(UNDER_SANITIZER)
#define HAS_FILTER 1
#include <seccomp.h>
#endif

#ifdef UNDER_SANITIZER
/* The leak checker starts a tracer at exit, which a confined process cannot have; the parsers are
 * checked for leaks by their own suites, which run unconfined. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}
#endif

static gboolean
fail (const char  *what,
      int          code,
      GError     **error)
{
  g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "The reader could not be confined (%s): %s.", what,
               g_strerror (code));
  return FALSE;
}

static gboolean
limit (int           resource,
       rlim_t        most,
       const char   *name,
       GError      **error)
{
  struct rlimit now;

  if (getrlimit ((__rlimit_resource_t) resource, &now) != 0)
    return fail (name, errno, error);
  now.rlim_max = MIN (now.rlim_max, most);
  now.rlim_cur = MIN (now.rlim_cur, now.rlim_max);
  if (setrlimit ((__rlimit_resource_t) resource, &now) != 0)
    return fail (name, errno, error);
  return TRUE;
}

static gboolean
set_limits (GError **error)
{
#ifndef UNDER_SANITIZER
  if (!limit (RLIMIT_AS, LODE_CONFINE_MEMORY_BYTES, "memory", error)
      || !limit (RLIMIT_NOFILE, 0, "files", error))
    return FALSE;
#endif
  return limit (RLIMIT_CPU, LODE_CONFINE_CPU_SECONDS, "processor time", error)
         && limit (RLIMIT_CORE, 0, "core files", error)
         && limit (RLIMIT_NPROC, 0, "processes", error);
}

#ifdef HAS_FILTER

/* Enough to read and write what is open, to have memory, to lock, and to end. */
static const int allowed[] = {
  SCMP_SYS (brk),           SCMP_SYS (clock_gettime), SCMP_SYS (close),        SCMP_SYS (exit),
  SCMP_SYS (exit_group),    SCMP_SYS (fstat),         SCMP_SYS (futex),        SCMP_SYS (getpid),
  SCMP_SYS (getrandom),     SCMP_SYS (gettid),        SCMP_SYS (gettimeofday), SCMP_SYS (lseek),
  SCMP_SYS (madvise),       SCMP_SYS (mremap),        SCMP_SYS (munmap),       SCMP_SYS (newfstatat),
  SCMP_SYS (read),          SCMP_SYS (restart_syscall), SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask), SCMP_SYS (rt_sigreturn), SCMP_SYS (sched_yield),  SCMP_SYS (sigaltstack),
  SCMP_SYS (tgkill),        SCMP_SYS (write),         SCMP_SYS (writev),
};

/* No parser has a reason for these; whoever calls them is no longer ours. */
static const int fatal[] = {
  SCMP_SYS (accept),  SCMP_SYS (bind),   SCMP_SYS (clone),            SCMP_SYS (connect),
  SCMP_SYS (execve),  SCMP_SYS (execveat), SCMP_SYS (fork),           SCMP_SYS (kill),
  SCMP_SYS (ptrace),  SCMP_SYS (sendto), SCMP_SYS (process_vm_writev), SCMP_SYS (socket),
  SCMP_SYS (vfork),
};

static int
add_rules (scmp_filter_ctx filter)
{
  int status = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (allowed) && status == 0; i++)
    status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0);
  for (gsize i = 0; i < G_N_ELEMENTS (fatal) && status == 0; i++)
    status = seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, fatal[i], 0);
  /* Memory, but none that can be run, and none that is a file. */
  if (status == 0)
    status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 2,
                               SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                               SCMP_A3 (SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS));
  if (status == 0)
    status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1,
                               SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  return status;
}

static gboolean
set_filter (GError **error)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  int status;

  if (filter == NULL)
    return fail ("filter", ENOMEM, error);
  status = add_rules (filter);
  if (status == 0)
    status = seccomp_load (filter);
  seccomp_release (filter);
  return status == 0 || fail ("filter", -status, error);
}

#else

static gboolean
set_filter (GError **error)
{
  return TRUE;
}

#endif

gboolean
lode_confine (GError **error)
{
  if (close_range (STDERR_FILENO + 1, ~0U, 0) != 0 && errno != ENOSYS)
    return fail ("descriptors", errno, error);
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return fail ("privileges", errno, error);
#ifndef UNDER_SANITIZER
  if (prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    return fail ("dumps", errno, error);
#endif
  return set_limits (error) && set_filter (error);
}

gboolean
lode_confine_has_filter (void)
{
#ifdef HAS_FILTER
  return TRUE;
#else
  return FALSE;
#endif
}
