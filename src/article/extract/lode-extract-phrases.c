/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-extract-phrases.h"

#include <string.h>

/* Longer lines are judged by their beginning and their end. */
#define MAX_JUDGED_BYTES 700
#define MAX_LABEL_CHARS 60
#define MAX_BYLINE_CHARS 90
#define MAX_DATELINE_CHARS 130

/**
 * "^" in front: only at the start of the line; "$" behind: only at its end; both: all of it. "#"
 * stands for a number. All in lower case; blanks are single.
 */
static const struct
{
  const char *words;
  int         phrase;
} phrases[] = {
  { "^ad$", LODE_PHRASE_LABEL },
  { "^advert$", LODE_PHRASE_LABEL },
  { "^advertisement$", LODE_PHRASE_LABEL },
  { "^advertisements$", LODE_PHRASE_LABEL },
  { "^advertising$", LODE_PHRASE_LABEL },
  { "^advertisement - continue reading below$", LODE_PHRASE_LABEL },
  { "^story continues below advertisement$", LODE_PHRASE_LABEL },
  { "^article continues below$", LODE_PHRASE_LABEL },
  { "^anuncio$", LODE_PHRASE_LABEL },
  { "^anzeige$", LODE_PHRASE_LABEL },
  { "^annons$", LODE_PHRASE_LABEL },
  { "^iklan$", LODE_PHRASE_LABEL },
  { "^publicidad$", LODE_PHRASE_LABEL },
  { "^publicidade$", LODE_PHRASE_LABEL },
  { "^publicité$", LODE_PHRASE_LABEL },
  { "^pubblicità$", LODE_PHRASE_LABEL },
  { "^reklama$", LODE_PHRASE_LABEL },
  { "^реклама$", LODE_PHRASE_LABEL },
  { "^werbung$", LODE_PHRASE_LABEL },
  { "^広告$", LODE_PHRASE_LABEL },
  { "^广告$", LODE_PHRASE_LABEL },
  { "^caption$", LODE_PHRASE_LABEL },
  { "^click to tweet$", LODE_PHRASE_LABEL },
  { "^close$", LODE_PHRASE_LABEL },
  { "^comment$", LODE_PHRASE_LABEL },
  { "^comments$", LODE_PHRASE_LABEL },
  { "^# comments$", LODE_PHRASE_LABEL },
  { "^comments (#)$", LODE_PHRASE_LABEL },
  { "^leave a comment$", LODE_PHRASE_LABEL },
  { "^leave a reply$", LODE_PHRASE_LABEL },
  { "^post a comment$", LODE_PHRASE_LABEL },
  { "^post comment", LODE_PHRASE_LABEL },
  { "^join the conversation$", LODE_PHRASE_LABEL },
  { "^kommentare$", LODE_PHRASE_LABEL },
  { "^commentaires$", LODE_PHRASE_LABEL },
  { "^comentarios$", LODE_PHRASE_LABEL },
  { "^continue reading$", LODE_PHRASE_LABEL },
  { "^continue reading below$", LODE_PHRASE_LABEL },
  { "^continue reading the main story$", LODE_PHRASE_LABEL },
  { "^email$", LODE_PHRASE_LABEL },
  { "^enlarge image$", LODE_PHRASE_LABEL },
  { "^facebook$", LODE_PHRASE_LABEL },
  { "^featured$", LODE_PHRASE_LABEL },
  { "^filed under", LODE_PHRASE_LABEL },
  { "^get the app$", LODE_PHRASE_LABEL },
  { "^image # of #$", LODE_PHRASE_LABEL },
  { "^image # of / #$", LODE_PHRASE_LABEL },
  { "^# of #$", LODE_PHRASE_LABEL },
  { "^# / #$", LODE_PHRASE_LABEL },
  { "^# min read$", LODE_PHRASE_LABEL },
  { "^# minute read$", LODE_PHRASE_LABEL },
  { "^# shares$", LODE_PHRASE_LABEL },
  { "^learn more$", LODE_PHRASE_LABEL },
  { "^like this story? share it", LODE_PHRASE_LABEL },
  { "^loading", LODE_PHRASE_LABEL },
  { "^media playback is unsupported", LODE_PHRASE_LABEL },
  { "^media playback is not supported", LODE_PHRASE_LABEL },
  { "^more$", LODE_PHRASE_LABEL },
  { "^photos$", LODE_PHRASE_LABEL },
  { "^play video$", LODE_PHRASE_LABEL },
  { "^print$", LODE_PHRASE_LABEL },
  { "^read full article$", LODE_PHRASE_LABEL },
  { "^read more$", LODE_PHRASE_LABEL },
  { "^reading time", LODE_PHRASE_LABEL },
  { "^lesezeit", LODE_PHRASE_LABEL },
  { "^tempo de leitura", LODE_PHRASE_LABEL },
  { "^tempo di lettura", LODE_PHRASE_LABEL },
  { "^temps de lecture", LODE_PHRASE_LABEL },
  { "^tiempo de lectura", LODE_PHRASE_LABEL },
  { "^share$", LODE_PHRASE_LABEL },
  { "^share on ", LODE_PHRASE_LABEL },
  { "^share this", LODE_PHRASE_LABEL },
  { "^skip advertisement$", LODE_PHRASE_LABEL },
  { "^skip to ", LODE_PHRASE_LABEL },
  { "^sponsored$", LODE_PHRASE_LABEL },
  { "^tags:", LODE_PHRASE_LABEL },
  { "^tags$", LODE_PHRASE_LABEL },
  { "^tell us what you think", LODE_PHRASE_LABEL },
  { "^topics:", LODE_PHRASE_LABEL },
  { "^tweet$", LODE_PHRASE_LABEL },
  { "^twitter$", LODE_PHRASE_LABEL },
  { "^view author archive$", LODE_PHRASE_LABEL },
  { "^view comments$", LODE_PHRASE_LABEL },
  { "^view gallery", LODE_PHRASE_LABEL },
  { "^watch now$", LODE_PHRASE_LABEL },

  { "^also on ", LODE_PHRASE_RELATED },
  { "^also read", LODE_PHRASE_RELATED },
  { "^also see", LODE_PHRASE_RELATED },
  { "^also:", LODE_PHRASE_RELATED },
  { "^don't miss", LODE_PHRASE_RELATED },
  { "^more from ", LODE_PHRASE_RELATED },
  { "^more on ", LODE_PHRASE_RELATED },
  { "^more:", LODE_PHRASE_RELATED },
  { "^must read", LODE_PHRASE_RELATED },
  { "^opinion:", LODE_PHRASE_RELATED },
  { "^read also", LODE_PHRASE_RELATED },
  { "^read more", LODE_PHRASE_RELATED },
  { "^read next", LODE_PHRASE_RELATED },
  { "^read the full ", LODE_PHRASE_RELATED },
  { "^read:", LODE_PHRASE_RELATED },
  { "^recommended:", LODE_PHRASE_RELATED },
  { "^related", LODE_PHRASE_RELATED },
  { "^see also", LODE_PHRASE_RELATED },
  { "^see more", LODE_PHRASE_RELATED },
  { "^video:", LODE_PHRASE_RELATED },
  { "^watch:", LODE_PHRASE_RELATED },
  { "^you may also like", LODE_PHRASE_RELATED },
  { "^you might also like", LODE_PHRASE_RELATED },
  { "^a lire aussi", LODE_PHRASE_RELATED },
  { "^à lire aussi", LODE_PHRASE_RELATED },
  { "^baca juga", LODE_PHRASE_RELATED },
  { "^czytaj także", LODE_PHRASE_RELATED },
  { "^leer más", LODE_PHRASE_RELATED },
  { "^lee también", LODE_PHRASE_RELATED },
  { "^lees ook", LODE_PHRASE_RELATED },
  { "^leggi anche", LODE_PHRASE_RELATED },
  { "^leia mais", LODE_PHRASE_RELATED },
  { "^leia também", LODE_PHRASE_RELATED },
  { "^lesen sie auch", LODE_PHRASE_RELATED },
  { "^lesen sie hier", LODE_PHRASE_RELATED },
  { "^lire aussi", LODE_PHRASE_RELATED },
  { "^läs också", LODE_PHRASE_RELATED },
  { "^lue myös", LODE_PHRASE_RELATED },
  { "^mehr zum thema", LODE_PHRASE_RELATED },
  { "^saiba mais", LODE_PHRASE_RELATED },
  { "^veja também", LODE_PHRASE_RELATED },
  { "^читайте также", LODE_PHRASE_RELATED },
  { "^关联阅读", LODE_PHRASE_RELATED },
  { "^関連記事", LODE_PHRASE_RELATED },

  { "^click here to ", LODE_PHRASE_OFFER },
  { "^click here for ", LODE_PHRASE_OFFER },
  { " by clicking here$", LODE_PHRASE_OFFER },
  { "^download our ", LODE_PHRASE_OFFER },
  { "^download the ", LODE_PHRASE_OFFER },
  { "^follow us", LODE_PHRASE_OFFER },
  { "^follow @", LODE_PHRASE_OFFER },
  { "follow us on ", LODE_PHRASE_OFFER },
  { "follow us at ", LODE_PHRASE_OFFER },
  { "full coverage of ", LODE_PHRASE_OFFER },
  { "^for more news", LODE_PHRASE_OFFER },
  { "^get our ", LODE_PHRASE_OFFER },
  { "^get the latest", LODE_PHRASE_OFFER },
  { "get a subscription", LODE_PHRASE_OFFER },
  { "^join our ", LODE_PHRASE_OFFER },
  { "^like us on facebook", LODE_PHRASE_OFFER },
  { "newsletter", LODE_PHRASE_OFFER },
  { "our app", LODE_PHRASE_OFFER },
  { "^please consider ", LODE_PHRASE_OFFER },
  { "^sign up", LODE_PHRASE_OFFER },
  { "sign up for ", LODE_PHRASE_OFFER },
  { "sign up to ", LODE_PHRASE_OFFER },
  { "^subscribe", LODE_PHRASE_OFFER },
  { "subscribe to ", LODE_PHRASE_OFFER },
  { "^support our ", LODE_PHRASE_OFFER },
  { "^want more ", LODE_PHRASE_OFFER },
  { "^abonnez-vous", LODE_PHRASE_OFFER },
  { "^jetzt abonnieren", LODE_PHRASE_OFFER },
  { "^suscríbete", LODE_PHRASE_OFFER },
  { "^iscriviti", LODE_PHRASE_OFFER },
  { "^assine ", LODE_PHRASE_OFFER },
  { "affiliate commission", LODE_PHRASE_OFFER },

  { "(ap photo", LODE_PHRASE_CREDIT },
  { "(ap)$", LODE_PHRASE_CREDIT },
  { "(credit:", LODE_PHRASE_CREDIT },
  { "(file photo", LODE_PHRASE_CREDIT },
  { "(image credit", LODE_PHRASE_CREDIT },
  { "(image:", LODE_PHRASE_CREDIT },
  { "(photo by", LODE_PHRASE_CREDIT },
  { "(photo credit", LODE_PHRASE_CREDIT },
  { "(photo:", LODE_PHRASE_CREDIT },
  { "(picture:", LODE_PHRASE_CREDIT },
  { "(reuters)$", LODE_PHRASE_CREDIT },
  { "(foto:", LODE_PHRASE_CREDIT },
  { "^©", LODE_PHRASE_CREDIT },
  { ".reuters$", LODE_PHRASE_CREDIT },
  { " afp$", LODE_PHRASE_CREDIT },
  { " ap$", LODE_PHRASE_CREDIT },
  { " epa$", LODE_PHRASE_CREDIT },
  { "/ap$", LODE_PHRASE_CREDIT },
  { "/ap)$", LODE_PHRASE_CREDIT },
  { "/afp$", LODE_PHRASE_CREDIT },
  { "/reuters$", LODE_PHRASE_CREDIT },
  { "/getty", LODE_PHRASE_CREDIT },
  { "/shutterstock", LODE_PHRASE_CREDIT },
  { "^courtesy of ", LODE_PHRASE_CREDIT },
  { "^credit:", LODE_PHRASE_CREDIT },
  { "^credit...", LODE_PHRASE_CREDIT },
  { " credit: ", LODE_PHRASE_CREDIT },
  { "^file photo", LODE_PHRASE_CREDIT },
  { "^foto:", LODE_PHRASE_CREDIT },
  { "getty images", LODE_PHRASE_CREDIT },
  { "getty$", LODE_PHRASE_CREDIT },
  { "^image by ", LODE_PHRASE_CREDIT },
  { "^image caption", LODE_PHRASE_CREDIT },
  { "^image copyright", LODE_PHRASE_CREDIT },
  { "^image credit", LODE_PHRASE_CREDIT },
  { "^image source", LODE_PHRASE_CREDIT },
  { "^image via ", LODE_PHRASE_CREDIT },
  { "^image:", LODE_PHRASE_CREDIT },
  { "image credit:", LODE_PHRASE_CREDIT },
  { "^media caption", LODE_PHRASE_CREDIT },
  { "^photo by ", LODE_PHRASE_CREDIT },
  { "^photo courtesy", LODE_PHRASE_CREDIT },
  { "^photo credit", LODE_PHRASE_CREDIT },
  { "^photo:", LODE_PHRASE_CREDIT },
  { "photo credit:", LODE_PHRASE_CREDIT },
  { "photo: ", LODE_PHRASE_CREDIT },
  { "^photograph:", LODE_PHRASE_CREDIT },
  { "photograph: ", LODE_PHRASE_CREDIT },
  { "^picture:", LODE_PHRASE_CREDIT },
  { "^source: getty", LODE_PHRASE_CREDIT },
  { " via ap$", LODE_PHRASE_CREDIT },
  { " via reuters$", LODE_PHRASE_CREDIT },

  { "^(reporting by", LODE_PHRASE_REPORTERS },
  { "^additional reporting", LODE_PHRASE_REPORTERS },
  { "^editing by", LODE_PHRASE_REPORTERS },
  { "^reporting by", LODE_PHRASE_REPORTERS },
  { "^writing by", LODE_PHRASE_REPORTERS },
  { "contributed reporting", LODE_PHRASE_REPORTERS },
  { "contributed to this article", LODE_PHRASE_REPORTERS },
  { "contributed to this report", LODE_PHRASE_REPORTERS },
  { "contributed to this story", LODE_PHRASE_REPORTERS },

  { "^©", LODE_PHRASE_RIGHTS },
  { "^citation:", LODE_PHRASE_RIGHTS },
  { "^copyright", LODE_PHRASE_RIGHTS },
  { "^(c) #", LODE_PHRASE_RIGHTS },
  { "all rights reserved", LODE_PHRASE_RIGHTS },
  { "alle rechte vorbehalten", LODE_PHRASE_RIGHTS },
  { "subject to copyright", LODE_PHRASE_RIGHTS },
  { "the contents of this site are", LODE_PHRASE_RIGHTS },
  { "this material may not be published", LODE_PHRASE_RIGHTS },
  { "tous droits réservés", LODE_PHRASE_RIGHTS },
  { "todos los derechos reservados", LODE_PHRASE_RIGHTS },
  { "무단전재", LODE_PHRASE_RIGHTS },

  { "^editor's picks", LODE_PHRASE_LIST_TITLE },
  { "^editors' picks", LODE_PHRASE_LIST_TITLE },
  { "^latest news$", LODE_PHRASE_LIST_TITLE },
  { "^latest stories$", LODE_PHRASE_LIST_TITLE },
  { "^more from", LODE_PHRASE_LIST_TITLE },
  { "^more on this story", LODE_PHRASE_LIST_TITLE },
  { "^more stories", LODE_PHRASE_LIST_TITLE },
  { "^most popular", LODE_PHRASE_LIST_TITLE },
  { "^most read", LODE_PHRASE_LIST_TITLE },
  { "^popular ", LODE_PHRASE_LIST_TITLE },
  { "^recent articles", LODE_PHRASE_LIST_TITLE },
  { "^recent posts", LODE_PHRASE_LIST_TITLE },
  { "^recommended", LODE_PHRASE_LIST_TITLE },
  { "^related", LODE_PHRASE_LIST_TITLE },
  { "^top stories", LODE_PHRASE_LIST_TITLE },
  { "^trending", LODE_PHRASE_LIST_TITLE },
  { "^up next", LODE_PHRASE_LIST_TITLE },
  { "^what to read next", LODE_PHRASE_LIST_TITLE },
  { "^you may also", LODE_PHRASE_LIST_TITLE },
  { "^you might also", LODE_PHRASE_LIST_TITLE },
  { "^das könnte sie auch", LODE_PHRASE_LIST_TITLE },
  { "^mehr zum thema", LODE_PHRASE_LIST_TITLE },
  { "^sur le même sujet", LODE_PHRASE_LIST_TITLE },
  { "^te puede interesar", LODE_PHRASE_LIST_TITLE },

  { "^about the author", LODE_PHRASE_ABOUT },
  { " is a freelance ", LODE_PHRASE_ABOUT },
  { " is a reporter ", LODE_PHRASE_ABOUT },
  { " is a senior editor", LODE_PHRASE_ABOUT },
  { " is a senior writer", LODE_PHRASE_ABOUT },
  { " is a staff writer", LODE_PHRASE_ABOUT },
  { " is a contributor ", LODE_PHRASE_ABOUT },
  { " is a contributing ", LODE_PHRASE_ABOUT },
  { " is the author of ", LODE_PHRASE_ABOUT },
  { " is the editor ", LODE_PHRASE_ABOUT },
  { "^about author", LODE_PHRASE_ABOUT },
  { "^author bio", LODE_PHRASE_ABOUT },
  { "^über den autor", LODE_PHRASE_ABOUT },
  { "^sobre el autor", LODE_PHRASE_ABOUT },
  { "^sobre o autor", LODE_PHRASE_ABOUT },
  { "^à propos de l'auteur", LODE_PHRASE_ABOUT },
};

