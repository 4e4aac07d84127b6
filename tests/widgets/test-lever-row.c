/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/lode-lever-entry.h"
#include "widgets/lode-lever-row.h"
#include "widgets/lode-range-scale.h"
#include "widgets/lode-time-strip.h"
#include "widgets-test.h"

typedef struct
{
  LodeScenario *scenario;
  LodeLever    *lever;
  GtkWidget    *row;
  GtkWidget    *window;
} Fixture;

/* Rows want a list around them. */
static GtkWidget *
show_in_list (GtkWidget *row,
              int        width,
              int        height)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return widgets_test_show (list, width, height);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char * const china[] = { "CHN", NULL };

  fixture->scenario = lode_scenario_new ("test", "ndfeb_magnets");
  fixture->lever = lode_lever_new ("L1", LODE_LEVER_EXPORT_CONTROL);
  lode_lever_set_countries (fixture->lever, china);
  lode_scenario_insert_lever (fixture->scenario, 0, fixture->lever);
  fixture->row = lode_lever_row_new (fixture->lever, fixture->scenario,
                                     lode_atlas_get_default ());
  lode_lever_row_set_is_open (LODE_LEVER_ROW (fixture->row), TRUE);
  fixture->window = show_in_list (fixture->row, 420, 240);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->scenario);
  g_assert_finalize_object (fixture->lever);
}

/* The first widget of a type below @root. */
static GtkWidget *
find_widget (GtkWidget *root,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
take_value_cb (double *taken,
               double  value)
{
  *taken = value;
}

static void
test_slider (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *scale = find_widget (fixture->row, LODE_TYPE_RANGE_SCALE);
  double taken = -1;
  gboolean is_handled;

  g_signal_connect_swapped (fixture->row, "magnitude-changed", G_CALLBACK (take_value_cb),
                            &taken);
  g_signal_emit_by_name (scale, "change-value", GTK_SCROLL_JUMP, 0.4041, &is_handled);
  g_assert_cmpfloat_with_epsilon (taken, 0.40, 1e-9);
  g_signal_emit_by_name (scale, "change-value", GTK_SCROLL_JUMP, 7.0, &is_handled);
  g_assert_cmpfloat_with_epsilon (taken, 1.0, 1e-9);
  /* The row shows; it changed nothing itself. */
  g_assert_cmpfloat (lode_lever_get_magnitude (fixture->lever, "remaining").value, <, 0.40);
}

static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *scale = find_widget (fixture->row, LODE_TYPE_RANGE_SCALE);
  GtkWidget *enabled = find_widget (fixture->row, GTK_TYPE_SWITCH);
  LodeMagnitude magnitude = { 0.35, 0.1, 0.6, LODE_SHAPE_PERT };
  guint n_signals = 0;

  g_signal_connect_swapped (fixture->row, "magnitude-changed",
                            G_CALLBACK (widgets_test_count_cb), &n_signals);
  g_signal_connect_swapped (fixture->row, "enabled-changed", G_CALLBACK (widgets_test_count_cb),
                            &n_signals);
  lode_lever_set_magnitude (fixture->lever, "remaining", magnitude);
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (scale)), 0.35, 1e-9);
  lode_lever_set_enabled (fixture->lever, FALSE);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (enabled)));
  g_assert_true (gtk_widget_has_css_class (fixture->row, "off"));
  g_assert_cmpuint (n_signals, ==, 0);
}

