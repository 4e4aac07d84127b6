/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-briefing.h"

#include "base/lode-error.h"
#include "model-test.h"

static const char deck[] =
  "{\n"
  "  \"format\": \"lodestone-briefing\",\n"
  "  \"version\": 1,\n"
  "  \"id\": \"minister\",\n"
  "  \"title\": \"What Europe depends on\",\n"
  "  \"author\": \"The desk\",\n"
  "  \"date\": \"2026-02-04\",\n"
  "  \"marking\": \"OFFICIAL – SENSITIVE\",\n"
  "  \"language\": \"en\",\n"
  "  \"slides\": [\n"
  "    {\n"
  "      \"kind\": \"title\"\n"
  "    },\n"
  "    {\n"
  "      \"kind\": \"text\",\n"
  "      \"body\": \"- one\\n- two\"\n"
  "    }\n"
  "  ],\n"
  "  \"room\": \"B2\"\n"
  "}\n";

static LodeBriefing *
load (const char  *text,
      GError     **error)
{
  g_autoptr (JsonNode) root = model_test_parse (text);

  return lode_briefing_from_json (root, "test.json", error);
}

static char *
save (LodeBriefing *briefing)
{
  g_autoptr (GError) error = NULL;
  char *text = lode_briefing_to_json (briefing, &error);

  g_assert_no_error (error);

  return text;
}

static LodeBriefing *
make_briefing (const char * const *titles)
{
  LodeBriefing *briefing = lode_briefing_new ("a");

  for (guint i = 0; titles[i] != NULL; i++)
    {
      g_autoptr (LodeSlide) slide = lode_slide_new (LODE_SLIDE_TEXT);

      lode_slide_set (slide, "title", titles[i]);
      lode_briefing_insert_slide (briefing, G_MAXUINT, slide);
    }

  return briefing;
}

/* (transfer full): "abc" of slides with these titles. */
static char *
join_titles (LodeBriefing *briefing)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < lode_briefing_get_n_slides (briefing); i++)
    g_string_append (titles, lode_slide_get (lode_briefing_get_slide (briefing, i), "title"));

  return g_string_free (titles, FALSE);
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeBriefing) briefing = load (deck, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = save (briefing);
  g_assert_cmpstr (text, ==, deck);
  g_assert_cmpstr (lode_briefing_get_id (briefing), ==, "minister");
  g_assert_cmpstr (lode_briefing_get (briefing, "author"), ==, "The desk");
  g_assert_cmpuint (lode_briefing_get_n_slides (briefing), ==, 2);
}

static void
test_members (void)
{
  const char * const members[] = { "title", "author", "date", "marking", "language" };
  LodeBriefing *briefing = lode_briefing_new ("a");
  g_autofree char *title = NULL;
  int n_changed = 0;

  model_test_count_changed (briefing, &n_changed);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_assert_null (lode_briefing_get (briefing, members[i]));
      lode_briefing_set (briefing, members[i], "x");
      lode_briefing_set (briefing, members[i], "x");
      g_assert_cmpstr (lode_briefing_get (briefing, members[i]), ==, "x");
    }
  g_assert_cmpint (n_changed, ==, G_N_ELEMENTS (members));
  g_object_set (briefing, "title", "Other", NULL);
  g_object_get (briefing, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Other");
  g_assert_finalize_object (briefing);
}

static void
test_slides (void)
{
  const char * const titles[] = { "a", "b", "c", NULL };
  LodeBriefing *briefing = make_briefing (titles);
  g_autoptr (LodeSlide) slide = g_object_ref (lode_briefing_get_slide (briefing, 1));
  g_autofree char *joined = NULL;
  int n_changed = 0;

  model_test_count_changed (briefing, &n_changed);
  lode_slide_set (slide, "body", "x");
  g_assert_cmpint (n_changed, ==, 1);
  lode_briefing_remove_slide (briefing, 1);
  g_assert_cmpint (n_changed, ==, 2);
  lode_slide_set (slide, "body", "y");
  g_assert_cmpint (n_changed, ==, 2);
  lode_briefing_insert_slide (briefing, 0, slide);
  joined = join_titles (briefing);
  g_assert_cmpstr (joined, ==, "bac");
  g_assert_cmpuint (g_list_model_get_n_items (lode_briefing_get_slides (briefing)), ==, 3);
  g_assert_finalize_object (briefing);
}

