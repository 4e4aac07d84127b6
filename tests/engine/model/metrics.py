# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sections 6 and 7: the bare formulas of `lodestone-cli metrics`."""

DAYS = 365
CAP = 20.0
KG = 1000.0
RATE, YEARS = 0.08, 15


def hhi(shares):
    """Concentration: the sum of squared shares."""
    return sum(share * share for share in shares)


def net_import_reliance(item):
    """(M − X + ΔS)/(P + M − X + ΔS)."""
    net = item["imports"] - item["exports"] + item["stock_draw"]
    return net / (item["production"] + net)


def eu_supply_risk(item):
    """Half of the import reliance weighs the world's concentration, the rest Europe's."""
    half = item["ir"] / 2
    risk = item["hhi_gs"] * half + item["hhi_eu"] * (1 - half)
    return risk * (1 - item["rir"]) * item["si"]


def n_minus_1(item):
    """Supply without the largest supplier, over demand."""
    return (item["supply"] - item["top"]) / item["demand"]


def days_of_cover(item):
    """Stock over use per day."""
    return item["stock_t"] / (item["use_tpa"] / DAYS)


def price(item):
    """The price over the reference after a loss; at no supply the cap."""
    left = 1 - item["loss"]
    if left <= 0:
        return CAP
    return min(CAP, left ** (1 / (item["ed"] - item["es"])))


def support(p, contract):
    """USD/kg·t that a contract for difference pays; negative when it receives."""
    gap = contract["floor"] - p
    paid = gap if gap > 0 else gap * contract["share"]
    return paid * contract["q_t"]


def cfd(item):
    """A contract for difference in USD as the state sees it."""
    return -KG * support(item["p"], item)


def recovery_factor():
    """Capital recovery at 8 % over 15 years."""
    return RATE / (1 - (1 + RATE) ** -YEARS)


def premium(item):
    """The security premium in USD per kg used."""
    floors = sum(support(item["p"], contract) for contract in item.get("floors", []))
    capital = item.get("crf", recovery_factor()) * item.get("capex_usd", 0.0) / KG
    holding = item.get("holding", 0.0) * item["p"] * item.get("stock_t", 0.0)
    return (floors + capital + holding) / item["use_t"]


def geopolrisk(item):
    """HHI times risk-weighted trade over all supply."""
    return item["hhi"] * item["num"] / (item["trade"] + item["production"])


def exposure(item):
    """Share of a consumer's use whose chain passes through a country at any producing stage."""
    inflows = {}
    for flow in item["flows"]:
        taker = (flow["stage"] + 1, flow["to"])
        sources = inflows.setdefault(taker, {})
        maker = (flow["stage"], flow["from"])
        sources[maker] = sources.get(maker, 0.0) + flow["t"]
    last = 1 + max(flow["stage"] for flow in item["flows"])

    def passes(node):
        stage, name = node
        if stage < last and name == item["country"]:
            return 1.0
        sources = inflows.get(node, {})
        total = sum(sources.values())
        if stage == 0 or total == 0:
            return 0.0
        return sum(t / total * passes(maker) for maker, t in sources.items())

    return passes((last, item["consumer"]))


FORMULAS = {
    "hhi": hhi,
    "nir": net_import_reliance,
    "eu_supply_risk": eu_supply_risk,
    "n_minus_1": n_minus_1,
    "days_of_cover": days_of_cover,
    "price": price,
    "cfd": cfd,
    "premium": premium,
    "geopolrisk": geopolrisk,
    "exposure": exposure,
}


def metrics(document):
    """The same keys with lists of numbers."""
    return {key: [FORMULAS[key](item) for item in items] for key, items in document.items()}
