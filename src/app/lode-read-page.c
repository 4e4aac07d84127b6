/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-read-page.h"

#include <glib/gi18n.h>

#include "app/lode-article-specifics.h"
#include "app/lode-panes.h"
#include "app/lode-room.h"
#include "app/lode-window.h"
#include "widgets/lode-accessible.h"
#include "widgets/lode-article-row.h"
#include "widgets/lode-article-view.h"
#include "widgets/lode-figures-pane.h"

#define SOURCES_WIDTH 208
#define LIST_WIDTH 288
#define FIGURES_WIDTH 304
#define ARTICLE_LEAST_WIDTH 312
#define CHARACTERS_A_MINUTE 1100

/* What a row of the sources list lets through. */
typedef enum
{
  SOURCE_ALL,
  SOURCE_STARRED,
  SOURCE_WITH_FIGURES,
  SOURCE_SITE,
} SourceKind;

struct _LodeReadPage
{
  AdwBin              parent_instance;

  LodeLibrary        *library;
  LodeArticle        *article;
  GtkSingleSelection *selection;
  GtkFilterListModel *filtered;
  GtkCustomFilter    *filter;
  SourceKind          source;
  char               *site;         /* (nullable): of %SOURCE_SITE */
  LodeWidth           width;
  gboolean            is_showing;

  AdwFlap            *figures_flap;
  AdwFlap            *sources_flap;
  AdwLeaflet         *leaflet;
  GtkWidget          *figures_box;
  GtkWidget          *sources_box;
  GtkWidget          *list_box;
  GtkStack           *article_stack;
  GtkListBox         *sources_list;
  GtkListView        *list_view;
  GtkLabel           *list_title;
  GtkLabel           *list_count;
  GtkLabel           *reading_label;
  GtkToggleButton    *star_button;
  GtkWidget          *sources_button;
  GtkWidget          *figures_button;
  GtkWidget          *article_scroller;
  LodeArticleView    *article_view;
  LodeFiguresPane    *figures_pane;
  GtkWidget          *peek_button;
  GtkLabel           *peek_figures;
  GtkLabel           *peek_evidence;
  GtkLabel           *peek_specifics;
  GtkLabel           *peek_missing;
};

static void lode_read_page_room_init (LodeRoomInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LodeReadPage, lode_read_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LODE_TYPE_ROOM, lode_read_page_room_init))

static gboolean
passes_source (gpointer item,
               gpointer user_data)
{
  LodeReadPage *self = LODE_READ_PAGE (user_data);
  LodeArticle *article = LODE_ARTICLE (item);

  switch (self->source)
    {
    case SOURCE_STARRED:
      return lode_article_get_is_starred (article);
    case SOURCE_WITH_FIGURES:
      return lode_article_get_claims (article)->len > 0;
    case SOURCE_SITE:
      return g_strcmp0 (lode_article_get_meta (article, "site"), self->site) == 0;
    case SOURCE_ALL:
    default:
      return TRUE;
    }
}

/* Below the article in a narrow window: what would be seen in the pane. */
static void
update_peek (LodeReadPage *self)
{
  LodeSpecificsBox *specifics = lode_figures_pane_get_specifics (self->figures_pane);
  guint n_claims = self->article != NULL ? lode_article_get_claims (self->article)->len : 0;
  guint n_evidence = lode_figures_pane_get_n_evidence (self->figures_pane);
  guint n_missing = LODE_SPECIFICS_BOX_N_ITEMS - lode_specifics_box_get_n_stated (specifics);
  g_autofree char *figures =
    g_strdup_printf (ngettext ("%u figure", "%u figures", n_claims), n_claims);
  /* Translators: how many figures were accepted as evidence; stands in a badge */
  g_autofree char *evidence = g_strdup_printf (_("%u evidence"), n_evidence);
  /* Translators: how many of the five specifics an article leaves out; stands in a badge */
  g_autofree char *missing =
    g_strdup_printf (_("%u of %u missing"), n_missing, LODE_SPECIFICS_BOX_N_ITEMS);
  g_autofree char *names = lode_specifics_box_describe_missing (specifics);

  gtk_label_set_text (self->peek_figures, figures);
  gtk_label_set_text (self->peek_evidence, evidence);
  gtk_label_set_text (self->peek_specifics, missing);
  gtk_label_set_text (self->peek_missing, names);
  gtk_widget_set_visible (GTK_WIDGET (self->peek_evidence), n_evidence > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->peek_specifics), n_missing > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->peek_missing), *names != '\0');
}

