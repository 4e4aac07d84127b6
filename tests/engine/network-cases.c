/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "network-cases.h"

#include <math.h>

#include "base/lode-json-writer.h"

Case *
case_new (guint n_stages)
{
  Case *self = g_new0 (Case, 1);

  self->n_stages = n_stages;
  self->rounds = 3;
  for (guint s = 0; s < LODE_NETWORK_MAX_STAGES; s++)
    self->yields[s] = 1;
  self->producers = g_array_new (FALSE, TRUE, sizeof (CaseProducer));
  self->consumers = g_array_new (FALSE, TRUE, sizeof (CaseConsumer));
  self->flows = g_array_new (FALSE, TRUE, sizeof (CaseFlow));

  return self;
}

Case *
case_copy (const Case *self)
{
  Case *copy = g_memdup2 (self, sizeof *self);

  copy->producers = g_array_copy (self->producers);
  copy->consumers = g_array_copy (self->consumers);
  copy->flows = g_array_copy (self->flows);

  return copy;
}

void
case_free (Case *self)
{
  g_array_unref (self->producers);
  g_array_unref (self->consumers);
  g_array_unref (self->flows);
  g_free (self);
}

void
case_add_producer (Case  *self,
                   guint  stage,
                   double capacity)
{
  CaseProducer producer = { stage, capacity };

  g_array_append_val (self->producers, producer);
}

void
case_add_consumer (Case     *self,
                   double    demand,
                   double    stock,
                   gboolean  is_member)
{
  CaseConsumer consumer = { { 0, 0, demand }, stock, is_member };

  g_array_append_val (self->consumers, consumer);
}

void
case_add_flow (Case   *self,
               guint   stage,
               guint   from,
               guint   to,
               double  t,
               double  control)
{
  CaseFlow flow = { stage, from, to, t, control };

  g_array_append_val (self->flows, flow);
}

/* Tonnes with three decimals at most, so that a printed case is the same case. */
static double
random_amount (GRand  *random,
               double  most)
{
  return round (g_rand_double_range (random, 0, most) * 1000) / 1000;
}

static double
sum_into (const Case *self,
          guint       stage,
          guint       to)
{
  double sum = 0;

  for (guint f = 0; f < self->flows->len; f++)
    if (CASE_FLOW (self, f)->stage == stage && CASE_FLOW (self, f)->to == to)
      sum += CASE_FLOW (self, f)->t;

  return sum;
}

static double
sum_out (const Case *self,
         guint       from)
{
  double sum = 0;

  for (guint f = 0; f < self->flows->len; f++)
    if (CASE_FLOW (self, f)->from == from)
      sum += CASE_FLOW (self, f)->t;

  return sum;
}

static void
generate_consumers (Case      *self,
                    GRand     *random,
                    CaseFlags  flags)
{
  guint n = (guint) g_rand_int_range (random, 1, 6);

  for (guint c = 0; c < n; c++)
    {
      case_add_consumer (self, random_amount (random, 100),
                         g_rand_int_range (random, 0, 3) == 0 ? random_amount (random, 30) : 0,
                         (flags & CASE_ALL_MEMBERS) != 0 || g_rand_int_range (random, 0, 3) > 0);
      if ((flags & CASE_ONE_TIER) == 0 && g_rand_boolean (random))
        for (guint tier = 0; tier < 2; tier++)
          CASE_CONSUMER (self, c)->demand[tier] = random_amount (random, 30);
    }
}

/* Flows into every node of the next stage, shared out at random among some makers; what is made is
 * what is sent on. From use backwards, so that the whole table balances. */
