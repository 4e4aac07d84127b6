#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs the strict JSON cases of JSONTestSuite against the command line, where they are at hand.
# Usage: check-json-suite.sh CLI FOLDER-OF-TEST-MATERIAL

score=$2/suites/json/score.sh
if [ ! -x "$score" ]; then
  echo "skipped: there is no JSON suite at $score"
  exit 77
fi
exec "$score" --cli "$(realpath "$1")"
