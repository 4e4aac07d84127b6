/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/lode-error.h"
#include "net/lode-address-guard.h"

static void
assert_public (const char *text,
               gboolean    is_public)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);

  g_assert_nonnull (address);
  if (lode_address_is_public (address) != is_public)
    g_error ("%s should%s be public", text, is_public ? "" : " not");
}

static void
test_ipv4 (void)
{
  const char * const public[] = {
    "1.1.1.1",       "8.8.8.8",       "9.255.255.255", "11.0.0.0",       "100.63.255.255",
    "100.128.0.0",   "126.0.0.1",     "128.0.0.1",     "169.253.0.1",    "169.255.0.1",
    "172.15.255.255", "172.32.0.0",   "192.0.1.0",     "192.0.3.1",      "192.167.0.1",
    "192.169.0.1",   "198.17.255.255", "198.20.0.0",   "223.255.255.255",
  };
  const char * const private[] = {
    "0.0.0.0",         "0.1.2.3",        "10.0.0.0",        "10.255.255.255", "100.64.0.0",
    "100.127.255.255", "127.0.0.1",      "127.255.255.255", "169.254.0.1",    "169.254.169.254",
    "172.16.0.0",      "172.31.255.255", "192.0.0.1",       "192.0.2.1",      "192.88.99.1",
    "192.168.0.1",     "192.168.255.1",  "198.18.0.0",      "198.19.255.255", "198.51.100.7",
    "203.0.113.9",     "224.0.0.1",      "239.255.255.255", "240.0.0.1",      "255.255.255.255",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (public); i++)
    assert_public (public[i], TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (private); i++)
    assert_public (private[i], FALSE);
}

static void
test_ipv6 (void)
{
  const char * const public[] = {
    "2001:4860:4860::8888", "2606:4700::1111", "2a00::1", "2001:200::1", "3ffe::1",
  };
  const char * const private[] = {
    "::",      "::1",     "fe80::1", "febf::1",     "fec0::1",       "fc00::1",     "fdff::1",
    "ff02::1", "100::1",  "2001::1", "2001:10::1",  "2001:db8::1",   "3fff::1",     "3fff:fff::1",
    "4000::1", "5f00::1", "1::1",    "64:ff9b:1::", "::1.2.3.4",     "8000::1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (public); i++)
    assert_public (public[i], TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (private); i++)
    assert_public (private[i], FALSE);
}

/* An IPv4 address in other clothes is what it is. */
static void
test_ipv4_within_ipv6 (void)
{
  assert_public ("::ffff:8.8.8.8", TRUE);
  assert_public ("::ffff:127.0.0.1", FALSE);
  assert_public ("::ffff:10.0.0.1", FALSE);
  assert_public ("::ffff:169.254.169.254", FALSE);
  assert_public ("64:ff9b::8.8.8.8", TRUE);
  assert_public ("64:ff9b::192.168.0.1", FALSE);
  assert_public ("2002:0808:0808::1", TRUE);
  assert_public ("2002:7f00:0001::1", FALSE);
  assert_public ("2002:c0a8:0001::1", FALSE);
}

static void
assert_check (LodeAddressGuard *guard,
              const char       *host,
              const char       *text,
              gboolean          is_allowed)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (lode_address_guard_check (guard, host, address, &error), ==, is_allowed);
  if (is_allowed)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, host));
  g_assert_nonnull (strstr (error->message, text));
}

static void
test_check (void)
{
  g_autoptr (LodeAddressGuard) guard = lode_address_guard_new ();

  assert_check (guard, "example.org", "93.184.215.14", TRUE);
  /* A public name that leads home. */
  assert_check (guard, "example.org", "127.0.0.1", FALSE);
  assert_check (guard, "localhost", "127.0.0.1", FALSE);
  assert_check (guard, "192.168.1.5", "192.168.1.5", FALSE);
}

static void
test_allowed (void)
{
  g_autoptr (LodeAddressGuard) guard = lode_address_guard_new ();

  lode_address_guard_allow_host (guard, "Intranet.Example.");
  lode_address_guard_allow_host (guard, "[::1]");
  assert_check (guard, "intranet.example", "10.1.2.3", TRUE);
  assert_check (guard, "INTRANET.EXAMPLE", "10.1.2.3", TRUE);
  assert_check (guard, "intranet.example.", "10.1.2.3", TRUE);
  assert_check (guard, "::1", "::1", TRUE);
  assert_check (guard, "localhost", "::1", FALSE);
  assert_check (guard, "other.example", "10.1.2.3", FALSE);
  assert_check (guard, "sub.intranet.example", "10.1.2.3", FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/address-guard/ipv4", test_ipv4);
  g_test_add_func ("/net/address-guard/ipv6", test_ipv6);
  g_test_add_func ("/net/address-guard/ipv4-within-ipv6", test_ipv4_within_ipv6);
  g_test_add_func ("/net/address-guard/check", test_check);
  g_test_add_func ("/net/address-guard/allowed", test_allowed);

  return g_test_run ();
}
