/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-html-lexer.h"

#include <string.h>

#define MAX_NAME_BYTES 128

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* The position after the next @needle, or the end. */
static gsize
find_after (LodeHtmlLexer *self,
            gsize          from,
            const char    *needle)
{
  const char *found = NULL;

  if (from < self->length)
    found = memmem (self->text + from, self->length - from, needle, strlen (needle));
  return found != NULL ? (gsize) (found - self->text) + strlen (needle) : self->length;
}

/* Where text before a tag ends: at a "<" that a tag, a comment or an instruction follows. */
static gsize
find_markup (LodeHtmlLexer *self)
{
  gsize i = self->position;

  while (i < self->length)
    {
      const char *less = memchr (self->text + i, '<', self->length - i);
      char c;

      if (less == NULL)
        return self->length;
      i = (gsize) (less - self->text);
      c = i + 1 < self->length ? self->text[i + 1] : '\0';
      if (g_ascii_isalpha (c) || c == '/' || c == '!' || c == '?')
        return i;
      i++;
    }
  return self->length;
}

static void
skip_blanks (LodeHtmlLexer *self)
{
  while (self->position < self->length
         && (is_blank (self->text[self->position]) || self->text[self->position] == '/'))
    self->position++;
}

/* A comment, a declaration or an instruction at the position. */
static void
skip_declaration (LodeHtmlLexer *self)
{
  const char *at = self->text + self->position;
  gsize left = self->length - self->position;

  if (left >= 4 && memcmp (at, "<!--", 4) == 0)
    {
      if (left >= 5 && at[4] == '>')
        self->position += 5;
      else if (left >= 6 && at[4] == '-' && at[5] == '>')
        self->position += 6;
      else
        self->position = find_after (self, self->position + 4, "-->");
    }
  else
    {
      self->position = find_after (self, self->position + 2, ">");
    }
}

static LodeHtmlSlice
read_value (LodeHtmlLexer *self)
{
  LodeHtmlSlice value = { self->text + self->position, 0 };
  char quote = self->position < self->length ? self->text[self->position] : '\0';

  if (quote == '"' || quote == '\'')
    {
      const char *end;

      value.bytes++;
      self->position++;
      end = memchr (value.bytes, quote, self->length - self->position);
      value.length = (guint32) (end != NULL ? (gsize) (end - value.bytes) : self->length - self->position);
      self->position += value.length + (end != NULL);
      return value;
    }
  while (self->position < self->length && !is_blank (self->text[self->position])
         && self->text[self->position] != '>')
    {
      self->position++;
      value.length++;
    }
  return value;
}

static void
read_attribute (LodeHtmlLexer *self,
                LodeHtmlToken *token)
{
  LodeHtmlAttribute attribute = { { self->text + self->position, 0 }, { "", 0 } };
  gsize value_at;

  /* A "=" at the start is part of the name. */
  do
    {
      self->position++;
      attribute.name.length++;
    }
  while (self->position < self->length && !is_blank (self->text[self->position])
         && strchr ("/>=", self->text[self->position]) == NULL);

  value_at = self->position;
  while (value_at < self->length && is_blank (self->text[value_at]))
    value_at++;
  if (value_at < self->length && self->text[value_at] == '=')
    {
      value_at++;
      while (value_at < self->length && is_blank (self->text[value_at]))
        value_at++;
      self->position = value_at;
      if (value_at < self->length && self->text[value_at] != '>')
        attribute.value = read_value (self);
    }
  if (token->n_attributes < LODE_HTML_MAX_ATTRIBUTES && attribute.name.length <= MAX_NAME_BYTES)
    token->attributes[token->n_attributes++] = attribute;
}

static gboolean
read_tag (LodeHtmlLexer *self,
          LodeHtmlToken *token)
{
  gboolean is_end = self->text[self->position + 1] == '/';

  self->position += is_end ? 2 : 1;
  token->kind = is_end ? LODE_HTML_TOKEN_END_TAG : LODE_HTML_TOKEN_START_TAG;
  token->name = (LodeHtmlSlice) { self->text + self->position, 0 };
  while (self->position < self->length && !is_blank (self->text[self->position])
         && self->text[self->position] != '/' && self->text[self->position] != '>')
    {
      self->position++;
      token->name.length++;
    }
  token->tag = lode_html_tag_find (token->name.bytes, token->name.length);

  for (;;)
    {
      gsize before = self->position;

      skip_blanks (self);
      token->is_self_closing = self->position > before && self->text[self->position - 1] == '/';
      /* A tag that the end of the page cuts off is none. */
      if (self->position >= self->length)
        return FALSE;
      if (self->text[self->position] == '>')
        break;
      read_attribute (self, token);
    }
  self->position++;
  return TRUE;
}

void
lode_html_lexer_init (LodeHtmlLexer *self,
                      const char    *text,
                      gsize          length)
{
  g_return_if_fail (length < G_MAXUINT32);

  self->text = text;
  self->length = length;
  self->position = 0;
}

gboolean
lode_html_lexer_next (LodeHtmlLexer *self,
                      LodeHtmlToken *token)
{
  token->n_attributes = 0;
  token->is_self_closing = FALSE;
  token->tag = LODE_TAG_TEXT;

  while (self->position < self->length)
    {
      gsize markup = find_markup (self);
      const char *at = self->text + markup;

      if (markup > self->position)
        {
          token->kind = LODE_HTML_TOKEN_TEXT;
          token->text = (LodeHtmlSlice) { self->text + self->position,
                                          (guint32) (markup - self->position) };
          self->position = markup;
          return TRUE;
        }
      if (at[1] == '!' || at[1] == '?' || (at[1] == '/' && markup + 2 < self->length
                                           && !g_ascii_isalpha (at[2])))
        skip_declaration (self);
      else if (read_tag (self, token))
        return TRUE;
    }
  token->kind = LODE_HTML_TOKEN_END;
  return FALSE;
}

LodeHtmlSlice
lode_html_lexer_read_raw (LodeHtmlLexer *self,
                          LodeHtmlSlice  name)
{
  LodeHtmlSlice raw = { self->text + self->position, (guint32) (self->length - self->position) };
  gsize i = self->position;

  while (i < self->length)
    {
      const char *less = memchr (self->text + i, '<', self->length - i);
      gsize after;

      if (less == NULL)
        break;
      i = (gsize) (less - self->text);
      after = i + 2 + name.length;
      if (after < self->length && self->text[i + 1] == '/'
          && g_ascii_strncasecmp (self->text + i + 2, name.bytes, name.length) == 0
          && (is_blank (self->text[after]) || self->text[after] == '>' || self->text[after] == '/'))
        {
          raw.length = (guint32) (i - self->position);
          self->position = find_after (self, after, ">");
          return raw;
        }
      i++;
    }
  self->position = self->length;
  return raw;
}
