# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the converter says in its own words: display names, citations, units and doubts."""

# countries.csv has the names of ISO 3166-1; charts and sentences use the short English ones.
COUNTRY_NAMES = {
    "BES": "Caribbean Netherlands", "BOL": "Bolivia", "BRN": "Brunei", "CCK": "Cocos Islands",
    "COD": "DR Congo", "COG": "Congo", "CPV": "Cape Verde", "EU27": "EU27",
    "FLK": "Falkland Islands", "FSM": "Micronesia", "MAF": "Saint Martin", "OTH": "Other",
    "PSE": "Palestine", "RUS": "Russia", "SHN": "Saint Helena", "SXM": "Sint Maarten",
    "TUR": "Turkey", "UMI": "US Minor Outlying Islands", "UNK": "Not split by country",
    "VAT": "Vatican City", "VGB": "British Virgin Islands", "VIR": "US Virgin Islands",
    "WLD": "World", "XKX": "Kosovo",
}

# Codes that stand where a country would. UNK is used by shares.csv but has no row of its own.
PSEUDO = ["EU27", "OTH", "UNK", "WLD"]

MATERIAL_NAMES = {
    "coking_coal": "Coking coal", "dysprosium_terbium": "Dysprosium and terbium",
    "gallium_germanium_bundle": "Gallium, germanium and others (HS 8112 92)",
    "graphite_all": "Graphite, natural and synthetic", "magnet_rare_earths": "Magnet rare earths",
    "ndfeb_magnets": "NdFeB magnets", "neodymium_praseodymium": "Neodymium and praseodymium",
    "niobium_tantalum_vanadium_ores": "Niobium, tantalum and vanadium ores",
    "permanent_magnets": "Metal magnets, all kinds", "pgm": "Platinum-group metals",
    "pgms": "Platinum-group metals, all", "rare_earth_compounds": "Rare-earth compounds",
    "rare_earth_magnets": "Rare-earth magnets", "rare_earth_metals": "Rare-earth metals",
    "rare_earth_metals_alloys": "Rare-earth metals and alloys",
    "rare_earths_heavy": "Heavy rare earths", "rare_earths_light": "Light rare earths",
    "samarium_gadolinium": "Samarium and gadolinium",
}

# Of elements that the dictionary of the tables leaves out.
SYMBOLS = {"thulium": "Tm"}

# How a chart's footer and a caption call a source.
CITATIONS = {
    "usgs_mcs2026": "USGS Mineral Commodity Summaries 2026",
    "usgs_mcs2025_re": "USGS Mineral Commodity Summaries 2025",
    "usgs_myb2022_re": "USGS Minerals Yearbook 2022",
    "iea_cmd_2025": "IEA Critical Minerals Dataset 2025",
    "iea_ree_2024_cited": "IEA for 2024, as cited by others",
    "iea_gcmo2024_news": "IEA Global Critical Minerals Outlook 2024, as reported",
    "iea_policies": "IEA Policies database",
    "eu_crm2023": "EU critical raw materials study 2023",
    "jrc_crma_assessment": "JRC assessment of the CRMA targets (excerpt)",
    "erma_2021": "European Raw Materials Alliance 2021",
    "doe_remag_2022_news": "US Energy 2022 magnet assessment, as reported",
    "bis232_news": "US Commerce section 232 report 2022, as reported",
    "bis232_fr2023": "US Commerce, 88 FR 9430 (2023)",
    "usar_10k_2025": "USA Rare Earth annual report 2025",
    "rawmaterials_lynas_2025": "rawmaterials.net 2025",
    "adamas_2025": "Adamas Intelligence 2025, from Chinese customs",
    "cn_customs_2025_news": "China Customs 2025, as reported",
    "mademagnet_2025": "mademagnet.com 2025",
    "mandiner_2026": "Mandiner Makronom 2026",
    "giti_2020": "giti.sg 2020",
    "vendor_ndfeb_2020": "rizinia.com 2021",
    "argus_iwatani_2025": "Argus Media 2025",
    "japan_china_share_news": "Bloomberg 2026, as reported",
    "wna_uranium_2023": "World Nuclear Association 2023",
    "cepii_baci_202601": "CEPII BACI 2026",
    "eurostat_comext_2024a": "Eurostat Comext 2024",
    "eurostat_comext_2022_24b": "Eurostat Comext 2022–2024",
    "wgi_2024": "World Bank governance indicators 2024",
    "wgi_mean_latest_alt": "World Bank governance indicators, third-party extract",
    "wb_population": "World Bank population",
    "wb_gdp": "World Bank GDP",
    "iso_3166": "ISO 3166-1 (Debian iso-codes)",
    "natural_earth": "Natural Earth",
    "wmd_2026": "World Mining Data 2026",
    "smpt": "Strategic materials policy tracker 2026",
    "trade_press": "Trade press",
}

UNITS = {
    "metric tons": "t", "thousand metric tons": "kt", "thousand metric dry tons": "kt",
    "kilograms": "kg", "million cubic meters": "million m3", "million liters": "million l",
    "share_pct": "%", "percent": "%", "tons": "t",
}

PRICE_UNITS = {
    "dollars per kilogram": "USD/kg", "dollars per metric ton": "USD/t",
    "cents per pound": "US cents/lb", "dollars per pound": "USD/lb",
    "dollars per troy ounce": "USD/oz t", "dollars per ton": "USD/ton, as printed",
    "dollars per dry metric ton unit": "USD/dmtu",
}

