/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-sentences-private.h"

#include <string.h>

#include "article/lode-lexicon-private.h"

/* Longer words are in no table. */
#define MAX_WORD_BYTES 40
/* More digits than any figure has; the rest of the run belongs to a serial number. */
#define MAX_DIGITS 24
#define MAX_BLANKS 64

static gunichar
peek_char (const LodeTokenizer *self,
           gsize                offset)
{
  if (offset >= self->length)
    return 0;
  /* Nearly all of a text in English is ASCII; its classes need no table of Unicode either. */
  return (guchar) self->text[offset] < 0x80 ? (gunichar) self->text[offset]
                                            : g_utf8_get_char (self->text + offset);
}

static gsize
next_offset (const LodeTokenizer *self,
             gsize                offset)
{
  return g_utf8_next_char (self->text + offset) - self->text;
}

/* GLib's test of that name looks at the lowest byte alone: Cyrillic would hold digits. */
static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static gboolean
is_digit_at (const LodeTokenizer *self,
             gsize                offset)
{
  return offset < self->length && is_digit ((guchar) self->text[offset]);
}

static gboolean
is_blank (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isspace ((char) c);
  return g_unichar_isspace (c) || c == 0x200B || c == 0xFEFF || c == 0xAD;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

static gboolean
is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalpha ((char) c);
  /* The raised 2 and 3 of "Mm³" belong to the unit. */
  return g_unichar_isalpha (c) || c == 0xB2 || c == 0xB3 || g_unichar_ismark (c);
}

/* Ideographs end a word after one character: "100元". */
static gboolean
is_ideograph (gunichar c)
{
  return c >= 0x2E80 && c < 0xA000;
}

/* The digits from @offset on. */
static gsize
count_digits (const LodeTokenizer *self,
              gsize                offset)
{
  gsize n = 0;

  while (is_digit_at (self, offset + n))
    n++;
  return n;
}

/* The bytes of one thousands mark at @offset that stands before three digits, or 0. */
static gsize
match_grouping (const LodeTokenizer *self,
                gsize                offset,
                gunichar             mark)
{
  gunichar c = peek_char (self, offset);
  gsize width;

  if (c == 0 || (mark != 0 && c != mark))
    return 0;
  if (c != ',' && !is_apostrophe (c) && c != ' ' && c != 0xA0 && c != 0x2009 && c != 0x202F
      && c != 0x3000 && !(c == '.' && self->has_decimal_comma))
    return 0;
  width = g_unichar_to_utf8 (c, NULL);
  return count_digits (self, offset + width) == 3 ? width : 0;
}

/* 12,34,567: groups of two before the last of three, as India writes them. */
static gsize
match_indian_groups (const LodeTokenizer *self,
                     gsize                offset)
{
  gsize end = offset;
  guint groups = 0;

  while (peek_char (self, end) == ',' && count_digits (self, end + 1) == 2)
    {
      end += 3;
      groups++;
    }
  if (groups > 0 && peek_char (self, end) == ',' && count_digits (self, end + 1) == 3)
    return end + 4 - offset;
  return 0;
}

/* The end of the whole part that starts with @n_digits digits; sets whether it is grouped. */
static gsize
scan_whole_part (const LodeTokenizer *self,
                 gsize                offset,
                 gsize                n_digits,
                 gboolean            *is_grouped)
{
  gsize end = offset + n_digits;
  gunichar mark = 0;
  gsize width;

  *is_grouped = FALSE;
  if (n_digits > 3 || n_digits == 0)
    return end;
  if (n_digits <= 2 && (width = match_indian_groups (self, end)) > 0)
    {
      *is_grouped = TRUE;
      return end + width;
    }
  while ((width = match_grouping (self, end, mark)) > 0)
    {
      mark = peek_char (self, end);
      end += width + 3;
      *is_grouped = TRUE;
    }
  return end;
}

/* The end of decimals at @offset, or @offset. A comma before one or two digits is a decimal mark in
 * a text that writes it so. */
static gsize
scan_decimals (const LodeTokenizer *self,
               gsize                offset)
{
  gunichar mark = peek_char (self, offset);
  gsize n;

  if (mark != '.' && mark != 0xB7 && mark != ',')
    return offset;
  n = count_digits (self, next_offset (self, offset));
  if (n == 0 || (mark == ',' && (n > 2 || !self->has_decimal_comma)))
    return offset;
  return next_offset (self, offset) + n;
}

