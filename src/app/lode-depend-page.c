/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-depend-page.h"

#include <glib/gi18n.h>

#include "app/lode-chart-source.h"
#include "app/lode-depend-choices.h"
#include "app/lode-inspector.h"
#include "app/lode-panes.h"
#include "app/lode-room.h"
#include "app/lode-save-dialog.h"
#include "app/lode-window.h"
#include "atlas/lode-atlas-chain.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-source.h"
#include "chart/lode-chart-export.h"
#include "engine/indicators/lode-dependence.h"
#include "library/lode-run.h"
#include "widgets/lode-accessible.h"
#include "widgets/lode-chart-table.h"

#define CONTROLS_WIDTH 224
#define INSPECTOR_WIDTH 288
/* What a picture that is exported measures, whatever the window's size. */
#define EXPORT_WIDTH 1920
#define EXPORT_HEIGHT 1080

struct _LodeDependPage
{
  AdwBin            parent_instance;

  LodeChartSource  *source;
  LodeChartSpec    *spec;
  LodeDependence   *dependence;     /* (nullable): of the spec's chain */
  LodeChoices       materials;
  LodeChoices       consumers;
  LodeChoices       measures;
  LodeWidth         width;
  gboolean          is_showing;

  AdwFlap          *inspector_flap;
  AdwFlap          *controls_flap;
  LodeInspector    *inspector;
  GtkWidget        *controls_box;
  GtkWidget        *controls_button;
  AdwComboRow      *material_row;
  AdwComboRow      *consumer_row;
  AdwComboRow      *measure_row;
  GtkListBox       *views_list;
  GtkLabel         *atlas_label;
  GtkToggleButton  *table_button;
  AdwButtonContent *add_content;
  GtkWidget        *kind_box;
  GtkMenuButton    *kind_button;
  GtkStack         *chart_stack;
  LodeChartView    *chart_view;
  LodeChartTable   *chart_table;
  AdwStatusPage    *problem_page;
  GtkWidget        *year_bar;
  GtkLabel         *year_label;
};

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The kinds that this room shows; those of scenarios stand in the room of scenarios. */
static const struct
{
  LodeChartKind  kind;
  const char    *icon_name;
} kinds[] = {
  { LODE_CHART_FLOW, "lode-depend-symbolic" },
  { LODE_CHART_SOURCES, "lode-chart-sources-symbolic" },
  { LODE_CHART_MATRIX, "lode-chart-matrix-symbolic" },
  { LODE_CHART_MAP, "lode-chart-map-symbolic" },
};

static void lode_depend_page_room_init (LodeRoomInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LodeDependPage, lode_depend_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LODE_TYPE_ROOM, lode_depend_page_room_init))

/* (nullable): %NULL for a kind that is not shown here. */
static const char *
find_icon (LodeChartKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].icon_name;
  return NULL;
}

static LodeScene *
build_chart (const LodeChartStyle *style,
             gpointer              user_data,
             GError              **error)
{
  LodeDependPage *self = LODE_DEPEND_PAGE (user_data);

  if (self->source == NULL)
    return NULL;
  return lode_chart_source_build (self->source, self->spec, style, error);
}

static void
update_inspector (LodeDependPage *self)
{
  lode_inspector_set_mark (self->inspector, lode_atlas_get_default (),
                           lode_chart_view_get_scene (self->chart_view),
                           lode_chart_view_get_pinned_mark (self->chart_view), self->dependence,
                           lode_chart_spec_get (self->spec, "consumer"));
}

static void
update_stack (LodeDependPage *self)
{
  const char *problem = lode_chart_view_get_problem (self->chart_view);
  gboolean is_table = gtk_toggle_button_get_active (self->table_button);

  adw_status_page_set_description (self->problem_page, problem);
  gtk_stack_set_visible_child_name (self->chart_stack,
                                    problem != NULL ? "problem" : is_table ? "table" : "chart");
  lode_chart_table_set_scene (self->chart_table,
                              is_table ? lode_chart_view_get_scene (self->chart_view) : NULL);
}

static void
pinned_changed_cb (LodeDependPage *self)
{
  const LodeMark *mark = lode_chart_view_get_pinned_mark (self->chart_view);

  update_inspector (self);
  if (mark != NULL && adw_flap_get_folded (self->inspector_flap))
    adw_flap_set_reveal_flap (self->inspector_flap, TRUE);
}

static void
problem_changed_cb (LodeDependPage *self)
{
  update_stack (self);
}

static void
table_toggled_cb (LodeDependPage *self)
{
  update_stack (self);
}

