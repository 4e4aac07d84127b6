/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-base"

#include "config.h"

#include "lode-clock.h"

static gint64 fixed_now_us;
G_LOCK_DEFINE_STATIC (fixed_now_us);

gint64
lode_clock_now_us (void)
{
  gint64 now_us;

  G_LOCK (fixed_now_us);
  now_us = fixed_now_us;
  G_UNLOCK (fixed_now_us);

  return now_us != 0 ? now_us : g_get_real_time ();
}

void
lode_clock_set_fixed (gint64 now_us)
{
  G_LOCK (fixed_now_us);
  fixed_now_us = now_us;
  G_UNLOCK (fixed_now_us);
}

char *
lode_clock_now_iso (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (lode_clock_now_us () / G_USEC_PER_SEC);

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}
