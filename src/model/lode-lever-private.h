/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-lever.h"

G_BEGIN_DECLS

/* More than any kind has parameters. */
#define LODE_LEVER_N_SLOTS 8

/* One a parameter, in the order of the kind's table. */
typedef struct
{
  gboolean       is_set;
  LodeMagnitude  magnitude;
  JsonObject    *unknown;
} LodeLeverSlot;

struct _LodeLever
{
  GObject        parent_instance;

  char          *id;
  LodeLeverKind  kind;
  char          *title;
  gboolean       enabled;
  GStrv          countries;
  GStrv          stages;
  GStrv          destinations;
  LodeMonth      from;
  LodeMonth      to;
  LodeLeverSlot  slots[LODE_LEVER_N_SLOTS];
  double         probability;
  char          *project;
  GStrv          evidence;
  char          *note;
  JsonObject    *unknown;
};

/* 1 to 80 characters without white space, control characters and "#", which parts claim ids. */
gboolean lode_lever_id_is_valid (const char *id);

G_END_DECLS