static void
test_move (void)
{
  const struct
  {
    guint       from;
    guint       to;
    const char *after;
  } moves[] = { { 0, 3, "bcda" }, { 3, 0, "abcd" }, { 1, 2, "acbd" }, { 2, 1, "abcd" }, { 2, 2, "abcd" } };
  const char * const titles[] = { "a", "b", "c", "d", NULL };
  g_autoptr (LodeBriefing) briefing = make_briefing (titles);
  int n_changed = 0;

  model_test_count_changed (briefing, &n_changed);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *joined = NULL;

      lode_briefing_move_slide (briefing, moves[i].from, moves[i].to);
      joined = join_titles (briefing);
      g_assert_cmpstr (joined, ==, moves[i].after);
    }
  g_assert_cmpint (n_changed, ==, 4);

  /* A slide that moved is still watched. */
  lode_slide_set (lode_briefing_get_slide (briefing, 3), "body", "x");
  g_assert_cmpint (n_changed, ==, 5);
}

static void
check_assign (const char * const *before,
              const char * const *after)
{
  g_autoptr (LodeBriefing) briefing = make_briefing (before);
  g_autoptr (LodeBriefing) other = make_briefing (after);
  LodeSlide *first = lode_briefing_get_slide (briefing, 0);
  g_autofree char *text = NULL;
  g_autofree char *other_text = NULL;
  int n_changed = 0;

  model_test_count_changed (briefing, &n_changed);
  lode_briefing_assign (briefing, other);
  g_assert_cmpint (n_changed, ==, 1);
  text = save (briefing);
  other_text = save (other);
  g_assert_cmpstr (text, ==, other_text);
  if (after[0] != NULL)
    {
      g_assert_true (lode_briefing_get_slide (briefing, 0) == first);
      lode_slide_set (lode_briefing_get_slide (briefing, lode_briefing_get_n_slides (briefing) - 1),
                      "notes", "n");
      g_assert_cmpint (n_changed, ==, 2);
    }
}

static void
test_assign (void)
{
  const char * const one[] = { "a", NULL };
  const char * const two[] = { "x", "y", NULL };
  const char * const none[] = { NULL };

  check_assign (one, two);
  check_assign (two, one);
  check_assign (two, two);
  check_assign (two, none);
}

static void
test_refused (void)
{
  const struct
  {
    const char *members;
    const char *words;
  } cases[] = {
    { "\"id\": \"A b\"", "id|a–z" },
    { "\"title\": \"x\"", "id|missing" },
    { "\"id\": \"a\", \"title\": 3", "title|text" },
    { "\"id\": \"a\", \"slides\": {}", "slides|list" },
    { "\"id\": \"a\", \"slides\": [null]", "slides|null" },
    { "\"id\": \"a\", \"slides\": [{\"kind\": \"text\"}, {\"kind\": \"film\"}]", "slides[1].kind|film" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("{\"format\": \"lodestone-briefing\", \"version\": 1, %s}", cases[i].members);
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeBriefing) briefing = load (text, &error);

      g_assert_null (briefing);
      g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
      model_test_assert_words (error, cases[i].words);
    }
}

static void
test_newer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeBriefing) briefing =
    load ("{\"format\": \"lodestone-briefing\", \"version\": 7, \"id\": \"a\"}", &error);

  g_assert_null (briefing);
  g_assert_error (error, LODE_ERROR, LODE_ERROR_TOO_NEW);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/briefing/round-trip", test_round_trip);
  g_test_add_func ("/model/briefing/members", test_members);
  g_test_add_func ("/model/briefing/slides", test_slides);
  g_test_add_func ("/model/briefing/move", test_move);
  g_test_add_func ("/model/briefing/assign", test_assign);
  g_test_add_func ("/model/briefing/refused", test_refused);
  g_test_add_func ("/model/briefing/newer", test_newer);

  return g_test_run ();
}
