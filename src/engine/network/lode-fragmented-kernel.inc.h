/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One round of orders, for vectors of WIDTH doubles: the code of lode-fragmented.c, lane by lane,
 * with the same operations in the same order. Included once for each width, with WIDTH, TARGET and
 * NAME() defined. Where a lane has nothing open any more it orders nothing, and nothing changes. */

#define Vector NAME (Vector)
#define Mask NAME (Mask)

typedef double Vector __attribute__ ((vector_size (WIDTH * sizeof (double))));
typedef gint64 Mask __attribute__ ((vector_size (WIDTH * sizeof (double))));

#define INLINE TARGET static inline __attribute__ ((always_inline))
/* The vector of an array that stands for the element @i of all lanes. */
#define AT(array, i) (((Vector *) (gpointer) (array))[(gsize) (i) * (LODE_BATCH_LANES / WIDTH) + part])
/* Of @a and @b the first where the mask is set. */
#define SELECT(mask, a, b) ((Vector) (((Mask) (a) & (mask)) | ((Mask) (b) & ~(mask))))
#define SMALLER(a, b) SELECT ((a) < (b), a, b)

INLINE void
NAME (order_back) (const LodeKernel *self,
                   guint             part)
{
  for (guint c = 0; c < self->n_consumers; c++)
    AT (self->want, self->n_producers + c) =
      AT (self->open, c) * AT (self->is_active, 0) * (1 + AT (self->hoard, c));
  for (guint i = self->n_producers; i-- > 0;)
    {
      Vector ordered = { 0 };

      for (guint w = self->out_first[i]; w < self->out_first[i + 1]; w++)
        {
          Vector order = AT (self->share, w) * AT (self->want, self->target[w]);

          if (self->slot[w] != LODE_KERNEL_NO_QUOTA)
            order = SMALLER (order, AT (self->quota, self->slot[w]));
          ordered += order;
        }
      AT (self->ordered, i) = ordered;
      AT (self->want, i) = SMALLER (AT (self->capacity, i), ordered);
    }
}

INLINE void
NAME (make) (const LodeKernel *self,
             guint             part,
             guint             i,
             gboolean          is_mine)
{
  Vector want = AT (self->want, i), ordered = AT (self->ordered, i);
  Vector out = is_mine ? want : SMALLER (want, AT (self->inflow, i));
  Mask is_asked = ordered > 0;

  AT (self->ratio, i) = (Vector) ((Mask) (out / ordered) & is_asked);
  AT (self->capacity, i) -= out;
}

INLINE void
NAME (deliver) (const LodeKernel *self,
                guint             part,
                guint             node)
{
  Vector inflow = { 0 }, want = AT (self->want, node);

  for (guint k = self->in_first[node]; k < self->in_first[node + 1]; k++)
    {
      guint w = self->in_way[k], slot = self->slot[w];
      Vector order = AT (self->share, w) * want, x;

      if (slot != LODE_KERNEL_NO_QUOTA)
        {
          Vector quota = AT (self->quota, slot);

          x = SMALLER (order, quota) * AT (self->ratio, self->in_from[k]);
          AT (self->quota, slot) = quota - SMALLER (x, quota);
        }
      else
        x = order * AT (self->ratio, self->in_from[k]);
      inflow += x;
      if (self->flow != NULL)
        AT (self->flow, w) += x;
    }
  AT (self->inflow, node) = inflow;
}

/* Stage after stage makers make and takers are served, the consumers last. */
INLINE void
NAME (ship_forward) (const LodeKernel *self,
                     guint             part)
{
  for (guint s = 0; s < self->n_stages; s++)
    {
      guint end = s + 1 < self->n_stages ? self->stage_start[s + 2]
                                         : self->n_producers + self->n_consumers;

      for (guint i = self->stage_start[s]; i < self->stage_start[s + 1]; i++)
        NAME (make) (self, part, i, s == 0);
      for (guint node = self->stage_start[s + 1]; node < end; node++)
        NAME (deliver) (self, part, node);
    }
}

INLINE void
NAME (receive) (const LodeKernel *self,
                guint             part)
{
  Vector still_open = { 0 };

  for (guint c = 0; c < self->n_consumers; c++)
    {
      Vector inflow = AT (self->inflow, self->n_producers + c), open = AT (self->open, c);
      Vector x = SMALLER (inflow, open);
      Mask hoards = AT (self->hoard, c) > 0;

      AT (self->received, c) += x;
      AT (self->surplus, c) += (Vector) ((Mask) (inflow - x) & hoards);
      AT (self->open, c) = open - x;
      still_open += open - x;
    }
  AT (self->still_open, 0) = still_open;
}

TARGET void
NAME (lode_kernel_round) (const LodeKernel *self)
{
  for (guint part = 0; part < LODE_BATCH_LANES / WIDTH; part++)
    {
      NAME (order_back) (self, part);
      NAME (ship_forward) (self, part);
      NAME (receive) (self, part);
    }
}

#undef Vector
#undef Mask
#undef INLINE
#undef AT
#undef SELECT
#undef SMALLER
