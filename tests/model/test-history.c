/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-history.h"

#include "base/lode-clock.h"

/* A document that is one text. */
#define TEST_TYPE_DOCUMENT (test_document_get_type ())
G_DECLARE_FINAL_TYPE (TestDocument, test_document, TEST, DOCUMENT, GObject)

struct _TestDocument
{
  GObject parent_instance;
  char    text[32];
};

G_DEFINE_FINAL_TYPE (TestDocument, test_document, G_TYPE_OBJECT)

static void
test_document_class_init (TestDocumentClass *klass)
{
}

static void
test_document_init (TestDocument *self)
{
}

typedef struct
{
  LodeHistory  *history;
  TestDocument *document;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  lode_clock_set_fixed (G_GINT64_CONSTANT (1770000000) * G_USEC_PER_SEC);
  fixture->history = lode_history_new ();
  fixture->document = g_object_new (TEST_TYPE_DOCUMENT, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->document);
  lode_clock_set_fixed (0);
}

static void
restore (gpointer    document,
         const char *json)
{
  g_strlcpy (TEST_DOCUMENT (document)->text, json, sizeof TEST_DOCUMENT (document)->text);
}

static void
edit_as (Fixture    *fixture,
         const char *verb,
         const char *merge_key,
         const char *text)
{
  g_autofree char *before = g_strdup (fixture->document->text);

  restore (fixture->document, text);
  lode_history_push (fixture->history, verb, merge_key, G_OBJECT (fixture->document), before, text,
                     restore);
}

static void
edit (Fixture    *fixture,
      const char *text)
{
  edit_as (fixture, "Edit", NULL, text);
}

static void
pass (gint64 time_us)
{
  lode_clock_set_fixed (lode_clock_now_us () + time_us);
}

static void
test_undo_redo (Fixture       *fixture,
                gconstpointer  user_data)
{
  edit_as (fixture, "First", NULL, "a");
  edit_as (fixture, "Second", NULL, "b");
  g_assert_cmpstr (lode_history_get_undo_label (fixture->history), ==, "Second");
  lode_history_undo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "a");
  g_assert_cmpstr (lode_history_get_undo_label (fixture->history), ==, "First");
  g_assert_cmpstr (lode_history_get_redo_label (fixture->history), ==, "Second");
  lode_history_undo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "");
  g_assert_false (lode_history_get_can_undo (fixture->history));
  lode_history_redo (fixture->history);
  lode_history_redo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "b");
  g_assert_false (lode_history_get_can_redo (fixture->history));
}

static void
test_nothing_to_do (Fixture       *fixture,
                    gconstpointer  user_data)
{
  lode_history_undo (fixture->history);
  lode_history_redo (fixture->history);
  edit (fixture, "");
  g_assert_false (lode_history_get_can_undo (fixture->history));
  g_assert_null (lode_history_get_undo_label (fixture->history));
  g_assert_null (lode_history_get_redo_label (fixture->history));
}

static void
test_edit_drops_redo (Fixture       *fixture,
                      gconstpointer  user_data)
{
  edit (fixture, "a");
  edit (fixture, "b");
  lode_history_undo (fixture->history);
  edit (fixture, "c");
  g_assert_false (lode_history_get_can_redo (fixture->history));
  lode_history_undo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "a");
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  user_data)
{
  edit_as (fixture, "Drag", "L1/remaining", "1");
  for (int i = 2; i < 9; i++)
    {
      char text[] = { (char) ('0' + i), '\0' };

      pass (G_USEC_PER_SEC * 3 / 4);
      edit_as (fixture, "Drag", "L1/remaining", text);
    }
  lode_history_undo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "");
  lode_history_redo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "8");
}

static void
test_merge_ends (Fixture       *fixture,
                 gconstpointer  user_data)
{
  edit_as (fixture, "Drag", "k", "1");
  pass (G_USEC_PER_SEC * 2);
  edit_as (fixture, "Drag", "k", "2");
  edit_as (fixture, "Drag", "other", "3");
  edit (fixture, "4");
  lode_history_undo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "3");
  lode_history_undo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "2");
  lode_history_undo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "1");
}

/* Not after an undo either: the step that is undone stays what it was. */
static void
test_no_merge_after_undo (Fixture       *fixture,
                          gconstpointer  user_data)
{
  edit_as (fixture, "Drag", "k", "1");
  edit (fixture, "x");
  lode_history_undo (fixture->history);
  edit_as (fixture, "Drag", "k", "2");
  lode_history_undo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "1");
}

/* A drag back to where it began leaves nothing. */
static void
test_merge_to_nothing (Fixture       *fixture,
                       gconstpointer  user_data)
{
  edit (fixture, "a");
  lode_history_mark_saved (fixture->history);
  edit_as (fixture, "Drag", "k", "b");
  edit_as (fixture, "Drag", "k", "a");
  g_assert_false (lode_history_get_modified (fixture->history));
  lode_history_undo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "");
}

static void
test_merge_of_two_documents (Fixture       *fixture,
                             gconstpointer  user_data)
{
  TestDocument *other = g_object_new (TEST_TYPE_DOCUMENT, NULL);

  edit_as (fixture, "Drag", "k", "1");
  restore (other, "z");
  lode_history_push (fixture->history, "Drag", "k", G_OBJECT (other), "", "z", restore);
  lode_history_undo (fixture->history);
  g_assert_cmpstr (other->text, ==, "");
  g_assert_cmpstr (fixture->document->text, ==, "1");
  lode_history_clear (fixture->history);
  g_assert_finalize_object (other);
}