/* Whether "10^" stands at @offset; the text need not end with a zero. */
static gboolean
is_ten_to_the (const LodeTokenizer *self,
               gsize                offset)
{
  return offset + 3 <= self->length && memcmp (self->text + offset, "10^", 3) == 0;
}

/* The end of e10, e+14, x10^6 or ×10^-4 at @offset, or @offset; sets the power of ten. */
static gsize
scan_exponent (const LodeTokenizer *self,
               gsize                offset,
               int                 *exponent)
{
  gsize at = offset;
  gsize n;
  int sign = 1;
  gunichar c = peek_char (self, at);

  if (c == 'e' || c == 'E')
    at++;
  else if ((c == 'x' || c == 0xD7) && is_ten_to_the (self, next_offset (self, at)))
    at = next_offset (self, at) + 3;
  else
    return offset;
  c = peek_char (self, at);
  if (c == '-' || c == '+' || c == 0x2212)
    {
      sign = c == '+' ? 1 : -1;
      at = next_offset (self, at);
    }
  n = count_digits (self, at);
  if (n == 0 || n > 2 || is_letter (peek_char (self, at + n)))
    return offset;
  *exponent = sign * (self->text[at] - '0');
  if (n == 2)
    *exponent = *exponent * 10 + sign * (self->text[at + 1] - '0');
  return at + n;
}

/* The value of the digits between @offset and @end; what stands between them groups. */
static double
read_digits (const LodeTokenizer *self,
             gsize                offset,
             gsize                whole_end,
             gsize                end,
             int                  exponent)
{
  char buffer[MAX_DIGITS * 2 + 8];
  gsize n = 0;

  for (gsize i = offset; i < end && n < MAX_DIGITS * 2; i++)
    {
      if (i == whole_end)
        buffer[n++] = '.';
      if (g_ascii_isdigit (self->text[i]))
        buffer[n++] = self->text[i];
    }
  g_snprintf (buffer + n, sizeof buffer - n, "e%d", exponent);
  return g_ascii_strtod (buffer, NULL);
}

/* 1.2.3, 5/17/2018, 2026-02-01: the end of such a chain of digits, or 0 where it is none. */
static gsize
scan_chain (const LodeTokenizer *self,
            gsize                offset)
{
  gsize end = offset + count_digits (self, offset);
  guint links = 0;
  gunichar mark = peek_char (self, end);

  if (mark != '.' && mark != '/' && mark != '-' && mark != ':')
    return 0;
  while (peek_char (self, end) == mark && is_digit_at (self, end + 1))
    {
      end += 1 + count_digits (self, end + 1);
      links++;
    }
  if (mark == ':' && links > 0)
    return end;
  return links >= 2 ? end : 0;
}

static void
read_number (LodeTokenizer *self,
             LodeToken     *token)
{
  gsize begin = self->offset;
  gsize n_digits = count_digits (self, begin);
  gsize chain = scan_chain (self, begin);
  gsize whole_end, decimals_end, end;
  gboolean is_grouped;
  int exponent = 0;

  if (n_digits > MAX_DIGITS || (chain > 0 && !self->has_decimal_comma))
    {
      token->kind = LODE_TOKEN_OTHER;
      self->offset = MAX (chain, begin + n_digits);
      return;
    }
  token->kind = LODE_TOKEN_NUMBER;
  whole_end = scan_whole_part (self, begin, n_digits, &is_grouped);
  if (whole_end - begin > MAX_DIGITS * 2)
    {
      token->kind = LODE_TOKEN_OTHER;
      self->offset = whole_end;
      return;
    }
  decimals_end = scan_decimals (self, whole_end);
  /* No number that anybody states; to stop before its mark would be to stand still. */
  if (decimals_end - begin > MAX_DIGITS * 2)
    {
      token->kind = LODE_TOKEN_OTHER;
      self->offset = decimals_end;
      return;
    }
  end = scan_exponent (self, decimals_end, &exponent);
  token->value = read_digits (self, begin, whole_end, decimals_end, exponent);
  if (is_grouped)
    token->flags |= LODE_TOKEN_GROUPED;
  if (end > whole_end)
    token->flags |= LODE_TOKEN_DECIMAL;
  if (n_digits > 1 && self->text[begin] == '0')
    token->flags |= LODE_TOKEN_ZERO_LED;
  self->offset = end;
}

