/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-article-buffer.h"

#include <glib/gi18n.h>
#include <string.h>

/* Sizes are factors of the view's own font, so that they follow the text size of the system. */
#define HEADLINE_SCALE (25.0 / 16.0)
#define HEADING_SCALE (18.0 / 16.0)
#define SMALL_SCALE (13.0 / 16.0)
#define BODY_LINE_HEIGHT 1.3
#define HEADLINE_LINE_HEIGHT 1.08
#define PARAGRAPH_SPACE 16

typedef struct
{
  GtkTextBuffer *buffer;
  GArray        *pieces;
  guint          text_offset;
} Filling;

static int
buffer_offset (GtkTextBuffer *buffer)
{
  return gtk_text_buffer_get_char_count (buffer);
}

/* Appends text and gives it one tag for its paragraph. */
static void
append_tagged (GtkTextBuffer *buffer,
               const char    *text,
               const char    *tag)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, text, -1, tag, NULL);
}

static void
end_paragraph (GtkTextBuffer *buffer,
               const char    *tag)
{
  append_tagged (buffer, "\n", tag);
}

/* Appends a stretch that also stands in the article's text. */
static void
append_piece (Filling    *filling,
              const char *text,
              gsize       size_bytes,
              guint       text_start,
              const char *tag)
{
  g_autofree char *stretch = g_strndup (text, size_bytes);
  LodeArticlePiece piece = {
    .text_start = text_start,
    .length = (guint) g_utf8_strlen (stretch, -1),
    .buffer_start = buffer_offset (filling->buffer),
  };

  g_array_append_val (filling->pieces, piece);
  append_tagged (filling->buffer, stretch, tag);
}

static const char *
tag_for_style (LodeSpanStyle style)
{
  if (style & LODE_SPAN_LINK)
    return "link";
  if (style & LODE_SPAN_STRONG)
    return "strong";
  if (style & LODE_SPAN_EMPHASIS)
    return "emphasis";
  if (style & LODE_SPAN_CODE)
    return "code-span";
  if (style & LODE_SPAN_SUPERSCRIPT)
    return "superscript";
  if (style & LODE_SPAN_SUBSCRIPT)
    return "subscript";
  return NULL;
}

static void
apply_spans (Filling         *filling,
             const LodeBlock *block,
             guint            text_start)
{
  guint n_spans = 0;
  const LodeSpan *spans = lode_block_get_spans (block, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      const char *tag = tag_for_style (spans[i].style);
      int from = lode_article_buffer_map (filling->pieces, text_start + spans[i].start);
      int to = lode_article_buffer_map (filling->pieces, text_start + spans[i].end);
      GtkTextIter start;
      GtkTextIter end;

      if (tag == NULL || from < 0 || to <= from)
        continue;

      gtk_text_buffer_get_iter_at_offset (filling->buffer, &start, from);
      gtk_text_buffer_get_iter_at_offset (filling->buffer, &end, to);
      gtk_text_buffer_apply_tag_by_name (filling->buffer, tag, &start, &end);
    }
}

/* A list is one item a line; each gets a bullet or number that is not part of the text. */
static void
append_list (Filling         *filling,
             const LodeBlock *block)
{
  const char *line = lode_block_get_text (block);
  gboolean is_numbered = lode_block_get_level (block) == 1;
  guint offset = filling->text_offset;

  for (guint number = 1; line != NULL; number++)
    {
      const char *next = strchr (line, '\n');
      gsize size_bytes = next != NULL ? (gsize) (next - line) : strlen (line);
      const char *tag = next != NULL ? "item" : "last-item";
      g_autofree char *bullet = is_numbered ? g_strdup_printf ("%u.\t", number) : g_strdup ("•\t");

      append_tagged (filling->buffer, bullet, tag);
      append_piece (filling, line, size_bytes, offset, tag);
      end_paragraph (filling->buffer, tag);
      offset += (guint) g_utf8_strlen (line, (gssize) size_bytes) + 1;
      line = next != NULL ? next + 1 : NULL;
    }
}

static void
append_table (Filling         *filling,
              const LodeBlock *block)
{
  const char *line = lode_block_get_text (block);
  guint offset = filling->text_offset;

  while (line != NULL)
    {
      const char *next = strchr (line, '\n');
      gsize size_bytes = next != NULL ? (gsize) (next - line) : strlen (line);
      const char *tag = next != NULL ? "table" : "last-row";

      append_piece (filling, line, size_bytes, offset, tag);
      end_paragraph (filling->buffer, tag);
      offset += (guint) g_utf8_strlen (line, (gssize) size_bytes) + 1;
      line = next != NULL ? next + 1 : NULL;
    }
}

