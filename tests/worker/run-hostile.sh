#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run-hostile.sh FOLDER CLI: hostile pages through the command line, under the limits of the suite in
# FOLDER. Skips (77) where the suite is not here.
if [ ! -f "$1/run.py" ]; then
  echo "The suite of hostile input is not here"
  exit 77
fi
# The names of the pages all end so; feeds and JSON have their own tests.
exec python3 "$1/run.py" --cli "$2" --only .html --quiet
