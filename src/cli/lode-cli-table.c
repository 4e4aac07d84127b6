/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-table.h"

#include <math.h>
#include <string.h>

#include "base/lode-json-number.h"
#include "base/lode-json-writer.h"

/* Digits of a number in aligned text. */
#define SHOWN_DIGITS 6
/* A wider cell of aligned text ends in an ellipsis; it is whole in JSON and CSV. */
#define MAX_CELL_WIDTH 48

typedef enum
{
  CELL_TEXT,
  CELL_NUMBER,
  CELL_FLAG,
  CELL_LIST,
} CellKind;

typedef struct
{
  CellKind  kind;
  char     *text;    /* what CSV says; "" for an unknown number */
  double    number;
  gboolean  flag;
  GStrv     list;
} Cell;

struct _LodeCliTable
{
  const char * const *columns;
  guint               n_columns;
  GArray             *cells;
};

static void
cell_clear (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_strfreev (cell->list);
}

LodeCliTable *
lode_cli_table_new (const char * const *columns)
{
  LodeCliTable *self = g_new0 (LodeCliTable, 1);

  self->columns = columns;
  self->n_columns = g_strv_length ((GStrv) columns);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);

  return self;
}

void
lode_cli_table_free (LodeCliTable *self)
{
  g_array_unref (self->cells);
  g_free (self);
}

static void
add_cell (LodeCliTable *self,
          Cell          cell)
{
  g_array_append_val (self->cells, cell);
}

void
lode_cli_table_add_text (LodeCliTable *self,
                         const char   *text)
{
  add_cell (self, (Cell) { .kind = CELL_TEXT, .text = g_strdup (text != NULL ? text : "") });
}

void
lode_cli_table_add_number (LodeCliTable *self,
                           double        value)
{
  char *text;

  /* What rounds to nothing has no sign. */
  if (value == 0)
    value = 0;
  text = isnan (value) ? g_strdup ("") : lode_json_number_to_string (value);
  add_cell (self, (Cell) { .kind = CELL_NUMBER, .text = text, .number = value });
}

void
lode_cli_table_add_year (LodeCliTable *self,
                         int           year)
{
  double value = year;

  if (year == 0)
    value = NAN;
  lode_cli_table_add_number (self, value);
}

void
lode_cli_table_add_flag (LodeCliTable *self,
                         gboolean      flag)
{
  char *text = g_strdup (flag ? "yes" : "no");

  add_cell (self, (Cell) { .kind = CELL_FLAG, .text = text, .flag = flag });
}

void
lode_cli_table_add_list (LodeCliTable       *self,
                         const char * const *texts)
{
  add_cell (self, (Cell) { .kind = CELL_LIST, .text = g_strjoinv (";", (GStrv) texts),
                           .list = g_strdupv ((GStrv) texts) });
}

gboolean
lode_cli_table_knows_format (const char *format)
{
  const char * const formats[] = { "json", "csv", "table", NULL };

  return g_strv_contains (formats, format);
}

static const Cell *
get_cell (LodeCliTable *self,
          guint         row,
          guint         column)
{
  return &g_array_index (self->cells, Cell, row * self->n_columns + column);
}

static guint
get_n_rows (LodeCliTable *self)
{
  return self->cells->len / self->n_columns;
}

static void
write_cell (LodeJsonWriter *writer,
            const char     *name,
            const Cell     *cell)
{
  lode_json_writer_member (writer, name);
  switch (cell->kind)
    {
    case CELL_NUMBER:
      if (isnan (cell->number))
        lode_json_writer_null (writer);
      else
        lode_json_writer_number (writer, cell->number);
      break;

    case CELL_FLAG:
      lode_json_writer_boolean (writer, cell->flag);
      break;

    case CELL_LIST:
      lode_json_writer_begin_inline_array (writer);
      for (guint i = 0; cell->list[i] != NULL; i++)
        lode_json_writer_string (writer, cell->list[i]);
      lode_json_writer_end_array (writer);
      break;

    case CELL_TEXT:
    default:
      lode_json_writer_string (writer, cell->text);
      break;
    }
}

static char *
print_json (LodeCliTable  *self,
            GError       **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_array (writer);
  for (guint row = 0; row < get_n_rows (self); row++)
    {
      lode_json_writer_begin_inline_object (writer);
      for (guint column = 0; column < self->n_columns; column++)
        write_cell (writer, self->columns[column], get_cell (self, row, column));
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);

  return lode_json_writer_finish (writer, NULL, error);
}

