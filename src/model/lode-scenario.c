/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-scenario.h"

#include "base/lode-philox.h"
#include "model/lode-field-private.h"
#include "model/lode-scenario-private.h"

G_DEFINE_FINAL_TYPE (LodeScenario, lode_scenario, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const struct
{
  const char *name;
  int         n_months;
} steps[] = {
  { "month", 1 },
  { "quarter", 3 },
  { "year", 12 },
};

static void
emit_changed (LodeScenario *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lever_changed_cb (LodeScenario *self)
{
  emit_changed (self);
}

static void
watch_lever (LodeScenario *self,
             LodeLever    *lever)
{
  g_signal_connect_object (lever, "changed", G_CALLBACK (lever_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
unwatch_lever (LodeScenario *self,
               LodeLever    *lever)
{
  g_signal_handlers_disconnect_by_func (lever, lever_changed_cb, self);
}

static gboolean
is_span (LodeMonth from,
         LodeMonth to)
{
  return from != LODE_MONTH_NONE && to != LODE_MONTH_NONE && from <= to &&
         to - from < LODE_SCENARIO_MAX_MONTHS;
}

static void
set_tiers (LodeScenario        *self,
           const LodeTierTable *tiers)
{
  LodeTierTable *copy = lode_tier_table_copy (tiers);

  lode_tier_table_free (self->tiers);
  self->tiers = copy;
}

static void
copy_fields (LodeScenario *self,
             LodeScenario *other)
{
  lode_field_set_string (&self->title, other->title);
  lode_field_set_string (&self->material, other->material);
  self->from = other->from;
  self->to = other->to;
  self->step = other->step;
  self->seed = other->seed;
  self->draws = other->draws;
  self->rounds = other->rounds;
  self->hoarding = other->hoarding;
  set_tiers (self, other->tiers);
  lode_market_copy (&self->market, &other->market);
  lode_field_set_unknown (&self->market_unknown, other->market_unknown);
  lode_field_set_strings (&self->members, (const char * const *) other->members);
  self->pooled_stocks = other->pooled_stocks;
  self->open_arcs = other->open_arcs;
  self->alliance_from = other->alliance_from;
  self->pooled_from = other->pooled_from;
  self->open_from = other->open_from;
  lode_field_set_unknown (&self->alliance_unknown, other->alliance_unknown);
  lode_field_set_unknown (&self->unknown, other->unknown);
}

/* Our own lever with the content of @other where we have one of that id and kind, else a copy. */
static LodeLever *
adopt_lever (LodeScenario *self,
             LodeLever    *other)
{
  LodeLever *lever = lode_scenario_find_lever (self, lode_lever_get_id (other));

  if (lever == NULL || lode_lever_get_kind (lever) != lode_lever_get_kind (other))
    return lode_lever_copy (other);

  lode_lever_assign (lever, other);

  return g_object_ref (lever);
}

static gboolean
are_levers (LodeScenario *self,
            GPtrArray    *levers)
{
  if (levers->len != lode_scenario_get_n_levers (self))
    return FALSE;
  for (guint i = 0; i < levers->len; i++)
    if (g_ptr_array_index (levers, i) != lode_scenario_get_lever (self, i))
      return FALSE;

  return TRUE;
}

static void
assign_levers (LodeScenario *self,
               LodeScenario *other)
{
  g_autoptr (GPtrArray) levers = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_old = lode_scenario_get_n_levers (self);

  for (guint i = 0; i < n_old; i++)
    unwatch_lever (self, lode_scenario_get_lever (self, i));
  for (guint i = 0; i < lode_scenario_get_n_levers (other); i++)
    g_ptr_array_add (levers, adopt_lever (self, lode_scenario_get_lever (other, i)));
  if (!are_levers (self, levers))
    g_list_store_splice (self->levers, 0, n_old, levers->pdata, levers->len);
  for (guint i = 0; i < levers->len; i++)
    watch_lever (self, g_ptr_array_index (levers, i));
}

static void
lode_scenario_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  LodeScenario *self = LODE_SCENARIO (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_scenario_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  LodeScenario *self = LODE_SCENARIO (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      lode_scenario_set_title (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_scenario_finalize (GObject *object)
{
  LodeScenario *self = LODE_SCENARIO (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->material);
  g_strfreev (self->members);
  g_clear_pointer (&self->alliance_unknown, json_object_unref);
  lode_tier_table_free (self->tiers);
  lode_market_clear (&self->market);
  g_clear_pointer (&self->market_unknown, json_object_unref);
  g_clear_object (&self->levers);
  g_clear_pointer (&self->unknown, json_object_unref);

  G_OBJECT_CLASS (lode_scenario_parent_class)->finalize (object);
}

static void
lode_scenario_class_init (LodeScenarioClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lode_scenario_get_property;
  object_class->set_property = lode_scenario_set_property;
  object_class->finalize = lode_scenario_finalize;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lode_scenario_init (LodeScenario *self)
{
  self->title = g_strdup ("");
  self->from = lode_month_parse ("2026-01");
  self->to = lode_month_parse ("2035-12");
  self->step = LODE_STEP_MONTH;
  self->seed = 1;
  self->draws = 1000;
  self->rounds = 3;
  self->tiers = lode_tier_table_new ();
  lode_market_init (&self->market);
  self->members = g_new0 (char *, 1);
  self->alliance_from = LODE_MONTH_NONE;
  self->pooled_from = LODE_MONTH_NONE;
  self->open_from = LODE_MONTH_NONE;
  self->levers = g_list_store_new (LODE_TYPE_LEVER);
}

LodeScenario *
lode_scenario_new (const char *id,
                   const char *material)
{
  LodeScenario *self;

  g_return_val_if_fail (id != NULL && material != NULL, NULL);

  self = g_object_new (LODE_TYPE_SCENARIO, NULL);
  self->id = g_strdup (id);
  self->material = g_strdup (material);

  return self;
}

LodeScenario *
lode_scenario_copy (LodeScenario *self)
{
  LodeScenario *copy;

  g_return_val_if_fail (LODE_IS_SCENARIO (self), NULL);

  copy = lode_scenario_new (self->id, self->material);
  copy_fields (copy, self);
  assign_levers (copy, self);

  return copy;
}

const char *
lode_scenario_get_id (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), NULL);

  return self->id;
}

const char *
lode_scenario_get_title (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), NULL);

  return self->title;
}

void
lode_scenario_set_title (LodeScenario *self,
                         const char   *title)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));

  if (!lode_field_set_string (&self->title, title != NULL ? title : ""))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  emit_changed (self);
}

const char *
lode_scenario_get_material (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), NULL);

  return self->material;
}

