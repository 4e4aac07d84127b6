/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-briefings-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/lode-panes.h"
#include "app/lode-present-window.h"
#include "app/lode-room.h"
#include "app/lode-save-dialog.h"
#include "app/lode-slide-deck.h"
#include "app/lode-slide-row.h"
#include "app/lode-window.h"
#include "base/lode-clock.h"
#include "widgets/lode-accessible.h"
#include "widgets/lode-slide-editor.h"
#include "widgets/lode-slide-view.h"

#define SLIDES_WIDTH 208
#define CANVAS_WIDTH 1200
#define CANVAS_LEAST_WIDTH 260

struct _LodeBriefingsPage
{
  AdwBin            parent_instance;

  LodeLibrary      *library;
  LodeSlideDeck    *deck;           /* (nullable): of the open briefing */
  int               selected;       /* −1 */
  guint             thumbnails_id;
  guint             next_thumbnail;
  gboolean          is_showing;

  AdwFlap          *slides_flap;
  GtkWidget        *slides_box;
  GtkWidget        *slides_button;
  GtkDropDown      *briefing_drop;
  GtkLabel         *count_label;
  GtkListBox       *slide_list;
  GtkStack         *content_stack;
  LodeSlideView    *canvas;
  LodeSlideEditor  *editor;
  GtkLabel         *marking_label;
  AdwButtonContent *export_content;
};

static void lode_briefings_page_room_init (LodeRoomInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LodeBriefingsPage, lode_briefings_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LODE_TYPE_ROOM,
                                                      lode_briefings_page_room_init))

static LodeBriefing *
get_briefing (LodeBriefingsPage *self)
{
  return self->deck != NULL ? lode_slide_deck_get_briefing (self->deck) : NULL;
}

static LodeSlide *
get_slide (LodeBriefingsPage *self)
{
  LodeBriefing *briefing = get_briefing (self);

  if (briefing == NULL || self->selected < 0 ||
      self->selected >= (int) lode_briefing_get_n_slides (briefing))
    return NULL;
  return lode_briefing_get_slide (briefing, (guint) self->selected);
}

static char *
begin_edit (LodeBriefingsPage *self)
{
  return lode_document_to_json (G_OBJECT (get_briefing (self)), NULL);
}

static void
end_edit (LodeBriefingsPage *self,
          const char        *verb,
          const char        *merge_key,
          const char        *before)
{
  lode_library_record (self->library, G_OBJECT (get_briefing (self)), verb, merge_key, before);
}

static void
show_slide (LodeBriefingsPage *self)
{
  LodeSlide *slide = get_slide (self);
  LodePage *page = slide != NULL
                     ? lode_slide_deck_get_page (self->deck, (guint) self->selected) : NULL;

  lode_slide_view_set_page (self->canvas, page);
  lode_slide_editor_set_slide (self->editor, slide);
  lode_slide_editor_set_placeholder (self->editor,
                                     page != NULL ? lode_page_get_title (page) : NULL);
}

static void
show_head (LodeBriefingsPage *self)
{
  LodeBriefing *briefing = get_briefing (self);
  guint n_slides = briefing != NULL ? lode_briefing_get_n_slides (briefing) : 0;
  const char *marking = briefing != NULL ? lode_briefing_get (briefing, "marking") : NULL;
  g_autofree char *text = g_strdup_printf (ngettext ("%u slide", "%u slides", n_slides), n_slides);

  gtk_label_set_text (self->count_label, text);
  gtk_label_set_text (self->marking_label, marking != NULL ? marking : "");
  gtk_widget_set_visible (GTK_WIDGET (self->marking_label), marking != NULL && *marking != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "briefings.move-slide", n_slides > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "briefings.delete-slide", n_slides > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "briefings.export", n_slides > 0);
}

/* One thumbnail an idle turn: the room shows before all slides are laid out. */
static gboolean
thumbnail_cb (gpointer user_data)
{
  LodeBriefingsPage *self = LODE_BRIEFINGS_PAGE (user_data);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->slide_list, (int) self->next_thumbnail);

  if (row == NULL || self->deck == NULL)
    {
      self->thumbnails_id = 0;
      return G_SOURCE_REMOVE;
    }
  lode_slide_row_set_page (LODE_SLIDE_ROW (row), self->next_thumbnail,
                           lode_slide_deck_get_page (self->deck, self->next_thumbnail));
  self->next_thumbnail++;
  return G_SOURCE_CONTINUE;
}

static void
moved_cb (LodeBriefingsPage *self,
          guint              from,
          guint              to)
{
  g_autofree char *before = begin_edit (self);

  lode_briefing_move_slide (get_briefing (self), from, to);
  end_edit (self, _("Move Slide"), NULL, before);
  lode_briefings_page_select (self, (int) to);
}

