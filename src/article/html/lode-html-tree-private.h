/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lode-html-tree.h"

G_BEGIN_DECLS

typedef struct _LodeHtmlChunk LodeHtmlChunk;

struct _LodeHtmlDocument
{
  LodeHtmlChunk *chunks;
  char          *free_bytes;
  gsize          free_size;
  LodeHtmlNode  *root;
  LodeHtmlNode  *head;
  LodeHtmlNode  *body;
};

LodeHtmlDocument *lode_html_document_new (void);

G_END_DECLS
