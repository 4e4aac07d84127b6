/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"

G_BEGIN_DECLS

typedef enum
{
  LODE_CHART_FLOW,
  LODE_CHART_SOURCES,
  LODE_CHART_MATRIX,
  LODE_CHART_MAP,
  LODE_CHART_TIMELINE,
  LODE_CHART_TORNADO,
  LODE_CHART_COMPARE,
} LodeChartKind;
#define LODE_CHART_N_KINDS 7

/**
 * LodeChartSpec: what a chart shows, as it is saved in a view or on a slide: nothing of its size,
 * theme or figures. Immutable, reference counted. Absent strings are %NULL, an absent year 0.
 *
 * @consumer: "EU27" …; %NULL for all. @scenario: id of a scenario of the workspace. @pinned: the
 * actor or "FROM>TO" pair that stands out. @title: a message line written by hand; %NULL lets the
 * data say it. @stage: for sources ("magnet"). @measure: "share" or "t".
 */
#define LODE_TYPE_CHART_SPEC (lode_chart_spec_get_type ())
typedef struct _LodeChartSpec LodeChartSpec;

GType          lode_chart_spec_get_type (void);
LodeChartSpec *lode_chart_spec_new (LodeChartKind  kind,
                                    const char    *material);
LodeChartSpec *lode_chart_spec_ref (LodeChartSpec *self);
void           lode_chart_spec_unref (LodeChartSpec *self);
/* (transfer full): a copy in which one member is another: "material" "consumer" "stage" "measure"
 * "scenario" "pinned" "title". */
LodeChartSpec *lode_chart_spec_with (const LodeChartSpec *self,
                                     const char          *member,
                                     const char          *value);
LodeChartSpec *lode_chart_spec_with_kind (const LodeChartSpec *self,
                                          LodeChartKind        kind);
LodeChartSpec *lode_chart_spec_with_year (const LodeChartSpec *self,
                                          int                  year);
LodeChartKind  lode_chart_spec_get_kind (const LodeChartSpec *self);
/* (nullable): a string member by its name. */
const char    *lode_chart_spec_get (const LodeChartSpec *self,
                                    const char          *member);
int            lode_chart_spec_get_year (const LodeChartSpec *self);
gboolean       lode_chart_spec_equal (const LodeChartSpec *a,
                                      const LodeChartSpec *b);

/* "flow" … */
const char    *lode_chart_kind_to_string (LodeChartKind kind);
gboolean       lode_chart_kind_from_string (const char    *text,
                                            LodeChartKind *kind);

LodeChartSpec *lode_chart_spec_read (LodeJsonReader *reader);
void           lode_chart_spec_write (const LodeChartSpec *self,
                                      LodeJsonWriter      *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeChartSpec, lode_chart_spec_unref)

G_END_DECLS
