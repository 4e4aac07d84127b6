/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli.h"

#include <string.h>
#include <sys/stat.h>

#include "base/lode-error.h"
#include "base/lode-json-guard.h"
#include "base/lode-json-reader.h"
#include "cli/atlas/lode-cli-check-atlas.h"
#include "cli/lode-cli-commands.h"
#include "cli/lode-cli-table.h"
#include "model/lode-article.h"
#include "model/lode-briefing.h"
#include "model/lode-scenario.h"
#include "store/lode-backup.h"
#include "store/lode-lock.h"

/* Looks into a document whose format and version are known already. */
typedef gboolean (*ContentCheck) (JsonNode    *root,
                                  const char  *name,
                                  GError     **error);

static gboolean
check_article (JsonNode    *root,
               const char  *name,
               GError     **error)
{
  g_autoptr (LodeArticle) article = lode_article_from_json (root, name, error);

  return article != NULL;
}

static gboolean
check_briefing (JsonNode    *root,
                const char  *name,
                GError     **error)
{
  g_autoptr (LodeBriefing) briefing = lode_briefing_from_json (root, name, error);

  return briefing != NULL;
}

static gboolean
check_scenario (JsonNode    *root,
                const char  *name,
                GError     **error)
{
  g_autoptr (LodeScenario) scenario = lode_scenario_from_json (root, name, error);

  return scenario != NULL;
}

/* Every kind of file that Lodestone reads or writes. @check is %NULL where format and version say
 * all. */
static const struct
{
  const char  *format;
  int          version;
  ContentCheck check;
} formats[] = {
  { "lodestone-article", 1, check_article },
  { "lodestone-atlas", 1, NULL },
  { "lodestone-atlas-chain", 1, NULL },
  { "lodestone-atlas-consumption", 1, NULL },
  { "lodestone-atlas-countries", 1, NULL },
  { "lodestone-atlas-crosschecks", 1, NULL },
  { "lodestone-atlas-demand", 1, NULL },
  { "lodestone-atlas-economies", 1, NULL },
  { "lodestone-atlas-events", 1, NULL },
  { "lodestone-atlas-exchange", 1, NULL },
  { "lodestone-atlas-governance", 1, NULL },
  { "lodestone-atlas-imports", 1, NULL },
  { "lodestone-atlas-materials", 1, NULL },
  { "lodestone-atlas-prices", 1, NULL },
  { "lodestone-atlas-production", 1, NULL },
  { "lodestone-atlas-projections", 1, NULL },
  { "lodestone-atlas-projects", 1, NULL },
  { "lodestone-atlas-reliance", 1, NULL },
  { "lodestone-atlas-reserves", 1, NULL },
  { "lodestone-atlas-salient", 1, NULL },
  { "lodestone-atlas-shares", 1, NULL },
  { "lodestone-atlas-sources", 1, NULL },
  { "lodestone-atlas-targets", 1, NULL },
  { "lodestone-atlas-unconfirmed", 1, NULL },
  { "lodestone-briefing", 1, check_briefing },
  { "lodestone-feeds", 1, NULL },
  { "lodestone-overrides", 1, NULL },
  { "lodestone-scenario", 1, check_scenario },
  { "lodestone-settings", 1, NULL },
  { "lodestone-workspace", 1, NULL },
};

/* What a walk over files found; @status is the worst exit status so far. */
typedef struct
{
  const char *root;
  gboolean    syntax_only;
  gboolean    repair;
  guint       n_sound;
  guint       n_bad;
  guint       n_repaired;
  int         status;
} Tally;

static int
find_format (const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].format, format))
      return (int) i;

  return -1;
}

/* The entry of the table that fits the document; -1 with an error when none does. */
static int
identify (JsonNode    *root,
          const char  *name,
          GError     **error)
{
  LodeJsonReader *reader = lode_json_reader_new (root, name);
  const char *format = lode_json_reader_require_string (reader, "format");
  int index = lode_json_reader_has_failed (reader) ? -1 : find_format (format);

  if (index < 0)
    lode_json_reader_fail (reader, "format", "“%s” is no format of Lodestone", format);
  else
    lode_json_reader_check_format (reader, format, formats[index].version);

  return lode_json_reader_close (reader, error) ? index : -1;
}

