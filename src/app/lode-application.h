/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/lode-window.h"

G_BEGIN_DECLS

/**
 * LodeApplication: opens windows on workspaces. `lodestone [FOLDER|PAGE…]`: a folder is a
 * workspace, anything else is a page to add.
 */
#define LODE_TYPE_APPLICATION (lode_application_get_type ())
G_DECLARE_FINAL_TYPE (LodeApplication, lode_application, LODE, APPLICATION, AdwApplication)

LodeApplication *lode_application_new (void);
/* Opens the sample workspace in @window, writing it first where it is missing. */
void             lode_application_open_sample (LodeWindow *window);

G_END_DECLS
