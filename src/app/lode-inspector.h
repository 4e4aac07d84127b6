/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "atlas/lode-atlas.h"
#include "chart/scene/lode-scene.h"
#include "engine/indicators/lode-dependence.h"

G_BEGIN_DECLS

/**
 * LodeInspector: what stands behind one mark of a chart: value, range, basis, benchmark, derived
 * indicators, sources.
 */
#define LODE_TYPE_INSPECTOR (lode_inspector_get_type ())
G_DECLARE_FINAL_TYPE (LodeInspector, lode_inspector, LODE, INSPECTOR, GtkWidget)

GtkWidget *lode_inspector_new (void);
/**
 * lode_inspector_set_mark:
 * @scene, @mark: (nullable): what to explain; %NULL shows how to choose something
 * @dependence: (nullable): for through-chain exposure
 * @consumer: (nullable): whose dependence
 */
void       lode_inspector_set_mark (LodeInspector   *self,
                                    LodeAtlas       *atlas,
                                    const LodeScene *scene,
                                    const LodeMark  *mark,
                                    LodeDependence  *dependence,
                                    const char      *consumer);

G_END_DECLS
