/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Both sides are compared as they are written to a file, leaf by leaf: an input that a later version
 * adds to the format is compared without a word here. */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-scenario-diff.h"

#include <string.h>

#include "base/lode-json-load.h"
#include "base/lode-json-number.h"

struct _LodeScenarioDiff
{
  guint      n_scenarios;
  GPtrArray *groups;        /* Group: levers that are one */
  GArray    *differences;   /* LodeScenarioDifference */
};

/* The lever that scenarios have in common. */
typedef struct
{
  guint       n;
  LodeLever **levers;    /* [n] owned; %NULL where a scenario has none */
  JsonObject **objects;  /* [n] as written */
} Group;

/* The leaves of a document by name, in its own order. */
typedef struct
{
  GPtrArray  *names;
  GHashTable *nodes;   /* name → JsonNode */
} Leaves;

/* What no number depends on, and what is told apart otherwise. */
static const char * const ignored_of_scenario[] = { "format", "version", "id", "title", "levers", NULL };
static const char * const ignored_of_lever[] = { "id", "kind", "title", "note", "evidence", NULL };

/* Units of what has no LodeParameter. */
static const struct
{
  const char *member;
  const char *unit;
} units[] = {
  { "hoarding", "share" },
  { "market.annuity_years", "year" },
  { "market.discount_rate", "share/year" },
  { "market.holding_rate", "share/year" },
  { "market.price_floor_usd_per_kg", "USD/kg" },
  { "market.reference_price.high", "USD/kg" },
  { "market.reference_price.low", "USD/kg" },
  { "market.reference_price.value", "USD/kg" },
  { "probability", "share" },
};

/* --- leaves --- */

static Leaves *
leaves_new (void)
{
  Leaves *self = g_new0 (Leaves, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) json_node_unref);

  return self;
}

static void
leaves_free (Leaves *self)
{
  g_hash_table_unref (self->nodes);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/* Takes @node over; a name that is there already gets it as its new value. */
static void
leaves_set (Leaves     *self,
            const char *name,
            JsonNode   *node)
{
  char *key;

  if (g_hash_table_contains (self->nodes, name))
    {
      guint place = 0;

      while (!g_str_equal (g_ptr_array_index (self->names, place), name))
        place++;
      g_hash_table_replace (self->nodes, g_ptr_array_index (self->names, place), node);
      return;
    }
  key = g_strdup (name);
  g_ptr_array_add (self->names, key);
  g_hash_table_insert (self->nodes, key, node);
}

static void
leaves_set_number (Leaves     *self,
                   const char *prefix,
                   const char *name,
                   double      value)
{
  g_autofree char *path = g_strconcat (prefix, ".", name, NULL);

  leaves_set (self, path, json_node_init_double (json_node_alloc (), value));
}

static void
leaves_set_boolean (Leaves     *self,
                    const char *name,
                    gboolean    value)
{
  leaves_set (self, name, json_node_init_boolean (json_node_alloc (), value));
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Takes @list over. */
static JsonNode *
node_of_list (JsonArray *list)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, list);
  return node;
}

/* (transfer full) (nullable): the texts of a list in order; %NULL when it holds anything else. */
static JsonNode *
sort_texts (JsonArray *list)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  JsonArray *sorted;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return NULL;
      g_ptr_array_add (texts, (gpointer) json_node_get_string (node));
    }
  g_ptr_array_sort (texts, compare_texts);
  sorted = json_array_new ();
  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (sorted, g_ptr_array_index (texts, i));

  return node_of_list (sorted);
}

static void
collect (Leaves     *self,
         const char *path,
         JsonNode   *node);

static void
collect_list (Leaves     *self,
              const char *path,
              JsonArray  *list)
{
  static const char * const ends[] = { "from", "to" };
  gboolean is_window = g_str_equal (path, "window") && json_array_get_length (list) == 2;
  JsonNode *sorted = is_window ? NULL : sort_texts (list);

  if (sorted != NULL)
    {
      leaves_set (self, path, sorted);
      return;
    }
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *inner = is_window ? g_strconcat (path, ".", ends[i], NULL)
                                         : g_strdup_printf ("%s.%u", path, i + 1);

      collect (self, inner, json_array_get_element (list, i));
    }
}

static void
collect_members (Leaves             *self,
                 const char         *path,
                 JsonObject         *object,
                 const char * const *ignored)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *item = members; item != NULL; item = item->next)
    {
      g_autofree char *inner = path != NULL ? g_strconcat (path, ".", item->data, NULL)
                                            : g_strdup (item->data);

      if (ignored == NULL || !g_strv_contains (ignored, item->data))
        collect (self, inner, json_object_get_member (object, item->data));
    }
}

