/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-extract-meta.h"

#include <string.h>

#include "article/html/lode-html-entities.h"
#include "lode-extract-line.h"

#define MAX_META_BYTES 4000
#define MAX_BYLINE_BYTES 600

/* Names of <meta>, best first, lower case, ":" for "." and without blanks. */
static const char * const title_names[] = { "dc:title", "dcterm:title", "dcterms:title", "og:title",
                                            "weibo:article:title", "weibo:webpage:title", "title",
                                            "twitter:title", "parsely-title", NULL };
static const char * const byline_names[] = { "dc:creator", "dcterm:creator", "dcterms:creator", "author",
                                             "parsely-author", "article:author", NULL };
static const char * const site_names[] = { "og:site_name", NULL };
static const char * const excerpt_names[] = { "dc:description", "dcterm:description",
                                              "dcterms:description", "og:description",
                                              "weibo:article:description",
                                              "weibo:webpage:description", "description",
                                              "twitter:description", NULL };
static const char * const date_names[] = { "article:published_time", "og:article:published_time",
                                           "parsely-pub-date", "datepublished", "dc:date",
                                           "dc:date:issued", "dcterms:date", "dcterms:created", "date",
                                           "pubdate", "publish-date", "publishdate",
                                           "sailthru:date", NULL };

/* A name of <meta> as we look it up. */
static char *
normalize_name (const char *name,
                gsize       length)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (name[i]))
      g_string_append_c (text, name[i] == '.' ? ':' : g_ascii_tolower (name[i]));
  return g_string_free (text, FALSE);
}

static char *
clean (const char *text)
{
  g_autofree char *decoded = lode_html_decode_string (text);
  GString *folded = g_string_new (NULL);

  for (const char *c = decoded; *c != '\0'; c++)
    {
      if (!g_ascii_isspace (*c))
        g_string_append_c (folded, *c);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  return g_strstrip (g_string_free (folded, FALSE));
}

/* (transfer full): name → content of every <meta>; the last of a name wins. */
static GHashTable *
read_metas (LodeHtmlDocument *document)
{
  LodeHtmlNode *root = lode_html_document_get_root (document);
  GHashTable *metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  static const char * const attributes[] = { "property", "name", "itemprop" };

  for (LodeHtmlNode *node = root; node != NULL; node = lode_html_node_next (node, root, FALSE))
    {
      LodeHtmlSlice content;

      if (node->tag != LODE_TAG_META)
        continue;
      content = lode_html_node_attribute (node, "content");
      if (content.length == 0 || content.length > MAX_META_BYTES)
        continue;
      for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
        {
          g_autofree char *names = lode_html_node_dup_attribute (node, attributes[i]);
          g_auto (GStrv) words = g_strsplit (names != NULL ? names : "", " ", 8);
          g_autofree char *raw = g_strndup (content.bytes, content.length);

          for (guint k = 0; words[k] != NULL; k++)
            if (words[k][0] != '\0')
              {
                g_autofree char *value = clean (raw);

                if (value[0] != '\0')
                  g_hash_table_replace (metas, normalize_name (words[k], strlen (words[k])),
                                        g_steal_pointer (&value));
              }
        }
    }
  return metas;
}

static const char *
look_up (GHashTable         *metas,
         const char * const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const char *value = g_hash_table_lookup (metas, names[i]);

      if (value != NULL && !(g_str_equal (names[i], "article:author") && strstr (value, "://") != NULL))
        return value;
    }
  return NULL;
}

static void
fill (char       **member,
      const char  *value)
{
  if (*member == NULL && value != NULL && value[0] != '\0')
    *member = g_strdup (value);
}

