/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-network.h"

#include "base/lode-json-reader.h"
#include "model/lode-actor.h"

/* Beyond these an amount would lose its kilograms in a double. */
#define MAX_FACTOR 1e6
#define MIN_FACTOR 1e-6

static const char * const tier_names[LODE_N_TIERS] = { "defence", "medical", "other" };

static double
check_amount (LodeJsonReader *reader,
              const char     *member,
              double          amount)
{
  if (amount >= 0 && amount <= LODE_NETWORK_MAX_TONNES)
    return amount;

  lode_json_reader_fail (reader, member, "%g is out of range; an amount lies between 0 and %g",
                         amount, LODE_NETWORK_MAX_TONNES);
  return 0;
}

static guint
enter_list (LodeJsonReader *reader,
            const char     *member,
            guint           limit)
{
  guint n;

  if (!lode_json_reader_enter (reader, member))
    {
      if (!lode_json_reader_has_failed (reader))
        lode_json_reader_fail (reader, member, "this member is missing; it must be a list");
      return 0;
    }
  n = lode_json_reader_length (reader);
  if (n <= limit)
    return n;

  lode_json_reader_fail (reader, NULL, "%u elements are too many; at most %u are read", n, limit);
  return 0;
}

/* Every enter_list() is followed by this, whatever it returned. */
static void
leave_list (LodeJsonReader *reader)
{
  if (!lode_json_reader_has_failed (reader))
    lode_json_reader_leave (reader);
}

static gboolean
enter_item (LodeJsonReader *reader,
            guint           index)
{
  if (lode_json_reader_enter_element (reader, index))
    return TRUE;
  if (!lode_json_reader_has_failed (reader))
    lode_json_reader_fail (reader, NULL, "element %u is null; it must be an object", index);

  return FALSE;
}

static const char *
read_name (LodeJsonReader *reader,
           const char     *member)
{
  const char *name = lode_json_reader_require_string (reader, member);

  if (lode_json_reader_has_failed (reader))
    return NULL;
  if (*name != '\0')
    return name;

  lode_json_reader_fail (reader, member, "this name is empty; it must have a letter at least");
  return NULL;
}

static guint
read_stage (LodeJsonReader    *reader,
            const LodeNetwork *network)
{
  lode_json_reader_require_number (reader, "stage");

  return (guint) lode_json_reader_get_integer (reader, "stage", 0, network->n_stages - 1, 0);
}

