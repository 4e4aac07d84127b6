/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-allocation.h"

G_BEGIN_DECLS

/* What is still open after all rounds comes out of consumers' own stocks; fills all of @allocation
 * that follows from that. */
void lode_fragmented_draw_stocks (const LodeNetwork *network,
                                  const double      *open,
                                  LodeAllocation    *allocation);

G_END_DECLS
