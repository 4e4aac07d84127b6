# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tiles.json: where each country stands on a map of equal squares.

The places were made from the centres of Natural Earth's countries (public domain); they come in
world-tiles.json, beside the tables' folder, as {ISO3: [column, row]}.
"""

import json

from atlas_json import line, write


def write_tiles(folder, out):
    """One row a country, by code; two on one place would hide each other."""
    places = json.loads((folder.parent / "design" / "world-tiles.json").read_text(encoding="utf-8"))
    if len({tuple(place) for place in places.values()}) != len(places):
        raise SystemExit("world-tiles.json puts two countries on one place")
    write(out / "tiles.json", "tiles", {
        "source": "Natural Earth",
        "rows": [line(("country", country), ("column", column), ("row", row))
                 for country, (column, row) in sorted(places.items())]})
