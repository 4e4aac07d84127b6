/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shrinking: a table of ways to make a case plainer, each with as many variants as the case has
 * places for it. A plainer case that still breaks the law takes the other's place; when no variant
 * of any way does, that is the smallest. Each case weighs less than the one before, so it ends. */

#include "config.h"

#include "network-laws.h"

#include <math.h>
#include <string.h>

static gboolean
breaks (const Law  *law,
        const Case *self)
{
  g_autofree char *failure = law->check (self);

  return failure != NULL;
}

/* Numbers of a case */

/* The plainest value of a number: no cap for a control, nothing lost for a yield, else nothing. */
typedef struct
{
  double *value;
  double  plain;
} Number;

static guint
count_numbers (const Case *self)
{
  return self->producers->len + self->consumers->len * (LODE_N_TIERS + 1) + self->flows->len * 2 +
         self->n_stages - 1;
}

static Number
get_number (const Case *self,
            guint       k)
{
  if (k < self->producers->len)
    return (Number) { &CASE_PRODUCER (self, k)->capacity, 0 };
  k -= self->producers->len;
  if (k < self->consumers->len * (LODE_N_TIERS + 1))
    {
      CaseConsumer *consumer = CASE_CONSUMER (self, k / (LODE_N_TIERS + 1));
      guint field = k % (LODE_N_TIERS + 1);

      return (Number) { field == LODE_N_TIERS ? &consumer->stock : &consumer->demand[field], 0 };
    }
  k -= self->consumers->len * (LODE_N_TIERS + 1);
  if (k < self->flows->len * 2)
    return k % 2 == 0 ? (Number) { &CASE_FLOW (self, k / 2)->t, 0 }
                      : (Number) { &CASE_FLOW (self, k / 2)->control, 1 };

  return (Number) { (double *) &self->yields[k - self->flows->len * 2], 1 };
}

/* How much there is to read in a number: its length, and its digits other than 0. */
static guint
weigh_number (double value)
{
  char text[32];
  guint weight = (guint) g_snprintf (text, sizeof text, "%.15g", value);

  for (const char *c = text; *c != '\0'; c++)
    weight += *c > '0' && *c <= '9';

  return weight;
}

/* How much there is to read in a case. */
static guint
weigh (const Case *self)
{
  guint weight = self->n_stages * 1000 + self->rounds +
                 (self->producers->len + self->consumers->len) * 200 + self->flows->len * 100 +
                 (self->open_arcs ? 10 : 0) + (self->pooled_stocks ? 10 : 0);

  for (guint k = 0; k < count_numbers (self); k++)
    {
      Number number = get_number (self, k);

      if (*number.value != number.plain)
        weight += weigh_number (*number.value);
    }
  for (guint i = 0; i < self->producers->len; i++)
    weight += self->member_producers >> (i % 64) & 1;
  for (guint c = 0; c < self->consumers->len; c++)
    weight += CASE_CONSUMER (self, c)->is_member ? 1 : 0;

  return weight;
}

/* Ways to make a case plainer; each gives the k-th variant of a copy, or FALSE */

typedef gboolean (*Simplify) (Case *self,
                              guint k);

/* Later producers move up by one, and so do their bits. */
static void
remove_producer (Case *self,
                 guint producer)
{
  guint stage = CASE_PRODUCER (self, producer)->stage;
  guint64 below = producer < 64 ? (G_GUINT64_CONSTANT (1) << producer) - 1 : G_MAXUINT64;

  for (guint f = self->flows->len; f-- > 0;)
    {
      CaseFlow *flow = CASE_FLOW (self, f);
      gboolean is_between = flow->stage + 1 < self->n_stages;

      if (flow->from == producer ||
          (is_between && flow->stage + 1 == stage && flow->to == producer))
        {
          g_array_remove_index (self->flows, f);
          continue;
        }
      flow->from -= flow->from > producer ? 1 : 0;
      flow->to -= is_between && flow->to > producer ? 1 : 0;
    }
  g_array_remove_index (self->producers, producer);
  self->member_producers =
    (self->member_producers & below) | (self->member_producers >> 1 & ~below);
}

static void
remove_consumer (Case *self,
                 guint consumer)
{
  for (guint f = self->flows->len; f-- > 0;)
    {
      CaseFlow *flow = CASE_FLOW (self, f);

      if (flow->stage + 1 < self->n_stages)
        continue;
      if (flow->to == consumer)
        g_array_remove_index (self->flows, f);
      else if (flow->to > consumer)
        flow->to--;
    }
  g_array_remove_index (self->consumers, consumer);
}

/* The second stage takes from the ground. */
static gboolean
drop_first_stage (Case *self,
                  guint k)
{
  if (k > 0 || self->n_stages < 2)
    return FALSE;
  for (guint i = self->producers->len; i-- > 0;)
    if (CASE_PRODUCER (self, i)->stage == 0)
      remove_producer (self, i);
  for (guint i = 0; i < self->producers->len; i++)
    CASE_PRODUCER (self, i)->stage--;
  for (guint f = 0; f < self->flows->len; f++)
    CASE_FLOW (self, f)->stage--;
  self->n_stages--;
  memmove (self->yields, self->yields + 1, (LODE_NETWORK_MAX_STAGES - 1) * sizeof (double));

  return TRUE;
}

