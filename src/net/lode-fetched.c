/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-net"

#include "config.h"

#include "lode-fetched.h"

struct _LodeFetched
{
  gatomicrefcount  ref_count;
  GBytes          *body;
  char            *address;
  char            *content_type;
  char            *etag;
  char            *last_modified;
  gboolean         is_unmodified;
};

LodeFetched *
lode_fetched_new (GBytes     *body,
                  const char *address,
                  const char *content_type,
                  const char *etag,
                  const char *last_modified,
                  gboolean    is_unmodified)
{
  LodeFetched *self;

  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (address != NULL, NULL);

  self = g_new0 (LodeFetched, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->body = g_bytes_ref (body);
  self->address = g_strdup (address);
  self->content_type = g_strdup (content_type);
  self->etag = g_strdup (etag);
  self->last_modified = g_strdup (last_modified);
  self->is_unmodified = is_unmodified;
  return self;
}

LodeFetched *
lode_fetched_ref (LodeFetched *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
lode_fetched_unref (LodeFetched *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_bytes_unref (self->body);
  g_free (self->address);
  g_free (self->content_type);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self);
}

GBytes *
lode_fetched_get_body (LodeFetched *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}

const char *
lode_fetched_get_address (LodeFetched *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->address;
}

const char *
lode_fetched_get_content_type (LodeFetched *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content_type;
}

const char *
lode_fetched_get_etag (LodeFetched *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->etag;
}

const char *
lode_fetched_get_last_modified (LodeFetched *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->last_modified;
}

gboolean
lode_fetched_is_unmodified (LodeFetched *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_unmodified;
}
