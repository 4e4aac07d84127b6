/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include <string.h>

#include "article/html/lode-html-entities.h"
#include "base/lode-json-reader.h"
#include "lode-extract-meta.h"
#include "lode-extract-private.h"

#define MAX_SCRIPT_BYTES (1024 * 1024)
#define SAME_TITLE 0.75

/* The types of schema.org that are articles. */
static const char * const article_types[] = {
  "APIReference",         "AdvertiserContentArticle", "AnalysisNewsArticle",    "Article",
  "AskPublicNewsArticle", "BackgroundNewsArticle",    "BlogPosting",            "DiscussionForumPosting",
  "LiveBlogPosting",      "MedicalScholarlyArticle",  "NewsArticle",            "OpinionNewsArticle",
  "Report",               "ReportageNewsArticle",     "ReviewNewsArticle",      "SatiricalArticle",
  "ScholarlyArticle",     "SocialMediaPosting",       "TechArticle",            NULL,
};

static const char *
get_string (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node) : NULL;
}

static gboolean
is_article_type (JsonNode *type)
{
  if (type == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (type))
    {
      JsonArray *array = json_node_get_array (type);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (is_article_type (json_array_get_element (array, i)))
          return TRUE;
      return FALSE;
    }
  return JSON_NODE_HOLDS_VALUE (type) && json_node_get_value_type (type) == G_TYPE_STRING
         && g_strv_contains (article_types, json_node_get_string (type));
}

/* (nullable): the article in a document, an array or a "@graph". */
static JsonObject *
find_article (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonObject *found = find_article (json_array_get_element (array, i));

          if (found != NULL)
            return found;
        }
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      JsonNode *graph = json_object_get_member (object, "@graph");

      if (is_article_type (json_object_get_member (object, "@type")))
        return object;
      if (graph != NULL && JSON_NODE_HOLDS_ARRAY (graph))
        return find_article (graph);
    }
  return NULL;
}

static char *
clean (const char *text)
{
  g_autofree char *decoded = NULL;

  if (text == NULL)
    return NULL;
  decoded = lode_html_decode_string (text);
  g_strstrip (decoded);
  return decoded[0] != '\0' ? g_steal_pointer (&decoded) : NULL;
}

/* "name" of an object, or of each object of an array, joined. */
static char *
read_names (JsonNode *node)
{
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return clean (get_string (json_node_get_object (node), "name"));
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *name = read_names (json_array_get_element (array, i));

          if (name != NULL)
            g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
        }
      return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
    }
  return NULL;
}

static void
fill (char **member,
      char  *value)
{
  if (*member == NULL)
    *member = value;
  else
    g_free (value);
}

static void
read_article (LodeExtractMeta *self,
              JsonObject      *article,
              const char      *document_title)
{
  const char *name = get_string (article, "name");
  const char *headline = get_string (article, "headline");
  g_autofree char *date = NULL;

  if (name != NULL && headline != NULL && !g_str_equal (name, headline)
      && lode_extract_similarity (name, document_title) <= SAME_TITLE
      && lode_extract_similarity (headline, document_title) > SAME_TITLE)
    name = NULL;
  fill (&self->title, clean (name != NULL ? name : headline));
  fill (&self->byline, read_names (json_object_get_member (article, "author")));
  fill (&self->site, read_names (json_object_get_member (article, "publisher")));
  fill (&self->excerpt, clean (get_string (article, "description")));
  date = lode_extract_date (get_string (article, "datePublished"));
  fill (&self->published, g_steal_pointer (&date));
}

/* Line breaks inside strings are common and forbidden; blanks say the same. */
static char *
dup_script (LodeHtmlNode *script)
{
  char *text;
  char *start;

  if (script->first == NULL || script->first->text_length > MAX_SCRIPT_BYTES)
    return NULL;
  text = g_strndup (script->first->text, script->first->text_length);
  for (char *c = text; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  g_strstrip (text);
  start = g_str_has_prefix (text, "<![CDATA[") ? text + strlen ("<![CDATA[") : text;
  if (g_str_has_suffix (start, "]]>"))
    start[strlen (start) - 3] = '\0';
  if (g_str_has_suffix (start, ";"))
    start[strlen (start) - 1] = '\0';
  memmove (text, start, strlen (start) + 1);
  return text;
}

void
lode_extract_meta_read_json_ld (LodeExtractMeta  *self,
                                LodeHtmlDocument *document,
                                const char       *document_title)
{
  LodeHtmlNode *root = lode_html_document_get_root (document);

  for (LodeHtmlNode *node = root; node != NULL; node = lode_html_node_next (node, root, FALSE))
    if (node->tag == LODE_TAG_SCRIPT
        && lode_html_node_attribute_is (node, "type", "application/ld+json"))
      {
        g_autofree char *text = dup_script (node);
        g_autoptr (JsonNode) json = NULL;
        JsonObject *article;

        if (text != NULL)
          json = lode_json_parse (text, strlen (text), "JSON-LD", NULL);
        article = json != NULL ? find_article (json) : NULL;
        if (article != NULL)
          {
            read_article (self, article, document_title);
            return;
          }
      }
}