static void
test_switch (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *enabled = find_widget (fixture->row, GTK_TYPE_SWITCH);
  guint n_signals = 0;

  g_signal_connect_swapped (fixture->row, "enabled-changed", G_CALLBACK (widgets_test_count_cb),
                            &n_signals);
  gtk_switch_set_active (GTK_SWITCH (enabled), FALSE);
  g_assert_cmpuint (n_signals, ==, 1);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_signals = 0;
  GtkWidget *button = find_widget (fixture->row, GTK_TYPE_BUTTON);

  g_signal_connect_swapped (fixture->row, "delete", G_CALLBACK (widgets_test_count_cb),
                            &n_signals);
  g_assert_true (widgets_test_is_named (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_signals, ==, 1);
}

static void
test_every_kind (void)
{
  for (guint kind = 0; kind < LODE_LEVER_N_KINDS; kind++)
    {
      g_autoptr (LodeScenario) scenario = lode_scenario_new ("test", "ndfeb_magnets");
      g_autoptr (LodeLever) lever = lode_lever_new ("L1", (LodeLeverKind) kind);
      GtkWidget *row = lode_lever_row_new (lever, scenario, lode_atlas_get_default ());
      GtkWidget *window = show_in_list (row, 330, 120);
      int minimum;

      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 330);
      g_assert_true (widgets_test_is_named (row));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static void
test_band (void)
{
  GtkWidget *scale = lode_range_scale_new ();
  GtkWidget *window;
  graphene_rect_t band;
  float middle;

  gtk_range_set_range (GTK_RANGE (scale), 0, 1);
  window = widgets_test_show (scale, 300, 40);
  g_assert_false (lode_range_scale_get_band (LODE_RANGE_SCALE (scale), &band));
  lode_range_scale_set_range (LODE_RANGE_SCALE (scale), 0.25, 0.75);
  g_assert_true (lode_range_scale_get_band (LODE_RANGE_SCALE (scale), &band));
  middle = (float) gtk_widget_get_width (scale) / 2;
  g_assert_cmpfloat_with_epsilon (band.origin.x + band.size.width / 2, middle, 2.0f);
  g_assert_cmpfloat_with_epsilon (band.size.width, middle, 16.0f);
  lode_range_scale_set_range (LODE_RANGE_SCALE (scale), 0.0, 0.5);
  gtk_widget_set_direction (scale, GTK_TEXT_DIR_RTL);
  g_assert_true (lode_range_scale_get_band (LODE_RANGE_SCALE (scale), &band));
  g_assert_cmpfloat (band.origin.x, >, middle - 16.0f);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_strip (void)
{
  GtkWidget *strip = lode_time_strip_new ();
  GtkWidget *window = widgets_test_show (strip, 128, 16);
  g_autoptr (GBytes) empty = widgets_test_draw (strip);
  g_autoptr (GBytes) shock = NULL;
  g_autoptr (GBytes) answer = NULL;

  lode_time_strip_set_span (LODE_TIME_STRIP (strip), lode_month_parse ("2026-01"),
                            lode_month_parse ("2035-12"));
  lode_time_strip_set_window (LODE_TIME_STRIP (strip), lode_month_parse ("2028-01"),
                              lode_month_parse ("2029-12"), 0, TRUE);
  shock = widgets_test_draw (strip);
  lode_time_strip_set_window (LODE_TIME_STRIP (strip), LODE_MONTH_NONE, LODE_MONTH_NONE, 24,
                              FALSE);
  answer = widgets_test_draw (strip);
  g_assert_false (g_bytes_equal (empty, shock));
  g_assert_false (g_bytes_equal (shock, answer));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
take_lever_cb (LodeLever **taken,
               LodeLever  *lever)
{
  g_set_object (taken, lever);
}

static void
test_entry (void)
{
  g_autoptr (LodeScenario) scenario = lode_scenario_new ("test", "ndfeb_magnets");
  GtkWidget *entry = lode_lever_entry_new ();
  GtkWidget *window = widgets_test_show (entry, 400, 40);
  g_autoptr (LodeLever) taken = NULL;

  g_signal_connect_swapped (entry, "lever-chosen", G_CALLBACK (take_lever_cb), &taken);
  g_assert_false (lode_lever_entry_take_first (LODE_LEVER_ENTRY (entry)));
  lode_lever_entry_set_scenario (LODE_LEVER_ENTRY (entry), scenario, lode_atlas_get_default ());
  lode_lever_entry_set_text (LODE_LEVER_ENTRY (entry), "export control china");
  widgets_test_settle ();
  g_assert_true (lode_lever_entry_take_first (LODE_LEVER_ENTRY (entry)));
  g_assert_nonnull (taken);
  g_assert_cmpint (lode_lever_get_kind (taken), ==, LODE_LEVER_EXPORT_CONTROL);
  /* What was typed is gone, so Enter adds nothing twice. */
  g_assert_false (lode_lever_entry_take_first (LODE_LEVER_ENTRY (entry)));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  widgets_test_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/widgets/lever-row/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("slider", test_slider);
  ADD ("follows", test_follows);
  ADD ("switch", test_switch);
  ADD ("delete", test_delete);
#undef ADD
  g_test_add_func ("/widgets/lever-row/every-kind", test_every_kind);
  g_test_add_func ("/widgets/range-scale/band", test_band);
  g_test_add_func ("/widgets/time-strip/looks", test_strip);
  g_test_add_func ("/widgets/lever-entry/take", test_entry);
  return g_test_run ();
}
