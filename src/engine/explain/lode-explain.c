/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A result does not carry the state that made it. To explain a number, the run is made again up to
 * its period, which takes no longer than the run itself, and read where it stands. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-explain.h"

#include <string.h>

#include "base/lode-error.h"
#include "engine/explain/lode-explainer-private.h"

struct _LodeExplanation
{
  GPtrArray *nodes;
};

static const char * const bases[] = {
  [LODE_EXPLAIN_COMPUTED] = "computed", [LODE_EXPLAIN_ALLOCATED] = "allocated",
  [LODE_EXPLAIN_REPORTED] = "reported", [LODE_EXPLAIN_DERIVED] = "derived",
  [LODE_EXPLAIN_ASSUMED] = "assumed",   [LODE_EXPLAIN_SCENARIO] = "scenario",
};

static const char * const conducts[LODE_N_CONDUCTS] = { "fragmented", "coordinated" };

static void
node_free (gpointer data)
{
  LodeExplainNode *node = data;

  g_free (node->symbol);
  g_free (node->label);
  g_free (node->unit);
  g_free (node->equation);
  g_free (node->section);
  g_strfreev (node->sources);
  g_strfreev (node->levers);
  g_free (node->note);
  g_free (node);
}

static void
explainer_clear (LodeExplainer *self)
{
  g_clear_pointer (&self->reading, lode_price_reading_free);
  g_clear_pointer (&self->gauge, lode_gauge_free);
  g_clear_pointer (&self->course, lode_course_free);
  g_clear_pointer (&self->prices, lode_prices_free);
  g_clear_pointer (&self->plan, lode_plan_free);
  g_clear_pointer (&self->stock_before, g_free);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    g_clear_pointer (&self->shortage[k], g_free);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodeExplainer, explainer_clear)

static gboolean
fail (GError     **error,
      const char  *format,
      ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError     **error,
      const char  *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, LODE_ERROR, LODE_ERROR_USAGE, message);

  return FALSE;
}

/* "METRIC[.STAGE][.COUNTRY]" */
static gboolean
parse_metric (LodeExplainQuery  *query,
              const char        *text,
              GError           **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", -1);
  guint n = g_strv_length (parts);
  gboolean has_stage, has_country;

  query->metric = n > 0 ? lode_metric_find (parts[0]) : NULL;
  if (query->metric == NULL)
    {
      g_autofree char *known = lode_metric_list_names ();

      return fail (error, "There is no metric “%s”; there are %s.", n > 0 ? parts[0] : "", known);
    }
  has_stage = query->metric->scope == LODE_METRIC_STAGE ||
              (query->metric->scope == LODE_METRIC_COUNTRY &&
               query->metric->index == LODE_METRIC_ORIGIN_SHARE);
  has_country = query->metric->scope == LODE_METRIC_COUNTRY;
  if (n != 1u + has_stage + has_country)
    return fail (error, "“%s” is asked for as %s%s%s.", query->metric->name, query->metric->name,
                 has_stage ? ".STAGE" : "", has_country ? ".COUNTRY" : "");
  query->stage = has_stage ? g_strdup (parts[1]) : NULL;
  query->country = has_country ? g_strdup (parts[n - 1]) : NULL;

  return TRUE;
}

static gboolean
parse_conduct (LodeExplainQuery  *query,
               const char        *text,
               GError           **error)
{
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    if (g_str_equal (text, conducts[k]))
      {
        query->conduct = (LodeConduct) k;
        return TRUE;
      }

  return fail (error, "“%s” is no conduct; it is fragmented or coordinated.", text);
}

LodeExplainQuery *
lode_explain_query_parse (const char  *text,
                          GError     **error)
{
  g_autoptr (LodeExplainQuery) query = g_new0 (LodeExplainQuery, 1);
  g_auto (GStrv) words = NULL;
  guint n;

  g_return_val_if_fail (text != NULL, NULL);

  words = g_strsplit (text, ":", -1);
  n = g_strv_length (words);
  query->conduct = LODE_CONDUCT_COORDINATED;
  query->period = LODE_MONTH_NONE;
  if (!parse_metric (query, n > 0 ? words[0] : "", error))
    return NULL;
  if (n > 4)
    {
      fail (error, "“%s” has more than a metric, a consumer, a period and a conduct.", text);
      return NULL;
    }
  if (n > 1 && *words[1] != '\0')
    query->consumer = g_strdup (words[1]);
  if (n > 2 && *words[2] != '\0')
    {
      g_autofree char *first = strlen (words[2]) == 4 ? g_strconcat (words[2], "-01", NULL)
                                                      : g_strdup (words[2]);

      query->period = lode_month_parse (first);
      if (query->period == LODE_MONTH_NONE)
        {
          fail (error, "“%s” is no period; it is a month like 2027-03, or a year.", words[2]);
          return NULL;
        }
    }
  if (n > 3 && !parse_conduct (query, words[3], error))
    return NULL;

  return g_steal_pointer (&query);
}

