/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-sensitivity.h"

#include <math.h>

#include "base/lode-error.h"
#include "base/lode-json-writer.h"
#include "cli/lode-cli-table.h"
#include "library/lode-lever-title.h"

static const char * const method_names[] = { "tornado", "morris", "sobol" };

static const char * const tornado_columns[] = {
  "metric", "rank", "lever", "kind", "parameter", "stage", "actor", "input_unit", "value", "low", "high",
  "metric_unit", "base", "at_low", "at_high", "swing", NULL,
};

static const char * const morris_columns[] = {
  "metric", "rank", "lever", "kind", "parameter", "stage", "actor", "input_unit", "value", "low", "high",
  "metric_unit", "base", "mu", "mu_star", "sigma", NULL,
};

static const char * const sobol_columns[] = {
  "metric", "rank", "lever", "kind", "parameter", "stage", "actor", "input_unit", "value", "low", "high",
  "metric_unit", "base", "first", "first_error", "total", "total_error", NULL,
};

/* What a method says of one input, under the names of its last columns. */
typedef struct
{
  guint       n;
  const char *name[4];
  double      value[4];
} Findings;

/* How far an outcome goes while an input goes through its range. */
static double
swing_of (const LodeSwing *swing,
          double           base)
{
  return fmax (fmax (swing->at_low, swing->at_high), base) -
         fmin (fmin (swing->at_low, swing->at_high), base);
}

static Findings
find (const LodeSensitivity *result,
      guint                  input,
      guint                  outcome)
{
  const LodeSwing *swing = lode_sensitivity_get_swing (result, input, outcome);
  const LodeMorrisEffect *effect = lode_sensitivity_get_effect (result, input, outcome);
  const LodeSobolIndex *index = lode_sensitivity_get_index (result, input, outcome);

  if (swing != NULL)
    return (Findings) { 3, { "at_low", "at_high", "swing" },
                        { swing->at_low, swing->at_high,
                          swing_of (swing, lode_sensitivity_get_base (result, outcome)) } };
  if (effect != NULL)
    return (Findings) { 3, { "mu", "mu_star", "sigma" }, { effect->mu, effect->mu_star, effect->sigma } };

  return (Findings) { 4, { "first", "first_error", "total", "total_error" },
                      { index->first, index->first_error, index->total, index->total_error } };
}

static void
write_number (LodeJsonWriter *writer,
              const char     *member,
              double          value)
{
  lode_json_writer_member (writer, member);
  if (isfinite (value))
    lode_json_writer_number (writer, value);
  else
    lode_json_writer_null (writer);
}

static void
write_input (LodeJsonWriter             *writer,
             const LodeSensitivityInput *input,
             LodeScenario               *scenario)
{
  LodeLever *lever = input->lever != NULL ? lode_scenario_find_lever (scenario, input->lever) : NULL;
  g_autofree char *title = lever != NULL ? lode_lever_make_title (lever, NULL) : NULL;

  lode_json_writer_member_string (writer, "lever", input->lever);
  lode_json_writer_member_string (writer, "title", title);
  lode_json_writer_member_string (writer, "kind",
                                  input->lever != NULL ? lode_lever_kind_to_string (input->kind) : NULL);
  lode_json_writer_member_string (writer, "parameter", input->parameter);
  if (input->stage != NULL)
    lode_json_writer_member_string (writer, "stage", input->stage);
  if (input->actor != NULL)
    lode_json_writer_member_string (writer, "actor", input->actor);
  lode_json_writer_member_string (writer, "unit", input->unit);
  write_number (writer, "value", input->value);
  write_number (writer, "low", input->low);
  write_number (writer, "high", input->high);
}