static gboolean
check_content (const char  *bytes,
               gsize        size_bytes,
               const char  *name,
               GError     **error)
{
  g_autoptr (JsonNode) root = lode_json_parse (bytes, size_bytes, name, error);
  int index = root != NULL ? identify (root, name, error) : -1;

  if (index < 0)
    return FALSE;

  return formats[index].check == NULL || formats[index].check (root, name, error);
}

/* A file that states a size over the limit is not read at all. */
static gboolean
check_size (const char  *path,
            GError     **error)
{
  struct stat info;

  if (stat (path, &info) < 0 || !S_ISREG (info.st_mode) || info.st_size <= LODE_JSON_MAX_BYTES)
    return TRUE;

  g_set_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE,
               "%s has %" G_GOFFSET_FORMAT " bytes; at most %d MB are read.", path,
               (goffset) info.st_size, LODE_JSON_MAX_BYTES >> 20);
  return FALSE;
}

static gboolean
check_file (const char  *path,
            gboolean     syntax_only,
            GError     **error)
{
  const char *name = lode_cli_display_name (path);
  g_autofree char *bytes = NULL;
  gsize size_bytes = 0;

  if (check_size (path, error))
    bytes = lode_cli_read (path, LODE_JSON_MAX_BYTES, &size_bytes, error);
  if (bytes == NULL)
    return FALSE;
  if (syntax_only)
    return lode_json_guard_check (bytes, size_bytes, name, LODE_JSON_SYNTAX_ONLY, error);

  return check_content (bytes, size_bytes, name, error);
}

static void
tally_error (Tally        *tally,
             const GError *error)
{
  int status = lode_cli_fail (error);

  tally->n_bad++;
  tally->status = MAX (tally->status, status);
}

/* (transfer full): where the library keeps backups of @path. */
static char *
backup_folder_for (const Tally *tally,
                   const char  *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *below = folder + strlen (tally->root);

  return g_build_filename (tally->root, "backups", below, NULL);
}

/* A file of a later Lodestone, or one that the disk does not give, is not damaged. */
static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, LODE_ERROR, LODE_ERROR_INVALID);
}

static gboolean
repair_file (Tally        *tally,
             const char   *path,
             const GError *damage)
{
  g_autofree char *folder = backup_folder_for (tally, path);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  if (!lode_backup_restore (folder, path, &kept, &error))
    {
      g_printerr ("lodestone-cli: %s\n", error->message);
      return FALSE;
    }

  g_printerr ("lodestone-cli: %s It was restored from a backup; the damaged file is kept as %s.\n",
              damage->message, kept);
  tally->n_repaired++;
  return TRUE;
}

static void
tally_file (Tally      *tally,
            const char *path)
{
  g_autoptr (GError) error = NULL;

  if (check_file (path, tally->syntax_only, &error))
    tally->n_sound++;
  else if (!tally->repair || !is_damage (error) || !repair_file (tally, path, error))
    tally_error (tally, error);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* (transfer full) (nullable): what the folder holds, by name, so that two runs say the same. */
static GPtrArray *
list_folder (const char  *path,
             GError     **error)
{
  g_autoptr (GError) folder_error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &folder_error);
  GPtrArray *names;
  const char *name;

  if (folder == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "%s could not be read: %s.", path,
                   folder_error->message);
      return NULL;
    }

  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Folders wait in a queue; links to folders are not followed, since they may lead in a circle. */
static void
tally_folder (Tally *tally)
{
  g_autoptr (GQueue) waiting = g_queue_new ();

  g_queue_push_tail (waiting, g_strdup (tally->root));
  while (!g_queue_is_empty (waiting))
    {
      g_autofree char *path = g_queue_pop_head (waiting);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) names = list_folder (path, &error);

      if (names == NULL)
        tally_error (tally, error);
      for (guint i = 0; names != NULL && i < names->len; i++)
        {
          const char *name = g_ptr_array_index (names, i);
          g_autofree char *child = g_build_filename (path, name, NULL);

          if (*name == '.')
            continue;
          if (!g_file_test (child, G_FILE_TEST_IS_DIR))
            {
              if (g_str_has_suffix (name, ".json"))
                tally_file (tally, child);
            }
          else if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK))
            {
              g_queue_push_tail (waiting, g_steal_pointer (&child));
            }
        }
    }
}

