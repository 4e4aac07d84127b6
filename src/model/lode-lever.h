/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"
#include "base/lode-month.h"

G_BEGIN_DECLS

typedef enum
{
  LODE_LEVER_EXPORT_CONTROL,
  LODE_LEVER_PRODUCTION_LOSS,
  LODE_LEVER_PROJECT,
  LODE_LEVER_PRICE_FLOOR,
  LODE_LEVER_STOCKPILE,
  LODE_LEVER_DEMAND_GROWTH,
  LODE_LEVER_SUBSTITUTION,
  LODE_LEVER_RECYCLING,
  LODE_LEVER_GUARANTEED_PROCUREMENT,
} LodeLeverKind;
#define LODE_LEVER_N_KINDS 9

typedef enum
{
  LODE_SHAPE_FIXED,
  LODE_SHAPE_UNIFORM,
  LODE_SHAPE_TRIANGULAR,
  LODE_SHAPE_PERT,
  LODE_SHAPE_NORMAL,
  LODE_SHAPE_LOGNORMAL,
} LodeShape;

/**
 * LodeMagnitude: a number with its range and distribution (MODEL §3). For %LODE_SHAPE_FIXED low and
 * high only bound the slider. JSON: {"value": 0.2, "low": 0.0, "high": 0.5, "shape": "pert"} or a
 * bare number.
 */
typedef struct
{
  double    value;
  double    low;
  double    high;
  LodeShape shape;
} LodeMagnitude;

/**
 * LodeParameter: one number that a kind of lever has.
 * @name: JSON member and key: "remaining", "loss", "capacity", "ramp_months", "success",
 *   "target", "purchase", "release_trigger", "release_cap", "growth", …
 * @unit: of value, low and high: "share" (0–1), "t/year", "t", "month", "share/year", "USD/kg"
 * @is_main: the one that the row's slider moves
 */
typedef struct
{
  const char    *name;
  const char    *label;        /* for a person, marked for translation (N_) */
  const char    *unit;
  double         minimum;
  double         maximum;
  LodeMagnitude  fallback;
  gboolean       is_main;
} LodeParameter;

/* The parameters of a kind, the main one first; ends with a name of %NULL. */
const LodeParameter *lode_lever_kind_parameters (LodeLeverKind kind);
/* "export_control" … */
const char          *lode_lever_kind_to_string (LodeLeverKind kind);
gboolean             lode_lever_kind_from_string (const char    *text,
                                                  LodeLeverKind *kind);
/* For a person, untranslated (N_): "Export control". */
const char          *lode_lever_kind_label (LodeLeverKind kind);
/* Whether the lever is a shock (drawn red) or an answer (drawn green). */
gboolean             lode_lever_kind_is_shock (LodeLeverKind kind);
const char          *lode_shape_to_string (LodeShape shape);
gboolean             lode_shape_from_string (const char *text,
                                             LodeShape  *shape);

/**
 * LodeLever: one "what if": a kind, its targets, a window, magnitudes and a probability.
 *
 * Properties (all read-write, notified on real change): "enabled", "probability", "note", "title".
 * The rest has setters; each emits "changed".
 */
#define LODE_TYPE_LEVER (lode_lever_get_type ())
G_DECLARE_FINAL_TYPE (LodeLever, lode_lever, LODE, LEVER, GObject)

LodeLever          *lode_lever_new (const char    *id,
                                    LodeLeverKind  kind);
LodeLever          *lode_lever_copy (LodeLever *self);

const char         *lode_lever_get_id (LodeLever *self);
LodeLeverKind       lode_lever_get_kind (LodeLever *self);
/* (nullable): a title of the person's own; else made from kind and targets by the library. */
const char         *lode_lever_get_title (LodeLever *self);
void                lode_lever_set_title (LodeLever  *self,
                                          const char *title);
gboolean            lode_lever_get_enabled (LodeLever *self);
void                lode_lever_set_enabled (LodeLever *self,
                                            gboolean   enabled);
/* ISO 3166-1 alpha-3 or "EU27"; never %NULL. Whose exports, plants, demand or stock. */
const char * const *lode_lever_get_countries (LodeLever *self);
void                lode_lever_set_countries (LodeLever          *self,
                                              const char * const *countries);
/* Stage keys of the material; empty means all producing stages. */
const char * const *lode_lever_get_stages (LodeLever *self);
void                lode_lever_set_stages (LodeLever          *self,
                                           const char * const *stages);
/* Actors of the next stage; empty means all but the controlling country itself. */
const char * const *lode_lever_get_destinations (LodeLever *self);
void                lode_lever_set_destinations (LodeLever          *self,
                                                 const char * const *destinations);
/* First and last month in which it acts; %LODE_MONTH_NONE is open. */
LodeMonth           lode_lever_get_from (LodeLever *self);
LodeMonth           lode_lever_get_to (LodeLever *self);
void                lode_lever_set_window (LodeLever *self,
                                           LodeMonth  from,
                                           LodeMonth  to);
/* The parameter's fallback when it was never set. @name must be one of the kind's. */
LodeMagnitude       lode_lever_get_magnitude (LodeLever  *self,
                                              const char *name);
void                lode_lever_set_magnitude (LodeLever     *self,
                                              const char    *name,
                                              LodeMagnitude  magnitude);
/* Chance that it happens at all, 0 to 1. */
double              lode_lever_get_probability (LodeLever *self);
void                lode_lever_set_probability (LodeLever *self,
                                                double     probability);
/* Project levers: id of an atlas project, or %NULL. */
const char         *lode_lever_get_project (LodeLever *self);
void                lode_lever_set_project (LodeLever  *self,
                                            const char *project);
/* Claim ids ("ARTICLE#cN") or atlas source ids. */
const char * const *lode_lever_get_evidence (LodeLever *self);
void                lode_lever_set_evidence (LodeLever          *self,
                                             const char * const *evidence);
const char         *lode_lever_get_note (LodeLever *self);
void                lode_lever_set_note (LodeLever  *self,
                                         const char *note);

/* The reader stands in the lever's object. (transfer full) (nullable): %NULL after a failure. */
LodeLever          *lode_lever_read (LodeJsonReader *reader);
void                lode_lever_write (LodeLever      *self,
                                      LodeJsonWriter *writer);

G_END_DECLS
