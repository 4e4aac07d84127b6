/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-extract-line.h"

#include <string.h>

#include "lode-extract-private.h"

#define MAX_IMAGES_PENDING 64
/* Links and styles of one block; what comes after is plain. */
#define MAX_SPANS 2000
#define MIN_IMAGE_SIDE 32

typedef struct
{
  GPtrArray        *lines;
  GPtrArray        *images;     /* of the line being written: they follow it */
  const char       *base_url;
  gsize             max_bytes;
  gsize             n_bytes;
  gboolean          is_truncated;

  GString          *text;
  GArray           *spans;
  guint             chars;
  guint             link_chars;
  guint             styled_chars;
  gboolean          wants_blank;
  gboolean          wants_break;

  LodeBlockKind     kind;
  int               level;
  LodeSpanStyle     style;
  const char       *address;    /* of the link around */
  const char       *last_address;  /* of the link around what was written last; only compared */
  gboolean          is_caption;
  guint             n_figures;
  guint             n_quotes;
  guint             n_joined;   /* inside a list or a table: blocks do not end the line */
  gboolean          in_table;   /* where a line is a row, so that nothing else may end it */
  LodeExtractWords  hints;
} Writer;

static void walk_inside (Writer       *self,
                         LodeHtmlNode *node);

static LodeExtractLine *
new_line (Writer        *self,
          LodeBlockKind  kind,
          LodeHtmlNode  *node)
{
  LodeExtractLine *line = g_new0 (LodeExtractLine, 1);

  line->kind = kind;
  line->node = node;
  line->hints = self->hints;
  line->is_caption = self->is_caption;
  line->in_figure = self->n_figures > 0;
  return line;
}

static void
append_piece (Writer     *self,
              const char *bytes,
              gsize       length,
              gsize       chars)
{
  guint start;

  if (self->text->len > 0 && self->text->str[self->text->len - 1] != '\t'
      && (self->wants_break || self->wants_blank))
    {
      g_string_append_c (self->text, self->wants_break ? '\n' : ' ');
      self->chars++;
      if (self->address != NULL && self->address == self->last_address)
        self->link_chars++;
    }
  self->wants_blank = self->wants_break = FALSE;
  start = self->chars;
  g_string_append_len (self->text, bytes, (gssize) length);
  self->chars += (guint) chars;
  self->last_address = self->address;
  if (self->style == 0)
    return;

  if ((self->style & LODE_SPAN_LINK) != 0)
    self->link_chars += (guint) chars;
  if ((self->style & (LODE_SPAN_STRONG | LODE_SPAN_EMPHASIS)) != 0)
    self->styled_chars += (guint) chars;
  if (self->spans->len > 0)
    {
      LodeSpan *last = &g_array_index (self->spans, LodeSpan, self->spans->len - 1);

      if (last->style == self->style && g_strcmp0 (last->address, self->address) == 0
          && last->end + 1 >= start)
        {
          last->end = self->chars;
          return;
        }
    }
  if (self->spans->len < MAX_SPANS)
    {
      LodeSpan span = { .start = start, .end = self->chars, .style = self->style,
                        .address = g_strdup (self->address) };

      g_array_append_val (self->spans, span);
    }
}

static void
append_text (Writer       *self,
             LodeHtmlNode *node)
{
  const char *at = node->text;
  const char *end = node->text + node->text_length;

  while (at < end)
    {
      const char *start = at;
      gsize chars = 0;

      while (at < end && !g_ascii_isspace (*at))
        {
          chars += ((guint8) *at & 0xc0) != 0x80;
          at++;
        }
      if (at > start)
        append_piece (self, start, (gsize) (at - start), chars);
      if (at < end)
        self->wants_blank = TRUE;
      while (at < end && g_ascii_isspace (*at))
        at++;
    }
}

static void
flush_images (Writer *self)
{
  for (guint i = 0; i < self->images->len; i++)
    g_ptr_array_add (self->lines, g_ptr_array_index (self->images, i));
  g_ptr_array_set_size (self->images, 0);
}

/* Whether there is anything but blanks of all kinds. */
static gboolean
is_visible (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && c != 0x200b && c != 0xfeff)
        return TRUE;
    }
  return FALSE;
}

/* Ends the line where the article has as much text as is kept. */
static void
cut_to_budget (Writer *self)
{
  gsize left = self->max_bytes - self->n_bytes;

  if (self->text->len <= left)
    return;
  while (left > 0 && ((guint8) self->text->str[left] & 0xc0) == 0x80)
    left--;
  g_string_truncate (self->text, left);
  self->chars = (guint) g_utf8_strlen (self->text->str, (gssize) left);
  while (self->spans->len > 0
         && g_array_index (self->spans, LodeSpan, self->spans->len - 1).end > self->chars)
    g_array_set_size (self->spans, self->spans->len - 1);
  self->is_truncated = TRUE;
}