LodeMonth
lode_scenario_get_from (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), LODE_MONTH_NONE);

  return self->from;
}

LodeMonth
lode_scenario_get_to (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), LODE_MONTH_NONE);

  return self->to;
}

void
lode_scenario_set_span (LodeScenario *self,
                        LodeMonth     from,
                        LodeMonth     to)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));
  g_return_if_fail (is_span (from, to));

  if (self->from == from && self->to == to)
    return;
  self->from = from;
  self->to = to;
  emit_changed (self);
}

LodeStep
lode_scenario_get_step (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), LODE_STEP_MONTH);

  return self->step;
}

void
lode_scenario_set_step (LodeScenario *self,
                        LodeStep      step)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));
  g_return_if_fail ((guint) step < G_N_ELEMENTS (steps));

  if (self->step == step)
    return;
  self->step = step;
  emit_changed (self);
}

guint64
lode_scenario_get_seed (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), 0);

  return self->seed;
}

void
lode_scenario_set_seed (LodeScenario *self,
                        guint64       seed)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));
  g_return_if_fail (seed <= LODE_SCENARIO_MAX_SEED);

  if (self->seed == seed)
    return;
  self->seed = seed;
  emit_changed (self);
}

guint
lode_scenario_get_draws (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), 0);

  return self->draws;
}

