/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-scenario-runner.h"

#include "library/lode-run.h"

/* How long nothing changes before the draws start, and how many of them are enough for a screen. */
#define DRAWS_DELAY_MS 250
#define MAX_DRAWS 1000

struct _LodeScenarioRunner
{
  GObject       parent_instance;

  LodeScenario *scenario;
  GCancellable *cancellable;    /* of whatever is under way */
  guint         start_id;       /* a central run is about to start */
  guint         draws_id;       /* the draws are about to start */
  gboolean      is_running;     /* a central run is under way */
  gboolean      is_drawing;
  gboolean      is_stale;       /* something changed since the central run began */
  gboolean      is_as_announced;
};

enum
{
  RESULT,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LodeScenarioRunner, lode_scenario_runner, G_TYPE_OBJECT)

static void start_central (LodeScenarioRunner *self);

/* Emits what a run came to; %FALSE when it was cancelled or failed. */
static gboolean
report (LodeScenarioRunner *self,
        GAsyncResult       *async_result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeResult) result = lode_run_scenario_finish (async_result, &error);

  if (result != NULL)
    g_signal_emit (self, signals[RESULT], 0, result);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
  return result != NULL;
}

static void
draws_done_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (LodeScenarioRunner) self = LODE_SCENARIO_RUNNER (user_data);

  self->is_drawing = FALSE;
  report (self, result);
}

static gboolean
draws_cb (gpointer user_data)
{
  LodeScenarioRunner *self = LODE_SCENARIO_RUNNER (user_data);
  LodeRunOptions options = {
    .draws = MIN (lode_scenario_get_draws (self->scenario), MAX_DRAWS),
    .seed = lode_scenario_get_seed (self->scenario),
    .is_as_announced = self->is_as_announced,
  };

  self->draws_id = 0;
  self->is_drawing = TRUE;
  lode_run_scenario_async (self->scenario, &options, self->cancellable, draws_done_cb,
                           g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
central_done_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (LodeScenarioRunner) self = LODE_SCENARIO_RUNNER (user_data);
  gboolean is_good;

  self->is_running = FALSE;
  if (self->scenario == NULL)
    return;

  is_good = report (self, result);
  if (self->is_stale)
    start_central (self);
  else if (is_good && lode_scenario_get_draws (self->scenario) > 0)
    self->draws_id = g_timeout_add (DRAWS_DELAY_MS, draws_cb, self);
}

static void
start_central (LodeScenarioRunner *self)
{
  LodeRunOptions options = {
    .seed = lode_scenario_get_seed (self->scenario),
    .is_as_announced = self->is_as_announced,
  };

  self->is_stale = FALSE;
  self->is_running = TRUE;
  lode_run_scenario_async (self->scenario, &options, self->cancellable, central_done_cb,
                           g_object_ref (self));
}

static gboolean
start_cb (gpointer user_data)
{
  LodeScenarioRunner *self = LODE_SCENARIO_RUNNER (user_data);

  self->start_id = 0;
  start_central (self);
  return G_SOURCE_REMOVE;
}

static void
stop_draws (LodeScenarioRunner *self)
{
  g_clear_handle_id (&self->draws_id, g_source_remove);
  if (!self->is_drawing)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
scenario_changed_cb (LodeScenarioRunner *self)
{
  stop_draws (self);
  if (self->is_running)
    self->is_stale = TRUE;
  else if (self->start_id == 0)
    self->start_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, start_cb, self, NULL);
}

static void
lode_scenario_runner_dispose (GObject *object)
{
  LodeScenarioRunner *self = LODE_SCENARIO_RUNNER (object);

  lode_scenario_runner_set_scenario (self, NULL);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (lode_scenario_runner_parent_class)->dispose (object);
}

static void
lode_scenario_runner_class_init (LodeScenarioRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lode_scenario_runner_dispose;

  signals[RESULT] = g_signal_new ("result", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, LODE_TYPE_RESULT);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
lode_scenario_runner_init (LodeScenarioRunner *self)
{
  self->cancellable = g_cancellable_new ();
}

LodeScenarioRunner *
lode_scenario_runner_new (void)
{
  return g_object_new (LODE_TYPE_SCENARIO_RUNNER, NULL);
}

void
lode_scenario_runner_set_scenario (LodeScenarioRunner *self,
                                   LodeScenario       *scenario)
{
  g_return_if_fail (LODE_IS_SCENARIO_RUNNER (self));

  if (scenario == self->scenario)
    return;

  if (self->scenario != NULL)
    g_signal_handlers_disconnect_by_func (self->scenario, scenario_changed_cb, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->start_id, g_source_remove);
  g_clear_handle_id (&self->draws_id, g_source_remove);

  g_set_object (&self->scenario, scenario);
  if (scenario == NULL)
    return;

  g_signal_connect_object (scenario, "changed", G_CALLBACK (scenario_changed_cb), self,
                           G_CONNECT_SWAPPED);
  scenario_changed_cb (self);
}

void
lode_scenario_runner_set_is_as_announced (LodeScenarioRunner *self,
                                          gboolean            is_as_announced)
{
  g_return_if_fail (LODE_IS_SCENARIO_RUNNER (self));

  if (is_as_announced == self->is_as_announced)
    return;

  self->is_as_announced = is_as_announced;
  if (self->scenario != NULL)
    scenario_changed_cb (self);
}

gboolean
lode_scenario_runner_is_settled (LodeScenarioRunner *self)
{
  g_return_val_if_fail (LODE_IS_SCENARIO_RUNNER (self), TRUE);

  return self->start_id == 0 && self->draws_id == 0 && !self->is_running && !self->is_drawing;
}
