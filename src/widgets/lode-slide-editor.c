/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-slide-editor.h"

#include <glib/gi18n.h>

typedef enum
{
  FIELD_NOTES,
  FIELD_TITLE,
  FIELD_SUBTITLE,
  FIELD_BODY,
  FIELD_ATTRIBUTION,
  FIELD_TABLE,
  N_FIELDS,
} Field;

struct _LodeSlideEditor
{
  GtkWidget  parent_instance;

  LodeSlide *slide;
  gboolean   is_showing;

  GtkWidget *content;
  GtkWidget *fields[N_FIELDS];     /* the box of label and input */
  GtkWidget *inputs[N_FIELDS];     /* an entry or a text view */
};

static const struct
{
  const char *member;
  const char *label;
  gboolean    has_lines;
} field_kinds[N_FIELDS] = {
  /* Translators: what the presenter alone sees of a slide */
  [FIELD_NOTES] = { "notes", N_("Notes"), TRUE },
  /* Translators: the message line of a slide */
  [FIELD_TITLE] = { "title", N_("Title"), FALSE },
  [FIELD_SUBTITLE] = { "subtitle", N_("Subtitle"), FALSE },
  /* Translators: the words of a text slide or a quote */
  [FIELD_BODY] = { "body", N_("Text"), TRUE },
  /* Translators: who said the words of a quote */
  [FIELD_ATTRIBUTION] = { "attribution", N_("Said by"), FALSE },
  /* Translators: the cells of a table slide are typed as lines */
  [FIELD_TABLE] = { "table", N_("Table: a line a row, | between cells"), TRUE },
};

enum
{
  SLIDE_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LodeSlideEditor, lode_slide_editor, GTK_TYPE_WIDGET)

static gboolean
has_field (LodeSlideKind kind,
           Field         field)
{
  switch (field)
    {
    case FIELD_NOTES:
    case FIELD_TITLE:
      return TRUE;
    case FIELD_SUBTITLE:
      return kind != LODE_SLIDE_QUOTE && kind != LODE_SLIDE_SOURCES;
    case FIELD_BODY:
      return kind == LODE_SLIDE_TEXT || kind == LODE_SLIDE_QUOTE;
    case FIELD_ATTRIBUTION:
      return kind == LODE_SLIDE_QUOTE;
    case FIELD_TABLE:
      return kind == LODE_SLIDE_TABLE;
    case N_FIELDS:
    default:
      return FALSE;
    }
}

/* (transfer full) */
static char *
get_input (LodeSlideEditor *self,
           Field            field)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  if (!field_kinds[field].has_lines)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->inputs[field])));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->inputs[field]));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_input (LodeSlideEditor *self,
           Field            field,
           const char      *text)
{
  g_autofree char *old = get_input (self, field);

  if (g_str_equal (old, text))
    return;
  if (field_kinds[field].has_lines)
    gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->inputs[field])), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->inputs[field]), text);
}

/* (transfer full) */
static char *
get_value (LodeSlide *slide,
           Field      field)
{
  const char *value;

  if (field == FIELD_TABLE)
    return lode_slide_table_to_text (lode_slide_get_table (slide));

  value = lode_slide_get (slide, field_kinds[field].member);
  return g_strdup (value != NULL ? value : "");
}

static void
show_slide (LodeSlideEditor *self)
{
  LodeSlideKind kind;

  gtk_widget_set_sensitive (self->content, self->slide != NULL);
  if (self->slide == NULL)
    return;

  self->is_showing = TRUE;
  kind = lode_slide_get_kind (self->slide);
  for (Field field = 0; field < N_FIELDS; field++)
    {
      gtk_widget_set_visible (self->fields[field], has_field (kind, field));
      if (has_field (kind, field))
        {
          g_autofree char *value = get_value (self->slide, field);
          g_autofree char *typed = field == FIELD_TABLE ? get_input (self, field) : NULL;
          g_autoptr (GPtrArray) rows = typed != NULL ? lode_slide_table_from_text (typed) : NULL;
          g_autofree char *same = rows != NULL ? lode_slide_table_to_text (rows) : NULL;

          /* What is being typed stays as it is while it means what the slide says. */
          if (g_strcmp0 (same, value) != 0)
            set_input (self, field, value);
        }
    }
  self->is_showing = FALSE;
}

