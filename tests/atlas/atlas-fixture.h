/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"

/* An atlas of the test's own: a folder with the files that the test writes. */
typedef struct
{
  char      *folder;
  LodeAtlas *atlas;
} AtlasFixture;

void atlas_fixture_set_up (AtlasFixture  *self,
                           gconstpointer  data);
void atlas_fixture_tear_down (AtlasFixture  *self,
                              gconstpointer  data);
/* Writes a file of the folder; @body is what follows "version". */
void atlas_fixture_write (AtlasFixture *self,
                          const char   *path,
                          const char   *format,
                          const char   *body);
/* Expects the check to fail with a message that holds @words. */
void atlas_fixture_assert_damaged (AtlasFixture *self,
                                   const char   *words);
/* A dictionary with the material "ore" in @tables (a JSON array), and empty other tables. */
void atlas_fixture_write_rest (AtlasFixture *self,
                               const char   *tables);

#define atlas_fixture_add(path, function)                                              \
  g_test_add (path, AtlasFixture, NULL, atlas_fixture_set_up, function,                \
              atlas_fixture_tear_down)
