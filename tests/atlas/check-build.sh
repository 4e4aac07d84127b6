#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: check-build.sh DATA-ATLAS TABLES
#
# Runs the converter on the source tables and compares with what is shipped, byte for byte. Skips (77)
# where the tables are not at hand.

set -eu

atlas=$1
tables=$2

if [ ! -d "$tables" ]; then
  echo "SKIP: the source tables are not in $tables"
  exit 77
fi

built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT

PYTHONDONTWRITEBYTECODE=1 python3 "$atlas/build-atlas.py" "$tables" "$built"

# Everything that is made, and nothing that is not made any more.
diff -r -q -x '*.py' -x README.md -x __pycache__ -x readings -x definitions "$atlas" "$built"
echo "$(find "$built" -type f | wc -l) files are as shipped"
