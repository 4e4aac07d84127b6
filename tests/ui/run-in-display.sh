#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test program on a display, session bus and home of its own; skips (TAP) without the tools.
#
# usage: run-in-display.sh PROGRAM [ARG...]
set -u

for tool in Xvfb dbus-run-session; do
  command -v "$tool" >/dev/null || { echo "1..0 # SKIP $tool is not installed"; exit 0; }
done

scratch=$(mktemp -d "${TMPDIR:-/tmp}/lodestone-ui.XXXXXX") || exit 3
server=
cleanup() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; }
  rm -rf --one-file-system "$scratch"
}
trap cleanup EXIT
trap 'exit 143' TERM INT

# The server says which display it took once it is ready.
mkfifo "$scratch/display"
Xvfb -displayfd 3 -screen 0 "${LODESTONE_TEST_SCREEN:-1400x900x24}" -nolisten tcp -noreset \
  3>"$scratch/display" 2>"$scratch/server.log" &
server=$!
read -r -t 30 number <"$scratch/display" || { cat "$scratch/server.log" >&2; exit 3; }

mkdir -p "$scratch/home" "$scratch/run" && chmod 700 "$scratch/run"
export DISPLAY=:$number GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y=test ADW_DISABLE_PORTAL=1
export HOME=$scratch/home XDG_RUNTIME_DIR=$scratch/run
export XDG_CONFIG_HOME=$HOME/config XDG_DATA_HOME=$HOME/data XDG_CACHE_HOME=$HOME/cache
export NO_AT_BRIDGE=1 GDK_DEBUG=nograbs
unset WAYLAND_DISPLAY

dbus-run-session -- "$@"
