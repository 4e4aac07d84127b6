/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-article-view.h"

#include <glib/gi18n.h>

#include "widgets/lode-article-buffer.h"

/* The measure of a column: about 68 characters of the article's font. */
#define COLUMN_EMS 34.0
#define LEAST_MARGIN 16

struct _LodeArticleView
{
  GtkTextView  parent_instance;

  LodeArticle *article;
  GArray      *pieces;
  char        *selected_claim;
};

enum
{
  PROP_0,
  PROP_SELECTED_CLAIM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LodeArticleView, lode_article_view, GTK_TYPE_TEXT_VIEW)

static void
look_up_colour (LodeArticleView *self,
                const char      *name,
                GdkRGBA         *colour)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (context, name, colour))
    gtk_style_context_get_color (context, colour);
}

static void
select_claim (LodeArticleView *self,
              const char      *claim_id)
{
  if (g_strcmp0 (claim_id, self->selected_claim) == 0)
    return;

  g_free (self->selected_claim);
  self->selected_claim = g_strdup (claim_id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_CLAIM]);
}

/* What a mark is drawn with, by the state of the claim. */
typedef struct
{
  GdkRGBA  accent;
  gboolean is_evidence;
  gboolean is_selected;
} MarkStyle;

static void
append_dots (GtkSnapshot           *snapshot,
             const graphene_rect_t *line,
             const GdkRGBA         *colour)
{
  for (float x = line->origin.x; x < line->origin.x + line->size.width; x += 4)
    gtk_snapshot_append_color (snapshot, colour,
                               &GRAPHENE_RECT_INIT (x, line->origin.y, 2, line->size.height));
}

/* One mark on one line of the screen. */
static void
append_mark (GtkSnapshot           *snapshot,
             const graphene_rect_t *box,
             const MarkStyle       *style)
{
  graphene_rect_t line = GRAPHENE_RECT_INIT (box->origin.x,
                                             box->origin.y + box->size.height - 2,
                                             box->size.width, 2);
  GdkRGBA fill = style->accent;

  if (style->is_selected || style->is_evidence)
    {
      fill.alpha = style->is_selected ? 0.30f : 0.12f;
      gtk_snapshot_append_color (snapshot, &fill, box);
      gtk_snapshot_append_color (snapshot, &style->accent, &line);
    }
  else
    {
      append_dots (snapshot, &line, &style->accent);
    }
}

/* The part of a line of text that glyphs stand in: the line's height without its leading. */
static void
mark_box (LodeArticleView   *self,
          const GtkTextIter *start,
          const GtkTextIter *end,
          graphene_rect_t   *box)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double height = pango_font_metrics_get_height (metrics) / (double) PANGO_SCALE;
  GtkTextIter last = *end;
  GdkRectangle first_box;
  GdkRectangle last_box;
  double left;
  double right;
  double bottom;

  pango_font_metrics_unref (metrics);
  gtk_text_view_get_iter_location (view, start, &first_box);
  gtk_text_iter_backward_char (&last);
  gtk_text_view_get_iter_location (view, &last, &last_box);

  left = MIN (first_box.x, last_box.x);
  right = MAX (first_box.x + first_box.width, last_box.x + last_box.width);
  bottom = first_box.y + (first_box.height + height) / 2.0 + 1.0;
  graphene_rect_init (box, (float) left, (float) (bottom - height),
                      (float) (right - left), (float) (height + 1.0));
}

static void
append_claim (LodeArticleView *self,
              GtkSnapshot     *snapshot,
              const LodeClaim *claim,
              const GdkRGBA   *accent)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  MarkStyle style = {
    .accent = *accent,
    .is_evidence = claim->is_evidence,
    .is_selected = g_strcmp0 (claim->id, self->selected_claim) == 0,
  };
  GtkTextIter from;
  GtkTextIter to;
  int start;
  int end;

  if (!lode_article_view_get_claim_range (self, claim, &start, &end))
    return;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  while (gtk_text_iter_compare (&from, &to) < 0)
    {
      GtkTextIter line_end = from;
      graphene_rect_t box;

      if (!gtk_text_view_forward_display_line (view, &line_end) ||
          gtk_text_iter_compare (&line_end, &to) > 0)
        line_end = to;
      mark_box (self, &from, &line_end, &box);
      append_mark (snapshot, &box, &style);
      from = line_end;
    }
}

