/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas-policy.h"
#include "model/lode-lever.h"

G_BEGIN_DECLS

/**
 * LodeAtlasLever: what a decision is as a lever, for one material and in one reading.
 * @event: the decision
 * @material: the chain that it acts on; "" for any, where the event names no material
 * @reading: "whole sum" or "stockpiling" of a sum, "as it was" or "if it returns" of a pause; ""
 *   where there is one reading only
 * @basis: "stated" by the event, "derived" from it and other figures, "assumed" by nobody's word;
 *   the lever's note says which and why
 * @money: (nullable): the sum of this reading; it belongs to @event
 */
typedef struct
{
  const LodeAtlasEvent *event;
  char                 *material;
  char                 *reading;
  char                 *basis;
  const LodeFigure     *money;
  LodeLever            *lever;      /* never changed: ask for a copy of your own */
} LodeAtlasLever;

/* (nullable) */
const LodeAtlasEvent *lode_atlas_get_event (LodeAtlas  *self,
                                            const char *id);
/* (transfer container) (element-type LodeAtlasLever): of @event (%NULL: of all) on @material
 * (%NULL: any). A lever for any material comes with every one. */
GPtrArray            *lode_atlas_list_levers (LodeAtlas  *self,
                                              const char *event,
                                              const char *material);

/**
 * lode_atlas_event_make_lever:
 * @event: the id of an event
 * @material: (nullable): the chain that it shall act on; %NULL for the first that it can
 * @reading: (nullable): one of its readings; %NULL for the first
 *
 * A lever that can be put into a scenario as it is: window, countries, destinations, stages,
 * magnitudes, probability, the event's source as evidence, and a note that says what is stated and
 * what is assumed. A sum of money has price and exchange rate filled in, and its note says how much
 * it would buy; so does that of a reserve for any material, in each reading of its sum.
 *
 * Returns: (transfer full): %NULL with %LODE_ERROR_NOT_FOUND (no such event) or %LODE_ERROR_INVALID:
 *   one sentence that says why this event is no lever, or not on @material.
 */
LodeLever            *lode_atlas_event_make_lever (LodeAtlas   *self,
                                                   const char  *event,
                                                   const char  *material,
                                                   const char  *reading,
                                                   GError     **error);

G_END_DECLS
