/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-block-render.h"

#include <string.h>

/* Writes the text of a block between two byte positions, with its spans, in one of the two forms. */
typedef struct
{
  void (*text) (GString    *out,
                const char *bytes,
                gsize       length);
  void (*open) (GString        *out,
                const LodeSpan *span);
  void (*close) (GString        *out,
                 const LodeSpan *span);
} Form;

static const char *
html_escape (char c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\n':
      return "<br>";
    default:
      return NULL;
    }
}

static void
html_text (GString    *out,
           const char *bytes,
           gsize       length)
{
  gsize start = 0;

  for (gsize i = 0; i < length; i++)
    {
      const char *escape = html_escape (bytes[i]);

      if (escape == NULL)
        continue;
      g_string_append_len (out, bytes + start, (gssize) (i - start));
      g_string_append (out, escape);
      start = i + 1;
    }
  g_string_append_len (out, bytes + start, (gssize) (length - start));
}

static void
html_attribute (GString    *out,
                const char *name,
                const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  html_text (out, value, strcspn (value, "\n"));
  g_string_append_c (out, '"');
}

static const struct
{
  LodeSpanStyle  style;
  const char    *tag;
  const char    *mark;
} styles[] = {
  { LODE_SPAN_STRONG, "strong", "**" },    { LODE_SPAN_EMPHASIS, "em", "*" },
  { LODE_SPAN_CODE, "code", "`" },         { LODE_SPAN_SUPERSCRIPT, "sup", "" },
  { LODE_SPAN_SUBSCRIPT, "sub", "" },
};

static gboolean
is_link (const LodeSpan *span)
{
  return (span->style & LODE_SPAN_LINK) != 0 && span->address != NULL
         && lode_block_address_is_safe (span->address);
}

static void
html_open (GString        *out,
           const LodeSpan *span)
{
  if (is_link (span))
    {
      g_string_append (out, "<a");
      html_attribute (out, "href", span->address);
      g_string_append_c (out, '>');
    }
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if ((span->style & styles[i].style) != 0)
      g_string_append_printf (out, "<%s>", styles[i].tag);
}

static void
html_close (GString        *out,
            const LodeSpan *span)
{
  for (gsize i = G_N_ELEMENTS (styles); i > 0; i--)
    if ((span->style & styles[i - 1].style) != 0)
      g_string_append_printf (out, "</%s>", styles[i - 1].tag);
  if (is_link (span))
    g_string_append (out, "</a>");
}

static void
markdown_text (GString    *out,
               const char *bytes,
               gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      gboolean at_start = out->len == 0 || out->str[out->len - 1] == '\n';

      if (bytes[i] == '\n')
        {
          g_string_append (out, "  \n");
          continue;
        }
      if (strchr ("\\`*_[]<>|", bytes[i]) != NULL || (at_start && strchr ("#+-=~", bytes[i]) != NULL))
        g_string_append_c (out, '\\');
      g_string_append_c (out, bytes[i]);
      /* "1." at the start of a line would begin a list. */
      if (g_ascii_isdigit (bytes[i]) && i + 1 < length && (bytes[i + 1] == '.' || bytes[i + 1] == ')'))
        {
          gsize digits = i;

          while (digits > 0 && g_ascii_isdigit (bytes[digits - 1]))
            digits--;
          if (digits == 0 && out->len >= i + 1
              && (out->len == i + 1 || out->str[out->len - i - 2] == '\n'))
            g_string_append_c (out, '\\');
        }
    }
}

static void
markdown_open (GString        *out,
               const LodeSpan *span)
{
  if (is_link (span))
    g_string_append_c (out, '[');
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if ((span->style & styles[i].style) != 0)
      g_string_append (out, styles[i].mark);
}

static void
markdown_close (GString        *out,
                const LodeSpan *span)
{
  for (gsize i = G_N_ELEMENTS (styles); i > 0; i--)
    if ((span->style & styles[i - 1].style) != 0)
      g_string_append (out, styles[i - 1].mark);
  if (is_link (span))
    {
      g_string_append (out, "](<");
      for (const char *c = span->address; *c != '\0'; c++)
        if (strchr ("<>\\\n", *c) == NULL)
          g_string_append_c (out, *c);
      g_string_append (out, ">)");
    }
}

static const Form html_form = { html_text, html_open, html_close };
static const Form markdown_form = { markdown_text, markdown_open, markdown_close };

