/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ids name files: a-z 0-9 and single hyphens, 1 to 80 characters, no hyphen at either end. */
gboolean lode_id_is_valid (const char *id);
/* (transfer full): a slug of at most @max_chars made from any text; "untitled" when nothing of it
 * can be used. */
char    *lode_id_slug (const char *text,
                       guint       max_chars);
/* (transfer full): "2026-02-01-alliance-talks-7f3a": date, slug, first four hex digits of the
 * SHA-256 of @content. @date may be %NULL. */
char    *lode_id_for_article (const char *date,
                              const char *title,
                              const char *content);

G_END_DECLS
