/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a broken law is found, made small and written down: tried on laws that are false. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "base/lode-json-reader.h"
#include "network-laws.h"

/* False, as MODEL §4 says: going alone, more capacity can leave more people short. */
static char *
monotone_in_capacity (const Case *self)
{
  g_autoptr (Outcome) before = case_run (self);
  double lost = lode_allocation_get_shortage (before->fragmented);

  for (guint i = 0; i < self->producers->len; i++)
    {
      g_autoptr (Case) larger = case_copy (self);
      g_autoptr (Outcome) after = NULL;
      double lacking;

      CASE_PRODUCER (larger, i)->capacity += 10;
      after = case_run (larger);
      lacking = lode_allocation_get_shortage (after->fragmented);
      if (lacking > lost + 0.001)
        return g_strdup_printf ("10 t more of producer %u: %.6f t short instead of %.6f t", i,
                                lacking, lost);
    }

  return NULL;
}

/* False: nobody is ever short. */
static char *
plenty (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);

  return lode_allocation_get_shortage (outcome->fragmented) > 1 ? g_strdup ("short") : NULL;
}

/* False: without a shock, what a producer sends reaches no more than two others. */
static char *
two_at_most (const Case *self)
{
  g_autoptr (Outcome) outcome = case_run (self);
  const LodeNetwork *network = outcome->network;

  for (guint i = 0; i < network->n_producers; i++)
    {
      guint n = 0;

      for (guint a = 0; a < network->n_arcs; a++)
        n += network->arc_from[a] == i && outcome->fragmented->flow[a] > 0;
      if (n > 2)
        return g_strdup_printf ("%s serves %u", network->producer_name[i], n);
    }

  return NULL;
}

static char *
hold (const Case *self)
{
  return NULL;
}

/* What `lodestone-cli network` prints of a file. */
static JsonNode *
run_file (const char *path)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { g_getenv ("LODESTONE_CLI"), "network", path, NULL };
  JsonNode *root;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  root = lode_json_parse (out, strlen (out), path, &error);
  g_assert_no_error (error);

  return root;
}

/* The smallest case is small, breaks the law still, and its file says the same. */
static void
test_monotone (void)
{
  const Law law = { "false-monotone", monotone_in_capacity, CASE_DEFAULT, 20000, 1 };
  g_autoptr (Case) found = law_find_counterexample (&law);
  g_autoptr (Case) smallest = NULL;
  g_autoptr (Outcome) outcome = NULL;
  g_autofree char *failure = NULL;
  g_autofree char *path = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *fragmented;

  g_assert_nonnull (found);
  smallest = law_shrink (&law, case_copy (found));
  failure = monotone_in_capacity (smallest);
  g_assert_nonnull (failure);
  g_assert_cmpuint (smallest->producers->len + smallest->consumers->len, <=, 7);
  g_assert_cmpuint (smallest->flows->len, <=, 8);
  path = law_write (&law, smallest);
  g_test_message ("%s: %s", path, failure);

  if (g_getenv ("LODESTONE_CLI") == NULL)
    return;
  root = run_file (path);
  outcome = case_run (smallest);
  fragmented = json_object_get_object_member (json_node_get_object (root), "fragmented");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (fragmented, "shortage_total"),
                                  lode_allocation_get_shortage (outcome->fragmented), 1e-9);
}

/* One consumer who wants a round number and has nobody to ask. */
static void
test_plenty (void)
{
  const Law law = { "false-plenty", plenty, CASE_ALL_MEMBERS, 100, 2 };
  g_autoptr (Case) smallest = law_find_counterexample (&law);

  g_assert_nonnull (smallest);
  smallest = law_shrink (&law, g_steal_pointer (&smallest));
  g_assert_cmpuint (smallest->n_stages, ==, 1);
  g_assert_cmpuint (smallest->producers->len, ==, 1);
  g_assert_cmpuint (smallest->consumers->len, ==, 1);
  g_assert_true (CASE_CONSUMER (smallest, 0)->is_member);
  g_assert_cmpfloat (CASE_CONSUMER (smallest, 0)->demand[0], ==, 0);
  g_assert_cmpfloat (fmod (CASE_CONSUMER (smallest, 0)->demand[2], 10), ==, 0);
  g_assert_cmpuint (smallest->rounds, ==, 1);
}

/* A law about networks without a shock is shrunk to one without a shock. */
static void
test_promise (void)
{
  const Law law = { "false-two", two_at_most, CASE_NO_SHOCK, 1000, 3 };
  g_autoptr (Case) smallest = law_find_counterexample (&law);
  g_autoptr (Outcome) outcome = NULL;

  g_assert_nonnull (smallest);
  smallest = law_shrink (&law, g_steal_pointer (&smallest));
  outcome = case_run (smallest);
  g_assert_cmpuint (smallest->consumers->len + smallest->producers->len, <=, 5);
  for (guint a = 0; a < outcome->network->n_arcs; a++)
    g_assert_cmpfloat_with_epsilon (outcome->fragmented->flow[a], outcome->network->baseline[a],
                                    1e-9);
}

/* A law that holds has no counterexample, and running it fails nothing. */
static void
test_true (void)
{
  const Law law = { "always", hold, CASE_DEFAULT, 10, 4 };

  g_assert_null (law_find_counterexample (&law));
  law_run (&law);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/shrink/monotone", test_monotone);
  g_test_add_func ("/engine/shrink/plenty", test_plenty);
  g_test_add_func ("/engine/shrink/promise", test_promise);
  g_test_add_func ("/engine/shrink/true", test_true);

  return g_test_run ();
}
