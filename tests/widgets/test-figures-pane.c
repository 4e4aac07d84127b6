/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "widgets/lode-article-row.h"
#include "widgets/lode-claim-row.h"
#include "widgets/lode-figures-pane.h"
#include "widgets-test.h"

static LodeArticle *
make_article (guint n_claims)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_block_unref);
  GPtrArray *claims = lode_claim_array_new ();
  LodeArticle *article;

  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "1 2 3 4 5 6", NULL, NULL));
  for (guint i = 0; i < n_claims; i++)
    {
      LodeClaim *claim = lode_claim_new ();

      claim->id = g_strdup_printf ("c%u", i + 1);
      claim->kind = LODE_CLAIM_NUMBER;
      claim->value = i + 1;
      claim->start = 2 * i;
      claim->end = 2 * i + 1;
      g_ptr_array_add (claims, claim);
    }
  article = lode_article_new ("2026-02-01-test-0000", blocks, claims);
  lode_article_set_meta (article, "title", "A title");
  return article;
}

/* The n-th claim row below @root, counted down in @n. */
static GtkWidget *
find_row (GtkWidget *root,
          guint     *n)
{
  if (LODE_IS_CLAIM_ROW (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_row (LodeFiguresPane *pane,
         guint            n)
{
  return find_row (GTK_WIDGET (pane), &n);
}

static GtkWidget *
find_toggle (GtkWidget *root)
{
  if (GTK_IS_TOGGLE_BUTTON (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_toggle (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
toggled_cb (LodeFiguresPane *pane,
            const char      *claim_id,
            gboolean         is_wanted,
            GString         *log)
{
  g_string_append_printf (log, "%s=%d ", claim_id, is_wanted);
}

static void
test_rows (void)
{
  g_autoptr (LodeArticle) article = make_article (3);
  GtkWidget *pane = lode_figures_pane_new ();
  GtkWidget *window = widgets_test_show (pane, 304, 600);

  lode_figures_pane_set_article (LODE_FIGURES_PANE (pane), article, lode_atlas_get_default ());
  g_assert_nonnull (get_row (LODE_FIGURES_PANE (pane), 2));
  g_assert_null (get_row (LODE_FIGURES_PANE (pane), 3));
  g_assert_true (widgets_test_is_named (get_row (LODE_FIGURES_PANE (pane), 0)));
  g_assert_true (widgets_test_is_named (find_toggle (get_row (LODE_FIGURES_PANE (pane), 0))));
  lode_figures_pane_set_article (LODE_FIGURES_PANE (pane), NULL, lode_atlas_get_default ());
  g_assert_null (get_row (LODE_FIGURES_PANE (pane), 0));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_toggle (void)
{
  g_autoptr (LodeArticle) article = make_article (2);
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWidget *pane = lode_figures_pane_new ();
  GtkWidget *window = widgets_test_show (pane, 304, 600);

  lode_figures_pane_set_article (LODE_FIGURES_PANE (pane), article, lode_atlas_get_default ());
  g_signal_connect (pane, "evidence-toggled", G_CALLBACK (toggled_cb), log);
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (find_toggle (get_row (LODE_FIGURES_PANE (pane), 1))), TRUE);
  g_assert_cmpstr (log->str, ==, "c2=1 ");
  g_assert_cmpuint (lode_figures_pane_get_n_evidence (LODE_FIGURES_PANE (pane)), ==, 0);

  /* The owner changes the article; showing it is no act of the person. */
  lode_article_set_evidence (article, "c1", TRUE);
  lode_figures_pane_refresh (LODE_FIGURES_PANE (pane));
  g_assert_cmpuint (lode_figures_pane_get_n_evidence (LODE_FIGURES_PANE (pane)), ==, 1);
  g_assert_cmpstr (log->str, ==, "c2=1 ");
  g_assert_true (gtk_toggle_button_get_active (
    GTK_TOGGLE_BUTTON (find_toggle (get_row (LODE_FIGURES_PANE (pane), 0)))));
  g_assert_false (gtk_toggle_button_get_active (
    GTK_TOGGLE_BUTTON (find_toggle (get_row (LODE_FIGURES_PANE (pane), 1)))));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_selection (void)
{
  g_autoptr (LodeArticle) article = make_article (4);
  GtkWidget *pane = lode_figures_pane_new ();
  GtkWidget *window = widgets_test_show (pane, 304, 300);
  g_autofree char *selected = NULL;
  guint n_notified = 0;

  lode_figures_pane_set_article (LODE_FIGURES_PANE (pane), article, lode_atlas_get_default ());
  g_signal_connect_swapped (pane, "notify::selected-claim", G_CALLBACK (widgets_test_count_cb),
                            &n_notified);
  g_object_set (pane, "selected-claim", "c3", NULL);
  g_object_set (pane, "selected-claim", "c3", NULL);
  g_object_get (pane, "selected-claim", &selected, NULL);
  g_assert_cmpstr (selected, ==, "c3");
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_true (gtk_list_box_row_is_selected (
    GTK_LIST_BOX_ROW (get_row (LODE_FIGURES_PANE (pane), 2))));
  lode_figures_pane_select_claim (LODE_FIGURES_PANE (pane), NULL);
  g_assert_false (gtk_list_box_row_is_selected (
    GTK_LIST_BOX_ROW (get_row (LODE_FIGURES_PANE (pane), 2))));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_specifics (void)
{
  LodeSpecificsBox *box = LODE_SPECIFICS_BOX (g_object_ref_sink (lode_specifics_box_new ()));
  g_autofree char *all = lode_specifics_box_describe_missing (box);
  g_autofree char *some = NULL;
  g_autofree char *none = NULL;

  g_assert_cmpuint (lode_specifics_box_get_n_stated (box), ==, 0);
  g_assert_cmpstr (all, ==, "Missing: Volumes, Timelines, Funding, Binding terms, Mechanism");
  lode_specifics_box_set_item (box, 2, "A$1.2 billion", "It sets aside A$1.2 billion.");
  lode_specifics_box_set_item (box, 0, "500 t", NULL);
  g_assert_cmpuint (lode_specifics_box_get_n_stated (box), ==, 2);
  some = lode_specifics_box_describe_missing (box);
  g_assert_cmpstr (some, ==, "Missing: Timelines, Binding terms, Mechanism");
  for (guint i = 0; i < LODE_SPECIFICS_BOX_N_ITEMS; i++)
    lode_specifics_box_set_item (box, i, lode_specifics_item_label (i), NULL);
  none = lode_specifics_box_describe_missing (box);
  g_assert_cmpstr (none, ==, "");
  g_assert_finalize_object (box);
}

static void
test_article_row (void)
{
  g_autoptr (LodeArticle) article = make_article (1);
  GtkWidget *row = lode_article_row_new ();
  GtkWidget *window = widgets_test_show (row, 288, 140);
  int minimum;

  lode_article_row_set_article (LODE_ARTICLE_ROW (row), NULL, 0);
  lode_article_row_set_article (LODE_ARTICLE_ROW (row), article, 1);
  lode_article_set_meta (article, "site", "A site with a name that is longer than any list");
  lode_article_set_meta (article, "excerpt", "What it would take.");
  lode_article_row_set_article (LODE_ARTICLE_ROW (row), article, 5);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, 288);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  widgets_test_init (&argc, &argv);

  g_test_add_func ("/widgets/figures-pane/rows", test_rows);
  g_test_add_func ("/widgets/figures-pane/toggle", test_toggle);
  g_test_add_func ("/widgets/figures-pane/selection", test_selection);
  g_test_add_func ("/widgets/specifics-box/items", test_specifics);
  g_test_add_func ("/widgets/article-row/fits", test_article_row);
  return g_test_run ();
}
