/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-policy.h"
#include "atlas/lode-atlas-trade.h"
#include "base/lode-error.h"
#include "base/lode-format.h"
#include "chart/lode-bars.h"
#include "chart/lode-chart-frame.h"
#include "chart/lode-chart-private.h"
#include "chart/lode-chart-words.h"

#define MAX_ROWS 12
/* Smaller origins join the tail: a bar of it would be no wider than the axis. */
#define MIN_ROW_PCT .25
/* Where a consumer states no ceiling of its own. Regulation (EU) 2024/1252, article 5. */
#define EU_CEILING_PCT 65.

typedef struct
{
  const LodeChartSpec *spec;
  LodeAtlas           *atlas;
  const char          *material;
  const char          *consumer;
  GPtrArray           *measures;     /* of LodeAtlasMeasure */
  GPtrArray           *suppliers;    /* of LodeAtlasSupplier */
} Sources;

static const LodeAtlasMeasure *
first_measure (const Sources *self)
{
  return self->measures->pdata[0];
}

static const LodeAtlasSupplier *
largest (const Sources *self)
{
  for (guint i = 0; i < self->suppliers->len; i++)
    {
      const LodeAtlasSupplier *supplier = self->suppliers->pdata[i];

      if (!g_str_equal (supplier->partner, "OTH") && !g_str_equal (supplier->partner, "UNK"))
        return supplier;
    }
  return NULL;
}

/* --- words --- */

/* What exactly is counted: the form that the measure is of, with the material where the form does
 * not name it. A share of cobalt oxides is no share of cobalt. */
static char *
say_goods (const Sources *self)
{
  const LodeAtlasMeasure *measure = first_measure (self);
  const char *title = lode_atlas_get_material_name (self->atlas, self->material);
  g_autofree char *material = lode_words_lower_first (title);
  g_autofree char *form = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *stem = NULL;

  if (measure->form == NULL || *measure->form == '\0' ||
      g_ascii_strcasecmp (measure->form, "all") == 0)
    return g_steal_pointer (&material);
  form = lode_words_lower_first (measure->form);
  if (g_str_has_suffix (form, " only"))
    form[strlen (form) - strlen (" only")] = '\0';
  if (lode_words_product_is_countable (self->material))
    return g_steal_pointer (&form);
  folded = g_utf8_strdown (form, -1);
  stem = g_utf8_substring (material, 0, MIN (5, g_utf8_strlen (material, -1)));
  if (strstr (folded, stem) != NULL)
    return g_steal_pointer (&form);
  return g_strdup_printf ("%s (%s)", material, form);
}

static char *
say_countable (const Sources           *self,
               const LodeAtlasSupplier *supplier)
{
  const char *consumer = lode_words_actor_in_sentence (self->atlas, self->consumer);
  const char *partner = lode_words_actor_in_sentence (self->atlas, supplier->partner);
  const char *fraction = lode_words_fraction (lode_figure_get_value (supplier->figure));
  /* A wide customs code holds magnets of all metals. */
  const char *product = first_measure (self)->is_wide ? _("metal magnets") : _("magnets");
  g_autofree char *share = NULL;

  if (fraction != NULL)
    /* Translators: "Nine in ten" "magnets" "the EU" imports come from "China". */
    return g_strdup_printf (_("%s %s %s imports come from %s"), _(fraction), product, consumer,
                            partner);
  share = lode_words_share_pct (lode_figure_get_value (supplier->figure));
  /* Translators: "36 %" of the "magnets" "Japan" imports come from "China". */
  return g_strdup_printf (_("%s of the %s %s imports come from %s"), share, product, consumer,
                          partner);
}