void
lode_explain_query_free (LodeExplainQuery *query)
{
  g_return_if_fail (query != NULL);

  g_free (query->stage);
  g_free (query->country);
  g_free (query->consumer);
  g_free (query);
}

static char *
join_names (char * const *names,
            guint         n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", names[i]);

  return g_string_free (text, FALSE);
}

/* Amounts add up over consumers; the world has concentrations. */
static gboolean
may_be_sum (const LodeExplainer *self)
{
  const LodeMetric *metric = self->metric;

  if (metric->scope == LODE_METRIC_TOTAL || metric->scope == LODE_METRIC_COST)
    return TRUE;
  if (metric->scope == LODE_METRIC_STAGE)
    return self->consumer == LODE_RESULT_ALL &&
           (metric->index == LODE_STAGE_HHI_LOW || metric->index == LODE_STAGE_HHI_HIGH);

  return metric->scope == LODE_METRIC_CONSUMER &&
         (metric->index <= LODE_SERIES_STOCK || metric->index == LODE_SERIES_DRAW ||
          metric->index == LODE_SERIES_DAYS_OF_COVER);
}

static gboolean
find_consumer (LodeExplainer  *self,
               GError        **error)
{
  const LodeNetwork *network = self->plan->network;
  const char *wanted = self->query->consumer;

  if (wanted == NULL)
    self->consumer = MAX (lode_network_find_consumer (network, "EU27"), 0);
  else if (g_str_equal (wanted, "all"))
    self->consumer = LODE_RESULT_ALL;
  else if (g_str_equal (wanted, "members"))
    self->consumer = LODE_RESULT_MEMBERS;
  else
    self->consumer = lode_network_find_consumer (network, wanted);

  if (wanted != NULL && self->consumer == -1 && !g_str_equal (wanted, "all"))
    {
      g_autofree char *known = join_names (network->consumer_name, network->n_consumers);

      return fail (error, "“%s” is no consumer of this chain; there are all, members, %s.", wanted,
                   known);
    }
  if (self->consumer < 0 && !may_be_sum (self))
    return fail (error, "“%s” is not given for %s; name one consumer.", self->metric->name, wanted);

  return TRUE;
}

static gboolean
find_stage (LodeExplainer  *self,
            GError        **error)
{
  int stage;

  if (self->query->stage == NULL)
    return TRUE;
  stage = lode_chain_find_stage (self->baseline, self->query->stage);
  if (stage < 0 || (guint) stage >= self->plan->network->n_stages)
    {
      g_autoptr (GString) known = g_string_new (NULL);

      for (guint s = 0; s < self->plan->network->n_stages; s++)
        g_string_append_printf (known, "%s%s", s > 0 ? ", " : "",
                                lode_chain_get_stage (self->baseline, s)->key);
      return fail (error, "“%s” is no producing stage of this chain; there are %s.",
                   self->query->stage, known->str);
    }
  self->stage = (guint) stage;

  return TRUE;
}

static gboolean
find_country (LodeExplainer  *self,
              GError        **error)
{
  int country;

  if (self->query->country == NULL)
    return TRUE;
  country = lode_trace_find_country (self->gauge->trace, self->query->country);
  if (country < 0)
    return fail (error, "“%s” makes nothing in this chain; name a country that does.",
                 self->query->country);
  self->country = (guint) country;

  return TRUE;
}

static gboolean
find_period (LodeExplainer  *self,
             GError        **error)
{
  LodeMonth wanted = self->query->period;
  LodeMonth end = lode_plan_get_period_start (self->plan, self->plan->n_periods);
  g_autofree char *first = lode_month_format (self->plan->from);
  g_autofree char *last = lode_month_format (end - 1);

  self->period = self->plan->n_periods - 1;
  if (wanted == LODE_MONTH_NONE || self->metric->scope == LODE_METRIC_TOTAL)
    return TRUE;
  if (wanted < self->plan->from || wanted >= end)
    return fail (error, "The period lies outside the scenario, which runs from %s to %s.", first,
                 last);
  self->period = (guint) (wanted - self->plan->from) / self->plan->period_months;

  return TRUE;
}

