/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-test.h"

#include "app/lode-room.h"
#include "chart/scene/lode-scene-hit.h"
#include "widgets-test.h"
#include "widgets/lode-article-view.h"
#include "widgets/lode-claim-row.h"
#include "widgets/lode-slide-view.h"

static const char * const rooms[] = { "read", "depend", "scenarios", "briefings" };

/* Every room opens on the sample with something in it, and has a title for a narrow window. */
static void
test_all (UiFixture     *fixture,
          gconstpointer  data)
{
  static GType (* const contents[]) (void) = {
    lode_article_view_get_type, lode_chart_view_get_type, lode_chart_view_get_type,
    lode_slide_view_get_type,
  };

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      GtkWidget *room = ui_test_show_room (fixture, rooms[i]);
      g_autofree char *title = lode_room_get_title (LODE_ROOM (room));

      g_assert_true (gtk_widget_get_mapped (room));
      g_assert_nonnull (title);
      g_assert_cmpstr (title, !=, "");
      if (i != 2)
        g_assert_nonnull (ui_test_find (room, contents[i] (), 0));
    }
}

/* No room needs more than the narrowest window has; no part of it is cut. */
static void
test_narrow (UiFixture     *fixture,
             gconstpointer  data)
{
  ui_test_resize (fixture, 360, 720);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      GtkWidget *room = ui_test_show_room (fixture, rooms[i]);
      GtkWidget *bin = ui_test_find (GTK_WIDGET (fixture->window), LODE_TYPE_WIDTH_BIN, 0);
      int minimum;

      gtk_widget_measure (room, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s wants at least %d px", rooms[i], minimum);
      g_assert_cmpint (minimum, <=, 348);
      gtk_widget_measure (lode_width_bin_get_child (LODE_WIDTH_BIN (bin)),
                          GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 348);
    }
}

/* All widths one after the other, there and back: nothing complains (criticals are fatal). */
static void
test_widths (UiFixture     *fixture,
             gconstpointer  data)
{
  static const int widths[] = { 1280, 1000, 700, 400, 700, 1000, 1280 };

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      ui_test_show_room (fixture, rooms[i]);
      for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
        ui_test_resize (fixture, widths[k], 700);
    }
}

/* Right to left, every room shows, from the pane on the right to the chart. */
static void
test_right_to_left (UiFixture     *fixture,
                    gconstpointer  data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      GtkWidget *room = ui_test_show_room (fixture, rooms[i]);
      GtkWidget *list = ui_test_find (room, GTK_TYPE_LIST_BOX, 0);
      graphene_rect_t bounds;

      g_assert_cmpint (gtk_widget_get_direction (room), ==, GTK_TEXT_DIR_RTL);
      g_assert_nonnull (list);
      g_assert_true (gtk_widget_compute_bounds (list, room, &bounds));
      /* In Scenarios the first list is the result's, which is then on the left. */
      if (i == 2)
        g_assert_cmpfloat (bounds.origin.x, <, 500.0f);
      else
        g_assert_cmpfloat (bounds.origin.x, >, 500.0f);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  widgets_test_settle ();
}

/* What a button shows instead of words. (nullable) */
static const char *
get_icon_name (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    return gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget));
  if (GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    return gtk_button_get_icon_name (GTK_BUTTON (widget));
  return NULL;
}