/* <base href> and the canonical address. */
static void
read_addresses (LodeExtractMeta  *self,
                LodeHtmlDocument *document,
                GHashTable       *metas,
                const char       *base_url)
{
  LodeHtmlNode *root = lode_html_document_get_root (document);
  LodeHtmlNode *base = lode_html_node_find (root, LODE_TAG_BASE);

  if (base != NULL)
    {
      LodeHtmlSlice href = lode_html_node_attribute (base, "href");

      self->base_url = lode_extract_resolve (base_url, href.bytes, href.length);
    }
  fill (&self->base_url, base_url);
  for (LodeHtmlNode *node = root; node != NULL && self->url == NULL;
       node = lode_html_node_next (node, root, FALSE))
    if (node->tag == LODE_TAG_LINK && lode_html_node_attribute_has_word (node, "rel", "canonical"))
      {
        LodeHtmlSlice href = lode_html_node_attribute (node, "href");

        self->url = lode_extract_resolve (self->base_url, href.bytes, href.length);
      }
  if (self->url == NULL && g_hash_table_contains (metas, "og:url"))
    {
      const char *address = g_hash_table_lookup (metas, "og:url");

      self->url = lode_extract_resolve (self->base_url, address, strlen (address));
    }
  if (self->url == NULL && base_url != NULL)
    self->url = lode_extract_resolve (NULL, base_url, strlen (base_url));
}

/* The first date that the markup itself gives. */
static void
read_markup_date (LodeExtractMeta  *self,
                  LodeHtmlDocument *document)
{
  LodeHtmlNode *root = lode_html_document_get_root (document);

  for (LodeHtmlNode *node = root; node != NULL && self->published == NULL;
       node = lode_html_node_next (node, root, FALSE))
    {
      gboolean is_published = lode_html_node_attribute_has_word (node, "itemprop", "datePublished")
                              || (node->tag == LODE_TAG_TIME
                                  && (lode_html_node_has_attribute (node, "pubdate")
                                      || lode_html_node_attribute_has_word (node, "class", "published")));
      g_autofree char *text = NULL;

      if (!is_published)
        continue;
      text = lode_html_node_dup_attribute (node, "datetime");
      if (text == NULL)
        text = lode_html_node_dup_attribute (node, "content");
      if (text == NULL)
        text = lode_html_node_dup_text (node, MAX_BYLINE_BYTES);
      self->published = lode_extract_date (text);
    }
}

static void
read_language (LodeExtractMeta  *self,
               LodeHtmlDocument *document,
               GHashTable       *metas)
{
  LodeHtmlNode *root = lode_html_document_get_root (document);
  LodeHtmlNode *body = lode_html_document_get_body (document);
  const char *locale = g_hash_table_lookup (metas, "og:locale");

  self->language = lode_html_node_dup_attribute (root, "lang");
  if (self->language == NULL || self->language[0] == '\0')
    {
      g_free (self->language);
      self->language = lode_html_node_dup_attribute (root, "xml:lang");
    }
  if (self->language == NULL && locale != NULL)
    self->language = g_strdelimit (g_strdup (locale), "_", '-');
  if (self->language != NULL && self->language[0] == '\0')
    g_clear_pointer (&self->language, g_free);

  self->direction = lode_html_node_dup_attribute (root, "dir");
  if (self->direction == NULL)
    self->direction = lode_html_node_dup_attribute (body, "dir");
}

void
lode_extract_meta_read (LodeExtractMeta  *self,
                        LodeHtmlDocument *document,
                        const char       *base_url)
{
  g_autoptr (GHashTable) metas = read_metas (document);
  g_autofree char *document_title = lode_extract_title (document);
  g_autofree char *date = NULL;

  lode_extract_meta_read_json_ld (self, document, document_title);
  fill (&self->title, look_up (metas, title_names));
  fill (&self->title, document_title);
  fill (&self->byline, look_up (metas, byline_names));
  fill (&self->site, look_up (metas, site_names));
  fill (&self->excerpt, look_up (metas, excerpt_names));
  date = lode_extract_date (look_up (metas, date_names));
  fill (&self->published, date);
  read_markup_date (self, document);
  read_addresses (self, document, metas, base_url);
  read_language (self, document, metas);
}

void
lode_extract_meta_clear (LodeExtractMeta *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->byline, g_free);
  g_clear_pointer (&self->site, g_free);
  g_clear_pointer (&self->published, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->direction, g_free);
  g_clear_pointer (&self->excerpt, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->base_url, g_free);
}
