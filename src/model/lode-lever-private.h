/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-lever.h"

G_BEGIN_DECLS

/* More than any kind has parameters. */
#define LODE_LEVER_N_SLOTS 12

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
  GStrv          projects;
  char          *material;
  LodeTier       tier;
  LodeMonth      release_date;
  LodeMonth      discovered;
  gboolean       in_baseline;
  GStrv          evidence;
  char          *note;
  JsonObject    *unknown;
};

/* 1 to 80 characters without white space, control characters and "#", which parts claim ids. */
gboolean lode_lever_id_is_valid (const char *id);
void     lode_lever_emit_changed (LodeLever *self);

/* The members that only some kinds have use for. */
void     lode_lever_init_terms (LodeLever *self);
void     lode_lever_clear_terms (LodeLever *self);
void     lode_lever_copy_terms (LodeLever *self,
                                LodeLever *other);
void     lode_lever_read_terms (LodeLever      *self,
                                LodeJsonReader *reader);
void     lode_lever_write_terms (LodeLever      *self,
                                 LodeJsonWriter *writer);

G_END_DECLS
