/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "atlas/lode-atlas.h"
#include "chart/scene/lode-scene-hit.h"
#include "widgets/lode-chart-stop.h"
#include "widgets/lode-chart-table.h"
#include "widgets/lode-chart-view.h"
#include "widgets-test.h"

typedef struct
{
  LodeChartSpec *spec;
  guint          n_builds;
  LodeChartStyle last_style;
} Source;

static LodeScene *
build (const LodeChartStyle *style,
       gpointer              user_data,
       GError              **error)
{
  Source *source = user_data;
  LodeChartData data = { .atlas = lode_atlas_get_default () };

  source->n_builds++;
  source->last_style = *style;
  return lode_chart_build (source->spec, &data, style, error);
}

typedef struct
{
  Source         source;
  LodeChartView *view;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  consumer)
{
  g_autoptr (LodeChartSpec) plain = lode_chart_spec_new (LODE_CHART_SOURCES, "ndfeb_magnets");

  fixture->source.spec = lode_chart_spec_with (plain, "consumer", consumer);
  fixture->view = LODE_CHART_VIEW (lode_chart_view_new ());
  lode_chart_view_set_source (fixture->view, build, &fixture->source, NULL);
  fixture->window = widgets_test_show (GTK_WIDGET (fixture->view), 800, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  consumer)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  lode_chart_spec_unref (fixture->source.spec);
}

static guint
count_children (GtkWidget *widget)
{
  guint n_children = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_children++;
  return n_children;
}

static void
test_stops (Fixture       *fixture,
            gconstpointer  consumer)
{
  const LodeScene *scene = lode_chart_view_get_scene (fixture->view);
  GtkWidget *view = GTK_WIDGET (fixture->view);

  g_assert_nonnull (scene);
  g_assert_null (lode_chart_view_get_problem (fixture->view));
  g_assert_cmpuint (lode_scene_get_n_stops (scene), >, 3);
  g_assert_cmpuint (count_children (view), ==, lode_scene_get_n_stops (scene));
  g_assert_true (widgets_test_is_named (view));
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_assert_true (widgets_test_is_named (child));
}

