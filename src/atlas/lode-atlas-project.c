/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-project.h"

#include "atlas/lode-atlas-private.h"

static void
project_free (gpointer data)
{
  LodeAtlasProject *project = data;

  g_free (project->id);
  g_free (project->name);
  g_free (project->company);
  g_free (project->country);
  g_free (project->material);
  g_free (project->stage);
  g_free (project->product);
  g_clear_pointer (&project->capacity, lode_figure_unref);
  g_free (project->capacity_kind);
  g_free (project->chain);
  g_clear_pointer (&project->adds, lode_figure_unref);
  g_free (project->adds_product);
  g_free (project->start_text);
  g_free (project->reading);
  g_free (project->uncounted);
  g_free (project->status);
  g_free (project->as_of);
  g_free (project->confidence);
  g_free (project->source);
  g_free (project->url);
  g_free (project->note);
  g_free (project);
}

static const char *
project_key (gconstpointer row)
{
  return ((const LodeAtlasProject *) row)->id;
}

static LodeMonth
read_start (LodeJsonReader *reader)
{
  const char *text = lode_json_reader_get_string (reader, "start", NULL);
  LodeMonth start = text != NULL ? lode_month_parse (text) : LODE_MONTH_NONE;

  if (text != NULL && start == LODE_MONTH_NONE)
    lode_json_reader_fail (reader, "start", "“%s” is no month; write it as 2028-07", text);

  return start;
}

/* A plant counts in a stage of its chain ("metal"), whatever the published row says ("alloy"). */
static char *
read_stage (LodeJsonReader *reader)
{
  const char *stage = lode_json_reader_require_string (reader, "stage");

  return g_strdup (lode_json_reader_get_string (reader, "chain_stage", stage));
}

static void
read_projects (LodeJsonReader *reader,
               GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasProject *project = g_new0 (LodeAtlasProject, 1);

      project->id = g_strdup (lode_json_reader_require_string (reader, "id"));
      project->name = g_strdup (lode_json_reader_require_string (reader, "name"));
      project->company = lode_atlas_dup_string (reader, "company");
      project->country = g_strdup (lode_json_reader_require_string (reader, "country"));
      project->material = lode_atlas_dup_string (reader, "material");
      project->stage = read_stage (reader);
      project->product = lode_atlas_dup_string (reader, "product");
      project->capacity = lode_figure_read_member (reader, "capacity", "t/yr");
      project->capacity_kind = lode_atlas_dup_string (reader, "capacity_kind");
      project->chain = lode_atlas_dup_string (reader, "chain");
      project->adds_product = lode_atlas_dup_string (reader, "adds_product");
      project->reading = lode_atlas_dup_string (reader, "reading");
      project->uncounted = lode_atlas_dup_string (reader, "uncounted");
      project->adds = lode_figure_read_member (reader, "adds", "t/yr");
      project->in_baseline = lode_json_reader_get_boolean (reader, "in_baseline", FALSE);
      project->start = read_start (reader);
      project->start_text = lode_atlas_dup_string (reader, "start_text");
      project->status = lode_atlas_dup_string (reader, "status");
      project->as_of = lode_atlas_dup_string (reader, "as_of");
      project->confidence = lode_atlas_dup_string (reader, "confidence");
      project->source = g_strdup (lode_json_reader_require_string (reader, "source"));
      project->url = lode_atlas_dup_string (reader, "url");
      project->note = lode_atlas_dup_string (reader, "note");
      g_ptr_array_add (rows, project);
    }
}

const LodeAtlasTable lode_atlas_projects = {
  .format = "projects",
  .path = "projects.json",
  .read = read_projects,
  .free_row = project_free,
  .key_of = project_key,
};

typedef struct
{
  const char *chain;
  const char *stage;
  const char *country;
} ProjectQuery;

static gboolean
matches_project (gconstpointer row,
                 gconstpointer data)
{
  const LodeAtlasProject *project = row;
  const ProjectQuery *query = data;

  return (lode_atlas_is_wanted (query->chain, project->chain) ||
          lode_atlas_is_wanted (query->chain, project->material)) &&
         lode_atlas_is_wanted (query->stage, project->stage) &&
         lode_atlas_is_wanted (query->country, project->country);
}

GPtrArray *
lode_atlas_list_projects (LodeAtlas  *self,
                          const char *chain,
                          const char *stage,
                          const char *country)
{
  const ProjectQuery query = { chain, stage, country };

  return lode_atlas_select (self, &lode_atlas_projects, NULL, matches_project, &query);
}

const LodeAtlasProject *
lode_atlas_get_project (LodeAtlas  *self,
                        const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  return lode_atlas_find_row (self, &lode_atlas_projects, id);
}
