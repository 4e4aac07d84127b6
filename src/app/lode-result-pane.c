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
#include "engine/indicators/lode-dependence.h"
#include "engine/indicators/lode-indicators.h"
#include "widgets/lode-accessible.h"
#include "widgets/lode-chart-view.h"

typedef enum
{
  CARD_DIVIDEND,
  CARD_FRAGMENTED,
  CARD_COORDINATED,
  N_TOTALS,
  CARD_LARGEST = N_TOTALS,
  CARD_EXPOSURE,
  CARD_PRICE,
  N_CARDS,
} Card;

#define CHART_HEIGHT 400
#define NARROW_CHART_HEIGHT 480

struct _LodeResultPane
{
  GtkWidget         parent_instance;

  LodeAtlas        *atlas;
  LodeScenario     *scenario;
  LodeResult       *result;

  GtkWidget        *content;
  GtkWidget        *result_box;
  LodeChartView    *chart_view;
  GtkBox           *total_cards;
  GtkBox           *cards;
  GtkLabel         *card_titles[N_CARDS];
  GtkLabel         *card_values[N_CARDS];
  GtkLabel         *card_details[N_CARDS];
  GtkLabel         *consumers_label;
  GtkListBox       *consumers_list;
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
  LodeChartStyle own_style = *style;

  if (self->result == NULL)
    return NULL;

  plain = lode_chart_spec_new (LODE_CHART_TIMELINE, lode_scenario_get_material (self->scenario));
  spec = lode_chart_spec_with (plain, "scenario", lode_scenario_get_id (self->scenario));
  /* The cards below the chart say them. */
  own_style.has_key_figures = FALSE;
  return lode_chart_build (spec, &data, &own_style, error);
}

/* Whose dependence the cards are about: the EU, which has a ceiling, else the first member. */
static int
get_consumer (LodeResultPane *self)
{
  int consumer = lode_result_find_consumer (self->result, "EU27");

  for (guint i = 0; consumer < 0 && i < lode_result_get_n_consumers (self->result); i++)
    if (lode_result_is_member (self->result, i))
      consumer = (int) i;
  return MAX (consumer, 0);
}

static const char *
name_actor (LodeResultPane *self,
            const char     *actor)
{
  return lode_atlas_get_country_name (self->atlas, actor);
}

static void
show_card (LodeResultPane *self,
           Card            card,
           const char     *title,
           const char     *value,
           const char     *detail)
{
  gtk_label_set_text (self->card_titles[card], title);
  gtk_label_set_text (self->card_values[card], value);
  gtk_label_set_text (self->card_details[card], detail);
}

/* Whose shortage is added up: the alliance's where there is one. */
static int
get_group (LodeResultPane *self)
{
  return lode_scenario_get_members (self->scenario)[0] != NULL ? LODE_RESULT_MEMBERS
                                                               : LODE_RESULT_ALL;
}

/* How many decimals the three totals need, in units of @unit_t, so that what is shown subtracts. */
static int
find_decimals (const double *totals,
               double        unit_t)
{
  for (int decimals = unit_t > 1 ? 1 : 0; decimals < 3; decimals++)
    {
      double factor = pow (10, decimals) / unit_t;
      double difference = round (totals[CARD_FRAGMENTED] * factor) -
                          round (totals[CARD_COORDINATED] * factor);

      if (fabs (difference - round (totals[CARD_DIVIDEND] * factor)) < 0.5)
        return decimals;
    }
  return 3;
}

/* With all its decimals, so that totals beside each other compare: “10.0 kt”, not “10 kt”. */
static char *
format_total (double total,
              double unit_t,
              int    decimals)
{
  g_autofree char *whole = decimals == 0 ? lode_format_number (total / unit_t, 0)
                                         : g_strdup_printf ("%.*f", decimals, total / unit_t);

  return g_strdup_printf ("%s\302\240%s", whole, unit_t > 1 ? "kt" : "t");
}

