/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-tier-table.h"

#include <math.h>

#include "model/lode-actor.h"
#include "model/lode-field-private.h"

/* Tiers that have a share of their own; the last one is what is left. */
#define N_SHARES LODE_TIER_OTHER

typedef struct
{
  char       *consumer;
  LodeFigure *share[N_SHARES];   /* (nullable) */
  JsonObject *unknown;
} Entry;

struct _LodeTierTable
{
  GPtrArray  *entries;           /* the default's first */
  LodeFigure *fallback[N_SHARES];
  JsonObject *unknown;
};

static const double assumed[N_SHARES] = { 0.05, 0.02 };

static Entry *
entry_new (const char *consumer)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->consumer = g_strdup (consumer);

  return entry;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->consumer);
  for (guint tier = 0; tier < N_SHARES; tier++)
    g_clear_pointer (&entry->share[tier], lode_figure_unref);
  g_clear_pointer (&entry->unknown, json_object_unref);
  g_free (entry);
}

/* (nullable) */
static Entry *
find_entry (const LodeTierTable *self,
            const char          *consumer)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->consumer, consumer))
        return entry;
    }

  return NULL;
}

static Entry *
add_entry (LodeTierTable *self,
           const char    *consumer)
{
  Entry *entry = entry_new (consumer);

  g_ptr_array_insert (self->entries, g_str_equal (consumer, LODE_TIER_TABLE_DEFAULT) ? 0 : -1, entry);

  return entry;
}

static gboolean
is_entry_equal (const Entry *a,
                const Entry *b)
{
  if (!g_str_equal (a->consumer, b->consumer))
    return FALSE;
  for (guint tier = 0; tier < N_SHARES; tier++)
    if ((a->share[tier] == NULL) != (b->share[tier] == NULL) ||
        (a->share[tier] != NULL && !lode_figure_equal (a->share[tier], b->share[tier])))
      return FALSE;

  return a->unknown == b->unknown;
}

/* What the vital tiers of a consumer add up to. */
static double
vital_share (const LodeTierTable *self,
             const char          *consumer)
{
  double sum = 0;

  for (guint tier = 0; tier < N_SHARES; tier++)
    sum += lode_figure_get_value (lode_tier_table_get_figure (self, consumer, (LodeTier) tier));

  return sum;
}

/* Without range and source a share is a bare number. */
static void
write_share (const LodeFigure *share,
             LodeJsonWriter   *writer)
{
  g_autoptr (LodeFigure) bare = lode_figure_new_assumed (lode_figure_get_value (share), "share");

  if (lode_figure_equal (bare, share))
    lode_json_writer_number (writer, lode_figure_get_value (share));
  else
    lode_figure_write (share, writer);
}

static void
read_entry (LodeTierTable  *self,
            LodeJsonReader *reader,
            const char     *consumer)
{
  static const char * const known[] = { "defence", "medical", NULL };
  Entry *entry = find_entry (self, consumer);

  if (!lode_json_reader_enter (reader, consumer))
    return;

  if (entry == NULL)
    entry = add_entry (self, consumer);
  for (guint tier = 0; tier < N_SHARES; tier++)
    {
      LodeFigure *share = lode_figure_read_member (reader, known[tier], "share");
      double value = share != NULL ? lode_figure_get_value (share) : 0;

      if (!(value >= 0 && value <= 1))
        lode_json_reader_fail (reader, known[tier], "%g is not a share; it is from 0 to 1", value);
      g_clear_pointer (&entry->share[tier], lode_figure_unref);
      entry->share[tier] = share;
    }
  g_clear_pointer (&entry->unknown, json_object_unref);
  entry->unknown = lode_json_reader_dup_unknown (reader, known);
  if (!lode_json_reader_has_failed (reader) && vital_share (self, consumer) > 1 + 1e-9)
    lode_json_reader_fail (reader, NULL, "defence and medical add up to %g, more than all demand (1)",
                           vital_share (self, consumer));
  lode_json_reader_leave (reader);
}

/* What has shares is a consumer, or meant to be one; other members are none of ours and stay. */
static gboolean
is_entry (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  return object != NULL && (json_object_has_member (object, "defence") ||
                            json_object_has_member (object, "medical"));
}

static JsonObject *
dup_unknown (LodeTierTable  *self,
             LodeJsonReader *reader)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (known, ((Entry *) g_ptr_array_index (self->entries, i))->consumer);
  g_ptr_array_add (known, NULL);

  return lode_json_reader_dup_unknown (reader, (const char * const *) known->pdata);
}

LodeTierTable *
lode_tier_table_new (void)
{
  LodeTierTable *self = g_new0 (LodeTierTable, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint tier = 0; tier < N_SHARES; tier++)
    self->fallback[tier] = lode_figure_new_assumed (assumed[tier], "share");

  return self;
}

LodeTierTable *
lode_tier_table_copy (const LodeTierTable *self)
{
  LodeTierTable *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = lode_tier_table_new ();
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      Entry *twin = entry_new (entry->consumer);

      for (guint tier = 0; tier < N_SHARES; tier++)
        twin->share[tier] = entry->share[tier] != NULL ? lode_figure_ref (entry->share[tier]) : NULL;
      twin->unknown = entry->unknown != NULL ? json_object_ref (entry->unknown) : NULL;
      g_ptr_array_add (copy->entries, twin);
    }
  lode_field_set_unknown (&copy->unknown, self->unknown);

  return copy;
}

void
lode_tier_table_free (LodeTierTable *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->entries);
  for (guint tier = 0; tier < N_SHARES; tier++)
    lode_figure_unref (self->fallback[tier]);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}

