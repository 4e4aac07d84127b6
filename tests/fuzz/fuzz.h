/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>
#include <stdint.h>

/* What each fuzz-NAME.c defines: reads the bytes as its parser would and returns 0. A wrong belief
 * ends the process. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);