void
lode_scenario_set_draws (LodeScenario *self,
                         guint         draws)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));
  g_return_if_fail (draws <= LODE_SCENARIO_MAX_DRAWS);

  if (self->draws == draws)
    return;
  self->draws = draws;
  emit_changed (self);
}

guint
lode_scenario_get_rounds (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), 0);

  return self->rounds;
}

void
lode_scenario_set_rounds (LodeScenario *self,
                          guint         rounds)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));
  g_return_if_fail (rounds >= 1 && rounds <= LODE_SCENARIO_MAX_ROUNDS);

  if (self->rounds == rounds)
    return;
  self->rounds = rounds;
  emit_changed (self);
}

double
lode_scenario_get_hoarding (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), 0);

  return self->hoarding;
}

void
lode_scenario_set_hoarding (LodeScenario *self,
                            double        hoarding)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));
  g_return_if_fail (hoarding >= 0 && hoarding <= LODE_SCENARIO_MAX_HOARDING);

  if (self->hoarding == hoarding)
    return;
  self->hoarding = hoarding;
  emit_changed (self);
}

const LodeTierTable *
lode_scenario_get_tiers (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), NULL);

  return self->tiers;
}

void
lode_scenario_set_tiers (LodeScenario        *self,
                         const LodeTierTable *tiers)
{
  g_return_if_fail (LODE_IS_SCENARIO (self) && tiers != NULL);

  if (lode_tier_table_equal (self->tiers, tiers))
    return;
  set_tiers (self, tiers);
  emit_changed (self);
}

const LodeMarket *
lode_scenario_get_market (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), NULL);

  return &self->market;
}

void
lode_scenario_set_market (LodeScenario     *self,
                          const LodeMarket *market)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));
  g_return_if_fail (market != NULL && lode_market_is_valid (market));

  if (lode_market_equal (&self->market, market))
    return;
  lode_market_copy (&self->market, market);
  emit_changed (self);
}

const char * const *
lode_scenario_get_members (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), NULL);

  return (const char * const *) self->members;
}

void
lode_scenario_set_members (LodeScenario       *self,
                           const char * const *members)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));
  g_return_if_fail (lode_field_are_actors (members));

  if (lode_field_set_strings (&self->members, members))
    emit_changed (self);
}

gboolean
lode_scenario_get_pooled_stocks (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), FALSE);

  return self->pooled_stocks;
}

void
lode_scenario_set_pooled_stocks (LodeScenario *self,
                                 gboolean      pooled_stocks)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));

  if (self->pooled_stocks == !!pooled_stocks)
    return;
  self->pooled_stocks = !!pooled_stocks;
  emit_changed (self);
}

gboolean
lode_scenario_get_open_arcs (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), FALSE);

  return self->open_arcs;
}

void
lode_scenario_set_open_arcs (LodeScenario *self,
                             gboolean      open_arcs)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));

  if (self->open_arcs == !!open_arcs)
    return;
  self->open_arcs = !!open_arcs;
  emit_changed (self);
}

LodeMonth
lode_scenario_get_alliance_from (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), LODE_MONTH_NONE);

  return self->alliance_from;
}

void
lode_scenario_set_alliance_from (LodeScenario *self,
                                 LodeMonth     from)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));

  if (self->alliance_from == from)
    return;
  self->alliance_from = from;
  emit_changed (self);
}

LodeMonth
lode_scenario_get_pooled_from (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), LODE_MONTH_NONE);

  return self->pooled_from;
}

void
lode_scenario_set_pooled_from (LodeScenario *self,
                               LodeMonth     from)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));

  if (self->pooled_from == from)
    return;
  self->pooled_from = from;
  emit_changed (self);
}

LodeMonth
lode_scenario_get_open_from (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), LODE_MONTH_NONE);

  return self->open_from;
}

