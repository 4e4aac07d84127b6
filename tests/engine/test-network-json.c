/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-reader.h"
#include "engine/network/lode-network.h"

/* A sound file; each case below breaks one thing in it. */
#define STAGES "\"stages\": [\"mine\", \"plant\"]"
#define PRODUCERS \
  "\"producers\": [{\"stage\": 0, \"name\": \"M\", \"capacity\": 10}, " \
  "{\"stage\": 1, \"name\": \"P\", \"capacity\": 20}]"
#define CONSUMERS "\"consumers\": [{\"name\": \"A\", \"demand\": 5}]"
#define FLOWS \
  "\"flows\": [{\"stage\": 0, \"from\": \"M\", \"to\": \"P\", \"t\": 5}, " \
  "{\"stage\": 1, \"from\": \"P\", \"to\": \"A\", \"t\": 5}]"
#define SOUND "{" STAGES ", " PRODUCERS ", " CONSUMERS ", " FLOWS "}"

static LodeNetwork *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (JsonNode) root = lode_json_parse (text, strlen (text), "net.json", error);

  return root != NULL ? lode_network_from_json (root, "net.json", error) : NULL;
}

static void
test_sound (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeNetwork) network = read_text (SOUND, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (network->n_stages, ==, 2);
  g_assert_cmpuint (network->n_producers, ==, 2);
  g_assert_cmpuint (network->n_arcs, ==, 2);
  g_assert_cmpuint (network->rounds, ==, 3);
  g_assert_false (network->open_arcs);
  g_assert_false (network->pooled_stocks);
  g_assert_cmpfloat (network->demand[LODE_TIER_OTHER], ==, 5);
  g_assert_true (isinf (network->quota[0]));
  g_assert_false (network->consumer_is_member[0]);
}

static void
test_everything (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeNetwork) network = read_text (
    "{" STAGES ", \"yields\": [0.5, 1], " PRODUCERS ", \"consumers\": ["
    "{\"name\": \"B\", \"demand\": 7, \"tier\": \"defence\", \"stock\": 2.5}, "
    "{\"name\": \"A\", \"demand\": {\"medical\": 3, \"other\": 4}}], "
    "\"flows\": [{\"stage\": 1, \"from\": \"P\", \"to\": \"A\", \"t\": 5, \"control\": 0.25}, "
    "{\"stage\": 0, \"from\": \"M\", \"to\": \"P\", \"t\": 5}], "
    "\"members\": [\"A\", \"P\"], \"rounds\": 9, \"open_arcs\": true, \"pooled_stocks\": true}",
    &error);

  g_assert_no_error (error);
  g_assert_cmpuint (network->rounds, ==, 9);
  g_assert_true (network->open_arcs);
  g_assert_true (network->pooled_stocks);
  /* Consumers by name; the file's order is kept beside. */
  g_assert_cmpstr (network->consumer_name[0], ==, "A");
  g_assert_cmpuint (network->consumer_order[0], ==, 1);
  g_assert_cmpfloat (network->stock[1], ==, 2.5);
  g_assert_cmpfloat (network->demand[LODE_TIER_MEDICAL], ==, 3);
  g_assert_cmpfloat (network->demand[LODE_N_TIERS + LODE_TIER_DEFENCE], ==, 7);
  g_assert_cmpfloat (lode_network_get_demand (network, 0), ==, 7);
  /* A tonne of ore is half a tonne of product. */
  g_assert_cmpfloat (network->capacity[0], ==, 5);
  g_assert_cmpfloat (network->baseline[0], ==, 2.5);
  g_assert_cmpfloat (network->quota[1], ==, 1.25);
  g_assert_true (network->consumer_is_member[0]);
  g_assert_false (network->consumer_is_member[1]);
  g_assert_true (network->producer_is_member[1]);
  g_assert_cmpint (lode_network_find_producer (network, 1, "P"), ==, 1);
  g_assert_cmpint (lode_network_find_producer (network, 0, "P"), ==, -1);
  g_assert_cmpint (lode_network_find_consumer (network, "B"), ==, 1);
  g_assert_cmpint (lode_network_find_consumer (network, "Z"), ==, -1);
}

/* Duplicates add up under one control and stay apart under two. */
static void
test_duplicates (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeNetwork) network = read_text (
    "{" STAGES ", " PRODUCERS ", " CONSUMERS ", \"flows\": ["
    "{\"stage\": 1, \"from\": \"P\", \"to\": \"A\", \"t\": 5}, "
    "{\"stage\": 1, \"from\": \"P\", \"to\": \"A\", \"t\": 3, \"control\": 0.5}, "
    "{\"stage\": 1, \"from\": \"P\", \"to\": \"A\", \"t\": 2}, "
    "{\"stage\": 1, \"from\": \"P\", \"to\": \"A\", \"t\": 1, \"control\": 0.5}]}", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (network->n_arcs, ==, 2);
  g_assert_cmpfloat (network->baseline[0], ==, 4);
  g_assert_cmpfloat (network->quota[0], ==, 2);
  g_assert_cmpfloat (network->baseline[1], ==, 7);
}

