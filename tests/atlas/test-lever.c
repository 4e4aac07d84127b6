/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-chain.h"
#include "atlas/lode-atlas-lever.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-source.h"
#include "base/lode-error.h"
#include "base/lode-json-load.h"

static LodeLever *
make (const char *event,
      const char *material,
      const char *reading)
{
  g_autoptr (GError) error = NULL;
  LodeLever *lever =
    lode_atlas_event_make_lever (lode_atlas_get_default (), event, material, reading, &error);

  g_assert_no_error (error);

  return lever;
}

static void
assert_window (LodeLever  *lever,
               const char *from,
               const char *to)
{
  g_autofree char *first = lode_month_format (lode_lever_get_from (lever));
  g_autofree char *last = lode_month_format (lode_lever_get_to (lever));

  g_assert_cmpstr (first, ==, from);
  g_assert_cmpstr (last, ==, to);
}

/* A licence lets an unknown part through: a wide range, said to be assumed. */
static void
test_licence (void)
{
  g_autoptr (LodeLever) lever = make ("2025-04-04-chn-export-licence", "ndfeb_magnets", NULL);
  LodeMagnitude remaining = lode_lever_get_magnitude (lever, "remaining");

  g_assert_cmpint (lode_lever_get_kind (lever), ==, LODE_LEVER_EXPORT_CONTROL);
  g_assert_cmpstr (lode_lever_get_countries (lever)[0], ==, "CHN");
  g_assert_cmpstr (lode_lever_get_stages (lever)[0], ==, "magnet");
  g_assert_cmpuint (g_strv_length ((GStrv) lode_lever_get_destinations (lever)), ==, 0);
  assert_window (lever, "2025-04", "");
  g_assert_cmpfloat (remaining.low, <=, 0.1);
  g_assert_cmpfloat (remaining.high, ==, 1);
  g_assert_nonnull (strstr (lode_lever_get_note (lever), "assumed"));
  g_assert_cmpstr (lode_lever_get_evidence (lever)[0], ==, "smpt");
}

/* A ban leaves nothing; a month counts when it holds on more than half of its days. */
static void
test_ban_and_quota (void)
{
  g_autoptr (LodeLever) ban = make ("2025-02-22-cod-export-ban", NULL, NULL);
  g_autoptr (LodeLever) quota = make ("2025-09-20-cod-export-quota", NULL, NULL);
  LodeMagnitude remaining = lode_lever_get_magnitude (quota, "remaining");

  g_assert_cmpfloat (lode_lever_get_magnitude (ban, "remaining").high, ==, 0);
  assert_window (ban, "2025-03", "2025-09");
  assert_window (quota, "2025-10", "2027-12");
  /* Over the output of 2024, on which sources differ. */
  g_assert_cmpfloat_with_epsilon (remaining.value, 96600.0 / 226000, 1e-4);
  g_assert_cmpfloat_with_epsilon (remaining.high, 96600 / 181796.3, 1e-4);
  g_assert_nonnull (strstr (lode_lever_get_note (quota), "iea_cmd_2025"));
}

/* A pause ends one window; that it ends in turn is another reading, with assumed odds. */
static void
test_pause (void)
{
  g_autoptr (LodeLever) was = make ("2024-12-03-chn-export-ban", "gallium", NULL);
  g_autoptr (LodeLever) returns = make ("2024-12-03-chn-export-ban", "gallium", "if it returns");

  assert_window (was, "2024-12", "2025-10");
  assert_window (returns, "2026-12", "");
  g_assert_cmpstr (lode_lever_get_destinations (was)[0], ==, "USA");
  g_assert_cmpfloat (lode_lever_get_probability (was), ==, 1);
  g_assert_cmpfloat (lode_lever_get_probability (returns), ==, 0.5);
  g_assert_nonnull (strstr (lode_lever_get_note (returns), "assumed"));
  g_assert_cmpstr (lode_lever_get_id (was), !=, lode_lever_get_id (returns));
}

static void
test_floor (void)
{
  g_autoptr (LodeLever) lever = make ("2025-07-10-usa-price-floor", "ndfeb_magnets", NULL);

  g_assert_cmpint (lode_lever_get_kind (lever), ==, LODE_LEVER_PRICE_FLOOR);
  g_assert_cmpfloat (lode_lever_get_magnitude (lever, "floor").value, ==, 110);
  g_assert_cmpfloat (lode_lever_get_magnitude (lever, "share").value, ==, 0.3);
  g_assert_cmpstr (lode_lever_get_countries (lever)[0], ==, "USA");
  g_assert_cmpstr (lode_lever_get_stages (lever)[0], ==, "separation");
  assert_window (lever, "2025-10", "2035-09");
  g_assert_nonnull (strstr (lode_lever_get_note (lever), "NdPr oxide"));
}

