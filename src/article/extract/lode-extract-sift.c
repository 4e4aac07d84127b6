/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include <string.h>

#include "lode-extract-line.h"
#include "lode-extract-phrases.h"
#include "lode-extract-private.h"

/* Above this share of the text, a hint speaks of the article and not of a box in it. */
#define MOST_HINTED 0.3
#define MOST_CAPTIONS 0.6
#define ALL_LINKS 0.85
#define MOSTLY_LINKS 0.75
#define HALF_LINKS 0.5
#define SAME_TITLE 0.9
#define MAX_HINTED_CHARS 1200
#define MAX_CREDIT_CHARS 450
#define MAX_STYLED_CAPTION_CHARS 150
#define MAX_SHORT_CHARS 200
#define MAX_OFFER_CHARS 400
#define MAX_RIGHTS_CHARS 400
#define MAX_CONTACT_CHARS 80
#define MOST_NAMED 0.6
#define MAX_STUB_CHARS 16
#define MAX_HEAD_LINES 15
#define TAIL_LINES 5
#define LONG_PARAGRAPH_CHARS 160

typedef struct
{
  GPtrArray         *lines;
  LodeExtractPhrase *phrases;   /* of each line */
  gboolean          *drops;
  const char        *title;
  const char        *byline;
  guint              total_chars;
  LodeExtractWords   trusted;   /* hints that hold for boxes in this article */
  gboolean           has_named_body;  /* most of the text stands in an element that says so */
  int                first_body;  /* the first and the last long paragraph */
  int                last_body;
} Sieve;

static LodeExtractLine *
line_at (Sieve *self,
         int    index)
{
  return index >= 0 && index < (int) self->lines->len ? g_ptr_array_index (self->lines, index) : NULL;
}

static gboolean
is_text (LodeExtractLine *line)
{
  return line->kind != LODE_BLOCK_IMAGE && line->kind != LODE_BLOCK_RULE;
}

static double
link_share (LodeExtractLine *line)
{
  return line->chars > 0 ? (double) line->link_chars / line->chars : 0.0;
}

static gboolean
is_styled (LodeExtractLine *line)
{
  return line->styled_chars * 10 >= line->chars * 7;
}

/* "READ THIS AS WELL": letters, and no small one. */
static gboolean
is_upper (const char *text)
{
  guint n_upper = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_unichar_islower (g_utf8_get_char (text)))
        return FALSE;
      n_upper += g_unichar_isupper (g_utf8_get_char (text));
    }
  return n_upper > 3;
}

/* Letters, a sign of East Asian scripts counting for three. */
static guint
width_of (LodeExtractLine *line)
{
  gsize bytes = strlen (line->text);

  return bytes > line->chars * 2 ? line->chars * 3 : line->chars;
}

static gboolean
is_in_header (LodeExtractLine *line)
{
  return (line->hints & LODE_WORDS_FRONT) != 0 || lode_extract_has_ancestor (line->node, LODE_TAG_HEADER)
         || line->node->tag == LODE_TAG_HEADER;
}

static gboolean
is_body (Sieve *self,
         int    index)
{
  LodeExtractLine *line = line_at (self, index);

  return (line->kind == LODE_BLOCK_PARAGRAPH || line->kind == LODE_BLOCK_QUOTE) && !line->is_caption
         && width_of (line) >= LONG_PARAGRAPH_CHARS && link_share (line) < HALF_LINKS
         && (line->hints & self->trusted
             & (LODE_WORDS_CAPTION | LODE_WORDS_ABOUT | LODE_WORDS_RELATED | LODE_WORDS_OFFER
                | LODE_WORDS_BYLINE)) == 0
         && (self->phrases[index]
             & (LODE_PHRASE_CREDIT | LODE_PHRASE_OFFER | LODE_PHRASE_RIGHTS | LODE_PHRASE_RELATED
                | LODE_PHRASE_ABOUT | LODE_PHRASE_REPORTERS)) == 0;
}

