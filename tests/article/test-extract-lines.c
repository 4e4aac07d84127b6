/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of an article as lines, and which of the lines stay. */

#include "config.h"

#include <string.h>

#include "article/extract/lode-extract-line.h"
#include "article/extract/lode-extract-private.h"

#define LONG "The smelter treated more concentrate than ever before, and the ministry expects more of it, " \
             "next year, according to the operator, which signed contracts with buyers in three countries."

static GPtrArray *
lines_of (const char *html,
          gsize       max_bytes,
          gboolean   *is_truncated)
{
  LodeHtmlDocument *document = lode_html_parse (html, strlen (html));
  LodeExtractPage page = { .document = document };
  GPtrArray *lines;

  lode_extract_prepare (&page);
  lode_extract_clean (&page, lode_html_document_get_body (document));
  lines = lode_extract_lines (lode_html_document_get_body (document), "https://alloy.example.org/a/",
                              max_bytes, is_truncated);
  /* The lines point into the tree, but these tests do not follow. */
  for (guint i = 0; i < lines->len; i++)
    ((LodeExtractLine *) g_ptr_array_index (lines, i))->node = NULL;
  lode_html_document_free (document);
  return lines;
}

static char *
outline_lines (GPtrArray *lines)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      LodeExtractLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (out, "%s%s%s:%s", i > 0 ? " | " : "", line->is_caption ? "caption " : "",
                              lode_block_kind_to_string (line->kind), line->text);
    }
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *html;
  const char *lines;
} Case;

static void
check_cases (const Case *cases,
             gsize       n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GPtrArray) lines = lines_of (cases[i].html, 100000, NULL);
      g_autofree char *found = outline_lines (lines);

      if (!g_str_equal (found, cases[i].lines))
        g_test_message ("page: %s", cases[i].html);
      g_assert_cmpstr (found, ==, cases[i].lines);
    }
}

