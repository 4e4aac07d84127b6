/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-net"

#include "config.h"

#include "lode-address-guard.h"

#include <string.h>

#include "base/lode-error.h"

#define IPV6_BYTES 16

struct _LodeAddressGuard
{
  GHashTable *allowed_hosts;
};

typedef struct
{
  guint8 bytes[IPV6_BYTES];
  guint  n_bits;
} Block;

/* The IANA IPv4 special-purpose registry, without what is globally reachable. */
static const Block ipv4_blocks[] = {
  { { 0 }, 8 },             /* this network */
  { { 10 }, 8 },            /* private */
  { { 100, 64 }, 10 },      /* shared, behind the NAT of a provider */
  { { 127 }, 8 },           /* loopback */
  { { 169, 254 }, 16 },     /* link-local, metadata services of clouds */
  { { 172, 16 }, 12 },      /* private */
  { { 192, 0, 0 }, 24 },    /* protocol assignments */
  { { 192, 0, 2 }, 24 },    /* documentation */
  { { 192, 88, 99 }, 24 },  /* 6to4 relays, withdrawn */
  { { 192, 168 }, 16 },     /* private */
  { { 198, 18 }, 15 },      /* benchmarks */
  { { 198, 51, 100 }, 24 }, /* documentation */
  { { 203, 0, 113 }, 24 },  /* documentation */
  { { 224 }, 4 },           /* multicast */
  { { 240 }, 4 },           /* reserved, broadcast */
};

/* Exceptions within 2000::/3; all else outside of it is not public anyway. */
static const Block ipv6_blocks[] = {
  { { 0x20, 0x01, 0x00 }, 23 },       /* protocol assignments, Teredo among them */
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
  { { 0x3f, 0xff, 0x00 }, 20 },       /* documentation */
};

static const Block ipv6_global = { { 0x20 }, 3 };

/* Forms that carry an IPv4 address from the given byte on. */
static const struct
{
  Block block;
  guint at;
} ipv4_carriers[] = {
  { { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 }, /* mapped */
  { { { 0x00, 0x64, 0xff, 0x9b }, 96 }, 12 },                   /* NAT64 */
  { { { 0x20, 0x02 }, 16 }, 2 },                                /* 6to4 */
};

static gboolean
is_in_block (const guint8 *bytes,
             const Block  *block)
{
  guint n_bytes = block->n_bits / 8;
  guint8 mask = (guint8) (0xff << (8 - block->n_bits % 8));

  if (memcmp (bytes, block->bytes, n_bytes) != 0)
    return FALSE;

  return block->n_bits % 8 == 0 || (bytes[n_bytes] & mask) == (block->bytes[n_bytes] & mask);
}

static gboolean
is_public_ipv4 (const guint8 *bytes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ipv4_blocks); i++)
    if (is_in_block (bytes, &ipv4_blocks[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_public_ipv6 (const guint8 *bytes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ipv4_carriers); i++)
    if (is_in_block (bytes, &ipv4_carriers[i].block))
      return is_public_ipv4 (bytes + ipv4_carriers[i].at);

  if (!is_in_block (bytes, &ipv6_global))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (ipv6_blocks); i++)
    if (is_in_block (bytes, &ipv6_blocks[i]))
      return FALSE;

  return TRUE;
}

/* "Intranet.Example." and "[::1]" as we compare them. */
static char *
normalise_host (const char *host)
{
  char *normal = g_ascii_strdown (host, -1);
  gsize length = strlen (normal);

  if (length > 1 && normal[length - 1] == '.')
    normal[length - 1] = '\0';
  if (length > 2 && normal[0] == '[' && normal[length - 1] == ']')
    {
      normal[length - 1] = '\0';
      memmove (normal, normal + 1, length - 1);
    }

  return normal;
}

LodeAddressGuard *
lode_address_guard_new (void)
{
  LodeAddressGuard *self = g_new0 (LodeAddressGuard, 1);

  self->allowed_hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
lode_address_guard_free (LodeAddressGuard *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->allowed_hosts);
  g_free (self);
}

void
lode_address_guard_allow_host (LodeAddressGuard *self,
                               const char       *host)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (host != NULL);

  g_hash_table_add (self->allowed_hosts, normalise_host (host));
}

gboolean
lode_address_guard_check (LodeAddressGuard  *self,
                          const char        *host,
                          GInetAddress      *address,
                          GError           **error)
{
  g_autofree char *normal = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (host != NULL, FALSE);
  g_return_val_if_fail (G_IS_INET_ADDRESS (address), FALSE);

  normal = normalise_host (host);
  if (g_hash_table_contains (self->allowed_hosts, normal) || lode_address_is_public (address))
    return TRUE;

  text = g_inet_address_to_string (address);
  g_set_error (error, LODE_ERROR, LODE_ERROR_IO,
               "%s leads to %s, which is not on the public internet; allow this host first if it "
               "is meant.",
               host, text);
  return FALSE;
}

gboolean
lode_address_is_public (GInetAddress *address)
{
  const guint8 *bytes;

  g_return_val_if_fail (G_IS_INET_ADDRESS (address), FALSE);

  bytes = g_inet_address_to_bytes (address);
  switch (g_inet_address_get_family (address))
    {
    case G_SOCKET_FAMILY_IPV4:
      return is_public_ipv4 (bytes);
    case G_SOCKET_FAMILY_IPV6:
      return is_public_ipv6 (bytes);
    case G_SOCKET_FAMILY_INVALID:
    case G_SOCKET_FAMILY_UNIX:
    default:
      return FALSE;
    }
}
