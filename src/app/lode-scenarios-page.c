/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-scenarios-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/lode-panes.h"
#include "app/lode-result-pane.h"
#include "app/lode-room.h"
#include "app/lode-scenario-runner.h"
#include "app/lode-window.h"
#include "atlas/lode-atlas-country.h"
#include "widgets/lode-accessible.h"
#include "widgets/lode-lever-entry.h"
#include "widgets/lode-lever-row.h"
#include "widgets/lode-lever-text.h"

#define LIST_WIDTH 216
#define LEVERS_WIDTH 420
#define LEVERS_LEAST_WIDTH 330
#define RESULT_LEAST_WIDTH 380

struct _LodeScenariosPage
{
  AdwBin              parent_instance;

  LodeLibrary        *library;
  LodeScenario       *scenario;
  LodeScenarioRunner *runner;
  char               *selected_lever;     /* (nullable): id */
  gboolean            is_showing;

  AdwFlap            *list_flap;
  GtkWidget          *list_box;
  GtkWidget          *list_button;
  GtkListBox         *scenario_list;
  GtkStack           *content_stack;
  AdwLeaflet         *leaflet;
  GtkWidget          *levers_box;
  GtkWidget          *result_button;
  GtkLabel           *title_label;
  GtkLabel           *levers_label;
  LodeLeverEntry     *lever_entry;
  GtkListBox         *lever_list;
  AdwExpanderRow     *alliance_row;
  GtkSwitch          *open_switch;
  GtkSwitch          *pooled_switch;
  LodeResultPane     *result_pane;
};

static void lode_scenarios_page_room_init (LodeRoomInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LodeScenariosPage, lode_scenarios_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LODE_TYPE_ROOM,
                                                      lode_scenarios_page_room_init))

/* The state before an edit; lode_library_record() takes the one after it. */
static char *
begin_edit (LodeScenariosPage *self)
{
  return lode_document_to_json (G_OBJECT (self->scenario), NULL);
}

static void
end_edit (LodeScenariosPage *self,
          const char        *verb,
          const char        *merge_key,
          const char        *before)
{
  lode_library_record (self->library, G_OBJECT (self->scenario), verb, merge_key, before);
}

static void
show_alliance (LodeScenariosPage *self)
{
  const char * const *members = lode_scenario_get_members (self->scenario);
  guint n_members = g_strv_length ((char **) members);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *title = NULL;

  for (guint i = 0; i < n_members; i++)
    {
      g_string_append (names, i > 0 ? ", " : "");
      g_string_append (names,
                       lode_atlas_get_country_name (lode_atlas_get_default (), members[i]));
    }
  /* Translators: %u is a number of countries */
  title = n_members > 0 ? g_strdup_printf (_("Alliance of %u"), n_members)
                        : g_strdup (_("No alliance"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->alliance_row), title);
  adw_expander_row_set_subtitle (self->alliance_row, names->str);
  gtk_widget_set_sensitive (GTK_WIDGET (self->alliance_row), n_members > 0);
  gtk_switch_set_active (self->open_switch, lode_scenario_get_open_arcs (self->scenario));
  gtk_switch_set_active (self->pooled_switch, lode_scenario_get_pooled_stocks (self->scenario));
}

static char *
describe_scenario (LodeScenario *scenario)
{
  guint n_levers = lode_scenario_get_n_levers (scenario);
  g_autofree char *levers = g_strdup_printf (ngettext ("%u lever", "%u levers", n_levers), n_levers);

  return g_strdup_printf ("%s · %d–%d", levers,
                          lode_month_year (lode_scenario_get_from (scenario)),
                          lode_month_year (lode_scenario_get_to (scenario)));
}

