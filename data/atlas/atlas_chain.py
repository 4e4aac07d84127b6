# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The supply chains before reconciliation: chains/KEY.json, and chains.json that lists them.

chains/definitions/KEY.toml says for each chain which tables and keys feed which stage, the yields, who uses
the product and which trade is a known flow or a mere weight. atlas_chain_stages.py makes the stages of it,
atlas_chain_use.py final use and the flows into it. The magnet chain rests on single figures that no rule
covers and has a module of its own, atlas_chain_magnets.py.
"""

import math
import pathlib
import tomllib

from atlas_chain_magnets import YEAR as MAGNET_YEAR, write_magnet_chain
from atlas_chain_stages import Amount, Stage
from atlas_chain_tables import CONSUMERS, POINTS, Imports, Reader, fig, flow, join, node
from atlas_chain_use import UnitedStates, Use
from atlas_json import block, line, number, tidy, write

DEFINITIONS = pathlib.Path(__file__).parent / "chains" / "definitions"
MAGNETS = "ndfeb_magnets"


def read_definitions():
    """The definitions by key."""
    found = {}
    for path in sorted(DEFINITIONS.glob("*.toml")):
        found[path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def list_chains():
    """The keys of all chains, with their names: None where the key has one already."""
    keys = {key: definition.get("name") for key, definition in read_definitions().items()}
    return dict(sorted({MAGNETS: None, **keys}.items()))


class Chain:
    """One chain in one year."""

    def __init__(self, reader, material, definition, year):
        self.reader, self.material, self.definition, self.year = reader, material, definition, year
        self.us = UnitedStates(reader, definition, material, year)
        self.stages = []
        feed = None
        for part in definition["stage"]:
            self.stages.append(Stage(reader, self, part, year, feed))
            feed = self.stages[-1].feed()
        self.yields = [a.close(b) for a, b in zip(self.stages, self.stages[1:])]
        self.use = Use(reader, self, self.stages[-1], year)
        last = definition["stage"][-1].get("yield_note", "Used as it is.")
        self.yields += [fig(1, "derived", [], last, unit="t/t")] * 2

    def secret_output(self, stage):
        """Bounds of a withheld US output, where the reliance is one of this stage's product; None else."""
        if self.definition.get("us", {}).get("stage") == stage.key:
            return self.us.bound()
        if "withheld" in stage.definition:
            return UnitedStates(self.reader, {"us": stage.definition["withheld"]}, stage.material,
                                self.year).bound()
        return None

    def world(self, stage, share):
        """The size of a first stage that has only a share: (tonnes, basis, sources, words)."""
        world = self.definition["world"]
        if "production" in world:
            material, where, series, country = world["production"]
            rows = [r for r in self.reader.production(material, where, self.year, country)
                    if r["series"] == series]
            made = number(rows[0]["tonnes"])
            return (made / share * 100, "derived", [rows[0]["source_id"]],
                    join(f"Size: {made:,.0f} t by the leading supplier over its share.", world["note"]))
        if "imports" in world:
            leader = next(iter(self.reader.shares(stage.material, stage.table_stage, stage.year)))["iso3"]
            rows = self.reader.rows("imports", "code")[world["imports"],]
            bought = sum(float(r["tonnes"]) for r in rows
                         if r["tonnes"] and r["partner_iso3"] not in ("WLD", leader))
            return (bought / (100 - share) * 100, "assumed", ["cepii_baci_202601"], world["note"])
        if "demand" in world:
            return self.between_demands(*world["demand"])
        return world["tonnes"], world.get("basis", "assumed"), world.get("sources", []), world["note"]

    def between_demands(self, parts, whole):
        """The size of a part of a market of which only the clean-energy use is known: between that, and the
        same part of the whole market; the middle by ratio."""
        demand = self.reader.rows("demand", "scenario", "material", "use")
        low = sum(float(demand["base_year", p, "clean_energy"][0]["value"]) for p in parts)
        clean, total = (float(demand["base_year", whole, u][0]["value"]) for u in ("clean_energy", "total"))
        high = low / clean * total
        return (math.sqrt(low * high), "assumed", ["iea_cmd_2025"],
                f"Size: the middle by ratio between {low:,.0f} t (cars and wind turbines in {self.year}, IEA) and "
                f"{high:,.0f} t (the same part of all uses).")

    def ore_flows(self):
        """Known flows between two producing stages, from imports of the ore."""
        flows = []
        for stage, following, part, given in zip(self.stages, self.stages[1:], self.definition["stage"],
                                                 self.yields):
            for consumer in CONSUMERS[:-1] if "ore" in part else []:
                flows += self.ore_flows_to(consumer, stage, following, part["ore"], given["value"])
        return flows

    def ore_flows_to(self, consumer, stage, following, entry, given):
        takers = {k: a.value for k, a in following.nodes.items() if self.reader.bloc(k) == consumer}
        imports = Imports(self.reader, consumer, entry)
        if not takers or not imports.shares or imports.total is None:
            return []
        need = sum(takers.values()) / given
        part = min(1, imports.total * entry.get("content", 1) / need)
        flows = []
        for maker, amount in stage.nodes.items():
            share = imports.shares.get(maker, 0) / 100 * part
            words = f"{imports.shares.get(maker, 0):.3g} % {imports.words}, imports being {part * 100:.0f} % of need"
            if self.reader.bloc(maker) == consumer:
                share, words = share + 1 - part, "Home supply: what is not imported"
            if share < 0.005:
                continue
            for taker, made in takers.items():
                tonnes = made / given
                value = min(share * tonnes, amount.value)
                flows.append((maker, taker, Amount(
                    value, "derived", imports.sources + following.nodes[taker].sources,
                    f"{words}; ± {POINTS} points of it.", max(0, value - POINTS / 100 * tonnes),
                    value + POINTS / 100 * tonnes, self.year)))
        return [flow(stage.key, maker, taker, "known", amount.figure()) for maker, taker, amount in flows]

    # ---- the file ---------------------------------------------------------------------------------

    def stage_rows(self):
        """What does not depend on the year: where a stage's shares stand, and ranges between sources."""
        rows = []
        for stage in self.stages:
            ranges = [line(("actor", a), ("low", tidy(low)), ("high", tidy(high)), ("sources", sources),
                           ("note", note)) for a, low, high, sources, note in stage.ranges]
            rows.append(block(("key", stage.key),
                              ("shares", line(("material", stage.material), ("stage", stage.table_stage))),
                              ("ranges", ranges)))
        return rows + [block(("key", "use"))]

    def year_block(self):
        nodes = [node(s.key, a, amount.figure(), s.capacity(a)) for s in self.stages
                 for a, amount in s.nodes.items()]
        nodes += [node(s, a, amount.figure()) for s, a, amount in self.use.json_nodes()]
        yields = [line(("stage", key), ("yield", amount)) for key, amount in
                  zip([s.key for s in self.stages] + ["use"], self.yields)]
        notes = [n for s in self.stages for n in s.notes + s.count_estimated()]
        return block(("year", self.year), ("notes", notes), ("yields", yields), ("nodes", nodes),
                     ("flows", self.ore_flows() + self.use.json_flows()))

    def quality(self):
        return [line(("key", s.key), ("quality", s.quality), ("year", s.year)) for s in self.stages]


