# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Section 4: each for itself. Orders follow habit, round by round, in tonnes of each product."""


class Fragmented:
    """The fragmented response of one period on one network."""

    def __init__(self, network):
        self.network = network
        self.capacity = dict(network.capacity)
        self.quota = {ends: arc.quota for ends, arc in network.arcs.items()}
        self.open = {node: sum(tiers) for node, tiers in network.demand.items()}
        self.inflow = {node: 0.0 for node in network.demand}
        self.flow = {ends: 0.0 for ends in network.arcs}
        self.by_round = []
        self.share = self._habits()
        for _ in range(network.rounds):
            self._forward(self._backward())
            self.by_round.append(sum(self.open.values()))
        self._draw_stocks()

    def _habits(self):
        """Each maker's part in what a taker is used to get."""
        total = {}
        for (_, taker), arc in self.network.arcs.items():
            total[taker] = total.get(taker, 0.0) + arc.tonnes
        return {
            ends: arc.tonnes / total[ends[1]]
            for ends, arc in self.network.arcs.items()
            if arc.tonnes > 0
        }

    def _arcs_of(self, stage):
        return [ends for ends in self.share if ends[0][0] == stage]

    def _backward(self):
        """What is ordered on each arc, and what each maker would make of it."""
        want = dict(self.open)
        orders = {}
        for stage in reversed(range(self.network.last)):
            asked = {}
            for ends in self._arcs_of(stage):
                maker, taker = ends
                order = self.share[ends] * want.get(taker, 0.0) / self.network.yields[stage]
                if self.quota[ends] is not None:
                    order = min(order, self.quota[ends])
                orders[ends] = order
                asked[maker] = asked.get(maker, 0.0) + order
            for maker in self.network.makers(stage):
                want[maker] = min(self.capacity[maker], asked.get(maker, 0.0))
        return want, orders

    def _forward(self, plan):
        """What is made and sent; takes it off capacity, quota and demand."""
        want, orders = plan
        out = {node: want[node] for node in self.network.makers(0)}
        for stage in range(self.network.last):
            arcs = self._arcs_of(stage)
            asked = {}
            for ends in arcs:
                asked[ends[0]] = asked.get(ends[0], 0.0) + orders[ends]
            got = {node: 0.0 for node in self.network.makers(stage + 1)}
            for ends in arcs:
                maker, taker = ends
                if asked[maker] > 0:
                    sent = orders[ends] * min(1.0, out[maker] / asked[maker])
                    self._send(ends, sent)
                    got[taker] += sent * self.network.yields[stage]
            for maker in self.network.makers(stage):
                self.capacity[maker] = max(0.0, self.capacity[maker] - out[maker])
            out = {node: min(want[node], got[node]) for node in got}
        for consumer, tonnes in out.items():
            self.inflow[consumer] += tonnes
            self.open[consumer] = max(0.0, self.open[consumer] - tonnes)

    def _send(self, ends, tonnes):
        self.flow[ends] += tonnes
        if self.quota[ends] is not None:
            self.quota[ends] = max(0.0, self.quota[ends] - tonnes)

    def _draw_stocks(self):
        stock = self.network.stock
        self.draw = {node: min(stock[node], self.open[node]) for node in stock}
        self.served = {node: self.inflow[node] + self.draw[node] for node in stock}
        self.shortage = {node: max(0.0, self.open[node] - self.draw[node]) for node in stock}
