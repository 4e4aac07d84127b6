/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "model-test.h"
#include "model/lode-history.h"
#include "random-documents.h"

#define SEED 20260201
#define N_DOCUMENTS 400
#define N_EDIT_RUNS 60
#define N_EDITS 40

/* The three documents behind one table, so that each law is written once. */
typedef struct
{
  const char *name;
  GObject  *(*make) (GRand *rand);
  GObject  *(*from_json) (JsonNode    *root,
                          const char  *name,
                          GError     **error);
  char     *(*to_json) (GObject  *document,
                        GError  **error);
  void      (*assign) (GObject *document,
                       GObject *other);
  void      (*edit) (GRand   *rand,
                     GObject *document);
} Kind;

static const Kind kinds[] = {
  { "scenario", (gpointer) random_scenario, (gpointer) lode_scenario_from_json,
    (gpointer) lode_scenario_to_json, (gpointer) lode_scenario_assign, (gpointer) random_edit_scenario },
  { "briefing", (gpointer) random_briefing, (gpointer) lode_briefing_from_json,
    (gpointer) lode_briefing_to_json, (gpointer) lode_briefing_assign, (gpointer) random_edit_briefing },
  { "article", (gpointer) random_article, (gpointer) lode_article_from_json,
    (gpointer) lode_article_to_json, (gpointer) lode_article_assign, NULL },
};

static char *
save (const Kind *kind,
      GObject    *document)
{
  g_autoptr (GError) error = NULL;
  char *text = kind->to_json (document, &error);

  g_assert_no_error (error);

  return text;
}

static GObject *
load (const Kind *kind,
      const char *text)
{
  g_autoptr (JsonNode) root = model_test_parse (text);
  g_autoptr (GError) error = NULL;
  GObject *document = kind->from_json (root, kind->name, &error);

  if (error != NULL)
    g_test_message ("%s", text);
  g_assert_no_error (error);

  return document;
}

/* Load ∘ save is identity on bytes. */
static void
test_bytes (gconstpointer user_data)
{
  const Kind *kind = user_data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (GObject) document = kind->make (rand);
      g_autofree char *text = save (kind, document);
      g_autoptr (GObject) again = load (kind, text);
      g_autofree char *text_again = save (kind, again);

      g_assert_cmpstr (text_again, ==, text);
    }
}

static int
count (const char *text,
       const char *word)
{
  int n_found = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    n_found++;

  return n_found;
}

/* A member that nobody knows, in any object of the file, comes through a load and a save, an
 * assignment, and another load and save. */
static void
test_unknown (gconstpointer user_data)
{
  const Kind *kind = user_data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 1);

  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      int n_added = 0;
      g_autoptr (GObject) document = kind->make (rand);
      g_autofree char *text = save (kind, document);
      g_autofree char *richer = random_add_unknown (rand, text, &n_added);
      g_autoptr (GObject) loaded = load (kind, richer);
      g_autofree char *saved = save (kind, loaded);
      g_autoptr (GObject) again = load (kind, saved);
      g_autofree char *saved_again = save (kind, again);

      g_assert_cmpint (count (saved, "\"zz-later\""), ==, n_added);
      g_assert_cmpstr (saved_again, ==, saved);
      kind->assign (document, again);
      g_free (g_steal_pointer (&saved_again));
      saved_again = save (kind, document);
      g_assert_cmpstr (saved_again, ==, saved);
    }
}

/* What restores a document for the history: the kind travels with it. */
static void
restore (gpointer    document,
         const char *json)
{
  const Kind *kind = g_object_get_data (document, "kind");
  g_autoptr (GObject) other = load (kind, json);

  kind->assign (document, other);
}

static void
make_edits (const Kind  *kind,
            GRand       *rand,
            GObject     *document,
            LodeHistory *history,
            GPtrArray   *states)
{
  g_ptr_array_add (states, save (kind, document));
  for (int i = 0; i < N_EDITS; i++)
    {
      const char *before = g_ptr_array_index (states, states->len - 1);
      g_autofree char *after = NULL;

      kind->edit (rand, document);
      after = save (kind, document);
      lode_history_push (history, "Edit", NULL, document, before, after, restore);
      if (!g_str_equal (before, after))
        g_ptr_array_add (states, g_steal_pointer (&after));
    }
}

static void
check_state (const Kind *kind,
             GObject    *document,
             GPtrArray  *states,
             guint       position)
{
  g_autofree char *text = save (kind, document);

  g_assert_cmpstr (text, ==, g_ptr_array_index (states, position));
}

/* Undo ∘ do is identity on bytes, from every state, in any order of undo and redo. */
static void
test_undo (gconstpointer user_data)
{
  const Kind *kind = user_data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 2);

  for (int run = 0; run < N_EDIT_RUNS; run++)
    {
      g_autoptr (GObject) document = kind->make (rand);
      g_autoptr (LodeHistory) history = lode_history_new ();
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
      guint position;

      g_object_set_data (document, "kind", (gpointer) kind);
      make_edits (kind, rand, document, history, states);
      position = states->len - 1;
      for (int i = 0; i < N_EDITS; i++)
        {
          gboolean is_undo = g_rand_int_range (rand, 0, 3) > 0;

          if (is_undo && position > 0)
            {
              lode_history_undo (history);
              position--;
            }
          else if (!is_undo && position + 1 < states->len)
            {
              lode_history_redo (history);
              position++;
            }
          check_state (kind, document, states, position);
        }
      for (; lode_history_get_can_undo (history); position--)
        lode_history_undo (history);
      g_assert_cmpuint (position, ==, 0);
      check_state (kind, document, states, 0);
    }
}

/* Whatever one byte of a file becomes, reading it is a document or a sentence, never a crash. */
static void
test_damage (gconstpointer user_data)
{
  const Kind *kind = user_data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 3);

  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (GObject) document = kind->make (rand);
      g_autofree char *text = save (kind, document);
      gsize size_bytes = strlen (text);

      for (int j = 0; j < 20; j++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (JsonNode) root = NULL;
          g_autoptr (GObject) damaged = NULL;
          gsize place = (gsize) g_rand_int_range (rand, 0, (gint32) size_bytes);
          char old = text[place];

          text[place] = "0-\"{}[],:x \\"[g_rand_int_range (rand, 0, 12)];
          root = lode_json_parse (text, size_bytes, "damaged.json", &error);
          if (root != NULL)
            damaged = kind->from_json (root, "damaged.json", &error);
          if (damaged == NULL)
            model_test_assert_words (error, "damaged.json");
          text[place] = old;
        }
    }
}

static void
add (const Kind *kind,
     const char *law,
     void      (*test) (gconstpointer user_data))
{
  g_autofree char *path = g_strdup_printf ("/model/round-trip/%s/%s", kind->name, law);

  g_test_add_data_func (path, kind, test);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      add (&kinds[i], "bytes", test_bytes);
      add (&kinds[i], "unknown", test_unknown);
      add (&kinds[i], "damage", test_damage);
      if (kinds[i].edit != NULL)
        add (&kinds[i], "undo", test_undo);
    }

  return g_test_run ();
}
