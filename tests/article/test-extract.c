/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of our own words, and the blocks that must come of them. */

#include "config.h"

#include <string.h>

#include "article/lode-extraction.h"
#include "base/lode-error.h"

#define ONE "The smelter treated more concentrate than ever before, and the ministry expects more of it next " \
            "year, according to the operator, which signed contracts with buyers in three countries."
#define TWO "Buyers have asked for a floor under the price, since no plant can be paid for by hope alone, and " \
            "since the one large seller can lower its own price for as long as it wants to do so."
#define THREE "Nobody has said who would pay for such a floor, how long it would last, or what would happen to " \
              "the metal that nobody needs, so the talks go on, and the meeting after this one is planned."
#define BODY "<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p>"
#define TEXT ONE "\n\n" TWO "\n\n" THREE

static LodeExtraction *
extract (const char *html)
{
  g_autoptr (GError) error = NULL;
  LodeExtraction *extraction = lode_extract (html, strlen (html), NULL, "https://alloy.example.org/a/b", &error);

  g_assert_no_error (error);
  g_assert_nonnull (extraction);
  return extraction;
}

/* One line a block: its kind and its text. */
static char *
outline (const char *html)
{
  g_autoptr (LodeExtraction) extraction = extract (html);
  GPtrArray *blocks = lode_extraction_get_blocks (extraction);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      LodeBlock *block = g_ptr_array_index (blocks, i);

      g_string_append_printf (out, "%s%s %s", i > 0 ? "\n" : "",
                              lode_block_kind_to_string (lode_block_get_kind (block)),
                              lode_block_get_text (block));
      if (lode_block_get_address (block) != NULL)
        g_string_append_printf (out, " <%s>", lode_block_get_address (block));
    }
  return g_string_free (out, FALSE);
}

static void
assert_text (const char *html,
             const char *text)
{
  g_autoptr (LodeExtraction) extraction = extract (html);

  g_assert_cmpstr (lode_extraction_get_text (extraction), ==, text);
}

/* The three paragraphs and nothing else, with @extra somewhere in the page. */
static void
assert_dropped (const char *before,
                const char *between,
                const char *after)
{
  g_autofree char *html =
    g_strdup_printf ("<html><head><title>A floor under the price of oxide</title></head><body>"
                     "<div class=story><h1>A floor under the price of oxide</h1>%s<p>" ONE "</p><p>" TWO
                     "</p>%s<p>" THREE "</p>%s</div></body></html>", before, between, after);

  assert_text (html, TEXT);
}

static void
test_plain_page (void)
{
  assert_text ("<article>" BODY "</article>", TEXT);
  assert_text ("<div>" BODY "</div>", TEXT);
  assert_text ("<table><tr><td>" BODY "</td></tr></table>", TEXT);
  assert_text ("<main><section>" BODY "</section></main>", TEXT);
  assert_text (BODY, TEXT);
  assert_text ("<div>" ONE "<br><br>" TWO "<br> <br>\n<br>" THREE "</div>", TEXT);
  assert_text ("<div><div>" ONE "</div><div>" TWO "</div><div>" THREE "</div></div>", TEXT);
}

static void
test_furniture (void)
{
  assert_text ("<header><nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav></header>"
               "<div id=cookie-banner role=dialog><p>We use cookies, and you may choose which of them.</p></div>"
               "<main><article>" BODY "</article></main>"
               "<aside><h3>More</h3><ul><li><a href=/1>Another story about metals</a></ul></aside>"
               "<section id=comments><p>I have something to say, at length, about all of this.</p></section>"
               "<footer><p>Copyright, all rights reserved, the publisher, and so on.</p></footer>", TEXT);
}

static void
test_front_matter (void)
{
  assert_dropped ("<p>By Ada Example</p>", "", "");
  assert_dropped ("<p class=byline>Ada Example, in Kiruna</p>", "", "");
  assert_dropped ("<p>Updated 10:01 pm, Tuesday, November 19, 2019</p>", "", "");
  assert_dropped ("<header><h2>What it would take, and who pays</h2></header>", "", "");
  assert_dropped ("<p>Opinion</p>", "", "");
  assert_dropped ("<h2 class=standfirst>What it would take, and who would have to pay for it</h2>", "", "");
}

