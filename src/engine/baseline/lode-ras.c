/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The optimum has the form x = clamp (prior · r · c, low, high). Rows and columns take turns in
 * finding their multiplier, each exactly: coordinate ascent on the dual, which is what iterative
 * proportional fitting is, with cells that have stops. Stops can make that way very long; after some
 * sweeps Newton's method on the same dual shortens it. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-ras.h"

#include <math.h>
#include <string.h>

#include "base/lode-portable.h"

#define MAX_SWEEPS 2000
#define GOOD_ENOUGH 1e-13
/* Sweeps between two steps of Newton's method. */
#define SWEEPS_A_STEP 25
/* Sweeps without a tenth of progress after which a table is as good as it gets: soon where only
 * rounding is left. */
#define PATIENCE 300
#define PATIENCE_AT_END 30
#define NEAR_END 1e-11

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

/* One Newton step on the logarithms of the multipliers. */
typedef struct
{
  guint   n;          /* rows and columns */
  double *gradient;   /* [n] what each line has too much */
  double *hessian;    /* [n × n] */
  double *step;       /* [n] */
} Newton;

static void
newton_init (Newton        *self,
             const LodeRas *table)
{
  self->n = table->n_rows + table->n_columns;
  self->gradient = g_new (double, self->n);
  self->hessian = g_new (double, (gsize) self->n * self->n);
  self->step = g_new (double, self->n);
}

static void
newton_clear (Newton *self)
{
  g_free (self->gradient);
  g_free (self->hessian);
  g_free (self->step);
}

static void
differentiate (const LodeRas *table,
               const double  *row_factor,
               const double  *column_factor,
               Newton        *self)
{
  guint n = self->n;

  memset (self->hessian, 0, (gsize) n * n * sizeof (double));
  for (guint i = 0; i < table->n_rows; i++)
    self->gradient[i] = -table->row[i];
  for (guint j = 0; j < table->n_columns; j++)
    self->gradient[table->n_rows + j] = -table->column[j];
  for (guint i = 0; i < table->n_rows; i++)
    for (guint j = 0; j < table->n_columns; j++)
      {
        guint cell = i * table->n_columns + j, k = table->n_rows + j;
        double wanted = table->prior[cell] * row_factor[i] * column_factor[j];
        double x = CLAMP (wanted, table->low[cell], table->high[cell]);

        self->gradient[i] += x;
        self->gradient[k] += x;
        if (wanted <= table->low[cell] || wanted >= table->high[cell])
          continue;
        self->hessian[i * n + i] += x;
        self->hessian[k * n + k] += x;
        self->hessian[k * n + i] += x;
      }
}

/* Solves hessian · step = −gradient by Cholesky's method; a little on the diagonal makes up for
 * directions in which nothing changes. */
static void
solve_step (Newton *self,
            double  ridge)
{
  guint n = self->n;
  double *l = self->hessian;

  for (guint j = 0; j < n; j++)
    {
      double sum = l[j * n + j] + ridge;

      for (guint k = 0; k < j; k++)
        sum -= l[j * n + k] * l[j * n + k];
      l[j * n + j] = sqrt (fmax (sum, ridge));
      for (guint i = j + 1; i < n; i++)
        {
          double value = l[i * n + j];

          for (guint k = 0; k < j; k++)
            value -= l[i * n + k] * l[j * n + k];
          l[i * n + j] = value / l[j * n + j];
        }
    }
  for (guint i = 0; i < n; i++)
    {
      double value = -self->gradient[i];

      for (guint k = 0; k < i; k++)
        value -= l[i * n + k] * self->step[k];
      self->step[i] = value / l[i * n + i];
    }
  for (guint i = n; i-- > 0;)
    {
      double value = self->step[i];

      for (guint k = i + 1; k < n; k++)
        value -= l[k * n + i] * self->step[k];
      self->step[i] = value / l[i * n + i];
    }
}

/* Takes the step, or a part of it, if that brings the table nearer; returns the new miss. */
static double
take_step (const LodeRas *table,
           const Newton  *newton,
           double        *row_factor,
           double        *column_factor,
           double         miss,
           double         total)
{
  g_autofree double *rows = g_new (double, table->n_rows + 1);
  g_autofree double *columns = g_new (double, table->n_columns + 1);

  for (double part = 1; part > 1e-3; part /= 2)
    {
      double new_miss;

      for (guint i = 0; i < table->n_rows; i++)
        rows[i] = row_factor[i] * lode_portable_exp (CLAMP (part * newton->step[i], -30, 30));
      for (guint j = 0; j < table->n_columns; j++)
        columns[j] = column_factor[j] *
                     lode_portable_exp (CLAMP (part * newton->step[table->n_rows + j], -30, 30));
      new_miss = find_miss (table, rows, columns, total);
      if (!(new_miss < miss))
        continue;
      memcpy (row_factor, rows, table->n_rows * sizeof (double));
      memcpy (column_factor, columns, table->n_columns * sizeof (double));
      return new_miss;
    }

  return miss;
}

static double
jump (const LodeRas *self,
      Newton        *newton,
      double        *row_factor,
      double        *column_factor,
      double         miss,
      double         total)
{
  for (guint step = 0; step < 10 && miss > GOOD_ENOUGH; step++)
    {
      double before = miss;

      differentiate (self, row_factor, column_factor, newton);
      solve_step (newton, total * 1e-12);
      miss = take_step (self, newton, row_factor, column_factor, miss, total);
      if (!(miss < before * 0.5))
        break;
    }

  return miss;
}

static void
sweep_lines (const LodeRas *self,
             double        *row_factor,
             double        *column_factor)
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
}

/* Finds the multipliers; returns the miss. */
static double
find_factors (const LodeRas *self,
              double        *row_factor,
              double        *column_factor,
              double         total)
{
  double miss = find_miss (self, row_factor, column_factor, total);
  double best = miss;
  guint idle = 0;
  Newton newton;

  newton_init (&newton, self);
  for (guint sweep = 1; sweep <= MAX_SWEEPS && miss > GOOD_ENOUGH; sweep++)
    {
      sweep_lines (self, row_factor, column_factor);
      miss = find_miss (self, row_factor, column_factor, total);
      if (sweep % SWEEPS_A_STEP == 0)
        miss = jump (self, &newton, row_factor, column_factor, miss, total);
      idle = miss < best * 0.9 ? 0 : idle + 1;
      best = fmin (best, miss);
      if (idle >= (best < NEAR_END ? PATIENCE_AT_END : PATIENCE))
        break;
    }
  newton_clear (&newton);

  /* A step of Newton's method is exact beside the total; a sweep is so beside each small line. */
  if (miss > 0 && miss < NEAR_END)
    {
      sweep_lines (self, row_factor, column_factor);
      miss = find_miss (self, row_factor, column_factor, total);
    }

  return miss;
}

double
lode_ras_fit (LodeRas *self)
{
  g_autofree double *row_factor = NULL;
  g_autofree double *column_factor = NULL;
  double total = 0, miss;

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

  miss = find_factors (self, row_factor, column_factor, total);
  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->n_columns; j++)
      {
        guint cell = i * self->n_columns + j;

        self->x[cell] = cell_at (self, cell, row_factor[i] * column_factor[j]);
      }

  return miss;
}
