/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-actor.h"

#include <string.h>

/* ISO 3166-1 alpha-3, in order, four bytes apart. */
static const char countries[] =
  "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD "
  "BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR "
  "COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH "
  "ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL "
  "GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR "
  "JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR "
  "MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL "
  "NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY "
  "PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP "
  "SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA "
  "UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE";

/* "XKX" is user-assigned by ISO 3166 and stands for Kosovo in most statistics. */
static const char * const others[] = { "EU27", "OTH", "UNK", "XKX" };

/* The member states of the European Union, in order, four bytes apart. */
static const char members[] =
  "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT "
  "ROU SVK SVN SWE";

static gboolean
is_listed (const char *list,
           gsize       n_codes,
           const char *code)
{
  gsize low = 0;
  gsize high = n_codes;

  if (strlen (code) != 3)
    return FALSE;

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      int order = strncmp (code, list + 4 * middle, 3);

      if (order == 0)
        return TRUE;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return FALSE;
}

gboolean
lode_actor_is_known (const char *actor)
{
  g_return_val_if_fail (actor != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (actor, others[i]))
      return TRUE;

  return is_listed (countries, sizeof countries / 4, actor);
}

gboolean
lode_actor_is_eu (const char *actor)
{
  g_return_val_if_fail (actor != NULL, FALSE);

  return g_str_equal (actor, "EU27") || is_listed (members, sizeof members / 4, actor);
}

const char *
lode_actor_bloc (const char *actor)
{
  g_return_val_if_fail (actor != NULL, NULL);

  if (g_str_has_suffix (actor, LODE_ACTOR_RECYCLED))
    {
      g_autofree char *home = g_strndup (actor, strlen (actor) - strlen (LODE_ACTOR_RECYCLED));

      return g_intern_string (home);
    }

  return lode_actor_is_eu (actor) ? "EU27" : actor;
}
