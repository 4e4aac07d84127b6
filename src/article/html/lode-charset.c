/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "lode-charset-tables.h"

#define PRESCAN_BYTES 4096
#define MAX_LABEL_BYTES 40
/* So many characters beyond ASCII without a fault are UTF-8, whatever the label says. */
#define SURELY_UTF8 20

/* The encodings that need more than a table, by the names that the C library knows. */
static const char * const converters[] = { "GB18030", "BIG5-HKSCS", "CP932", "EUC-JP", "ISO-2022-JP",
                                           "CP949" };
#define N_CONVERTERS G_N_ELEMENTS (converters)

static iconv_t preloaded[N_CONVERTERS];
static gboolean is_preloaded;

/* What pages write, and what browsers take it for ("Encoding", names and labels). */
static const struct
{
  const char *label;
  const char *name;
} aliases[] = {
  { "ascii", "windows-1252" },        { "big5", "BIG5-HKSCS" },
  { "big5-hkscs", "BIG5-HKSCS" },     { "cn-big5", "BIG5-HKSCS" },
  { "cp1250", "windows-1250" },       { "cp1251", "windows-1251" },
  { "cp1252", "windows-1252" },       { "cp936", "GB18030" },
  { "euc-jp", "EUC-JP" },             { "euc-kr", "CP949" },
  { "gb18030", "GB18030" },           { "gb2312", "GB18030" },
  { "gb_2312-80", "GB18030" },        { "gbk", "GB18030" },
  { "iso-2022-jp", "ISO-2022-JP" },   { "iso-8859-1", "windows-1252" },
  { "iso-8859-11", "windows-874" },   { "iso-8859-8-i", "iso-8859-8" },
  { "iso-8859-9", "windows-1254" },   { "iso8859-1", "windows-1252" },
  { "iso8859-15", "iso-8859-15" },    { "iso8859-2", "iso-8859-2" },
  { "ks_c_5601-1987", "CP949" },      { "latin1", "windows-1252" },
  { "latin2", "iso-8859-2" },         { "ms_kanji", "CP932" },
  { "shift-jis", "CP932" },           { "shift_jis", "CP932" },
  { "sjis", "CP932" },                { "tis-620", "windows-874" },
  { "us-ascii", "windows-1252" },     { "utf-16", "utf-8" },
  { "utf-16be", "utf-8" },            { "utf-16le", "utf-8" },
  { "utf-8", "utf-8" },               { "utf8", "utf-8" },
  { "windows-31j", "CP932" },         { "windows-949", "CP949" },
  { "x-euc-jp", "EUC-JP" },           { "x-gbk", "GB18030" },
  { "x-sjis", "CP932" },
};

/* (nullable): our name of the encoding that starts at @text. */
static const char *
find_label (const char *text,
            gsize       length)
{
  char label[MAX_LABEL_BYTES + 1];
  gsize n = 0;

  while (length > 0 && (g_ascii_isspace (*text) || *text == '"' || *text == '\''))
    {
      text++;
      length--;
    }
  while (n < length && n < MAX_LABEL_BYTES
         && (g_ascii_isalnum (text[n]) || strchr ("-_:.", text[n]) != NULL) && text[n] != '\0')
    {
      label[n] = g_ascii_tolower (text[n]);
      n++;
    }
  label[n] = '\0';

  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (label, aliases[i].label))
      return aliases[i].name;
  for (gsize i = 0; lode_charset_tables[i].name != NULL; i++)
    if (g_str_equal (label, lode_charset_tables[i].name))
      return lode_charset_tables[i].name;
  return NULL;
}

static const char *
find_ignoring_case (const char *text,
                    gsize       length,
                    const char *needle)
{
  gsize n = strlen (needle);

  for (gsize i = 0; i + n <= length; i++)
    if (g_ascii_strncasecmp (text + i, needle, n) == 0)
      return text + i;
  return NULL;
}

static const char *
label_in_header (const char *content_type)
{
  const char *found;

  if (content_type == NULL)
    return NULL;
  found = find_ignoring_case (content_type, strlen (content_type), "charset=");
  return found != NULL ? find_label (found + 8, strlen (found + 8)) : NULL;
}

