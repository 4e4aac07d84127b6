#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The laws of MODEL sections 3, 8 and 9 about whole scenarios, on seeded scenarios of all levers.

usage: check-scenario-laws.py LODESTONE_CLI [SCENARIOS]
"""

import copy
import json
import random
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1)
N_SCENARIOS = int(sys.argv.pop(1)) if len(sys.argv) > 1 else 8
MATERIALS = ("ndfeb_magnets", "cobalt", "gallium", "graphite", "tungsten")
MEMBERS = ["EU27", "USA", "JPN", "KOR", "AUS", "CAN", "GBR"]
RESULTS = ("periods", "all", "alliance", "consumers")


def call(*arguments, document=None):
    """What the program prints, as bytes."""
    text = None if document is None else json.dumps(document).encode()
    done = subprocess.run([CLI, *arguments], input=text, capture_output=True, timeout=100)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def run(scenario, *options):
    """The numbers of a run."""
    result = json.loads(call("run", "--format=json", *options, "-", document=scenario))
    return {key: result[key] for key in RESULTS}


class World:
    """A material's chain, and levers that fit it."""

    def __init__(self, material):
        chain = json.loads(call("chain", "--material=" + material, "--format=json"))
        self.material = material
        self.stages = [stage["key"] for stage in chain["stages"]]
        self.makers = {
            stage["key"]: [n["actor"] for n in stage["nodes"] if n["actor"] not in ("OTH", "UNK")]
            for stage in chain["stages"]
        }
        self.demand = {c["actor"]: c["demand_t"] for c in chain["consumers"]}

    def scenario(self, levers, step="quarter"):
        """Three years of these levers."""
        return {
            "format": "lodestone-scenario",
            "version": 1,
            "id": "law",
            "title": "Law",
            "material": self.material,
            "from": "2026-01",
            "to": "2028-12",
            "step": step,
            "seed": 11,
            "draws": 40,
            "alliance": {"members": MEMBERS, "open_arcs": True, "pooled_stocks": True},
            "levers": levers,
        }

    def lever(self, rng, kind, identity):
        """A lever of a kind at a stage and in a country that the chain has."""
        stage = rng.choice([s for s in self.stages if self.makers[s]])
        lever = {
            "id": identity,
            "kind": kind,
            "countries": [rng.choice(self.makers[stage])],
            "window": ["2026-%02d" % rng.randint(1, 9), rng.choice([None, "2028-06"])],
            "probability": round(rng.uniform(0.3, 1), 2),
        }
        if kind in ("export_control", "production_loss", "project", "price_floor"):
            lever["stages"] = [stage]
        elif kind in ("demand_growth", "substitution", "stockpile"):
            lever["countries"] = [rng.choice([c for c in self.demand if c in MEMBERS])]
        lever.update(self.magnitudes(rng, kind))
        return lever

    def magnitudes(self, rng, kind):
        """Numbers of the size of the chain."""
        size = round(sum(self.demand.values()) / 10, 3)
        return {
            "export_control": {"remaining": {"value": 0.3, "low": 0, "high": 0.7, "shape": "pert"}},
            "production_loss": {
                "loss": {"value": 0.4, "low": 0.2, "high": 0.6, "shape": "triangular"}
            },
            "project": {"capacity": size, "ramp_months": rng.choice([0, 12])},
            "price_floor": {"floor": 120},
            "stockpile": {"target": size, "purchase": size / 2},
            "demand_growth": {
                "growth": {"value": 0.05, "low": 0.02, "high": 0.09, "shape": "uniform"}
            },
            "substitution": {"share": 0.2},
        }[kind]

    def levers(self, rng):
        """Four to seven levers, a control or a loss first."""
        kinds = ["production_loss", "project", "stockpile", "demand_growth", "substitution"]
        chosen = ["export_control"] + rng.choices(kinds + ["export_control"], k=rng.randint(3, 6))
        return [self.lever(rng, kind, "L%d" % k) for k, kind in enumerate(chosen)]


def conducts(result):
    """All tables of both conducts, with what they are of."""
    for entity in [result["all"], result["alliance"], *result["consumers"]]:
        name = entity.get("consumer", "total")
        for conduct in ("fragmented", "coordinated"):
            yield name, conduct, entity[conduct]


