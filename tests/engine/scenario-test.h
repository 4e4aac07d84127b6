/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-simulation.h"
#include "engine/scenario/lode-course.h"

G_BEGIN_DECLS

/* A chain small enough to reckon by hand: mines in Australia (20 t) and China (80 t), plants in China
 * (80 t) and Germany (20 t, on Australian ore), all at capacity; EU27 uses 60 t a year, 40 of them
 * Chinese, Japan 40 t, all Chinese. Yields are 1. */
LodeChain    *scenario_test_new_chain (void);
/* (transfer full) (element-type LodeChain): a companion, which @chain is told of: half of all magnets need
 * "dysprosium_terbium"; China refines 10 t for its own makers (8) and for Europe's (2). */
GPtrArray    *scenario_test_new_companions (LodeChain *chain);
/* From 2026-01 to 2028-12. @members: JSON members beside the usual ones, such as "alliance", ended by a
 * comma, or ""; @levers: their objects. */
LodeScenario *scenario_test_new_scenario (const char *step,
                                          const char *members,
                                          const char *levers);

#define SCENARIO_TEST_ALLIANCE(more) \
  "\"alliance\": {\"members\": [\"EU27\", \"JPN\"]" more "}, "
/* In 2027 China's magnets reach Japan at κ of what they did. */
#define SCENARIO_TEST_STOP(kappa) \
  "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": [\"magnet\"], " \
  "\"destinations\": [\"JPN\"], \"window\": [\"2027-01\", \"2027-12\"], \"remaining\": " kappa "}"

/* A central run, step by step. */
typedef struct
{
  LodeChain    *chain;
  LodeScenario *scenario;
  LodePlan     *plan;
  LodeCourse   *course;
} ScenarioTest;

/* @companions: (nullable) (element-type LodeChain) */
void   scenario_test_begin (ScenarioTest *self,
                            LodeChain    *chain,
                            GPtrArray    *companions,
                            const char   *step,
                            const char   *members,
                            const char   *levers);
void   scenario_test_end (ScenarioTest *self);
/* Runs up to @period, the first being 0, and leaves it in the course. */
void   scenario_test_run_to (ScenarioTest *self,
                             guint         period);
double scenario_test_get_shortage (const ScenarioTest *self,
                                   LodeConduct         conduct,
                                   const char         *consumer);
double scenario_test_get_stock (const ScenarioTest *self,
                                LodeConduct         conduct,
                                const char         *consumer);
/* What goes over an arc; 0 where there is none. */
double scenario_test_get_flow (const ScenarioTest *self,
                               LodeConduct         conduct,
                               guint               stage,
                               const char         *from,
                               const char         *to);
/* Whether a note has these words in it. */
gboolean scenario_test_has_note (const ScenarioTest *self,
                                 const char         *words);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ScenarioTest, scenario_test_end)

G_END_DECLS