/* (transfer full): the years of the spec's chain, ended by 0. */
static int *
list_years (LodeDependPage *self)
{
  if (lode_chart_spec_get_kind (self->spec) != LODE_CHART_FLOW)
    return g_new0 (int, 1);
  return lode_atlas_list_chain_years (lode_atlas_get_default (),
                                      lode_chart_spec_get (self->spec, "material"));
}

static void
update_years (LodeDependPage *self)
{
  g_autofree int *years = list_years (self);
  int year = lode_chart_spec_get_year (self->spec);
  int first = years[0];
  int last = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; years[i] != 0; i++)
    last = years[i];
  if (year == 0)
    year = last;
  text = g_strdup_printf ("%d", year);
  gtk_label_set_text (self->year_label, text);
  gtk_widget_set_visible (self->year_bar, first != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "depend.step-year", first != last);
}

static void
update_dependence (LodeDependPage *self)
{
  g_autoptr (LodeChain) chain = NULL;

  g_clear_pointer (&self->dependence, lode_dependence_unref);
  chain = lode_run_baseline (lode_chart_spec_get (self->spec, "material"),
                             lode_chart_spec_get_year (self->spec), NULL);
  if (chain != NULL)
    self->dependence = lode_dependence_new (chain);
}

/* Whether the ready view shows what the spec says. */
static gboolean
is_shown (LodeDependPage      *self,
          const LodeReadyView *view)
{
  return lode_chart_spec_get_kind (self->spec) == view->kind &&
         g_strcmp0 (lode_chart_spec_get (self->spec, "material"), view->material) == 0 &&
         g_strcmp0 (lode_chart_spec_get (self->spec, "consumer"), view->consumer) == 0;
}

static void
update_views (LodeDependPage *self)
{
  gtk_list_box_unselect_all (self->views_list);
  for (int i = 0; i < LODE_N_READY_VIEWS; i++)
    if (is_shown (self, &lode_ready_views[i]))
      gtk_list_box_select_row (self->views_list,
                               gtk_list_box_get_row_at_index (self->views_list, i));
}

static void
update_controls (LodeDependPage *self)
{
  self->is_showing = TRUE;
  adw_combo_row_set_selected (
    self->material_row,
    lode_choices_find (&self->materials, lode_chart_spec_get (self->spec, "material")));
  adw_combo_row_set_selected (
    self->consumer_row,
    lode_choices_find (&self->consumers, lode_chart_spec_get (self->spec, "consumer")));
  adw_combo_row_set_selected (
    self->measure_row,
    lode_choices_find (&self->measures, lode_chart_spec_get (self->spec, "measure")));
  gtk_menu_button_set_icon_name (self->kind_button,
                                 find_icon (lode_chart_spec_get_kind (self->spec)));
  update_views (self);
  self->is_showing = FALSE;
}

