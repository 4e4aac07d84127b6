#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine against a second reading of the model, on generated networks and on the atlas.

usage: check-independent-model.py LODESTONE_CLI [NETWORKS]
"""

import concurrent.futures
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

from model.coordinated import Coordinated
from model.fragmented import Fragmented
from model.generate import generate
from model.indicators import indicators
from model.metrics import metrics
from model.network import Network
from model.reconcile import printed_cells, printed_margins, reconcile
from model.scenario import bare_network
from model.shrink import shrink

CLI = sys.argv.pop(1)
N_NETWORKS = int(sys.argv.pop(1)) if len(sys.argv) > 1 else 400
KG = 1e-3
MATERIALS = ("cobalt", "gallium", "graphite", "lithium", "ndfeb_magnets", "nickel", "tungsten")
VECTORS = pathlib.Path(__file__).parent / "model" / "vectors.json"


def call(*arguments, document=None):
    """The program's answer, or a CalledProcessError with its message."""
    text = None if document is None else json.dumps(document)
    done = subprocess.run(
        [CLI, *arguments], input=text, capture_output=True, text=True, timeout=100
    )
    if done.returncode != 0:
        raise AssertionError(done.stderr.strip())
    return json.loads(done.stdout)


def names(by_node):
    """A table by consumer node as one by name."""
    return {node[1]: value for node, value in by_node.items()}


def differences(ours, theirs, tolerance):
    """What is further apart than the tolerance."""
    if list(sorted(ours)) != list(sorted(theirs)):
        return ["%s are not %s" % (sorted(theirs), sorted(ours))]
    return [
        "%s: the engine has %r, the model %r" % (name, theirs[name], ours[name])
        for name in ours
        if not abs(ours[name] - theirs[name]) <= tolerance
    ]


def compare(document, answer):
    """Everything in which the engine's answer on a network is not the model's."""
    network = Network(document)
    alone = Fragmented(network)
    together = Coordinated(network, alone)
    exact = 1e-9 * max(1.0, sum(map(sum, network.demand.values())))
    whole = KG * (len(network.capacity) + len(network.demand))
    engine, pact = answer["fragmented"], answer["coordinated"]
    lost, lacking = sum(alone.shortage.values()), sum(together.shortage.values())
    found = differences(names(alone.served), engine["served"], exact)
    found += differences(names(alone.shortage), engine["shortage"], exact)
    rounds = [dict(enumerate(values)) for values in (alone.by_round, engine["by_round"])]
    found += differences(*rounds, exact)
    found += differences(names(together.served), pact["served"], whole)
    found += differences(names(together.shortage), pact["shortage"], whole)
    found += differences(
        {"alone": lost, "together": lacking, "dividend": lost - lacking},
        {
            "alone": engine["shortage_total"],
            "together": pact["shortage_total"],
            "dividend": answer["dividend"],
        },
        whole,
    )
    return found


def disagreement(document):
    """The differences on one network; what the program refuses is one too."""
    try:
        return compare(document, call("network", "-", document=document))
    except AssertionError as refusal:
        return [str(refusal)]


def smallest_file(document):
    """Writes down the smallest network on which the two still differ."""
    smallest = shrink(document, disagreement)
    with tempfile.NamedTemporaryFile(
        "w", prefix="disagreement-", suffix=".json", delete=False
    ) as file:
        json.dump(smallest, file, indent=2)
    return "%s: %s" % (file.name, "; ".join(disagreement(smallest)))


class Networks(unittest.TestCase):
    """Fragmented to 1e-9, coordinated to a kilogram a node."""

    def test_generated(self):
        seeds = range(N_NETWORKS)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            found = pool.map(lambda seed: disagreement(generate(seed)), seeds)
            bad = [seed for seed, differences in zip(seeds, found) if differences]
        self.assertFalse(bad, [smallest_file(generate(seed)) for seed in bad[:3]])

    def test_generator_matters(self):
        """Half of the networks are such that something is short and acting together helps some."""
        short = helped = 0
        for seed in range(100):
            network = Network(generate(seed))
            alone = Fragmented(network)
            together = Coordinated(network, alone)
            lost = sum(alone.shortage.values())
            short += lost > 1
            helped += lost - sum(together.shortage.values()) > 1
        self.assertGreater(short, 60)
        self.assertGreater(helped, 25)

    def test_shrinker(self):
        """Nobody goes short together: false, and one consumer alone is enough to show it."""

        def fails(document):
            network = Network(document)
            return sum(Coordinated(network, Fragmented(network)).shortage.values()) > 1

        seed = next(seed for seed in range(100) if fails(generate(seed)))
        smallest = shrink(generate(seed), fails)
        self.assertEqual(len(smallest["consumers"]), 1)
        self.assertEqual(smallest["producers"] + smallest["flows"] + smallest["members"], [])


