/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-flow-model.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "atlas/lode-atlas-supply.h"
#include "base/lode-error.h"
#include "chart/lode-chart-words.h"
#include "chart/scene/lode-scene-private.h"

/* Names go to the nodes that carry so much of a stage, largest first … */
#define NAMED_SHARE .95
/* … and to no node smaller than this, which no picture can show. */
#define MIN_NAMED_SHARE .002

static gboolean
is_remainder (const char *actor)
{
  return g_str_equal (actor, "OTH") || g_str_equal (actor, "UNK");
}

/* --- amounts of the chain, in t of the last product --- */

/* Tonnes of the last product that one tonne of a stage's product becomes. */
static double
equivalent (const LodeChain *chain,
            guint            stage)
{
  guint n_stages = lode_chain_get_n_stages (chain);
  double factor = 1;

  for (guint s = stage; s + 1 < n_stages; s++)
    {
      const LodeChainStage *info = lode_chain_get_stage (chain, s);
      double yield = info->yield != NULL ? lode_figure_get_value (info->yield) : 1;

      factor *= isfinite (yield) && yield > 0 ? yield : 1;
    }
  return factor;
}

typedef struct
{
  const char *actor;
  double      size;
  double      in;
  double      out;
  LodeFigure *figure;
} Amount;

static Amount *
find_amount (GArray     *amounts,
             const char *actor)
{
  for (guint i = 0; i < amounts->len; i++)
    if (g_str_equal (g_array_index (amounts, Amount, i).actor, actor))
      return &g_array_index (amounts, Amount, i);
  return NULL;
}

static void
add_passing (GArray     *amounts,
             const char *actor,
             double      in,
             double      out)
{
  Amount *amount = find_amount (amounts, actor);

  if (amount == NULL)
    {
      Amount fresh = { .actor = actor };

      g_array_append_val (amounts, fresh);
      amount = &g_array_index (amounts, Amount, amounts->len - 1);
    }
  amount->in += in;
  amount->out += out;
}

static int
compare_amounts (gconstpointer a,
                 gconstpointer b)
{
  const Amount *left = a;
  const Amount *right = b;

  if (left->size != right->size)
    return left->size > right->size ? -1 : 1;
  return strcmp (left->actor, right->actor);
}

/* Every actor of a stage, largest first. What flows through a node is its size; its own amount is
 * asked only where nothing flows. */
static GArray *
collect_amounts (const LodeChain *chain,
                 guint            stage)
{
  GArray *amounts = g_array_new (FALSE, TRUE, sizeof (Amount));
  double factor = equivalent (chain, stage);

  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);

      if (node->stage != stage)
        continue;
      add_passing (amounts, node->actor, 0, 0);
      find_amount (amounts, node->actor)->figure = node->amount;
    }
  for (guint i = 0; i < lode_chain_get_n_flows (chain); i++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, i);
      double size = lode_figure_get_value (flow->amount) * equivalent (chain, flow->stage);

      if (!(size > 0))
        continue;
      if (flow->stage == stage)
        add_passing (amounts, flow->from, 0, size);
      else if (flow->stage + 1 == stage)
        add_passing (amounts, flow->to, size, 0);
    }
  for (guint i = 0; i < amounts->len; i++)
    {
      Amount *amount = &g_array_index (amounts, Amount, i);

      amount->size = MAX (amount->in, amount->out);
      if (amount->size <= 0 && amount->figure != NULL)
        amount->size = MAX (0, lode_figure_get_value (amount->figure) * factor);
    }
  g_array_sort (amounts, compare_amounts);
  return amounts;
}

/* --- nodes --- */

static void
set_range (LodeFlowNode *node)
{
  node->low_pct = NAN;
  node->high_pct = NAN;
  if (node->published != NULL && lode_figure_has_range (node->published))
    {
      node->low_pct = lode_figure_get_low (node->published);
      node->high_pct = lode_figure_get_high (node->published);
    }
  else if (node->published == NULL && node->figure != NULL &&
           lode_figure_has_range (node->figure) &&
           lode_figure_get_value (node->figure) > 0)
    {
      double scale = node->share_pct / lode_figure_get_value (node->figure);

      node->low_pct = lode_figure_get_low (node->figure) * scale;
      /* Bounds of an amount may be those of all there is, and more than the reported whole. */
      node->high_pct = MIN (100, lode_figure_get_high (node->figure) * scale);
    }
}

/* (nullable): the share that is published for the chain's year; where the stage has none of that year,
 * the latest, which is shown with its own. */