/* As many rows as slides; what is on them follows. */
static void
show_slides (LodeBriefingsPage *self)
{
  guint n_slides = self->deck != NULL ? lode_slide_deck_get_n_pages (self->deck) : 0;
  GtkListBoxRow *row;

  self->is_showing = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->slide_list, (int) n_slides)) != NULL)
    gtk_list_box_remove (self->slide_list, GTK_WIDGET (row));
  for (guint i = 0; i < n_slides; i++)
    if (gtk_list_box_get_row_at_index (self->slide_list, (int) i) == NULL)
      {
        GtkWidget *slide_row = lode_slide_row_new ();

        lode_slide_row_set_page (LODE_SLIDE_ROW (slide_row), i, NULL);
        g_signal_connect_object (slide_row, "moved", G_CALLBACK (moved_cb), self,
                                 G_CONNECT_SWAPPED);
        gtk_list_box_append (self->slide_list, slide_row);
      }
  self->is_showing = FALSE;

  lode_briefings_page_select (self, self->selected);
  self->next_thumbnail = 0;
  if (self->thumbnails_id == 0)
    self->thumbnails_id = g_idle_add (thumbnail_cb, self);
}

static void
deck_changed_cb (LodeBriefingsPage *self)
{
  show_slides (self);
  show_head (self);
  lode_room_emit_changed (LODE_ROOM (self));
}

static void
set_briefing (LodeBriefingsPage *self,
              LodeBriefing      *briefing)
{
  if (briefing == get_briefing (self))
    return;

  if (self->deck != NULL)
    g_signal_handlers_disconnect_by_func (self->deck, deck_changed_cb, self);
  g_clear_object (&self->deck);
  self->selected = 0;
  if (briefing != NULL)
    {
      self->deck = lode_slide_deck_new (self->library, briefing);
      g_signal_connect_object (self->deck, "changed", G_CALLBACK (deck_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_stack_set_visible_child_name (self->content_stack, briefing != NULL ? "briefing" : "empty");
  deck_changed_cb (self);
}

static void
briefing_selected_cb (LodeBriefingsPage *self)
{
  if (!self->is_showing && self->library != NULL)
    set_briefing (self, gtk_drop_down_get_selected_item (self->briefing_drop));
}

static void
slide_selected_cb (LodeBriefingsPage *self,
                   GtkListBoxRow     *row)
{
  if (self->is_showing || row == NULL)
    return;

  self->selected = gtk_list_box_row_get_index (row);
  show_slide (self);
  if (adw_flap_get_folded (self->slides_flap))
    adw_flap_set_reveal_flap (self->slides_flap, FALSE);
  lode_room_emit_changed (LODE_ROOM (self));
}

static void
slide_edited_cb (LodeBriefingsPage *self,
                 const char        *member,
                 const char        *value)
{
  LodeSlide *slide = get_slide (self);
  g_autofree char *merge_key = NULL;
  g_autofree char *before = NULL;

  if (slide == NULL)
    return;

  merge_key = g_strdup_printf ("%d/%s", self->selected, member);
  before = begin_edit (self);
  if (g_str_equal (member, "table"))
    lode_slide_set_table (slide, lode_slide_table_from_text (value));
  else
    lode_slide_set (slide, member, *value != '\0' ? value : NULL);
  end_edit (self, _("Edit Slide"), merge_key, before);
}

static void
insert_slide (LodeBriefingsPage *self,
              LodeSlide         *slide)
{
  LodeBriefing *briefing = get_briefing (self);
  guint n_slides = lode_briefing_get_n_slides (briefing);
  guint index = MIN ((guint) (self->selected + 1), n_slides);
  g_autofree char *before = begin_edit (self);

  lode_briefing_insert_slide (briefing, index, slide);
  end_edit (self, _("Add Slide"), NULL, before);
  self->selected = (int) index;
}

/* A new slide is not empty: it says what it is for. */
static LodeSlide *
make_slide (LodeSlideKind kind)
{
  LodeSlide *slide = lode_slide_new (kind);
  g_autoptr (LodeChartSpec) chart = NULL;

  switch (kind)
    {
    case LODE_SLIDE_CHART:
      chart = lode_chart_spec_new (LODE_CHART_FLOW, "ndfeb_magnets");
      lode_slide_set_chart (slide, chart);
      break;
    case LODE_SLIDE_QUOTE:
      lode_slide_set (slide, "body", _("The words of the quote"));
      break;
    case LODE_SLIDE_TABLE:
      lode_slide_set (slide, "title", _("What to ask for"));
      lode_slide_set_table (slide, lode_slide_table_from_text (_("What | How much\nVolumes | –")));
      break;
    case LODE_SLIDE_TEXT:
      lode_slide_set (slide, "title", _("One message"));
      lode_slide_set (slide, "body", _("- What it rests on"));
      break;
    case LODE_SLIDE_SOURCES:
      lode_slide_set (slide, "title", _("Sources"));
      break;
    case LODE_SLIDE_TITLE:
    default:
      lode_slide_set (slide, "title", _("Title"));
      break;
    }
  return slide;
}

static void
add_briefing (LodeBriefingsPage *self)
{
  const char *title = _("New briefing");
  g_autofree char *id = lode_library_new_id (self->library, LODE_DOCUMENT_BRIEFING, title);
  g_autofree char *now = lode_clock_now_iso ();
  g_autoptr (LodeBriefing) briefing = lode_briefing_new (id);
  g_autoptr (LodeSlide) slide = make_slide (LODE_SLIDE_TITLE);

  now[strlen ("2026-02-04")] = '\0';
  lode_slide_set (slide, "title", title);
  lode_briefing_set (briefing, "title", title);
  lode_briefing_set (briefing, "date", now);
  lode_briefing_insert_slide (briefing, 0, slide);
  lode_library_add (self->library, G_OBJECT (briefing), _("New Briefing"));
  set_briefing (self, briefing);
}

static void
new_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  LodeBriefingsPage *self = LODE_BRIEFINGS_PAGE (widget);

  if (self->library != NULL)
    add_briefing (self);
}

static void
add_slide_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LodeBriefingsPage *self = LODE_BRIEFINGS_PAGE (widget);
  const char *wanted = g_variant_get_string (parameter, NULL);

  if (self->library == NULL)
    return;
  if (self->deck == NULL)
    add_briefing (self);

  for (LodeSlideKind kind = LODE_SLIDE_TITLE; kind <= LODE_SLIDE_SOURCES; kind++)
    if (g_str_equal (lode_slide_kind_to_string (kind), wanted))
      {
        g_autoptr (LodeSlide) slide = make_slide (kind);

        insert_slide (self, slide);
      }
}

static void
move_slide_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LodeBriefingsPage *self = LODE_BRIEFINGS_PAGE (widget);
  int to = self->selected + g_variant_get_int32 (parameter);

  if (get_slide (self) != NULL && to >= 0 && to < (int) lode_slide_deck_get_n_pages (self->deck))
    moved_cb (self, (guint) self->selected, (guint) to);
}

