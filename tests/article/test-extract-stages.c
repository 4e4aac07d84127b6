/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The stages on the way to the article, one by one: prepare, prune, choose, clean, and the measures
 * that they go by. */

#include "config.h"

#include <string.h>

#include "article/extract/lode-extract-private.h"

#define ALL (LODE_EXTRACT_STRIP_UNLIKELY | LODE_EXTRACT_WEIGH_NAMES | LODE_EXTRACT_CLEAN)
#define LONG "The smelter treated more concentrate than ever before, and the ministry expects more of it, " \
             "next year, according to the operator, which signed contracts with buyers in three countries."

static void
page_init (LodeExtractPage  *page,
           const char       *html,
           LodeExtractFlags  flags)
{
  memset (page, 0, sizeof *page);
  page->document = lode_html_parse (html, strlen (html));
  page->flags = flags;
  page->to_score = g_ptr_array_new ();
}

static void
page_clear (LodeExtractPage *page)
{
  g_ptr_array_unref (page->to_score);
  g_free (page->byline);
  lode_html_document_free (page->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodeExtractPage, page_clear)

static void
write_node (const LodeHtmlNode *node,
            GString            *out)
{
  if (node->tag == LODE_TAG_TEXT)
    {
      g_string_append_printf (out, "'%.*s'", (int) node->text_length, node->text);
      return;
    }
  g_string_append (out, lode_html_tag_name ((LodeHtmlTag) node->tag));
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

static char *
outline (LodeHtmlNode *node)
{
  GString *out = g_string_new (NULL);

  for (LodeHtmlNode *child = node->first; child != NULL; child = child->next)
    {
      if (out->len > 0)
        g_string_append_c (out, ' ');
      write_node (child, out);
    }
  return g_string_free (out, FALSE);
}

static LodeHtmlNode *
body_of (LodeExtractPage *page)
{
  return lode_html_document_get_body (page->document);
}

typedef struct
{
  const char *before;
  const char *after;
} Case;

static void
test_prepare (void)
{
  static const Case cases[] = {
    { "<p>a</p><script>x</script><style>y</style>", "p['a']" },
    { "<p>a<svg><title>t</title></svg>b</p>", "p['a' 'b']" },
    { "<template><p>x</template><p>a", "p['a']" },
    { "<div><font color=red>a</font></div>", "div[span['a']]" },
    { "<div>a<br><br>b</div>", "div['a' p['b']]" },
    { "<div>a<br> <br>\n<br>b<i>c</i>d</div>", "div['a' p['b' i['c'] 'd']]" },
    { "<div>a<br>b</div>", "div['a' br 'b']" },
    { "<div>a<br><br>b<br><br>c</div>", "div['a' p['b'] p['c']]" },
    { "<div>a<br><br><p>b</div>", "div['a' p p['b']]" },
    { "<p>a<br><br>b</p>", "div['a' p['b']]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (LodeExtractPage) page;
      g_autofree char *after = NULL;

      page_init (&page, cases[i].before, ALL);
      lode_extract_prepare (&page);
      after = outline (body_of (&page));
      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

static void
test_rescued_image (void)
{
  g_auto (LodeExtractPage) page;
  LodeHtmlNode *image;

  page_init (&page, "<p><img src='data:x'> <noscript><img src=/real.jpg></noscript></p>", ALL);
  lode_extract_prepare (&page);
  image = lode_html_node_find (body_of (&page), LODE_TAG_IMG);
  g_assert_nonnull (image);
  g_assert_true (lode_html_node_attribute_is (image, "src", "/real.jpg"));
  g_assert_null (lode_html_node_find (body_of (&page), LODE_TAG_NOSCRIPT));
}

static void
test_measures (void)
{
  g_auto (LodeExtractPage) page;
  LodeExtractStats stats;

  page_init (&page,
             "<div><p>one, two,\n three</p><ul><li><a href=/x>four</a><li>five</ul>"
             "<h2>six</h2><img><input><a href=#y>seven</a></div>", ALL);
  lode_extract_prepare (&page);
  stats = lode_extract_measure (body_of (&page));
  g_assert_cmpuint (stats.text, ==, 15 + 4 + 4 + 3 + 5);
  g_assert_cmpuint (stats.commas, ==, 2);
  g_assert_cmpuint (stats.link_text, ==, 9);
  g_assert_cmpfloat_with_epsilon ((double) stats.weighted_link_text, 4 + 0.3 * 5, 1e-6);
  g_assert_cmpuint (stats.heading_text, ==, 3);
  g_assert_cmpuint (stats.list_text, ==, 8);
  g_assert_cmpuint (stats.n_p, ==, 1);
  g_assert_cmpuint (stats.n_li, ==, 2);
  g_assert_cmpuint (stats.n_img, ==, 1);
  g_assert_cmpuint (stats.n_input, ==, 1);
  g_assert_cmpuint (page.total_chars, ==, stats.text);
}

/* The same numbers, kept in the tree. */
static void
test_measures_kept (void)
{
  g_auto (LodeExtractPage) page;
  LodeHtmlNode *root;

  page_init (&page, "<div><p>a, b</p><p><a href=/x>c</a> d</p></div><table><tr><td>e, f, g</table>", ALL);
  lode_extract_prepare (&page);
  root = body_of (&page);
  lode_extract_measure_all (root);
  for (LodeHtmlNode *node = root; node != NULL; node = lode_html_node_next (node, root, FALSE))
    if (node->tag != LODE_TAG_TEXT)
      {
        LodeExtractStats stats = lode_extract_measure (node);

        g_assert_cmpuint (node->text_length, ==, stats.text);
        g_assert_cmpuint (node->commas, ==, stats.commas);
        g_assert_cmpfloat_with_epsilon ((double) node->links, (double) stats.weighted_link_text, 1e-6);
      }
}

static void
test_commas_of_other_scripts (void)
{
  g_auto (LodeExtractPage) page;

  page_init (&page, "<p>一、二，三، four</p>", ALL);
  lode_extract_prepare (&page);
  g_assert_cmpuint (lode_extract_measure (body_of (&page)).commas, ==, 3);
}

static void
test_weights (void)
{
  static const struct
  {
    const char *html;
    int         weight;
  } cases[] = {
    { "<div class=article-text>a</div>", 25 },
    { "<div class=article id=content>a</div>", 50 },
    { "<div class=sidebar>a</div>", -25 },
    { "<div class=sidebar id=footer>a</div>", -50 },
    { "<div class=article id=sidebar>a</div>", 0 },
    { "<div class=x>a</div>", 0 },
    { "<div>a</div>", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (LodeExtractPage) page;

      page_init (&page, cases[i].html, ALL);
      lode_extract_prepare (&page);
      g_assert_cmpint (lode_extract_weight (&page, body_of (&page)->first), ==, cases[i].weight);
      page.flags = LODE_EXTRACT_CLEAN;
      g_assert_cmpint (lode_extract_weight (&page, body_of (&page)->first), ==, 0);
    }
}

static void
test_phrasing (void)
{
  static const struct
  {
    const char *html;
    gboolean    is_phrasing;
  } cases[] = {
    { "text", TRUE },        { "<b>a</b>", TRUE },           { "<a>a</a>", TRUE },
    { "<img>", TRUE },       { "<a><div>a</div></a>", FALSE }, { "<p>a</p>", FALSE },
    { "<table></table>", FALSE }, { "<u><i>a</i></u>", TRUE }, { "<x-y>a</x-y>", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LodeHtmlDocument) document = lode_html_parse (cases[i].html, strlen (cases[i].html));
      LodeHtmlNode *first = lode_html_document_get_body (document)->first;

      g_assert_cmpint (lode_extract_is_phrasing (first), ==, cases[i].is_phrasing);
    }
}

static void
test_similarity (void)
{
  g_assert_cmpfloat (lode_extract_similarity ("a floor", "A Floor!"), ==, 1.0);
  g_assert_cmpfloat (lode_extract_similarity ("a floor", "other words"), ==, 0.0);
  g_assert_cmpfloat (lode_extract_similarity (NULL, "a"), ==, 0.0);
  g_assert_cmpfloat (lode_extract_similarity ("", ""), ==, 0.0);
  g_assert_cmpfloat (lode_extract_similarity ("the price of oxide", "the price of metal"), >, 0.5);
  g_assert_cmpfloat (lode_extract_similarity ("the price of oxide", "the price of metal"), <, 0.75);
}

static void
test_prune (void)
{
  static const Case cases[] = {
    { "<div><p>a</p><p hidden>b</p></div>", "div[p['a']]" },
    { "<div><p>a</p><p style='DISPLAY : none'>b</p></div>", "div[p['a']]" },
    { "<div><p>a</p><p style='display:block'>b</p></div>", "div[p['a'] p['b']]" },
    { "<div><p>a</p><p aria-hidden=true>b</p></div>", "div[p['a']]" },
    { "<div><p>a</p><p class=sr-only>b</p></div>", "div[p['a']]" },
    { "<div class=sidebar><p>a</p></div><p>b</p>", "p['b']" },
    { "<div class='sidebar article'><p>a</p><p>b</p></div>", "div[p['a'] p['b']]" },
    { "<div role=navigation><p>a</p></div><p>b</p>", "p['b']" },
    { "<div></div><section> </section><h2><br></h2><p>b</p>", "p['b']" },
    { "<div>a<b>b</b><p>c</p>d</div>", "div[p['a' b['b']] p['c'] p['d']]" },
    { "<div>a</div>", "p['a']" },
    { "<div><p>a</p></div>", "p['a']" },
    { "<div><p><a href=x>a</a></p></div>", "div[p[a['a']]]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (LodeExtractPage) page;
      g_autofree char *after = NULL;

      page_init (&page, cases[i].before, ALL);
      lode_extract_prepare (&page);
      lode_extract_prune (&page);
      after = outline (body_of (&page));
      if (!g_str_equal (after, cases[i].after))
        g_test_message ("page: %s", cases[i].before);
      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

static void
test_byline (void)
{
  g_auto (LodeExtractPage) page;
  g_auto (LodeExtractPage) known;
  g_auto (LodeExtractPage) named;

  page_init (&page, "<p class=byline>By Ada Example</p><p class=author>Bo</p>", ALL);
  lode_extract_prepare (&page);
  lode_extract_prune (&page);
  g_assert_cmpstr (page.byline, ==, "By Ada Example");

  page_init (&known, "<p class=byline>By Ada Example</p>", ALL);
  known.has_byline = TRUE;
  lode_extract_prepare (&known);
  lode_extract_prune (&known);
  g_assert_null (known.byline);

  page_init (&named, "<div itemprop=author><span>By</span> <b itemprop=name>Ada Example</b></div>", ALL);
  lode_extract_prepare (&named);
  lode_extract_prune (&named);
  g_assert_cmpstr (named.byline, ==, "Ada Example");
}

static void
test_title_once (void)
{
  g_auto (LodeExtractPage) page;
  g_autofree char *after = NULL;

  page_init (&page, "<h1>A floor under oxide</h1><p>a</p><h2>A floor under oxide</h2>", ALL);
  page.title = "A floor under oxide";
  lode_extract_prepare (&page);
  lode_extract_prune (&page);
  after = outline (body_of (&page));
  g_assert_cmpstr (after, ==, "p['a'] h2['A floor under oxide']");
}

static char *
article_text (const char       *html,
              LodeExtractFlags  flags)
{
  g_auto (LodeExtractPage) page;
  LodeHtmlNode *article;

  page_init (&page, html, flags);
  lode_extract_prepare (&page);
  lode_extract_prune (&page);
  article = lode_extract_choose (&page);
  lode_extract_clean (&page, article);
  return lode_html_node_dup_text (article, 100000);
}

static void
test_choose (void)
{
  g_autofree char *main = article_text ("<div><p>short</p></div><div><p>" LONG "</p><p>" LONG "</p></div>"
                                        "<div><p>other</p></div>", ALL);
  g_autofree char *sibling = article_text ("<div id=w><div><p>" LONG "</p><p>" LONG "</p></div><p>" LONG "</p>"
                                           "<div>menu</div></div>", ALL);
  g_autofree char *all = article_text ("<p>tiny</p>", ALL);
  g_autofree char *none = article_text ("", ALL);

  g_assert_cmpstr (main, ==, LONG " " LONG);
  g_assert_cmpstr (sibling, ==, LONG " " LONG " " LONG);
  g_assert_cmpstr (all, ==, "tiny");
  g_assert_cmpstr (none, ==, "");
}

/* Three sections of like weight are one article. */
static void
test_choose_sections (void)
{
  g_autofree char *text = article_text ("<main><div><h2>one</h2><p>" LONG "</p></div>"
                                        "<div><h2>two</h2><p>" LONG "</p></div>"
                                        "<div><h2>three</h2><p>" LONG "</p></div>"
                                        "<div><h2>four</h2><p>" LONG "</p></div></main>", ALL);

  g_assert_cmpstr (text, ==, "one " LONG " two " LONG " three " LONG " four " LONG);
}

static void
test_clean (void)
{
  static const struct
  {
    const char *insert;
    gboolean    is_kept;
  } cases[] = {
    { "<div class=share>Share <a href=/a>there</a></div>", FALSE },
    { "<aside>insert</aside>", FALSE },
    { "<footer>insert</footer>", FALSE },
    { "<form><input><input>insert</form>", FALSE },
    { "<div><a href=/1>insert</a> <a href=/2>insert</a></div>", FALSE },
    { "<ul><li><a href=/1>insert one</a><li><a href=/2>insert two</a></ul>", TRUE },
    { "<ul><li>insert one<li>insert two</ul>", TRUE },
    { "<table><tr><th>insert<th>b<tr><td>c<td>d</table>", TRUE },
    { "<div class=sidebar><p>insert</p><p>insert</p></div>", FALSE },
    { "<div><h3>insert</h3><p>" LONG "</p></div>", TRUE },
    { "<iframe src=https://ads.example.org></iframe>", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf ("<article><p>" LONG "</p><p>" LONG "</p>%s<p>" LONG "</p></article>",
                                               cases[i].insert);
      g_autofree char *text = article_text (html, LODE_EXTRACT_WEIGH_NAMES | LODE_EXTRACT_CLEAN);
      gboolean has_insert = strstr (text, "insert") != NULL || strstr (cases[i].insert, "insert") == NULL;

      if (has_insert != cases[i].is_kept && strstr (cases[i].insert, "insert") != NULL)
        g_test_message ("insert: %s", cases[i].insert);
      if (strstr (cases[i].insert, "insert") != NULL)
        g_assert_cmpint (has_insert, ==, cases[i].is_kept);
      g_assert_true (g_str_has_prefix (text, LONG " " LONG));
      g_assert_true (g_str_has_suffix (text, LONG));
    }
}

static void
test_data_tables (void)
{
  static const struct
  {
    const char *table;
    gboolean    holds_data;
  } cases[] = {
    { "<table><tr><th>a<td>b</table>", TRUE },
    { "<table><caption>c</caption><tr><td>a</table>", TRUE },
    { "<table summary=s><tr><td>a</table>", TRUE },
    { "<table role=presentation><tr><th>a</table>", FALSE },
    { "<table><tr><td>a</table>", FALSE },
    { "<table><tr><td>a<td>b</table>", FALSE },
    { "<table><tr><td><table><tr><td>a</table></table>", FALSE },
    { "<table><tr><td>1<td>2<td>3<td>4<td>5<tr><td>6</table>", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (LodeExtractPage) page;
      LodeHtmlNode *table;

      page_init (&page, cases[i].table, 0);
      lode_extract_prepare (&page);
      lode_extract_clean (&page, body_of (&page));
      table = lode_html_node_find (body_of (&page), LODE_TAG_TABLE);
      g_assert_nonnull (table);
      g_assert_cmpint ((table->mark & LODE_EXTRACT_DATA_TABLE) != 0, ==, cases[i].holds_data);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/extract-stages/prepare", test_prepare);
  g_test_add_func ("/article/extract-stages/rescued-image", test_rescued_image);
  g_test_add_func ("/article/extract-stages/measures", test_measures);
  g_test_add_func ("/article/extract-stages/measures-kept", test_measures_kept);
  g_test_add_func ("/article/extract-stages/commas-of-other-scripts", test_commas_of_other_scripts);
  g_test_add_func ("/article/extract-stages/weights", test_weights);
  g_test_add_func ("/article/extract-stages/phrasing", test_phrasing);
  g_test_add_func ("/article/extract-stages/similarity", test_similarity);
  g_test_add_func ("/article/extract-stages/prune", test_prune);
  g_test_add_func ("/article/extract-stages/byline", test_byline);
  g_test_add_func ("/article/extract-stages/title-once", test_title_once);
  g_test_add_func ("/article/extract-stages/choose", test_choose);
  g_test_add_func ("/article/extract-stages/choose-sections", test_choose_sections);
  g_test_add_func ("/article/extract-stages/clean", test_clean);
  g_test_add_func ("/article/extract-stages/data-tables", test_data_tables);

  return g_test_run ();
}
