/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-worker.h"

#include "article/lode-extraction.h"
#include "cli/lode-cli.h"
#include "library/lode-worker-client.h"

GBytes *
lode_cli_ask_worker (const char  *verb,
                     const char  *path,
                     GError     **error)
{
  const char *arguments[] = { verb, NULL };
  g_autoptr (GBytes) input = NULL;
  gsize size_bytes = 0;
  char *bytes = lode_cli_read (path, LODE_EXTRACT_MAX_BYTES, &size_bytes, error);
  GBytes *output;

  if (bytes == NULL)
    return NULL;
  input = g_bytes_new_take (bytes, size_bytes);
  output = lode_worker_client_run_sync (arguments, input, 0, NULL, error);
  if (output == NULL)
    g_prefix_error (error, "%s: ", lode_cli_display_name (path));
  return output;
}
