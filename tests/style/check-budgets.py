#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when files or functions outgrow the house's budgets; prints what it measured.

usage: check-budgets.py PROJECT_DIR

A function is what stands between a brace in the first column and its partner. class_init functions
may exceed the function budget, and tables are no functions. Headers are measured without their
comments, because every public function must be documented.
"""

import pathlib
import re
import sys

FUNCTION = re.compile(r"^(?P<name>[a-z_][A-Za-z0-9_]*) \([^;]*?\)\n\{\n(?P<body>.*?)^\}", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

# What the house wants, and what it has: the second only ever goes up.
TEST_LINES_WANTED = 1.0
TEST_LINES_REACHED = 0.48


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0


def lines_of(path):
    return path.read_text(encoding="utf-8").count("\n")


def header_lines(path):
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    return sum(1 for line in text.splitlines() if line.strip())


def functions_of(path):
    for match in FUNCTION.finditer(path.read_text(encoding="utf-8")):
        if not match["name"].endswith("_class_init"):
            yield match["body"].count("\n"), f"{path}: {match['name']}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = pathlib.Path(sys.argv[1])
    sources = sorted((root / "src").rglob("*.c"))
    headers = sorted((root / "src").rglob("*.h"))
    tests = [p for p in (root / "tests").rglob("*") if p.suffix in (".c", ".h", ".py", ".sh")]

    sizes = {p: lines_of(p) for p in sources}
    functions = sorted((f for p in sources for f in functions_of(p)), reverse=True)
    bodies = [length for length, _ in functions]
    source_lines = sum(sizes.values()) + sum(map(lines_of, headers))
    test_lines = sum(map(lines_of, tests))
    long_share = 100 * sum(1 for b in bodies if b > 60) / max(1, len(bodies))

    failures = 0
    for what, measured, limit, at_least in [
        (".c lines, median", percentile(sizes.values(), .5), 250, False),
        (".c lines, p90", percentile(sizes.values(), .9), 600, False),
        (".c lines, largest", max(sizes.values()), 900, False),
        ("function body, median", percentile(bodies, .5), 10, False),
        ("function body, p99", percentile(bodies, .99), 60, False),
        ("function body, largest", max(bodies), 90, False),
        ("functions over 60 lines, %", round(long_share, 2), 1, False),
        ("header lines without comments, median", percentile(map(header_lines, headers), .5), 40, False),
        ("test lines per source line, reached", round(test_lines / source_lines, 2), TEST_LINES_REACHED, True),
    ]:
        good = measured >= limit if at_least else measured <= limit
        failures += not good
        print(f"{'ok  ' if good else 'OVER'} {what}: {measured} (budget {'>=' if at_least else '<='} {limit})")

    if test_lines < TEST_LINES_WANTED * source_lines:
        print(f"MISS test lines per source line: the house wants {TEST_LINES_WANTED}")
    print(f"     {len(sources)} sources, {len(headers)} headers, {len(functions)} functions, "
          f"{source_lines} source lines, {test_lines} test lines")
    print("     longest functions: " + "; ".join(f"{n} {name}" for n, name in functions[:6] if n > 60))
    print("     largest files: " + "; ".join(f"{sizes[p]} {p.name}" for p in sorted(sizes, key=sizes.get)[-4:]))
    for folder in sorted(p for p in (root / "src").iterdir() if p.is_dir()):
        count = sum(1 for p in folder.iterdir() if p.suffix == ".c")
        if count > 30:
            print(f"OVER {folder.name} holds {count} sources: split it by subject")
            failures += 1
        if not (folder / "README.md").is_file():
            print(f"OVER {folder.name} has no README.md")
            failures += 1
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
