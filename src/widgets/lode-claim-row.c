/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-claim-row.h"

#include <glib/gi18n.h>

#include "widgets/lode-claim-text.h"

struct _LodeClaimRow
{
  GtkListBoxRow    parent_instance;

  char            *claim_id;
  gboolean         is_showing;

  GtkLabel        *value_label;
  GtkLabel        *detail_label;
  GtkLabel        *evidence_label;
  GtkToggleButton *evidence_button;
};

enum
{
  EVIDENCE_TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LodeClaimRow, lode_claim_row, GTK_TYPE_LIST_BOX_ROW)

static void
update_button (LodeClaimRow *self)
{
  gboolean is_evidence = gtk_toggle_button_get_active (self->evidence_button);
  /* Translators: a figure that was accepted as evidence / the button that accepts it */
  const char *text = is_evidence ? _("Evidence") : _("Accept");
  g_autofree char *name = NULL;

  gtk_label_set_text (self->evidence_label, text);
  name = g_strdup_printf ("%s: %s", text, gtk_label_get_text (self->value_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->evidence_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
evidence_toggled_cb (LodeClaimRow *self)
{
  update_button (self);
  if (!self->is_showing)
    g_signal_emit (self, signals[EVIDENCE_TOGGLED], 0,
                   gtk_toggle_button_get_active (self->evidence_button));
}

static void
lode_claim_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LODE_TYPE_CLAIM_ROW);

  G_OBJECT_CLASS (lode_claim_row_parent_class)->dispose (object);
}

static void
lode_claim_row_finalize (GObject *object)
{
  LodeClaimRow *self = LODE_CLAIM_ROW (object);

  g_clear_pointer (&self->claim_id, g_free);

  G_OBJECT_CLASS (lode_claim_row_parent_class)->finalize (object);
}

static void
lode_claim_row_class_init (LodeClaimRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lode_claim_row_dispose;
  object_class->finalize = lode_claim_row_finalize;

  signals[EVIDENCE_TOGGLED] =
    g_signal_new ("evidence-toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/lodestone/lode-claim-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LodeClaimRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, LodeClaimRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, LodeClaimRow, evidence_label);
  gtk_widget_class_bind_template_child (widget_class, LodeClaimRow, evidence_button);
  gtk_widget_class_bind_template_callback (widget_class, evidence_toggled_cb);
}

static void
lode_claim_row_init (LodeClaimRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lode_claim_row_new (const LodeClaim *claim,
                    LodeAtlas       *atlas)
{
  LodeClaimRow *self;
  g_autofree char *value = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (claim != NULL, NULL);

  self = g_object_new (LODE_TYPE_CLAIM_ROW, NULL);
  self->claim_id = g_strdup (claim->id);
  value = lode_claim_format_value (claim);
  detail = lode_claim_format_detail (claim, atlas);
  gtk_label_set_text (self->value_label, value);
  gtk_label_set_text (self->detail_label, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), *detail != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), claim->sentence);
  name = g_strdup_printf ("%s, %s", value, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  lode_claim_row_set_is_evidence (self, claim->is_evidence);
  return GTK_WIDGET (self);
}

const char *
lode_claim_row_get_claim_id (LodeClaimRow *self)
{
  g_return_val_if_fail (LODE_IS_CLAIM_ROW (self), NULL);

  return self->claim_id;
}

void
lode_claim_row_set_is_evidence (LodeClaimRow *self,
                                gboolean      is_evidence)
{
  g_return_if_fail (LODE_IS_CLAIM_ROW (self));

  self->is_showing = TRUE;
  gtk_toggle_button_set_active (self->evidence_button, is_evidence);
  update_button (self);
  self->is_showing = FALSE;
}