static void
update_star (LodeReadPage *self)
{
  gboolean is_starred = self->article != NULL && lode_article_get_is_starred (self->article);

  self->is_showing = TRUE;
  gtk_toggle_button_set_active (self->star_button, is_starred);
  gtk_button_set_icon_name (GTK_BUTTON (self->star_button),
                            is_starred ? "starred-symbolic" : "non-starred-symbolic");
  self->is_showing = FALSE;
}

static void
article_changed_cb (LodeReadPage *self)
{
  lode_figures_pane_refresh (self->figures_pane);
  lode_article_view_refresh (self->article_view);
  update_star (self);
  update_peek (self);
}

static void
show_reading_time (LodeReadPage *self)
{
  glong n_characters = g_utf8_strlen (lode_article_get_text (self->article), -1);
  guint minutes = (guint) MAX (1, n_characters / CHARACTERS_A_MINUTE);
  g_autofree char *text =
    /* Translators: how long it takes to read an article */
    g_strdup_printf (ngettext ("%u min to read", "%u min to read", minutes), minutes);

  gtk_label_set_text (self->reading_label, text);
}

static void
set_article (LodeReadPage *self,
             LodeArticle  *article)
{
  if (self->article == article)
    return;

  if (self->article != NULL)
    g_signal_handlers_disconnect_by_func (self->article, article_changed_cb, self);
  g_set_object (&self->article, article);

  lode_article_view_set_article (self->article_view, article);
  lode_figures_pane_set_article (self->figures_pane, article, lode_atlas_get_default ());
  if (article != NULL)
    {
      g_signal_connect_object (article, "changed", G_CALLBACK (article_changed_cb), self,
                               G_CONNECT_SWAPPED);
      lode_article_specifics_show (article,
                                   lode_figures_pane_get_specifics (self->figures_pane));
      show_reading_time (self);
      gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->article_scroller)), 0);
    }
  gtk_stack_set_visible_child_name (self->article_stack, article != NULL ? "article" : "empty");
  update_star (self);
  update_peek (self);
  lode_room_emit_changed (LODE_ROOM (self));
}

static void
update_list_head (LodeReadPage *self)
{
  guint n_articles = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *count = g_strdup_printf ("%u", n_articles);
  const char *titles[] = {
    /* Translators: heading of a list of articles */
    [SOURCE_ALL] = _("All articles"),
    [SOURCE_STARRED] = _("Starred"),
    [SOURCE_WITH_FIGURES] = _("With figures"),
    [SOURCE_SITE] = self->site,
  };

  gtk_label_set_text (self->list_title, titles[self->source]);
  gtk_label_set_text (self->list_count, count);
}