static void
lode_article_view_snapshot_layer (GtkTextView      *view,
                                  GtkTextViewLayer  layer,
                                  GtkSnapshot      *snapshot)
{
  LodeArticleView *self = LODE_ARTICLE_VIEW (view);
  GPtrArray *claims;
  GdkRectangle visible;
  GdkRGBA accent;
  GtkTextIter first;
  GtkTextIter last;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->article == NULL)
    return;

  look_up_colour (self, "accent_color", &accent);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &first, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &last, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&last);

  claims = lode_article_get_claims (self->article);
  for (guint i = 0; i < claims->len; i++)
    {
      const LodeClaim *claim = g_ptr_array_index (claims, i);
      int start;
      int end;

      if (lode_article_view_get_claim_range (self, claim, &start, &end) &&
          end >= gtk_text_iter_get_offset (&first) &&
          start <= gtk_text_iter_get_offset (&last))
        append_claim (self, snapshot, claim, &accent);
    }
}

/* Keeps a readable measure: what is wider than a column becomes margin. */
static void
lode_article_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double em = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  int margin = width < 480 ? LEAST_MARGIN : 2 * LEAST_MARGIN;

  if (!pango_font_description_get_size_is_absolute (font))
    em *= 96.0 / 72.0;
  margin = MAX (margin, (int) ((width - COLUMN_EMS * em) / 2.0));
  gtk_text_view_set_left_margin (view, margin);
  gtk_text_view_set_right_margin (view, margin);

  GTK_WIDGET_CLASS (lode_article_view_parent_class)->size_allocate (widget, width, height,
                                                                    baseline);
}

static void
lode_article_view_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  LodeArticleView *self = LODE_ARTICLE_VIEW (widget);
  GdkRGBA dim;
  GdkRGBA link;

  GTK_WIDGET_CLASS (lode_article_view_parent_class)->css_changed (widget, change);

  look_up_colour (self, "lode_dim_color", &dim);
  look_up_colour (self, "accent_color", &link);
  lode_article_buffer_set_colours (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &dim, &link);
}

static gboolean
claim_at_point (LodeArticleView  *self,
                double            x,
                double            y,
                LodeClaim       **claim)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y))
    return FALSE;

  *claim = lode_article_view_get_claim_at (self, gtk_text_iter_get_offset (&iter));
  return *claim != NULL;
}

static void
released_cb (LodeArticleView *self,
             int              n_press,
             double           x,
             double           y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  LodeClaim *claim;

  if (n_press == 1 && !gtk_text_buffer_get_has_selection (buffer) &&
      claim_at_point (self, x, y, &claim))
    select_claim (self, claim->id);
}

static void
motion_cb (LodeArticleView *self,
           double           x,
           double           y)
{
  LodeClaim *claim;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   claim_at_point (self, x, y, &claim) ? "pointer" : "text");
}

static void
select_at_cursor_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  LodeArticleView *self = LODE_ARTICLE_VIEW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  LodeClaim *claim;
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  claim = lode_article_view_get_claim_at (self, gtk_text_iter_get_offset (&cursor));
  if (claim != NULL)
    select_claim (self, claim->id);
}

static void
next_figure_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  lode_article_view_walk (LODE_ARTICLE_VIEW (widget), 1);
}

static void
previous_figure_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  lode_article_view_walk (LODE_ARTICLE_VIEW (widget), -1);
}

static void
lode_article_view_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  LodeArticleView *self = LODE_ARTICLE_VIEW (object);

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
lode_article_view_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED_CLAIM:
      lode_article_view_select_claim (LODE_ARTICLE_VIEW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_article_view_finalize (GObject *object)
{
  LodeArticleView *self = LODE_ARTICLE_VIEW (object);

  g_clear_object (&self->article);
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->selected_claim, g_free);

  G_OBJECT_CLASS (lode_article_view_parent_class)->finalize (object);
}

static void
lode_article_view_class_init (LodeArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *text_view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->get_property = lode_article_view_get_property;
  object_class->set_property = lode_article_view_set_property;
  object_class->finalize = lode_article_view_finalize;

  widget_class->size_allocate = lode_article_view_size_allocate;
  widget_class->css_changed = lode_article_view_css_changed;

  text_view_class->snapshot_layer = lode_article_view_snapshot_layer;

  properties[PROP_SELECTED_CLAIM] =
    g_param_spec_string ("selected-claim", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "article.next-figure", NULL, next_figure_cb);
  gtk_widget_class_install_action (widget_class, "article.previous-figure", NULL,
                                   previous_figure_cb);
  gtk_widget_class_install_action (widget_class, "article.select-figure", NULL,
                                   select_at_cursor_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "article.next-figure", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "article.previous-figure",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "article.select-figure",
                                       NULL);
}

