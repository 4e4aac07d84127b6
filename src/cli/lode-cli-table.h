/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodeCliTable: rows of named columns that print as JSON (an array of objects, one a line), CSV
 * (RFC 4180) or aligned text. Cells are added in the order of the columns. An unknown number is null in
 * JSON, empty in CSV and a dash in text.
 */
typedef struct _LodeCliTable LodeCliTable;

/* @columns: (array zero-terminated=1): borrowed, must outlive the table. */
LodeCliTable *lode_cli_table_new (const char * const *columns);
void          lode_cli_table_free (LodeCliTable *self);

void          lode_cli_table_add_text (LodeCliTable *self,
                                       const char   *text);
/* NaN is unknown. */
void          lode_cli_table_add_number (LodeCliTable *self,
                                         double        value);
/* 0 is unknown. */
void          lode_cli_table_add_year (LodeCliTable *self,
                                       int           year);
void          lode_cli_table_add_flag (LodeCliTable *self,
                                       gboolean      flag);
/* A list in JSON, joined with ";" elsewhere. */
void          lode_cli_table_add_list (LodeCliTable       *self,
                                       const char * const *texts);

/* "json", "csv" or "table". */
gboolean      lode_cli_table_knows_format (const char *format);
/* (transfer full) (nullable): the whole table, which must have no half row. */
char         *lode_cli_table_print (LodeCliTable *self,
                                    const char   *format,
                                    GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeCliTable, lode_cli_table_free)

G_END_DECLS