/* What follows every change of the scenario but its levers, which have rows of their own. */
static void
scenario_changed_cb (LodeScenariosPage *self)
{
  guint n_levers = lode_scenario_get_n_levers (self->scenario);
  g_autofree char *text = g_strdup_printf (ngettext ("%u lever", "%u levers", n_levers), n_levers);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->scenario_list);

  self->is_showing = TRUE;
  gtk_label_set_text (self->title_label, lode_scenario_get_title (self->scenario));
  gtk_label_set_text (self->levers_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->lever_list), n_levers > 0);
  show_alliance (self);
  if (row != NULL)
    {
      g_autofree char *detail = describe_scenario (self->scenario);

      gtk_label_set_text (g_object_get_data (G_OBJECT (row), "lode-title"),
                          lode_scenario_get_title (self->scenario));
      gtk_label_set_text (g_object_get_data (G_OBJECT (row), "lode-detail"), detail);
    }
  self->is_showing = FALSE;
}

static void
magnitude_changed_cb (LodeScenariosPage *self,
                      double             value,
                      LodeLeverRow      *row)
{
  LodeLever *lever = lode_lever_row_get_lever (row);
  const LodeParameter *parameter = lode_lever_get_main_parameter (lever);
  LodeMagnitude magnitude = lode_lever_get_main_magnitude (lever, lode_atlas_get_default ());
  g_autofree char *merge_key = g_strdup_printf ("%s/%s", lode_lever_get_id (lever),
                                                parameter->name);
  g_autofree char *before = NULL;

  if (fabs (value - magnitude.value) < 1e-12)
    return;

  before = begin_edit (self);
  magnitude.value = value;
  magnitude.low = MIN (magnitude.low, value);
  magnitude.high = MAX (magnitude.high, value);
  lode_lever_set_magnitude (lever, parameter->name, magnitude);
  /* Translators: what can be undone: the number of a lever was changed */
  end_edit (self, _("Change Lever"), merge_key, before);
}

static void
enabled_changed_cb (LodeScenariosPage *self,
                    gboolean           is_enabled,
                    LodeLeverRow      *row)
{
  g_autofree char *before = begin_edit (self);

  lode_lever_set_enabled (lode_lever_row_get_lever (row), is_enabled);
  end_edit (self, is_enabled ? _("Switch Lever On") : _("Switch Lever Off"), NULL, before);
}

static void
delete_lever_cb (LodeScenariosPage *self,
                 LodeLeverRow      *row)
{
  LodeLever *lever = lode_lever_row_get_lever (row);
  g_autofree char *before = begin_edit (self);

  for (guint i = 0; i < lode_scenario_get_n_levers (self->scenario); i++)
    if (lode_scenario_get_lever (self->scenario, i) == lever)
      {
        lode_scenario_remove_lever (self->scenario, i);
        break;
      }
  end_edit (self, _("Delete Lever"), NULL, before);
  lode_window_toast (GTK_WIDGET (self), _("Lever deleted"), TRUE);
}

static GtkWidget *
make_lever_row (gpointer item,
                gpointer user_data)
{
  LodeScenariosPage *self = LODE_SCENARIOS_PAGE (user_data);
  LodeLever *lever = LODE_LEVER (item);
  GtkWidget *row = lode_lever_row_new (lever, self->scenario, lode_atlas_get_default ());

  g_signal_connect_object (row, "magnitude-changed", G_CALLBACK (magnitude_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "enabled-changed", G_CALLBACK (enabled_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "delete", G_CALLBACK (delete_lever_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
select_lever (LodeScenariosPage *self,
              const char        *id)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->lever_list, i);

      if (row == NULL)
        return;
      if (id == NULL ||
          g_str_equal (lode_lever_get_id (lode_lever_row_get_lever (LODE_LEVER_ROW (row))), id))
        {
          gtk_list_box_select_row (self->lever_list, row);
          return;
        }
    }
}

static void
lever_selected_cb (LodeScenariosPage *self,
                   GtkListBoxRow     *selected)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->lever_list, i);

      if (row == NULL)
        break;
      lode_lever_row_set_is_open (LODE_LEVER_ROW (row), row == selected);
    }
  if (selected != NULL)
    {
      LodeLever *lever = lode_lever_row_get_lever (LODE_LEVER_ROW (selected));

      g_free (self->selected_lever);
      self->selected_lever = g_strdup (lode_lever_get_id (lever));
    }
}