void
lode_scenario_set_open_from (LodeScenario *self,
                             LodeMonth     from)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));

  if (self->open_from == from)
    return;
  self->open_from = from;
  emit_changed (self);
}

GListModel *
lode_scenario_get_levers (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), NULL);

  return G_LIST_MODEL (self->levers);
}

guint
lode_scenario_get_n_levers (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->levers));
}

LodeLever *
lode_scenario_get_lever (LodeScenario *self,
                         guint         index)
{
  g_autoptr (LodeLever) lever = NULL;

  g_return_val_if_fail (LODE_IS_SCENARIO (self), NULL);

  /* The store keeps the lever alive. */
  lever = g_list_model_get_item (G_LIST_MODEL (self->levers), index);

  return lever;
}

LodeLever *
lode_scenario_find_lever (LodeScenario *self,
                          const char   *id)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self) && id != NULL, NULL);

  for (guint i = 0; i < lode_scenario_get_n_levers (self); i++)
    {
      LodeLever *lever = lode_scenario_get_lever (self, i);

      if (g_str_equal (lode_lever_get_id (lever), id))
        return lever;
    }

  return NULL;
}

LodeLever *
lode_scenario_find_clash (LodeScenario *self,
                          const char   *id)
{
  guint32 hash = lode_fnv1a_32 (id);

  for (guint i = 0; i < lode_scenario_get_n_levers (self); i++)
    {
      LodeLever *lever = lode_scenario_get_lever (self, i);

      if (lode_fnv1a_32 (lode_lever_get_id (lever)) == hash)
        return lever;
    }

  return NULL;
}

char *
lode_scenario_new_lever_id (LodeScenario *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO (self), NULL);

  for (guint i = lode_scenario_get_n_levers (self) + 1;; i++)
    {
      g_autofree char *id = g_strdup_printf ("L%u", i);

      if (lode_scenario_find_clash (self, id) == NULL)
        return g_steal_pointer (&id);
    }
}

void
lode_scenario_insert_lever (LodeScenario *self,
                            guint         index,
                            LodeLever    *lever)
{
  g_return_if_fail (LODE_IS_SCENARIO (self) && LODE_IS_LEVER (lever));
  g_return_if_fail (lode_scenario_find_clash (self, lode_lever_get_id (lever)) == NULL);
  g_return_if_fail (lode_scenario_get_n_levers (self) < LODE_SCENARIO_MAX_LEVERS);

  g_list_store_insert (self->levers, MIN (index, lode_scenario_get_n_levers (self)), lever);
  watch_lever (self, lever);
  emit_changed (self);
}

void
lode_scenario_remove_lever (LodeScenario *self,
                            guint         index)
{
  g_return_if_fail (LODE_IS_SCENARIO (self));
  g_return_if_fail (index < lode_scenario_get_n_levers (self));

  unwatch_lever (self, lode_scenario_get_lever (self, index));
  g_list_store_remove (self->levers, index);
  emit_changed (self);
}

void
lode_scenario_assign (LodeScenario *self,
                      LodeScenario *other)
{
  gboolean has_new_title;

  g_return_if_fail (LODE_IS_SCENARIO (self) && LODE_IS_SCENARIO (other));

  has_new_title = !g_str_equal (self->title, other->title);
  copy_fields (self, other);
  assign_levers (self, other);
  if (has_new_title)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  emit_changed (self);
}

const char *
lode_step_to_string (LodeStep step)
{
  g_return_val_if_fail ((guint) step < G_N_ELEMENTS (steps), NULL);

  return steps[step].name;
}

gboolean
lode_step_from_string (const char *text,
                       LodeStep   *step)
{
  g_return_val_if_fail (text != NULL && step != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (text, steps[i].name))
      {
        *step = (LodeStep) i;
        return TRUE;
      }

  return FALSE;
}

int
lode_step_months (LodeStep step)
{
  g_return_val_if_fail ((guint) step < G_N_ELEMENTS (steps), 1);

  return steps[step].n_months;
}