/* The makers of the last product use it themselves: as much as comes into them. */
static gboolean
drop_last_stage (Case *self,
                 guint k)
{
  guint last = self->n_stages - 1;

  if (k > 0 || last == 0)
    return FALSE;
  while (self->consumers->len > 0)
    remove_consumer (self, self->consumers->len - 1);
  for (guint i = 0; i < self->producers->len; i++)
    if (CASE_PRODUCER (self, i)->stage == last)
      {
        gboolean is_member = (self->member_producers >> (i % 64) & 1) != 0;
        double use = 0;

        for (guint f = 0; f < self->flows->len; f++)
          if (CASE_FLOW (self, f)->stage + 1 == last && CASE_FLOW (self, f)->to == i)
            {
              use += CASE_FLOW (self, f)->t;
              /* Out of the way of producers, which are renumbered below. */
              CASE_FLOW (self, f)->to = self->producers->len + self->consumers->len;
            }
        case_add_consumer (self, use, 0, is_member);
      }
  for (guint f = 0; f < self->flows->len; f++)
    if (CASE_FLOW (self, f)->stage + 1 == last)
      CASE_FLOW (self, f)->to -= self->producers->len;
  self->n_stages--;
  self->yields[last - 1] = 1;
  for (guint i = self->producers->len; i-- > 0;)
    if (CASE_PRODUCER (self, i)->stage == last)
      remove_producer (self, i);

  return TRUE;
}

static gboolean
drop_consumer (Case *self,
               guint k)
{
  if (k >= self->consumers->len || self->consumers->len < 2)
    return FALSE;
  remove_consumer (self, k);

  return TRUE;
}

static gboolean
drop_producer (Case *self,
               guint k)
{
  if (k >= self->producers->len || self->producers->len < 2)
    return FALSE;
  remove_producer (self, k);

  return TRUE;
}

static gboolean
drop_flow (Case *self,
           guint k)
{
  if (k >= self->flows->len || self->flows->len < 2)
    return FALSE;
  g_array_remove_index (self->flows, k);

  return TRUE;
}

static gboolean
drop_choice (Case *self,
             guint k)
{
  switch (k)
    {
    case 0:
      self->open_arcs = FALSE;
      return TRUE;
    case 1:
      self->pooled_stocks = FALSE;
      return TRUE;
    case 2:
      self->member_producers = 0;
      return TRUE;
    default:
      self->rounds = k - 2;
      return k < 8;
    }
}

static gboolean
drop_member (Case *self,
             guint k)
{
  if (k >= self->consumers->len || !CASE_CONSUMER (self, k)->is_member)
    return FALSE;
  CASE_CONSUMER (self, k)->is_member = FALSE;

  return TRUE;
}

/* All demand in the last tier. */
static gboolean
merge_tiers (Case *self,
             guint k)
{
  CaseConsumer *consumer;

  if (k >= self->consumers->len)
    return FALSE;
  consumer = CASE_CONSUMER (self, k);
  consumer->demand[LODE_N_TIERS - 1] = case_sum_demand (self, k);
  consumer->demand[0] = consumer->demand[1] = 0;

  return TRUE;
}

static double
round_to_digits (double value,
                 int    digits)
{
  double unit = value != 0 ? pow (10, floor (log10 (fabs (value))) + 1 - digits) : 1;

  return round (value / unit) * unit;
}

/* One number at a time: the plainest, one, ten, and rounder and rounder. */
static gboolean
round_number (Case *self,
              guint k)
{
  const guint n_rungs = 6;
  Number number;

  if (k / n_rungs >= count_numbers (self))
    return FALSE;
  number = get_number (self, k / n_rungs);
  switch (k % n_rungs)
    {
    case 0:
      *number.value = round_to_digits (*number.value, 2);
      break;
    case 1:
      *number.value = round (*number.value);
      break;
    case 2:
      *number.value = round_to_digits (*number.value, 1);
      break;
    case 3:
      *number.value = 10;
      break;
    case 4:
      *number.value = 1;
      break;
    default:
      *number.value = number.plain;
    }

  return TRUE;
}

static const Simplify ways[] = {
  drop_first_stage, drop_last_stage, drop_consumer, drop_producer, drop_flow,
  merge_tiers,      drop_choice,     drop_member,   round_number,
};

/* What the flags of a law promise it */

static gboolean
is_fed (const Case *self,
        guint       stage,
        guint       to,
        double      need)
{
  double sum = 0;

  for (guint f = 0; f < self->flows->len; f++)
    if (CASE_FLOW (self, f)->stage == stage && CASE_FLOW (self, f)->to == to)
      sum += CASE_FLOW (self, f)->t;

  return fabs (sum - need) <= 1e-12 * need;
}

