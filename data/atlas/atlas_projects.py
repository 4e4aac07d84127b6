# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants and mines: what each ADDS to a chain, in that chain's own product.

projects.csv gives nameplate tonnes of oxide, REO, feed and magnets in one unit, totals after an
expansion, and plants that already stand in the 2024 figures. Here every row that enters the magnet
chain gets an amount in the product of its stage (content of Nd, Pr, Dy and Tb in mining and separation,
metal, magnets), less what its earlier phase already adds; or it is marked as part of the baseline; or
it has no amount, and then it does not count.
"""

import re

from atlas_json import block, line, number, tidy, write

BASE_YEAR = 2024

# Weight of the metal in its oxide, from atomic weights: Nd2O3 .8574, Pr6O11 .8277, Dy2O3 .8713,
# Tb4O7 .8502. NdPr oxide is taken as three parts neodymium to one part praseodymium.
NDPR_IN_OXIDE = 0.85
DYTB_IN_OXIDE = 0.87

# Nd, Pr, Dy and Tb in a tonne of mixed rare-earth oxide: the world's mines in 2024, IEA content over
# USGS REO (75,098.8 / 384,000); the deposits range from about .11 to .30.
CONTENT_OF_REO = (0.196, 0.11, 0.30)

OXIDE = ("NdPr oxide to metal content (× 0.85, atomic weights).", NDPR_IN_OXIDE)


def ndpr(row, less=0):
    """Oxide of neodymium and praseodymium, less the oxide of earlier phases."""
    words, factor = OXIDE
    return figure(row, factor, less, words, "derived")


def plain(row, less=0, words=""):
    """Tonnes of the stage's own product already."""
    return figure(row, 1, less, words, "derived" if less else "reported")


def mixed(row, less=0):
    """Mixed oxide, of which only a part is Nd, Pr, Dy and Tb."""
    value, low, high = (tidy((number(row["capacity"]) - less) * f, 0) for f in CONTENT_OF_REO)
    return line(("value", value), ("low", low), ("high", high), ("unit", "t/yr"), ("basis", "assumed"),
                ("sources", [row["source_id"]]),
                ("note", "Mixed oxide to content of Nd, Pr, Dy and Tb at the world's average of 2024 "
                         "(0.196 t a tonne; deposits range from 0.11 to 0.30)."))


def figure(row, factor, less, words, basis):
    value = tidy((number(row["capacity"]) - less) * factor, 1)
    low = number(row["capacity_low"])
    high = number(row["capacity_high"])
    low = None if low is None else tidy((low - less) * factor, 1)
    high = None if high is None else tidy((high - less) * factor, 1)
    if low == high == value:
        low = high = None
    if less:
        words = f"{words} Less {less:,} t that already stand or another row adds.".strip()
    return line(("value", value), ("low", low), ("high", high), ("unit", "t/yr"), ("basis", basis),
                ("sources", [row["source_id"]]), ("note", words))


def northlake(row):
    return line(("value", 7000), ("low", 7000), ("high", 9000), ("unit", "t/yr"), ("basis", "derived"),
                ("sources", [row["source_id"]]),
                ("note", "One text adds 7,000 t for 10,000 t of the company in total; another gives "
                         "10,000 t for this plant. Fort Worth's 1,000 t is a row of its own."))