static void
set_spec (LodeDependPage *self,
          LodeChartSpec  *spec)
{
  if (self->spec != NULL && lode_chart_spec_equal (spec, self->spec))
    return;

  lode_chart_spec_ref (spec);
  g_clear_pointer (&self->spec, lode_chart_spec_unref);
  self->spec = spec;
  update_dependence (self);
  update_controls (self);
  update_years (self);
  lode_chart_view_rebuild (self->chart_view);
  update_inspector (self);
  update_stack (self);
  lode_room_emit_changed (LODE_ROOM (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

/* A sources chart is always of one consumer. */
static LodeChartSpec *
complete_spec (LodeChartSpec *spec)
{
  if (lode_chart_spec_get_kind (spec) == LODE_CHART_SOURCES &&
      lode_chart_spec_get (spec, "consumer") == NULL)
    return lode_chart_spec_with (spec, "consumer", "EU27");
  return lode_chart_spec_ref (spec);
}

static void
choice_changed_cb (LodeDependPage *self)
{
  g_autoptr (LodeChartSpec) material = NULL;
  g_autoptr (LodeChartSpec) consumer = NULL;
  g_autoptr (LodeChartSpec) measure = NULL;
  g_autoptr (LodeChartSpec) complete = NULL;

  if (self->is_showing || self->spec == NULL)
    return;

  material = lode_chart_spec_with (
    self->spec, "material",
    lode_choices_get (&self->materials, adw_combo_row_get_selected (self->material_row)));
  consumer = lode_chart_spec_with (
    material, "consumer",
    lode_choices_get (&self->consumers, adw_combo_row_get_selected (self->consumer_row)));
  measure = lode_chart_spec_with (
    consumer, "measure",
    lode_choices_get (&self->measures, adw_combo_row_get_selected (self->measure_row)));
  complete = complete_spec (measure);
  set_spec (self, complete);
}

static void
set_kind (LodeDependPage *self,
          const char     *name)
{
  LodeChartKind kind;
  g_autoptr (LodeChartSpec) spec = NULL;
  g_autoptr (LodeChartSpec) complete = NULL;

  if (self->spec == NULL || name == NULL || !lode_chart_kind_from_string (name, &kind) ||
      find_icon (kind) == NULL)
    return;

  spec = lode_chart_spec_with_kind (self->spec, kind);
  complete = complete_spec (spec);
  set_spec (self, complete);
}

static void
view_selected_cb (LodeDependPage *self,
                  GtkListBoxRow  *row)
{
  g_autoptr (LodeChartSpec) spec = NULL;

  if (self->is_showing || row == NULL)
    return;

  spec = lode_ready_view_to_spec (&lode_ready_views[gtk_list_box_row_get_index (row)]);
  set_spec (self, spec);
  if (adw_flap_get_folded (self->controls_flap))
    adw_flap_set_reveal_flap (self->controls_flap, FALSE);
}

static void
step_year_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LodeDependPage *self = LODE_DEPEND_PAGE (widget);
  g_autofree int *years = list_years (self);
  int year = lode_chart_spec_get_year (self->spec);
  int position = -1;
  int n_years = 0;
  g_autoptr (LodeChartSpec) spec = NULL;

  for (; years[n_years] != 0; n_years++)
    if (years[n_years] == year)
      position = n_years;
  if (n_years == 0)
    return;

  position = (position < 0 ? n_years - 1 : position) + g_variant_get_int32 (parameter);
  spec = lode_chart_spec_with_year (self->spec, years[CLAMP (position, 0, n_years - 1)]);
  set_spec (self, spec);
}

static void
show_chain_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr (LodeChartSpec) spec = lode_ready_view_to_spec (&lode_ready_views[0]);

  set_spec (LODE_DEPEND_PAGE (widget), spec);
}

static void
add_to_briefing_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  lode_window_add_to_briefing (widget, LODE_DEPEND_PAGE (widget)->spec);
}

/* The chart as it would stand on paper: light, at a fixed size. */
static GBytes *
render (LodeDependPage   *self,
        LodeChartFormat   format,
        GError          **error)
{
  g_autoptr (LodeScene) scene = NULL;
  LodeChartStyle style;

  lode_chart_style_init (&style, EXPORT_WIDTH, EXPORT_HEIGHT);
  style.is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  scene = lode_chart_source_build (self->source, self->spec, &style, error);
  return scene != NULL ? lode_chart_render_bytes (scene, format, error) : NULL;
}

static GBytes *
render_for_path (const char  *path,
                 gpointer     user_data,
                 GError     **error)
{
  LodeChartFormat format;

  if (!lode_chart_format_for_path (path, &format, error))
    return NULL;
  return render (LODE_DEPEND_PAGE (user_data), format, error);
}

static void
ask_and_export (LodeDependPage *self,
                const char     *ending)
{
  g_autofree char *name =
    g_strdup_printf ("%s-%s.%s", lode_chart_spec_get (self->spec, "material"),
                     lode_chart_kind_to_string (lode_chart_spec_get_kind (self->spec)), ending);

  lode_save_dialog_run (GTK_WIDGET (self), _("Export Chart"), name, render_for_path, self);
}

static void
export_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  ask_and_export (LODE_DEPEND_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LodeDependPage *self = LODE_DEPEND_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = render (self, LODE_CHART_PNG, &error);
  g_autoptr (GdkTexture) texture = NULL;

  if (bytes != NULL)
    texture = gdk_texture_new_from_bytes (bytes, &error);
  if (texture == NULL)
    {
      lode_window_toast (widget, error->message, FALSE);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  lode_window_toast (widget, _("Picture copied"), FALSE);
}

static char *
lode_depend_page_get_title (LodeRoom *room)
{
  LodeDependPage *self = LODE_DEPEND_PAGE (room);

  return g_strdup (lode_atlas_get_material_name (lode_atlas_get_default (),
                                                 lode_chart_spec_get (self->spec, "material")));
}

static char *
lode_depend_page_get_subtitle (LodeRoom *room)
{
  LodeDependPage *self = LODE_DEPEND_PAGE (room);
  guint position = lode_choices_find (&self->consumers,
                                      lode_chart_spec_get (self->spec, "consumer"));

  return g_strdup (gtk_string_list_get_string (GTK_STRING_LIST (self->consumers.names), position));
}

static gboolean
lode_depend_page_can_go_back (LodeRoom *room)
{
  return FALSE;
}

static void
lode_depend_page_go_back (LodeRoom *room)
{
}

static void
lode_depend_page_set_width (LodeRoom  *room,
                            LodeWidth  width,
                            double     text_scale)
{
  LodeDependPage *self = LODE_DEPEND_PAGE (room);
  gboolean is_short = width < LODE_WIDTH_LARGE;
  gboolean is_narrow = width == LODE_WIDTH_NARROW;

  self->width = width;
  lode_panes_lay_out_left (self->controls_flap, self->controls_box, self->controls_button, width,
                           CONTROLS_WIDTH * text_scale);
  lode_panes_lay_out_right (self->inspector_flap, GTK_WIDGET (self->inspector), width,
                            INSPECTOR_WIDTH * text_scale);
  lode_accessible_set_label (self->add_content, _("Add to Briefing"), is_short);
  gtk_widget_set_visible (self->kind_box, !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->kind_button), is_narrow);
}

