/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-commands.h"

#include <math.h>

#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"
#include "engine/indicators/lode-indicators.h"
#include "engine/indicators/lode-trace.h"
#include "engine/network/lode-network.h"

#define MAX_FIELDS 6
#define UNBOUNDED  1e15

/* One number of an indicator's input. */
typedef struct
{
  const char *name;
  double      minimum;
  double      maximum;
  double      fallback;   /* NaN: the member must be there */
} Field;

/* An indicator whose input is a flat object of numbers. */
typedef struct
{
  const char *name;
  Field       fields[MAX_FIELDS];
  double    (*compute) (const double *values);
} Formula;

#define NEEDED (0.0 / 0.0)
#define AMOUNT(name) { name, 0, UNBOUNDED, NEEDED }
#define SHARE(name) { name, 0, 1, NEEDED }

static double
compute_nir (const double *v)
{
  return lode_indicators_net_import_reliance (v[0], v[1], v[2], v[3]);
}

static double
compute_eu_supply_risk (const double *v)
{
  return lode_indicators_eu_supply_risk (v[0], v[1], v[2], v[3], v[4]);
}

static double
compute_n_minus_1 (const double *v)
{
  return lode_indicators_n_minus_1 (v[0], v[1], v[2]);
}

static double
compute_days_of_cover (const double *v)
{
  return lode_indicators_days_of_cover (v[0], v[1]);
}

static double
compute_price (const double *v)
{
  return lode_indicators_price_ratio (1 - v[0], v[1], v[2]);
}

static double
compute_cfd (const double *v)
{
  return lode_indicators_cfd_usd (v[0], v[1], v[2], v[3]);
}

static double
compute_geopolrisk (const double *v)
{
  return lode_indicators_geopolrisk (v[0], v[1], v[2], v[3]);
}

static const Formula formulas[] = {
  { "nir",
    { AMOUNT ("imports"), AMOUNT ("exports"), { "stock_draw", -UNBOUNDED, UNBOUNDED, 0 },
      AMOUNT ("production") },
    compute_nir },
  { "eu_supply_risk",
    { AMOUNT ("hhi_gs"), AMOUNT ("hhi_eu"), SHARE ("ir"), SHARE ("rir"), SHARE ("si") },
    compute_eu_supply_risk },
  { "n_minus_1",
    { AMOUNT ("supply"), AMOUNT ("top"), AMOUNT ("demand") },
    compute_n_minus_1 },
  { "days_of_cover",
    { AMOUNT ("stock_t"), AMOUNT ("use_tpa") },
    compute_days_of_cover },
  { "price",
    { SHARE ("loss"), { "ed", -1000, -1e-6, NEEDED }, { "es", 0, 1000, NEEDED } },
    compute_price },
  { "cfd",
    { AMOUNT ("p"), AMOUNT ("floor"), AMOUNT ("q_t"), { "share", 0, 1, 0 } },
    compute_cfd },
  { "geopolrisk",
    { SHARE ("hhi"), AMOUNT ("num"), AMOUNT ("trade"), AMOUNT ("production") },
    compute_geopolrisk },
};

static double
read_field (LodeJsonReader *reader,
            const Field    *field)
{
  double value = isnan (field->fallback)
                   ? lode_json_reader_require_number (reader, field->name)
                   : lode_json_reader_get_number (reader, field->name, field->fallback);

  if (!lode_json_reader_has_failed (reader) &&
      !(value >= field->minimum && value <= field->maximum))
    lode_json_reader_fail (reader, field->name, "%g is out of range; it lies between %g and %g",
                           value, field->minimum, field->maximum);

  return value;
}

static gboolean
enter_item (LodeJsonReader *reader,
            guint           index)
{
  if (lode_json_reader_enter_element (reader, index))
    return TRUE;
  if (!lode_json_reader_has_failed (reader))
    lode_json_reader_fail (reader, NULL, "element %u is null; it must hold the indicator's input",
                           index);

  return FALSE;
}

/* Undefined results are a fault of the input: a denominator is 0. */
static void
write_value (LodeJsonReader *reader,
             LodeJsonWriter *writer,
             double          value)
{
  if (lode_json_reader_has_failed (reader))
    return;
  if (isfinite (value))
    lode_json_writer_number (writer, value + 0.0);
  else
    lode_json_reader_fail (reader, NULL, "what it is divided by adds up to 0; it must not");
}

static void
write_formula (LodeJsonReader *reader,
               LodeJsonWriter *writer,
               const Formula  *formula)
{
  double values[MAX_FIELDS] = { 0 };

  for (guint k = 0; k < MAX_FIELDS && formula->fields[k].name != NULL; k++)
    values[k] = read_field (reader, &formula->fields[k]);
  write_value (reader, writer, formula->compute (values));
}