static void
selection_changed_cb (LodeReadPage *self)
{
  set_article (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
filtered_changed_cb (LodeReadPage *self)
{
  update_list_head (self);
}

static void
source_selected_cb (LodeReadPage  *self,
                    GtkListBoxRow *row)
{
  const char *site;

  if (row == NULL || self->filter == NULL)
    return;

  site = g_object_get_data (G_OBJECT (row), "lode-site");
  self->source = (SourceKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "lode-source"));
  g_free (self->site);
  self->site = g_strdup (site);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_list_head (self);
  if (adw_flap_get_folded (self->sources_flap))
    adw_flap_set_reveal_flap (self->sources_flap, FALSE);
  lode_room_emit_changed (LODE_ROOM (self));
}

static void
add_source (LodeReadPage *self,
            SourceKind    kind,
            const char   *title,
            const char   *icon_name,
            guint         count)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *number = g_strdup_printf ("%u", count);
  GtkWidget *count_label = gtk_label_new (number);

  if (icon_name != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (count_label, "lode-caption");
  gtk_box_append (GTK_BOX (box), count_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (row), "lode-source", GINT_TO_POINTER (kind));
  if (kind == SOURCE_SITE)
    g_object_set_data_full (G_OBJECT (row), "lode-site", g_strdup (title), g_free);
  gtk_list_box_append (self->sources_list, row);
  if (kind == self->source && g_strcmp0 (kind == SOURCE_SITE ? title : NULL, self->site) == 0)
    gtk_list_box_select_row (self->sources_list, GTK_LIST_BOX_ROW (row));
}

/* The three fixed sources, then one for each site. */
static void
fill_sources (LodeReadPage *self)
{
  GListModel *articles = lode_library_get_articles (self->library);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sites = g_ptr_array_new ();
  guint n_starred = 0;
  guint n_figures = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sources_list))) != NULL)
    gtk_list_box_remove (self->sources_list, child);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (LodeArticle) article = g_list_model_get_item (articles, i);
      const char *site = lode_article_get_meta (article, "site");

      n_starred += lode_article_get_is_starred (article) ? 1 : 0;
      n_figures += lode_article_get_claims (article)->len > 0 ? 1 : 0;
      if (site == NULL || *site == '\0')
        continue;
      if (!g_hash_table_contains (counts, site))
        g_ptr_array_add (sites, (gpointer) site);
      g_hash_table_insert (counts, (gpointer) site,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, site)) +
                                             1));
    }

  add_source (self, SOURCE_ALL, _("All articles"), "lode-articles-symbolic",
              g_list_model_get_n_items (articles));
  add_source (self, SOURCE_STARRED, _("Starred"), "starred-symbolic", n_starred);
  add_source (self, SOURCE_WITH_FIGURES, _("With figures"), "lode-chart-sources-symbolic",
              n_figures);
  for (guint i = 0; i < sites->len; i++)
    add_source (self, SOURCE_SITE, g_ptr_array_index (sites, i), NULL,
                GPOINTER_TO_UINT (g_hash_table_lookup (counts, g_ptr_array_index (sites, i))));
}

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  gtk_list_item_set_child (item, lode_article_row_new ());
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  user_data)
{
  LodeArticle *article = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *holder = gtk_widget_get_parent (row);
  const char *title = lode_article_get_meta (article, "title");

  lode_article_row_set_article (LODE_ARTICLE_ROW (row), article,
                                lode_article_specifics_count (article));
  /* What the list makes of an item has no name of its own in GTK 4.8. */
  if (holder != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    title != NULL ? title : _("Untitled"), -1);
}

static void
article_activated_cb (LodeReadPage *self,
                      guint         position)
{
  gtk_single_selection_set_selected (self->selection, position);
  selection_changed_cb (self);
  adw_leaflet_set_visible_child_name (self->leaflet, "article");
  gtk_widget_grab_focus (GTK_WIDGET (self->article_view));
}

static void
navigated_cb (LodeReadPage *self)
{
  lode_room_emit_changed (LODE_ROOM (self));
}

static void
peek_clicked_cb (LodeReadPage *self)
{
  adw_flap_set_reveal_flap (self->figures_flap, TRUE);
}

static void
claim_selected_cb (LodeReadPage *self,
                   GParamSpec   *pspec,
                   GObject      *source)
{
  g_autofree char *claim = NULL;

  g_object_get (source, "selected-claim", &claim, NULL);
  if (source == G_OBJECT (self->article_view))
    lode_figures_pane_select_claim (self->figures_pane, claim);
  else
    lode_article_view_select_claim (self->article_view, claim);
}