/* Undo puts new levers in the place of the old ones; the selection stays by id. */
static void
levers_changed_cb (LodeScenariosPage *self)
{
  g_autofree char *id = g_strdup (self->selected_lever);

  select_lever (self, id);
}

static void
lever_chosen_cb (LodeScenariosPage *self,
                 LodeLever         *lever)
{
  g_autofree char *before = begin_edit (self);
  g_autofree char *id = g_strdup (lode_lever_get_id (lever));

  lode_scenario_insert_lever (self->scenario, lode_scenario_get_n_levers (self->scenario), lever);
  end_edit (self, _("Add Lever"), NULL, before);
  select_lever (self, id);
}

static void
alliance_changed_cb (LodeScenariosPage *self)
{
  g_autofree char *before = NULL;

  if (self->is_showing || self->scenario == NULL)
    return;

  before = begin_edit (self);
  lode_scenario_set_open_arcs (self->scenario, gtk_switch_get_active (self->open_switch));
  lode_scenario_set_pooled_stocks (self->scenario, gtk_switch_get_active (self->pooled_switch));
  end_edit (self, _("Change Alliance"), NULL, before);
}

static void
result_cb (LodeScenariosPage *self,
           LodeResult        *result)
{
  lode_result_pane_set_result (self->result_pane, lode_atlas_get_default (), self->scenario,
                               result);
}

static void
failed_cb (LodeScenariosPage *self,
           const GError      *error)
{
  lode_result_pane_set_problem (self->result_pane, error->message);
}

static void
mode_changed_cb (LodeScenariosPage *self)
{
  lode_scenario_runner_set_is_as_announced (
    self->runner, lode_result_pane_get_is_as_announced (self->result_pane));
}

static void
disconnect_scenario (LodeScenariosPage *self)
{
  if (self->scenario == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->scenario, scenario_changed_cb, self);
  g_signal_handlers_disconnect_by_func (lode_scenario_get_levers (self->scenario),
                                        levers_changed_cb, self);
}

static void
set_scenario (LodeScenariosPage *self,
              LodeScenario      *scenario)
{
  if (scenario == self->scenario)
    return;

  disconnect_scenario (self);
  gtk_list_box_bind_model (self->lever_list, NULL, NULL, NULL, NULL);
  g_set_object (&self->scenario, scenario);
  g_clear_pointer (&self->selected_lever, g_free);
  gtk_stack_set_visible_child_name (self->content_stack, scenario != NULL ? "scenario" : "empty");
  lode_lever_entry_set_scenario (self->lever_entry, scenario, lode_atlas_get_default ());
  lode_result_pane_set_result (self->result_pane, lode_atlas_get_default (), scenario, NULL);
  lode_scenario_runner_set_scenario (self->runner, scenario);
  if (scenario != NULL)
    {
      GListModel *levers = lode_scenario_get_levers (scenario);

      g_signal_connect_object (scenario, "changed", G_CALLBACK (scenario_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_bind_model (self->lever_list, levers, make_lever_row, self, NULL);
      g_signal_connect_object (levers, "items-changed", G_CALLBACK (levers_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      select_lever (self, NULL);
      scenario_changed_cb (self);
    }
  lode_room_emit_changed (LODE_ROOM (self));
}

static void
scenario_selected_cb (LodeScenariosPage *self,
                      GtkListBoxRow     *row)
{
  if (row == NULL || self->is_showing)
    return;

  set_scenario (self, g_object_get_data (G_OBJECT (row), "lode-scenario"));
  if (adw_flap_get_folded (self->list_flap))
    adw_flap_set_reveal_flap (self->list_flap, FALSE);
}

static GtkWidget *
make_scenario_row (LodeScenario *scenario)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (lode_scenario_get_title (scenario));
  g_autofree char *text = describe_scenario (scenario);
  GtkWidget *detail = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (detail, "lode-caption");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lode_scenario_get_title (scenario), -1);
  g_object_set_data_full (G_OBJECT (row), "lode-scenario", g_object_ref (scenario),
                          g_object_unref);
  g_object_set_data (G_OBJECT (row), "lode-title", title);
  g_object_set_data (G_OBJECT (row), "lode-detail", detail);
  return row;
}

static void
select_scenario (LodeScenariosPage *self,
                 const char        *id)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->scenario_list, 0);
  GtkListBoxRow *found = first;

  for (int i = 0; first != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->scenario_list, i);

      if (row == NULL)
        break;
      if (g_strcmp0 (lode_scenario_get_id (g_object_get_data (G_OBJECT (row), "lode-scenario")),
                     id) == 0)
        found = row;
    }
  if (found != NULL)
    gtk_list_box_select_row (self->scenario_list, found);
  else
    set_scenario (self, NULL);
}