class ScenarioLaws(unittest.TestCase):
    """One law a test."""

    @classmethod
    def setUpClass(cls):
        cls.worlds = [World(material) for material in MATERIALS]
        cls.cases = []
        for seed in range(N_SCENARIOS):
            rng = random.Random(seed)
            world = cls.worlds[seed % len(cls.worlds)]
            cls.cases.append((rng, world, world.levers(rng)))

    def assert_same(self, first, second, scenario):
        """The same numbers to the bit; else the scenario is kept as a file."""
        if first != second:
            with tempfile.NamedTemporaryFile(
                "w", prefix="scenario-", suffix=".json", delete=False
            ) as file:
                json.dump(scenario, file, indent=2)
            self.fail("%s changes what it must not" % file.name)

    def assert_neutral(self, change, *options):
        """Levers that change() adds change no number, with draws or without."""
        for rng, world, levers in self.cases:
            scenario = world.scenario(levers)
            changed = world.scenario(change(rng, world, copy.deepcopy(levers)))
            with self.subTest(material=world.material):
                self.assert_same(run(scenario, *options), run(changed, *options), changed)

    def test_no_levers(self):
        """Without a lever nobody lacks anything, alone or together, whatever the luck."""
        for world in self.worlds:
            result = run(world.scenario([]))
            for name, conduct, table in conducts(result):
                with self.subTest(material=world.material, name=name, conduct=conduct):
                    wanted = sum(table["demand_t"])
                    self.assertLess(sum(table["shortage_t"]), 1e-6 * wanted + 0.01)
                    self.assertLess(max(table["shortage_band_t"]["p95"]), 1e-6 * wanted + 0.01)
                    if name in world.demand:
                        self.assertAlmostEqual(
                            wanted, 3 * world.demand[name], delta=1e-6 * wanted + 1e-6
                        )

    def test_disabled_lever(self):
        def add(rng, world, levers):
            off = world.lever(rng, "production_loss", "off")
            return levers + [dict(off, enabled=False, probability=1)]

        self.assert_neutral(add)

    def test_impossible_lever(self):
        """A lever of probability 0, of each kind, first in the list or last."""

        def add(rng, world, levers):
            never = [
                dict(world.lever(rng, kind, "never-" + kind), probability=0)
                for kind in ("export_control", "production_loss", "demand_growth", "project")
            ]
            return never[:2] + levers + never[2:]

        self.assert_neutral(add)

    def test_idle_lever(self):
        """A lever that draws numbers and does nothing leaves the others their luck."""

        def add(rng, world, levers):
            idle = world.lever(rng, "production_loss", "idle")
            growth = world.lever(rng, "demand_growth", "still")
            return [
                dict(idle, loss=0, probability=0.5),
                *levers,
                dict(growth, growth=0, probability=0.5),
            ]

        self.assert_neutral(add)

    def test_order_of_levers(self):
        self.assert_neutral(lambda rng, world, levers: levers[::-1])

    def test_threads(self):
        for _, world, levers in self.cases:
            scenario = world.scenario(levers)
            options = ["run", "--format=json", "--draws=200"]
            prints = {
                call(*options, "--threads=%d" % n, "-", document=scenario) for n in (1, 2, 4)
            }
            with self.subTest(material=world.material):
                self.assertEqual(len(prints), 1)

    def test_more_draws_start_alike(self):
        """The central run knows nothing of draws."""
        for _, world, levers in self.cases[:3]:
            scenario = world.scenario(levers)
            none, some = run(scenario, "--draws=0"), run(scenario, "--draws=30")
            for (_, _, first), (_, _, second) in zip(conducts(none), conducts(some)):
                for key in ("demand_t", "served_t", "shortage_t"):
                    self.assertEqual(first[key], second[key])

    def test_steps_agree(self):
        """A constant shock is the same in months, quarters and years: sums over a year agree."""
        for rng, world, _ in self.cases:
            levers = [
                dict(world.lever(rng, kind, kind), window=["2026-01", None], probability=1)
                for kind in ("export_control", "production_loss")
            ]
            totals = []
            for step in ("year", "quarter", "month"):
                result = run(world.scenario(levers, step), "--draws=0")
                totals.append(
                    {
                        (name, conduct, key): sum(table[key])
                        for name, conduct, table in conducts(result)
                        for key in ("demand_t", "served_t", "shortage_t")
                    }
                )
            self.assert_close(totals, world)

    def assert_close(self, totals, world):
        """Alone to rounding; together to a kilogram a node and period."""
        size = sum(world.demand.values())
        for other in totals[1:]:
            for key, value in totals[0].items():
                slack = 1e-9 * size + (0.001 * 36 * 60 if key[1] == "coordinated" else 0)
                with self.subTest(material=world.material, key=key):
                    self.assertAlmostEqual(value, other[key], delta=slack)

    def test_bounds(self):
        """Shortage lies between nothing and demand, quantiles in order, served is the rest."""
        for _, world, levers in self.cases:
            for name, conduct, table in conducts(run(world.scenario(levers))):
                with self.subTest(material=world.material, name=name, conduct=conduct):
                    self.check_table(table)

    def check_table(self, table):
        for wanted, served, short in zip(
            table["demand_t"], table["served_t"], table["shortage_t"]
        ):
            self.assertGreaterEqual(short, 0)
            self.assertLessEqual(short, wanted)
            self.assertAlmostEqual(wanted, served + short, delta=1e-9 * wanted + 1e-9)
        band = table["shortage_band_t"]
        for quantiles in zip(*(band[key] for key in ("p5", "p25", "p50", "p75", "p95"))):
            self.assertEqual(list(quantiles), sorted(quantiles))
            self.assertGreaterEqual(quantiles[0], 0)

    def test_members_keep_their_floor(self):
        """In the first period of a shock no member is worse off together, no outsider otherwise."""
        for _, world, levers in self.cases:
            result = run(world.scenario(levers), "--draws=0")
            for consumer in result["consumers"]:
                alone = consumer["fragmented"]["served_t"][0]
                together = consumer["coordinated"]["served_t"][0]
                with self.subTest(material=world.material, consumer=consumer["consumer"]):
                    self.assertGreater(together, alone - 0.1)
                    if not consumer["is_member"]:
                        self.assertLess(together, alone + 0.1)


if __name__ == "__main__":
    unittest.main()