/* One walk through the text of a block: positions in code points and bytes go forward together. */
typedef struct
{
  const LodeSpan *spans;
  guint           n_spans;
  guint           next_span;
  const char     *at;
  guint           position;
} Walk;

static void
walk_begin (Walk      *walk,
            LodeBlock *block)
{
  walk->spans = lode_block_get_spans (block, &walk->n_spans);
  walk->next_span = 0;
  walk->at = lode_block_get_text (block);
  walk->position = 0;
}

/* The byte where @position is, or @limit if that is nearer. */
static const char *
advance (Walk       *walk,
         guint       position,
         const char *limit)
{
  const char *at = walk->at;

  while (walk->position < position && at < limit)
    {
      at = g_utf8_next_char (at);
      walk->position++;
    }
  return at;
}

/* Writes what stands before @limit; a span that goes on behind it is closed and opened again later. */
static void
write_until (GString    *out,
             Walk       *walk,
             const char *limit,
             const Form *form)
{
  while (walk->at < limit)
    {
      const LodeSpan *span = walk->next_span < walk->n_spans ? &walk->spans[walk->next_span] : NULL;
      const char *end;

      if (span != NULL && span->end <= walk->position)
        {
          walk->next_span++;
          continue;
        }
      end = advance (walk, span != NULL ? MAX (span->start, walk->position) : G_MAXUINT, limit);
      form->text (out, walk->at, (gsize) (end - walk->at));
      walk->at = end;
      if (walk->at >= limit || span == NULL)
        continue;
      end = advance (walk, span->end, limit);
      form->open (out, span);
      form->text (out, walk->at, (gsize) (end - walk->at));
      form->close (out, span);
      walk->at = end;
    }
}

static void
write_all (GString    *out,
           LodeBlock  *block,
           const Form *form)
{
  Walk walk;

  walk_begin (&walk, block);
  write_until (out, &walk, walk.at + strlen (walk.at), form);
}

/* Writes the lines of a block with @before and @after around each, and the pieces of each line, cut at
 * @separator, with @between. */
static void
write_lines (GString    *out,
             LodeBlock  *block,
             const Form *form,
             const char *before,
             const char *between,
             const char *after)
{
  Walk walk;

  walk_begin (&walk, block);
  while (*walk.at != '\0')
    {
      g_string_append (out, before);
      for (;;)
        {
          write_until (out, &walk, walk.at + strcspn (walk.at, between != NULL ? "\t\n" : "\n"), form);
          if (*walk.at != '\t')
            break;
          g_string_append (out, between);
          walk.at++;
          walk.position++;
        }
      g_string_append (out, after);
      if (*walk.at == '\n')
        {
          walk.at++;
          walk.position++;
        }
    }
}

static void
html_code (GString    *out,
           const char *text)
{
  g_string_append (out, "<pre><code>");
  for (;;)
    {
      gsize length = strcspn (text, "\n");

      html_text (out, text, length);
      text += length;
      if (*text == '\0')
        break;
      g_string_append_c (out, '\n');
      text++;
    }
  g_string_append (out, "</code></pre>");
}

static void
html_image (GString    *out,
            LodeBlock  *block,
            const char *address)
{
  const char *text = lode_block_get_text (block);

  g_string_append (out, "<figure><img");
  html_attribute (out, "src", address);
  html_attribute (out, "alt", text);
  g_string_append_c (out, '>');
  if (text[0] != '\0')
    {
      g_string_append (out, "<figcaption>");
      write_all (out, block, &html_form);
      g_string_append (out, "</figcaption>");
    }
  g_string_append (out, "</figure>");
}

