/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "widgets/lode-article-buffer.h"
#include "widgets/lode-article-view.h"
#include "widgets-test.h"

/* Two paragraphs, a list between, each with a figure; accents so that bytes are not characters. */
static LodeArticle *
make_article (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_block_unref);
  GPtrArray *claims = lode_claim_array_new ();
  LodeArticle *article;

  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_PARAGRAPH, 0,
                                           "Überall fehlen 20,000 t of magnets.", NULL, NULL));
  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_IMAGE, 0, "A mine", "https://a.example/i",
                                           NULL));
  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_LIST, 1, "first 7 t\nsecond 8 t", NULL,
                                           NULL));
  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_HEADING, 2, "Then", NULL, NULL));
  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "It costs US$110 a kilogram.",
                                           NULL, NULL));
  article = lode_article_new ("2026-02-01-test-0000", blocks, claims);
  lode_article_set_meta (article, "title", "A headline");
  lode_article_set_meta (article, "site", "Desk");
  lode_article_set_meta (article, "published", "2026-02-01");
  return article;
}

static void
add_claim (LodeArticle *article,
           const char  *id,
           const char  *words)
{
  const char *text = lode_article_get_text (article);
  const char *found = strstr (text, words);
  LodeClaim *claim = lode_claim_new ();

  g_assert_nonnull (found);
  claim->id = g_strdup (id);
  claim->text = g_strdup (words);
  claim->start = (guint) g_utf8_pointer_to_offset (text, found);
  claim->end = claim->start + (guint) g_utf8_strlen (words, -1);
  g_ptr_array_add (lode_article_get_claims (article), claim);
}

static LodeArticle *
make_article_with_claims (void)
{
  LodeArticle *article = make_article ();

  add_claim (article, "c1", "20,000 t");
  add_claim (article, "c2", "7 t");
  add_claim (article, "c3", "8 t");
  add_claim (article, "c4", "US$110 a kilogram");
  return article;
}

/* What stands in the buffer under a claim's mark. */
static char *
get_marked (LodeArticleView *view,
            const LodeClaim *claim)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter from;
  GtkTextIter to;
  int start;
  int end;

  g_assert_true (lode_article_view_get_claim_range (view, claim, &start, &end));
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  return gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
}

static void
test_marks (void)
{
  g_autoptr (LodeArticle) article = make_article_with_claims ();
  LodeArticleView *view = LODE_ARTICLE_VIEW (g_object_ref_sink (lode_article_view_new ()));
  GPtrArray *claims = lode_article_get_claims (article);

  lode_article_view_set_article (view, article);
  for (guint i = 0; i < claims->len; i++)
    {
      LodeClaim *claim = g_ptr_array_index (claims, i);
      g_autofree char *marked = get_marked (view, claim);
      int start;
      int end;

      g_assert_cmpstr (marked, ==, claim->text);
      lode_article_view_get_claim_range (view, claim, &start, &end);
      g_assert_true (lode_article_view_get_claim_at (view, start) == claim);
      g_assert_true (lode_article_view_get_claim_at (view, end - 1) == claim);
      g_assert_true (lode_article_view_get_claim_at (view, end) != claim);
    }
  g_assert_null (lode_article_view_get_claim_at (view, 0));
  lode_article_view_set_article (view, NULL);
  g_assert_finalize_object (view);
}

static void
test_walk (void)
{
  g_autoptr (LodeArticle) article = make_article_with_claims ();
  LodeArticleView *view = LODE_ARTICLE_VIEW (g_object_ref_sink (lode_article_view_new ()));
  guint n_notified = 0;

  lode_article_view_walk (view, 1);
  g_assert_null (lode_article_view_get_selected_claim (view));
  lode_article_view_set_article (view, article);
  g_signal_connect_swapped (view, "notify::selected-claim", G_CALLBACK (widgets_test_count_cb),
                            &n_notified);

  lode_article_view_walk (view, 1);
  g_assert_cmpstr (lode_article_view_get_selected_claim (view), ==, "c1");
  lode_article_view_walk (view, -1);
  g_assert_cmpstr (lode_article_view_get_selected_claim (view), ==, "c1");
  for (guint i = 0; i < 6; i++)
    lode_article_view_walk (view, 1);
  g_assert_cmpstr (lode_article_view_get_selected_claim (view), ==, "c4");
  g_assert_cmpuint (n_notified, ==, 4);

  lode_article_view_set_article (view, NULL);
  g_assert_null (lode_article_view_get_selected_claim (view));
  g_assert_finalize_object (view);
}

