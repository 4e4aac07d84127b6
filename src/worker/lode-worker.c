/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-worker"

#include "config.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "article/lode-block-render.h"
#include "article/lode-charset.h"
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

/* @run takes a page that was read; @run_text, where it is set, the text alone, so that plain text
 * needs no page around it. */
typedef struct
{
  const char *name;
  char     *(*run) (LodeExtraction  *extraction,
                    const Request   *request,
                    gsize           *size_bytes,
                    GError         **error);
  char     *(*run_text) (const char  *text,
                         gsize        length,
                         gsize       *size_bytes,
                         GError     **error);
} Verb;

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

/* The members of --with, behind those of the page. */
static void
write_with (LodeExtraction *extraction,
            const Request  *request,
            LodeJsonWriter *writer)
{
  const char *text = lode_extraction_get_text (extraction);

  if (request->with == NULL)
    return;
  if (g_strv_contains ((const char * const *) request->with, "claims"))
    {
      g_autoptr (GPtrArray) claims = lode_claims_find (text, -1);

      lode_json_writer_member (writer, "claims");
      lode_claims_write (claims, writer);
    }
  if (g_strv_contains ((const char * const *) request->with, "specifics"))
    {
      g_autoptr (LodeSpecifics) specifics = lode_specifics_find (text, -1);

      lode_json_writer_member (writer, "specifics");
      lode_specifics_write (specifics, writer);
    }
}

static char *
run_extract (LodeExtraction  *extraction,
             const Request   *request,
             gsize           *size_bytes,
             GError         **error)
{
  LodeJsonWriter *writer;

  if (g_str_equal (request->format, "text"))
    return with_newline (g_strdup (lode_extraction_get_text (extraction)), size_bytes);
  if (g_str_equal (request->format, "html"))
    return with_newline (lode_blocks_to_html (lode_extraction_get_blocks (extraction)), size_bytes);
  if (g_str_equal (request->format, "markdown"))
    return with_newline (lode_blocks_to_markdown (lode_extraction_get_blocks (extraction)), size_bytes);

  writer = lode_json_writer_new ();
  lode_json_writer_begin_object (writer);
  lode_extraction_write (extraction, writer);
  write_with (extraction, request, writer);
  lode_json_writer_end_object (writer);
  return lode_json_writer_finish (writer, size_bytes, error);
}

static char *
run_claims (const char  *text,
            gsize        length,
            gsize       *size_bytes,
            GError     **error)
{
  g_autoptr (GPtrArray) claims = lode_claims_find (text, (gssize) length);
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_claims_write (claims, writer);
  return lode_json_writer_finish (writer, size_bytes, error);
}

static char *
run_specifics (const char  *text,
               gsize        length,
               gsize       *size_bytes,
               GError     **error)
{
  g_autoptr (LodeSpecifics) specifics = lode_specifics_find (text, (gssize) length);
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_specifics_write (specifics, writer);
  return lode_json_writer_finish (writer, size_bytes, error);
}

static const Verb verbs[] = {
  { "claims", NULL, run_claims },
  { "extract", run_extract, NULL },
  { "specifics", NULL, run_specifics },
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
  g_set_error (error, LODE_ERROR, LODE_ERROR_USAGE,
               "“%s” is not understood; VERB [--base-url=URL] [--content-type=TYPE] [--format=FORMAT] "
               "[--with=LIST] would be right.", what);
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

static char *
read_document (gsize   *size_bytes,
               GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (;;)
    {
      gsize filled = bytes->len;
      gssize n;

      g_byte_array_set_size (bytes, (guint) filled + READ_BYTES);
      n = read (STDIN_FILENO, bytes->data + filled, READ_BYTES);
      g_byte_array_set_size (bytes, (guint) (filled + (gsize) MAX (n, 0)));
      if (n < 0 && errno != EINTR)
        {
          g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "The document could not be received: %s.",
                       g_strerror (errno));
          return NULL;
        }
      if (n == 0)
        break;
      if (bytes->len > LODE_EXTRACT_MAX_BYTES)
        {
          g_set_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE,
                       "The document is larger than %d MB; up to that much is read.",
                       LODE_EXTRACT_MAX_BYTES >> 20);
          return NULL;
        }
    }
  *size_bytes = bytes->len;
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
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
  g_autofree char *document = read_document (&size_bytes, error);
  g_autoptr (LodeExtraction) extraction = NULL;
  g_autofree char *result = NULL;
  const Verb *verb = find_verb (request->verb);
  const char *text;

  if (document == NULL && size_bytes == 0 && *error != NULL)
    return FALSE;
  if (verb->run_text != NULL && !lode_claims_is_page (document, size_bytes))
    {
      result = verb->run_text (document != NULL ? document : "", size_bytes, &size_bytes, error);
      return result != NULL && write_result (result, size_bytes, error);
    }
  extraction = lode_extract (document, size_bytes, request->content_type, request->base_url, error);
  if (extraction == NULL)
    return FALSE;
  /* The page is no longer needed, and what follows is as large again. */
  g_clear_pointer (&document, g_free);
  text = lode_extraction_get_text (extraction);
  result = verb->run != NULL ? verb->run (extraction, request, &size_bytes, error)
                             : verb->run_text (text, strlen (text), &size_bytes, error);
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

  done = parse_words (&request, argc, argv, &error) && lode_confine (&error) && serve (&request, &error);
  g_strfreev (request.with);
  if (done)
    return 0;
  fprintf (stderr, "lodestone-worker: %s\n", error->message);
  return lode_error_exit_status (error);
}
