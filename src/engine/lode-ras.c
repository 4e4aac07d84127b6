/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The optimum has the form x = clamp (prior · r · c, low, high). Rows and columns take turns in
 * finding their multiplier, each exactly: coordinate ascent on the dual, which is what iterative
 * proportional fitting is, with cells that have stops. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-ras.h"

#include <math.h>

#define MAX_SWEEPS 5000
#define GOOD_ENOUGH 1e-13
/* Sweeps without a tenth of progress after which a table is as good as it gets. */
#define PATIENCE 60

/* One row or column: n cells, each step numbers apart. */
typedef struct
{
  guint   first;
  guint   step;
  guint   n;
  double  margin;
  const double *other;   /* multipliers of the crossing lines */
} Line;

LodeRas *
lode_ras_new (guint n_rows,
              guint n_columns)
{
  LodeRas *self = g_new0 (LodeRas, 1);
  gsize n = (gsize) n_rows * n_columns + 1;

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->row = g_new0 (double, n_rows + 1);
  self->column = g_new0 (double, n_columns + 1);
  self->prior = g_new0 (double, n);
  self->low = g_new0 (double, n);
  self->high = g_new0 (double, n);
  self->x = g_new0 (double, n);

  return self;
}

void
lode_ras_free (LodeRas *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->row);
  g_free (self->column);
  g_free (self->prior);
  g_free (self->low);
  g_free (self->high);
  g_free (self->x);
  g_free (self);
}

static double
cell_at (const LodeRas *self,
         guint          cell,
         double         factor)
{
  double x = self->prior[cell] * factor;

  return CLAMP (x, self->low[cell], self->high[cell]);
}

/* Sum of the line's cells at @multiplier; @free_sum becomes what of it moves with the multiplier. */
static double
sum_line (const LodeRas *self,
          const Line    *line,
          double         multiplier,
          double        *free_sum)
{
  double sum = 0;

  *free_sum = 0;
  for (guint k = 0; k < line->n; k++)
    {
      guint cell = line->first + k * line->step;
      double x = self->prior[cell] * line->other[k] * multiplier;

      if (x > self->low[cell] && x < self->high[cell])
        *free_sum += x;
      sum += CLAMP (x, self->low[cell], self->high[cell]);
    }

  return sum;
}

/* The multiplier at which the line meets its margin: Newton on a piecewise linear function, kept
 * between bounds. Where stops keep the line from its margin, the old multiplier stands. */
static double
solve_line (const LodeRas *self,
            const Line    *line,
            double         multiplier)
{
  double low = 0, high = (double) INFINITY;
  double tolerance = line->margin * 1e-15 + 1e-300;

  for (guint step = 0; step < 200; step++)
    {
      double free_sum;
      double sum = sum_line (self, line, multiplier, &free_sum);
      double next;

      if (fabs (sum - line->margin) <= tolerance)
        return multiplier;
      if (sum < line->margin)
        low = multiplier;
      else
        high = multiplier;

      next = free_sum > 0 ? multiplier * (1 + (line->margin - sum) / free_sum) : -1;
      if (!(next > low && next < high))
        next = isinf (high) ? multiplier * 4 : (low + high) / 2;
      if (next == multiplier || next > 1e100 || next < 1e-100)
        return multiplier;
      multiplier = next;
    }

  return multiplier;
}

static double
find_miss (const LodeRas *self,
           const double  *row_factor,
           const double  *column_factor,
           double         total)
{
  double worst = 0, unused;

  for (guint i = 0; i < self->n_rows; i++)
    {
      Line line = { i * self->n_columns, 1, self->n_columns, self->row[i], column_factor };

      worst = fmax (worst, fabs (sum_line (self, &line, row_factor[i], &unused) - line.margin));
    }
  for (guint j = 0; j < self->n_columns; j++)
    {
      Line line = { j, self->n_columns, self->n_rows, self->column[j], row_factor };

      worst = fmax (worst, fabs (sum_line (self, &line, column_factor[j], &unused) - line.margin));
    }

  return worst / total;
}

double
lode_ras_fit (LodeRas *self)
{
  g_autofree double *row_factor = NULL;
  g_autofree double *column_factor = NULL;
  double total = 0, miss, best;
  guint idle = 0;

  g_return_val_if_fail (self != NULL, 1);

  row_factor = g_new (double, self->n_rows + 1);
  column_factor = g_new (double, self->n_columns + 1);
  for (guint i = 0; i < self->n_rows; i++)
    {
      row_factor[i] = 1;
      total += self->row[i];
    }
  for (guint j = 0; j < self->n_columns; j++)
    column_factor[j] = 1;
  if (!(total > 0))
    return 0;

  miss = find_miss (self, row_factor, column_factor, total);
  best = miss;
  for (guint sweep = 0; sweep < MAX_SWEEPS && miss > GOOD_ENOUGH && idle < PATIENCE; sweep++)
    {
      for (guint i = 0; i < self->n_rows; i++)
        {
          Line line = { i * self->n_columns, 1, self->n_columns, self->row[i], column_factor };

          row_factor[i] = solve_line (self, &line, row_factor[i]);
        }
      for (guint j = 0; j < self->n_columns; j++)
        {
          Line line = { j, self->n_columns, self->n_rows, self->column[j], row_factor };

          column_factor[j] = solve_line (self, &line, column_factor[j]);
        }
      miss = find_miss (self, row_factor, column_factor, total);
      idle = miss < best * 0.9 ? 0 : idle + 1;
      best = fmin (best, miss);
    }

  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->n_columns; j++)
      {
        guint cell = i * self->n_columns + j;

        self->x[cell] = cell_at (self, cell, row_factor[i] * column_factor[j]);
      }

  return miss;
}
