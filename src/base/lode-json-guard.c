/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A finite automaton over the bytes with a stack of at most LODE_JSON_MAX_DEPTH open containers.
 * It never recurses and looks at each byte once. Line and column are counted only when there is
 * something to report. */

#define G_LOG_DOMAIN "lode-base"

#include "config.h"

#include "lode-json-guard.h"

#include <math.h>
#include <string.h>

#include "base/lode-error.h"

/* The largest integer up to which every integer has a double of its own. */
#define MAX_EXACT_INTEGER "9007199254740992"
#define MAX_QUOTED_CHARS 60

/* What may stand at the cursor, white space aside. */
typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END,
  EXPECT_MEMBER,
  EXPECT_MEMBER_OR_END,
  EXPECT_COLON,
  EXPECT_COMMA_OR_END,
  EXPECT_NOTHING,
} Expectation;

typedef struct
{
  char        closer;
  GHashTable *names;
} Container;

typedef struct
{
  const char    *start;
  const char    *cursor;
  const char    *end;
  const char    *name;
  LodeJsonFlags  flags;
  guint          depth;
  Container      stack[LODE_JSON_MAX_DEPTH];
  GString       *member;
  GError       **error;
} Guard;

static const char * const expectations[] = {
  [EXPECT_VALUE] = "a value",
  [EXPECT_VALUE_OR_END] = "a value or “]”",
  [EXPECT_MEMBER] = "a member name in double quotes",
  [EXPECT_MEMBER_OR_END] = "a member name in double quotes or “}”",
  [EXPECT_COLON] = "a colon",
  [EXPECT_COMMA_OR_END] = "a comma or the closing bracket",
  [EXPECT_NOTHING] = "the end of the document",
};

/* Lines end with LF, CR LF or a lone CR. Columns are code points; a byte that begins none (invalid
 * UTF-8 before the place cannot happen, at the place it can) does not count. */
static void
locate (const Guard *guard,
        const char  *place,
        guint64     *line,
        guint64     *column)
{
  *line = 1;
  *column = 1;

  for (const char *p = guard->start; p < place; p++)
    {
      if (*p == '\n' || (*p == '\r' && (p + 1 == guard->end || p[1] != '\n')))
        {
          *line += 1;
          *column = 1;
        }
      else if (((guchar) *p & 0xC0) != 0x80)
        {
          *column += 1;
        }
    }
}

static gboolean G_GNUC_PRINTF (4, 5)
fail (Guard      *guard,
      LodeError   code,
      const char *place,
      const char *format,
      ...)
{
  g_autofree char *message = NULL;
  guint64 line;
  guint64 column;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  locate (guard, place, &line, &column);
  g_set_error (guard->error, LODE_ERROR, code,
               "%s: line %" G_GUINT64_FORMAT ", column %" G_GUINT64_FORMAT ": %s.",
               guard->name, line, column, message);
  return FALSE;
}

/* (transfer full): how a message calls what stands at the cursor. */
static char *
describe_cursor (const Guard *guard)
{
  gunichar c;

  if (guard->cursor == guard->end)
    return g_strdup ("the end of the text");

  c = g_utf8_get_char_validated (guard->cursor, guard->end - guard->cursor);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return g_strdup_printf ("the byte 0x%02X", (guchar) *guard->cursor);
  if (c == 0xFEFF)
    return g_strdup ("a byte-order mark");
  if (g_unichar_isprint (c))
    {
      char text[7] = { 0 };

      g_unichar_to_utf8 (c, text);
      return g_strdup_printf ("“%s”", text);
    }
  return g_strdup_printf ("U+%04X", c);
}

/* (transfer full): the member whose name was read last. */
static char *
quote_member (const Guard *guard)
{
  const char *member = guard->member->str;
  gboolean is_long = g_utf8_strlen (member, -1) > MAX_QUOTED_CHARS;
  g_autofree char *quoted = is_long ? g_utf8_substring (member, 0, MAX_QUOTED_CHARS) : NULL;

  return g_strdup_printf ("“%s%s”", is_long ? quoted : member, is_long ? "…" : "");
}