/* Means where there are draws: means subtract, medians do not. %FALSE without draws. */
static gboolean
get_totals (LodeResultPane *self,
            double         *totals,
            LodeBand       *bands)
{
  int group = get_group (self);
  gboolean has_bands =
    lode_result_get_dividend_band (self->result, group, &bands[CARD_DIVIDEND]) &&
    lode_result_get_total_band (self->result, LODE_CONDUCT_FRAGMENTED, group,
                                &bands[CARD_FRAGMENTED]) &&
    lode_result_get_total_band (self->result, LODE_CONDUCT_COORDINATED, group,
                                &bands[CARD_COORDINATED]);

  totals[CARD_DIVIDEND] = lode_result_get_dividend (self->result, group);
  totals[CARD_FRAGMENTED] = lode_result_get_total (self->result, LODE_SERIES_SHORTAGE,
                                                   LODE_CONDUCT_FRAGMENTED, group);
  totals[CARD_COORDINATED] = lode_result_get_total (self->result, LODE_SERIES_SHORTAGE,
                                                    LODE_CONDUCT_COORDINATED, group);
  for (guint i = 0; has_bands && i < N_TOTALS; i++)
    totals[i] = bands[i].mean;
  return has_bands;
}

static void
show_totals (LodeResultPane *self)
{
  const char *titles[N_TOTALS] = {
    /* Translators: how much less is missing when countries act together */
    [CARD_DIVIDEND] = _("Coordination dividend"),
    /* Translators: how much is missing when each country answers alone */
    [CARD_FRAGMENTED] = _("Missing, each for itself"),
    /* Translators: how much is missing when the members act together */
    [CARD_COORDINATED] = _("Missing, coordinated"),
  };
  LodeBand bands[N_TOTALS] = { 0 };
  double totals[N_TOTALS];
  gboolean has_bands = get_totals (self, totals, bands);
  double unit_t = totals[CARD_FRAGMENTED] >= 10000 ? 1000 : 1;
  int decimals = find_decimals (totals, unit_t);

  for (Card card = 0; card < N_TOTALS; card++)
    {
      g_autofree char *value = format_total (totals[card], unit_t, decimals);
      g_autofree char *range =
        has_bands ? lode_format_tonnes_range (bands[card].p5, bands[card].p95, TRUE) : NULL;

      show_card (self, card, titles[card], value,
                 /* Translators: a result in which nothing is left to chance */
                 range != NULL ? range : _("without chance"));
    }
}

/* The last period is where the scenario leads. */
static void
show_largest (LodeResultPane *self,
              int             consumer,
              guint           last)
{
  double share = lode_result_get (self->result, LODE_SERIES_LARGEST_SHARE,
                                  LODE_CONDUCT_COORDINATED, consumer, last);
  const char *largest = lode_result_get_largest (self->result, LODE_CONDUCT_COORDINATED,
                                                 (guint) consumer, last);
  int year = lode_month_year (lode_result_get_period_start (self->result, last));
  g_autofree char *value = lode_format_percent (100.0 * share, -1);
  g_autofree char *limit = lode_format_percent (100.0 * LODE_CEILING_SHARE, -1);
  /* Translators: 1 a country or bloc, 2 a year */
  g_autofree char *title =
    g_strdup_printf (_("Largest supplier of %s, %d"),
                     name_actor (self, lode_result_get_consumer (self->result, (guint) consumer)),
                     year);
  /* Translators: 1 a country, 2 the most that one country should supply */
  g_autofree char *detail =
    g_strdup_printf (_("%s · ceiling %s"), largest != NULL ? name_actor (self, largest) : "–",
                     limit);

  show_card (self, CARD_LARGEST, title, value, detail);
}

static void
show_exposure (LodeResultPane *self,
               int             consumer,
               guint           last)
{
  double exposure = lode_result_get (self->result, LODE_SERIES_EXPOSURE,
                                     LODE_CONDUCT_COORDINATED, consumer, last);
  const char *country = lode_result_get_exposed_to (self->result, LODE_CONDUCT_COORDINATED,
                                                    (guint) consumer, last);
  g_autofree char *value = lode_format_percent (100.0 * exposure, -1);
  g_autofree char *detail =
    /* Translators: %s is a country */
    g_strdup_printf (_("passes %s at some stage"), country != NULL ? name_actor (self, country)
                                                                   : "–");

  show_card (self, CARD_EXPOSURE, _("Through-chain exposure"), value, detail);
}

