# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeded bare networks of many shapes."""

import random

from .network import TIERS

COUNTRIES = "AUS BRA CAN CHL CHN DEU EST FRA IDN IND JPN KOR MYS SWE USA VNM OTH UNK".split()
CONSUMERS = "EU27 USA JPN KOR GBR CAN AUS IND CHN OTH".split()


class Shape:
    """What one network looks like, drawn once so that its parts fit together."""

    def __init__(self, rng):
        self.rng = rng
        self.last = rng.randint(1, 5)
        self.scale = rng.choice([1.0, 100.0, 5000.0, 200000.0])
        self.whole = rng.random() < 0.4
        self.density = rng.choice([0.25, 0.5, 0.9])
        self.control_chance = rng.choice([0.0, 0.2, 0.6])
        self.tiers = rng.random() < 0.5
        self.stocks = rng.random() < 0.6
        self.tightness = rng.choice([0.6, 1.0, 1.5])

    def amount(self, most=1.0):
        """Tonnes between nothing and most of the scale; sometimes whole, sometimes nothing."""
        tonnes = self.rng.random() * most * self.scale
        return float(round(tonnes)) if self.whole else round(tonnes, 6)

    def control(self):
        """κ: mostly none, sometimes a stop, sometimes a part."""
        if self.rng.random() >= self.control_chance:
            return 1.0
        return self.rng.choice([0.0, 0.1, 0.25, 0.5, 0.9, round(self.rng.random(), 3)])


def generate(seed):
    """A bare network file as a document."""
    shape = Shape(random.Random(seed))
    rng = shape.rng
    stages = [rng.sample(COUNTRIES, rng.randint(1, 6)) for _ in range(shape.last)]
    consumers = rng.sample(CONSUMERS, rng.randint(1, 6))
    flows = make_flows(shape, stages + [consumers])
    document = {
        "stages": ["S%d" % s for s in range(shape.last)],
        "producers": make_producers(shape, stages, flows),
        "consumers": [make_consumer(shape, name, flows) for name in consumers],
        "flows": flows,
        "members": make_members(shape, stages, consumers),
        "rounds": rng.randint(1, 6),
        "open_arcs": rng.random() < 0.4,
        "pooled_stocks": rng.random() < 0.4,
    }
    if rng.random() < 0.7:
        document["yields"] = [round(rng.uniform(0.3, 3.1), 2) for _ in range(shape.last - 1)]
    return document


def make_flows(shape, layers):
    """Ties at random: some makers end dead, some makers after the first stage get nothing."""
    rng = shape.rng
    flows = []
    for stage in range(shape.last):
        for maker in layers[stage]:
            for taker in layers[stage + 1]:
                if rng.random() < shape.density:
                    control = shape.control()
                    tonnes = max(1.0 if shape.whole else 1e-3, shape.amount())
                    if rng.random() < 0.04:
                        tonnes = 0.0
                    tie = {"stage": stage, "from": maker, "to": taker, "t": tonnes}
                    if control < 1 or rng.random() < 0.3:
                        tie["control"] = control
                    flows.append(tie)
                    if rng.random() < 0.05:
                        flows.append(dict(tie, t=round(tonnes / 3, 6)))
    rng.shuffle(flows)
    return flows


def make_producers(shape, stages, flows):
    """Capacities about what habit asks for; some idle, some shut."""
    producers = []
    for stage, names in enumerate(stages):
        for name in names:
            habit = sum(f["t"] for f in flows if f["stage"] == stage and f["from"] == name)
            capacity = round(habit * shape.rng.uniform(0.2, 1.3) * shape.tightness, 6)
            if shape.rng.random() < 0.1:
                capacity = shape.rng.choice([0.0, shape.amount(3.0)])
            producers.append({"stage": stage, "name": name, "capacity": capacity})
    shape.rng.shuffle(producers)
    return producers


def make_consumer(shape, name, flows):
    """Demand near habit, in one tier or in three, or none at all; stock at times."""
    rng = shape.rng
    habit = sum(f["t"] for f in flows if f["stage"] == shape.last - 1 and f["to"] == name)
    demand = round(max(habit, shape.amount(0.3)) * rng.uniform(0.5, 1.5), 6)
    if rng.random() < 0.07:
        demand = 0.0
    consumer = {"name": name, "demand": demand}
    if shape.tiers and rng.random() < 0.7:
        cuts = sorted(rng.random() for _ in range(2))
        parts = [cuts[0], cuts[1] - cuts[0], 1 - cuts[1]]
        tiers = dict(zip(TIERS, (round(demand * part, 6) for part in parts)))
        consumer["demand"] = {t: v for t, v in tiers.items() if v > 0 or rng.random() < 0.5}
    elif rng.random() < 0.4:
        consumer["tier"] = rng.choice(TIERS)
    if shape.stocks and rng.random() < 0.6:
        consumer["stock"] = round(demand * rng.choice([0.05, 0.3, 1.2]), 6)
    return consumer


def make_members(shape, stages, consumers):
    """Everybody, nobody, or some; countries of Europe by themselves or through EU27."""
    names = sorted(set(consumers).union(*stages))
    kind = shape.rng.random()
    if kind < 0.25:
        return names
    if kind < 0.3:
        return []
    return [name for name in names if shape.rng.random() < 0.6]