static void
add_line (Writer       *self,
          LodeHtmlNode *node)
{
  LodeBlockKind kind = self->kind;
  LodeExtractLine *line;

  if (kind == LODE_BLOCK_PARAGRAPH && self->n_quotes > 0)
    kind = LODE_BLOCK_QUOTE;
  line = new_line (self, kind, node);
  line->level = self->level;
  line->text = g_strndup (self->text->str, self->text->len);
  line->spans = g_steal_pointer (&self->spans);
  line->chars = self->chars;
  line->link_chars = self->link_chars;
  line->styled_chars = self->styled_chars;
  self->spans = lode_span_array_new ();
  self->n_bytes += self->text->len;
  g_ptr_array_add (self->lines, line);
}

static void
flush (Writer       *self,
       LodeHtmlNode *node)
{
  if (self->n_joined > 0)
    {
      self->wants_blank = TRUE;
      return;
    }
  cut_to_budget (self);
  if (self->text->len > 0 && is_visible (self->text->str))
    add_line (self, node);
  g_string_truncate (self->text, 0);
  g_array_set_size (self->spans, 0);
  self->chars = self->link_chars = self->styled_chars = 0;
  self->wants_blank = self->wants_break = FALSE;
  flush_images (self);
}

/* A pixel, an icon, a placeholder. */
static gboolean
is_tiny (LodeHtmlNode *image)
{
  static const char * const sides[] = { "width", "height" };

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *value = lode_html_node_dup_attribute (image, sides[i]);

      if (value != NULL && g_ascii_isdigit (value[0]) && strchr (value, '%') == NULL
          && g_ascii_strtoll (value, NULL, 10) < MIN_IMAGE_SIDE)
        return TRUE;
    }
  return FALSE;
}

/* (transfer full) (nullable): where the picture really is: scripts move it out of "src". */
static char *
find_image_address (Writer       *self,
                    LodeHtmlNode *image)
{
  static const char * const attributes[] = { "data-src", "data-original", "data-lazy-src", "src",
                                             "data-hi-res-src", "data-url", "data-srcset", "srcset" };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      LodeHtmlSlice value = lode_html_node_attribute (image, attributes[i]);
      gsize length = 0;
      char *address;

      while (length < value.length && !g_ascii_isspace (value.bytes[length]))
        length++;
      address = lode_extract_resolve (self->base_url, value.bytes, length);
      if (address != NULL && !g_str_has_prefix (address, "mailto:"))
        return address;
      g_free (address);
    }
  return NULL;
}

static void
add_image (Writer       *self,
           LodeHtmlNode *image)
{
  g_autofree char *address = NULL;
  g_autofree char *alt = NULL;
  LodeExtractLine *line;

  if (self->images->len >= MAX_IMAGES_PENDING || is_tiny (image))
    return;
  address = find_image_address (self, image);
  if (address == NULL)
    return;
  line = new_line (self, LODE_BLOCK_IMAGE, image);
  alt = lode_html_node_dup_attribute (image, "alt");
  line->text = alt != NULL ? g_steal_pointer (&alt) : g_strdup ("");
  line->address = g_steal_pointer (&address);
  line->spans = lode_span_array_new ();
  g_ptr_array_add (self->images, line);
  if (self->text->len == 0 && self->n_joined == 0)
    flush_images (self);
}

static void
add_code (Writer       *self,
          LodeHtmlNode *node)
{
  flush (self, node);
  for (LodeHtmlNode *walk = lode_html_node_next (node, node, FALSE); walk != NULL;
       walk = lode_html_node_next (walk, node, FALSE))
    {
      if (walk->tag == LODE_TAG_TEXT)
        g_string_append_len (self->text, walk->text, walk->text_length);
      else if (walk->tag == LODE_TAG_BR)
        g_string_append_c (self->text, '\n');
    }
  while (self->text->len > 0 && g_ascii_isspace (self->text->str[self->text->len - 1]))
    g_string_truncate (self->text, self->text->len - 1);
  if (self->text->len > 0 && self->text->str[0] == '\n')
    g_string_erase (self->text, 0, 1);
  self->chars = (guint) g_utf8_strlen (self->text->str, (gssize) self->text->len);
  self->kind = LODE_BLOCK_CODE;
  flush (self, node);
  self->kind = LODE_BLOCK_PARAGRAPH;
}