static LodeFigure *
find_published (const LodeFlowModel *self,
                const char          *stage,
                const char          *actor)
{
  const char *material = lode_chain_get_material (self->chain);
  int year = lode_chain_get_year (self->chain);
  LodeFigure *figure = lode_atlas_get_share (self->atlas, material, stage, actor, year);
  g_autofree int *years = NULL;

  if (figure != NULL)
    return figure;
  years = lode_atlas_list_share_years (self->atlas, material, stage);
  for (guint i = 0; years[i] != 0; i++)
    if (years[i] == year)
      return NULL;
  return lode_atlas_get_share (self->atlas, material, stage, actor, 0);
}

static void
add_node (LodeFlowModel    *self,
          guint             stage,
          LodeFlowNodeKind  kind,
          const Amount     *amount,
          double            size,
          guint             n_bundled)
{
  LodeFlowStage *info = &self->stages[stage];
  LodeFlowNode node = {
    .kind = kind,
    .actor = kind == LODE_FLOW_OTHER ? "OTH" : amount->actor,
    .n_bundled = n_bundled,
    .size = size,
    .share_pct = 100 * size / info->reported,
    .low_pct = NAN,
    .high_pct = NAN,
    .figure = amount != NULL ? amount->figure : NULL,
    .tone = LODE_TONE_GREY_NODE,
    .hatch = kind == LODE_FLOW_UNKNOWN ? LODE_HATCH_UNKNOWN : -1,
  };

  if (kind == LODE_FLOW_OTHER)
    node.tone = stage + 1 < self->n_stages ? LODE_TONE_GREY : LODE_TONE_GREY_NODE;
  else if (kind == LODE_FLOW_UNKNOWN)
    node.tone = LODE_TONE_HATCH;
  if (kind == LODE_FLOW_NAMED && stage + 1 < self->n_stages)
    node.published = find_published (self, info->key, amount->actor);
  if (kind == LODE_FLOW_NAMED)
    set_range (&node);
  node.is_beyond = kind == LODE_FLOW_UNKNOWN && info->reported < info->total;
  g_array_append_val (info->nodes, node);
}

/* How many of the actors, largest first, get a name of their own: those that carry 95 % of what is
 * known by country. */
static guint
count_named (const GArray *amounts,
             guint         max_named)
{
  double total = 0;
  double carried = 0;
  guint n_named = 0;
  guint n_left = 0;

  for (guint i = 0; i < amounts->len; i++)
    if (!is_remainder (g_array_index (amounts, Amount, i).actor))
      total += g_array_index (amounts, Amount, i).size;

  for (guint i = 0; i < amounts->len; i++)
    {
      const Amount *amount = &g_array_index (amounts, Amount, i);

      if (is_remainder (amount->actor) || amount->size <= 0)
        continue;
      if (n_named < max_named && carried < NAMED_SHARE * total &&
          amount->size >= MIN_NAMED_SHARE * total)
        {
          carried += amount->size;
          n_named++;
        }
      else
        n_left++;
    }
  /* One or two left over are named rather than called "Other (2)". */
  return n_left <= 2 && n_named + n_left <= max_named ? n_named + n_left : n_named;
}

/* Whether an amount without a country was assumed to close a gap (recycling, stocks, unreported
 * mining), rather than being the part of a reported total that nobody splits. */
static gboolean
is_filler (const Amount *unknown,
           double        total)
{
  return unknown->size < total && unknown->figure != NULL &&
         lode_figure_get_basis (unknown->figure) == LODE_BASIS_ASSUMED;
}

static void
fill_stage (LodeFlowModel *self,
            guint          stage,
            guint          max_named)
{
  g_autoptr (GArray) amounts = collect_amounts (self->chain, stage);
  LodeFlowStage *info = &self->stages[stage];
  const Amount *remainder = find_amount (amounts, "OTH");
  const Amount *unknown = find_amount (amounts, "UNK");
  double tail = remainder != NULL ? remainder->size : 0;
  guint n_named;
  guint n_tail = 0;

  for (guint i = 0; i < amounts->len; i++)
    info->total += g_array_index (amounts, Amount, i).size;
  if (!(info->total > 0))
    return;
  info->reported = info->total;
  if (unknown != NULL && is_filler (unknown, info->total))
    info->reported -= unknown->size;
  n_named = count_named (amounts, max_named);
  for (guint i = 0; i < amounts->len; i++)
    {
      const Amount *amount = &g_array_index (amounts, Amount, i);

      if (is_remainder (amount->actor) || amount->size <= 0)
        continue;
      if (n_named > 0 || g_strcmp0 (amount->actor, self->consumer) == 0 ||
          g_strcmp0 (amount->actor, self->subject) == 0)
        {
          add_node (self, stage, LODE_FLOW_NAMED, amount, amount->size, 0);
          n_named -= n_named > 0 ? 1 : 0;
          continue;
        }
      tail += amount->size;
      n_tail++;
    }
  if (tail > 0)
    add_node (self, stage, LODE_FLOW_OTHER, n_tail == 0 ? remainder : NULL, tail,
              remainder != NULL && remainder->size > 0 ? 0 : n_tail);
  if (unknown != NULL && unknown->size > 0)
    add_node (self, stage, LODE_FLOW_UNKNOWN, unknown, unknown->size, 0);
}

