/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"

G_BEGIN_DECLS

typedef enum
{
  LODE_BLOCK_PARAGRAPH,
  LODE_BLOCK_HEADING,
  LODE_BLOCK_LIST,
  LODE_BLOCK_QUOTE,
  LODE_BLOCK_CODE,
  LODE_BLOCK_TABLE,
  LODE_BLOCK_IMAGE,
  LODE_BLOCK_RULE,
} LodeBlockKind;

/**
 * LodeSpanStyle: how a run of text inside a block looks. A link keeps its address, absolute and
 * http, https or mailto only.
 */
typedef enum
{
  LODE_SPAN_STRONG = 1 << 0,
  LODE_SPAN_EMPHASIS = 1 << 1,
  LODE_SPAN_CODE = 1 << 2,
  LODE_SPAN_LINK = 1 << 3,
  LODE_SPAN_SUPERSCRIPT = 1 << 4,
  LODE_SPAN_SUBSCRIPT = 1 << 5,
} LodeSpanStyle;

/* @start and @end in code points of the block's text, end exclusive. */
typedef struct
{
  guint          start;
  guint          end;
  LodeSpanStyle  style;
  char          *address;  /* (nullable) of a link */
  JsonObject    *unknown;  /* (nullable): members of a later version, written back */
} LodeSpan;

/**
 * LodeBlock: one safe piece of an article. Immutable, reference counted.
 *
 * The text of a list is its items, one a line; of a table its cells, tab between cells and a line a
 * row; of an image its caption or alternative text. @level is a heading's level (2–6) or a list's
 * ordering (1 for numbered). @address is an image's.
 */
#define LODE_TYPE_BLOCK (lode_block_get_type ())
typedef struct _LodeBlock LodeBlock;

GType          lode_block_get_type (void);
/* @spans: (element-type LodeSpan) (transfer full) (nullable): sorted, freed by the block. */
LodeBlock     *lode_block_new (LodeBlockKind  kind,
                               int            level,
                               const char    *text,
                               const char    *address,
                               GArray        *spans);
LodeBlock     *lode_block_ref (LodeBlock *self);
void           lode_block_unref (LodeBlock *self);
LodeBlockKind  lode_block_get_kind (const LodeBlock *self);
int            lode_block_get_level (const LodeBlock *self);
const char    *lode_block_get_text (const LodeBlock *self);
const char    *lode_block_get_address (const LodeBlock *self);
const LodeSpan *lode_block_get_spans (const LodeBlock *self,
                                      guint           *n_spans);

/* "paragraph" … */
const char    *lode_block_kind_to_string (LodeBlockKind kind);
gboolean       lode_block_kind_from_string (const char    *text,
                                            LodeBlockKind *kind);
/* Whether @address may stand behind a link: absolute, and http, https or mailto. */
gboolean       lode_block_address_is_safe (const char *address);
/* JSON: {"type": "paragraph", "text": "…", "level": 2, "address": "…", "spans": [{"start": 0,
 * "end": 4, "style": ["strong", "link"], "address": "…"}]}, what is empty left out. Reading is as
 * strict as the type: a span outside the text, or a link to anything but http, https and mailto,
 * is refused. (transfer full) (nullable): %NULL after a failure. */
LodeBlock     *lode_block_read (LodeJsonReader *reader);
void           lode_block_write (const LodeBlock *self,
                                 LodeJsonWriter  *writer);

/* A #GArray of LodeSpan that frees its addresses. */
GArray        *lode_span_array_new (void);

/* (transfer full): the blocks' texts joined with one blank line: what claim offsets count in.
 * @blocks: (element-type LodeBlock). Images and rules have no part in it. */
char          *lode_blocks_to_text (GPtrArray *blocks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeBlock, lode_block_unref)

G_END_DECLS
