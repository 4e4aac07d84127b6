/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/lode-chart.h"
#include "engine/lode-result.h"

G_BEGIN_DECLS

/* The shortage of one consumer, or group, over the periods of a run. Private to the room. */

typedef struct
{
  double value;          /* t in the period: the median of draws, or the central run */
  double low;            /* p5 and p95; NaN without draws */
  double high;
} LodeTimelinePoint;

typedef struct
{
  double mean;
  double low;
  double high;
} LodeTimelineTotal;

typedef struct
{
  LodeAtlas         *atlas;
  LodeScenario      *scenario;     /* (nullable) */
  const LodeResult  *result;
  const char        *material;
  int                consumer;     /* index, %LODE_RESULT_ALL or %LODE_RESULT_MEMBERS */
  guint              n_members;
  guint              n_periods;
  gboolean           has_bands;
  LodeTimelinePoint *points;       /* conduct by conduct */
  double             highest;      /* of all values and bands, t; at least a hundredth of demand */
  double             worst_share;  /* largest part of a period's demand short alone, 0 to 1 */
  LodeTimelineTotal  total[LODE_N_CONDUCTS];
  LodeTimelineTotal  dividend;
} LodeTimelineData;

/* Totals as they are shown, all in one unit and with the same decimals, so that the dividend is the
 * difference of the two; ranges are "" without draws. */
typedef struct
{
  char *fragmented;
  char *fragmented_range;
  char *coordinated;
  char *coordinated_range;
  char *dividend;
  char *dividend_range;
} LodeTimelineTotals;

LodeTimelineData        *lode_timeline_data_new (const LodeChartSpec  *spec,
                                                 const LodeChartData  *data,
                                                 GError              **error);
void                     lode_timeline_data_free (LodeTimelineData *self);
const LodeTimelinePoint *lode_timeline_data_get_point (const LodeTimelineData *self,
                                                       guint                   conduct,
                                                       guint                   period);
/* (transfer full): "Mar 2027", "2027 Q1", "2027". */
char                    *lode_timeline_data_name_period (const LodeTimelineData *self,
                                                         guint                   period);
LodeTimelineTotals      *lode_timeline_data_get_totals (const LodeTimelineData *self);
void                     lode_timeline_totals_free (LodeTimelineTotals *self);
/* (transfer full): "Sep 2028". */
char                    *lode_timeline_name_month (LodeMonth month);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeTimelineData, lode_timeline_data_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeTimelineTotals, lode_timeline_totals_free)

G_END_DECLS