/* Balances what was made smaller, and lifts capacities to it. */
static gboolean
restore_calm (Case *self)
{
  gboolean is_calm = TRUE;

  case_balance (self);
  for (guint f = 0; f < self->flows->len; f++)
    is_calm = is_calm && CASE_FLOW (self, f)->control == 1;
  for (guint c = 0; c < self->consumers->len; c++)
    is_calm = is_calm && CASE_CONSUMER (self, c)->stock == 0 &&
              is_fed (self, self->n_stages - 1, c, case_sum_demand (self, c));
  for (guint i = 0; i < self->producers->len; i++)
    {
      CaseProducer *producer = CASE_PRODUCER (self, i);
      double output = 0;

      for (guint f = 0; f < self->flows->len; f++)
        output += CASE_FLOW (self, f)->from == i ? CASE_FLOW (self, f)->t : 0;
      producer->capacity = MAX (producer->capacity, output * 1.001 + 0.01);
      if (producer->stage > 0)
        is_calm = is_calm && is_fed (self, producer->stage - 1, i,
                                     output / self->yields[producer->stage - 1]);
    }

  return is_calm;
}

static gboolean
keep_promises (Case      *self,
               CaseFlags  flags)
{
  for (guint s = 0; s + 1 < self->n_stages; s++)
    if (!(self->yields[s] > 0))
      return FALSE;
  for (guint c = 0; c < self->consumers->len; c++)
    {
      const CaseConsumer *consumer = CASE_CONSUMER (self, c);

      if ((flags & CASE_ALL_MEMBERS) != 0 && !consumer->is_member)
        return FALSE;
      if ((flags & CASE_ONE_TIER) != 0 && (consumer->demand[0] > 0 || consumer->demand[1] > 0))
        return FALSE;
    }
  for (guint f = 0; f < self->flows->len; f++)
    if (CASE_FLOW (self, f)->control > 1)
      return FALSE;

  return (flags & CASE_NO_SHOCK) == 0 || restore_calm (self);
}

/* (transfer full) (nullable): the variant, if it is plainer and breaks the law still. */
static Case *
try_variant (const Law  *law,
             const Case *self,
             Simplify    way,
             guint       k,
             gboolean   *exists)
{
  g_autoptr (Case) variant = case_copy (self);

  *exists = way (variant, k);
  if (!*exists || !keep_promises (variant, law->flags) || weigh (variant) >= weigh (self) ||
      !breaks (law, variant))
    return NULL;

  return g_steal_pointer (&variant);
}

Case *
law_shrink (const Law *law,
            Case      *broken)
{
  g_autoptr (Case) self = broken;
  gboolean is_smaller = TRUE;

  while (is_smaller)
    {
      is_smaller = FALSE;
      for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
        {
          /* A way may have no first variant and still a second; none has a gap of a thousand. */
          guint n_variants = count_numbers (self) * 6 + 8;

          for (guint k = 0; k < n_variants; k++)
            {
              gboolean exists;
              Case *smaller = try_variant (law, self, ways[w], k, &exists);

              if (smaller == NULL)
                continue;
              case_free (self);
              self = smaller;
              is_smaller = TRUE;
              k -= k > 0 ? 1 : 0;
            }
        }
    }

  return g_steal_pointer (&self);
}

Case *
law_find_counterexample (const Law *law)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (law->seed);
  const char *factor = g_getenv ("LODESTONE_LAW_FACTOR");
  guint64 n = law->n_cases * (factor != NULL ? g_ascii_strtoull (factor, NULL, 10) : 1);

  for (guint64 k = 0; k < n; k++)
    {
      g_autoptr (Case) generated = case_generate (random, law->flags);

      if (breaks (law, generated))
        return g_steal_pointer (&generated);
    }

  return NULL;
}

char *
law_write (const Law  *law,
           const Case *self)
{
  const char *build = g_getenv ("G_TEST_BUILDDIR");
  g_autofree char *name = g_strdup_printf ("law-%s.json", law->name);
  g_autofree char *path = g_build_filename (build != NULL ? build : g_get_tmp_dir (), name, NULL);
  g_autofree char *json = case_to_json (self);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, json, -1, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

void
law_run (const Law *law)
{
  g_autoptr (Case) smallest = law_find_counterexample (law);
  g_autofree char *failure = NULL;
  g_autofree char *path = NULL;

  if (smallest == NULL)
    return;
  smallest = law_shrink (law, g_steal_pointer (&smallest));
  failure = law->check (smallest);
  path = law_write (law, smallest);
  g_test_fail_printf ("the law “%s” is broken by %s: %s", law->name, path, failure);
}

static void
run_test (gconstpointer data)
{
  law_run (data);
}

void
laws_add (const char *prefix,
          const Law  *laws,
          guint       n_laws)
{
  for (guint k = 0; k < n_laws; k++)
    {
      g_autofree char *path = g_strdup_printf ("/%s/%s", prefix, laws[k].name);

      g_test_add_data_func (path, &laws[k], run_test);
    }
}
