/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/scene/lode-scene-builder.h"

G_BEGIN_DECLS

/* What stands around the marks of every chart: title, subtitle, source. Private to the room. */

/**
 * lode_chart_frame_draw:
 * @plot: (out): what is left for the marks
 *
 * Draws title and subtitle (where the style wants them) and, at the foot, @source; all of it wraps
 * and nothing is cut. The words also become those of the scene.
 *
 * Returns: %FALSE with %LODE_ERROR_INVALID when less than eight lines are left for the marks.
 */
gboolean lode_chart_frame_draw (LodeSceneBuilder  *builder,
                                const char        *title,
                                const char        *subtitle,
                                const char        *source,
                                LodeBox           *plot,
                                GError           **error);

/* "TITLE of the person", or @generated (transfer full): the title to draw. */
char    *lode_chart_frame_choose_title (const LodeChartSpec *spec,
                                        char                *generated);

G_END_DECLS
