/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include <math.h>

#include "base/lode-json-writer.h"
#include "chart/scene/lode-scene-private.h"

static const char * const kind_names[] = { "decoration", "text", "node", "flow", "bar", "cell",
                                           "series" };

static double
round_px (double length)
{
  return round (length * 100) / 100;
}

static void
write_box (LodeJsonWriter *writer,
           const LodeBox  *box)
{
  lode_json_writer_member_number (writer, "x", round_px (box->x));
  lode_json_writer_member_number (writer, "y", round_px (box->y));
  lode_json_writer_member_number (writer, "width", round_px (box->width));
  lode_json_writer_member_number (writer, "height", round_px (box->height));
}

static char *
join_spans (const LodeMark *mark)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mark->n_spans; i++)
    g_string_append (text, mark->spans[i].text);
  return g_string_free (text, FALSE);
}

static double
smallest_font (const LodeMark *mark)
{
  double size_px = INFINITY;

  for (guint i = 0; i < mark->n_spans; i++)
    size_px = MIN (size_px, mark->spans[i].size_px);
  return size_px;
}

static void
write_label (LodeJsonWriter  *writer,
             const LodeScene *self,
             const LodeMark  *mark)
{
  g_autofree char *text = join_spans (mark);

  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member_string (writer, "text", text);
  write_box (writer, &mark->box);
  lode_json_writer_member_number (writer, "font_px", round_px (smallest_font (mark)));
  if (mark->owner >= 0)
    lode_json_writer_member_string (writer, "owner",
                                    lode_scene_get_mark (self, (guint) mark->owner)->key);
  lode_json_writer_end_object (writer);
}

static void
write_mark (LodeJsonWriter *writer,
            const LodeMark *mark)
{
  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member_string (writer, "kind", kind_names[mark->kind]);
  lode_json_writer_member_string (writer, "key", mark->key);
  lode_json_writer_member_string (writer, "name", mark->name);
  write_box (writer, &mark->box);
  lode_json_writer_end_object (writer);
}

char *
lode_scene_dump (const LodeScene  *self,
                 GError          **error)
{
  LodeJsonWriter *writer;

  g_return_val_if_fail (self != NULL, NULL);

  writer = lode_json_writer_new ();
  lode_json_writer_begin_object (writer);
  lode_json_writer_member_number (writer, "width", self->width);
  lode_json_writer_member_number (writer, "height", self->height);
  lode_json_writer_member_number (writer, "base_px", round_px (self->base_px));
  lode_json_writer_member_string (writer, "theme", lode_theme_to_string (self->theme));
  lode_json_writer_member_string (writer, "title", self->title);
  lode_json_writer_member_string (writer, "subtitle", self->subtitle);
  lode_json_writer_member_string (writer, "source", self->source);
  lode_json_writer_member (writer, "labels");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < self->marks->len; i++)
    if (lode_scene_get_mark (self, i)->outline == LODE_OUTLINE_TEXT)
      write_label (writer, self, lode_scene_get_mark (self, i));
  lode_json_writer_end_array (writer);
  lode_json_writer_member (writer, "marks");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < self->marks->len; i++)
    if (lode_scene_get_mark (self, i)->outline != LODE_OUTLINE_TEXT)
      write_mark (writer, lode_scene_get_mark (self, i));
  lode_json_writer_end_array (writer);
  lode_json_writer_end_object (writer);
  return lode_json_writer_finish (writer, NULL, error);
}
