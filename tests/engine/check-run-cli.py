#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`run` on the command line: every indicator in every format, explanations, targets, faults.

usage: check-run-cli.py LODESTONE_CLI
"""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1)

SCENARIO = {
    "format": "lodestone-scenario", "version": 1, "id": "stop", "title": "A stop", "material": "ndfeb_magnets",
    "from": "2026-01", "to": "2030-12", "step": "year", "seed": 4, "draws": 0,
    "alliance": {"members": ["EU27", "JPN", "KOR", "USA"], "pooled_stocks": True, "open_arcs": True},
    "levers": [
        {"id": "stop", "kind": "export_control", "countries": ["CHN"], "stages": ["separation", "metal", "magnet"],
         "destinations": [], "window": ["2027-01", "2028-12"],
         "remaining": {"value": .2, "low": 0, "high": .5, "shape": "pert"}},
        {"id": "floor", "kind": "price_floor", "countries": ["EU27"], "stages": ["magnet"], "floor": 80, "share": .3,
         "window": ["2026-01", None]},
        {"id": "plant", "kind": "project", "countries": ["DEU"], "stages": ["magnet"], "window": ["2026-01", None],
         "capacity": 3000, "success": .9, "capex": 300, "lead_months": 0},
        {"id": "reserve", "kind": "stockpile", "countries": ["EU27"], "days": 60, "window": ["2026-01", None]},
    ],
}


def run(*arguments, scenario=SCENARIO):
    """Runs `run` on a scenario; text that is no scenario goes in as it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "stop.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write(scenario if isinstance(scenario, str) else json.dumps(scenario))
        return subprocess.run([CLI, "run", *arguments, path], capture_output=True, text=True)


def changed(**members):
    return dict(SCENARIO, **members)


def walk(value, key=None):
    """Every number with the key that it stands under; names of countries and stages pass theirs on."""
    if isinstance(value, dict):
        for name, inner in value.items():
            is_code = name.isupper() or name in ("p5", "p25", "p50", "p75", "p95", "mean", "EU27") or " " in name
            yield from walk(inner, key if is_code else name)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner, key)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield key, value


