#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on a figure of the atlas that C repeats: one figure has one place.

usage: check-figures.py SRC_DIR ATLAS_DIR

Only numbers of five significant digits or more are looked for, in code and in strings (with or without separators
of thousands): shorter ones meet by chance. Comments may name figures as examples.
"""

import json
import pathlib
import re
import sys

LEAST_DIGITS = 5
NOT_FIGURES = {"year", "years", "by_year", "population_year", "gdp_year", "column", "row", "version", "code", "id"}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SEPARATOR = re.compile(r"(?<=\d)[,  _'](?=\d{3}(?!\d))")
NUMBER = re.compile(r"(?<![\w.#\\])(\d+\.?\d*)(?:[eE][-+]?\d+)?(?![\w.]*\w)")


def significant(text):
    return len(text.replace(".", "").strip("0"))


def figures(value, where, found):
    if isinstance(value, dict):
        for key, member in value.items():
            if key not in NOT_FIGURES:
                figures(member, where, found)
    elif isinstance(value, list):
        for element in value:
            figures(element, where, found)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        found.setdefault(float(value), where)


def read_atlas(folder):
    found = {}
    for path in sorted(folder.rglob("*.json")):
        figures(json.loads(path.read_text(encoding="utf-8")), path.relative_to(folder), found)
    return found


def findings(src, atlas):
    for path in sorted(src.rglob("*.[ch]")):
        text = COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), path.read_text(encoding="utf-8"))
        for line, words in enumerate(text.splitlines(), 1):
            if words.lstrip().startswith("#include"):
                continue
            for match in NUMBER.finditer(SEPARATOR.sub("", words)):
                if significant(match[1]) >= LEAST_DIGITS and float(match[1]) in atlas:
                    yield f"{path}:{line}: {match[1]} is a figure of {atlas[float(match[1])]}; read it from there"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    atlas = read_atlas(pathlib.Path(sys.argv[2]))
    found = list(findings(pathlib.Path(sys.argv[1]), atlas))
    print("\n".join(found) if found else f"none of {len(atlas)} figures is repeated")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
