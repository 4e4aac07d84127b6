/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Concentration, home supply and supply risks at a stage. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-explainer-private.h"

#include <math.h>

#include "atlas/lode-atlas-governance.h"

/* A share of each country; without remainders where they count as atomistic. */
static void
add_shares (LodeExplainer *self,
            int            consumer,
            gboolean       has_remainders)
{
  const LodeTrace *trace = self->gauge->trace;
  const double *shares = lode_gauge_get_shares (self->gauge, consumer, self->stage);

  for (guint k = 0; k < trace->n_countries; k++)
    if (shares[k] > 0 && (has_remainders || !trace->is_remainder[k]))
      lode_explainer_add_item (self, "share", trace->country[k],
                               consumer == LODE_GAUGE_WORLD ? "share of the world's output"
                                                            : "share of use by origin",
                               shares[k], "", LODE_EXPLAIN_COMPUTED);
}

static void
add_hhi (LodeExplainer *self,
         const char    *symbol,
         const char    *label,
         int            consumer,
         gboolean       is_high)
{
  double high;
  double low = lode_gauge_get_hhi (self->gauge, consumer, self->stage, &high);

  lode_explainer_add (self, symbol, label, is_high ? high : low, "", LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, "HHI = Σc(share[c]^2)", "§7");
  add_shares (self, consumer, is_high);
  lode_explainer_leave (self);
}

/* 0 (best) to 1, and the source of it. */
static void
add_weakness (LodeExplainer *self,
              guint          country)
{
  const LodeTrace *trace = self->gauge->trace;
  const char *name = trace->country[country];
  g_autoptr (GPtrArray) rows = lode_atlas_list_governance (self->atlas, name, 0);
  const LodeAtlasGovernance *latest = NULL;
  LodeExplainNode *node;

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasGovernance *row = g_ptr_array_index (rows, i);

      if (!isnan (row->values[LODE_ATLAS_GOVERNANCE_MEAN]) && (latest == NULL || row->year > latest->year))
        latest = row;
    }
  node = lode_explainer_add_item (self, "wgi", name, "weakness of its governance, 0 to 1",
                                  self->gauge->wgi[country], "",
                                  latest != NULL ? LODE_EXPLAIN_DERIVED : LODE_EXPLAIN_ASSUMED);
  if (latest == NULL || trace->is_remainder[country])
    {
      node->basis = LODE_EXPLAIN_ASSUMED;
      lode_explainer_set_note (node, "not known; the middle of the scale");
      return;
    }
  node->sources = g_renew (char *, node->sources, 2);
  node->sources[0] = g_strdup (latest->source);
  node->sources[1] = NULL;
  node->year = latest->year;
  lode_explainer_set_note (node, "(2.5 − %.4g)/5, from the mean of six indicators", latest->values[LODE_ATLAS_GOVERNANCE_MEAN]);
}

static void
add_weighted_hhi (LodeExplainer *self,
                  const char    *symbol,
                  gboolean       is_world)
{
  const LodeTrace *trace = self->gauge->trace;
  guint consumer = (guint) self->consumer;
  int whose = is_world ? LODE_GAUGE_WORLD : self->consumer;
  const double *shares = lode_gauge_get_shares (self->gauge, whose, self->stage);
  g_autofree char *equation = g_strdup_printf ("%s = Σc(share[c]^2·10·wgi[c]·t[c])", symbol);

  lode_explainer_add (self, symbol,
                      is_world ? "concentration of the world's output, weighted"
                               : "concentration of supply, weighted",
                      lode_gauge_get_weighted_hhi (self->gauge, consumer, self->stage, is_world), "",
                      LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, equation, "§7");
  add_shares (self, whose, FALSE);
  for (guint k = 0; k < trace->n_countries; k++)
    if (shares[k] > 0 && !trace->is_remainder[k])
      {
        add_weakness (self, k);
        lode_explainer_add_item (self, "t", trace->country[k], "trade: 0.8 home, 1 free, 1.5 stopped",
                                 lode_gauge_get_trade_weight (self->gauge, consumer, self->stage, k),
                                 "", LODE_EXPLAIN_ASSUMED);
      }
  lode_explainer_leave (self);
}

