/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-claim.h"

#include <math.h>

#include "model-test.h"

static const char full_claim[] =
  "{\n"
  "  \"id\": \"c4\",\n"
  "  \"start\": 110,\n"
  "  \"end\": 130,\n"
  "  \"text\": \"17,000–18,000 tonnes\",\n"
  "  \"kind\": \"quantity\",\n"
  "  \"low\": 17000,\n"
  "  \"high\": 18000,\n"
  "  \"value\": null,\n"
  "  \"unit\": \"t\",\n"
  "  \"currency\": null,\n"
  "  \"per\": \"year\",\n"
  "  \"approximate\": true,\n"
  "  \"change\": \"down\",\n"
  "  \"negated\": false,\n"
  "  \"countries\": [\"EU27\", \"CHN\"],\n"
  "  \"materials\": [\"permanent_magnets\"],\n"
  "  \"stage\": \"magnet\",\n"
  "  \"sentence\": \"A made-up sentence.\",\n"
  "  \"evidence\": true,\n"
  "  \"confidence\": 0.9\n"
  "}";

static gpointer
read_claim (LodeJsonReader *reader)
{
  return lode_claim_read (reader);
}

static void
write_claim (gconstpointer   value,
             LodeJsonWriter *writer)
{
  lode_claim_write (value, writer);
}

static void
test_new (void)
{
  g_autoptr (LodeClaim) claim = lode_claim_new ();

  g_assert_true (isnan (claim->value));
  g_assert_true (isnan (claim->low));
  g_assert_true (isnan (claim->high));
  g_assert_null (claim->id);
  g_assert_null (claim->unknown);
}

static void
test_members (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeClaim) claim = model_test_read (full_claim, read_claim, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (claim->id, ==, "c4");
  g_assert_cmpuint (claim->start, ==, 110);
  g_assert_cmpuint (claim->end, ==, 130);
  g_assert_cmpint (claim->kind, ==, LODE_CLAIM_QUANTITY);
  g_assert_cmpfloat (claim->low, ==, 17000);
  g_assert_true (isnan (claim->value));
  g_assert_cmpint (claim->change, ==, LODE_CHANGE_DOWN);
  g_assert_true (claim->is_approximate);
  g_assert_false (claim->is_negated);
  g_assert_cmpstr (claim->countries[1], ==, "CHN");
  g_assert_true (claim->is_evidence);
  g_assert_nonnull (claim->unknown);
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeClaim) claim = model_test_read (full_claim, read_claim, &error);
  g_autoptr (LodeClaim) copy = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  copy = lode_claim_copy (claim);
  text = model_test_write (copy, write_claim);
  g_assert_cmpstr (text, ==, full_claim);
}

/* The copy owns all that it holds. */
static void
test_copy_outlives (void)
{
  LodeClaim *claim = model_test_read (full_claim, read_claim, NULL);
  g_autoptr (LodeClaim) copy = lode_claim_copy (claim);
  g_autofree char *text = NULL;

  lode_claim_free (claim);
  text = model_test_write (copy, write_claim);
  g_assert_cmpstr (text, ==, full_claim);
}

/* Every claim that is printed has the same members, whatever is known. */
static void
test_bare_claim_has_all_members (void)
{
  const char * const members[] = {
    "start",       "end",    "text",    "kind",      "low",       "high",  "value",    "unit",
    "currency",    "per",    "approximate", "change", "negated",  "countries", "materials", "stage",
    "sentence",
  };
  g_autoptr (LodeClaim) claim = lode_claim_new ();
  g_autofree char *text = model_test_write (claim, write_claim);
  g_autoptr (JsonNode) root = model_test_parse (text);

  g_assert_cmpuint (json_object_get_size (json_node_get_object (root)), ==, G_N_ELEMENTS (members));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_true (json_object_has_member (json_node_get_object (root), members[i]));
}

static void
test_kinds (void)
{
  const char * const names[] = { "number", "percent", "money", "quantity", "duration" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"start\": 0, \"end\": 1, \"kind\": \"%s\"}", names[i]);
      g_autoptr (LodeClaim) claim = model_test_read (text, read_claim, NULL);

      g_assert_cmpstr (lode_claim_kind_to_string (claim->kind), ==, names[i]);
    }
}

static void
test_refused (void)
{
  model_test_refuse ("{\"start\": 5, \"end\": 2, \"kind\": \"number\"}", read_claim, "end|start");
  model_test_refuse ("{\"start\": -1, \"end\": 2, \"kind\": \"number\"}", read_claim, "start");
  model_test_refuse ("{\"start\": 0, \"end\": 2, \"kind\": \"weight\"}", read_claim,
                     "kind|weight|quantity");
  model_test_refuse ("{\"start\": 0, \"end\": 2}", read_claim, "kind|missing");
  model_test_refuse ("{\"start\": 0, \"end\": 2, \"kind\": \"number\", \"change\": \"sideways\"}",
                     read_claim, "change|sideways|up");
  model_test_refuse ("{\"start\": 0, \"end\": 2, \"kind\": \"number\", \"low\": 2, \"high\": 1}",
                     read_claim, "low|high");
  model_test_refuse ("{\"start\": 0, \"end\": 2, \"kind\": \"number\", \"approximate\": \"yes\"}",
                     read_claim, "approximate|true or false");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/claim/new", test_new);
  g_test_add_func ("/model/claim/members", test_members);
  g_test_add_func ("/model/claim/round-trip", test_round_trip);
  g_test_add_func ("/model/claim/copy-outlives", test_copy_outlives);
  g_test_add_func ("/model/claim/bare-claim-has-all-members", test_bare_claim_has_all_members);
  g_test_add_func ("/model/claim/kinds", test_kinds);
  g_test_add_func ("/model/claim/refused", test_refused);

  return g_test_run ();
}
