/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-article-row.h"

#include <glib/gi18n.h>

#include "widgets/lode-article-buffer.h"
#include "widgets/lode-specifics-box.h"

struct _LodeArticleRow
{
  GtkBox    parent_instance;

  GtkLabel *origin_label;
  GtkLabel *title_label;
  GtkLabel *excerpt_label;
  GtkLabel *figures_label;
  GtkLabel *specifics_label;
};

G_DEFINE_FINAL_TYPE (LodeArticleRow, lode_article_row, GTK_TYPE_BOX)

static void
lode_article_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LODE_TYPE_ARTICLE_ROW);

  G_OBJECT_CLASS (lode_article_row_parent_class)->dispose (object);
}

static void
lode_article_row_class_init (LodeArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lode_article_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/lodestone/lode-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LodeArticleRow, origin_label);
  gtk_widget_class_bind_template_child (widget_class, LodeArticleRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, LodeArticleRow, excerpt_label);
  gtk_widget_class_bind_template_child (widget_class, LodeArticleRow, figures_label);
  gtk_widget_class_bind_template_child (widget_class, LodeArticleRow, specifics_label);
}

static void
lode_article_row_init (LodeArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_origin (LodeArticleRow *self,
             LodeArticle    *article)
{
  const char *site = lode_article_get_meta (article, "site");
  g_autofree char *date =
    /* Translators: a short date for strftime: “1 Feb” */
    lode_article_format_date (lode_article_get_meta (article, "published"), _("%-d %b"));
  g_autofree char *origin = NULL;

  if (site != NULL && *date != '\0')
    origin = g_strdup_printf ("%s · %s", site, date);
  else
    origin = g_strdup (site != NULL ? site : date);
  gtk_label_set_text (self->origin_label, origin);
  gtk_widget_set_visible (GTK_WIDGET (self->origin_label), *origin != '\0');
}

static void
show_badges (LodeArticleRow *self,
             LodeArticle    *article,
             guint           n_specifics)
{
  guint n_claims = lode_article_get_claims (article)->len;
  g_autofree char *figures =
    g_strdup_printf (ngettext ("%u figure", "%u figures", n_claims), n_claims);
  g_autofree char *specifics =
    /* Translators: how many of the five things that a statement can commit to it does commit to */
    g_strdup_printf (_("%u of %u specifics"), n_specifics, LODE_SPECIFICS_BOX_N_ITEMS);

  gtk_label_set_text (self->figures_label, figures);
  gtk_label_set_text (self->specifics_label, specifics);
  if (n_specifics < 2)
    gtk_widget_add_css_class (GTK_WIDGET (self->specifics_label), "assumed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->specifics_label), "assumed");
}

GtkWidget *
lode_article_row_new (void)
{
  return g_object_new (LODE_TYPE_ARTICLE_ROW, NULL);
}

void
lode_article_row_set_article (LodeArticleRow *self,
                              LodeArticle    *article,
                              guint           n_specifics)
{
  const char *title;
  const char *excerpt;

  g_return_if_fail (LODE_IS_ARTICLE_ROW (self));
  g_return_if_fail (article == NULL || LODE_IS_ARTICLE (article));

  if (article == NULL)
    return;

  title = lode_article_get_meta (article, "title");
  excerpt = lode_article_get_meta (article, "excerpt");
  gtk_label_set_text (self->title_label, title != NULL ? title : _("Untitled"));
  gtk_label_set_text (self->excerpt_label, excerpt);
  gtk_widget_set_visible (GTK_WIDGET (self->excerpt_label), excerpt != NULL && *excerpt != '\0');
  show_origin (self, article);
  show_badges (self, article, n_specifics);
}
