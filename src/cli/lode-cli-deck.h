/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "briefing/lode-deck.h"
#include "library/lode-library.h"

G_BEGIN_DECLS

/* Writes @briefing as a PDF to @path; its charts take their scenarios from @library, which may be
 * %NULL. Errors: lode_deck_to_pdf(), lode_cli_write(). */
gboolean lode_cli_deck_write (LodeBriefing  *briefing,
                              LodeLibrary   *library,
                              LodeTheme      theme,
                              const char    *path,
                              GError       **error);

G_END_DECLS