/* Null is as good as nothing. */
static void
collect (Leaves     *self,
         const char *path,
         JsonNode   *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    collect_members (self, path, json_node_get_object (node), NULL);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    collect_list (self, path, json_node_get_array (node));
  else if (!JSON_NODE_HOLDS_NULL (node))
    leaves_set (self, path, json_node_copy (node));
}

/* --- what counts in a scenario and in a lever --- */

/* A file leaves out what is as usual. */
static void
set_usual (Leaves       *self,
           LodeScenario *scenario)
{
  const LodeMarket *market = lode_scenario_get_market (scenario);

  leaves_set (self, "rounds", json_node_init_int (json_node_alloc (),
                                                  lode_scenario_get_rounds (scenario)));
  leaves_set (self, "hoarding", json_node_init_double (json_node_alloc (),
                                                       lode_scenario_get_hoarding (scenario)));
  leaves_set_number (self, "market", "demand_elasticity", market->demand_elasticity);
  leaves_set_number (self, "market", "supply_elasticity", market->supply_elasticity);
  leaves_set_number (self, "market", "price_floor_usd_per_kg", market->price_floor);
  leaves_set_number (self, "market", "price_cap", market->price_cap);
  leaves_set_number (self, "market", "discount_rate", market->discount_rate);
  leaves_set_number (self, "market", "annuity_years", market->annuity_years);
  leaves_set_number (self, "market", "holding_rate", market->holding_rate);
}

static Leaves *
leaves_of_scenario (LodeScenario *scenario,
                    JsonObject   *object)
{
  Leaves *self = leaves_new ();

  collect_members (self, NULL, object, ignored_of_scenario);
  set_usual (self, scenario);
  if (g_hash_table_contains (self->nodes, "alliance.members"))
    return self;

  /* No alliance is one without members. */
  leaves_set (self, "alliance.members", node_of_list (json_array_new ()));
  leaves_set_boolean (self, "alliance.pooled_stocks", FALSE);
  leaves_set_boolean (self, "alliance.open_arcs", FALSE);

  return self;
}

static void
set_magnitude (Leaves              *self,
               const LodeParameter *parameter,
               LodeMagnitude        magnitude)
{
  g_autofree char *shape = g_strconcat (parameter->name, ".shape", NULL);

  leaves_set_number (self, parameter->name, "value", magnitude.value);
  leaves_set (self, shape, json_node_init_string (json_node_alloc (),
                                                  lode_shape_to_string (magnitude.shape)));
  if (magnitude.shape == LODE_SHAPE_FIXED)
    return;
  leaves_set_number (self, parameter->name, "low", magnitude.low);
  leaves_set_number (self, parameter->name, "high", magnitude.high);
}

static Leaves *
leaves_of_lever (LodeLever  *lever,
                 JsonObject *object)
{
  const LodeParameter *parameters = lode_lever_kind_parameters (lode_lever_get_kind (lever));
  g_autoptr (GPtrArray) ignored = g_ptr_array_new ();
  Leaves *self = leaves_new ();

  for (guint i = 0; ignored_of_lever[i] != NULL; i++)
    g_ptr_array_add (ignored, (gpointer) ignored_of_lever[i]);
  for (guint i = 0; parameters[i].name != NULL; i++)
    g_ptr_array_add (ignored, (gpointer) parameters[i].name);
  g_ptr_array_add (ignored, NULL);

  leaves_set (self, "id", json_node_init_string (json_node_alloc (), lode_lever_get_id (lever)));
  leaves_set_boolean (self, "enabled", lode_lever_get_enabled (lever));
  collect_members (self, NULL, object, (const char * const *) ignored->pdata);
  for (guint i = 0; parameters[i].name != NULL; i++)
    set_magnitude (self, &parameters[i], lode_lever_get_magnitude (lever, parameters[i].name));

  return self;
}

static const char *
find_unit (LodeLever  *lever,
           const char *member)
{
  const char *dot = strchr (member, '.');

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].member, member))
      return units[i].unit;
  if (lever != NULL && dot != NULL && !g_str_has_suffix (member, ".shape"))
    {
      g_autofree char *name = g_strndup (member, (gsize) (dot - member));
      const LodeParameter *parameter =
        lode_lever_kind_find_parameter (lode_lever_get_kind (lever), name);

      if (parameter != NULL)
        return parameter->unit;
    }

  return "";
}

/* --- which levers are one --- */

static Group *
group_new (guint n)
{
  Group *self = g_new0 (Group, 1);

  self->n = n;
  self->levers = g_new0 (LodeLever *, n);
  self->objects = g_new0 (JsonObject *, n);

  return self;
}