static void
lode_depend_page_open (LodeRoom     *room,
                       LodeLibrary  *library,
                       LodeSettings *settings)
{
  LodeDependPage *self = LODE_DEPEND_PAGE (room);
  LodeChartKind kind = LODE_CHART_FLOW;
  g_autoptr (LodeChartSpec) plain = NULL;
  g_autoptr (LodeChartSpec) with_consumer = NULL;
  g_autoptr (LodeChartSpec) with_year = NULL;
  g_autoptr (LodeChartSpec) complete = NULL;

  g_clear_pointer (&self->source, lode_chart_source_free);
  self->source = lode_chart_source_new (library);
  if (!lode_chart_kind_from_string (lode_settings_get_string (settings, "chart", "flow"), &kind) ||
      find_icon (kind) == NULL)
    kind = LODE_CHART_FLOW;

  plain = lode_chart_spec_new (kind,
                               lode_settings_get_string (settings, "material", "ndfeb_magnets"));
  with_consumer = lode_chart_spec_with (plain, "consumer",
                                        lode_settings_get_string (settings, "consumer", NULL));
  with_year = lode_chart_spec_with_year (with_consumer,
                                         lode_settings_get_integer (settings, "year", 0));
  complete = complete_spec (with_year);
  set_spec (self, complete);
  lode_chart_view_rebuild (self->chart_view);
}

static void
lode_depend_page_remember (LodeRoom     *room,
                           LodeSettings *settings)
{
  LodeDependPage *self = LODE_DEPEND_PAGE (room);

  lode_settings_set_string (settings, "chart",
                            lode_chart_kind_to_string (lode_chart_spec_get_kind (self->spec)));
  lode_settings_set_string (settings, "material", lode_chart_spec_get (self->spec, "material"));
  lode_settings_set_string (settings, "consumer", lode_chart_spec_get (self->spec, "consumer"));
  lode_settings_set_integer (settings, "year", lode_chart_spec_get_year (self->spec));
}

static void
lode_depend_page_export (LodeRoom *room)
{
  ask_and_export (LODE_DEPEND_PAGE (room), "pdf");
}