static void
test_inserts (void)
{
  assert_dropped ("", "<p>Advertisement</p>", "");
  assert_dropped ("", "<div class=ad-slot><span>Advertisement</span></div>", "");
  assert_dropped ("", "<p><a href=/x>RARE EARTHS: WHO MINES THEM, AND WHERE</a></p>", "");
  assert_dropped ("", "<p>Related: <a href=/x>Who mines rare earths, and where</a></p>", "");
  assert_dropped ("", "<p><strong>DON’T MISS</strong></p><p><a href=/x>Who mines, and where they do it</a></p>",
                  "");
  assert_dropped ("", "<aside class=newsletter><h3>Every morning</h3><p>The news of the day by mail.</p></aside>",
                  "");
  assert_dropped ("", "<p><em>Sign up for <a href=/s>our newsletter</a> and read this every day.</em></p>", "");
  assert_dropped ("", "<div class=share-buttons><a href=/s>Share</a> <a href=/m>Mail</a></div>", "");
  assert_dropped ("", "<p hidden>Thanks for subscribing to this paper.</p>", "");
  assert_dropped ("", "<p style='display: none'>This is for nobody to see.</p>", "");
  assert_dropped ("", "<p aria-hidden=true>This is for nobody to hear.</p>", "");
  assert_dropped ("", "<form action=/s><input name=mail><button>Subscribe</button></form>", "");
  assert_dropped ("", "<figure><img src=/p.jpg><figcaption>A smelter at night.</figcaption></figure>", "");
}

static void
test_end_matter (void)
{
  assert_dropped ("", "", "<p>Copyright 2026 The Daily Alloy. All rights reserved.</p>");
  assert_dropped ("", "", "<p>(Reporting by Ada Example; editing by Bo Example)</p>");
  assert_dropped ("", "", "<h3>Related articles</h3><ul><li><a href=/1>Who mines, and where</a>"
                          "<li><a href=/2>What a magnet is made of</a></ul>");
  assert_dropped ("", "", "<h3>About the author</h3><p>Ada Example writes about metals.</p>");
  assert_dropped ("", "", "<div class=author-box><h4>Ada Example</h4><p>She writes about metals.</p></div>");
  assert_dropped ("", "", "<p>ada@example.org</p>");
  assert_dropped ("", "", "<h2>Comments</h2>");
  assert_dropped ("", "", "<p>Tags: oxide, metal, magnets</p>");
}

/* What looks like furniture and is none. */
static void
test_kept (void)
{
  g_autofree char *kept = outline (
    "<article>" BODY "<h2>What comes next</h2><p>" ONE " Read more than one page of it.</p>"
    "<p>By the end of the year, prices had doubled, and no new plant had been built at all.</p>"
    "<blockquote><p>We will not pay for a mine that nobody needs, said the minister.</p></blockquote>"
    "<ul><li>first of all a floor</li><li>then a reserve, and then <a href=/c>contracts</a></li></ul>"
    "<p>" TWO "</p></article>");

  g_assert_cmpstr (kept, ==,
                   "paragraph " ONE "\nparagraph " TWO "\nparagraph " THREE "\nheading What comes next\n"
                   "paragraph " ONE " Read more than one page of it.\n"
                   "paragraph By the end of the year, prices had doubled, and no new plant had been built at all.\n"
                   "quote We will not pay for a mine that nobody needs, said the minister.\n"
                   "list first of all a floor\nthen a reserve, and then contracts\n"
                   "paragraph " TWO);
}

static void
test_blocks (void)
{
  g_autofree char *blocks = outline (
    "<article>" BODY "<h2>Numbers</h2>"
    "<table><tr><th>Year<th>Tonnes<tr><td>2023<td>17,000<tr><td>2024<td>18,000</table>"
    "<pre>a = 1\n  b = 2\n</pre><ol><li>mine<li>refine<ol><li>separate</ol></ol><hr>"
    "<p>" TWO "</p></article>");

  g_assert_cmpstr (blocks, ==,
                   "paragraph " ONE "\nparagraph " TWO "\nparagraph " THREE "\nheading Numbers\n"
                   "table Year\tTonnes\n2023\t17,000\n2024\t18,000\n"
                   "code a = 1\n  b = 2\n"
                   "list mine\nrefine\nseparate\n"
                   "rule \n"
                   "paragraph " TWO);
}

