#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the atlas: reads the source tables (CSV), writes the JSON files that the program carries.

usage: build-atlas.py FOLDER-OF-THE-TABLES [OUTPUT-FOLDER]

Each function below says which file it writes from which table and what it changes on the way. Rows are
never added together here, and values that no source states (unconfirmed.csv) go into a file of their own
and into no other. Doubts become notes of the figures they concern. Chains are in atlas_chain.py, what
plants add in atlas_projects.py, demand, projections, reserves and checks in atlas_outlook.py.

Not converted, because the program has shapes of its own: geo.
"""

import csv
import pathlib
import re
import sys

import atlas_chain
import atlas_events
import atlas_exchange
import atlas_outlook
import atlas_projects
import atlas_tiles
from atlas_json import block, line, number, tidy, write
from atlas_rows import grouped, note_of, range_of
from atlas_words import (CITATIONS, COUNTRY_NAMES, MATERIAL_NAMES, PRICE_CONVERSIONS, PRICE_DOUBT,
                         PRICE_DOUBT_MATERIALS, PRICE_UNITS, PSEUDO, SYMBOLS, TAIWAN_NOTE, TARGET_UNITS, UNITS, WIDE_CODES)

EDITION = "2026-11"
READINGS = pathlib.Path(__file__).parent / "readings"
CHAINS = atlas_chain.list_chains()

DIMENSIONS = ["voice_accountability", "political_stability", "government_effectiveness",
              "regulatory_quality", "rule_of_law", "control_of_corruption"]


COUNTED_BY = {"eurostat_comext_2024a": "Eurostat", "eurostat_comext_2022_24b": "Eurostat",
              "cepii_baci_202601": "CEPII BACI", "usgs_mcs2026": "USGS"}


class Tables:
    """The source tables, each read when it is first asked for."""

    def __init__(self, folder):
        self.folder = folder
        self.rows = {}

    def __getitem__(self, name):
        if name not in self.rows:
            with open(self.folder / f"{name}.csv", encoding="utf-8", newline="") as stream:
                self.rows[name] = list(csv.DictReader(stream))
        return self.rows[name]

    def one(self, table, **want):
        found = [r for r in self[table] if all(r[k] == v for k, v in want.items())]
        if len(found) != 1:
            sys.exit(f"{table}.csv: {len(found)} rows match {want}; one was expected")
        return found[0]


def write_sources(tables, out):
    """sources.json from sources.csv, with a short title for footers, and the source of exchange rates."""
    rows = []
    for row in tables["sources"]:
        rows.append(block(
            ("id", row["id"]), ("short_title", CITATIONS[row["id"]]), ("title", row["title"]),
            ("publisher", row["publisher"]), ("year", number(row["year"])), ("url", row["url"]),
            ("licence", row["licence"]), ("obtained", row["how_obtained"])))
    rows.append(atlas_exchange.source(READINGS))
    write(out / "sources.json", "sources", {"rows": rows})


def write_countries(tables, out):
    """countries.json and economies.json from countries.csv: short names for every label, groups last; and
    people and money apart, since few ask. Two codes are added that the tables use without a row: UNK, and
    XKX, which is no code of ISO 3166-1."""
    found = {row["iso3"]: row for row in tables["countries"]}
    for code in ("UNK", "XKX"):
        found.setdefault(code, dict.fromkeys(found["WLD"], ""))
    found["XKX"]["iso2"] = "XK"
    codes = sorted(set(found) - set(PSEUDO)) + PSEUDO
    rows = []
    economies = []
    for code in codes:
        row = found[code]
        rows.append(line(
            ("iso3", code), ("iso2", row["iso2"]), ("name", COUNTRY_NAMES.get(code, row["name"])),
            ("official_name", row["official_name"]),
            ("eu", True if row["eu27"] == "1" and code not in PSEUDO else None),
            ("g7", True if row["g7"] == "1" and code not in PSEUDO else None),
            ("pseudo", True if code in PSEUDO else None)))
        if row["population"] or row["gdp_usd"]:
            economies.append(line(
                ("country", code), ("population", number(row["population"])),
                ("population_year", number(row["population_year"]) if row["population"] else None),
                ("gdp_usd", number(row["gdp_usd"])),
                ("gdp_year", number(row["gdp_year"]) if row["gdp_usd"] else None)))
    write(out / "countries.json", "countries", {"source": "iso_3166", "rows": rows})
    write(out / "economies.json", "economies", {"sources": ["wb_population", "wb_gdp"], "rows": economies})


def write_governance(tables, out):
    """governance.json from governance.csv, standard errors in the order of the dimensions that have a value.
    Two rows with two dimensions have no mean there, nor here."""
    rows = []
    for row in tables["governance"]:
        rows.append(line(
            ("country", row["iso3"]), ("year", number(row["year"])), ("mean", number(row["wgi_mean"])),
            *[(name, number(row[name])) for name in DIMENSIONS],
            ("errors", [number(row[f"{name}_se"]) for name in DIMENSIONS if row[name]])))
    write(out / "governance.json", "governance", {"source": "wgi_2024", "rows": rows})


def write_materials(tables, out):
    """materials.json from materials.csv: names in words, and which converted tables hold the key. Keys
    that only events or chains name are added."""
    kept = {"consumption", "crosscheck", "demand", "imports", "prices", "production", "projections",
            "projects", "reliance", "reserves", "shares", "us_salient"}
    names = {"crosscheck": "crosschecks", "us_salient": "salient"}
    dictionary = {row["material"]: row for row in tables["materials"]}
    for event in tables["events"]:
        for key in filter(None, event["materials"].split(";")):
            dictionary.setdefault(key, {"name": key.replace("_", " ").capitalize(), "files": "",
                                        "symbol": SYMBOLS.get(key, "")})
    for key, name in CHAINS.items():
        dictionary.setdefault(key, {"name": name or key, "files": "", "symbol": ""})
    rows = []
    for key, row in sorted(dictionary.items()):
        rows.append(line(
            ("key", key), ("name", MATERIAL_NAMES.get(key, row["name"])), ("symbol", row["symbol"]),
            ("tables", [names.get(t, t) for t in row["files"].split(";") if t in kept]
             + (["chains"] if key in CHAINS else []))))
    write(out / "materials.json", "materials", {"rows": rows})


def write_production(tables, out):
    """production/MATERIAL.json from production.csv: one series a block, one figure a line. Rows of a
    series add up; "WLD" is the world. Units are written as symbols; a value that is withheld or not
    available has none and is never zero."""
    for (material,), rows in sorted(grouped(tables["production"], "material").items()):
        series = []
        for key, members in grouped(rows, "stage", "measure", "series", "unit", "source_id").items():
            figures = []
            for row in members:
                low, high = range_of(row)
                dry = "Dry tonnes." if "dry" in row["unit"] else ""
                tonnes = number(row["tonnes"]) if row["unit"] != "metric tons" else None
                figures.append(line(
                    ("country", row["iso3"]), ("year", number(row["year"])),
                    ("value", number(row["value"])), ("low", low), ("high", high), ("t", tonnes),
                    ("status", row["status"]), ("note", note_of("production", row, dry))))
            series.append(block(
                ("stage", key[0]), ("measure", key[1]), ("series", key[2]), ("unit", UNITS[key[3]]),
                ("source", key[4]), ("rows", figures)))
        write(out / "production" / f"{material}.json", "production",
              {"material": material, "series": series})


def write_shares(tables, out):
    """shares/MATERIAL.json from shares.csv: percent of world supply, 100 for each stage and year."""
    for (material,), members in sorted(grouped(tables["shares"], "material").items()):
        groups = []
        for key, rows in grouped(members, "stage", "year", "quality", "basis", "source_id",
                                 "series").items():
            figures = [line(("country", r["iso3"]), ("share_pct", number(r["share_pct"])),
                            ("t", number(r["tonnes"]))) for r in rows]
            groups.append(block(
                ("stage", key[0]), ("year", number(key[1])), ("quality", key[2]),
                ("basis", "reported" if key[3] == "cited share" else "derived"), ("source", key[4]),
                ("series", key[5]), ("note", note_of("shares", rows[0])), ("rows", figures)))
        write(out / "shares" / f"{material}.json", "shares", {"material": material, "groups": groups})


def write_reliance(tables, out):
    """reliance.json from reliance.csv: net import reliance in percent, with what it is a percentage of."""
    rows = []
    for row in tables["reliance"]:
        low, high = number(row["low"]), number(row["high"])
        value = number(row["net_import_reliance_pct"])
        if low == high == value:
            low = high = None
        rows.append(line(
            ("consumer", row["consumer"]), ("material", row["material"]), ("stage", row["stage"]),
            ("form", row["form"]), ("year", number(row["year"])), ("pct", value), ("low", low),
            ("high", high), ("status", row["status"]), ("definition", row["basis"]),
            ("source", row["source_id"]), ("note", note_of("reliance", row))))
    write(out / "reliance.json", "reliance", {"rows": rows})


def write_prices(tables, out):
    """prices.json from prices.csv: as printed, and in USD a kilogram where the unit is a weight price."""
    items = []
    for key, rows in grouped(tables["prices"], "material", "item", "unit", "source_id", "note").items():
        doubt = PRICE_DOUBT if key[0] in PRICE_DOUBT_MATERIALS else ""
        figures = []
        for row in rows:
            low, high = range_of(row)
            per_tonne = number(row["usd_per_tonne"])
            figures.append(line(
                ("year", number(row["year"])), ("value", number(row["value"])), ("low", low), ("high", high),
                ("usd_per_kg", None if per_tonne is None else tidy(per_tonne / 1000, 6)),
                ("status", row["status"])))
        items.append(block(
            ("material", key[0]), ("item", key[1]), ("unit", PRICE_UNITS[key[2]]),
            ("conversion", PRICE_CONVERSIONS.get(PRICE_UNITS[key[2]])), ("source", key[3]),
            ("note", note_of("prices", rows[0], doubt)), ("rows", figures)))
    write(out / "prices.json", "prices", {"items": items})


def code_label(code):
    """"CN 85051110" as customs write it: "CN 8505 11 10"."""
    return re.sub(r"^(CN|HS) (\d{4})(\d\d)(\d\d)?$", r"\1 \2 \3 \4", code).strip()


def second_share(row):
    """The share on the other basis, which the tables keep in the words of the note."""
    found = re.search(r"(?:quantity|value) share ([0-9.]+) %", row["note"])
    return number(found[1]) if found else None


def import_measure(key, rows):
    """One measure: a consumer, a code, a period. The total is the WLD row. The second basis is the one
    in the notes: quantity beside Eurostat's value, value beside BACI's quantity; the remainder "OTH"
    of the second basis is what is left of 100."""
    consumer, stage, form, code, period, source = key
    total = next((r for r in rows if r["partner_iso3"] == "WLD"), None)
    parts = [r for r in rows if r["partner_iso3"] != "WLD"]
    seconds = {r["partner_iso3"]: second_share(r) for r in parts}
    has_second = any(v is not None for v in seconds.values())
    if has_second and seconds.get("OTH", 0) is None:
        seconds["OTH"] = tidy(100 - sum(v for v in seconds.values() if v is not None), 2)
    basis = {"quantity": "quantity", "value": "value"}.get(parts[0]["share_basis"], "content")
    notes = [WIDE_CODES.get(code, "")]
    if any("extra-EU" in r["note"] for r in rows):
        notes.append("Imports from outside the EU.")
    if any("completeness not cross-checked" in r["note"] for r in rows):
        notes.append("Completeness not cross-checked.")
    if any(r["status"] == "incomplete" for r in rows):
        notes.append("This extract covers only part of the code.")
    figures = []
    for row in parts:
        own = {"lower_bound": "At least this.", "upper_bound": "At most this."}.get(row["status"], "")
        if "Other Asia" in row["note"]:
            own = TAIWAN_NOTE
        if row["partner_iso3"] == "OTH" and row["status"] == "derived":
            own = "Remainder after the six largest origins."
        figures.append(line(
            ("partner", row["partner_iso3"]), ("share_pct", number(row["share_pct"])),
            ("second_share_pct", seconds[row["partner_iso3"]]), ("t", number(row["tonnes"])),
            ("value", number(row["value"])),
            ("status", row["status"] if row["status"] not in ("reported", "incomplete") else None),
            ("note", own)))
    return block(
        ("consumer", consumer), ("stage", stage), ("form", form), ("code", code),
        ("code_label", code_label(code)), ("counted_by", COUNTED_BY[source]), ("period", period),
        ("basis", basis),
        ("second_basis", {"quantity": "value", "value": "quantity"}[basis] if has_second else None),
        ("currency", parts[0]["currency"].lstrip("k")), ("source", source),
        ("wide", True if code in WIDE_CODES else None),
        ("incomplete", True if any(r["status"] == "incomplete" for r in rows) else None),
        ("total_t", number(total["tonnes"]) if total else None),
        ("total_value", number(total["value"]) if total else None),
        ("note", " ".join(n for n in notes if n)), ("rows", figures))


def write_imports(tables, out):
    """imports/MATERIAL.json from imports.csv: one measure a block (never added across measures), one
    origin a line; values are in thousands of the currency."""
    for (material,), rows in sorted(grouped(tables["imports"], "material").items()):
        measures = [import_measure(key, members) for key, members in grouped(
            rows, "consumer", "stage", "form", "code", "period", "source_id").items()]
        write(out / "imports" / f"{material}.json", "imports",
              {"material": material, "measures": measures})


def write_targets(tables, out):
    """targets.json from targets.csv. A percentage keeps what it is a percentage of in its scope."""
    rows = []
    for row in tables["targets"]:
        of = row["unit"].removeprefix("percent ") if row["unit"].startswith("percent") else ""
        figure = line(("value", number(row["value"])), ("unit", TARGET_UNITS[row["unit"]]),
                      ("basis", "reported"), ("sources", [row["source_id"]]), ("note", row["note"]))
        rows.append(block(
            ("jurisdiction", row["jurisdiction"]), ("target", row["target"]),
            ("comparison", row["comparison"]), ("figure", figure), ("by_year", number(row["by_year"])),
            ("scope", "; ".join(p for p in [of, row["scope"]] if p))))
    write(out / "targets.json", "targets", {"rows": rows})


def write_index(out):
    """atlas.json, and the list of files that are linked into the program."""
    write(out / "atlas.json", "", {
        "edition": EDITION,
        "credit": "Data: U.S. Geological Survey, Mineral Commodity Summaries 2026; IEA Critical Minerals "
                  "Dataset (CC BY 4.0); CEPII BACI; Eurostat; World Bank (CC BY 4.0)."})
    names = sorted(str(p.relative_to(out)) for p in out.rglob("*.json") if "definitions" not in p.parts)
    files = "\n".join(f"    <file>{name}</file>" for name in names)
    (out / "atlas.gresource.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<gresources>\n'
        f'  <gresource prefix="/lodestone/atlas">\n{files}\n  </gresource>\n</gresources>\n',
        encoding="utf-8")


def main():
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    tables = Tables(pathlib.Path(sys.argv[1]))
    out = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).parent)

    write_sources(tables, out)
    write_countries(tables, out)
    write_governance(tables, out)
    write_materials(tables, out)
    write_production(tables, out)
    write_shares(tables, out)
    write_reliance(tables, out)
    write_prices(tables, out)
    write_imports(tables, out)
    atlas_events.write_events(tables, out, READINGS)
    atlas_exchange.write_exchange(out, READINGS)
    write_targets(tables, out)
    atlas_projects.write_projects(tables, out, READINGS)
    atlas_outlook.write_demand(tables, out)
    atlas_outlook.write_projections(tables, out)
    atlas_outlook.write_reserves(tables, out)
    atlas_outlook.write_salient(tables, out)
    atlas_outlook.write_consumption(tables, out)
    atlas_outlook.write_crosschecks(tables, out)
    atlas_outlook.write_unconfirmed(tables, out)
    atlas_chain.write_chains(tables, out)
    atlas_tiles.write_tiles(pathlib.Path(sys.argv[1]), out)
    write_index(out)


if __name__ == "__main__":
    main()