/* (nullable): what other programs write for a number that is none, if it stands at the cursor. */
static const char *
find_non_number (const Guard *guard)
{
  static const char * const words[] = { "NaN", "nan", "Infinity", "inf" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((gsize) (guard->end - guard->cursor) >= strlen (words[i]) &&
        memcmp (guard->cursor, words[i], strlen (words[i])) == 0)
      return words[i];

  return NULL;
}

static gboolean
fail_expected (Guard      *guard,
               const char *expected)
{
  g_autofree char *found = describe_cursor (guard);
  const char *word = find_non_number (guard);
  gboolean is_value = expected == expectations[EXPECT_VALUE] || g_str_equal (expected, "a digit");

  if (word != NULL && is_value && guard->member->len > 0)
    {
      g_autofree char *member = quote_member (guard);

      return fail (guard, LODE_ERROR_INVALID, guard->cursor,
                   "“%s” of the member %s is no number; write a finite one or leave the member out", word,
                   member);
    }

  return fail (guard, LODE_ERROR_INVALID, guard->cursor, "here is %s where %s should stand", found,
               expected);
}

static gboolean
is_strict (const Guard *guard)
{
  return (guard->flags & LODE_JSON_SYNTAX_ONLY) == 0;
}

static gboolean
at_digit (const Guard *guard)
{
  return guard->cursor < guard->end && g_ascii_isdigit (*guard->cursor);
}

static void
skip_white_space (Guard *guard)
{
  while (guard->cursor < guard->end &&
         (*guard->cursor == ' ' || *guard->cursor == '\n' || *guard->cursor == '\t' ||
          *guard->cursor == '\r'))
    guard->cursor++;
}

static gboolean
scan_digits (Guard      *guard,
             const char *expected)
{
  if (!at_digit (guard))
    return fail_expected (guard, expected);
  while (at_digit (guard))
    guard->cursor++;
  return TRUE;
}

/* A long row of digits says nothing about size ("0.000…"), so only a double can decide. */
static gboolean
overflows_double (const char *token,
                  gsize       length)
{
  g_autofree char *text = g_strndup (token, length);

  return !isfinite (g_ascii_strtod (text, NULL));
}

static gboolean
check_number (Guard      *guard,
              const char *token,
              gboolean    is_integer)
{
  gsize length = (gsize) (guard->cursor - token);

  if (!is_strict (guard))
    return TRUE;

  if (is_integer)
    {
      const char *digits = *token == '-' ? token + 1 : token;
      gsize n_digits = (gsize) (guard->cursor - digits);
      gsize n_max = strlen (MAX_EXACT_INTEGER);

      if (n_digits > n_max || (n_digits == n_max && memcmp (digits, MAX_EXACT_INTEGER, n_max) > 0))
        return fail (guard, LODE_ERROR_INVALID, token,
                     "this integer is beyond " MAX_EXACT_INTEGER ", where integers lose digits");
    }
  else if (overflows_double (token, length))
    {
      return fail (guard, LODE_ERROR_INVALID, token,
                   "this number is too large; at most 1.8e308 can be kept");
    }

  return TRUE;
}

static gboolean
scan_number (Guard *guard)
{
  const char *token = guard->cursor;
  gboolean is_integer = TRUE;

  if (*guard->cursor == '-')
    guard->cursor++;

  if (guard->cursor < guard->end && *guard->cursor == '0')
    {
      guard->cursor++;
      if (at_digit (guard))
        return fail (guard, LODE_ERROR_INVALID, token,
                     "a number must not have more digits after a leading zero");
    }
  else if (!scan_digits (guard, "a digit"))
    {
      return FALSE;
    }

  if (guard->cursor < guard->end && *guard->cursor == '.')
    {
      is_integer = FALSE;
      guard->cursor++;
      if (!scan_digits (guard, "a digit after the decimal point"))
        return FALSE;
    }
  if (guard->cursor < guard->end && (*guard->cursor == 'e' || *guard->cursor == 'E'))
    {
      is_integer = FALSE;
      guard->cursor++;
      if (guard->cursor < guard->end && (*guard->cursor == '+' || *guard->cursor == '-'))
        guard->cursor++;
      if (!scan_digits (guard, "a digit of the exponent"))
        return FALSE;
    }

  return check_number (guard, token, is_integer);
}

/* The four hexadecimal digits after "\u". */
static gboolean
scan_code_unit (Guard    *guard,
                gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      if (guard->cursor == guard->end || !g_ascii_isxdigit (*guard->cursor))
        return fail_expected (guard, "one of four hexadecimal digits");
      *unit = *unit << 4 | (gunichar) g_ascii_xdigit_value (*guard->cursor);
      guard->cursor++;
    }
  return TRUE;
}

/* The grammar of RFC 8259 allows half a surrogate pair and U+0000; no string of ours can hold
 * either, so only a check of the syntax alone lets them pass. */
static gboolean
scan_unicode_escape (Guard      *guard,
                     const char *escape,
                     gunichar   *c)
{
  if (!scan_code_unit (guard, c))
    return FALSE;

  if (*c >= 0xD800 && *c <= 0xDBFF && guard->end - guard->cursor >= 2 &&
      guard->cursor[0] == '\\' && guard->cursor[1] == 'u')
    {
      const char *second = guard->cursor;
      gunichar low;

      guard->cursor += 2;
      if (!scan_code_unit (guard, &low))
        return FALSE;
      if (low >= 0xDC00 && low <= 0xDFFF)
        *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
      else
        guard->cursor = second;
    }

  if (is_strict (guard) && *c >= 0xD800 && *c <= 0xDFFF)
    return fail (guard, LODE_ERROR_INVALID, escape,
                 "\\u%04X is half of a surrogate pair; the other half must stand beside it", *c);
  if (is_strict (guard) && *c == 0)
    return fail (guard, LODE_ERROR_INVALID, escape, "a string must not hold U+0000");

  return TRUE;
}

