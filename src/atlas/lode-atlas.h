/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LodeAtlas: the bundled, sourced reference data. Immutable for whoever reads it, reference
 * counted, and safe to use from any thread.
 *
 * Each table is read on first use, from the resource that is linked into the program, so asking
 * for one country's name does not cost the import tables. The folder in the environment variable
 * LODESTONE_ATLAS_DIR, where set, takes the resource's place (tests, and editors of the data).
 *
 * Rows ("const LodeAtlasCountry *" …) belong to the atlas and live as long as it does. Lists are
 * (transfer container) #GPtrArrays of such rows in the order of the file. In every filter %NULL, or
 * 0 for a year, means "any".
 *
 * Keys are materials' ("ndfeb_magnets"), stages' ("mining"), countries' (ISO 3166-1 alpha-3, or
 * "WLD" world, "OTH" other countries, "UNK" not split by country, "EU27", "XKX" Kosovo).
 */
#define LODE_TYPE_ATLAS (lode_atlas_get_type ())
typedef struct _LodeAtlas LodeAtlas;

GType       lode_atlas_get_type (void);
/* (transfer none): the one that the program carries; never %NULL, lives as long as the process. */
LodeAtlas  *lode_atlas_get_default (void);
/* (transfer full): @folder is one like data/atlas; %NULL for the bundled resource. */
LodeAtlas  *lode_atlas_new (const char *folder);
LodeAtlas  *lode_atlas_ref (LodeAtlas *self);
void        lode_atlas_unref (LodeAtlas *self);

/* "2026-11": the month in which the sources were collected; for "Atlas 2026-11 · 36 sources". */
const char *lode_atlas_get_version (LodeAtlas *self);

/**
 * lode_atlas_check:
 *
 * Reads every table. A table that cannot be read is empty to all other functions (with one
 * warning in the log); this one says what is wrong with it.
 *
 * Returns: %FALSE with %LODE_ERROR_INVALID, file and line or member.
 */
gboolean    lode_atlas_check (LodeAtlas  *self,
                              GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeAtlas, lode_atlas_unref)

G_END_DECLS
