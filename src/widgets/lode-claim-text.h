/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-claim.h"

G_BEGIN_DECLS

/* (transfer full): the figure alone, in our own notation: "17,000–18,000 t", "US$110/kg", "< 2,000 t",
 * "about 20". */
char *lode_claim_format_value (const LodeClaim *claim);
/* (transfer full): what it is of, in few words: "a year · China → EU27 · NdFeB magnets"; "" when the
 * text says nothing. @atlas gives the names of countries and materials. */
char *lode_claim_format_detail (const LodeClaim *claim,
                                LodeAtlas       *atlas);

G_END_DECLS