static void
write_outcome (LodeJsonWriter        *writer,
               const LodeSensitivity *result,
               LodeScenario          *scenario,
               guint                  outcome)
{
  const LodeSobolMoments *moments = lode_sensitivity_get_moments (result, outcome);
  LodeOutcome metric = lode_sensitivity_get_outcome (result, outcome);

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "metric", lode_outcome_to_string (metric));
  lode_json_writer_member_string (writer, "unit", lode_outcome_get_unit (metric));
  write_number (writer, "base", lode_sensitivity_get_base (result, outcome));
  if (moments != NULL)
    {
      write_number (writer, "mean", moments->mean);
      write_number (writer, "variance", moments->variance);
    }
  lode_json_writer_member (writer, "inputs");
  lode_json_writer_begin_array (writer);
  for (guint rank = 0; rank < lode_sensitivity_get_n_inputs (result); rank++)
    {
      guint input = lode_sensitivity_get_ranked (result, outcome, rank);
      Findings findings = find (result, input, outcome);

      lode_json_writer_begin_inline_object (writer);
      write_input (writer, lode_sensitivity_get_input (result, input), scenario);
      for (guint k = 0; k < findings.n; k++)
        write_number (writer, findings.name[k], findings.value[k]);
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);
  lode_json_writer_end_object (writer);
}

static char *
make_json (const LodeSensitivity  *result,
           LodeScenario           *scenario,
           GError                **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "scenario", lode_scenario_get_id (scenario));
  lode_json_writer_member_string (writer, "title", lode_scenario_get_title (scenario));
  lode_json_writer_member_string (writer, "material", lode_scenario_get_material (scenario));
  lode_json_writer_member_string (writer, "method", method_names[lode_sensitivity_get_method (result)]);
  lode_json_writer_member_string (writer, "consumer", lode_sensitivity_get_consumer (result));
  lode_json_writer_member_integer (writer, "runs", lode_sensitivity_get_n_runs (result));
  lode_json_writer_member_integer (writer, "seed", (gint64) lode_sensitivity_get_seed (result));
  lode_json_writer_member (writer, "outcomes");
  lode_json_writer_begin_array (writer);
  for (guint j = 0; j < lode_sensitivity_get_n_outcomes (result); j++)
    write_outcome (writer, result, scenario, j);
  lode_json_writer_end_array (writer);
  lode_json_writer_member_strings (writer, "notes", lode_sensitivity_get_notes (result));
  lode_json_writer_end_object (writer);

  return lode_json_writer_finish (writer, NULL, error);
}

/* A person reads five digits. */
static double
round_for (const char *format,
           double      value)
{
  double scale;

  if (!g_str_equal (format, "table") || !isfinite (value) || value == 0)
    return value;
  scale = pow (10, 4 - floor (log10 (fabs (value))));

  return fabs (value) >= 10000 ? round (value) : round (value * scale) / scale;
}

static void
add_row (LodeCliTable          *table,
         const char            *format,
         const LodeSensitivity *result,
         guint                  outcome,
         guint                  rank)
{
  guint place = lode_sensitivity_get_ranked (result, outcome, rank);
  const LodeSensitivityInput *input = lode_sensitivity_get_input (result, place);
  LodeOutcome metric = lode_sensitivity_get_outcome (result, outcome);
  Findings findings = find (result, place, outcome);

  lode_cli_table_add_text (table, lode_outcome_to_string (metric));
  lode_cli_table_add_number (table, rank + 1);
  lode_cli_table_add_text (table, input->lever);
  lode_cli_table_add_text (table, input->lever != NULL ? lode_lever_kind_to_string (input->kind) : NULL);
  lode_cli_table_add_text (table, input->parameter);
  lode_cli_table_add_text (table, input->stage);
  lode_cli_table_add_text (table, input->actor);
  lode_cli_table_add_text (table, input->unit);
  lode_cli_table_add_number (table, round_for (format, input->value));
  lode_cli_table_add_number (table, round_for (format, input->low));
  lode_cli_table_add_number (table, round_for (format, input->high));
  lode_cli_table_add_text (table, lode_outcome_get_unit (metric));
  lode_cli_table_add_number (table, round_for (format, lode_sensitivity_get_base (result, outcome)));
  for (guint k = 0; k < findings.n; k++)
    lode_cli_table_add_number (table, round_for (format, findings.value[k]));
}

