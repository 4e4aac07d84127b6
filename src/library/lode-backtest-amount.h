/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "base/lode-json-reader.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeBacktestTable: where the figure of an outcome stands.
 * @LODE_BACKTEST_LITERAL: in the episode itself, with a source: what no table of the atlas has
 */
typedef enum
{
  LODE_BACKTEST_LITERAL,
  LODE_BACKTEST_PRICES,
  LODE_BACKTEST_SALIENT,
  LODE_BACKTEST_CONSUMPTION,
  LODE_BACKTEST_PRODUCTION,
} LodeBacktestTable;

/**
 * LodeBacktestAmount: one published figure, by its row in the atlas: a figure stands in one place.
 * @material: key in the table; the episode's own unless the file names another
 * @item: what the table calls it: item, detail or series
 * @actor: consumer or country; %NULL in prices
 * @stage: of production, else %NULL
 * @year: of the row
 * @months: how many months the figure covers
 * @figure: (nullable): the literal
 * @is_at_least: the figure is a lower bound
 */
typedef struct
{
  LodeBacktestTable  table;
  char              *material;
  char              *item;
  char              *actor;
  char              *stage;
  int                year;
  int                months;
  LodeFigure        *figure;
  gboolean           is_at_least;
} LodeBacktestAmount;

/* Reads the object that the reader stands in; @material: that is meant where none is named. Frees
 * nothing; @self is all zeros. */
void        lode_backtest_amount_read  (LodeBacktestAmount *self,
                                        LodeJsonReader     *reader,
                                        const char         *material);
void        lode_backtest_amount_clear (LodeBacktestAmount *self);
/* (transfer full) (nullable): the figure, in its table's own unit; %LODE_ERROR_NOT_FOUND when the atlas
 * has no such row, or none with a value. */
LodeFigure *lode_backtest_amount_find  (const LodeBacktestAmount  *self,
                                        LodeAtlas                 *atlas,
                                        GError                   **error);

G_END_DECLS