static void
write_hhi (LodeJsonReader *reader,
           LodeJsonWriter *writer)
{
  guint n = lode_json_reader_length (reader);
  g_autofree double *shares = g_new0 (double, n + 1);
  double sum = 0;

  if (n == 0 && !lode_json_reader_has_failed (reader))
    lode_json_reader_fail (reader, NULL, "this list is empty; it must have a share at least");
  for (guint i = 0; i < n && !lode_json_reader_has_failed (reader); i++)
    {
      shares[i] = lode_json_reader_number_at (reader, i);
      sum += shares[i];
      if (!lode_json_reader_has_failed (reader) && !(shares[i] >= 0 && shares[i] <= 1))
        lode_json_reader_fail (reader, NULL, "the share %g is out of range; shares are fractions "
                               "from 0 to 1", shares[i]);
    }
  /* Published shares add to one to within rounding. */
  if (sum > 1.02)
    lode_json_reader_fail (reader, NULL, "the shares add up to %g; they must add up to 1 at most",
                           sum);
  write_value (reader, writer, lode_indicators_hhi (shares, n));
}

static GArray *
read_floors (LodeJsonReader *reader)
{
  static const Field fields[] = {
    AMOUNT ("floor"), AMOUNT ("q_t"), { "share", 0, 1, 0 },
  };
  GArray *floors = g_array_new (FALSE, FALSE, sizeof (LodePriceFloor));
  guint n;

  if (!lode_json_reader_enter (reader, "floors"))
    return floors;
  n = lode_json_reader_length (reader);
  for (guint i = 0; i < n && enter_item (reader, i); i++)
    {
      LodePriceFloor floor = { read_field (reader, &fields[0]), read_field (reader, &fields[1]),
                               read_field (reader, &fields[2]) };

      g_array_append_val (floors, floor);
      lode_json_reader_leave (reader);
    }
  lode_json_reader_leave (reader);

  return floors;
}

static void
write_premium (LodeJsonReader *reader,
               LodeJsonWriter *writer)
{
  const Field price = AMOUNT ("p");
  const Field use = AMOUNT ("use_t");
  const Field capex = { "capex_usd", 0, UNBOUNDED, 0 };
  const Field crf = { "crf", 0, 1, lode_indicators_capital_recovery (0.08, 15) };
  const Field stock = { "stock_t", 0, UNBOUNDED, 0 };
  const Field holding = { "holding", 0, 1, 0 };
  g_autoptr (GArray) floors = read_floors (reader);

  write_value (reader, writer,
               lode_indicators_premium (read_field (reader, &price),
                                        (const LodePriceFloor *) (gpointer) floors->data,
                                        floors->len, read_field (reader, &capex),
                                        read_field (reader, &crf), read_field (reader, &stock),
                                        read_field (reader, &holding), read_field (reader, &use)));
}

/* A flow of a bare chain as it stands in the file. */
typedef struct
{
  guint       stage;
  const char *from;
  const char *to;
  double      t;
} Flow;

static GArray *
read_flows (LodeJsonReader *reader,
            guint          *n_stages)
{
  const Field amount = AMOUNT ("t");
  GArray *flows = g_array_new (FALSE, FALSE, sizeof (Flow));
  guint n;

  if (!lode_json_reader_enter (reader, "flows"))
    {
      if (!lode_json_reader_has_failed (reader))
        lode_json_reader_fail (reader, "flows", "this member is missing; it must be a list of flows");
      return flows;
    }
  n = lode_json_reader_length (reader);
  if (n == 0 && !lode_json_reader_has_failed (reader))
    lode_json_reader_fail (reader, NULL, "this list is empty; it must have a flow at least");
  for (guint i = 0; i < n && enter_item (reader, i); i++)
    {
      Flow flow;

      lode_json_reader_require_number (reader, "stage");
      flow.stage = (guint) lode_json_reader_get_integer (reader, "stage", 0,
                                                         LODE_NETWORK_MAX_STAGES - 1, 0);
      flow.from = lode_json_reader_require_string (reader, "from");
      flow.to = lode_json_reader_require_string (reader, "to");
      flow.t = read_field (reader, &amount);
      *n_stages = MAX (*n_stages, flow.stage + 1);
      g_array_append_val (flows, flow);
      lode_json_reader_leave (reader);
    }
  lode_json_reader_leave (reader);

  return flows;
}

static LodeNetwork *
build_network (GArray *flows,
               guint   n_stages)
{
  const double nothing[LODE_N_TIERS] = { 0 };
  LodeNetwork *network = lode_network_new (n_stages, NULL);

  for (guint i = 0; i < flows->len; i++)
    {
      const Flow *flow = &g_array_index (flows, Flow, i);

      lode_network_add_producer (network, flow->stage, flow->from, 0);
      if (flow->stage + 1 < n_stages)
        lode_network_add_producer (network, flow->stage + 1, flow->to, 0);
      else
        lode_network_add_consumer (network, flow->to, nothing, 0);
      lode_network_add_arc (network, flow->stage, flow->from, flow->to, flow->t, 1);
    }
  lode_network_seal (network);

  return network;
}