static void
append_image (Filling         *filling,
              const LodeBlock *block)
{
  const char *caption = lode_block_get_text (block);
  g_autofree char *line = NULL;

  if (caption == NULL || *caption == '\0')
    return;

  /* Translators: stands where an article has an image that was not loaded; %s is its caption */
  line = g_strdup_printf (_("Image: %s"), caption);
  append_tagged (filling->buffer, line, "small");
  end_paragraph (filling->buffer, "small");
}

static const char *
tag_for_block (const LodeBlock *block)
{
  switch (lode_block_get_kind (block))
    {
    case LODE_BLOCK_HEADING:
      return "heading";
    case LODE_BLOCK_QUOTE:
      return "quote";
    case LODE_BLOCK_CODE:
      return "code";
    case LODE_BLOCK_PARAGRAPH:
    case LODE_BLOCK_LIST:
    case LODE_BLOCK_TABLE:
    case LODE_BLOCK_IMAGE:
    case LODE_BLOCK_RULE:
    default:
      return "paragraph";
    }
}

/* %FALSE when the block has no part in the article's text. */
static gboolean
append_block (Filling         *filling,
              const LodeBlock *block)
{
  const char *text = lode_block_get_text (block);

  switch (lode_block_get_kind (block))
    {
    case LODE_BLOCK_IMAGE:
      append_image (filling, block);
      return FALSE;
    case LODE_BLOCK_RULE:
      append_tagged (filling->buffer, "———\n", "small");
      return FALSE;
    case LODE_BLOCK_LIST:
      append_list (filling, block);
      break;
    case LODE_BLOCK_TABLE:
      append_table (filling, block);
      break;
    case LODE_BLOCK_PARAGRAPH:
    case LODE_BLOCK_HEADING:
    case LODE_BLOCK_QUOTE:
    case LODE_BLOCK_CODE:
    default:
      append_piece (filling, text, strlen (text), filling->text_offset, tag_for_block (block));
      end_paragraph (filling->buffer, tag_for_block (block));
      break;
    }

  apply_spans (filling, block, filling->text_offset);
  return TRUE;
}

static void
append_head (GtkTextBuffer *buffer,
             LodeArticle   *article)
{
  const char *title = lode_article_get_meta (article, "title");
  g_autofree char *byline = lode_article_byline (article);

  if (*byline != '\0')
    {
      append_tagged (buffer, byline, "byline");
      end_paragraph (buffer, "byline");
    }
  if (title != NULL)
    {
      append_tagged (buffer, title, "headline");
      end_paragraph (buffer, "headline");
    }
}