static void
test_keys (void)
{
  g_autoptr (LodeArticle) article = make_article_with_claims ();
  GtkWidget *view = lode_article_view_new ();
  GtkWidget *window = widgets_test_show (view, 480, 600);

  lode_article_view_set_article (LODE_ARTICLE_VIEW (view), article);
  gtk_widget_activate_action (view, "article.next-figure", NULL);
  gtk_widget_activate_action (view, "article.next-figure", NULL);
  g_assert_cmpstr (lode_article_view_get_selected_claim (LODE_ARTICLE_VIEW (view)), ==, "c2");
  gtk_widget_activate_action (view, "article.previous-figure", NULL);
  gtk_widget_activate_action (view, "article.select-figure", NULL);
  g_assert_cmpstr (lode_article_view_get_selected_claim (LODE_ARTICLE_VIEW (view)), ==, "c1");
  widgets_test_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Evidence looks different from what was merely found, and both from what is selected. */
static void
test_looks (void)
{
  g_autoptr (LodeArticle) article = make_article_with_claims ();
  GtkWidget *view = lode_article_view_new ();
  GtkWidget *window = widgets_test_show (view, 480, 600);
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GBytes) evidence = NULL;
  g_autoptr (GBytes) selected = NULL;

  lode_article_view_set_article (LODE_ARTICLE_VIEW (view), article);
  found = widgets_test_draw (view);
  lode_article_set_evidence (article, "c1", TRUE);
  lode_article_view_refresh (LODE_ARTICLE_VIEW (view));
  evidence = widgets_test_draw (view);
  lode_article_view_select_claim (LODE_ARTICLE_VIEW (view), "c1");
  selected = widgets_test_draw (view);
  g_assert_false (g_bytes_equal (found, evidence));
  g_assert_false (g_bytes_equal (evidence, selected));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A wide window has wide margins, not long lines. */
static void
test_measure (void)
{
  GtkWidget *view = lode_article_view_new ();
  GtkWidget *window = widgets_test_show (view, 1300, 400);

  g_assert_cmpint (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (view)), >, 200);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_map (void)
{
  LodeArticlePiece pieces[] = { { 0, 10, 5 }, { 12, 4, 20 }, { 30, 1, 40 } };
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (LodeArticlePiece));

  g_array_append_vals (array, pieces, G_N_ELEMENTS (pieces));
  g_assert_cmpint (lode_article_buffer_map (array, 0), ==, 5);
  g_assert_cmpint (lode_article_buffer_map (array, 10), ==, 15);
  g_assert_cmpint (lode_article_buffer_map (array, 11), ==, -1);
  g_assert_cmpint (lode_article_buffer_map (array, 12), ==, 20);
  g_assert_cmpint (lode_article_buffer_map (array, 16), ==, 24);
  g_assert_cmpint (lode_article_buffer_map (array, 29), ==, -1);
  g_assert_cmpint (lode_article_buffer_map (array, 31), ==, 41);
  g_assert_cmpint (lode_article_buffer_map (array, 999), ==, -1);
}

static void
test_byline (void)
{
  g_autoptr (LodeArticle) article = make_article ();
  g_autofree char *byline = lode_article_byline (article);
  g_autofree char *short_date = lode_article_format_date ("2026-02-01T23:30:00Z", "%-d %b");
  g_autofree char *odd = lode_article_format_date ("last week", "%-d %b");
  g_autofree char *none = lode_article_format_date (NULL, "%-d %b");

  g_assert_cmpstr (byline, ==, "Desk · 1 February 2026");
  g_assert_cmpstr (short_date, ==, "1 Feb");
  g_assert_cmpstr (odd, ==, "last week");
  g_assert_cmpstr (none, ==, "");
}

int
main (int    argc,
      char **argv)
{
  widgets_test_init (&argc, &argv);

  g_test_add_func ("/widgets/article-view/marks", test_marks);
  g_test_add_func ("/widgets/article-view/walk", test_walk);
  g_test_add_func ("/widgets/article-view/keys", test_keys);
  g_test_add_func ("/widgets/article-view/looks", test_looks);
  g_test_add_func ("/widgets/article-view/measure", test_measure);
  g_test_add_func ("/widgets/article-buffer/map", test_map);
  g_test_add_func ("/widgets/article-buffer/byline", test_byline);
  return g_test_run ();
}
