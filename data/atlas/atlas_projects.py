# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants and mines: what each ADDS to a chain, in that chain's own product.

projects.csv gives nameplate tonnes of oxide, REO, feed and magnets in one unit, totals after an expansion, and
plants that already stand in the 2024 figures. readings/projects.toml says row by row what to make of it, and why;
here is only the arithmetic. A row ends with an amount, a product, a stage and a start, or with one sentence that
says why it is not counted.
"""

import re
import sys
import tomllib

from atlas_json import block, line, number, tidy, write


def figure(row, values, basis, words):
    value, low, high = (None if v is None else tidy(v, 1) for v in values)
    if low == high == value:
        low = high = None
    return line(("value", value), ("low", low), ("high", high), ("unit", "t/yr"), ("basis", basis),
                ("sources", row["sources"]), ("note", words))


def published(row, less):
    """Capacity, low and high of the row, less what stands or another row adds."""
    return [None if v is None else v - less
            for v in (number(row["capacity"]), number(row["capacity_low"]), number(row["capacity_high"]))]


def less_words(less):
    return f"Less {less:,} t that already stand or another row adds." if less else ""


def scaled(row, reading, factors):
    """The published amount times one factor."""
    factor, less = factors[reading["rule"]], reading.get("less", 0)
    values = published(row, less)
    words = f"× {factor['value']}: {factor['why']}. {less_words(less)}".strip()
    if "low" in factor:
        spread = [values[0] * factor["value"], (values[1] or values[0]) * factor["low"],
                  (values[2] or values[0]) * factor["high"]]
        return figure(row, spread, "assumed", words)
    return figure(row, [None if v is None else v * factor["value"] for v in values], "derived", words)


def plain(row, reading):
    less = reading.get("less", 0)
    return figure(row, published(row, less), "derived" if less else "reported", less_words(less))


def stated(row, reading):
    adds = reading["adds"]
    return figure(row, [adds["value"], adds["low"], adds["high"]], "derived", "")


def us_demand(tables, row, reading):
    """A share of what the United States used of the material, over the years before the plan."""
    used = [number(r["value"]) for r in tables["us_salient"]
            if r["material"] == row["material"] and r["detail"] == "Consumption, apparent" and r["year"] < "2025"]
    share = reading["share"]
    row = {**row, "sources": [*row["sources"], "usgs_mcs2026"]}
    return figure(row, [share * sum(used) / len(used), share * min(used), share * max(used)], "derived", "")


def adds_of(tables, row, reading, factors):
    row = {**row, "sources": [row["source_id"]]}
    rule = reading["rule"]
    if rule == "none":
        return None
    if rule == "plain":
        return plain(row, reading)
    if rule == "stated":
        return stated(row, reading)
    if rule == "us_demand":
        return us_demand(tables, row, reading)
    return scaled(row, reading, factors)


def start_month(text):
    """"YYYY-MM": the middle of the period that the source names, since a year says no month."""
    found = re.match(r"(\d{4})-(\d\d)(?:-\d\d)?$", text)
    if found and int(found[2]) <= 12:
        return f"{found[1]}-{found[2]}"
    found = re.match(r"(\d{4})-(\d{4})$", text)
    if found:
        months = (int(found[1]) * 12 + int(found[2]) * 12 + 11) // 2 + 1
        return f"{months // 12}-{months % 12 + 1:02}"
    found = re.match(r"(\d{4})(?:-(Q[1-4]|early|mid|end))?(?: \(part\))?$", text)
    if found:
        month = {None: 7, "Q1": 2, "Q2": 5, "Q3": 8, "Q4": 11, "early": 3, "mid": 7, "end": 12}[found[2]]
        return f"{found[1]}-{month:02}"
    return None


def project_id(row):
    words = re.sub(r"[^a-z0-9]+", "-", row["project"].lower()).strip("-")
    return f"{row['iso3'].lower()}-{words}"


def uncounted(adds, reading, start):
    """Why a row adds nothing to a chain; None when it does."""
    if adds is not None and start is not None:
        return None
    if adds is not None:
        return "No source states a start."
    return reading["why"]


def capacity_of(row):
    if not row["capacity"]:
        return None
    return line(("value", number(row["capacity"])), ("low", number(row["capacity_low"])),
                ("high", number(row["capacity_high"])), ("unit", row["unit"]), ("basis", "reported"),
                ("sources", [row["source_id"]]))


def write_projects(tables, out, folder):
    """projects.json from projects.csv: as published, and what each adds to which chain."""
    readings = tomllib.loads((folder / "projects.toml").read_text(encoding="utf-8"))
    products, factors = readings.pop("products"), readings.pop("factors")
    if set(readings) != {row["project"] for row in tables["projects"]}:
        sys.exit(f"readings/projects.toml: {set(readings) ^ {row['project'] for row in tables['projects']}}")
    rows = []
    for row in tables["projects"]:
        reading = readings[row["project"]]
        adds = adds_of(tables, row, reading, factors)
        start = start_month(reading.get("start", row["start"]))
        chain, stage = reading.get("chain"), reading.get("stage")
        rows.append(block(
            ("id", project_id(row)), ("name", row["project"]), ("company", row["company"]),
            ("country", row["iso3"]), ("material", row["material"]), ("stage", row["stage"]),
            ("product", row["product"]), ("capacity", capacity_of(row)), ("capacity_kind", row["capacity_kind"]),
            ("chain", chain), ("chain_stage", stage), ("adds", adds),
            ("adds_product", products[f"{chain}/{stage}"] if chain else None),
            ("in_baseline", True if reading.get("baseline") else None),
            ("start", start), ("start_text", row["start"]), ("reading", reading["why"]),
            ("uncounted", uncounted(adds, reading, start)), ("status", row["status"]), ("as_of", row["as_of"]),
            ("confidence", row["confidence"]), ("source", row["source_id"]), ("url", row["source_url"]),
            ("note", row["note"])))
    write(out / "projects.json", "projects", {"rows": rows})
