/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-block.h"

G_BEGIN_DECLS

/* Both are made from the blocks alone: what is no block cannot come out. @blocks: (element-type
 * LodeBlock). */

/* (transfer full): p h2–h6 ul ol li blockquote pre code table tr td figure img figcaption hr strong
 * em a sup sub br, and of attributes href, src, alt; everything else is escaped text. */
char *lode_blocks_to_html (GPtrArray *blocks);
/* (transfer full): CommonMark with tables; characters that would be markup are escaped. */
char *lode_blocks_to_markdown (GPtrArray *blocks);

G_END_DECLS
