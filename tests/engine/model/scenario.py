# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Section 3 on a printed chain: controls and losses over a year, as a bare network."""

from .network import EU27

UTILISATION = 0.85


def bloc(actor):
    """Whom an actor belongs to."""
    return "EU27" if actor in EU27 else actor


def capacity_of(stage, node, known):
    """Capacity is output over utilisation where it is unknown; a source gives what it gives."""
    if known is not None:
        return max(known, node["output_t"])
    if stage == 0 and node["actor"] == "UNK":
        return node["output_t"]
    return node["output_t"] / UTILISATION


def producers_of(chain, losses, known):
    """All plants, less what is lost; known are capacities by stage and actor."""
    producers = []
    for stage, entry in enumerate(chain["stages"]):
        for node in entry["nodes"]:
            left = capacity_of(stage, node, known.get((entry["key"], node["actor"])))
            for lever in losses:
                if node["actor"] in lever["countries"] and entry["key"] in lever["stages"]:
                    left *= 1 - lever["loss"]
            producers.append({"stage": stage, "name": node["actor"], "capacity": left})
    return producers


def is_controlled(lever, key, flow):
    """Whether a control of a country holds a flow: to whom it names, or to all but its own."""
    if flow["from"] not in lever["countries"] or key not in lever["stages"]:
        return False
    if lever["destinations"]:
        return flow["to"] in lever["destinations"] or bloc(flow["to"]) in lever["destinations"]
    return bloc(flow["to"]) != bloc(flow["from"])


def flows_of(chain, controls):
    """All ties, each under the tightest control on it."""
    flows = []
    for flow in chain["flows"]:
        key = chain["stages"][flow["stage"]]["key"]
        kappas = [lever["remaining"] for lever in controls if is_controlled(lever, key, flow)]
        ends = {name: flow[name] for name in ("stage", "from", "to", "t")}
        flows.append(dict(ends, control=min(kappas, default=1.0)))
    return flows


def bare_network(chain, scenario, known):
    """One year of a scenario without a reserve, a plant or growth."""
    by_kind = {"export_control": [], "production_loss": []}
    for lever in scenario["levers"]:
        by_kind[lever["kind"]].append(lever)
    return {
        "stages": [stage["key"] for stage in chain["stages"]],
        "yields": [stage["yield"]["value"] for stage in chain["stages"][:-1]],
        "producers": producers_of(chain, by_kind["production_loss"], known),
        "consumers": [
            {"name": consumer["actor"], "demand": consumer["demand_t"]}
            for consumer in chain["consumers"]
        ],
        "flows": flows_of(chain, by_kind["export_control"]),
        "members": scenario["alliance"]["members"],
        "rounds": scenario["rounds"],
        "open_arcs": scenario["alliance"]["open_arcs"],
    }
