/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-article-private.h"

#include "base/lode-id.h"
#include "model/lode-field-private.h"

static const char * const known_members[] = {
  "format",    "version", "id",      "title",  "byline", "site",    "published", "language",
  "direction", "excerpt", "url",     "sha256", "read",   "starred", "blocks",    "claims",
  NULL,
};

static GPtrArray *
read_blocks (LodeJsonReader *reader)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_block_unref);
  guint n_blocks;

  if (!lode_json_reader_enter (reader, "blocks"))
    return blocks;

  n_blocks = lode_json_reader_length (reader);
  for (guint i = 0; i < n_blocks && !lode_json_reader_has_failed (reader); i++)
    if (lode_field_enter_element (reader, i))
      {
        LodeBlock *block = lode_block_read (reader);

        if (block != NULL)
          g_ptr_array_add (blocks, block);
        lode_json_reader_leave (reader);
      }
  lode_json_reader_leave (reader);

  return blocks;
}

static GPtrArray *
read_claims (LodeJsonReader *reader)
{
  GPtrArray *claims = lode_claim_array_new ();
  guint n_claims;

  if (!lode_json_reader_enter (reader, "claims"))
    return claims;

  n_claims = lode_json_reader_length (reader);
  for (guint i = 0; i < n_claims && !lode_json_reader_has_failed (reader); i++)
    if (lode_field_enter_element (reader, i))
      {
        LodeClaim *claim = lode_claim_read (reader);

        if (claim != NULL)
          g_ptr_array_add (claims, claim);
        lode_json_reader_leave (reader);
      }
  lode_json_reader_leave (reader);

  return claims;
}

/* Evidence names a claim by its id, and a mark stands at its offsets: both must lead somewhere. */
static void
check_claims (LodeArticle    *self,
              LodeJsonReader *reader)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  glong n_chars = g_utf8_strlen (lode_article_get_text (self), -1);

  for (guint i = 0; i < self->claims->len; i++)
    {
      const LodeClaim *claim = g_ptr_array_index (self->claims, i);

      if (claim->end > n_chars)
        lode_json_reader_fail (reader, "claims", "claim %u ends at %u, beyond the text's end (%ld)", i,
                               claim->end, n_chars);
      if (claim->id != NULL && !g_hash_table_add (ids, claim->id))
        lode_json_reader_fail (reader, "claims", "“%s” is the id of two claims; ids must differ",
                               claim->id);
    }
}

static LodeArticle *
read_article (LodeJsonReader *reader)
{
  g_autoptr (LodeArticle) self = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  const char *id;

  if (lode_json_reader_check_format (reader, LODE_ARTICLE_FORMAT, LODE_ARTICLE_VERSION) == 0)
    return NULL;
  id = lode_json_reader_require_string (reader, "id");
  if (id == NULL || !lode_id_is_valid (id))
    lode_json_reader_fail (reader, "id", "an id has 1 to 80 of a–z, 0–9 and single hyphens");
  blocks = read_blocks (reader);
  if (lode_json_reader_has_failed (reader))
    return NULL;

  self = lode_article_new (id, g_steal_pointer (&blocks), read_claims (reader));
  for (guint i = 0; i < LODE_ARTICLE_N_META; i++)
    self->meta[i] = g_strdup (lode_json_reader_get_string (reader, lode_article_meta_names[i], NULL));
  self->is_read = lode_json_reader_get_boolean (reader, "read", FALSE);
  self->is_starred = lode_json_reader_get_boolean (reader, "starred", FALSE);
  self->unknown = lode_json_reader_dup_unknown (reader, known_members);
  check_claims (self, reader);

  return lode_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}

LodeArticle *
lode_article_from_json (JsonNode    *root,
                        const char  *name,
                        GError     **error)
{
  g_autoptr (LodeArticle) self = NULL;
  LodeJsonReader *reader;

  g_return_val_if_fail (root != NULL && name != NULL, NULL);

  reader = lode_json_reader_new (root, name);
  self = read_article (reader);

  return lode_json_reader_close (reader, error) ? g_steal_pointer (&self) : NULL;
}

void
lode_article_write (LodeArticle    *self,
                    LodeJsonWriter *writer)
{
  g_return_if_fail (LODE_IS_ARTICLE (self) && writer != NULL);

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "format", LODE_ARTICLE_FORMAT);
  lode_json_writer_member_integer (writer, "version", LODE_ARTICLE_VERSION);
  lode_json_writer_member_string (writer, "id", self->id);
  for (guint i = 0; i < LODE_ARTICLE_N_META; i++)
    if (self->meta[i] != NULL)
      lode_json_writer_member_string (writer, lode_article_meta_names[i], self->meta[i]);
  if (self->is_read)
    lode_json_writer_member_boolean (writer, "read", TRUE);
  if (self->is_starred)
    lode_json_writer_member_boolean (writer, "starred", TRUE);
  lode_json_writer_member (writer, "blocks");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < self->blocks->len; i++)
    lode_block_write (g_ptr_array_index (self->blocks, i), writer);
  lode_json_writer_end_array (writer);
  lode_json_writer_member (writer, "claims");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < self->claims->len; i++)
    lode_claim_write (g_ptr_array_index (self->claims, i), writer);
  lode_json_writer_end_array (writer);
  lode_json_writer_unknown (writer, self->unknown);
  lode_json_writer_end_object (writer);
}

char *
lode_article_to_json (LodeArticle  *self,
                      GError      **error)
{
  LodeJsonWriter *writer;

  g_return_val_if_fail (LODE_IS_ARTICLE (self), NULL);

  writer = lode_json_writer_new ();
  lode_article_write (self, writer);

  return lode_json_writer_finish (writer, NULL, error);
}
