/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-claim.h"

#include <math.h>

static const char * const kind_names[] = { "number", "percent", "money", "quantity", "duration" };
static const char * const change_names[] = { NULL, "up", "down" };

static const char * const known_members[] = {
  "id",        "start",    "end",  "text",        "kind",   "low",     "high",
  "value",     "unit",     "currency", "per",     "approximate", "change", "negated",
  "countries", "materials", "stage", "sentence",  "evidence", NULL,
};

/* An absent number is null, so that every claim has the same members. */
static void
write_number (LodeJsonWriter *writer,
              const char     *name,
              double          value)
{
  if (!isnan (value))
    {
      lode_json_writer_member_number (writer, name, value);
      return;
    }
  lode_json_writer_member (writer, name);
  lode_json_writer_null (writer);
}

static int
find_name (const char * const *names,
           guint               n_names,
           const char         *text)
{
  for (guint i = 0; i < n_names; i++)
    if (g_strcmp0 (names[i], text) == 0)
      return (int) i;

  return -1;
}

static void
read_span (LodeJsonReader *reader,
           LodeClaim      *claim)
{
  claim->start = (guint) lode_json_reader_get_integer (reader, "start", 0, G_MAXINT, 0);
  claim->end = (guint) lode_json_reader_get_integer (reader, "end", 0, G_MAXINT, claim->start);
  if (claim->end < claim->start)
    lode_json_reader_fail (reader, "end", "%u stands before start (%u); it must not", claim->end,
                           claim->start);
}

static void
read_numbers (LodeJsonReader *reader,
              LodeClaim      *claim)
{
  claim->low = lode_json_reader_get_number (reader, "low", NAN);
  claim->high = lode_json_reader_get_number (reader, "high", NAN);
  claim->value = lode_json_reader_get_number (reader, "value", NAN);
  if (claim->low > claim->high)
    lode_json_reader_fail (reader, "low", "%g is above high (%g); low must not be the larger one",
                           claim->low, claim->high);
}

static void
read_names (LodeJsonReader *reader,
            LodeClaim      *claim)
{
  const char *kind = lode_json_reader_require_string (reader, "kind");
  const char *change = lode_json_reader_get_string (reader, "change", NULL);
  int kind_index = find_name (kind_names, G_N_ELEMENTS (kind_names), kind);
  int change_index = find_name (change_names, G_N_ELEMENTS (change_names), change);

  if (kind_index < 0)
    lode_json_reader_fail (reader, "kind",
                           "“%s” is none of number, percent, money, quantity and duration", kind);
  else
    claim->kind = (LodeClaimKind) kind_index;
  if (change_index < 0)
    lode_json_reader_fail (reader, "change", "“%s” is none of up, down and null", change);
  else
    claim->change = (LodeChange) change_index;
}

GPtrArray *
lode_claim_array_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lode_claim_free);
}

LodeClaim *
lode_claim_new (void)
{
  LodeClaim *claim = g_new0 (LodeClaim, 1);

  claim->low = NAN;
  claim->high = NAN;
  claim->value = NAN;

  return claim;
}

LodeClaim *
lode_claim_copy (const LodeClaim *claim)
{
  LodeClaim *copy;

  g_return_val_if_fail (claim != NULL, NULL);

  copy = g_memdup2 (claim, sizeof *claim);
  copy->id = g_strdup (claim->id);
  copy->text = g_strdup (claim->text);
  copy->unit = g_strdup (claim->unit);
  copy->currency = g_strdup (claim->currency);
  copy->per = g_strdup (claim->per);
  copy->countries = g_strdupv (claim->countries);
  copy->materials = g_strdupv (claim->materials);
  copy->stage = g_strdup (claim->stage);
  copy->sentence = g_strdup (claim->sentence);
  if (claim->unknown != NULL)
    json_object_ref (copy->unknown);

  return copy;
}

void
lode_claim_free (LodeClaim *claim)
{
  if (claim == NULL)
    return;

  g_free (claim->id);
  g_free (claim->text);
  g_free (claim->unit);
  g_free (claim->currency);
  g_free (claim->per);
  g_strfreev (claim->countries);
  g_strfreev (claim->materials);
  g_free (claim->stage);
  g_free (claim->sentence);
  g_clear_pointer (&claim->unknown, json_object_unref);
  g_free (claim);
}

const char *
lode_claim_kind_to_string (LodeClaimKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

LodeClaim *
lode_claim_read (LodeJsonReader *reader)
{
  g_autoptr (LodeClaim) claim = NULL;

  g_return_val_if_fail (reader != NULL, NULL);

  claim = lode_claim_new ();
  claim->id = g_strdup (lode_json_reader_get_string (reader, "id", NULL));
  read_span (reader, claim);
  claim->text = g_strdup (lode_json_reader_get_string (reader, "text", NULL));
  read_names (reader, claim);
  read_numbers (reader, claim);
  claim->unit = g_strdup (lode_json_reader_get_string (reader, "unit", NULL));
  claim->currency = g_strdup (lode_json_reader_get_string (reader, "currency", NULL));
  claim->per = g_strdup (lode_json_reader_get_string (reader, "per", NULL));
  claim->is_approximate = lode_json_reader_get_boolean (reader, "approximate", FALSE);
  claim->is_negated = lode_json_reader_get_boolean (reader, "negated", FALSE);
  claim->countries = lode_json_reader_get_strings (reader, "countries");
  claim->materials = lode_json_reader_get_strings (reader, "materials");
  claim->stage = g_strdup (lode_json_reader_get_string (reader, "stage", NULL));
  claim->sentence = g_strdup (lode_json_reader_get_string (reader, "sentence", NULL));
  claim->is_evidence = lode_json_reader_get_boolean (reader, "evidence", FALSE);
  claim->unknown = lode_json_reader_dup_unknown (reader, known_members);

  return lode_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&claim);
}

void
lode_claim_write (const LodeClaim *claim,
                  LodeJsonWriter  *writer)
{
  g_return_if_fail (claim != NULL && writer != NULL);

  lode_json_writer_begin_object (writer);
  if (claim->id != NULL)
    lode_json_writer_member_string (writer, "id", claim->id);
  lode_json_writer_member_integer (writer, "start", claim->start);
  lode_json_writer_member_integer (writer, "end", claim->end);
  lode_json_writer_member_string (writer, "text", claim->text);
  lode_json_writer_member_string (writer, "kind", lode_claim_kind_to_string (claim->kind));
  write_number (writer, "low", claim->low);
  write_number (writer, "high", claim->high);
  write_number (writer, "value", claim->value);
  lode_json_writer_member_string (writer, "unit", claim->unit);
  lode_json_writer_member_string (writer, "currency", claim->currency);
  lode_json_writer_member_string (writer, "per", claim->per);
  lode_json_writer_member_boolean (writer, "approximate", claim->is_approximate);
  lode_json_writer_member_string (writer, "change", change_names[claim->change]);
  lode_json_writer_member_boolean (writer, "negated", claim->is_negated);
  lode_json_writer_member_strings (writer, "countries", (const char * const *) claim->countries);
  lode_json_writer_member_strings (writer, "materials", (const char * const *) claim->materials);
  lode_json_writer_member_string (writer, "stage", claim->stage);
  lode_json_writer_member_string (writer, "sentence", claim->sentence);
  if (claim->is_evidence)
    lode_json_writer_member_boolean (writer, "evidence", TRUE);
  lode_json_writer_unknown (writer, claim->unknown);
  lode_json_writer_end_object (writer);
}
