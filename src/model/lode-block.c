/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-block.h"

#include "model/lode-field-private.h"

struct _LodeBlock
{
  gatomicrefcount  refs;
  LodeBlockKind    kind;
  int              level;
  char            *text;
  char            *address;
  GArray          *spans;
  JsonObject      *unknown;
};

G_DEFINE_BOXED_TYPE (LodeBlock, lode_block, lode_block_ref, lode_block_unref)

static const char * const kind_names[] = {
  "paragraph", "heading", "list", "quote", "code", "table", "image", "rule",
};

/* In the order of the bits of LodeSpanStyle. */
static const char * const style_names[] = {
  "strong", "emphasis", "code", "link", "superscript", "subscript",
};

static const char * const known_members[] = { "type", "level", "text", "address", "spans", NULL };
static const char * const known_span_members[] = { "start", "end", "style", "address", NULL };

static void
clear_span (gpointer data)
{
  LodeSpan *span = data;

  g_free (span->address);
  g_clear_pointer (&span->unknown, json_object_unref);
}

static LodeSpanStyle
read_style (LodeJsonReader *reader)
{
  g_auto (GStrv) names = lode_json_reader_get_strings (reader, "style");
  guint style = 0;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      guint bit = 0;

      while (bit < G_N_ELEMENTS (style_names) && !g_str_equal (names[i], style_names[bit]))
        bit++;
      if (bit < G_N_ELEMENTS (style_names))
        style |= 1u << bit;
      else
        lode_json_reader_fail (reader, "style",
                               "“%s” is none of strong, emphasis, code, link, superscript and subscript",
                               names[i]);
    }

  return (LodeSpanStyle) style;
}

static void
read_span (LodeJsonReader *reader,
           guint           n_chars,
           GArray         *spans)
{
  LodeSpan span = { 0 };

  span.start = (guint) lode_json_reader_get_integer (reader, "start", 0, n_chars, 0);
  span.end = (guint) lode_json_reader_get_integer (reader, "end", 0, n_chars, 0);
  span.style = read_style (reader);
  span.address = g_strdup (lode_json_reader_get_string (reader, "address", NULL));
  span.unknown = lode_json_reader_dup_unknown (reader, known_span_members);
  if (span.end < span.start)
    lode_json_reader_fail (reader, "end", "%u stands before start (%u); it must not", span.end,
                           span.start);
  if (span.address != NULL && !lode_block_address_is_safe (span.address))
    lode_json_reader_fail (reader, "address",
                           "a link must be absolute and of http, https or mailto");
  g_array_append_val (spans, span);
}

static GArray *
read_spans (LodeJsonReader *reader,
            guint           n_chars)
{
  g_autoptr (GArray) spans = NULL;
  guint n_spans;

  if (!lode_json_reader_enter (reader, "spans"))
    return NULL;

  spans = lode_span_array_new ();
  n_spans = lode_json_reader_length (reader);
  for (guint i = 0; i < n_spans; i++)
    if (lode_field_enter_element (reader, i))
      {
        read_span (reader, n_chars, spans);
        lode_json_reader_leave (reader);
      }
  lode_json_reader_leave (reader);

  return g_steal_pointer (&spans);
}

static void
write_style (LodeJsonWriter *writer,
             LodeSpanStyle   style)
{
  lode_json_writer_member (writer, "style");
  lode_json_writer_begin_inline_array (writer);
  for (guint i = 0; i < G_N_ELEMENTS (style_names); i++)
    if ((style & (1u << i)) != 0)
      lode_json_writer_string (writer, style_names[i]);
  lode_json_writer_end_array (writer);
}

static void
write_spans (LodeJsonWriter *writer,
             GArray         *spans)
{
  lode_json_writer_member (writer, "spans");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < spans->len; i++)
    {
      const LodeSpan *span = &g_array_index (spans, LodeSpan, i);

      lode_json_writer_begin_inline_object (writer);
      lode_json_writer_member_integer (writer, "start", span->start);
      lode_json_writer_member_integer (writer, "end", span->end);
      write_style (writer, span->style);
      if (span->address != NULL)
        lode_json_writer_member_string (writer, "address", span->address);
      lode_json_writer_unknown (writer, span->unknown);
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);
}

