/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "network-cases.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): what is wrong with the case, %NULL when the law holds. */
typedef char *(*LawCheck) (const Case *self);

/* A law of MODEL §9: what must hold for every network of a kind. */
typedef struct
{
  const char *name;      /* of the test, and of the file of a counterexample */
  LawCheck    check;
  CaseFlags   flags;
  guint       n_cases;   /* times LODESTONE_LAW_FACTOR */
  guint32     seed;
} Law;

/* Adds a test /PREFIX/NAME for each: @n_cases generated networks. One that breaks the law is
 * shrunk, written as a bare network file, and named with the failure. @laws must stay. */
void  laws_add (const char *prefix,
                const Law  *laws,
                guint       n_laws);
/* The same for one law, inside a test. */
void  law_run (const Law *law);

/* (transfer full) (nullable): the first generated case that breaks @law, as it was generated. */
Case *law_find_counterexample (const Law *law);
/* (transfer full): the smallest case found, step by step, that still breaks @law; it keeps what the
 * law's flags promise. Takes @broken. */
Case *law_shrink (const Law *law,
                  Case      *broken);
/* (transfer full): writes @self as a file that `lodestone-cli network` reads; its path. */
char *law_write (const Law  *law,
                 const Case *self);

G_END_DECLS
