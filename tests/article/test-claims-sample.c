/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures and commitments of a real article, as a reader lists them. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "article/lode-claims.h"
#include "article/lode-specifics.h"
#include "base/lode-json-reader.h"

static JsonNode *
load_sample (void)
{
  const char *folder = g_getenv ("LODESTONE_SHARED_DIR");
  g_autofree char *path
      = folder != NULL
            ? g_build_filename (folder, "samples", "alliance-2026-02-01.expected.json", NULL)
            : NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *root;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the sample article is not here");
      return NULL;
    }
  root = lode_json_load (path, &error);
  g_assert_no_error (error);
  return root;
}

/* The paragraphs joined as an article's text is; @starts gets the first code point of each. */
static char *
join_paragraphs (LodeJsonReader *reader,
                 GArray         *starts)
{
  g_auto (GStrv) paragraphs = lode_json_reader_get_strings (reader, "paragraphs");
  GString *text = g_string_new (NULL);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      guint start;

      if (i > 0)
        g_string_append (text, "\n\n");
      start = (guint) g_utf8_strlen (text->str, -1);
      g_array_append_val (starts, start);
      g_string_append (text, paragraphs[i]);
    }
  return g_string_free (text, FALSE);
}

static const LodeClaim *
find_at (GPtrArray *claims,
         guint      start,
         guint      end)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const LodeClaim *claim = g_ptr_array_index (claims, i);

      if (claim->start == start && claim->end == end)
        return claim;
    }
  return NULL;
}

static void
assert_same_number (double      found,
                    JsonNode   *wanted)
{
  if (wanted == NULL || JSON_NODE_HOLDS_NULL (wanted))
    g_assert_true (isnan (found));
  else
    g_assert_cmpfloat (found, ==, json_node_get_double (wanted));
}

/* Every required code is there, and nothing but required and optional ones. */
static void
assert_codes (LodeJsonReader *reader,
              const char     *member,
              const char     *optional,
              GStrv           found)
{
  g_auto (GStrv) wanted = lode_json_reader_get_strings (reader, member);
  g_auto (GStrv) spare = lode_json_reader_get_strings (reader, optional);

  for (guint i = 0; wanted[i] != NULL; i++)
    g_assert_true (g_strv_contains ((const char *const *) found, wanted[i]));
  for (guint i = 0; found[i] != NULL; i++)
    g_assert_true (g_strv_contains ((const char *const *) wanted, found[i])
                   || (spare != NULL && g_strv_contains ((const char *const *) spare, found[i])));
}

static gboolean
is_accepted (LodeJsonReader *reader,
             const char     *member,
             const char     *accepted,
             const char     *found)
{
  gboolean is_there = g_strcmp0 (lode_json_reader_get_string (reader, member, NULL), found) == 0;

  if (is_there || !lode_json_reader_enter (reader, accepted))
    return is_there;
  for (guint i = 0; i < lode_json_reader_length (reader); i++)
    {
      JsonNode *node
          = json_array_get_element (json_node_get_array (lode_json_reader_node (reader)), i);

      is_there
          = is_there
            || (JSON_NODE_HOLDS_NULL (node) ? found == NULL
                                            : g_strcmp0 (json_node_get_string (node), found) == 0);
    }
  lode_json_reader_leave (reader);
  return is_there;
}

