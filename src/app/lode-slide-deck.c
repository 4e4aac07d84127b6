/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-slide-deck.h"

#include "app/lode-chart-source.h"
#include "atlas/lode-atlas.h"
#include "briefing/lode-deck.h"

#define CHANGED_DELAY_MS 120

struct _LodeSlideDeck
{
  GObject          parent_instance;

  LodeBriefing    *briefing;
  LodeChartSource *source;
  GPtrArray       *pages;         /* of LodePage, %NULL where it was not asked for yet */
  guint            changed_id;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LodeSlideDeck, lode_slide_deck, G_TYPE_OBJECT)

static void
free_page (gpointer page)
{
  if (page != NULL)
    lode_page_unref (page);
}

static gboolean
changed_cb (gpointer user_data)
{
  LodeSlideDeck *self = LODE_SLIDE_DECK (user_data);

  self->changed_id = 0;
  g_ptr_array_set_size (self->pages, 0);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
source_changed_cb (LodeSlideDeck *self)
{
  if (self->changed_id == 0)
    self->changed_id = g_timeout_add (CHANGED_DELAY_MS, changed_cb, self);
}

static void
watch_scenarios (LodeSlideDeck *self,
                 LodeLibrary   *library)
{
  GListModel *scenarios = lode_library_get_scenarios (library);

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (LodeScenario) scenario = g_list_model_get_item (scenarios, i);

      g_signal_connect_object (scenario, "changed", G_CALLBACK (source_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
lode_slide_deck_dispose (GObject *object)
{
  LodeSlideDeck *self = LODE_SLIDE_DECK (object);

  g_clear_object (&self->briefing);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->source, lode_chart_source_free);
  g_clear_handle_id (&self->changed_id, g_source_remove);

  G_OBJECT_CLASS (lode_slide_deck_parent_class)->dispose (object);
}

static void
lode_slide_deck_class_init (LodeSlideDeckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lode_slide_deck_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lode_slide_deck_init (LodeSlideDeck *self)
{
  self->pages = g_ptr_array_new_with_free_func (free_page);
}

LodeSlideDeck *
lode_slide_deck_new (LodeLibrary  *library,
                     LodeBriefing *briefing)
{
  LodeSlideDeck *self;

  g_return_val_if_fail (LODE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (LODE_IS_BRIEFING (briefing), NULL);

  self = g_object_new (LODE_TYPE_SLIDE_DECK, NULL);
  self->briefing = g_object_ref (briefing);
  self->source = lode_chart_source_new (library);
  g_signal_connect_object (briefing, "changed", G_CALLBACK (source_changed_cb), self,
                           G_CONNECT_SWAPPED);
  watch_scenarios (self, library);
  return self;
}

LodeBriefing *
lode_slide_deck_get_briefing (LodeSlideDeck *self)
{
  g_return_val_if_fail (LODE_IS_SLIDE_DECK (self), NULL);

  return self->briefing;
}

guint
lode_slide_deck_get_n_pages (LodeSlideDeck *self)
{
  g_return_val_if_fail (LODE_IS_SLIDE_DECK (self), 0);

  return lode_briefing_get_n_slides (self->briefing);
}

LodePage *
lode_slide_deck_get_page (LodeSlideDeck *self,
                          guint          index)
{
  guint n_pages;

  g_return_val_if_fail (LODE_IS_SLIDE_DECK (self), NULL);

  n_pages = lode_slide_deck_get_n_pages (self);
  if (index >= n_pages)
    return NULL;

  if (self->pages->len != n_pages)
    {
      g_ptr_array_set_size (self->pages, 0);
      g_ptr_array_set_size (self->pages, (int) n_pages);
    }
  if (g_ptr_array_index (self->pages, index) == NULL)
    g_ptr_array_index (self->pages, index) =
      lode_page_new (self->briefing, index, lode_atlas_get_default (), LODE_THEME_LIGHT,
                     lode_chart_source_fill, self->source);
  return g_ptr_array_index (self->pages, index);
}

GBytes *
lode_slide_deck_to_pdf (LodeSlideDeck  *self,
                        GError        **error)
{
  g_return_val_if_fail (LODE_IS_SLIDE_DECK (self), NULL);

  return lode_deck_to_pdf (self->briefing, lode_atlas_get_default (), LODE_THEME_LIGHT,
                           lode_chart_source_fill, self->source, error);
}