/* Whether the items are more than a line of text each: then they are not a list to us. */
static gboolean
holds_blocks (LodeHtmlNode *list)
{
  guint n_paragraphs = 0;

  for (LodeHtmlNode *node = lode_html_node_next (list, list, FALSE); node != NULL;
       node = lode_html_node_next (node, list, FALSE))
    switch ((LodeHtmlTag) node->tag)
      {
      case LODE_TAG_BLOCKQUOTE:
      case LODE_TAG_FIGURE:
      case LODE_TAG_H1:
      case LODE_TAG_H2:
      case LODE_TAG_H3:
      case LODE_TAG_H4:
      case LODE_TAG_H5:
      case LODE_TAG_H6:
      case LODE_TAG_PRE:
      case LODE_TAG_TABLE:
        return TRUE;
      case LODE_TAG_LI:
        n_paragraphs = 0;
        break;
      case LODE_TAG_P:
        if (++n_paragraphs > 1)
          return TRUE;
        break;
      default:
        break;
      }
  return FALSE;
}

static void
add_list (Writer       *self,
          LodeHtmlNode *node)
{
  if (self->n_joined > 0)
    {
      walk_inside (self, node);
      return;
    }
  flush (self, node);
  if (holds_blocks (node))
    {
      walk_inside (self, node);
      flush (self, node);
      return;
    }
  self->n_joined++;
  walk_inside (self, node);
  self->n_joined--;
  self->kind = LODE_BLOCK_LIST;
  self->level = node->tag == LODE_TAG_OL;
  flush (self, node);
  self->kind = LODE_BLOCK_PARAGRAPH;
  self->level = 0;
}

static void
add_row (Writer       *self,
         LodeHtmlNode *row)
{
  gboolean is_first = TRUE;

  for (LodeHtmlNode *cell = row->first; cell != NULL; cell = cell->next)
    {
      if (cell->tag != LODE_TAG_TD && cell->tag != LODE_TAG_TH)
        continue;
      if (!is_first && self->text->len > 0 && !self->wants_break)
        {
          g_string_append_c (self->text, '\t');
          self->chars++;
          self->wants_blank = FALSE;
        }
      is_first = FALSE;
      walk_inside (self, cell);
    }
}

static void
add_table (Writer       *self,
           LodeHtmlNode *node)
{
  gboolean is_data = (node->mark & LODE_EXTRACT_DATA_TABLE) != 0;

  flush (self, node);
  if (!is_data || self->n_joined > 0)
    {
      walk_inside (self, node);
      flush (self, node);
      return;
    }
  self->n_joined++;
  self->in_table = TRUE;
  for (LodeHtmlNode *walk = lode_html_node_next (node, node, FALSE); walk != NULL;)
    {
      gboolean is_row = walk->tag == LODE_TAG_TR || walk->tag == LODE_TAG_CAPTION;

      if (walk->tag == LODE_TAG_TR)
        add_row (self, walk);
      else if (walk->tag == LODE_TAG_CAPTION)
        walk_inside (self, walk);
      if (is_row)
        self->wants_break = TRUE;
      walk = lode_html_node_next (walk, node, is_row);
    }
  self->n_joined--;
  self->in_table = FALSE;
  self->kind = LODE_BLOCK_TABLE;
  flush (self, node);
  self->kind = LODE_BLOCK_PARAGRAPH;
}

static LodeSpanStyle
style_of (LodeHtmlTag tag)
{
  switch (tag)
    {
    case LODE_TAG_B:
    case LODE_TAG_STRONG:
      return LODE_SPAN_STRONG;
    case LODE_TAG_CITE:
    case LODE_TAG_EM:
    case LODE_TAG_I:
    case LODE_TAG_VAR:
      return LODE_SPAN_EMPHASIS;
    case LODE_TAG_CODE:
    case LODE_TAG_KBD:
    case LODE_TAG_SAMP:
    case LODE_TAG_TT:
      return LODE_SPAN_CODE;
    case LODE_TAG_SUB:
      return LODE_SPAN_SUBSCRIPT;
    case LODE_TAG_SUP:
      return LODE_SPAN_SUPERSCRIPT;
    default:
      return 0;
    }
}

static void
walk_inline (Writer       *self,
             LodeHtmlNode *node)
{
  LodeSpanStyle style = self->style;
  const char *address = self->address;
  g_autofree char *own = NULL;

  self->style |= style_of ((LodeHtmlTag) node->tag);
  if (node->tag == LODE_TAG_A)
    {
      LodeHtmlSlice href = lode_html_node_attribute (node, "href");

      own = lode_extract_resolve (self->base_url, href.bytes, href.length);
      if (own != NULL)
        {
          self->style |= LODE_SPAN_LINK;
          self->address = own;
        }
    }
  walk_inside (self, node);
  self->style = style;
  self->address = address;
}