static char *
say_finding (const Sources *self)
{
  const LodeAtlasSupplier *supplier = largest (self);
  const char *consumer = lode_words_actor_in_sentence (self->atlas, self->consumer);
  g_autofree char *goods = say_goods (self);
  g_autofree char *partner = NULL;
  g_autofree char *share = NULL;

  if (supplier == NULL)
    /* Translators: "the EU" imports its "gallium" … */
    return g_strdup_printf (_("From where %s imports %s is not published"), consumer, goods);
  if (lode_words_product_is_countable (self->material))
    return say_countable (self, supplier);
  partner = lode_words_actor_at_start (self->atlas, supplier->partner);
  share = lode_words_share_pct (lode_figure_get_value (supplier->figure));
  /* Translators: "China" supplies "68 %" of the "gallium" that "the EU" imports. */
  return g_strdup_printf (_("%s supplies %s of the %s that %s imports"), partner, share, goods,
                          consumer);
}

static char *
say_measure (const Sources *self)
{
  const LodeAtlasMeasure *measure = first_measure (self);
  const char *name = lode_words_actor (self->atlas, self->consumer);
  g_autofree char *goods = say_goods (self);
  g_autoptr (GString) period = g_string_new (measure->period);

  g_string_replace (period, "-", "–", 0);
  if (g_str_equal (measure->basis, "value"))
    return g_strdup_printf (_("Imports of %s by origin, %s, share of value, %%, %s"), goods, name,
                            period->str);
  if (g_str_equal (measure->basis, "content"))
    return g_strdup_printf (_("Imports of %s by origin, %s, share of content, %%, %s"), goods, name,
                            period->str);
  return g_strdup_printf (_("Imports of %s by origin, %s, share of quantity, %%, %s"), goods, name,
                          period->str);
}

static void
say_ceiling (const Sources *self,
             LodeBarMark   *benchmark)
{
  const LodeAtlasTarget *target = lode_atlas_get_ceiling (self->atlas, self->consumer);
  g_autofree char *value = NULL;

  benchmark->at = target != NULL ? lode_figure_get_value (target->figure) : EU_CEILING_PCT;
  value = lode_format_percent (benchmark->at, 0);
  if (target == NULL)
    /* Translators: a line in a chart; the value is a percentage. */
    benchmark->label = g_strdup_printf (_("EU ceiling, for comparison: %s"), value);
  else if (target->by_year != 0 && g_str_equal (self->consumer, "EU27"))
    benchmark->label = g_strdup_printf (_("EU ceiling from %d: %s"), target->by_year, value);
  else if (target->by_year != 0)
    benchmark->label = g_strdup_printf (_("%s ceiling from %d: %s"),
                                        lode_words_actor_short (self->atlas, self->consumer),
                                        target->by_year, value);
  else
    benchmark->label = g_strdup_printf (_("Ceiling: %s"), value);
}

static gboolean
has_ranges (const Sources *self)
{
  for (guint i = 0; i < self->suppliers->len; i++)
    {
      const LodeAtlasSupplier *supplier = self->suppliers->pdata[i];

      if (lode_figure_has_range (supplier->figure))
        return TRUE;
    }
  return FALSE;
}

static char *
say_sources (const Sources *self)
{
  g_auto (LodeSourceList) list = { NULL };
  const LodeAtlasTarget *target = lode_atlas_get_ceiling (self->atlas, self->consumer);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *citation = NULL;
  gboolean is_wide = first_measure (self)->is_wide;

  lode_source_list_init (&list);
  for (guint i = 0; i < self->measures->len; i++)
    lode_source_list_add_id (&list, ((const LodeAtlasMeasure *) self->measures->pdata[i])->source);
  if (target != NULL)
    lode_source_list_add (&list, target->figure);
  if (has_ranges (self) && self->measures->len > 1)
    g_string_append_printf (text, _("Whisker: lowest and highest of %u measures. "),
                            self->measures->len);
  citation = lode_source_list_cite (&list, self->atlas);
  g_string_append (text, citation);
  if (is_wide)
    g_string_append_printf (text, _(" The customs code (%s) holds more than %s."),
                            first_measure (self)->code_label,
                            lode_atlas_get_material_name (self->atlas, self->material));
  if (first_measure (self)->is_incomplete)
    g_string_append (text, _(" Known to miss part of the trade, or not checked for it."));
  /* The two are often confused; see the model's list of indicators. */
  g_string_append (text, _(" The ceiling is stated for consumption, the bars are of imports."));
  return g_strdup (text->str);
}

/* --- bars --- */

