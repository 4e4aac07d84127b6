/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Of whom and of what a figure speaks. */

#include "config.h"

#include "claims-testing.h"

/* Each item of a list has its own country, material and stage. */
static const ClaimCase lists[] = {
  { "Canada, the US and Australia account for 45% of world potash output, Russia and Belarus for "
    "35%.",
    "45%: CAN USA AUS; potash;  | 35%: BLR RUS; potash; " },
  { "China accounted for 98% of gallium, 60% of germanium and 48% of antimony supply.",
    "98%: CHN; gallium;  | 60%: CHN; germanium;  | 48%: CHN; antimony; " },
  { "Guyana and Suriname shipped 1.1 Mt and 0.3 Mt of bauxite.",
    "1.1 Mt: GUY; bauxite; mining | 0.3 Mt: SUR; bauxite; mining" },
  { "Of the 60 tonnes sold, half went to Germany and a third to Japan.",
    "60 tonnes: ; ;  | half: DEU; ;  | a third: JPN; ; " },
  { "Stocks equal to 90 days of consumption are held in Korea, 60 in Japan.",
    "90 days: KOR; ;  | 60: JPN; ; " },
  { "Poland's KGHM produced 1,341 tonnes of silver and 31 kg of gold.",
    "1,341 tonnes: POL; silver;  | 31 kg: POL; gold; " },
};

static void
test_lists (void)
{
  CHECK_CLAIMS (lists, describe_attribution);
}

/* What a clause leaves out is carried over. */
static const ClaimCase clauses[] = {
  { "Magnet output in Japan is put at 4,500 tpa, less than a tenth of what China makes.",
    "4,500 tpa: JPN; permanent_magnets; magnet | a tenth: CHN; permanent_magnets; magnet" },
  { "Germany gets 61% of its gallium from China and 22% from the UK.",
    "61%: DEU CHN; gallium;  | 22%: GBR DEU; gallium; " },
  { "Italy buys 900 t of magnets a year, sourcing 800 t from China.",
    "900 t: ITA; permanent_magnets; magnet | 800 t: CHN ITA; permanent_magnets; magnet" },
  { "Norway's deposit may contain 8.8 Mt TREO, of which 1.5 Mt is magnet rare earths.",
    "8.8 Mt: NOR; rare_earths;  | 1.5 Mt: NOR; magnet_rare_earths; " },
  { "Indonesia, which mines 60% of the world's nickel, cut ore quotas by 120 million tonnes.",
    "60%: IDN; nickel; mining | 120 million tonnes: IDN; nickel; mining" },
  { "Global output of tungsten was 81,000 t, of which China made 67,000 t.",
    "81,000 t: ; tungsten;  | 67,000 t: CHN; tungsten; " },
  { "The €10bn fund covers one-fifth of the needs, says the Commission.",
    "€10bn: EU27; ;  | one-fifth: EU27; ; " },
  { "Bolivia has 23 million tonnes of lithium resources but produces less than 3,000 t of "
    "carbonate a year.",
    "23 million tonnes: BOL; lithium;  | 3,000 t: BOL; lithium; chemical" },
  { "Nearly all — 97% — of magnesium used in the bloc is Chinese.", "97%: EU27 CHN; magnesium; " },
  { "The price of terbium oxide was $900/kg; a year earlier it was $700/kg.",
    "$900/kg: ; terbium; separation | $700/kg: ; terbium; separation" },
};

static void
test_clauses (void)
{
  CHECK_CLAIMS (clauses, describe_attribution);
}

/* Names, adjectives, capitals that act, and what is no country. */
static const ClaimCase countries[] = {
  { "Washington and Beijing agreed on 5 t.", "5 t: USA CHN; ; " },
  { "Brussels and the bloc agreed on 5 t.", "5 t: EU27; ; " },
  { "The Dutch and the Swiss agreed on 5 t.", "5 t: NLD CHE; ; " },
  { "U.S. and U.K. firms agreed on 5 t.", "5 t: USA GBR; ; " },
  { "The DRC and the Republic of Congo agreed on 5 t.", "5 t: COD COG; ; " },
  { "South Korean and North Korean officials agreed on 5 t.", "5 t: KOR PRK; ; " },
  { "Papua New Guinea, Guinea-Bissau and Guinea agreed on 5 t.", "5 t: PNG GNB GIN; ; " },
  { "Mines outside China made 5 t.", "5 t: ; ; mining" },
  { "New Mexico and the Gulf of Mexico hold 5 t.", "5 t: ; ; " },
  { "China Northern Rare Earth Group made 5 t.", "5 t: ; ; " },
  { "It cost 600 US dollars.", "600 US dollars: ; ; " },
  { "Warsaw agreed on 5 t in Paris.", "5 t: POL; ; " },
  { "The polish weighed 5 t.", "5 t: ; ; " },
};

