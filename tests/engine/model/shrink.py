# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a bare network file smaller as long as something about it stays true."""

import copy


def without(document, key, index):
    """The document with one entry of a list left out, and whatever refers to it."""
    smaller = copy.deepcopy(document)
    gone = smaller[key].pop(index)
    last = len(smaller["stages"])
    if key == "producers":
        ends = [(gone["stage"], gone["name"])]
    elif key == "consumers":
        ends = [(last, gone["name"])]
    else:
        return smaller
    smaller["flows"] = [
        flow
        for flow in smaller["flows"]
        if (flow["stage"], flow["from"]) not in ends
        and (flow["stage"] + 1, flow["to"]) not in ends
    ]
    named = {entry["name"] for entry in smaller["producers"] + smaller["consumers"]}
    smaller["members"] = [name for name in smaller["members"] if name in named]
    return smaller


def simpler_values(document):
    """Documents in which one number is rounder or one choice plainer."""
    for key, field in (("producers", "capacity"), ("flows", "t"), ("consumers", "stock")):
        for index, entry in enumerate(document[key]):
            for value in (0.0, 1.0, float(round(entry.get(field, 0.0)))):
                if value < entry.get(field, 0.0) and not (field == "t" and value == 0):
                    smaller = copy.deepcopy(document)
                    smaller[key][index][field] = value
                    yield smaller
    for index, flow in enumerate(document["flows"]):
        if flow.get("control", 1.0) != 1.0:
            smaller = copy.deepcopy(document)
            del smaller["flows"][index]["control"]
            yield smaller
    for key, plain in (("open_arcs", False), ("pooled_stocks", False), ("rounds", 1)):
        if document.get(key, plain) != plain:
            yield dict(document, **{key: plain})
    if "yields" in document:
        yield {key: value for key, value in document.items() if key != "yields"}


def candidates(document):
    """Every network that is one step smaller, the boldest first."""
    for key in ("consumers", "producers", "flows", "members"):
        if key == "consumers" and len(document[key]) < 2:
            continue
        for index in reversed(range(len(document[key]))):
            yield without(document, key, index)
    yield from simpler_values(document)


def shrink(document, fails):
    """The smallest network found for which fails() still is true."""
    while True:
        smaller = next((d for d in candidates(document) if fails(d)), None)
        if smaller is None:
            return document
        document = smaller