/* The colour of the origin that the title names: its own, or the first that no other bar owns. */
static LodeTone
strong_tone (const Sources *self,
             const char    *actor)
{
  int slot = lode_palette_slot_for_actor (actor);

  for (int i = 0; slot < 0 && i < LODE_N_SLOTS; i++)
    {
      gboolean is_owned = lode_palette_slot_for_actor (self->consumer) == i;

      for (guint j = 0; j < self->suppliers->len && !is_owned; j++)
        is_owned = lode_palette_slot_for_actor (
                     ((const LodeAtlasSupplier *) self->suppliers->pdata[j])->partner) == i;
      if (!is_owned)
        slot = i;
    }
  return LODE_TONE_SERIES_1 + MAX (slot, 0);
}

static void
add_bar (const Sources           *self,
         GArray                  *bars,
         const LodeAtlasSupplier *supplier)
{
  gboolean is_first = bars->len == 0;
  LodeBar bar = {
    .key = g_strdup_printf ("bar/%s", supplier->partner),
    .actor = supplier->partner,
    .name = g_strdup (lode_words_actor (self->atlas, supplier->partner)),
    .short_name = g_strdup (lode_words_actor_short (self->atlas, supplier->partner)),
    .value = lode_figure_get_value (supplier->figure),
    .low = lode_figure_has_range (supplier->figure) ? lode_figure_get_low (supplier->figure)
                                                    : (double) NAN,
    .high = lode_figure_has_range (supplier->figure) ? lode_figure_get_high (supplier->figure)
                                                     : (double) NAN,
    .figure = supplier->figure,
    .tone = is_first ? strong_tone (self, supplier->partner) : LODE_TONE_GREY,
    .is_strong = is_first,
  };

  g_array_append_val (bars, bar);
}

/* Origins in their order, the small ones and what is beyond @max_rows as one. */
static GArray *
make_bars (const Sources *self,
           guint          max_rows)
{
  GArray *bars = lode_bars_new ();
  double tail = 0;
  guint n_tail = 0;
  gboolean has_remainder = FALSE;

  for (guint i = 0; i < self->suppliers->len; i++)
    {
      const LodeAtlasSupplier *supplier = self->suppliers->pdata[i];
      double value = lode_figure_get_value (supplier->figure);
      gboolean is_remainder = g_str_equal (supplier->partner, "OTH");

      if (!(value > 0))
        continue;
      if (!is_remainder && value >= MIN_ROW_PCT && bars->len + 1 < max_rows)
        {
          add_bar (self, bars, supplier);
          continue;
        }
      tail += value;
      n_tail += is_remainder ? 0 : 1;
      has_remainder = has_remainder || is_remainder;
    }
  if (tail > 0)
    {
      LodeBar bar = {
        .key = g_strdup ("bar/OTH"),
        .actor = "OTH",
        .name = has_remainder || n_tail == 0 ? g_strdup (_("Other"))
                                             : g_strdup_printf (_("Other (%u)"), n_tail),
        .value = tail,
        .low = NAN,
        .high = NAN,
        .tone = LODE_TONE_GREY,
      };

      bar.short_name = g_strdup (bar.name);
      g_array_append_val (bars, bar);
    }
  return bars;
}

/* --- table --- */

static void
tabulate (const Sources    *self,
          LodeSceneBuilder *builder)
{
  GStrvBuilder *head = g_strv_builder_new ();

  g_strv_builder_add (head, _("Origin"));
  for (guint i = 0; i < self->measures->len; i++)
    g_strv_builder_add (head, ((const LodeAtlasMeasure *) self->measures->pdata[i])->label);
  lode_scene_builder_take_row (builder, g_strv_builder_end (head));
  g_strv_builder_unref (head);
  for (guint i = 0; i < self->suppliers->len; i++)
    {
      const LodeAtlasSupplier *supplier = self->suppliers->pdata[i];
      GStrvBuilder *cells = g_strv_builder_new ();

      g_strv_builder_add (cells, lode_words_actor (self->atlas, supplier->partner));
      for (guint j = 0; j < self->measures->len && j < supplier->by_measure->len; j++)
        {
          double share_pct = g_array_index (supplier->by_measure, double, j);
          g_autofree char *text = isfinite (share_pct) ? lode_format_percent (share_pct, 1)
                                                       : g_strdup ("–");

          g_strv_builder_add (cells, text);
        }
      lode_scene_builder_take_row (builder, g_strv_builder_end (cells));
      g_strv_builder_unref (cells);
    }
}

