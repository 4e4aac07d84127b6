/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * LodeCliCommand: one verb of the command line, in a file of its own.
 * @name: "extract"
 * @synopsis: what follows the name: "[--format=json|text] FILE"
 * @help: sentences for --help
 * @run: does the job; argv[0] is the command's name. Returns the exit status
 */
typedef struct
{
  const char *name;
  const char *synopsis;
  const char *help;
  int       (*run) (int    argc,
                    char **argv);
} LodeCliCommand;

/* Parses the options of @command into @entries (NULL-terminated, may be NULL) and leaves the other words,
 * of which there must be between @min_words and @max_words, in @argv[1…]. Returns FALSE when the
 * command is over: help was printed (0) or the words are wrong (2), with the status in @status. */
gboolean lode_cli_parse (const LodeCliCommand *command,
                         const GOptionEntry   *entries,
                         int                  *argc,
                         char               ***argv,
                         int                   min_words,
                         int                   max_words,
                         int                  *status);

/* Prints "lodestone-cli: MESSAGE" on standard error and returns the exit status for @error; 130 when
 * it says that the work was cancelled (lode-cli-task.h). */
int      lode_cli_fail (const GError *error);
/* The same for a wrong option value; returns 2. */
int      lode_cli_usage_error (const LodeCliCommand *command,
                               const char           *format,
                               ...) G_GNUC_PRINTF (2, 3);

/* Reads a whole file, "-" being standard input; refuses more than @limit_bytes.
 * (transfer full) (nullable): %NULL with an error that names the file. A NUL follows the bytes. */
char    *lode_cli_read (const char  *path,
                        gsize        limit_bytes,
                        gsize       *size_bytes,
                        GError     **error);
/* Writes to @path, or to standard output when it is %NULL or "-". */
gboolean lode_cli_write (const char  *path,
                         const char  *bytes,
                         gsize        size_bytes,
                         GError     **error);
/* As lode_json_load(); a file that is not there is an outside failure on the command line. */
JsonNode *lode_cli_load_json (const char  *path,
                              GError     **error);
/* How messages call the file: its path, or "standard input". */
const char *lode_cli_display_name (const char *path);

/* Every command, in the order of --help; ends with %NULL. */
extern const LodeCliCommand * const lode_cli_commands[];

G_END_DECLS