static void
test_images (void)
{
  g_autofree char *images = outline (
    "<article><p>" ONE "</p>"
    "<figure><img class=lazyload src='data:image/gif;base64,R0lG' data-src=/p/1.jpg alt='A magnet'>"
    "<noscript><img src=/p/1.jpg></noscript><figcaption>A magnet on a bench.</figcaption></figure>"
    "<p>" TWO "</p><img src='https://img.example.org/2.png' alt='Ore' width=640>"
    "<img src=/pixel.gif width=1 height=1><img src='data:image/png;base64,xx'><img>"
    "<p>" THREE "</p></article>");

  g_assert_cmpstr (images, ==,
                   "paragraph " ONE "\n"
                   "image A magnet on a bench. <https://alloy.example.org/p/1.jpg>\n"
                   "paragraph " TWO "\n"
                   "image Ore <https://img.example.org/2.png>\n"
                   "paragraph " THREE);
}

static void
assert_span (const LodeSpan *span,
             guint           start,
             guint           end,
             int             style,
             const char     *address)
{
  g_assert_cmpuint (span->start, ==, start);
  g_assert_cmpuint (span->end, ==, end);
  g_assert_cmpint ((int) span->style, ==, style);
  g_assert_cmpstr (span->address, ==, address);
}

/* Offsets count code points, blanks are folded, and what no link may be is none. */
static void
test_spans (void)
{
  g_autoptr (LodeExtraction) extraction =
    extract ("<article><p>Ünïcode <b>bold</b> and\n <em><a href=/x>linked  text</a></em>, "
             "H<sub>2</sub>O <a href='javascript:alert(1)'>no</a> <code>x</code>.</p>" BODY "</article>");
  LodeBlock *block = g_ptr_array_index (lode_extraction_get_blocks (extraction), 0);
  guint n_spans;
  const LodeSpan *spans = lode_block_get_spans (block, &n_spans);

  g_assert_cmpstr (lode_block_get_text (block), ==, "Ünïcode bold and linked text, H2O no x.");
  g_assert_cmpuint (n_spans, ==, 4);
  assert_span (&spans[0], 8, 12, LODE_SPAN_STRONG, NULL);
  assert_span (&spans[1], 17, 28, LODE_SPAN_EMPHASIS | LODE_SPAN_LINK, "https://alloy.example.org/x");
  assert_span (&spans[2], 31, 32, LODE_SPAN_SUBSCRIPT, NULL);
  assert_span (&spans[3], 37, 38, LODE_SPAN_CODE, NULL);
}

static void
test_screen_reader_words (void)
{
  assert_text ("<article>" BODY "<p>As <a href=/x>the paper<span class=screen-reader-text> (opens in a new tab)"
               "</span></a> said, the talks go on for now.</p></article>",
               TEXT "\n\nAs the paper said, the talks go on for now.");
}

static void
test_metadata (void)
{
  g_autoptr (LodeExtraction) extraction =
    extract ("<html lang=en><head><title>A floor | Alloy</title><meta property=og:site_name content=Alloy>"
             "<meta property=article:published_time content=2026-02-01T09:00:00Z></head><body><article>"
             "<h1>A floor</h1><p class=byline>By <a rel=author href=/ada>Ada Example</a></p>" BODY);

  g_assert_cmpstr (lode_extraction_get_meta (extraction, "title"), ==, "A floor | Alloy");
  g_assert_cmpstr (lode_extraction_get_meta (extraction, "site"), ==, "Alloy");
  g_assert_cmpstr (lode_extraction_get_meta (extraction, "published"), ==, "2026-02-01T09:00:00Z");
  g_assert_cmpstr (lode_extraction_get_meta (extraction, "language"), ==, "en");
  g_assert_cmpstr (lode_extraction_get_meta (extraction, "byline"), ==, "By Ada Example");
  g_assert_cmpstr (lode_extraction_get_meta (extraction, "excerpt"), ==, ONE);
  g_assert_cmpstr (lode_extraction_get_meta (extraction, "url"), ==, "https://alloy.example.org/a/b");
  g_assert_null (lode_extraction_get_meta (extraction, "direction"));
  g_assert_null (lode_extraction_get_meta (extraction, "no such member"));
  g_assert_cmpuint (strlen (lode_extraction_get_meta (extraction, "sha256")), ==, 64);
}