static void
delete_slide_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  LodeBriefingsPage *self = LODE_BRIEFINGS_PAGE (widget);
  g_autofree char *before = NULL;

  if (get_slide (self) == NULL)
    return;

  before = begin_edit (self);
  lode_slide_editor_set_slide (self->editor, NULL);
  lode_briefing_remove_slide (get_briefing (self), (guint) self->selected);
  end_edit (self, _("Delete Slide"), NULL, before);
  lode_window_toast (widget, _("Slide deleted"), TRUE);
}

static GBytes *
render_pdf (const char  *path,
            gpointer     user_data,
            GError     **error)
{
  return lode_slide_deck_to_pdf (LODE_BRIEFINGS_PAGE (user_data)->deck, error);
}

static void
lode_briefings_page_export (LodeRoom *room)
{
  LodeBriefingsPage *self = LODE_BRIEFINGS_PAGE (room);
  g_autofree char *name = NULL;

  if (self->deck == NULL)
    return;

  name = g_strdup_printf ("%s.pdf", lode_briefing_get_id (get_briefing (self)));
  lode_save_dialog_run (GTK_WIDGET (self), _("Export Briefing"), name, render_pdf, self);
}

static void
export_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  lode_briefings_page_export (LODE_ROOM (widget));
}

static void
presented_cb (LodeBriefingsPage *self,
              GParamSpec        *pspec,
              GtkWindow         *window)
{
  lode_briefings_page_select (self, (int) lode_present_window_get_position (
                                      LODE_PRESENT_WINDOW (window)));
}

static char *
get_briefing_title (LodeBriefing *briefing)
{
  const char *title = lode_briefing_get (briefing, "title");

  return g_strdup (title != NULL ? title : _("Untitled"));
}

static char *
lode_briefings_page_get_title (LodeRoom *room)
{
  LodeBriefing *briefing = get_briefing (LODE_BRIEFINGS_PAGE (room));

  return briefing != NULL ? get_briefing_title (briefing) : g_strdup (_("Briefings"));
}