void
lode_article_buffer_add_tags (GtkTextBuffer *buffer)
{
  gtk_text_buffer_create_tag (buffer, "byline", "scale", SMALL_SCALE,
                              "pixels-below-lines", 6, NULL);
  gtk_text_buffer_create_tag (buffer, "headline", "scale", HEADLINE_SCALE,
                              "weight", PANGO_WEIGHT_ULTRABOLD,
                              "line-height", HEADLINE_LINE_HEIGHT,
                              "pixels-below-lines", PARAGRAPH_SPACE, NULL);
  gtk_text_buffer_create_tag (buffer, "paragraph", "line-height", BODY_LINE_HEIGHT,
                              "pixels-below-lines", PARAGRAPH_SPACE, NULL);
  gtk_text_buffer_create_tag (buffer, "heading", "scale", HEADING_SCALE,
                              "weight", PANGO_WEIGHT_BOLD,
                              "pixels-above-lines", 8, "pixels-below-lines", 8, NULL);
  gtk_text_buffer_create_tag (buffer, "item", "line-height", BODY_LINE_HEIGHT,
                              "indent", -20, "left-margin", 20,
                              "pixels-below-lines", 4, NULL);
  gtk_text_buffer_create_tag (buffer, "last-item", "line-height", BODY_LINE_HEIGHT,
                              "indent", -20, "left-margin", 20,
                              "pixels-below-lines", PARAGRAPH_SPACE, NULL);
  gtk_text_buffer_create_tag (buffer, "quote", "line-height", BODY_LINE_HEIGHT,
                              "style", PANGO_STYLE_ITALIC, "left-margin", 24,
                              "right-margin", 24, "pixels-below-lines", PARAGRAPH_SPACE, NULL);
  gtk_text_buffer_create_tag (buffer, "code", "family", "monospace", "scale", 0.9,
                              "left-margin", 16, "pixels-below-lines", PARAGRAPH_SPACE, NULL);
  gtk_text_buffer_create_tag (buffer, "table", "scale", 0.9, "pixels-below-lines", 4, NULL);
  gtk_text_buffer_create_tag (buffer, "last-row", "scale", 0.9,
                              "pixels-below-lines", PARAGRAPH_SPACE, NULL);
  gtk_text_buffer_create_tag (buffer, "small", "scale", SMALL_SCALE,
                              "pixels-below-lines", PARAGRAPH_SPACE, NULL);
  gtk_text_buffer_create_tag (buffer, "strong", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "emphasis", "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "code-span", "family", "monospace", NULL);
  gtk_text_buffer_create_tag (buffer, "superscript", "rise", 5 * PANGO_SCALE,
                              "scale", 0.75, NULL);
  gtk_text_buffer_create_tag (buffer, "subscript", "rise", -3 * PANGO_SCALE,
                              "scale", 0.75, NULL);
  gtk_text_buffer_create_tag (buffer, "link", "foreground-set", FALSE, NULL);
}

void
lode_article_buffer_set_colours (GtkTextBuffer *buffer,
                                 const GdkRGBA *dim,
                                 const GdkRGBA *link)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);

  g_object_set (gtk_text_tag_table_lookup (table, "byline"), "foreground-rgba", dim, NULL);
  g_object_set (gtk_text_tag_table_lookup (table, "small"), "foreground-rgba", dim, NULL);
  g_object_set (gtk_text_tag_table_lookup (table, "link"), "foreground-rgba", link, NULL);
}

GArray *
lode_article_buffer_fill (GtkTextBuffer *buffer,
                          LodeArticle   *article)
{
  Filling filling = {
    .buffer = buffer,
    .pieces = g_array_new (FALSE, FALSE, sizeof (LodeArticlePiece)),
  };
  GPtrArray *blocks = lode_article_get_blocks (article);

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, "", 0);
  append_head (buffer, article);
  for (guint i = 0; i < blocks->len; i++)
    {
      const LodeBlock *block = g_ptr_array_index (blocks, i);

      if (append_block (&filling, block))
        filling.text_offset += (guint) g_utf8_strlen (lode_block_get_text (block), -1) + 2;
    }
  gtk_text_buffer_end_irreversible_action (buffer);

  return filling.pieces;
}

int
lode_article_buffer_map (const GArray *pieces,
                         guint         text_offset)
{
  guint low = 0;
  guint high = pieces->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const LodeArticlePiece *piece = &g_array_index (pieces, LodeArticlePiece, middle);

      if (text_offset < piece->text_start)
        high = middle;
      else if (text_offset > piece->text_start + piece->length)
        low = middle + 1;
      else
        return piece->buffer_start + (int) (text_offset - piece->text_start);
    }
  return -1;
}

char *
lode_article_format_date (const char *iso,
                          const char *format)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *text = NULL;

  if (iso == NULL)
    return g_strdup ("");

  if (strlen (iso) == strlen ("2026-02-01"))
    {
      g_autofree char *noon = g_strconcat (iso, "T12:00:00Z", NULL);
      date = g_date_time_new_from_iso8601 (noon, utc);
    }
  else
    {
      date = g_date_time_new_from_iso8601 (iso, utc);
    }
  if (date == NULL)
    return g_strdup (iso);

  text = g_date_time_format (date, format);
  return g_strdup (g_strstrip (text));
}

char *
lode_article_byline (LodeArticle *article)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *site = lode_article_get_meta (article, "site");
  const char *byline = lode_article_get_meta (article, "byline");
  g_autofree char *date =
    /* Translators: a date in full for strftime: “1 February 2026” */
    lode_article_format_date (lode_article_get_meta (article, "published"), _("%-d %B %Y"));
  g_auto (GStrv) parts = NULL;

  if (site != NULL && *site != '\0')
    g_strv_builder_add (builder, site);
  if (byline != NULL && *byline != '\0')
    g_strv_builder_add (builder, byline);
  if (*date != '\0')
    g_strv_builder_add (builder, date);

  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}
