/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "library/lode-document.h"

#include <string.h>

#include "base/lode-json-reader.h"
#include "library-test.h"

static GObject *
make_document (LodeDocumentKind kind)
{
  switch (kind)
    {
    case LODE_DOCUMENT_ARTICLE:
      return G_OBJECT (library_test_make_article ("some-id", "Title", "Text."));
    case LODE_DOCUMENT_SCENARIO:
      return G_OBJECT (lode_scenario_new ("some-id", "gallium"));
    case LODE_DOCUMENT_BRIEFING:
    default:
      return G_OBJECT (lode_briefing_new ("some-id"));
    }
}

static void
test_kinds (void)
{
  const char * const folders[] = { "articles", "scenarios", "briefings" };

  for (int i = 0; i < LODE_DOCUMENT_N_KINDS; i++)
    {
      LodeDocumentKind kind = (LodeDocumentKind) i;
      g_autoptr (GObject) document = make_document (kind);

      g_assert_cmpint (lode_document_get_kind (document), ==, i);
      g_assert_cmpstr (lode_document_kind_folder (kind), ==, folders[i]);
      g_assert_true (G_OBJECT_TYPE (document) == lode_document_kind_type (kind));
      g_assert_cmpstr (lode_document_get_id (document), ==, "some-id");
    }
}

static void
test_titles (void)
{
  g_autoptr (GObject) article = make_document (LODE_DOCUMENT_ARTICLE);
  g_autoptr (GObject) scenario = make_document (LODE_DOCUMENT_SCENARIO);
  g_autoptr (GObject) briefing = make_document (LODE_DOCUMENT_BRIEFING);

  g_assert_cmpstr (lode_document_get_title (article), ==, "Title");
  g_assert_cmpstr (lode_document_get_title (scenario), ==, "");
  g_assert_cmpstr (lode_document_get_title (briefing), ==, "");
  lode_briefing_set (LODE_BRIEFING (briefing), "title", "Deck");
  g_assert_cmpstr (lode_document_get_title (briefing), ==, "Deck");
}

static void
test_json (void)
{
  for (int i = 0; i < LODE_DOCUMENT_N_KINDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GObject) document = make_document ((LodeDocumentKind) i);
      g_autofree char *text = lode_document_to_json (document, &error);
      g_autoptr (JsonNode) root = NULL;
      g_autoptr (GObject) again = NULL;
      g_autofree char *text_again = NULL;

      g_assert_no_error (error);
      root = lode_json_parse (text, strlen (text), "test", &error);
      g_assert_no_error (error);
      again = lode_document_from_json ((LodeDocumentKind) i, root, "test", &error);
      g_assert_no_error (error);
      text_again = lode_document_to_json (again, &error);
      g_assert_cmpstr (text_again, ==, text);
    }
}

static void
test_restore (void)
{
  g_autoptr (GObject) document = make_document (LODE_DOCUMENT_ARTICLE);
  g_autofree char *before = lode_document_to_json (document, NULL);
  g_autofree char *after = NULL;

  lode_article_set_meta (LODE_ARTICLE (document), "title", "Other");
  lode_article_set_evidence (LODE_ARTICLE (document), "c1", TRUE);
  lode_document_restore (document, before);
  after = lode_document_to_json (document, NULL);
  g_assert_cmpstr (after, ==, before);
}

/* A state that cannot be read leaves the document alone, and is a bug of ours. */
static void
test_restore_of_nonsense (void)
{
  g_autoptr (GObject) document = make_document (LODE_DOCUMENT_SCENARIO);

  g_test_expect_message ("lode-library", G_LOG_LEVEL_WARNING, "*could not be put back*");
  lode_document_restore (document, "{}");
  g_test_assert_expected_messages ();
  g_assert_cmpstr (lode_scenario_get_material (LODE_SCENARIO (document)), ==, "gallium");
}

static void
test_problem (void)
{
  LodeProblem *problem = lode_problem_new ("/a/b.json", "It is damaged.");
  g_autofree char *path = NULL;
  g_autofree char *message = NULL;

  g_object_get (problem, "path", &path, "message", &message, NULL);
  g_assert_cmpstr (path, ==, lode_problem_get_path (problem));
  g_assert_cmpstr (message, ==, "It is damaged.");
  g_assert_finalize_object (problem);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/document/kinds", test_kinds);
  g_test_add_func ("/library/document/titles", test_titles);
  g_test_add_func ("/library/document/json", test_json);
  g_test_add_func ("/library/document/restore", test_restore);
  g_test_add_func ("/library/document/restore-of-nonsense", test_restore_of_nonsense);
  g_test_add_func ("/library/document/problem", test_problem);

  return g_test_run ();
}
