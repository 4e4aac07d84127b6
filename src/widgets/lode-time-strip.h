/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "base/lode-month.h"

G_BEGIN_DECLS

/**
 * LodeTimeStrip: when a lever acts, drawn over the span of its scenario: a bar from its first to its
 * last month, with a slope while it ramps up. Red for a shock, green for an answer.
 */
#define LODE_TYPE_TIME_STRIP (lode_time_strip_get_type ())
G_DECLARE_FINAL_TYPE (LodeTimeStrip, lode_time_strip, LODE, TIME_STRIP, GtkWidget)

GtkWidget *lode_time_strip_new (void);
/* The whole width. */
void       lode_time_strip_set_span (LodeTimeStrip *self,
                                     LodeMonth      from,
                                     LodeMonth      to);
/* %LODE_MONTH_NONE is open. @ramp_months: how long it takes to act fully. */
void       lode_time_strip_set_window (LodeTimeStrip *self,
                                       LodeMonth      from,
                                       LodeMonth      to,
                                       double         ramp_months,
                                       gboolean       is_shock);

G_END_DECLS