def years_of(reader, definition):
    """The years in which every stage that has a country table has one; averages serve every year."""
    if "years" in definition:
        return definition["years"]
    years = None
    for part in definition["stage"]:
        rows = reader.rows("shares", "material", "stage")[tuple(part["shares"])]
        if rows[0]["basis"] == "cited share":
            continue
        own = {int(r["year"]) for r in rows}
        years = own if years is None else years & own
    return sorted(years) if years else [2024]


def write_chain(reader, out, key, definition):
    """One chain in all its years; returns its row of the list."""
    years = years_of(reader, definition)
    default = definition.get("default", 2024 if 2024 in years else years[-1])
    chains = {year: Chain(reader, key, definition, year) for year in years}
    stages = chains[default].stage_rows()
    write(out / "chains" / f"{key}.json", "chain", {
        "material": key, "year": default, "notes": definition["notes"],
        "imports": definition.get("imports", [key]), "related": definition.get("related", []),
        **price_of(reader, definition, default),
        "stages": stages, "years": [chains[y].year_block() for y in years]})
    return list_row(key, default, years, chains[default].quality(), [
        *(part["shares"][0] for part in definition["stage"]), *definition.get("imports", []),
        *definition.get("related", [])])


def price_of(reader, definition, year):
    """The reference price, where a table has several and the first would be of another product."""
    return {"price": reader.price(*definition["price"], year)} if "price" in definition else {}


def list_row(key, default, years, stages, parts):
    """A chain in chains.json; @parts are the other materials that it takes in."""
    return block(("material", key), ("year", default), ("years", years), ("stages", stages),
                 ("parts", sorted(set(parts) - {key})))


def write_chains(tables, out):
    reader = Reader(tables)
    rows = {}
    for key, definition in read_definitions().items():
        rows[key] = write_chain(reader, out, key, definition)
    stages, parts = write_magnet_chain(tables, out)
    rows[MAGNETS] = list_row(MAGNETS, MAGNET_YEAR, [MAGNET_YEAR], stages, parts)
    write(out / "chains.json", "chains", {"rows": [rows[k] for k in sorted(rows)]})
