/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"
#include "model/lode-block.h"

G_BEGIN_DECLS

/**
 * LodeExtraction: the article found in one page: metadata and safe blocks. Immutable, reference
 * counted; may be handed to another thread.
 */
typedef struct _LodeExtraction LodeExtraction;

/* What is read of one page, and what is kept of its article. A longer page is refused; a longer
 * article is cut and lode_extraction_is_truncated() says so. */
#define LODE_EXTRACT_MAX_BYTES (32 * 1024 * 1024)
#define LODE_EXTRACT_MAX_TEXT_BYTES (2 * 1024 * 1024)

/**
 * lode_extract:
 * @bytes: (array length=size_bytes): a page as it came, untrusted, in any encoding
 * @content_type: (nullable): the Content-Type header that came with it, for its charset
 * @base_url: (nullable): the page's address, which relative links are resolved against
 *
 * Finds the main text. Never loads anything, never follows a reference, expands no entity but
 * characters. Takes time and memory linear in @size_bytes. text/plain becomes paragraphs.
 *
 * Returns: (transfer full) (nullable): %NULL with %LODE_ERROR_INVALID when the bytes are no page or
 *   hold no readable text, %LODE_ERROR_TOO_LARGE when they are more than %LODE_EXTRACT_MAX_BYTES.
 */
LodeExtraction *lode_extract (const char  *bytes,
                              gsize        size_bytes,
                              const char  *content_type,
                              const char  *base_url,
                              GError     **error);

/**
 * lode_extract_text:
 *
 * What offsets of claims count in: of a page the text of its article, of plain text all of it as it
 * stands, decoded. Arguments and errors as of lode_extract(); plain text may be empty.
 *
 * Returns: (transfer full) (nullable)
 */
char           *lode_extract_text (const char  *bytes,
                                   gsize        size_bytes,
                                   const char  *content_type,
                                   const char  *base_url,
                                   GError     **error);

LodeExtraction *lode_extraction_ref (LodeExtraction *self);
void            lode_extraction_unref (LodeExtraction *self);

/* (array zero-terminated=1): the names of the metadata, in the order in which they are written:
 * "title" "byline" "site" "published" "language" "direction" "excerpt" "url" "sha256". */
extern const char * const lode_extraction_meta_names[];

/* (nullable): one of the metadata. "published" is ISO 8601, "language" BCP 47, "direction" "ltr" or
 * "rtl", "url" the canonical address, "sha256" the lower-case digest of the bytes. */
const char     *lode_extraction_get_meta (LodeExtraction *self,
                                          const char     *name);
/* (transfer none) (element-type LodeBlock) */
GPtrArray      *lode_extraction_get_blocks (LodeExtraction *self);
/* The blocks' text, joined with blank lines: what offsets of claims count in. */
const char     *lode_extraction_get_text (LodeExtraction *self);
gboolean        lode_extraction_is_truncated (LodeExtraction *self);

/* Writes the members "title" … "url", "blocks", "text", "html", "sha256" (and "truncated" where it
 * is true) into the object that @writer has open. */
void            lode_extraction_write (LodeExtraction *self,
                                       LodeJsonWriter *writer);
/* (transfer full) (nullable): from a document of lode_extraction_write(), checked as strictly as any
 * outside input; %NULL when @reader failed. */
LodeExtraction *lode_extraction_read (LodeJsonReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeExtraction, lode_extraction_unref)

G_END_DECLS
