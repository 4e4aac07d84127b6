/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "article/html/lode-html-lexer.h"

/* "<p>" for a start tag, "<p/>" for one that closes itself, "</p>" for an end tag, "'x'" for text;
 * attributes as name=value after the name. */
static char *
tokens_of (const char *html,
           gsize       length)
{
  GString *out = g_string_new (NULL);
  LodeHtmlLexer lexer;
  LodeHtmlToken token;

  lode_html_lexer_init (&lexer, html, length);
  while (lode_html_lexer_next (&lexer, &token))
    {
      if (out->len > 0)
        g_string_append_c (out, ' ');
      if (token.kind == LODE_HTML_TOKEN_TEXT)
        {
          g_string_append_printf (out, "'%.*s'", (int) token.text.length, token.text.bytes);
          continue;
        }
      g_string_append_printf (out, "<%s%.*s", token.kind == LODE_HTML_TOKEN_END_TAG ? "/" : "",
                              (int) token.name.length, token.name.bytes);
      for (guint i = 0; i < token.n_attributes; i++)
        g_string_append_printf (out, " %.*s=%.*s", (int) token.attributes[i].name.length,
                                token.attributes[i].name.bytes,
                                (int) token.attributes[i].value.length,
                                token.attributes[i].value.bytes);
      g_string_append (out, token.is_self_closing ? "/>" : ">");
    }
  g_assert_cmpint (token.kind, ==, LODE_HTML_TOKEN_END);
  g_assert_cmpuint (lexer.position, ==, length);
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *html;
  const char *tokens;
} Case;

static void
check_cases (const Case *cases,
             gsize       n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *tokens = tokens_of (cases[i].html, strlen (cases[i].html));

      g_assert_cmpstr (tokens, ==, cases[i].tokens);
    }
}