class Vectors(unittest.TestCase):
    """Networks of the model whose answers it gives, or that say what a rule means."""

    def test_vectors(self):
        for vector in json.loads(VECTORS.read_text()):
            with self.subTest(vector["name"]):
                answer = call("network", "-", document=vector["network"])
                self.assertEqual(compare(vector["network"], answer), [])
                for rule, expected in vector["shortage_total"].items():
                    self.assertAlmostEqual(answer[rule]["shortage_total"], expected, delta=0.005)
                expected = vector.get("by_round", answer["fragmented"]["by_round"])
                for measured, wanted in zip(answer["fragmented"]["by_round"], expected):
                    self.assertAlmostEqual(measured, wanted, 6)


def random_metrics(rng):
    """One item of each formula, in ranges that make sense."""
    shares = [rng.random() for _ in range(rng.randint(1, 8))]
    total = sum(shares)
    layers = [[rng.choice("ABCDE") for _ in range(3)] for _ in range(rng.randint(1, 3))] + [["J"]]
    flows = [
        {"stage": s, "from": maker, "to": taker, "t": round(rng.random() * 100, 3)}
        for s, layer in enumerate(layers[:-1])
        for maker in layer
        for taker in layers[s + 1]
        if rng.random() < 0.7 or taker == "J"
    ]
    contract = {"floor": rng.uniform(50, 150), "q_t": rng.uniform(0, 5000), "share": rng.random()}
    return {
        "hhi": [share / total for share in shares],
        "nir": {
            "imports": rng.uniform(200, 900),
            "exports": rng.uniform(0, 100),
            "stock_draw": rng.uniform(-50, 50),
            "production": rng.uniform(1, 500),
        },
        "eu_supply_risk": {
            "hhi_gs": rng.uniform(0, 5),
            "hhi_eu": rng.uniform(0, 5),
            "ir": rng.random(),
            "rir": rng.random(),
            "si": rng.random(),
        },
        "n_minus_1": {
            "supply": rng.uniform(70, 100),
            "top": rng.uniform(1, 70),
            "demand": rng.uniform(10, 100),
        },
        "days_of_cover": {"stock_t": rng.uniform(0, 1000), "use_tpa": rng.uniform(1, 9000)},
        "price": {
            "loss": rng.choice([0, 0.99, 1, rng.random()]),
            "ed": -rng.uniform(0.05, 2),
            "es": rng.choice([0, rng.random()]),
        },
        "cfd": dict(contract, p=rng.uniform(20, 200)),
        "premium": {
            "p": rng.uniform(20, 200),
            "floors": [contract] * rng.randint(0, 2),
            "capex_usd": rng.uniform(0, 1e9),
            "crf": rng.uniform(0.05, 0.2),
            "stock_t": rng.uniform(0, 5000),
            "holding": rng.uniform(0, 0.1),
            "use_t": rng.uniform(1000, 90000),
        },
        "geopolrisk": {
            "hhi": rng.random(),
            "num": rng.uniform(0, 2000),
            "trade": rng.uniform(1, 4000),
            "production": rng.uniform(0, 1000),
        },
        "exposure": {"flows": flows, "consumer": "J", "country": rng.choice("ABCDEX")},
    }


class Metrics(unittest.TestCase):
    """Bare formulas to 1e-9 relative."""

    def test_generated(self):
        rng = random.Random(7)
        items = [random_metrics(rng) for _ in range(200)]
        document = {key: [item[key] for item in items] for key in items[0]}
        engine, model = call("metrics", "-", document=document), metrics(document)
        self.assertEqual(sorted(engine), sorted(model))
        for key, values in model.items():
            for number, (theirs, ours) in enumerate(zip(engine[key], values)):
                self.assertAlmostEqual(
                    theirs, ours, delta=1e-9 * max(1, abs(ours)), msg="%s %r" % (key, items[number])
                )


