/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LodeAddressGuard: which machines a page, a feed or a redirect may lead us to.
 *
 * An address on the web can name a machine that only we can reach: the router, a printer, a service
 * of this computer. So only public addresses are connected to. What counts is the address that is
 * about to be connected, not the name: a name resolves to whatever its owner likes, and to another
 * thing a second later.
 *
 * Not public are the blocks of the IANA special-purpose registries (RFC 6890 and successors):
 * loopback, private, link-local, shared (carrier-grade NAT), documentation, benchmarking,
 * multicast, reserved; IPv6 outside 2000::/3; and every IPv6 form that carries an IPv4 address
 * (mapped, translated, 6to4) which is not public itself.
 *
 * A person can allow single hosts (a server of the own house), by name as it stands in the
 * address.
 */
typedef struct _LodeAddressGuard LodeAddressGuard;

LodeAddressGuard *lode_address_guard_new (void);
void              lode_address_guard_free (LodeAddressGuard *guard);
/* @host as in an address: "intranet.example", "192.168.1.5", "::1". Case does not matter. */
void              lode_address_guard_allow_host (LodeAddressGuard *guard,
                                                 const char       *host);
/* Whether @host may be connected at @address. %FALSE with %LODE_ERROR_IO. */
gboolean          lode_address_guard_check (LodeAddressGuard  *guard,
                                            const char        *host,
                                            GInetAddress      *address,
                                            GError           **error);

gboolean          lode_address_is_public (GInetAddress *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeAddressGuard, lode_address_guard_free)

G_END_DECLS
