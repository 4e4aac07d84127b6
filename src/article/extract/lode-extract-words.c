/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-extract-words.h"

#include <string.h>

/* Names longer than this are made by machines and say nothing. */
#define MAX_NAMES_BYTES 400

#define UNLIKELY LODE_WORDS_UNLIKELY
#define MAYBE LODE_WORDS_MAYBE
#define POSITIVE LODE_WORDS_POSITIVE
#define NEGATIVE LODE_WORDS_NEGATIVE
#define BYLINE LODE_WORDS_BYLINE
#define SHARE LODE_WORDS_SHARE
#define CAPTION LODE_WORDS_CAPTION
#define RELATED LODE_WORDS_RELATED
#define OFFER LODE_WORDS_OFFER
#define ABOUT LODE_WORDS_ABOUT
#define AD LODE_WORDS_AD
#define HIDDEN LODE_WORDS_HIDDEN
#define COMMENT LODE_WORDS_COMMENT
#define BODY LODE_WORDS_BODY
#define FRONT LODE_WORDS_FRONT

/**
 * A word counts anywhere in the names. "^" in front wants no letter or digit before it, "$" behind
 * none after it; "_" between words stands for "-" and "_" alike.
 */
static const struct
{
  const char *word;
  int         hints;
} words[] = {
  { "-ad-", UNLIKELY | NEGATIVE | AD },
  { "^ad$", AD },
  { "^ads$", AD },
  { "ad-break", UNLIKELY | AD },
  { "ad_slot", AD },
  { "advert", AD },
  { "agegate", UNLIKELY },
  { "ai2html", UNLIKELY },
  { "and", MAYBE },
  { "article", MAYBE | POSITIVE },
  { "article_body", BODY },
  { "articlebody", BODY },
  { "article_content", BODY },
  { "article_text", BODY },
  { "author", BYLINE },
  { "author_bio", ABOUT },
  { "author_box", ABOUT },
  { "author_info", ABOUT },
  { "about_author", ABOUT },
  { "about_the_author", ABOUT },
  { "banner", UNLIKELY | NEGATIVE },
  { "blog", POSITIVE },
  { "body", MAYBE | POSITIVE },
  { "breadcrumb", ABOUT },
  { "breadcrumbs", UNLIKELY },
  { "byline", BYLINE },
  { "caption", CAPTION },
  { "column", MAYBE },
  { "com-", NEGATIVE },
  { "combx", UNLIKELY | NEGATIVE },
  { "comment", UNLIKELY | NEGATIVE | COMMENT },
  { "community", UNLIKELY },
  { "contact", NEGATIVE },
  { "content", MAYBE | POSITIVE },
  { "cookie", OFFER },
  { "correction_link", ABOUT },
  { "cover-wrap", UNLIKELY },
  { "credit", CAPTION },
  { "dateline", BYLINE },
  { "disqus", UNLIKELY | COMMENT },
  { "entry", POSITIVE },
  { "entry_content", BODY },
  { "extra", UNLIKELY },
  { "follow_us", OFFER },
  { "footer", UNLIKELY | NEGATIVE },
  { "gdpr", UNLIKELY | NEGATIVE | OFFER },
  { "h-entry", POSITIVE },
  { "header", UNLIKELY },
  { "hentry", POSITIVE },
  { "hidden", NEGATIVE },
  { "^hid$", NEGATIVE },
  { "image_credit", CAPTION },
  { "legends", UNLIKELY },
  { "main", MAYBE | POSITIVE },
  { "masthead", NEGATIVE },
  { "mathjax", MAYBE },
  { "media", NEGATIVE },
  { "menu", UNLIKELY },
  { "meta", NEGATIVE },
  { "more_stories", RELATED },
  { "most_popular", RELATED },
  { "most_read", RELATED },
  { "newsletter", OFFER },
  { "outbrain", NEGATIVE | AD },
  { "p-author", BYLINE },
  { "page", POSITIVE },
  { "pager", UNLIKELY },
  { "pagination", UNLIKELY | POSITIVE },
  { "paywall", OFFER },
  { "photo_credit", CAPTION },
  { "popup", UNLIKELY },
  { "post", POSITIVE },
  { "post_body", BODY },
  { "post_content", BODY },
  { "promo", NEGATIVE | OFFER },
  { "read_more", RELATED },
  { "readmore", RELATED },
  { "recirc", RELATED },
  { "recommend", RELATED },
  { "related", UNLIKELY | NEGATIVE | RELATED },
  { "remark", UNLIKELY },
  { "replies", UNLIKELY | COMMENT },
  { "rss", UNLIKELY },
  { "screen_reader", HIDDEN },
  { "scroll", NEGATIVE },
  { "shadow", MAYBE },
  { "share", NEGATIVE },
  { "standfirst", FRONT },
  { "sub_headline", FRONT },
  { "subheadline", FRONT },
  { "subtitle", FRONT },
  { "^dek$", FRONT },
  { "article_summary", FRONT },
  { "^cta$", OFFER },
  { "^share$", SHARE },
  { "sharedaddy$", SHARE },
  { "sharing$", SHARE },
  { "shopping", NEGATIVE },
  { "shoutbox", UNLIKELY | NEGATIVE | COMMENT },
  { "sidebar", UNLIKELY | NEGATIVE },
  { "skyscraper", UNLIKELY | NEGATIVE | AD },
  { "social", UNLIKELY },
  { "sponsor", UNLIKELY | NEGATIVE | AD },
  { "sr_only", HIDDEN },
  { "story", POSITIVE },
  { "story_body", BODY },
  { "subscribe", OFFER },
  { "supplemental", UNLIKELY },
  { "taboola", AD },
  { "tags", NEGATIVE },
  { "^tags$", ABOUT },
  { "teaser", RELATED },
  { "text", POSITIVE },
  { "timestamp", ABOUT },
  { "trending", RELATED },
  { "visually_hidden", HIDDEN },
  { "visuallyhidden", HIDDEN },
  { "widget", NEGATIVE },
  { "writtenby", BYLINE },
  { "yom-remote", UNLIKELY },
};

