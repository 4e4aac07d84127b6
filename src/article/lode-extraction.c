/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-extraction.h"

#include "lode-block-render.h"
#include "lode-extraction-private.h"

const char * const lode_extraction_meta_names[] = {
  "title", "byline", "site", "published", "language", "direction", "excerpt", "url", "sha256", NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (lode_extraction_meta_names) == LODE_EXTRACTION_N_META + 1);

/* "sha256" is written behind the blocks. */
#define N_META_BEFORE_BLOCKS (LODE_EXTRACTION_N_META - 1)

static int
find_meta (const char *name)
{
  for (int i = 0; i < LODE_EXTRACTION_N_META; i++)
    if (g_str_equal (name, lode_extraction_meta_names[i]))
      return i;
  return -1;
}

LodeExtraction *
lode_extraction_new (void)
{
  LodeExtraction *self = g_new0 (LodeExtraction, 1);

  g_atomic_ref_count_init (&self->refs);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_block_unref);
  return self;
}

void
lode_extraction_set_meta (LodeExtraction *self,
                          const char     *name,
                          const char     *value)
{
  int index = find_meta (name);

  g_assert (index >= 0);

  g_free (self->meta[index]);
  self->meta[index] = g_strdup (value);
}

LodeExtraction *
lode_extraction_ref (LodeExtraction *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lode_extraction_unref (LodeExtraction *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (int i = 0; i < LODE_EXTRACTION_N_META; i++)
    g_free (self->meta[i]);
  g_ptr_array_unref (self->blocks);
  g_free (self->text);
  g_free (self);
}

const char *
lode_extraction_get_meta (LodeExtraction *self,
                          const char     *name)
{
  int index;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  index = find_meta (name);
  return index >= 0 ? self->meta[index] : NULL;
}

GPtrArray *
lode_extraction_get_blocks (LodeExtraction *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->blocks;
}

const char *
lode_extraction_get_text (LodeExtraction *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_once_init_enter (&self->text))
    g_once_init_leave (&self->text, lode_blocks_to_text (self->blocks));
  return self->text;
}

gboolean
lode_extraction_is_truncated (LodeExtraction *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_truncated;
}

void
lode_extraction_write (LodeExtraction *self,
                       LodeJsonWriter *writer)
{
  g_autofree char *html = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (writer != NULL);

  for (int i = 0; i < N_META_BEFORE_BLOCKS; i++)
    lode_json_writer_member_string (writer, lode_extraction_meta_names[i], self->meta[i]);
  lode_json_writer_member (writer, "blocks");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < self->blocks->len; i++)
    lode_block_write (g_ptr_array_index (self->blocks, i), writer);
  lode_json_writer_end_array (writer);
  lode_json_writer_member_string (writer, "text", lode_extraction_get_text (self));
  html = lode_blocks_to_html (self->blocks);
  lode_json_writer_member_string (writer, "html", html);
  lode_json_writer_member_string (writer, "sha256", lode_extraction_get_meta (self, "sha256"));
  if (self->is_truncated)
    lode_json_writer_member_boolean (writer, "truncated", TRUE);
}

LodeExtraction *
lode_extraction_read (LodeJsonReader *reader)
{
  g_autoptr (LodeExtraction) self = lode_extraction_new ();

  g_return_val_if_fail (reader != NULL, NULL);

  for (int i = 0; i < LODE_EXTRACTION_N_META; i++)
    self->meta[i] = g_strdup (lode_json_reader_get_string (reader, lode_extraction_meta_names[i], NULL));
  self->is_truncated = lode_json_reader_get_boolean (reader, "truncated", FALSE);
  if (lode_json_reader_enter (reader, "blocks"))
    {
      guint n_blocks = lode_json_reader_length (reader);

      for (guint i = 0; i < n_blocks && !lode_json_reader_has_failed (reader); i++)
        if (lode_json_reader_enter_element (reader, i))
          {
            LodeBlock *block = lode_block_read (reader);

            if (block != NULL)
              g_ptr_array_add (self->blocks, block);
            lode_json_reader_leave (reader);
          }
      lode_json_reader_leave (reader);
    }
  return lode_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}
