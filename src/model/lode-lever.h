/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"
#include "base/lode-month.h"
#include "model/lode-lever-kind.h"
#include "model/lode-tier.h"

G_BEGIN_DECLS

/**
 * LodeLever: one "what if": a kind, its targets, a window, magnitudes and a probability.
 *
 * Properties (all read-write, notified on real change): "enabled", "probability", "note", "title".
 * The rest has setters; each emits "changed". What a setter takes, a file can hold: values that
 * lode_lever_read() would refuse are refused (as a programming error) by the setters too.
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
/* Actors of the next stage. Of a control: empty means all but the controlling country itself. Of a
 * project: its offtake, in proportion to their need; empty means home first, then members. */
const char * const *lode_lever_get_destinations (LodeLever *self);
void                lode_lever_set_destinations (LodeLever          *self,
                                                 const char * const *destinations);
/* First and last month in which it acts, both inclusive; %LODE_MONTH_NONE is open. Of a project
 * the first month is its planned start. */
LodeMonth           lode_lever_get_from (LodeLever *self);
LodeMonth           lode_lever_get_to (LodeLever *self);
void                lode_lever_set_window (LodeLever *self,
                                           LodeMonth  from,
                                           LodeMonth  to);
/* The parameter's fallback when it was never set. @name must be one of the kind's. */
LodeMagnitude       lode_lever_get_magnitude (LodeLever  *self,
                                              const char *name);
gboolean            lode_lever_has_magnitude (LodeLever  *self,
                                              const char *name);
/* It must fit the parameter: lode_parameter_find_fault(). */
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
/* The material whose chain it acts on: a companion of the scenario's (MODEL §1); %NULL is the
 * scenario's own. */
const char         *lode_lever_get_material (LodeLever *self);
void                lode_lever_set_material (LodeLever  *self,
                                             const char *material);
/* Guaranteed procurement: which tier of the countries' demand is served first, defence by default,
 * and from what: ids of project levers of the scenario, or of the atlas projects that these are
 * about; all project levers when none is named. A price floor that names projects covers these
 * alone. */
LodeTier            lode_lever_get_tier (LodeLever *self);
void                lode_lever_set_tier (LodeLever *self,
                                         LodeTier   tier);
const char * const *lode_lever_get_projects (LodeLever *self);
void                lode_lever_set_projects (LodeLever          *self,
                                             const char * const *projects);
/* Stockpile: from this month on it is released for any shortage, however small. */
LodeMonth           lode_lever_get_release_date (LodeLever *self);
void                lode_lever_set_release_date (LodeLever *self,
                                                 LodeMonth  month);
/* Project without a start: when its ore was discovered; it starts "mine_lead" years later. */
LodeMonth           lode_lever_get_discovered (LodeLever *self);
void                lode_lever_set_discovered (LodeLever *self,
                                               LodeMonth  month);
/* Project: whether it stands in the baseline already and so adds nothing. */
gboolean            lode_lever_get_in_baseline (LodeLever *self);
void                lode_lever_set_in_baseline (LodeLever *self,
                                                gboolean   in_baseline);
/* Claim ids ("ARTICLE#cN") or atlas source ids. */
const char * const *lode_lever_get_evidence (LodeLever *self);
void                lode_lever_set_evidence (LodeLever          *self,
                                             const char * const *evidence);
const char         *lode_lever_get_note (LodeLever *self);
void                lode_lever_set_note (LodeLever  *self,
                                         const char *note);

/* Puts the content of @other, of the same kind, into @self as one change; the id stays. */
void                lode_lever_assign (LodeLever *self,
                                       LodeLever *other);

/* The reader stands in the lever's object. (transfer full) (nullable): %NULL after a failure. */
LodeLever          *lode_lever_read (LodeJsonReader *reader);
void                lode_lever_write (LodeLever      *self,
                                      LodeJsonWriter *writer);

G_END_DECLS
