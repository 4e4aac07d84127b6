# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Decisions of governments, and the lever that each can become.

events.csv as it stands, and beside each event what readings/events.toml makes of it: levers for controls,
reserves and floors, readings of a sum of money, or one sentence that says why there is no lever. What a
lever states comes from the event; what it assumes says so, in its basis and in its note.
"""

import calendar
import collections
import re
import sys
import tomllib

from atlas_json import block, line, number, tidy, write

MAGNITUDES = ["remaining", "licence_delay", "floor", "share", "days", "budget"]
BASE_YEAR = 2024


def event_ids(rows):
    """date, jurisdiction and kind; the first material too where two would be the same."""
    plain = [re.sub(r"[^a-z0-9]+", "-", f"{r['date']}-{r['jurisdiction']}-{r['kind']}".lower()) for r in rows]
    twice = {name for name, count in collections.Counter(plain).items() if count > 1}
    return [f"{name}-{row['materials'].split(';')[0].replace('_', '-')}" if name in twice else name
            for name, row in zip(plain, rows)]


def month_of(date, is_end):
    """A day's month if the measure holds on more than half of it, else the next one or the one before."""
    parts = [int(p) for p in date.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if is_end else 1)
    if len(parts) == 3:
        days = calendar.monthrange(year, month)[1]
        held = parts[2] if is_end else days - parts[2] + 1
        if held * 2 <= days:
            month += -1 if is_end else 1
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year}-{month:02}"


def window_of(row, reading):
    start, end = row["effective_date"] or row["date"], row["end_date"]
    first = reading.get("from") or month_of(start, False)
    last = reading.get("to") or (month_of(end, True) if end else None)
    return [first, last]


def cobalt_quota(tables, reading):
    """What a quota leaves of the output that the shares are made of, and of what other sources print."""
    quota = reading["quota_t"]
    outputs = {}
    for row in tables["shares"]:
        if row["material"] == "cobalt" and row["stage"] == "mining" and row["iso3"] == "COD" and row["year"] == str(BASE_YEAR):
            outputs[row["source_id"]] = number(row["tonnes"])
    base = next(iter(outputs.values()))
    for row in tables["crosscheck"]:
        if row["material"] == "cobalt" and row["item"] == "COD" and row["unit"] == "metric tons":
            outputs[row["source_b"]] = number(row["value_b"])
    values = sorted(quota / output for output in outputs.values())
    words = ", ".join(f"{output:,.0f} t ({source})" for source, output in sorted(outputs.items()))
    return ({"value": tidy(quota / base, 4), "low": tidy(values[0], 4), "high": tidy(values[-1], 4), "shape": "pert"},
            f", over the output of {BASE_YEAR}, which sources put at {words}.")


def sum_of(reading, event):
    """The part of the money that goes into one material: an equal one, from nothing to all."""
    money = next(m for m in event["money"] if m["reading"] == reading["reading"])
    return {"value": tidy(money["value"] / reading["parts"], 4), "low": 0, "high": money["value"], "shape": "fixed"}


def lever(tables, ident, row, rule, event, reading):
    """One lever as a scenario holds it, with what it is for."""
    merged = {**rule, **reading}
    material = merged["material"]
    why = [merged.get("why", "")]
    if "quota_t" in merged:
        merged["remaining"], words = cobalt_quota(tables, merged)
        merged["basis"], why = "derived", [merged["why"] + words]
    if "parts" in merged:
        merged["budget"] = sum_of(merged, event)
    if rule.get("why") and reading.get("why"):
        why = [reading["why"]]
    if event.get("why"):
        why.append(event["why"])
    names = [ident, material or "any", merged.get("reading", "").replace(" ", "-")]
    countries = merged.get("countries") or row["jurisdiction"].split(";")
    destinations = merged.get("destinations") or []
    body = block(
        ("id", ":".join(filter(None, names))[:80]), ("kind", merged["kind"]), ("title", row["title"]),
        ("countries", countries), ("stages", merged.get("stages")), ("destinations", destinations),
        ("projects", merged.get("projects")), ("window", window_of(row, merged)),
        *[(name, line(*merged[name].items())) for name in MAGNITUDES if name in merged],
        ("probability", merged.get("probability")), ("evidence", [row["source_id"]]),
        ("note", " ".join(filter(None, why))))
    return block(("material", material), ("reading", merged.get("reading")), ("basis", merged["basis"]), ("lever", body))


def levers_of(tables, ident, row, readings, known):
    """The levers of an event, or the sentence that says why there are none."""
    event = readings["events"].get(ident, {})
    rule = readings["kinds"].get(row["kind"], {})
    if "none" in event or ("none" in rule and "levers" not in event):
        return [], event.get("none") or rule["none"]
    wanted = event.get("levers")
    if wanted is None:
        keys = [readings["chains"].get(key, key) for key in filter(None, row["materials"].split(";"))]
        wanted = [{"material": key} for key in dict.fromkeys(keys) if key in known]
        if not wanted:
            return [], "No chain holds what it controls (" + row["materials"].replace(";", ", ") + ")."
    return [lever(tables, ident, row, rule, event, reading) for reading in wanted], None


def money_of(row, event):
    return [block(("reading", m["reading"]),
                  ("figure", line(("value", m["value"]), ("unit", m["unit"]), ("year", int(row["date"][:4])),
                                  ("basis", "reported"), ("sources", [row["source_id"]]), ("note", m["note"]))))
            for m in event.get("money", [])]


def write_events(tables, out, folder):
    """events.json from events.csv, and what each event is as a lever."""
    readings = tomllib.loads((folder / "events.toml").read_text(encoding="utf-8"))
    known = {r["material"] for r in tables["shares"]} | set(readings["chains"].values())
    ids = event_ids(tables["events"])
    for ident in readings["events"]:
        if ident not in ids:
            sys.exit(f"readings/events.toml: there is no event “{ident}”")
    rows = []
    for ident, row in zip(ids, tables["events"]):
        levers, none = levers_of(tables, ident, row, readings, known)
        rows.append(block(
            ("id", ident),
            *[(k, row[k]) for k in ["date", "effective_date", "end_date", "jurisdiction", "target", "kind"]],
            ("materials", row["materials"].split(";") if row["materials"] else None),
            *[(k, row[k]) for k in ["title", "document", "status", "as_of", "confidence"]],
            ("source", row["source_id"]), ("url", row["source_url"]), ("note", row["note"]),
            ("money", money_of(row, readings["events"].get(ident, {}))), ("levers", levers), ("no_lever", none)))
    write(out / "events.json", "events", {"rows": rows})