static void
html_block (GString   *out,
            LodeBlock *block)
{
  const char *text = lode_block_get_text (block);
  const char *address = lode_block_get_address (block);
  int level = CLAMP (lode_block_get_level (block), 2, 6);

  switch (lode_block_get_kind (block))
    {
    case LODE_BLOCK_HEADING:
      g_string_append_printf (out, "<h%d>", level);
      write_all (out, block, &html_form);
      g_string_append_printf (out, "</h%d>", level);
      break;
    case LODE_BLOCK_LIST:
      g_string_append (out, lode_block_get_level (block) == 1 ? "<ol>" : "<ul>");
      write_lines (out, block, &html_form, "<li>", NULL, "</li>");
      g_string_append (out, lode_block_get_level (block) == 1 ? "</ol>" : "</ul>");
      break;
    case LODE_BLOCK_QUOTE:
      g_string_append (out, "<blockquote><p>");
      write_all (out, block, &html_form);
      g_string_append (out, "</p></blockquote>");
      break;
    case LODE_BLOCK_CODE:
      html_code (out, text);
      break;
    case LODE_BLOCK_TABLE:
      g_string_append (out, "<table>");
      write_lines (out, block, &html_form, "<tr><td>", "</td><td>", "</td></tr>");
      g_string_append (out, "</table>");
      break;
    case LODE_BLOCK_IMAGE:
      if (address == NULL || !lode_block_address_is_safe (address))
        return;
      html_image (out, block, address);
      break;
    case LODE_BLOCK_RULE:
      g_string_append (out, "<hr>");
      break;
    case LODE_BLOCK_PARAGRAPH:
    default:
      g_string_append (out, "<p>");
      write_all (out, block, &html_form);
      g_string_append (out, "</p>");
      break;
    }
  g_string_append_c (out, '\n');
}

static void
markdown_table (GString   *out,
                LodeBlock *block)
{
  const char *text = lode_block_get_text (block);
  gsize start = out->len;
  gsize first_line;

  write_lines (out, block, &markdown_form, "| ", " | ", " |\n");
  first_line = strcspn (out->str + start, "\n") + 1;
  if (start + first_line <= out->len)
    {
      g_autoptr (GString) rule = g_string_new ("|");

      g_string_append (rule, " --- |");
      for (const char *c = text; *c != '\0' && *c != '\n'; c++)
        if (*c == '\t')
          g_string_append (rule, " --- |");
      g_string_append_c (rule, '\n');
      g_string_insert (out, (gssize) (start + first_line), rule->str);
    }
}

static void
markdown_code (GString    *out,
               const char *text)
{
  gsize longest = 2;
  gsize run = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      run = *c == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  {
    g_autofree char *fence = g_strnfill (longest + 1, '`');

    g_string_append_printf (out, "%s\n%s\n%s\n", fence, text, fence);
  }
}

static void
markdown_block (GString   *out,
                LodeBlock *block)
{
  const char *address = lode_block_get_address (block);

  switch (lode_block_get_kind (block))
    {
    case LODE_BLOCK_HEADING:
      for (int i = CLAMP (lode_block_get_level (block), 2, 6); i > 0; i--)
        g_string_append_c (out, '#');
      g_string_append_c (out, ' ');
      write_lines (out, block, &markdown_form, "", NULL, " ");
      g_string_truncate (out, out->len - (out->len > 0 && out->str[out->len - 1] == ' '));
      g_string_append_c (out, '\n');
      break;
    case LODE_BLOCK_LIST:
      write_lines (out, block, &markdown_form, lode_block_get_level (block) == 1 ? "1. " : "- ", NULL,
                   "\n");
      break;
    case LODE_BLOCK_QUOTE:
      write_lines (out, block, &markdown_form, "> ", NULL, "\n");
      break;
    case LODE_BLOCK_CODE:
      markdown_code (out, lode_block_get_text (block));
      break;
    case LODE_BLOCK_TABLE:
      markdown_table (out, block);
      break;
    case LODE_BLOCK_IMAGE:
      if (address == NULL || !lode_block_address_is_safe (address))
        return;
      g_string_append (out, "![");
      write_all (out, block, &markdown_form);
      g_string_append_printf (out, "](<%s>)\n", address);
      break;
    case LODE_BLOCK_RULE:
      g_string_append (out, "---\n");
      break;
    case LODE_BLOCK_PARAGRAPH:
    default:
      write_all (out, block, &markdown_form);
      g_string_append_c (out, '\n');
      break;
    }
}

char *
lode_blocks_to_html (GPtrArray *blocks)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (blocks != NULL, NULL);

  for (guint i = 0; i < blocks->len; i++)
    html_block (out, g_ptr_array_index (blocks, i));
  return g_string_free (out, FALSE);
}

char *
lode_blocks_to_markdown (GPtrArray *blocks)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (blocks != NULL, NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      if (out->len > 0)
        g_string_append_c (out, '\n');
      markdown_block (out, g_ptr_array_index (blocks, i));
    }
  return g_string_free (out, FALSE);
}