static void
append_csv (GString    *text,
            const char *cell)
{
  if (strpbrk (cell, ",\"\r\n") == NULL)
    {
      g_string_append (text, cell);
      return;
    }

  g_string_append_c (text, '"');
  for (const char *c = cell; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

static char *
print_csv (LodeCliTable *self)
{
  GString *text = g_string_new (NULL);

  for (guint column = 0; column < self->n_columns; column++)
    g_string_append_printf (text, "%s%s", column > 0 ? "," : "", self->columns[column]);
  g_string_append (text, "\n");

  for (guint row = 0; row < get_n_rows (self); row++)
    {
      for (guint column = 0; column < self->n_columns; column++)
        {
          if (column > 0)
            g_string_append_c (text, ',');
          append_csv (text, get_cell (self, row, column)->text);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/* (transfer full): the cell, with an ellipsis where it is wide. */
static char *
shorten_text (const Cell *cell)
{
  g_autofree char *head = NULL;

  if (cell->kind == CELL_NUMBER && *cell->text == '\0')
    return g_strdup ("–");
  if (g_utf8_strlen (cell->text, -1) <= MAX_CELL_WIDTH)
    return g_strdup (cell->text);

  head = g_utf8_substring (cell->text, 0, MAX_CELL_WIDTH - 1);
  return g_strconcat (g_strchomp (head), "…", NULL);
}

/* Sentences: in aligned text they stand below, once each, under a number. */
static gboolean
is_note (const char *column)
{
  const char * const names[] = { "note", "adds_note", "no_lever", "reasoning", "uncounted", "why", NULL };

  return g_strv_contains (names, column);
}

/* The number of a note, from 1; a new one is added to @notes. */
static guint
number_note (GPtrArray  *notes,
             const char *text)
{
  guint index;

  if (!g_ptr_array_find_with_equal_func (notes, text, g_str_equal, &index))
    {
      g_ptr_array_add (notes, (gpointer) text);
      index = notes->len - 1;
    }

  return index + 1;
}

/* (transfer full): as many digits as a person compares; all of them are in JSON and CSV. */
static char *
shorten_number (double value)
{
  double magnitude = floor (log10 (fabs (value)));
  double unit;

  if (!isfinite (magnitude) || magnitude >= SHOWN_DIGITS - 1)
    return lode_json_number_to_string (round (value));
  unit = pow (10, SHOWN_DIGITS - 1 - magnitude);
  return lode_json_number_to_string (round (value * unit) / unit);
}

/* (transfer full): what aligned text shows of a cell. */
static char *
shorten (const Cell *cell,
         const char *column,
         GPtrArray  *notes)
{
  if (cell->kind == CELL_TEXT && is_note (column))
    return *cell->text != '\0' ? g_strdup_printf ("[%u]", number_note (notes, cell->text))
                               : g_strdup ("");
  if (cell->kind == CELL_NUMBER && isfinite (cell->number))
    return shorten_number (cell->number);

  return shorten_text (cell);
}

static int
measure_column (LodeCliTable *self,
                guint         column,
                GPtrArray    *notes)
{
  glong width = g_utf8_strlen (self->columns[column], -1);

  for (guint row = 0; row < get_n_rows (self); row++)
    {
      g_autofree char *shown = shorten (get_cell (self, row, column), self->columns[column], notes);

      width = MAX (width, g_utf8_strlen (shown, -1));
    }

  return (int) width;
}

static void
append_aligned (GString    *text,
                const char *cell,
                int         width,
                gboolean    is_number,
                gboolean    is_last)
{
  int padding = width - (int) g_utf8_strlen (cell, -1);

  if (is_number)
    g_string_append_printf (text, "%*s", padding, "");
  g_string_append (text, cell);
  if (!is_last)
    g_string_append_printf (text, "%*s", (is_number ? 0 : padding) + 2, "");
}

static void
append_notes (GString   *text,
              GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%s[%u] %s\n", i == 0 ? "\n" : "", i + 1,
                            (const char *) g_ptr_array_index (notes, i));
}

static char *
print_aligned (LodeCliTable *self)
{
  g_autofree int *widths = g_new0 (int, self->n_columns);
  g_autofree gboolean *are_numbers = g_new0 (gboolean, self->n_columns);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint column = 0; column < self->n_columns; column++)
    {
      widths[column] = measure_column (self, column, notes);
      are_numbers[column] =
        get_n_rows (self) > 0 && get_cell (self, 0, column)->kind == CELL_NUMBER;
      append_aligned (text, self->columns[column], widths[column], are_numbers[column],
                      column + 1 == self->n_columns);
    }
  g_string_append_c (text, '\n');

  for (guint row = 0; row < get_n_rows (self); row++)
    {
      for (guint column = 0; column < self->n_columns; column++)
        {
          g_autofree char *shown =
            shorten (get_cell (self, row, column), self->columns[column], notes);

          append_aligned (text, shown, widths[column], are_numbers[column],
                          column + 1 == self->n_columns);
        }
      g_string_append_c (text, '\n');
    }

  append_notes (text, notes);

  return g_string_free (text, FALSE);
}

char *
lode_cli_table_print (LodeCliTable *self,
                      const char   *format,
                      GError      **error)
{
  g_return_val_if_fail (self != NULL && format != NULL, NULL);
  g_return_val_if_fail (self->cells->len % self->n_columns == 0, NULL);

  if (g_str_equal (format, "csv"))
    return print_csv (self);
  if (g_str_equal (format, "table"))
    return print_aligned (self);

  return print_json (self, error);
}
