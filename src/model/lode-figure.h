/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"

G_BEGIN_DECLS

/**
 * LodeBasis: what a figure rests on.
 * @LODE_BASIS_REPORTED: printed by a source.
 * @LODE_BASIS_DERIVED: computed from reported figures; the note says how.
 * @LODE_BASIS_ASSUMED: nobody reports it; drawn as such. A figure without a source is assumed.
 */
typedef enum
{
  LODE_BASIS_REPORTED,
  LODE_BASIS_DERIVED,
  LODE_BASIS_ASSUMED,
} LodeBasis;

/**
 * LodeFigure: an immutable value with its range, unit, year, basis and sources.
 *
 * @low and @high are NaN when no range is known; @value is NaN when only a range is. @year is 0
 * when unknown. @sources are ids of the atlas ("iea_cmd_2025") or claim ids of an article
 * ("2026-02-01-alliance-7f3a#c4").
 */
#define LODE_TYPE_FIGURE (lode_figure_get_type ())
typedef struct _LodeFigure LodeFigure;

GType       lode_figure_get_type (void);

/* (transfer full). @sources and @note may be %NULL. */
LodeFigure *lode_figure_new (double              value,
                             double              low,
                             double              high,
                             const char         *unit,
                             int                 year,
                             LodeBasis           basis,
                             const char * const *sources,
                             const char         *note);
/* (transfer full): assumed, without range, source or year. */
LodeFigure *lode_figure_new_assumed (double      value,
                                     const char *unit);
/* (transfer full): @self with another value; the range moves along in proportion. */
LodeFigure *lode_figure_with_value (const LodeFigure *self,
                                    double            value,
                                    LodeBasis         basis);
LodeFigure *lode_figure_ref (LodeFigure *self);
void        lode_figure_unref (LodeFigure *self);

double              lode_figure_get_value (const LodeFigure *self);
gboolean            lode_figure_has_range (const LodeFigure *self);
/* The value itself where there is no range. */
double              lode_figure_get_low (const LodeFigure *self);
double              lode_figure_get_high (const LodeFigure *self);
const char         *lode_figure_get_unit (const LodeFigure *self);
int                 lode_figure_get_year (const LodeFigure *self);
LodeBasis           lode_figure_get_basis (const LodeFigure *self);
/* (array zero-terminated=1) never %NULL. */
const char * const *lode_figure_get_sources (const LodeFigure *self);
/* (nullable) */
const char         *lode_figure_get_note (const LodeFigure *self);
gboolean            lode_figure_equal (const LodeFigure *a,
                                       const LodeFigure *b);

/* "reported", "derived", "assumed". */
const char *lode_basis_to_string (LodeBasis basis);
gboolean    lode_basis_from_string (const char *text,
                                    LodeBasis  *basis);

/* JSON: {"value": 91.3, "low": 90, "high": 99, "unit": "%", "year": 2024, "basis": "reported",
 * "sources": ["iea_cmd_2025"], "note": "…"} on one line. A bare number reads as an assumed figure.
 * The reader stands in the object; returns %NULL after a failure. Members that this version does
 * not know stay with the figure and are written back. */
LodeFigure *lode_figure_read (LodeJsonReader *reader);
/* The figure in @member of the object that the reader stands in, or the bare number there, which
 * is in @unit; (transfer full) (nullable): %NULL when it is absent, null or after a failure. */
LodeFigure *lode_figure_read_member (LodeJsonReader *reader,
                                     const char     *member,
                                     const char     *unit);
void        lode_figure_write (const LodeFigure *self,
                               LodeJsonWriter   *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeFigure, lode_figure_unref)

G_END_DECLS
