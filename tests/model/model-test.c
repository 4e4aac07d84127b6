/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model-test.h"

#include <string.h>

static void
count_cb (int *count)
{
  *count += 1;
}

JsonNode *
model_test_parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = lode_json_parse (text, strlen (text), "test.json", &error);

  g_assert_no_error (error);
  g_assert_nonnull (root);

  return root;
}

char *
model_test_write (gconstpointer      value,
                  ModelTestWriteFunc write)
{
  g_autoptr (GError) error = NULL;
  LodeJsonWriter *writer = lode_json_writer_new ();
  char *text;

  write (value, writer);
  text = lode_json_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (text, "\n"));

  return g_strchomp (text);
}

gpointer
model_test_read (const char         *text,
                 ModelTestReadFunc   read,
                 GError            **error)
{
  g_autoptr (JsonNode) root = model_test_parse (text);
  LodeJsonReader *reader = lode_json_reader_new (root, "test.json");
  gpointer value = read (reader);
  gboolean is_good = lode_json_reader_close (reader, error);

  if (is_good)
    g_assert_nonnull (value);
  else
    g_assert_null (value);

  return value;
}

void
model_test_assert_words (const GError *error,
                         const char   *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);

  g_assert_nonnull (error);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (error->message, parts[i]) == NULL)
      {
        g_test_message ("“%s” lacks “%s”", error->message, parts[i]);
        g_test_fail ();
      }
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strstr (error->message, "(null)"));
}

void
model_test_refuse (const char        *text,
                   ModelTestReadFunc  read,
                   const char        *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (model_test_read (text, read, &error));
  model_test_assert_words (error, words);
}

void
model_test_count_changed (gpointer  object,
                          int      *count)
{
  g_signal_connect_swapped (object, "changed", G_CALLBACK (count_cb), count);
}
