/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-search.h"

#include <string.h>

#define TITLE_WEIGHT 10.0
#define EXCERPT_BEFORE 40
#define EXCERPT_AFTER 120

/* A text with its words folded, each with the place where it stands in code points. */
typedef struct
{
  GPtrArray *words;
  GArray    *starts;
} Index;

typedef struct
{
  double score;
  int    start;
  gboolean is_found;
} Match;

/* Lower case without accents, so that "Größe" is found by "grosse" and "grösse". */
static char *
fold (const char *text,
      gssize      size_bytes)
{
  g_autofree char *cased = g_utf8_casefold (text, size_bytes);
  g_autofree char *apart = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));

  return g_string_free (folded, FALSE);
}

static void
index_add (Index      *index,
           const char *word,
           gssize      size_bytes,
           guint       start)
{
  g_ptr_array_add (index->words, fold (word, size_bytes));
  g_array_append_val (index->starts, start);
}

static void
index_init (Index      *index,
            const char *text)
{
  const char *word = NULL;
  guint start = 0;
  guint position = 0;

  index->words = g_ptr_array_new_with_free_func (g_free);
  index->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), position++)
    {
      gboolean is_word = g_unichar_isalnum (g_utf8_get_char (p));

      if (is_word && word == NULL)
        {
          word = p;
          start = position;
        }
      else if (!is_word && word != NULL)
        {
          index_add (index, word, p - word, start);
          word = NULL;
        }
    }
  if (word != NULL)
    index_add (index, word, -1, start);
}

static void
index_clear (Index *index)
{
  g_ptr_array_unref (index->words);
  g_array_unref (index->starts);
}

/* How often a word of the text begins with @word, and where first. */
static Match
find_word (const Index *index,
           const char  *word)
{
  Match match = { 0 };

  for (guint i = 0; i < index->words->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (index->words, i), word))
      {
        if (!match.is_found)
          match.start = (int) g_array_index (index->starts, guint, i);
        match.is_found = TRUE;
        match.score++;
      }

  return match;
}

/* All words must occur, in the title or in the text. */
static Match
find_words (const char *title,
            const char *text,
            GPtrArray  *words)
{
  Match found = { 0, -1, words->len > 0 };
  Index in_title;
  Index in_text;

  index_init (&in_title, title);
  index_init (&in_text, text);
  for (guint i = 0; i < words->len && found.is_found; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      Match title_match = find_word (&in_title, word);
      Match text_match = find_word (&in_text, word);

      found.is_found = title_match.is_found || text_match.is_found;
      found.score += TITLE_WEIGHT * title_match.score + text_match.score;
      if (text_match.is_found && found.start < 0)
        found.start = text_match.start;
    }
  index_clear (&in_title);
  index_clear (&in_text);

  return found;
}

/* (transfer full): one line of @text around @start. */
static char *
make_excerpt (const char *text,
              int         start)
{
  glong n_chars = g_utf8_strlen (text, -1);
  glong from = MAX (0, start - EXCERPT_BEFORE);
  glong to = MIN (n_chars, MAX (start, 0) + EXCERPT_AFTER);
  g_autofree char *piece = g_utf8_substring (text, from, to);
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (piece), " \n\r\t", -1);
  GString *line = g_string_new (from > 0 ? "…" : "");

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", i > 0 ? " " : "", words[i]);
  g_string_append (line, to < n_chars ? "…" : "");

  return g_string_free (line, FALSE);
}

/* (transfer full): what a person reads of a document. */
static char *
collect_text (GObject *document)
{
  GString *text = g_string_new (NULL);

  if (LODE_IS_ARTICLE (document))
    {
      g_string_append (text, lode_article_get_text (LODE_ARTICLE (document)));
    }
  else if (LODE_IS_SCENARIO (document))
    {
      LodeScenario *scenario = LODE_SCENARIO (document);

      g_string_append (text, lode_scenario_get_material (scenario));
      for (guint i = 0; i < lode_scenario_get_n_levers (scenario); i++)
        {
          LodeLever *lever = lode_scenario_get_lever (scenario, i);
          const char *title = lode_lever_get_title (lever);

          g_string_append_printf (text, "\n%s %s %s", title != NULL ? title : "",
                                  lode_lever_kind_label (lode_lever_get_kind (lever)),
                                  lode_lever_get_note (lever));
        }
    }
  else
    {
      static const char * const members[] = { "title", "subtitle", "body", "notes" };
      LodeBriefing *briefing = LODE_BRIEFING (document);

      for (guint i = 0; i < lode_briefing_get_n_slides (briefing); i++)
        for (guint j = 0; j < G_N_ELEMENTS (members); j++)
          {
            const char *member = lode_slide_get (lode_briefing_get_slide (briefing, i), members[j]);

            if (member != NULL)
              g_string_append_printf (text, "%s\n", member);
          }
    }

  return g_string_free (text, FALSE);
}

static LodeHit *
search_document (GObject   *document,
                 GPtrArray *words)
{
  g_autofree char *text = collect_text (document);
  Match match = find_words (lode_document_get_title (document), text, words);
  LodeHit *hit;

  if (!match.is_found)
    return NULL;

  hit = g_new0 (LodeHit, 1);
  hit->kind = lode_document_get_kind (document);
  hit->id = g_strdup (lode_document_get_id (document));
  hit->title = g_strdup (lode_document_get_title (document));
  hit->excerpt = make_excerpt (text, match.start);
  hit->start = match.start;
  hit->score = match.score;

  return hit;
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const LodeHit *first = *(const LodeHit * const *) a;
  const LodeHit *second = *(const LodeHit * const *) b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;

  /* Of two articles that match alike, the newer one: ids begin with the date. */
  return strcmp (second->id, first->id);
}

void
lode_hit_free (LodeHit *hit)
{
  if (hit == NULL)
    return;

  g_free (hit->id);
  g_free (hit->title);
  g_free (hit->excerpt);
  g_free (hit);
}

GPtrArray *
lode_search_library (LodeLibrary *library,
                     const char  *query)
{
  GPtrArray *hits;
  Index index;

  g_return_val_if_fail (LODE_IS_LIBRARY (library) && query != NULL, NULL);

  hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_hit_free);
  index_init (&index, query);
  for (int kind = 0; kind < LODE_DOCUMENT_N_KINDS; kind++)
    {
      GListModel *model = lode_library_get_documents (library, (LodeDocumentKind) kind);

      for (guint i = 0; i < g_list_model_get_n_items (model); i++)
        {
          g_autoptr (GObject) document = g_list_model_get_item (model, i);
          LodeHit *hit = search_document (document, index.words);

          if (hit != NULL)
            g_ptr_array_add (hits, hit);
        }
    }
  index_clear (&index);
  g_ptr_array_sort (hits, compare_hits);

  return hits;
}
