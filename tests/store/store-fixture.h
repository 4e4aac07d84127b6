/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder of its own for each test, and what tests do in it. */
typedef struct
{
  char *folder;
} StoreFixture;

void     store_fixture_set_up (StoreFixture  *fixture,
                               gconstpointer  data);
void     store_fixture_tear_down (StoreFixture  *fixture,
                                  gconstpointer  data);
/* (transfer full) */
char    *store_fixture_path (StoreFixture *fixture,
                             const char   *name);
/* Writes without any care, as another program would. */
void     store_fixture_write (StoreFixture *fixture,
                              const char   *name,
                              const char   *text);
void     store_fixture_assert_text (StoreFixture *fixture,
                                    const char   *name,
                                    const char   *text);
gboolean store_fixture_exists (StoreFixture *fixture,
                               const char   *name);
/* How many entries the folder @name ("." for the top) holds. */
guint    store_fixture_count (StoreFixture *fixture,
                              const char   *name);
/* (transfer full) (nullable): the one entry whose name starts with @prefix. */
char    *store_fixture_find (StoreFixture *fixture,
                             const char   *prefix);

G_END_DECLS
