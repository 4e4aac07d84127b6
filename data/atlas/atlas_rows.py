# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the source tables: grouping, ranges, and the notes that carry every doubt."""

from atlas_json import number
from atlas_words import DOUBTS, NOTES


def note_of(table, row, *more):
    """The row's own note, what it means where it is a code, and the doubts that concern it."""
    parts = [NOTES.get(row.get("note", ""), row.get("note", "")), *more]
    if row.get("status") == "lower_bound":
        parts.append("A floor: the true figure is at least this.")
    if row.get("status") == "upper_bound":
        parts.append("A ceiling: the true figure is at most this.")
    for name, match, words in DOUBTS:
        if name == table and all(row.get(k) == v for k, v in match.items()):
            parts.append(words)
    sentences = [p.strip() for p in parts if p and p.strip()]
    return " ".join(p[0].upper() + p[1:] + ("" if p[-1] in ".!?”\"" else ".") for p in sentences)


def range_of(row):
    """low and high where the table holds more than the value itself."""
    low, high = number(row["low"]), number(row["high"])
    if low == high == number(row.get("value", "")):
        return None, None
    return low, high


def grouped(rows, *keys):
    """Rows by key, in the order in which the keys come first."""
    groups = {}
    for row in rows:
        groups.setdefault(tuple(row[k] for k in keys), []).append(row)
    return groups
