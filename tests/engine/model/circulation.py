# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Circulations in whole numbers with lower and upper bounds.

Two questions are enough for the pact: is there a circulation within the bounds (if not, which cut
forbids it), and how much can one arc carry at most.
"""


class Infeasible(Exception):
    """No circulation keeps the bounds; `cut` is a set of nodes that must take more than it can
    give."""

    def __init__(self, cut):
        super().__init__("no circulation keeps the bounds")
        self.cut = cut


class Circulation:
    """Nodes are numbers from 0, arcs are numbers in the order in which they were added."""

    def __init__(self):
        self.n_nodes = 0
        self.tail = []
        self.head = []
        self.low = []
        self.high = []
        self.flow = []
        self.around = []

    def add_node(self):
        """A new node."""
        self.around.append([])
        self.n_nodes += 1
        return self.n_nodes - 1

    def add_arc(self, tail, head, low, high):
        """A new arc that carries from low to high."""
        arc = len(self.tail)
        self.tail.append(tail)
        self.head.append(head)
        self.low.append(low)
        self.high.append(high)
        self.flow.append(0)
        self.around[tail].append(arc)
        self.around[head].append(arc)
        return arc

    def settle(self):
        """Finds flows within the bounds, starting from the present ones; raises Infeasible."""
        for arc, flow in enumerate(self.flow):
            self.flow[arc] = min(max(flow, self.low[arc]), self.high[arc])
        surplus = [0] * self.n_nodes
        for arc, flow in enumerate(self.flow):
            surplus[self.head[arc]] += flow
            surplus[self.tail[arc]] -= flow
        for node in range(self.n_nodes):
            while surplus[node] > 0:
                came_from, goal = self._search(node, lambda n: surplus[n] < 0)
                if goal is None:
                    raise Infeasible(set(came_from))
                pushed = self._push(came_from, node, goal, min(surplus[node], -surplus[goal]))
                surplus[node] -= pushed
                surplus[goal] += pushed

    def maximise(self, arc):
        """Raises one arc's flow as far as the bounds allow; the rest gives way."""
        tail, head = self.tail[arc], self.head[arc]
        while self.flow[arc] < self.high[arc]:
            came_from, goal = self._search(head, lambda n: n == tail, arc)
            if goal is None:
                break
            room = self.high[arc] - self.flow[arc]
            self.flow[arc] += self._push(came_from, head, tail, room)
        return self.flow[arc]

    def _search(self, start, is_goal, without=None):
        """Breadth first along arcs with room; how each node was reached, and the goal or None."""
        came_from = {start: None}
        queue = [start]
        for node in queue:
            if is_goal(node):
                return came_from, node
            for arc in self.around[node]:
                if arc == without:
                    continue
                if self.tail[arc] == node:
                    other, room = self.head[arc], self.high[arc] - self.flow[arc]
                else:
                    other, room = self.tail[arc], self.flow[arc] - self.low[arc]
                if room > 0 and other not in came_from:
                    came_from[other] = (node, arc)
                    queue.append(other)
        return came_from, None

    def _push(self, came_from, start, goal, amount):
        """Sends at most amount along the path found, and says how much."""
        path = []
        while goal != start:
            node, arc = came_from[goal]
            forward = self.tail[arc] == node
            room = self.high[arc] - self.flow[arc] if forward else self.flow[arc] - self.low[arc]
            amount = min(amount, room)
            path.append((arc, 1 if forward else -1))
            goal = node
        for arc, sign in path:
            self.flow[arc] += sign * amount
        return amount
