/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-result-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "atlas/lode-atlas-country.h"
#include "base/lode-format.h"
#include "engine/lode-dependence.h"
#include "widgets/lode-chart-view.h"

typedef enum
{
  CARD_DIVIDEND,
  CARD_FRAGMENTED,
  CARD_COORDINATED,
  N_CARDS,
} Card;

struct _LodeResultPane
{
  GtkWidget         parent_instance;

  LodeAtlas        *atlas;
  LodeScenario     *scenario;
  LodeResult       *result;

  GtkWidget        *content;
  GtkWidget        *result_box;
  LodeChartView    *chart_view;
  GtkFlowBox       *cards;
  GtkLabel         *card_values[N_CARDS];
  GtkLabel         *card_ranges[N_CARDS];
  GtkLabel         *ceiling_label;
  GtkLabel         *notes_label;
  GtkLabel         *problem_label;
  GtkToggleButton  *announced_button;
  AdwButtonContent *add_content;
};

enum
{
  MODE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *title;
  const char *css_class;
} card_kinds[N_CARDS] = {
  /* Translators: how much less is missing when countries act together */
  [CARD_DIVIDEND] = { N_("Coordination dividend"), "dividend" },
  /* Translators: how much is missing when each country answers alone */
  [CARD_FRAGMENTED] = { N_("Missing, each for itself"), "fragmented" },
  /* Translators: how much is missing when the members act together */
  [CARD_COORDINATED] = { N_("Missing, coordinated"), "coordinated" },
};

G_DEFINE_FINAL_TYPE (LodeResultPane, lode_result_pane, GTK_TYPE_WIDGET)

static LodeScene *
build_chart (const LodeChartStyle *style,
             gpointer              user_data,
             GError              **error)
{
  LodeResultPane *self = LODE_RESULT_PANE (user_data);
  g_autoptr (LodeChartSpec) plain = NULL;
  g_autoptr (LodeChartSpec) spec = NULL;
  LodeChartData data = { .atlas = self->atlas, .scenario = self->scenario,
                         .result = self->result };

  if (self->result == NULL)
    return NULL;

  plain = lode_chart_spec_new (LODE_CHART_TIMELINE, lode_scenario_get_material (self->scenario));
  spec = lode_chart_spec_with (plain, "scenario", lode_scenario_get_id (self->scenario));
  return lode_chart_build (spec, &data, style, error);
}

/* Whose shortage is added up: the alliance's where there is one. */
static int
get_group (LodeResultPane *self)
{
  return lode_scenario_get_members (self->scenario)[0] != NULL ? LODE_RESULT_MEMBERS
                                                               : LODE_RESULT_ALL;
}

static void
show_card (LodeResultPane *self,
           Card            card,
           double          central,
           gboolean        has_band,
           const LodeBand *band)
{
  g_autofree char *value = lode_format_tonnes (has_band ? band->mean : central, TRUE);
  g_autofree char *range = has_band ? lode_format_tonnes_range (band->p5, band->p95, TRUE) : NULL;

  gtk_label_set_text (self->card_values[card], value);
  if (card == CARD_DIVIDEND && range != NULL)
    {
      /* Translators: %s is the range of the dividend */
      g_autofree char *text = g_strdup_printf (_("%s · no member worse off"), range);

      gtk_label_set_text (self->card_ranges[card], text);
    }
  else
    {
      gtk_label_set_text (self->card_ranges[card],
                          range != NULL ? range
                                        : card == CARD_DIVIDEND ? _("no member worse off")
                                                                : _("central run"));
    }
}

static void
show_cards (LodeResultPane *self)
{
  static const LodeConduct conducts[N_CARDS] = {
    [CARD_FRAGMENTED] = LODE_CONDUCT_FRAGMENTED,
    [CARD_COORDINATED] = LODE_CONDUCT_COORDINATED,
  };
  int group = get_group (self);
  LodeBand band = { 0 };
  gboolean has_band = lode_result_get_dividend_band (self->result, group, &band);

  show_card (self, CARD_DIVIDEND, lode_result_get_dividend (self->result, group), has_band, &band);
  for (Card card = CARD_FRAGMENTED; card < N_CARDS; card++)
    {
      has_band = lode_result_get_total_band (self->result, conducts[card], group, &band);
      show_card (self, card,
                 lode_result_get_total (self->result, LODE_SERIES_SHORTAGE, conducts[card], group),
                 has_band, &band);
    }
}

/* The last period, which is where the scenario leads. */
static void
show_ceiling (LodeResultPane *self)
{
  int consumer = lode_result_find_consumer (self->result, "EU27");
  guint last = lode_result_get_n_periods (self->result) - 1;
  const char *largest;
  g_autofree char *share_text = NULL;
  g_autofree char *limit_text = NULL;
  g_autofree char *text = NULL;
  double share;

  gtk_widget_set_visible (GTK_WIDGET (self->ceiling_label), consumer >= 0);
  if (consumer < 0)
    return;

  share = lode_result_get (self->result, LODE_SERIES_LARGEST_SHARE, LODE_CONDUCT_COORDINATED,
                           consumer, last);
  largest = lode_result_get_largest (self->result, LODE_CONDUCT_COORDINATED, (guint) consumer,
                                     last);
  if (largest == NULL || isnan (share))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->ceiling_label), FALSE);
      return;
    }

  share_text = lode_format_percent (100.0 * share, -1);
  limit_text = lode_format_percent (100.0 * LODE_CEILING_SHARE, -1);
  /* Translators: 1 a country, 2 a year, 3 a share, 4 the limit: “Largest supplier of the EU in
   * 2035: China with 58 % (ceiling 65 %)” */
  text = g_strdup_printf (_("Largest supplier of the EU in %2$d: %1$s with %3$s (ceiling %4$s)"),
                          lode_atlas_get_country_name (self->atlas, largest),
                          lode_month_year (lode_result_get_period_start (self->result, last)),
                          share_text, limit_text);
  gtk_label_set_text (self->ceiling_label, text);
}

