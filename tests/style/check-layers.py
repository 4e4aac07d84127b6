#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on an include that goes uphill or sideways between the rooms of src/.

usage: check-layers.py SRC_DIR

Only the direct neighbours below a room are named here; what they may use, the room may use too.
"""

import pathlib
import re
import sys

BELOW = {
    "base": [],
    "store": ["base"],
    "net": ["base"],
    "model": ["base"],
    "atlas": ["model"],
    "article": ["model"],
    "engine": ["model", "atlas"],
    "chart": ["engine", "atlas"],
    "briefing": ["chart"],
    "library": ["store", "article", "net", "model", "atlas", "engine"],
    "widgets": ["model", "chart", "briefing"],
    "app": ["library", "widgets"],
    "cli": ["library", "engine", "chart", "briefing"],
    "worker": ["article"],
}
# Headers that only rooms with a window may name.
WINDOW_ROOMS = {"widgets", "app"}
WINDOW_HEADERS = re.compile(r"^(gtk|gdk|gsk|adwaita)")
# The one room that may open a socket.
SOCKET_ROOMS = {"net"}
SOCKET_HEADERS = re.compile(r"^libsoup/|^sys/socket\.h|^netinet/|^netdb\.h")
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


def reachable(room):
    seen, todo = {room}, [room]
    while todo:
        for below in BELOW[todo.pop()]:
            if below not in seen:
                seen.add(below)
                todo.append(below)
    return seen


def findings(src):
    allowed = {room: reachable(room) for room in BELOW}
    for path in sorted(src.rglob("*.[ch]")):
        room = path.relative_to(src).parts[0]
        if room not in BELOW:
            yield f"{path}: “{room}” is not a room of the plan"
            continue
        for bracket, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
            other = name.split("/")[0] if "/" in name else None
            if bracket == '"' and other in BELOW and other not in allowed[room]:
                yield f"{path}: includes “{name}”, but {room} may not look into {other}"
            elif bracket == '"' and name.startswith("..") :
                yield f"{path}: includes “{name}”; name the room, not the way to it"
            elif bracket == "<" and WINDOW_HEADERS.match(name) and room not in WINDOW_ROOMS:
                yield f"{path}: includes <{name}>, but {room} knows nothing of windows"
            elif bracket == "<" and SOCKET_HEADERS.match(name) and room not in SOCKET_ROOMS:
                yield f"{path}: includes <{name}>, but only net opens sockets"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = list(findings(pathlib.Path(sys.argv[1])))
    print("\n".join(found) if found else "every include goes downhill")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
