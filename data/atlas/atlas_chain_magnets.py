# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The NdFeB magnet chain of 2024, before reconciliation: chains/ndfeb_magnets.json.

The stages stand under different keys of the tables: mining and separation under magnet_rare_earths
(content of Nd, Pr, Dy and Tb, IEA tonnes), metal under the one figure for magnet alloy (US Commerce,
2020), magnets under ndfeb_magnets (IEA for 2024, as cited). The chain does not close by itself (mining
75.1 kt, separation 80.8 kt), so mining gets a source node UNK. Everything that nobody publishes is
"assumed" here and says so in its note. No value of unconfirmed.csv is used.
"""

from atlas_chain_tables import CONSUMERS, POINTS, fig as any_fig, flow, node
from atlas_json import block, line, number, write

YEAR = 2024
REO = "magnet_rare_earths"
YIELD = {"mining": 0.95, "separation": 0.94, "metal": 2.5, "magnet": 1}
WIDE = "permanent_magnets"
IMPORTS = ["rare_earth_magnets", WIDE]
RELATED = ["rare_earths", "neodymium", "praseodymium", "dysprosium", "terbium", REO]
# Part of the world's magnets that cannot do without dysprosium or terbium: what nobody publishes.
NEEDS_HEAVY = 0.4

IEA, USGS, BACI = "iea_cmd_2025", "usgs_mcs2026", "cepii_baci_202601"
EUROSTAT, ADAMAS, COMMERCE = "eurostat_comext_2024a", "adamas_2025", "bis232_fr2023"
CITED = "iea_ree_2024_cited"


def fig(value, basis, sources, note, low=None, high=None, year=YEAR, unit="t"):
    return any_fig(value, basis, sources, note, low, high, year, unit)


class MagnetChain:
    def __init__(self, tables):
        self.tables = tables
        self.nodes = []
        self.flows = []
        self.outputs = {stage: self.stage_outputs(stage) for stage in ("mining", "separation")}
        self.separated = sum(self.outputs["separation"].values())
        self.metal = self.separated * YIELD["separation"]
        self.magnets = self.metal * YIELD["metal"]

    def stage_outputs(self, stage):
        rows = [r for r in self.tables["shares"]
                if r["material"] == REO and r["stage"] == stage and r["year"] == str(YEAR)]
        return {r["iso3"]: number(r["tonnes"]) for r in rows}

    def share(self, material, stage, country, year):
        return number(self.tables.one("shares", material=material, stage=stage, iso3=country,
                                      year=str(year))["share_pct"])

    def cited(self, material, stage, source, country="CHN"):
        """A share that one source states."""
        rows = [r for r in self.tables["production"] if r["unit"] == "share_pct" and
                (r["material"], r["stage"], r["source_id"], r["iso3"]) == (material, stage, source, country)]
        return number(rows[0]["value"])

    def consumption(self, consumer, item):
        rows = [r for r in self.tables["consumption"]
                if r["consumer"] == consumer and r["item"].startswith(item)]
        return number(rows[0]["value"])

    def wide_import(self, consumer, partner, column):
        """Under HS 850511: t, or thousand US dollars."""
        rows = [r for r in self.tables["imports"] if (r["material"], r["consumer"], r["partner_iso3"]) ==
                (WIDE, consumer, partner)]
        return number(rows[0][column]) if rows else 0

    # ---- what each stage makes --------------------------------------------------------------------

    def add_mining(self):
        """IEA tonnes; China up to its part of all rare-earth oxides (USGS). And the source node: what
        separation takes in at the assumed yield, less what mines report."""
        total = sum(self.outputs["mining"].values())
        all_oxides = self.share("rare_earths", "mining", "CHN", YEAR)
        for country, tonnes in self.outputs["mining"].items():
            if country == "CHN":
                amount = fig(tonnes, "reported", [IEA, USGS],
                             "Range: 61 % of magnet rare earths (IEA) to 70 % of all rare-earth oxides "
                             "(USGS).", low=tonnes, high=total * all_oxides / 100)
            else:
                amount = fig(tonnes, "reported", [IEA], "Content of Nd, Pr, Dy and Tb.")
            self.nodes.append(node("mining", country, amount))
        gap = self.separated / YIELD["mining"] - total
        self.nodes.append(node("mining", "UNK", fig(
            gap, "assumed", [IEA],
            "Source node, not a country: separation (80,805 t) takes in more than mines report (75,099 t). "
            "Recycling of magnet scrap, stocks and unreported mining; the value closes the gap at a yield "
            "of 0.95, the range is for yields of 1 and 0.90.",
            low=self.separated - total, high=self.separated / 0.90 - total)))
        self.unreported = gap

    def add_separation(self):
        heavy = self.cited("rare_earths_heavy", "separation", "usar_10k_2025")
        floor = self.cited("rare_earths_heavy", "separation", "rawmaterials_lynas_2025")
        kuantan = number(self.tables.one("projects", project="Kuantan, Malaysia")["capacity"])
        for country, tonnes in self.outputs["separation"].items():
            capacity = None
            amount = fig(tonnes, "reported", [IEA], "Content of Nd, Pr, Dy and Tb.")
            if country == "CHN":
                amount = fig(tonnes, "reported", [IEA, "rawmaterials_lynas_2025", "usar_10k_2025"],
                             "Range: 90 % (a floor for heavy rare earths) to 99 % (heavy, a company "
                             "filing).",
                             low=self.separated * floor / 100, high=self.separated * heavy / 100)
            if country == "MYS":
                capacity = fig(kuantan * 0.85, "derived", ["trade_press"],
                               "Kuantan's nameplate, 10,500 t of NdPr as oxide, × 0.85 to metal "
                               "content; as of "
                               "August 2025, the capacity of 2024 is not stated.", year=2025)
            self.nodes.append(node("separation", country, amount, capacity))

    def add_metal(self):
        """No source has a country table. The world is what separation yields; China's part is the one
        figure for magnets and magnet alloy together."""
        china = self.share("rare_earths", "alloy", "CHN", 2020)
        self.metal_in_china = self.metal * china / 100
        words = ("World output implied by separation × 0.94 (assumed); part of 2020, one figure for "
                 "magnets and "
                 "magnet alloy together.")
        self.nodes.append(node("metal", "CHN", fig(
            self.metal_in_china, "derived", [COMMERCE, IEA], words, year=2020)))
        self.nodes.append(node("metal", "UNK", fig(
            self.metal - self.metal_in_china, "derived", [COMMERCE, IEA],
            "Not split by country in any source. " + words, year=2020)))

    def add_magnets(self):
        """The 6 % outside China are not published by country; only Vietnam's and the EU's part can be
        supported, the rest stays unsplit."""
        china = self.share("ndfeb_magnets", "magnet", "CHN", YEAR)
        before = self.cited("ndfeb_magnets", "magnet", COMMERCE)
        vietnam = self.cited("ndfeb_magnets", "magnet", "doe_remag_2022_news", "VNM")
        limit = self.consumption("EU27", "production capacity")
        implied = "World output implied by separation × 0.94 × 2.5 (both assumed). "
        self.made_in_china = self.magnets * china / 100
        self.made_in_eu = limit / 2
        self.made_in_vietnam = self.magnets * vietnam / 100
        self.unsplit = self.magnets - self.made_in_china - self.made_in_eu - self.made_in_vietnam
        self.nodes.append(node("magnet", "CHN", fig(
            self.made_in_china, "derived", [CITED, COMMERCE, IEA],
            implied + "94 % of sintered magnets; range from 92 % in 2020. The range of the yields is "
                      "not in it.",
            low=self.magnets * before / 100, high=self.made_in_china)))
        self.nodes.append(node("magnet", "VNM", fig(
            self.made_in_vietnam, "derived", ["doe_remag_2022_news", IEA],
            implied + "1 % as in 2020; the one large plant (Hai Phong) has a nameplate of 2,000 to "
                      "2,200 t.",
            low=0, high=2200), fig(2000, "reported", ["trade_press"], "Hai Phong, "
                                                                      "nameplate.", high=2200, low=2000,
                                   year=2017)))
        self.nodes.append(node("magnet", "EU27", fig(
            self.made_in_eu, "assumed", ["mandiner_2026"],
            "Half of the capacity, which is \"still under 2 thousand\" tonnes; the output is not "
            "published.",
            low=0, high=limit * 0.85), fig(limit, "reported", ["mandiner_2026"], "A ceiling: the true "
                                                                                 "figure is at "
                                           "most this.")))
        self.nodes.append(node("magnet", "UNK", fig(
            self.unsplit, "derived", [CITED, IEA],
            implied + "Outside China, Vietnam and the EU; not split by country in any source.")))

    # ---- who uses magnets -------------------------------------------------------------------------

    def add_use(self):
        exports = self.consumption("WLD", "Chinese exports of RE permanent magnets")
        wide_exports = self.consumption("WLD", "Chinese exports of metal permanent magnets")
        self.exports = exports
        bought = self.wide_import("CHN", "WLD", "tonnes") * exports / wide_exports
        at_home = self.made_in_china - exports
        use = {"CHN": at_home + bought}
        use["EU27"] = next(number(r["value"]) for r in self.tables["consumption"]
                           if r["consumer"] == "EU27" and r["item"] == "demand" and r["status"] == "derived")
        self.eu_imports = use["EU27"] - self.made_in_eu
        per_value = self.eu_imports / self.wide_import("EU27", "WLD", "value")
        scaled = ("Assumed: imports of metal magnets (HS 850511) by value in 2024, at the EU's tonnes of "
                  "rare-earth magnets per dollar of that code; magnets made and used at home are not in "
                  "it.")
        before = self.cited("ndfeb_magnets", "magnet", COMMERCE)
        figures = {
            "CHN": fig(use["CHN"], "derived", [CITED, IEA, ADAMAS, BACI],
                       "Its output less its exports of rare-earth magnets and alloys (58,152 t), plus "
                       "imports "
                       "(2,714 t of all metal magnets, scaled to rare-earth magnets as its exports "
                       "are). The "
                       "output rests on assumed yields.",
                       low=self.magnets * before / 100 - exports + bought, high=use["CHN"]),
            "EU27": fig(use["EU27"], "derived", ["mademagnet_2025", "erma_2021", "mandiner_2026"],
                        "A stored text calls 2,000 t 10 % of demand. Range: about 16,300 t (2020, "
                        "16,000 t from China "
                        "being 98 %) to 30,000 t (2025, low confidence, may include magnets inside "
                        "products).",
                        low=16300, high=self.consumption("EU27", "demand"), year=2025),
        }
        for consumer in ("USA", "JPN", "KOR", "GBR", "CAN", "AUS", "IND"):
            use[consumer] = self.wide_import(consumer, "WLD", "value") * per_value
            words = scaled
            high = None
            if consumer == "JPN":
                words += " Range: up to all unsplit output outside China being Japanese and used there."
                high = use["JPN"] + self.unsplit
            if consumer == "IND":
                words += " Much of India's code looks like other magnets (9 dollars a kilogram)."
            figures[consumer] = fig(use[consumer], "assumed", [BACI, EUROSTAT], words,
                                    low=use[consumer] if high else None, high=high)
        use["OTH"] = self.magnets - sum(use.values())
        figures["OTH"] = fig(use["OTH"], "assumed", [IEA, CITED, BACI],
                             "What is left of world output: all other countries, and magnets made and "
                             "used at home "
                             "outside China and the EU.")
        for consumer in CONSUMERS:
            self.nodes.append(node("use", consumer, figures[consumer]))
        self.use = use
        self.at_home = at_home
        self.bought = bought

    # ---- what is known of the flows ---------------------------------------------------------------

    def add_ore_flows(self):
        """From mines to separation. Only the two large flows into China are supported; Australia's is
        Lynas's own chain; the rest follows the size of the separators."""
        mined, made = self.outputs["mining"], self.outputs["separation"]
        salient = {r["detail"]: number(r["value"]) for r in self.tables["us_salient"]
                   if r["material"] == "rare_earths" and r["year"] == str(YEAR)}
        shipped = salient["Exports: Ores and compounds"] / salient["Production: Mineral concentrates"]
        to_china = mined["USA"] * shipped
        spread = mined["USA"] * POINTS / 100
        self.ore("CHN", {"CHN": 1}, "China imports ore and separates its own.", [])
        self.flows.append(flow("mining", "MMR", "CHN", "known", fig(
            mined["MMR"], "derived", [IEA, USGS], "All of it: the USGS takes Myanmar's output from "
                                                  "China's imports.",
            low=mined["MMR"] * (1 - POINTS / 100), high=mined["MMR"])))
        self.ore("MMR", {"USA": 0, "MYS": 0, "OTH": 0}, "Myanmar's ore goes to China.", [USGS])
        self.flows.append(flow("mining", "USA", "CHN", "known", fig(
            to_china, "derived", [USGS, IEA],
            "US exports of ores and compounds over US mine output in 2024 (37,500 of 45,500 t REO), ± 5 "
            "points.",
            low=to_china - spread, high=to_china + spread)))
        self.ore("USA", {"USA": 1 - shipped, "MYS": 0, "OTH": 0}, "What is not exported is separated at "
                                                                  "home.",
                 [USGS])
        self.ore("AUS", {"MYS": 0.9, "CHN": 0.1, "USA": 0, "OTH": 0},
                 "Lynas feeds its own plant in Kuantan; one tenth is taken to go to China.", ["trade_press"])
        for origin in ("OTH", "UNK"):
            tonnes = mined.get(origin, self.unreported)
            weights = {k: v * (6 if k == origin else 1) for k, v in made.items()}
            total = sum(weights.values())
            self.ore(origin, {k: v / total for k, v in weights.items()},
                     "By the size of the separators" + (", home preference × "
                                                        "6." if origin == "OTH" else "."), [],
                     tonnes)

    def ore(self, origin, parts, words, sources, tonnes=None):
        tonnes = self.outputs["mining"].get(origin, 0) if tonnes is None else tonnes
        for to in ("CHN", "MYS", "USA", "OTH"):
            if to in parts:
                self.flows.append(flow("mining", origin, to, "prior",
                                       fig(tonnes * parts[to], "assumed", sources, words)))
            elif origin == "CHN":
                self.flows.append(flow("mining", origin, to, "prior", fig(0, "assumed", sources, words)))

    def add_inner_flows(self):
        """Between the plants nothing is published: the size of both ends (MODEL §2), with two things added
        that the tables support in words. Malaysia's oxides are sold to Japan first (Lynas and JARE), and
        metal made outside China serves magnet makers outside China first, as Chinese metal does Chinese
        makers."""
        size = "By the size of both ends"
        makers = {"CHN": self.metal_in_china, "UNK": self.metal - self.metal_in_china}
        for origin, tonnes in self.outputs["separation"].items():
            for to, made in makers.items():
                weight = made / self.metal * (6 if origin == to else 1)
                words, sources = size + (", home preference × 6." if origin == to else "."), []
                if origin == "MYS":
                    weight = 0.8 if to == "UNK" else 0.2
                    words = ("Lynas sells to Japan first (JARE); four fifths are taken to leave for makers "
                             "outside China.")
                    sources = ["trade_press"]
                self.flows.append(flow("separation", origin, to, "prior",
                                       fig(tonnes * weight, "assumed", sources, words)))
        magnets = {"CHN": self.made_in_china, "VNM": self.made_in_vietnam, "EU27": self.made_in_eu,
                   "UNK": self.unsplit}
        for origin, tonnes in makers.items():
            for to, made in magnets.items():
                weight = made / self.magnets * (6 if origin == to else 1)
                words = size + (", home preference × 6." if origin == to else ".")
                self.flows.append(flow("metal", origin, to, "prior",
                                       fig(tonnes * weight, "assumed", [], words)))

    def known(self, origin, consumer, share, of, sources, note, low=None, high=None, year=YEAR):
        """A share of what a consumer buys: ± 5 points of its use, or the range between measures."""
        spread = self.use[consumer] * POINTS / 100
        value = of * share / 100
        basis = "derived" if consumer in ("CHN", "EU27") else "assumed"
        self.flows.append(flow("magnet", origin, consumer, "known", fig(
            value, basis, sources, note,
            low=max(0, value - spread) if low is None else of * low / 100,
            high=value + spread if high is None else of * high / 100, year=year)))

    def add_magnet_flows(self):
        self.add_flows_to_eu()
        self.add_flows_to_china()
        sintered = next(number(r["value"]) for r in self.tables["consumption"]
                        if r["consumer"] == "USA" and r["unit"] == "percent")
        self.known("CHN", "USA", sintered, self.use["USA"], [COMMERCE],
                   "75 % of US supply of sintered NdFeB magnets came from China in 2021; ± 5 points of "
                   "US use.", year=2021)
        self.priors("USA", skip=["CHN"])
        for consumer in ("JPN", "KOR", "GBR", "CAN", "AUS", "IND"):
            self.priors(consumer)
        self.priors_of_others()

    def add_flows_to_eu(self):
        """Eurostat's code for rare-earth magnets: by quantity, with the range over the three measures."""
        quantities = {}
        values = {}
        for row in self.tables["imports"]:
            if row["material"] == "rare_earth_magnets" and row["partner_iso3"] not in ("WLD", "OTH"):
                quantities[row["partner_iso3"]] = number(row["note"].split("quantity share "
                                                                           "")[1].split(" %")[0])
                values[row["partner_iso3"]] = number(row["share_pct"])
        total = self.wide_import("EU27", "WLD", "tonnes")

        def three(country):
            wide = self.wide_import("EU27", country, "tonnes") / total * 100
            return [quantities[country], values[country], wide]

        rest = 100 - quantities["CHN"] - quantities["VNM"]
        self.known("CHN", "EU27", quantities["CHN"], self.eu_imports, [EUROSTAT, BACI],
                   "91.1 % of the quantity that the EU imports under CN 8505 11 10 in 2024, of 19,000 "
                   "t; range over three measures, "
                   "91.0 to 92.7 %.", low=min(three("CHN")), high=max(three("CHN")))
        self.known("VNM", "EU27", quantities["VNM"], self.eu_imports, [EUROSTAT, BACI],
                   "By quantity; range over three measures.", low=min(three("VNM")), high=max(three("VNM")))
        self.flows.append(flow("magnet", "EU27", "EU27", "known", fig(
            self.made_in_eu, "assumed", ["mandiner_2026"],
            "What EU plants make is taken to stay in the EU; what members export under HS 850511 is "
            "other magnets or "
            "passing through.", low=0, high=self.made_in_eu)))
        self.known("UNK", "EU27", rest, self.eu_imports, [EUROSTAT],
                   "All other origins by quantity: Philippines, Japan, United Kingdom, United States "
                   "and the remainder; "
                   "± 5 points of EU use.")

    def add_flows_to_china(self):
        spread = self.use["CHN"] * POINTS / 100
        self.flows.append(flow("magnet", "CHN", "CHN", "known", fig(
            self.at_home, "derived", [CITED, IEA, ADAMAS],
            "China's output less its exports of rare-earth magnets and alloys in 2024 (58,152 t); ± 5 "
            "points of its use.",
            low=self.at_home - spread, high=self.at_home + spread)))
        vietnam = self.wide_import("CHN", "VNM", "tonnes") / self.wide_import("CHN", "WLD", "tonnes")
        self.prior("VNM", "CHN", self.bought * vietnam)
        self.prior("EU27", "CHN", 0)
        self.prior("UNK", "CHN", self.bought * (1 - vietnam))

    def prior(self, origin, consumer, tonnes, words=None):
        self.flows.append(flow("magnet", origin, consumer, "prior", fig(
            tonnes, "assumed", [BACI],
            words or "A weight only: share of imports of all metal magnets (HS 850511) by quantity.")))

    def priors(self, consumer, skip=()):
        """Shares under the wide code; members of the EU count as unsplit origins."""
        total = self.wide_import(consumer, "WLD", "tonnes")
        china = self.wide_import(consumer, "CHN", "tonnes") / total
        vietnam = self.wide_import(consumer, "VNM", "tonnes") / total
        parts = {"CHN": china, "VNM": vietnam, "EU27": 0, "UNK": 1 - china - vietnam}
        doubt = ("Doubtful: 36 % of Japan's imports of all metal magnets by quantity; balancing the "
                 "chain moves it "
                 "to about half of its use.") if consumer == "JPN" else None
        for origin, part in parts.items():
            if origin not in skip:
                self.prior(origin, consumer, self.use[consumer] * part, doubt if origin == "CHN" else None)

    def priors_of_others(self):
        made = {"CHN": self.exports, "VNM": self.made_in_vietnam, "EU27": 0, "UNK": self.unsplit}
        total = sum(made.values())
        for origin, tonnes in made.items():
            self.flows.append(flow("magnet", origin, "OTH", "prior", fig(
                self.use["OTH"] * tonnes / total, "assumed", [],
                "A weight only: by what each origin sells abroad.")))

    # ---- the file ---------------------------------------------------------------------------------

    def stages(self):
        magnet_yield = fig(YIELD["metal"], "assumed", [], "Iron and boron join; range 2.0 to "
                                                          "3.1.", low=2.0, high=3.1,
                           year=None, unit="t/t")
        simple = {s: fig(YIELD[s], "assumed", [], "Losses of the step.", year=None, unit="t/t")
                  for s in ("mining", "separation")}
        whole = fig(1, "derived", [], "Magnets are used as they are.", year=None, unit="t/t")

        def at(key, yield_figure, material, stage, year, **range_of_china):
            shares = line(("material", material), ("stage", stage), ("year", year))
            ranges = [line(("actor", "CHN"), *range_of_china.items())] if range_of_china else None
            companion = self.companion() if key == "magnet" else None
            return block(("key", key), ("yield", yield_figure), ("shares", shares), ("ranges", ranges),
                         ("companion", companion))

        mining = self.share(REO, "mining", "CHN", YEAR)
        return [
            at("mining", simple["mining"], REO, "mining", YEAR, low=mining,
               high=self.share("rare_earths", "mining", "CHN", YEAR), sources=[USGS],
               note="Range: magnet rare earths (IEA) to all rare-earth oxides (USGS)."),
            at("separation", simple["separation"], REO, "separation", YEAR,
               low=self.cited("rare_earths_heavy", "separation", "rawmaterials_lynas_2025"),
               high=self.cited("rare_earths_heavy", "separation", "usar_10k_2025"),
               sources=["rawmaterials_lynas_2025", "usar_10k_2025"],
               note="Range: a floor for heavy rare earths (trade press) to about 99 % of heavy (a "
                    "company filing)."),
            at("metal", magnet_yield, "rare_earths", "alloy", 2020),
            at("magnet", whole, "ndfeb_magnets", "magnet", YEAR,
               low=self.cited("ndfeb_magnets", "magnet", COMMERCE),
               high=self.share("ndfeb_magnets", "magnet", "CHN", YEAR),
               sources=[COMMERCE], note="Range: 92 % in 2020 (US Commerce) to 94 % in 2024 (IEA as "
                                        "cited)."),
            block(("key", "use"), ("yield", whole)),
        ]

    def companion(self):
        """The part of magnets that needs dysprosium or terbium. What cars and wind turbines take of
        magnet rare earths is the least; nobody publishes the part."""
        demand = {r["use"]: number(r["value"]) for r in self.tables["demand"]
                  if r["material"] == REO and r["scenario"] == "base_year"}
        least = demand["clean_energy"] / demand["total"]
        return block(("material", "dysprosium_terbium"), ("share", fig(
            NEEDS_HEAVY, "assumed", [IEA],
            "Magnets that get hot need dysprosium or terbium. No source gives their part; electric cars and "
            "wind turbines alone take the lower end of magnet rare earths.", low=least, high=0.8, year=None,
            unit="t/t")))

    def price(self):
        """China's own export value; prices paid elsewhere under controls may be far higher."""
        return fig(2.86e9 / (self.exports * 1000), "derived", [ADAMAS],
                   "China's exports of rare-earth magnets and alloys in 2024: US$2.86 billion for "
                   "58,152 t. Prices paid "
                   "outside China under export controls may be very different.", unit="USD/kg")


