/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/lode-lever-parser.h"
#include "widgets/lode-lever-text.h"

typedef struct
{
  LodeScenario *scenario;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->scenario = lode_scenario_new ("test", "ndfeb_magnets");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->scenario);
}

/* (transfer full) (nullable): the best reading. */
static LodeLever *
read_first (Fixture    *fixture,
            const char *text)
{
  g_autoptr (GPtrArray) levers =
    lode_lever_parse (text, fixture->scenario, lode_atlas_get_default (), 6);

  return levers->len > 0 ? g_object_ref (g_ptr_array_index (levers, 0)) : NULL;
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LodeLever) lever = read_first (fixture, "export control China separation to Japan");

  g_assert_nonnull (lever);
  g_assert_cmpint (lode_lever_get_kind (lever), ==, LODE_LEVER_EXPORT_CONTROL);
  g_assert_cmpstr (lode_lever_get_countries (lever)[0], ==, "CHN");
  g_assert_null (lode_lever_get_countries (lever)[1]);
  g_assert_cmpstr (lode_lever_get_stages (lever)[0], ==, "separation");
  g_assert_cmpstr (lode_lever_get_destinations (lever)[0], ==, "JPN");
  g_assert_cmpint (lode_lever_get_from (lever), >=, lode_scenario_get_from (fixture->scenario));
  g_assert_cmpint (lode_lever_get_to (lever), <=, lode_scenario_get_to (fixture->scenario));
}

static void
test_two_words (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (LodeLever) states = read_first (fixture, "stockpile united states");
  g_autoptr (LodeLever) union_ = read_first (fixture, "reserve EU");

  g_assert_cmpint (lode_lever_get_kind (states), ==, LODE_LEVER_STOCKPILE);
  g_assert_cmpstr (lode_lever_get_countries (states)[0], ==, "USA");
  g_assert_cmpint (lode_lever_get_kind (union_), ==, LODE_LEVER_STOCKPILE);
  g_assert_cmpstr (lode_lever_get_countries (union_)[0], ==, "EU27");
  /* A reserve of nothing would be no lever. */
  g_assert_cmpfloat (lode_lever_get_magnitude (union_, "days").value, >, 0);
}

static void
test_beginnings (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (LodeLever) lever = read_first (fixture, "exp con chi");

  g_assert_cmpint (lode_lever_get_kind (lever), ==, LODE_LEVER_EXPORT_CONTROL);
}

static void
test_synonyms (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (LodeLever) ban = read_first (fixture, "ban CHN");
  g_autoptr (LodeLever) scrap = read_first (fixture, "scrap");

  g_assert_cmpint (lode_lever_get_kind (ban), ==, LODE_LEVER_EXPORT_CONTROL);
  g_assert_cmpint (lode_lever_get_kind (scrap), ==, LODE_LEVER_RECYCLING);
}

/* A country alone can be any kind; a kind that was named is the only one. */
static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) any =
    lode_lever_parse ("China", fixture->scenario, lode_atlas_get_default (), 5);
  g_autoptr (GPtrArray) none =
    lode_lever_parse ("xyzzy", fixture->scenario, lode_atlas_get_default (), 5);
  g_autoptr (GPtrArray) empty =
    lode_lever_parse ("  ", fixture->scenario, lode_atlas_get_default (), 5);

  g_assert_cmpuint (any->len, ==, 5);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
}

static void
test_ids (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *first = lode_lever_next_id (fixture->scenario);
  g_autofree char *second = NULL;
  g_autoptr (LodeLever) lever = lode_lever_new ("L1", LODE_LEVER_STOCKPILE);

  g_assert_cmpstr (first, ==, "L1");
  lode_scenario_insert_lever (fixture->scenario, 0, lever);
  second = lode_lever_next_id (fixture->scenario);
  g_assert_cmpstr (second, ==, "L2");
}

/* Whatever is typed, nothing breaks and the limit holds. */
static void
test_anything (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const words[] = {
    "export", "to", "china", "(", "EU27", "«", "ströme", "\"", "plant", "of", "united", "kingdom",
    "12", "%", "magnet", "metal", "for", "日本",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) levers = NULL;
      guint n_words = (guint) g_rand_int_range (rand, 0, 8);

      for (guint k = 0; k < n_words; k++)
        g_string_append_printf (text, "%s ",
                                words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      levers = lode_lever_parse (text->str, fixture->scenario, lode_atlas_get_default (), 4);
      g_assert_cmpuint (levers->len, <=, 4);
      for (guint k = 0; k < levers->len; k++)
        {
          LodeLever *lever = g_ptr_array_index (levers, k);
          g_autofree char *title = lode_lever_format_title (lever, lode_atlas_get_default ());
          g_autofree char *detail = lode_lever_format_detail (lever, lode_atlas_get_default ());

          g_assert_cmpstr (title, !=, "");
          g_assert_true (g_utf8_validate (detail, -1, NULL));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/widgets/lever-parser/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("whole", test_whole);
  ADD ("two-words", test_two_words);
  ADD ("beginnings", test_beginnings);
  ADD ("synonyms", test_synonyms);
  ADD ("open", test_open);
  ADD ("ids", test_ids);
  ADD ("anything", test_anything);
#undef ADD
  return g_test_run ();
}
