/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "article/html/lode-html-entities.h"

typedef struct
{
  const char *text;
  const char *decoded;
} Case;

static void
check_cases (const Case *cases,
             gsize       n_cases,
             gboolean    in_attribute)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      gsize length = strlen (cases[i].text);
      g_autofree char *buffer = g_malloc (length + 1);
      gsize written = lode_html_decode (cases[i].text, length, in_attribute, buffer);

      g_assert_cmpuint (written, <=, length);
      buffer[written] = '\0';
      g_assert_cmpstr (buffer, ==, cases[i].decoded);
    }
}

static void
test_text (void)
{
  static const Case cases[] = {
    { "", "" },
    { "plain", "plain" },
    { "a &amp; b", "a & b" },
    { "&lt;p&gt;", "<p>" },
    { "&quot;&apos;", "\"'" },
    { "&nbsp;", "\302\240" },
    { "&eacute;&Eacute;", "éÉ" },
    { "&ndash;&mdash;&hellip;", "–—…" },
    { "&euro;5 &pound;6 &yen;7", "€5 £6 ¥7" },
    { "&rsquo;&lsquo;&ldquo;&rdquo;", "’‘“”" },
    { "&Scaron;&scaron;&zcaron;&Lstrok;&lstrok;", "ŠšžŁł" },
    { "&alpha;&Omega;&le;&ge;&ne;", "αΩ≤≥≠" },
    { "&copy 2026", "© 2026" },
    { "&notit;", "¬it;" },
    { "&ampere", "&ere" },
    { "&bogus;", "&bogus;" },
    { "&", "&" },
    { "&;", "&;" },
    { "a&b", "a&b" },
    { "&&amp;&", "&&&" },
    { "&eacute", "é" },
    { "&hellip", "&hellip" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), FALSE);
}

static void
test_numbers (void)
{
  static const Case cases[] = {
    { "&#65;&#x41;&#X41;", "AAA" },
    { "&#65", "A" },
    { "&#8217;", "’" },
    { "&#x1F9F2;", "🧲" },
    { "&#128;&#145;&#150;&#x99;", "€‘–™" },
    { "&#0;", "\357\277\275" },
    { "&#8;", "\357\277\275" },
    { "&#xD800;", "\357\277\275" },
    { "&#1114112;", "\357\277\275" },
    { "&#99999999999999999999;", "\357\277\275" },
    { "&#9;&#10;", "\t\n" },
    { "&#;", "&#;" },
    { "&#x;", "&#x;" },
    { "&#xg;", "&#xg;" },
    { "&#", "&#" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), FALSE);
}

/* In an address "&copy=1" is a parameter. */
static void
test_attributes (void)
{
  static const Case cases[] = {
    { "/?a=1&copy=2", "/?a=1&copy=2" },
    { "/?a=1&amp;b=2", "/?a=1&b=2" },
    { "/?a=1&region=2", "/?a=1&region=2" },
    { "a &amp b", "a & b" },
    { "x&lt", "x<" },
    { "&#65b", "Ab" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), TRUE);
}

/* A bare "&" at every end of a buffer must not be read over. */
static void
test_ends (void)
{
  static const char * const texts[] = { "&", "&a", "&am", "&amp", "&amp;", "&#", "&#x", "&#x4", "&#x41" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize length = strlen (texts[i]);
      g_autofree char *exact = g_memdup2 (texts[i], length);
      g_autofree char *buffer = g_malloc (length);

      g_assert_cmpuint (lode_html_decode (exact, length, FALSE, buffer), <=, length);
    }
}

static void
test_strings (void)
{
  g_autofree char *once = lode_html_decode_string ("A &amp; B");
  g_autofree char *twice = lode_html_decode_string ("A &amp;amp; B &amp;#8217;s");
  g_autofree char *none = lode_html_decode_string ("A & B");

  g_assert_cmpstr (once, ==, "A & B");
  g_assert_cmpstr (twice, ==, "A & B ’s");
  g_assert_cmpstr (none, ==, "A & B");
  g_assert_true (lode_html_has_references ("a&b", 3));
  g_assert_false (lode_html_has_references ("a&b", 1));
  g_assert_false (lode_html_has_references ("", 0));
}

/* Names are looked up by halves: the first, the last and some between must be found. */
static void
test_table (void)
{
  static const Case cases[] = {
    { "&AElig;", "Æ" },   { "&Aacute;", "Á" }, { "&zwnj;", "\342\200\214" }, { "&yuml;", "ÿ" },
    { "&Mu;", "Μ" },      { "&trade;", "™" },  { "&check;", "✓" },           { "&zcaron;", "ž" },
    { "&Ccaron;", "Č" },  { "&oelig;", "œ" },  { "&thetasym;", "ϑ" },        { "&iexcl;", "¡" },
    { "&NewLine;", "\n" }, { "&Tab;", "\t" },  { "&excl;", "!" },            { "&comma;", "," },
  };

  check_cases (cases, G_N_ELEMENTS (cases), FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/html-entities/text", test_text);
  g_test_add_func ("/article/html-entities/numbers", test_numbers);
  g_test_add_func ("/article/html-entities/attributes", test_attributes);
  g_test_add_func ("/article/html-entities/ends", test_ends);
  g_test_add_func ("/article/html-entities/strings", test_strings);
  g_test_add_func ("/article/html-entities/table", test_table);

  return g_test_run ();
}
