/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "library/lode-search.h"

#include <string.h>

#include "library-test.h"

typedef struct
{
  LibraryTest  base;
  LodeLibrary *library;
} Fixture;

static void
add_article (LodeLibrary *library,
             const char  *id,
             const char  *title,
             const char  *text)
{
  g_autoptr (LodeArticle) article = library_test_make_article (id, title, text);

  lode_library_add (library, G_OBJECT (article), NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (LodeBriefing) briefing = lode_briefing_new ("deck");
  g_autoptr (LodeSlide) slide = lode_slide_new (LODE_SLIDE_TEXT);
  LodeScenario *scenario;

  library_test_set_up (&fixture->base, user_data);
  fixture->library = library_test_open (&fixture->base, LODE_LIBRARY_CREATE);
  add_article (fixture->library, "2026-02-01-a", "Magnets", "Größe und Gewicht von Magneten, Straße.");
  add_article (fixture->library, "2026-02-02-b", "Gallium", "Nothing on magnets but this one word.");
  add_article (fixture->library, "2026-02-03-c", "Empty", "");
  scenario = library_test_add_scenario (fixture->library, "stop");
  lode_scenario_set_title (scenario, "Magnets stop");
  lode_slide_set (slide, "body", "What Europe needs: magnets");
  lode_briefing_insert_slide (briefing, 0, slide);
  lode_library_add (fixture->library, G_OBJECT (briefing), NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->library);
  library_test_tear_down (&fixture->base, user_data);
}

/* (transfer full): the ids that @query finds, in order, a space apart. */
static char *
find (Fixture    *fixture,
      const char *query)
{
  g_autoptr (GPtrArray) hits = lode_search_library (fixture->library, query);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", ((LodeHit *) g_ptr_array_index (hits, i))->id);

  return g_string_free (ids, FALSE);
}

static void
check (Fixture    *fixture,
       const char *query,
       const char *expected)
{
  g_autofree char *found = find (fixture, query);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  user_data)
{
  check (fixture, "gallium", "2026-02-02-b");
  check (fixture, "GALL", "2026-02-02-b");
  check (fixture, "allium", "");
  check (fixture, "magnets gallium", "2026-02-02-b");
  check (fixture, "magnets tungsten", "");
  check (fixture, "", "");
  check (fixture, " ,.;", "");
}

/* A word in the title is worth more; what matches alike comes in a fixed order. */
static void
test_order (Fixture       *fixture,
            gconstpointer  user_data)
{
  check (fixture, "magnets", "stop 2026-02-01-a 2026-02-02-b deck");
}

static void
test_folding (Fixture       *fixture,
              gconstpointer  user_data)
{
  const char * const queries[] = { "größe", "GRÖSSE", "grösse", "grosse", "strasse", "Straße" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    check (fixture, queries[i], "2026-02-01-a");
}

static void
test_accents (Fixture       *fixture,
              gconstpointer  user_data)
{
  add_article (fixture->library, "2026-02-04-d", "Città", "Perché no?");
  check (fixture, "citta", "2026-02-04-d");
  check (fixture, "perche", "2026-02-04-d");
  check (fixture, "perché", "2026-02-04-d");
}

static void
test_excerpt (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr (GPtrArray) hits = lode_search_library (fixture->library, "word");
  const LodeHit *hit = g_ptr_array_index (hits, 0);
  LodeArticle *article = lode_library_find_article (fixture->library, hit->id);
  g_autofree char *at_start =
    g_utf8_substring (lode_article_get_text (article), hit->start, hit->start + 4);

  g_assert_cmpint (hit->kind, ==, LODE_DOCUMENT_ARTICLE);
  g_assert_cmpstr (hit->title, ==, "Gallium");
  g_assert_cmpstr (at_start, ==, "word");
  g_assert_nonnull (strstr (hit->excerpt, "one word"));
  g_assert_null (strchr (hit->excerpt, '\n'));
}

static void
test_title_only (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr (GPtrArray) hits = lode_search_library (fixture->library, "empty");
  const LodeHit *hit = g_ptr_array_index (hits, 0);

  g_assert_cmpint (hit->start, ==, -1);
  g_assert_cmpstr (hit->excerpt, ==, "");
}

static void
test_scenario_and_slides (Fixture       *fixture,
                          gconstpointer  user_data)
{
  check (fixture, "ndfeb", "stop");
  check (fixture, "europe", "deck");
}

static void
add (const char *path,
     void (*test) (Fixture       *fixture,
                   gconstpointer  user_data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/library/search/words", test_words);
  add ("/library/search/order", test_order);
  add ("/library/search/folding", test_folding);
  add ("/library/search/accents", test_accents);
  add ("/library/search/excerpt", test_excerpt);
  add ("/library/search/title-only", test_title_only);
  add ("/library/search/scenario-and-slides", test_scenario_and_slides);

  return g_test_run ();
}