static void
generate_flows (Case      *self,
                GRand     *random,
                CaseFlags  flags)
{
  guint first = 0, n_takers = self->consumers->len, taker_start = 0;

  for (guint s = self->n_stages; s-- > 0;)
    {
      guint n_makers = (guint) g_rand_int_range (random, 1, 6);

      first = self->producers->len;
      for (guint i = 0; i < n_makers; i++)
        case_add_producer (self, s, 0);
      for (guint j = 0; j < n_takers; j++)
        {
          const CaseConsumer *consumer = s + 1 == self->n_stages ? CASE_CONSUMER (self, j) : NULL;
          guint to = consumer != NULL ? j : taker_start + j;
          double need = consumer != NULL
                          ? consumer->demand[0] + consumer->demand[1] + consumer->demand[2]
                          : sum_out (self, to) / self->yields[s];
          guint chosen = (guint) g_rand_int_range (random, 0, (gint32) n_makers);

          for (guint i = 0; i < n_makers; i++)
            if (i == chosen || g_rand_boolean (random))
              case_add_flow (self, s, first + i, to, need * g_rand_double_range (random, 0.05, 1),
                             (flags & CASE_NO_SHOCK) == 0 && g_rand_int_range (random, 0, 4) == 0
                               ? g_rand_int_range (random, 0, 11) / 10.0
                               : 1);
        }
      n_takers = n_makers;
      taker_start = first;
    }
}

double
case_sum_demand (const Case *self,
                 guint       consumer)
{
  const double *tiers = CASE_CONSUMER (self, consumer)->demand;

  return tiers[0] + tiers[1] + tiers[2];
}

void
case_balance (Case *self)
{
  for (guint s = self->n_stages; s-- > 0;)
    for (guint f = 0; f < self->flows->len; f++)
      {
        CaseFlow *flow = CASE_FLOW (self, f);
        gboolean is_last = s + 1 == self->n_stages;
        gboolean is_first_into = flow->stage == s;
        double need, sum;

        for (guint g = 0; g < f && is_first_into; g++)
          is_first_into = CASE_FLOW (self, g)->stage != s || CASE_FLOW (self, g)->to != flow->to;
        if (!is_first_into)
          continue;
        need = is_last ? case_sum_demand (self, flow->to)
                       : sum_out (self, flow->to) / self->yields[s];
        sum = sum_into (self, s, flow->to);
        for (guint g = f; g < self->flows->len && sum > 0; g++)
          if (CASE_FLOW (self, g)->stage == s && CASE_FLOW (self, g)->to == flow->to)
            CASE_FLOW (self, g)->t *= need / sum;
      }
}

/* Makers that end dead, makers without inflow, ties that carry nothing, users of nothing. */
static void
make_odd (Case  *self,
          GRand *random)
{
  for (guint f = self->flows->len; f-- > 1;)
    switch (g_rand_int_range (random, 0, 12))
      {
      case 0:
        g_array_remove_index (self->flows, f);
        break;
      case 1:
        CASE_FLOW (self, f)->t = 0;
        break;
      default:
        break;
      }
  for (guint c = 0; c < self->consumers->len; c++)
    if (g_rand_int_range (random, 0, 6) == 0)
      for (guint tier = 0; tier < LODE_N_TIERS; tier++)
        CASE_CONSUMER (self, c)->demand[tier] = 0;
}

Case *
case_generate (GRand     *random,
               CaseFlags  flags)
{
  Case *self = case_new ((guint) g_rand_int_range (random, 1, 5));

  for (guint s = 0; s + 1 < self->n_stages; s++)
    if (g_rand_boolean (random))
      self->yields[s] = g_rand_int_range (random, 5, 26) / 10.0;
  self->open_arcs = g_rand_int_range (random, 0, 3) == 0;
  self->pooled_stocks = g_rand_int_range (random, 0, 3) == 0;
  self->rounds = (guint) g_rand_int_range (random, 1, 6);
  self->member_producers = ((guint64) g_rand_int (random) << 32) | g_rand_int (random);
  generate_consumers (self, random, flags);
  generate_flows (self, random, flags);
  case_balance (self);
  for (guint i = 0; i < self->producers->len; i++)
    {
      double output = sum_out (self, i);

      CASE_PRODUCER (self, i)->capacity = (flags & CASE_NO_SHOCK) != 0
                                       ? output * g_rand_double_range (random, 1.001, 1.3) + 0.01
                                       : output * g_rand_double_range (random, 0.3, 1.3);
    }
  for (guint c = 0; c < self->consumers->len && (flags & CASE_NO_SHOCK) != 0; c++)
    CASE_CONSUMER (self, c)->stock = 0;
  if ((flags & CASE_NO_SHOCK) == 0 && g_rand_int_range (random, 0, 4) == 0)
    make_odd (self, random);

  return self;
}