static void
evidence_toggled_cb (LodeReadPage *self,
                     const char   *claim_id,
                     gboolean      is_wanted)
{
  GObject *document = G_OBJECT (self->article);
  g_autofree char *before = lode_document_to_json (document, NULL);

  lode_article_set_evidence (self->article, claim_id, is_wanted);
  lode_library_record (self->library, document,
                       /* Translators: what can be undone: a figure became evidence, or not */
                       is_wanted ? _("Accept Figure") : _("Withdraw Figure"), NULL, before);
}

static void
star_toggled_cb (LodeReadPage *self)
{
  GObject *document = G_OBJECT (self->article);
  g_autofree char *before = NULL;

  if (self->is_showing || self->article == NULL)
    return;

  before = lode_document_to_json (document, NULL);
  lode_article_set_is_starred (self->article, gtk_toggle_button_get_active (self->star_button));
  lode_library_record (self->library, document, _("Star Article"), NULL, before);
  update_star (self);
  fill_sources (self);
}

static char *
lode_read_page_get_title (LodeRoom *room)
{
  LodeReadPage *self = LODE_READ_PAGE (room);

  if (lode_room_can_go_back (room) && self->article != NULL)
    {
      const char *site = lode_article_get_meta (self->article, "site");

      return g_strdup (site != NULL ? site : _("Article"));
    }
  return g_strdup (gtk_label_get_text (self->list_title));
}

static char *
lode_read_page_get_subtitle (LodeRoom *room)
{
  LodeReadPage *self = LODE_READ_PAGE (room);
  guint n_articles = self->filtered != NULL
                       ? g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) : 0;

  return g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
}

static gboolean
lode_read_page_can_go_back (LodeRoom *room)
{
  LodeReadPage *self = LODE_READ_PAGE (room);

  return adw_leaflet_get_folded (self->leaflet) &&
         g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "article") == 0;
}

/* The sheet first, then the article. */
static void
lode_read_page_go_back (LodeRoom *room)
{
  LodeReadPage *self = LODE_READ_PAGE (room);

  if (adw_flap_get_folded (self->figures_flap) && adw_flap_get_reveal_flap (self->figures_flap))
    adw_flap_set_reveal_flap (self->figures_flap, FALSE);
  else
    adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

static void
lode_read_page_set_width (LodeRoom  *room,
                          LodeWidth  width,
                          double     text_scale)
{
  LodeReadPage *self = LODE_READ_PAGE (room);

  self->width = width;
  lode_panes_lay_out_left (self->sources_flap, self->sources_box, self->sources_button, width,
                           SOURCES_WIDTH * text_scale);
  lode_panes_lay_out_right (self->figures_flap, self->figures_box, width,
                            FIGURES_WIDTH * text_scale);
  gtk_widget_set_visible (self->peek_button, width == LODE_WIDTH_NARROW);
  gtk_widget_set_visible (self->figures_button, width != LODE_WIDTH_NARROW);
  adw_leaflet_set_can_unfold (self->leaflet, width != LODE_WIDTH_NARROW);
  /* One page at a time: a tap goes to the article. */
  gtk_list_view_set_single_click_activate (self->list_view, width == LODE_WIDTH_NARROW);
  gtk_widget_set_size_request (self->list_box,
                               width == LODE_WIDTH_NARROW ? -1 : (int) (LIST_WIDTH * text_scale),
                               -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->article_stack),
                               width == LODE_WIDTH_NARROW ? -1 : ARTICLE_LEAST_WIDTH, -1);
}

static GtkListItemFactory *
make_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  return factory;
}

