/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Claims and specifics of any bytes: offsets in order and inside the text, quotes that are the
 * text. */

#include "config.h"

#include <string.h>

#include "article/lode-claims.h"
#include "article/lode-specifics.h"
#include "fuzz.h"

static void
check_quote (const char *text,
             guint       n_chars,
             guint       start,
             guint       end,
             const char *quote)
{
  g_autofree char *slice = NULL;

  g_assert_cmpuint (start, <, end);
  g_assert_cmpuint (end, <=, n_chars);
  slice = g_utf8_substring (text, start, end);
  g_assert_cmpstr (slice, ==, quote);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char *bytes = size > 0 ? (const char *) data : "";
  /* What the finders make of bytes that are no text. */
  g_autofree char *text = g_utf8_make_valid (bytes, (gssize) size);
  guint n_chars = (guint) g_utf8_strlen (text, -1);
  g_autoptr (GPtrArray) claims = lode_claims_find (bytes, (gssize) size);
  g_autoptr (LodeSpecifics) specifics = lode_specifics_find (bytes, (gssize) size);
  guint last_end = 0;

  for (guint i = 0; i < claims->len; i++)
    {
      const LodeClaim *claim = g_ptr_array_index (claims, i);

      g_assert_cmpuint (claim->start, >=, last_end);
      check_quote (text, n_chars, claim->start, claim->end, claim->text);
      g_assert_nonnull (claim->countries);
      g_assert_nonnull (claim->materials);
      last_end = claim->end;
    }
  for (guint i = 0; i < LODE_N_SPECIFICS; i++)
    for (guint j = 0; j < specifics->quotes[i]->len; j++)
      {
        const LodeQuote *quote = g_ptr_array_index (specifics->quotes[i], j);

        check_quote (text, n_chars, quote->start, quote->end, quote->text);
      }
  return 0;
}
