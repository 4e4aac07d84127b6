/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-figures-pane.h"

#include <glib/gi18n.h>

#include "widgets/lode-claim-row.h"

struct _LodeFiguresPane
{
  GtkWidget         parent_instance;

  LodeArticle      *article;
  char             *selected_claim;
  gboolean          is_filling;

  LodeSpecificsBox *specifics;
  GtkWidget        *scroller;
  GtkListBox       *list;
  GtkLabel         *count_label;
  GtkWidget        *empty_label;
};

enum
{
  PROP_0,
  PROP_SELECTED_CLAIM,
  N_PROPS,
};

enum
{
  EVIDENCE_TOGGLED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LodeFiguresPane, lode_figures_pane, GTK_TYPE_WIDGET)

static GPtrArray *
get_claims (LodeFiguresPane *self)
{
  return self->article != NULL ? lode_article_get_claims (self->article) : NULL;
}

static void
update_count (LodeFiguresPane *self)
{
  GPtrArray *claims = get_claims (self);
  guint n_claims = claims != NULL ? claims->len : 0;
  g_autofree char *text =
    /* Translators: how many figures of an article were accepted as evidence: “3 of 7 accepted” */
    g_strdup_printf (_("%u of %u accepted"), lode_figures_pane_get_n_evidence (self), n_claims);

  gtk_label_set_text (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n_claims > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_claims > 0);
  gtk_widget_set_visible (self->empty_label, n_claims == 0);
}

static void
store_selection (LodeFiguresPane *self,
                 const char      *claim_id)
{
  if (g_strcmp0 (claim_id, self->selected_claim) == 0)
    return;

  g_free (self->selected_claim);
  self->selected_claim = g_strdup (claim_id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_CLAIM]);
}

static void
row_selected_cb (LodeFiguresPane *self,
                 GtkListBoxRow   *row)
{
  if (!self->is_filling)
    store_selection (self,
                     row != NULL ? lode_claim_row_get_claim_id (LODE_CLAIM_ROW (row)) : NULL);
}

static void
evidence_toggled_cb (LodeFiguresPane *self,
                     gboolean         is_wanted,
                     LodeClaimRow    *row)
{
  g_signal_emit (self, signals[EVIDENCE_TOGGLED], 0, lode_claim_row_get_claim_id (row), is_wanted);
}

static void
clear_list (LodeFiguresPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static void
fill_list (LodeFiguresPane *self,
           LodeAtlas       *atlas)
{
  GPtrArray *claims = get_claims (self);

  self->is_filling = TRUE;
  clear_list (self);
  for (guint i = 0; claims != NULL && i < claims->len; i++)
    {
      GtkWidget *row = lode_claim_row_new (g_ptr_array_index (claims, i), atlas);

      g_signal_connect_object (row, "evidence-toggled", G_CALLBACK (evidence_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
  self->is_filling = FALSE;
}

static void
scroll_to_row (LodeFiguresPane *self,
               GtkWidget       *row)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *content = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (self->list)));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, content, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
}

static void
lode_figures_pane_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  LodeFiguresPane *self = LODE_FIGURES_PANE (object);

  switch (prop_id)
    {
    case PROP_SELECTED_CLAIM:
      g_value_set_string (value, self->selected_claim);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_figures_pane_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED_CLAIM:
      lode_figures_pane_select_claim (LODE_FIGURES_PANE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_figures_pane_dispose (GObject *object)
{
  LodeFiguresPane *self = LODE_FIGURES_PANE (object);

  /* Rows that go are no choice of the person. */
  self->is_filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), LODE_TYPE_FIGURES_PANE);
  g_clear_object (&self->article);
  g_clear_pointer (&self->selected_claim, g_free);

  G_OBJECT_CLASS (lode_figures_pane_parent_class)->dispose (object);
}

static void
lode_figures_pane_class_init (LodeFiguresPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lode_figures_pane_get_property;
  object_class->set_property = lode_figures_pane_set_property;
  object_class->dispose = lode_figures_pane_dispose;

  properties[PROP_SELECTED_CLAIM] =
    g_param_spec_string ("selected-claim", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EVIDENCE_TOGGLED] =
    g_signal_new ("evidence-toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  g_type_ensure (LODE_TYPE_SPECIFICS_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/lodestone/lode-figures-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LodeFiguresPane, specifics);
  gtk_widget_class_bind_template_child (widget_class, LodeFiguresPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, LodeFiguresPane, list);
  gtk_widget_class_bind_template_child (widget_class, LodeFiguresPane, count_label);
  gtk_widget_class_bind_template_child (widget_class, LodeFiguresPane, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
lode_figures_pane_init (LodeFiguresPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lode_figures_pane_new (void)
{
  return g_object_new (LODE_TYPE_FIGURES_PANE, NULL);
}

void
lode_figures_pane_set_article (LodeFiguresPane *self,
                               LodeArticle     *article,
                               LodeAtlas       *atlas)
{
  g_return_if_fail (LODE_IS_FIGURES_PANE (self));
  g_return_if_fail (article == NULL || LODE_IS_ARTICLE (article));

  g_set_object (&self->article, article);
  fill_list (self, atlas);
  store_selection (self, NULL);
  update_count (self);
}

void
lode_figures_pane_refresh (LodeFiguresPane *self)
{
  g_return_if_fail (LODE_IS_FIGURES_PANE (self));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      const char *id = lode_claim_row_get_claim_id (LODE_CLAIM_ROW (row));
      const LodeClaim *claim = lode_article_find_claim (self->article, id);

      if (claim != NULL)
        lode_claim_row_set_is_evidence (LODE_CLAIM_ROW (row), claim->is_evidence);
    }
  update_count (self);
}

void
lode_figures_pane_select_claim (LodeFiguresPane *self,
                                const char      *claim_id)
{
  g_return_if_fail (LODE_IS_FIGURES_PANE (self));

  if (g_strcmp0 (claim_id, self->selected_claim) == 0)
    return;

  if (claim_id == NULL)
    gtk_list_box_unselect_all (self->list);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (lode_claim_row_get_claim_id (LODE_CLAIM_ROW (row)), claim_id) == 0)
      {
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
        scroll_to_row (self, row);
      }
  store_selection (self, claim_id);
}

LodeSpecificsBox *
lode_figures_pane_get_specifics (LodeFiguresPane *self)
{
  g_return_val_if_fail (LODE_IS_FIGURES_PANE (self), NULL);

  return self->specifics;
}

guint
lode_figures_pane_get_n_evidence (LodeFiguresPane *self)
{
  GPtrArray *claims;
  guint n_evidence = 0;

  g_return_val_if_fail (LODE_IS_FIGURES_PANE (self), 0);

  claims = get_claims (self);
  for (guint i = 0; claims != NULL && i < claims->len; i++)
    n_evidence += ((const LodeClaim *) g_ptr_array_index (claims, i))->is_evidence ? 1 : 0;
  return n_evidence;
}