static int
find_node (const LodeFlowStage *stage,
           const char          *actor)
{
  int other = -1;

  for (guint i = 0; i < stage->nodes->len; i++)
    {
      const LodeFlowNode *node = &g_array_index (stage->nodes, LodeFlowNode, i);

      if (node->kind == LODE_FLOW_OTHER)
        other = (int) i;
      else if (g_str_equal (node->actor, actor))
        return (int) i;
    }
  return other;
}

static void
add_tie (LodeFlowStage *stage,
         guint          source,
         guint          target,
         double         size,
         LodeFigure    *figure)
{
  LodeFlowTie fresh = { source, target, size, 1, figure };

  for (guint i = 0; i < stage->ties->len; i++)
    {
      LodeFlowTie *tie = &g_array_index (stage->ties, LodeFlowTie, i);

      if (tie->source == source && tie->target == target)
        {
          tie->size += size;
          tie->n_bundled++;
          tie->figure = NULL;
          return;
        }
    }
  g_array_append_val (stage->ties, fresh);
}

static int
compare_ties (gconstpointer a,
              gconstpointer b)
{
  const LodeFlowTie *left = a;
  const LodeFlowTie *right = b;

  if (left->source != right->source)
    return left->source < right->source ? -1 : 1;
  return left->target < right->target ? -1 : left->target > right->target;
}

static void
fill_ties (LodeFlowModel *self)
{
  for (guint i = 0; i < lode_chain_get_n_flows (self->chain); i++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (self->chain, i);
      LodeFlowStage *stage = &self->stages[flow->stage];
      double size = lode_figure_get_value (flow->amount) * equivalent (self->chain, flow->stage);
      int source = find_node (stage, flow->from);
      int target = find_node (&self->stages[flow->stage + 1], flow->to);

      if (size > 0 && source >= 0 && target >= 0)
        add_tie (stage, (guint) source, (guint) target, size, flow->amount);
    }
  for (guint s = 0; s < self->n_stages; s++)
    g_array_sort (self->stages[s].ties, compare_ties);
}

/* --- the subject and the colours --- */

typedef struct
{
  const char *actor;
  double      weight;
} Standing;

static int
compare_standings (gconstpointer a,
                   gconstpointer b)
{
  const Standing *left = a;
  const Standing *right = b;

  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  return strcmp (left->actor, right->actor);
}

/* Countries by the sum of their shares of the producing stages. */
static GArray *
rank_actors (const LodeChain *chain)
{
  GArray *ranks = g_array_new (FALSE, TRUE, sizeof (Standing));
  guint n_stages = lode_chain_get_n_stages (chain);

  for (guint s = 0; s + 1 < n_stages; s++)
    {
      g_autoptr (GArray) amounts = collect_amounts (chain, s);
      double total = 0;

      for (guint i = 0; i < amounts->len; i++)
        total += g_array_index (amounts, Amount, i).size;
      for (guint i = 0; i < amounts->len && total > 0; i++)
        {
          const Amount *amount = &g_array_index (amounts, Amount, i);
          Standing fresh = { amount->actor, amount->size / total };
          guint found = 0;

          if (is_remainder (amount->actor))
            continue;
          while (found < ranks->len &&
                 !g_str_equal (g_array_index (ranks, Standing, found).actor, amount->actor))
            found++;
          if (found < ranks->len)
            g_array_index (ranks, Standing, found).weight += fresh.weight;
          else
            g_array_append_val (ranks, fresh);
        }
    }
  g_array_sort (ranks, compare_standings);
  return ranks;
}

/* (nullable): who supplies most of the last product to a consumer. */
static const char *
find_largest_supplier (const LodeChain *chain,
                       const char      *consumer)
{
  guint last = lode_chain_get_n_stages (chain) - 2;
  const char *largest = NULL;
  double most = 0;

  for (guint i = 0; i < lode_chain_get_n_flows (chain); i++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, i);
      double amount = lode_figure_get_value (flow->amount);

      if (flow->stage != last || !g_str_equal (flow->to, consumer) || is_remainder (flow->from) ||
          !(amount > most))
        continue;
      largest = flow->from;
      most = amount;
    }
  return largest;
}

