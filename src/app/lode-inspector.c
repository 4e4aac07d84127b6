/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-inspector.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-policy.h"
#include "atlas/lode-atlas-source.h"
#include "base/lode-format.h"

struct _LodeInspector
{
  GtkWidget   parent_instance;

  GtkWidget  *scroller;
  GtkLabel   *title_label;
  GtkWidget  *hint_label;
  GtkWidget  *value_card;
  GtkLabel   *measure_label;
  GtkLabel   *value_label;
  GtkLabel   *range_label;
  GtkLabel   *benchmark_label;
  GtkLabel   *note_label;
  GtkListBox *indicators_list;
  GtkWidget  *sources_label;
  GtkListBox *sources_list;
};

G_DEFINE_FINAL_TYPE (LodeInspector, lode_inspector, GTK_TYPE_WIDGET)

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/* A row of two lines with a value at its end. */
static void
add_row (GtkListBox *list,
         const char *title,
         const char *subtitle,
         const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (value != NULL)
    {
      GtkWidget *label = gtk_label_new (value);

      gtk_widget_add_css_class (label, "heading");
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_append (list, row);
}

static const char *
basis_label (LodeBasis basis)
{
  switch (basis)
    {
    case LODE_BASIS_REPORTED:
      /* Translators: basis of a figure: printed by a source */
      return _("reported");
    case LODE_BASIS_DERIVED:
      /* Translators: basis of a figure: computed from reported ones */
      return _("derived");
    case LODE_BASIS_ASSUMED:
    default:
      /* Translators: basis of a figure: nobody reports it */
      return _("assumed");
    }
}

static char *
describe_basis (const LodeMark *mark)
{
  g_autoptr (GString) text = g_string_new (mark->range_text);
  int year;

  if (mark->figure == NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);

  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, basis_label (lode_figure_get_basis (mark->figure)));
  year = lode_figure_get_year (mark->figure);
  if (year > 0)
    g_string_append_printf (text, " · %d", year);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "28 points above the 65 % ceiling", where the consumer has one and the mark is a supplier. */
static char *
describe_ceiling (LodeAtlas      *atlas,
                  const LodeMark *mark,
                  const char     *consumer)
{
  const char *whose = mark->to != NULL ? mark->to : consumer;
  const LodeAtlasTarget *ceiling;
  g_autofree char *points = NULL;
  g_autofree char *limit = NULL;
  double limit_pct;

  if (whose == NULL || isnan (mark->share_pct) || mark->from == NULL ||
      (mark->kind != LODE_MARK_BAR && mark->kind != LODE_MARK_FLOW && mark->kind != LODE_MARK_CELL))
    return NULL;

  ceiling = lode_atlas_get_ceiling (atlas, whose);
  if (ceiling == NULL || lode_atlas_is_eu (atlas, mark->from) || g_str_equal (mark->from, whose))
    return NULL;

  limit_pct = lode_figure_get_value (ceiling->figure);
  if (!(mark->share_pct > limit_pct))
    return NULL;

  points = lode_format_points (round (mark->share_pct) - round (limit_pct));
  limit = lode_format_percent (limit_pct, -1);
  /* Translators: how far a share is above a limit: “28 points above the 65 % ceiling” */
  return g_strdup_printf (_("%s above the %s ceiling"), points, limit);
}

static void
show_sources (LodeInspector *self,
              LodeAtlas     *atlas,
              LodeFigure    *figure)
{
  const char * const *ids = figure != NULL ? lode_figure_get_sources (figure) : NULL;

  clear_list (self->sources_list);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const LodeAtlasSource *source = lode_atlas_get_source (atlas, ids[i]);
      g_autofree char *detail = NULL;

      if (source != NULL)
        detail = source->year > 0 ? g_strdup_printf ("%s · %d", source->publisher, source->year)
                                  : g_strdup (source->publisher);
      add_row (self->sources_list, lode_atlas_get_source_citation (atlas, ids[i]),
               detail != NULL ? detail : _("From an article"), NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->sources_list), ids != NULL && ids[0] != NULL);
  gtk_widget_set_visible (self->sources_label, ids != NULL && ids[0] != NULL);
}