/* Words of datelines, by alphabet; months and days are known by their first three letters. */
static const char * const date_words[] = {
  "a", "ago", "am", "at", "by", "cst", "cdt", "clock", "date", "day", "days", "de", "edt", "est",
  "et", "first", "gmt", "hour", "hours", "hrs", "ist", "last", "le", "m", "min", "mins", "minute",
  "minutes", "modified", "month", "months", "mst", "o", "of", "on", "original", "originally", "p", "pdt",
  "pm", "posted", "pst", "publié", "published", "st", "stand", "th", "the", "time", "today", "uhr",
  "um", "update", "updated", "utc", "veröffentlicht", "vom", "week", "weeks", "yesterday",
};

static const char * const date_stems[] = {
  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue",
  "wed", "thu", "fri", "sat", "sun", "mai", "mär", "okt", "dez", "ene", "abr", "ago", "dic", "avr",
  "fév", "aoû", "déc", "juin", "juil", "gen", "mag", "giu", "lug", "set", "ott", "out", "fev",
};

/* Lower case, single blanks, plain apostrophes. */
static char *
fold (const char *text)
{
  g_autofree char *head = g_strndup (text, MAX_JUDGED_BYTES);
  g_autofree char *valid = g_utf8_make_valid (head, -1);
  g_autofree char *lower = g_utf8_strdown (valid, -1);
  GString *folded = g_string_sized_new (strlen (lower));

  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == 0x2019 || c == 0x2018)
        c = '\'';
      if (g_unichar_isspace (c))
        c = ' ';
      if (c != ' ' || (folded->len > 0 && folded->str[folded->len - 1] != ' '))
        g_string_append_unichar (folded, c);
    }
  return g_strstrip (g_string_free (folded, FALSE));
}