#define N_WORDS G_N_ELEMENTS (words)

/* For each first letter the chain of words that begin with it; entries are an index plus one. */
static guint8 first_word[256];
static guint8 next_word[N_WORDS];

static const char *
bare (gsize index)
{
  return words[index].word + (words[index].word[0] == '^');
}

static void
build_index (void)
{
  static gsize once;

  if (!g_once_init_enter (&once))
    return;
  G_STATIC_ASSERT (N_WORDS < 255);
  for (gsize i = N_WORDS; i > 0; i--)
    {
      guint8 first = (guint8) bare (i - 1)[0];

      next_word[i - 1] = first_word[first];
      first_word[first] = (guint8) i;
    }
  g_once_init_leave (&once, 1);
}

static gboolean
is_at (const char *names,
       gsize       at,
       gsize       index)
{
  const char *word = bare (index);
  gsize i = at;

  if (words[index].word[0] == '^' && at > 0 && g_ascii_isalnum (names[at - 1]))
    return FALSE;
  for (; *word != '\0'; word++, i++)
    {
      if (*word == '$')
        return !g_ascii_isalnum (names[i]);
      if (*word != names[i] && !(*word == '_' && names[i] == '-'))
        return FALSE;
    }
  return TRUE;
}

static gsize
append_lower (char       *names,
              gsize       n,
              const char *text,
              gsize       length)
{
  for (gsize i = 0; i < length && n < MAX_NAMES_BYTES; i++)
    names[n++] = g_ascii_tolower (text[i]);
  return n;
}

LodeExtractWords
lode_extract_words_of (const char *text,
                       gsize       length)
{
  char names[MAX_NAMES_BYTES + 1];
  gsize n = append_lower (names, 0, text, length);
  int hints = 0;

  build_index ();
  names[n] = '\0';
  for (gsize i = 0; i < n; i++)
    for (guint8 word = first_word[(guint8) names[i]]; word != 0; word = next_word[word - 1])
      if (is_at (names, i, word - 1u))
        hints |= words[word - 1].hints;
  return (LodeExtractWords) hints;
}

LodeExtractWords
lode_extract_words_of_node (const LodeHtmlNode *node)
{
  LodeHtmlSlice class_names = lode_html_node_attribute (node, "class");
  LodeHtmlSlice id = lode_html_node_attribute (node, "id");
  char names[MAX_NAMES_BYTES + 1];
  gsize n = 0;

  if (class_names.length == 0 && id.length == 0)
    return 0;
  n = append_lower (names, n, class_names.bytes, MIN (class_names.length, MAX_NAMES_BYTES));
  if (n < MAX_NAMES_BYTES)
    names[n++] = ' ';
  n = append_lower (names, n, id.bytes, MIN (id.length, MAX_NAMES_BYTES));
  return lode_extract_words_of (names, n);
}
