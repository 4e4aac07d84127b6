/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas-lever.h"
#include "base/lode-json-reader.h"

G_BEGIN_DECLS

/* Fills the event's levers; the reader stands in the event, whose money has been read. */
void lode_atlas_read_levers (LodeJsonReader *reader,
                             LodeAtlasEvent *event);
void lode_atlas_lever_free (gpointer data);

G_END_DECLS
