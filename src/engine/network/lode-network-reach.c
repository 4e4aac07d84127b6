/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-network-reach.h"

static gboolean
is_last_stage (const LodeNetwork *self,
               guint              a)
{
  return self->arc_stage[a] == self->n_stages - 1;
}

/* Arcs stand by stage, so that one pass from mine to use, and one back, sees all there is. */
gboolean *
lode_network_find_live_arcs (const LodeNetwork *self)
{
  gboolean *is_live;
  g_autofree gboolean *is_fed = NULL;
  g_autofree gboolean *is_used = NULL;

  g_return_val_if_fail (self != NULL && self->draft == NULL, NULL);

  is_live = g_new0 (gboolean, self->n_arcs + 1);
  is_fed = g_new0 (gboolean, self->n_producers + 1);
  is_used = g_new0 (gboolean, self->n_producers + 1);
  for (guint i = 0; i < self->stage_start[1]; i++)
    is_fed[i] = TRUE;
  for (guint a = 0; a < self->n_arcs; a++)
    if (!is_last_stage (self, a))
      is_fed[self->arc_to[a]] |= is_fed[self->arc_from[a]];
  for (guint a = self->n_arcs; a-- > 0;)
    {
      is_used[self->arc_from[a]] |= is_last_stage (self, a) || is_used[self->arc_to[a]];
      is_live[a] = is_fed[self->arc_from[a]] && (is_last_stage (self, a) || is_used[self->arc_to[a]]);
    }

  return is_live;
}
