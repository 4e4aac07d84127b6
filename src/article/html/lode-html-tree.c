/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-html-tree-private.h"

#include <string.h>

#define CHUNK_BYTES (128 * 1024)

struct _LodeHtmlChunk
{
  LodeHtmlChunk *next;
  gint64         bytes[];
};

static gboolean
slice_is (LodeHtmlSlice  slice,
          const char    *text)
{
  return strlen (text) == slice.length && g_ascii_strncasecmp (slice.bytes, text, slice.length) == 0;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static gboolean
has_no_text (const LodeHtmlNode *node)
{
  switch ((LodeHtmlTag) node->tag)
    {
    case LODE_TAG_SCRIPT:
    case LODE_TAG_STYLE:
    case LODE_TAG_TEMPLATE:
    case LODE_TAG_NOSCRIPT:
    case LODE_TAG_IFRAME:
    case LODE_TAG_NOEMBED:
    case LODE_TAG_NOFRAMES:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
append_folded (GString       *text,
               LodeHtmlSlice  slice,
               gsize          max_bytes)
{
  for (guint32 i = 0; i < slice.length && text->len < max_bytes; i++)
    {
      if (!is_blank (slice.bytes[i]))
        g_string_append_c (text, slice.bytes[i]);
      else if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
}

LodeHtmlDocument *
lode_html_document_new (void)
{
  LodeHtmlDocument *self = g_new0 (LodeHtmlDocument, 1);

  self->root = lode_html_node_new (self, LODE_TAG_HTML);
  self->head = lode_html_node_new (self, LODE_TAG_HEAD);
  self->body = lode_html_node_new (self, LODE_TAG_BODY);
  lode_html_node_append (self->root, self->head);
  lode_html_node_append (self->root, self->body);
  return self;
}

void
lode_html_document_free (LodeHtmlDocument *self)
{
  LodeHtmlChunk *chunk;

  g_return_if_fail (self != NULL);

  for (chunk = self->chunks; chunk != NULL;)
    {
      LodeHtmlChunk *next = chunk->next;

      g_free (chunk);
      chunk = next;
    }
  g_free (self);
}

LodeHtmlNode *
lode_html_document_get_root (LodeHtmlDocument *self)
{
  return self->root;
}

LodeHtmlNode *
lode_html_document_get_head (LodeHtmlDocument *self)
{
  return self->head;
}

LodeHtmlNode *
lode_html_document_get_body (LodeHtmlDocument *self)
{
  return self->body;
}

gpointer
lode_html_document_alloc (LodeHtmlDocument *self,
                          gsize             size)
{
  gpointer result;

  size = (size + 7) & ~(gsize) 7;
  if (size > self->free_size)
    {
      gsize chunk_size = MAX (size, CHUNK_BYTES);
      LodeHtmlChunk *chunk = g_malloc (sizeof (LodeHtmlChunk) + chunk_size);

      chunk->next = self->chunks;
      self->chunks = chunk;
      self->free_bytes = (char *) chunk->bytes;
      self->free_size = chunk_size;
    }
  result = self->free_bytes;
  self->free_bytes += size;
  self->free_size -= size;
  return result;
}

LodeHtmlNode *
lode_html_node_new (LodeHtmlDocument *self,
                    LodeHtmlTag       tag)
{
  LodeHtmlNode *node = lode_html_document_alloc (self, sizeof (LodeHtmlNode));

  memset (node, 0, sizeof *node);
  node->tag = (guint8) tag;
  return node;
}

void
lode_html_node_append (LodeHtmlNode *parent,
                       LodeHtmlNode *child)
{
  lode_html_node_insert (parent, child, NULL);
}

void
lode_html_node_insert (LodeHtmlNode *parent,
                       LodeHtmlNode *child,
                       LodeHtmlNode *before)
{
  g_return_if_fail (child->parent == NULL);
  g_return_if_fail (before == NULL || before->parent == parent);

  child->parent = parent;
  child->next = before;
  child->previous = before != NULL ? before->previous : parent->last;
  if (child->previous != NULL)
    child->previous->next = child;
  else
    parent->first = child;
  if (before != NULL)
    before->previous = child;
  else
    parent->last = child;
}

void
lode_html_node_unlink (LodeHtmlNode *node)
{
  if (node->parent == NULL)
    return;

  if (node->previous != NULL)
    node->previous->next = node->next;
  else
    node->parent->first = node->next;
  if (node->next != NULL)
    node->next->previous = node->previous;
  else
    node->parent->last = node->previous;
  node->parent = node->previous = node->next = NULL;
}

void
lode_html_node_unwrap (LodeHtmlNode *node)
{
  LodeHtmlNode *parent = node->parent;

  g_return_if_fail (parent != NULL);

  while (node->first != NULL)
    {
      LodeHtmlNode *child = node->first;

      lode_html_node_unlink (child);
      lode_html_node_insert (parent, child, node);
    }
  lode_html_node_unlink (node);
}

LodeHtmlNode *
lode_html_node_next (const LodeHtmlNode *node,
                     const LodeHtmlNode *top,
                     gboolean            skip_inside)
{
  if (node->first != NULL && !skip_inside)
    return node->first;
  while (node != top && node->next == NULL)
    node = node->parent;
  return node == top ? NULL : node->next;
}

LodeHtmlSlice
lode_html_node_attribute (const LodeHtmlNode *node,
                          const char         *name)
{
  if (node->tag != LODE_TAG_TEXT)
    for (guint i = 0; i < node->n_attributes; i++)
      if (slice_is (node->attributes[i].name, name))
        return node->attributes[i].value;
  return (LodeHtmlSlice) { NULL, 0 };
}

gboolean
lode_html_node_has_attribute (const LodeHtmlNode *node,
                              const char         *name)
{
  return lode_html_node_attribute (node, name).bytes != NULL;
}

char *
lode_html_node_dup_attribute (const LodeHtmlNode *node,
                              const char         *name)
{
  LodeHtmlSlice value = lode_html_node_attribute (node, name);

  return value.bytes != NULL ? g_strstrip (g_strndup (value.bytes, value.length)) : NULL;
}

gboolean
lode_html_node_attribute_is (const LodeHtmlNode *node,
                             const char         *name,
                             const char         *value)
{
  LodeHtmlSlice slice = lode_html_node_attribute (node, name);

  return slice.bytes != NULL && slice_is (slice, value);
}

gboolean
lode_html_node_attribute_has_word (const LodeHtmlNode *node,
                                   const char         *name,
                                   const char         *word)
{
  LodeHtmlSlice slice = lode_html_node_attribute (node, name);
  guint32 start = 0;

  for (guint32 i = 0; i <= slice.length && slice.bytes != NULL; i++)
    if (i == slice.length || is_blank (slice.bytes[i]))
      {
        LodeHtmlSlice part = { slice.bytes + start, i - start };

        if (part.length > 0 && slice_is (part, word))
          return TRUE;
        start = i + 1;
      }
  return FALSE;
}

LodeHtmlNode *
lode_html_node_find (const LodeHtmlNode *top,
                     LodeHtmlTag         tag)
{
  for (LodeHtmlNode *node = lode_html_node_next (top, top, FALSE); node != NULL;
       node = lode_html_node_next (node, top, FALSE))
    if (node->tag == tag)
      return node;
  return NULL;
}

char *
lode_html_node_dup_text (const LodeHtmlNode *node,
                         gsize               max_bytes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const LodeHtmlNode *walk = node;

  while (walk != NULL && text->len < max_bytes)
    {
      gboolean is_silent = has_no_text (walk);

      if (walk != node && walk->previous != NULL
          && (lode_html_node_flags (walk->previous) & LODE_TAG_IS_BLOCK) != 0)
        append_folded (text, (LodeHtmlSlice) { " ", 1 }, max_bytes);
      if (walk->tag == LODE_TAG_TEXT)
        append_folded (text, (LodeHtmlSlice) { walk->text, walk->text_length }, max_bytes);
      else if (walk->tag == LODE_TAG_BR || (lode_html_node_flags (walk) & LODE_TAG_IS_BLOCK) != 0)
        append_folded (text, (LodeHtmlSlice) { " ", 1 }, max_bytes);
      if (walk == node && (walk->first == NULL || is_silent))
        break;
      walk = lode_html_node_next (walk, node, is_silent);
    }
  /* A cut may have split a character. */
  while (text->len > 0 && !g_utf8_validate (text->str, (gssize) text->len, NULL))
    g_string_truncate (text, text->len - 1);
  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}
