/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program as its callers see it: words and bytes in, one document or one sentence out. */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "article/lode-extraction.h"
#include "base/lode-json-reader.h"

#define SENTENCE "Europe uses about 20,000 tonnes of permanent magnets a year, and most of them come from one " \
                 "country, which the ministers who met in the capital want to change by 2030, together."
#define PAGE "<!doctype html><html lang=en><title>Who makes the magnets of Europe</title><article><p>" SENTENCE \
             "</p><p>" SENTENCE " Again.</p><p>" SENTENCE " And <b>again</b>.</p></article>"

typedef struct
{
  int     status;   /* 128 and more for a signal */
  GBytes *output;
  char   *message;
} Reply;

static void
reply_clear (Reply *reply)
{
  g_clear_pointer (&reply->output, g_bytes_unref);
  g_clear_pointer (&reply->message, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reply, reply_clear)

static void
ask (Reply      *reply,
     const char *words,
     const char *document,
     gsize       size_bytes)
{
  g_autofree char *line = g_strdup_printf ("%s %s", g_getenv ("LODESTONE_WORKER"), words);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) input = g_bytes_new (document, size_bytes);
  g_autoptr (GBytes) message = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_shell_parse_argv (line, NULL, &argv, NULL));
  process = g_subprocess_newv ((const char * const *) argv,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &reply->output, &message, NULL);
  reply->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                       : 128 + g_subprocess_get_term_sig (process);
  reply->message = g_strdup_printf ("%.*s", (int) g_bytes_get_size (message),
                                    g_bytes_get_size (message) > 0
                                        ? (const char *) g_bytes_get_data (message, NULL) : "");
}

static char *
text_of (Reply *reply)
{
  gsize size_bytes;
  const char *bytes = g_bytes_get_data (reply->output, &size_bytes);

  return size_bytes > 0 ? g_strndup (bytes, size_bytes) : g_strdup ("");
}

static JsonNode *
json_of (Reply *reply)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = lode_json_parse (g_bytes_get_data (reply->output, NULL),
                                    g_bytes_get_size (reply->output), "output", &error);

  g_assert_no_error (error);
  return root;
}

static void
test_extract (void)
{
  g_auto (Reply) reply = { 0 };
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (LodeExtraction) extraction = NULL;
  LodeJsonReader *reader;

  ask (&reply, "extract --base-url=https://alloy.example.org/a", PAGE, strlen (PAGE));
  g_assert_cmpint (reply.status, ==, 0);
  g_assert_cmpstr (reply.message, ==, "");
  root = json_of (&reply);
  reader = lode_json_reader_new (root, "output");
  extraction = lode_extraction_read (reader);
  g_assert_true (lode_json_reader_close (reader, NULL));
  g_assert_cmpstr (lode_extraction_get_meta (extraction, "title"), ==, "Who makes the magnets of Europe");
  g_assert_cmpstr (lode_extraction_get_meta (extraction, "url"), ==, "https://alloy.example.org/a");
  g_assert_cmpuint (lode_extraction_get_blocks (extraction)->len, ==, 3);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *words;
    const char *end;
  } cases[] = {
    { "extract --format=text", " And again.\n" },
    { "extract --format=html", " And <strong>again</strong>.</p>\n" },
    { "extract --format=markdown", " And **again**.\n" },
    { "--format=text extract", " And again.\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Reply) reply = { 0 };
      g_autofree char *text = NULL;

      ask (&reply, cases[i].words, PAGE, strlen (PAGE));
      g_assert_cmpint (reply.status, ==, 0);
      text = text_of (&reply);
      g_assert_true (g_str_has_suffix (text, cases[i].end));
    }
}

static void
test_claims (void)
{
  g_auto (Reply) page = { 0 };
  g_auto (Reply) text = { 0 };
  g_auto (Reply) empty = { 0 };
  g_autoptr (JsonNode) from_page = NULL;
  g_autoptr (JsonNode) from_text = NULL;
  g_autofree char *none = NULL;

  ask (&page, "claims", PAGE, strlen (PAGE));
  ask (&text, "claims", SENTENCE, strlen (SENTENCE));
  ask (&empty, "claims", "", 0);
  from_page = json_of (&page);
  from_text = json_of (&text);
  none = text_of (&empty);
  g_assert_cmpint (page.status, ==, 0);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (from_page));
  g_assert_true (JSON_NODE_HOLDS_ARRAY (from_text));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (from_text)), >=, 1);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (from_page)), >=,
                    json_array_get_length (json_node_get_array (from_text)));
  g_assert_cmpint (empty.status, ==, 0);
  g_assert_true (g_str_has_prefix (none, "[]"));
}

