/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "atlas/lode-atlas.h"
#include "widgets/lode-slide-editor.h"
#include "widgets/lode-slide-view.h"
#include "widgets-test.h"

static void
edited_cb (LodeSlideEditor *editor,
           const char      *member,
           const char      *value,
           GString         *log)
{
  g_string_append_printf (log, "%s=%s;", member, value);
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type,
           guint     *n)
{
  if (G_OBJECT_TYPE (root) == type && gtk_widget_get_mapped (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_visible (GtkWidget *editor,
             GType      type,
             guint      n)
{
  return find_type (editor, type, &n);
}

static void
test_follows (void)
{
  g_autoptr (LodeSlide) slide = lode_slide_new (LODE_SLIDE_TEXT);
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWidget *editor = lode_slide_editor_new ();
  GtkWidget *window = widgets_test_show (editor, 800, 300);
  GtkWidget *title;

  lode_slide_set (slide, "title", "One");
  g_signal_connect (editor, "slide-edited", G_CALLBACK (edited_cb), log);
  lode_slide_editor_set_slide (LODE_SLIDE_EDITOR (editor), slide);
  widgets_test_settle ();
  title = get_visible (editor, GTK_TYPE_ENTRY, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "One");
  lode_slide_set (slide, "title", "Two");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Two");
  g_assert_cmpstr (log->str, ==, "");
  gtk_editable_insert_text (GTK_EDITABLE (title), "s", -1, &(int) { 3 });
  g_assert_cmpstr (log->str, ==, "title=Twos;");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_notes (void)
{
  g_autoptr (LodeSlide) slide = lode_slide_new (LODE_SLIDE_SOURCES);
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWidget *editor = lode_slide_editor_new ();
  GtkWidget *window = widgets_test_show (editor, 800, 300);
  GtkTextBuffer *buffer;

  lode_slide_editor_set_slide (LODE_SLIDE_EDITOR (editor), slide);
  g_signal_connect (editor, "slide-edited", G_CALLBACK (edited_cb), log);
  widgets_test_settle ();
  buffer = gtk_text_view_get_buffer (
    GTK_TEXT_VIEW (get_visible (editor, GTK_TYPE_TEXT_VIEW, 0)));
  gtk_text_buffer_insert_at_cursor (buffer, "Pause", -1);
  g_assert_cmpstr (log->str, ==, "notes=Pause;");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Each kind has the fields it can use, and no more. */
static void
test_fields (void)
{
  static const struct
  {
    LodeSlideKind kind;
    guint         n_entries;
    guint         n_texts;
  } expected[] = {
    { LODE_SLIDE_TITLE, 2, 1 }, { LODE_SLIDE_CHART, 2, 1 }, { LODE_SLIDE_TEXT, 2, 2 },
    { LODE_SLIDE_QUOTE, 2, 2 }, { LODE_SLIDE_TABLE, 2, 2 }, { LODE_SLIDE_SOURCES, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (LodeSlide) slide = lode_slide_new (expected[i].kind);
      GtkWidget *editor = lode_slide_editor_new ();
      GtkWidget *window = widgets_test_show (editor, 800, 400);

      lode_slide_editor_set_slide (LODE_SLIDE_EDITOR (editor), slide);
      lode_slide_editor_set_is_narrow (LODE_SLIDE_EDITOR (editor), i % 2 == 0);
      widgets_test_settle ();
      g_assert_nonnull (get_visible (editor, GTK_TYPE_ENTRY, expected[i].n_entries - 1));
      g_assert_null (get_visible (editor, GTK_TYPE_ENTRY, expected[i].n_entries));
      g_assert_nonnull (get_visible (editor, GTK_TYPE_TEXT_VIEW, expected[i].n_texts - 1));
      g_assert_null (get_visible (editor, GTK_TYPE_TEXT_VIEW, expected[i].n_texts));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static void
test_table (void)
{
  g_autoptr (GPtrArray) rows =
    lode_slide_table_from_text ("What | How much\n\n Volumes |  500 t \nOne cell\n");
  g_autofree char *text = lode_slide_table_to_text (rows);
  g_autofree char *empty = lode_slide_table_to_text (NULL);

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (((GStrv) g_ptr_array_index (rows, 1))[1], ==, "500 t");
  g_assert_cmpstr (text, ==, "What | How much\nVolumes | 500 t\nOne cell");
  g_assert_cmpstr (empty, ==, "");
}

/* While a cell is typed, the text stays as it was typed. */
static void
test_typing_a_table (void)
{
  g_autoptr (LodeSlide) slide = lode_slide_new (LODE_SLIDE_TABLE);
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWidget *editor = lode_slide_editor_new ();
  GtkWidget *window = widgets_test_show (editor, 800, 300);
  GtkTextBuffer *buffer;
  g_autofree char *typed = NULL;

  lode_slide_set_table (slide, lode_slide_table_from_text ("A | B"));
  lode_slide_editor_set_slide (LODE_SLIDE_EDITOR (editor), slide);
  widgets_test_settle ();
  buffer = gtk_text_view_get_buffer (
    GTK_TEXT_VIEW (get_visible (editor, GTK_TYPE_TEXT_VIEW, 1)));
  gtk_text_buffer_set_text (buffer, "A | B | ", -1);
  lode_slide_set_table (slide, lode_slide_table_from_text ("A | B | "));
  g_object_get (buffer, "text", &typed, NULL);
  g_assert_cmpstr (typed, ==, "A | B | ");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_slide_view (void)
{
  g_autoptr (LodeBriefing) briefing = lode_briefing_new ("test");
  g_autoptr (LodeSlide) slide = lode_slide_new (LODE_SLIDE_TITLE);
  g_autoptr (LodePage) page = NULL;
  g_autoptr (GBytes) empty = NULL;
  g_autoptr (GBytes) drawn = NULL;
  GtkWidget *view = lode_slide_view_new ();
  GtkWidget *window = widgets_test_show (view, 640, 480);
  int minimum;
  int natural;

  lode_slide_set (slide, "title", "Magnets");
  lode_briefing_insert_slide (briefing, 0, slide);
  page = lode_page_new (briefing, 0, lode_atlas_get_default (), LODE_THEME_LIGHT, NULL, NULL);
  empty = widgets_test_draw (view);
  lode_slide_view_set_page (LODE_SLIDE_VIEW (view), page);
  g_assert_true (lode_slide_view_get_page (LODE_SLIDE_VIEW (view)) == page);
  drawn = widgets_test_draw (view);
  g_assert_false (g_bytes_equal (empty, drawn));

  lode_slide_view_set_natural_width (LODE_SLIDE_VIEW (view), 160, 96, TRUE);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 320, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 180);
  lode_slide_view_set_natural_width (LODE_SLIDE_VIEW (view), 160, 96, FALSE);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 320, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 54);
  g_assert_cmpint (natural, ==, 180);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  widgets_test_init (&argc, &argv);

  g_test_add_func ("/widgets/slide-editor/follows", test_follows);
  g_test_add_func ("/widgets/slide-editor/notes", test_notes);
  g_test_add_func ("/widgets/slide-editor/fields", test_fields);
  g_test_add_func ("/widgets/slide-editor/table", test_table);
  g_test_add_func ("/widgets/slide-editor/typing-a-table", test_typing_a_table);
  g_test_add_func ("/widgets/slide-view/draws", test_slide_view);
  return g_test_run ();
}
