/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-worker"

#include "config.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "article/html/lode-charset.h"
#include "article/lode-block-render.h"
#include "article/lode-claims.h"
#include "article/lode-extraction.h"
#include "article/lode-specifics.h"
#include "base/lode-error.h"
#include "lode-confine.h"

#define READ_BYTES (256 * 1024)

typedef struct
{
  const char *verb;
  const char *base_url;
  const char *content_type;
  const char *format;
  GStrv       with;
} Request;

/* @run takes the document over and gives what goes out. */
typedef struct
{
  const char *name;
  char     *(*run) (const Request   *request,
                    char           **document,
                    gsize           *size_bytes,
                    GError         **error);
} Verb;

static gboolean
asks_for (const Request *request,
          const char    *part)
{
  return request->with != NULL && g_strv_contains ((const char * const *) request->with, part);
}

static char *
with_newline (char  *text,
              gsize *size_bytes)
{
  gsize length = strlen (text);

  if (length == 0 || text[length - 1] != '\n')
    {
      text = g_realloc (text, length + 2);
      text[length++] = '\n';
      text[length] = '\0';
    }
  *size_bytes = length;
  return text;
}

static void
write_claims (const char     *text,
              LodeJsonWriter *writer)
{
  g_autoptr (GPtrArray) claims = lode_claims_find (text, -1);

  lode_claims_write (claims, writer);
}

static void
write_specifics (const char     *text,
                 LodeJsonWriter *writer)
{
  g_autoptr (LodeSpecifics) specifics = lode_specifics_find (text, -1);

  lode_specifics_write (specifics, writer);
}

static char *
write_extraction (const Request   *request,
                  LodeExtraction  *extraction,
                  gsize           *size_bytes,
                  GError         **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  lode_extraction_write (extraction, writer);
  if (asks_for (request, "claims"))
    {
      lode_json_writer_member (writer, "claims");
      write_claims (lode_extraction_get_text (extraction), writer);
    }
  if (asks_for (request, "specifics"))
    {
      lode_json_writer_member (writer, "specifics");
      write_specifics (lode_extraction_get_text (extraction), writer);
    }
  lode_json_writer_end_object (writer);
  return lode_json_writer_finish (writer, size_bytes, error);
}

static char *
run_extract (const Request  *request,
             char          **document,
             gsize          *size_bytes,
             GError        **error)
{
  g_autoptr (LodeExtraction) extraction = NULL;

  extraction
      = lode_extract (*document, *size_bytes, request->content_type, request->base_url, error);
  if (extraction == NULL)
    return NULL;
  /* The page is no longer needed, and what follows is as large again. */
  g_clear_pointer (document, g_free);

  if (g_str_equal (request->format, "text"))
    return with_newline (g_strdup (lode_extraction_get_text (extraction)), size_bytes);
  if (g_str_equal (request->format, "html"))
    return with_newline (lode_blocks_to_html (lode_extraction_get_blocks (extraction)), size_bytes);
  if (g_str_equal (request->format, "markdown"))
    return with_newline (lode_blocks_to_markdown (lode_extraction_get_blocks (extraction)),
                         size_bytes);
  return write_extraction (request, extraction, size_bytes, error);
}

/* The verbs that look at the text alone. */
static char *
run_on_text (const Request   *request,
             char           **document,
             gsize           *size_bytes,
             void           (*write) (const char     *text,
                                      LodeJsonWriter *writer),
             GError         **error)
{
  g_autofree char *text = lode_extract_text (*document, *size_bytes, request->content_type,
                                             request->base_url, error);
  LodeJsonWriter *writer;

  if (text == NULL)
    return NULL;
  g_clear_pointer (document, g_free);
  writer = lode_json_writer_new ();
  write (text, writer);
  return lode_json_writer_finish (writer, size_bytes, error);
}

static char *
run_claims (const Request  *request,
            char          **document,
            gsize          *size_bytes,
            GError        **error)
{
  return run_on_text (request, document, size_bytes, write_claims, error);
}

static char *
run_specifics (const Request  *request,
               char          **document,
               gsize          *size_bytes,
               GError        **error)
{
  return run_on_text (request, document, size_bytes, write_specifics, error);
}

