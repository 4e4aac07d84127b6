/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-palette.h"

#include <math.h>

/* The same slot is nearly the same hue in every theme, so that a country is recognised from the
 * window to the print. Any two series keep 11 OKLab units apart for every kind of colour sight, and
 * every mark 3:1 and every text 4.5:1 against its background; the tests measure both. */
static const guint32 palette[LODE_N_THEMES][LODE_N_TONES] = {
  [LODE_THEME_LIGHT] = {
    [LODE_TONE_BACKGROUND] = 0xfafafa,
    [LODE_TONE_TEXT] = 0x2e3436,
    [LODE_TONE_STRONG] = 0x1d1f21,
    [LODE_TONE_DIM] = 0x5e5c64,
    [LODE_TONE_GRID] = 0xe3e3e3,
    [LODE_TONE_AXIS] = 0x8a8a8f,
    [LODE_TONE_GREY] = 0xa3a3a8,
    [LODE_TONE_GREY_NODE] = 0x77767b,
    [LODE_TONE_HATCH] = 0xa3a3a8,
    [LODE_TONE_ACCENT] = 0x1c63bd,
    [LODE_TONE_WARNING] = 0x9a5b00,
    [LODE_TONE_SHOCK] = 0xb43c35,
    [LODE_TONE_ANSWER] = 0x127a70,
    [LODE_TONE_SERIES_1] = 0xb43c35,
    [LODE_TONE_SERIES_2] = 0x2c5fb7,
    [LODE_TONE_SERIES_3] = 0xb98306,
    [LODE_TONE_SERIES_4] = 0x132b63,
    [LODE_TONE_SERIES_5] = 0x18978a,
    [LODE_TONE_SERIES_6] = 0x7b4375,
    [LODE_TONE_SCALE_1] = 0xf2cfc6,
    [LODE_TONE_SCALE_2] = 0xe2a08f,
    [LODE_TONE_SCALE_3] = 0xbc5244,
    [LODE_TONE_SCALE_4] = 0xa8322c,
    [LODE_TONE_SCALE_5] = 0x6e1a1d,
  },
  [LODE_THEME_DARK] = {
    [LODE_TONE_BACKGROUND] = 0x1e1e1e,
    [LODE_TONE_TEXT] = 0xe6e6e6,
    [LODE_TONE_STRONG] = 0xffffff,
    [LODE_TONE_DIM] = 0xb4b2b8,
    [LODE_TONE_GRID] = 0x3a3a3a,
    [LODE_TONE_AXIS] = 0x8d8d92,
    [LODE_TONE_GREY] = 0x6f6f75,
    [LODE_TONE_GREY_NODE] = 0x96969c,
    [LODE_TONE_HATCH] = 0x6f6f75,
    [LODE_TONE_ACCENT] = 0x82b4f2,
    [LODE_TONE_WARNING] = 0xf0c36a,
    [LODE_TONE_SHOCK] = 0xf77556,
    [LODE_TONE_ANSWER] = 0x06c1a9,
    [LODE_TONE_SERIES_1] = 0xf77556,
    [LODE_TONE_SERIES_2] = 0x178ccd,
    [LODE_TONE_SERIES_3] = 0xefc051,
    [LODE_TONE_SERIES_4] = 0xbba9ff,
    [LODE_TONE_SERIES_5] = 0x06c1a9,
    [LODE_TONE_SERIES_6] = 0xb55b36,
    [LODE_TONE_SCALE_1] = 0x43302c,
    [LODE_TONE_SCALE_2] = 0x6b3a2f,
    [LODE_TONE_SCALE_3] = 0xa34a35,
    [LODE_TONE_SCALE_4] = 0xf77556,
    [LODE_TONE_SCALE_5] = 0xffc3b0,
  },
  [LODE_THEME_PRINT] = {
    [LODE_TONE_BACKGROUND] = 0xffffff,
    [LODE_TONE_TEXT] = 0x000000,
    [LODE_TONE_STRONG] = 0x000000,
    [LODE_TONE_DIM] = 0x3d3d3d,
    [LODE_TONE_GRID] = 0xd0d0d0,
    [LODE_TONE_AXIS] = 0x555555,
    [LODE_TONE_GREY] = 0x9a9a9a,
    [LODE_TONE_GREY_NODE] = 0x6a6a6a,
    [LODE_TONE_HATCH] = 0x808080,
    [LODE_TONE_ACCENT] = 0x1c63bd,
    [LODE_TONE_WARNING] = 0x7a4700,
    [LODE_TONE_SHOCK] = 0xb43c35,
    [LODE_TONE_ANSWER] = 0x127a70,
    [LODE_TONE_SERIES_1] = 0xb43c35,
    [LODE_TONE_SERIES_2] = 0x2c5fb7,
    [LODE_TONE_SERIES_3] = 0xb98306,
    [LODE_TONE_SERIES_4] = 0x132b63,
    [LODE_TONE_SERIES_5] = 0x18978a,
    [LODE_TONE_SERIES_6] = 0x7b4375,
    [LODE_TONE_SCALE_1] = 0xececec,
    [LODE_TONE_SCALE_2] = 0xc8c8c8,
    [LODE_TONE_SCALE_3] = 0x8f8f8f,
    [LODE_TONE_SCALE_4] = 0x555555,
    [LODE_TONE_SCALE_5] = 0x1a1a1a,
  },
  [LODE_THEME_CONTRAST] = {
    [LODE_TONE_BACKGROUND] = 0xffffff,
    [LODE_TONE_TEXT] = 0x000000,
    [LODE_TONE_STRONG] = 0x000000,
    [LODE_TONE_DIM] = 0x000000,
    [LODE_TONE_GRID] = 0x9a9a9a,
    [LODE_TONE_AXIS] = 0x000000,
    [LODE_TONE_GREY] = 0x767676,
    [LODE_TONE_GREY_NODE] = 0x4a4a4a,
    [LODE_TONE_HATCH] = 0x4a4a4a,
    [LODE_TONE_ACCENT] = 0x0b3f8a,
    [LODE_TONE_WARNING] = 0x6b3d00,
    [LODE_TONE_SHOCK] = 0xa02a24,
    [LODE_TONE_ANSWER] = 0x0b5c54,
    [LODE_TONE_SERIES_1] = 0xb43c35,
    [LODE_TONE_SERIES_2] = 0x2c5fb7,
    [LODE_TONE_SERIES_3] = 0xb98306,
    [LODE_TONE_SERIES_4] = 0x132b63,
    [LODE_TONE_SERIES_5] = 0x18978a,
    [LODE_TONE_SERIES_6] = 0x7b4375,
    [LODE_TONE_SCALE_1] = 0xececec,
    [LODE_TONE_SCALE_2] = 0xc8c8c8,
    [LODE_TONE_SCALE_3] = 0x8f8f8f,
    [LODE_TONE_SCALE_4] = 0x4a4a4a,
    [LODE_TONE_SCALE_5] = 0x000000,
  },
};

