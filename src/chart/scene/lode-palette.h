/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodeTheme: where a chart is seen.
 * @LODE_THEME_PRINT: black text on white, series told apart by hatching as well as by tone
 * @LODE_THEME_CONTRAST: black and white lines, hatched series, for high contrast settings
 */
typedef enum
{
  LODE_THEME_LIGHT,
  LODE_THEME_DARK,
  LODE_THEME_PRINT,
  LODE_THEME_CONTRAST,
} LodeTheme;
#define LODE_N_THEMES 4

/**
 * LodeTone: the role of a colour. Marks and text name a role, a theme gives it a value.
 * @LODE_TONE_SERIES_1: … 6: the six series; see lode_palette_slot_for_actor()
 * @LODE_TONE_SCALE_1: … 5: one hue from little to much, for tiles and cells
 */
typedef enum
{
  LODE_TONE_BACKGROUND,
  LODE_TONE_TEXT,
  LODE_TONE_STRONG,
  LODE_TONE_DIM,
  LODE_TONE_GRID,
  LODE_TONE_AXIS,
  LODE_TONE_GREY,          /* ribbons and bars of the tail, context */
  LODE_TONE_GREY_NODE,     /* nodes of the tail, other consumers */
  LODE_TONE_HATCH,         /* not split by country */
  LODE_TONE_ACCENT,        /* focus ring; never data */
  LODE_TONE_WARNING,       /* "assumed" */
  LODE_TONE_SHOCK,
  LODE_TONE_ANSWER,
  LODE_TONE_SERIES_1,
  LODE_TONE_SERIES_2,
  LODE_TONE_SERIES_3,
  LODE_TONE_SERIES_4,
  LODE_TONE_SERIES_5,
  LODE_TONE_SERIES_6,
  LODE_TONE_SCALE_1,
  LODE_TONE_SCALE_2,
  LODE_TONE_SCALE_3,
  LODE_TONE_SCALE_4,
  LODE_TONE_SCALE_5,
} LodeTone;
#define LODE_N_TONES 24
#define LODE_N_SLOTS 6

typedef struct
{
  double red;
  double green;
  double blue;
} LodeColour;

LodeColour lode_palette_get (LodeTheme theme,
                             LodeTone  tone);
/* (transfer full): "#b43c35". */
char      *lode_palette_to_hex (LodeTheme theme,
                                LodeTone  tone);
/* Contrast of two roles by WCAG 2.1, 1 to 21: of (L₁ + 0.05)/(L₂ + 0.05), L the relative luminance. */
double     lode_palette_contrast (LodeTheme theme,
                                  LodeTone  a,
                                  LodeTone  b);
/* Whether the theme draws series with hatching. */
gboolean   lode_palette_is_hatched (LodeTheme theme);
/* The series slot (0–5) that a country keeps in every chart; −1 when it has none of its own. */
int        lode_palette_slot_for_actor (const char *actor);

/* "light" "dark" "print" "contrast". */
const char *lode_theme_to_string (LodeTheme theme);
gboolean    lode_theme_from_string (const char *text,
                                    LodeTheme  *theme);

G_END_DECLS