static void
check_claim (LodeJsonReader *reader,
             GPtrArray      *claims,
             const guint    *starts)
{
  guint paragraph = (guint) lode_json_reader_get_integer (reader, "paragraph", 0, 1000, 0);
  guint start
      = starts[paragraph] + (guint) lode_json_reader_get_integer (reader, "start", 0, 100000, 0);
  guint end
      = starts[paragraph] + (guint) lode_json_reader_get_integer (reader, "end", 0, 100000, 0);
  const LodeClaim *claim = find_at (claims, start, end);

  g_assert_nonnull (claim);
  g_assert_cmpstr (claim->text, ==, lode_json_reader_require_string (reader, "text"));
  g_assert_cmpstr (lode_claim_kind_to_string (claim->kind), ==,
                   lode_json_reader_require_string (reader, "kind"));
  assert_same_number (claim->value, lode_json_reader_peek (reader, "value"));
  assert_same_number (claim->low, lode_json_reader_peek (reader, "low"));
  assert_same_number (claim->high, lode_json_reader_peek (reader, "high"));
  g_assert_cmpstr (claim->unit, ==, lode_json_reader_get_string (reader, "unit", NULL));
  g_assert_cmpstr (claim->currency, ==, lode_json_reader_get_string (reader, "currency", NULL));
  g_assert_true (is_accepted (reader, "per", "per_accepted", claim->per));
  g_assert_true (is_accepted (reader, "stage", "stage_accepted", claim->stage));
  g_assert_cmpint (claim->is_approximate, ==,
                   lode_json_reader_get_boolean (reader, "approximate", FALSE));
  g_assert_cmpint (claim->is_negated, ==, lode_json_reader_get_boolean (reader, "negated", FALSE));
  assert_codes (reader, "countries", "countries_optional", claim->countries);
  assert_codes (reader, "materials", "materials_optional", claim->materials);
}

static void
test_claims (void)
{
  g_autoptr (JsonNode) root = load_sample ();
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) claims = NULL;
  g_autofree char *text = NULL;
  LodeJsonReader *reader;
  guint n_claims;

  if (root == NULL)
    return;
  reader = lode_json_reader_new (root, "sample");
  text = join_paragraphs (reader, starts);
  claims = lode_claims_find (text, -1);
  g_assert_true (lode_json_reader_enter (reader, "claims"));
  n_claims = lode_json_reader_length (reader);
  g_assert_cmpuint (claims->len, ==, n_claims);
  for (guint i = 0; i < n_claims; i++)
    {
      g_assert_true (lode_json_reader_enter_element (reader, i));
      check_claim (reader, claims, (const guint *) (const void *) starts->data);
      lode_json_reader_leave (reader);
    }
  lode_json_reader_leave (reader);
  g_assert_true (lode_json_reader_close (reader, NULL));
}

static void
check_specific (LodeJsonReader *reader,
                GPtrArray      *quotes,
                const guint    *starts)
{
  guint n;

  g_assert_true (lode_json_reader_enter (reader, "committed"));
  n = lode_json_reader_length (reader);
  g_assert_cmpuint (quotes->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const LodeQuote *quote = g_ptr_array_index (quotes, i);
      guint paragraph;

      g_assert_true (lode_json_reader_enter_element (reader, i));
      paragraph = (guint) lode_json_reader_get_integer (reader, "paragraph", 0, 1000, 0);
      g_assert_cmpstr (quote->text, ==, lode_json_reader_require_string (reader, "text"));
      g_assert_cmpuint (quote->start, ==,
                        starts[paragraph]
                            + (guint) lode_json_reader_get_integer (reader, "start", 0, 100000, 0));
      lode_json_reader_leave (reader);
    }
  lode_json_reader_leave (reader);
}

static void
test_specifics (void)
{
  g_autoptr (JsonNode) root = load_sample ();
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (LodeSpecifics) specifics = NULL;
  g_autofree char *text = NULL;
  LodeJsonReader *reader;

  if (root == NULL)
    return;
  reader = lode_json_reader_new (root, "sample");
  text = join_paragraphs (reader, starts);
  specifics = lode_specifics_find (text, -1);
  g_assert_true (lode_json_reader_enter (reader, "specifics"));
  for (guint i = 0; i < LODE_N_SPECIFICS; i++)
    {
      g_assert_true (lode_json_reader_enter (reader, lode_specific_to_string (i)));
      check_specific (reader, specifics->quotes[i], (const guint *) (const void *) starts->data);
      lode_json_reader_leave (reader);
    }
  lode_json_reader_leave (reader);
  g_assert_true (lode_json_reader_close (reader, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/claims-sample/claims", test_claims);
  g_test_add_func ("/article/claims-sample/specifics", test_specifics);

  return g_test_run ();
}