LodeBlock *
lode_block_new (LodeBlockKind  kind,
                int            level,
                const char    *text,
                const char    *address,
                GArray        *spans)
{
  LodeBlock *self;

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  self = g_new0 (LodeBlock, 1);
  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->level = level;
  self->text = g_strdup (text != NULL ? text : "");
  self->address = g_strdup (address);
  self->spans = spans;

  return self;
}

LodeBlock *
lode_block_ref (LodeBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
lode_block_unref (LodeBlock *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->text);
  g_free (self->address);
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}

LodeBlockKind
lode_block_get_kind (const LodeBlock *self)
{
  g_return_val_if_fail (self != NULL, LODE_BLOCK_PARAGRAPH);

  return self->kind;
}

int
lode_block_get_level (const LodeBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->level;
}

const char *
lode_block_get_text (const LodeBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

const char *
lode_block_get_address (const LodeBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->address;
}

const LodeSpan *
lode_block_get_spans (const LodeBlock *self,
                      guint           *n_spans)
{
  g_return_val_if_fail (self != NULL && n_spans != NULL, NULL);

  *n_spans = self->spans != NULL ? self->spans->len : 0;

  return *n_spans > 0 ? &g_array_index (self->spans, LodeSpan, 0) : NULL;
}

const char *
lode_block_kind_to_string (LodeBlockKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

gboolean
lode_block_kind_from_string (const char    *text,
                             LodeBlockKind *kind)
{
  g_return_val_if_fail (text != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_str_equal (text, kind_names[i]))
      {
        *kind = (LodeBlockKind) i;
        return TRUE;
      }

  return FALSE;
}

gboolean
lode_block_address_is_safe (const char *address)
{
  g_autofree char *scheme = NULL;

  g_return_val_if_fail (address != NULL, FALSE);

  /* GLib's own scheme reader lowers the case and refuses leading blanks and control characters,
   * which browsers skip and by which "java\nscript:" has passed many a filter. */
  scheme = g_uri_parse_scheme (address);
  if (scheme == NULL)
    return FALSE;

  return g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0 ||
         g_ascii_strcasecmp (scheme, "mailto") == 0;
}

LodeBlock *
lode_block_read (LodeJsonReader *reader)
{
  g_autoptr (LodeBlock) self = NULL;
  LodeBlockKind kind = LODE_BLOCK_PARAGRAPH;
  const char *type;

  g_return_val_if_fail (reader != NULL, NULL);

  type = lode_json_reader_require_string (reader, "type");
  if (type == NULL || !lode_block_kind_from_string (type, &kind))
    lode_json_reader_fail (reader, "type",
                           "“%s” is none of paragraph, heading, list, quote, code, table, image and rule",
                           type);
  self = lode_block_new (kind, (int) lode_json_reader_get_integer (reader, "level", 0, 6, 0),
                         lode_json_reader_get_string (reader, "text", ""),
                         lode_json_reader_get_string (reader, "address", NULL), NULL);
  self->spans = read_spans (reader, (guint) g_utf8_strlen (self->text, -1));
  self->unknown = lode_json_reader_dup_unknown (reader, known_members);

  return lode_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}

void
lode_block_write (const LodeBlock *self,
                  LodeJsonWriter  *writer)
{
  g_return_if_fail (self != NULL && writer != NULL);

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "type", lode_block_kind_to_string (self->kind));
  if (self->level != 0)
    lode_json_writer_member_integer (writer, "level", self->level);
  if (self->kind != LODE_BLOCK_RULE)
    lode_json_writer_member_string (writer, "text", self->text);
  if (self->address != NULL)
    lode_json_writer_member_string (writer, "address", self->address);
  if (self->spans != NULL && self->spans->len > 0)
    write_spans (writer, self->spans);
  lode_json_writer_unknown (writer, self->unknown);
  lode_json_writer_end_object (writer);
}

GArray *
lode_span_array_new (void)
{
  GArray *spans = g_array_new (FALSE, TRUE, sizeof (LodeSpan));

  g_array_set_clear_func (spans, clear_span);

  return spans;
}

char *
lode_blocks_to_text (GPtrArray *blocks)
{
  GString *text;

  g_return_val_if_fail (blocks != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < blocks->len; i++)
    {
      const LodeBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == LODE_BLOCK_IMAGE || block->kind == LODE_BLOCK_RULE ||
          block->text[0] == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, "\n\n");
      g_string_append (text, block->text);
    }

  return g_string_free (text, FALSE);
}