static void
record_measures (const Sources    *self,
                 LodeSceneBuilder *builder)
{
  for (guint i = 0; i < self->measures->len; i++)
    {
      const LodeAtlasMeasure *measure = self->measures->pdata[i];

      for (guint j = 0; j < measure->rows->len; j++)
        {
          const LodeAtlasImport *import = measure->rows->pdata[j];
          LodeSceneRecord record = {
            .what = measure->label,
            .stage = measure->stage,
            .from = import->partner,
            .from_name = lode_words_actor (self->atlas, import->partner),
            .to = self->consumer,
            .to_name = lode_words_actor (self->atlas, self->consumer),
            .period = measure->period,
            .figure = import->share,
            .share_pct = import->share != NULL ? lode_figure_get_value (import->share)
                                               : (double) NAN,
          };

          lode_scene_builder_add_record (builder, &record);
        }
    }
}

/* --- building --- */

static gboolean
find_figures (Sources  *self,
              GError  **error)
{
  g_auto (GStrv) consumers = NULL;
  g_autofree char *list = NULL;

  self->measures = lode_atlas_get_imports (self->atlas, self->consumer, self->material,
                                           lode_chart_spec_get (self->spec, "stage"),
                                           lode_chart_spec_get_year (self->spec));
  if (self->measures->len > 0)
    {
      self->suppliers = lode_atlas_rank_suppliers (self->atlas, self->measures);
      return TRUE;
    }
  consumers = lode_atlas_list_consumers (self->atlas, self->material);
  list = g_strjoinv (", ", consumers);
  g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
               *list != '\0'
                 ? "There are no imports of %s by %s for this choice; there are those of %s."
                 : "There are no imports of %s by %s%s in the atlas.",
               self->material, self->consumer, list);
  return FALSE;
}

static LodeScene *
draw (Sources               *self,
      const LodeChartStyle  *style,
      const char            *title,
      GError               **error)
{
  g_autoptr (LodeSceneBuilder) builder = lode_scene_builder_new (style);
  g_autofree char *subtitle = say_measure (self);
  g_autofree char *source = say_sources (self);
  g_autoptr (GArray) bars = NULL;
  LodeBarMark benchmark = { 0 };
  LodeBox plot;

  if (!lode_chart_frame_draw (builder, title, subtitle, source, &plot, error))
    return NULL;
  bars = make_bars (self, MIN (MAX_ROWS, lode_bars_count_rows (builder, &plot)));
  say_ceiling (self, &benchmark);
  lode_bars_draw (builder, &plot, bars, &benchmark);
  g_free (benchmark.label);
  tabulate (self, builder);
  record_measures (self, builder);
  return lode_scene_builder_finish (g_steal_pointer (&builder));
}

LodeScene *
lode_sources_chart_build (LodeChartSpec         *spec,
                          const LodeChartData   *data,
                          const LodeChartStyle  *style,
                          char                 **title,
                          GError               **error)
{
  Sources self = {
    .spec = spec,
    .atlas = data->atlas,
    .material = lode_chart_spec_get (spec, "material"),
    .consumer = lode_chart_spec_get (spec, "consumer"),
  };
  LodeScene *scene = NULL;

  if (self.consumer == NULL)
    self.consumer = "EU27";
  if (self.material == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND, "A sources chart needs a material.");
      return NULL;
    }
  if (find_figures (&self, error))
    {
      *title = lode_chart_frame_choose_title (spec, say_finding (&self));
      if (style != NULL)
        scene = draw (&self, style, *title, error);
    }
  g_clear_pointer (&self.suppliers, g_ptr_array_unref);
  g_clear_pointer (&self.measures, g_ptr_array_unref);
  return scene;
}