class Chains(unittest.TestCase):
    """The indicators that a chain prints, from the flows that it prints."""

    def assert_shares(self, theirs, ours, where):
        """A part in a million need not be listed."""
        for name in set(theirs) | set(ours):
            slack = 1e-6 if name in theirs else 1e-4
            self.assertAlmostEqual(
                theirs.get(name, 0), ours.get(name, 0), delta=slack, msg=(where, name)
            )

    def test_indicators(self):
        chains = pathlib.Path(os.environ["LODESTONE_ATLAS_DIR"], "chains").glob("*.json")
        for path in chains:
            chain = call("chain", "--material=" + path.stem, "--format=json")
            for row in chain["indicators"]:
                if not chain["flows"]:
                    continue
                where = (path.stem, row["consumer"], row["stage"])
                ours = indicators(chain, row["consumer"], row["stage"])
                for key in ("origin_share_pct", "direct_share_pct", "exposure_pct"):
                    self.assert_shares(row[key], ours[key], where + (key,))
                for key in ("largest_share_pct", "hhi", "unknown_pct"):
                    self.assertAlmostEqual(row[key], ours[key], 6, where + (key,))
                self.assertEqual(row["largest"], ours["largest"], where)
                self.assertEqual(row["flag_65"], ours["flag_65"], where)


class Baselines(unittest.TestCase):
    """The printed flows are the nearest to their priors within margins and bounds."""

    def test_nearest(self):
        for material in MATERIALS:
            chain = call("chain", "--material=" + material, "--format=json")
            for stage, entry in enumerate(chain["stages"]):
                outputs, needs = printed_margins(chain, stage)
                ours = reconcile(printed_cells(chain, stage), outputs, needs)
                slack = 1e-6 * sum(outputs.values())
                for flow in chain["flows"]:
                    if flow["stage"] == stage:
                        ends = (flow["from"], flow["to"])
                        where = (material, entry["key"], ends)
                        self.assertAlmostEqual(flow["t"], ours[ends], delta=slack, msg=where)


def random_scenario(rng, chain):
    """A year with a few controls and losses that fit the chain."""
    makers = [
        (node["actor"], stage["key"])
        for stage in chain["stages"]
        for node in sorted(stage["nodes"], key=lambda node: -node["output_t"])[:4]
        if node["actor"] not in ("OTH", "UNK", "EU27")
    ]
    levers = []
    for k in range(rng.randint(1, 4)):
        country, stage = rng.choice(makers)
        lever = {"id": "L%d" % k, "countries": [country], "stages": [stage]}
        if rng.random() < 0.6:
            takers = [f["to"] for f in chain["flows"] if f["from"] == country]
            chosen = rng.sample(takers, min(2, len(takers))) if rng.random() < 0.3 else []
            lever.update(kind="export_control", remaining=rng.choice([0, 0.2, 0.5]))
            lever.update(destinations=[] if country in chosen else sorted(set(chosen)))
        else:
            lever.update(kind="production_loss", loss=rng.choice([0.3, 0.6, 1]))
        levers.append(lever)
    return {
        "format": "lodestone-scenario",
        "version": 1,
        "id": "second-reading",
        "title": "Second reading",
        "material": chain["material"],
        "from": "2026-01",
        "to": "2026-12",
        "step": "year",
        "rounds": rng.randint(1, 5),
        "alliance": {
            "members": rng.sample(["EU27", "USA", "JPN", "KOR", "AUS", "CAN"], 4),
            "open_arcs": rng.random() < 0.5,
        },
        "levers": levers,
    }


def known_capacities(chain):
    """What the atlas knows of plants' capacities in the chain's year, by stage and actor."""
    path = pathlib.Path(os.environ["LODESTONE_ATLAS_DIR"], "chains", chain["material"] + ".json")
    years = json.loads(path.read_text())["years"]
    return {
        (node["stage"], node["actor"]): node["capacity"]["value"]
        for year in years
        if year["year"] == chain["year"]
        for node in year["nodes"]
        if "capacity" in node
    }


class Runs(unittest.TestCase):
    """A year of controls and losses on real chains, alone and together."""

    def test_runs(self):
        rng = random.Random(5)
        for material in MATERIALS:
            chain = call("chain", "--material=" + material, "--format=json")
            for _ in range(8):
                scenario = random_scenario(rng, chain)
                with self.subTest(material=material, levers=json.dumps(scenario["levers"])):
                    self.check_run(chain, scenario)

    def check_run(self, chain, scenario):
        known = known_capacities(chain)
        network = Network(bare_network(chain, scenario, known))
        alone = Fragmented(network)
        together = Coordinated(network, alone)
        result = call("run", "--draws=0", "--format=json", "-", document=scenario)
        exact = 1e-7 * sum(map(sum, network.demand.values()))
        whole = KG * (len(network.capacity) + len(network.demand)) + exact
        for conduct, ours, tolerance in (
            ("fragmented", alone.served, exact),
            ("coordinated", together.served, whole),
        ):
            theirs = {c["consumer"]: c[conduct]["served_t"][0] for c in result["consumers"]}
            self.assertEqual(differences(names(ours), theirs, tolerance), [], conduct)


if __name__ == "__main__":
    unittest.main()
