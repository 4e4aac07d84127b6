/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>
#include <string.h>

#include "article/lode-claims.h"
#include "base/lode-json-writer.h"

/* A sentence and what is expected of its figures, one after the other, separated by " | ". */
typedef struct
{
  const char *text;
  const char *expected;
} ClaimCase;

/* Writes what a test looks at into a description. */
typedef void (*ClaimDescriber) (GString         *into,
                                const LodeClaim *claim);

static inline void
append_number (GString *into,
               double   value)
{
  g_autofree char *text = isnan (value) ? g_strdup ("") : g_strdup_printf ("%.15g", value);

  g_string_append (into, text);
}

/* "20,000 tonnes=20000 t", "60 to 70%=60..70 %", "72 hours=..72 hour": span, value and unit. */
static inline void
describe_figure (GString         *into,
                 const LodeClaim *claim)
{
  g_string_append_printf (into, "%s=", claim->text);
  if (!isnan (claim->value))
    {
      append_number (into, claim->value);
    }
  else
    {
      append_number (into, claim->low);
      g_string_append (into, "..");
      append_number (into, claim->high);
    }
  if (claim->unit != NULL)
    g_string_append_printf (into, " %s", claim->unit);
  if (claim->currency != NULL)
    g_string_append_printf (into, " %s", claim->currency);
}

static inline void
describe_modifiers (GString         *into,
                    const LodeClaim *claim)
{
  describe_figure (into, claim);
  if (claim->per != NULL)
    g_string_append_printf (into, " /%s", claim->per);
  if (claim->is_approximate)
    g_string_append (into, " ~");
  if (claim->change != LODE_CHANGE_NONE)
    g_string_append (into, claim->change == LODE_CHANGE_UP ? " up" : " down");
  if (claim->is_negated)
    g_string_append (into, " not");
}

/* "18 t: CHN JPN; gallium; refining" */
static inline void
describe_attribution (GString         *into,
                      const LodeClaim *claim)
{
  g_autofree char *countries = g_strjoinv (" ", claim->countries);
  g_autofree char *materials = g_strjoinv (" ", claim->materials);

  g_string_append_printf (into, "%s: %s; %s; %s", claim->text, countries, materials,
                          claim->stage != NULL ? claim->stage : "");
}

static inline void
check_claims (const ClaimCase *cases,
              gsize            n_cases,
              ClaimDescriber   describe)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GPtrArray) claims = lode_claims_find (cases[i].text, -1);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < claims->len; j++)
        {
          if (j > 0)
            g_string_append (found, " | ");
          describe (found, g_ptr_array_index (claims, j));
        }
      if (!g_str_equal (found->str, cases[i].expected))
        g_test_message ("in “%s”", cases[i].text);
      g_assert_cmpstr (found->str, ==, cases[i].expected);
    }
}

#define CHECK_CLAIMS(cases, describe) check_claims (cases, G_N_ELEMENTS (cases), describe)
