/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/lode-width-bin.h"
#include "widgets-test.h"

static void
test_limits (void)
{
  g_assert_cmpint (lode_width_for_pixels (360, 1.0), ==, LODE_WIDTH_NARROW);
  g_assert_cmpint (lode_width_for_pixels (599, 1.0), ==, LODE_WIDTH_NARROW);
  g_assert_cmpint (lode_width_for_pixels (600, 1.0), ==, LODE_WIDTH_MEDIUM);
  g_assert_cmpint (lode_width_for_pixels (860, 1.0), ==, LODE_WIDTH_LARGE);
  g_assert_cmpint (lode_width_for_pixels (1100, 1.0), ==, LODE_WIDTH_FULL);
  g_assert_cmpint (lode_width_for_pixels (1280, 2.0), ==, LODE_WIDTH_MEDIUM);
  g_assert_cmpint (lode_width_for_pixels (1280, 0.0), ==, LODE_WIDTH_FULL);
}

static GtkWidget *
make_wide_child (void)
{
  GtkWidget *child = gtk_label_new ("wide");

  gtk_widget_set_size_request (child, 1000, 100);
  return child;
}

/* What the child wants never keeps the bin from shrinking. */
static void
test_least (void)
{
  GtkWidget *bin = g_object_ref_sink (lode_width_bin_new ());
  int minimum;
  int natural;

  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 0);
  lode_width_bin_set_child (LODE_WIDTH_BIN (bin), make_wide_child ());
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, LODE_WIDTH_BIN_MINIMUM);
  g_assert_cmpint (natural, ==, 1000);
  g_assert_finalize_object (bin);
}

static void
record_cb (LodeWidthBin *bin,
           GParamSpec   *pspec,
           GtkWidget    *child)
{
  gtk_widget_set_size_request (
    child, lode_width_bin_get_width_class (bin) == LODE_WIDTH_NARROW ? 100 : 1000, 100);
}

/* The layout is switched before the child is laid out, so it never stands outside. */
static void
test_switch (void)
{
  GtkWidget *bin = lode_width_bin_new ();
  GtkWidget *child = make_wide_child ();
  GtkWidget *window;

  g_signal_connect (bin, "notify::width-class", G_CALLBACK (record_cb), child);
  lode_width_bin_set_child (LODE_WIDTH_BIN (bin), child);
  window = widgets_test_show (bin, 400, 300);
  g_assert_cmpint (lode_width_bin_get_width_class (LODE_WIDTH_BIN (bin)), ==, LODE_WIDTH_NARROW);
  g_assert_cmpint (gtk_widget_get_width (child), ==, 400);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_text_scale (void)
{
  GtkWidget *bin = lode_width_bin_new ();
  GtkWidget *window;

  lode_width_bin_set_child (LODE_WIDTH_BIN (bin), gtk_label_new ("text"));
  window = widgets_test_show (bin, 1200, 300);
  g_assert_cmpint (lode_width_bin_get_width_class (LODE_WIDTH_BIN (bin)), ==, LODE_WIDTH_FULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  g_assert_cmpint (lode_width_bin_get_width_class (LODE_WIDTH_BIN (bin)), ==, LODE_WIDTH_MEDIUM);
  g_assert_cmpfloat (lode_width_bin_get_text_scale (LODE_WIDTH_BIN (bin)), ==, 2.0);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_replace (void)
{
  LodeWidthBin *bin = LODE_WIDTH_BIN (g_object_ref_sink (lode_width_bin_new ()));
  GtkWidget *first = gtk_label_new ("first");
  GtkWidget *second = gtk_label_new ("second");
  g_autoptr (GtkWidget) got = NULL;

  lode_width_bin_set_child (bin, first);
  g_object_set (bin, "child", second, NULL);
  g_object_get (bin, "child", &got, NULL);
  g_assert_true (got == second);
  g_assert_true (lode_width_bin_get_child (bin) == second);
  lode_width_bin_set_child (bin, NULL);
  g_assert_null (lode_width_bin_get_child (bin));
  g_assert_finalize_object (bin);
}

int
main (int    argc,
      char **argv)
{
  widgets_test_init (&argc, &argv);

  g_test_add_func ("/widgets/width-bin/limits", test_limits);
  g_test_add_func ("/widgets/width-bin/least", test_least);
  g_test_add_func ("/widgets/width-bin/switch", test_switch);
  g_test_add_func ("/widgets/width-bin/text-scale", test_text_scale);
  g_test_add_func ("/widgets/width-bin/replace", test_replace);
  return g_test_run ();
}