static void
test_tags (void)
{
  static const Case cases[] = {
    { "", "" },
    { "text", "'text'" },
    { "<p>a</p>", "<p> 'a' </p>" },
    { "<P>a</P>", "<P> 'a' </P>" },
    { "<br/>", "<br/>" },
    { "<br />", "<br/>" },
    { "<p >a</p >", "<p> 'a' </p>" },
    { "<p\n>a", "<p> 'a'" },
    { "<my-box>", "<my-box>" },
    { "<p<b>", "<p<b>" },
    { "</p id=a>", "</p id=a>" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_attributes (void)
{
  static const Case cases[] = {
    { "<a href=x>", "<a href=x>" },
    { "<a href='x y'>", "<a href=x y>" },
    { "<a href=\"x>y\">", "<a href=x>y>" },
    { "<a href = x id>", "<a href=x id=>" },
    { "<a href=x/>", "<a href=x/>" },
    { "<a href=''>", "<a href=>" },
    { "<a href=>", "<a href=>" },
    { "<a =b>", "<a =b=>" },
    { "<a b/c>", "<a b= c=>" },
    { "<a 'b'>", "<a 'b'=>" },
    { "<a b=1 b=2>", "<a b=1 b=2>" },
    { "<a\tb\n=\r1>", "<a b=1>" },
    { "<a b=\"1\"c=2>", "<a b=1 c=2>" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_not_tags (void)
{
  static const Case cases[] = {
    { "a < b", "'a < b'" },
    { "1<2", "'1<2'" },
    { "<", "'<'" },
    { "<<<p>", "'<<' <p>" },
    { "<>", "'<>'" },
    { "a<!-- b -->c", "'a' 'c'" },
    { "a<!doctype html>c", "'a' 'c'" },
    { "a<?xml b?>c", "'a' 'c'" },
    { "a</>b", "'a' 'b'" },
    { "a</ b>c", "'a' 'c'" },
    { "a<!-->b", "'a' 'b'" },
    { "a<!--->b", "'a' 'b'" },
    { "a<!-- -- > -->b", "'a' 'b'" },
    { "a<![CDATA[b]]>c", "'a' 'c'" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* What is never closed ends with the page. */
static void
test_open_ends (void)
{
  static const Case cases[] = {
    { "a<p", "'a'" },
    { "a<p b", "'a'" },
    { "a<p b=", "'a'" },
    { "a<p b='", "'a'" },
    { "a<p b='c", "'a'" },
    { "a<p b=c", "'a'" },
    { "a</", "'a'" },
    { "a</p", "'a'" },
    { "a<!", "'a'" },
    { "a<!-", "'a'" },
    { "a<!--", "'a'" },
    { "a<!-- b", "'a'" },
    { "a<?", "'a'" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_raw (void)
{
  static const struct
  {
    const char *html;
    const char *raw;
    const char *rest;
  } cases[] = {
    { "a<b</script>c", "a<b", "c" },
    { "a</scrip</script >c", "a</scrip", "c" },
    { "a</SCRIPT>c", "a", "c" },
    { "a</scripts></script>c", "a</scripts>", "c" },
    { "a</script/>c", "a", "c" },
    { "a</script", "a</script", "" },
    { "", "", "" },
    { "a", "a", "" },
  };
  LodeHtmlSlice name = { "script", 6 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LodeHtmlLexer lexer;
      LodeHtmlSlice raw;
      g_autofree char *text = NULL;

      lode_html_lexer_init (&lexer, cases[i].html, strlen (cases[i].html));
      raw = lode_html_lexer_read_raw (&lexer, name);
      text = g_strndup (raw.bytes, raw.length);
      g_assert_cmpstr (text, ==, cases[i].raw);
      g_assert_cmpstr (cases[i].html + lexer.position, ==, cases[i].rest);
    }
}

/* Never a byte before or behind the page, wherever it is cut. */
static void
test_cut_anywhere (void)
{
  const char *html = "a<!-- b --><p class='c d' e=f g>h&amp;<br/></p ><!doctype i><?j?></ k><l m=\"n\"";

  for (gsize length = 0; length <= strlen (html); length++)
    {
      g_autofree char *exact = g_memdup2 (html, length);
      g_autofree char *tokens = tokens_of (exact != NULL ? exact : "", length);

      g_assert_nonnull (tokens);
    }
}

static void
test_many_attributes (void)
{
  g_autoptr (GString) html = g_string_new ("<p");
  LodeHtmlLexer lexer;
  LodeHtmlToken token;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (html, " a%d='%d'", i, i);
  g_string_append_c (html, '>');
  lode_html_lexer_init (&lexer, html->str, html->len);
  g_assert_true (lode_html_lexer_next (&lexer, &token));
  g_assert_cmpuint (token.n_attributes, ==, LODE_HTML_MAX_ATTRIBUTES);
  g_assert_false (lode_html_lexer_next (&lexer, &token));
}

static void
test_tag_table (void)
{
  for (int tag = LODE_TAG_OTHER + 1; tag < LODE_N_TAGS; tag++)
    {
      const char *name = lode_html_tag_name ((LodeHtmlTag) tag);
      g_autofree char *upper = g_ascii_strup (name, -1);

      g_assert_cmpint (lode_html_tag_find (name, strlen (name)), ==, tag);
      g_assert_cmpint (lode_html_tag_find (upper, strlen (upper)), ==, tag);
    }
  g_assert_cmpint (lode_html_tag_find ("", 0), ==, LODE_TAG_OTHER);
  g_assert_cmpint (lode_html_tag_find ("x", 1), ==, LODE_TAG_OTHER);
  g_assert_cmpint (lode_html_tag_find ("blockquotes", 11), ==, LODE_TAG_OTHER);
}

static void
test_tag_flags (void)
{
  g_assert_true ((lode_html_tag_flags (LODE_TAG_BR) & LODE_TAG_IS_VOID) != 0);
  g_assert_true ((lode_html_tag_flags (LODE_TAG_DIV) & LODE_TAG_IS_BLOCK) != 0);
  g_assert_false ((lode_html_tag_flags (LODE_TAG_SPAN) & LODE_TAG_IS_BLOCK) != 0);
  g_assert_true ((lode_html_tag_flags (LODE_TAG_H3) & LODE_TAG_IS_HEADING) != 0);
  g_assert_true ((lode_html_tag_flags (LODE_TAG_SCRIPT) & LODE_TAG_IS_RAW) != 0);
  g_assert_true ((lode_html_tag_flags (LODE_TAG_TITLE) & LODE_TAG_IS_ESCAPABLE) != 0);
  g_assert_true ((lode_html_tag_flags (LODE_TAG_A) & LODE_TAG_IS_FORMATTING) != 0);
  g_assert_cmpint (lode_html_tag_flags (LODE_TAG_OTHER), ==, 0);
  g_assert_cmpint (lode_html_tag_flags (LODE_TAG_TEXT), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/html-lexer/tags", test_tags);
  g_test_add_func ("/article/html-lexer/attributes", test_attributes);
  g_test_add_func ("/article/html-lexer/not-tags", test_not_tags);
  g_test_add_func ("/article/html-lexer/open-ends", test_open_ends);
  g_test_add_func ("/article/html-lexer/raw", test_raw);
  g_test_add_func ("/article/html-lexer/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/article/html-lexer/many-attributes", test_many_attributes);
  g_test_add_func ("/article/html-lexer/tag-table", test_tag_table);
  g_test_add_func ("/article/html-lexer/tag-flags", test_tag_flags);

  return g_test_run ();
}