gboolean
lode_tier_table_equal (const LodeTierTable *a,
                       const LodeTierTable *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->entries->len != b->entries->len || a->unknown != b->unknown)
    return FALSE;
  for (guint i = 0; i < a->entries->len; i++)
    if (!is_entry_equal (g_ptr_array_index (a->entries, i), g_ptr_array_index (b->entries, i)))
      return FALSE;

  return TRUE;
}

gboolean
lode_tier_table_is_empty (const LodeTierTable *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->entries->len == 0 && self->unknown == NULL;
}

double
lode_tier_table_get_share (const LodeTierTable *self,
                           const char          *consumer,
                           LodeTier             tier)
{
  g_return_val_if_fail (self != NULL && consumer != NULL, 0);
  g_return_val_if_fail ((guint) tier < LODE_N_TIERS, 0);

  if (tier == LODE_TIER_OTHER)
    return fmax (0, 1 - vital_share (self, consumer));

  return lode_figure_get_value (lode_tier_table_get_figure (self, consumer, tier));
}

const LodeFigure *
lode_tier_table_get_figure (const LodeTierTable *self,
                            const char          *consumer,
                            LodeTier             tier)
{
  const Entry *entry;

  g_return_val_if_fail (self != NULL && consumer != NULL, NULL);
  g_return_val_if_fail ((guint) tier < LODE_N_TIERS, NULL);

  if (tier == LODE_TIER_OTHER)
    return NULL;
  entry = find_entry (self, consumer);
  if (entry == NULL || entry->share[tier] == NULL)
    entry = find_entry (self, LODE_TIER_TABLE_DEFAULT);

  return entry != NULL && entry->share[tier] != NULL ? entry->share[tier] : self->fallback[tier];
}

gboolean
lode_tier_table_has (const LodeTierTable *self,
                     const char          *consumer,
                     LodeTier             tier)
{
  const Entry *entry;

  g_return_val_if_fail (self != NULL && consumer != NULL, FALSE);
  g_return_val_if_fail ((guint) tier < LODE_N_TIERS, FALSE);

  entry = find_entry (self, consumer);

  return tier != LODE_TIER_OTHER && entry != NULL && entry->share[tier] != NULL;
}

void
lode_tier_table_set (LodeTierTable    *self,
                     const char       *consumer,
                     LodeTier          tier,
                     const LodeFigure *share)
{
  Entry *entry;
  gboolean is_said = FALSE;

  g_return_if_fail (self != NULL && consumer != NULL);
  g_return_if_fail ((guint) tier < LODE_TIER_OTHER);
  g_return_if_fail (g_str_equal (consumer, LODE_TIER_TABLE_DEFAULT) || lode_actor_is_known (consumer));
  g_return_if_fail (share == NULL ||
                    (lode_figure_get_value (share) >= 0 && lode_figure_get_value (share) <= 1));

  entry = find_entry (self, consumer);
  if (entry == NULL)
    entry = add_entry (self, consumer);
  g_clear_pointer (&entry->share[tier], lode_figure_unref);
  entry->share[tier] = share != NULL ? lode_figure_ref ((LodeFigure *) share) : NULL;
  for (guint k = 0; k < N_SHARES; k++)
    is_said |= entry->share[k] != NULL;
  if (!is_said && entry->unknown == NULL)
    g_ptr_array_remove (self->entries, entry);
  g_return_if_fail (vital_share (self, consumer) <= 1 + 1e-9);
}

void
lode_tier_table_read (LodeTierTable  *self,
                      LodeJsonReader *reader)
{
  g_autoptr (GList) members = NULL;

  g_return_if_fail (self != NULL && reader != NULL);

  if (!lode_json_reader_is_object (reader))
    {
      lode_json_reader_fail (reader, NULL, "tiers are an object of consumers, such as "
                             "{\"USA\": {\"defence\": 0.1}}");
      return;
    }
  /* The default first: what others leave out is checked against it. */
  if (lode_json_reader_has (reader, LODE_TIER_TABLE_DEFAULT))
    read_entry (self, reader, LODE_TIER_TABLE_DEFAULT);
  members = lode_json_reader_members (reader);
  for (GList *l = members; l != NULL && !lode_json_reader_has_failed (reader); l = l->next)
    {
      if (g_str_equal (l->data, LODE_TIER_TABLE_DEFAULT))
        continue;
      if (lode_actor_is_known (l->data))
        read_entry (self, reader, l->data);
      else if (is_entry (lode_json_reader_peek (reader, l->data)))
        lode_json_reader_fail (reader, l->data,
                               "this is not a consumer; write ISO 3166-1 alpha-3 in capitals, such as "
                               "JPN, or EU27, or default");
    }
  g_clear_pointer (&self->unknown, json_object_unref);
  self->unknown = dup_unknown (self, reader);
}

void
lode_tier_table_write (const LodeTierTable *self,
                       LodeJsonWriter      *writer)
{
  g_return_if_fail (self != NULL && writer != NULL);

  lode_json_writer_begin_object (writer);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      lode_json_writer_member (writer, entry->consumer);
      lode_json_writer_begin_inline_object (writer);
      for (guint tier = 0; tier < N_SHARES; tier++)
        if (entry->share[tier] != NULL)
          {
            lode_json_writer_member (writer, lode_tier_to_string ((LodeTier) tier));
            write_share (entry->share[tier], writer);
          }
      lode_json_writer_unknown (writer, entry->unknown);
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_unknown (writer, self->unknown);
  lode_json_writer_end_object (writer);
}
