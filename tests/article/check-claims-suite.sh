#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Scores `claims` on labelled sentences, where they are at hand, and fails below the floors.
# Usage: check-claims-suite.sh CLI FOLDER-OF-TEST-MATERIAL SUITE FIELD=FLOOR…
# FIELD is a word of the scorer's last line, in front of its number.

cli=$(realpath "$1")
score=$2/suites/$3/score.py
if [ ! -f "$score" ] || ! command -v python3 > /dev/null; then
  echo "skipped: there is no suite at $score"
  exit 77
fi
shift 3

line=$(PYTHONDONTWRITEBYTECODE=1 python3 "$score" --cli "$cli" | tail -n 1)
echo "$line"
status=0
for pair in "$@"; do
  field=${pair%=*}
  floor=${pair#*=}
  reached=$(printf '%s\n' "$line" | tr ',' ' ' | awk -v field="$field" '
    { for (i = 1; i < NF; i++) if ($i == field) { split($(i + 1), parts, "/"); print parts[length(parts)]; exit } }')
  if ! awk -v a="$reached" -v b="$floor" 'BEGIN { exit !(a != "" && a + 0 >= b + 0) }'; then
    echo "$field is ${reached:-absent}; at least $floor was reached before"
    status=1
  fi
done
exit $status