/* A short page is worth more attempts than one. */
static void
test_short_page (void)
{
  assert_text ("<div class=sidebar-comment><p>Oxide is scarce, and dear, and will stay so for long.</p></div>",
               "Oxide is scarce, and dear, and will stay so for long.");
  assert_text ("<p>Oxide.</p>", "Oxide.");
}

static void
test_plain_text (void)
{
  const char *text = "First line\nof one.\n\n\n  Second & last: 5 < 6, a <b and c.\n";
  g_autoptr (LodeExtraction) extraction = extract (text);
  g_autoptr (LodeExtraction) forced = lode_extract ("<p>x</p>", 8, "text/plain", NULL, NULL);
  g_autofree char *whole = lode_extract_text (text, strlen (text), NULL, NULL, NULL);
  g_autofree char *page = lode_extract_text ("<article>" BODY, strlen ("<article>" BODY), NULL, NULL, NULL);
  g_autofree char *empty = lode_extract_text ("", 0, NULL, NULL, NULL);

  g_assert_cmpstr (lode_extraction_get_text (extraction), ==,
                   "First line\nof one.\n\nSecond & last: 5 < 6, a <b and c.");
  g_assert_cmpstr (lode_extraction_get_text (forced), ==, "<p>x</p>");
  g_assert_cmpstr (whole, ==, text);
  g_assert_cmpstr (page, ==, TEXT);
  g_assert_cmpstr (empty, ==, "");
}

static void
assert_refused (const char *bytes,
                gsize       size_bytes,
                int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_extract (bytes, size_bytes, NULL, NULL, &error));
  g_assert_error (error, LODE_ERROR, code);
  g_assert_cmpint (error->message[strlen (error->message) - 1], ==, '.');
}

static void
test_refused (void)
{
  g_autofree char *large = g_malloc0 (LODE_EXTRACT_MAX_BYTES + 1);

  assert_refused ("", 0, LODE_ERROR_INVALID);
  assert_refused (NULL, 0, LODE_ERROR_INVALID);
  assert_refused ("\211PNG\r\n\032\n", 8, LODE_ERROR_INVALID);
  assert_refused ("%PDF-1.7", 8, LODE_ERROR_INVALID);
  assert_refused ("<html><body><script>x</script></body></html>", 44, LODE_ERROR_INVALID);
  assert_refused ("\0\0\0\0", 4, LODE_ERROR_INVALID);
  assert_refused ("<title>only a title", 19, LODE_ERROR_INVALID);
  assert_refused (large, LODE_EXTRACT_MAX_BYTES + 1, LODE_ERROR_TOO_LARGE);
}

static void
test_truncation (void)
{
  g_autoptr (GString) html = g_string_new ("<article>");
  g_autoptr (LodeExtraction) extraction = NULL;

  g_string_append (html, "<p>");
  for (int i = 0; i < 15000; i++)
    g_string_append (html, ONE " ");
  g_string_append (html, "</p>" BODY);
  extraction = extract (html->str);
  g_assert_true (lode_extraction_is_truncated (extraction));
  g_assert_cmpuint (strlen (lode_extraction_get_text (extraction)), <=, LODE_EXTRACT_MAX_TEXT_BYTES);
  g_assert_true (g_str_has_prefix (lode_extraction_get_text (extraction), ONE));
}

static void
test_right_to_left (void)
{
  g_autoptr (LodeExtraction) extraction = extract ("<body><div dir=rtl>" BODY "</div>");

  g_assert_cmpstr (lode_extraction_get_meta (extraction, "direction"), ==, "rtl");
}