static void
lode_depend_page_toggle_pane (LodeRoom *room)
{
  AdwFlap *flap = LODE_DEPEND_PAGE (room)->inspector_flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
lode_depend_page_room_init (LodeRoomInterface *iface)
{
  iface->get_title = lode_depend_page_get_title;
  iface->get_subtitle = lode_depend_page_get_subtitle;
  iface->can_go_back = lode_depend_page_can_go_back;
  iface->go_back = lode_depend_page_go_back;
  iface->set_width = lode_depend_page_set_width;
  iface->open = lode_depend_page_open;
  iface->remember = lode_depend_page_remember;
  iface->export = lode_depend_page_export;
  iface->toggle_pane = lode_depend_page_toggle_pane;
}

static void
lode_depend_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  LodeDependPage *self = LODE_DEPEND_PAGE (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_string (value, self->spec != NULL ? lode_chart_kind_to_string (
                                                        lode_chart_spec_get_kind (self->spec))
                                                    : "flow");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_depend_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_KIND:
      set_kind (LODE_DEPEND_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_depend_page_dispose (GObject *object)
{
  LodeDependPage *self = LODE_DEPEND_PAGE (object);

  /* Before the template lets go of it: the bin would unparent what is gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODE_TYPE_DEPEND_PAGE);
  g_clear_pointer (&self->source, lode_chart_source_free);
  g_clear_pointer (&self->spec, lode_chart_spec_unref);
  g_clear_pointer (&self->dependence, lode_dependence_unref);
  lode_choices_clear (&self->materials);
  lode_choices_clear (&self->consumers);
  lode_choices_clear (&self->measures);

  G_OBJECT_CLASS (lode_depend_page_parent_class)->dispose (object);
}

static void
lode_depend_page_class_init (LodeDependPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = lode_depend_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = lode_depend_page_set_property;
  G_OBJECT_CLASS (klass)->dispose = lode_depend_page_dispose;

  /**
   * LodeDependPage:kind:
   *
   * The kind of chart, by its name in files ("flow"); a kind that the room does not show is ignored.
   */
  properties[PROP_KIND] =
    g_param_spec_string ("kind", NULL, NULL, "flow",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (LODE_TYPE_CHART_TABLE);
  g_type_ensure (LODE_TYPE_CHART_VIEW);
  g_type_ensure (LODE_TYPE_INSPECTOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/lodestone/lode-depend-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, inspector_flap);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, controls_flap);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, inspector);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, controls_box);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, controls_button);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, material_row);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, consumer_row);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, measure_row);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, views_list);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, atlas_label);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, add_content);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, kind_box);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, kind_button);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, chart_stack);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, chart_view);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, chart_table);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, problem_page);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, year_bar);
  gtk_widget_class_bind_template_child (widget_class, LodeDependPage, year_label);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pinned_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_selected_cb);

  gtk_widget_class_install_action (widget_class, "depend.add-to-briefing", NULL,
                                   add_to_briefing_cb);
  gtk_widget_class_install_action (widget_class, "depend.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "depend.export", "s", export_cb);
  gtk_widget_class_install_action (widget_class, "depend.show-chain", NULL, show_chain_cb);
  gtk_widget_class_install_property_action (widget_class, "depend.kind", "kind");
  gtk_widget_class_install_action (widget_class, "depend.step-year", "i", step_year_cb);
}

static void
fill_views (LodeDependPage *self)
{
  for (guint i = 0; i < LODE_N_READY_VIEWS; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *label = gtk_label_new (_(lode_ready_views[i].title));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (box),
                      gtk_image_new_from_icon_name (find_icon (lode_ready_views[i].kind)));
      gtk_box_append (GTK_BOX (box), label);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(lode_ready_views[i].title), -1);
      gtk_list_box_append (self->views_list, row);
    }
}

static void
fill_choices (LodeDependPage *self)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) sources = lode_atlas_list_sources (atlas);
  g_autofree char *text =
    /* Translators: 1 the month in which the figures were collected, 2 how many sources */
    g_strdup_printf (ngettext ("Atlas %s · %u source", "Atlas %s · %u sources", sources->len),
                     lode_atlas_get_version (atlas), sources->len);

  self->is_showing = TRUE;
  lode_choices_fill_materials (&self->materials, atlas);
  lode_choices_fill_consumers (&self->consumers, atlas);
  lode_choices_fill_measures (&self->measures);
  adw_combo_row_set_model (self->material_row, self->materials.names);
  adw_combo_row_set_model (self->consumer_row, self->consumers.names);
  adw_combo_row_set_model (self->measure_row, self->measures.names);
  gtk_label_set_text (self->atlas_label, text);
  self->is_showing = FALSE;
}

static void
lode_depend_page_init (LodeDependPage *self)
{
  self->spec = lode_ready_view_to_spec (&lode_ready_views[0]);
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  lode_accessible_name_buttons (GTK_WIDGET (self));
  fill_choices (self);
  fill_views (self);
  update_controls (self);
  update_years (self);
  lode_chart_view_set_source (self->chart_view, build_chart, self, NULL);
}

GtkWidget *
lode_depend_page_new (void)
{
  return g_object_new (LODE_TYPE_DEPEND_PAGE, NULL);
}

void
lode_depend_page_show_chart (LodeDependPage *self,
                             LodeChartSpec  *spec)
{
  g_autoptr (LodeChartSpec) complete = NULL;

  g_return_if_fail (LODE_IS_DEPEND_PAGE (self));
  g_return_if_fail (spec != NULL);

  complete = complete_spec (spec);
  set_spec (self, complete);
}

LodeChartSpec *
lode_depend_page_get_spec (LodeDependPage *self)
{
  g_return_val_if_fail (LODE_IS_DEPEND_PAGE (self), NULL);

  return self->spec;
}

LodeChartView *
lode_depend_page_get_chart_view (LodeDependPage *self)
{
  g_return_val_if_fail (LODE_IS_DEPEND_PAGE (self), NULL);

  return self->chart_view;
}
