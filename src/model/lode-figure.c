/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-figure.h"

#include <math.h>

struct _LodeFigure
{
  gatomicrefcount  refs;
  double           value;
  double           low;
  double           high;
  int              year;
  LodeBasis        basis;
  const char      *unit;  /* interned: a chain has thousands of figures in the same few units */
  GStrv            sources;
  char            *note;
  JsonObject      *unknown;
};

G_DEFINE_BOXED_TYPE (LodeFigure, lode_figure, lode_figure_ref, lode_figure_unref)

static const char * const basis_names[] = { "reported", "derived", "assumed" };

static const char * const known_members[] = {
  "value", "low", "high", "unit", "year", "basis", "sources", "note", NULL,
};

static gboolean
is_same_number (double a,
                double b)
{
  return (isnan (a) && isnan (b)) || (a <= b && a >= b);
}

/* Low and high come as a pair: one alone is a bound on one side, the other end is the value. */
static void
read_range (LodeJsonReader *reader,
            LodeFigure     *figure)
{
  figure->low = lode_json_reader_get_number (reader, "low", NAN);
  figure->high = lode_json_reader_get_number (reader, "high", NAN);

  if (figure->low > figure->high)
    lode_json_reader_fail (reader, "low", "%g is above high (%g); low must not be the larger one",
                           figure->low, figure->high);
  else if (figure->value < figure->low || figure->value > figure->high)
    lode_json_reader_fail (reader, "value", "%g lies outside low and high (%g to %g)", figure->value,
                           figure->low, figure->high);
  else if (isnan (figure->value) && (isnan (figure->low) || isnan (figure->high)))
    lode_json_reader_fail (reader, "value", "is missing; a figure has a value, or low and high");
}

static void
read_basis (LodeJsonReader *reader,
            LodeFigure     *figure)
{
  const char *fallback = figure->sources[0] == NULL ? "assumed" : "reported";
  const char *basis = lode_json_reader_get_string (reader, "basis", fallback);

  if (!lode_basis_from_string (basis, &figure->basis))
    lode_json_reader_fail (reader, "basis", "“%s” is none of reported, derived and assumed", basis);
}

static void
write_optional_number (LodeJsonWriter *writer,
                       const char     *name,
                       double          value)
{
  if (!isnan (value))
    lode_json_writer_member_number (writer, name, value);
}

LodeFigure *
lode_figure_new (double              value,
                 double              low,
                 double              high,
                 const char         *unit,
                 int                 year,
                 LodeBasis           basis,
                 const char * const *sources,
                 const char         *note)
{
  const char * const none[] = { NULL };
  LodeFigure *self;

  g_return_val_if_fail (!(low > high), NULL);

  self = g_new0 (LodeFigure, 1);
  g_atomic_ref_count_init (&self->refs);
  self->value = value;
  self->low = low;
  self->high = high;
  self->unit = g_intern_string (unit != NULL ? unit : "");
  self->year = year;
  self->basis = basis;
  self->sources = g_strdupv ((GStrv) (sources != NULL ? sources : none));
  self->note = g_strdup (note);

  return self;
}

LodeFigure *
lode_figure_new_assumed (double      value,
                         const char *unit)
{
  return lode_figure_new (value, NAN, NAN, unit, 0, LODE_BASIS_ASSUMED, NULL, NULL);
}

LodeFigure *
lode_figure_with_value (const LodeFigure *self,
                        double            value,
                        LodeBasis         basis)
{
  double old;
  double low;
  double high;

  g_return_val_if_fail (self != NULL, NULL);

  old = isnan (self->value) ? (self->low + self->high) / 2 : self->value;
  low = self->low;
  high = self->high;
  if (old > 0 || old < 0)
    {
      double factor = value / old;

      low = factor < 0 ? self->high * factor : self->low * factor;
      high = factor < 0 ? self->low * factor : self->high * factor;
    }
  else
    {
      /* No proportion leads away from zero: shift the range instead. */
      low += value;
      high += value;
    }

  return lode_figure_new (value, low, high, self->unit, self->year, basis,
                          (const char * const *) self->sources, self->note);
}

