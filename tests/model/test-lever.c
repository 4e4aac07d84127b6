/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-lever.h"

#include "model-test.h"

static const char full_lever[] =
  "{\n"
  "  \"id\": \"L1\",\n"
  "  \"kind\": \"export_control\",\n"
  "  \"title\": \"A stop\",\n"
  "  \"enabled\": false,\n"
  "  \"countries\": [\"CHN\"],\n"
  "  \"stages\": [\"separation\", \"magnet\"],\n"
  "  \"destinations\": [\"EU27\", \"USA\"],\n"
  "  \"window\": [\"2026-10\", null],\n"
  "  \"remaining\": {\"value\": 0.2, \"low\": 0, \"high\": 0.5, \"shape\": \"pert\", \"why\": \"x\"},\n"
  "  \"licence_delay\": 2,\n"
  "  \"probability\": 0.75,\n"
  "  \"evidence\": [\"2026-02-01-alliance-7f3a#c4\"],\n"
  "  \"note\": \"so\",\n"
  "  \"growth\": 0.1,\n"
  "  \"colour\": [\n"
  "    1,\n"
  "    {\"a\": null}\n"
  "  ]\n"
  "}";

static gpointer
read_lever (LodeJsonReader *reader)
{
  return lode_lever_read (reader);
}

static void
write_lever (gconstpointer   value,
             LodeJsonWriter *writer)
{
  lode_lever_write ((LodeLever *) value, writer);
}

static void
test_defaults (void)
{
  LodeLever *lever = lode_lever_new ("L1", LODE_LEVER_EXPORT_CONTROL);

  g_assert_cmpstr (lode_lever_get_id (lever), ==, "L1");
  g_assert_cmpint (lode_lever_get_kind (lever), ==, LODE_LEVER_EXPORT_CONTROL);
  g_assert_null (lode_lever_get_title (lever));
  g_assert_true (lode_lever_get_enabled (lever));
  g_assert_null (lode_lever_get_countries (lever)[0]);
  g_assert_null (lode_lever_get_stages (lever)[0]);
  g_assert_null (lode_lever_get_destinations (lever)[0]);
  g_assert_null (lode_lever_get_evidence (lever)[0]);
  g_assert_cmpint (lode_lever_get_from (lever), ==, LODE_MONTH_NONE);
  g_assert_cmpint (lode_lever_get_to (lever), ==, LODE_MONTH_NONE);
  g_assert_cmpfloat (lode_lever_get_probability (lever), ==, 1);
  g_assert_null (lode_lever_get_project (lever));
  g_assert_cmpstr (lode_lever_get_note (lever), ==, "");
  g_assert_finalize_object (lever);
}

static void
test_magnitude (void)
{
  LodeLever *lever = lode_lever_new ("L1", LODE_LEVER_EXPORT_CONTROL);
  const LodeParameter *parameter = lode_lever_kind_parameters (LODE_LEVER_EXPORT_CONTROL);
  const LodeMagnitude half = { 0.5, 0.4, 0.6, LODE_SHAPE_TRIANGULAR };
  int n_changed = 0;

  model_test_count_changed (lever, &n_changed);
  g_assert_false (lode_lever_has_magnitude (lever, "remaining"));
  g_assert_true (lode_magnitude_equal (lode_lever_get_magnitude (lever, "remaining"),
                                       parameter->fallback));
  lode_lever_set_magnitude (lever, "remaining", half);
  lode_lever_set_magnitude (lever, "remaining", half);
  g_assert_true (lode_lever_has_magnitude (lever, "remaining"));
  g_assert_true (lode_magnitude_equal (lode_lever_get_magnitude (lever, "remaining"), half));
  g_assert_cmpint (n_changed, ==, 1);
  g_assert_false (lode_lever_has_magnitude (lever, "growth"));
  g_assert_finalize_object (lever);
}

