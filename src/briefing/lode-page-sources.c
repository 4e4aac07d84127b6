/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of sources is generated from the marks of all charts, so it cannot fall behind them. */

#define G_LOG_DOMAIN "lode-briefing"

#include "config.h"

#include "lode-page-private.h"

#include "atlas/lode-atlas-source.h"

/* The publisher of sources that stand for many. */
#define VARIOUS "various"
#define LARGEST 26.0
#define SMALLEST 16.0
#define GUTTER 64.0

/* What was found: the key (a source id, or the words of a footer) and the slides that rest on it. */
typedef struct
{
  char    *key;
  GString *slides;
  gboolean is_id;
} Entry;

static void
entry_free (Entry *entry)
{
  g_free (entry->key);
  g_string_free (entry->slides, TRUE);
  g_free (entry);
}

static void
note_source (GPtrArray  *entries,
             const char *key,
             gboolean    is_id,
             guint       slide)
{
  g_autofree char *number = g_strdup_printf ("%u", slide + 1);
  Entry *entry = NULL;

  for (guint i = 0; i < entries->len && entry == NULL; i++)
    if (g_str_equal (((Entry *) g_ptr_array_index (entries, i))->key, key))
      entry = g_ptr_array_index (entries, i);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->key = g_strdup (key);
      entry->is_id = is_id;
      entry->slides = g_string_new (number);
      g_ptr_array_add (entries, entry);
    }
  else if (!g_str_has_suffix (entry->slides->str, number))
    g_string_append_printf (entry->slides, ", %s", number);
}

/* Notes the sources of every figure in @scene; FALSE when its figures have none. */
static gboolean
note_figures (GPtrArray       *entries,
              const LodeScene *scene,
              LodeAtlas       *atlas,
              guint            slide)
{
  gboolean has_sources = FALSE;

  for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
    {
      const LodeMark *mark = lode_scene_get_mark (scene, i);
      const char * const *ids;

      if (mark->figure == NULL)
        continue;
      ids = lode_figure_get_sources (mark->figure);
      for (guint j = 0; ids[j] != NULL; j++)
        if (lode_atlas_get_source (atlas, ids[j]) != NULL)
          {
            note_source (entries, ids[j], TRUE, slide);
            has_sources = TRUE;
          }
    }
  return has_sources;
}

static char *
describe (Entry     *entry,
          LodeAtlas *atlas)
{
  const LodeAtlasSource *source = entry->is_id ? lode_atlas_get_source (atlas, entry->key) : NULL;

  if (source == NULL)
    return g_strdup_printf ("%s (%s)", entry->key, entry->slides->str);
  if (g_str_equal (source->publisher, VARIOUS))
    return g_strdup_printf ("%s (%s)", source->short_title, entry->slides->str);
  if (source->year > 0)
    return g_strdup_printf ("%s: %s, %d (%s)", source->publisher, source->title, source->year, entry->slides->str);
  return g_strdup_printf ("%s: %s (%s)", source->publisher, source->title, entry->slides->str);
}

GPtrArray *
lode_page_collect_sources (LodePage       *page,
                           LodeFigureFunc  figures,
                           gpointer        user_data)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lode_briefing_get_n_slides (page->briefing); i++)
    {
      LodeSlide *slide = lode_briefing_get_slide (page->briefing, i);
      g_autoptr (LodePage) other = NULL;

      if (lode_slide_get_kind (slide) == LODE_SLIDE_SOURCES)
        continue;
      other = lode_page_new (page->briefing, i, page->atlas, page->theme, figures, user_data);
      if (other->scene != NULL && note_figures (entries, other->scene, page->atlas, i))
        continue;
      if (*lode_page_get_source (other) != '\0')
        note_source (entries, lode_page_get_source (other), FALSE, i);
    }
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (lines, describe (g_ptr_array_index (entries, i), page->atlas));

  return lines;
}

/* Sets the lines at @size in two columns; FALSE when they do not fit. */
static gboolean
set_columns (LodePage  *page,
             GPtrArray *lines,
             double     size,
             double     top,
             double     bottom,
             gboolean   is_placed)
{
  const double width = (PAGE_WIDE - GUTTER) / 2;
  const LodeTextStyle style = { size, 400, size * 1.28, width };
  guint column = 0;
  double y = top;

  for (guint i = 0; i < lines->len; i++)
    {
      PangoLayout *layout = lode_page_set_text (page, g_ptr_array_index (lines, i), &style);
      double height = lode_page_text_height (layout);
      double x;

      if (y + height > bottom)
        {
          column++;
          y = top;
        }
      x = PAGE_MARGIN + ((column == 1) != page->is_rtl ? width + GUTTER : 0);
      if (is_placed && column < 2)
        lode_page_put_text (page, layout, x, y, LODE_TONE_TEXT);
      else
        g_object_unref (layout);
      y += height + size * 0.55;
    }
  return column < 2;
}

void
lode_page_fill_sources (LodePage  *page,
                        GPtrArray *lines,
                        double     top,
                        double     bottom)
{
  double size = LARGEST;

  while (size > SMALLEST && !set_columns (page, lines, size, top, bottom, FALSE))
    size -= 1;
  page->has_room = set_columns (page, lines, size, top, bottom, TRUE);
}