class Json(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = run()
        assert done.returncode == 0, done.stderr
        cls.document = json.loads(done.stdout)

    def test_units(self):
        """Numbers carry their unit in the key."""
        bare = {"price_ratio", "hhi_low", "hhi_high", "eu_supply_risk", "geopolrisk", "usgs_supply_risk", "draws",
                "seed", "by_year", "year", "value", "low", "high"}
        endings = ("_t", "_pct", "_usd", "_usd_per_kg", "_days")
        for key, _ in walk(self.document):
            self.assertTrue(key in bare or key.endswith(endings), key)

    def test_lengths(self):
        periods = len(self.document["periods"])
        self.assertEqual(periods, 5)
        for consumer in self.document["consumers"]:
            for conduct in "fragmented", "coordinated":
                for key, value in consumer[conduct].items():
                    if isinstance(value, list):
                        self.assertEqual(len(value), periods, key)
                for stage in consumer[conduct]["stages"].values():
                    self.assertEqual(len(stage["hhi_low"]), periods)

    def test_shares(self):
        """At the last stage the origin share is the direct share; the shares of a stage add up."""
        for consumer in self.document["consumers"]:
            for conduct in "fragmented", "coordinated":
                told = consumer[conduct]
                for stage in told["stages"].values():
                    for t in range(5):
                        total = sum(shares[t] for shares in stage["origin_share_pct"].values())
                        self.assertTrue(abs(total - 100) < 1e-6 or total == 0, total)
                        self.assertLessEqual(stage["hhi_low"][t], stage["hhi_high"][t] + 1e-12)
                magnet = told["stages"]["magnet"]
                self.assertEqual(magnet["origin_largest"], told["largest"])
                for t in range(5):
                    self.assertAlmostEqual(magnet["origin_largest_share_pct"][t], told["largest_share_pct"][t], 9)

    def test_sums(self):
        """What is told of all is the sum of what is told of each."""
        for conduct in "fragmented", "coordinated":
            for key in "demand_t", "served_t", "shortage_t", "stock_t", "stock_draw_t":
                for t in range(5):
                    total = sum(consumer[conduct][key][t] for consumer in self.document["consumers"])
                    self.assertAlmostEqual(self.document["all"][conduct][key][t], total, 4)
            for consumer in self.document["consumers"]:
                told = consumer[conduct]
                for t in range(5):
                    self.assertAlmostEqual(told["demand_t"][t], told["served_t"][t] + told["shortage_t"][t], 4)

    def test_costs(self):
        price = self.document["reference_price"]["value"]
        for conduct in "fragmented", "coordinated":
            costs = self.document["alliance"][conduct]["costs"]
            for t in range(5):
                self.assertAlmostEqual(costs["premium_usd"][t], costs["capital_usd"][t] +
                                       costs["stock_holding_usd"][t] - costs["contracts_usd"][t], 2)
                used = self.document["alliance"][conduct]["served_t"][t] * 1000
                self.assertAlmostEqual(costs["premium_usd_per_kg"][t], costs["premium_usd"][t] / used, 9)
            contract = self.document["contracts"][0][conduct]
            told = contract["price_usd_per_kg"][0]
            self.assertAlmostEqual(told, price, 4)
            self.assertAlmostEqual(contract["contract_usd"][0] / ((told - 80) * contract["quantity_t"][0] * 1000), 1, 9)
        total = self.document["all"]["total"]
        self.assertAlmostEqual(total["dividend_usd"], total["dividend_t"] * 1000 * price, 1)
        self.assertAlmostEqual(total["dividend_pct"], 100 * total["dividend_t"] / total["fragmented_shortage_t"], 9)

    def test_price_follows_shortage(self):
        """r = (S/D)^(1/(−0.3 − 0.2)) of the group, at most 20."""
        for conduct in "fragmented", "coordinated":
            alliance = self.document["alliance"][conduct]
            member = next(c for c in self.document["consumers"] if c["consumer"] == "JPN")[conduct]
            for t in range(5):
                ratio = (alliance["served_t"][t] / alliance["demand_t"][t]) ** -2
                self.assertAlmostEqual(member["price_ratio"][t], min(ratio, 20), 6)

    def test_targets(self):
        kinds = [(t["consumer"], t["kind"], t["threshold_pct"]) for t in self.document["targets"]]
        for kind in ("extraction", 10), ("processing", 40), ("recycling", 25), ("ceiling", 65):
            self.assertIn(("EU27", *kind), kinds)
        for target in self.document["targets"]:
            for conduct in "fragmented", "coordinated":
                told = target[conduct]
                self.assertIsNone(told["probability_pct"])
                if told["value_pct"] is None:
                    self.assertIsNone(told["is_met"])
                elif target["comparison"] == "at most":
                    self.assertEqual(told["is_met"], told["value_pct"] <= target["threshold_pct"])
                else:
                    self.assertEqual(told["is_met"], told["value_pct"] >= target["threshold_pct"])

    def test_draws(self):
        done = run("--draws=200")
        document = json.loads(done.stdout)
        consumer = document["consumers"][0]["coordinated"]
        for band in "shortage_band_t", "served_band_t", "largest_share_band_pct", "price_ratio_band":
            for t in range(5):
                self.assertLessEqual(consumer[band]["p5"][t], consumer[band]["p95"][t] + 1e-9)
        ceiling = next(t for t in document["targets"] if t["kind"] == "ceiling")
        self.assertTrue(0 <= ceiling["coordinated"]["probability_pct"] <= 100)
        self.assertIn("dividend_band_usd", document["all"]["total"])
        self.assertEqual(done.stdout, run("--draws=200", "--threads=3").stdout)


class Tables(unittest.TestCase):
    def rows(self, *arguments):
        done = run(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return list(csv.DictReader(io.StringIO(done.stdout)))

    def test_periods(self):
        rows = self.rows("--format=csv")
        document = json.loads(run().stdout)
        self.assertEqual(len(rows), 2 * 5 * (len(document["consumers"]) + 2))
        for row in rows:
            if row["consumer"] == "JPN" and row["conduct"] == "coordinated" and row["period"] == "2027-01":
                told = next(c for c in document["consumers"] if c["consumer"] == "JPN")["coordinated"]
                self.assertAlmostEqual(float(row["shortage_t"]), told["shortage_t"][1], 9)
                self.assertAlmostEqual(float(row["mining_hhi_low"]), told["stages"]["mining"]["hhi_low"][1], 12)
                self.assertEqual(row["magnet_origin_largest"], told["largest"][1])
                self.assertEqual(row["premium_usd"], "")
                break
        else:
            self.fail("no such row")

    def test_other_rows(self):
        self.assertEqual(len(self.rows("--format=csv", "--rows=contracts")), 10)
        targets = self.rows("--format=csv", "--rows=targets")
        self.assertEqual({row["is_met"] for row in targets} - {"yes", "no", "unknown"}, set())
        totals = self.rows("--format=csv", "--rows=totals")
        self.assertEqual(totals[0]["consumer"], "members")
        self.assertIn("dividend_usd", totals[0])
        for rows in "periods", "totals", "targets", "contracts":
            for form in "json", "csv", "table":
                self.assertEqual(run("--rows=" + rows, "--format=" + form).returncode, 0)


class Explain(unittest.TestCase):
    def test_json(self):
        done = run("--explain=shortage_t:JPN:2027:fragmented")
        document = json.loads(done.stdout)
        result = json.loads(run().stdout)
        told = next(c for c in result["consumers"] if c["consumer"] == "JPN")["fragmented"]["shortage_t"][1]
        self.assertAlmostEqual(document["nodes"][0]["value"], told, 9)
        self.assertEqual(document["nodes"][0]["depth"], 0)
        levers = {lever for node in document["nodes"] for lever in node["levers"]}
        self.assertIn("stop", levers)
        titles = [source["title"] for node in document["nodes"] for source in node["sources"]]
        self.assertTrue(titles and all(titles))

    def test_text(self):
        done = run("--explain=premium_usd_per_kg", "--format=table")
        self.assertEqual(done.returncode, 0)
        for word in "premium = capital + holding − contracts", "MODEL §6", "lever plant", "lever floor":
            self.assertIn(word, done.stdout)
        self.assertEqual(run("--explain=hhi_low.metal:all", "--format=csv").stdout.splitlines()[0].split(",")[0],
                         "depth")

    def test_every_metric_is_documented(self):
        help_text = subprocess.run([CLI, "run", "--help"], capture_output=True, text=True).stdout
        known = run("--explain=nothing").stderr.split("there are ", 1)[1].split(".")[0].split(", ")
        self.assertGreater(len(known), 30)
        for metric in known:
            self.assertIn(metric, help_text)
            done = run("--explain=" + metric)
            # Metrics at a stage and by country want more words, and say which.
            if done.returncode != 0:
                self.assertEqual(done.returncode, 2)
                self.assertIn(metric + ".", done.stderr)


class Faults(unittest.TestCase):
    def refuse(self, status, word, *arguments, scenario=SCENARIO):
        done = run(*arguments, scenario=scenario)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertIn(word, done.stderr)
        self.assertEqual(done.stdout, "")

    def test_options(self):
        self.refuse(2, "--draws", "--draws=1000000000")
        self.refuse(2, "--draws", "--draws=-1")
        self.refuse(2, "--draws", "--draws=many")
        self.refuse(2, "--seed", "--seed=1.5")
        self.refuse(2, "--threads", "--threads=1000")
        self.refuse(2, "json, csv or table", "--format=xml")
        self.refuse(2, "periods, totals, targets or contracts", "--rows=all")
        self.refuse(2, "shortage_t", "--explain=shortage")
        self.refuse(2, "EU27", "--explain=shortage_t:FRA")
        self.refuse(2, "mining", "--explain=hhi_low.smelting")
        self.refuse(2, "2026-01 to 2030-12", "--explain=shortage_t:EU27:1999")

    def test_scenarios(self):
        lever = SCENARIO["levers"][0]
        self.refuse(1, "probability", scenario=changed(levers=[dict(lever, probability=1.2)]))
        self.refuse(1, "window", scenario=changed(levers=[dict(lever, window=["2028-01", "2027-01"])]))
        self.refuse(1, "remaining", scenario=changed(levers=[dict(lever, remaining={"value": .2, "low": .5, "high": .1})]))
        self.refuse(1, "smelting", scenario=changed(levers=[dict(lever, stages=["smelting"])]))
        self.refuse(1, "ZZZ", scenario=changed(levers=[dict(lever, countries=["ZZZ"])]))
        self.refuse(1, "unobtainium", scenario=changed(material="unobtainium"))
        self.refuse(1, "market.demand_elasticity", scenario=changed(market={"demand_elasticity": .3}))
        self.refuse(1, "market.price_cap", scenario=changed(market={"price_cap": 0}))
        self.refuse(1, "stop.json", scenario="{\"format\": NaN}")

    def test_missing(self):
        done = subprocess.run([CLI, "run", "/nowhere/at/all.json"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 3)
        self.assertIn("/nowhere/at/all.json", done.stderr)


if __name__ == "__main__":
    unittest.main()
