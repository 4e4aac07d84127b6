/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "article/lode-sentences-private.h"

G_BEGIN_DECLS

/* What a word can do in a sentence; a word may have several of these. */
#define LODE_WORD_APPROXIMATE (G_GUINT64_CONSTANT (1) << 0)  /* about, nearly */
#define LODE_WORD_RISE (G_GUINT64_CONSTANT (1) << 1)         /* rose, jump */
#define LODE_WORD_FALL (G_GUINT64_CONSTANT (1) << 2)         /* fell, cut */
#define LODE_WORD_NEGATION (G_GUINT64_CONSTANT (1) << 3)     /* not, never, cannot */
#define LODE_WORD_ABBREVIATION (G_GUINT64_CONSTANT (1) << 4) /* a stop after it ends no sentence */
#define LODE_WORD_MONTH (G_GUINT64_CONSTANT (1) << 5)
#define LODE_WORD_DESIGNATOR (G_GUINT64_CONSTANT (1) << 6)   /* Article, Phase: a number follows */
#define LODE_WORD_PREPOSITION (G_GUINT64_CONSTANT (1) << 7)
#define LODE_WORD_COORDINATOR (G_GUINT64_CONSTANT (1) << 8)  /* and, or */
#define LODE_WORD_CLAUSE (G_GUINT64_CONSTANT (1) << 9)       /* while, but: a new clause */
#define LODE_WORD_ARTICLE (G_GUINT64_CONSTANT (1) << 10)
#define LODE_WORD_COMPANY (G_GUINT64_CONSTANT (1) << 11) /* Corp, Ltd: part of a company's name */
#define LODE_WORD_COMMIT (G_GUINT64_CONSTANT (1) << 12)      /* pledged, signed: binds by itself */
#define LODE_WORD_PROMISE (G_GUINT64_CONSTANT (1) << 13)     /* a pledge, a decision (to) */
#define LODE_WORD_HEDGE (G_GUINT64_CONSTANT (1) << 14)       /* whether, could, hopes */
#define LODE_WORD_ABSENCE (G_GUINT64_CONSTANT (1) << 15)     /* absent, lacks */
#define LODE_WORD_SPECIFIC (G_GUINT64_CONSTANT (1) << 16) /* volumes, dates: what may be absent */
#define LODE_WORD_BINDING (G_GUINT64_CONSTANT (1) << 17)
#define LODE_WORD_MECHANISM (G_GUINT64_CONSTANT (1) << 18)
#define LODE_WORD_JOINT (G_GUINT64_CONSTANT (1) << 19)       /* joint, pooled, members */
#define LODE_WORD_MEETING (G_GUINT64_CONSTANT (1) << 20)     /* convene, discuss */
#define LODE_WORD_ACTOR (G_GUINT64_CONSTANT (1) << 21)       /* ministers, company, we */
#define LODE_WORD_REPORT (G_GUINT64_CONSTANT (1) << 22)      /* said, reported */
#define LODE_WORD_FINITE (G_GUINT64_CONSTANT (1) << 23)      /* is, has, marks */
#define LODE_WORD_YEARLY (G_GUINT64_CONSTANT (1) << 24)      /* annual, annually */
#define LODE_WORD_MONEY (G_GUINT64_CONSTANT (1) << 25)       /* cost, profit */
#define LODE_WORD_WITHOUT (G_GUINT64_CONSTANT (1) << 26)     /* outside, excluding */
#define LODE_WORD_BACKGROUND (G_GUINT64_CONSTANT (1) << 27)  /* consumes, produced: as things are */
#define LODE_WORD_RATED (G_GUINT64_CONSTANT (1) << 28)       /* capacity, output: can be annual */
#define LODE_WORD_DELIVER (G_GUINT64_CONSTANT (1) << 29)     /* build, supply: binds after "will" */
#define LODE_WORD_NUMBER (G_GUINT64_CONSTANT (1) << 30)     /* can begin a number in words */

guint64  lode_lexicon_classes (const char *word);
/* Whether these letters, followed by a digit, are a currency: "R4.2bn", "USD115". */
gboolean lode_lexicon_is_currency_prefix (const char *text,
                                          gsize       length);

/**
 * LodeLexiconRow: one code and its phrases, separated by "|". A phrase is lower case, its words
 * separated by one blank; hyphens in the text count as blanks, and a plural "s" is forgiven. "="
 * before a phrase compares the case too; "~" lets it begin with a small letter where the table
 * otherwise asks for a capital; "@" is a capital city that counts only where it acts.
 */
typedef struct
{
  const char *code;
  const char *phrases;
} LodeLexiconRow;

extern const LodeLexiconRow lode_lexicon_countries[];
extern const LodeLexiconRow lode_lexicon_materials[];
extern const LodeLexiconRow lode_lexicon_stages[];
extern const LodeLexiconRow lode_lexicon_forms[];
/* Their codes are read by lode_numbers_match_unit(). */
extern const LodeLexiconRow lode_lexicon_units[];

typedef enum
{
  LODE_LEXICON_COUNTRIES,
  LODE_LEXICON_MATERIALS,
  LODE_LEXICON_STAGES,
  LODE_LEXICON_FORMS,
  LODE_LEXICON_UNITS,
  LODE_N_LEXICONS,
} LodeLexiconKind;

/* A phrase of a table in a sentence; @first and @last are tokens. */
typedef struct
{
  const char     *code;
  guint           first;
  guint           last;
  LodeLexiconKind kind;
  gboolean        is_excluded; /* "outside China": named, but not meant */
} LodeMention;

/* Appends the mentions of @kind in @sentence to @mentions, longest phrase first at each place.
 * Names of companies imply nothing and are left out. */
void     lode_lexicon_find (LodeLexiconKind     kind,
                            const LodeSentence *sentence,
                            GArray             *mentions);

/* How many tokens from @index on make up a phrase of @kind, or 0; @code is set to its code. */
guint    lode_lexicon_match (LodeLexiconKind     kind,
                             const LodeSentence *sentence,
                             guint               index,
                             const char        **code);

G_END_DECLS
