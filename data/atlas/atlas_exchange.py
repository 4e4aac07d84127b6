# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exchange rates: what a unit of a currency was worth in US dollars on average in a year, with the source."""

import tomllib

from atlas_json import block, line, tidy, write


def read(folder):
    return tomllib.loads((folder / "exchange.toml").read_text(encoding="utf-8"))


def source(folder):
    """The source of the rates, which the tables do not list."""
    return block(*read(folder)["source"].items())


def write_exchange(out, folder):
    """exchange.json from readings/exchange.toml: always US dollars for one, to eight figures behind the point."""
    readings = read(folder)
    rows = []
    for currency, rate in sorted(readings["rates"].items()):
        for year, printed in sorted(rate["years"].items()):
            value = printed if rate["per"] == "usd" else tidy(1 / printed, 8)
            note = "" if rate["per"] == "usd" else f"Printed as {printed:g} for one US dollar."
            rows.append(line(("currency", currency), ("year", int(year)), ("usd", value),
                             ("basis", "reported" if rate["per"] == "usd" else "derived"), ("note", note)))
    write(out / "exchange.json", "exchange", {"source": readings["source"]["id"], "rows": rows})
