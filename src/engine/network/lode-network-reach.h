/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-network.h"

G_BEGIN_DECLS

/**
 * lode_network_find_live_arcs:
 *
 * Tells the arcs that lie on some way from a mine to a consumer from those that can carry nothing,
 * whatever the period's numbers are: a maker after stage 0 that nobody supplies makes nothing, and
 * one that supplies nobody is asked for nothing.
 *
 * Returns: (transfer full): [n_arcs + 1]
 */
gboolean *lode_network_find_live_arcs (const LodeNetwork *self);

G_END_DECLS
