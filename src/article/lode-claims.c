/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-claims.h"

#include <string.h>

#include "article/lode-claims-private.h"

#define MAX_SENTENCE_BYTES 1000

static char *
dup_or_null (const char *text)
{
  return *text != '\0' ? g_strdup (text) : NULL;
}

/* A "sentence" without an end, such as a table run together, is cut. */
static char *
dup_sentence (LodeSentences      *sentences,
              const LodeSentence *sentence)
{
  g_autofree char *text = lode_sentences_dup_text (sentences, sentence, 0, sentence->n_tokens - 1);
  char *cut;

  if (strlen (text) <= MAX_SENTENCE_BYTES)
    return g_steal_pointer (&text);
  cut = g_utf8_find_prev_char (text, text + MAX_SENTENCE_BYTES);
  *cut = '\0';
  return g_strconcat (text, "…", NULL);
}

static LodeClaim *
make_claim (LodeSentences      *sentences,
            const LodeSentence *sentence,
            LodeAttribution    *attribution,
            const LodeFound    *figure,
            guint               index)
{
  LodeClaim *claim = lode_claim_new ();

  claim->start = figure->start;
  claim->end = figure->end;
  claim->text = lode_sentences_dup_text (sentences, sentence, figure->first, figure->last);
  claim->kind = figure->kind;
  claim->low = figure->low;
  claim->high = figure->high;
  claim->value = figure->value;
  claim->unit = dup_or_null (figure->unit);
  claim->currency = dup_or_null (figure->currency);
  claim->per = dup_or_null (figure->per);
  claim->is_approximate = figure->is_approximate;
  claim->change = figure->change;
  claim->is_negated = figure->is_negated;
  claim->countries = lode_attribution_get_countries (attribution, index);
  claim->materials = lode_attribution_get_materials (attribution, index);
  claim->stage = g_strdup (lode_attribution_get_stage (attribution, index));
  claim->sentence = dup_sentence (sentences, sentence);
  return claim;
}

static void
find_in_sentence (LodeSentences      *sentences,
                  const LodeSentence *sentence,
                  GArray             *figures,
                  GPtrArray          *claims)
{
  g_autoptr (LodeAttribution) attribution = NULL;

  g_array_set_size (figures, 0);
  lode_claims_find_figures (sentence, figures);
  if (figures->len == 0)
    return;
  lode_claims_read_modifiers (sentence, figures);
  attribution = lode_attribution_new (sentence, figures);
  for (guint i = 0; i < figures->len && claims->len < LODE_CLAIMS_MAX; i++)
    g_ptr_array_add (claims, make_claim (sentences, sentence, attribution,
                                         &g_array_index (figures, LodeFound, i), i));
}

GPtrArray *
lode_claims_find (const char *text,
                  gssize      length)
{
  GPtrArray *claims = lode_claim_array_new ();
  g_autoptr (LodeSentences) sentences = NULL;
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (LodeFound));
  g_autofree char *repaired = NULL;
  LodeSentence sentence;
  gsize size;

  g_return_val_if_fail (text != NULL, claims);

  size = length < 0 ? strlen (text) : (gsize) length;
  size = MIN (size, LODE_CLAIMS_MAX_BYTES);
  if (!g_utf8_validate_len (text, size, NULL))
    {
      repaired = g_utf8_make_valid (text, size);
      text = repaired;
      size = strlen (repaired);
    }
  sentences = lode_sentences_new (text, size);
  while (claims->len < LODE_CLAIMS_MAX && lode_sentences_next (sentences, &sentence))
    find_in_sentence (sentences, &sentence, figures, claims);
  return claims;
}

void
lode_claims_write (GPtrArray      *claims,
                   LodeJsonWriter *writer)
{
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < claims->len; i++)
    lode_claim_write (g_ptr_array_index (claims, i), writer);
  lode_json_writer_end_array (writer);
}