/* A row for every metric and input, by rank. */
static char *
make_rows (const LodeSensitivity  *result,
           const char             *format,
           GError                **error)
{
  static const char * const *columns[] = { tornado_columns, morris_columns, sobol_columns };
  g_autoptr (LodeCliTable) table =
    lode_cli_table_new (columns[lode_sensitivity_get_method (result)]);

  for (guint j = 0; j < lode_sensitivity_get_n_outcomes (result); j++)
    for (guint rank = 0; rank < lode_sensitivity_get_n_inputs (result); rank++)
      add_row (table, format, result, j, rank);

  return lode_cli_table_print (table, format, error);
}

static char *
list_outcomes (void)
{
  GString *names = g_string_new (NULL);

  for (guint k = 0; k < LODE_N_OUTCOMES; k++)
    g_string_append_printf (names, "%s%s", k == 0 ? "" : k + 1 == LODE_N_OUTCOMES ? " and " : ", ",
                            lode_outcome_to_string ((LodeOutcome) k));

  return g_string_free (names, FALSE);
}

static gboolean
read_metric (const char              *name,
             LodeSensitivityOptions  *options,
             GError                 **error)
{
  g_autofree char *known = NULL;
  LodeOutcome outcome;

  if (name == NULL)
    return TRUE;
  if (lode_outcome_from_string (name, &outcome))
    {
      options->outcomes = 1u << outcome;
      return TRUE;
    }

  known = list_outcomes ();
  g_set_error (error, LODE_ERROR, LODE_ERROR_USAGE,
               "--metric: there is no “%s” in a sensitivity; there are %s.", name, known);
  return FALSE;
}

void
lode_cli_sensitivity_clear (LodeCliSensitivity *self)
{
  g_clear_pointer (&self->method, g_free);
  g_clear_pointer (&self->metric, g_free);
  g_clear_pointer (&self->consumer, g_free);
  g_clear_pointer (&self->samples, g_free);
}

gboolean
lode_cli_sensitivity_read (const LodeCliSensitivity  *self,
                           LodeSensitivityOptions    *options,
                           GError                   **error)
{
  guint64 samples = 0;
  int method = -1;

  g_return_val_if_fail (self != NULL && self->method != NULL && options != NULL, FALSE);

  for (guint k = 0; k < G_N_ELEMENTS (method_names); k++)
    if (g_str_equal (self->method, method_names[k]))
      method = (int) k;
  if (method < 0)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_USAGE,
                   "--sensitivity: there is no method “%s”; there are tornado, morris and sobol.",
                   self->method);
      return FALSE;
    }
  if (self->samples != NULL &&
      !g_ascii_string_to_unsigned (self->samples, 10, 1, LODE_SAMPLER_MAX_RUNS, &samples, NULL))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_USAGE,
                   "--samples is a whole number from 1 to %u, not “%s”.", LODE_SAMPLER_MAX_RUNS,
                   self->samples);
      return FALSE;
    }
  options->method = (LodeSensitivityMethod) method;
  options->consumer = self->consumer;
  options->samples = (guint) samples;

  return read_metric (self->metric, options, error);
}

char *
lode_cli_sensitivity_run (const LodeCliSensitivity  *self,
                          const LodeChain           *data,
                          const LodeChain           *baseline,
                          LodeScenario              *scenario,
                          const LodeRunOptions      *run,
                          const char                *format,
                          GCancellable              *cancellable,
                          GError                   **error)
{
  LodeSensitivityOptions options = { .data = data, .run = *run };
  g_autoptr (LodeSensitivity) result = NULL;

  g_return_val_if_fail (self != NULL && baseline != NULL && format != NULL, NULL);

  if (!lode_cli_sensitivity_read (self, &options, error))
    return NULL;
  result = lode_sensitivity_run (baseline, scenario, &options, cancellable, error);
  if (result == NULL)
    return NULL;
  if (g_str_equal (format, "json"))
    return make_json (result, scenario, error);

  return make_rows (result, format, error);
}
