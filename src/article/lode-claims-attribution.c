/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-claims-private.h"

#include <string.h>

/* A sentence falls into zones, the stretches that speak of one figure: clauses end zones, commas do
 * unless they stand inside a list, and so does the "and" between two figures. A figure belongs to
 * what its own zone names; what the zone leaves out is carried over from the zones before it, and
 * then from the zones behind it that have no figure of their own.
 *
 * How far a word may carry over is bounded, so that the work stays linear in the text. */
#define BACK_REACH 8
#define FORWARD_REACH 4
/* A word of a stage counts until a traded form stands so many times nearer. */
#define FAR_OFF 2

typedef enum
{
  BORDER_NONE,
  BORDER_SOFT,   /* a comma, a bracket, a dash, "and" between figures */
  BORDER_CLAUSE, /* while, but */
  BORDER_HARD,   /* ; : */
} Border;

typedef struct
{
  guint  first;
  guint  end;
  Border border; /* what stands in front of it */
  guint  n_figures;
} Zone;

struct _LodeAttribution
{
  const LodeSentence *sentence;
  const GArray       *figures;
  GArray             *mentions[LODE_LEXICON_UNITS]; /* LodeMention, in order */
  guint8             *is_listed;                    /* per token: between two members of a list */
  guint8             *borders;                      /* per token: the border in front of it */
  GArray             *zones;
  guint              *zone_of; /* per figure */
};

static const LodeMention *
get_mention (const LodeAttribution *self,
             LodeLexiconKind        kind,
             guint                  index)
{
  return &g_array_index (self->mentions[kind], LodeMention, index);
}

static const LodeFound *
get_figure (const LodeAttribution *self,
            guint                  index)
{
  return &g_array_index (self->figures, LodeFound, index);
}

static Zone *
get_zone (const LodeAttribution *self,
          guint                  index)
{
  return &g_array_index (self->zones, Zone, index);
}

/* Whether only commas, "and" and articles stand between two mentions. */
static gboolean
are_listed (const LodeSentence *sentence,
            const LodeMention  *a,
            const LodeMention  *b)
{
  if (b->first - a->last > 4)
    return FALSE;
  for (guint i = a->last + 1; i < b->first; i++)
    {
      const LodeToken *token = &sentence->tokens[i];

      if (!lode_token_is_symbol (token, ',') && !lode_token_is_symbol (token, '&')
          && !lode_token_is_symbol (token, '/') && !lode_numbers_is_dash (token)
          && !lode_token_is (token, "the") && (token->classes & LODE_WORD_COORDINATOR) == 0)
        return FALSE;
    }
  return b->first > a->last;
}

static void
mark_lists (LodeAttribution *self)
{
  for (guint kind = 0; kind < LODE_LEXICON_UNITS; kind++)
    for (guint i = 1; i < self->mentions[kind]->len; i++)
      {
        const LodeMention *a = get_mention (self, kind, i - 1);
        const LodeMention *b = get_mention (self, kind, i);

        if (are_listed (self->sentence, a, b))
          for (guint j = a->last + 1; j < b->first; j++)
            self->is_listed[j] = TRUE;
      }
}

static Border
border_at (const LodeAttribution *self,
           guint                  index)
{
  const LodeToken *token = &self->sentence->tokens[index];

  if (self->is_listed[index])
    return BORDER_NONE;
  if ((token->classes & LODE_WORD_CLAUSE) != 0)
    return BORDER_CLAUSE;
  if (token->kind != LODE_TOKEN_SYMBOL)
    return BORDER_NONE;
  switch (token->symbol)
    {
    case ';':
    case ':':
      return BORDER_HARD;
    case 0x2013:
      return (token->flags & LODE_TOKEN_TIGHT) == 0 ? BORDER_SOFT : BORDER_NONE;
    case 0x2014:
    case ',':
    case '(':
    case ')':
      return BORDER_SOFT;
    default:
      return BORDER_NONE;
    }
}

static void
mark_borders (LodeAttribution *self)
{
  guint figure = 0;

  for (guint i = 0; i < self->sentence->n_tokens; i++)
    {
      while (figure < self->figures->len && get_figure (self, figure)->last < i)
        figure++;
      /* Dashes inside "17,000–18,000 t" part nothing. */
      if (figure < self->figures->len && get_figure (self, figure)->first <= i)
        continue;
      self->borders[i] = border_at (self, i);
    }
}