static void
lode_article_view_init (LodeArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  lode_article_buffer_add_tags (gtk_text_view_get_buffer (view));
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, 24);
  gtk_text_view_set_bottom_margin (view, 48);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Article text"), -1);

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

GtkWidget *
lode_article_view_new (void)
{
  return g_object_new (LODE_TYPE_ARTICLE_VIEW, NULL);
}

void
lode_article_view_set_article (LodeArticleView *self,
                               LodeArticle     *article)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;

  g_return_if_fail (LODE_IS_ARTICLE_VIEW (self));
  g_return_if_fail (article == NULL || LODE_IS_ARTICLE (article));

  if (!g_set_object (&self->article, article))
    return;

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_clear_pointer (&self->pieces, g_array_unref);
  if (article != NULL)
    self->pieces = lode_article_buffer_fill (buffer, article);
  else
    gtk_text_buffer_set_text (buffer, "", 0);

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  select_claim (self, NULL);
}

LodeArticle *
lode_article_view_get_article (LodeArticleView *self)
{
  g_return_val_if_fail (LODE_IS_ARTICLE_VIEW (self), NULL);

  return self->article;
}

void
lode_article_view_refresh (LodeArticleView *self)
{
  g_return_if_fail (LODE_IS_ARTICLE_VIEW (self));

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
lode_article_view_select_claim (LodeArticleView *self,
                                const char      *claim_id)
{
  GtkTextView *view;
  GtkTextIter iter;
  LodeClaim *claim;
  int start;
  int end;

  g_return_if_fail (LODE_IS_ARTICLE_VIEW (self));

  select_claim (self, claim_id);
  if (self->article == NULL || claim_id == NULL)
    return;

  claim = lode_article_find_claim (self->article, claim_id);
  if (claim == NULL || !lode_article_view_get_claim_range (self, claim, &start, &end))
    return;

  view = GTK_TEXT_VIEW (self);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, start);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &iter);
  gtk_text_view_scroll_to_mark (view,
                                gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)),
                                0.15, FALSE, 0.0, 0.0);
}

const char *
lode_article_view_get_selected_claim (LodeArticleView *self)
{
  g_return_val_if_fail (LODE_IS_ARTICLE_VIEW (self), NULL);

  return self->selected_claim;
}

void
lode_article_view_walk (LodeArticleView *self,
                        int              direction)
{
  GPtrArray *claims;
  int index = -1;

  g_return_if_fail (LODE_IS_ARTICLE_VIEW (self));
  g_return_if_fail (direction == 1 || direction == -1);

  if (self->article == NULL)
    return;
  claims = lode_article_get_claims (self->article);
  if (claims->len == 0)
    return;

  for (guint i = 0; i < claims->len; i++)
    {
      const LodeClaim *claim = g_ptr_array_index (claims, i);

      if (g_strcmp0 (claim->id, self->selected_claim) == 0)
        index = (int) i;
    }
  index = CLAMP (index + direction, 0, (int) claims->len - 1);
  lode_article_view_select_claim (self,
                                  ((LodeClaim *) g_ptr_array_index (claims, (guint) index))->id);
}

LodeClaim *
lode_article_view_get_claim_at (LodeArticleView *self,
                                int              buffer_offset)
{
  GPtrArray *claims;

  g_return_val_if_fail (LODE_IS_ARTICLE_VIEW (self), NULL);

  if (self->article == NULL)
    return NULL;

  claims = lode_article_get_claims (self->article);
  for (guint i = 0; i < claims->len; i++)
    {
      LodeClaim *claim = g_ptr_array_index (claims, i);
      int start;
      int end;

      if (lode_article_view_get_claim_range (self, claim, &start, &end) &&
          start <= buffer_offset && buffer_offset < end)
        return claim;
    }
  return NULL;
}

gboolean
lode_article_view_get_claim_range (LodeArticleView *self,
                                   const LodeClaim *claim,
                                   int             *start,
                                   int             *end)
{
  g_return_val_if_fail (LODE_IS_ARTICLE_VIEW (self), FALSE);
  g_return_val_if_fail (claim != NULL, FALSE);

  if (self->pieces == NULL)
    return FALSE;

  *start = lode_article_buffer_map (self->pieces, claim->start);
  *end = lode_article_buffer_map (self->pieces, claim->end);
  return *start >= 0 && *end > *start;
}
