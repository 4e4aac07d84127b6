/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-article.h"

#include "model/lode-article-private.h"
#include "model/lode-field-private.h"

G_DEFINE_FINAL_TYPE (LodeArticle, lode_article, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_IS_READ,
  PROP_IS_STARRED,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

const char * const lode_article_meta_names[LODE_ARTICLE_N_META] = {
  "title",     "byline",  "site", "published", "language",
  "direction", "excerpt", "url",  "sha256",
};

static void
emit_changed (LodeArticle *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static int
find_meta (const char *name)
{
  for (int i = 0; i < LODE_ARTICLE_N_META; i++)
    if (g_str_equal (lode_article_meta_names[i], name))
      return i;

  return -1;
}

static GPtrArray *
copy_claims (GPtrArray *claims)
{
  GPtrArray *copy = lode_claim_array_new ();

  for (guint i = 0; i < claims->len; i++)
    g_ptr_array_add (copy, lode_claim_copy (g_ptr_array_index (claims, i)));

  return copy;
}

static void
lode_article_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  LodeArticle *self = LODE_ARTICLE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, lode_article_get_meta (self, "title"));
      break;
    case PROP_IS_READ:
      g_value_set_boolean (value, self->is_read);
      break;
    case PROP_IS_STARRED:
      g_value_set_boolean (value, self->is_starred);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_article_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  LodeArticle *self = LODE_ARTICLE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      lode_article_set_meta (self, "title", g_value_get_string (value));
      break;
    case PROP_IS_READ:
      lode_article_set_is_read (self, g_value_get_boolean (value));
      break;
    case PROP_IS_STARRED:
      lode_article_set_is_starred (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_article_finalize (GObject *object)
{
  LodeArticle *self = LODE_ARTICLE (object);

  g_free (self->id);
  for (guint i = 0; i < LODE_ARTICLE_N_META; i++)
    g_free (self->meta[i]);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_free (self->text);
  g_clear_pointer (&self->unknown, json_object_unref);

  G_OBJECT_CLASS (lode_article_parent_class)->finalize (object);
}

static void
lode_article_class_init (LodeArticleClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lode_article_get_property;
  object_class->set_property = lode_article_set_property;
  object_class->finalize = lode_article_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_IS_READ] = g_param_spec_boolean ("is-read", NULL, NULL, FALSE, flags);
  properties[PROP_IS_STARRED] = g_param_spec_boolean ("is-starred", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lode_article_init (LodeArticle *self)
{
}

LodeArticle *
lode_article_new (const char *id,
                  GPtrArray  *blocks,
                  GPtrArray  *claims)
{
  LodeArticle *self;

  g_return_val_if_fail (id != NULL && blocks != NULL, NULL);

  self = g_object_new (LODE_TYPE_ARTICLE, NULL);
  self->id = g_strdup (id);
  self->blocks = blocks;
  self->claims = claims != NULL ? claims : lode_claim_array_new ();

  return self;
}

const char *
lode_article_get_id (LodeArticle *self)
{
  g_return_val_if_fail (LODE_IS_ARTICLE (self), NULL);

  return self->id;
}

const char *
lode_article_get_meta (LodeArticle *self,
                       const char  *name)
{
  int index;

  g_return_val_if_fail (LODE_IS_ARTICLE (self) && name != NULL, NULL);

  index = find_meta (name);
  g_return_val_if_fail (index >= 0, NULL);

  return self->meta[index];
}

void
lode_article_set_meta (LodeArticle *self,
                       const char  *name,
                       const char  *value)
{
  int index;

  g_return_if_fail (LODE_IS_ARTICLE (self) && name != NULL);

  index = find_meta (name);
  g_return_if_fail (index >= 0);

  if (!lode_field_set_string (&self->meta[index], value))
    return;
  if (g_str_equal (name, "title"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  emit_changed (self);
}

gboolean
lode_article_get_is_read (LodeArticle *self)
{
  g_return_val_if_fail (LODE_IS_ARTICLE (self), FALSE);

  return self->is_read;
}

void
lode_article_set_is_read (LodeArticle *self,
                          gboolean     is_read)
{
  g_return_if_fail (LODE_IS_ARTICLE (self));

  if (self->is_read == !!is_read)
    return;
  self->is_read = !!is_read;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_READ]);
  emit_changed (self);
}

gboolean
lode_article_get_is_starred (LodeArticle *self)
{
  g_return_val_if_fail (LODE_IS_ARTICLE (self), FALSE);

  return self->is_starred;
}

void
lode_article_set_is_starred (LodeArticle *self,
                             gboolean     is_starred)
{
  g_return_if_fail (LODE_IS_ARTICLE (self));

  if (self->is_starred == !!is_starred)
    return;
  self->is_starred = !!is_starred;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_STARRED]);
  emit_changed (self);
}

GPtrArray *
lode_article_get_blocks (LodeArticle *self)
{
  g_return_val_if_fail (LODE_IS_ARTICLE (self), NULL);

  return self->blocks;
}

GPtrArray *
lode_article_get_claims (LodeArticle *self)
{
  g_return_val_if_fail (LODE_IS_ARTICLE (self), NULL);

  return self->claims;
}

const char *
lode_article_get_text (LodeArticle *self)
{
  g_return_val_if_fail (LODE_IS_ARTICLE (self), NULL);

  if (self->text == NULL)
    self->text = lode_blocks_to_text (self->blocks);

  return self->text;
}

void
lode_article_set_evidence (LodeArticle *self,
                           const char  *claim_id,
                           gboolean     is_evidence)
{
  LodeClaim *claim;

  g_return_if_fail (LODE_IS_ARTICLE (self) && claim_id != NULL);

  claim = lode_article_find_claim (self, claim_id);
  g_return_if_fail (claim != NULL);

  if (claim->is_evidence == !!is_evidence)
    return;
  claim->is_evidence = !!is_evidence;
  emit_changed (self);
}

LodeClaim *
lode_article_find_claim (LodeArticle *self,
                         const char  *claim_id)
{
  g_return_val_if_fail (LODE_IS_ARTICLE (self) && claim_id != NULL, NULL);

  for (guint i = 0; i < self->claims->len; i++)
    {
      LodeClaim *claim = g_ptr_array_index (self->claims, i);

      if (g_strcmp0 (claim->id, claim_id) == 0)
        return claim;
    }

  return NULL;
}

void
lode_article_assign (LodeArticle *self,
                     LodeArticle *other)
{
  g_return_if_fail (LODE_IS_ARTICLE (self) && LODE_IS_ARTICLE (other));

  if (self == other)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (lode_article_get_meta (self, "title"), lode_article_get_meta (other, "title")) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (self->is_read != other->is_read)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_READ]);
  if (self->is_starred != other->is_starred)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_STARRED]);

  for (guint i = 0; i < LODE_ARTICLE_N_META; i++)
    lode_field_set_string (&self->meta[i], other->meta[i]);
  self->is_read = other->is_read;
  self->is_starred = other->is_starred;
  g_ptr_array_unref (self->blocks);
  self->blocks = g_ptr_array_ref (other->blocks);
  g_ptr_array_unref (self->claims);
  self->claims = copy_claims (other->claims);
  g_clear_pointer (&self->text, g_free);
  lode_field_set_unknown (&self->unknown, other->unknown);
  g_object_thaw_notify (G_OBJECT (self));
  emit_changed (self);
}
