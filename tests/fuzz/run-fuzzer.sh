#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a libFuzzer target for a bounded time. New inputs go to a temporary folder, the corpus in the
# source tree stays as it is. Usage: run-fuzzer.sh SECONDS TARGET CORPUS

found=$(mktemp -d) || exit 1
trap 'rm -rf "$found"' EXIT
ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1:allocator_may_return_null=1} \
UBSAN_OPTIONS=${UBSAN_OPTIONS:-halt_on_error=1:print_stacktrace=1} \
G_SLICE=always-malloc \
  "$2" -max_total_time="$1" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
  "$found" "$3"