static void
group_free (gpointer data)
{
  Group *self = data;

  for (guint k = 0; k < self->n; k++)
    {
      g_clear_object (&self->levers[k]);
      g_clear_pointer (&self->objects[k], json_object_unref);
    }
  g_free (self->levers);
  g_free (self->objects);
  g_free (self);
}

static gboolean
are_same_names (const char * const *a,
                const char * const *b)
{
  for (guint i = 0; a[i] != NULL; i++)
    if (!g_strv_contains (b, a[i]))
      return FALSE;
  for (guint i = 0; b[i] != NULL; i++)
    if (!g_strv_contains (a, b[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_same_lever (LodeLever *a,
               LodeLever *b,
               gboolean   by_id)
{
  if (lode_lever_get_kind (a) != lode_lever_get_kind (b))
    return FALSE;
  if (by_id)
    return g_str_equal (lode_lever_get_id (a), lode_lever_get_id (b));

  return are_same_names (lode_lever_get_countries (a), lode_lever_get_countries (b)) &&
         are_same_names (lode_lever_get_stages (a), lode_lever_get_stages (b)) &&
         are_same_names (lode_lever_get_destinations (a), lode_lever_get_destinations (b)) &&
         g_strcmp0 (lode_lever_get_project (a), lode_lever_get_project (b)) == 0;
}

/* (nullable): the group that @lever of scenario @k belongs to, of those that have none of its yet. */
static Group *
find_group (LodeScenarioDiff *self,
            LodeLever        *lever,
            guint             k,
            gboolean          by_id)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      for (guint other = 0; other < k && group->levers[k] == NULL; other++)
        if (group->levers[other] != NULL && is_same_lever (group->levers[other], lever, by_id))
          return group;
    }

  return NULL;
}

static void
join (Group      *group,
      guint       k,
      LodeLever  *lever,
      JsonObject *object)
{
  group->levers[k] = g_object_ref (lever);
  group->objects[k] = json_object_ref (object);
}

/* First by id, then by targets; what is left is new. */
static void
sort_levers (LodeScenarioDiff *self,
             LodeScenario     *scenario,
             JsonObject       *object,
             guint             k)
{
  JsonArray *list = json_object_get_array_member (object, "levers");
  guint n = lode_scenario_get_n_levers (scenario);
  g_autofree gboolean *is_placed = g_new0 (gboolean, n + 1);

  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < n; i++)
      {
        LodeLever *lever = lode_scenario_get_lever (scenario, i);
        Group *group = is_placed[i] || pass == 2 ? NULL : find_group (self, lever, k, pass == 0);

        if (pass == 2 && !is_placed[i])
          {
            group = group_new (self->n_scenarios);
            g_ptr_array_add (self->groups, group);
          }
        if (group == NULL)
          continue;
        join (group, k, lever, json_array_get_object_element (list, i));
        is_placed[i] = TRUE;
      }
}

/* --- differences --- */

static void
clear_difference (gpointer data)
{
  LodeScenarioDifference *self = data;
  JsonNode **values = self->values;

  /* Ends with itself, since %NULL is a value. */
  for (guint k = 0; values[k] != (gpointer) values; k++)
    g_clear_pointer (&values[k], json_node_unref);
  g_free (values);
}

static JsonNode **
values_new (guint n)
{
  JsonNode **values = g_new0 (JsonNode *, n + 1);

  values[n] = (gpointer) values;
  return values;
}

static void
add_difference (LodeScenarioDiff *self,
                LodeLever       **levers,
                LodeLever        *example,
                const char       *member,
                JsonNode        **values)
{
  const LodeScenarioDifference difference = {
    levers, g_intern_string (member), find_unit (example, member), values,
  };

  g_array_append_val (self->differences, difference);
}

static gboolean
is_equal (JsonNode *a,
          JsonNode *b)
{
  return a == b || (a != NULL && b != NULL && json_node_equal (a, b));
}

/* Compares one member; sides that have no leaves at all have no say. */
static void
compare_member (LodeScenarioDiff *self,
                Leaves          **sides,
                const char       *member,
                LodeLever       **levers,
                LodeLever        *example)
{
  JsonNode **values = values_new (self->n_scenarios);
  gboolean differs = FALSE, is_begun = FALSE;
  JsonNode *first = NULL;

  for (guint k = 0; k < self->n_scenarios; k++)
    {
      JsonNode *value = sides[k] != NULL ? g_hash_table_lookup (sides[k]->nodes, member) : NULL;

      if (sides[k] == NULL)
        continue;
      if (!is_begun)
        first = value;
      is_begun = TRUE;
      differs |= !is_equal (first, value);
      values[k] = value != NULL ? json_node_ref (value) : NULL;
    }
  if (differs)
    add_difference (self, levers, example, member, values);
  else
    clear_difference (&(LodeScenarioDifference) { .values = values });
}

/* Every name once, in the order of the first side that has it. */
static void
compare_sides (LodeScenarioDiff *self,
               Leaves          **sides,
               LodeLever       **levers,
               LodeLever        *example)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint k = 0; k < self->n_scenarios; k++)
    for (guint i = 0; sides[k] != NULL && i < sides[k]->names->len; i++)
      if (g_hash_table_add (seen, g_ptr_array_index (sides[k]->names, i)))
        compare_member (self, sides, g_ptr_array_index (sides[k]->names, i), levers, example);
  for (guint k = 0; k < self->n_scenarios; k++)
    g_clear_pointer (&sides[k], leaves_free);
}

