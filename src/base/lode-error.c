/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-base"

#include "config.h"

#include "lode-error.h"

G_DEFINE_QUARK (lode-error, lode_error)

int
lode_error_exit_status (const GError *error)
{
  g_return_val_if_fail (error != NULL, 0);

  if (error->domain != LODE_ERROR)
    return 3;

  switch ((LodeError) error->code)
    {
    case LODE_ERROR_USAGE:
      return 2;
    case LODE_ERROR_IO:
    case LODE_ERROR_BUSY:
    case LODE_ERROR_CONFLICT:
      return 3;
    case LODE_ERROR_INVALID:
    case LODE_ERROR_TOO_LARGE:
    case LODE_ERROR_TOO_NEW:
    case LODE_ERROR_INFEASIBLE:
    case LODE_ERROR_NOT_FOUND:
    default:
      return 1;
    }
}