static void
add_reliance (LodeExplainer *self,
              const char    *symbol)
{
  guint consumer = (guint) self->consumer;
  g_autofree char *equation = g_strdup_printf ("%s = clamp(1 − P/use, 0, 1)", symbol);
  gsize home = self->stage * self->network->n_consumers + consumer;

  lode_explainer_add (self, symbol, "part that comes from abroad, net",
                      lode_gauge_get_stage_reliance (self->gauge, consumer, self->stage), "",
                      LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, equation, "§7");
  lode_explainer_add (self, "P", "output of home plants, in the last product",
                      self->gauge->home_output[home], "t", LODE_EXPLAIN_ALLOCATED);
  lode_explainer_add (self, "use", "what is used", self->gauge->used[consumer], "t",
                      LODE_EXPLAIN_ALLOCATED);
  lode_explainer_leave (self);
}

/* %FALSE, after a note, where there is nothing to compute with. */
static gboolean
begin (LodeExplainer *self,
       const char    *symbol,
       double         value)
{
  LodeExplainNode *node = lode_explainer_add (self, symbol, self->metric->meaning,
                                              value * self->metric->scale, self->metric->unit,
                                              LODE_EXPLAIN_COMPUTED);

  if (isnan (value))
    {
      lode_explainer_set_note (node, "there is no home or no use to compare with");
      return FALSE;
    }
  lode_explainer_enter (self, self->metric->equation, self->metric->section);

  return TRUE;
}

static void
explain_eu_risk (LodeExplainer *self,
                 guint          consumer)
{
  if (!begin (self, "SR", lode_gauge_get_eu_supply_risk (self->gauge, consumer, self->stage)))
    return;
  add_weighted_hhi (self, "HHI_GS", TRUE);
  add_reliance (self, "IR");
  add_weighted_hhi (self, "HHI_EU", FALSE);
  lode_explainer_add (self, "RIR", "part that old scrap covers", 0, "", LODE_EXPLAIN_ASSUMED);
  lode_explainer_add (self, "SI", "index of substitution: nothing replaces it", 1, "",
                      LODE_EXPLAIN_ASSUMED);
  lode_explainer_leave (self);
}

static void
explain_geopolrisk (LodeExplainer *self,
                    guint          consumer)
{
  const LodeTrace *trace = self->gauge->trace;
  double trade = 0;

  if (!begin (self, "GPR", lode_gauge_get_geopolrisk (self->gauge, consumer, self->stage)))
    return;
  add_hhi (self, "HHI", "concentration of the world's output", LODE_GAUGE_WORLD, FALSE);
  for (guint k = 0; k < trace->n_countries; k++)
    {
      double quantity = lode_gauge_get_import (self->gauge, consumer, self->stage, k);

      trade += quantity;
      if (!(quantity > 0))
        continue;
      lode_explainer_add_item (self, "q", trace->country[k], "imports by origin", quantity, "t",
                               LODE_EXPLAIN_COMPUTED);
      add_weakness (self, k);
    }
  lode_explainer_add (self, "Q", "all imports", trade, "t", LODE_EXPLAIN_COMPUTED);
  lode_explainer_add (self, "P", "output of home plants, in the last product",
                      self->gauge->home_output[self->stage * self->network->n_consumers + consumer],
                      "t", LODE_EXPLAIN_ALLOCATED);
  lode_explainer_leave (self);
}

