/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-article-specifics.h"

#include <glib/gi18n.h>

#include "article/lode-specifics.h"
#include "widgets/lode-claim-text.h"

G_STATIC_ASSERT (LODE_N_SPECIFICS == LODE_SPECIFICS_BOX_N_ITEMS);

/* The text of a stored article never changes, so what it commits to is found once. */
static LodeSpecifics *
get_specifics (LodeArticle *article)
{
  LodeSpecifics *specifics = g_object_get_data (G_OBJECT (article), "lode-specifics");

  if (specifics == NULL)
    {
      specifics = lode_specifics_find (lode_article_get_text (article), -1);
      g_object_set_data_full (G_OBJECT (article), "lode-specifics", specifics,
                              (GDestroyNotify) lode_specifics_free);
    }
  return specifics;
}

/* Which kind of figure sums a line up: money for funding, amounts for volumes, else anything. */
static gboolean
suits (LodeSpecific  specific,
       LodeClaimKind kind)
{
  switch (specific)
    {
    case LODE_SPECIFIC_FUNDING:
      return kind == LODE_CLAIM_MONEY;
    case LODE_SPECIFIC_VOLUMES:
      return kind == LODE_CLAIM_QUANTITY || kind == LODE_CLAIM_PERCENT;
    case LODE_SPECIFIC_TIMELINES:
      return kind == LODE_CLAIM_DURATION;
    case LODE_SPECIFIC_BINDING:
    case LODE_SPECIFIC_MECHANISM:
    case LODE_N_SPECIFICS:
    default:
      return FALSE;
    }
}

/* (transfer full): the figure in the quote, else a word that says it is there. */
static char *
summarise (LodeArticle     *article,
           LodeSpecific     specific,
           const LodeQuote *quote)
{
  GPtrArray *claims = lode_article_get_claims (article);

  for (guint i = 0; i < claims->len; i++)
    {
      const LodeClaim *claim = g_ptr_array_index (claims, i);

      if (claim->start >= quote->start && claim->end <= quote->end && suits (specific, claim->kind))
        return lode_claim_format_value (claim);
    }
  /* Translators: an article states something of this kind, such as a date */
  return g_strdup (_("stated"));
}

guint
lode_article_specifics_count (LodeArticle *article)
{
  const LodeSpecifics *specifics;
  guint n_stated = 0;

  g_return_val_if_fail (LODE_IS_ARTICLE (article), 0);

  specifics = get_specifics (article);
  for (guint i = 0; i < LODE_N_SPECIFICS; i++)
    n_stated += specifics->quotes[i]->len > 0 ? 1 : 0;
  return n_stated;
}

void
lode_article_specifics_show (LodeArticle      *article,
                             LodeSpecificsBox *box)
{
  const LodeSpecifics *specifics;

  g_return_if_fail (LODE_IS_ARTICLE (article));
  g_return_if_fail (LODE_IS_SPECIFICS_BOX (box));

  specifics = get_specifics (article);
  for (guint i = 0; i < LODE_N_SPECIFICS; i++)
    {
      const LodeQuote *quote = specifics->quotes[i]->len > 0
                                 ? g_ptr_array_index (specifics->quotes[i], 0) : NULL;
      g_autofree char *summary =
        quote != NULL ? summarise (article, (LodeSpecific) i, quote) : NULL;

      lode_specifics_box_set_item (box, i, summary, quote != NULL ? quote->text : NULL);
    }
}
