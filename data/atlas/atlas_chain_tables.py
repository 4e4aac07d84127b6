# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the chains read from the source tables, and the shapes in which they write figures."""

import math

from atlas_json import line, number, tidy

CONSUMERS = ["EU27", "USA", "JPN", "KOR", "GBR", "CAN", "AUS", "IND", "CHN", "OTH"]

# Part of a flow's consumer that a known share may move by (MODEL §2), in points.
POINTS = 5

# Tonnes of one unit. Helium is a gas: 0.169 kg a cubic metre at 15 °C and one atmosphere.
TONNES = {"metric tons": 1, "thousand metric tons": 1000, "thousand metric dry tons": 1000,
          "kilograms": 0.001, "million cubic meters": 169}

SHORT = {"usgs_mcs2026": "USGS", "cepii_baci_202601": "BACI", "iea_cmd_2025": "IEA",
         "eurostat_comext_2024a": "Eurostat", "eurostat_comext_2022_24b": "Eurostat"}


def tidied(value):
    """Eleven digits: the stages' totals meet to far less than the kilogram, and the text does not depend
    on the last bit."""
    return tidy(value, 0 if value == 0 else 10 - math.floor(math.log10(abs(value))))


def fig(value, basis, sources, note, low=None, high=None, year=None, unit="t"):
    def end(end_value):
        return None if end_value is None else tidied(end_value)

    # A computed end and the value can differ in the last digit that is kept.
    if low is not None and high is not None:
        low, high = min(low, value), max(high, value)
    return line(("value", tidied(value)), ("low", end(low)), ("high", end(high)), ("unit", unit),
                ("year", year), ("basis", basis), ("sources", list(dict.fromkeys(sources))), ("note", note))


def node(stage, actor, amount, capacity=None):
    return line(("stage", stage), ("actor", actor), ("amount", amount), ("capacity", capacity))


def flow(stage, source, to, rule, amount):
    return line(("stage", stage), ("from", source), ("to", to), ("rule", rule), ("amount", amount))


def sentence(text):
    """A note of the tables as a sentence."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?”\"" else ".")


def join(*parts):
    return " ".join(p for p in map(sentence, parts) if p)


class Reader:
    """Questions to the source tables, in tonnes."""

    def __init__(self, tables):
        self.tables = tables
        self.members = {r["iso3"] for r in tables["countries"] if r["eu27"] == "1"} - {"EU27"}
        self.index = {}

    def rows(self, table, *columns):
        """The rows of a table by some of its columns."""
        key = (table, columns)
        if key not in self.index:
            groups = {}
            for row in self.tables[table]:
                groups.setdefault(tuple(row[c] for c in columns), []).append(row)
            self.index[key] = groups
        return self.index[key]

    def bloc(self, country):
        return "EU27" if country in self.members else country

    def shares(self, material, stage, year):
        return self.rows("shares", "material", "stage", "year").get((material, stage, str(year)), [])

    def share_years(self, material, stage):
        return sorted({int(r["year"]) for r in self.rows("shares", "material", "stage")[material, stage]})

    def production(self, material, stage, year, country):
        rows = self.rows("production", "material", "stage", "year", "iso3")
        found = rows.get((material, stage, str(year), country), [])
        return [r for r in found if r["measure"] == "production" and r["unit"] != "share_pct"]

    def capacity(self, material, stage, country, year):
        """(tonnes, year, source) of what a country's plants can make, of the year nearest; None."""
        rows = self.rows("production", "material", "stage", "measure", "iso3")
        found = [r for r in rows.get((material, stage, "capacity", country), []) if number(r["tonnes"])]
        if not found:
            return None
        row = min(found, key=lambda r: abs(int(r["year"]) - year))
        return number(row["tonnes"]), int(row["year"]), row["source_id"]

    def price(self, material, words, year):
        """A weight price as a figure in USD/kg."""
        row = next(r for r in self.rows("prices", "material", "year")[material, str(year)]
                   if words in r["item"] and r["usd_per_tonne"])
        return fig(float(row["usd_per_tonne"]) / 1000, "reported", [row["source_id"]],
                   sentence(row["item"][0].upper() + row["item"][1:]), year=year, unit="USD/kg")

    def salient(self, material, details, year):
        """Σ of the rows of the US table that are named; None when one is secret or absent."""
        rows = self.rows("us_salient", "material", "detail", "year")
        total = 0
        for detail in [details] if isinstance(details, str) else details:
            found = rows[material, detail, str(year)]
            value = number(found[0]["value"])
            if value is None:
                return None
            total += value * TONNES[found[0]["unit"]]
        return total

    def reliance(self, consumer, material, form, year):
        """Net import reliance: (middle, low, high, status) in percent of use, or None."""
        rows = [r for r in self.rows("reliance", "consumer", "material").get((consumer, material), [])
                if form in (r["form"], r["stage"])]
        rows = [r for r in rows if r["year"] == str(year)] or (rows if consumer != "USA" else [])
        if not rows:
            return None
        row = rows[0]
        value, low, high = (number(row[k]) for k in ("net_import_reliance_pct", "low", "high"))
        if row["status"] == "lower_bound":
            low, high, value = value, 100, (value + 100) / 2
        elif row["status"] == "upper_bound":
            low, high, value = 0, value or high, (value or high) / 2
        elif row["status"] == "range":
            value = (low + high) / 2
        return value, low, high, row["status"], row["source_id"]

    def copper_use(self, year):
        """Each consumer's part of the world's use of refined copper: output and imports less what the
        other consumers buy from it."""
        made = {}
        for row in self.shares("copper", "refining", year):
            bloc = self.bloc(row["iso3"])
            made[bloc] = made.get(bloc, 0) + number(row["tonnes"])
        use = {c: made.get(c, 0) for c in CONSUMERS[:-1]}
        for row in self.rows("imports", "code")["HS 740311",]:
            if row["partner_iso3"] == "WLD":
                continue
            use[row["consumer"]] += number(row["tonnes"])
            if self.bloc(row["partner_iso3"]) in use:
                use[self.bloc(row["partner_iso3"])] -= number(row["tonnes"])
        total = sum(made.values())
        return {c: max(0, t) / total for c, t in use.items()}

    def gdp(self):
        """Each consumer's part of the world's output."""
        money = {}
        for row in self.tables["countries"]:
            if row["gdp_usd"] and row["iso3"] not in ("WLD", "EU27"):
                bloc = self.bloc(row["iso3"])
                money[bloc] = money.get(bloc, 0) + number(row["gdp_usd"])
        total = sum(money.values())
        return {c: money[c] / total for c in CONSUMERS[:-1]}

    def industry(self):
        """The size of each consumer's industry, for materials whose use by consumer nobody publishes:
        two parts copper, which goes where things are made, and one part money."""
        copper, money = self.copper_use(2024), self.gdp()
        parts = {c: (2 * copper[c] + money[c]) / 3 for c in CONSUMERS[:-1]}
        parts["OTH"] = 1 - sum(parts.values())
        return parts


