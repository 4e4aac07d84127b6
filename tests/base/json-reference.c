/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "json-reference.h"

#include <string.h>

/* Each rule returns the place after what it matched, or NULL. */
typedef struct
{
  const char *end;
} Text;

static const char *match_value (const Text *text,
                                const char *p);

static const char *
match_char (const Text *text,
            const char *p,
            char        c)
{
  return p != NULL && p < text->end && *p == c ? p + 1 : NULL;
}

/* ws = *( %x20 / %x09 / %x0A / %x0D ) */
static const char *
match_ws (const Text *text,
          const char *p)
{
  while (p != NULL && p < text->end && *p != '\0' && strchr (" \t\n\r", *p) != NULL)
    p++;

  return p;
}

/* A structural character with the white space around it. */
static const char *
match_structural (const Text *text,
                  const char *p,
                  char        c)
{
  return match_ws (text, match_char (text, match_ws (text, p), c));
}

static const char *
match_word (const Text *text,
            const char *p,
            const char *word)
{
  gsize length = strlen (word);

  return (gsize) (text->end - p) >= length && strncmp (p, word, length) == 0 ? p + length : NULL;
}

/* 1*DIGIT */
static const char *
match_digits (const Text *text,
              const char *p)
{
  const char *start = p;

  while (p < text->end && *p >= '0' && *p <= '9')
    p++;

  return p > start ? p : NULL;
}

/* int = zero / ( digit1-9 *DIGIT ) */
static const char *
match_int (const Text *text,
           const char *p)
{
  const char *zero = match_char (text, p, '0');

  return zero != NULL ? zero : match_digits (text, p);
}

/* number = [ minus ] int [ frac ] [ exp ] */
static const char *
match_number (const Text *text,
              const char *p)
{
  const char *minus = match_char (text, p, '-');
  const char *point;

  p = match_int (text, minus != NULL ? minus : p);
  if (p == NULL)
    return NULL;

  point = match_char (text, p, '.');
  if (point != NULL)
    p = match_digits (text, point);
  if (p == NULL || p == text->end || (*p != 'e' && *p != 'E'))
    return p;

  p++;
  if (p < text->end && (*p == '+' || *p == '-'))
    p++;
  return match_digits (text, p);
}

/* 4HEXDIG */
static const char *
match_hex (const Text *text,
           const char *p)
{
  for (guint i = 0; i < 4; i++, p++)
    if (p == text->end || !g_ascii_isxdigit (*p))
      return NULL;

  return p;
}

/* The length of one UTF-8 sequence by table 3-7 of the Unicode standard; 0 when it is ill-formed. */
static gsize
utf8_length (const guchar *p,
             gsize         n_left)
{
  static const struct
  {
    guchar first_low, first_high;
    guchar second_low, second_high;
    gsize  length;
  } forms[] = {
    { 0xC2, 0xDF, 0x80, 0xBF, 2 }, { 0xE0, 0xE0, 0xA0, 0xBF, 3 }, { 0xE1, 0xEC, 0x80, 0xBF, 3 },
    { 0xED, 0xED, 0x80, 0x9F, 3 }, { 0xEE, 0xEF, 0x80, 0xBF, 3 }, { 0xF0, 0xF0, 0x90, 0xBF, 4 },
    { 0xF1, 0xF3, 0x80, 0xBF, 4 }, { 0xF4, 0xF4, 0x80, 0x8F, 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (p[0] < forms[i].first_low || p[0] > forms[i].first_high)
        continue;
      if (n_left < forms[i].length)
        return 0;
      if (p[1] < forms[i].second_low || p[1] > forms[i].second_high)
        return 0;
      for (gsize j = 2; j < forms[i].length; j++)
        if (p[j] < 0x80 || p[j] > 0xBF)
          return 0;
      return forms[i].length;
    }

  return 0;
}

/* char = unescaped / escape (…) */
static const char *
match_string_char (const Text *text,
                   const char *p)
{
  guchar c = (guchar) *p;
  gsize length;

  if (c == '\\')
    {
      p++;
      if (p == text->end || *p == '\0' || strchr ("\"\\/bfnrtu", *p) == NULL)
        return NULL;
      return *p == 'u' ? match_hex (text, p + 1) : p + 1;
    }
  if (c < 0x80)
    return c >= 0x20 ? p + 1 : NULL;

  length = utf8_length ((const guchar *) p, (gsize) (text->end - p));
  return length > 0 ? p + length : NULL;
}

static const char *
match_string (const Text *text,
              const char *p)
{
  p = match_char (text, p, '"');
  while (p != NULL && p < text->end && *p != '"')
    p = match_string_char (text, p);

  return match_char (text, p, '"');
}

static const char *
match_member (const Text *text,
              const char *p)
{
  p = match_string (text, p);
  p = match_structural (text, p, ':');
  return p != NULL ? match_value (text, p) : NULL;
}

/* An object or an array: begin [ item *( separator item ) ] end */
static const char *
match_container (const Text *text,
                 const char *p,
                 char        begin,
                 char        end,
                 const char *(*match_item) (const Text *text,
                                            const char *p))
{
  const char *after;

  p = match_structural (text, p, begin);
  if (p == NULL)
    return NULL;
  after = match_char (text, p, end);
  if (after != NULL)
    return after;

  for (;;)
    {
      p = match_item (text, p);
      if (p == NULL)
        return NULL;
      after = match_char (text, match_ws (text, p), end);
      if (after != NULL)
        return after;
      p = match_structural (text, p, ',');
      if (p == NULL)
        return NULL;
    }
}

static const char *
match_value (const Text *text,
             const char *p)
{
  if (p == text->end)
    return NULL;

  switch (*p)
    {
    case '{':
      return match_container (text, p, '{', '}', match_member);
    case '[':
      return match_container (text, p, '[', ']', match_value);
    case '"':
      return match_string (text, p);
    case 't':
      return match_word (text, p, "true");
    case 'f':
      return match_word (text, p, "false");
    case 'n':
      return match_word (text, p, "null");
    default:
      return match_number (text, p);
    }
}

gboolean
json_reference_accepts (const char *bytes,
                        gsize       size_bytes)
{
  const Text text = { bytes + size_bytes };
  const char *p = match_ws (&text, bytes);

  p = match_ws (&text, match_value (&text, p));
  return p == text.end;
}
