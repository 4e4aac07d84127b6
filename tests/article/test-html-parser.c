/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree that a page becomes, written down as "tag[…]" and "'text'", white space as it is. */

#include "config.h"

#include <string.h>

#include "article/html/lode-html-tree.h"

static void
write_node (const LodeHtmlNode *node,
            GString            *out)
{
  if (node->tag == LODE_TAG_TEXT)
    {
      g_string_append_printf (out, "'%.*s'", (int) node->text_length, node->text);
      return;
    }
  g_string_append (out, node->tag == LODE_TAG_OTHER ? "?" : lode_html_tag_name ((LodeHtmlTag) node->tag));
  if (node->first == NULL)
    return;
  g_string_append_c (out, '[');
  for (const LodeHtmlNode *child = node->first; child != NULL; child = child->next)
    {
      if (child != node->first)
        g_string_append_c (out, ' ');
      write_node (child, out);
    }
  g_string_append_c (out, ']');
}

/* What is in the body. */
static char *
outline (const char *html)
{
  g_autoptr (LodeHtmlDocument) document = lode_html_parse (html, strlen (html));
  GString *out = g_string_new (NULL);

  for (LodeHtmlNode *child = lode_html_document_get_body (document)->first; child != NULL;
       child = child->next)
    {
      if (out->len > 0)
        g_string_append_c (out, ' ');
      write_node (child, out);
    }
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *html;
  const char *tree;
} Case;

static void
check_cases (const Case *cases,
             gsize       n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *tree = outline (cases[i].html);

      if (!g_str_equal (tree, cases[i].tree))
        g_test_message ("page: %s", cases[i].html);
      g_assert_cmpstr (tree, ==, cases[i].tree);
    }
}