/* A country's name at several stages, and as a consumer, is no conflict. */
static void
test_same_name (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeNetwork) network = read_text (
    "{" STAGES ", \"producers\": [{\"stage\": 0, \"name\": \"CHN\", \"capacity\": 1}, "
    "{\"stage\": 1, \"name\": \"CHN\", \"capacity\": 1}], "
    "\"consumers\": [{\"name\": \"CHN\", \"demand\": 1}], \"flows\": ["
    "{\"stage\": 0, \"from\": \"CHN\", \"to\": \"CHN\", \"t\": 1}, "
    "{\"stage\": 1, \"from\": \"CHN\", \"to\": \"CHN\", \"t\": 1}], \"members\": [\"CHN\", \"EU27\"]}",
    &error);

  g_assert_no_error (error);
  g_assert_cmpuint (network->n_arcs, ==, 2);
  g_assert_true (network->producer_is_member[0]);
}

typedef struct
{
  const char *text;
  const char *place;    /* must be in the message */
  const char *advice;   /* so must this */
} Fault;

static const Fault faults[] = {
  { "[]", "net.json", "object" },
  { "{}", "stages", "list" },
  { "{\"stages\": [], " PRODUCERS ", " CONSUMERS ", " FLOWS "}", "stages", "at least one" },
  { "{\"stages\": \"mine\", " PRODUCERS ", " CONSUMERS ", " FLOWS "}", "stages", "list" },
  { "{\"stages\": [\"a\", \"a\"], " PRODUCERS ", " CONSUMERS ", " FLOWS "}", "stages", "twice" },
  { "{\"stages\": [1], " PRODUCERS ", " CONSUMERS ", " FLOWS "}", "stages[0]", "text" },
  { "{\"stages\": [\"a\"], " PRODUCERS ", " CONSUMERS ", " FLOWS "}", "producers[1].stage", "0 to 0" },
  { "{" STAGES ", \"producers\": {}, " CONSUMERS ", " FLOWS "}", "producers", "list" },
  { "{" STAGES ", \"producers\": [null], " CONSUMERS ", " FLOWS "}", "producers", "null" },
  { "{" STAGES ", \"producers\": [7], " CONSUMERS ", " FLOWS "}", "producers[0]", "object" },
  { "{" STAGES ", \"producers\": [{\"stage\": 0, \"name\": \"M\"}], " CONSUMERS ", " FLOWS "}",
    "producers[0].capacity", "missing" },
  { "{" STAGES ", \"producers\": [{\"stage\": 0, \"name\": \"M\", \"capacity\": -1}], " CONSUMERS "}",
    "producers[0].capacity", "between 0 and" },
  { "{" STAGES ", \"producers\": [{\"stage\": 0, \"name\": \"M\", \"capacity\": 1e30}], " CONSUMERS "}",
    "producers[0].capacity", "between 0 and" },
  { "{" STAGES ", \"producers\": [{\"stage\": 0, \"name\": \"M\", \"capacity\": \"10\"}], " CONSUMERS "}",
    "producers[0].capacity", "number" },
  { "{" STAGES ", \"producers\": [{\"stage\": -1, \"name\": \"M\", \"capacity\": 1}], " CONSUMERS "}",
    "producers[0].stage", "0 to 1" },
  { "{" STAGES ", \"producers\": [{\"stage\": 0.5, \"name\": \"M\", \"capacity\": 1}], " CONSUMERS "}",
    "producers[0].stage", "whole number" },
  { "{" STAGES ", \"producers\": [{\"stage\": 0, \"name\": \"\", \"capacity\": 1}], " CONSUMERS "}",
    "producers[0].name", "empty" },
  { "{" STAGES ", \"producers\": [{\"stage\": 0, \"name\": \"M\", \"capacity\": 1}, "
    "{\"stage\": 0, \"name\": \"M\", \"capacity\": 1}], " CONSUMERS ", " FLOWS "}",
    "producers[1].name", "twice" },
  { "{" STAGES ", " PRODUCERS ", " FLOWS "}", "consumers", "missing" },
  { "{" STAGES ", " PRODUCERS ", \"consumers\": [{\"name\": \"A\", \"demand\": -2}], " FLOWS "}",
    "consumers[0].demand", "between 0 and" },
  { "{" STAGES ", " PRODUCERS ", \"consumers\": [{\"name\": \"A\", \"demand\": true}], " FLOWS "}",
    "consumers[0].demand", "number" },
  { "{" STAGES ", " PRODUCERS ", \"consumers\": [{\"name\": \"A\", \"demand\": 1, \"tier\": \"vip\"}], "
    FLOWS "}", "consumers[0].tier", "defence, medical and other" },
  { "{" STAGES ", " PRODUCERS ", \"consumers\": [{\"name\": \"A\", \"demand\": {\"vip\": 1}}], " FLOWS "}",
    "consumers[0].demand.vip", "defence, medical and other" },
  { "{" STAGES ", " PRODUCERS ", \"consumers\": [{\"name\": \"A\", \"demand\": {\"other\": -1}}], " FLOWS
    "}", "consumers[0].demand.other", "between 0 and" },
  { "{" STAGES ", " PRODUCERS ", \"consumers\": [{\"name\": \"A\", \"demand\": 1, \"stock\": -1}], " FLOWS
    "}", "consumers[0].stock", "between 0 and" },
  { "{" STAGES ", " PRODUCERS ", \"consumers\": [{\"name\": \"A\", \"demand\": 1}, "
    "{\"name\": \"A\", \"demand\": 1}], " FLOWS "}", "consumers[1].name", "twice" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS "}", "flows", "missing" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", \"flows\": [{\"stage\": 2, \"from\": \"M\", \"to\": "
    "\"P\", \"t\": 1}]}", "flows[0].stage", "0 to 1" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", \"flows\": [{\"stage\": 0, \"from\": \"X\", \"to\": "
    "\"P\", \"t\": 1}]}", "flows[0].from", "no producer “X” at stage 0 (mine)" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", \"flows\": [{\"stage\": 0, \"from\": \"M\", \"to\": "
    "\"A\", \"t\": 1}]}", "flows[0].to", "producers of the next stage" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", \"flows\": [{\"stage\": 1, \"from\": \"P\", \"to\": "
    "\"P\", \"t\": 1}]}", "flows[0].to", "consumers" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", \"flows\": [{\"stage\": 1, \"from\": \"P\", \"to\": "
    "\"A\", \"t\": -1}]}", "flows[0].t", "between 0 and" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", \"flows\": [{\"stage\": 1, \"from\": \"P\", \"to\": "
    "\"A\"}]}", "flows[0].t", "missing" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", \"flows\": [{\"stage\": 1, \"from\": \"P\", \"to\": "
    "\"A\", \"t\": 1, \"control\": 1.5}]}", "flows[0].control", "0 (nothing may leave) and 1" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", \"flows\": [{\"stage\": 1, \"from\": \"P\", \"to\": "
    "\"A\", \"t\": 1, \"control\": -0.1}]}", "flows[0].control", "0 (nothing may leave) and 1" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", " FLOWS ", \"members\": [\"Atlantis\"]}", "members",
    "Atlantis" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", " FLOWS ", \"members\": \"A\"}", "members", "list" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", " FLOWS ", \"rounds\": 0}", "rounds", "1 to 1000" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", " FLOWS ", \"rounds\": 1e9}", "rounds", "1 to 1000" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", " FLOWS ", \"open_arcs\": 1}", "open_arcs",
    "true or false" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", " FLOWS ", \"yields\": [1, 2, 3]}", "yields", "1 or 2" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", " FLOWS ", \"yields\": [0]}", "yields", "above 0" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", " FLOWS ", \"yields\": [-1]}", "yields", "above 0" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", " FLOWS ", \"yields\": [1e12]}", "yields", "product" },
  { "{" STAGES ", " PRODUCERS ", " CONSUMERS ", " FLOWS ", \"yields\": [2, 2]}", "yields",
    "must be 1" },
};

