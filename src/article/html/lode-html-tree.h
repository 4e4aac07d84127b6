/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lode-html-tag.h"

G_BEGIN_DECLS

/* No element stands deeper than this, so walking a tree by recursion is safe. */
#define LODE_HTML_MAX_DEPTH 400
/* Attributes kept of one tag; the rest are read over. */
#define LODE_HTML_MAX_ATTRIBUTES 48

/* A run of bytes of valid UTF-8 in the document or its arena; not NUL-terminated. */
typedef struct
{
  const char *bytes;
  guint32     length;
} LodeHtmlSlice;

typedef struct
{
  LodeHtmlSlice name;
  LodeHtmlSlice value;
} LodeHtmlAttribute;

typedef struct _LodeHtmlNode LodeHtmlNode;

/**
 * LodeHtmlNode: an element or a run of text. Nodes live in the arena of their document and are never
 * freed one by one.
 */
struct _LodeHtmlNode
{
  LodeHtmlNode      *parent;
  LodeHtmlNode      *first;
  LodeHtmlNode      *last;
  LodeHtmlNode      *previous;
  LodeHtmlNode      *next;
  union
  {
    const char        *text;        /* of a text node, text_length bytes */
    LodeHtmlAttribute *attributes;  /* of an element */
  };
  guint32            text_length;   /* of an element free for who works on the tree, as are the next four */
  guint8             tag;           /* LodeHtmlTag */
  guint8             n_attributes;
  guint8             is_foreign : 1;  /* inside svg or math */
  guint8             is_open : 1;     /* while the tree is built: among the open elements */
  guint16            mark;
  guint16            commas;
  float              score;
  float              links;
};

typedef struct _LodeHtmlDocument LodeHtmlDocument;

/**
 * lode_html_parse:
 * @text: (array length=length): valid UTF-8, which must outlive the document
 *
 * Builds a tree as browsers do: implied elements and end tags, paragraphs that end at blocks,
 * formatting that goes on across them, content that a table throws out. Never fails; takes time and
 * memory linear in @length.
 */
LodeHtmlDocument *lode_html_parse (const char *text,
                                   gsize       length);
void              lode_html_document_free (LodeHtmlDocument *self);
LodeHtmlNode     *lode_html_document_get_root (LodeHtmlDocument *self);
LodeHtmlNode     *lode_html_document_get_head (LodeHtmlDocument *self);
LodeHtmlNode     *lode_html_document_get_body (LodeHtmlDocument *self);

/* Memory that lives as long as the document. */
gpointer          lode_html_document_alloc (LodeHtmlDocument *self,
                                            gsize             size);
LodeHtmlNode     *lode_html_node_new (LodeHtmlDocument *self,
                                      LodeHtmlTag       tag);
void              lode_html_node_append (LodeHtmlNode *parent,
                                         LodeHtmlNode *child);
/* @before: (nullable): a child of @parent; %NULL appends. */
void              lode_html_node_insert (LodeHtmlNode *parent,
                                         LodeHtmlNode *child,
                                         LodeHtmlNode *before);
void              lode_html_node_unlink (LodeHtmlNode *node);
/* Puts the children of @node in its place. */
void              lode_html_node_unwrap (LodeHtmlNode *node);
/* The next node in document order inside @top, or %NULL; skips the inside of @node if told. */
LodeHtmlNode     *lode_html_node_next (const LodeHtmlNode *node,
                                       const LodeHtmlNode *top,
                                       gboolean            skip_inside);

static inline gboolean
lode_html_node_is (const LodeHtmlNode *node,
                   LodeHtmlTag         tag)
{
  return node->tag == tag;
}

static inline LodeHtmlTagFlags
lode_html_node_flags (const LodeHtmlNode *node)
{
  return lode_html_tag_flags ((LodeHtmlTag) node->tag);
}

/* The value of an attribute, whose bytes are %NULL when it is absent. */
LodeHtmlSlice     lode_html_node_attribute (const LodeHtmlNode *node,
                                            const char         *name);
gboolean          lode_html_node_has_attribute (const LodeHtmlNode *node,
                                                const char         *name);
/* (transfer full) (nullable): the same as a string without blanks around it. */
char             *lode_html_node_dup_attribute (const LodeHtmlNode *node,
                                                const char         *name);
/* Whether the attribute is there and equals @value, in any case. */
gboolean          lode_html_node_attribute_is (const LodeHtmlNode *node,
                                               const char         *name,
                                               const char         *value);
/* Whether the blank-separated attribute holds the word @word, in any case. */
gboolean          lode_html_node_attribute_has_word (const LodeHtmlNode *node,
                                                     const char         *name,
                                                     const char         *word);
/* The first element of that kind inside @top (not @top itself). */
LodeHtmlNode     *lode_html_node_find (const LodeHtmlNode *top,
                                       LodeHtmlTag         tag);
/* (transfer full): all text inside @node, white space folded to single blanks, at most
 * @max_bytes; scripts, styles and templates have no text. */
char             *lode_html_node_dup_text (const LodeHtmlNode *node,
                                           gsize               max_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeHtmlDocument, lode_html_document_free)

G_END_DECLS
