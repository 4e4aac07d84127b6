/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-check-atlas.h"

#include <string.h>

#include "atlas/quality/lode-atlas-coverage.h"
#include "atlas/quality/lode-atlas-quality.h"
#include "cli/lode-cli-table.h"
#include "cli/lode-cli.h"

/* By #LodeAtlasSeverity. */
static const char * const headings[LODE_ATLAS_N_SEVERITIES] = {
  "Defects: to be mended",
  "Conflicts: two sources differ by more than a tenth",
  "Doubts: to be shown with care",
};

static const char * const finding_columns[] = { "severity", "table", "item", "message", NULL };

static const char * const coverage_columns[] = {
  "material", "stage", "year", "quality", "countries", "unsplit_pct", "EU27", "USA", "JPN", "KOR",
  "GBR", "IND", "CAN", "AUS", "CHN", NULL,
};

static LodeCliTable *
tabulate_findings (GPtrArray *findings)
{
  LodeCliTable *table = lode_cli_table_new (finding_columns);

  for (guint i = 0; i < findings->len; i++)
    {
      const LodeAtlasFinding *finding = g_ptr_array_index (findings, i);

      lode_cli_table_add_text (table, lode_atlas_severity_to_string (finding->severity));
      lode_cli_table_add_text (table, finding->table);
      lode_cli_table_add_text (table, finding->item);
      lode_cli_table_add_text (table, finding->message);
    }

  return table;
}

static LodeCliTable *
tabulate_coverage (LodeAtlas *atlas)
{
  LodeCliTable *table = lode_cli_table_new (coverage_columns);
  g_autoptr (GPtrArray) rows = lode_atlas_list_coverage (atlas);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasCoverage *row = g_ptr_array_index (rows, i);
      const char quality[] = { row->quality, '\0' };

      lode_cli_table_add_text (table, row->material);
      lode_cli_table_add_text (table, row->stage);
      lode_cli_table_add_year (table, row->year);
      lode_cli_table_add_text (table, quality);
      lode_cli_table_add_number (table, row->n_countries);
      lode_cli_table_add_number (table, row->unsplit_pct);
      for (guint j = 0; j < LODE_ATLAS_N_COVER_CONSUMERS; j++)
        lode_cli_table_add_text (table, lode_atlas_import_cover_to_string (row->imports[j]));
    }

  return table;
}

static guint
count (GPtrArray         *findings,
       LodeAtlasSeverity  severity)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((const LodeAtlasFinding *) g_ptr_array_index (findings, i))->severity == severity ? 1 : 0;

  return n;
}

static void
append_findings (GString           *text,
                 GPtrArray         *findings,
                 LodeAtlasSeverity  severity)
{
  g_string_append_printf (text, "%s (%u)\n", headings[severity], count (findings, severity));
  for (guint i = 0; i < findings->len; i++)
    {
      const LodeAtlasFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == severity)
        g_string_append_printf (text, "  %s: %s: %s\n", finding->table, finding->item,
                                finding->message);
    }
  g_string_append_c (text, '\n');
}

static char *
print_report (LodeAtlas  *atlas,
              GPtrArray  *findings,
              GError    **error)
{
  g_autoptr (LodeCliTable) coverage = tabulate_coverage (atlas);
  g_autofree char *aligned = lode_cli_table_print (coverage, "table", error);
  GString *text;

  if (aligned == NULL)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < LODE_ATLAS_N_SEVERITIES; i++)
    append_findings (text, findings, (LodeAtlasSeverity) i);
  g_string_append (text, "Coverage: who makes it (quality A full table, B leading countries, C one "
                         "cited share), and by what each consumer's imports are known\n");
  g_string_append (text, aligned);
  g_string_append_printf (text, "\nAtlas %s: %u defects, %u conflicts, %u doubts.\n",
                          lode_atlas_get_version (atlas), count (findings, LODE_ATLAS_DEFECT),
                          count (findings, LODE_ATLAS_CONFLICT), count (findings, LODE_ATLAS_DOUBT));

  return g_string_free (text, FALSE);
}

int
lode_cli_check_atlas (const char *format)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) findings = lode_atlas_review (atlas);
  g_autoptr (LodeCliTable) table = tabulate_findings (findings);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_str_equal (format, "table") ? print_report (atlas, findings, &error)
                                                        : lode_cli_table_print (table, format, &error);

  if (text == NULL || !lode_cli_write (NULL, text, strlen (text), &error))
    return lode_cli_fail (error);

  return count (findings, LODE_ATLAS_DEFECT) > 0 ? 1 : 0;
}