static void
walk_block (Writer       *self,
            LodeHtmlNode *node)
{
  LodeBlockKind kind = self->kind;
  int level = self->level;
  LodeSpanStyle style = self->style;
  gboolean is_caption = self->is_caption;

  flush (self, node->parent);
  if ((lode_html_node_flags (node) & LODE_TAG_IS_HEADING) != 0 && self->n_joined == 0)
    {
      self->kind = LODE_BLOCK_HEADING;
      self->level = MAX (2, node->tag - LODE_TAG_H1 + 1);
    }
  if (node->tag == LODE_TAG_LI && self->n_joined > 0 && self->text->len > 0 && !self->in_table)
    self->wants_break = TRUE;
  self->is_caption = is_caption || node->tag == LODE_TAG_FIGCAPTION;
  self->n_quotes += node->tag == LODE_TAG_BLOCKQUOTE;
  self->n_figures += node->tag == LODE_TAG_FIGURE;
  if ((lode_html_node_flags (node) & LODE_TAG_IS_HEADING) == 0)
    self->style &= LODE_SPAN_LINK;
  walk_inside (self, node);
  self->style = style;
  flush (self, node);
  self->n_figures -= node->tag == LODE_TAG_FIGURE;
  self->n_quotes -= node->tag == LODE_TAG_BLOCKQUOTE;
  self->is_caption = is_caption;
  self->kind = kind;
  self->level = level;
}

static void
walk (Writer       *self,
      LodeHtmlNode *node)
{
  LodeExtractWords hints = self->hints;

  if (node->tag == LODE_TAG_TEXT)
    {
      append_text (self, node);
      return;
    }
  self->hints |= (LodeExtractWords) node->mark;
  switch ((LodeHtmlTag) node->tag)
    {
    case LODE_TAG_BR:
      if (self->n_joined > 0)
        self->wants_blank = TRUE;
      else
        self->wants_break = TRUE;
      break;
    case LODE_TAG_IMG:
      add_image (self, node);
      break;
    case LODE_TAG_HR:
      flush (self, node);
      if (self->n_joined == 0)
        {
          LodeExtractLine *line = new_line (self, LODE_BLOCK_RULE, node);

          line->text = g_strdup ("");
          line->spans = lode_span_array_new ();
          g_ptr_array_add (self->lines, line);
        }
      break;
    case LODE_TAG_PRE:
    case LODE_TAG_LISTING:
    case LODE_TAG_XMP:
      if (self->n_joined > 0)
        walk_inside (self, node);
      else
        add_code (self, node);
      break;
    case LODE_TAG_UL:
    case LODE_TAG_OL:
      add_list (self, node);
      break;
    case LODE_TAG_TABLE:
      add_table (self, node);
      break;
    case LODE_TAG_IFRAME:
    case LODE_TAG_OBJECT:
    case LODE_TAG_EMBED:
    case LODE_TAG_VIDEO:
    case LODE_TAG_AUDIO:
    case LODE_TAG_CANVAS:
      break;
    default:
      if ((lode_html_node_flags (node) & LODE_TAG_IS_BLOCK) != 0)
        walk_block (self, node);
      else
        walk_inline (self, node);
      break;
    }
  self->hints = hints;
}

static void
walk_inside (Writer       *self,
             LodeHtmlNode *node)
{
  for (LodeHtmlNode *child = node->first; child != NULL && !self->is_truncated; child = child->next)
    walk (self, child);
}

GPtrArray *
lode_extract_lines (LodeHtmlNode *article,
                    const char   *base_url,
                    gsize         max_bytes,
                    gboolean     *is_truncated)
{
  Writer self = { .base_url = base_url, .max_bytes = max_bytes, .kind = LODE_BLOCK_PARAGRAPH };

  self.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_extract_line_free);
  self.images = g_ptr_array_new ();
  self.text = g_string_new (NULL);
  self.spans = lode_span_array_new ();
  walk_inside (&self, article);
  flush (&self, article);
  if (is_truncated != NULL)
    *is_truncated = self.is_truncated;
  g_string_free (self.text, TRUE);
  g_array_unref (self.spans);
  g_ptr_array_unref (self.images);
  return self.lines;
}

void
lode_extract_line_free (LodeExtractLine *line)
{
  g_free (line->text);
  g_free (line->address);
  g_clear_pointer (&line->spans, g_array_unref);
  g_free (line);
}
