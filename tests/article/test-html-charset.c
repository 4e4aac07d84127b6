/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "article/html/lode-charset.h"

#define META(name) "<html><head><meta charset=\"" name "\"></head>"

static char *
decode (const char *bytes,
        gsize       size,
        const char *content_type)
{
  g_autofree char *buffer = NULL;
  gsize length = 0;
  const char *text = lode_charset_to_utf8 (bytes, size, content_type, &buffer, &length);

  g_assert_true (g_utf8_validate_len (text, length, NULL));
  g_assert_true (memchr (text, '\0', length) == NULL);
  return g_strndup (text, length);
}

static void
assert_decoded (const char *bytes,
                const char *content_type,
                const char *expected)
{
  g_autofree char *text = decode (bytes, strlen (bytes), content_type);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_utf8 (void)
{
  g_autofree char *buffer = NULL;
  gsize length = 0;
  const char *bytes = "neodymium – praseodymium";

  /* Good bytes are not copied. */
  g_assert_true (lode_charset_to_utf8 (bytes, strlen (bytes), NULL, &buffer, &length) == bytes);
  g_assert_cmpuint (length, ==, strlen (bytes));
  g_assert_null (buffer);
  assert_decoded ("\357\273\277ore", NULL, "ore");
  assert_decoded ("", NULL, "");
}

static void
test_single_bytes (void)
{
  assert_decoded ("caf\351", NULL, "café");
  assert_decoded ("\223ore\224 \226 \2005", NULL, "“ore” – €5");
  assert_decoded ("caf\351", "text/html; charset=ISO-8859-1", "café");
  assert_decoded ("\363\340", "text/html; charset=windows-1251", "уа");
  assert_decoded ("\322\305\304\313\311\305", "text/html; charset=koi8-r", "редкие");
  assert_decoded ("\245\261", "text/html; charset=iso-8859-2", "Ľą");
  assert_decoded ("\244", "text/html; charset=iso-8859-15", "€");
  assert_decoded ("\376", "text/html; charset=iso-8859-9", "ş");
  assert_decoded ("\341\342", "text/html; charset=iso-8859-7", "αβ");
  assert_decoded ("\300", "text/html; charset=x-none-such", "À");
}

static void
test_declared_in_page (void)
{
  assert_decoded (META ("windows-1251") "\363", NULL, META ("windows-1251") "у");
  assert_decoded ("<meta http-equiv=content-type content='text/html; charset=windows-1251'>\363", NULL,
                  "<meta http-equiv=content-type content='text/html; charset=windows-1251'>у");
  assert_decoded ("<?xml version='1.0' encoding='iso-8859-2'?>\261", NULL,
                  "<?xml version='1.0' encoding='iso-8859-2'?>ą");
  /* The header wins over the page. */
  assert_decoded (META ("windows-1251") "\261", "text/html; charset=iso-8859-2",
                  META ("windows-1251") "ą");
  /* A page that can be read as ASCII is not UTF-16, whatever it says. */
  assert_decoded (META ("utf-16") "é", NULL, META ("utf-16") "é");
}

static void
test_wrong_labels (void)
{
  assert_decoded (META ("us-ascii") "Curaçao", NULL, META ("us-ascii") "Curaçao");
  assert_decoded (META ("utf-8") "Cura\347ao fa\347ade", NULL, META ("utf-8") "Curaçao façade");
  /* So much good UTF-8 is no accident. */
  assert_decoded (META ("gb2312") "磁铁磁铁磁铁磁铁磁铁磁铁磁铁磁铁磁铁磁铁", NULL,
                  META ("gb2312") "磁铁磁铁磁铁磁铁磁铁磁铁磁铁磁铁磁铁磁铁");
}

static void
test_broken_utf8 (void)
{
  const char *bytes = "éééé\377èèèè\300\200êê\355\240\200ëë";
  g_autofree char *text = decode (bytes, strlen (bytes), NULL);

  g_assert_true (g_str_has_prefix (text, "éééé\357\277\275èèèè"));
  g_assert_nonnull (strstr (text, "\357\277\275"));
}

static void
test_nul (void)
{
  static const char bytes[] = "a\0b\0\0c";
  g_autofree char *text = decode (bytes, sizeof bytes - 1, NULL);
  g_autofree char *none = decode ("\0\0\0", 3, NULL);

  g_assert_cmpstr (text, ==, "abc");
  g_assert_cmpstr (none, ==, "");
}

static void
test_utf16 (void)
{
  g_autofree char *little = decode ("\377\376h\0i\0\101\001", 8, NULL);
  g_autofree char *big = decode ("\376\377\0h\0i\001\101", 8, NULL);
  g_autofree char *pair = decode ("\377\376\076\330\362\335", 6, NULL);
  g_autofree char *alone = decode ("\377\376\076\330x\0", 6, NULL);
  g_autofree char *odd = decode ("\377\376h\0i", 5, NULL);
  g_autofree char *unmarked = decode ("<\0h\0t\0m\0l\0>\0<\0p\0>\0\101\001", 20, NULL);

  g_assert_cmpstr (little, ==, "hiŁ");
  g_assert_cmpstr (big, ==, "hiŁ");
  g_assert_cmpstr (pair, ==, "🧲");
  g_assert_cmpstr (alone, ==, "\357\277\275x");
  g_assert_cmpstr (odd, ==, "h");
  g_assert_cmpstr (unmarked, ==, "<html><p>Ł");
}

static void
check_east_asia (void)
{
  assert_decoded ("\264\305\314\372", "text/html; charset=gb2312", "磁铁");
  assert_decoded ("\216\245\220\316", "text/html; charset=shift_jis", "磁石");
  assert_decoded ("\274\247\300\320", "text/html; charset=euc-jp", "磁石");
  assert_decoded ("\300\332\274\256", "text/html; charset=euc-kr", "자석");
  assert_decoded ("\272\317\305\113", "text/html; charset=big5", "磁鐵");
  assert_decoded ("a\377b", "text/html; charset=euc-kr", "a\357\277\275b");
}

static void
test_east_asia (void)
{
  check_east_asia ();
  lode_charset_preload ();
  lode_charset_preload ();
  check_east_asia ();
  check_east_asia ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/html-charset/utf8", test_utf8);
  g_test_add_func ("/article/html-charset/single-bytes", test_single_bytes);
  g_test_add_func ("/article/html-charset/declared-in-page", test_declared_in_page);
  g_test_add_func ("/article/html-charset/wrong-labels", test_wrong_labels);
  g_test_add_func ("/article/html-charset/broken-utf8", test_broken_utf8);
  g_test_add_func ("/article/html-charset/nul", test_nul);
  g_test_add_func ("/article/html-charset/utf16", test_utf16);
  g_test_add_func ("/article/html-charset/east-asia", test_east_asia);

  return g_test_run ();
}