/* "workspace/" is "workspace", so that the rest of a path below it can be cut off. */
static const char *
strip_slashes (char *path)
{
  gsize length = strlen (path);

  while (length > 1 && path[length - 1] == G_DIR_SEPARATOR)
    path[--length] = '\0';

  return path;
}

static int
run_file (Tally *tally)
{
  tally_file (tally, tally->root);
  if (tally->n_sound == 1)
    g_print ("%s is sound.\n", lode_cli_display_name (tally->root));

  return tally->status;
}

static int
run_folder (Tally *tally)
{
  g_autoptr (LodeLock) lock = NULL;
  g_autoptr (GError) error = NULL;

  if (tally->repair)
    {
      lock = lode_lock_acquire (tally->root, &error);
      if (lock == NULL)
        return lode_cli_fail (error);
    }

  tally_folder (tally);
  if (tally->repair)
    g_print ("%u sound, %u repaired, %u bad.\n", tally->n_sound, tally->n_repaired, tally->n_bad);
  else
    g_print ("%u sound, %u bad.\n", tally->n_sound, tally->n_bad);
  return tally->status;
}

/* @path must be %NULL: the bundled data are in the program. */
static int
run_atlas (gboolean    is_atlas,
           const char *path,
           const char *format)
{
  if (!is_atlas)
    return lode_cli_usage_error (&lode_cli_check, path == NULL ? "a FILE or DIR is missing"
                                                               : "--format goes with --atlas");
  if (path != NULL)
    return lode_cli_usage_error (&lode_cli_check, "--atlas looks at the bundled data, not at a file");
  if (format != NULL && !lode_cli_table_knows_format (format))
    return lode_cli_usage_error (&lode_cli_check,
                                 "there is no format “%s”; it is json, csv or table", format);

  return lode_cli_check_atlas (format != NULL ? format : "table");
}

static int
run (int    argc,
     char **argv)
{
  Tally tally = { 0 };
  gboolean is_atlas = FALSE;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "atlas", 0, 0, G_OPTION_ARG_NONE, &is_atlas, "The bundled data", NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json, csv or table", "FORMAT" },
    { "syntax", 0, 0, G_OPTION_ARG_NONE, &tally.syntax_only, "Strict JSON alone", NULL },
    { "repair", 0, 0, G_OPTION_ARG_NONE, &tally.repair, "Restore from backups", NULL },
    { NULL },
  };
  gboolean is_folder;
  int status;

  if (!lode_cli_parse (&lode_cli_check, entries, &argc, &argv, 0, 1, &status))
    return status;
  if (is_atlas || format != NULL || argv[1] == NULL)
    return run_atlas (is_atlas, argv[1], format);

  tally.root = strip_slashes (argv[1]);
  is_folder = g_file_test (tally.root, G_FILE_TEST_IS_DIR);
  if (tally.repair && (!is_folder || tally.syntax_only))
    return lode_cli_usage_error (&lode_cli_check, "--repair works on a whole workspace");

  return is_folder ? run_folder (&tally) : run_file (&tally);
}

const LodeCliCommand lode_cli_check = {
  .name = "check",
  .synopsis = "[--syntax] [--repair] FILE|DIR, or --atlas [--format=json|csv|table]",
  .help = "Says whether a file, or every *.json file in a folder, is sound: strict JSON, a known\n"
          "format and version, and good content.\n\n"
          "  --syntax   Look at it as strict JSON (RFC 8259) alone, whatever it holds\n"
          "  --repair   Put the newest sound backup in place of each damaged file of a workspace;\n"
          "             the damaged file is kept beside it, nothing is deleted\n"
          "  --atlas    Review the bundled data: sums, references, ranges, years, conflicts between\n"
          "             sources, doubts, and coverage; status 1 when there is a defect",
  .run = run,
};