class Imports:
    """Where one consumer's imports of a product come from: percent by origin, over one or more measures
    (quantity and value), the first of which counts."""

    def __init__(self, reader, consumer, entry):
        self.shares, self.other = {}, {}
        self.tonnes = self.total = None
        self.sources, self.period, self.words = [], "", ""
        self.points = POINTS
        for code in [entry["code"]] if "code" in entry else entry.get("codes", []):
            self.read_code(reader, consumer, code)
        if "form" in entry and consumer == "USA":
            self.read_form(reader, entry["key"], entry["form"])

    def read_form(self, reader, key, form):
        rows = [r for r in reader.rows("imports", "consumer", "material", "form")["USA", key, form]
                if r["source_id"] == "usgs_mcs2026"]
        self.take(rows, {r["partner_iso3"]: number(r["share_pct"]) for r in rows})
        self.words = f"of US imports ({form[0].lower() + form[1:]}, {self.period}, USGS)"

    def read_code(self, reader, consumer, code):
        rows = reader.rows("imports", "consumer", "code").get((consumer, code), [])
        rows = [r for r in rows if r["period"] == "2024"]
        best = [r for r in rows if r["source_id"] != "eurostat_comext_2022_24b"]
        rows = best or rows
        if not rows:
            return
        total = next((number(r["tonnes"]) for r in rows if r["partner_iso3"] == "WLD"), None)
        rows = [r for r in rows if r["partner_iso3"] != "WLD"]
        shares = {r["partner_iso3"]: number(r["share_pct"]) for r in rows}
        if rows[0]["share_basis"] == "quantity" and self.total is None:
            self.tonnes = {r["partner_iso3"]: number(r["tonnes"]) for r in rows}
            self.total = total
        self.take(rows, shares, code)

    def take(self, rows, shares, code=""):
        self.sources.append(rows[0]["source_id"])
        if not self.shares:
            self.shares = shares
            self.period = rows[0]["period"]
            # Values alone, which nothing confirms to be all.
            self.points = POINTS * 2 if rows[0]["source_id"] == "eurostat_comext_2022_24b" else POINTS
            self.words = f"of imports under {code} in {self.period} ({SHORT[rows[0]['source_id']]})"
        else:
            self.other = shares

    def spread(self, country, value):
        """Low and high of the share over the measures."""
        other = self.other.get(country, value)
        return min(value, other), max(value, other)