/* Both readings of Australia's reserve, each with price, rate and what it would buy. */
static void
test_money (void)
{
  const char * const readings[] = { "whole sum", "stockpiling" };
  const double sums[] = { 1200, 185 };

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (LodeLever) lever = make ("2026-01-12-aus-stockpile", "gallium", readings[i]);
      LodeMagnitude budget = lode_lever_get_magnitude (lever, "budget");

      g_assert_cmpfloat (budget.high, ==, sums[i]);
      g_assert_cmpfloat_with_epsilon (budget.value, sums[i] / 3, 1e-4);
      g_assert_cmpfloat (lode_lever_get_magnitude (lever, "price").value, ==, 580);
      g_assert_cmpfloat (lode_lever_get_magnitude (lever, "exchange_rate").value, ==, 0.6644);
      g_assert_nonnull (strstr (lode_lever_get_note (lever), "if it moved no price"));
      g_assert_cmpint (strstr (lode_lever_get_note (lever), "more than there is") != NULL, ==,
                       i == 0);
    }
}

static void
test_sums_of_the_event (void)
{
  const LodeAtlasEvent *event =
    lode_atlas_get_event (lode_atlas_get_default (), "2026-01-12-aus-stockpile");
  const LodeAtlasMoney *whole = g_ptr_array_index (event->money, 0);
  const LodeAtlasMoney *part = g_ptr_array_index (event->money, 1);

  g_assert_cmpuint (event->money->len, ==, 2);
  g_assert_cmpfloat (lode_figure_get_value (whole->figure), ==, 1200);
  g_assert_cmpfloat (lode_figure_get_value (part->figure), ==, 185);
  g_assert_cmpstr (lode_figure_get_unit (part->figure), ==, "million AUD");
}

/* A decision that names no material suits any. */
static void
test_any_material (void)
{
  g_autoptr (LodeLever) magnets = make ("2020-03-jpn-stockpile", "ndfeb_magnets", NULL);
  g_autoptr (LodeLever) tungsten = make ("2020-03-jpn-stockpile", "tungsten", NULL);

  g_assert_cmpfloat (lode_lever_get_magnitude (magnets, "days").value, ==, 60);
  g_assert_cmpfloat (lode_lever_get_magnitude (tungsten, "days").high, ==, 180);
}

/* A sum that nobody splits: the note says what it would be in the one material that is asked for. */
static void
test_sum_for_any_material (void)
{
  g_autoptr (LodeLever) gallium = make ("2026-02-02-usa-stockpile", "gallium", NULL);
  g_autoptr (LodeLever) unasked = make ("2026-02-02-usa-stockpile", NULL, NULL);

  g_assert_nonnull (strstr (lode_lever_get_note (gallium), "(whole sum): 12000 million USD would buy"));
  g_assert_nonnull (strstr (lode_lever_get_note (gallium), "(public loan)"));
  g_assert_nonnull (strstr (lode_lever_get_note (gallium), "more than there is"));
  g_assert_null (strstr (lode_lever_get_note (unasked), "would buy"));
}

/* Each event is a lever or says why not; each lever's keys exist, its stages are the chain's, and
 * its note is for a person. */
static void
assert_lever (LodeAtlas            *atlas,
              const LodeAtlasLever *row)
{
  const char * const *evidence = lode_lever_get_evidence (row->lever);
  const char * const *stages = lode_lever_get_stages (row->lever);

  g_assert_true (g_strv_contains ((const char * const[]) { "stated", "derived", "assumed", NULL },
                                  row->basis));
  g_assert_cmpstr (lode_lever_get_note (row->lever), !=, "");
  g_assert_cmpstr (lode_lever_get_countries (row->lever)[0], !=, NULL);
  g_assert_nonnull (lode_atlas_get_source (atlas, evidence[0]));
  if (*row->material == '\0')
    return;

  g_assert_nonnull (lode_atlas_get_material (atlas, row->material));
  if (lode_atlas_get_material (atlas, row->material)->has_chain)
    {
      g_autoptr (LodeChain) chain = lode_atlas_build_chain (atlas, row->material, 0, NULL);

      for (guint i = 0; stages[i] != NULL; i++)
        if (lode_chain_find_stage (chain, stages[i]) < 0)
          g_error ("%s: the chain of %s has no stage “%s”", row->event->id, row->material, stages[i]);
    }
}

static void
test_every_event (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) events = lode_atlas_list_events (atlas, NULL, NULL, 0);
  g_autoptr (GPtrArray) levers = lode_atlas_list_levers (atlas, NULL, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (levers->len, >=, 30);
  for (guint i = 0; i < events->len; i++)
    {
      const LodeAtlasEvent *event = g_ptr_array_index (events, i);

      g_assert_true (g_hash_table_add (ids, event->id));
      g_assert_true (lode_atlas_get_event (atlas, event->id) == event);
      g_assert_cmpint (event->levers->len == 0, ==, *event->no_lever != '\0');
    }

  g_hash_table_remove_all (ids);
  for (guint i = 0; i < levers->len; i++)
    {
      const LodeAtlasLever *row = g_ptr_array_index (levers, i);

      assert_lever (atlas, row);
      g_assert_true (g_hash_table_add (ids, (gpointer) lode_lever_get_id (row->lever)));
    }
}