static char *
lode_briefings_page_get_subtitle (LodeRoom *room)
{
  LodeBriefingsPage *self = LODE_BRIEFINGS_PAGE (room);

  if (self->deck == NULL)
    return NULL;
  /* Translators: 1 the number of the slide, 2 how many there are */
  return g_strdup_printf (_("Slide %d of %u"), self->selected + 1,
                          lode_slide_deck_get_n_pages (self->deck));
}

static gboolean
lode_briefings_page_can_go_back (LodeRoom *room)
{
  return FALSE;
}

static void
lode_briefings_page_go_back (LodeRoom *room)
{
}

static void
lode_briefings_page_set_width (LodeRoom  *room,
                               LodeWidth  width,
                               double     text_scale)
{
  LodeBriefingsPage *self = LODE_BRIEFINGS_PAGE (room);
  gboolean is_narrow = width == LODE_WIDTH_NARROW;
  int margin = is_narrow ? 8 : 24;

  lode_panes_lay_out_left (self->slides_flap, self->slides_box, self->slides_button, width,
                           SLIDES_WIDTH * text_scale);
  lode_slide_editor_set_is_narrow (self->editor, width < LODE_WIDTH_LARGE);
  lode_accessible_set_label (self->export_content, _("Export PDF"), width < LODE_WIDTH_LARGE);
  gtk_widget_set_margin_start (GTK_WIDGET (self->canvas), margin);
  gtk_widget_set_margin_end (GTK_WIDGET (self->canvas), margin);
}

static void
select_briefing (LodeBriefingsPage *self,
                 const char        *id)
{
  GListModel *briefings = lode_library_get_briefings (self->library);
  guint found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (briefings); i++)
    {
      g_autoptr (LodeBriefing) briefing = g_list_model_get_item (briefings, i);

      if (g_strcmp0 (lode_briefing_get_id (briefing), id) == 0)
        found = i;
    }
  gtk_drop_down_set_selected (self->briefing_drop, found);
  briefing_selected_cb (self);
}

static void
lode_briefings_page_open (LodeRoom     *room,
                          LodeLibrary  *library,
                          LodeSettings *settings)
{
  LodeBriefingsPage *self = LODE_BRIEFINGS_PAGE (room);
  int slide = lode_settings_get_integer (settings, "slide", 0);

  g_set_object (&self->library, library);
  self->is_showing = TRUE;
  gtk_drop_down_set_model (self->briefing_drop, lode_library_get_briefings (library));
  self->is_showing = FALSE;
  select_briefing (self, lode_settings_get_string (settings, "briefing", NULL));
  lode_briefings_page_select (self, slide);
}

static void
lode_briefings_page_remember (LodeRoom     *room,
                              LodeSettings *settings)
{
  LodeBriefingsPage *self = LODE_BRIEFINGS_PAGE (room);
  LodeBriefing *briefing = get_briefing (self);

  lode_settings_set_string (settings, "briefing",
                            briefing != NULL ? lode_briefing_get_id (briefing) : NULL);
  lode_settings_set_integer (settings, "slide", MAX (self->selected, 0));
}

static void
lode_briefings_page_room_init (LodeRoomInterface *iface)
{
  iface->get_title = lode_briefings_page_get_title;
  iface->get_subtitle = lode_briefings_page_get_subtitle;
  iface->can_go_back = lode_briefings_page_can_go_back;
  iface->go_back = lode_briefings_page_go_back;
  iface->set_width = lode_briefings_page_set_width;
  iface->open = lode_briefings_page_open;
  iface->remember = lode_briefings_page_remember;
  iface->export = lode_briefings_page_export;
}

