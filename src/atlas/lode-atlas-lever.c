/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-lever.h"

#include "atlas/lode-atlas-lever-private.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-private.h"
#include "atlas/lode-atlas-purchase.h"
#include "base/lode-error.h"

/* The parameters of a reserve that is a sum of money. */
#define BUDGET "budget"
#define PRICE "price"
#define RATE "exchange_rate"

void
lode_atlas_lever_free (gpointer data)
{
  LodeAtlasLever *lever = data;

  g_free (lever->material);
  g_free (lever->reading);
  g_free (lever->basis);
  g_clear_object (&lever->lever);
  g_free (lever);
}

static const LodeFigure *
find_money (const LodeAtlasEvent *event,
            const char           *reading)
{
  for (guint i = 0; i < event->money->len; i++)
    {
      const LodeAtlasMoney *money = g_ptr_array_index (event->money, i);

      if (g_str_equal (money->reading, reading))
        return money->figure;
    }

  return NULL;
}

void
lode_atlas_read_levers (LodeJsonReader *reader,
                        LodeAtlasEvent *event)
{
  LODE_ATLAS_FOR_EACH (reader, "levers")
    {
      LodeAtlasLever *lever = g_new0 (LodeAtlasLever, 1);

      lever->event = event;
      lever->material = lode_atlas_dup_string (reader, "material");
      lever->reading = lode_atlas_dup_string (reader, "reading");
      lever->basis = g_strdup (lode_json_reader_require_string (reader, "basis"));
      lever->money = find_money (event, lever->reading);
      if (lode_json_reader_enter (reader, "lever"))
        {
          lever->lever = lode_lever_read (reader);
          lode_json_reader_leave (reader);
        }
      else
        {
          lode_json_reader_fail (reader, "lever", "there is no lever in it");
        }
      g_ptr_array_add (event->levers, lever);
    }
}

const LodeAtlasEvent *
lode_atlas_get_event (LodeAtlas  *self,
                      const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  return lode_atlas_find_row (self, &lode_atlas_events, id);
}

/* A lever for any material suits every one. */
static gboolean
suits (const LodeAtlasLever *lever,
       const char           *material,
       const char           *reading)
{
  return (*lever->material == '\0' || lode_atlas_is_wanted (material, lever->material)) &&
         lode_atlas_is_wanted (reading, lever->reading);
}

GPtrArray *
lode_atlas_list_levers (LodeAtlas  *self,
                        const char *event,
                        const char *material)
{
  GPtrArray *levers = g_ptr_array_new ();
  GPtrArray *events;

  g_return_val_if_fail (self != NULL, levers);

  events = lode_atlas_get_rows (self, &lode_atlas_events, NULL);
  for (guint i = 0; i < events->len; i++)
    {
      const LodeAtlasEvent *row = g_ptr_array_index (events, i);

      for (guint j = 0; j < row->levers->len; j++)
        if (lode_atlas_is_wanted (event, row->id) &&
            suits (g_ptr_array_index (row->levers, j), material, NULL))
          g_ptr_array_add (levers, g_ptr_array_index (row->levers, j));
    }

  return levers;
}

/* What the money would buy, in the lever's terms and in its note. */
static void
add_purchase (LodeAtlas            *self,
              const LodeAtlasLever *row,
              LodeLever            *lever)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeAtlasPurchase) purchase =
    lode_atlas_make_purchase (self, row->money, row->material, &error);
  g_autofree char *note = NULL;

  note = g_strconcat (lode_lever_get_note (lever), " The whole of it: ",
                      purchase != NULL ? purchase->words : error->message, NULL);
  lode_lever_set_note (lever, note);
  if (purchase == NULL)
    return;

  lode_lever_set_magnitude (lever, PRICE,
                            lode_magnitude_fixed (lode_figure_get_value (purchase->price)));
  lode_lever_set_magnitude (lever, RATE, lode_magnitude_fixed (purchase->rate));
}

/* Sums that are not split by material: what each would buy if all of it went into @material. */
static void
add_sums (LodeAtlas            *self,
          const LodeAtlasLever *row,
          const char           *material,
          LodeLever            *lever)
{
  GPtrArray *sums = row->event->money;

  for (guint i = 0; i < sums->len; i++)
    {
      const LodeAtlasMoney *money = g_ptr_array_index (sums, i);
      g_autoptr (LodeAtlasPurchase) purchase =
        lode_atlas_make_purchase (self, money->figure, material, NULL);
      g_autofree char *note = NULL;

      if (purchase == NULL)
        continue;
      note = g_strdup_printf ("%s If all of it went here (%s): %s", lode_lever_get_note (lever),
                              money->reading, purchase->words);
      lode_lever_set_note (lever, note);
    }
}

static LodeLever *
finish_lever (LodeAtlas            *self,
              const LodeAtlasLever *row,
              const char           *material)
{
  LodeLever *lever = lode_lever_copy (row->lever);

  if (row->money != NULL && lode_lever_has_magnitude (lever, BUDGET))
    add_purchase (self, row, lever);
  else if (*row->material == '\0' && material != NULL)
    add_sums (self, row, material, lever);

  return lever;
}

/* Why none of an event's levers is what was asked for. */
static void
refuse (LodeAtlas             *self,
        const LodeAtlasEvent  *event,
        const char            *material,
        const char            *reading,
        GError               **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  if (event->levers->len == 0)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID, "“%s” is no lever: %s", event->id,
                   event->no_lever);
      return;
    }

  for (guint i = 0; i < event->levers->len; i++)
    {
      const LodeAtlasLever *lever = g_ptr_array_index (event->levers, i);

      g_string_append_printf (known, "%s%s%s%s", i > 0 ? "; " : "", lever->material,
                              *lever->reading != '\0' ? ", " : "", lever->reading);
    }
  g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
               "“%s” is no lever on %s%s%s; it is one on: %s.", event->id,
               material != NULL ? lode_atlas_get_material_name (self, material) : "this",
               reading != NULL ? " in the reading " : "", reading != NULL ? reading : "",
               known->str);
}

LodeLever *
lode_atlas_event_make_lever (LodeAtlas   *self,
                             const char  *event,
                             const char  *material,
                             const char  *reading,
                             GError     **error)
{
  const LodeAtlasEvent *row;

  g_return_val_if_fail (self != NULL && event != NULL, NULL);

  row = lode_atlas_get_event (self, event);
  if (row == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND, "The atlas has no event “%s”.", event);
      return NULL;
    }

  for (guint i = 0; i < row->levers->len; i++)
    if (suits (g_ptr_array_index (row->levers, i), material, reading))
      return finish_lever (self, g_ptr_array_index (row->levers, i), material);

  refuse (self, row, material, reading, error);
  return NULL;
}
