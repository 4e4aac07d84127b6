/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-lever.h"

G_BEGIN_DECLS

/* (transfer full): what a person calls a lever: its own title, else made from kind and targets:
 * "Export control, China: separation, metal". Names come from @atlas (%NULL for the bundled one). */
char *lode_lever_make_title (LodeLever *lever,
                             LodeAtlas *atlas);

G_END_DECLS