static void
show_indicators (LodeInspector  *self,
                 LodeAtlas      *atlas,
                 const LodeMark *mark,
                 LodeDependence *dependence,
                 const char     *consumer)
{
  const char *whose = mark->to != NULL && lode_dependence_get_consumers (dependence) != NULL &&
                      g_strv_contains (lode_dependence_get_consumers (dependence), mark->to)
                        ? mark->to : consumer;
  const char *whose_name;
  g_autofree char *exposure = NULL;
  g_autofree char *direct = NULL;
  g_autofree char *title = NULL;

  if (whose == NULL || mark->from == NULL ||
      !g_strv_contains (lode_dependence_get_countries (dependence), mark->from))
    return;

  whose_name = lode_atlas_get_country_name (atlas, whose);
  exposure = lode_format_percent (
    100.0 * lode_dependence_get_exposure (dependence, whose, mark->from), -1);
  direct = lode_format_percent (
    100.0 * lode_dependence_get_direct_share (dependence, whose, mark->from), -1);
  /* Translators: %s is a country or bloc */
  title = g_strdup_printf (_("Through-chain exposure of %s"), whose_name);
  /* Translators: %s is a country */
  {
    g_autofree char *meets = g_strdup_printf (_("derived · meets %s at any stage"),
                                              lode_atlas_get_country_name (atlas, mark->from));
    add_row (self->indicators_list, title, meets, exposure);
  }
  add_row (self->indicators_list, _("Direct share"), _("derived · of the use of the last product"),
           direct);
  gtk_widget_set_visible (GTK_WIDGET (self->indicators_list), TRUE);
}

/* What is measured; what lines and bands mean comes after it in a subtitle. */
static char *
first_sentence (const char *subtitle)
{
  const char *end = strstr (subtitle, ". ");

  return end != NULL ? g_strndup (subtitle, (gsize) (end - subtitle)) : g_strdup (subtitle);
}

static void
show_hint (LodeInspector   *self,
           const LodeScene *scene)
{
  /* Translators: heading of the pane that explains what was pressed in the chart */
  show_text (self->title_label, _("Inspector"));
  gtk_widget_set_visible (self->hint_label, TRUE);
  gtk_widget_set_visible (self->value_card, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->indicators_list), FALSE);
  gtk_widget_set_visible (self->sources_label, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->sources_list), FALSE);
}

static void
lode_inspector_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LODE_TYPE_INSPECTOR);

  G_OBJECT_CLASS (lode_inspector_parent_class)->dispose (object);
}

static void
lode_inspector_class_init (LodeInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lode_inspector_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/lodestone/lode-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, LodeInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, LodeInspector, title_label);
  gtk_widget_class_bind_template_child (widget_class, LodeInspector, hint_label);
  gtk_widget_class_bind_template_child (widget_class, LodeInspector, value_card);
  gtk_widget_class_bind_template_child (widget_class, LodeInspector, measure_label);
  gtk_widget_class_bind_template_child (widget_class, LodeInspector, value_label);
  gtk_widget_class_bind_template_child (widget_class, LodeInspector, range_label);
  gtk_widget_class_bind_template_child (widget_class, LodeInspector, benchmark_label);
  gtk_widget_class_bind_template_child (widget_class, LodeInspector, note_label);
  gtk_widget_class_bind_template_child (widget_class, LodeInspector, indicators_list);
  gtk_widget_class_bind_template_child (widget_class, LodeInspector, sources_label);
  gtk_widget_class_bind_template_child (widget_class, LodeInspector, sources_list);
}

static void
lode_inspector_init (LodeInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_hint (self, NULL);
}

GtkWidget *
lode_inspector_new (void)
{
  return g_object_new (LODE_TYPE_INSPECTOR, NULL);
}

void
lode_inspector_set_mark (LodeInspector   *self,
                         LodeAtlas       *atlas,
                         const LodeScene *scene,
                         const LodeMark  *mark,
                         LodeDependence  *dependence,
                         const char      *consumer)
{
  g_autofree char *basis = NULL;
  g_autofree char *ceiling = NULL;
  g_autofree char *measure = NULL;

  g_return_if_fail (LODE_IS_INSPECTOR (self));
  g_return_if_fail (atlas != NULL);

  if (scene == NULL || mark == NULL)
    {
      show_hint (self, scene);
      return;
    }

  basis = describe_basis (mark);
  measure = first_sentence (lode_scene_get_subtitle (scene));
  ceiling = describe_ceiling (atlas, mark, consumer);
  gtk_widget_set_visible (self->hint_label, FALSE);
  gtk_widget_set_visible (self->value_card, TRUE);
  show_text (self->title_label, mark->label);
  show_text (self->measure_label, measure);
  show_text (self->value_label, mark->value_text);
  show_text (self->range_label, basis);
  show_text (self->benchmark_label, ceiling);
  show_text (self->note_label,
             mark->figure != NULL ? lode_figure_get_note (mark->figure) : NULL);

  clear_list (self->indicators_list);
  gtk_widget_set_visible (GTK_WIDGET (self->indicators_list), FALSE);
  if (dependence != NULL)
    show_indicators (self, atlas, mark, dependence, consumer);
  show_sources (self, atlas, mark->figure);
}