static void
move (Fixture  *fixture,
      LodeMove  direction)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.move", "i", (int) direction);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  consumer)
{
  const LodeScene *scene = lode_chart_view_get_scene (fixture->view);
  const char *first = lode_scene_get_mark (scene, lode_scene_get_stop (scene, 0))->key;
  const char *second = lode_scene_get_mark (scene, lode_scene_get_stop (scene, 1))->key;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  g_assert_cmpstr (lode_chart_view_get_focused (fixture->view), ==, first);
  move (fixture, LODE_MOVE_DOWN);
  g_assert_cmpstr (lode_chart_view_get_focused (fixture->view), ==, second);
  g_assert_true (LODE_IS_CHART_STOP (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  move (fixture, LODE_MOVE_UP);
  g_assert_cmpstr (lode_chart_view_get_focused (fixture->view), ==, first);
  move (fixture, LODE_MOVE_LAST);
  g_assert_cmpstr (lode_chart_view_get_focused (fixture->view), !=, first);
  move (fixture, LODE_MOVE_FIRST);
  g_assert_cmpstr (lode_chart_view_get_focused (fixture->view), ==, first);
}

static void
test_pin (Fixture       *fixture,
          gconstpointer  consumer)
{
  guint n_notified = 0;
  g_autofree char *pinned = NULL;

  g_signal_connect_swapped (fixture->view, "notify::pinned", G_CALLBACK (widgets_test_count_cb),
                            &n_notified);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.pin", NULL);
  g_object_get (fixture->view, "pinned", &pinned, NULL);
  g_assert_cmpstr (pinned, ==, lode_chart_view_get_focused (fixture->view));
  g_assert_cmpstr (lode_chart_view_get_pinned_mark (fixture->view)->key, ==, pinned);

  /* The same key again lets go, so does Esc. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.pin", NULL);
  g_assert_null (lode_chart_view_get_pinned_mark (fixture->view));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.pin", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.unpin", NULL);
  g_assert_null (lode_chart_view_get_pinned_mark (fixture->view));
  g_assert_cmpuint (n_notified, ==, 4);
}

/* Pinning shows; a size that changes keeps what is pinned and focused. */
static void
test_looks (Fixture       *fixture,
            gconstpointer  consumer)
{
  g_autoptr (GBytes) plain = widgets_test_draw (GTK_WIDGET (fixture->view));
  g_autoptr (GBytes) pinned = NULL;
  guint n_builds = fixture->source.n_builds;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.pin", NULL);
  pinned = widgets_test_draw (GTK_WIDGET (fixture->view));
  g_assert_false (g_bytes_equal (plain, pinned));
  g_assert_cmpuint (fixture->source.n_builds, ==, n_builds);

  lode_chart_view_rebuild (fixture->view);
  widgets_test_settle ();
  g_assert_cmpuint (fixture->source.n_builds, ==, n_builds + 1);
  g_assert_nonnull (lode_chart_view_get_pinned_mark (fixture->view));
  g_assert_true (LODE_IS_CHART_STOP (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
}

static gboolean
is_dark (gpointer source)
{
  return ((Source *) source)->last_style.theme == LODE_THEME_DARK;
}

static gboolean
is_narrow (gpointer source)
{
  return ((Source *) source)->last_style.is_narrow;
}

static void
test_themes (Fixture       *fixture,
             gconstpointer  consumer)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_assert_cmpint (fixture->source.last_style.theme, ==, LODE_THEME_LIGHT);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  widgets_test_wait (is_dark, &fixture->source);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* 200 % text doubles the base and makes the same window a narrow one. */
static void
test_text_size (Fixture       *fixture,
                gconstpointer  consumer)
{
  double base_px = fixture->source.last_style.base_px;

  g_assert_false (fixture->source.last_style.is_narrow);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  widgets_test_wait (is_narrow, &fixture->source);
  g_assert_cmpfloat_with_epsilon (fixture->source.last_style.base_px, 2 * base_px, 1e-9);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
test_problem (Fixture       *fixture,
              gconstpointer  consumer)
{
  g_assert_null (lode_chart_view_get_scene (fixture->view));
  g_assert_nonnull (lode_chart_view_get_problem (fixture->view));
  g_assert_cmpuint (count_children (GTK_WIDGET (fixture->view)), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.move", "i", LODE_MOVE_NEXT);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.pin", NULL);
}

static gboolean
has_scene (gpointer view)
{
  return lode_chart_view_get_scene (view) != NULL;
}

/* A chart that has no room asks for more instead of failing. */
static void
test_grows (void)
{
  Source source = { lode_chart_spec_new (LODE_CHART_SOURCES, "ndfeb_magnets"), 0, { 0 } };
  g_autoptr (LodeChartSpec) plain = g_steal_pointer (&source.spec);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = lode_chart_view_new ();
  GtkWidget *window;

  source.spec = lode_chart_spec_with (plain, "consumer", "EU27");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  lode_chart_view_set_source (LODE_CHART_VIEW (view), build, &source, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  window = widgets_test_show (scroller, 1200, 300);
  widgets_test_wait (has_scene, view);
  g_assert_null (lode_chart_view_get_problem (LODE_CHART_VIEW (view)));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  lode_chart_spec_unref (source.spec);
}

static void
test_table (Fixture       *fixture,
            gconstpointer  consumer)
{
  LodeChartTable *table = LODE_CHART_TABLE (g_object_ref_sink (lode_chart_table_new ()));
  const LodeScene *scene = lode_chart_view_get_scene (fixture->view);
  g_autoptr (GPtrArray) rows = lode_scene_to_table (scene);

  lode_chart_table_set_scene (table, scene);
  g_assert_cmpuint (lode_chart_table_get_n_rows (table), ==, rows->len - 1);
  lode_chart_table_set_scene (table, scene);
  g_assert_cmpuint (lode_chart_table_get_n_rows (table), ==, rows->len - 1);
  lode_chart_table_set_scene (table, NULL);
  g_assert_cmpuint (lode_chart_table_get_n_rows (table), ==, 0);
  g_assert_finalize_object (table);
}

int
main (int    argc,
      char **argv)
{
  widgets_test_init (&argc, &argv);

#define ADD(name, consumer, function) \
  g_test_add ("/widgets/" name, Fixture, consumer, set_up, function, tear_down)
  ADD ("chart-view/stops", "EU27", test_stops);
  ADD ("chart-view/keys", "EU27", test_keys);
  ADD ("chart-view/pin", "EU27", test_pin);
  ADD ("chart-view/looks", "EU27", test_looks);
  ADD ("chart-view/themes", "EU27", test_themes);
  ADD ("chart-view/text-size", "EU27", test_text_size);
  ADD ("chart-view/problem", "XXX", test_problem);
  ADD ("chart-table/rows", "EU27", test_table);
#undef ADD
  g_test_add_func ("/widgets/chart-view/grows", test_grows);
  return g_test_run ();
}