static void
fill_scenarios (LodeScenariosPage *self)
{
  GListModel *scenarios = lode_library_get_scenarios (self->library);
  g_autofree char *id = self->scenario != NULL ? g_strdup (lode_scenario_get_id (self->scenario))
                                               : NULL;
  GtkWidget *child;

  self->is_showing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->scenario_list))) != NULL)
    gtk_list_box_remove (self->scenario_list, child);
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (LodeScenario) scenario = g_list_model_get_item (scenarios, i);

      gtk_list_box_append (self->scenario_list, make_scenario_row (scenario));
    }
  self->is_showing = FALSE;
  select_scenario (self, id);
}

static void
new_scenario_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  static const char * const members[] = { "AUS", "CAN", "EU27", "GBR", "JPN", "KOR", "USA", NULL };
  LodeScenariosPage *self = LODE_SCENARIOS_PAGE (widget);
  const char *title = _("New scenario");
  g_autofree char *id = NULL;
  g_autoptr (LodeScenario) scenario = NULL;

  if (self->library == NULL)
    return;

  id = lode_library_new_id (self->library, LODE_DOCUMENT_SCENARIO, title);
  scenario = lode_scenario_new (id, "ndfeb_magnets");
  lode_scenario_set_title (scenario, title);
  lode_scenario_set_members (scenario, members);
  lode_scenario_set_open_arcs (scenario, TRUE);
  lode_library_add (self->library, G_OBJECT (scenario), _("New Scenario"));
  select_scenario (self, id);
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LodeScenariosPage *self = LODE_SCENARIOS_PAGE (widget);
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;
  g_autoptr (LodeScenario) copy = NULL;

  if (self->scenario == NULL)
    return;

  /* Translators: title of a copy; %s is the title of what was copied */
  title = g_strdup_printf (_("%s, copy"), lode_scenario_get_title (self->scenario));
  id = lode_library_new_id (self->library, LODE_DOCUMENT_SCENARIO, title);
  copy = lode_scenario_new (id, lode_scenario_get_material (self->scenario));
  lode_scenario_assign (copy, self->scenario);
  lode_scenario_set_title (copy, title);
  lode_library_add (self->library, G_OBJECT (copy), _("Duplicate Scenario"));
  select_scenario (self, id);
}

static void
renamed_cb (LodeScenariosPage *self,
            const char        *response,
            GtkWidget         *dialog)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  g_autofree char *before = NULL;

  if (!g_str_equal (response, "rename") || self->scenario == NULL)
    return;

  before = begin_edit (self);
  lode_scenario_set_title (self->scenario, gtk_editable_get_text (GTK_EDITABLE (entry)));
  end_edit (self, _("Rename Scenario"), NULL, before);
}