static char *
producer_name (const char *prefix,
               guint       index)
{
  return g_strdup_printf ("%sP%02u", prefix, index);
}

static char *
consumer_name (const char *prefix,
               guint       index)
{
  return g_strdup_printf ("%sC%02u", prefix, index);
}

static void
add_nodes (const Case  *self,
           LodeNetwork *network,
           const char  *prefix)
{
  for (guint i = 0; i < self->producers->len; i++)
    {
      g_autofree char *name = producer_name (prefix, i);

      lode_network_add_producer (network, CASE_PRODUCER (self, i)->stage, name,
                                 CASE_PRODUCER (self, i)->capacity);
      if ((self->member_producers >> (i % 64) & 1) != 0)
        lode_network_add_member (network, name);
    }
  for (guint c = 0; c < self->consumers->len; c++)
    {
      g_autofree char *name = consumer_name (prefix, c);

      lode_network_add_consumer (network, name, CASE_CONSUMER (self, c)->demand,
                                 CASE_CONSUMER (self, c)->stock);
      if (CASE_CONSUMER (self, c)->is_member)
        lode_network_add_member (network, name);
    }
}

LodeNetwork *
case_build_named (const Case *self,
                  const char *prefix)
{
  LodeNetwork *network = lode_network_new (self->n_stages, self->yields);

  network->rounds = self->rounds;
  network->open_arcs = self->open_arcs;
  network->pooled_stocks = self->pooled_stocks;
  add_nodes (self, network, prefix);
  for (guint f = 0; f < self->flows->len; f++)
    {
      const CaseFlow *flow = CASE_FLOW (self, f);
      g_autofree char *from = producer_name (prefix, flow->from);
      g_autofree char *to = flow->stage + 1 == self->n_stages ? consumer_name (prefix, flow->to)
                                                              : producer_name (prefix, flow->to);

      lode_network_add_arc (network, flow->stage, from, to, flow->t, flow->control);
    }
  lode_network_seal (network);

  return network;
}

LodeNetwork *
case_build (const Case *self)
{
  return case_build_named (self, "");
}

static void
write_nodes (const Case     *self,
             LodeJsonWriter *writer)
{
  lode_json_writer_member (writer, "producers");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < self->producers->len; i++)
    {
      g_autofree char *name = producer_name ("", i);

      lode_json_writer_begin_inline_object (writer);
      lode_json_writer_member_integer (writer, "stage", CASE_PRODUCER (self, i)->stage);
      lode_json_writer_member_string (writer, "name", name);
      lode_json_writer_member_number (writer, "capacity", CASE_PRODUCER (self, i)->capacity);
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);
  lode_json_writer_member (writer, "consumers");
  lode_json_writer_begin_array (writer);
  for (guint c = 0; c < self->consumers->len; c++)
    {
      g_autofree char *name = consumer_name ("", c);

      lode_json_writer_begin_inline_object (writer);
      lode_json_writer_member_string (writer, "name", name);
      lode_json_writer_member (writer, "demand");
      lode_json_writer_begin_inline_object (writer);
      lode_json_writer_member_number (writer, "defence", CASE_CONSUMER (self, c)->demand[0]);
      lode_json_writer_member_number (writer, "medical", CASE_CONSUMER (self, c)->demand[1]);
      lode_json_writer_member_number (writer, "other", CASE_CONSUMER (self, c)->demand[2]);
      lode_json_writer_end_object (writer);
      lode_json_writer_member_number (writer, "stock", CASE_CONSUMER (self, c)->stock);
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);
}

