/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/scenario/lode-course.h"

G_BEGIN_DECLS

/* Which of a companion's results holds a stage back: that of going alone, of going alone from the pact's
 * state, or of the pact, where a maker never has less than it would have alone. */
typedef enum
{
  LODE_COMPANION_ALONE,
  LODE_COMPANION_FLOOR,
  LODE_COMPANION_PACT,
} LodeCompanionReading;

/* How much more of a companion its consumers need in this period, by what the makers that they stand for
 * would make. Goes before the companion's step. */
void lode_companion_need (LodeCourse *owner,
                          guint       companion);
/* Holds back the capacities in the owner's state: a maker whose need was not all served makes at most
 * (1 − share + share · served/need) of what it would make. */
void lode_companion_cap (LodeCourse           *owner,
                         LodeCompanionReading  reading);

G_END_DECLS