static double
sum_shortage (const LodeExplainer *self,
              LodeConduct          conduct)
{
  const LodeAllocation *allocation = self->course->allocation[conduct];
  const LodeNetwork *network = self->plan->network;
  double sum = 0;

  if (self->consumer >= 0)
    return allocation->shortage[self->consumer];
  for (guint c = 0; c < network->n_consumers; c++)
    if (self->consumer == LODE_RESULT_ALL || network->consumer_is_member[c])
      sum += allocation->shortage[c];

  return sum;
}

/* Up to the period, as the central run goes. */
static void
run_course (LodeExplainer *self)
{
  LodeConduct conduct = self->query->conduct;
  guint n = self->plan->network->n_consumers;

  self->course = lode_course_new (self->plan);
  self->stock_before = g_new0 (double, n + 1);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    self->shortage[k] = g_new0 (double, self->plan->n_periods + 1);
  lode_plan_set_central (self->plan, self->course->luck);
  lode_course_begin (self->course);
  for (guint t = 0; t <= self->period; t++)
    {
      memcpy (self->stock_before, self->course->stock[conduct], n * sizeof (double));
      lode_course_step (self->course, t, LODE_COORDINATED_FLOWS);
      for (guint k = 0; k < LODE_N_CONDUCTS; k++)
        self->shortage[k][t] = sum_shortage (self, (LodeConduct) k);
    }
  self->network = self->course->state->network;
  self->allocation = self->course->allocation[conduct];
  self->stock = self->course->stock[conduct];
  lode_gauge_read (self->gauge, self->network, self->allocation);
  lode_prices_read (self->prices, self->course->luck, self->period, self->network, self->allocation,
                    self->stock, self->reading);
}

static void
write_nodes (LodeExplainer *self)
{
  switch (self->metric->scope)
    {
    case LODE_METRIC_CONSUMER:
      lode_explain_amount (self);
      break;
    case LODE_METRIC_STAGE:
      lode_explain_risk (self);
      break;
    case LODE_METRIC_COUNTRY:
      lode_explain_share (self);
      break;
    case LODE_METRIC_COST:
      lode_explain_cost (self);
      break;
    case LODE_METRIC_TOTAL:
    default:
      lode_explain_total (self);
      break;
    }
}

LodeExplanation *
lode_explain (const LodeChain         *baseline,
              LodeScenario            *scenario,
              const LodeRunOptions    *options,
              const LodeExplainQuery  *query,
              GError                 **error)
{
  g_auto (LodeExplainer) self = { .baseline = baseline, .query = query };
  LodeExplanation *explanation;

  g_return_val_if_fail (baseline != NULL && LODE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (query != NULL && query->metric != NULL, NULL);

  self.metric = query->metric;
  self.nodes = g_ptr_array_new_with_free_func (node_free);
  self.atlas = options != NULL && options->atlas != NULL ? options->atlas
                                                         : lode_atlas_get_default ();
  self.plan = lode_simulation_plan (baseline, scenario, options, error);
  if (self.plan == NULL)
    return NULL;
  self.years = self.plan->period_months / 12.0;
  self.prices = lode_prices_new (self.plan, baseline, scenario, self.atlas);
  self.reading = lode_price_reading_new (self.prices);
  self.gauge = lode_gauge_new (self.plan->network, self.atlas);
  if (!find_consumer (&self, error) || !find_stage (&self, error) || !find_country (&self, error) ||
      !find_period (&self, error))
    return NULL;

  run_course (&self);
  write_nodes (&self);
  explanation = g_new0 (LodeExplanation, 1);
  explanation->nodes = g_steal_pointer (&self.nodes);

  return explanation;
}

void
lode_explanation_free (LodeExplanation *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->nodes);
  g_free (self);
}

guint
lode_explanation_get_n_nodes (const LodeExplanation *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->nodes->len;
}

const LodeExplainNode *
lode_explanation_get_node (const LodeExplanation *self,
                           guint                  index)
{
  g_return_val_if_fail (self != NULL && index < self->nodes->len, NULL);

  return g_ptr_array_index (self->nodes, index);
}

const char *
lode_explain_basis_to_string (LodeExplainBasis basis)
{
  g_return_val_if_fail ((guint) basis < G_N_ELEMENTS (bases), NULL);

  return bases[basis];
}