/* A control, a reserve or a floor is a lever, unless the event has no quantity to give. */
static void
test_controls_are_levers (void)
{
  const char * const kinds[] = { "export_ban", "export_licence", "export_quota", NULL };
  g_autoptr (GPtrArray) events =
    lode_atlas_list_events (lode_atlas_get_default (), NULL, NULL, 0);

  for (guint i = 0; i < events->len; i++)
    {
      const LodeAtlasEvent *event = g_ptr_array_index (events, i);

      if (g_strv_contains (kinds, event->kind) && event->levers->len == 0)
        g_assert_nonnull (strstr (event->no_lever, "No chain holds"));
    }
}

/* What comes out can be put into a scenario: it is the caller's own, and reads back as written. */
static void
test_round_trip (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) levers = lode_atlas_list_levers (atlas, NULL, NULL);

  for (guint i = 0; i < levers->len; i++)
    {
      const LodeAtlasLever *row = g_ptr_array_index (levers, i);
      const char *material = *row->material != '\0' ? row->material : NULL;
      g_autoptr (LodeLever) lever = make (row->event->id, material, row->reading);
      LodeJsonWriter *writer = lode_json_writer_new ();
      g_autofree char *text = NULL;
      g_autoptr (JsonNode) root = NULL;
      g_autoptr (LodeLever) read = NULL;
      g_autoptr (GError) error = NULL;
      LodeJsonReader *reader;

      g_assert_true (lever != row->lever);
      lode_lever_write (lever, writer);
      text = lode_json_writer_finish (writer, NULL, &error);
      g_assert_no_error (error);
      root = lode_json_parse (text, strlen (text), "lever", &error);
      g_assert_no_error (error);
      reader = lode_json_reader_new (root, "lever");
      read = lode_lever_read (reader);
      g_assert_true (lode_json_reader_close (reader, &error));
      g_assert_cmpstr (lode_lever_get_note (read), ==, lode_lever_get_note (lever));
    }
}

static void
test_refusals (void)
{
  const struct
  {
    const char *event;
    const char *material;
    const char *reading;
    int         code;
    const char *words;
  } refusals[] = {
    { "no-such-event", NULL, NULL, LODE_ERROR_NOT_FOUND, "has no event “no-such-event”" },
    { "2026-02-04-eu27-stockpile", NULL, NULL, LODE_ERROR_INVALID, "names no amount" },
    { "2026-01-01-usa-tariff", NULL, NULL, LODE_ERROR_INVALID, "stops none" },
    { "2025-10-09-chn-export-licence-holmium", NULL, NULL, LODE_ERROR_INVALID, "No chain holds" },
    { "2025-02-22-cod-export-ban", "nickel", NULL, LODE_ERROR_INVALID, "it is one on: cobalt" },
    { "2026-01-12-aus-stockpile", "gallium", "half", LODE_ERROR_INVALID, "in the reading half" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (lode_atlas_event_make_lever (lode_atlas_get_default (), refusals[i].event,
                                                  refusals[i].material, refusals[i].reading,
                                                  &error));
      g_assert_error (error, LODE_ERROR, refusals[i].code);
      if (strstr (error->message, refusals[i].words) == NULL)
        g_error ("“%s” does not say “%s”", error->message, refusals[i].words);
    }
}

static void
test_damaged (AtlasFixture  *fixture,
              gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "events.json", "lodestone-atlas-events",
                       "\"rows\": [{\"id\": \"e\", \"date\": \"2026\", \"jurisdiction\": \"CHN\", "
                       "\"kind\": \"export_ban\", \"title\": \"t\", \"source\": \"x\", \"levers\": "
                       "[{\"basis\": \"stated\", \"lever\": {\"id\": \"l\", \"kind\": \"magic\"}}]}]");
  atlas_fixture_assert_damaged (fixture, "rows[0].levers[0].lever.kind");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/lever/licence", test_licence);
  g_test_add_func ("/atlas/lever/ban-and-quota", test_ban_and_quota);
  g_test_add_func ("/atlas/lever/pause", test_pause);
  g_test_add_func ("/atlas/lever/floor", test_floor);
  g_test_add_func ("/atlas/lever/money", test_money);
  g_test_add_func ("/atlas/lever/sums", test_sums_of_the_event);
  g_test_add_func ("/atlas/lever/any-material", test_any_material);
  g_test_add_func ("/atlas/lever/sum-for-any-material", test_sum_for_any_material);
  g_test_add_func ("/atlas/lever/every-event", test_every_event);
  g_test_add_func ("/atlas/lever/controls", test_controls_are_levers);
  g_test_add_func ("/atlas/lever/round-trip", test_round_trip);
  g_test_add_func ("/atlas/lever/refusals", test_refusals);
  atlas_fixture_add ("/atlas/lever/damaged", test_damaged);

  return g_test_run ();
}
