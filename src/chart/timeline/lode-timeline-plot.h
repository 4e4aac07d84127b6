/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/scene/lode-scene-builder.h"
#include "chart/timeline/lode-timeline-data.h"

G_BEGIN_DECLS

/* Axes, windows of shocks, bands, lines and their labels within @plot. Private to the room. */
void lode_timeline_plot_draw (const LodeTimelineData *data,
                              LodeSceneBuilder       *builder,
                              const LodeBox          *plot);

G_END_DECLS
