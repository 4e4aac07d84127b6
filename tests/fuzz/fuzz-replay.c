/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands in for libFuzzer where the build has none: gives every file of the corpus to the target,
 * whole, cut short and with bytes changed, always in the same way.
 *
 * Usage: fuzz-NAME CORPUS-FOLDER-OR-FILE… */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "fuzz.h"

#define N_CUTS 40
#define N_CHANGES 200
#define MAX_CHANGED_BYTES 65536

static guint n_inputs;

static void
run_input (const char *bytes,
           gsize       size)
{
  /* An exact copy, so that a sanitizer sees a read past the end. */
  g_autofree uint8_t *copy = g_memdup2 (bytes, size);

  LLVMFuzzerTestOneInput (copy, size);
  n_inputs++;
}

static void
change_bytes (char  *bytes,
              gsize  size,
              GRand *random)
{
  static const char telling[] = "{}[]<>\"'\\&;:,/=-+.0123456789eEuU \n\t\0\x80\xC3\xED\xFF";

  for (gint32 n = g_rand_int_range (random, 1, 5); n > 0; n--)
    {
      gsize at = g_rand_int (random) % size;

      if (g_rand_boolean (random))
        bytes[at] = telling[g_rand_int_range (random, 0, sizeof telling)];
      else
        bytes[at] ^= (char) (1 << g_rand_int_range (random, 0, 8));
    }
}

static void
run_bytes (const char *bytes,
           gsize       size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  run_input (bytes, size);
  if (size == 0 || size > MAX_CHANGED_BYTES)
    return;

  for (guint i = 0; i < N_CUTS; i++)
    run_input (bytes, g_rand_int (random) % size);
  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autofree char *changed = g_memdup2 (bytes, size);

      change_bytes (changed, size, random);
      run_input (changed, size);
    }
}

static void
run_path (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  gsize size;

  if (folder == NULL)
    {
      g_file_get_contents (path, &bytes, &size, &error);
      g_assert_no_error (error);
      run_bytes (bytes, size);
      return;
    }

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      run_path (child);
    }
}

int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    run_path (argv[i]);
  g_print ("%u inputs\n", n_inputs);

  /* A corpus that went missing must not pass for a success. */
  return n_inputs > 0 ? 0 : 1;
}
