/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodeRas: a table to be fitted to its margins: minimise Σ x·ln(x/prior) subject to the sums of
 * rows and columns and to low ≤ x ≤ high in every cell. Cells stand row by row.
 */
typedef struct
{
  guint   n_rows;
  guint   n_columns;
  double *row;       /* [n_rows] */
  double *column;    /* [n_columns] */
  double *prior;     /* [n_rows × n_columns]; 0 stays 0 unless low is above */
  double *low;
  double *high;
  double *x;         /* the result */
} LodeRas;

LodeRas *lode_ras_new (guint n_rows,
                       guint n_columns);
void     lode_ras_free (LodeRas *self);

/* Fits self->x. Returns the largest miss of a margin, as a share of the table's total; about 1e−12
 * or less when the table could be fitted. */
double   lode_ras_fit (LodeRas *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeRas, lode_ras_free)

G_END_DECLS