static double
share_hinted (Sieve            *self,
              LodeExtractWords  hint)
{
  guint chars = 0;

  for (int i = 0; i < (int) self->lines->len; i++)
    if (is_text (line_at (self, i)) && (line_at (self, i)->hints & hint) != 0)
      chars += line_at (self, i)->chars;
  return self->total_chars > 0 ? (double) chars / self->total_chars : 0.0;
}

/* A hint that covers much of the text is the name of the page's layout, not of a box. */
static void
weigh_hints (Sieve *self)
{
  static const LodeExtractWords bits[] = {
    LODE_WORDS_CAPTION, LODE_WORDS_RELATED, LODE_WORDS_OFFER,  LODE_WORDS_ABOUT,
    LODE_WORDS_AD,      LODE_WORDS_COMMENT, LODE_WORDS_BYLINE, LODE_WORDS_UNLIKELY,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bits); i++)
    if (share_hinted (self, bits[i]) <= (bits[i] == LODE_WORDS_CAPTION ? MOST_CAPTIONS : MOST_HINTED))
      self->trusted |= bits[i];
}

static gboolean
is_beside_image (Sieve *self,
                 int    index)
{
  for (int step = -1; step <= 1; step += 2)
    {
      LodeExtractLine *other = line_at (self, index + step);

      if (other != NULL && other->kind == LODE_BLOCK_IMAGE)
        return TRUE;
      /* Caption and credit are often two lines. */
      other = line_at (self, index + 2 * step);
      if (other != NULL && other->kind == LODE_BLOCK_IMAGE)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_caption (Sieve *self,
            int    index)
{
  LodeExtractLine *line = line_at (self, index);

  if (line->is_caption)
    return TRUE;
  if ((line->hints & self->trusted & LODE_WORDS_CAPTION) != 0 && line->chars <= MAX_HINTED_CHARS)
    return TRUE;
  if (line->kind == LODE_BLOCK_PARAGRAPH && is_styled (line) && line->chars <= MAX_STYLED_CAPTION_CHARS
      && index > 0 && line_at (self, index - 1)->kind == LODE_BLOCK_IMAGE)
    return TRUE;
  if ((self->phrases[index] & LODE_PHRASE_CREDIT) == 0 || line->chars > MAX_CREDIT_CHARS)
    return FALSE;
  return line->chars <= 100 || is_beside_image (self, index) || line->in_figure;
}

static gboolean
is_boxed (Sieve *self,
          int    index)
{
  LodeExtractLine *line = line_at (self, index);
  LodeExtractWords hints = line->hints & self->trusted;

  if ((hints & (LODE_WORDS_RELATED | LODE_WORDS_OFFER | LODE_WORDS_COMMENT | LODE_WORDS_ABOUT)) != 0)
    return line->chars <= MAX_HINTED_CHARS;
  if ((hints & LODE_WORDS_AD) != 0)
    return line->chars <= MAX_SHORT_CHARS;
  return FALSE;
}

static gboolean
is_pointer (Sieve *self,
            int    index)
{
  LodeExtractLine *line = line_at (self, index);
  LodeExtractPhrase phrases = self->phrases[index];

  if (line->kind == LODE_BLOCK_CODE || line->kind == LODE_BLOCK_TABLE || line->kind == LODE_BLOCK_QUOTE)
    return FALSE;
  if (line->kind == LODE_BLOCK_PARAGRAPH && link_share (line) >= ALL_LINKS && line->chars > 12
      && (is_styled (line) || is_upper (line->text)))
    return TRUE;
  if ((phrases & LODE_PHRASE_RELATED) != 0 && line->chars <= MAX_OFFER_CHARS
      && (link_share (line) >= HALF_LINKS || (line->chars < 25 && line->kind != LODE_BLOCK_HEADING)
          || (is_styled (line) && line->link_chars > 0)))
    return TRUE;
  return (phrases & LODE_PHRASE_OFFER) != 0 && line->chars <= MAX_OFFER_CHARS
         && (line->link_chars > 0 || line->chars <= 120)
         && (is_styled (line) || link_share (line) >= 0.1 || line->chars <= 120);
}

/* "Opinion", "4 photos", a place: what stands alone above the text and is no sentence. */
static gboolean
is_stub (LodeExtractLine *line)
{
  return line->kind == LODE_BLOCK_PARAGRAPH && width_of (line) <= MAX_STUB_CHARS
         && strchr (".!?:\"'", line->text[strlen (line->text) - 1]) == NULL
         && !g_str_has_suffix (line->text, "”") && !g_str_has_suffix (line->text, "…");
}

static gboolean
repeats_title (Sieve           *self,
               LodeExtractLine *line)
{
  return self->title != NULL && line->chars > 12
         && lode_extract_similarity (self->title, line->text) >= SAME_TITLE
         && lode_extract_similarity (line->text, self->title) >= SAME_TITLE;
}

static gboolean
is_front_matter (Sieve *self,
                 int    index)
{
  LodeExtractLine *line = line_at (self, index);

  if (index > MIN (MAX (self->first_body, 2), MAX_HEAD_LINES) || line->chars > MAX_CREDIT_CHARS)
    return FALSE;
  if (lode_extract_is_dateline (line->text) || lode_extract_is_byline (line->text, self->byline)
      || repeats_title (self, line))
    return TRUE;
  if (index >= self->first_body)
    return FALSE;
  if ((line->hints & self->trusted & (LODE_WORDS_BYLINE | LODE_WORDS_UNLIKELY)) != 0
      && line->chars <= MAX_SHORT_CHARS)
    return TRUE;
  return is_stub (line) || is_in_header (line);
}

/* Outside the element that is named as the body of the article, above or below it. */
static gboolean
is_outside_body (Sieve *self,
                 int    index)
{
  LodeExtractLine *line = line_at (self, index);

  return self->has_named_body && (line->hints & LODE_WORDS_BODY) == 0
         && (index < self->first_body || index > self->last_body);
}

/* "ada@example.org", "@ada", an address: a way to reach the author. */
static gboolean
is_contact (LodeExtractLine *line)
{
  return line->kind == LODE_BLOCK_PARAGRAPH && line->chars <= MAX_CONTACT_CHARS
         && (strchr (line->text, '@') != NULL || strstr (line->text, "twitter.com/") != NULL)
         && !g_str_has_suffix (line->text, ".");
}

static gboolean
is_end_matter (Sieve *self,
               int    index)
{
  LodeExtractLine *line = line_at (self, index);
  LodeExtractPhrase phrases = self->phrases[index];

  if (index > self->last_body
      && (is_contact (line) || (line->hints & self->trusted & LODE_WORDS_BYLINE) != 0
          || ((phrases & LODE_PHRASE_ABOUT) != 0 && line->chars <= MAX_RIGHTS_CHARS)
          || (line->kind == LODE_BLOCK_LIST && link_share (line) >= ALL_LINKS)))
    return TRUE;
  if (index + TAIL_LINES < (int) self->lines->len && index <= self->last_body)
    return FALSE;
  if ((phrases & LODE_PHRASE_RIGHTS) != 0 && line->chars <= MAX_RIGHTS_CHARS)
    return TRUE;
  if ((phrases & LODE_PHRASE_REPORTERS) != 0 && line->chars <= MAX_RIGHTS_CHARS)
    return TRUE;
  if ((phrases & LODE_PHRASE_OFFER) != 0 && line->chars <= MAX_OFFER_CHARS)
    return TRUE;
  return index > self->last_body && line->chars <= MAX_SHORT_CHARS
         && lode_extract_is_dateline (line->text);
}

/* "DON'T MISS" in a line of its own, and the links it means in the next. */
static gboolean
follows_pointer (Sieve *self,
                 int    index)
{
  LodeExtractLine *above = line_at (self, index - 1);

  return above != NULL && self->drops[index - 1] && above->chars < 25
         && (self->phrases[index - 1] & LODE_PHRASE_RELATED) != 0
         && link_share (line_at (self, index)) >= MOSTLY_LINKS;
}

static void
judge_lines (Sieve *self)
{
  for (int i = 0; i < (int) self->lines->len; i++)
    {
      LodeExtractLine *line = line_at (self, i);

      if (!is_text (line))
        continue;
      self->drops[i] = ((self->phrases[i] & LODE_PHRASE_LABEL) != 0 && line->kind != LODE_BLOCK_CODE)
                       || is_caption (self, i) || is_boxed (self, i) || is_pointer (self, i)
                       || is_front_matter (self, i) || is_end_matter (self, i)
                       || is_outside_body (self, i) || follows_pointer (self, i);
    }
}

/* A heading that promises other articles or an author goes, and so does what stands under it. */
static void
drop_sections (Sieve *self)
{
  for (int i = 0; i < (int) self->lines->len; i++)
    {
      LodeExtractLine *line = line_at (self, i);
      gboolean is_author = (self->phrases[i] & LODE_PHRASE_ABOUT) != 0;

      if ((self->phrases[i] & LODE_PHRASE_LIST_TITLE) == 0 && !is_author)
        continue;
      if (line->chars > 60 || (line->kind != LODE_BLOCK_HEADING && !is_styled (line) && i <= self->last_body))
        continue;
      if (i > self->last_body || (line_at (self, i + 1) != NULL && link_share (line_at (self, i + 1)) > HALF_LINKS))
        self->drops[i] = TRUE;
      for (int k = i + 1; self->drops[i] && k < (int) self->lines->len; k++)
        {
          LodeExtractLine *below = line_at (self, k);

          if (i <= self->last_body && (below->kind == LODE_BLOCK_HEADING || link_share (below) < HALF_LINKS))
            break;
          self->drops[k] = TRUE;
        }
    }
}

static LodeHtmlNode *
article_around (LodeExtractLine *line)
{
  LodeHtmlNode *node = line->node;

  while (node != NULL && node->tag != LODE_TAG_ARTICLE)
    node = node->parent;
  return node;
}

/* An <article> of its own beside or below the one with most of the text is another article. */
static void
drop_other_articles (Sieve *self)
{
  g_autoptr (GHashTable) chars = g_hash_table_new (NULL, NULL);
  LodeHtmlNode *main = NULL;
  guint most = 0;

  for (int i = 0; i < (int) self->lines->len; i++)
    {
      LodeHtmlNode *article = article_around (line_at (self, i));
      guint sum = GPOINTER_TO_UINT (g_hash_table_lookup (chars, article)) + line_at (self, i)->chars;

      g_hash_table_insert (chars, article, GUINT_TO_POINTER (sum));
      if (sum > most)
        {
          most = sum;
          main = article;
        }
    }
  if (most < self->total_chars * MOST_NAMED)
    return;
  for (int i = 0; i < (int) self->lines->len; i++)
    {
      LodeHtmlNode *article = article_around (line_at (self, i));

      if (article != NULL && article != main)
        self->drops[i] = TRUE;
    }
}

/* Headings with nothing under them, lists of links at the end. */
static void
drop_loose_ends (Sieve *self)
{
  for (int i = (int) self->lines->len - 1; i >= 0; i--)
    {
      LodeExtractLine *line = line_at (self, i);

      if (self->drops[i] || !is_text (line))
        continue;
      if (line->kind == LODE_BLOCK_HEADING
          || (line->kind == LODE_BLOCK_LIST && link_share (line) >= ALL_LINKS))
        self->drops[i] = TRUE;
      else
        break;
    }
}

/* What is said beside a picture a second time, word for word, is its caption. */
static void
drop_repeats (Sieve *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < (int) self->lines->len; i++)
    {
      LodeExtractLine *line = line_at (self, i);

      if (self->drops[i] || !is_text (line) || line->chars < 30 || line->kind == LODE_BLOCK_CODE)
        continue;
      if (!g_hash_table_add (seen, line->text) && is_beside_image (self, i))
        self->drops[i] = TRUE;
    }
}

/* A caption becomes the text of the picture above it, or below. */
static void
keep_captions (Sieve *self)
{
  for (int i = 0; i < (int) self->lines->len; i++)
    {
      LodeExtractLine *line = line_at (self, i);
      LodeExtractLine *image = line_at (self, i - 1);

      if (!self->drops[i] || !is_text (line) || !is_caption (self, i))
        continue;
      if (image == NULL || image->kind != LODE_BLOCK_IMAGE || image->is_caption)
        image = line_at (self, i + 1);
      if (image == NULL || image->kind != LODE_BLOCK_IMAGE || image->is_caption)
        continue;
      g_free (image->text);
      image->text = g_steal_pointer (&line->text);
      line->text = g_strdup ("");
      g_clear_pointer (&image->spans, g_array_unref);
      image->spans = g_steal_pointer (&line->spans);
      line->spans = lode_span_array_new ();
      image->is_caption = TRUE;
    }
}

static void
remove_dropped (Sieve *self)
{
  for (int i = (int) self->lines->len - 1; i >= 0; i--)
    if (self->drops[i])
      g_ptr_array_remove_index (self->lines, (guint) i);
  /* A rule at either end divides nothing. */
  while (self->lines->len > 0 && line_at (self, 0)->kind == LODE_BLOCK_RULE)
    g_ptr_array_remove_index (self->lines, 0);
  while (self->lines->len > 0 && line_at (self, (int) self->lines->len - 1)->kind == LODE_BLOCK_RULE)
    g_ptr_array_remove_index (self->lines, self->lines->len - 1);
}

/* Whether so much would go that the judgement must be wrong. */
static gboolean
drops_too_much (Sieve *self)
{
  guint kept = 0;

  for (int i = 0; i < (int) self->lines->len; i++)
    if (!self->drops[i] && is_text (line_at (self, i)))
      kept += line_at (self, i)->chars;
  return kept * 4 < self->total_chars;
}

void
lode_extract_sift (GPtrArray  *lines,
                   const char *title,
                   const char *byline)
{
  g_autofree LodeExtractPhrase *phrases = g_new0 (LodeExtractPhrase, lines->len + 1);
  g_autofree gboolean *drops = g_new0 (gboolean, lines->len + 1);
  Sieve self = { .lines = lines, .phrases = phrases, .drops = drops, .title = title, .byline = byline,
                 .first_body = (int) lines->len, .last_body = -1 };

  for (guint i = 0; i < lines->len; i++)
    {
      LodeExtractLine *line = g_ptr_array_index (lines, i);

      if (!is_text (line))
        continue;
      if (line->chars <= MAX_CREDIT_CHARS)
        phrases[i] = lode_extract_phrases_in (line->text);
      self.total_chars += line->chars;
    }
  weigh_hints (&self);
  self.has_named_body = share_hinted (&self, LODE_WORDS_BODY) >= MOST_NAMED;
  for (int i = 0; i < (int) lines->len; i++)
    if (is_text (line_at (&self, i)) && is_body (&self, i))
      {
        self.first_body = MIN (self.first_body, i);
        self.last_body = i;
      }
  /* Without a paragraph of some length nothing can be said to stand above or below the text. */
  if (self.last_body < 0)
    {
      self.first_body = -1;
      self.last_body = (int) lines->len;
    }
  judge_lines (&self);
  drop_sections (&self);
  drop_other_articles (&self);
  drop_repeats (&self);
  drop_loose_ends (&self);
  if (drops_too_much (&self))
    return;
  keep_captions (&self);
  remove_dropped (&self);
}