/* Looks for <meta charset=…>, <meta … content="…charset=…"> and <?xml encoding=…?>. */
static const char *
label_in_page (const char *bytes,
               gsize       size)
{
  const char *end = bytes + MIN (size, PRESCAN_BYTES);
  const char *at = bytes;

  if (size > 5 && memcmp (bytes, "<?xml", 5) == 0)
    {
      const char *close = memchr (bytes, '>', (gsize) (end - bytes));
      const char *found = NULL;

      if (close != NULL)
        found = find_ignoring_case (bytes, (gsize) (close - bytes), "encoding=");
      if (found != NULL && find_label (found + 9, (gsize) (close - found - 9)) != NULL)
        return find_label (found + 9, (gsize) (close - found - 9));
    }
  while ((at = find_ignoring_case (at, (gsize) (end - at), "<meta")) != NULL)
    {
      const char *close = memchr (at, '>', (gsize) (end - at));
      const char *found;

      if (close == NULL)
        return NULL;
      found = find_ignoring_case (at, (gsize) (close - at), "charset=");
      if (found != NULL)
        return find_label (found + 8, (gsize) (close - found - 8));
      at = close;
    }
  return NULL;
}

/* Pages in UTF-16 without a mark: every second byte of the ASCII in them is zero. */
static const char *
guess_utf16 (const char *bytes,
             gsize       size)
{
  gsize n = MIN (size, 512) & ~(gsize) 1;
  gsize even = 0;
  gsize odd = 0;

  for (gsize i = 0; i < n; i += 2)
    {
      even += bytes[i] == '\0';
      odd += bytes[i + 1] == '\0';
    }
  if (n >= 16 && odd > n / 4 && even == 0)
    return "utf-16le";
  if (n >= 16 && even > n / 4 && odd == 0)
    return "utf-16be";
  return NULL;
}