/* Where @words end in @text if they stand at its start, else NULL. */
static const char *
match_at (const char *text,
          const char *words,
          gboolean   *wants_end)
{
  for (; *words != '\0'; words++)
    {
      if (*words == '$' && words[1] == '\0')
        {
          *wants_end = TRUE;
          return text;
        }
      if (*words == '#')
        {
          if (!g_ascii_isdigit (*text))
            return NULL;
          while (g_ascii_isdigit (*text) || *text == ',')
            text++;
        }
      else if (*words == *text)
        {
          text++;
        }
      else
        {
          return NULL;
        }
    }
  return text;
}

static gboolean
is_at_end (const char *text)
{
  return text[strspn (text, " .:!…)|")] == '\0';
}

static gboolean
says (const char *text,
      const char *words)
{
  gboolean at_start = words[0] == '^';
  const char *first = words + at_start;

  for (const char *at = text; at != NULL; at = at_start ? NULL : strchr (at + 1, first[0]))
    {
      gboolean wants_end = FALSE;
      const char *end = match_at (at, first, &wants_end);

      if (end != NULL && (!wants_end || is_at_end (end)))
        return TRUE;
      if (*at == '\0')
        break;
    }
  return FALSE;
}

LodeExtractPhrase
lode_extract_phrases_in (const char *text)
{
  g_autofree char *folded = fold (text);
  gsize n_chars = (gsize) g_utf8_strlen (folded, -1);
  const char *bare = folded + strspn (folded, " *•|>-–—[");
  int found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      if (phrases[i].phrase == LODE_PHRASE_LABEL && n_chars > MAX_LABEL_CHARS)
        continue;
      if ((found & phrases[i].phrase) == 0 && says (bare, phrases[i].words))
        found |= phrases[i].phrase;
    }
  return (LodeExtractPhrase) found;
}

