# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each stage of a chain makes, by country, from shares.csv and production.csv.

A full table is taken as it stands. Where a second source is named, the two make the range. A secret US
output becomes a node with bounds that follow from the published import reliance. Where only the leading
supplier's share is published, the stage has that country and UNK, each ± 10 points, and its size follows
from the stage before it.
"""

from atlas_chain_tables import SHORT, TONNES, fig, join
from atlas_json import number

# How far a share of 2016–2020 may have moved since, in points.
OLD_POINTS = 10

MISSING = {
    "OTH not_available": "Other countries are not available and count as zero.",
    "RUS not_available": "Russia is not available and counts as zero.",
    "USA not_available": "The United States is not available and counts as zero.",
    "USA see_note": "The United States is counted elsewhere by the source and counts as zero.",
    "only the leading countries are named": "Only the leading countries are named; the others stand "
                                            "together.",
    "ZAF see_note": "South Africa makes less than half a unit and counts as zero.",
}


class Amount:
    """A figure before it is written: tonnes with range, basis, sources and note."""

    def __init__(self, value, basis, sources, note, low=None, high=None, year=None):
        self.value, self.low, self.high = value, low, high
        self.basis, self.sources, self.note, self.year = basis, list(sources), note, year

    def widen(self, other, source, words):
        self.low = min(other, self.value if self.low is None else self.low)
        self.high = max(other, self.value if self.high is None else self.high)
        self.sources.append(source)
        self.note = join(self.note, words)

    def figure(self):
        return fig(self.value, self.basis, self.sources, self.note, self.low, self.high, self.year)


class Stage:
    """A stage in one year: nodes by actor, and the yield to the next stage."""

    def __init__(self, reader, chain, definition, year, feed):
        self.reader, self.chain, self.definition = reader, chain, definition
        self.key = definition["key"]
        self.material, self.table_stage = definition["shares"]
        self.year = year
        self.nodes = {}
        self.notes = []
        self.ranges = []
        rows = reader.shares(self.material, self.table_stage, year)
        if rows and rows[0]["basis"] != "cited share":
            self.quality = rows[0]["quality"]
            self.read_table(rows)
        else:
            self.year = max(y for y in reader.share_years(self.material, self.table_stage) if y <= year + 1)
            self.quality = "C"
            self.read_cited(reader.shares(self.material, self.table_stage, self.year), feed)

    def total(self):
        return sum(a.value for a in self.nodes.values())

    @property
    def is_cited(self):
        return self.quality == "C"

    # ---- a country table --------------------------------------------------------------------------

    def read_table(self, rows):
        for row in rows:
            tonnes = number(row["tonnes"])
            if tonnes is None:
                tonnes = self.volume(row, rows)
            if tonnes > 0:
                self.nodes[row["iso3"]] = self.published(row, tonnes)
        for source in self.definition.get("also", []):
            self.join_source(*source)
        for part in rows[0]["note"].split("; "):
            if part in MISSING:
                self.notes.append(f"{MISSING[part].removesuffix('.')} ({self.key}).")
        self.add_withheld()

    def capacity(self, country):
        """What plants can make, where that is published and no less than what they made."""
        found = None if self.is_cited else self.reader.capacity(self.material, self.table_stage, country,
                                                                 self.year)
        if found is None or found[0] < self.nodes[country].value:
            return None
        return fig(found[0], "reported", [found[2]], "Capacity, as published.", year=found[1])

    def count_estimated(self):
        """A year whose figures are mostly the publisher's estimates says so."""
        estimated = [a for a in self.nodes.values() if "Estimated by" in a.note]
        if self.is_cited or len(estimated) * 2 <= len(self.nodes):
            return []
        who = self.publisher(estimated[0].sources[0])
        return [f"{self.key.capitalize()}: {len(estimated)} of {len(self.nodes)} figures of {self.year} are "
                f"estimated by {who}."]

    def own_rows(self, country):
        rows = self.reader.production(self.material, self.table_stage, self.year, country)
        return [r for r in rows if r["series"] in self.definition.get("series", [r["series"]])]

    def volume(self, row, rows):
        """Tonnes of a row in another unit (helium); what is left of the world has only its share."""
        def own(country):
            return sum(number(r["value"]) * TONNES[r["unit"]] for r in self.own_rows(country)
                       if r["series"] == row["series"] and number(r["value"]))

        if row["iso3"] != "UNK":
            return own(row["iso3"])
        named = [r for r in rows if r["iso3"] != "UNK"]
        return (number(row["share_pct"]) * sum(own(r["iso3"]) for r in named) /
                sum(number(r["share_pct"]) for r in named))

    def published(self, row, tonnes):
        rows = [r for r in self.own_rows(row["iso3"]) if r["source_id"] == row["source_id"]]
        scale = TONNES[rows[0]["unit"]] if rows else 1
        is_sum = len([r for r in rows if number(r["value"])]) > 1 or not rows
        low = high = None
        words = []
        if any(r["status"] == "estimated" for r in rows):
            words.append(f"Estimated by {self.publisher(row['source_id'])}.")
        if len(rows) == 1 and number(rows[0]["value"]) is not None and \
           not abs(number(rows[0]["value"]) * scale - tonnes) <= 1e-6 * tonnes:
            words.append(row["note"])
        words.append(self.definition.get("unit", ""))
        if len(rows) == 1 and rows[0]["status"] in ("range", "lower_bound", "upper_bound"):
            low, high = (number(rows[0][k]) for k in ("low", "high"))
            low, high = (None if end is None else end * scale for end in (low, high))
        basis = "derived" if is_sum or (rows and "million" in rows[0]["unit"]) else "reported"
        return Amount(tonnes, basis, [row["source_id"]], join(*words) or "As published.", low, high,
                      self.year)

    @staticmethod
    def publisher(source):
        return {"usgs_mcs2026": "the USGS", "iea_cmd_2025": "the IEA",
                "wna_uranium_2023": "the World Nuclear Association"}.get(source, "the source")

    def join_source(self, material, stage, source):
        """What a second source says of the same countries makes the range."""
        total = sum(a.value for a in self.nodes.values())
        for country, amount in self.nodes.items():
            rows = [r for r in self.reader.production(material, stage, self.year, country)
                    if r["source_id"] == source]
            if country in ("OTH", "UNK") or not rows or not number(rows[0]["tonnes"]):
                continue
            other = number(rows[0]["tonnes"])
            amount.widen(other, source, f"{SHORT[source]}: {other:,.0f} t.")
            if other != amount.value:
                # The other source's amount is part of the world that it is a share of.
                ends = sorted((amount.value / total * 100,
                               other / (total - amount.value + other) * 100))
                self.ranges.append((country, ends[0], ends[1], [source],
                                    f"Range: {self.publisher(source)} has {other:,.0f} t."))

    def add_withheld(self):
        """A secret output is not zero: bounds from what the reliance says of imports and output."""
        if not any(r["status"] == "withheld" for r in self.own_rows("USA")):
            return
        bound = self.chain.secret_output(self)
        if bound is None:
            high = self.total() / 100
            self.nodes["USA"] = Amount(high / 2, "assumed", ["usgs_mcs2026"],
                                       "Withheld by the source: not zero. Taken as up to 1 % of the "
                                       "world; published shares leave it out.", 0, high, self.year)
        else:
            self.nodes["USA"] = Amount((bound[0] + bound[1]) / 2, "assumed", ["usgs_mcs2026"],
                                       f"Withheld by the source: not zero. The range follows from net "
                                       f"import reliance {bound[2]}; published shares leave it out.",
                                       bound[0], bound[1], self.year)

    # ---- a cited share ----------------------------------------------------------------------------

    def read_cited(self, rows, feed):
        """The leading supplier's share of a size that follows from elsewhere."""
        leader = next(r for r in rows if r["iso3"] != "UNK")
        share = number(leader["share_pct"])
        points = self.definition.get("range")
        low, high = points["pct"] if points else (share - OLD_POINTS, min(100, share + OLD_POINTS))
        size, basis, sources, words = feed or self.chain.world(self, share)
        sources = [leader["source_id"], *sources, *(points["sources"] if points else [])]
        if points:
            where = points["note"]
        else:
            where = (f"{share:g} % is the average of about 2016–2020 and names the largest supplier only; "
                     f"range ± {OLD_POINTS} points.")
        note = join(words, where)
        self.nodes[leader["iso3"]] = Amount(size * share / 100, basis, sources, note, size * low / 100,
                                            size * high / 100, self.year)
        self.nodes["UNK"] = Amount(size * (100 - share) / 100, basis, sources,
                                   join("Not split by country in any source.", note),
                                   size * (100 - high) / 100, size * (100 - low) / 100, self.year)
        self.ranges.append((leader["iso3"], low, high, points["sources"] if points else [leader["source_id"]],
                            where))

    # ---- towards the next stage -------------------------------------------------------------------

    def feed(self):
        """What the next stage makes of this one's output at the assumed yield."""
        value = self.definition.get("yield", {}).get("value", 1)
        return (self.total() * value, "assumed", [],
                f"Size: what the stage before yields at {value:g} (assumed)." if value != 1 else
                "Size: what the stage before makes.")

    def close(self, following):
        """The yield at which this stage feeds the next: the assumed one with a source node UNK when too
        little is made, the implied one when more is made than the next stage takes."""
        given = self.definition.get("yield", {})
        value, have, need = given.get("value", 1), self.total(), following.total()
        if need / value > have * (1 + 1e-9):
            self.add_source(given, value, have, need, following)
        elif need / value < have * (1 - 1e-9):
            sources = sorted({s for stage in (self, following) for a in stage.nodes.values()
                              for s in a.sources if a.basis != "assumed"})
            words = given.get("implied", "Implied by the two tables: stocks, losses and other uses are in it.")
            return fig(need / have, "derived", sources, words, unit="t/t")
        return fig(value, given.get("basis", "assumed"), given.get("sources", []),
                   given.get("note", "No losses are taken off."), given.get("low"), given.get("high"),
                   unit="t/t")

    def add_source(self, given, value, have, need, following):
        low, high = (max(0, need / given.get(k, value) - have) for k in ("high", "low"))
        middle = need / value - have
        if low == high:
            low, high = middle / 2, middle * 2
        sources = sorted({s for a in following.nodes.values() for s in a.sources})
        words = self.definition.get("source_note", "Recycling, stocks and unreported output.")
        self.nodes["UNK"] = Amount(
            middle, "assumed", sources,
            join("Source node, not a country: the next stage takes in more than this one reports.", words,
                 "It is no share of the world's output."), low, high, self.year)
