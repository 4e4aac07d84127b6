#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What `lodestone-cli run` says about scenarios that are wrong.

Each must fail with one line that names the member and what would be right, and without a result.
Usage: check-scenario-faults.py LODESTONE_CLI
"""

import json
import os
import subprocess
import sys
import tempfile

SCENARIO = {
    "format": "lodestone-scenario", "version": 1, "id": "fault", "material": "ndfeb_magnets",
    "from": "2026-01", "to": "2027-12", "step": "year", "seed": 1, "draws": 0,
}
CONTROL = {
    "id": "L1", "kind": "export_control", "countries": ["CHN"], "stages": ["magnet"],
    "window": ["2026-01", "2026-12"], "remaining": 0.2,
}


def lever(**members):
    return json.dumps({**SCENARIO, "levers": [{**CONTROL, **members}]})


def of_kind(kind, **members):
    return json.dumps({**SCENARIO, "levers": [{"id": "L1", "kind": kind, **members}]})


def scenario(**members):
    return json.dumps({**SCENARIO, "levers": [CONTROL], **members})


PLANT = {"id": "P", "kind": "project", "countries": ["USA"], "stages": ["magnet"], "window": ["2026-01", None]}

# What is in the file, further arguments, and words that the message must have.
FAULTS = [
    (lever(countries=["XXX"]), [], ["countries", "XXX", "ISO 3166-1"]),
    (lever(destinations=["Europe"]), [], ["destinations", "Europe", "EU27"]),
    (lever(stages=["smelting"]), [], ["stages", "smelting", "mining, separation, metal, magnet"]),
    (lever(stages=["use"]), [], ["stages", "use", "magnet"]),
    (lever(countries=[]), [], ["countries", "one at least"]),
    (lever(window=["2027-01", "2026-01"]), [], ["window", "first month must come first"]),
    (lever(remaining={"value": 0.5, "low": 0.9, "high": 0.1}), [], ["remaining.low", "0.9"]),
    (lever(remaining={"value": 2, "low": 0, "high": 2}), [], ["remaining", "at most 1"]),
    (lever(probability=1.2), [], ["probability", "1.2", "from 0 to 1"]),
    (lever(probability=0.5).replace("0.5", "NaN"), [], ["NaN", "probability", "finite"]),
    (lever(probability=0.5).replace("0.5", "1e999"), [], ["too large", "1.8e308"]),
    (lever(probability="often"), [], ["probability", "number"]),
    (lever(material="gallium"), [], ["material", "gallium", "dysprosium_terbium"]),
    (lever(material="dysprosium_terbium"), [], ["stages", "magnet", "dysprosium_terbium has no"]),
    (of_kind("stockpile", countries=["FRA"], target=10), [], ["countries", "FRA", "EU27"]),
    (of_kind("stockpile", countries=["JPN"], budget=100), [], ["price", "USD/kg"]),
    (of_kind("recycling", countries=["JPN"], stages=["metal", "magnet"]), [], ["stages", "name one"]),
    (of_kind("recycling", countries=["FRA"]), [], ["countries", "FRA", "EU27"]),
    (of_kind("guaranteed_procurement", countries=["USA"]), [], ["projects", "no project lever", "add one"]),
    (of_kind("guaranteed_procurement", countries=["USA"], projects=["P"]), [], ["projects", "P", "project lever"]),
    (of_kind("project", project="no-such-plant"), [], ["project", "no-such-plant"]),
    (of_kind("project", countries=["USA", "JPN"], stages=["magnet"]), [], ["one country at one stage"]),
    (of_kind("project", countries=["USA"], stages=["magnet"], discovered="2001-01"), [], ["discovered", "window"]),
    (of_kind("tariff"), [], ["kind", "tariff", "export_control"]),
    (scenario(draws=10**9), [], ["draws", "1000000"]),
    (scenario(), ["--draws=1000000000"], ["draws", "100"]),
    (scenario(), ["--draws=-1"], ["draws"]),
    (scenario(), ["--seed=x"], ["seed"]),
    (scenario(step="week"), [], ["step", "week", "quarter"]),
    (scenario(to="2020-01"), [], ["to", "before from"]),
    (scenario(hoarding=-1), [], ["hoarding", "between 0 and 10"]),
    (scenario(rounds=0), [], ["rounds", "1"]),
    (scenario(tiers={"USA": {"defence": 1.2}}), [], ["tiers.USA.defence", "from 0 to 1"]),
    (scenario(tiers={"USSR": {"defence": 0.2}}), [], ["tiers.USSR", "consumer"]),
    (scenario(alliance={"members": ["EU"]}), [], ["alliance.members", "EU", "EU27"]),
    (scenario(material="cheese"), [], ["cheese"]),
    (scenario(levers=[CONTROL, CONTROL]), [], ["id", "L1", "differ"]),
    (scenario(levers=[PLANT, {"id": "L1", "kind": "guaranteed_procurement", "countries": ["FRA"],
                              "projects": ["P"]}]), [], ["countries", "FRA"]),
]


def check(cli, folder, text, arguments, words):
    path = os.path.join(folder, "fault.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    run = subprocess.run([cli, "run", *arguments, path], capture_output=True, text=True, timeout=60)
    # A wrong option is followed by the usage line.
    message, _, _ = run.stderr.strip().partition("\nUsage: ")
    faults = [word for word in words if word not in message]
    if run.returncode not in (1, 2) or run.stdout or "\n" in message or faults:
        print(f"not ok: exit {run.returncode}, {message!r}, misses {faults}\n  {text}")
        return False
    print(f"ok: {message}")
    return True


def main():
    cli = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        results = [check(cli, folder, *fault) for fault in FAULTS]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
