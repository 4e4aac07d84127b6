/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "briefing/lode-page.h"

G_BEGIN_DECLS

/**
 * lode_deck_to_pdf:
 *
 * The whole briefing as one 16:9 PDF (13⅓ × 7½ inches): fonts embedded, text as text, tagged by an
 * outline entry for each slide, with title, author and language.
 *
 * Returns: (transfer full) (nullable): %LODE_ERROR_INVALID when the briefing has no slides, or
 *   with the first chart that could not be drawn, naming the slide; %LODE_ERROR_IO from cairo.
 */
GBytes *lode_deck_to_pdf (LodeBriefing    *briefing,
                          LodeAtlas       *atlas,
                          LodeTheme        theme,
                          LodeFigureFunc   figures,
                          gpointer         user_data,
                          GError         **error);

G_END_DECLS