static void
input_changed_cb (LodeSlideEditor *self,
                  GObject         *source)
{
  if (self->is_showing || self->slide == NULL)
    return;

  for (Field field = 0; field < N_FIELDS; field++)
    {
      GObject *input = G_OBJECT (self->inputs[field]);

      if (input == source ||
          (field_kinds[field].has_lines &&
           G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (input))) == source))
        {
          g_autofree char *value = get_input (self, field);

          g_signal_emit (self, signals[SLIDE_EDITED], 0, field_kinds[field].member, value);
        }
    }
}

static GtkWidget *
make_text_view (LodeSlideEditor *self)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_widget_set_size_request (view, -1, 64);
  gtk_widget_add_css_class (view, "lode-input");
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (input_changed_cb), self, G_CONNECT_SWAPPED);
  return view;
}

static void
add_field (LodeSlideEditor *self,
           GtkWidget       *column,
           Field            field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (_(field_kinds[field].label));
  GtkWidget *input;

  if (field_kinds[field].has_lines)
    {
      input = make_text_view (self);
    }
  else
    {
      input = gtk_entry_new ();
      g_signal_connect_object (input, "changed", G_CALLBACK (input_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_set_vexpand (input, field == FIELD_NOTES);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "lode-section");
  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(field_kinds[field].label), -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), input);
  gtk_box_append (GTK_BOX (column), box);
  self->fields[field] = box;
  self->inputs[field] = input;
}

static void
lode_slide_editor_dispose (GObject *object)
{
  LodeSlideEditor *self = LODE_SLIDE_EDITOR (object);

  lode_slide_editor_set_slide (self, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (lode_slide_editor_parent_class)->dispose (object);
}

static void
lode_slide_editor_class_init (LodeSlideEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lode_slide_editor_dispose;

  signals[SLIDE_EDITED] =
    g_signal_new ("slide-edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lode_slide_editor_init (LodeSlideEditor *self)
{
  GtkWidget *notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  gtk_box_set_homogeneous (GTK_BOX (self->content), TRUE);
  gtk_widget_add_css_class (self->content, "lode-editor");
  add_field (self, notes, FIELD_NOTES);
  for (Field field = FIELD_TITLE; field < N_FIELDS; field++)
    add_field (self, words, field);
  gtk_box_append (GTK_BOX (self->content), notes);
  gtk_box_append (GTK_BOX (self->content), words);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  show_slide (self);
}

GtkWidget *
lode_slide_editor_new (void)
{
  return g_object_new (LODE_TYPE_SLIDE_EDITOR, NULL);
}

void
lode_slide_editor_set_slide (LodeSlideEditor *self,
                             LodeSlide       *slide)
{
  g_return_if_fail (LODE_IS_SLIDE_EDITOR (self));
  g_return_if_fail (slide == NULL || LODE_IS_SLIDE (slide));

  if (slide == self->slide)
    return;

  if (self->slide != NULL)
    g_signal_handlers_disconnect_by_func (self->slide, show_slide, self);
  g_set_object (&self->slide, slide);
  if (slide != NULL)
    g_signal_connect_object (slide, "changed", G_CALLBACK (show_slide), self, G_CONNECT_SWAPPED);
  if (self->content != NULL)
    show_slide (self);
}

void
lode_slide_editor_set_placeholder (LodeSlideEditor *self,
                                   const char      *title)
{
  g_return_if_fail (LODE_IS_SLIDE_EDITOR (self));

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->inputs[FIELD_TITLE]), title);
}

void
lode_slide_editor_set_is_narrow (LodeSlideEditor *self,
                                 gboolean         is_narrow)
{
  g_return_if_fail (LODE_IS_SLIDE_EDITOR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->content),
                                  is_narrow ? GTK_ORIENTATION_VERTICAL
                                            : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self->content), !is_narrow);
}

char *
lode_slide_table_to_text (GPtrArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autofree char *line = g_strjoinv (" | ", g_ptr_array_index (rows, i));

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

GPtrArray *
lode_slide_table_from_text (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, rows);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GStrv cells;

      if (*g_strstrip (lines[i]) == '\0')
        continue;
      cells = g_strsplit (lines[i], "|", -1);
      for (guint k = 0; cells[k] != NULL; k++)
        g_strstrip (cells[k]);
      g_ptr_array_add (rows, cells);
    }
  return rows;
}
