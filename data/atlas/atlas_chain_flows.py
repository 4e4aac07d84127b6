# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether there is a table at all within bounds: a largest flow with lower bounds."""

SAME = 1e-9


def has_table(made, used, bounds):
    """Whether flows from makers to users can meet all sums; @bounds holds (low, high) of some pairs."""
    total = sum(used.values())
    left = {("m", k): v for k, v in made.items()}
    left.update({("u", k): v * sum(made.values()) / total for k, v in used.items()})
    room = {}
    for k in made:
        for c in used:
            low, high = bounds.get((k, c), (0, total))
            room["m", k, c] = max(0, high - low)
            room["u", k, c] = 0
            left["m", k] -= low
            left["u", c] -= low
    if min(left.values()) < -SAME * total:
        return False
    while find_path(made, used, left, room, SAME * total):
        pass
    return max(left.values()) <= SAME * total * 10


def find_path(made, used, left, room, least):
    """Sends what is possible along one shortest path from a maker with something left to a user with need."""
    before = {("m", k): None for k in made if left["m", k] > least}
    queue = list(before)
    for at in queue:
        if at[0] == "u" and left[at] > least:
            return send(at, before, left, room)
        for other in used if at[0] == "m" else made:
            pair = (at[0], at[1], other) if at[0] == "m" else ("u", other, at[1])
            following = ("u" if at[0] == "m" else "m", other)
            if following not in before and room[pair] > least:
                before[following] = (at, pair)
                queue.append(following)
    return False


def send(at, before, left, room):
    path, end = [], at
    while before[at] is not None:
        at, pair = before[at]
        path.append(pair)
    amount = min([left[end], left[at]] + [room[pair] for pair in path])
    left[end] -= amount
    left[at] -= amount
    for side, maker, user in path:
        room[side, maker, user] -= amount
        room["u" if side == "m" else "m", maker, user] += amount
    return True
