/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* The commands chart and layout, as a person would run them. */

typedef struct
{
  char *folder;
} Fixture;

typedef struct
{
  int   status;
  char *output;
  char *messages;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->output, g_free);
  g_clear_pointer (&outcome->messages, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("lode-chart-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* Runs the program in the fixture's folder with the words of @line. */
static void
run (Fixture    *fixture,
     const char *line,
     Outcome    *outcome)
{
  g_autofree char *command = g_strdup_printf ("%s %s", g_getenv ("LODESTONE_CLI"), line);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_shell_parse_argv (command, NULL, &argv, &error));
  g_assert_no_error (error);
  outcome_clear (outcome);
  g_spawn_sync (fixture->folder, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &outcome->output,
                &outcome->messages, &status, &error);
  g_assert_no_error (error);
  outcome->status = WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static void
put (Fixture    *fixture,
     const char *name,
     const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
get (Fixture    *fixture,
     const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* --- chart --- */

static void
test_formats (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *start;
  } formats[] = {
    { "a.svg", "<?xml" }, { "a.pdf", "%PDF-" }, { "a.png", "\x89PNG" }, { "a.csv", "what," },
    { "a.json", "{\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto (Outcome) outcome = { 0 };
      g_autofree char *line = g_strdup_printf ("chart --kind=flow --material=ndfeb_magnets -o %s",
                                               formats[i].name);
      g_autofree char *text = NULL;

      run (fixture, line, &outcome);
      g_assert_cmpstr (outcome.messages, ==, "");
      g_assert_cmpint (outcome.status, ==, 0);
      text = get (fixture, formats[i].name);
      g_assert_true (g_str_has_prefix (text, formats[i].start));
    }
}

static void
test_consumers (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const consumers[] = { "EU27", "JPN", "USA", "KOR", "GBR", "CAN", "AUS", "IND",
                                            "CHN" };
  static const char * const kinds[] = { "flow", "sources" };

  for (guint i = 0; i < G_N_ELEMENTS (consumers); i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        g_auto (Outcome) outcome = { 0 };
        g_autofree char *line = g_strdup_printf ("chart --kind=%s --consumer=%s --size=1280x720 -o a.svg",
                                                 kinds[k], consumers[i]);

        run (fixture, line, &outcome);
        g_assert_cmpstr (outcome.messages, ==, "");
        g_assert_cmpint (outcome.status, ==, 0);
      }
}

static void
test_sizes (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *size;
    const char *width;
  } sizes[] = {
    { "1280x720", "width=\"1280\"" }, { "3840x2160", "width=\"3840\"" },
    { "A4", "width=\"1122.52\"" },
    { "a4-portrait", "width=\"793.7\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (Outcome) outcome = { 0 };
      g_autofree char *line = g_strdup_printf ("chart --kind=flow --size=%s --dump-layout=l.json -o a.svg",
                                               sizes[i].size);
      g_autofree char *svg = NULL;
      g_autofree char *dump = NULL;

      run (fixture, line, &outcome);
      g_assert_cmpint (outcome.status, ==, 0);
      svg = get (fixture, "a.svg");
      dump = get (fixture, "l.json");
      g_assert_nonnull (strstr (svg, sizes[i].width));
      g_assert_nonnull (strstr (dump, "\"labels\": ["));
      g_assert_nonnull (strstr (dump, "\"font_px\": "));
    }
}

static void
test_themes (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const themes[] = { "light", "dark", "print", "contrast" };

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_auto (Outcome) outcome = { 0 };
      g_autofree char *line = g_strdup_printf ("chart --kind=sources --theme=%s --dump-layout=- -o a.svg",
                                               themes[i]);
      g_autofree char *words = g_strdup_printf ("\"theme\": \"%s\"", themes[i]);

      run (fixture, line, &outcome);
      g_assert_cmpint (outcome.status, ==, 0);
      g_assert_nonnull (strstr (outcome.output, words));
    }
}

static void
test_scenario (Fixture       *fixture,
               gconstpointer  data)
{
  g_auto (Outcome) outcome = { 0 };
  g_autofree char *svg = NULL;

  put (fixture, "stop.json",
       "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"stop\", \"title\": \"A stop\",\n"
       " \"material\": \"ndfeb_magnets\", \"from\": \"2026-01\", \"to\": \"2031-12\", \"step\": \"year\",\n"
       " \"alliance\": {\"members\": [\"EU27\", \"USA\", \"JPN\"], \"open_arcs\": true},\n"
       " \"levers\": [{\"id\": \"L1\", \"kind\": \"export_control\", \"countries\": [\"CHN\"],\n"
       "  \"stages\": [\"separation\", \"metal\", \"magnet\"], \"window\": [\"2027-01\", \"2028-12\"],\n"
       "  \"remaining\": 0.2}]}\n");
  run (fixture, "chart --kind=timeline --scenario=stop.json -o a.svg", &outcome);
  g_assert_cmpstr (outcome.messages, ==, "");
  g_assert_cmpint (outcome.status, ==, 0);
  svg = get (fixture, "a.svg");
  g_assert_nonnull (strstr (svg, "Each for itself"));
  run (fixture, "chart --kind=compare --scenario=stop.json --scenario=stop.json -o a.svg",
       &outcome);
  g_assert_cmpint (outcome.status, ==, 0);
}

static void
test_spec (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto (Outcome) outcome = { 0 };
  g_autofree char *saved = NULL;
  g_autofree char *changed = NULL;

  put (fixture, "view.json",
       "{\"kind\": \"sources\", \"material\": \"ndfeb_magnets\", \"consumer\": \"JPN\"}\n");
  run (fixture, "chart --spec=view.json -o a.svg", &outcome);
  g_assert_cmpstr (outcome.messages, ==, "");
  g_assert_cmpint (outcome.status, ==, 0);
  saved = get (fixture, "a.svg");
  g_assert_nonnull (strstr (saved, "Japan"));
  run (fixture, "chart --spec=view.json --consumer=KOR -o a.svg", &outcome);
  g_assert_cmpint (outcome.status, ==, 0);
  changed = get (fixture, "a.svg");
  g_assert_nonnull (strstr (changed, "South Korea"));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *line;
    int         status;
    const char *words;
  } cases[] = {
    { "chart -o a.svg", 2, "--kind" },
    { "chart --kind=flow", 2, "-o" },
    { "chart --kind=pie -o a.svg", 2, "pie" },
    { "chart --kind=flow --size=big -o a.svg", 2, "1920x1080" },
    { "chart --kind=flow --size=0x10 -o a.svg", 2, "0x10" },
    { "chart --kind=flow --size=99999x10 -o a.svg", 2, "20000" },
    { "chart --kind=flow --theme=pink -o a.svg", 2, "pink" },
    { "chart --kind=flow --base=-3 -o a.svg", 2, "--base" },
    { "chart --kind=flow -o a.gif", 2, ".svg" },
    { "chart --kind=flow -o a.svg extra", 2, "words" },
    { "chart --kind=flow --material=unobtainium -o a.svg", 1, "unobtainium" },
    { "chart --kind=flow --consumer=XYZ -o a.svg", 1, "XYZ" },
    { "chart --kind=flow --year=1900 -o a.svg", 1, "1900" },
    { "chart --kind=tornado -o a.svg", 1, "tornado" },
    { "chart --kind=timeline -o a.svg", 1, "scenario" },
    { "chart --kind=timeline --scenario=none.json -o a.svg", 3, "none.json" },
    { "chart --kind=flow -o no/such/folder/a.svg", 3, "a.svg" },
    { "chart --kind=flow --size=100x100 -o a.svg", 1, "room" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Outcome) outcome = { 0 };

      run (fixture, cases[i].line, &outcome);
      if (outcome.status != cases[i].status || strstr (outcome.messages, cases[i].words) == NULL)
        g_error ("%s: status %d, “%s”", cases[i].line, outcome.status, outcome.messages);
    }
}

/* --- layout --- */

#define GRAPH "2\n2 0:CHN 0:USA\n2 1:CHN 1:USA\n2\n0 1 70.5\n1 0 12\n"

static void
test_layout (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto (Outcome) outcome = { 0 };
  g_auto (GStrv) lines = NULL;

  put (fixture, "graph.tsv", GRAPH);
  run (fixture, "layout graph.tsv", &outcome);
  g_assert_cmpstr (outcome.messages, ==, "");
  g_assert_cmpint (outcome.status, ==, 0);
  lines = g_strsplit (outcome.output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_equal (lines[0], "0:CHN\t0:USA") == g_str_equal (lines[1], "1:USA\t1:CHN"));
  run (fixture, "layout --effort=best --format=json graph.tsv", &outcome);
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_nonnull (strstr (outcome.output, "\"crossings_pct\": 0"));
}

static void
test_layout_refused (Fixture       *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *line;
    int         status;
    const char *words;
  } cases[] = {
    { "layout", 2, "missing" },
    { "layout --effort=some graph.tsv", 2, "some" },
    { "layout --format=xml graph.tsv", 2, "xml" },
    { "layout none.tsv", 3, "none.tsv" },
    { "layout bad.tsv", 1, "bad.tsv:5:" },
  };

  put (fixture, "graph.tsv", GRAPH);
  put (fixture, "bad.tsv", "2\n1 a\n1 b\n1\n0 7 1\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Outcome) outcome = { 0 };

      run (fixture, cases[i].line, &outcome);
      if (outcome.status != cases[i].status || strstr (outcome.messages, cases[i].words) == NULL)
        g_error ("%s: status %d, “%s”", cases[i].line, outcome.status, outcome.messages);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/cli/chart/formats", test_formats);
  ADD ("/cli/chart/consumers", test_consumers);
  ADD ("/cli/chart/sizes", test_sizes);
  ADD ("/cli/chart/themes", test_themes);
  ADD ("/cli/chart/scenario", test_scenario);
  ADD ("/cli/chart/spec", test_spec);
  ADD ("/cli/chart/refused", test_refused);
  ADD ("/cli/layout/order", test_layout);
  ADD ("/cli/layout/refused", test_layout_refused);

  return g_test_run ();
}
