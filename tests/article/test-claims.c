/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole of a claim, offsets, and text that was written to hurt. */

#include "config.h"

#include "claims-testing.h"

#define HOSTILE_BYTES (32 * 1024)

static LodeClaim *
find_only (GPtrArray *claims)
{
  g_assert_cmpuint (claims->len, ==, 1);
  return g_ptr_array_index (claims, 0);
}

static void
test_whole (void)
{
  g_autoptr (GPtrArray) claims = NULL;
  LodeClaim *claim;

  claims = lode_claims_find (
      "Spring was mild. Korea refines about 40,000 tonnes of lithium hydroxide a year. It rained.",
      -1);
  claim = find_only (claims);
  g_assert_cmpint (claim->start, ==, 37);
  g_assert_cmpint (claim->end, ==, 50);
  g_assert_cmpstr (claim->text, ==, "40,000 tonnes");
  g_assert_cmpint (claim->kind, ==, LODE_CLAIM_QUANTITY);
  g_assert_cmpfloat (claim->value, ==, 40000.0);
  g_assert_true (isnan (claim->low));
  g_assert_true (isnan (claim->high));
  g_assert_cmpstr (claim->unit, ==, "t");
  g_assert_null (claim->currency);
  g_assert_cmpstr (claim->per, ==, "year");
  g_assert_true (claim->is_approximate);
  g_assert_false (claim->is_negated);
  g_assert_cmpint (claim->change, ==, LODE_CHANGE_NONE);
  g_assert_cmpstrv (claim->countries, ((const char *[]) { "KOR", NULL }));
  g_assert_cmpstrv (claim->materials, ((const char *[]) { "lithium", NULL }));
  g_assert_cmpstr (claim->stage, ==, "refining");
  g_assert_cmpstr (claim->sentence, ==,
                   "Korea refines about 40,000 tonnes of lithium hydroxide a year.");
}

static void
test_kinds (void)
{
  static const struct
  {
    const char   *text;
    LodeClaimKind kind;
  } cases[] = {
    { "They own 47 pits.", LODE_CLAIM_NUMBER },     { "They own 47% of it.", LODE_CLAIM_PERCENT },
    { "They own a third of it.", LODE_CLAIM_PERCENT }, { "They own $47.", LODE_CLAIM_MONEY },
    { "They own 47 t.", LODE_CLAIM_QUANTITY },      { "They waited 47 days.", LODE_CLAIM_DURATION },
    { "They own 3x as much.", LODE_CLAIM_NUMBER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) claims = lode_claims_find (cases[i].text, -1);

      g_assert_cmpint (find_only (claims)->kind, ==, cases[i].kind);
    }
}

/* Offsets count code points, not bytes. */
static void
test_offsets (void)
{
  static const char *const texts[] = {
    "Цена на неодим 12 t",
    "“Ünïcödé” — 12 t",
    "日本は12 tを輸入",
    "  12 t",
    "\n\n12 t\n",
    "\xEF\xBB\xBF"
    "12 t",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) claims = lode_claims_find (texts[i], -1);
      const LodeClaim *claim = g_ptr_array_index (claims, 0);
      g_autofree char *quote = g_utf8_substring (texts[i], claim->start, claim->end);

      g_assert_cmpstr (quote, ==, claim->text);
      g_assert_true (g_str_has_prefix (claim->text, "12"));
    }
}

