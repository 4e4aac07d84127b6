/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-suggest.h"

#include <string.h>

#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-material.h"

#define MAX_SUGGESTIONS 3
/* Longer texts are no slip of the finger. */
#define MAX_LENGTH 40
#define FAR G_MAXUINT
/* Letters that two words of one root share: "refinery", "refining". */
#define ROOT 5

typedef struct
{
  const char *key;
  guint       distance;
} Near;

/* (transfer full): what is compared: lower case, "_" and "-" as spaces. */
static char *
fold (const char *text)
{
  char *folded = g_utf8_casefold (text, -1);

  return g_strdelimit (folded, "_-", ' ');
}

/* Letters to change, add, drop or swap to come from @a to @b. */
static guint
measure_distance (const char *a,
                  const char *b)
{
  gsize n_a = strlen (a);
  gsize n_b = strlen (b);
  guint rows[MAX_LENGTH + 1][MAX_LENGTH + 1];

  if (n_a > MAX_LENGTH || n_b > MAX_LENGTH)
    return FAR;

  for (gsize i = 0; i <= n_a; i++)
    for (gsize j = 0; j <= n_b; j++)
      {
        guint cost;

        if (i == 0 || j == 0)
          {
            rows[i][j] = (guint) (i + j);
            continue;
          }
        cost = a[i - 1] == b[j - 1] ? 0 : 1;
        rows[i][j] = MIN (rows[i - 1][j - 1] + cost, MIN (rows[i - 1][j], rows[i][j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          rows[i][j] = MIN (rows[i][j], rows[i - 2][j - 2] + 1);
      }

  return rows[n_a][n_b];
}

static guint
measure_prefix (const char *a,
                const char *b)
{
  guint n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;

  return n;
}

/* 0 for the same, a little for a part, more for slips, %FAR for something else. */
static guint
compare (const char *wanted,
         const char *text)
{
  g_autofree char *folded = fold (text);
  guint distance = measure_distance (wanted, folded);
  gsize length = strlen (wanted);

  if (length >= 3 && strstr (folded, wanted) != NULL)
    return MIN (distance, 1);
  if (strlen (folded) >= 4 && strstr (wanted, folded) != NULL)
    return MIN (distance, 2);
  if (measure_prefix (wanted, folded) >= ROOT)
    return MIN (distance, 3);

  return distance <= MAX (1, length / 3) ? distance : FAR;
}

static void
consider (GArray     *found,
          const char *wanted,
          const char *key,
          const char *name)
{
  Near candidate = { key, MIN (compare (wanted, key), compare (wanted, name)) };

  if (candidate.distance != FAR)
    g_array_append_val (found, candidate);
}

static int
compare_near (gconstpointer a,
              gconstpointer b)
{
  const Near *left = a;
  const Near *right = b;

  if (left->distance != right->distance)
    return left->distance < right->distance ? -1 : 1;

  return strcmp (left->key, right->key);
}

static GStrv
take_nearest (GArray *found)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv keys;

  g_array_sort (found, compare_near);
  for (guint i = 0; i < MIN (found->len, MAX_SUGGESTIONS); i++)
    g_strv_builder_add (builder, g_array_index (found, Near, i).key);
  keys = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  return keys;
}

GStrv
lode_atlas_suggest_materials (LodeAtlas  *self,
                              const char *text)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Near));
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  wanted = fold (text);
  rows = lode_atlas_list_materials (self);
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasMaterial *material = g_ptr_array_index (rows, i);

      consider (found, wanted, material->key, material->name);
    }

  return take_nearest (found);
}

GStrv
lode_atlas_suggest_countries (LodeAtlas  *self,
                              const char *text)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Near));
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  wanted = fold (text);
  rows = lode_atlas_list_countries (self);
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasCountry *country = g_ptr_array_index (rows, i);

      if (g_ascii_strcasecmp (text, country->iso2) == 0 && *country->iso2 != '\0')
        g_array_append_vals (found, &(Near) { country->iso3, 0 }, 1);
      else
        consider (found, wanted, country->iso3, country->name);
    }

  return take_nearest (found);
}

GStrv
lode_atlas_suggest_stages (const char *text)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Near));
  g_autofree char *wanted = NULL;
  g_auto (GStrv) stages = lode_atlas_list_stages ();

  g_return_val_if_fail (text != NULL, NULL);

  wanted = fold (text);
  for (guint i = 0; stages[i] != NULL; i++)
    consider (found, wanted, stages[i], lode_atlas_get_stage_name (stages[i]));

  return take_nearest (found);
}
