# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who uses the last product, and from whom.

The United States: net imports by the published reliance and what is made at home of it. The others, where a
customs code is the product: output and imports less what the others buy from there. Else a part of what is
left, by imports under a code or by the size of industry; that is assumed, from half to twice.

Import shares of the same product are known flows, ± 5 points of use. A part of imports that comes through
countries which make none may stem from any maker, so it widens the upper end of all. Shares of another
product, or of a wide code, are weights and bound nothing.
"""

from atlas_chain_flows import has_table
from atlas_chain_stages import Amount
from atlas_chain_tables import CONSUMERS, POINTS, Imports, flow, join

USGS, BACI = "usgs_mcs2026", "cepii_baci_202601"
WORLD_BANK = "wb_gdp"
EUROSTAT_CODES = ("CN ",)
# Part that other countries use at least, and the most that home makers are taken to serve of a need.
LEAST_OTHERS = 0.03
HOME_PART = 0.5
# Imports through countries that make none: above this percentage any maker may stand behind them.
MUCH_THROUGH = 15


class UnitedStates:
    """What the US tables say in one year: apparent use, net imports, reliance."""

    def __init__(self, reader, definition, material, year):
        us = definition.get("us")
        self.known = us is not None
        if us is None:
            return
        material = us.get("material", material)
        self.factor = us.get("factor", 1)
        self.home = us.get("home", 1)
        self.reliance = reader.reliance("USA", material, us["form"], year) if us.get("form") else None
        self.use, self.imports, self.exports = (
            reader.salient(material, us[k], year) if k in us else None for k in ("use", "imports", "exports"))
        self.words = us.get("words", "apparent consumption")

    def net(self):
        return None if self.imports is None or self.exports is None else self.imports - self.exports

    def bound(self):
        """Of secret output: (low, high, words). Reliance r means output = net imports·(1 − r)/r."""
        net = self.net()
        if not self.known or net is None or self.reliance is None or net <= 0:
            return None
        _, low, high, status, _ = self.reliance
        if status == "lower_bound":
            return 0, net * self.factor * (100 - low) / low, f"above {low:g} %"
        if status == "upper_bound":
            least = net * self.factor * (100 - high) / high
            return least, 2 * least, f"below {high:g} % (twice the least at most)"
        return None

    def amount(self, made):
        """(use as Amount, imported part) of primary product; None when nothing can be said."""
        if not self.known:
            return None
        percent = self.reliance[0] if self.reliance else None
        if percent is None:
            return self.plain(made)
        net = percent / 100 * self.use if self.use is not None else self.net()
        whole = self.use if self.use is not None else net / (percent / 100)
        home = min(made * self.home, (whole - net) * self.factor)
        value = net * self.factor + home
        low = high = None
        tail = " and what is made and used at home." if home > 0 else "; the rest is recycled at home."
        words = f"Net imports ({percent:g} % of {self.words} of {whole * self.factor:,.0f} t, USGS)" + tail
        if self.use is None:
            words = (f"Net imports ({net * self.factor:,.0f} t, USGS){tail} Use is withheld; reliance is published "
                     f"as a bound and taken at its middle, {percent:g} %.")
        if self.use is None and home > 0:
            low = net * self.factor * 100 / max(self.reliance[2], 1)
            high = net * self.factor * 100 / max(self.reliance[1], percent / 2)
        basis = "assumed" if self.use is None or self.factor != 1 else "derived"
        return Amount(value, basis, [USGS], words, low, high), net * self.factor / value

    def plain(self, made):
        if self.use is None:
            return None
        value = self.use * self.factor
        part = min(1, self.imports / self.use) if self.imports is not None else (1 if made <= 0 else None)
        return Amount(value, "reported" if self.factor == 1 else "assumed", [USGS],
                      f"{self.words[0].upper() + self.words[1:]}, as published."), part


class Use:
    """Final use and the flows into it, in one year."""

    def __init__(self, reader, chain, stage, year):
        self.reader, self.chain, self.stage, self.year = reader, chain, stage, year
        self.definition = chain.definition
        self.world = stage.total()
        self.made = {c: sum(a.value for k, a in stage.nodes.items() if reader.bloc(k) == c) for c in CONSUMERS}
        self.amounts, self.parts, self.flows = {}, {}, []
        self.through = {}  # what a consumer imports from countries that make none
        self.measures = {c: self.find_imports(c) for c in CONSUMERS[:-1]}
        self.add_us()
        self.add_others()
        self.add_flows()

    # ---- how much ---------------------------------------------------------------------------------

    def add_us(self):
        found = self.chain.us.amount(self.made["USA"])
        if found is not None and 0 < found[0].value < self.world * 0.9:
            self.amounts["USA"], part = found
            if part is not None:
                self.parts["USA"] = part
            self.amounts["USA"].year = self.year

    def open_consumers(self):
        return [c for c in CONSUMERS[:-1] if c not in self.amounts]

    def add_others(self):
        method = self.definition.get("use", {})
        if "balance" in method:
            self.by_balance(method["balance"], method.get("content", 1))
        elif "imports" in method:
            self.by_imports(method["imports"])
        elif "output" in method:
            self.by_output(method, *method["output"])
        elif "weights" in method:
            self.by_weights(method)
        else:
            self.by_industry()
        left = self.world - sum(a.value for a in self.amounts.values())
        if left > self.world * 1e-9:
            self.amounts["OTH"] = Amount(left, "assumed", self.world_sources(),
                                         "What is left of the world's output: all other countries.",
                                         year=self.year)

    def world_sources(self):
        return sorted({s for a in self.stage.nodes.values() for s in a.sources})

    def trade_of(self, code, content=1):
        """Imports of each consumer, and what the others buy from it, in tonnes of the last product."""
        bought = dict.fromkeys(CONSUMERS, 0)
        sold = dict.fromkeys(CONSUMERS, 0)
        for row in self.reader.rows("imports", "code")[code,]:
            if row["partner_iso3"] == "WLD" or not row["tonnes"]:
                continue
            tonnes = float(row["tonnes"]) * content
            bought[row["consumer"]] += tonnes
            if self.reader.bloc(row["partner_iso3"]) in sold:
                sold[self.reader.bloc(row["partner_iso3"])] += tonnes
        return bought, sold

    def by_balance(self, code, content):
        bought, sold = self.trade_of(code, content)
        values = {}
        for c in self.open_consumers():
            values[c] = max(self.made[c] + bought[c] - sold[c], bought[c] * 0.1)
        known = sum(a.value for a in self.amounts.values())
        most = self.world * (1 - LEAST_OTHERS) - known
        scale = min(1, most / sum(values.values()))
        for c, value in values.items():
            if value <= 0:
                continue
            words = f"Output and imports less what the other consumers buy from it ({code}, 2024)."
            if scale < 1:
                words += " Scaled to the world's output, since sales to other countries are not in it."
            basis = "assumed" if scale < 1 or content != 1 else "derived"
            self.amounts[c] = Amount(value * scale, basis, self.world_sources() + [BACI], words,
                                     value * scale * 0.75, value * scale * 1.25, self.year)
            self.parts[c] = min(1, bought[c] / value) if self.made[c] > 0 else 1

    def by_imports(self, code):
        """Use in proportion to imports and own output; other countries by the size of industry."""
        bought, sold = self.trade_of(code)
        weights = {c: max(bought[c] - sold[c], bought[c] / 2) for c in self.open_consumers()}
        others = self.reader.industry()["OTH"]
        self.spread(weights, others * sum(weights.values()) / (1 - others),
                    f"Assumed: by imports under {code} in 2024, and other countries by the size of industry; "
                    "from half to twice.", [BACI])

    def by_output(self, method, material, stage, measure="production"):
        """Use in proportion to what each consumer makes of it. A consumer whose makers the table holds among
        the other countries takes its part of those by the size of industry."""
        rows = self.reader.rows("production", "material", "stage", "measure")[material, stage, measure]
        years = sorted({r["year"] for r in rows}, key=lambda y: (abs(int(y) - self.year), y))
        made = {}
        for row in rows:
            if row["year"] == years[0] and row["tonnes"] and row["iso3"] != "WLD":
                bloc = self.reader.bloc(row["iso3"])
                bloc = bloc if bloc in CONSUMERS else "OTH"
                made[bloc] = made.get(bloc, 0) + float(row["tonnes"])
        others = made.pop("OTH", 0)
        industry = self.reader.industry()
        for c in method.get("among_others", []):
            made[c] = others * industry[c] / (industry[c] + industry["OTH"])
            others -= made[c]
        what = f"{material.replace('_', ' ')} ({stage}, {measure} of {years[0]})"
        self.spread({c: t for c, t in made.items() if c not in self.amounts}, others,
                    f"Assumed: in proportion to {what}; from half to twice.", [rows[0]["source_id"]])

    def by_weights(self, method):
        """The definition's own weights; what they leave goes by the size of industry, if it says so."""
        given = dict(method["weights"])
        left = 1 - sum(given.values())
        others = given.pop("OTH", 0)
        if method.get("fill", False):
            industry = self.reader.industry()
            open_ = [c for c in [*self.open_consumers(), "OTH"] if c not in method["weights"]]
            total = sum(industry[c] for c in open_)
            for c in open_:
                given[c] = industry[c] / total * left
            others = given.pop("OTH", others)
        self.spread({c: w for c, w in given.items() if c not in self.amounts}, others, method["note"],
                    method.get("sources", []))
        for c, high in method.get("high", {}).items():
            self.amounts[c].high = max(high["t"], self.amounts[c].value)
            self.amounts[c].sources.append(high["source"])
            self.amounts[c].note = join(self.amounts[c].note, high["note"])

    def by_industry(self):
        industry = self.reader.industry()
        self.spread({c: industry[c] for c in self.open_consumers()}, industry["OTH"],
                    "Assumed: a part of the world's use by the size of industry (two parts refined copper, one "
                    "part economic output); from half to twice.", [USGS, BACI, WORLD_BANK])

    def spread(self, weights, others, words, sources):
        left = self.world - sum(a.value for a in self.amounts.values())
        total = sum(weights.values()) + others
        for c, weight in weights.items():
            if weight > 0:
                value = left * weight / total
                self.amounts[c] = Amount(value, "assumed", sources, words, value / 2, value * 2, self.year)

    # ---- from whom --------------------------------------------------------------------------------

    def find_imports(self, consumer):
        """The first entry that has this consumer's imports: (entry, Imports)."""
        for entry in self.definition.get("trade", []):
            if consumer not in entry.get("consumers", [consumer]) or \
               ("form" in entry and consumer != "USA"):
                continue
            found = Imports(self.reader, consumer, {"key": self.chain.material, **entry})
            if found.shares:
                return entry, found
        return None

    def imported_part(self, c):
        """Part of a consumer's use that is imported, and words for it."""
        if c in self.parts:
            return self.parts[c], ""
        if self.made[c] <= 0:
            return 1, ""
        if c == "EU27" and "eu" in self.definition:
            found = self.reader.reliance("EU27", *self.definition["eu"], self.year)
            if found and found[3] != "range":
                return found[0] / 100, ""
        home = min(self.made[c] * 0.8, self.amounts[c].value * HOME_PART)
        return 1 - home / self.amounts[c].value, "Imports as a part of use are not published. "

    def add_flows(self):
        for consumer in CONSUMERS[:-1]:
            if consumer in self.amounts and self.measures[consumer] is not None:
                self.add_imports(consumer, *self.measures[consumer])
        for cited in self.definition.get("cited", []):
            self.add_cited(cited)
        for known in self.definition.get("known", []):
            self.add_known(known)
        self.fit_lows()

    def add_imports(self, c, entry, imports):
        use = self.amounts[c].value
        part, doubt = self.imported_part(c)
        shares, unmatched, passed = self.match(entry, imports)
        rule = entry["rule"]
        if rule == "prior":
            shares = self.complete(shares, unmatched)
        else:
            shares = self.take_others(shares, unmatched)
        if rule == "known":
            self.through[c] = passed / 100 * part * use
        basis = "assumed" if doubt or self.amounts[c].basis == "assumed" or rule == "prior" else "derived"
        for maker, (share, low, high) in shares.items():
            value = share / 100 * part * use
            if rule == "known" and value < use * 5e-4:
                continue
            self.put(c, maker, rule, value, basis, imports, self.words(entry, imports, share, part, doubt),
                     max(0, low / 100 * part * use - use * imports.points / 100),
                     min(use, high / 100 * part * use + use * imports.points / 100))
        if rule == "known" and passed > MUCH_THROUGH:
            self.widen(c)
        self.add_home(c, part, doubt, rule)

    def words(self, entry, imports, share, part, doubt):
        text = f"{share:.3g} % {imports.words}"
        if entry["rule"] == "prior":
            return f"A weight only, since {entry['why']}: {text}."
        if part < 1:
            text += f", imports being {part * 100:.0f} % of use"
        return f"{doubt}{text}; ± {imports.points} points of use."

    def merge(self, entry, imports):
        """Shares by origin, those of a country that works another's ore under the other."""
        shares = {}
        for partner, share in imports.shares.items():
            origin = entry.get("origins", {}).get(partner, partner)
            shares[origin] = shares.get(origin, 0) + share
        return shares

    def match(self, entry, imports):
        """Shares of the makers: {maker: (share, low, high)}; what is left of 100; and what of that comes
        from countries by name that make none."""
        shares, unmatched, passed = {}, 0, 0
        for partner, share in self.merge(entry, imports).items():
            if partner in self.stage.nodes and partner not in ("OTH", "UNK") and \
               self.stage.nodes[partner].value > 0:
                shares[partner] = (share, *imports.spread(partner, share))
            else:
                unmatched += share
                passed += share if partner != "OTH" else 0
        if self.stage.is_cited and "UNK" in self.stage.nodes and unmatched > 0:
            shares["UNK"], unmatched, passed = (unmatched, unmatched, unmatched), 0, 0
        return shares, unmatched, passed

    def take_others(self, shares, unmatched):
        """Origins that the table does not name are among its other countries, unless they only pass on."""
        if "OTH" in self.stage.nodes and unmatched > 0:
            shares["OTH"] = (unmatched, -100, unmatched)
        return shares

    def complete(self, shares, unmatched):
        """What comes from countries that the table does not name goes to its other countries first, and to
        the other makers by their size."""
        others = {k: a.value for k, a in self.stage.nodes.items() if k not in shares}
        if "OTH" in others:
            others["OTH"] = 9 * sum(others.values())
        total = sum(others.values())
        if total <= 0:
            whole = sum(s[0] for s in shares.values())
            return {k: (s[0] * 100 / whole,) * 3 for k, s in shares.items()}
        added = {k: (unmatched * v / total,) * 3 for k, v in others.items()}
        return {**shares, **added}

    def add_home(self, c, part, doubt, rule):
        """What is not imported is made at home."""
        use = self.amounts[c].value
        if part >= 1 or self.made[c] <= 0:
            return
        basis = "assumed" if doubt or self.amounts[c].basis == "assumed" or rule == "prior" else "derived"
        for maker, amount in self.stage.nodes.items():
            if self.reader.bloc(maker) != c:
                continue
            value = (1 - part) * use * amount.value / self.made[c]
            self.put(c, maker, rule, value, basis, None,
                     f"{doubt}Home supply: what is not imported, {100 * (1 - part):.0f} % of use.",
                     max(0, value - use * POINTS / 100), min(use, value + use * POINTS / 100))

    def put(self, c, maker, rule, value, basis, imports, words, low, high):
        sources = (imports.sources if imports else []) + self.amounts[c].sources
        self.flows.append([c, maker, rule, Amount(value, basis, sources, words, *(
            (low, high) if rule == "known" else (None, None)), self.year)])

    def add_cited(self, cited):
        """A share that one source states of one consumer's use."""
        c = cited["consumer"]
        value, low, high, _, source = self.reader.reliance(c, cited["material"], cited["form"], self.year)
        value = cited.get("pct", value)
        use = self.amounts[c].value
        self.flows.append([c, cited["from"], "known", Amount(
            value / 100 * use, "assumed" if self.amounts[c].basis == "assumed" else "derived",
            [source, *self.amounts[c].sources], cited["note"], max(0, low - POINTS) / 100 * use,
            high / 100 * use, self.year)])

    def add_known(self, known):
        """A flow that a table or the maker's own note states: tonnes, or a part of what it makes."""
        made = self.stage.nodes.get(known["from"])
        if made is None or known["to"] not in self.amounts:
            return
        if "salient" in known:
            value = min(self.reader.salient(*known["salient"], self.year) or 0, made.value)
        else:
            value = known["part"] * made.value
        spread = made.value * POINTS / 100
        self.flows.append([known["to"], known["from"], "known", Amount(
            value, "derived", [*made.sources, *known.get("sources", [])], known["note"],
            max(0, value - spread), min(made.value, value + spread), self.year)])

    def fit_lows(self):
        """A maker cannot have made more than it makes: what its buyers count beyond that only passed
        through it, and may stem from any other."""
        for maker, amount in self.stage.nodes.items():
            known = [f for f in self.flows if f[1] == maker and f[2] == "known"]
            claims = sum(f[3].value for f in known)
            room = amount.value * 0.95
            if claims <= room:
                continue
            for f in known:
                self.pass_on(f, f[3].value * (1 - room / claims))
        self.make_room()

    def make_room(self):
        """The bounds must leave a table at all: else what came through others, at last anything."""
        steps = [lambda: [self.widen(c) for c in list(self.through)], self.open_highs, self.open_lows]
        while steps and not self.is_feasible():
            steps.pop(0)()

    def known(self, consumer=None):
        return [f for f in self.flows if f[2] == "known" and consumer in (None, f[0])]

    def widen(self, c):
        use, extra = self.amounts[c].value, self.through.pop(c, 0)
        for f in self.known(c) if extra > 0 else []:
            f[3].high = min(use, f[3].high + extra)
            f[3].note = join(f[3].note, f"Upper end: {extra / use * 100:.0f} % of use came through countries that "
                                        "make none.")

    def open_highs(self):
        for f in self.known():
            f[3].high = self.amounts[f[0]].value
            f[3].note = join(f[3].note, "Upper end open, since the makers named could not serve all their buyers.")

    def open_lows(self):
        for f in self.known():
            f[3].low = 0
            f[3].note = join(f[3].note, "Lower end open, since buyers together count more than is made.")

    def is_feasible(self):
        bounds = {(f[1], f[0]): (f[3].low, f[3].high) for f in self.known()}
        return has_table({k: a.value for k, a in self.stage.nodes.items()},
                         {c: a.value for c, a in self.amounts.items()}, bounds)

    def pass_on(self, known, excess):
        consumer, maker, _, amount = known
        amount.low = min(amount.low, amount.value - excess) * 0.5
        amount.value -= excess
        amount.note = join(amount.note, "Reduced: buyers together count more than the country makes.")
        for f in self.flows:
            if f[0] == consumer and f[1] != maker and f[2] == "known":
                f[3].high += excess

    def json_nodes(self):
        return [("use", c, self.amounts[c]) for c in CONSUMERS if c in self.amounts]

    def json_flows(self):
        return [flow(self.stage.key, maker, c, rule, amount.figure()) for c, maker, rule, amount in self.flows]