/* Scripts that count without spaces must not fall under bounds made for letters. */
static void
test_east_asia (void)
{
  const char *one = "部长们本周将在华盛顿开会，讨论关键矿产联盟，稀土和永磁体是会议的中心议题，二十多个国家参加。";
  g_autofree char *html = g_strdup_printf ("<div><h1>联盟</h1><p>%s</p><p>%s续</p><p>%s完</p></div>", one, one,
                                           one);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s续\n\n%s完", one, one, one);
  g_autoptr (LodeExtraction) extraction = extract (html);

  g_assert_nonnull (strstr (lode_extraction_get_text (extraction), text));
}

static void
test_json (void)
{
  g_autoptr (LodeExtraction) extraction =
    extract ("<html lang=en><title>A floor under the price</title><article>" BODY
             "<p>See <a href=/x>the “paper”</a>.</p></article>");
  LodeJsonWriter *writer = lode_json_writer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (LodeExtraction) again = NULL;
  g_autofree char *json = NULL;
  LodeJsonReader *reader;
  gsize size_bytes;

  lode_json_writer_begin_object (writer);
  lode_extraction_write (extraction, writer);
  lode_json_writer_end_object (writer);
  json = lode_json_writer_finish (writer, &size_bytes, &error);
  g_assert_no_error (error);
  root = lode_json_parse (json, size_bytes, "test", &error);
  g_assert_no_error (error);
  reader = lode_json_reader_new (root, "test");
  again = lode_extraction_read (reader);
  g_assert_true (lode_json_reader_close (reader, &error));
  g_assert_no_error (error);

  g_assert_cmpstr (lode_extraction_get_text (again), ==, lode_extraction_get_text (extraction));
  g_assert_cmpuint (lode_extraction_get_blocks (again)->len, ==, 4);
  for (gsize i = 0; lode_extraction_meta_names[i] != NULL; i++)
    g_assert_cmpstr (lode_extraction_get_meta (again, lode_extraction_meta_names[i]), ==,
                     lode_extraction_get_meta (extraction, lode_extraction_meta_names[i]));
}

static void
test_bad_json (void)
{
  g_autoptr (JsonNode) root = lode_json_parse ("{\"blocks\": [{\"type\": \"script\"}]}", 31, "test", NULL);
  LodeJsonReader *reader;

  root = root != NULL ? root : lode_json_parse ("{\"blocks\": 5}", 13, "test", NULL);
  reader = lode_json_reader_new (root, "test");
  g_assert_null (lode_extraction_read (reader));
  g_assert_false (lode_json_reader_close (reader, NULL));
}

static void
test_reference_counting (void)
{
  LodeExtraction *extraction = extract ("<article>" BODY);
  LodeExtraction *same = lode_extraction_ref (extraction);

  g_assert_true (same == extraction);
  lode_extraction_unref (extraction);
  g_assert_cmpstr (lode_extraction_get_text (same), ==, TEXT);
  lode_extraction_unref (same);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/extract/plain-page", test_plain_page);
  g_test_add_func ("/article/extract/furniture", test_furniture);
  g_test_add_func ("/article/extract/front-matter", test_front_matter);
  g_test_add_func ("/article/extract/inserts", test_inserts);
  g_test_add_func ("/article/extract/end-matter", test_end_matter);
  g_test_add_func ("/article/extract/kept", test_kept);
  g_test_add_func ("/article/extract/blocks", test_blocks);
  g_test_add_func ("/article/extract/images", test_images);
  g_test_add_func ("/article/extract/spans", test_spans);
  g_test_add_func ("/article/extract/screen-reader-words", test_screen_reader_words);
  g_test_add_func ("/article/extract/metadata", test_metadata);
  g_test_add_func ("/article/extract/short-page", test_short_page);
  g_test_add_func ("/article/extract/plain-text", test_plain_text);
  g_test_add_func ("/article/extract/refused", test_refused);
  g_test_add_func ("/article/extract/truncation", test_truncation);
  g_test_add_func ("/article/extract/right-to-left", test_right_to_left);
  g_test_add_func ("/article/extract/east-asia", test_east_asia);
  g_test_add_func ("/article/extract/json", test_json);
  g_test_add_func ("/article/extract/bad-json", test_bad_json);
  g_test_add_func ("/article/extract/reference-counting", test_reference_counting);

  return g_test_run ();
}