static void
test_length (void)
{
  const char *text = "It holds 12 t, 13 t and 14 t.";
  g_autoptr (GPtrArray) part = lode_claims_find (text, 13);
  g_autoptr (GPtrArray) none = lode_claims_find (text, 0);

  g_assert_cmpstr (find_only (part)->text, ==, "12 t");
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_no_utf8 (void)
{
  const char bytes[] = "It \xff\xfe holds 12 t\x80.";
  g_autoptr (GPtrArray) claims = lode_claims_find (bytes, sizeof bytes - 1);
  const LodeClaim *claim = find_only (claims);

  g_assert_cmpstr (claim->text, ==, "12 t");
  g_assert_cmpuint (claim->start, ==, 12);
  g_assert_true (g_utf8_validate (claim->sentence, -1, NULL));
}

static void
test_nul (void)
{
  const char bytes[] = "It holds\0 12 t.";
  g_autoptr (GPtrArray) claims = lode_claims_find (bytes, sizeof bytes - 1);

  g_assert_cmpstr (find_only (claims)->text, ==, "12 t");
  g_assert_cmpuint (find_only (claims)->start, ==, 10);
}

/* No text may make it recurse, run away, or hold much more than the text itself. */
static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "1",
    "1 ",
    "1,",
    "1.",
    "a",
    "a.",
    " ",
    "-",
    "'",
    "and ",
    "one hundred and ",
    "China ",
    "China mine 5 t and ",
    "1,234,",
    "+ 5 6 ",
    "Articles 5, 6 and 7, ",
    "not not 5 ",
    "$",
    "$1-",
    "between 1 and ",
    "½",
    "(",
    "\n",
    "http://a",
    "1/2",
    "twenty-",
    "5 t of ",
    "\xF0\x9F\x98\x80",
    "e1",
    "1e9",
    "U.S.",
    "per ",
    "5%5",
    "a third of ",
    "\xD0\xB5",
    "\xD8\xB5 ",
    "\xE0\xAC\xB4.",
    "\xEF\xBF\xBD",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_sized_new (HOSTILE_BYTES + 64);
      g_autoptr (GPtrArray) claims = NULL;

      while (text->len < HOSTILE_BYTES)
        g_string_append (text, pieces[i]);
      claims = lode_claims_find (text->str, (gssize) text->len);
      g_assert_cmpuint (claims->len, <=, LODE_CLAIMS_MAX);
      for (guint j = 0; j < claims->len; j++)
        {
          const LodeClaim *claim = g_ptr_array_index (claims, j);

          g_assert_cmpuint (claim->start, <, claim->end);
          g_assert_cmpuint (strlen (claim->sentence), <=, 1004);
          g_assert_cmpuint (strlen (claim->text), <=, 1004);
        }
    }
}

/* A figure never reaches over a wide gap or a paragraph's end. */
static void
test_gaps (void)
{
  g_autofree char *wide = g_strnfill (100, ' ');
  g_autofree char *text = g_strconcat ("It holds 12", wide, "tonnes.", NULL);
  g_autoptr (GPtrArray) claims = lode_claims_find (text, -1);
  g_autoptr (GPtrArray) others = lode_claims_find ("It holds 12\n\ntonnes of it.", -1);

  g_assert_cmpstr (find_only (claims)->text, ==, "12");
  g_assert_cmpstr (find_only (others)->text, ==, "12");
}

static void
test_write (void)
{
  g_autoptr (GPtrArray) claims = lode_claims_find ("Peru sold 5 t.", -1);
  g_autoptr (GPtrArray) none = lode_claims_find ("Peru sold nothing.", -1);
  LodeJsonWriter *writer = lode_json_writer_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *empty = NULL;

  lode_claims_write (claims, writer);
  json = lode_json_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (json, "\"countries\": [\"PER\"]"));
  g_assert_nonnull (strstr (json, "\"currency\": null"));
  writer = lode_json_writer_new ();
  lode_claims_write (none, writer);
  empty = lode_json_writer_finish (writer, NULL, &error);
  g_assert_cmpstr (empty, ==, "[]\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/claims/whole", test_whole);
  g_test_add_func ("/article/claims/kinds", test_kinds);
  g_test_add_func ("/article/claims/offsets", test_offsets);
  g_test_add_func ("/article/claims/length", test_length);
  g_test_add_func ("/article/claims/no-utf8", test_no_utf8);
  g_test_add_func ("/article/claims/nul", test_nul);
  g_test_add_func ("/article/claims/hostile", test_hostile);
  g_test_add_func ("/article/claims/gaps", test_gaps);
  g_test_add_func ("/article/claims/write", test_write);

  return g_test_run ();
}
