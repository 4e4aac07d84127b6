# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Section 7 on a whole chain: shares, origins and exposure from the flows alone."""

from .network import EU27

UNNAMED = ("OTH", "UNK")
UNKNOWN = "UNK"
LIMIT_PCT = 65.0


class Chain:
    """The flows that `lodestone-cli chain --format=json` prints."""

    def __init__(self, document):
        self.stages = [stage["key"] for stage in document["stages"]]
        self.last = len(self.stages)
        self.inflows = {}
        for flow in document["flows"]:
            sources = self.inflows.setdefault((flow["stage"] + 1, flow["to"]), {})
            sources[flow["from"]] = sources.get(flow["from"], 0.0) + flow["t"]

    def shares(self, node):
        """Each maker's part in what a taker gets; empty when nothing is known."""
        sources = self.inflows.get(node, {})
        total = sum(sources.values())
        return {name: t / total for name, t in sources.items()} if total > 0 else {}

    def origins(self, node, stage):
        """Where the step of one stage took place, for what one node gets or makes."""
        here, name = node
        if here == stage:
            return {name: 1.0}
        shares = self.shares(node)
        if not shares:
            return {UNKNOWN: 1.0}
        origins = {}
        for maker, share in shares.items():
            for place, part in self.origins((here - 1, maker), stage).items():
                origins[place] = origins.get(place, 0.0) + share * part
        return origins

    def passes(self, node, country):
        """X of the model: the part of a maker's product whose chain passes through a country."""
        stage, name = node
        if name == country and stage < self.last:
            return 1.0
        if stage == 0:
            return 0.0
        return sum(
            share * self.passes((stage - 1, maker), country)
            for maker, share in self.shares(node).items()
        )

    def unknown(self, node):
        """The part of a product some step of which is not known."""
        stage, name = node
        if name == UNKNOWN and stage < self.last:
            return 1.0
        if stage == 0:
            return 0.0
        shares = self.shares(node)
        if not shares:
            return 1.0
        return sum(s * self.unknown((stage - 1, maker)) for maker, s in shares.items())


def is_home(consumer, country):
    """EU members are home to EU27."""
    return country == consumer or (consumer == "EU27" and country in EU27)


def largest_third_country(consumer, shares):
    """The largest supplier from abroad, never an unnamed one; ties go by ISO code."""
    foreign = [c for c in shares if c not in UNNAMED and not is_home(consumer, c)]
    if not foreign:
        return None, 0.0
    name = min(foreign, key=lambda c: (-shares[c], c))
    return name, shares[name]


def indicators(document, consumer, stage):
    """The row of one consumer and stage, under the names of the program's output."""
    chain = Chain(document)
    node = (chain.last, consumer)
    origins = chain.origins(node, chain.stages.index(stage))
    name, share = largest_third_country(consumer, origins)
    actors = {flow["from"] for flow in document["flows"]}
    return {
        "largest": name,
        "largest_share_pct": 100 * share,
        "flag_65": 100 * share > LIMIT_PCT,
        "hhi": sum(s * s for c, s in origins.items() if c not in UNNAMED),
        "origin_share_pct": {c: 100 * s for c, s in origins.items()},
        "direct_share_pct": {c: 100 * s for c, s in chain.shares(node).items()},
        "exposure_pct": {c: 100 * chain.passes(node, c) for c in actors},
        "unknown_pct": 100 * chain.unknown(node),
    }