static void
write_members (const Case     *self,
               LodeJsonWriter *writer)
{
  lode_json_writer_member (writer, "members");
  lode_json_writer_begin_inline_array (writer);
  for (guint i = 0; i < self->producers->len; i++)
    if ((self->member_producers >> (i % 64) & 1) != 0)
      {
        g_autofree char *name = producer_name ("", i);

        lode_json_writer_string (writer, name);
      }
  for (guint c = 0; c < self->consumers->len; c++)
    if (CASE_CONSUMER (self, c)->is_member)
      {
        g_autofree char *name = consumer_name ("", c);

        lode_json_writer_string (writer, name);
      }
  lode_json_writer_end_array (writer);
}

char *
case_to_json (const Case *self)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  lode_json_writer_member (writer, "stages");
  lode_json_writer_begin_inline_array (writer);
  for (guint s = 0; s < self->n_stages; s++)
    {
      g_autofree char *name = g_strdup_printf ("S%u", s);

      lode_json_writer_string (writer, name);
    }
  lode_json_writer_end_array (writer);
  lode_json_writer_member (writer, "yields");
  lode_json_writer_begin_inline_array (writer);
  for (guint s = 0; s + 1 < self->n_stages; s++)
    lode_json_writer_number (writer, self->yields[s]);
  lode_json_writer_end_array (writer);
  write_nodes (self, writer);
  lode_json_writer_member (writer, "flows");
  lode_json_writer_begin_array (writer);
  for (guint f = 0; f < self->flows->len; f++)
    {
      const CaseFlow *flow = CASE_FLOW (self, f);
      g_autofree char *from = producer_name ("", flow->from);
      g_autofree char *to = flow->stage + 1 == self->n_stages ? consumer_name ("", flow->to)
                                                              : producer_name ("", flow->to);

      lode_json_writer_begin_inline_object (writer);
      lode_json_writer_member_integer (writer, "stage", flow->stage);
      lode_json_writer_member_string (writer, "from", from);
      lode_json_writer_member_string (writer, "to", to);
      lode_json_writer_member_number (writer, "t", flow->t);
      lode_json_writer_member_number (writer, "control", flow->control);
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);
  write_members (self, writer);
  lode_json_writer_member_integer (writer, "rounds", self->rounds);
  lode_json_writer_member_boolean (writer, "open_arcs", self->open_arcs);
  lode_json_writer_member_boolean (writer, "pooled_stocks", self->pooled_stocks);
  lode_json_writer_end_object (writer);

  return lode_json_writer_finish (writer, NULL, NULL);
}

Outcome *
network_run (LodeNetwork *network)
{
  Outcome *self = g_new0 (Outcome, 1);
  g_autoptr (LodeFragmented) fragmented = lode_fragmented_new (network);
  g_autoptr (LodeCoordinated) coordinated = lode_coordinated_new (network);

  self->network = network;
  self->fragmented = lode_allocation_new (network);
  self->coordinated = lode_allocation_new (network);
  lode_fragmented_run (fragmented, network, self->fragmented);
  lode_coordinated_run (coordinated, network, self->fragmented, LODE_COORDINATED_FLOWS,
                        self->coordinated);

  return self;
}

Outcome *
case_run (const Case *self)
{
  return network_run (case_build (self));
}

void
outcome_free (Outcome *self)
{
  lode_network_free (self->network);
  lode_allocation_free (self->fragmented);
  lode_allocation_free (self->coordinated);
  g_free (self);
}

double
case_tolerance (const Case *self)
{
  return 0.001 * (self->producers->len + self->consumers->len + self->flows->len + 1);
}