def write_magnet_chain(tables, out):
    chain = MagnetChain(tables)
    chain.add_mining()
    chain.add_separation()
    chain.add_metal()
    chain.add_magnets()
    chain.add_use()
    chain.add_ore_flows()
    chain.add_inner_flows()
    chain.add_magnet_flows()
    demand = next(number(r["value"]) for r in tables["demand"] if r["material"] == REO and r["use"] == "total"
                  and r["scenario"] == "base_year")
    write(out / "chains" / "ndfeb_magnets.json", "chain", {
        "material": "ndfeb_magnets", "year": YEAR,
        "notes": [
            "Mining and separation in tonnes of Nd, Pr, Dy and Tb content, metal in tonnes of metal, "
            "magnets in tonnes "
            "of magnets.",
            f"The IEA's demand for magnet rare earths in 2024 ({demand:,.0f} t) is above separation "
            f"(80,805 t); "
            "recycling and stocks may serve the difference. Use here is what the world's output can be.",
            "Published shares of a stage leave its source node out: a percentage of UNK in mining is "
            "not a share of "
            "world output.",
            "Heavy rare earths are a chain of their own (dysprosium_terbium), which caps what magnet makers "
            "can do.",
        ],
        "imports": IMPORTS, "related": RELATED,
        "price": chain.price(), "stages": chain.stages(),
        "years": [block(("year", YEAR), ("nodes", chain.nodes), ("flows", chain.flows))]})
    stages = [line(("key", key), ("quality", quality), ("year", year))
              for key, quality, year in (("mining", "B", YEAR), ("separation", "B", YEAR), ("metal", "C", 2020),
                                         ("magnet", "C", YEAR))]
    return stages, [*IMPORTS, *RELATED]