static void
rename_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  LodeScenariosPage *self = LODE_SCENARIOS_PAGE (widget);
  GtkWidget *dialog;
  GtkWidget *entry;

  if (self->scenario == NULL)
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                   _("Rename Scenario"), NULL);
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), lode_scenario_get_title (self->scenario));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Title"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "rename",
                                    _("_Rename"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_to_briefing_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  LodeScenariosPage *self = LODE_SCENARIOS_PAGE (widget);
  g_autoptr (LodeChartSpec) plain = NULL;
  g_autoptr (LodeChartSpec) spec = NULL;

  if (self->scenario == NULL)
    return;

  plain = lode_chart_spec_new (LODE_CHART_TIMELINE, lode_scenario_get_material (self->scenario));
  spec = lode_chart_spec_with (plain, "scenario", lode_scenario_get_id (self->scenario));
  lode_window_add_to_briefing (widget, spec);
}

static void
result_clicked_cb (LodeScenariosPage *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "result");
}

static void
navigated_cb (LodeScenariosPage *self)
{
  gtk_widget_set_visible (self->result_button, adw_leaflet_get_folded (self->leaflet));
  lode_room_emit_changed (LODE_ROOM (self));
}

static char *
lode_scenarios_page_get_title (LodeRoom *room)
{
  LodeScenariosPage *self = LODE_SCENARIOS_PAGE (room);

  return g_strdup (self->scenario != NULL ? lode_scenario_get_title (self->scenario)
                                          : _("Scenarios"));
}

static char *
lode_scenarios_page_get_subtitle (LodeRoom *room)
{
  LodeScenariosPage *self = LODE_SCENARIOS_PAGE (room);

  return self->scenario != NULL ? describe_scenario (self->scenario) : NULL;
}

static gboolean
lode_scenarios_page_can_go_back (LodeRoom *room)
{
  LodeScenariosPage *self = LODE_SCENARIOS_PAGE (room);

  return adw_leaflet_get_folded (self->leaflet) &&
         g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "result") == 0;
}

static void
lode_scenarios_page_go_back (LodeRoom *room)
{
  adw_leaflet_set_visible_child_name (LODE_SCENARIOS_PAGE (room)->leaflet, "levers");
}

static void
lode_scenarios_page_set_width (LodeRoom  *room,
                               LodeWidth  width,
                               double     text_scale)
{
  LodeScenariosPage *self = LODE_SCENARIOS_PAGE (room);
  gboolean is_narrow = width == LODE_WIDTH_NARROW;

  lode_panes_lay_out_left (self->list_flap, self->list_box, self->list_button, width,
                           LIST_WIDTH * text_scale);
  adw_leaflet_set_can_unfold (self->leaflet, !is_narrow);
  gtk_widget_set_size_request (
    self->levers_box,
    is_narrow ? -1
              : (int) ((width == LODE_WIDTH_FULL ? LEVERS_WIDTH : LEVERS_LEAST_WIDTH) * text_scale),
    -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->result_pane),
                               is_narrow ? -1 : (int) (RESULT_LEAST_WIDTH * text_scale), -1);
  lode_result_pane_set_is_narrow (self->result_pane, is_narrow);
}

static void
lode_scenarios_page_open (LodeRoom     *room,
                          LodeLibrary  *library,
                          LodeSettings *settings)
{
  LodeScenariosPage *self = LODE_SCENARIOS_PAGE (room);

  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (lode_library_get_scenarios (self->library), self);
  set_scenario (self, NULL);
  g_set_object (&self->library, library);
  g_signal_connect_object (lode_library_get_scenarios (library), "items-changed",
                           G_CALLBACK (fill_scenarios), self, G_CONNECT_SWAPPED);
  fill_scenarios (self);
  select_scenario (self, lode_settings_get_string (settings, "scenario", NULL));
}

