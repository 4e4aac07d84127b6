# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What will be needed, what will be made, what lies in the ground, and what one country used.

Each function says which file it writes from which table and what it changes on the way. Nothing is added up.
"""

from atlas_json import block, line, number, tidy, write
from atlas_rows import grouped, note_of, range_of
from atlas_words import UNITS

# Tonnes in one unit of weight; of volumes there are none.
TONNES = {"metric tons": 1, "tons": 1, "thousand metric tons": 1000, "thousand metric dry tons": 1000,
          "kilograms": 0.001}


def curve(rows, *pairs):
    """The years of one thing, as two lists of one length."""
    rows = sorted(rows, key=lambda r: r["year"])
    return line(*pairs, ("years", [number(r["year"]) for r in rows]),
                ("values", [number(r["value"]) for r in rows]))


def write_demand(tables, out):
    """demand.json from demand.csv: tonnes a year by use and scenario; the base year is a scenario of its own."""
    items = []
    for key, rows in grouped(tables["demand"], "material", "use", "unit", "source_id", "note").items():
        curves = [curve(members, ("scenario", scenario))
                  for (scenario,), members in grouped(rows, "scenario").items()]
        items.append(block(("material", key[0]), ("use", key[1]), ("unit", UNITS[key[2]]), ("source", key[3]),
                           ("note", note_of("demand", rows[0])), ("rows", curves)))
    write(out / "demand.json", "demand", {"items": items})


def write_projections(tables, out):
    """projections.json from projections.csv: tonnes a year by country; "WLD" is the world."""
    items = []
    for key, rows in grouped(tables["projections"], "material", "stage", "measure", "detail", "unit",
                             "source_id").items():
        curves = [curve(members, ("country", iso3)) for (iso3,), members in grouped(rows, "iso3").items()]
        items.append(block(("material", key[0]), ("stage", key[1]), ("measure", key[2]), ("series", key[3]),
                           ("unit", UNITS[key[4]]), ("source", key[5]),
                           ("note", note_of("projections", rows[0])), ("rows", curves)))
    write(out / "projections.json", "projections", {"items": items})


def shared_note(table, rows):
    """The note that every row has that has one; else "" and each row keeps its own."""
    notes = {note_of(table, r) for r in rows}
    return notes.pop() if len(notes) == 1 else ""


def amount(table, row, common, *pairs):
    low, high = range_of(row)
    note = note_of(table, row)
    value = number(row["value"])
    factor = TONNES.get(row["unit"])
    tonnes = tidy(value * factor, 6) if value is not None and factor not in (None, 1) else None
    return line(*pairs, ("year", number(row["year"])), ("value", value), ("low", low), ("high", high),
                ("t", tonnes), ("status", row["status"] if row["status"] != "reported" else None),
                ("note", note if note != common else None))


def write_reserves(tables, out):
    """reserves.json from reserves.csv: what lies in the ground; rows of a series add up."""
    series = []
    for key, rows in grouped(tables["reserves"], "material", "series", "unit", "source_id").items():
        common = shared_note("reserves", rows)
        series.append(block(
            ("material", key[0]), ("series", key[1]), ("unit", UNITS[key[2]]), ("source", key[3]),
            ("note", common),
            ("rows", [amount("reserves", r, common, ("country", r["iso3"])) for r in rows])))
    write(out / "reserves.json", "reserves", {"series": series})


def write_salient(tables, out):
    """salient.json from us_salient.csv: what the United States makes, trades, uses and holds."""
    series = []
    for key, rows in grouped(tables["us_salient"], "consumer", "material", "flow", "detail", "unit",
                             "source_id").items():
        common = shared_note("salient", rows)
        series.append(block(
            ("consumer", key[0]), ("material", key[1]), ("flow", key[2]), ("detail", key[3]),
            ("unit", UNITS[key[4]]), ("source", key[5]), ("note", common),
            ("rows", [amount("salient", r, common) for r in rows])))
    write(out / "salient.json", "salient", {"series": series})


def write_consumption(tables, out):
    """consumption.json from consumption.csv, as it stands: magnet demand and flows, one text often."""
    rows = []
    for row in tables["consumption"]:
        low, high = range_of(row)
        rows.append(block(
            ("consumer", row["consumer"]), ("material", row["material"]), ("stage", row["stage"]),
            ("item", row["item"]), ("year", number(row["year"])), ("value", number(row["value"])),
            ("low", low), ("high", high), ("unit", UNITS[row["unit"]]), ("status", row["status"]),
            ("source", row["source_id"]), ("note", note_of("consumption", row))))
    write(out / "consumption.json", "consumption", {"rows": rows})


def text_and_number(name, text):
    """A cell that holds a number, a word or nothing."""
    try:
        return [(name, number(text))]
    except ValueError:
        return [(f"{name}_text", text)]


def write_crosschecks(tables, out):
    """crosschecks.json from crosscheck.csv: two values of one thing, and what came of it."""
    rows = []
    for row in tables["crosscheck"]:
        rows.append(line(
            *[(k, row[k]) for k in ["topic", "material", "stage", "item", "source_a"]],
            *text_and_number("value_a", row["value_a"]), ("source_b", row["source_b"]),
            *text_and_number("value_b", row["value_b"]), ("unit", row["unit"]),
            ("diff_pct", number(row["diff_pct"])), ("outcome", row["outcome"])))
    write(out / "crosschecks.json", "crosschecks", {"rows": rows})


def write_unconfirmed(tables, out):
    """unconfirmed.json from unconfirmed.csv: what no source that was read says. It is here to be shown as
    such, and no other file takes a value from it."""
    rows = []
    for row in tables["unconfirmed"]:
        rows.append(line(*[(k, row[k]) for k in ["topic", "item", "value", "unit", "year"]],
                         ("why", row["why_unconfirmed"])))
    write(out / "unconfirmed.json", "unconfirmed", {"rows": rows})