/* Each setter changes once and says so once. */
static void
test_changed (void)
{
  const char * const countries[] = { "CHN", "MMR", NULL };
  const char * const stages[] = { "magnet", NULL };
  const char * const evidence[] = { "a#c1", NULL };
  LodeLever *lever = lode_lever_new ("L1", LODE_LEVER_PROJECT);
  int n_changed = 0;

  model_test_count_changed (lever, &n_changed);
  for (int i = 0; i < 2; i++)
    {
      lode_lever_set_title (lever, "Plant");
      lode_lever_set_enabled (lever, FALSE);
      lode_lever_set_countries (lever, countries);
      lode_lever_set_stages (lever, stages);
      lode_lever_set_destinations (lever, countries);
      lode_lever_set_window (lever, lode_month_parse ("2026-01"), LODE_MONTH_NONE);
      lode_lever_set_probability (lever, 0.5);
      lode_lever_set_project (lever, "eneabba");
      lode_lever_set_evidence (lever, evidence);
      lode_lever_set_note (lever, "n");
      g_assert_cmpint (n_changed, ==, 10);
    }
  lode_lever_set_countries (lever, NULL);
  g_assert_null (lode_lever_get_countries (lever)[0]);
  lode_lever_set_note (lever, NULL);
  g_assert_cmpstr (lode_lever_get_note (lever), ==, "");
  g_assert_cmpint (n_changed, ==, 12);
  g_assert_finalize_object (lever);
}

static void
count_notify_cb (int *count)
{
  *count += 1;
}

static void
test_properties (void)
{
  LodeLever *lever = lode_lever_new ("L1", LODE_LEVER_STOCKPILE);
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;
  double probability = 0;
  gboolean enabled = TRUE;
  int n_notified = 0;

  g_signal_connect_swapped (lever, "notify", G_CALLBACK (count_notify_cb), &n_notified);
  for (int i = 0; i < 2; i++)
    g_object_set (lever, "title", "Reserve", "note", "n", "probability", 0.25, "enabled", FALSE, NULL);
  g_assert_cmpint (n_notified, ==, 4);
  g_object_get (lever, "title", &title, "note", &note, "probability", &probability, "enabled",
                &enabled, NULL);
  g_assert_cmpstr (title, ==, "Reserve");
  g_assert_cmpstr (note, ==, "n");
  g_assert_cmpfloat (probability, ==, 0.25);
  g_assert_false (enabled);
  g_assert_finalize_object (lever);
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeLever) lever = model_test_read (full_lever, read_lever, &error);
  g_autoptr (LodeLever) copy = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  copy = lode_lever_copy (lever);
  text = model_test_write (copy, write_lever);
  g_assert_cmpstr (text, ==, full_lever);
}

static void
test_members (void)
{
  g_autoptr (LodeLever) lever = model_test_read (full_lever, read_lever, NULL);
  LodeMagnitude remaining = lode_lever_get_magnitude (lever, "remaining");
  LodeMagnitude delay = lode_lever_get_magnitude (lever, "licence_delay");

  g_assert_cmpint (lode_lever_get_from (lever), ==, lode_month_parse ("2026-10"));
  g_assert_cmpint (lode_lever_get_to (lever), ==, LODE_MONTH_NONE);
  g_assert_cmpstr (lode_lever_get_destinations (lever)[0], ==, "EU27");
  g_assert_cmpfloat (remaining.high, ==, 0.5);
  g_assert_cmpint (remaining.shape, ==, LODE_SHAPE_PERT);
  g_assert_true (lode_magnitude_equal (delay, lode_magnitude_fixed (2)));
}

/* Without low, high and shape nothing is made up. */
static void
test_magnitude_without_range (void)
{
  g_autoptr (LodeLever) lever =
    model_test_read ("{\"id\": \"a\", \"kind\": \"production_loss\", \"loss\": {\"value\": 0.3}}",
                     read_lever, NULL);
  LodeMagnitude loss = lode_lever_get_magnitude (lever, "loss");

  g_assert_true (lode_magnitude_equal (loss, lode_magnitude_fixed (0.3)));
}

static void
test_assign (void)
{
  g_autoptr (LodeLever) full = model_test_read (full_lever, read_lever, NULL);
  LodeLever *lever = lode_lever_new ("L1", LODE_LEVER_EXPORT_CONTROL);
  g_autofree char *text = NULL;
  int n_changed = 0;

  model_test_count_changed (lever, &n_changed);
  lode_lever_assign (lever, full);
  text = model_test_write (lever, write_lever);
  g_assert_cmpstr (text, ==, full_lever);
  g_assert_cmpint (n_changed, ==, 1);
  g_assert_finalize_object (lever);
}

/* A lever without "extra" members, with @member of the given text. */
static char *
lever_with (const char *kind,
            const char *member)
{
  return g_strdup_printf ("{\"id\": \"L1\", \"kind\": \"%s\", %s}", kind, member);
}