static void
add_disruption (LodeExplainer *self,
                guint          consumer)
{
  const LodeTrace *trace = self->gauge->trace;
  const double *shares = lode_gauge_get_shares (self->gauge, LODE_GAUGE_WORLD, self->stage);

  lode_explainer_add (self, "DP", "potential of disruption",
                      lode_gauge_get_disruption (self->gauge, consumer, self->stage), "",
                      LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, "DP = Σc(share[c]^2·wgi[c])", "§7");
  for (guint k = 0; k < trace->n_countries; k++)
    if (shares[k] > 0 && !trace->is_remainder[k] &&
        !trace->is_home[consumer * trace->n_countries + k])
      {
        lode_explainer_add_item (self, "share", trace->country[k], "share of the world's output",
                                 shares[k], "", LODE_EXPLAIN_COMPUTED);
        add_weakness (self, k);
      }
  lode_explainer_leave (self);
}

static void
explain_usgs_risk (LodeExplainer *self,
                   guint          consumer)
{
  if (!begin (self, "SR", lode_gauge_get_usgs_risk (self->gauge, consumer, self->stage)))
    return;
  add_disruption (self, consumer);
  add_reliance (self, "TE");
  lode_explainer_add (self, "EV", "economic vulnerability: the most it can be", 1, "",
                      LODE_EXPLAIN_ASSUMED);
  lode_explainer_leave (self);
}

static void
explain_home_output (LodeExplainer *self,
                     guint          consumer)
{
  if (!begin (self, "share", lode_gauge_get_home_output (self->gauge, consumer, self->stage)))
    return;
  lode_explainer_add (self, "P", "output of home plants, in the last product",
                      self->gauge->home_output[self->stage * self->network->n_consumers + consumer],
                      "t", LODE_EXPLAIN_ALLOCATED);
  lode_explainer_add_served (self, consumer, "use");
  lode_explainer_leave (self);
}

static void
explain_home_capacity (LodeExplainer *self,
                       guint          consumer)
{
  const LodeNetwork *network = self->network;
  const LodeTrace *trace = self->gauge->trace;

  if (!begin (self, "share", lode_gauge_get_home_capacity (self->gauge, consumer, self->stage)))
    return;
  lode_explainer_add (self, "K", "capacity of home plants, in the last product",
                      self->gauge->home_capacity[self->stage * network->n_consumers + consumer], "t",
                      LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, "K = Σi(K[i])", NULL);
  for (guint i = network->stage_start[self->stage]; i < network->stage_start[self->stage + 1]; i++)
    if (trace->is_home[consumer * trace->n_countries + trace->country_of[i]] &&
        !self->gauge->is_recycled[i])
      lode_explainer_add_capacity (self, i, "K");
  lode_explainer_leave (self);
  lode_explainer_add_demand (self, consumer, "d");
  lode_explainer_leave (self);
}

void
lode_explain_risk (LodeExplainer *self)
{
  guint consumer = (guint) self->consumer;
  int whose = self->consumer == LODE_RESULT_ALL ? LODE_GAUGE_WORLD : self->consumer;

  switch ((LodeStageSeries) self->metric->index)
    {
    case LODE_STAGE_HHI_LOW:
    case LODE_STAGE_HHI_HIGH:
      add_hhi (self, "HHI", self->metric->meaning, whose,
               self->metric->index == LODE_STAGE_HHI_HIGH);
      break;
    case LODE_STAGE_HOME_OUTPUT:
      explain_home_output (self, consumer);
      break;
    case LODE_STAGE_HOME_CAPACITY:
      explain_home_capacity (self, consumer);
      break;
    case LODE_STAGE_EU_SUPPLY_RISK:
      explain_eu_risk (self, consumer);
      break;
    case LODE_STAGE_GEOPOLRISK:
      explain_geopolrisk (self, consumer);
      break;
    case LODE_STAGE_USGS_RISK:
      explain_usgs_risk (self, consumer);
      break;
    case LODE_STAGE_LARGEST_SHARE:
    default:
      lode_explain_share (self);
      break;
    }
}
