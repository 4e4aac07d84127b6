/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/lode-month.h"
#include "engine/lode-simulation.h"

G_BEGIN_DECLS

/**
 * LodeProbeKind: a number that statistics report too, of going alone (MODEL §4), over a window and as
 * a multiple of what it is without any lever, so that "no change" is 1.
 * @LODE_PROBE_PRICE: mean of the price, by the reference price, of the bloc that the consumer
 *   belongs to (MODEL §6)
 * @LODE_PROBE_USE: what the consumer uses of the last product, own stock included
 * @LODE_PROBE_IMPORT: what comes to the consumer of the last product: from the country, or from all
 *   that are not its own bloc
 * @LODE_PROBE_EXPORT: what the country sends out of its own bloc of the last product
 * @LODE_PROBE_OUTPUT: what the country makes at the stage
 */
typedef enum
{
  LODE_PROBE_PRICE,
  LODE_PROBE_USE,
  LODE_PROBE_IMPORT,
  LODE_PROBE_EXPORT,
  LODE_PROBE_OUTPUT,
} LodeProbeKind;
#define LODE_N_PROBE_KINDS 5

/* "price_ratio" "use_ratio" "import_ratio" "export_ratio" "output_ratio" */
const char *lode_probe_kind_to_string (LodeProbeKind  kind);
gboolean    lode_probe_kind_from_string (const char    *text,
                                         LodeProbeKind *kind);

/**
 * LodeProbe: what is to be read. Strings are the caller's.
 * @consumer: of a price, of use and of imports
 * @country: of exports and output; of imports it may be %NULL. "EU27" is all members
 * @stage: key of a producing stage, of output
 * @from, @to: first and last month of the window, both inclusive and within the scenario
 */
typedef struct
{
  LodeProbeKind  kind;
  const char    *consumer;
  const char    *country;
  const char    *stage;
  LodeMonth      from;
  LodeMonth      to;
} LodeProbe;

/* @central: in the run in which every magnitude has its own value; @band: over draws. */
typedef struct
{
  double   central;
  LodeBand band;
} LodeProbeReading;

/**
 * lode_probe_run:
 * @scenario: its alliance only says which consumers share a price
 * @probes: (array length=n_probes)
 * @options: its draws are at least 1
 * @readings: (array length=n_probes): written
 *
 * Runs the scenario, each country for itself, again and again, and reads the probes in each draw. A
 * period that lies in a window in part counts in that part.
 *
 * Returns: %FALSE with the errors of lode_simulation_run(), or with %LODE_ERROR_NOT_FOUND or
 *   %LODE_ERROR_INVALID for a probe of what this chain does not have; the message names it.
 */
gboolean lode_probe_run (const LodeChain       *baseline,
                         LodeScenario          *scenario,
                         const LodeProbe       *probes,
                         guint                  n_probes,
                         const LodeRunOptions  *options,
                         LodeProbeReading      *readings,
                         GCancellable          *cancellable,
                         GError               **error);

G_END_DECLS