LodeFigure *
lode_figure_ref (LodeFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
lode_figure_unref (LodeFigure *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_strfreev (self->sources);
  g_free (self->note);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}

double
lode_figure_get_value (const LodeFigure *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->value;
}

gboolean
lode_figure_has_range (const LodeFigure *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !isnan (self->low) || !isnan (self->high);
}

double
lode_figure_get_low (const LodeFigure *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return isnan (self->low) ? self->value : self->low;
}

double
lode_figure_get_high (const LodeFigure *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return isnan (self->high) ? self->value : self->high;
}

const char *
lode_figure_get_unit (const LodeFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unit;
}

int
lode_figure_get_year (const LodeFigure *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->year;
}

LodeBasis
lode_figure_get_basis (const LodeFigure *self)
{
  g_return_val_if_fail (self != NULL, LODE_BASIS_ASSUMED);

  return self->basis;
}

const char * const *
lode_figure_get_sources (const LodeFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->sources;
}

const char *
lode_figure_get_note (const LodeFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->note;
}

gboolean
lode_figure_equal (const LodeFigure *a,
                   const LodeFigure *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return is_same_number (a->value, b->value) && is_same_number (a->low, b->low) &&
         is_same_number (a->high, b->high) && a->unit == b->unit && a->year == b->year &&
         a->basis == b->basis && g_strcmp0 (a->note, b->note) == 0 &&
         g_strv_equal ((const char * const *) a->sources, (const char * const *) b->sources);
}

const char *
lode_basis_to_string (LodeBasis basis)
{
  g_return_val_if_fail ((guint) basis < G_N_ELEMENTS (basis_names), NULL);

  return basis_names[basis];
}

gboolean
lode_basis_from_string (const char *text,
                        LodeBasis  *basis)
{
  g_return_val_if_fail (text != NULL && basis != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (basis_names); i++)
    if (g_str_equal (text, basis_names[i]))
      {
        *basis = (LodeBasis) i;
        return TRUE;
      }

  return FALSE;
}

LodeFigure *
lode_figure_read (LodeJsonReader *reader)
{
  g_autoptr (LodeFigure) self = NULL;

  g_return_val_if_fail (reader != NULL, NULL);

  self = lode_figure_new (lode_json_reader_get_number (reader, "value", NAN), NAN, NAN,
                          lode_json_reader_get_string (reader, "unit", ""),
                          (int) lode_json_reader_get_integer (reader, "year", 0, 9999, 0),
                          LODE_BASIS_ASSUMED, NULL,
                          lode_json_reader_get_string (reader, "note", NULL));
  if (lode_json_reader_has (reader, "sources"))
    {
      GStrv sources = lode_json_reader_get_strings (reader, "sources");

      if (sources != NULL)
        {
          g_strfreev (self->sources);
          self->sources = sources;
        }
    }
  read_range (reader, self);
  read_basis (reader, self);
  self->unknown = lode_json_reader_dup_unknown (reader, known_members);

  return lode_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}

LodeFigure *
lode_figure_read_member (LodeJsonReader *reader,
                         const char     *member,
                         const char     *unit)
{
  LodeFigure *figure;
  JsonNode *node;

  g_return_val_if_fail (reader != NULL && member != NULL, NULL);

  node = lode_json_reader_peek (reader, member);
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    {
      double value = lode_json_reader_require_number (reader, member);

      return lode_json_reader_has_failed (reader) ? NULL : lode_figure_new_assumed (value, unit);
    }
  if (!lode_json_reader_enter (reader, member))
    return NULL;

  figure = lode_figure_read (reader);
  lode_json_reader_leave (reader);

  return figure;
}

void
lode_figure_write (const LodeFigure *self,
                   LodeJsonWriter   *writer)
{
  g_return_if_fail (self != NULL && writer != NULL);

  lode_json_writer_begin_inline_object (writer);
  write_optional_number (writer, "value", self->value);
  write_optional_number (writer, "low", self->low);
  write_optional_number (writer, "high", self->high);
  lode_json_writer_member_string (writer, "unit", self->unit);
  if (self->year != 0)
    lode_json_writer_member_integer (writer, "year", self->year);
  lode_json_writer_member_string (writer, "basis", lode_basis_to_string (self->basis));
  if (self->sources[0] != NULL)
    lode_json_writer_member_strings (writer, "sources", (const char * const *) self->sources);
  if (self->note != NULL)
    lode_json_writer_member_string (writer, "note", self->note);
  lode_json_writer_unknown (writer, self->unknown);
  lode_json_writer_end_object (writer);
}