static void
test_specifics (void)
{
  g_auto (Reply) reply = { 0 };
  g_autoptr (JsonNode) root = NULL;

  ask (&reply, "specifics", PAGE, strlen (PAGE));
  g_assert_cmpint (reply.status, ==, 0);
  root = json_of (&reply);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (root));
  g_assert_true (json_object_has_member (json_node_get_object (root), "volumes"));
}

static void
test_one_pass (void)
{
  g_auto (Reply) reply = { 0 };
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  ask (&reply, "extract --with=claims,specifics", PAGE, strlen (PAGE));
  g_assert_cmpint (reply.status, ==, 0);
  root = json_of (&reply);
  object = json_node_get_object (root);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (json_object_get_member (object, "claims")));
  g_assert_true (JSON_NODE_HOLDS_OBJECT (json_object_get_member (object, "specifics")));
  g_assert_true (json_object_has_member (object, "blocks"));
}

static void
test_wrong_words (void)
{
  static const char * const wrong[] = { "", "read", "extract --format=pdf", "extract --nonsense",
                                        "extract extract", "extract /etc/passwd" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (Reply) reply = { 0 };

      ask (&reply, wrong[i], PAGE, strlen (PAGE));
      g_assert_cmpint (reply.status, ==, 2);
      g_assert_cmpuint (g_bytes_get_size (reply.output), ==, 0);
      g_assert_true (g_str_has_prefix (reply.message, "lodestone-worker: "));
    }
}

static void
test_bad_documents (void)
{
  static const struct
  {
    const char *bytes;
    gsize       size_bytes;
  } cases[] = {
    { "", 0 }, { "\211PNG\r\n\032\n", 8 }, { "\0\0\0\0", 4 }, { "<p></p>", 7 }, { "%PDF-1.7", 8 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Reply) reply = { 0 };

      ask (&reply, "extract", cases[i].bytes, cases[i].size_bytes);
      g_assert_cmpint (reply.status, ==, 1);
      g_assert_cmpuint (g_bytes_get_size (reply.output), ==, 0);
      g_assert_true (g_str_has_suffix (reply.message, ".\n"));
    }
}

static void
test_too_large (void)
{
  g_auto (Reply) reply = { 0 };
  g_autofree char *large = g_strnfill (LODE_EXTRACT_MAX_BYTES + 2, 'x');

  ask (&reply, "extract", large, LODE_EXTRACT_MAX_BYTES + 2);
  g_assert_cmpint (reply.status, ==, 1);
  g_assert_nonnull (strstr (reply.message, "MB"));
}

/* The converters that the C library keeps in files must have been opened before the door closed. */
static void
test_east_asia (void)
{
  g_auto (Reply) reply = { 0 };
  g_autofree char *text = NULL;
  const char *page = "<meta charset=shift_jis><article><p>\216\245\220\316\202\306\216\245\220\316</p></article>";

  ask (&reply, "extract --format=text", page, strlen (page));
  g_assert_cmpint (reply.status, ==, 0);
  text = text_of (&reply);
  g_assert_cmpstr (text, ==, "磁石と磁石\n");
}

static void
test_content_type (void)
{
  g_auto (Reply) reply = { 0 };
  g_autofree char *text = NULL;

  ask (&reply, "extract --format=text \"--content-type=text/html; charset=windows-1251\"",
       "<p>\363\340\363</p>", 10);
  g_assert_cmpint (reply.status, ==, 0);
  text = text_of (&reply);
  g_assert_cmpstr (text, ==, "уау\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/worker/extract", test_extract);
  g_test_add_func ("/worker/worker/formats", test_formats);
  g_test_add_func ("/worker/worker/claims", test_claims);
  g_test_add_func ("/worker/worker/specifics", test_specifics);
  g_test_add_func ("/worker/worker/one-pass", test_one_pass);
  g_test_add_func ("/worker/worker/wrong-words", test_wrong_words);
  g_test_add_func ("/worker/worker/bad-documents", test_bad_documents);
  g_test_add_func ("/worker/worker/too-large", test_too_large);
  g_test_add_func ("/worker/worker/east-asia", test_east_asia);
  g_test_add_func ("/worker/worker/content-type", test_content_type);

  return g_test_run ();
}
