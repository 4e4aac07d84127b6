/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "article/extract/lode-extract-line.h"
#include "article/extract/lode-extract-meta.h"

#define BASE "https://news.example.org/2026/alloy/"

static void
read_meta (LodeExtractMeta *meta,
           const char      *html)
{
  g_autoptr (LodeHtmlDocument) document = lode_html_parse (html, strlen (html));

  memset (meta, 0, sizeof *meta);
  lode_extract_meta_read (meta, document, BASE);
}

static void
test_titles (void)
{
  static const struct
  {
    const char *html;
    const char *title;
  } cases[] = {
    { "<title>Magnet makers look for oxide</title>", "Magnet makers look for oxide" },
    { "<title>Magnet makers look for oxide | The Daily Alloy</title>", "Magnet makers look for oxide" },
    { "<title>Magnet makers look for oxide – News – Alloy</title>", "Magnet makers look for oxide – News" },
    { "<title>Alloy » Magnet makers look for oxide today</title>", "Magnet makers look for oxide today" },
    { "<title>A price floor: what it would take to build one</title>",
      "what it would take to build one" },
    { "<title>A price floor: what it takes now</title><h1>A price floor: what it takes now</h1>",
      "A price floor: what it takes now" },
    { "<title>Oxide</title><h1>Oxide is scarce in spring</h1>", "Oxide is scarce in spring" },
    { "<title>Oxide</title><h1>One</h1><h1>Two</h1>", "Oxide" },
    { "<h1>Only a heading says it</h1>", "Only a heading says it" },
    { "<p>nothing</p>", NULL },
    { "<title>Rare&nbsp;earths &amp; magnets in the year 2030</title>",
      "Rare\302\240earths & magnets in the year 2030" },
    { "<svg><title>Icon</title></svg><h1>A heading beside an icon</h1>", "A heading beside an icon" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LodeHtmlDocument) document = lode_html_parse (cases[i].html, strlen (cases[i].html));
      g_autofree char *title = lode_extract_title (document);

      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *date;
  } cases[] = {
    { "2026-02-01", "2026-02-01" },
    { " 2026-02-01 ", "2026-02-01" },
    { "2026-02-01T09:00:00Z", "2026-02-01T09:00:00Z" },
    { "2026-02-01T09:00:00+01:00", "2026-02-01T09:00:00+01:00" },
    { "2026-02-01T09:00:00.000+0100", "2026-02-01T09:00:00.000+0100" },
    { "2026-02-01 09:00:00", "2026-02-01T09:00:00" },
    { "2026-02-01T09:00", "2026-02-01T09:00:00" },
    { "2026-02-01T09:00+01:00", "2026-02-01T09:00:00+01:00" },
    { "2026-02-01 at noon", "2026-02-01" },
    { "20260201", "2026-02-01" },
    { "20260201T090000Z", "2026-02-01T090000Z" },
    { "Sun, 01 Feb 2026 09:00:00 +0000", "2026-02-01T09:00:00+00:00" },
    { "Sun, 01 Feb 2026 09:00 -0530", "2026-02-01T09:00:00-05:30" },
    { "Sun, 01 Feb 2026 09:00:30 GMT", "2026-02-01T09:00:30Z" },
    { "February 1, 2026", "2026-02-01" },
    { "1 Feb 2026", "2026-02-01" },
    { "Posted on Feb 1, 2026 by Ada", "2026-02-01" },
    { "2026-02-30", NULL },
    { "2026-13-01", NULL },
    { "99 Feb 2026", NULL },
    { "yesterday", NULL },
    { "", NULL },
    { "Mon, 99 Feb 999999999999 25:61:61 +9999", NULL },
    { "1770000000000", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = lode_extract_date (cases[i].text);

      g_assert_cmpstr (date, ==, cases[i].date);
    }
  g_assert_null (lode_extract_date (NULL));
}

static void
test_open_graph (void)
{
  g_auto (LodeExtractMeta) meta = { 0 };

  read_meta (&meta, "<html lang=en-GB dir=ltr><head><title>T | S</title>"
                    "<meta property='og:title' content='Oxide &amp; metal'>"
                    "<meta property=og:site_name content='The Daily Alloy'>"
                    "<meta property=og:description content=' What   it takes. '>"
                    "<meta property=article:published_time content=2026-02-01T09:00:00Z>"
                    "<meta name=author content='Ada Example'>"
                    "<link rel=canonical href=/oxide>");
  g_assert_cmpstr (meta.title, ==, "Oxide & metal");
  g_assert_cmpstr (meta.site, ==, "The Daily Alloy");
  g_assert_cmpstr (meta.excerpt, ==, "What it takes.");
  g_assert_cmpstr (meta.published, ==, "2026-02-01T09:00:00Z");
  g_assert_cmpstr (meta.byline, ==, "Ada Example");
  g_assert_cmpstr (meta.language, ==, "en-GB");
  g_assert_cmpstr (meta.direction, ==, "ltr");
  g_assert_cmpstr (meta.url, ==, "https://news.example.org/oxide");
}

static void
test_json_ld (void)
{
  g_auto (LodeExtractMeta) meta = { 0 };

  read_meta (&meta, "<title>x</title><meta property=og:title content=Other>"
                    "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@graph\":["
                    "{\"@type\":\"WebSite\",\"name\":\"No\"},"
                    "{\"@type\":[\"Thing\",\"NewsArticle\"],\"headline\":\"From the graph\","
                    "\"datePublished\":\"2026-02-01\",\"description\":\"D &amp; d\","
                    "\"author\":[{\"name\":\"Ada\"},{\"name\":\"Bo\"},\"odd\"],"
                    "\"publisher\":{\"name\":\"Alloy\"}}]}</script>");
  g_assert_cmpstr (meta.title, ==, "From the graph");
  g_assert_cmpstr (meta.byline, ==, "Ada, Bo");
  g_assert_cmpstr (meta.site, ==, "Alloy");
  g_assert_cmpstr (meta.excerpt, ==, "D & d");
  g_assert_cmpstr (meta.published, ==, "2026-02-01");
}

/* What scripts say wrongly is as if they said nothing. */
static void
test_bad_json_ld (void)
{
  static const char * const scripts[] = {
    "", "{", "[[[[", "null", "\"text\"", "{\"@type\":\"NewsArticle\"", "{\"@type\":5,\"headline\":\"x\"}",
    "{\"@type\":\"Recipe\",\"headline\":\"x\"}", "{\"@type\":\"NewsArticle\",\"headline\":{\"a\":1}}",
    "{\"@type\":\"NewsArticle\",\"headline\":\"\",\"author\":{\"name\":null}}",
    "{\"@graph\":{\"@type\":\"NewsArticle\"}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_auto (LodeExtractMeta) meta = { 0 };
      g_autofree char *html = g_strdup_printf ("<title>The title of the page stays</title>"
                                               "<script type='application/ld+json'>%s</script>",
                                               scripts[i]);

      read_meta (&meta, html);
      g_assert_cmpstr (meta.title, ==, "The title of the page stays");
      g_assert_null (meta.byline);
    }
}

static void
test_json_ld_wrappings (void)
{
  static const char * const wrappings[] = {
    "<![CDATA[%s]]>", "%s;", "\n\t%s\n", "[%s]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrappings); i++)
    {
      g_auto (LodeExtractMeta) meta = { 0 };
      g_autoptr (GString) html = g_string_new ("<script type=application/ld+json>");

      g_string_append (html, wrappings[i]);
      g_string_replace (html, "%s", "{\"@type\":\"Article\",\"headline\":\"Two\nlines\"}", 1);
      g_string_append (html, "</script>");
      read_meta (&meta, html->str);
      g_assert_cmpstr (meta.title, ==, "Two lines");
    }
}

static void
test_markup (void)
{
  g_auto (LodeExtractMeta) meta = { 0 };
  g_auto (LodeExtractMeta) time = { 0 };
  g_auto (LodeExtractMeta) odd = { 0 };

  read_meta (&meta, "<body dir=rtl><meta itemprop=datePublished content=2026-02-01><p>x");
  g_assert_cmpstr (meta.published, ==, "2026-02-01");
  g_assert_cmpstr (meta.direction, ==, "rtl");
  read_meta (&time, "<p><time class='entry-date published' datetime='2026-02-02T10:00Z'>Feb 2</time>");
  g_assert_cmpstr (time.published, ==, "2026-02-02T10:00:00Z");
  read_meta (&odd, "<meta name=author content=''><meta name='' content=x><meta content=y>"
                   "<meta property=article:author content=https://example.org/ada>"
                   "<meta property=og:locale content=de_AT><link rel=canonical href='javascript:x'>");
  g_assert_null (odd.byline);
  g_assert_cmpstr (odd.language, ==, "de-AT");
  g_assert_cmpstr (odd.url, ==, BASE);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *address;
    const char *absolute;
  } cases[] = {
    { "https://example.org/a", "https://example.org/a" },
    { " https://example.org/a b ", "https://example.org/a%20b" },
    { "/a?b=1#c", "https://news.example.org/a?b=1#c" },
    { "a/b", "https://news.example.org/2026/alloy/a/b" },
    { "../c", "https://news.example.org/2026/c" },
    { "/x/../c", "https://news.example.org/c" },
    { "//other.example.org/a", "https://other.example.org/a" },
    { "?q=1", "https://news.example.org/2026/alloy/?q=1" },
    { "#part", "https://news.example.org/2026/alloy/#part" },
    { "mailto:ada@example.org", "mailto:ada@example.org" },
    { "HTTP://EXAMPLE.org", "HTTP://EXAMPLE.org" },
    { "javascript:alert(1)", NULL },
    { " JavaScript:alert(1)", NULL },
    { "data:text/html,x", NULL },
    { "file:///etc/passwd", NULL },
    { "ftp://example.org/", NULL },
    { "http://", NULL },
    { "", NULL },
    { "   ", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *absolute = lode_extract_resolve (BASE, cases[i].address, strlen (cases[i].address));

      g_assert_cmpstr (absolute, ==, cases[i].absolute);
    }
  g_assert_null (lode_extract_resolve (NULL, "/a", 2));
  g_assert_null (lode_extract_resolve (BASE, NULL, 0));
}

static void
test_long_addresses (void)
{
  g_autofree char *many = g_strnfill (100000, '/');
  g_autofree char *base = g_strconcat ("https://example.org/", many, NULL);

  g_assert_null (lode_extract_resolve (BASE, many, 100000));
  g_assert_null (lode_extract_resolve (base, "a", 1));
}

static void
test_base_element (void)
{
  g_auto (LodeExtractMeta) meta = { 0 };
  g_auto (LodeExtractMeta) bad = { 0 };

  read_meta (&meta, "<base href=/else/><title>x</title>");
  g_assert_cmpstr (meta.base_url, ==, "https://news.example.org/else/");
  read_meta (&bad, "<base href='javascript:1'>");
  g_assert_cmpstr (bad.base_url, ==, BASE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/extract-meta/titles", test_titles);
  g_test_add_func ("/article/extract-meta/dates", test_dates);
  g_test_add_func ("/article/extract-meta/open-graph", test_open_graph);
  g_test_add_func ("/article/extract-meta/json-ld", test_json_ld);
  g_test_add_func ("/article/extract-meta/bad-json-ld", test_bad_json_ld);
  g_test_add_func ("/article/extract-meta/json-ld-wrappings", test_json_ld_wrappings);
  g_test_add_func ("/article/extract-meta/markup", test_markup);
  g_test_add_func ("/article/extract-meta/addresses", test_addresses);
  g_test_add_func ("/article/extract-meta/long-addresses", test_long_addresses);
  g_test_add_func ("/article/extract-meta/base-element", test_base_element);

  return g_test_run ();
}
