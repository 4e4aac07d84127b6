# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Section 2: the table nearest to a prior that meets its margins and keeps its bounds.

What is nearest has the form prior·λ(maker)·μ(taker), held at its bounds. Makers' and takers' factors
are found in turn, each by halving an interval of its logarithm.
"""

from math import exp, inf

WIDEST = 60.0
HALVINGS = 70
PASSES = 400


class Cell:
    """One flow: its ends, its prior and its bounds."""

    def __init__(self, ends, prior, low, high):
        self.ends = ends
        self.prior = prior
        self.low = low
        self.high = high

    def at(self, factor):
        """The flow under a factor."""
        return min(max(self.prior * factor, self.low), self.high)


def fit(cells, side, other, target):
    """The factor of one margin that makes its cells add up to the target."""
    low, high = -WIDEST, WIDEST
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        factor = exp(middle)
        if sum(cell.at(factor * other[cell.ends[1 - side]]) for cell in cells) < target:
            low = middle
        else:
            high = middle
    return exp((low + high) / 2)


def by_end(cells, side):
    """The cells of every maker, or of every taker."""
    groups = {}
    for cell in cells:
        groups.setdefault(cell.ends[side], []).append(cell)
    return groups


def reconcile(cells, outputs, needs):
    """The flows by their ends."""
    margins = (outputs, needs)
    groups = [by_end(cells, side) for side in (0, 1)]
    factors = [{name: 1.0 for name in margin} for margin in margins]
    for _ in range(PASSES):
        for side in (0, 1):
            for name, group in groups[side].items():
                factors[side][name] = fit(group, side, factors[1 - side], margins[side][name])
        flows = {
            cell.ends: cell.at(factors[0][cell.ends[0]] * factors[1][cell.ends[1]])
            for cell in cells
        }
        if worst_gap(groups[0], flows, outputs) < 1e-9 * sum(outputs.values()):
            break
    return flows


def worst_gap(groups, flows, margin):
    """How far any maker's flows are from its output."""
    return max(
        abs(sum(flows[cell.ends] for cell in group) - margin[name])
        for name, group in groups.items()
    )


def printed_cells(chain, stage):
    """The flows of one stage as a chain prints them, back at their priors."""
    return [
        Cell(
            (flow["from"], flow["to"]),
            flow["t"] / (1 + flow.get("moved_pct", 0) / 100),
            flow["low"] or 0.0,
            inf if flow["high"] is None else flow["high"],
        )
        for flow in chain["flows"]
        if flow["stage"] == stage
    ]


def printed_margins(chain, stage):
    """What makers of a stage make and what the next needs of it, in the stage's own product."""
    entry = chain["stages"][stage]
    outputs = {node["actor"]: node["output_t"] for node in entry["nodes"]}
    if stage + 1 < len(chain["stages"]):
        takers = {node["actor"]: node["output_t"] for node in chain["stages"][stage + 1]["nodes"]}
    else:
        takers = {consumer["actor"]: consumer["demand_t"] for consumer in chain["consumers"]}
    return outputs, {name: t / entry["yield"]["value"] for name, t in takers.items()}
