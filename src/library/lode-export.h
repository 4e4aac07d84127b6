/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LODE_EXPORT_MARKDOWN,
  LODE_EXPORT_HTML,
  LODE_EXPORT_CSV,
  LODE_EXPORT_JSON,
  LODE_EXPORT_CSL,
} LodeExportFormat;

/* "markdown" "html" "csv" "json" "csl" */
gboolean lode_export_format_from_string (const char       *text,
                                         LodeExportFormat *format);

/**
 * lode_export_articles:
 * @articles: (element-type LodeArticle)
 *
 * Articles on their way out, each with its address and accepted figures: Markdown and HTML for
 * reading, CSV a figure a line, JSON whole documents, CSL-JSON for reference managers.
 *
 * Returns: (transfer full) (nullable)
 */
char    *lode_export_articles (GPtrArray         *articles,
                               LodeExportFormat   format,
                               GError           **error);

G_END_DECLS