static const char * const slots[LODE_N_SLOTS] = { "CHN", "EU27", "AUS", "USA", "MYS", "MMR" };

static const char * const theme_names[LODE_N_THEMES] = { "light", "dark", "print", "contrast" };

LodeColour
lode_palette_get (LodeTheme theme,
                  LodeTone  tone)
{
  guint32 rgb;

  g_return_val_if_fail (theme < LODE_N_THEMES, ((LodeColour) { 0 }));
  g_return_val_if_fail (tone < LODE_N_TONES, ((LodeColour) { 0 }));

  rgb = palette[theme][tone];
  return (LodeColour) {
    .red = ((rgb >> 16) & 0xff) / 255.0,
    .green = ((rgb >> 8) & 0xff) / 255.0,
    .blue = (rgb & 0xff) / 255.0,
  };
}

char *
lode_palette_to_hex (LodeTheme theme,
                     LodeTone  tone)
{
  g_return_val_if_fail (theme < LODE_N_THEMES, NULL);
  g_return_val_if_fail (tone < LODE_N_TONES, NULL);

  return g_strdup_printf ("#%06x", palette[theme][tone]);
}

/* Of a channel of sRGB, as WCAG 2.1 defines relative luminance. */
static double
linear_light (double channel)
{
  return channel <= .04045 ? channel / 12.92 : pow ((channel + .055) / 1.055, 2.4);
}

static double
luminance (LodeTheme theme,
           LodeTone  tone)
{
  LodeColour colour = lode_palette_get (theme, tone);

  return .2126 * linear_light (colour.red) + .7152 * linear_light (colour.green) +
         .0722 * linear_light (colour.blue);
}

double
lode_palette_contrast (LodeTheme theme,
                       LodeTone  a,
                       LodeTone  b)
{
  double light, dark;

  g_return_val_if_fail (theme < LODE_N_THEMES, 1);
  g_return_val_if_fail (a < LODE_N_TONES && b < LODE_N_TONES, 1);

  light = luminance (theme, a);
  dark = luminance (theme, b);
  return (MAX (light, dark) + .05) / (MIN (light, dark) + .05);
}

gboolean
lode_palette_is_hatched (LodeTheme theme)
{
  return theme == LODE_THEME_PRINT || theme == LODE_THEME_CONTRAST;
}

int
lode_palette_slot_for_actor (const char *actor)
{
  g_return_val_if_fail (actor != NULL, -1);

  for (int i = 0; i < LODE_N_SLOTS; i++)
    if (g_str_equal (slots[i], actor))
      return i;
  return -1;
}

const char *
lode_theme_to_string (LodeTheme theme)
{
  g_return_val_if_fail (theme < LODE_N_THEMES, NULL);

  return theme_names[theme];
}

gboolean
lode_theme_from_string (const char *text,
                        LodeTheme  *theme)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (theme != NULL, FALSE);

  for (int i = 0; i < LODE_N_THEMES; i++)
    if (g_str_equal (theme_names[i], text))
      {
        *theme = (LodeTheme) i;
        return TRUE;
      }
  return FALSE;
}
