#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""network, metrics, chain, run and bench on the command line: vectors, shapes, faults, exit statuses.

usage: check-engine-cli.py LODESTONE_CLI
"""

import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1)

TOY = {
    "stages": ["refining"],
    "producers": [{"stage": 0, "name": "R1", "capacity": 30}, {"stage": 0, "name": "R2", "capacity": 40}],
    "consumers": [{"name": "B", "demand": 50}, {"name": "A", "demand": 50}],
    "flows": [{"stage": 0, "from": "R1", "to": "A", "t": 50}, {"stage": 0, "from": "R1", "to": "B", "t": 20},
              {"stage": 0, "from": "R2", "to": "B", "t": 30}],
    "members": ["A", "B"],
}

VECTORS = {
    "hhi": [[.92, .05, .01, .02]],
    "nir": [{"imports": 900, "exports": 100, "stock_draw": 50, "production": 150}],
    "eu_supply_risk": [{"hhi_gs": 4, "hhi_eu": 2, "ir": .6, "rir": .1, "si": .9}],
    "n_minus_1": [{"supply": 100, "top": 70, "demand": 80}],
    "days_of_cover": [{"stock_t": 500, "use_tpa": 7300}],
    "price": [{"loss": .4, "ed": -.3, "es": 0}, {"loss": .4, "ed": -.3, "es": .2}, {"loss": .1, "ed": -.5, "es": .5},
              {"loss": 1, "ed": -.3, "es": 0}],
    "cfd": [{"p": 60, "floor": 110, "q_t": 1000, "share": .3}, {"p": 140, "floor": 110, "q_t": 1000, "share": .3}],
    "premium": [
        {"p": 60, "floors": [{"floor": 110, "q_t": 1000, "share": .3}], "capex_usd": 0, "crf": .1, "stock_t": 0,
         "holding": 0, "use_t": 10000},
        {"p": 60, "floors": [], "capex_usd": 0, "crf": .1, "stock_t": 2500, "holding": .08, "use_t": 10000}],
    "geopolrisk": [{"hhi": .3, "num": 1000, "trade": 2000, "production": 500}],
    "exposure": [{"flows": [{"stage": 0, "from": "A", "to": "B", "t": 3}, {"stage": 1, "from": "B", "to": "J", "t": 3}],
                  "consumer": "J", "country": country} for country in "ABX"],
}

ANSWERS = {
    "hhi": [.8494], "nir": [.85], "eu_supply_risk": [2.106], "n_minus_1": [.375], "days_of_cover": [25],
    "price": [5.489033, 2.777778, 1.111111, 20], "cfd": [-50e6, 9e6], "premium": [5, 1.2], "geopolrisk": [.12],
    "exposure": [1, 1, 0],
}

SCENARIO = {
    "format": "lodestone-scenario", "version": 1, "id": "stop", "title": "Stop", "material": "ndfeb_magnets",
    "from": "2026-01", "to": "2027-12", "step": "quarter", "seed": 3, "draws": 20,
    "alliance": {"members": ["EU27", "USA", "JPN"], "pooled_stocks": False, "open_arcs": True},
    "levers": [{"id": "L1", "kind": "export_control", "countries": ["CHN"], "stages": ["magnet"], "destinations": [],
                "window": ["2026-07", "2027-06"],
                "remaining": {"value": .2, "low": 0, "high": .5, "shape": "pert"}, "probability": 1}],
}


def call(*arguments, text=None):
    done = subprocess.run([CLI, *arguments], input=text, capture_output=True, text=True, timeout=100,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    return done.returncode, done.stdout, done.stderr


def answer(*arguments, document=None):
    status, out, err = call(*arguments, text=None if document is None else json.dumps(document))
    assert status == 0, err
    assert out.endswith("\n")
    return json.loads(out)


class Base(unittest.TestCase):
    def assert_refused(self, expected_status, *words, arguments, document=None, text=None):
        status, out, err = call(*arguments, text=text if document is None else json.dumps(document))
        self.assertEqual(status, expected_status, err)
        self.assertEqual(out, "")
        for word in words:
            self.assertIn(word, err)
        if expected_status == 1:
            self.assertEqual(err.count("\n"), 1, err)


class Network(Base):
    def test_toy(self):
        result = answer("network", "-", document=TOY)
        alone, together = result["fragmented"], result["coordinated"]
        self.assertEqual(list(alone), ["served", "shortage", "shortage_total", "by_round"])
        self.assertEqual(list(together), ["served", "shortage", "shortage_total"])
        for measured, expected in zip(alone["by_round"], [40, 33.142857142857, 30.4]):
            self.assertAlmostEqual(measured, expected, 9)
        self.assertAlmostEqual(alone["shortage_total"], 30.4, 9)
        self.assertEqual(together["shortage_total"], 30)
        self.assertAlmostEqual(result["dividend"], .4, 9)
        self.assertEqual(list(alone["served"]), ["B", "A"], "consumers keep the order of the file")

    def test_rounds_option_wins(self):
        result = answer("network", "--rounds=1", "-", document={**TOY, "rounds": 5})
        self.assertEqual(result["fragmented"]["by_round"], [40])

    def test_file(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(TOY, file)
            file.flush()
            self.assertEqual(answer("network", "--format=json", file.name), answer("network", "-", document=TOY))

    def test_faults(self):
        for words, change in [
            (["flows[0].t", "between 0"], {"flows": [{"stage": 0, "from": "R1", "to": "A", "t": -1}]}),
            (["flows[0].stage"], {"flows": [{"stage": 1, "from": "R1", "to": "A", "t": 1}]}),
            (["flows[0].from", "R9"], {"flows": [{"stage": 0, "from": "R9", "to": "A", "t": 1}]}),
            (["producers[1].name", "twice"], {"producers": TOY["producers"][:1] * 2}),
            (["members", "Nowhere"], {"members": ["Nowhere"]}),
            (["rounds"], {"rounds": 10 ** 9}),
            (["consumers"], {"consumers": 7}),
        ]:
            self.assert_refused(1, *words, arguments=["network", "-"], document={**TOY, **change})

    def test_not_json(self):
        self.assert_refused(1, "standard input", arguments=["network", "-"], text='{"stages": [NaN]}')
        self.assert_refused(1, "standard input", arguments=["network", "-"], text='{"stages": ["a"], "stages": []}')

    def test_usage(self):
        for arguments in (["network"], ["network", "--rounds=0", "-"], ["network", "--rounds=1.5", "-"],
                          ["network", "--format=xml", "-"], ["network", "--what", "-"], ["network", "a", "b"]):
            self.assert_refused(2, "network", arguments=arguments, text="{}")

    def test_no_such_file(self):
        status, out, err = call("network", "/nowhere.json")
        self.assertIn(status, (1, 3))
        self.assertIn("/nowhere.json", err)


class Metrics(Base):
    def test_vectors(self):
        result = answer("metrics", "-", document=VECTORS)
        self.assertEqual(list(result), list(VECTORS))
        for key, expected in ANSWERS.items():
            self.assertEqual(len(result[key]), len(expected))
            for measured, wanted in zip(result[key], expected):
                self.assertAlmostEqual(measured, wanted, 5, key)

    def test_empty(self):
        self.assertEqual(answer("metrics", "-", document={}), {})
        self.assertEqual(answer("metrics", "-", document={"hhi": []}), {"hhi": []})

    def test_faults(self):
        for words, document in [
            (["hhi[0]", "fractions"], {"hhi": [[92, 5]]}),
            (["hhi[0]", "1 at most"], {"hhi": [[.9, .9]]}),
            (["hhi[0]"], {"hhi": [[-.1]]}),
            (["hhi[0][0]", "number"], {"hhi": [["a"]]}),
            (["nir[0]", "0"], {"nir": [{"imports": 0, "exports": 0, "stock_draw": 0, "production": 0}]}),
            (["nir[0].imports", "missing"], {"nir": [{"exports": 0, "production": 1}]}),
            (["price[0].loss", "between 0 and 1"], {"price": [{"loss": 40, "ed": -.3, "es": 0}]}),
            (["price[0].ed"], {"price": [{"loss": .4, "ed": .3, "es": 0}]}),
            (["days_of_cover[0].stock_t"], {"days_of_cover": [{"stock_t": -1, "use_tpa": 1}]}),
            (["premium[0].floors[0].q_t"], {"premium": [{"p": 1, "floors": [{"floor": 1}], "use_t": 1}]}),
            (["exposure[0].consumer"], {"exposure": [{**VECTORS["exposure"][0], "consumer": "B"}]}),
            (["exposure[0].flows[0].stage"], {"exposure": [{"flows": [{"stage": 99, "from": "A", "to": "B", "t": 1}],
                                                            "consumer": "B", "country": "A"}]}),
            (["hhy", "there are hhi"], {"hhy": [1, {}]}),
            (["nir"], {"nir": 7}),
            (["object"], [1]),
        ]:
            self.assert_refused(1, *words, arguments=["metrics", "-"], document=document)


class Chain(Base):
    @classmethod
    def setUpClass(cls):
        cls.chain = answer("chain", "--material=ndfeb_magnets")

    def test_shape(self):
        self.assertEqual([key for key in self.chain],
                         ["material", "year", "unit", "stages", "flows", "consumers", "indicators", "moved",
                          "companions", "notes"])
        self.assertEqual(self.chain["companions"][0]["material"], "dysprosium_terbium")
        for stage in self.chain["stages"]:
            for node in stage["nodes"]:
                self.assertLessEqual(node["low"], node["output_t"] + 1e-6)
                self.assertGreaterEqual(node["high"], node["output_t"] - 1e-6)
                self.assertIn(node["basis"], ("reported", "derived", "assumed"))
                self.assertIsInstance(node["sources"], list)

    def test_balance(self):
        stages = self.chain["stages"]
        uses = {c["actor"]: c["demand_t"] for c in self.chain["consumers"]}
        for number, stage in enumerate(stages):
            made = {n["actor"]: n["output_t"] for n in stage["nodes"]}
            needed = ({n["actor"]: n["output_t"] for n in stages[number + 1]["nodes"]}
                      if number + 1 < len(stages) else uses)
            flows = [f for f in self.chain["flows"] if f["stage"] == number]
            for actor, amount in made.items():
                self.assertAlmostEqual(sum(f["t"] for f in flows if f["from"] == actor), amount, delta=1e-6 * amount + 1e-6)
            for actor, amount in needed.items():
                came = sum(f["t"] for f in flows if f["to"] == actor) * stage["yield"]["value"]
                self.assertAlmostEqual(came, amount, delta=1e-6 * amount + 1e-6)

    def test_indicators(self):
        last = self.chain["stages"][-1]["key"]
        row = next(i for i in self.chain["indicators"] if i["consumer"] == "EU27" and i["stage"] == last)
        self.assertEqual(row["largest"], "CHN")
        self.assertTrue(row["flag_65"])
        self.assertGreater(row["largest_share_pct"], 80)
        self.assertGreaterEqual(row["exposure_pct"]["CHN"], row["direct_share_pct"]["CHN"] - 1e-9)
        self.assertEqual(row["origin_share_pct"], row["direct_share_pct"])
        for indicator in self.chain["indicators"]:
            self.assertAlmostEqual(sum(indicator["origin_share_pct"].values()), 100, 3)
            self.assertTrue(0 <= indicator["hhi"] <= indicator["hhi_high"] + 1e-12 <= 1 + 1e-9)
            self.assertTrue(0 <= indicator["unknown_pct"] <= 100 + 1e-9)

    def test_csv(self):
        status, out, _ = call("chain", "--material=ndfeb_magnets", "--format=csv")
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual(status, 0)
        self.assertEqual(len([r for r in rows if r["kind"] == "flow"]), len(self.chain["flows"]))

    def test_list(self):
        rows = {row["material"]: row for row in answer("chain")}
        self.assertGreaterEqual(len(rows), 50)
        self.assertEqual(rows["cobalt"]["stages"], ["mining", "refining"])
        self.assertEqual(rows["cobalt"]["quality"], "AB")
        self.assertEqual(rows["copper"]["years"], ["2024", "2025"])
        status, out, _ = call("chain", "--format=csv")
        self.assertEqual(status, 0)
        self.assertEqual(len(list(csv.DictReader(io.StringIO(out)))), len(rows))

    def test_faults(self):
        self.assert_refused(1, "unobtainium", arguments=["chain", "--material=unobtainium"])
        self.assert_refused(1, "1950", arguments=["chain", "--material=ndfeb_magnets", "--year=1950"])
        self.assert_refused(1, "near it are cobalt", arguments=["chain", "--material=cobolt"])
        self.assert_refused(1, "2024 and 2025", arguments=["chain", "--material=copper", "--year=2030"])
        for arguments in (["chain", "--year=2024"], ["chain", "--material=ndfeb_magnets", "--year=x"],
                          ["chain", "--material=ndfeb_magnets", "--format=pdf"]):
            self.assert_refused(2, "chain", arguments=arguments)


class Run(Base):
    def test_json(self):
        result = answer("run", "-", document=SCENARIO)
        self.assertEqual(result["draws"], 20)
        self.assertEqual(len(result["periods"]), 8)
        self.assertEqual(result["periods"][2], "2026-07")
        for entity in [result["all"], result["alliance"], *result["consumers"]]:
            for conduct in ("fragmented", "coordinated"):
                row = entity[conduct]
                for demand, served, short in zip(row["demand_t"], row["served_t"], row["shortage_t"]):
                    self.assertAlmostEqual(demand, served + short, 6)
                self.assertEqual(len(row["shortage_band_t"]["p50"]), 8)
                self.assertEqual(row["shortage_t"][0], 0)
        self.assertGreater(result["alliance"]["total"]["dividend_t"], 0)
        self.assertGreater(result["all"]["total"]["fragmented_shortage_t"], 1000)

    def test_draws_and_threads(self):
        one = answer("run", "--draws=50", "--seed=9", "--threads=1", "-", document=SCENARIO)
        many = answer("run", "--draws=50", "--seed=9", "--threads=5", "-", document=SCENARIO)
        other = answer("run", "--draws=50", "--seed=10", "-", document=SCENARIO)
        none = answer("run", "--draws=0", "-", document=SCENARIO)
        self.assertEqual(one, many)
        self.assertNotEqual(one["all"]["total"], other["all"]["total"])
        self.assertNotIn("shortage_band_t", none["all"]["fragmented"])
        self.assertEqual(one["all"]["fragmented"]["shortage_t"], none["all"]["fragmented"]["shortage_t"])

    def test_csv_and_table(self):
        status, out, _ = call("run", "--draws=0", "--format=csv", "-", text=json.dumps(SCENARIO))
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual(status, 0)
        self.assertEqual(len(rows) % (8 * 2), 0)
        self.assertEqual({r["conduct"] for r in rows}, {"fragmented", "coordinated"})
        status, out, _ = call("run", "--draws=0", "--format=table", "-", text=json.dumps(SCENARIO))
        self.assertEqual(status, 0)
        self.assertIn("EU27", out)

    def test_faults(self):
        lever = SCENARIO["levers"][0]
        for words, change in [
            (["stages", "smelting"], {"levers": [{**lever, "stages": ["smelting"]}]}),
            (["material", "unobtainium"], {"material": "unobtainium"}),
            (["XXX"], {"levers": [{**lever, "countries": ["XXX"]}]}),
            (["remaining"], {"levers": [{**lever, "remaining": -1}]}),
            (["remaining"], {"levers": [{**lever, "remaining": "much"}]}),
            (["draws"], {"draws": 10 ** 9}),
            (["kind"], {"levers": [{**lever, "kind": "magic"}]}),
            (["id"], {"levers": [lever, lever]}),
            (["step"], {"step": "week"}),
        ]:
            self.assert_refused(1, *words, arguments=["run", "-"], document={**SCENARIO, **change})

    def test_usage(self):
        for arguments in (["run"], ["run", "--draws=1000000000", "-"], ["run", "--draws=-1", "-"],
                          ["run", "--threads=1000", "-"], ["run", "--seed=x", "-"], ["run", "--format=pdf", "-"]):
            self.assert_refused(2, "run", arguments=arguments, text=json.dumps(SCENARIO))


class Bench(Base):
    def test_allocate(self):
        result = answer("bench", "allocate")
        self.assertEqual(result["bench"], "allocate")
        for row in result["results"]:
            self.assertGreaterEqual(row["p95_us"], row["median_us"])
            self.assertIn("485 arcs", row["work"])

    def test_usage(self):
        self.assert_refused(2, "bench", arguments=["bench", "nothing"])


if __name__ == "__main__":
    unittest.main()
