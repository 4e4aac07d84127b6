/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-fragmented-kernel-private.h"

#include <string.h>

#define WIDTH 2
#define TARGET
#define NAME(name) name##_128
#include "lode-fragmented-kernel.inc.h"
#undef WIDTH
#undef TARGET
#undef NAME

#ifdef __x86_64__

#define WIDTH 4
#define TARGET __attribute__ ((target ("avx2")))
#define NAME(name) name##_256
#include "lode-fragmented-kernel.inc.h"
#undef WIDTH
#undef TARGET
#undef NAME

#define WIDTH 8
#define TARGET __attribute__ ((target ("avx512f,avx512dq,avx512vl")))
#define NAME(name) name##_512
#include "lode-fragmented-kernel.inc.h"

#endif