static void
test_refused (void)
{
  const struct
  {
    const char *kind;
    const char *member;
    const char *words;
  } cases[] = {
    { "embargo", "\"note\": \"\"", "kind|embargo|export_control" },
    { "export_control", "\"countries\": [\"CN\"]", "countries|CN|ISO 3166-1|CHN" },
    { "export_control", "\"destinations\": [\"Japan\"]", "destinations|Japan" },
    { "export_control", "\"countries\": \"CHN\"", "countries|list" },
    { "export_control", "\"window\": [\"2028-09\", \"2026-10\"]", "window|ends before it begins" },
    { "export_control", "\"window\": [\"2026-13\", null]", "window|2026-13|YYYY-MM" },
    { "export_control", "\"window\": [\"2026-10\"]", "window|pair" },
    { "export_control", "\"window\": {\"from\": \"2026-10\"}", "window|pair" },
    { "export_control", "\"window\": [1, 2]", "window|text" },
    { "export_control", "\"remaining\": 1.2", "remaining|1.2|at most 1" },
    { "export_control", "\"remaining\": -0.1", "remaining|-0.1|at least 0" },
    { "export_control", "\"remaining\": \"half\"", "remaining|number" },
    { "export_control", "\"remaining\": {\"low\": 0.1}", "remaining.value|missing" },
    { "export_control", "\"remaining\": {\"value\": 0.2, \"low\": 0.6, \"high\": 0.5}",
      "remaining.low|0.6|high" },
    { "export_control", "\"remaining\": {\"value\": 0.2, \"low\": 0.3, \"high\": 0.5}",
      "remaining.value|0.2|0.3 to 0.5" },
    { "export_control", "\"remaining\": {\"value\": 0.2, \"low\": 0, \"high\": 1.5}",
      "remaining.high|1.5|at most 1" },
    { "export_control", "\"remaining\": {\"value\": 0.2, \"shape\": \"bell\"}",
      "remaining.shape|bell|triangular" },
    { "export_control", "\"remaining\": {\"value\": 0.2, \"low\": 0, \"high\": 1, \"shape\": \"lognormal\"}",
      "remaining.low|lognormal" },
    { "export_control", "\"probability\": 1.2", "probability|1.2|0 to 1" },
    { "export_control", "\"probability\": -1", "probability|-1|0 to 1" },
    { "export_control", "\"enabled\": 1", "enabled|true or false" },
    { "demand_growth", "\"growth\": -1.5", "growth|-1.5|at least -1" },
    { "price_floor", "\"floor\": -3", "floor|-3|at least 0" },
    { "stockpile", "\"release_trigger\": 7", "release_trigger|7|at most 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lever_with (cases[i].kind, cases[i].member);

      model_test_refuse (text, read_lever, cases[i].words);
    }
}

static void
test_ids (void)
{
  model_test_refuse ("{\"kind\": \"project\"}", read_lever, "id|missing");
  model_test_refuse ("{\"id\": \"\", \"kind\": \"project\"}", read_lever, "id|1 to 80");
  model_test_refuse ("{\"id\": \"a b\", \"kind\": \"project\"}", read_lever, "id|space");
  model_test_refuse ("{\"id\": \"a#c1\", \"kind\": \"project\"}", read_lever, "id|#");
}

/* What is merely unusual is not refused: a plant larger than the slider reaches. */
static void
test_open_parameter (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeLever) lever =
    model_test_read ("{\"id\": \"a\", \"kind\": \"project\", \"capacity\": 250000}", read_lever, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (lode_lever_get_magnitude (lever, "capacity").value, ==, 250000);
}

static void
test_setters_refuse_what_files_refuse (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (LodeLever) lever = lode_lever_new ("L1", LODE_LEVER_EXPORT_CONTROL);

      lode_lever_set_window (lever, lode_month_parse ("2028-01"), lode_month_parse ("2026-01"));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*lode_field_is_window*");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/lever/defaults", test_defaults);
  g_test_add_func ("/model/lever/magnitude", test_magnitude);
  g_test_add_func ("/model/lever/changed", test_changed);
  g_test_add_func ("/model/lever/properties", test_properties);
  g_test_add_func ("/model/lever/round-trip", test_round_trip);
  g_test_add_func ("/model/lever/members", test_members);
  g_test_add_func ("/model/lever/magnitude-without-range", test_magnitude_without_range);
  g_test_add_func ("/model/lever/assign", test_assign);
  g_test_add_func ("/model/lever/refused", test_refused);
  g_test_add_func ("/model/lever/ids", test_ids);
  g_test_add_func ("/model/lever/open-parameter", test_open_parameter);
  g_test_add_func ("/model/lever/setters-refuse", test_setters_refuse_what_files_refuse);

  return g_test_run ();
}
