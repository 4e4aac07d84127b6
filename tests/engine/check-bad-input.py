#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad networks, formulas and scenarios: exit status 1 and one sentence that names the member.

usage: check-bad-input.py LODESTONE_CLI

Each row of a table is: what is put where (a path of members and indexes into a sound document), and
words that the message must have. Words in one tuple are alternatives.
"""

import copy
import json
import subprocess
import sys
import unittest

CLI = sys.argv.pop(1)

NETWORK = {
    "stages": ["mining", "refining"],
    "yields": [0.9],
    "producers": [
        {"stage": 0, "name": "AUS", "capacity": 100},
        {"stage": 1, "name": "JPN", "capacity": 80},
        {"stage": 1, "name": "DEU", "capacity": 20},
    ],
    "consumers": [
        {"name": "EU27", "demand": {"defence": 5, "other": 45}, "stock": 2},
        {"name": "USA", "demand": 40, "tier": "medical"},
    ],
    "flows": [
        {"stage": 0, "from": "AUS", "to": "JPN", "t": 80},
        {"stage": 0, "from": "AUS", "to": "DEU", "t": 20},
        {"stage": 1, "from": "JPN", "to": "EU27", "t": 40, "control": 0.5},
        {"stage": 1, "from": "JPN", "to": "USA", "t": 40},
        {"stage": 1, "from": "DEU", "to": "EU27", "t": 10},
    ],
    "members": ["EU27", "JPN"],
    "rounds": 3,
    "open_arcs": True,
    "pooled_stocks": False,
}

BAD_NETWORKS = [
    ({"stages": []}, ["stages"]),
    ({"stages": "mining"}, ["stages"]),
    ({"stages": ["a"] * 99}, ["stages"]),
    ({"stages": ["mining", "mining"]}, ["stages", "mining"]),
    ({"yields": [0]}, ["yields"]),
    ({"yields": [-1]}, ["yields"]),
    ({"yields": [0.9, 0.9, 0.9]}, ["yields"]),
    ({"producers.0.capacity": -1}, ["producers[0].capacity"]),
    ({"producers.0.capacity": "much"}, ["producers[0].capacity"]),
    ({"producers.0.capacity": 1e300}, ["producers[0].capacity"]),
    ({"producers.0.capacity": None}, ["producers[0].capacity"]),
    ({"producers.0.stage": 2}, ["producers[0].stage"]),
    ({"producers.0.stage": -1}, ["producers[0].stage"]),
    ({"producers.0.stage": 0.5}, ["producers[0].stage"]),
    ({"producers.2.name": "JPN"}, ["producers[2].name", "JPN"]),
    ({"producers.0.name": ""}, ["producers[0].name"]),
    ({"producers.0.name": 7}, ["producers[0].name"]),
    ({"producers": 7}, ["producers"]),
    ({"producers.0": []}, ["producers[0]"]),
    ({"consumers.1.name": "EU27"}, ["consumers[1].name", "EU27"]),
    ({"consumers.0.demand": -5}, ["consumers[0].demand"]),
    ({"consumers.0.demand": {"luxury": 5}}, ["consumers[0].demand", "luxury"]),
    ({"consumers.0.demand.defence": -5}, ["consumers[0].demand.defence"]),
    ({"consumers.0.stock": -2}, ["consumers[0].stock"]),
    ({"consumers.1.tier": "luxury"}, ["consumers[1].tier", "luxury"]),
    ({"consumers": {}}, ["consumers"]),
    ({"flows.0.t": -1}, ["flows[0].t"]),
    ({"flows.0.t": "80 t"}, ["flows[0].t"]),
    ({"flows.0.stage": 2}, ["flows[0].stage"]),
    ({"flows.0.stage": -1}, ["flows[0].stage"]),
    ({"flows.0.from": "XXX"}, ["flows[0].from", "XXX"]),
    ({"flows.0.to": "XXX"}, ["flows[0].to", "XXX"]),
    ({"flows.0.to": "USA"}, ["flows[0].to", "USA"]),
    ({"flows.0.to": "AUS"}, ["flows[0].to", "AUS"]),
    ({"flows.2.from": "AUS"}, ["flows[2].from", "AUS"]),
    ({"flows.2.control": 1.2}, ["flows[2].control"]),
    ({"flows.2.control": -0.1}, ["flows[2].control"]),
    ({"flows.2.control": True}, ["flows[2].control"]),
    ({"members": ["Atlantis"]}, ["members", "Atlantis"]),
    ({"members": "EU27"}, ["members"]),
    ({"members.0": 27}, ["members[0]"]),
    ({"rounds": 0}, ["rounds"]),
    ({"rounds": -3}, ["rounds"]),
    ({"rounds": 10**9}, ["rounds"]),
    ({"rounds": 2.5}, ["rounds"]),
    ({"open_arcs": "yes"}, ["open_arcs"]),
    ({"pooled_stocks": 1}, ["pooled_stocks"]),
]

METRICS = {
    "hhi": [[0.92, 0.05, 0.01, 0.02]],
    "nir": [{"imports": 900, "exports": 100, "stock_draw": 50, "production": 150}],
    "eu_supply_risk": [{"hhi_gs": 4, "hhi_eu": 2, "ir": 0.6, "rir": 0.1, "si": 0.9}],
    "n_minus_1": [{"supply": 100, "top": 70, "demand": 80}],
    "days_of_cover": [{"stock_t": 500, "use_tpa": 7300}],
    "price": [{"loss": 0.4, "ed": -0.3, "es": 0}],
    "cfd": [{"p": 60, "floor": 110, "q_t": 1000, "share": 0.3}],
    "premium": [
        {
            "p": 60,
            "floors": [{"floor": 110, "q_t": 1000, "share": 0.3}],
            "capex_usd": 0,
            "crf": 0.1,
            "stock_t": 0,
            "holding": 0,
            "use_t": 10000,
        }
    ],
    "geopolrisk": [{"hhi": 0.3, "num": 1000, "trade": 2000, "production": 500}],
    "exposure": [
        {
            "flows": [
                {"stage": 0, "from": "A", "to": "B", "t": 3},
                {"stage": 1, "from": "B", "to": "J", "t": 3},
            ],
            "consumer": "J",
            "country": "A",
        }
    ],
}

BAD_METRICS = [
    ({"hhi.0": [92, 5, 3]}, ["hhi[0]", "fraction"]),
    ({"hhi.0": [-0.5, 1]}, ["hhi[0]"]),
    ({"hhi.0": [0.9, 0.9]}, ["hhi[0]"]),
    ({"hhi.0.1": "x"}, ["hhi[0][1]"]),
    ({"hhi": 0.5}, ["hhi"]),
    ({"nir.0.imports": -1}, ["nir[0].imports"]),
    ({"nir.0.production": "none"}, ["nir[0].production"]),
    ({"nir.0": {"imports": 0, "exports": 0, "stock_draw": 0, "production": 0}}, ["nir[0]"]),
    ({"eu_supply_risk.0.ir": 1.2}, ["eu_supply_risk[0].ir"]),
    ({"eu_supply_risk.0.rir": -0.1}, ["eu_supply_risk[0].rir"]),
    ({"n_minus_1.0.demand": 0}, ["n_minus_1[0]"]),
    ({"days_of_cover.0.use_tpa": 0}, ["days_of_cover[0]"]),
    ({"days_of_cover.0.stock_t": -1}, ["days_of_cover[0].stock_t"]),
    ({"price.0.loss": 40}, ["price[0].loss"]),
    ({"price.0.ed": 0.3}, ["price[0].ed"]),
    ({"price.0.ed": 0}, ["price[0].ed"]),
    ({"price.0.es": -0.2}, ["price[0].es"]),
    ({"cfd.0.share": 1.5}, ["cfd[0].share"]),
    ({"cfd.0.q_t": -1}, ["cfd[0].q_t"]),
    ({"premium.0.use_t": 0}, ["premium[0]"]),
    ({"premium.0.floors.0.share": 2}, ["premium[0].floors[0].share"]),
    ({"premium.0.floors": 7}, ["premium[0].floors"]),
    ({"geopolrisk.0.hhi": 1.5}, ["geopolrisk[0].hhi"]),
    ({"exposure.0.consumer": "Z"}, ["exposure[0].consumer", "Z"]),
    ({"exposure.0.flows.0.stage": -1}, ["exposure[0].flows[0].stage"]),
    ({"exposure.0.flows.0.t": -3}, ["exposure[0].flows[0].t"]),
    ({"hhj": []}, ["hhj"]),
]

SCENARIO = {
    "format": "lodestone-scenario",
    "version": 1,
    "id": "stop",
    "title": "Stop",
    "material": "ndfeb_magnets",
    "from": "2026-01",
    "to": "2027-12",
    "step": "quarter",
    "seed": 3,
    "draws": 20,
    "alliance": {"members": ["EU27", "USA", "JPN"], "open_arcs": True},
    "levers": [
        {
            "id": "L1",
            "kind": "export_control",
            "countries": ["CHN"],
            "stages": ["magnet"],
            "destinations": ["EU27"],
            "window": ["2026-07", "2027-06"],
            "remaining": {"value": 0.2, "low": 0, "high": 0.5, "shape": "pert"},
            "probability": 0.5,
        },
        {
            "id": "L2",
            "kind": "project",
            "countries": ["AUS"],
            "stages": ["separation"],
            "window": ["2026-07", None],
            "capacity": 3000,
        },
        {
            "id": "L3",
            "kind": "stockpile",
            "countries": ["JPN"],
            "stages": ["magnet"],
            "target": 500,
            "purchase": 500,
        },
    ],
}

BAD_SCENARIOS = [
    ({"format": "lodestone-briefing"}, ["format"]),
    ({"version": "one"}, ["version"]),
    ({"id": "No Such Id!"}, ["id"]),
    ({"material": "unobtainium"}, ["material", "unobtainium"]),
    ({"material": ""}, ["material"]),
    ({"from": "2028-01"}, [("from", "to")]),
    ({"from": "2026-13"}, ["from"]),
    ({"to": "soon"}, ["to"]),
    ({"step": "week"}, ["step", "week"]),
    ({"seed": -1}, ["seed"]),
    ({"seed": 0.5}, ["seed"]),
    ({"draws": 10**9}, ["draws"]),
    ({"draws": -1}, ["draws"]),
    ({"rounds": 0}, ["rounds"]),
    ({"rounds": 10**6}, ["rounds"]),
    ({"hoarding": -1}, ["hoarding"]),
    ({"alliance.members": ["XXX"]}, ["alliance.members", "XXX"]),
    ({"alliance.members": "EU27"}, ["alliance.members"]),
    ({"alliance.open_arcs": "no"}, ["alliance.open_arcs"]),
    ({"alliance.from": "2026"}, ["alliance.from"]),
    ({"tiers": {"EU27": {"defence": 1.2}}}, ["tiers.EU27.defence"]),
    ({"tiers": {"EU27": {"defence": 0.7, "medical": 0.7}}}, ["tiers.EU27"]),
    ({"market": {"demand_elasticity": 0.3}}, ["market.demand_elasticity"]),
    ({"market": {"supply_elasticity": -1}}, ["market.supply_elasticity"]),
    ({"market": {"price_cap": 0}}, ["market.price_cap"]),
    ({"market": {"discount_rate": 8}}, ["market.discount_rate"]),
    ({"levers": {}}, ["levers"]),
    ({"levers.0.kind": "magic"}, ["levers[0].kind", "magic"]),
    ({"levers.1.id": "L1"}, ["levers[1].id", "L1"]),
    ({"levers.0.id": ""}, ["levers[0].id"]),
    ({"levers.0.countries": ["XXX"]}, ["levers[0].countries", "XXX"]),
    ({"levers.0.countries": ["china"]}, ["levers[0].countries", "china"]),
    ({"levers.0.countries": []}, ["L1", "countries"]),
    ({"levers.0.stages": ["smelting"]}, ["L1", "stages", "smelting"]),
    ({"levers.0.destinations": ["XXX"]}, ["levers[0].destinations", "XXX"]),
    ({"levers.0.window": ["2027-06", "2026-07"]}, ["levers[0].window"]),
    ({"levers.0.window": ["2026-07"]}, ["levers[0].window"]),
    ({"levers.0.window": ["2026-7", "2027-06"]}, ["levers[0].window"]),
    ({"levers.0.probability": 1.2}, ["levers[0].probability"]),
    ({"levers.0.probability": -0.1}, ["levers[0].probability"]),
    ({"levers.0.probability": "likely"}, ["levers[0].probability"]),
    ({"levers.0.remaining": -1}, ["levers[0].remaining"]),
    ({"levers.0.remaining": 1.5}, ["levers[0].remaining"]),
    ({"levers.0.remaining": "much"}, ["levers[0].remaining"]),
    ({"levers.0.remaining.low": 0.4}, ["levers[0].remaining"]),
    ({"levers.0.remaining.shape": "bell"}, ["levers[0].remaining.shape", "bell"]),
    ({"levers.0.remaining": {"value": 0.3, "low": 0.5, "high": 0.1}}, ["levers[0].remaining"]),
    (
        {"levers.0.remaining": {"value": 0.1, "low": 0, "high": 1, "shape": "lognormal"}},
        ["levers[0].remaining"],
    ),
    ({"levers.0.enabled": "no"}, ["levers[0].enabled"]),
    ({"levers.1.capacity": -3000}, ["levers[1].capacity"]),
    ({"levers.1.success": 1.2}, ["levers[1].success"]),
    ({"levers.1.stages": []}, ["L2", "stage"]),
    ({"levers.1.stages": ["smelting"]}, ["L2", "stages", "smelting"]),
    ({"levers.2.target": -1}, ["levers[2].target"]),
    ({"levers.2.release_trigger": 5}, ["levers[2].release_trigger"]),
]

REQUIRED = ("format", "version", "id", "material")
OPTIONAL_NUMBERS = ("stock_draw", "share", "floors", "capex_usd", "crf", "stock_t", "holding")
# Documents that are no JSON, or no object: text, and what the message must say.
BAD_TEXTS = [
    ("", []),
    ("[]", ["object"]),
    ("7", ["object"]),
    ('{"a": NaN}', []),
    ('{"a": 1e999}', []),
    ('{"a": 1, "a": 2}', ["a"]),
    ("{} {}", []),
    ("[" * 5000, []),
    ("\xff", []),
]


def put(document, changes):
    """A copy of the document with other values at the paths named."""
    changed = copy.deepcopy(document)
    for path, value in changes.items():
        *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        place = changed
        for step in way:
            place = place[step]
        place[last] = value
    return changed


def run(command, text):
    """Exit status, output and message of a command on a text."""
    data = text.encode("latin-1" if "\xff" in text else "utf-8")
    done = subprocess.run([CLI, command, "-"], input=data, capture_output=True, timeout=100)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class BadInput(unittest.TestCase):
    """Every row of every table."""

    def assert_refused(self, command, text, words):
        """Status 1, nothing on standard output, one line that names every word."""
        status, out, message = run(command, text)
        self.assertEqual(status, 1, message)
        self.assertEqual(out, "")
        self.assertEqual(message.count("\n"), 1, message)
        self.assertTrue(message.rstrip().endswith("."), message)
        for word in words:
            choices = word if isinstance(word, tuple) else (word,)
            self.assertTrue(any(choice in message for choice in choices), (word, message))

    def check_table(self, command, document, table):
        status, _, message = run(command, json.dumps(document))
        self.assertEqual(status, 0, message)
        for changes, words in table:
            with self.subTest(changes):
                self.assert_refused(command, json.dumps(put(document, changes)), words)

    def test_networks(self):
        self.check_table("network", NETWORK, BAD_NETWORKS)

    def test_metrics(self):
        self.check_table("metrics", METRICS, BAD_METRICS)

    def test_scenarios(self):
        self.check_table("run", SCENARIO, BAD_SCENARIOS)

    def test_missing_members(self):
        """What a network or a formula cannot do without is asked for by name."""
        for command, document, optional in (
            ("network", NETWORK, ("yields", "members", "rounds", "open_arcs", "pooled_stocks")),
            ("run", SCENARIO, tuple(key for key in SCENARIO if key not in REQUIRED)),
        ):
            for key in document:
                if key not in optional:
                    with self.subTest(key):
                        rest = {k: v for k, v in document.items() if k != key}
                        self.assert_refused(command, json.dumps(rest), [key])
        for key, items in METRICS.items():
            for member in items[0] if isinstance(items[0], dict) else ():
                if member not in OPTIONAL_NUMBERS:
                    with self.subTest((key, member)):
                        rest = {k: v for k, v in items[0].items() if k != member}
                        self.assert_refused("metrics", json.dumps({key: [rest]}), [key, member])

    def test_texts(self):
        for command in ("network", "metrics", "run"):
            for text, words in BAD_TEXTS:
                with self.subTest((command, text[:20])):
                    self.assert_refused(command, text, words)

    def test_numbers_that_are_none(self):
        """NaN and infinities are no JSON, wherever they stand."""
        for literal in ("NaN", "Infinity", "-Infinity", "1e400"):
            text = json.dumps(NETWORK).replace('"capacity": 100', '"capacity": ' + literal)
            self.assert_refused("network", text, [])
            text = json.dumps(SCENARIO).replace('"capacity": 3000', '"capacity": ' + literal)
            self.assert_refused("run", text, [])


if __name__ == "__main__":
    unittest.main()
