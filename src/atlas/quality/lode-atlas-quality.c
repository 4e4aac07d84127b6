/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-quality.h"

#include "atlas/quality/lode-atlas-quality-private.h"

static const char * const severity_names[LODE_ATLAS_N_SEVERITIES] = { "defect", "conflict", "doubt" };

static void
finding_free (gpointer data)
{
  LodeAtlasFinding *finding = data;

  g_free (finding->table);
  g_free (finding->item);
  g_free (finding->message);
  g_free (finding);
}

const char *
lode_atlas_severity_to_string (LodeAtlasSeverity severity)
{
  g_return_val_if_fail ((guint) severity < LODE_ATLAS_N_SEVERITIES, NULL);

  return severity_names[severity];
}

void
lode_atlas_review_add (LodeAtlasReview   *self,
                       LodeAtlasSeverity  severity,
                       char              *item,
                       const char        *format,
                       ...)
{
  LodeAtlasFinding *finding = g_new0 (LodeAtlasFinding, 1);
  va_list args;

  va_start (args, format);
  finding->message = g_strdup_vprintf (format, args);
  va_end (args);
  finding->severity = severity;
  finding->table = g_strdup (self->table);
  finding->item = item;
  g_ptr_array_add (self->findings, finding);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const LodeAtlasFinding *left = *(const LodeAtlasFinding * const *) a;
  const LodeAtlasFinding *right = *(const LodeAtlasFinding * const *) b;

  return (int) left->severity - (int) right->severity;
}

GPtrArray *
lode_atlas_review (LodeAtlas *self)
{
  LodeAtlasReview review = { self, NULL, "atlas" };
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  review.findings = g_ptr_array_new_with_free_func (finding_free);
  if (!lode_atlas_check (self, &error))
    lode_atlas_review_add (&review, LODE_ATLAS_DEFECT, g_strdup ("file"), "%s", error->message);

  lode_atlas_review_rows (&review);
  lode_atlas_review_sums (&review);
  lode_atlas_review_plans (&review);
  g_ptr_array_sort (review.findings, compare_findings);

  return review.findings;
}
