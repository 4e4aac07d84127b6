/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a document may cost. */
#define LODE_CONFINE_MEMORY_BYTES (G_GUINT64_CONSTANT (1) << 30)
#define LODE_CONFINE_CPU_SECONDS 10

/**
 * lode_confine:
 *
 * Gives up, for good, everything that parsing does not need: descriptors but the standard three,
 * files, sockets, programs, children, more memory and time than a document may cost. A system call
 * outside the few that are left fails; one that would reach out ends the process with SIGSYS. Where
 * libseccomp was not found at build time, or under a sanitizer, which needs more, the limits remain.
 *
 * Returns: %FALSE with %LODE_ERROR_IO when the kernel refuses: then nothing must be parsed.
 */
gboolean lode_confine (GError **error);

/* Whether this build has the filter of system calls. */
gboolean lode_confine_has_filter (void);

G_END_DECLS
