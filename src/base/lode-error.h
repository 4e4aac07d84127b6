/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodeError:
 * @LODE_ERROR_INVALID: the input was read and is bad; the message names the place, what is wrong
 *   and what would be right. The command line exits with 1.
 * @LODE_ERROR_TOO_LARGE: the input is over a stated limit. Exits with 1.
 * @LODE_ERROR_TOO_NEW: the file has a version that this program does not know; open it read-only.
 * @LODE_ERROR_INFEASIBLE: the figures contradict each other (margins that no flow table can meet).
 * @LODE_ERROR_NOT_FOUND: a named thing (country, stage, material, file) does not exist.
 * @LODE_ERROR_USAGE: a command line that cannot be understood. Exits with 2.
 * @LODE_ERROR_IO: disk or network failed; nothing already stored was harmed. Exits with 3.
 * @LODE_ERROR_BUSY: another process writes the same workspace.
 * @LODE_ERROR_CONFLICT: the file changed on disk since it was loaded.
 *
 * The one error domain of Lodestone. Every message is a whole sentence for a person: what failed,
 * where, and what can be done. Codes tell a caller what to do, not what to say.
 */
typedef enum
{
  LODE_ERROR_INVALID,
  LODE_ERROR_TOO_LARGE,
  LODE_ERROR_TOO_NEW,
  LODE_ERROR_INFEASIBLE,
  LODE_ERROR_NOT_FOUND,
  LODE_ERROR_USAGE,
  LODE_ERROR_IO,
  LODE_ERROR_BUSY,
  LODE_ERROR_CONFLICT,
} LodeError;

#define LODE_ERROR (lode_error_quark ())
GQuark lode_error_quark (void);

/* The exit status of the command line for @error: 1 bad input, 2 usage, 3 outside failure. */
int lode_error_exit_status (const GError *error);

G_END_DECLS