/* %NULL after a failure. */
static char **
read_stage_names (LodeJsonReader *reader)
{
  guint n = enter_list (reader, "stages", LODE_NETWORK_MAX_STAGES);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  if (n == 0 && !lode_json_reader_has_failed (reader))
    lode_json_reader_fail (reader, NULL, "a network needs at least one stage");
  for (guint i = 0; i < n && !lode_json_reader_has_failed (reader); i++)
    {
      const char *name = lode_json_reader_string_at (reader, i);

      if (!lode_json_reader_has_failed (reader) &&
          g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        lode_json_reader_fail (reader, NULL, "the stage “%s” stands there twice; names differ", name);
      g_ptr_array_add (names, g_strdup (name));
    }
  leave_list (reader);
  if (lode_json_reader_has_failed (reader))
    {
      g_ptr_array_unref (names);
      return NULL;
    }
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (names, FALSE);
}

/* One yield a stage; the last, which leads to use, is 1 or left out. */
static void
read_yields (LodeJsonReader *reader,
             guint           n_stages,
             double         *yields)
{
  double factor = 1;
  guint n;

  for (guint s = 0; s < n_stages; s++)
    yields[s] = 1;
  if (!lode_json_reader_enter (reader, "yields"))
    return;

  n = lode_json_reader_length (reader);
  if (!lode_json_reader_has_failed (reader) && n != n_stages && n != n_stages - 1)
    lode_json_reader_fail (reader, NULL, "there are %u yields; %u stages need %u or %u", n, n_stages,
                           n_stages - 1, n_stages);
  for (guint s = 0; s < n && !lode_json_reader_has_failed (reader); s++)
    {
      yields[s] = lode_json_reader_number_at (reader, s);
      factor *= yields[s];
      if (!(yields[s] > 0) || factor < MIN_FACTOR || factor > MAX_FACTOR)
        lode_json_reader_fail (reader, NULL,
                               "the yield %g of stage %u is out of range; yields are above 0 and "
                               "their product lies between %g and %g", yields[s], s, MIN_FACTOR,
                               MAX_FACTOR);
      else if (s == n_stages - 1 && yields[s] != 1)
        lode_json_reader_fail (reader, NULL, "the last yield is %g; it must be 1: what the last "
                               "stage makes is what is used", yields[s]);
    }
  leave_list (reader);
}

static void
read_producers (LodeJsonReader *reader,
                LodeNetwork    *network)
{
  guint n = enter_list (reader, "producers", LODE_NETWORK_MAX_NODES);

  for (guint i = 0; i < n && enter_item (reader, i); i++)
    {
      guint stage = read_stage (reader, network);
      const char *name = read_name (reader, "name");
      double capacity = check_amount (reader, "capacity",
                                      lode_json_reader_require_number (reader, "capacity"));

      if (name != NULL && !lode_json_reader_has_failed (reader) &&
          !lode_network_add_producer (network, stage, name, capacity))
        lode_json_reader_fail (reader, "name", "“%s” stands at stage %u twice; names differ", name,
                               stage);
      leave_list (reader);
    }
  leave_list (reader);
}

/* A number is the demand of one tier, an object has one for each. */
static void
read_demand (LodeJsonReader *reader,
             double          demand[LODE_N_TIERS])
{
  JsonNode *node = lode_json_reader_peek (reader, "demand");
  const char *tier_name = lode_json_reader_get_string (reader, "tier", "other");
  int tier = -1;

  for (int i = 0; i < LODE_N_TIERS; i++)
    {
      demand[i] = 0;
      if (tier_name != NULL && g_str_equal (tier_name, tier_names[i]))
        tier = i;
    }
  if (tier < 0)
    lode_json_reader_fail (reader, "tier", "“%s” is no tier; there are defence, medical and other",
                           tier_name);
  else if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    demand[tier] = check_amount (reader, "demand",
                                 lode_json_reader_require_number (reader, "demand"));
  else if (lode_json_reader_enter (reader, "demand"))
    {
      g_autoptr (GList) members = lode_json_reader_members (reader);

      for (GList *l = members; l != NULL; l = l->next)
        if (!g_strv_contains ((const char * const[]) { "defence", "medical", "other", NULL }, l->data))
          lode_json_reader_fail (reader, l->data,
                                 "this is no tier; there are defence, medical and other");
      for (int i = 0; i < LODE_N_TIERS; i++)
        demand[i] = check_amount (reader, tier_names[i],
                                  lode_json_reader_get_number (reader, tier_names[i], 0));
      leave_list (reader);
    }
}

static void
read_consumers (LodeJsonReader *reader,
                LodeNetwork    *network)
{
  guint n = enter_list (reader, "consumers", LODE_NETWORK_MAX_NODES);

  for (guint i = 0; i < n && enter_item (reader, i); i++)
    {
      const char *name = read_name (reader, "name");
      double stock = check_amount (reader, "stock", lode_json_reader_get_number (reader, "stock", 0));
      double demand[LODE_N_TIERS];

      read_demand (reader, demand);
      if (name != NULL && !lode_json_reader_has_failed (reader) &&
          !lode_network_add_consumer (network, name, demand, stock))
        lode_json_reader_fail (reader, "name", "the consumer “%s” stands there twice; names differ",
                               name);
      leave_list (reader);
    }
  leave_list (reader);
}

static void
read_flow (LodeJsonReader *reader,
           LodeNetwork    *network,
           char          **stages)
{
  guint stage = read_stage (reader, network);
  const char *from = read_name (reader, "from");
  const char *to = read_name (reader, "to");
  double t = check_amount (reader, "t", lode_json_reader_require_number (reader, "t"));
  double control = lode_json_reader_get_number (reader, "control", 1);
  gboolean is_last = stage == network->n_stages - 1;

  if (lode_json_reader_has_failed (reader))
    return;
  if (!(control >= 0 && control <= 1))
    lode_json_reader_fail (reader, "control", "%g is out of range; κ lies between 0 (nothing may "
                           "leave) and 1 (no control)", control);
  else if (!lode_network_has_end (network, stage, from))
    lode_json_reader_fail (reader, "from", "there is no producer “%s” at stage %u (%s); producers "
                           "must be listed", from, stage, stages[stage]);
  else if (!lode_network_has_end (network, stage + 1, to))
    lode_json_reader_fail (reader, "to", "there is no %s “%s”%s%s; flows of stage %u lead to %s",
                           is_last ? "consumer" : "producer", to, is_last ? "" : " at stage ",
                           is_last ? "" : stages[stage + 1], stage,
                           is_last ? "consumers" : "producers of the next stage");
  else
    lode_network_add_arc (network, stage, from, to, t, control);
}

static void
read_flows (LodeJsonReader *reader,
            LodeNetwork    *network,
            char          **stages)
{
  guint n = enter_list (reader, "flows", LODE_NETWORK_MAX_ARCS);

  for (guint i = 0; i < n && enter_item (reader, i); i++)
    {
      read_flow (reader, network, stages);
      leave_list (reader);
    }
  leave_list (reader);
}

static gboolean
is_in_network (const LodeNetwork *network,
               const char        *name)
{
  if (lode_actor_is_known (name))
    return TRUE;
  for (guint s = 0; s <= network->n_stages; s++)
    if (lode_network_has_end (network, s, name))
      return TRUE;

  return FALSE;
}

static void
read_members (LodeJsonReader *reader,
              LodeNetwork    *network)
{
  g_auto (GStrv) members = lode_json_reader_get_strings (reader, "members");

  for (guint i = 0; members != NULL && members[i] != NULL; i++)
    if (is_in_network (network, members[i]))
      lode_network_add_member (network, members[i]);
    else
      lode_json_reader_fail (reader, "members", "“%s” is neither a producer nor a consumer of this "
                             "network nor the code of a country", members[i]);
}

static LodeNetwork *
read_network (LodeJsonReader *reader)
{
  g_auto (GStrv) stages = read_stage_names (reader);
  double yields[LODE_NETWORK_MAX_STAGES];
  LodeNetwork *network;

  if (stages == NULL)
    return NULL;

  read_yields (reader, g_strv_length (stages), yields);
  network = lode_network_new (g_strv_length (stages), yields);
  network->rounds = (guint) lode_json_reader_get_integer (reader, "rounds", 1,
                                                          LODE_NETWORK_MAX_ROUNDS, 3);
  network->open_arcs = lode_json_reader_get_boolean (reader, "open_arcs", FALSE);
  network->pooled_stocks = lode_json_reader_get_boolean (reader, "pooled_stocks", FALSE);
  read_producers (reader, network);
  read_consumers (reader, network);
  read_flows (reader, network, stages);
  read_members (reader, network);

  return network;
}

LodeNetwork *
lode_network_from_json (JsonNode    *root,
                        const char  *name,
                        GError     **error)
{
  g_autoptr (LodeNetwork) network = NULL;
  LodeJsonReader *reader;

  g_return_val_if_fail (root != NULL && name != NULL, NULL);

  reader = lode_json_reader_new (root, name);
  network = read_network (reader);
  if (!lode_json_reader_close (reader, error))
    return NULL;
  lode_network_seal (network);

  return g_steal_pointer (&network);
}