static void
test_group (Fixture       *fixture,
            gconstpointer  user_data)
{
  lode_history_begin_group (fixture->history, "Use in Lever");
  edit (fixture, "a");
  g_assert_false (lode_history_get_can_undo (fixture->history));
  edit (fixture, "b");
  lode_history_end_group (fixture->history);
  g_assert_cmpstr (lode_history_get_undo_label (fixture->history), ==, "Use in Lever");
  lode_history_undo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "");
  lode_history_redo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "b");
}

static void
test_empty_group (Fixture       *fixture,
                  gconstpointer  user_data)
{
  lode_history_begin_group (fixture->history, "Nothing");
  lode_history_end_group (fixture->history);
  g_assert_false (lode_history_get_can_undo (fixture->history));
}

static void
test_modified (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_assert_false (lode_history_get_modified (fixture->history));
  edit (fixture, "a");
  g_assert_true (lode_history_get_modified (fixture->history));
  lode_history_mark_saved (fixture->history);
  edit (fixture, "b");
  lode_history_undo (fixture->history);
  g_assert_false (lode_history_get_modified (fixture->history));
  lode_history_undo (fixture->history);
  g_assert_true (lode_history_get_modified (fixture->history));
  lode_history_redo (fixture->history);
  g_assert_false (lode_history_get_modified (fixture->history));

  /* The saved state can no longer be reached. */
  lode_history_undo (fixture->history);
  edit (fixture, "c");
  lode_history_undo (fixture->history);
  g_assert_true (lode_history_get_modified (fixture->history));
}

/* What is pushed while a step is applied is that step's own doing. */
typedef struct
{
  LodeHistory *history;
} Pushing;

static Pushing pushing;

static void
restore_and_push (gpointer    document,
                  const char *json)
{
  restore (document, json);
  lode_history_push (pushing.history, "Echo", NULL, document, "x", "y", restore);
  lode_history_undo (pushing.history);
}

static void
test_no_recording_while_applying (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  pushing.history = fixture->history;
  restore (fixture->document, "a");
  lode_history_push (fixture->history, "Edit", NULL, G_OBJECT (fixture->document), "", "a",
                     restore_and_push);
  lode_history_undo (fixture->history);
  g_assert_cmpstr (fixture->document->text, ==, "");
  g_assert_false (lode_history_get_can_undo (fixture->history));
  g_assert_cmpstr (lode_history_get_redo_label (fixture->history), ==, "Edit");
}

static void
test_oldest_is_forgotten (Fixture       *fixture,
                          gconstpointer  user_data)
{
  int n_undone = 0;

  for (int i = 0; i < LODE_HISTORY_MAX_STEPS + 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      edit (fixture, text);
    }
  for (; lode_history_get_can_undo (fixture->history); n_undone++)
    lode_history_undo (fixture->history);
  g_assert_cmpint (n_undone, ==, LODE_HISTORY_MAX_STEPS);
  g_assert_cmpstr (fixture->document->text, ==, "2");
  g_assert_true (lode_history_get_modified (fixture->history));
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          GHashTable *counts)
{
  gpointer n = g_hash_table_lookup (counts, pspec->name);

  g_hash_table_insert (counts, (gpointer) pspec->name, GINT_TO_POINTER (GPOINTER_TO_INT (n) + 1));
}

static int
count_of (GHashTable *counts,
          const char *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (counts, name));
}

static void
test_notify (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean can_undo = FALSE;
  gboolean can_redo = TRUE;
  gboolean modified = FALSE;
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;

  g_signal_connect (fixture->history, "notify", G_CALLBACK (count_cb), counts);
  edit (fixture, "a");
  edit (fixture, "b");
  g_assert_cmpint (count_of (counts, "can-undo"), ==, 1);
  g_assert_cmpint (count_of (counts, "undo-label"), ==, 1);
  g_assert_cmpint (count_of (counts, "modified"), ==, 1);
  g_assert_cmpint (count_of (counts, "can-redo"), ==, 0);
  lode_history_undo (fixture->history);
  g_assert_cmpint (count_of (counts, "can-redo"), ==, 1);
  g_assert_cmpint (count_of (counts, "redo-label"), ==, 1);
  g_object_get (fixture->history, "can-undo", &can_undo, "can-redo", &can_redo, "modified", &modified,
                "undo-label", &undo_label, "redo-label", &redo_label, NULL);
  g_assert_true (can_undo);
  g_assert_true (can_redo);
  g_assert_true (modified);
  g_assert_cmpstr (undo_label, ==, "Edit");
  g_assert_cmpstr (redo_label, ==, "Edit");
}

static void
test_clear (Fixture       *fixture,
            gconstpointer  user_data)
{
  edit (fixture, "a");
  lode_history_clear (fixture->history);
  g_assert_false (lode_history_get_can_undo (fixture->history));
  g_assert_false (lode_history_get_modified (fixture->history));
}

static void
add (const char *path,
     void (*test) (Fixture       *fixture,
                   gconstpointer  user_data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/model/history/undo-redo", test_undo_redo);
  add ("/model/history/nothing-to-do", test_nothing_to_do);
  add ("/model/history/edit-drops-redo", test_edit_drops_redo);
  add ("/model/history/merge", test_merge);
  add ("/model/history/merge-ends", test_merge_ends);
  add ("/model/history/no-merge-after-undo", test_no_merge_after_undo);
  add ("/model/history/merge-to-nothing", test_merge_to_nothing);
  add ("/model/history/merge-of-two-documents", test_merge_of_two_documents);
  add ("/model/history/group", test_group);
  add ("/model/history/empty-group", test_empty_group);
  add ("/model/history/modified", test_modified);
  add ("/model/history/no-recording-while-applying", test_no_recording_while_applying);
  add ("/model/history/oldest-is-forgotten", test_oldest_is_forgotten);
  add ("/model/history/notify", test_notify);
  add ("/model/history/clear", test_clear);

  return g_test_run ();
}