/* Buttons without words have a name all the same. */
static void
assert_named (GtkWidget *root)
{
  const char *icon_name = get_icon_name (root);

  if (icon_name != NULL && gtk_widget_get_mapped (root))
    {
      g_test_message ("%s with %s", G_OBJECT_TYPE_NAME (root), icon_name);
      g_assert_true (widgets_test_is_named (root));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

static void
test_names (UiFixture     *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      GtkWidget *room = ui_test_show_room (fixture, rooms[i]);

      assert_named (room);
    }
}

/* Accepting a figure is saved, can be undone, and the text shows it. */
static void
test_evidence (UiFixture     *fixture,
               gconstpointer  data)
{
  GtkWidget *room = ui_test_show_room (fixture, "read");
  LodeArticle *article = lode_read_page_get_article (LODE_READ_PAGE (room));
  LodeLibrary *library = lode_window_get_library (fixture->window);
  g_autofree char *id = NULL;
  GtkWidget *pane = ui_test_find (room, g_type_from_name ("LodeFiguresPane"), 0);

  g_assert_nonnull (article);
  for (guint i = 0; id == NULL; i++)
    {
      const LodeClaim *claim = g_ptr_array_index (lode_article_get_claims (article), i);

      id = claim->is_evidence ? NULL : g_strdup (claim->id);
    }

  g_signal_emit_by_name (pane, "evidence-toggled", id, TRUE);
  g_assert_true (lode_article_find_claim (article, id)->is_evidence);
  g_assert_true (lode_library_is_unsaved (library, G_OBJECT (article)));
  g_assert_true (lode_history_get_can_undo (lode_library_get_history (library)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_false (lode_article_find_claim (article, id)->is_evidence);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  g_assert_true (lode_article_find_claim (article, id)->is_evidence);
  lode_window_save_now (fixture->window);
  g_assert_true (lode_library_get_is_saved (library));
}

/* A figure picked in the text lights its row, and the other way round. */
static void
test_figure_selection (UiFixture     *fixture,
                       gconstpointer  data)
{
  GtkWidget *room = ui_test_show_room (fixture, "read");
  GtkWidget *view = ui_test_find (room, LODE_TYPE_ARTICLE_VIEW, 0);
  GtkWidget *row = ui_test_find (room, LODE_TYPE_CLAIM_ROW, 1);
  const char *id = lode_claim_row_get_claim_id (LODE_CLAIM_ROW (row));

  lode_article_view_select_claim (LODE_ARTICLE_VIEW (view), id);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
  row = ui_test_find (room, LODE_TYPE_CLAIM_ROW, 0);
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
  g_assert_cmpstr (lode_article_view_get_selected_claim (LODE_ARTICLE_VIEW (view)), ==,
                   lode_claim_row_get_claim_id (LODE_CLAIM_ROW (row)));
}

static gboolean
has_scene (gpointer view)
{
  return lode_chart_view_get_scene (view) != NULL;
}

/* The chart of the room answers to keys, and a pinned mark is explained. */
static void
test_chart (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *room = ui_test_show_room (fixture, "depend");
  LodeChartView *view = lode_depend_page_get_chart_view (LODE_DEPEND_PAGE (room));
  g_autofree char *first = NULL;

  widgets_test_wait (has_scene, view);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  first = g_strdup (lode_chart_view_get_focused (view));
  g_assert_nonnull (first);
  gtk_widget_activate_action (GTK_WIDGET (view), "chart.move", "i", LODE_MOVE_RIGHT);
  g_assert_cmpstr (lode_chart_view_get_focused (view), !=, first);
  gtk_widget_activate_action (GTK_WIDGET (view), "chart.pin", NULL);
  g_assert_nonnull (lode_chart_view_get_pinned_mark (view));
}

/* Every kind, material and consumer either draws or says why not. */
static void
test_every_chart (UiFixture     *fixture,
                  gconstpointer  data)
{
  static const char * const consumers[] = { NULL, "EU27", "JPN", "USA" };
  static const char * const materials[] = { "ndfeb_magnets", "dysprosium_terbium", "gallium" };
  GtkWidget *room = ui_test_show_room (fixture, "depend");
  LodeChartView *view = lode_depend_page_get_chart_view (LODE_DEPEND_PAGE (room));

  for (guint i = 0; i < G_N_ELEMENTS (materials) * G_N_ELEMENTS (consumers) * 2; i++)
    {
      g_autoptr (LodeChartSpec) plain =
        lode_chart_spec_new (i % 2 == 0 ? LODE_CHART_FLOW : LODE_CHART_SOURCES,
                             materials[i / 2 % 3]);
      g_autoptr (LodeChartSpec) spec = lode_chart_spec_with (plain, "consumer",
                                                             consumers[i / 6]);

      lode_depend_page_show_chart (LODE_DEPEND_PAGE (room), spec);
      widgets_test_settle ();
      g_assert_true ((lode_chart_view_get_scene (view) != NULL) !=
                     (lode_chart_view_get_problem (view) != NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/ui/" name, UiFixture, NULL, ui_test_set_up, function, ui_test_tear_down)
  ADD ("rooms/all", test_all);
  ADD ("rooms/narrow", test_narrow);
  ADD ("rooms/widths", test_widths);
  ADD ("rooms/names", test_names);
  ADD ("rooms/right-to-left", test_right_to_left);
  ADD ("read/evidence", test_evidence);
  ADD ("read/figure-selection", test_figure_selection);
  ADD ("depend/chart", test_chart);
  ADD ("depend/every-chart", test_every_chart);
#undef ADD
  return g_test_run ();
}
