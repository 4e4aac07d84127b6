/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-article.h"

#include "base/lode-error.h"
#include "model-test.h"

static const char stored[] =
  "{\n"
  "  \"format\": \"lodestone-article\",\n"
  "  \"version\": 1,\n"
  "  \"id\": \"2026-02-01-talks-7f3a\",\n"
  "  \"title\": \"Talks\",\n"
  "  \"published\": \"2026-02-01T09:00:00Z\",\n"
  "  \"url\": \"https://example.invalid/talks\",\n"
  "  \"read\": true,\n"
  "  \"blocks\": [\n"
  "    {\n"
  "      \"type\": \"heading\",\n"
  "      \"level\": 2,\n"
  "      \"text\": \"Größe\"\n"
  "    },\n"
  "    {\n"
  "      \"type\": \"paragraph\",\n"
  "      \"text\": \"It is 17 t.\"\n"
  "    }\n"
  "  ],\n"
  "  \"claims\": [\n"
  "    {\n"
  "      \"id\": \"c1\",\n"
  "      \"start\": 13,\n"
  "      \"end\": 17,\n"
  "      \"text\": \"17 t\",\n"
  "      \"kind\": \"quantity\",\n"
  "      \"low\": null,\n"
  "      \"high\": null,\n"
  "      \"value\": 17,\n"
  "      \"unit\": \"t\",\n"
  "      \"currency\": null,\n"
  "      \"per\": null,\n"
  "      \"approximate\": false,\n"
  "      \"change\": null,\n"
  "      \"negated\": false,\n"
  "      \"countries\": [],\n"
  "      \"materials\": [],\n"
  "      \"stage\": null,\n"
  "      \"sentence\": \"It is 17 t.\",\n"
  "      \"evidence\": true\n"
  "    }\n"
  "  ],\n"
  "  \"highlights\": [\"later\"]\n"
  "}\n";

static LodeArticle *
load (const char  *text,
      GError     **error)
{
  g_autoptr (JsonNode) root = model_test_parse (text);

  return lode_article_from_json (root, "test.json", error);
}

static LodeArticle *
load_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  LodeArticle *article = load (text, &error);

  g_assert_no_error (error);

  return article;
}

static char *
save (LodeArticle *article)
{
  g_autoptr (GError) error = NULL;
  char *text = lode_article_to_json (article, &error);

  g_assert_no_error (error);

  return text;
}

static void
test_round_trip (void)
{
  g_autoptr (LodeArticle) article = load_good (stored);
  g_autofree char *text = save (article);

  g_assert_cmpstr (text, ==, stored);
}

static void
test_members (void)
{
  g_autoptr (LodeArticle) article = load_good (stored);

  g_assert_cmpstr (lode_article_get_id (article), ==, "2026-02-01-talks-7f3a");
  g_assert_cmpstr (lode_article_get_meta (article, "title"), ==, "Talks");
  g_assert_null (lode_article_get_meta (article, "byline"));
  g_assert_true (lode_article_get_is_read (article));
  g_assert_false (lode_article_get_is_starred (article));
  g_assert_cmpuint (lode_article_get_blocks (article)->len, ==, 2);
  g_assert_cmpstr (lode_article_get_text (article), ==, "Größe\n\nIt is 17 t.");
  g_assert_cmpuint (lode_article_find_claim (article, "c1")->start, ==, 13);
  g_assert_null (lode_article_find_claim (article, "c2"));
}

/* Offsets lead to the very text of the claim. */
static void
test_offsets (void)
{
  g_autoptr (LodeArticle) article = load_good (stored);
  const LodeClaim *claim = lode_article_find_claim (article, "c1");
  g_autofree char *quote =
    g_utf8_substring (lode_article_get_text (article), claim->start, claim->end);

  g_assert_cmpstr (quote, ==, claim->text);
}

static void
test_new (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_block_unref);
  LodeArticle *article = lode_article_new ("a", blocks, NULL);

  g_assert_cmpuint (lode_article_get_claims (article)->len, ==, 0);
  g_assert_cmpstr (lode_article_get_text (article), ==, "");
  g_assert_finalize_object (article);
}

