/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-document.h"

#include <string.h>

#include "base/lode-json-reader.h"
#include "model/lode-article.h"
#include "model/lode-briefing.h"
#include "model/lode-scenario.h"

static const char * const folders[LODE_DOCUMENT_N_KINDS] = { "articles", "scenarios", "briefings" };

static void
assign (GObject *document,
        GObject *other)
{
  switch (lode_document_get_kind (document))
    {
    case LODE_DOCUMENT_ARTICLE:
      lode_article_assign (LODE_ARTICLE (document), LODE_ARTICLE (other));
      break;
    case LODE_DOCUMENT_SCENARIO:
      lode_scenario_assign (LODE_SCENARIO (document), LODE_SCENARIO (other));
      break;
    case LODE_DOCUMENT_BRIEFING:
    default:
      lode_briefing_assign (LODE_BRIEFING (document), LODE_BRIEFING (other));
      break;
    }
}

LodeDocumentKind
lode_document_get_kind (GObject *document)
{
  g_return_val_if_fail (LODE_IS_ARTICLE (document) || LODE_IS_SCENARIO (document) ||
                          LODE_IS_BRIEFING (document), LODE_DOCUMENT_ARTICLE);

  if (LODE_IS_ARTICLE (document))
    return LODE_DOCUMENT_ARTICLE;

  return LODE_IS_SCENARIO (document) ? LODE_DOCUMENT_SCENARIO : LODE_DOCUMENT_BRIEFING;
}

const char *
lode_document_get_id (GObject *document)
{
  switch (lode_document_get_kind (document))
    {
    case LODE_DOCUMENT_ARTICLE:
      return lode_article_get_id (LODE_ARTICLE (document));
    case LODE_DOCUMENT_SCENARIO:
      return lode_scenario_get_id (LODE_SCENARIO (document));
    case LODE_DOCUMENT_BRIEFING:
    default:
      return lode_briefing_get_id (LODE_BRIEFING (document));
    }
}

const char *
lode_document_get_title (GObject *document)
{
  const char *title = NULL;

  switch (lode_document_get_kind (document))
    {
    case LODE_DOCUMENT_ARTICLE:
      title = lode_article_get_meta (LODE_ARTICLE (document), "title");
      break;
    case LODE_DOCUMENT_SCENARIO:
      title = lode_scenario_get_title (LODE_SCENARIO (document));
      break;
    case LODE_DOCUMENT_BRIEFING:
    default:
      title = lode_briefing_get (LODE_BRIEFING (document), "title");
      break;
    }

  return title != NULL ? title : "";
}

char *
lode_document_to_json (GObject  *document,
                       GError  **error)
{
  switch (lode_document_get_kind (document))
    {
    case LODE_DOCUMENT_ARTICLE:
      return lode_article_to_json (LODE_ARTICLE (document), error);
    case LODE_DOCUMENT_SCENARIO:
      return lode_scenario_to_json (LODE_SCENARIO (document), error);
    case LODE_DOCUMENT_BRIEFING:
    default:
      return lode_briefing_to_json (LODE_BRIEFING (document), error);
    }
}

GObject *
lode_document_from_json (LodeDocumentKind   kind,
                         JsonNode          *root,
                         const char        *name,
                         GError           **error)
{
  g_return_val_if_fail (root != NULL && name != NULL, NULL);

  switch (kind)
    {
    case LODE_DOCUMENT_ARTICLE:
      return (GObject *) lode_article_from_json (root, name, error);
    case LODE_DOCUMENT_SCENARIO:
      return (GObject *) lode_scenario_from_json (root, name, error);
    case LODE_DOCUMENT_BRIEFING:
    default:
      return (GObject *) lode_briefing_from_json (root, name, error);
    }
}

void
lode_document_restore (gpointer    document,
                       const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GObject) other = NULL;
  const char *name = lode_document_get_id (document);

  root = lode_json_parse (json, strlen (json), name, &error);
  if (root != NULL)
    other = lode_document_from_json (lode_document_get_kind (document), root, name, &error);
  if (other == NULL)
    {
      /* We wrote these bytes ourselves. */
      g_warning ("A state of “%s” could not be put back: %s", name, error->message);
      return;
    }

  assign (document, other);
}

const char *
lode_document_kind_folder (LodeDocumentKind kind)
{
  g_return_val_if_fail ((guint) kind < LODE_DOCUMENT_N_KINDS, NULL);

  return folders[kind];
}

GType
lode_document_kind_type (LodeDocumentKind kind)
{
  switch (kind)
    {
    case LODE_DOCUMENT_ARTICLE:
      return LODE_TYPE_ARTICLE;
    case LODE_DOCUMENT_SCENARIO:
      return LODE_TYPE_SCENARIO;
    case LODE_DOCUMENT_BRIEFING:
    default:
      return LODE_TYPE_BRIEFING;
    }
}