static void
write_exposure (LodeJsonReader *reader,
                LodeJsonWriter *writer)
{
  guint n_stages = 1;
  g_autoptr (GArray) flows = read_flows (reader, &n_stages);
  const char *consumer = lode_json_reader_require_string (reader, "consumer");
  const char *country = lode_json_reader_require_string (reader, "country");
  g_autoptr (LodeNetwork) network = NULL;
  g_autoptr (LodeTrace) trace = NULL;
  int j, k;

  if (lode_json_reader_has_failed (reader))
    return;
  network = build_network (flows, n_stages);
  j = lode_network_find_consumer (network, consumer);
  if (j < 0)
    {
      lode_json_reader_fail (reader, "consumer", "no flow of the last stage (%u) leads to “%s”; one "
                             "must", n_stages - 1, consumer);
      return;
    }
  trace = lode_trace_new (network);
  lode_trace_run (trace, network, network->baseline, LODE_TRACE_EXPOSURE);
  k = lode_trace_find_country (trace, country);
  write_value (reader, writer,
               k >= 0 ? trace->result[(guint) j * trace->n_countries + (guint) k] : 0);
}

typedef void (*ItemFunc) (LodeJsonReader *reader,
                          LodeJsonWriter *writer);

/* What is not a flat object of numbers. */
static const struct
{
  const char *name;
  ItemFunc    write;
} special[] = {
  { "hhi", write_hhi },
  { "premium", write_premium },
  { "exposure", write_exposure },
};

/* %FALSE when there is no such indicator. */
static gboolean
find_indicator (const char     *name,
                const Formula **formula,
                ItemFunc       *write)
{
  *formula = NULL;
  *write = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    if (g_str_equal (name, formulas[i].name))
      *formula = &formulas[i];
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (g_str_equal (name, special[i].name))
      *write = special[i].write;

  return *formula != NULL || *write != NULL;
}

/* The list of one indicator's inputs, and its results. */
static void
write_indicator (LodeJsonReader *reader,
                 LodeJsonWriter *writer,
                 const char     *name)
{
  const Formula *formula;
  ItemFunc write;
  guint n;

  if (!find_indicator (name, &formula, &write))
    {
      lode_json_reader_fail (reader, name,
                             "there is no such indicator; there are hhi, nir, eu_supply_risk, "
                             "n_minus_1, days_of_cover, price, cfd, premium, geopolrisk and exposure");
      return;
    }
  if (!lode_json_reader_enter (reader, name))
    {
      lode_json_reader_fail (reader, name, "this must be a list with the indicator's inputs");
      return;
    }
  lode_json_writer_member (writer, name);
  lode_json_writer_begin_inline_array (writer);
  n = lode_json_reader_length (reader);
  for (guint i = 0; i < n && enter_item (reader, i); i++)
    {
      if (formula != NULL)
        write_formula (reader, writer, formula);
      else
        write (reader, writer);
      lode_json_reader_leave (reader);
    }
  lode_json_writer_end_array (writer);
  lode_json_reader_leave (reader);
}

static void
write_metrics (LodeJsonReader *reader,
               LodeJsonWriter *writer)
{
  g_autoptr (GList) members = NULL;

  if (!lode_json_reader_is_object (reader))
    {
      lode_json_reader_fail (reader, NULL, "this must be an object with a list for each indicator");
      return;
    }
  members = lode_json_reader_members (reader);
  lode_json_writer_begin_object (writer);
  for (GList *l = members; l != NULL && !lode_json_reader_has_failed (reader); l = l->next)
    write_indicator (reader, writer, l->data);
  lode_json_writer_end_object (writer);
}

static int
run (int    argc,
     char **argv)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (LodeJsonWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  LodeJsonReader *reader;
  gsize size_bytes = 0;
  int status;

  if (!lode_cli_parse (&lode_cli_metrics, NULL, &argc, &argv, 1, 1, &status))
    return status;
  root = lode_cli_load_json (argv[1], &error);
  if (root == NULL)
    return lode_cli_fail (error);

  reader = lode_json_reader_new (root, lode_cli_display_name (argv[1]));
  writer = lode_json_writer_new ();
  write_metrics (reader, writer);
  if (!lode_json_reader_close (reader, &error))
    return lode_cli_fail (error);
  text = lode_json_writer_finish (g_steal_pointer (&writer), &size_bytes, &error);
  if (text == NULL || !lode_cli_write (NULL, text, size_bytes, &error))
    return lode_cli_fail (error);

  return 0;
}

const LodeCliCommand lode_cli_metrics = {
  "metrics",
  "FILE",
  "Computes indicators from bare inputs: a JSON object with a list of inputs for each of hhi, nir,\n"
  "eu_supply_risk, n_minus_1, days_of_cover, price, cfd, premium, geopolrisk and exposure. Prints\n"
  "the same keys with lists of numbers. Shares are fractions.",
  run,
};