static void
test_changed (void)
{
  LodeArticle *article = load_good (stored);
  int n_changed = 0;

  model_test_count_changed (article, &n_changed);
  for (int i = 0; i < 2; i++)
    {
      lode_article_set_meta (article, "byline", "Somebody");
      lode_article_set_is_read (article, FALSE);
      lode_article_set_is_starred (article, TRUE);
      lode_article_set_evidence (article, "c1", FALSE);
      g_assert_cmpint (n_changed, ==, 4);
    }
  g_assert_false (lode_article_find_claim (article, "c1")->is_evidence);
  g_assert_finalize_object (article);
}

static void
test_properties (void)
{
  LodeArticle *article = load_good (stored);
  g_autofree char *title = NULL;
  gboolean is_read = FALSE;
  gboolean is_starred = FALSE;
  int n_notified = 0;

  g_signal_connect_swapped (article, "notify", G_CALLBACK (g_atomic_int_inc), &n_notified);
  for (int i = 0; i < 2; i++)
    g_object_set (article, "title", "Other", "is-read", FALSE, "is-starred", TRUE, NULL);
  g_assert_cmpint (n_notified, ==, 3);
  g_object_get (article, "title", &title, "is-read", &is_read, "is-starred", &is_starred, NULL);
  g_assert_cmpstr (title, ==, "Other");
  g_assert_false (is_read);
  g_assert_true (is_starred);
  g_assert_finalize_object (article);
}

static void
test_assign (void)
{
  g_autoptr (LodeArticle) article = load_good (stored);
  g_autoptr (LodeArticle) other = load_good (stored);
  g_autofree char *text = NULL;
  int n_changed = 0;
  int n_notified = 0;

  lode_article_set_evidence (article, "c1", FALSE);
  lode_article_set_is_starred (article, TRUE);
  g_assert_nonnull (lode_article_get_text (article));
  model_test_count_changed (article, &n_changed);
  g_signal_connect_swapped (article, "notify", G_CALLBACK (g_atomic_int_inc), &n_notified);
  lode_article_assign (article, other);
  lode_article_assign (article, article);
  g_assert_cmpint (n_changed, ==, 1);
  g_assert_cmpint (n_notified, ==, 1);
  text = save (article);
  g_assert_cmpstr (text, ==, stored);

  /* Claims are copies: each article has its own evidence. */
  lode_article_set_evidence (article, "c1", FALSE);
  g_assert_true (lode_article_find_claim (other, "c1")->is_evidence);
}

static void
test_refused (void)
{
  const struct
  {
    const char *members;
    const char *words;
  } cases[] = {
    { "\"id\": \"a/b\"", "id|a–z" },
    { "\"id\": \"a\", \"blocks\": [null]", "blocks|null" },
    { "\"id\": \"a\", \"blocks\": [{\"type\": \"frame\"}]", "blocks[0].type|frame" },
    { "\"id\": \"a\", \"read\": \"yes\"", "read|true or false" },
    { "\"id\": \"a\", \"claims\": [{\"start\": 0, \"end\": 9, \"kind\": \"number\"}]", "claims|9|end" },
    { "\"id\": \"a\", \"claims\": [{\"id\": \"c1\", \"start\": 0, \"end\": 0, \"kind\": \"number\"}, "
      "{\"id\": \"c1\", \"start\": 0, \"end\": 0, \"kind\": \"number\"}]", "claims|c1|differ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("{\"format\": \"lodestone-article\", \"version\": 1, %s}", cases[i].members);
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeArticle) article = load (text, &error);

      g_assert_null (article);
      g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
      model_test_assert_words (error, cases[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/article/round-trip", test_round_trip);
  g_test_add_func ("/model/article/members", test_members);
  g_test_add_func ("/model/article/offsets", test_offsets);
  g_test_add_func ("/model/article/new", test_new);
  g_test_add_func ("/model/article/changed", test_changed);
  g_test_add_func ("/model/article/properties", test_properties);
  g_test_add_func ("/model/article/assign", test_assign);
  g_test_add_func ("/model/article/refused", test_refused);

  return g_test_run ();
}
