# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Section 5: the pact, steps 0 to 2, in whole milligrams of final-equivalent.

The engine counts in kilograms, as the model says; a milligram is fine enough here to stand for the
exact optimum, from which kilograms may differ by one a node.
"""

from fractions import Fraction

from .circulation import Circulation, Infeasible
from .network import TIERS

MILLIGRAMS = 10**9
# What rounding to milligrams may add up to; a gram.
SLACK = 1000


def to_milligrams(tonnes):
    """Whole milligrams of an amount in tonnes."""
    return round(tonnes * MILLIGRAMS)


class Coordinated:
    """The coordinated response of one period, given the fragmented one."""

    def __init__(self, network, fragmented):
        self.network = network
        self.fragmented = fragmented
        self.graph = Circulation()
        self.root = self.graph.add_node()
        self.plenty = to_milligrams(sum(map(sum, network.demand.values())) + 1)
        self.members = [node for node in network.demand if network.is_member(node)]
        self.gate = {}
        self._add_makers()
        self._add_ties()
        self._add_consumers()
        self.graph.settle()
        self._serve_tiers()
        self._share_fairly()
        self._read()

    def _add_makers(self):
        """A maker is two nodes with its capacity between them; the first stage takes from the
        ground."""
        graph, network = self.graph, self.network
        self.entry, self.exit = {}, {}
        for node, capacity in network.capacity.items():
            self.entry[node] = self.root if node[0] == 0 else graph.add_node()
            self.exit[node] = graph.add_node()
            most = to_milligrams(capacity * network.factor(node[0]))
            graph.add_arc(self.entry[node], self.exit[node], 0, most)
        for node in network.demand:
            self.entry[node] = graph.add_node()

    def _add_ties(self):
        """The same arcs; with open arcs every missing one between two members."""
        network = self.network
        for (maker, taker), arc in network.arcs.items():
            most = self.plenty
            if arc.quota is not None:
                most = to_milligrams(arc.quota * network.factor(maker[0]))
            self.graph.add_arc(self.exit[maker], self.entry[taker], 0, most)
        for maker in network.capacity if network.open_arcs else ():
            for taker in network.makers(maker[0] + 1):
                is_new = (maker, taker) not in network.arcs
                if is_new and network.is_member(maker) and network.is_member(taker):
                    self.graph.add_arc(self.exit[maker], self.entry[taker], 0, self.plenty)

    def _add_consumers(self):
        """Step 0 as bounds: members at least their fragmented result, outsiders exactly theirs."""
        graph, network = self.graph, self.network
        self.tier_node = [graph.add_node() for _ in TIERS]
        self.tier_arc = [graph.add_arc(node, self.root, 0, self.plenty) for node in self.tier_node]
        for node in network.demand:
            if node not in self.members:
                inflow = to_milligrams(self.fragmented.inflow[node])
                graph.add_arc(self.entry[node], self.root, max(0, inflow - SLACK), inflow)
        self._add_stocks()
        for node in self.members:
            served = graph.add_node()
            tiers = [to_milligrams(tonnes) for tonnes in network.demand[node]]
            floor = to_milligrams(self.fragmented.served[node]) - SLACK
            self.gate[node] = graph.add_arc(self.entry[node], served, max(0, floor), sum(tiers))
            for tier, most in zip(self.tier_node, tiers):
                graph.add_arc(served, tier, 0, most)

    def _add_stocks(self):
        graph, network = self.graph, self.network
        stocks = {node: to_milligrams(network.stock[node]) for node in self.members}
        if not network.pooled_stocks:
            for node, most in stocks.items():
                graph.add_arc(self.root, self.entry[node], 0, most)
            return
        pool = graph.add_node()
        graph.add_arc(self.root, pool, 0, sum(stocks.values()))
        for node in self.members:
            graph.add_arc(pool, self.entry[node], 0, self.plenty)

    def _serve_tiers(self):
        """Step 1: most tonnes served, tier by tier."""
        for arc in self.tier_arc:
            self._fix(arc, self.graph.maximise(arc))

    def _fix(self, arc, amount):
        self.graph.low[arc] = self.graph.high[arc] = amount

    def _share_fairly(self):
        """Step 2: raises the smallest ratio as far as it goes, sets aside who can go no further,
        and repeats with the rest."""
        waiting = {node: self.graph.high[self.gate[node]] for node in self.members}
        waiting = {node: demand for node, demand in waiting.items() if demand > 0}
        while waiting:
            self._raise_all(waiting)
            room = {node: self._room(node) for node in waiting}
            least = min(room.values())
            for node in list(waiting):
                if room[node] <= max(SLACK, least):
                    self.graph.high[self.gate[node]] = self.graph.low[self.gate[node]] + room[node]
                    del waiting[node]

    def _raise_all(self, waiting):
        """The largest ratio that all who wait can have, by Newton's steps from cut to cut."""
        ratio = Fraction(1)
        floors = {node: self.graph.low[self.gate[node]] for node in waiting}
        while True:
            for node, demand in waiting.items():
                self.graph.low[self.gate[node]] = max(floors[node], int(ratio * demand))
            try:
                self.graph.settle()
                return
            except Infeasible as problem:
                ratio = self._ratio_of_cut(problem.cut, waiting, floors)

    def _ratio_of_cut(self, cut, waiting, floors):
        """The ratio at which a cut can just give what it must take."""
        graph = self.graph
        room = 0
        asking = {}
        gates = {self.gate[node]: node for node in waiting}
        for arc, (tail, head) in enumerate(zip(graph.tail, graph.head)):
            if tail in cut and head not in cut:
                room += graph.high[arc]
            elif head in cut and tail not in cut:
                if arc in gates:
                    asking[gates[arc]] = waiting[gates[arc]]
                else:
                    room -= graph.low[arc]
        return level_of(room, asking, floors)

    def _room(self, node):
        """How much more one member alone could have while all keep what they have."""
        kept = list(self.graph.flow)
        arc = self.gate[node]
        room = self.graph.maximise(arc) - self.graph.low[arc]
        self.graph.flow = kept
        return room

    def _read(self):
        """Tonnes served and short of each consumer."""
        self.served, self.shortage = {}, {}
        for node, tiers in self.network.demand.items():
            self.served[node] = self.fragmented.served[node]
            self.shortage[node] = self.fragmented.shortage[node]
            if node in self.gate:
                self.served[node] = self.graph.flow[self.gate[node]] / MILLIGRAMS
                self.shortage[node] = max(0.0, sum(tiers) - self.served[node])


def level_of(room, asking, floors):
    """The ratio r at which max(floor, r·demand) of all who ask adds up to room."""
    by_floor = sorted(asking, key=lambda node: Fraction(floors[node], asking[node]))
    held = sum(floors[node] for node in by_floor)
    demand = 0
    for k, node in enumerate(by_floor):
        held -= floors[node]
        demand += asking[node]
        ratio = Fraction(room - held, demand)
        following = by_floor[k + 1] if k + 1 < len(by_floor) else None
        if following is None or ratio <= Fraction(floors[following], asking[following]):
            return ratio
    raise AssertionError("nobody asks")