static void
show_notes (LodeResultPane *self)
{
  const char * const *notes = lode_result_get_notes (self->result);
  guint draws = lode_result_get_draws (self->result);
  g_autofree char *joined = g_strjoinv ("\n", (char **) notes);
  g_autofree char *run = NULL;
  g_autofree char *text = NULL;

  if (draws > 0)
    /* Translators: 1 number of levers, 2 of draws, 3 the seed of the random numbers */
    run = g_strdup_printf (_("Model run of %u levers, %u draws, seed %" G_GUINT64_FORMAT
                             ". Totals are means; the range holds 90 %% of draws."),
                           lode_scenario_get_n_levers (self->scenario), draws,
                           lode_result_get_seed (self->result));
  else
    run = g_strdup_printf (_("Model run of %u levers, each at its own value, without chance."),
                           lode_scenario_get_n_levers (self->scenario));
  text = *joined != '\0' ? g_strdup_printf ("%s\n%s", run, joined) : g_strdup (run);
  gtk_label_set_text (self->notes_label, text);
}

static void
mode_toggled_cb (LodeResultPane *self)
{
  g_signal_emit (self, signals[MODE_CHANGED], 0);
}

static void
add_card (LodeResultPane *self,
          Card            card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (_(card_kinds[card].title));
  GtkWidget *value = gtk_label_new (NULL);
  GtkWidget *range = gtk_label_new (NULL);
  GtkWidget *labels[] = { title, value, range };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), TRUE);
      gtk_box_append (GTK_BOX (box), labels[i]);
    }
  gtk_widget_add_css_class (title, "lode-section");
  gtk_widget_add_css_class (title, card_kinds[card].css_class);
  gtk_widget_add_css_class (value, "lode-key-figure");
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (range, "lode-caption");
  gtk_widget_add_css_class (range, "numeric");
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "lode-card");
  gtk_widget_add_css_class (box, card_kinds[card].css_class);
  gtk_flow_box_insert (self->cards, box, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(card_kinds[card].title), -1);
  self->card_values[card] = GTK_LABEL (value);
  self->card_ranges[card] = GTK_LABEL (range);
}

static void
lode_result_pane_dispose (GObject *object)
{
  LodeResultPane *self = LODE_RESULT_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODE_TYPE_RESULT_PANE);
  g_clear_pointer (&self->atlas, lode_atlas_unref);
  g_clear_object (&self->scenario);
  g_clear_pointer (&self->result, lode_result_unref);

  G_OBJECT_CLASS (lode_result_pane_parent_class)->dispose (object);
}

static void
lode_result_pane_class_init (LodeResultPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lode_result_pane_dispose;

  signals[MODE_CHANGED] =
    g_signal_new ("mode-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LODE_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/lodestone/lode-result-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, content);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, result_box);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, chart_view);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, cards);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, ceiling_label);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, notes_label);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, problem_label);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, announced_button);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, add_content);
  gtk_widget_class_bind_template_callback (widget_class, mode_toggled_cb);
}

static void
lode_result_pane_init (LodeResultPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (Card card = 0; card < N_CARDS; card++)
    add_card (self, card);
  gtk_widget_set_visible (self->result_box, FALSE);
  lode_chart_view_set_source (self->chart_view, build_chart, self, NULL);
}

GtkWidget *
lode_result_pane_new (void)
{
  return g_object_new (LODE_TYPE_RESULT_PANE, NULL);
}

void
lode_result_pane_set_result (LodeResultPane *self,
                             LodeAtlas      *atlas,
                             LodeScenario   *scenario,
                             LodeResult     *result)
{
  g_return_if_fail (LODE_IS_RESULT_PANE (self));
  g_return_if_fail (atlas != NULL);

  lode_atlas_ref (atlas);
  g_clear_pointer (&self->atlas, lode_atlas_unref);
  self->atlas = atlas;
  g_set_object (&self->scenario, scenario);
  if (result != NULL)
    lode_result_ref (result);
  g_clear_pointer (&self->result, lode_result_unref);
  self->result = result;

  gtk_widget_set_visible (self->result_box, result != NULL);
  if (result == NULL)
    return;

  show_cards (self);
  show_ceiling (self);
  show_notes (self);
  lode_result_pane_set_problem (self, NULL);
  lode_chart_view_rebuild (self->chart_view);
}

void
lode_result_pane_set_problem (LodeResultPane *self,
                              const char     *problem)
{
  g_return_if_fail (LODE_IS_RESULT_PANE (self));

  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  gtk_widget_set_opacity (self->result_box, problem != NULL ? 0.5 : 1.0);
}

LodeResult *
lode_result_pane_get_result (LodeResultPane *self)
{
  g_return_val_if_fail (LODE_IS_RESULT_PANE (self), NULL);

  return self->result;
}

gboolean
lode_result_pane_get_is_as_announced (LodeResultPane *self)
{
  g_return_val_if_fail (LODE_IS_RESULT_PANE (self), FALSE);

  return gtk_toggle_button_get_active (self->announced_button);
}

void
lode_result_pane_set_is_narrow (LodeResultPane *self,
                                gboolean        is_narrow)
{
  g_return_if_fail (LODE_IS_RESULT_PANE (self));

  /* Translators: short for “Add to Briefing”, in a narrow window */
  adw_button_content_set_label (self->add_content, is_narrow ? "" : _("Add to Briefing"));
}