static const Verb verbs[] = {
  { "claims", run_claims },
  { "extract", run_extract },
  { "specifics", run_specifics },
};

static const Verb *
find_verb (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_strcmp0 (name, verbs[i].name) == 0)
      return &verbs[i];
  return NULL;
}

static gboolean
set_error_for_usage (GError    **error,
                     const char *what)
{
  g_set_error (
      error, LODE_ERROR, LODE_ERROR_USAGE,
      "“%s” is not understood; VERB [--base-url=URL] [--content-type=TYPE] [--format=FORMAT] "
      "[--with=LIST] would be right.",
      what);
  return FALSE;
}

/* The words are few and fixed, and an option parser would look for catalogues of messages. */
static gboolean
parse_words (Request  *request,
             int       argc,
             char    **argv,
             GError  **error)
{
  static const char * const formats[] = { "json", "text", "html", "markdown", NULL };

  request->format = "json";
  for (int i = 1; i < argc; i++)
    {
      const char *word = argv[i];

      if (g_str_has_prefix (word, "--base-url="))
        request->base_url = word + strlen ("--base-url=");
      else if (g_str_has_prefix (word, "--content-type="))
        request->content_type = word + strlen ("--content-type=");
      else if (g_str_has_prefix (word, "--format="))
        request->format = word + strlen ("--format=");
      else if (g_str_has_prefix (word, "--with=") && request->with == NULL)
        request->with = g_strsplit (word + strlen ("--with="), ",", -1);
      else if (word[0] != '-' && request->verb == NULL && find_verb (word) != NULL)
        request->verb = word;
      else
        return set_error_for_usage (error, word);
    }
  if (request->verb == NULL)
    return set_error_for_usage (error, "");
  if (!g_strv_contains (formats, request->format))
    return set_error_for_usage (error, request->format);
  return TRUE;
}

static gboolean
read_document (char   **document,
               gsize   *size_bytes,
               GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gssize n = 1;

  while (n != 0 && bytes->len <= LODE_EXTRACT_MAX_BYTES)
    {
      guint filled = bytes->len;

      g_byte_array_set_size (bytes, filled + READ_BYTES);
      n = read (STDIN_FILENO, bytes->data + filled, READ_BYTES);
      g_byte_array_set_size (bytes, filled + (guint) MAX (n, 0));
      if (n < 0 && errno != EINTR)
        {
          g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "The document could not be received: %s.",
                       g_strerror (errno));
          return FALSE;
        }
    }
  if (bytes->len > LODE_EXTRACT_MAX_BYTES)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE,
                   "The document is larger than %d MB; up to that much is read.",
                   LODE_EXTRACT_MAX_BYTES >> 20);
      return FALSE;
    }
  *size_bytes = bytes->len;
  *document = (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
  return TRUE;
}

static gboolean
write_result (const char *bytes,
              gsize       size_bytes,
              GError    **error)
{
  while (size_bytes > 0)
    {
      gssize n = write (STDOUT_FILENO, bytes, size_bytes);

      if (n < 0 && errno != EINTR)
        {
          g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "The result could not be handed over: %s.",
                       g_strerror (errno));
          return FALSE;
        }
      bytes += MAX (n, 0);
      size_bytes -= (gsize) MAX (n, 0);
    }
  return TRUE;
}

static gboolean
serve (const Request  *request,
       GError        **error)
{
  gsize size_bytes = 0;
  g_autofree char *document = NULL;
  g_autofree char *result = NULL;

  if (!read_document (&document, &size_bytes, error))
    return FALSE;
  result = find_verb (request->verb)->run (request, &document, &size_bytes, error);
  return result != NULL && write_result (result, size_bytes, error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  Request request = { 0 };
  gboolean done;

  /* What needs files comes first. */
  setlocale (LC_ALL, "C.UTF-8");
  lode_charset_preload ();

  done = parse_words (&request, argc, argv, &error) && lode_confine (&error)
         && serve (&request, &error);
  g_strfreev (request.with);
  if (done)
    return 0;
  fprintf (stderr, "lodestone-worker: %s\n", error->message);
  return lode_error_exit_status (error);
}