static void
lode_scenarios_page_remember (LodeRoom     *room,
                              LodeSettings *settings)
{
  LodeScenariosPage *self = LODE_SCENARIOS_PAGE (room);

  lode_settings_set_string (settings, "scenario",
                            self->scenario != NULL ? lode_scenario_get_id (self->scenario) : NULL);
}

static void
lode_scenarios_page_room_init (LodeRoomInterface *iface)
{
  iface->get_title = lode_scenarios_page_get_title;
  iface->get_subtitle = lode_scenarios_page_get_subtitle;
  iface->can_go_back = lode_scenarios_page_can_go_back;
  iface->go_back = lode_scenarios_page_go_back;
  iface->set_width = lode_scenarios_page_set_width;
  iface->open = lode_scenarios_page_open;
  iface->remember = lode_scenarios_page_remember;
}

static void
lode_scenarios_page_dispose (GObject *object)
{
  LodeScenariosPage *self = LODE_SCENARIOS_PAGE (object);

  /* Rows that go would otherwise select others in a list that goes as well. */
  disconnect_scenario (self);
  if (self->lever_list != NULL)
    gtk_list_box_bind_model (self->lever_list, NULL, NULL, NULL, NULL);
  if (self->runner != NULL)
    lode_scenario_runner_set_scenario (self->runner, NULL);
  /* Before the template lets go of it: the bin would unparent what is gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODE_TYPE_SCENARIOS_PAGE);
  g_clear_object (&self->library);
  g_clear_object (&self->scenario);
  g_clear_object (&self->runner);
  g_clear_pointer (&self->selected_lever, g_free);

  G_OBJECT_CLASS (lode_scenarios_page_parent_class)->dispose (object);
}

static void
lode_scenarios_page_class_init (LodeScenariosPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lode_scenarios_page_dispose;

  g_type_ensure (LODE_TYPE_LEVER_ENTRY);
  g_type_ensure (LODE_TYPE_RESULT_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/lodestone/lode-scenarios-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, list_flap);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, scenario_list);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, content_stack);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, levers_box);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, result_button);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, levers_label);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, lever_entry);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, lever_list);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, alliance_row);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, open_switch);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, pooled_switch);
  gtk_widget_class_bind_template_child (widget_class, LodeScenariosPage, result_pane);
  gtk_widget_class_bind_template_callback (widget_class, alliance_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, lever_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, lever_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, navigated_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, scenario_selected_cb);

  gtk_widget_class_install_action (widget_class, "scenarios.add-to-briefing", NULL,
                                   add_to_briefing_cb);
  gtk_widget_class_install_action (widget_class, "scenarios.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "scenarios.new", NULL, new_scenario_cb);
  gtk_widget_class_install_action (widget_class, "scenarios.rename", NULL, rename_cb);
}

static void
lode_scenarios_page_init (LodeScenariosPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lode_accessible_name_buttons (GTK_WIDGET (self));
  self->runner = lode_scenario_runner_new ();
  g_signal_connect_object (self->runner, "result", G_CALLBACK (result_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->result_pane, "mode-changed", G_CALLBACK (mode_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
lode_scenarios_page_new (void)
{
  return g_object_new (LODE_TYPE_SCENARIOS_PAGE, NULL);
}

LodeScenario *
lode_scenarios_page_get_scenario (LodeScenariosPage *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIOS_PAGE (self), NULL);

  return self->scenario;
}

gboolean
lode_scenarios_page_is_settled (LodeScenariosPage *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIOS_PAGE (self), FALSE);

  return lode_scenario_runner_is_settled (self->runner);
}

double
lode_scenarios_page_get_shortage (LodeScenariosPage *self)
{
  LodeResult *result;

  g_return_val_if_fail (LODE_IS_SCENARIOS_PAGE (self), NAN);

  result = lode_result_pane_get_result (self->result_pane);
  if (result == NULL)
    return NAN;
  return lode_result_get_total (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_COORDINATED,
                                LODE_RESULT_MEMBERS);
}
