/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-test.h"

#include <math.h>

#include "app/lode-present-window.h"
#include "widgets-test.h"
#include "widgets/lode-lever-row.h"

static gboolean
is_settled (gpointer page)
{
  return lode_scenarios_page_is_settled (page) &&
         !isnan (lode_scenarios_page_get_shortage (page));
}

/* Moving a lever changes the result; undo brings lever and result back. */
static void
test_live (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *room = ui_test_show_room (fixture, "scenarios");
  LodeScenariosPage *page = LODE_SCENARIOS_PAGE (room);
  GtkWidget *row;
  double before;
  double after;

  widgets_test_wait (is_settled, page);
  before = lode_scenarios_page_get_shortage (page);
  row = ui_test_find (room, LODE_TYPE_LEVER_ROW, 0);
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "magnitude-changed", 0.9);
  widgets_test_wait (is_settled, page);
  after = lode_scenarios_page_get_shortage (page);
  g_test_message ("shortage %g t, then %g t", before, after);
  g_assert_cmpfloat (after, <, before);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  widgets_test_wait (is_settled, page);
  g_assert_cmpfloat_with_epsilon (lode_scenarios_page_get_shortage (page), before, 1e-6);
}

/* A slider's way is one step of undo. */
static void
test_one_step (UiFixture     *fixture,
               gconstpointer  data)
{
  GtkWidget *room = ui_test_show_room (fixture, "scenarios");
  LodeScenario *scenario = lode_scenarios_page_get_scenario (LODE_SCENARIOS_PAGE (room));
  LodeLever *lever = lode_scenario_get_lever (scenario, 0);
  GtkWidget *row = ui_test_find (room, LODE_TYPE_LEVER_ROW, 0);
  double before = lode_lever_get_magnitude (lever, "remaining").value;

  for (guint i = 1; i <= 10; i++)
    g_signal_emit_by_name (row, "magnitude-changed", i / 20.0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  lever = lode_scenario_get_lever (scenario, 0);
  g_assert_cmpfloat (lode_lever_get_magnitude (lever, "remaining").value, ==, before);
  g_assert_false (lode_history_get_can_undo (
    lode_library_get_history (lode_window_get_library (fixture->window))));
}

/* Levers are added by typing and deleted with a way back. */
static void
test_levers (UiFixture     *fixture,
             gconstpointer  data)
{
  GtkWidget *room = ui_test_show_room (fixture, "scenarios");
  LodeScenario *scenario = lode_scenarios_page_get_scenario (LODE_SCENARIOS_PAGE (room));
  guint n_levers = lode_scenario_get_n_levers (scenario);
  g_autoptr (LodeLever) lever = lode_lever_new ("L77", LODE_LEVER_DEMAND_GROWTH);
  GtkWidget *entry = ui_test_find (room, g_type_from_name ("LodeLeverEntry"), 0);
  GtkWidget *row;

  g_signal_emit_by_name (entry, "lever-chosen", lever);
  widgets_test_settle ();
  g_assert_cmpuint (lode_scenario_get_n_levers (scenario), ==, n_levers + 1);
  row = ui_test_find (room, LODE_TYPE_LEVER_ROW, n_levers);
  g_assert_nonnull (row);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
  g_signal_emit_by_name (row, "delete");
  g_assert_cmpuint (lode_scenario_get_n_levers (scenario), ==, n_levers);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpuint (lode_scenario_get_n_levers (scenario), ==, n_levers + 1);
}

static void
test_new_scenario (UiFixture     *fixture,
                   gconstpointer  data)
{
  GtkWidget *room = ui_test_show_room (fixture, "scenarios");
  GListModel *scenarios = lode_library_get_scenarios (lode_window_get_library (fixture->window));
  guint n_scenarios = g_list_model_get_n_items (scenarios);
  LodeScenario *scenario;

  gtk_widget_activate_action (room, "scenarios.new", NULL);
  scenario = lode_scenarios_page_get_scenario (LODE_SCENARIOS_PAGE (room));
  g_assert_cmpuint (g_list_model_get_n_items (scenarios), ==, n_scenarios + 1);
  g_assert_cmpuint (lode_scenario_get_n_levers (scenario), ==, 0);
  gtk_widget_activate_action (room, "scenarios.duplicate", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (scenarios), ==, n_scenarios + 2);
  g_assert_true (lode_scenarios_page_get_scenario (LODE_SCENARIOS_PAGE (room)) != scenario);
}

/* Slides are added, moved and deleted; charts come from the other rooms. */
static void
test_slides (UiFixture     *fixture,
             gconstpointer  data)
{
  GtkWidget *room = ui_test_show_room (fixture, "briefings");
  LodeBriefingsPage *page = LODE_BRIEFINGS_PAGE (room);
  LodeBriefing *briefing = lode_briefings_page_get_briefing (page);
  guint n_slides = lode_briefing_get_n_slides (briefing);
  LodeSlide *second = lode_briefing_get_slide (briefing, 1);

  lode_briefings_page_select (page, 0);
  gtk_widget_activate_action (room, "briefings.move-slide", "i", 1);
  g_assert_true (lode_briefing_get_slide (briefing, 0) == second);
  g_assert_cmpint (lode_briefings_page_get_selected (page), ==, 1);
  gtk_widget_activate_action (room, "briefings.add-slide", "s", "quote");
  g_assert_cmpuint (lode_briefing_get_n_slides (briefing), ==, n_slides + 1);
  g_assert_cmpint (lode_slide_get_kind (lode_briefing_get_slide (briefing, 2)), ==,
                   LODE_SLIDE_QUOTE);
  gtk_widget_activate_action (room, "briefings.delete-slide", NULL);
  g_assert_cmpuint (lode_briefing_get_n_slides (briefing), ==, n_slides);

  room = ui_test_show_room (fixture, "depend");
  gtk_widget_activate_action (room, "depend.add-to-briefing", NULL);
  g_assert_cmpuint (lode_briefing_get_n_slides (briefing), ==, n_slides + 1);
  widgets_test_settle ();
}

static gboolean
is_shown (gpointer window)
{
  return gtk_widget_get_mapped (window);
}

/* Presenting: next, back, first, last, blank, end; the room follows. */
static void
test_present (UiFixture     *fixture,
              gconstpointer  data)
{
  GtkWidget *room = ui_test_show_room (fixture, "briefings");
  LodeBriefingsPage *page = LODE_BRIEFINGS_PAGE (room);
  guint last = lode_briefing_get_n_slides (lode_briefings_page_get_briefing (page)) - 1;
  LodePresentWindow *window;
  GtkWidget *widget;

  lode_briefings_page_select (page, 0);
  window = LODE_PRESENT_WINDOW (lode_briefings_page_present (page));
  widget = GTK_WIDGET (window);
  widgets_test_wait (is_shown, window);
  g_assert_cmpuint (lode_present_window_get_position (window), ==, 0);
  gtk_widget_activate_action (widget, "present.step", "i", 1);
  gtk_widget_activate_action (widget, "present.step", "i", 1);
  g_assert_cmpuint (lode_present_window_get_position (window), ==, 2);
  g_assert_cmpint (lode_briefings_page_get_selected (page), ==, 2);
  gtk_widget_activate_action (widget, "present.last", NULL);
  gtk_widget_activate_action (widget, "present.step", "i", 1);
  g_assert_cmpuint (lode_present_window_get_position (window), ==, last);
  gtk_widget_activate_action (widget, "present.blank", NULL);
  g_assert_true (lode_present_window_get_is_blank (window));
  gtk_widget_activate_action (widget, "present.step", "i", -1);
  g_assert_false (lode_present_window_get_is_blank (window));
  gtk_widget_activate_action (widget, "present.first", NULL);
  gtk_widget_activate_action (widget, "present.step", "i", -1);
  g_assert_cmpuint (lode_present_window_get_position (window), ==, 0);
  gtk_widget_activate_action (widget, "present.end", NULL);
  widgets_test_settle ();
}

/* What was selected is selected again after a restart, and what was changed is there. */
static void
test_restart (UiFixture     *fixture,
              gconstpointer  data)
{
  GtkWidget *read = ui_test_show_room (fixture, "read");
  LodeLibrary *library = lode_window_get_library (fixture->window);
  g_autoptr (LodeArticle) article = g_list_model_get_item (lode_library_get_articles (library), 1);
  g_autofree char *id = g_strdup (lode_article_get_id (article));
  g_autoptr (LodeChartSpec) plain = lode_chart_spec_new (LODE_CHART_SOURCES, "ndfeb_magnets");
  g_autoptr (LodeChartSpec) spec = lode_chart_spec_with (plain, "consumer", "JPN");
  GtkWidget *room;

  lode_read_page_show_article (LODE_READ_PAGE (read), article);
  lode_article_set_is_starred (article, TRUE);
  room = ui_test_show_room (fixture, "briefings");
  lode_briefings_page_select (LODE_BRIEFINGS_PAGE (room), 3);
  room = ui_test_show_room (fixture, "depend");
  lode_depend_page_show_chart (LODE_DEPEND_PAGE (room), spec);
  ui_test_resize (fixture, 1000, 700);
  g_clear_object (&article);
  ui_test_restart (fixture);

  g_assert_true (gtk_widget_get_mapped (lode_window_get_room (fixture->window, "depend")));
  room = lode_window_get_room (fixture->window, "depend");
  g_assert_true (lode_chart_spec_equal (lode_depend_page_get_spec (LODE_DEPEND_PAGE (room)),
                                        spec));
  room = lode_window_get_room (fixture->window, "read");
  article = g_object_ref (lode_read_page_get_article (LODE_READ_PAGE (room)));
  g_assert_cmpstr (lode_article_get_id (article), ==, id);
  g_assert_true (lode_article_get_is_starred (article));
  room = lode_window_get_room (fixture->window, "briefings");
  g_assert_cmpint (lode_briefings_page_get_selected (LODE_BRIEFINGS_PAGE (room)), ==, 3);
  g_assert_cmpint (ABS (gtk_widget_get_width (GTK_WIDGET (fixture->window)) - 1000), <, 40);
}

/* A folder that is no workspace is said in the window, and the open one stays. */
static void
test_no_workspace (UiFixture     *fixture,
                   gconstpointer  data)
{
  LodeLibrary *library = lode_window_get_library (fixture->window);

  lode_window_open_workspace (fixture->window, "/nonexistent/lodestone", FALSE);
  widgets_test_settle ();
  g_assert_true (lode_window_get_library (fixture->window) == library);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/ui/" name, UiFixture, NULL, ui_test_set_up, function, ui_test_tear_down)
  ADD ("scenarios/live", test_live);
  ADD ("scenarios/one-step", test_one_step);
  ADD ("scenarios/levers", test_levers);
  ADD ("scenarios/new", test_new_scenario);
  ADD ("briefings/slides", test_slides);
  ADD ("briefings/present", test_present);
  ADD ("window/restart", test_restart);
  ADD ("window/no-workspace", test_no_workspace);
#undef ADD
  return g_test_run ();
}
