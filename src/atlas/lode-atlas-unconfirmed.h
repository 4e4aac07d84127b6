/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"

G_BEGIN_DECLS

/**
 * LodeAtlasUnconfirmed: what is said and no source of ours says. It has no source, is no figure, and
 * nothing computes with it: it is kept so that a person who meets the number elsewhere learns why
 * it is not used here.
 * @value: as it was met: "17000-18000", "90 or more"
 * @year: as it was met: "about 2025"; "" when none was named
 */
typedef struct
{
  char *topic;
  char *item;
  char *value;
  char *unit;
  char *year;
  char *why;
} LodeAtlasUnconfirmed;

/* (transfer container) (element-type LodeAtlasUnconfirmed) */
GPtrArray *lode_atlas_list_unconfirmed (LodeAtlas *self);

G_END_DECLS