static gboolean
scan_escape (Guard   *guard,
             GString *value)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *escape = guard->cursor;
  const char *letter;
  gunichar c;

  guard->cursor++;
  if (guard->cursor == guard->end)
    return fail_expected (guard, "the rest of an escape");

  if (*guard->cursor == 'u')
    {
      guard->cursor++;
      if (!scan_unicode_escape (guard, escape, &c))
        return FALSE;
      if (value != NULL)
        g_string_append_unichar (value, c);
      return TRUE;
    }

  letter = *guard->cursor == '\0' ? NULL : strchr (letters, *guard->cursor);
  if (letter == NULL)
    return fail_expected (guard, "one of \" \\ / b f n r t u after the backslash");
  if (value != NULL)
    g_string_append_c (value, meanings[letter - letters]);
  guard->cursor++;
  return TRUE;
}

/* One code point outside ASCII; GLib refuses surrogates, overlong forms and all past U+10FFFF. */
static gboolean
scan_multibyte (Guard   *guard,
                GString *value)
{
  gunichar c = g_utf8_get_char_validated (guard->cursor, guard->end - guard->cursor);

  if (c == (gunichar) -1 || c == (gunichar) -2)
    return fail (guard, LODE_ERROR_INVALID, guard->cursor,
                 "the byte 0x%02X is not valid UTF-8; the document must be saved as UTF-8",
                 (guchar) *guard->cursor);

  if (value != NULL)
    g_string_append_unichar (value, c);
  guard->cursor = g_utf8_next_char (guard->cursor);
  return TRUE;
}

/* A string from its opening to past its closing quote. Its meaning goes to @value, if wanted. */
static gboolean
scan_string (Guard   *guard,
             GString *value)
{
  const char *opening = guard->cursor;

  guard->cursor++;
  while (guard->cursor < guard->end)
    {
      guchar c = (guchar) *guard->cursor;

      if (c == '"')
        {
          guard->cursor++;
          return TRUE;
        }
      if (c == '\\')
        {
          if (!scan_escape (guard, value))
            return FALSE;
        }
      else if (c < 0x20)
        {
          return fail (guard, LODE_ERROR_INVALID, guard->cursor,
                       "the control character U+%04X must be written as an escape", c);
        }
      else if (c >= 0x80)
        {
          if (!scan_multibyte (guard, value))
            return FALSE;
        }
      else
        {
          if (value != NULL)
            g_string_append_c (value, (char) c);
          guard->cursor++;
        }
    }

  return fail (guard, LODE_ERROR_INVALID, opening, "this string has no closing quote");
}

static gboolean
scan_literal (Guard      *guard,
              const char *literal)
{
  gsize length = strlen (literal);

  if ((gsize) (guard->end - guard->cursor) < length ||
      memcmp (guard->cursor, literal, length) != 0)
    return fail_expected (guard, expectations[EXPECT_VALUE]);

  guard->cursor += length;
  return TRUE;
}

static gboolean
open_container (Guard *guard,
                char   closer)
{
  Container *container;

  if (guard->depth == LODE_JSON_MAX_DEPTH)
    return fail (guard, LODE_ERROR_TOO_LARGE, guard->cursor,
                 "objects and arrays are nested more than %d levels deep", LODE_JSON_MAX_DEPTH);

  container = &guard->stack[guard->depth++];
  container->closer = closer;
  container->names = NULL;
  guard->cursor++;
  return TRUE;
}

static gboolean
close_container (Guard *guard)
{
  Container *container = &guard->stack[guard->depth - 1];

  if (guard->cursor == guard->end || *guard->cursor != container->closer)
    return fail_expected (guard, container->closer == '}' ? "a comma or “}”" : "a comma or “]”");

  g_clear_pointer (&container->names, g_hash_table_unref);
  guard->depth--;
  guard->cursor++;
  return TRUE;
}

static Expectation
after_value (const Guard *guard)
{
  return guard->depth == 0 ? EXPECT_NOTHING : EXPECT_COMMA_OR_END;
}

static gboolean
fail_duplicate (Guard      *guard,
                const char *place)
{
  g_autofree char *member = quote_member (guard);

  return fail (guard, LODE_ERROR_INVALID, place, "the member %s stands twice in one object", member);
}

