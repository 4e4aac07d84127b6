/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "article/lode-block-render.h"

static GPtrArray *
blocks_of (LodeBlock *block)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_block_unref);

  g_ptr_array_add (blocks, block);
  return blocks;
}

static void
assert_rendered (LodeBlock  *block,
                 const char *html,
                 const char *markdown)
{
  g_autoptr (GPtrArray) blocks = blocks_of (block);
  g_autofree char *as_html = lode_blocks_to_html (blocks);
  g_autofree char *as_markdown = lode_blocks_to_markdown (blocks);

  g_assert_cmpstr (as_html, ==, html);
  g_assert_cmpstr (as_markdown, ==, markdown);
}

static GArray *
spans_of (guint          start,
          guint          end,
          LodeSpanStyle  style,
          const char    *address)
{
  GArray *spans = lode_span_array_new ();
  LodeSpan span = { .start = start, .end = end, .style = style, .address = g_strdup (address) };

  g_array_append_val (spans, span);
  return spans;
}

static void
test_kinds (void)
{
  assert_rendered (lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "Ore & metal", NULL, NULL),
                   "<p>Ore &amp; metal</p>\n", "Ore & metal\n");
  assert_rendered (lode_block_new (LODE_BLOCK_HEADING, 3, "Ore", NULL, NULL), "<h3>Ore</h3>\n", "### Ore\n");
  assert_rendered (lode_block_new (LODE_BLOCK_HEADING, 1, "Ore", NULL, NULL), "<h2>Ore</h2>\n", "## Ore\n");
  assert_rendered (lode_block_new (LODE_BLOCK_HEADING, 9, "Ore", NULL, NULL), "<h6>Ore</h6>\n",
                   "###### Ore\n");
  assert_rendered (lode_block_new (LODE_BLOCK_LIST, 0, "a\nb", NULL, NULL),
                   "<ul><li>a</li><li>b</li></ul>\n", "- a\n- b\n");
  assert_rendered (lode_block_new (LODE_BLOCK_LIST, 1, "a\nb", NULL, NULL),
                   "<ol><li>a</li><li>b</li></ol>\n", "1. a\n1. b\n");
  assert_rendered (lode_block_new (LODE_BLOCK_QUOTE, 0, "a\nb", NULL, NULL),
                   "<blockquote><p>a<br>b</p></blockquote>\n", "> a\n> b\n");
  assert_rendered (lode_block_new (LODE_BLOCK_CODE, 0, "a < b\nc", NULL, NULL),
                   "<pre><code>a &lt; b\nc</code></pre>\n", "```\na < b\nc\n```\n");
  assert_rendered (lode_block_new (LODE_BLOCK_CODE, 0, "a ```` b", NULL, NULL),
                   "<pre><code>a ```` b</code></pre>\n", "`````\na ```` b\n`````\n");
  assert_rendered (lode_block_new (LODE_BLOCK_TABLE, 0, "y\tt\n1\t2", NULL, NULL),
                   "<table><tr><td>y</td><td>t</td></tr><tr><td>1</td><td>2</td></tr></table>\n",
                   "| y | t |\n| --- | --- |\n| 1 | 2 |\n");
  assert_rendered (lode_block_new (LODE_BLOCK_RULE, 0, "", NULL, NULL), "<hr>\n", "---\n");
}

static void
test_images (void)
{
  assert_rendered (lode_block_new (LODE_BLOCK_IMAGE, 0, "A \"magnet\"", "https://example.org/a.jpg", NULL),
                   "<figure><img src=\"https://example.org/a.jpg\" alt=\"A &quot;magnet&quot;\">"
                   "<figcaption>A &quot;magnet&quot;</figcaption></figure>\n",
                   "![A \"magnet\"](<https://example.org/a.jpg>)\n");
  assert_rendered (lode_block_new (LODE_BLOCK_IMAGE, 0, "", "https://example.org/a.jpg", NULL),
                   "<figure><img src=\"https://example.org/a.jpg\" alt=\"\"></figure>\n",
                   "![](<https://example.org/a.jpg>)\n");
  assert_rendered (lode_block_new (LODE_BLOCK_IMAGE, 0, "x", "javascript:alert(1)", NULL), "", "");
  assert_rendered (lode_block_new (LODE_BLOCK_IMAGE, 0, "x", NULL, NULL), "", "");
}

