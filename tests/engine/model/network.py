# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A bare network (section 11): stages of producers, consumers with tiers, flows with controls."""

TIERS = ("defence", "medical", "other")

EU27 = frozenset(
    "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT"
    " ROU SVK SVN SWE".split()
)


class Arc:
    """The tie of one maker to one taker: the habit in tonnes, and the quota or None."""

    def __init__(self, tonnes, quota):
        self.tonnes = tonnes
        self.quota = quota


class Network:
    """What a bare network file says, in the tonnes of each stage's own product.

    Nodes are (stage, name); consumers stand at stage `last`.
    """

    def __init__(self, document):
        self.last = len(document["stages"])
        self.yields = list(document.get("yields", [1.0] * (self.last - 1))) + [1.0]
        self.capacity = {}
        self.demand = {}
        self.stock = {}
        self.arcs = {}
        self.listed = set(document.get("members", []))
        self.rounds = document.get("rounds", 3)
        self.open_arcs = document.get("open_arcs", False)
        self.pooled_stocks = document.get("pooled_stocks", False)
        for producer in document["producers"]:
            self.capacity[producer["stage"], producer["name"]] = producer["capacity"]
        for consumer in document["consumers"]:
            self._add_consumer(consumer)
        for flow in document["flows"]:
            self._add_flow(flow)

    def _add_consumer(self, consumer):
        node = (self.last, consumer["name"])
        demand = consumer["demand"]
        if not isinstance(demand, dict):
            demand = {consumer.get("tier", "other"): demand}
        self.demand[node] = [float(demand.get(tier, 0.0)) for tier in TIERS]
        self.stock[node] = float(consumer.get("stock", 0.0))

    def _add_flow(self, flow):
        """Duplicates add; a control of one is no cap at all."""
        ends = ((flow["stage"], flow["from"]), (flow["stage"] + 1, flow["to"]))
        control = flow.get("control", 1.0)
        quota = control * flow["t"] if control < 1 else None
        arc = self.arcs.get(ends)
        if arc is None:
            self.arcs[ends] = Arc(flow["t"], quota)
            return
        arc.tonnes += flow["t"]
        arc.quota = None if quota is None or arc.quota is None else arc.quota + quota

    def is_member(self, node):
        """A producer is a member if its country, or EU27 for it, is listed."""
        stage, name = node
        if name in self.listed:
            return True
        return stage < self.last and "EU27" in self.listed and name in EU27

    def factor(self, stage):
        """Final-equivalent tonnes of one tonne of a stage's product."""
        product = 1.0
        for y in self.yields[stage:]:
            product *= y
        return product

    def makers(self, stage):
        """The producers of one stage, or the consumers at the last."""
        nodes = self.demand if stage == self.last else self.capacity
        return [node for node in nodes if node[0] == stage]