static void
show_price (LodeResultPane *self,
            int             consumer)
{
  double highest = 0;
  g_autofree char *number = NULL;
  g_autofree char *value = NULL;

  for (guint i = 0; i < lode_result_get_n_periods (self->result); i++)
    highest = fmax (highest, lode_result_get (self->result, LODE_SERIES_PRICE_RATIO,
                                              LODE_CONDUCT_COORDINATED, consumer, i));
  number = lode_format_significant (highest, 2);
  value = g_strdup_printf ("×\302\240%s", number);
  show_card (self, CARD_PRICE, _("Highest price"), value,
             highest >= LODE_PRICE_CAP ? _("of the reference · beyond the model")
                                       : _("of the reference · assumed elasticities"));
}

static void
add_consumer (LodeResultPane *self,
              guint           consumer)
{
  double alone = lode_result_get_total (self->result, LODE_SERIES_SHORTAGE,
                                        LODE_CONDUCT_FRAGMENTED, (int) consumer);
  double together = lode_result_get_total (self->result, LODE_SERIES_SHORTAGE,
                                           LODE_CONDUCT_COORDINATED, (int) consumer);
  const char *name = name_actor (self, lode_result_get_consumer (self->result, consumer));
  g_autofree char *alone_text = lode_format_tonnes (alone, FALSE);
  g_autofree char *together_text = lode_format_tonnes (together, FALSE);
  g_autofree char *text = g_strdup_printf ("%s → %s", alone_text, together_text);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (text);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (self->consumers_list, row);
}

/* Members only: what outsiders get is the same under both. */
static void
show_consumers (LodeResultPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->consumers_list))) != NULL)
    gtk_list_box_remove (self->consumers_list, child);
  for (guint i = 0; i < lode_result_get_n_consumers (self->result); i++)
    if (lode_result_is_member (self->result, i))
      add_consumer (self, i);

  child = gtk_widget_get_first_child (GTK_WIDGET (self->consumers_list));
  gtk_widget_set_visible (GTK_WIDGET (self->consumers_list), child != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->consumers_label), child != NULL);
}

static void
show_result (LodeResultPane *self)
{
  int consumer = get_consumer (self);
  guint last = lode_result_get_n_periods (self->result) - 1;

  show_totals (self);
  show_largest (self, consumer, last);
  show_exposure (self, consumer, last);
  show_price (self, consumer);
  show_consumers (self);
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
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *value = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);
  GtkWidget *labels[] = { title, value, detail };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), TRUE);
      gtk_box_append (GTK_BOX (box), labels[i]);
    }
  gtk_widget_add_css_class (title, "lode-section");
  gtk_widget_add_css_class (value, "lode-key-figure");
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (detail, "lode-caption");
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "lode-card");
  if (card == CARD_DIVIDEND)
    gtk_widget_add_css_class (box, "dividend");
  gtk_box_append (card < N_TOTALS ? self->total_cards : self->cards, box);
  self->card_titles[card] = GTK_LABEL (title);
  self->card_values[card] = GTK_LABEL (value);
  self->card_details[card] = GTK_LABEL (detail);
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
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, total_cards);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, cards);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, consumers_label);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, consumers_list);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, problem_label);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, announced_button);
  gtk_widget_class_bind_template_child (widget_class, LodeResultPane, add_content);
  gtk_widget_class_bind_template_callback (widget_class, mode_toggled_cb);
}

static void
lode_result_pane_init (LodeResultPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lode_accessible_name_buttons (GTK_WIDGET (self));
  for (Card card = 0; card < N_CARDS; card++)
    add_card (self, card);
  gtk_widget_set_visible (self->result_box, FALSE);
  lode_chart_view_set_least_height (self->chart_view, CHART_HEIGHT, NARROW_CHART_HEIGHT);
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

  show_result (self);
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
  GtkOrientation orientation = is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  g_return_if_fail (LODE_IS_RESULT_PANE (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->total_cards), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards), orientation);
  lode_accessible_set_label (self->add_content, _("Add to Briefing"), is_narrow);
}
