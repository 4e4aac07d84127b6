/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-run.h"

#include "atlas/lode-atlas-chain.h"
#include "engine/baseline/lode-reconcile.h"

typedef struct
{
  LodeScenario   *scenario;
  LodeRunOptions  options;
} RunData;

/* What was computed, for the life of the process, by "MATERIAL/YEAR". */
static GMutex cache_lock;
static GHashTable *baselines;

static void
run_data_free (gpointer data)
{
  RunData *run_data = data;

  g_object_unref (run_data->scenario);
  g_clear_pointer (&run_data->options.atlas, lode_atlas_unref);
  g_free (run_data);
}

static LodeChain *
compute_baseline (const char  *material,
                  int          year,
                  GError     **error)
{
  g_autoptr (LodeChain) data =
    lode_atlas_build_chain (lode_atlas_get_default (), material, year, error);

  return data != NULL ? lode_reconcile (data, error) : NULL;
}

static void
run_worker (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  RunData *data = task_data;
  g_autoptr (GError) error = NULL;
  LodeResult *result =
    lode_run_scenario_sync (data->scenario, &data->options, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) lode_result_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

LodeChain *
lode_run_baseline (const char  *material,
                   int          year,
                   GError     **error)
{
  g_autofree char *key = NULL;
  LodeChain *chain;

  g_return_val_if_fail (material != NULL, NULL);

  key = g_strdup_printf ("%s/%d", material, year);
  g_mutex_lock (&cache_lock);
  if (baselines == NULL)
    baselines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) lode_chain_unref);
  chain = g_hash_table_lookup (baselines, key);
  if (chain == NULL)
    {
      chain = compute_baseline (material, year, error);
      if (chain != NULL)
        g_hash_table_insert (baselines, g_steal_pointer (&key), chain);
    }
  if (chain != NULL)
    lode_chain_ref (chain);
  g_mutex_unlock (&cache_lock);

  return chain;
}

LodeResult *
lode_run_scenario_sync (LodeScenario          *scenario,
                        const LodeRunOptions  *options,
                        GCancellable          *cancellable,
                        GError               **error)
{
  g_autoptr (LodeChain) baseline = NULL;

  g_return_val_if_fail (LODE_IS_SCENARIO (scenario), NULL);

  baseline = lode_run_baseline (lode_scenario_get_material (scenario), 0, error);
  if (baseline == NULL)
    return NULL;

  return lode_simulation_run (baseline, scenario, options, cancellable, error);
}

void
lode_run_scenario_async (LodeScenario         *scenario,
                         const LodeRunOptions *options,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  RunData *data;

  g_return_if_fail (LODE_IS_SCENARIO (scenario));

  data = g_new0 (RunData, 1);
  data->scenario = lode_scenario_copy (scenario);
  if (options != NULL)
    data->options = *options;
  if (data->options.atlas != NULL)
    lode_atlas_ref (data->options.atlas);

  /* No source: the thread may be the last to let the task go, and @scenario is of the main one. */
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, lode_run_scenario_async);
  g_task_set_name (task, "lode_run_scenario_async");
  g_task_set_task_data (task, data, run_data_free);
  g_task_run_in_thread (task, run_worker);
}

LodeResult *
lode_run_scenario_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, lode_run_scenario_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
