/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/lode-error.h"
#include "briefing/lode-deck.h"

static void
add_text (LodeBriefing *briefing,
          const char   *title)
{
  g_autoptr (LodeSlide) slide = lode_slide_new (LODE_SLIDE_TEXT);

  lode_slide_set (slide, "title", title);
  lode_slide_set (slide, "body", "One line.");
  lode_briefing_insert_slide (briefing, lode_briefing_get_n_slides (briefing), slide);
}

/* Runs a poppler tool on the PDF; %NULL when it is not installed. */
static char *
inspect (GBytes     *pdf,
         const char *tool)
{
  g_autofree char *path = NULL;
  g_autofree char *program = g_find_program_in_path (tool);
  const char *argv[] = { tool, NULL, NULL, NULL };
  char *output = NULL;
  int fd;

  if (program == NULL)
    return NULL;
  fd = g_file_open_tmp ("lodestone-deck-XXXXXX.pdf", &path, NULL);
  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  argv[1] = path;
  argv[2] = g_str_equal (tool, "pdftotext") ? "-" : NULL;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL,
                               NULL));
  g_unlink (path);
  return output;
}

static void
test_pages_and_text (void)
{
  g_autoptr (LodeBriefing) briefing = lode_briefing_new ("test");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;
  g_autofree char *fonts = NULL;

  lode_briefing_set (briefing, "title", "Who depends on whom");
  lode_briefing_set (briefing, "author", "Desk");
  add_text (briefing, "First message");
  add_text (briefing, "Zweite Botschaft für Größen");
  pdf = lode_deck_to_pdf (briefing, NULL, LODE_THEME_LIGHT, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);

  info = inspect (pdf, "pdfinfo");
  text = inspect (pdf, "pdftotext");
  fonts = inspect (pdf, "pdffonts");
  if (info == NULL || text == NULL || fonts == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  g_assert_nonnull (strstr (info, "Who depends on whom"));
  g_assert_nonnull (strstr (info, "960 x 540 pts"));
  g_assert_nonnull (strstr (text, "First message"));
  g_assert_nonnull (strstr (text, "Zweite Botschaft für Größen"));
  /* A table of two head lines and one line or more for each font, all embedded. */
  g_assert_nonnull (strstr (fonts, "yes yes yes"));
  g_assert_null (strstr (fonts, " no  "));
}

static void
test_empty (void)
{
  g_autoptr (LodeBriefing) briefing = lode_briefing_new ("empty");
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_deck_to_pdf (briefing, NULL, LODE_THEME_LIGHT, NULL, NULL, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "empty"));
}

static void
test_refuses_a_hole (void)
{
  g_autoptr (LodeBriefing) briefing = lode_briefing_new ("hole");
  g_autoptr (LodeSlide) slide = lode_slide_new (LODE_SLIDE_CHART);
  g_autoptr (GError) error = NULL;

  add_text (briefing, "First");
  lode_briefing_insert_slide (briefing, 1, slide);
  g_assert_null (lode_deck_to_pdf (briefing, NULL, LODE_THEME_LIGHT, NULL, NULL, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Slide 2"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/briefing/deck/pages-and-text", test_pages_and_text);
  g_test_add_func ("/briefing/deck/empty", test_empty);
  g_test_add_func ("/briefing/deck/refuses-a-hole", test_refuses_a_hole);

  return g_test_run ();
}
