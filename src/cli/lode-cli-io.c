/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lode-error.h"
#include "base/lode-json-load.h"
#include "cli/lode-cli-task.h"

gboolean
lode_cli_parse (const LodeCliCommand *command,
                const GOptionEntry   *entries,
                int                  *argc,
                char               ***argv,
                int                   min_words,
                int                   max_words,
                int                  *status)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  gboolean wants_help = FALSE;
  const GOptionEntry help_entry[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, "Print this text", NULL },
    { NULL },
  };

  /* GLib would exit on --help by itself and would name the program, not the command. */
  context = g_option_context_new (NULL);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, help_entry, NULL);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);

  title = g_strdup_printf ("lodestone-cli %s", command->name);
  g_set_prgname (title);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = lode_cli_usage_error (command, "%s", error->message);
      return FALSE;
    }
  if (wants_help)
    {
      g_print ("Usage: lodestone-cli %s %s\n\n%s\n", command->name, command->synopsis, command->help);
      *status = 0;
      return FALSE;
    }
  /* A lone "--" only ends the options. */
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      for (int i = 1; i < *argc; i++)
        (*argv)[i] = (*argv)[i + 1];
      *argc -= 1;
    }
  if (*argc - 1 < min_words || *argc - 1 > max_words)
    {
      *status = lode_cli_usage_error (command, "%s",
                                      *argc - 1 < min_words ? "something is missing" : "too many words");
      return FALSE;
    }

  *status = 0;
  return TRUE;
}

int
lode_cli_fail (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_printerr ("lodestone-cli: stopped; nothing was written.\n");
      return LODE_CLI_STOPPED;
    }
  g_printerr ("lodestone-cli: %s\n", error->message);
  return lode_error_exit_status (error);
}

int
lode_cli_usage_error (const LodeCliCommand *command,
                      const char           *format,
                      ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("lodestone-cli %s: %s\nUsage: lodestone-cli %s %s\n", command->name, message,
              command->name, command->synopsis);
  return 2;
}

JsonNode *
lode_cli_load_json (const char  *path,
                    GError     **error)
{
  GError *failure = NULL;
  JsonNode *root = lode_json_load (path, &failure);

  if (root != NULL)
    return root;
  if (g_error_matches (failure, LODE_ERROR, LODE_ERROR_NOT_FOUND))
    failure->code = LODE_ERROR_IO;
  g_propagate_error (error, failure);

  return NULL;
}

const char *
lode_cli_display_name (const char *path)
{
  return g_str_equal (path, "-") ? "standard input" : path;
}

static gboolean
read_all (int          fd,
          GByteArray  *bytes,
          gsize        limit_bytes,
          const char  *path,
          GError     **error)
{
  char chunk[65536];

  for (;;)
    {
      gssize count = read (fd, chunk, sizeof chunk);

      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        {
          g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "%s could not be read: %s.",
                       lode_cli_display_name (path), g_strerror (errno));
          return FALSE;
        }
      if (count == 0)
        return TRUE;
      if (bytes->len + (gsize) count > limit_bytes)
        {
          g_set_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE,
                       "%s is larger than %" G_GSIZE_FORMAT " MB, which is the most that is read.",
                       lode_cli_display_name (path), limit_bytes >> 20);
          return FALSE;
        }
      g_byte_array_append (bytes, (const guint8 *) chunk, (guint) count);
    }
}

char *
lode_cli_read (const char  *path,
               gsize        limit_bytes,
               gsize       *size_bytes,
               GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean is_stdin = g_str_equal (path, "-");
  gboolean is_read;
  int fd = is_stdin ? STDIN_FILENO : open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "%s could not be opened: %s.", path,
                   g_strerror (errno));
      return NULL;
    }
  is_read = read_all (fd, bytes, limit_bytes, path, error);
  if (!is_stdin)
    close (fd);
  if (!is_read)
    return NULL;

  *size_bytes = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

static gboolean
write_all (int         fd,
           const char *bytes,
           gsize       size_bytes)
{
  while (size_bytes > 0)
    {
      gssize count = write (fd, bytes, size_bytes);

      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        return FALSE;
      bytes += count;
      size_bytes -= (gsize) count;
    }
  return TRUE;
}

gboolean
lode_cli_write (const char  *path,
                const char  *bytes,
                gsize        size_bytes,
                GError     **error)
{
  if (path == NULL || g_str_equal (path, "-"))
    {
      if (write_all (STDOUT_FILENO, bytes, size_bytes))
        return TRUE;
      g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "Standard output could not be written: %s.",
                   g_strerror (errno));
      return FALSE;
    }

  g_autoptr (GError) file_error = NULL;

  if (g_file_set_contents_full (path, bytes, (gssize) size_bytes, G_FILE_SET_CONTENTS_CONSISTENT,
                                0666, &file_error))
    return TRUE;
  g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "%s could not be written: %s.", path,
               file_error->message);
  return FALSE;
}