static void
test_countries (void)
{
  CHECK_CLAIMS (countries, describe_attribution);
}

/* The narrowest key that the words allow. */
static const ClaimCase materials[] = {
  { "They ship 5 t of NdFeB magnets.", "5 t: ; ndfeb_magnets; magnet" },
  { "They ship 5 t of rare-earth magnets.", "5 t: ; rare_earth_magnets; magnet" },
  { "They ship 5 t of magnets.", "5 t: ; permanent_magnets; magnet" },
  { "They ship 5 t of NdPr oxide.", "5 t: ; neodymium_praseodymium; separation" },
  { "They ship 5 t of heavy rare earths.", "5 t: ; rare_earths_heavy; " },
  { "They ship 5 t of REO.", "5 t: ; rare_earths; " },
  { "They ship 5 t of spodumene concentrate.", "5 t: ; lithium; mining" },
  { "They ship 5 t of yellowcake.", "5 t: ; uranium; " },
  { "They ship 5 t of APT.", "5 t: ; tungsten; chemical" },
  { "They ship 5 t of ferro-vanadium.", "5 t: ; vanadium; alloy" },
  { "They ship 5 t of ilmenite.", "5 t: ; titanium_minerals; mining" },
  { "They ship 5 t of samarium-cobalt alloy.", "5 t: ; samarium cobalt; alloy" },
  { "They ship 5 t of zinc and lead.", "5 t: ; lead zinc; " },
  { "They ship 5 t after a long lead time.", "5 t: ; ; " },
  { "They ship 5 t of Dy-free magnets.", "5 t: ; permanent_magnets; magnet" },
  { "They ship 5 t of lithium-ion batteries.", "5 t: ; ; " },
  { "They ship 5 t of battery-grade graphite.", "5 t: ; graphite; " },
  { "They ship 5 t of platinum-group metals.", "5 t: ; pgm; " },
  { "They ship 5 t of coltan.", "5 t: ; tantalum; mining" },
};

static void
test_materials (void)
{
  CHECK_CLAIMS (materials, describe_attribution);
}

/* Only from words of the clause. */
static const ClaimCase stages[] = {
  { "The mine made 5 t of copper.", "5 t: ; copper; mining" },
  { "The smelter made 5 t of copper.", "5 t: ; copper; refining" },
  { "The plant will separate 5 t of rare earths.", "5 t: ; rare_earths; separation" },
  { "The plant recycles 5 t of magnets.", "5 t: ; permanent_magnets; recycling" },
  { "The plant makes 5 t of magnets.", "5 t: ; permanent_magnets; magnet" },
  { "The plant makes 5 t of cobalt hydroxide.", "5 t: ; cobalt; chemical" },
  { "The plant makes 5 t of dysprosium oxide.", "5 t: ; dysprosium; separation" },
  { "The plant makes 5 t of ferrochrome.", "5 t: ; chromium; alloy" },
  { "The plant makes 5 t of titanium sponge.", "5 t: ; titanium; metal" },
  { "The process wins 5 t of lithium.", "5 t: ; lithium; " },
  { "The UK has no separation plant and buys 100% of its magnets.",
    "100%: GBR; permanent_magnets; magnet" },
};

static void
test_stages (void)
{
  CHECK_CLAIMS (stages, describe_attribution);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/claims-attribution/lists", test_lists);
  g_test_add_func ("/article/claims-attribution/clauses", test_clauses);
  g_test_add_func ("/article/claims-attribution/countries", test_countries);
  g_test_add_func ("/article/claims-attribution/materials", test_materials);
  g_test_add_func ("/article/claims-attribution/stages", test_stages);

  return g_test_run ();
}