static gboolean
scan_member_name (Guard       *guard,
                  Expectation  expectation)
{
  const char *opening = guard->cursor;
  Container *container = &guard->stack[guard->depth - 1];

  if (guard->cursor == guard->end || *guard->cursor != '"')
    return fail_expected (guard, expectations[expectation]);
  if (!is_strict (guard))
    return scan_string (guard, NULL);

  g_string_truncate (guard->member, 0);
  if (!scan_string (guard, guard->member))
    return FALSE;

  /* "a" and "\u0061" are one name. */
  if (container->names == NULL)
    container->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_hash_table_add (container->names, g_strdup (guard->member->str)))
    return fail_duplicate (guard, opening);

  return TRUE;
}

static gboolean
scan_value (Guard       *guard,
            Expectation *expectation)
{
  char c = guard->cursor < guard->end ? *guard->cursor : '\0';
  gboolean is_sound;

  switch (c)
    {
    case '{':
      *expectation = EXPECT_MEMBER_OR_END;
      return open_container (guard, '}');
    case '[':
      *expectation = EXPECT_VALUE_OR_END;
      return open_container (guard, ']');
    case '"':
      is_sound = scan_string (guard, NULL);
      break;
    case 't':
      is_sound = scan_literal (guard, "true");
      break;
    case 'f':
      is_sound = scan_literal (guard, "false");
      break;
    case 'n':
      is_sound = scan_literal (guard, "null");
      break;
    default:
      if (c != '-' && !g_ascii_isdigit (c))
        return fail_expected (guard, expectations[*expectation]);
      is_sound = scan_number (guard);
      break;
    }

  *expectation = after_value (guard);
  return is_sound;
}

static gboolean
in_object (const Guard *guard)
{
  return guard->stack[guard->depth - 1].closer == '}';
}

static gboolean
at_char (const Guard *guard,
         char         c)
{
  return guard->cursor < guard->end && *guard->cursor == c;
}

/* Takes the one token that may stand at the cursor. */
static gboolean
scan_token (Guard       *guard,
            Expectation *expectation)
{
  switch (*expectation)
    {
    case EXPECT_VALUE_OR_END:
    case EXPECT_MEMBER_OR_END:
      if (at_char (guard, guard->stack[guard->depth - 1].closer))
        {
          close_container (guard);
          *expectation = after_value (guard);
          return TRUE;
        }
      if (*expectation == EXPECT_VALUE_OR_END)
        return scan_value (guard, expectation);
      G_GNUC_FALLTHROUGH;
    case EXPECT_MEMBER:
      if (!scan_member_name (guard, *expectation))
        return FALSE;
      *expectation = EXPECT_COLON;
      return TRUE;
    case EXPECT_COLON:
      if (!at_char (guard, ':'))
        return fail_expected (guard, expectations[EXPECT_COLON]);
      guard->cursor++;
      *expectation = EXPECT_VALUE;
      return TRUE;
    case EXPECT_COMMA_OR_END:
      if (at_char (guard, ','))
        {
          guard->cursor++;
          *expectation = in_object (guard) ? EXPECT_MEMBER : EXPECT_VALUE;
          return TRUE;
        }
      if (!close_container (guard))
        return FALSE;
      *expectation = after_value (guard);
      return TRUE;
    case EXPECT_NOTHING:
      return fail_expected (guard, expectations[EXPECT_NOTHING]);
    case EXPECT_VALUE:
    default:
      return scan_value (guard, expectation);
    }
}

static gboolean
scan_document (Guard *guard)
{
  Expectation expectation = EXPECT_VALUE;

  for (;;)
    {
      skip_white_space (guard);
      if (expectation == EXPECT_NOTHING && guard->cursor == guard->end)
        return TRUE;
      if (!scan_token (guard, &expectation))
        return FALSE;
    }
}

gboolean
lode_json_guard_check (const char    *bytes,
                       gsize          size_bytes,
                       const char    *name,
                       LodeJsonFlags  flags,
                       GError       **error)
{
  g_autofree char *valid_name = NULL;
  Guard guard = { 0 };
  gboolean is_sound;

  g_return_val_if_fail (bytes != NULL || size_bytes == 0, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  valid_name = g_utf8_make_valid (name, -1);
  if (size_bytes > LODE_JSON_MAX_BYTES)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE,
                   "%s: line 1, column 1: the document has %" G_GSIZE_FORMAT
                   " bytes; at most %d MB are read.",
                   valid_name, size_bytes, LODE_JSON_MAX_BYTES >> 20);
      return FALSE;
    }

  guard.start = bytes;
  guard.cursor = bytes;
  guard.end = bytes + size_bytes;
  guard.name = valid_name;
  guard.flags = flags;
  guard.member = g_string_new (NULL);
  guard.error = error;

  is_sound = scan_document (&guard);

  for (guint i = 0; i < guard.depth; i++)
    g_clear_pointer (&guard.stack[i].names, g_hash_table_unref);
  g_string_free (guard.member, TRUE);
  return is_sound;
}