# How a weight price becomes USD a kilogram; a unit that is not here is no weight price.
PRICE_CONVERSIONS = {
    "USD/t": "÷ 1000 kg", "US cents/lb": "× 0.01 ÷ 0.45359237 kg", "USD/lb": "÷ 0.45359237 kg",
    "USD/oz t": "÷ 0.0311034768 kg",
}

TARGET_UNITS = {
    "percent of annual consumption": "%", "percent of demand": "%",
    "tonnes of lithium or LCE a year": "t/yr", "tonnes a year": "t/yr",
    "days of domestic consumption": "days", "days": "days",
    "US dollars per kilogram": "USD/kg", "billion Australian dollars": "billion AUD",
}

# Words of our own where a cell of the tables is short.
NOTES = {
    "Yes": "",
    "USA withheld": "The US figure is withheld and counts as zero here.",
    "OTH not_available; USA withheld":
        "The US figure is withheld and counts as zero here; other countries are not available.",
    "USA see_note": "The United States is counted elsewhere by the source and is zero here.",
    "ZAF see_note": "South Africa produces less than half a unit.",
    "RUS not_available": "Russia is not available and counts as zero here.",
    "USA not_available": "The United States is not available and counts as zero here.",
    "OTH not_available": "Other countries are not available.",
}

# Doubts that the tables' README states and their rows do not: (table, {column: value}, words).
# They are added to the note of each row that matches, and so reach the person.
DOUBTS = [
    ("production", {"source_id": "iea_cmd_2025"},
     "The edition of the dataset is inferred; base year 2024."),
    ("shares", {"source_id": "iea_cmd_2025"},
     "The edition of the dataset is inferred; base year 2024."),
    ("production", {"material": "rare_earths", "year": "2024", "iso3": "NGA"},
     "Weakly known: the edition before said 13,000 t."),
    ("production", {"material": "rare_earths", "year": "2024", "iso3": "THA"},
     "Weakly known: the edition before said 13,000 t."),
    ("production", {"material": "rare_earths", "year": "2024", "iso3": "AUS"},
     "Revised: the edition before said 13,000 t."),
    ("production", {"material": "rare_earths", "year": "2024", "iso3": "MMR"},
     "Revised: the edition before said 31,000 t."),
    ("production", {"material": "rare_earths", "year": "2024", "iso3": "BRA"},
     "Revised: the edition before said 20 t."),
    ("production", {"material": "cobalt", "stage": "mining", "iso3": "COD"},
     "The USGS and the IEA differ for 2024 (226 and 182 kt); exports are under quotas since "
     "October 2025, so this does not describe today's exports."),
    ("production", {"material": "helium", "series": "Rare gases production, (million liters)"},
     "The series holds three gases, each with a world row of its own."),
    ("shares", {"material": "cobalt", "stage": "mining"},
     "DR Congo differs between the USGS and the IEA for 2024 (226 and 182 kt) and exports under "
     "quotas since October 2025."),
    ("shares", {"material": "germanium"},
     "No world table is published; World Mining Data 2026 gives China about 93 % for 2024."),
    ("shares", {"material": "fluorspar", "year": "2024"},
     "World Mining Data 2026 gives China 68 %."),
    ("shares", {"material": "graphite", "stage": "mining", "year": "2024"},
     "World Mining Data 2026 gives China 76 %."),
    ("shares", {"material": "graphite", "stage": "refining"},
     "Battery-grade graphite, natural and synthetic together."),
    ("shares", {"material": "baryte", "year": "2024"},
     "World Mining Data 2026 has Turkey first; the USGS has India."),
    ("shares", {"material": "feldspar", "year": "2024"},
     "World Mining Data 2026 has Turkey first with 25 %; the USGS has India."),
    ("shares", {"material": "tantalum", "year": "2024"},
     "World Mining Data 2026 gives DR Congo 41 %."),
    ("reliance", {"source_id": "jrc_crma_assessment"},
     "From one excerpt of a Commission assessment, mostly thresholds."),
    ("reliance", {"source_id": "japan_china_share_news"},
     "One press figure; Japan publishes no reliance table."),
    ("demand", {"source_id": "iea_cmd_2025"},
     "The edition of the dataset is inferred; base year 2024."),
    ("projections", {"source_id": "iea_cmd_2025"},
     "The edition of the dataset is inferred; base year 2024."),
    ("projections", {"material": "graphite_all", "stage": "refining"},
     "Battery-grade graphite, natural and synthetic together."),
    ("salient", {"status": "withheld"}, "Exists and is kept secret; not zero."),
    ("prices", {"material": "gallium"}, "A US import unit value or list price, not a world price."),
]

PRICE_DOUBT = ("Prices paid outside China under export controls may be very different.")
PRICE_DOUBT_MATERIALS = {
    "rare_earths", "neodymium", "praseodymium", "dysprosium", "terbium", "yttrium", "scandium",
    "ytterbium", "lutetium", "samarium", "gadolinium", "holmium", "erbium", "europium",
}

# Customs codes that do not stand for one material: never more than a prior (MODEL §2).
WIDE_CODES = {
    "HS 850511": "The code covers all metal magnets: China exported 137,248 t under it in 2024, "
                 "against 58,152 t of rare-earth magnets in its own customs data.",
    "HS 811292": "The code bundles gallium, germanium, indium, vanadium and others.",
    "HS 280429": "The code covers all rare gases but argon.",
    "HS 250490": "The code is a small part of graphite.",
    "CN 25049000": "The code is a small part of graphite.",
}

TAIWAN_NOTE = "“Other Asia, not elsewhere specified” in the source, in practice mostly Taiwan."
