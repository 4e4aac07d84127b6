/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LodeProblem: a file of the workspace that could not be read, or only read and not written, and
 * why. Such a file is never overwritten or moved. Properties (read-only): "path", "message".
 */
#define LODE_TYPE_PROBLEM (lode_problem_get_type ())
G_DECLARE_FINAL_TYPE (LodeProblem, lode_problem, LODE, PROBLEM, GObject)

LodeProblem *lode_problem_new (const char *path,
                               const char *message);
const char  *lode_problem_get_path (LodeProblem *self);
/* One sentence for a person. */
const char  *lode_problem_get_message (LodeProblem *self);

G_END_DECLS
