/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A reader of equations by recursive descent, which knows nothing of what computes them elsewhere. */

#include "config.h"

#include "equation.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char  *at;
  GHashTable  *symbols;
  const char  *index;     /* name of the running index, "k"; %NULL outside a sum */
  gsize        index_size;
  const char  *item;      /* what it stands for, "CHN" */
  char       **fault;
} Reader;

static double read_sum (Reader *reader);

static double
give_up (Reader     *reader,
         const char *what)
{
  if (*reader->fault == NULL)
    *reader->fault = g_strdup_printf ("%s at “%s”", what, reader->at);

  return (double) NAN;
}

static void
skip_spaces (Reader *reader)
{
  while (*reader->at == ' ')
    reader->at++;
}

static gboolean
take (Reader     *reader,
      const char *word)
{
  skip_spaces (reader);
  if (!g_str_has_prefix (reader->at, word))
    return FALSE;
  reader->at += strlen (word);

  return TRUE;
}

/* Letters, digits, "_" and small digits below the line. */
static gsize
measure_name (const char *text)
{
  const char *end = text;

  for (;;)
    {
      gunichar c = g_utf8_get_char (end);

      if (!g_unichar_isalnum (c) && c != '_' && !(c >= 0x2080 && c <= 0x2089))
        return (gsize) (end - text);
      end = g_utf8_next_char (end);
    }
}

static gboolean
find_value (Reader     *reader,
            const char *name,
            double     *value)
{
  const double *found = g_hash_table_lookup (reader->symbols, name);

  if (found != NULL)
    *value = *found;

  return found != NULL;
}

/* The names in brackets of the inputs that the body of a sum is about. */
static GPtrArray *
list_items (Reader     *reader,
            const char *body)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  gsize size = measure_name (body);
  g_autofree char *prefix = NULL;
  GHashTableIter iter;
  gpointer key;

  /* The first indexed name of the body tells which list is meant. */
  while (*body != '\0' && (size == 0 || body[size] != '['))
    {
      body = size > 0 ? body + size : g_utf8_next_char (body);
      size = *body != '\0' ? measure_name (body) : 0;
    }
  prefix = g_strndup (body, size + 1);
  g_hash_table_iter_init (&iter, reader->symbols);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, prefix))
      g_ptr_array_add (items, g_strndup ((char *) key + strlen (prefix),
                                         strlen (key) - strlen (prefix) - 1));

  return items;
}

/* After "Σ": the index and the body. */
static double
read_series (Reader *reader)
{
  Reader inner = *reader;
  const char *body;
  g_autoptr (GPtrArray) items = NULL;
  double sum = 0;

  inner.index = reader->at;
  inner.index_size = measure_name (reader->at);
  body = reader->at + inner.index_size;
  if (*body != '(')
    return give_up (reader, "a sum needs brackets");
  body++;
  items = list_items (reader, body);
  for (guint i = 0; i < items->len; i++)
    {
      inner.at = body;
      inner.item = g_ptr_array_index (items, i);
      sum += read_sum (&inner);
    }
  if (items->len == 0)
    {
      /* Nothing to add up: pass over the body. */
      guint depth = 1;

      for (inner.at = body; depth > 0 && *inner.at != '\0'; inner.at++)
        depth += *inner.at == '(' ? 1 : *inner.at == ')' ? -1 : 0;
      inner.at--;
    }
  if (*inner.at != ')')
    return give_up (&inner, "a bracket is open");
  reader->at = inner.at + 1;

  return sum;
}

static double
read_call (Reader     *reader,
           const char *name)
{
  double argument[3] = { 0 };
  guint n = 0;

  do
    argument[n++] = read_sum (reader);
  while (n < 3 && take (reader, ","));
  if (!take (reader, ")"))
    return give_up (reader, "a bracket is open");
  if (g_str_equal (name, "max") && n == 2)
    return fmax (argument[0], argument[1]);
  if (g_str_equal (name, "min") && n == 2)
    return fmin (argument[0], argument[1]);
  if (g_str_equal (name, "clamp") && n == 3)
    return fmin (fmax (argument[0], argument[1]), argument[2]);
  if (g_str_equal (name, "cbrt") && n == 1)
    return cbrt (argument[0]);

  return give_up (reader, "an unknown function");
}

static double
read_name (Reader *reader)
{
  gsize size = measure_name (reader->at);
  g_autofree char *name = g_strndup (reader->at, size);
  g_autofree char *item = NULL;
  double value = 0;

  if (size == 0)
    return give_up (reader, "nothing to compute");
  reader->at += size;
  if (take (reader, "("))
    return read_call (reader, name);
  if (reader->index != NULL && *reader->at == '[' &&
      strncmp (reader->at + 1, reader->index, reader->index_size) == 0 &&
      reader->at[1 + reader->index_size] == ']')
    {
      reader->at += reader->index_size + 2;
      item = g_strdup_printf ("%s[%s]", name, reader->item);
      return find_value (reader, item, &value) ? value : give_up (reader, item);
    }

  return find_value (reader, name, &value) ? value : give_up (reader, name);
}

static double
read_atom (Reader *reader)
{
  double value;
  char *end;

  skip_spaces (reader);
  if (take (reader, "Σ"))
    return read_series (reader);
  if (take (reader, "("))
    {
      value = read_sum (reader);
      return take (reader, ")") ? value : give_up (reader, "a bracket is open");
    }
  if (!g_ascii_isdigit (*reader->at))
    return read_name (reader);
  value = g_ascii_strtod (reader->at, &end);
  reader->at = end;

  return value;
}

static double
read_power (Reader *reader)
{
  double base = read_atom (reader);

  return take (reader, "^") ? pow (base, read_power (reader)) : base;
}

static double
read_product (Reader *reader)
{
  double value = read_power (reader);

  for (;;)
    if (take (reader, "·"))
      value *= read_power (reader);
    else if (take (reader, "/"))
      value /= read_power (reader);
    else
      return value;
}

static double
read_sum (Reader *reader)
{
  double value = read_product (reader);

  for (;;)
    if (take (reader, "+"))
      value += read_product (reader);
    else if (take (reader, "−"))
      value -= read_product (reader);
    else
      return value;
}

double
equation_compute (const char  *equation,
                  GHashTable  *symbols,
                  char       **fault)
{
  const char *right = strstr (equation, " = ");
  Reader reader = { right != NULL ? right + strlen (" = ") : equation, symbols, NULL, 0, NULL, fault };
  double value;

  *fault = NULL;
  value = read_sum (&reader);
  skip_spaces (&reader);
  if (*fault == NULL && *reader.at != '\0')
    value = give_up (&reader, "something is left over");

  return value;
}