# project: (chain, stage, amount, is in the baseline, words). A plant that stood in 2024 adds nothing to
# 2024's figures, whatever its nameplate.
STANDS = "Stood in 2024: part of the baseline, adds nothing to it."
ADDS = {
    "Mountain Pass": ("mining", None, True, STANDS),
    "Mountain Pass separation": ("separation", None, True, STANDS),
    "Independence, Fort Worth": ("magnet", plain, False, ""),
    "10X, Northlake": ("magnet", northlake, False, ""),
    "San Marcos": ("magnet", None, True, STANDS),
    "Sumter": ("magnet", plain, False, ""),
    "Stillwater phase 1a": ("magnet", plain, False, ""),
    "Benson": ("magnet", plain, False, ""),
    "Columbus": ("magnet", plain, False, ""),
    "Yesan": ("magnet", plain, False, ""),
    "Narva phase 1": ("magnet", plain, False, ""),
    "Narva phase 2": ("magnet", lambda row: plain(row, less=2000), False, ""),
    "Silmet, Sillamae": ("separation", None, True, STANDS),
    "La Rochelle magnet line": ("separation", ndpr, False,
                                "The amount is a potential for 2030, so it counts from then; several "
                                "hundred tonnes come first."),
    "Caremag, Lacq (light)": ("separation", ndpr, False, ""),
    "Lacq metal and alloy": ("metal", None, False, ""),
    "Ellesmere Port": ("metal", None, True, STANDS),
    "Kalgoorlie": ("separation", None, True, "Feeds Kuantan, whose output is counted there. " + STANDS),
    "Kuantan, Malaysia": ("separation", None, True, STANDS + " Its nameplate is Malaysia's capacity."),
    "Seadrift": ("separation", mixed, False, ""),
    "Eneabba": ("separation", mixed, False, ""),
    "Nolans": ("separation", ndpr, False, ""),
    "White Mesa": ("separation", None, True, STANDS),
    "White Mesa phase 2": ("separation", lambda row: ndpr(row, less=1000), False, ""),
    "Serra Verde": ("mining", lambda row: mixed(row, less=560), False,
                    "Brazil's 560 t REO of 2024 are in the baseline and are taken off."),
    "Saskatoon": ("metal", plain, False, ""),
    "Heroya": ("separation", ndpr, False, ""),
    "LKAB rare earths": ("separation", mixed, False, ""),
    "Norra Karr": ("mining", mixed, False, ""),
    "Sokli": ("mining", None, False, ""),
    "HyProMag Germany": ("magnet", plain, False, ""),
    "Star Group Vietnam": ("magnet", plain, False, ""),
    "Hai Phong": ("magnet", None, True, STANDS),
    "Korean Metals Plant": ("metal", None, True, STANDS),
    "Wicheeda": ("mining", None, False, ""),
    "Songwe Hill": ("mining", None, False, ""),
    "Zandkopsdrift": ("mining", None, False, ""),
    "Shin-Etsu smelting": ("metal", None, False, ""),
    "Santoku": ("metal", None, False, ""),
}

# The source opens a line years before the amount it is quoted with.
STARTS = {"La Rochelle magnet line": "2030"}


def start_month(text):
    """"YYYY-MM": the middle of the period that the source names, since a year says no month."""
    found = re.match(r"(\d{4})-(\d\d)(?:-\d\d)?$", text)
    if found and int(found[2]) <= 12:
        return f"{found[1]}-{found[2]}"
    found = re.match(r"(\d{4})-(\d{4})$", text)
    if found:
        months = (int(found[1]) * 12 + int(found[2]) * 12 + 11) // 2 + 1
        return f"{months // 12}-{months % 12 + 1:02}"
    found = re.match(r"(\d{4})(?:-(Q[1-4]|early|mid|end))?(?: \(part\))?$", text)
    if found:
        month = {None: 7, "Q1": 2, "Q2": 5, "Q3": 8, "Q4": 11, "early": 3, "mid": 7, "end": 12}[found[2]]
        return f"{found[1]}-{month:02}"
    return None


def project_id(row):
    words = re.sub(r"[^a-z0-9]+", "-", row["project"].lower()).strip("-")
    return f"{row['iso3'].lower()}-{words}"


def write_projects(tables, out):
    """projects.json from projects.csv: as published, and what each adds to which chain."""
    rows = []
    for row in tables["projects"]:
        stage, amount, stands, words = ADDS.get(row["project"], ("", None, False, ""))
        capacity = None
        if row["capacity"]:
            low, high = number(row["capacity_low"]), number(row["capacity_high"])
            capacity = line(("value", number(row["capacity"])), ("low", low), ("high", high),
                            ("unit", row["unit"]), ("basis", "reported"), ("sources", [row["source_id"]]))
        rows.append(block(
            ("id", project_id(row)), ("name", row["project"]), ("company", row["company"]),
            ("country", row["iso3"]), ("material", row["material"]), ("stage", row["stage"]),
            ("product", row["product"]), ("capacity", capacity), ("capacity_kind", row["capacity_kind"]),
            ("chain", "ndfeb_magnets" if stage else None), ("chain_stage", stage),
            ("adds", amount(row) if amount else None), ("in_baseline", True if stands else None),
            ("start", start_month(STARTS.get(row["project"], row["start"]))),
            ("start_text", row["start"]), ("status", row["status"]), ("as_of", row["as_of"]),
            ("confidence", row["confidence"]), ("source", row["source_id"]), ("url", row["source_url"]),
            ("note", " ".join(p for p in [row["note"], words] if p))))
    write(out / "projects.json", "projects", {"rows": rows})
