/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"

G_BEGIN_DECLS

typedef enum
{
  LODE_CLAIM_NUMBER,
  LODE_CLAIM_PERCENT,
  LODE_CLAIM_MONEY,
  LODE_CLAIM_QUANTITY,
  LODE_CLAIM_DURATION,
} LodeClaimKind;

typedef enum
{
  LODE_CHANGE_NONE,
  LODE_CHANGE_UP,
  LODE_CHANGE_DOWN,
} LodeChange;

/**
 * LodeClaim: a figure that a text states, where, of whom and of what. A plain record owned by an
 * array made with lode_claim_array_new(); text members are owned and may be %NULL.
 *
 * @start, @end: code points of the text, end exclusive. @value, @low, @high: NaN when absent.
 * @unit: "t", "kt", "%", "pp", …; @currency: ISO 4217; @per: "year", "kg", …
 * @countries: ISO 3166-1 alpha-3 and "EU27"; @materials: atlas keys; @stage: atlas stage key.
 * @sentence: the sentence around it. @id: "c4", unique in the article. @is_evidence: accepted by
 * the person.
 */
typedef struct
{
  char          *id;
  guint          start;
  guint          end;
  char          *text;
  LodeClaimKind  kind;
  double         low;
  double         high;
  double         value;
  char          *unit;
  char          *currency;
  char          *per;
  gboolean       is_approximate;
  LodeChange     change;
  gboolean       is_negated;
  GStrv          countries;
  GStrv          materials;
  char          *stage;
  char          *sentence;
  gboolean       is_evidence;
  JsonObject    *unknown;  /* (nullable): members of a later version, written back */
} LodeClaim;

/* (transfer full) (element-type LodeClaim): frees its elements. */
GPtrArray  *lode_claim_array_new (void);
/* (transfer full): all NaN and %NULL. */
LodeClaim  *lode_claim_new (void);
LodeClaim  *lode_claim_copy (const LodeClaim *claim);
void        lode_claim_free (LodeClaim *claim);
const char *lode_claim_kind_to_string (LodeClaimKind kind);

/* The members of CLI.md `claims`: start end text kind low high value unit currency per approximate
 * change negated countries materials stage sentence; with @id and evidence where set. */
LodeClaim  *lode_claim_read (LodeJsonReader *reader);
void        lode_claim_write (const LodeClaim *claim,
                              LodeJsonWriter  *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeClaim, lode_claim_free)

G_END_DECLS