static double
vulgar_fraction (gunichar c)
{
  static const struct
  {
    gunichar character;
    double   value;
  } fractions[] = {
    { 0xBC, 1.0 / 4 },   { 0xBD, 1.0 / 2 },    { 0xBE, 3.0 / 4 },   { 0x2150, 1.0 / 7 },
    { 0x2151, 1.0 / 9 }, { 0x2152, 1.0 / 10 }, { 0x2153, 1.0 / 3 }, { 0x2154, 2.0 / 3 },
    { 0x2155, 1.0 / 5 }, { 0x2156, 2.0 / 5 },  { 0x2157, 3.0 / 5 }, { 0x2158, 4.0 / 5 },
    { 0x2159, 1.0 / 6 }, { 0x215A, 5.0 / 6 },  { 0x215B, 1.0 / 8 }, { 0x215C, 3.0 / 8 },
    { 0x215D, 5.0 / 8 }, { 0x215E, 7.0 / 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    if (fractions[i].character == c)
      return fractions[i].value;
  return 0.0;
}

/* "U.S.", "p.a.": single letters with dots. The end, or 0. */
static gsize
scan_dotted_letters (const LodeTokenizer *self,
                     gsize                offset)
{
  gsize end = offset;
  guint letters = 0;

  while (peek_char (self, end) < 0x80 && is_letter (peek_char (self, end))
         && peek_char (self, end + 1) == '.')
    {
      end += 2;
      letters++;
    }
  return letters >= 2 && !is_letter (peek_char (self, end)) ? end : 0;
}

/* The end of the letters of a word at @offset, without apostrophes and what follows. */
static gsize
scan_letters (const LodeTokenizer *self,
              gsize                offset)
{
  gsize end = offset;

  if (is_ideograph (peek_char (self, end)))
    return next_offset (self, end);
  while (end < self->length)
    {
      gunichar c = peek_char (self, end);

      if (is_digit (c) && end > offset
          && lode_lexicon_is_currency_prefix (self->text + offset, end - offset))
        break;
      if ((!is_letter (c) && !(c < 0x80 ? is_digit (c) : g_unichar_isdigit (c)))
          || is_ideograph (c))
        break;
      end = next_offset (self, end);
    }
  return end;
}

/* Past "'s" or a closing "'" after @end; "n't" and "d'or" stay part of the word or begin the next.
 */
static gsize
scan_apostrophe (const LodeTokenizer *self,
                 gsize                offset,
                 gsize                end,
                 gboolean            *is_possessive)
{
  gsize after;
  gunichar c;

  if (!is_apostrophe (peek_char (self, end)))
    return end;
  after = next_offset (self, end);
  c = peek_char (self, after);
  if ((c == 's' || c == 'S') && !is_letter (peek_char (self, after + 1)))
    {
      *is_possessive = TRUE;
      return after + 1;
    }
  if (c == 't' && end > offset && self->text[end - 1] == 'n'
      && !is_letter (peek_char (self, after + 1)))
    return after + 1;
  if (!is_letter (c) && !is_digit_at (self, after) && end > offset && self->text[end - 1] == 's')
    {
      *is_possessive = TRUE;
      return after;
    }
  return end;
}

/* Copies the word as written without dots, and folded. */
static void
intern_word (LodeTokenizer *self,
             LodeToken     *token,
             gsize          begin,
             gsize          end)
{
  char exact[MAX_WORD_BYTES * 2];
  char folded[MAX_WORD_BYTES * 4];
  gsize n = 0, m = 0;
  guint letters = 0, capitals = 0;

  if (end - begin > MAX_WORD_BYTES)
    return;
  for (gsize i = begin; i < end; i = next_offset (self, i))
    {
      gunichar c = peek_char (self, i);

      if (c == '.' || is_apostrophe (c))
        continue;
      letters += is_letter (c);
      capitals += c < 0x80 ? g_ascii_isupper (c) : g_unichar_isupper (c);
      n += g_unichar_to_utf8 (c, exact + n);
      m += g_unichar_to_utf8 (c < 0x80 ? (gunichar) g_ascii_tolower (c) : g_unichar_tolower (c),
                              folded + m);
    }
  token->exact = g_string_chunk_insert_len (self->words, exact, n);
  token->word = n == m && memcmp (exact, folded, n) == 0
                    ? token->exact
                    : g_string_chunk_insert_len (self->words, folded, m);
  if (letters > 1 && letters == capitals)
    token->flags |= LODE_TOKEN_UPPER;
}

/* The end of a web or mail address that begins with the word up to @end, or 0. */
static gsize
scan_address (const LodeTokenizer *self,
              gsize                end)
{
  gunichar c = peek_char (self, end);

  if (c != '@'
      && !(c == ':' && end + 3 <= self->length && memcmp (self->text + end, "://", 3) == 0))
    return 0;
  while (end < self->length && !is_blank (peek_char (self, end)))
    end = next_offset (self, end);
  return end;
}

static void
read_word (LodeTokenizer *self,
           LodeToken     *token)
{
  gsize begin = self->offset;
  gsize dotted = scan_dotted_letters (self, begin);
  gsize end = dotted > 0 ? dotted : scan_letters (self, begin);
  gsize address = scan_address (self, end);
  gboolean is_possessive = FALSE;
  gsize full_end;

  if (address > 0)
    {
      token->kind = LODE_TOKEN_OTHER;
      self->offset = address;
      return;
    }
  full_end = scan_apostrophe (self, begin, end, &is_possessive);
  token->kind = LODE_TOKEN_WORD;
  if (g_unichar_isupper (peek_char (self, begin)))
    token->flags |= LODE_TOKEN_CAPITAL;
  if (is_possessive)
    token->flags |= LODE_TOKEN_POSSESSIVE;
  intern_word (self, token, begin, is_possessive ? end : full_end);
  token->classes = lode_lexicon_classes (token->word);
  self->offset = full_end;
}

/* Skips blanks and counts the line ends among them. */
static gboolean
skip_blanks (LodeTokenizer *self)
{
  gsize begin = self->offset;
  guint position = self->position;

  self->newlines = 0;
  while (self->offset < self->length)
    {
      gunichar c = peek_char (self, self->offset);

      if (!is_blank (c))
        break;
      self->newlines += c == '\n' || c == 0x2028;
      if (c == 0x2029)
        self->newlines += 2;
      self->offset = next_offset (self, self->offset);
      self->position++;
    }
  /* Such a gap is a paragraph of its own: no figure may stretch over it. */
  if (self->position - position > MAX_BLANKS)
    self->newlines += 2;
  return self->offset > begin;
}

gboolean
lode_tokenizer_next (LodeTokenizer *self,
                     LodeToken     *token)
{
  gboolean is_tight = !skip_blanks (self) && self->offset > 0;
  gunichar c;

  if (self->offset >= self->length)
    return FALSE;
  *token = (LodeToken) { .word = "", .exact = "", .offset = self->offset, .start = self->position };
  if (is_tight)
    token->flags |= LODE_TOKEN_TIGHT;

  c = peek_char (self, self->offset);
  if (is_digit (c) || (c == '.' && is_digit_at (self, self->offset + 1)))
    read_number (self, token);
  else if (is_letter (c))
    read_word (self, token);
  else
    {
      token->value = vulgar_fraction (c);
      token->kind = token->value > 0.0 ? LODE_TOKEN_NUMBER : LODE_TOKEN_SYMBOL;
      if (token->value > 0.0)
        token->flags |= LODE_TOKEN_FRACTION | LODE_TOKEN_DECIMAL;
      token->symbol = c;
      self->offset = next_offset (self, self->offset);
    }
  token->length = self->offset - token->offset;
  self->position
      += g_utf8_pointer_to_offset (self->text + token->offset, self->text + self->offset);
  token->end = self->position;
  return TRUE;
}

gboolean
lode_tokenizer_uses_decimal_comma (const char *text,
                                   gsize       length)
{
  gboolean has_comma = FALSE;

  for (gsize i = 1; i + 1 < length; i++)
    {
      gsize digits = 0;

      if ((text[i] != ',' && text[i] != '.') || !g_ascii_isdigit (text[i - 1]))
        continue;
      while (i + 1 + digits < length && digits < 4 && g_ascii_isdigit (text[i + 1 + digits]))
        digits++;
      if (digits != 1 && digits != 2)
        continue;
      if (text[i] == '.')
        return FALSE;
      /* 22,24,26 is a list. */
      if (i + 1 + digits < length && text[i + 1 + digits] == ',')
        return FALSE;
      has_comma = TRUE;
    }
  return has_comma;
}
