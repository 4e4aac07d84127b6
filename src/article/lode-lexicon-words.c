/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-lexicon-private.h"

#include <string.h>

static const struct
{
  guint64     classes;
  const char *words;
} rows[] = {
  { LODE_WORD_APPROXIMATE,
    "about around roughly nearly almost some approximately approx circa ca c near" },
  { LODE_WORD_RISE,
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown "
    "growing growth jump jumps jumped jumping climb climbs climbed climbing gain gains gained "
    "surge surges surged surging soar soars soared soaring leap leaps leapt leaped advance "
    "advanced expand expands expanded expanding boost boosts boosted raise raises raised "
    "raising lift lifts lifted up higher more greater larger swell swelled rallied rally "
    "accelerated upturn uptick improved widened widens spiked spike rebounded ballooned" },
  { LODE_WORD_FALL,
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined "
    "declining decrease decreases decreased decreasing slip slips slipped slide slides slid "
    "sliding sink sinks sank sunk plunge plunges plunged tumble tumbles tumbled shrink shrinks "
    "shrank shrunk shrinking contract contracted lose loses lost cut cuts cutting reduce "
    "reduces reduced reducing reduction trim trims trimmed trimming lower lowered lowers slash "
    "slashes slashed down less fewer cheaper ease eased dip dipped dips retreated retreat crash "
    "crashed slump slumped collapse collapsed narrowed narrow halve weakened shaved pared edged "
    "plummeted plummet dwindled smaller below" },
  { LODE_WORD_NEGATION,
    "not never cannot cant dont doesnt didnt wont isnt arent wasnt werent hasnt havent hadnt "
    "shouldnt wouldnt couldnt neither nor unable fails failed denies denied refuses refused "
    "rejects rejected nobody none" },
  { LODE_WORD_ABBREVIATION,
    "no nos mr mrs ms dr prof sen rep gov gen st vs approx ca c est fig figs art arts sec para "
    "vol inc corp ltd co bros tel al etc eg ie incl excl avg max min cf jr sr ft dept ed nr nrs" },
  { LODE_WORD_MONTH,
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec" },
  { LODE_WORD_DESIGNATOR,
    "article articles section sections chapter chapters annex appendix table tables figure "
    "figures fig page pages phase phases line lot tier block item items form no nos number "
    "group class type grade iso hs cas un tel tele phone regulation directive law act rule part "
    "title step stage level version volume issue clause paragraph schedule room floor building "
    "route highway exit flight unit reactor zone train module series model grid sheet code "
    "heading subheading cn htsus hts announcement notice order resolution decree decision "
    "document decisions case protocol goal sdg scope generation gen gate pier berth mine well "
    "hole shaft pit seam area district ward apollo falcon boeing airbus windows formula channel "
    "round exercise exercises nr nrs proposition question chart slide bylaw bill en din astm "
    "api euro agenda top rank ranked tranche band category pillar goal target" },
  { LODE_WORD_PREPOSITION,
    "in from to at by of for with on into through via under between near since until during "
    "within over across among after before against outside around toward towards onto out off "
    "per despite" },
  { LODE_WORD_COORDINATOR, "and or plus" },
  { LODE_WORD_CLAUSE,
    "while whereas although though but yet because however whilst unless despite compared "
    "versus against which" },
  { LODE_WORD_ARTICLE,
    "a an the its their his her our my your this that these those every each any another all "
    "both" },
  { LODE_WORD_COMPANY,
    "corp corporation inc incorporated ltd limited plc llc llp gmbh ag sa nv ab asa oyj pty co "
    "company group holdings holding resources resource materials metals metal minerals mining "
    "mines industries international technologies technology partners ventures exploration "
    "lithium enterprises bank exchange exchanges institute association university steel "
    "chemical chemicals magnetics magnetic energy gold cobalt nickel copper uranium graphite "
    "earths earth royalty capital fund trust motors motor electric securities analytics "
    "intelligence insights news times post magazine review airlines railway works refining "
    "recycling" },
  { LODE_WORD_COMMIT,
    "commit commits committed committing pledge pledges pledged pledging promise promises "
    "promised agree agrees agreed undertake undertakes undertook undertaken guarantee "
    "guarantees guaranteed sign signs signed signing approve approves approved allocate "
    "allocates allocated earmark earmarks earmarked establish establishes established announced "
    "announces decide decides decided resolved vow vows vowed award awards awarded granted "
    "launch launches launched adopt adopts adopted ratify ratifies ratified obliges obliged "
    "mandates mandated invests invested injected lends lent endorsed enacted enacts underwrote "
    "underwrites concluded offered extended authorised authorized contracted subscribed" },
  { LODE_WORD_DELIVER,
    "build built supply supplied deliver delivered buy bought purchase purchased provide "
    "provided fund funded finance financed invest invested spend spent contribute contributed "
    "put create created secure secured lend lent establish established launch launched sign "
    "signed guarantee guaranteed stockpile stockpiled pool pooled hold held produce produced "
    "release released cover covered offer offered pay paid open opened start begin complete "
    "completed share shared ship shipped set adopt adopted commit commits award awarded grant "
    "granted allocate allocated underwrite buyback maintain maintained source sourced refine "
    "recycle separate mine reserve coordinate coordinated publish ratify back backed commission "
    "commissioned install installed double increase raise reduce cut end" },
  { LODE_WORD_PROMISE,
    "pledge pledges decision commitment commitments promise undertaking guarantee agreement "
    "deal contract treaty accord pact obligation" },
  { LODE_WORD_HEDGE,
    "whether if would could might may should hope hopes hoped hoping want wants wanted consider "
    "considers considered considering discuss discusses discussed discussing propose proposes "
    "proposed proposing proposal mull mulls mulled mulling urge urges urged calls called asks "
    "asked demand demands demanded seek seeks sought possible possibly perhaps potential "
    "potentially likely unlikely uncertain uncertainty unclear aim aims aimed aspire aspires "
    "intends intend expects expected forecast forecasts plan plans planned planning suggest "
    "suggests suggested recommend recommends recommended explore explores exploring rumoured "
    "speculation speculated discussion discussions negotiation negotiations negotiate "
    "negotiating consideration weigh weighs weighed study studies studying debate debated talks "
    "draft estimates estimated reportedly eyes eyeing ambition goal wish wishes believes thinks "
    "argues argued speculative target targets unless aspiration aspirational tentative examine "
    "examines needs need needed ought can cannot preliminary considers mooted floated unresolved" },
  { LODE_WORD_ABSENCE,
    "absent missing lack lacks lacked lacking without omit omits omitted unspecified "
    "undisclosed undefined unclear vague silent no nothing none neither yet nor unanswered "
    "omission absence unknown" },
  { LODE_WORD_SPECIFIC,
    "specifics specific volumes volume timelines timeline timetable timetables dates date "
    "deadlines deadline commitments commitment mechanism mechanisms targets target details "
    "detail figures figure numbers amounts amount sums sum funding budget money price prices "
    "quantities quantity tonnages tonnage enforcement binding penalties quotas schedule "
    "schedules obligations" },
  { LODE_WORD_BINDING,
    "binding shall guarantee guarantees guaranteed obliged obligation obligations obligatory "
    "enforceable treaty ratified ratify ratifies offtake undertake undertakes undertook "
    "mandatory irrevocable legally penalty penalties contract contracts contracted enacted "
    "enacts" },
  { LODE_WORD_MECHANISM,
    "stockpile stockpiles stockpiling reserve reserves floor purchasing procurement clearing "
    "mechanism secretariat facility club fund scheme auction auctions quota quotas buffer "
    "council committee taskforce body authority pool platform tariff licence offtake swap "
    "tender buyer warehouse" },
  { LODE_WORD_JOINT,
    "joint jointly common commonly shared share pooled pool pools pooling coordinated "
    "coordinate coordinates alliance members member together collective collectively partners "
    "allies mutual multilateral bilateral parties signatories consortium plurilateral group "
    "between trilateral" },
  { LODE_WORD_MEETING,
    "convene convenes convened convening meet meets met meeting gather gathers gathered "
    "gathering discuss discusses discussed host hosts hosted attend attends attended visit "
    "visits visited speak speaks talk summit conference debate travel travels arrive arrives "
    "announce publish published report" },
  { LODE_WORD_ACTOR,
    "government governments ministers minister ministry members member alliance parties "
    "signatories company companies we partners states nations countries commission parliament "
    "council cabinet congress department agency bank administration fund president pentagon "
    "treasury producer refiner miner allies authorities buyer buyers supplier suppliers firm "
    "firms manufacturer carmaker group consortium lender lenders utility operator they sides "
    "partner shareholders board state union bloc" },
  { LODE_WORD_REPORT,
    "said says say reported reports noted notes told tells according believes believe estimated "
    "estimates wrote writes thought showed shows adds added" },
  { LODE_WORD_FINITE,
    "is are was were has have had marks mirrors signals means shows remains remain reflects "
    "comes came follows followed drew won leaves left looks appears seems will makes made faces "
    "ranks stands stood" },
  { LODE_WORD_YEARLY, "annual annually yearly pa annum annualised annualized" },
  { LODE_WORD_MONEY,
    "cost costs profit profits price prices priced paid pay pays worth revenue revenues sales "
    "income loss losses spend spent spending budget loan loans fund fine fined deal bid bids "
    "investment earnings debt fee fees salary charge stake contract sterling" },
  { LODE_WORD_WITHOUT, "outside excluding except beyond non ex besides" },
  { LODE_WORD_BACKGROUND,
    "consumes consume consumed produces produced imported imports exported exports sourcing "
    "sourced accounts accounted shipped sold mined used uses employs owns holds held depends "
    "relies dominates controls yields stood totalled totaled averaged reached came fetched "
    "traded" },
  { LODE_WORD_RATED,
    "capacity output production demand consumption supply supplies imports exports sales use "
    "need needs requirement requirements stock stocks shipments deliveries purchases quota "
    "quotas revenue revenues" },
  { LODE_WORD_NUMBER,
    "zero nought naught one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety a an half quarter minus negative" },
};

static gpointer
build_classes (gpointer data)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i].words, " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          guint64 *classes = g_hash_table_lookup (table, words[j]);

          if (classes == NULL)
            {
              classes = g_new0 (guint64, 1);
              g_hash_table_insert (table, g_strdup (words[j]), classes);
            }
          *classes |= rows[i].classes;
        }
    }
  return table;
}

guint64
lode_lexicon_classes (const char *word)
{
  static GOnce once = G_ONCE_INIT;
  const guint64 *classes;

  if (*word == '\0')
    return 0;
  g_once (&once, build_classes, NULL);
  classes = g_hash_table_lookup (once.retval, word);
  return classes != NULL ? *classes : 0;
}

gboolean
lode_lexicon_is_currency_prefix (const char *text,
                                 gsize       length)
{
  static const char *const prefixes[] = {
    "R",   "Rs",  "RM",  "RMB", "USD", "EUR", "GBP", "JPY", "CNY", "AUD", "CAD", "INR",
    "ZAR", "CHF", "NOK", "SEK", "KZT", "KRW", "BRL", "CNH", "DKK", "PLN", "Rp",  "Fr",
  };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (strlen (prefixes[i]) == length && memcmp (prefixes[i], text, length) == 0)
      return TRUE;
  return FALSE;
}
