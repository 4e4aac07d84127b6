/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What commits somebody, and what only sounds like it. */

#include "config.h"

#include <string.h>

#include "article/lode-specifics.h"

typedef struct
{
  const char *text;
  const char *kinds; /* the lists that quote the text, by first letter: "vtfbm" */
} Case;

static char *
get_kinds (const char *text)
{
  g_autoptr (LodeSpecifics) specifics = lode_specifics_find (text, -1);
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < LODE_N_SPECIFICS; i++)
    if (specifics->quotes[i]->len > 0)
      g_string_append_c (kinds, lode_specific_to_string (i)[0]);
  return g_string_free (kinds, FALSE);
}

static void
check (const Case *cases,
       gsize       n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *found = get_kinds (cases[i].text);

      if (!g_str_equal (found, cases[i].kinds))
        g_test_message ("in “%s”", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].kinds);
    }
}

static void
test_commitments (void)
{
  static const Case cases[] = {
    { "Japan and Australia agreed to build a joint stockpile of 3,000 tonnes of dysprosium oxide "
      "by 2028.",
      "vtm" },
    { "The European Commission will provide €3 billion for recycling plants until 2030.", "tf" },
    { "Members undertake to hold 60 days of net imports in a common reserve from January 2027.",
      "vtbm" },
    { "The Pentagon guarantees a floor price of $110 per kilogram for ten years.", "b" },
    { "South Korea signed a legally binding offtake agreement for 2,000 tonnes of NdPr a year.",
      "vb" },
    { "Brazil pledged to supply 5,000 tonnes a year from 2027.", "vt" },
    { "Washington's pledge of $1.5 billion for refineries drew applause.", "f" },
    { "The alliance will set up a clearing house for joint purchasing of magnets.", "m" },
    { "A loan of A$500 million was approved by the Australian government.", "f" },
    { "India's cabinet approved a scheme of ₹7,000 crore in November.", "f" },
    { "The treaty obliges signatories to release a tenth of their stocks within 30 days of a "
      "shortage.",
      "vtb" },
    { "Norway announced a grant of NOK 900 million for a separation plant to open in 2028.", "tf" },
    { "The four governments will pool their orders and share inspection data from April 2026.",
      "tm" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_hedges (void)
{
  static const Case cases[] = {
    { "Canada hopes to spend C$2 billion on mines by 2035.", "" },
    { "Could the United States buy 500 tonnes of gallium?", "" },
    { "Will Korea sign a binding contract for 500 tonnes?", "" },
    { "The ministers discussed a fund of $10 billion.", "" },
    { "Whether Tokyo will guarantee prices is open.", "" },
    { "If prices recover, Chile will build a second plant by 2029.", "" },
    { "The company expects to deliver 900 tonnes in 2027.", "" },
    { "The United Kingdom should commit £2 billion by 2030, campaigners say.", "" },
    { "The US urged Japan to pledge $5 billion.", "" },
    { "Peru agreed to explore a fund of $2 billion.", "" },
    { "Price guarantees are under discussion in Washington.", "" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_denials (void)
{
  static const Case cases[] = {
    { "Germany has not committed €1 billion to the fund.", "" },
    { "The US will never guarantee a floor of $110/kg.", "" },
    { "The parties signed a non-binding memorandum on cooperation.", "" },
    { "The leaders agreed on a voluntary framework.", "" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* A sentence that says what is missing promises nothing of it. */
static void
test_absence (void)
{
  static const Case cases[] = {
    { "The communique names no volumes, no dates and no money.", "" },
    { "What is lacking is a mechanism with penalties and deadlines.", "" },
    { "Volumes, dates and sanctions remain undefined.", "" },
    { "Specifics are missing: tonnages, timetables and binding commitments by 2030.", "" },
    { "France will invest €200 million in magnet recycling, but gave no timetable for the plant.",
      "f" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* How things are, and where they may go, binds nobody. */
static void
test_background (void)
{
  static const Case cases[] = {
    { "China exported 58,000 tonnes of magnets in 2024.", "" },
    { "Lithium demand will grow to 3 million tonnes by 2030.", "" },
    { "The price will rise to $80 by 2027.", "" },
    { "The summit will discuss a price floor by 2027.", "" },
    { "Ministers will meet in Rome in 2027.", "" },
    { "Europe buys 18,000 tonnes a year from China.", "" },
    { "", "" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_quotes (void)
{
  g_autoptr (LodeSpecifics) specifics = NULL;
  const LodeQuote *quote;

  specifics
      = lode_specifics_find ("It was late. Chile’s decision to build a $2 billion smelter is bold. "
                             "Ghana will invest €5 million; nobody else will.",
                             -1);
  g_assert_cmpuint (specifics->quotes[LODE_SPECIFIC_FUNDING]->len, ==, 2);
  quote = g_ptr_array_index (specifics->quotes[LODE_SPECIFIC_FUNDING], 0);
  g_assert_cmpstr (quote->text, ==, "Chile’s decision to build a $2 billion smelter");
  g_assert_cmpuint (quote->start, ==, 13);
  g_assert_cmpuint (quote->end, ==, 59);
  quote = g_ptr_array_index (specifics->quotes[LODE_SPECIFIC_FUNDING], 1);
  g_assert_cmpstr (quote->text, ==, "Ghana will invest €5 million");
}

static void
test_names (void)
{
  static const char *const names[] = { "volumes", "timelines", "funding", "binding", "mechanism" };

  for (guint i = 0; i < LODE_N_SPECIFICS; i++)
    g_assert_cmpstr (lode_specific_to_string (i), ==, names[i]);
}

static void
test_write (void)
{
  g_autoptr (LodeSpecifics) specifics = lode_specifics_find ("Ghana will invest €5 million.", -1);
  LodeJsonWriter *writer = lode_json_writer_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  lode_specifics_write (specifics, writer);
  json = lode_json_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json, ==,
                   "{\n"
                   "  \"volumes\": [],\n"
                   "  \"timelines\": [],\n"
                   "  \"funding\": [\n"
                   "    {\"start\": 0, \"end\": 28, \"text\": \"Ghana will invest €5 million\"}\n"
                   "  ],\n"
                   "  \"binding\": [],\n"
                   "  \"mechanism\": []\n"
                   "}\n");
}

static void
test_hostile (void)
{
  static const char *const pieces[]
      = { "will ", "Japan will build ", "pledge ", "by 2030 ", "€5 ", ";",
          "\xff",  "A will buy 5 t. " };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (LodeSpecifics) specifics = NULL;

      while (text->len < 32 * 1024)
        g_string_append (text, pieces[i]);
      specifics = lode_specifics_find (text->str, (gssize) text->len);
      for (guint j = 0; j < LODE_N_SPECIFICS; j++)
        g_assert_cmpuint (specifics->quotes[j]->len, <=, 200);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/specifics/commitments", test_commitments);
  g_test_add_func ("/article/specifics/hedges", test_hedges);
  g_test_add_func ("/article/specifics/denials", test_denials);
  g_test_add_func ("/article/specifics/absence", test_absence);
  g_test_add_func ("/article/specifics/background", test_background);
  g_test_add_func ("/article/specifics/quotes", test_quotes);
  g_test_add_func ("/article/specifics/names", test_names);
  g_test_add_func ("/article/specifics/write", test_write);
  g_test_add_func ("/article/specifics/hostile", test_hostile);

  return g_test_run ();
}
