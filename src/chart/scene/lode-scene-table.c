/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include <math.h>

#include "base/lode-json-number.h"
#include "base/lode-json-writer.h"
#include "chart/scene/lode-scene-private.h"

GPtrArray *
lode_scene_to_table (const LodeScene *self)
{
  GPtrArray *rows;

  g_return_val_if_fail (self != NULL, NULL);

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (rows, g_strdupv (self->rows->pdata[i]));
  return rows;
}

/* RFC 4180, and nothing that a spreadsheet would take for a formula. */
static void
append_cell (GString    *csv,
             const char *text,
             char        end)
{
  if (text != NULL && strpbrk (text, ",\"\r\n") == NULL)
    g_string_append (csv, text);
  else if (text != NULL)
    {
      g_string_append_c (csv, '"');
      for (const char *p = text; *p != '\0'; p++)
        {
          if (*p == '"')
            g_string_append_c (csv, '"');
          g_string_append_c (csv, *p);
        }
      g_string_append_c (csv, '"');
    }
  g_string_append_c (csv, end);
}

static void
append_number (GString *csv,
               double   value)
{
  g_autofree char *text = isfinite (value) ? lode_json_number_to_string (value) : NULL;

  append_cell (csv, text, ',');
}

/* Shares are computed; 0.001 % is as fine as their inputs ever are. */
static double
round_share (double share_pct)
{
  return isfinite (share_pct) ? round (share_pct * 1000) / 1000 : share_pct;
}

static void
append_figure (GString          *csv,
               const LodeRecord *record)
{
  const LodeFigure *figure = record->figure;
  g_autofree char *sources = NULL;
  g_autofree char *year = NULL;

  if (figure == NULL)
    {
      g_string_append (csv, ",,,,");
      append_number (csv, round_share (record->share_pct));
      g_string_append (csv, ",,,\n");
      return;
    }
  append_number (csv, lode_figure_get_value (figure));
  append_number (csv, lode_figure_has_range (figure) ? lode_figure_get_low (figure) : (double) NAN);
  append_number (csv,
                 lode_figure_has_range (figure) ? lode_figure_get_high (figure) : (double) NAN);
  append_cell (csv, lode_figure_get_unit (figure), ',');
  append_number (csv, round_share (record->share_pct));
  append_cell (csv, lode_basis_to_string (lode_figure_get_basis (figure)), ',');
  if (lode_figure_get_year (figure) != 0)
    year = g_strdup_printf ("%d", lode_figure_get_year (figure));
  append_cell (csv, year, ',');
  sources = g_strjoinv (";", (char **) lode_figure_get_sources (figure));
  append_cell (csv, sources, ',');
  append_cell (csv, lode_figure_get_note (figure), '\n');
}

char *
lode_scene_to_csv (const LodeScene *self)
{
  GString *csv;

  g_return_val_if_fail (self != NULL, NULL);

  csv = g_string_new ("what,stage,from,from_name,to,to_name,period,value,low,high,unit,share_pct,"
                      "basis,year,sources,note\n");
  for (guint i = 0; i < self->records->len; i++)
    {
      const LodeRecord *record = &g_array_index (self->records, LodeRecord, i);

      append_cell (csv, record->what, ',');
      append_cell (csv, record->stage, ',');
      append_cell (csv, record->from, ',');
      append_cell (csv, record->from_name, ',');
      append_cell (csv, record->to, ',');
      append_cell (csv, record->to_name, ',');
      append_cell (csv, record->period, ',');
      append_figure (csv, record);
    }
  return g_string_free (csv, FALSE);
}

static void
write_optional (LodeJsonWriter *writer,
                const char     *name,
                const char     *text)
{
  if (text != NULL)
    lode_json_writer_member_string (writer, name, text);
}

static void
write_record (LodeJsonWriter   *writer,
              const LodeRecord *record)
{
  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "what", record->what);
  write_optional (writer, "stage", record->stage);
  write_optional (writer, "from", record->from);
  write_optional (writer, "from_name", record->from_name);
  write_optional (writer, "to", record->to);
  write_optional (writer, "to_name", record->to_name);
  write_optional (writer, "period", record->period);
  if (isfinite (record->share_pct))
    lode_json_writer_member_number (writer, "share_pct", round_share (record->share_pct));
  if (record->figure != NULL)
    {
      lode_json_writer_member (writer, "figure");
      lode_figure_write (record->figure, writer);
    }
  lode_json_writer_end_object (writer);
}

char *
lode_scene_to_json (const LodeScene  *self,
                    GError          **error)
{
  LodeJsonWriter *writer;

  g_return_val_if_fail (self != NULL, NULL);

  writer = lode_json_writer_new ();
  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "title", self->title);
  lode_json_writer_member_string (writer, "subtitle", self->subtitle);
  lode_json_writer_member_string (writer, "source", self->source);
  lode_json_writer_member (writer, "figures");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < self->records->len; i++)
    write_record (writer, &g_array_index (self->records, LodeRecord, i));
  lode_json_writer_end_array (writer);
  lode_json_writer_end_object (writer);
  return lode_json_writer_finish (writer, NULL, error);
}