static void
test_blocks (void)
{
  static const Case cases[] = {
    { "", "" },
    { "ore", "'ore'" },
    { "<p>a<p>b", "p['a'] p['b']" },
    { "<p>a<div>b</div>c", "p['a'] div['b'] 'c'" },
    { "<p>a<ul><li>b<li>c</ul>d", "p['a'] ul[li['b'] li['c']] 'd'" },
    { "<ul><li>a<ul><li>b</ul><li>c</ul>", "ul[li['a' ul[li['b']]] li['c']]" },
    { "<dl><dt>a<dd>b<dt>c</dl>", "dl[dt['a'] dd['b'] dt['c']]" },
    { "<h2>a<h3>b</h3>", "h2['a'] h3['b']" },
    { "<h2>a</h4>b", "h2['a'] 'b'" },
    { "<p>a</div>b</p>", "p['a' 'b']" },
    { "<div>a</span>b</div>", "div['a' 'b']" },
    { "</p></div>x", "'x'" },
    { "<p>a<br>b<br/>c</br>d", "p['a' br 'b' br 'c' br 'd']" },
    { "<hr><p>a<hr>b", "hr p['a'] hr 'b'" },
    { "<p>a<img src=x>b<input>c", "p['a' img 'b' input 'c']" },
    { "<pre>a\n b</pre>", "pre['a\n b']" },
    { "<section><p>a</section>b", "section[p['a']] 'b'" },
    { "<figure><img><figcaption>c</figure>d", "figure[img figcaption['c']] 'd'" },
    { "<button>a<button>b", "button['a'] button['b']" },
    { "<select><option>a<option>b</select>c", "select[option['a'] option['b']] 'c'" },
    { "<form><form>a</form>b", "form['a'] 'b'" },
    { "<my-box>a</my-box>b", "?['a'] 'b'" },
    { "<my-box><your-box>a</my-box>b", "?[?['a']] 'b'" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_formatting (void)
{
  static const Case cases[] = {
    { "<b>a</b>b", "b['a'] 'b'" },
    { "<p><b>a<p>b", "p[b['a']] p[b['b']]" },
    { "<b>a<i>b</b>c</i>d", "b['a' i['b']] i['c'] 'd'" },
    { "<b><p>a</b>b</p>c", "b p[b['a'] 'b'] 'c'" },
    { "<a href=x>a<a href=y>b</a>c", "a['a'] a['b'] 'c'" },
    { "<a href=x><div>a</a>b</div>c", "a div[a['a'] 'b'] 'c'" },
    { "<em>a</strong>b</em>", "em['a' 'b']" },
    { "<b>a</p>b</b>", "b['a' 'b']" },
    { "<p><b><b><b><b>a<p>b", "p[b[b[b[b['a']]]]] p[b[b[b['b']]]]" },
    { "<u>a<table><tr><td>b</table>c</u>", "u['a' table[tr[td['b']]] 'c']" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_tables (void)
{
  static const Case cases[] = {
    { "<table><tr><td>a<td>b<tr><th>c</table>", "table[tr[td['a'] td['b']] tr[th['c']]]" },
    { "<table><td>a</table>", "table[tr[td['a']]]" },
    { "<table><thead><tr><th>a<tbody><tr><td>b</table>",
      "table[thead[tr[th['a']]] tbody[tr[td['b']]]]" },
    { "<table><caption>c<tr><td>a</table>", "table[caption['c'] tr[td['a']]]" },
    { "<table>x<tr><td>a</table>", "'x' table[tr[td['a']]]" },
    { "<table><p>x</p><tr><td>a</table>b", "p['x'] table[tr[td['a']]] 'b'" },
    { "<table><tr><td><table><tr><td>a</table>b</table>",
      "table[tr[td[table[tr[td['a']]] 'b']]]" },
    { "<table><tr><td><p>a</table>b", "table[tr[td[p['a']]]] 'b'" },
    { "<tr><td>a", "'a'" },
    { "<table><tr><td>a</div></td></tr></table>", "table[tr[td['a']]]" },
    { "<table><colgroup><col><tr><td>a</table>", "table[colgroup col tr[td['a']]]" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_raw (void)
{
  static const Case cases[] = {
    { "<p>a<script>if (a<b) '</p>'</script>b", "p['a' script['if (a<b) '</p>''] 'b']" },
    { "<div><style>p > a {}</style>b</div>", "div[style['p > a {}'] 'b']" },
    { "<p>a<script>x", "p['a' script['x']]" },
    { "<p><textarea><b>&amp;</textarea>b", "p[textarea['<b>&'] 'b']" },
    { "<p>a<!-- <p>b -->c", "p['a' 'c']" },
    { "<p>a<!-->b<!--->c", "p['a' 'b' 'c']" },
    { "<p>a<!-- b", "p['a']" },
    { "<p>a<?php b ?>c", "p['a' 'c']" },
    { "<p>a</ b>c", "p['a' 'c']" },
    { "<p>1 < 2 <3 a<b", "p['1 < 2 <3 a']" },
    { "<p>a<SCRIPT>b</ScRiPt >c", "p['a' script['b'] 'c']" },
    { "<p>a<iframe><p>b</iframe>c", "p['a' iframe['<p>b'] 'c']" },
    { "<p>a<noscript><img></noscript>b", "p['a' noscript[img] 'b']" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_foreign (void)
{
  static const Case cases[] = {
    { "<p><svg><title>t</title><g/><path/></svg>a", "p[svg[title['t'] ? ?] 'a']" },
    { "<svg><g><p>a", "svg[?] p['a']" },
    { "<svg><a>b</a></svg>c", "svg[a['b']] 'c'" },
    { "<math><mi>x</mi></math>y", "math[?['x']] 'y'" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_head (void)
{
  const char *html = "<!DOCTYPE html><html lang=de><head><title>A &amp; B</title><meta name=x content=y>"
                     "</head><body class=c dir='rtl'><p>a";
  g_autoptr (LodeHtmlDocument) document = lode_html_parse (html, strlen (html));
  LodeHtmlNode *root = lode_html_document_get_root (document);
  LodeHtmlNode *head = lode_html_document_get_head (document);
  LodeHtmlNode *body = lode_html_document_get_body (document);
  LodeHtmlNode *title = lode_html_node_find (head, LODE_TAG_TITLE);
  LodeHtmlNode *meta = lode_html_node_find (head, LODE_TAG_META);
  g_autofree char *text = NULL;

  g_assert_nonnull (title);
  text = lode_html_node_dup_text (title, 100);
  g_assert_cmpstr (text, ==, "A & B");
  g_assert_nonnull (meta);
  g_assert_true (lode_html_node_attribute_is (meta, "name", "X"));
  g_assert_true (lode_html_node_attribute_is (root, "lang", "de"));
  g_assert_true (lode_html_node_attribute_is (body, "dir", "rtl"));
  g_assert_true (head->parent == root && body->parent == root);
  g_assert_nonnull (lode_html_node_find (body, LODE_TAG_P));
  g_assert_null (lode_html_node_find (head, LODE_TAG_P));
}

static void
test_attributes (void)
{
  const char *html = "<p ID=a Class='one  two\nthree' data-x=\"1 &lt; 2\" href=/a?b=1&copy=2 hidden "
                     "title = 'x>y' id=b empty=''>t";
  g_autoptr (LodeHtmlDocument) document = lode_html_parse (html, strlen (html));
  LodeHtmlNode *p = lode_html_node_find (lode_html_document_get_root (document), LODE_TAG_P);
  g_autofree char *data = NULL;
  g_autofree char *href = NULL;
  g_autofree char *none = NULL;

  g_assert_nonnull (p);
  g_assert_true (lode_html_node_attribute_is (p, "id", "a"));
  g_assert_true (lode_html_node_attribute_has_word (p, "class", "two"));
  g_assert_true (lode_html_node_attribute_has_word (p, "class", "THREE"));
  g_assert_false (lode_html_node_attribute_has_word (p, "class", "thre"));
  g_assert_false (lode_html_node_attribute_has_word (p, "class", ""));
  data = lode_html_node_dup_attribute (p, "data-x");
  g_assert_cmpstr (data, ==, "1 < 2");
  href = lode_html_node_dup_attribute (p, "href");
  g_assert_cmpstr (href, ==, "/a?b=1&copy=2");
  g_assert_true (lode_html_node_has_attribute (p, "hidden"));
  g_assert_true (lode_html_node_has_attribute (p, "empty"));
  g_assert_false (lode_html_node_has_attribute (p, "style"));
  g_assert_true (lode_html_node_attribute_is (p, "title", "x>y"));
  none = lode_html_node_dup_attribute (p, "style");
  g_assert_null (none);
}

static void
test_text (void)
{
  const char *html = "<div> a\n\t b<script>x</script><p>c</p>d<br>e<style>y</style></div>";
  g_autoptr (LodeHtmlDocument) document = lode_html_parse (html, strlen (html));
  LodeHtmlNode *div = lode_html_node_find (lode_html_document_get_root (document), LODE_TAG_DIV);
  g_autofree char *text = lode_html_node_dup_text (div, 1000);
  g_autofree char *cut = lode_html_node_dup_text (div, 3);

  g_assert_cmpstr (text, ==, "a b c d e");
  g_assert_cmpstr (cut, ==, "a b");
}

static void
test_text_is_cut_between_characters (void)
{
  const char *html = "<p>ééé</p>";
  g_autoptr (LodeHtmlDocument) document = lode_html_parse (html, strlen (html));
  LodeHtmlNode *p = lode_html_node_find (lode_html_document_get_root (document), LODE_TAG_P);
  g_autofree char *cut = lode_html_node_dup_text (p, 3);

  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_cmpstr (cut, ==, "é");
}

static void
test_editing (void)
{
  const char *html = "<div><p>a</p><b>b<i>c</i></b><p>d</p></div>";
  g_autoptr (LodeHtmlDocument) document = lode_html_parse (html, strlen (html));
  LodeHtmlNode *div = lode_html_node_find (lode_html_document_get_root (document), LODE_TAG_DIV);
  LodeHtmlNode *b = lode_html_node_find (div, LODE_TAG_B);
  LodeHtmlNode *last = div->last;
  LodeHtmlNode *fresh = lode_html_node_new (document, LODE_TAG_HR);
  g_autofree char *text = NULL;

  lode_html_node_unwrap (b);
  g_assert_null (lode_html_node_find (div, LODE_TAG_B));
  g_assert_nonnull (lode_html_node_find (div, LODE_TAG_I));
  lode_html_node_unlink (last);
  g_assert_null (last->parent);
  lode_html_node_unlink (last);
  lode_html_node_insert (div, fresh, div->first);
  g_assert_true (div->first == fresh);
  g_assert_true (fresh->next->previous == fresh);
  lode_html_node_append (div, last);
  g_assert_true (div->last == last);
  text = lode_html_node_dup_text (div, 100);
  g_assert_cmpstr (text, ==, "a bc d");
}

static guint
depth_of (LodeHtmlNode *node)
{
  guint depth = 0;

  for (; node != NULL; node = node->parent)
    depth++;
  return depth;
}

static guint
deepest (LodeHtmlDocument *document)
{
  LodeHtmlNode *root = lode_html_document_get_root (document);
  guint most = 0;

  for (LodeHtmlNode *node = root; node != NULL; node = lode_html_node_next (node, root, FALSE))
    most = MAX (most, depth_of (node));
  return most;
}

/* Every kind of nesting that pages can be made of ends at the bound. */
static void
test_depth (void)
{
  static const char * const units[] = { "<div>", "<b>", "<ul><li>", "<table><tr><td>", "<b><p>", "<svg>",
                                        "<a><table><tr><td>", "<my-box>", "<template>", "<object>" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      g_autoptr (LodeHtmlDocument) document = NULL;
      g_autofree char *text = NULL;

      for (int k = 0; k < 2000; k++)
        g_string_append (html, units[i]);
      g_string_append (html, "the end");
      document = lode_html_parse (html->str, html->len);
      g_assert_cmpuint (deepest (document), <=, LODE_HTML_MAX_DEPTH + 2);
    }
}

static void
test_many_attributes (void)
{
  g_autoptr (GString) html = g_string_new ("<p");
  g_autoptr (LodeHtmlDocument) document = NULL;
  LodeHtmlNode *p;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (html, " a%d=%d", i, i);
  g_string_append (html, ">text");
  document = lode_html_parse (html->str, html->len);
  p = lode_html_node_find (lode_html_document_get_root (document), LODE_TAG_P);
  g_assert_nonnull (p);
  g_assert_cmpuint (p->n_attributes, ==, LODE_HTML_MAX_ATTRIBUTES);
  g_assert_cmpuint (p->first->text_length, ==, 4);
}

/* A page that is cut anywhere still becomes a tree, with all links between nodes in order. */
static void
check_links (LodeHtmlNode *node)
{
  LodeHtmlNode *before = NULL;

  if (node->tag == LODE_TAG_TEXT)
    return;
  for (LodeHtmlNode *child = node->first; child != NULL; child = child->next)
    {
      g_assert_true (child->parent == node);
      g_assert_true (child->previous == before);
      check_links (child);
      before = child;
    }
  g_assert_true (node->last == before);
}

static void
test_cut_anywhere (void)
{
  const char *html = "<!doctype html><html><head><title>T &amp; t</title><script>a<b</script></head><body>"
                     "<article><h1>A<b>b</h1><p class='x y'>c <a href=\"/d\">e<p>f</a><table>g<tr><td>h"
                     "<li>i<ul><li>j</table>k<svg><g>l<p>m<!-- n --><textarea>o</textarea></article>";

  for (gsize length = 0; length <= strlen (html); length++)
    {
      g_autofree char *cut = g_strndup (html, length);
      g_autoptr (LodeHtmlDocument) document = lode_html_parse (cut, length);

      check_links (lode_html_document_get_root (document));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/html-parser/blocks", test_blocks);
  g_test_add_func ("/article/html-parser/formatting", test_formatting);
  g_test_add_func ("/article/html-parser/tables", test_tables);
  g_test_add_func ("/article/html-parser/raw", test_raw);
  g_test_add_func ("/article/html-parser/foreign", test_foreign);
  g_test_add_func ("/article/html-parser/head", test_head);
  g_test_add_func ("/article/html-parser/attributes", test_attributes);
  g_test_add_func ("/article/html-parser/text", test_text);
  g_test_add_func ("/article/html-parser/text-is-cut-between-characters",
                   test_text_is_cut_between_characters);
  g_test_add_func ("/article/html-parser/editing", test_editing);
  g_test_add_func ("/article/html-parser/depth", test_depth);
  g_test_add_func ("/article/html-parser/many-attributes", test_many_attributes);
  g_test_add_func ("/article/html-parser/cut-anywhere", test_cut_anywhere);

  return g_test_run ();
}