static void
lode_briefings_page_dispose (GObject *object)
{
  LodeBriefingsPage *self = LODE_BRIEFINGS_PAGE (object);

  g_clear_handle_id (&self->thumbnails_id, g_source_remove);
  self->is_showing = TRUE;
  /* Before the template lets go of it: the bin would unparent what is gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODE_TYPE_BRIEFINGS_PAGE);
  g_clear_object (&self->deck);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (lode_briefings_page_parent_class)->dispose (object);
}

static void
lode_briefings_page_class_init (LodeBriefingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lode_briefings_page_dispose;

  g_type_ensure (LODE_TYPE_SLIDE_EDITOR);
  g_type_ensure (LODE_TYPE_SLIDE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/lodestone/lode-briefings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodeBriefingsPage, slides_flap);
  gtk_widget_class_bind_template_child (widget_class, LodeBriefingsPage, slides_box);
  gtk_widget_class_bind_template_child (widget_class, LodeBriefingsPage, slides_button);
  gtk_widget_class_bind_template_child (widget_class, LodeBriefingsPage, briefing_drop);
  gtk_widget_class_bind_template_child (widget_class, LodeBriefingsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, LodeBriefingsPage, slide_list);
  gtk_widget_class_bind_template_child (widget_class, LodeBriefingsPage, content_stack);
  gtk_widget_class_bind_template_child (widget_class, LodeBriefingsPage, canvas);
  gtk_widget_class_bind_template_child (widget_class, LodeBriefingsPage, editor);
  gtk_widget_class_bind_template_child (widget_class, LodeBriefingsPage, marking_label);
  gtk_widget_class_bind_template_child (widget_class, LodeBriefingsPage, export_content);
  gtk_widget_class_bind_template_callback (widget_class, briefing_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, slide_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, slide_selected_cb);

  gtk_widget_class_install_action (widget_class, "briefings.add-slide", "s", add_slide_cb);
  gtk_widget_class_install_action (widget_class, "briefings.delete-slide", NULL, delete_slide_cb);
  gtk_widget_class_install_action (widget_class, "briefings.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "briefings.move-slide", "i", move_slide_cb);
  gtk_widget_class_install_action (widget_class, "briefings.new", NULL, new_cb);
}

static void
name_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
name_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  g_autofree char *title = get_briefing_title (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), title);
}

static void
lode_briefings_page_init (LodeBriefingsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->selected = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  lode_accessible_name_buttons (GTK_WIDGET (self));
  lode_slide_view_set_natural_width (self->canvas, CANVAS_WIDTH, CANVAS_LEAST_WIDTH, FALSE);
  g_signal_connect (factory, "setup", G_CALLBACK (name_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (name_bind_cb), NULL);
  gtk_drop_down_set_factory (self->briefing_drop, factory);
  /* What takes the focus is a button within, which GTK 4.8 does not name. */
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->briefing_drop))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, _("Briefing"), -1);
}

GtkWidget *
lode_briefings_page_new (void)
{
  return g_object_new (LODE_TYPE_BRIEFINGS_PAGE, NULL);
}

void
lode_briefings_page_add_chart (LodeBriefingsPage *self,
                               LodeChartSpec     *spec)
{
  g_autoptr (LodeSlide) slide = NULL;

  g_return_if_fail (LODE_IS_BRIEFINGS_PAGE (self));
  g_return_if_fail (spec != NULL);

  if (self->library == NULL)
    return;
  if (self->deck == NULL)
    add_briefing (self);

  slide = lode_slide_new (LODE_SLIDE_CHART);
  lode_slide_set_chart (slide, spec);
  insert_slide (self, slide);
  lode_window_toast (GTK_WIDGET (self), _("Added to the briefing"), TRUE);
}

GtkWindow *
lode_briefings_page_present (LodeBriefingsPage *self)
{
  GtkRoot *root;
  GtkWindow *window;

  g_return_val_if_fail (LODE_IS_BRIEFINGS_PAGE (self), NULL);

  if (self->deck == NULL || lode_slide_deck_get_n_pages (self->deck) == 0)
    return NULL;

  root = gtk_widget_get_root (GTK_WIDGET (self));
  window = lode_present_window_new (self->deck, (guint) MAX (self->selected, 0));
  g_signal_connect_object (window, "notify::position", G_CALLBACK (presented_cb), self,
                           G_CONNECT_SWAPPED);
  if (root != NULL)
    gtk_window_set_application (window, gtk_window_get_application (GTK_WINDOW (root)));
  gtk_window_fullscreen (window);
  gtk_window_present (window);
  return window;
}

LodeBriefing *
lode_briefings_page_get_briefing (LodeBriefingsPage *self)
{
  g_return_val_if_fail (LODE_IS_BRIEFINGS_PAGE (self), NULL);

  return get_briefing (self);
}

int
lode_briefings_page_get_selected (LodeBriefingsPage *self)
{
  g_return_val_if_fail (LODE_IS_BRIEFINGS_PAGE (self), -1);

  return self->selected;
}

void
lode_briefings_page_select (LodeBriefingsPage *self,
                            int                index)
{
  int n_slides;
  GtkListBoxRow *row;

  g_return_if_fail (LODE_IS_BRIEFINGS_PAGE (self));

  n_slides = self->deck != NULL ? (int) lode_slide_deck_get_n_pages (self->deck) : 0;
  self->selected = n_slides > 0 ? CLAMP (index, 0, n_slides - 1) : -1;
  row = gtk_list_box_get_row_at_index (self->slide_list, self->selected);
  if (row != NULL)
    gtk_list_box_select_row (self->slide_list, row);
  show_slide (self);
}