static void
take_articles (LodeReadPage *self,
               GListModel   *articles)
{
  g_autoptr (GtkListItemFactory) factory = make_factory ();

  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  self->filter = gtk_custom_filter_new (passes_source, self, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (articles), GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (filtered_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (articles, "items-changed", G_CALLBACK (fill_sources), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

static void
lode_read_page_open (LodeRoom     *room,
                     LodeLibrary  *library,
                     LodeSettings *settings)
{
  LodeReadPage *self = LODE_READ_PAGE (room);
  const char *id = lode_settings_get_string (settings, "article", NULL);
  LodeArticle *article = id != NULL ? lode_library_find_article (library, id) : NULL;

  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (lode_library_get_articles (self->library), self);
  g_set_object (&self->library, library);
  self->source = SOURCE_ALL;
  g_clear_pointer (&self->site, g_free);
  take_articles (self, lode_library_get_articles (library));
  fill_sources (self);
  update_list_head (self);
  selection_changed_cb (self);
  if (article != NULL)
    lode_read_page_show_article (self, article);
}

static void
lode_read_page_remember (LodeRoom     *room,
                         LodeSettings *settings)
{
  LodeReadPage *self = LODE_READ_PAGE (room);

  lode_settings_set_string (settings, "article",
                            self->article != NULL ? lode_article_get_id (self->article) : NULL);
}

static void
lode_read_page_toggle_pane (LodeRoom *room)
{
  AdwFlap *flap = LODE_READ_PAGE (room)->figures_flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
lode_read_page_room_init (LodeRoomInterface *iface)
{
  iface->get_title = lode_read_page_get_title;
  iface->get_subtitle = lode_read_page_get_subtitle;
  iface->can_go_back = lode_read_page_can_go_back;
  iface->go_back = lode_read_page_go_back;
  iface->set_width = lode_read_page_set_width;
  iface->open = lode_read_page_open;
  iface->remember = lode_read_page_remember;
  iface->toggle_pane = lode_read_page_toggle_pane;
}

static void
lode_read_page_dispose (GObject *object)
{
  LodeReadPage *self = LODE_READ_PAGE (object);

  /* Before the template lets go of it: the bin would unparent what is gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODE_TYPE_READ_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->article);
  g_clear_object (&self->library);
  g_clear_pointer (&self->site, g_free);

  G_OBJECT_CLASS (lode_read_page_parent_class)->dispose (object);
}

static void
lode_read_page_class_init (LodeReadPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lode_read_page_dispose;

  g_type_ensure (LODE_TYPE_ARTICLE_VIEW);
  g_type_ensure (LODE_TYPE_FIGURES_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/lodestone/lode-read-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, figures_flap);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, sources_flap);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, figures_box);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, sources_box);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, article_stack);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, sources_list);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, list_title);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, list_count);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, reading_label);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, star_button);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, sources_button);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, figures_button);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, article_scroller);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, article_view);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, figures_pane);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, peek_button);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, peek_figures);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, peek_evidence);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, peek_specifics);
  gtk_widget_class_bind_template_child (widget_class, LodeReadPage, peek_missing);
  gtk_widget_class_bind_template_callback (widget_class, article_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, evidence_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, navigated_cb);
  gtk_widget_class_bind_template_callback (widget_class, peek_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, star_toggled_cb);
}

static void
lode_read_page_init (LodeReadPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lode_accessible_name_buttons (GTK_WIDGET (self));
  g_signal_connect_object (self->article_view, "notify::selected-claim",
                           G_CALLBACK (claim_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->figures_pane, "notify::selected-claim",
                           G_CALLBACK (claim_selected_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
lode_read_page_new (void)
{
  return g_object_new (LODE_TYPE_READ_PAGE, NULL);
}

void
lode_read_page_show_article (LodeReadPage *self,
                             LodeArticle  *article)
{
  g_return_if_fail (LODE_IS_READ_PAGE (self));
  g_return_if_fail (LODE_IS_ARTICLE (article));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->filtered)); i++)
    {
      g_autoptr (LodeArticle) other = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      if (other == article)
        gtk_single_selection_set_selected (self->selection, i);
    }
  adw_leaflet_set_visible_child_name (self->leaflet, "article");
}

LodeArticle *
lode_read_page_get_article (LodeReadPage *self)
{
  g_return_val_if_fail (LODE_IS_READ_PAGE (self), NULL);

  return self->article;
}