static void
test_paragraphs (void)
{
  static const Case cases[] = {
    { "", "" },
    { "<p>a</p>", "paragraph:a" },
    { "<p> a\n\n b\t</p>", "paragraph:a b" },
    { "<p>a<b>b</b> c</p>", "paragraph:ab c" },
    { "<p>a<br>b</p>", "paragraph:a\nb" },
    { "<p><br>a<br></p>", "paragraph:a" },
    { "<p>a</p><p>&nbsp;</p><p>b</p>", "paragraph:a | paragraph:b" },
    { "<div>a<p>b</p>c</div>", "paragraph:a | paragraph:b | paragraph:c" },
    { "<span><p>a</p>b</span>", "paragraph:a | paragraph:b" },
    { "<a href=/x><p>a</p></a>", "paragraph:a" },
    { "<my-box>a</my-box>b", "paragraph:ab" },
    { "<dl><dt>a<dd>b</dl>", "paragraph:a | paragraph:b" },
    { "<details><summary>a</summary>b</details>", "paragraph:a | paragraph:b" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_kinds (void)
{
  static const Case cases[] = {
    { "<h1>a</h1><h6>b</h6>", "heading:a | heading:b" },
    { "<blockquote>a<p>b</p></blockquote>c", "quote:a | quote:b | paragraph:c" },
    { "<blockquote><h3>a</h3><ul><li>b</ul></blockquote>", "heading:a | list:b" },
    { "<pre>\n a\n  b\n</pre>", "code: a\n  b" },
    { "<pre>a<br>b</pre>", "code:a\nb" },
    { "<p>a<hr>b", "paragraph:a | rule: | paragraph:b" },
    { "<p>a<audio src=x>no</audio><video>no</video>b</p>", "paragraph:ab" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_lists (void)
{
  static const Case cases[] = {
    { "<ul><li>a<li>b</ul>", "list:a\nb" },
    { "<ul><li><p>a</p><li><p>b</p></ul>", "list:a\nb" },
    { "<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "list:a\nb\nc\nd" },
    { "<ul><li>a<br>b<li>c</ul>", "list:a b\nc" },
    { "<ul><li><li>a<li> </ul>", "list:a" },
    { "<ul><li><p>a</p><p>b</p><li>c</ul>", "paragraph:a | paragraph:b | paragraph:c" },
    { "<ul><li><h3>a</h3>b</ul>", "heading:a | paragraph:b" },
    { "<ul></ul>", "" },
    { "<ul>a<li>b</ul>", "list:a\nb" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_tables (void)
{
  static const Case cases[] = {
    { "<table><tr><th>a<th>b<tr><td>c<td>d</table>", "table:a\tb\nc\td" },
    { "<table><caption>t</caption><tr><td>a<td>b</table>", "table:t\na\tb" },
    { "<table><tr><th>a<th><th>b</table>", "table:a\t\tb" },
    { "<table><tr><th><p>a</p><p>b</p><th>c</table>", "table:a b\tc" },
    { "<table><tr><td><p>a</p><p>b</p></td></tr></table>", "paragraph:a | paragraph:b" },
    { "<table><tr><th>a<th><ul><li>b<li>c</ul></table>", "table:a\tb c" },
    { "<table><tr><th>a<br>b<th>c<tr><td>d<td>e</table>", "table:a b\tc\nd\te" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_pictures (void)
{
  static const Case cases[] = {
    { "<img src=/a.jpg alt=A>", "image:A" },
    { "<p>a<img src=/a.jpg alt=A>b</p>", "paragraph:ab | image:A" },
    { "<img src=/a.jpg width=1 height=1>", "" },
    { "<img src=/a.jpg width=100% height=20>", "" },
    { "<img src='data:image/png;base64,x'>", "" },
    { "<img src='file:///a.jpg'>", "" },
    { "<img>", "" },
    { "<figure><img src=/a.jpg alt=A><figcaption>b</figcaption></figure>",
      "image:A | caption paragraph:b" },
    { "<picture><source srcset=/b.jpg><img src=/a.jpg alt=A></picture>", "image:A" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_picture_addresses (void)
{
  static const struct
  {
    const char *attributes;
    const char *address;
  } cases[] = {
    { "src=b.jpg", "https://alloy.example.org/a/b.jpg" },
    { "src=/b.jpg", "https://alloy.example.org/b.jpg" },
    { "src='data:x' data-src=/b.jpg", "https://alloy.example.org/b.jpg" },
    { "src=/spacer.gif data-original=/b.jpg", "https://alloy.example.org/b.jpg" },
    { "srcset='/b.jpg 480w, /c.jpg 960w'", "https://alloy.example.org/b.jpg" },
    { "data-srcset='https://i.example.org/b.jpg 1x'", "https://i.example.org/b.jpg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf ("<img %s>", cases[i].attributes);
      g_autoptr (GPtrArray) lines = lines_of (html, 1000, NULL);

      g_assert_cmpuint (lines->len, ==, 1);
      g_assert_cmpstr (((LodeExtractLine *) g_ptr_array_index (lines, 0))->address, ==, cases[i].address);
    }
}

static void
test_counts (void)
{
  g_autoptr (GPtrArray) lines = lines_of ("<p>äö <a href=/x>link</a> <b>bold</b></p>", 1000, NULL);
  LodeExtractLine *line = g_ptr_array_index (lines, 0);

  g_assert_cmpuint (line->chars, ==, 12);
  g_assert_cmpuint (line->link_chars, ==, 4);
  g_assert_cmpuint (line->styled_chars, ==, 4);
  g_assert_cmpuint (line->spans->len, ==, 2);
}

/* One span for what looks the same, across blanks and elements. */
static void
test_joined_spans (void)
{
  g_autoptr (GPtrArray) lines = lines_of ("<p><b>a</b> <b>b <b>c</b></b> d <i>e</i></p>", 1000, NULL);
  LodeExtractLine *line = g_ptr_array_index (lines, 0);
  LodeSpan *span = &g_array_index (line->spans, LodeSpan, 0);

  g_assert_cmpuint (line->spans->len, ==, 2);
  g_assert_cmpuint (span->start, ==, 0);
  g_assert_cmpuint (span->end, ==, 5);
}

static void
test_budget (void)
{
  gboolean is_truncated = FALSE;
  g_autoptr (GPtrArray) cut = lines_of ("<p>äöü</p><p>abc</p><p>d</p>", 8, &is_truncated);
  g_autofree char *text = outline_lines (cut);
  gboolean is_whole = TRUE;
  g_autoptr (GPtrArray) whole = lines_of ("<p>äöü</p>", 6, &is_whole);
  g_autoptr (GPtrArray) inside = lines_of ("<p>ä<b>öü</b></p>", 3, &is_truncated);

  g_assert_true (is_truncated);
  g_assert_cmpstr (text, ==, "paragraph:äöü | paragraph:ab");
  g_assert_false (is_whole);
  g_assert_cmpuint (whole->len, ==, 1);
  g_assert_cmpstr (((LodeExtractLine *) g_ptr_array_index (inside, 0))->text, ==, "ä");
  g_assert_cmpuint (((LodeExtractLine *) g_ptr_array_index (inside, 0))->spans->len, ==, 0);
}

static void
test_many_spans (void)
{
  g_autoptr (GString) html = g_string_new ("<p>");
  g_autoptr (GPtrArray) lines = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (html, "<a href=/%d>x</a> ", i);
  lines = lines_of (html->str, 100000, NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpuint (((LodeExtractLine *) g_ptr_array_index (lines, 0))->chars, ==, 9999);
  g_assert_cmpuint (((LodeExtractLine *) g_ptr_array_index (lines, 0))->spans->len, <=, 2000);
}

/* What is left of the lines of @html after sifting. */
static char *
sift (const char *html)
{
  g_autoptr (LodeHtmlDocument) document = lode_html_parse (html, strlen (html));
  LodeExtractPage page = { .document = document };
  g_autoptr (GPtrArray) lines = NULL;

  lode_extract_prepare (&page);
  lines = lode_extract_lines (lode_html_document_get_body (document), NULL, 100000, NULL);
  lode_extract_sift (lines, "A floor under the price of oxide", "Ada Example");
  return outline_lines (lines);
}

static void
test_sift (void)
{
  static const Case cases[] = {
    { "<p>" LONG "</p>", "paragraph:" LONG },
    { "<h2>A floor under the price of oxide</h2><p>" LONG "</p>", "paragraph:" LONG },
    { "<p>Ada Example, in Kiruna</p><p>" LONG "</p>", "paragraph:" LONG },
    { "<p>" LONG "</p><p>Ada Example said so.</p>", "paragraph:" LONG " | paragraph:Ada Example said so." },
    { "<p>" LONG "</p><h3>Comments</h3>", "paragraph:" LONG },
    { "<hr><p>" LONG "</p><hr>", "paragraph:" LONG },
    { "<h3>Part one</h3><p>" LONG "</p><h3>Part two</h3><p>" LONG "</p>",
      "heading:Part one | paragraph:" LONG " | heading:Part two | paragraph:" LONG },
    { "<p>" LONG "</p><div class=author-bio><p>Somebody writes.</p></div>", "paragraph:" LONG },
    { "<div class=author-bio><p>" LONG "</p></div>", "paragraph:" LONG },
    { "<div class=entry-content><p>" LONG "</p></div><p>Make this your start page</p>", "paragraph:" LONG },
    { "<article><p>" LONG "</p><p>" LONG "</p></article><article><p>Another, shorter story.</p></article>",
      "paragraph:" LONG " | paragraph:" LONG },
    { "<p>Advertisement</p>", "paragraph:Advertisement" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = sift (cases[i].html);

      if (!g_str_equal (found, cases[i].lines))
        g_test_message ("page: %s", cases[i].html);
      g_assert_cmpstr (found, ==, cases[i].lines);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/extract-lines/paragraphs", test_paragraphs);
  g_test_add_func ("/article/extract-lines/kinds", test_kinds);
  g_test_add_func ("/article/extract-lines/lists", test_lists);
  g_test_add_func ("/article/extract-lines/tables", test_tables);
  g_test_add_func ("/article/extract-lines/pictures", test_pictures);
  g_test_add_func ("/article/extract-lines/picture-addresses", test_picture_addresses);
  g_test_add_func ("/article/extract-lines/counts", test_counts);
  g_test_add_func ("/article/extract-lines/joined-spans", test_joined_spans);
  g_test_add_func ("/article/extract-lines/budget", test_budget);
  g_test_add_func ("/article/extract-lines/many-spans", test_many_spans);
  g_test_add_func ("/article/extract-lines/sift", test_sift);

  return g_test_run ();
}
