# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON in the house style: two spaces, keys in the order given, one row or figure a line."""

import json


class Line(dict):
    """An object that stands on one line."""


def number(text):
    """The number in a cell, an integer where it is one; None for an empty cell."""
    if text is None or text == "":
        return None
    value = float(text)
    return int(value) if value.is_integer() and abs(value) < 2 ** 53 else value


def tidy(value, decimals=4):
    """A computed number, rounded so that its text does not depend on the last bit."""
    value = round(value, decimals)
    return int(value) if float(value).is_integer() else value


def without_empty(pairs):
    """Drops members that say nothing."""
    return [(key, value) for key, value in pairs if value is not None and value != "" and value != []]


def line(*pairs):
    return Line(without_empty(pairs))


def block(*pairs):
    return dict(without_empty(pairs))


def dump(value, depth=0):
    pad = "  " * (depth + 1)
    if isinstance(value, Line):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict) and value:
        members = [f"{pad}{json.dumps(key)}: {dump(member, depth + 1)}" for key, member in value.items()]
        return "{\n" + ",\n".join(members) + "\n" + "  " * depth + "}"
    if isinstance(value, list) and any(isinstance(element, (dict, list)) for element in value):
        elements = [pad + dump(element, depth + 1) for element in value]
        return "[\n" + ",\n".join(elements) + "\n" + "  " * depth + "]"
    return json.dumps(value, ensure_ascii=False)


def write(path, table, members):
    document = {"format": f"lodestone-atlas-{table}" if table else "lodestone-atlas", "version": 1}
    document.update(members)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump(document) + "\n", encoding="utf-8")