static void
compare_group (LodeScenarioDiff *self,
               Group            *group)
{
  g_autofree Leaves **sides = g_new0 (Leaves *, self->n_scenarios);
  LodeLever *example = NULL;
  gboolean is_missing = FALSE;

  for (guint k = 0; k < self->n_scenarios; k++)
    {
      is_missing |= group->levers[k] == NULL;
      if (group->levers[k] == NULL)
        continue;
      example = example != NULL ? example : group->levers[k];
      sides[k] = leaves_of_lever (group->levers[k], group->objects[k]);
    }
  if (is_missing)
    {
      JsonNode **values = values_new (self->n_scenarios);

      for (guint k = 0; k < self->n_scenarios; k++)
        values[k] = json_node_init_boolean (json_node_alloc (), group->levers[k] != NULL);
      add_difference (self, group->levers, example, "present", values);
    }
  compare_sides (self, sides, group->levers, example);
}

/* (transfer full) (nullable): the scenario as it is written. */
static JsonNode *
write_down (LodeScenario  *scenario,
            GError       **error)
{
  g_autofree char *text = lode_scenario_to_json (scenario, error);

  return text != NULL ? lode_json_parse (text, strlen (text), lode_scenario_get_id (scenario), error)
                      : NULL;
}

LodeScenarioDiff *
lode_scenario_diff_new (LodeScenario * const  *scenarios,
                        guint                  n_scenarios,
                        GError               **error)
{
  g_autoptr (LodeScenarioDiff) self = NULL;
  g_autofree Leaves **sides = NULL;

  g_return_val_if_fail (scenarios != NULL && n_scenarios > 1, NULL);

  self = g_new0 (LodeScenarioDiff, 1);
  self->n_scenarios = n_scenarios;
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->differences = g_array_new (FALSE, FALSE, sizeof (LodeScenarioDifference));
  g_array_set_clear_func (self->differences, clear_difference);

  sides = g_new0 (Leaves *, n_scenarios);
  for (guint k = 0; k < n_scenarios; k++)
    {
      g_autoptr (JsonNode) root = write_down (scenarios[k], error);

      if (root == NULL)
        {
          for (guint i = 0; i < k; i++)
            leaves_free (sides[i]);
          return NULL;
        }
      sides[k] = leaves_of_scenario (scenarios[k], json_node_get_object (root));
      sort_levers (self, scenarios[k], json_node_get_object (root), k);
    }
  compare_sides (self, sides, NULL, NULL);
  for (guint i = 0; i < self->groups->len; i++)
    compare_group (self, g_ptr_array_index (self->groups, i));

  return g_steal_pointer (&self);
}

void
lode_scenario_diff_free (LodeScenarioDiff *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->differences);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

guint
lode_scenario_diff_get_n_differences (const LodeScenarioDiff *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->differences->len;
}

const LodeScenarioDifference *
lode_scenario_diff_get_difference (const LodeScenarioDiff *self,
                                   guint                   index)
{
  g_return_val_if_fail (self != NULL && index < self->differences->len, NULL);

  return &g_array_index (self->differences, LodeScenarioDifference, index);
}

char *
lode_scenario_diff_format_value (JsonNode *value)
{
  if (value == NULL)
    return g_strdup ("—");
  if (JSON_NODE_HOLDS_ARRAY (value))
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();
      JsonArray *list = json_node_get_array (value);

      for (guint i = 0; i < json_array_get_length (list); i++)
        g_ptr_array_add (texts, (gpointer) json_array_get_string_element (list, i));
      g_ptr_array_add (texts, NULL);
      return texts->len == 1 ? g_strdup ("none") : g_strjoinv (", ", (GStrv) texts->pdata);
    }
  if (json_node_get_value_type (value) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (value) ? "yes" : "no");
  if (json_node_get_value_type (value) == G_TYPE_STRING)
    return json_node_dup_string (value);

  return lode_json_number_to_string (json_node_get_double (value));
}