static char *
decode_utf16 (const char *bytes,
              gsize       size,
              gboolean    is_big,
              gsize      *length)
{
  GString *text = g_string_sized_new (size + 1);
  const guint8 *at = (const guint8 *) bytes;

  for (gsize i = 0; i + 1 < size; i += 2)
    {
      gunichar unit = is_big ? (gunichar) (at[i] << 8 | at[i + 1]) : (gunichar) (at[i + 1] << 8 | at[i]);

      if (unit >= 0xd800 && unit < 0xdc00 && i + 3 < size)
        {
          gunichar low = is_big ? (gunichar) (at[i + 2] << 8 | at[i + 3])
                                : (gunichar) (at[i + 3] << 8 | at[i + 2]);

          if (low >= 0xdc00 && low < 0xe000)
            {
              unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      if (unit >= 0xd800 && unit < 0xe000)
        unit = 0xfffd;
      if (unit != 0 && unit != 0xfeff)
        g_string_append_unichar (text, unit);
    }
  *length = text->len;
  return g_string_free (text, FALSE);
}

static char *
decode_table (const char             *bytes,
              gsize                   size,
              const LodeCharsetTable *table,
              gsize                  *length)
{
  char *text = g_malloc (size * 3 + 1);
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    {
      guint8 byte = (guint8) bytes[i];

      if (byte >= 0x80)
        n += (gsize) g_unichar_to_utf8 (table->upper[byte - 0x80], text + n);
      else if (byte != 0)
        text[n++] = (char) byte;
    }
  text[n] = '\0';
  *length = n;
  return g_realloc (text, n + 1);
}

/* Keeps what is valid and puts U+FFFD for the rest, dropping NUL. */
static char *
repair_utf8 (const char *bytes,
             gsize       size,
             gsize      *length)
{
  GString *text = g_string_sized_new (size + 64);
  const char *at = bytes;
  const char *end = bytes + size;

  while (at < end)
    {
      const char *bad;

      g_utf8_validate_len (at, (gsize) (end - at), &bad);
      g_string_append_len (text, at, bad - at);
      if (bad < end && *bad != '\0')
        g_string_append (text, "\357\277\275");
      at = bad + 1;
    }
  *length = text->len;
  return g_string_free (text, FALSE);
}

static iconv_t
open_converter (const char *name)
{
  for (gsize i = 0; i < N_CONVERTERS && is_preloaded; i++)
    if (g_str_equal (converters[i], name))
      return preloaded[i];
  return iconv_open ("UTF-8", name);
}

static char *
decode_converter (const char *bytes,
                  gsize       size,
                  const char *name,
                  gsize      *length)
{
  iconv_t converter = open_converter (name);
  GString *text = g_string_sized_new (size * 2);
  char *in = (char *) bytes;
  gsize in_left = size;

  if (converter == (iconv_t) -1)
    {
      g_string_free (text, TRUE);
      return repair_utf8 (bytes, size, length);
    }
  iconv (converter, NULL, NULL, NULL, NULL);
  while (in_left > 0)
    {
      char piece[4096];
      char *out = piece;
      gsize out_left = sizeof piece;
      gsize status = iconv (converter, &in, &in_left, &out, &out_left);

      g_string_append_len (text, piece, out - piece);
      if (status != (gsize) -1 || errno == E2BIG)
        continue;
      if (*in != '\0')
        g_string_append (text, "\357\277\275");
      in++;
      in_left--;
    }
  if (!is_preloaded)
    iconv_close (converter);
  if (memchr (text->str, '\0', text->len) != NULL)
    {
      char *clean = repair_utf8 (text->str, text->len, length);

      g_string_free (text, TRUE);
      return clean;
    }
  *length = text->len;
  return g_string_free (text, FALSE);
}

/* How the bytes beyond ASCII look when read as UTF-8. */
static void
count_utf8 (const char *bytes,
            gsize       size,
            gsize      *n_valid,
            gsize      *n_broken)
{
  const char *at = bytes;
  const char *end = bytes + size;

  *n_valid = *n_broken = 0;
  while (at < end)
    {
      const char *bad;

      g_utf8_validate_len (at, (gsize) (end - at), &bad);
      for (; at < bad; at++)
        *n_valid += ((guint8) *at & 0xc0) == 0xc0;
      *n_broken += bad < end && *bad != '\0';
      at = bad + 1;
    }
}

static char *
decode_named (const char *bytes,
              gsize       size,
              const char *name,
              gsize      *length)
{
  for (gsize i = 0; lode_charset_tables[i].name != NULL; i++)
    if (g_str_equal (lode_charset_tables[i].name, name))
      return decode_table (bytes, size, &lode_charset_tables[i], length);
  return decode_converter (bytes, size, name, length);
}

void
lode_charset_preload (void)
{
  for (gsize i = 0; i < N_CONVERTERS && !is_preloaded; i++)
    preloaded[i] = iconv_open ("UTF-8", converters[i]);
  is_preloaded = TRUE;
}

const char *
lode_charset_to_utf8 (const char  *bytes,
                      gsize        size_bytes,
                      const char  *content_type,
                      char       **buffer,
                      gsize       *length)
{
  const char *name;
  const char *utf16 = NULL;
  gsize n_valid;
  gsize n_broken;

  g_return_val_if_fail (bytes != NULL && buffer != NULL && length != NULL, NULL);

  *buffer = NULL;
  if (size_bytes >= 2 && memcmp (bytes, "\377\376", 2) == 0)
    utf16 = "utf-16le";
  else if (size_bytes >= 2 && memcmp (bytes, "\376\377", 2) == 0)
    utf16 = "utf-16be";
  else
    utf16 = guess_utf16 (bytes, size_bytes);
  if (utf16 != NULL)
    return *buffer = decode_utf16 (bytes, size_bytes, g_str_has_suffix (utf16, "be"), length);
  if (size_bytes >= 3 && memcmp (bytes, "\357\273\277", 3) == 0)
    {
      bytes += 3;
      size_bytes -= 3;
    }

  name = label_in_header (content_type);
  if (name == NULL)
    name = label_in_page (bytes, size_bytes);
  count_utf8 (bytes, size_bytes, &n_valid, &n_broken);
  if (n_broken == 0 && n_valid >= SURELY_UTF8)
    name = "utf-8";
  if (name == NULL || g_str_equal (name, "utf-8") || g_str_equal (name, "windows-1252"))
    name = n_broken > n_valid ? "windows-1252" : "utf-8";
  if (!g_str_equal (name, "utf-8"))
    return *buffer = decode_named (bytes, size_bytes, name, length);
  if (n_broken > 0 || memchr (bytes, '\0', size_bytes) != NULL)
    return *buffer = repair_utf8 (bytes, size_bytes, length);
  *length = size_bytes;
  return bytes;
}
