/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of the workspace from bytes, read as each kind of document. What loads can be saved, and
 * what was saved loads again to the same bytes: no edit can make a file that is lost. */

#include "config.h"

#include <string.h>

#include "fuzz.h"

#include "base/lode-json-reader.h"
#include "library/lode-document.h"

static char *
save (GObject *document)
{
  g_autoptr (GError) error = NULL;
  char *text = lode_document_to_json (document, &error);

  g_assert_no_error (error);

  return text;
}

static void
check_round_trip (LodeDocumentKind  kind,
                  GObject          *document)
{
  g_autofree char *text = save (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (text, strlen (text), "saved", &error);
  g_autoptr (GObject) again = NULL;
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  again = lode_document_from_json (kind, root, "saved", &error);
  g_assert_no_error (error);
  text_again = save (again);
  g_assert_cmpstr (text_again, ==, text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (JsonNode) root = lode_json_parse ((const char *) data, size, "input", NULL);

  for (int kind = 0; root != NULL && kind < LODE_DOCUMENT_N_KINDS; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GObject) document =
        lode_document_from_json ((LodeDocumentKind) kind, root, "input", &error);

      g_assert_true ((document == NULL) == (error != NULL));
      if (document != NULL)
        check_round_trip ((LodeDocumentKind) kind, document);
    }

  return 0;
}