static void
test_spans (void)
{
  assert_rendered (lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "Ünï bold end", NULL,
                                   spans_of (4, 8, LODE_SPAN_STRONG, NULL)),
                   "<p>Ünï <strong>bold</strong> end</p>\n", "Ünï **bold** end\n");
  assert_rendered (lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "a link", NULL,
                                   spans_of (2, 6, LODE_SPAN_LINK, "https://example.org/?a=1&b=\"2\"")),
                   "<p>a <a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">link</a></p>\n",
                   "a [link](<https://example.org/?a=1&b=\"2\">)\n");
  assert_rendered (lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "both", NULL,
                                   spans_of (0, 4, LODE_SPAN_STRONG | LODE_SPAN_EMPHASIS, NULL)),
                   "<p><strong><em>both</em></strong></p>\n", "***both***\n");
  assert_rendered (lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "H2O", NULL,
                                   spans_of (1, 2, LODE_SPAN_SUBSCRIPT, NULL)),
                   "<p>H<sub>2</sub>O</p>\n", "H2O\n");
  assert_rendered (lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "bad link", NULL,
                                   spans_of (4, 8, LODE_SPAN_LINK, "javascript:alert(1)")),
                   "<p>bad link</p>\n", "bad link\n");
  /* A span that goes past the end of the text, or over a line of a list. */
  assert_rendered (lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "abc", NULL,
                                   spans_of (1, 9, LODE_SPAN_STRONG, NULL)),
                   "<p>a<strong>bc</strong></p>\n", "a**bc**\n");
  assert_rendered (lode_block_new (LODE_BLOCK_LIST, 0, "ab\ncd", NULL,
                                   spans_of (1, 4, LODE_SPAN_STRONG, NULL)),
                   "<ul><li>a<strong>b</strong></li><li><strong>c</strong>d</li></ul>\n",
                   "- a**b**\n- **c**d\n");
}

/* Text is text: none of it may become markup. */
static void
test_escapes (void)
{
  assert_rendered (lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "<script>alert('x')</script>", NULL, NULL),
                   "<p>&lt;script&gt;alert('x')&lt;/script&gt;</p>\n",
                   "\\<script\\>alert('x')\\</script\\>\n");
  assert_rendered (lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "# no *heading* [x](y)", NULL, NULL),
                   "<p># no *heading* [x](y)</p>\n", "\\# no \\*heading\\* \\[x\\](y)\n");
  assert_rendered (lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "- no list", NULL, NULL), "<p>- no list</p>\n",
                   "\\- no list\n");
  assert_rendered (lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "12. May was cold", NULL, NULL),
                   "<p>12. May was cold</p>\n", "12\\. May was cold\n");
  assert_rendered (lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "It cost 12. Then 13.", NULL, NULL),
                   "<p>It cost 12. Then 13.</p>\n", "It cost 12. Then 13.\n");
  assert_rendered (lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "a\nb", NULL, NULL), "<p>a<br>b</p>\n",
                   "a  \nb\n");
  assert_rendered (lode_block_new (LODE_BLOCK_TABLE, 0, "a|b\tc", NULL, NULL),
                   "<table><tr><td>a|b</td><td>c</td></tr></table>\n", "| a\\|b | c |\n| --- | --- |\n");
}

static void
test_several (void)
{
  g_autoptr (GPtrArray) blocks = blocks_of (lode_block_new (LODE_BLOCK_HEADING, 2, "A", NULL, NULL));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *markdown = NULL;
  g_autofree char *html = NULL;
  g_autofree char *empty = lode_blocks_to_html (none);

  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "B", NULL, NULL));
  markdown = lode_blocks_to_markdown (blocks);
  html = lode_blocks_to_html (blocks);
  g_assert_cmpstr (markdown, ==, "## A\n\nB\n");
  g_assert_cmpstr (html, ==, "<h2>A</h2>\n<p>B</p>\n");
  g_assert_cmpstr (empty, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/block-render/kinds", test_kinds);
  g_test_add_func ("/article/block-render/images", test_images);
  g_test_add_func ("/article/block-render/spans", test_spans);
  g_test_add_func ("/article/block-render/escapes", test_escapes);
  g_test_add_func ("/article/block-render/several", test_several);

  return g_test_run ();
}