static gboolean
parts_figures (const LodeAttribution *self,
               guint                  index)
{
  const LodeToken *token = &self->sentence->tokens[index];

  if (self->is_listed[index])
    return FALSE;
  if ((token->classes & LODE_WORD_COORDINATOR) != 0)
    return TRUE;
  return lode_token_is (token, "each") || lode_token_is (token, "every");
}

/* Puts a border at the last "and" or "each" between two figures that no other border parts. */
static void
part_figures (LodeAttribution *self)
{
  for (guint i = 1; i < self->figures->len; i++)
    {
      guint first = get_figure (self, i - 1)->last + 1;
      guint end = get_figure (self, i)->first;
      guint place = 0;
      gboolean is_parted = FALSE;

      for (guint j = first; j < end; j++)
        {
          is_parted = is_parted || self->borders[j] != BORDER_NONE;
          if (parts_figures (self, j))
            place = j;
        }
      if (!is_parted && place > 0)
        self->borders[place] = BORDER_SOFT;
    }
}

static void
build_zones (LodeAttribution *self)
{
  Zone zone = { 0 };
  guint figure = 0;

  for (guint i = 0; i <= self->sentence->n_tokens; i++)
    {
      if (i > zone.first && (i == self->sentence->n_tokens || self->borders[i] != BORDER_NONE))
        {
          zone.end = i;
          zone.n_figures = 0;
          while (figure < self->figures->len && get_figure (self, figure)->first < i)
            {
              self->zone_of[figure++] = self->zones->len;
              zone.n_figures++;
            }
          g_array_append_val (self->zones, zone);
          zone.first = i;
        }
      if (i < self->sentence->n_tokens && i == zone.first)
        zone.border = self->borders[i];
    }
}

/* "600 US dollars" speak of no country. */
static void
drop_inside_figures (LodeAttribution *self,
                     LodeLexiconKind  kind)
{
  guint kept = 0;
  guint figure = 0;

  for (guint i = 0; i < self->mentions[kind]->len; i++)
    {
      LodeMention mention = *get_mention (self, kind, i);

      while (figure < self->figures->len && get_figure (self, figure)->last < mention.first)
        figure++;
      if (figure < self->figures->len && get_figure (self, figure)->first <= mention.first)
        continue;
      g_array_index (self->mentions[kind], LodeMention, kept++) = mention;
    }
  g_array_set_size (self->mentions[kind], kept);
}

LodeAttribution *
lode_attribution_new (const LodeSentence *sentence,
                      const GArray       *figures)
{
  LodeAttribution *self = g_new0 (LodeAttribution, 1);

  self->sentence = sentence;
  self->figures = figures;
  for (guint kind = 0; kind < LODE_LEXICON_UNITS; kind++)
    {
      self->mentions[kind] = g_array_new (FALSE, FALSE, sizeof (LodeMention));
      lode_lexicon_find (kind, sentence, self->mentions[kind]);
      drop_inside_figures (self, kind);
    }
  self->is_listed = g_new0 (guint8, sentence->n_tokens + 1);
  self->borders = g_new0 (guint8, sentence->n_tokens + 1);
  self->zones = g_array_new (FALSE, FALSE, sizeof (Zone));
  self->zone_of = g_new0 (guint, figures->len + 1);
  mark_lists (self);
  mark_borders (self);
  part_figures (self);
  build_zones (self);
  return self;
}

void
lode_attribution_free (LodeAttribution *self)
{
  for (guint kind = 0; kind < LODE_LEXICON_UNITS; kind++)
    g_array_unref (self->mentions[kind]);
  g_free (self->is_listed);
  g_free (self->borders);
  g_array_unref (self->zones);
  g_free (self->zone_of);
  g_free (self);
}