/* Who the large figures are of: the pinned country, else the one that the title names. */
static const char *
choose_subject (const LodeFlowModel *self,
                const LodeChartSpec *spec,
                const GArray        *ranks)
{
  const char *pinned = lode_chart_spec_get (spec, "pinned");

  for (guint i = 0; pinned != NULL && i < ranks->len; i++)
    if (g_str_equal (g_array_index (ranks, Standing, i).actor, pinned))
      return g_array_index (ranks, Standing, i).actor;
  if (self->consumer != NULL)
    {
      const char *supplier = find_largest_supplier (self->chain, self->consumer);

      if (supplier != NULL)
        return supplier;
    }
  return ranks->len > 0 ? g_array_index (ranks, Standing, 0).actor : NULL;
}

static gboolean
is_named_maker (const LodeFlowModel *self,
                const char          *actor)
{
  for (guint s = 0; s + 1 < self->n_stages; s++)
    for (guint i = 0; i < self->stages[s].nodes->len; i++)
      {
        const LodeFlowNode *node = &g_array_index (self->stages[s].nodes, LodeFlowNode, i);

        if (node->kind == LODE_FLOW_NAMED && g_str_equal (node->actor, actor))
          return TRUE;
      }
  return FALSE;
}

static void
take_free_slot (const char *by_slot[LODE_N_SLOTS],
                const char *actor)
{
  for (guint slot = 0; slot < LODE_N_SLOTS; slot++)
    {
      if (by_slot[slot] == NULL)
        by_slot[slot] = actor;
      if (g_str_equal (by_slot[slot], actor))
        return;
    }
}

/* A country keeps its own slot. Slots whose country is not in the picture go to the chosen consumer
 * and to the largest makers without one, so that the picture of any material has six colours. */
static void
assign_slots (const LodeFlowModel *self,
              const GArray        *ranks,
              const char          *by_slot[LODE_N_SLOTS])
{
  for (guint i = 0; i < ranks->len; i++)
    {
      const char *actor = g_array_index (ranks, Standing, i).actor;

      if (lode_palette_slot_for_actor (actor) >= 0 && is_named_maker (self, actor))
        by_slot[lode_palette_slot_for_actor (actor)] = actor;
    }
  if (self->consumer != NULL && lode_palette_slot_for_actor (self->consumer) >= 0)
    by_slot[lode_palette_slot_for_actor (self->consumer)] = self->consumer;
  else if (self->consumer != NULL)
    take_free_slot (by_slot, self->consumer);
  for (guint i = 0; i < ranks->len; i++)
    {
      const char *actor = g_array_index (ranks, Standing, i).actor;

      if (lode_palette_slot_for_actor (actor) < 0 && is_named_maker (self, actor))
        take_free_slot (by_slot, actor);
    }
}

static void
colour_node (LodeFlowModel      *self,
             guint               stage,
             LodeFlowNode       *node,
             const char * const *by_slot)
{
  /* The strongest series stays solid; the pattern of what is unknown is nobody's. */
  static const int hatches[LODE_N_SLOTS] = { -1, 0, 2, 3, 4, 5 };
  gboolean is_use = stage + 1 == self->n_stages;

  node->is_chosen = is_use && g_strcmp0 (node->actor, self->consumer) == 0;
  if (node->kind != LODE_FLOW_NAMED)
    return;
  if (is_use && !node->is_chosen && g_strcmp0 (node->actor, self->subject) != 0)
    return;
  /* With all six taken, the chosen consumer stands out by being dark. */
  if (node->is_chosen)
    node->tone = LODE_TONE_TEXT;
  for (guint slot = 0; slot < LODE_N_SLOTS; slot++)
    if (g_strcmp0 (by_slot[slot], node->actor) == 0)
      {
        node->tone = LODE_TONE_SERIES_1 + slot;
        node->is_coloured = TRUE;
        node->hatch = hatches[slot];
      }
}

static void
colour_nodes (LodeFlowModel *self,
              const GArray  *ranks)
{
  const char *by_slot[LODE_N_SLOTS] = { NULL };

  assign_slots (self, ranks, by_slot);
  for (guint s = 0; s < self->n_stages; s++)
    for (guint i = 0; i < self->stages[s].nodes->len; i++)
      colour_node (self, s, &g_array_index (self->stages[s].nodes, LodeFlowNode, i), by_slot);
}

