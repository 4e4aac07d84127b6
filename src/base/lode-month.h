/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * A month on the calendar as one integer, year × 12 + (month − 1), so that windows compare and
 * subtract. "2026-10" is 24321. #LODE_MONTH_NONE is an open end.
 */
typedef int LodeMonth;

#define LODE_MONTH_NONE G_MININT

/* %LODE_MONTH_NONE for anything but "YYYY-MM" with a year from 1900 to 2200. */
LodeMonth lode_month_parse (const char *text);
/* (transfer full): "YYYY-MM"; "" for %LODE_MONTH_NONE. */
char     *lode_month_format (LodeMonth month);
int       lode_month_year (LodeMonth month);
/* 1 to 12. */
int       lode_month_of_year (LodeMonth month);

G_END_DECLS