static gboolean
is_date_word (const char *word,
              gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (date_words); i++)
    if (strlen (date_words[i]) == length && strncmp (word, date_words[i], length) == 0)
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (date_stems) && length <= 12; i++)
    if (strncmp (word, date_stems[i], strlen (date_stems[i])) == 0)
      return TRUE;
  return FALSE;
}

gboolean
lode_extract_is_dateline (const char *text)
{
  g_autofree char *folded = NULL;
  guint n_words = 0;
  guint n_date = 0;
  guint n_numbers = 0;

  if (g_utf8_strlen (text, -1) > MAX_DATELINE_CHARS)
    return FALSE;
  folded = fold (text);
  for (const char *at = folded; *at != '\0';)
    {
      const char *start = at;

      if (g_ascii_isdigit (*at))
        {
          while (g_ascii_isdigit (*at))
            at++;
          n_numbers++;
        }
      else if (g_unichar_isalpha (g_utf8_get_char (at)))
        {
          while (*at != '\0' && g_unichar_isalpha (g_utf8_get_char (at)))
            at = g_utf8_next_char (at);
          n_words++;
          n_date += is_date_word (start, (gsize) (at - start));
        }
      else
        {
          at = g_utf8_next_char (at);
        }
    }
  /* "11:04 19/11/2019" has no word at all; "CBS News" may follow a date. */
  if (n_words == 0)
    return n_numbers >= 3;
  return n_numbers > 0 && n_date > 0 && n_date * 3 >= n_words * 2;
}

gboolean
lode_extract_is_byline (const char *text,
                        const char *byline)
{
  static const char * const starts[] = { "by ", "by: ", "von ", "par ", "por ", "written by ",
                                         "posted by ", "author: ", "text: " };
  gsize n_chars = (gsize) g_utf8_strlen (text, -1);
  g_autofree char *folded = NULL;
  g_autofree char *name = NULL;

  if (n_chars > MAX_BYLINE_CHARS)
    return FALSE;
  folded = fold (text);
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (folded, starts[i]) && !g_str_has_suffix (folded, ".")
        && g_unichar_isupper (g_utf8_get_char (text + MIN (strlen (starts[i]), strlen (text)))))
      return TRUE;
  if (byline == NULL || byline[0] == '\0')
    return FALSE;
  name = fold (byline);
  /* A sentence about the author is none. */
  if (g_str_has_suffix (folded, ".") && !g_str_has_suffix (name, "."))
    return FALSE;
  return strstr (folded, name) != NULL && n_chars <= (gsize) g_utf8_strlen (name, -1) + 25;
}