/* The first mention of @kind that begins at or behind @token. */
static guint
find_mention (const LodeAttribution *self,
              LodeLexiconKind        kind,
              guint                  token)
{
  guint low = 0;
  guint high = self->mentions[kind]->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (get_mention (self, kind, middle)->first < token)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_led_by_preposition (const LodeAttribution *self,
                       const LodeMention     *mention)
{
  int i = (int) mention->first - 1;

  while (i >= 0
         && ((self->sentence->tokens[i].classes & (LODE_WORD_ARTICLE | LODE_WORD_COORDINATOR)) != 0
             || self->is_listed[i] || (self->sentence->tokens[i].flags & LODE_TOKEN_CAPITAL) != 0))
    i--;
  return i >= 0 && (self->sentence->tokens[i].classes & LODE_WORD_PREPOSITION) != 0;
}

/* Appends the codes that @zone names, "a;b" as two, each once. */
static void
add_code (GPtrArray  *codes,
          const char *code)
{
  g_auto (GStrv) parts = g_strsplit (code, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (codes, parts[i], g_str_equal, NULL))
      g_ptr_array_add (codes, g_strdup (parts[i]));
}

static void
collect (const LodeAttribution *self,
         LodeLexiconKind        kind,
         guint                  zone,
         gboolean               only_subjects,
         GPtrArray             *codes)
{
  guint end = get_zone (self, zone)->end;

  for (guint i = find_mention (self, kind, get_zone (self, zone)->first);
       i < self->mentions[kind]->len; i++)
    {
      const LodeMention *mention = get_mention (self, kind, i);

      if (mention->first >= end)
        break;
      if (!mention->is_excluded && !(only_subjects && is_led_by_preposition (self, mention)))
        add_code (codes, mention->code);
    }
}

static gboolean
is_list_gap (const LodeSentence *sentence,
             const LodeFound    *a,
             const LodeFound    *b)
{
  if (b->first - a->last > 4)
    return FALSE;
  for (guint i = a->last + 1; i < b->first; i++)
    if (!lode_token_is_symbol (&sentence->tokens[i], ',')
        && (sentence->tokens[i].classes & (LODE_WORD_COORDINATOR | LODE_WORD_APPROXIMATE)) == 0)
      return FALSE;
  return TRUE;
}

/* The bare list of figures that @index stands in, "10%, 40% and 25%": its first member and length.
 */
static guint
get_run (const LodeAttribution *self,
         guint                  index,
         guint                 *n_figures)
{
  guint first = index;
  guint last = index;

  while (first > 0
         && is_list_gap (self->sentence, get_figure (self, first - 1), get_figure (self, first)))
    first--;
  while (last + 1 < self->figures->len
         && is_list_gap (self->sentence, get_figure (self, last), get_figure (self, last + 1)))
    last++;
  *n_figures = last - first + 1;
  return first;
}

/* "10 %, 40 % and 25 % … mined, processed and recycled": the member of a list of as many, or NULL.
 */
static const char *
find_respective (const LodeAttribution *self,
                 LodeLexiconKind        kind,
                 guint                  index)
{
  guint n_figures;
  guint first = get_run (self, index, &n_figures);
  guint begin = 0;

  if (n_figures < 2 || n_figures > 8)
    return NULL;
  for (guint i = 1; i <= self->mentions[kind]->len; i++)
    {
      if (i < self->mentions[kind]->len
          && are_listed (self->sentence, get_mention (self, kind, i - 1),
                         get_mention (self, kind, i)))
        continue;
      if (i - begin == n_figures)
        return get_mention (self, kind, begin + index - first)->code;
      begin = i;
    }
  return NULL;
}

/* "Japan 30%", "Indonesia's 10%", "in Canada 35": the name that stands right before the figure. */
static gboolean
find_adjacent (const LodeAttribution *self,
               LodeLexiconKind        kind,
               guint                  index,
               GPtrArray             *codes)
{
  const LodeFound *figure = get_figure (self, index);
  const Zone *zone = get_zone (self, self->zone_of[index]);
  guint end = figure->first;

  if (self->zone_of[index] == 0)
    return FALSE;
  while (
      end > zone->first
      && (self->sentence->tokens[end - 1].classes & (LODE_WORD_APPROXIMATE | LODE_WORD_PREPOSITION))
             != 0)
    end--;
  for (guint i = find_mention (self, kind, zone->first); i < self->mentions[kind]->len; i++)
    {
      const LodeMention *mention = get_mention (self, kind, i);

      if (mention->first >= end)
        break;
      if (mention->last + 1 != end)
        continue;
      /* "Russia and Belarus for 35%": the whole list stands there. */
      for (guint j = i; ; j--)
        {
          add_code (codes, get_mention (self, kind, j)->code);
          if (j == 0
              || !are_listed (self->sentence, get_mention (self, kind, j - 1),
                              get_mention (self, kind, j)))
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether a zone goes on with the subject of the one before: "sourcing …", "three-quarters of it
 * …", "and buys …". */
static gboolean
continues_subject (const LodeAttribution *self,
                   guint                  zone_index,
                   const LodeFound       *figure)
{
  const Zone *zone = get_zone (self, zone_index);
  guint i = zone->first;
  gboolean is_coordinated = FALSE;
  const LodeToken *token;

  while (i < zone->end && (self->sentence->tokens[i].kind == LODE_TOKEN_SYMBOL
                           || (self->sentence->tokens[i].classes & LODE_WORD_COORDINATOR) != 0))
    is_coordinated = self->sentence->tokens[i++].kind == LODE_TOKEN_WORD || is_coordinated;
  if (i >= zone->end)
    return FALSE;
  if (i >= figure->first)
    return TRUE;
  token = &self->sentence->tokens[i];
  if (g_str_has_suffix (token->word, "ing") || lode_token_is (token, "with")
      || lode_token_is (token, "mostly") || lode_token_is (token, "mainly")
      || lode_token_is (token, "largely"))
    return TRUE;
  return is_coordinated && (token->flags & LODE_TOKEN_CAPITAL) == 0
         && (token->classes & (LODE_WORD_PREPOSITION | LODE_WORD_ARTICLE)) == 0;
}

static gboolean
speaks_of_world (const LodeAttribution *self,
                 guint                  index)
{
  const Zone *zone = get_zone (self, self->zone_of[index]);

  for (guint i = zone->first; i < get_figure (self, index)->first; i++)
    {
      const LodeToken *token = &self->sentence->tokens[i];

      if (lode_token_is (token, "global") || lode_token_is (token, "world")
          || lode_token_is (token, "worldwide") || lode_token_is (token, "globally"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
collect_before (const LodeAttribution *self,
                LodeLexiconKind        kind,
                guint                  zone,
                GPtrArray             *codes)
{
  for (guint back = 1; back <= BACK_REACH && back <= zone && codes->len == 0; back++)
    collect (self, kind, zone - back, FALSE, codes);
  return codes->len > 0;
}

static gboolean
names_any (const LodeAttribution *self,
           LodeLexiconKind        kind,
           guint                  zone)
{
  guint index = find_mention (self, kind, get_zone (self, zone)->first);

  return index < self->mentions[kind]->len
         && get_mention (self, kind, index)->first < get_zone (self, zone)->end;
}

static gboolean
collect_behind (const LodeAttribution *self,
                LodeLexiconKind        kind,
                guint                  zone,
                gboolean               may_have_figure,
                GPtrArray             *codes)
{
  for (guint i = zone + 1; i <= zone + FORWARD_REACH && i < self->zones->len && codes->len == 0;
       i++)
    {
      const Zone *next = get_zone (self, i);

      if (next->border == BORDER_CLAUSE || next->border == BORDER_HARD)
        break;
      if (next->n_figures == 0 || may_have_figure)
        collect (self, kind, i, FALSE, codes);
      else if (names_any (self, kind, i))
        break;
    }
  return codes->len > 0;
}

static GStrv
finish (GPtrArray *codes)
{
  g_ptr_array_add (codes, NULL);
  return (GStrv) g_ptr_array_free (codes, FALSE);
}

GStrv
lode_attribution_get_countries (LodeAttribution *self,
                                guint            index)
{
  GPtrArray *codes = g_ptr_array_new ();
  guint zone = self->zone_of[index];
  const char *respective = find_respective (self, LODE_LEXICON_COUNTRIES, index);
  g_autoptr (GPtrArray) subjects = g_ptr_array_new_with_free_func (g_free);

  if (respective != NULL)
    add_code (codes, respective);
  if (respective != NULL || find_adjacent (self, LODE_LEXICON_COUNTRIES, index, codes))
    return finish (codes);
  collect (self, LODE_LEXICON_COUNTRIES, zone, FALSE, codes);
  if (codes->len == 0)
    {
      if (!speaks_of_world (self, index)
          && !collect_before (self, LODE_LEXICON_COUNTRIES, zone, codes))
        collect_behind (self, LODE_LEXICON_COUNTRIES, zone, FALSE, codes);
      return finish (codes);
    }
  collect (self, LODE_LEXICON_COUNTRIES, zone, TRUE, subjects);
  if (subjects->len == 0 && zone > 0 && continues_subject (self, zone, get_figure (self, index)))
    collect (self, LODE_LEXICON_COUNTRIES, zone - 1, TRUE, codes);
  return finish (codes);
}

static void
drop_code (GPtrArray  *codes,
           const char *code)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (codes, code, g_str_equal, &index))
    g_free (g_ptr_array_remove_index (codes, index));
}

static gboolean
has_code (GPtrArray  *codes,
          const char *code)
{
  return g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL);
}

/* "Magnets, above all NdFeB magnets": the narrower name says it all. */
static void
narrow (GPtrArray *codes)
{
  if (has_code (codes, "ndfeb_magnets"))
    {
      drop_code (codes, "rare_earth_magnets");
      drop_code (codes, "permanent_magnets");
    }
  if (has_code (codes, "rare_earth_magnets"))
    drop_code (codes, "permanent_magnets");
  if (has_code (codes, "rare_earths_heavy") || has_code (codes, "rare_earths_light")
      || has_code (codes, "magnet_rare_earths"))
    drop_code (codes, "rare_earths");
}

/* "nearly 20 nations": what is counted stands right there, and nothing of it carries over. */
static gboolean
is_count (const LodeAttribution *self,
          guint                  index)
{
  return get_figure (self, index)->kind == LODE_CLAIM_NUMBER;
}

GStrv
lode_attribution_get_materials (LodeAttribution *self,
                                guint            index)
{
  GPtrArray *codes = g_ptr_array_new ();
  guint zone = self->zone_of[index];
  const char *respective = find_respective (self, LODE_LEXICON_MATERIALS, index);

  if (respective != NULL)
    add_code (codes, respective);
  else
    {
      collect (self, LODE_LEXICON_MATERIALS, zone, FALSE, codes);
      if (codes->len == 0 && !is_count (self, index)
          && !collect_before (self, LODE_LEXICON_MATERIALS, zone, codes))
        collect_behind (self, LODE_LEXICON_MATERIALS, zone, TRUE, codes);
    }
  narrow (codes);
  return finish (codes);
}

/* The mention of @kind in @zone that stands nearest to @figure. */
static const char *
find_nearest (const LodeAttribution *self,
              LodeLexiconKind        kind,
              guint                  zone,
              const LodeFound       *figure,
              guint                 *best_distance)
{
  const char *best = NULL;

  *best_distance = G_MAXUINT;

  for (guint i = find_mention (self, kind, get_zone (self, zone)->first);
       i < self->mentions[kind]->len; i++)
    {
      const LodeMention *mention = get_mention (self, kind, i);
      guint distance;

      if (mention->first >= get_zone (self, zone)->end)
        break;
      /* "has no separation plant" */
      if (lode_token_is (lode_sentence_token (self->sentence, (int) mention->first - 1), "no"))
        continue;
      distance = mention->last < figure->first   ? figure->first - mention->last
                 : mention->first > figure->last ? mention->first - figure->last
                                                 : 0;
      if (distance < *best_distance)
        {
          best = mention->code;
          *best_distance = distance;
        }
    }
  return best;
}

static const char *
find_stage_in (const LodeAttribution *self,
               guint                  zone,
               const LodeFound       *figure)
{
  guint distance, form_distance;
  const char *stage = find_nearest (self, LODE_LEXICON_STAGES, zone, figure, &distance);
  const char *form = find_nearest (self, LODE_LEXICON_FORMS, zone, figure, &form_distance);

  /* What is done says more than what is traded, unless it stands far off. */
  return stage == NULL || (form != NULL && form_distance * FAR_OFF < distance) ? form : stage;
}

const char *
lode_attribution_get_stage (LodeAttribution *self,
                            guint            index)
{
  const LodeFound *figure = get_figure (self, index);
  guint zone = self->zone_of[index];
  const char *stage = find_respective (self, LODE_LEXICON_STAGES, index);
  gboolean has_material = names_any (self, LODE_LEXICON_MATERIALS, zone);

  if (stage == NULL)
    stage = find_stage_in (self, zone, figure);
  if (has_material || is_count (self, index))
    return stage;
  for (guint back = 1; back <= BACK_REACH && back <= zone && stage == NULL; back++)
    {
      stage = find_stage_in (self, zone - back, figure);
      has_material = has_material || names_any (self, LODE_LEXICON_MATERIALS, zone - back);
    }
  for (guint i = zone + 1; i <= zone + FORWARD_REACH && i < self->zones->len && stage == NULL; i++)
    {
      const Zone *next = get_zone (self, i);

      if (next->border == BORDER_CLAUSE || next->border == BORDER_HARD
          || (next->n_figures > 0 && has_material))
        break;
      stage = find_stage_in (self, i, figure);
    }
  return stage;
}
