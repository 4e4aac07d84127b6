/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-png.h"

#include <string.h>

/* PNG, third edition: https://www.w3.org/TR/png-3/ */

#define BYTES_PER_PIXEL 3
#define FILTER_UP 2
#define COMPRESSION_LEVEL 2

static guint32
update_crc (guint32       crc,
            const guint8 *bytes,
            gsize         size_bytes)
{
  static guint32 table[256];

  if (table[1] == 0)
    for (guint32 i = 0; i < G_N_ELEMENTS (table); i++)
      {
        guint32 c = i;

        for (int bit = 0; bit < 8; bit++)
          c = (c & 1) != 0 ? 0xedb88320 ^ (c >> 1) : c >> 1;
        table[i] = c;
      }
  for (gsize i = 0; i < size_bytes; i++)
    crc = table[(crc ^ bytes[i]) & 0xff] ^ (crc >> 8);
  return crc;
}

static void
append_number (GByteArray *png,
               guint32     number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (png, (const guint8 *) &big, sizeof big);
}

static void
append_chunk (GByteArray   *png,
              const char    name[5],
              const guint8 *bytes,
              gsize         size_bytes)
{
  guint start;

  append_number (png, (guint32) size_bytes);
  start = png->len;
  g_byte_array_append (png, (const guint8 *) name, 4);
  if (size_bytes > 0)
    g_byte_array_append (png, bytes, (guint) size_bytes);
  append_number (png, update_crc (0xffffffff, png->data + start, png->len - start) ^ 0xffffffff);
}

/* One row as the difference from the row above, colour by colour. */
static void
filter_row (const guint8 *row,
            const guint8 *above,
            int           width,
            guint8       *out)
{
  *out++ = FILTER_UP;
  for (int x = 0; x < width; x++)
    {
      guint32 here;
      guint32 before = 0;

      memcpy (&here, row + 4 * (gsize) x, sizeof here);
      if (above != NULL)
        memcpy (&before, above + 4 * (gsize) x, sizeof before);
      *out++ = (guint8) ((here >> 16) - (before >> 16));
      *out++ = (guint8) ((here >> 8) - (before >> 8));
      *out++ = (guint8) (here - before);
    }
}

static guint8 *
filter_rows (cairo_surface_t *surface,
             gsize           *size_bytes)
{
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  gsize row_bytes = 1 + BYTES_PER_PIXEL * (gsize) width;
  guint8 *filtered = g_malloc (row_bytes * (gsize) height);

  for (int y = 0; y < height; y++)
    filter_row (pixels + stride * (gsize) y, y > 0 ? pixels + stride * (gsize) (y - 1) : NULL,
                width,
                filtered + row_bytes * (gsize) y);
  *size_bytes = row_bytes * (gsize) height;
  return filtered;
}

/* (transfer full) (nullable) */
static GByteArray *
compress (const guint8  *bytes,
          gsize          size_bytes,
          GError       **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB,
                                                                  COMPRESSION_LEVEL);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (65536);
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize n_read;
      gsize n_written;

      result = g_converter_convert (G_CONVERTER (compressor), bytes, size_bytes, chunk, 65536,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, error);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      g_byte_array_append (out, chunk, (guint) n_written);
      bytes += n_read;
      size_bytes -= n_read;
    }
  return g_steal_pointer (&out);
}

GBytes *
lode_png_encode (cairo_surface_t  *surface,
                 GError          **error)
{
  static const guint8 signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  g_autoptr (GByteArray) data = NULL;
  g_autofree guint8 *filtered = NULL;
  GByteArray *png;
  gsize size_bytes;
  guint8 header[13] = { 0 };
  guint32 width;
  guint32 height;

  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24, NULL);

  filtered = filter_rows (surface, &size_bytes);
  data = compress (filtered, size_bytes, error);
  if (data == NULL)
    return NULL;
  width = GUINT32_TO_BE ((guint32) cairo_image_surface_get_width (surface));
  height = GUINT32_TO_BE ((guint32) cairo_image_surface_get_height (surface));
  memcpy (header, &width, sizeof width);
  memcpy (header + 4, &height, sizeof height);
  header[8] = 8;      /* bits of a colour */
  header[9] = 2;      /* red, green, blue */

  png = g_byte_array_sized_new (data->len + 64);
  g_byte_array_append (png, signature, sizeof signature);
  append_chunk (png, "IHDR", header, sizeof header);
  append_chunk (png, "IDAT", data->data, data->len);
  append_chunk (png, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (png);
}
