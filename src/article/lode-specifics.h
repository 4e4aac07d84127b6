/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "base/lode-json-writer.h"

G_BEGIN_DECLS

/* A passage of the text: code points, end exclusive; @text is owned. */
typedef struct
{
  guint  start;
  guint  end;
  char  *text;
} LodeQuote;

typedef enum
{
  LODE_SPECIFIC_VOLUMES,
  LODE_SPECIFIC_TIMELINES,
  LODE_SPECIFIC_FUNDING,
  LODE_SPECIFIC_BINDING,
  LODE_SPECIFIC_MECHANISM,
  LODE_N_SPECIFICS,
} LodeSpecific;

/**
 * LodeSpecifics: what a statement commits to.
 * @quotes: (element-type LodeQuote): one list per #LodeSpecific, in the order of the text. An empty
 *   list is the point: it says that the statement names nothing of the kind.
 *
 * A passage counts when somebody who acts (a country, a government, a company, "members") commits
 * (pledges, decides, signs, will build, …) to a figure, a date, a binding term or a joint
 * mechanism. Hopes, questions, conditions, demands, denials, consumption as it is and sentences
 * that say what is missing never count.
 */
typedef struct
{
  GPtrArray *quotes[LODE_N_SPECIFICS];
} LodeSpecifics;

/* (transfer full): @length in bytes or -1, as in lode_claims_find(). Linear time, any thread. */
LodeSpecifics *lode_specifics_find (const char *text,
                                    gssize      length);
void           lode_specifics_free (LodeSpecifics *specifics);

/* "volumes", "timelines", "funding", "binding", "mechanism". */
const char    *lode_specific_to_string (LodeSpecific specific);

/* Writes the object of `specifics --format=json`: five arrays of {start end text}. */
void           lode_specifics_write (const LodeSpecifics *specifics,
                                     LodeJsonWriter      *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeSpecifics, lode_specifics_free)

G_END_DECLS