/* Every fault is one sentence that names the member and what would be right. */
static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeNetwork) network = read_text (faults[i].text, &error);

      g_test_message ("%s", error != NULL ? error->message : faults[i].text);
      g_assert_null (network);
      g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, faults[i].place));
      g_assert_nonnull (strstr (error->message, faults[i].advice));
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_too_many (void)
{
  GString *text = g_string_new ("{\"stages\": [\"a\"], \"producers\": [");
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  for (guint i = 0; i <= LODE_NETWORK_MAX_NODES; i++)
    g_string_append_printf (text, "%s{\"stage\": 0, \"name\": \"P%u\", \"capacity\": 1}",
                            i > 0 ? "," : "", i);
  g_string_append (text, "], \"consumers\": [], \"flows\": []}");
  json = g_string_free (text, FALSE);
  g_assert_null (read_text (json, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "too many"));
}

static void
test_copy (void)
{
  g_autoptr (LodeNetwork) network = read_text (SOUND, NULL);
  g_autoptr (LodeNetwork) copy = lode_network_copy (network);

  copy->capacity[0] = 1;
  copy->quota[0] = 2;
  g_assert_cmpfloat (network->capacity[0], ==, 10);
  g_assert_true (isinf (network->quota[0]));
  g_assert_cmpstr (copy->producer_name[1], ==, "P");
  g_assert_true (copy->producer_name[1] != network->producer_name[1]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/network-json/sound", test_sound);
  g_test_add_func ("/engine/network-json/everything", test_everything);
  g_test_add_func ("/engine/network-json/duplicates", test_duplicates);
  g_test_add_func ("/engine/network-json/same-name", test_same_name);
  g_test_add_func ("/engine/network-json/faults", test_faults);
  g_test_add_func ("/engine/network-json/too-many", test_too_many);
  g_test_add_func ("/engine/network-json/copy", test_copy);

  return g_test_run ();
}