/* --- public --- */

static const char *
find_consumer (const LodeChartSpec  *spec,
               const LodeChain      *chain,
               LodeAtlas            *atlas,
               GError              **error)
{
  const char *wanted = lode_chart_spec_get (spec, "consumer");
  guint use = lode_chain_get_n_stages (chain) - 1;
  const LodeChainNode *node = lode_chain_find_node (chain, use, wanted);

  if (node == NULL)
    g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                 "There is no figure for the use of %s in %s.", lode_chain_get_material (chain),
                 lode_words_actor_in_sentence (atlas, wanted));
  return node != NULL ? node->actor : NULL;
}

LodeFlowModel *
lode_flow_model_new (const LodeChartSpec  *spec,
                     const LodeChartData  *data,
                     guint                 max_named,
                     GError              **error)
{
  g_autoptr (LodeFlowModel) self = g_new0 (LodeFlowModel, 1);
  g_autoptr (GArray) ranks = NULL;
  double total = 0;

  self->chain = data->chain;
  self->atlas = data->atlas;
  self->n_stages = lode_chain_get_n_stages (data->chain);
  self->stages = g_new0 (LodeFlowStage, self->n_stages);
  for (guint s = 0; s < self->n_stages; s++)
    {
      self->stages[s].key = lode_chain_get_stage (data->chain, s)->key;
      self->stages[s].nodes = g_array_new (FALSE, TRUE, sizeof (LodeFlowNode));
      self->stages[s].ties = g_array_new (FALSE, TRUE, sizeof (LodeFlowTie));
    }
  if (self->n_stages >= 2 && lode_chart_spec_get (spec, "consumer") != NULL)
    {
      self->consumer = find_consumer (spec, data->chain, data->atlas, error);
      if (self->consumer == NULL)
        return NULL;
    }
  ranks = rank_actors (data->chain);
  self->subject = choose_subject (self, spec, ranks);
  for (guint s = 0; s < self->n_stages; s++)
    {
      fill_stage (self, s, max_named);
      total += self->stages[s].total;
    }
  if (self->n_stages < 2 || !(total > 0))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND, "There are no flows of %s to draw.",
                   lode_chain_get_material (data->chain));
      return NULL;
    }
  fill_ties (self);
  colour_nodes (self, ranks);
  return g_steal_pointer (&self);
}

void
lode_flow_model_free (LodeFlowModel *self)
{
  for (guint s = 0; s < self->n_stages; s++)
    {
      g_array_unref (self->stages[s].nodes);
      g_array_unref (self->stages[s].ties);
    }
  g_free (self->stages);
  g_free (self);
}

const LodeFlowNode *
lode_flow_model_get_node (const LodeFlowModel *self,
                          guint                stage,
                          guint                index)
{
  return &g_array_index (self->stages[stage].nodes, LodeFlowNode, index);
}

const LodeFlowNode *
lode_flow_model_find_subject (const LodeFlowModel *self,
                              guint                stage)
{
  for (guint i = 0; i < self->stages[stage].nodes->len; i++)
    {
      const LodeFlowNode *node = lode_flow_model_get_node (self, stage, i);

      if (node->kind == LODE_FLOW_NAMED && g_strcmp0 (node->actor, self->subject) == 0)
        return node;
    }
  return NULL;
}

const LodeFlowNode *
lode_flow_model_find_largest (const LodeFlowModel *self,
                              guint                stage)
{
  const LodeFlowNode *first;

  if (self->stages[stage].nodes->len == 0)
    return NULL;
  first = lode_flow_model_get_node (self, stage, 0);
  return first->kind == LODE_FLOW_NAMED ? first : NULL;
}

char *
lode_flow_model_print_share (const LodeFlowNode *node)
{
  g_autofree char *share = lode_words_share (node->share_pct);

  return node->is_beyond ? g_strdup_printf ("+%s", share) : g_steal_pointer (&share);
}

char *
lode_flow_model_name_node (const LodeFlowModel *self,
                           const LodeFlowNode  *node,
                           gboolean             is_short)
{
  if (node->kind == LODE_FLOW_OTHER && node->n_bundled > 0)
    /* Translators: the bundled tail of a chart; the number is how many countries are in it. */
    return g_strdup_printf (_("Other (%u)"), node->n_bundled);
  if (node->is_beyond)
    return g_strdup (is_short ? _("Unreported") : _("Unreported, recycled"));
  return g_strdup (is_short ? lode_words_actor_short (self->atlas, node->actor)
                            : lode_words_actor (self->atlas, node->actor));
}
