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

/* Whether a node wants anything in any lane. Most that do want something in the first. */
INLINE gboolean
NAME (is_wanting) (const LodeKernel *self,
                   guint             part,
                   guint             node)
{
  const double *want = self->want + (gsize) node * LODE_BATCH_LANES + part * WIDTH;

  for (guint lane = 0; lane < WIDTH; lane++)
    if (want[lane] > 0)
      return TRUE;

  return FALSE;
}

INLINE void
NAME (order_of) (const LodeKernel *self,
                 guint             part,
                 guint             node)
{
  Vector want = AT (self->want, node);
  guint end = self->first[node + 1];

  for (guint w = self->first[node]; w < end; w++)
    {
      Vector order = AT (self->share, w) * want;

      if (self->slot[w] != LODE_KERNEL_NO_QUOTA)
        order = SMALLER (order, AT (self->quota, self->slot[w]));
      AT (self->ordered, self->from[w]) += order;
    }
}

INLINE guint
NAME (end_of_takers) (const LodeKernel *self,
                      guint             stage)
{
  return stage + 1 < self->n_stages ? self->stage_start[stage + 2]
                                    : self->n_producers + self->n_consumers;
}

INLINE void
NAME (order_back) (const LodeKernel *self,
                   guint             part)
{
  for (guint c = 0; c < self->n_consumers; c++)
    AT (self->want, self->n_producers + c) =
      AT (self->open, c) * AT (self->is_active, 0) * (1 + AT (self->hoard, c));
  for (guint s = self->n_stages; s-- > 0;)
    {
      guint end = NAME (end_of_takers) (self, s);

      for (guint i = self->stage_start[s]; i < self->stage_start[s + 1]; i++)
        AT (self->ordered, i) = (Vector) { 0 };
      for (guint node = self->stage_start[s + 1]; node < end; node++)
        if (NAME (is_wanting) (self, part, node))
          NAME (order_of) (self, part, node);
      for (guint i = self->stage_start[s]; i < self->stage_start[s + 1]; i++)
        AT (self->want, i) = SMALLER (AT (self->capacity, i), AT (self->ordered, i));
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

INLINE Vector
NAME (deliver) (const LodeKernel *self,
                guint             part,
                guint             node)
{
  Vector inflow = { 0 }, want = AT (self->want, node);
  guint end = self->first[node + 1];

  for (guint w = self->first[node]; w < end; w++)
    {
      Vector x = AT (self->share, w) * want;

      if (self->slot[w] != LODE_KERNEL_NO_QUOTA)
        {
          Vector quota = AT (self->quota, self->slot[w]);

          x = SMALLER (x, quota) * AT (self->ratio, self->from[w]);
          AT (self->quota, self->slot[w]) = quota - SMALLER (x, quota);
        }
      else
        x *= AT (self->ratio, self->from[w]);
      inflow += x;
      if (self->flow != NULL)
        AT (self->flow, w) += x;
    }

  return inflow;
}

/* Stage after stage makers make and takers are served, the consumers last. */
INLINE void
NAME (ship_forward) (const LodeKernel *self,
                     guint             part)
{
  for (guint s = 0; s < self->n_stages; s++)
    {
      guint end = NAME (end_of_takers) (self, s);

      for (guint i = self->stage_start[s]; i < self->stage_start[s + 1]; i++)
        NAME (make) (self, part, i, s == 0);
      for (guint node = self->stage_start[s + 1]; node < end; node++)
        {
          Vector inflow = { 0 };

          if (NAME (is_wanting) (self, part, node))
            inflow = NAME (deliver) (self, part, node);
          AT (self->inflow, node) = inflow;
        }
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
NAME (lode_kernel_round) (const LodeKernel *kernel)
{
  /* A copy that nothing else points to stays in registers. */
  const LodeKernel self = *kernel;

  for (guint part = 0; part < LODE_BATCH_LANES / WIDTH; part++)
    {
      NAME (order_back) (&self, part);
      NAME (ship_forward) (&self, part);
      NAME (receive) (&self, part);
    }
}

TARGET void
NAME (lode_kernel_share) (const LodeKernel *kernel)
{
  const LodeKernel self = *kernel;
  guint n_nodes = self.n_producers + self.n_consumers;

  for (guint part = 0; part < LODE_BATCH_LANES / WIDTH; part++)
    {
      for (guint node = 0; node < n_nodes; node++)
        AT (self.in_weight, node) = (Vector) { 0 };
      for (guint a = 0; a < self.n_arcs; a++)
        AT (self.in_weight, self.arc_node[a]) += AT (self.weight, a);
      for (guint node = 0; node < n_nodes; node++)
        for (guint w = self.first[node]; w < self.first[node + 1]; w++)
          {
            Vector weight = AT (self.weight, self.arc[w]);
            Mask is_used = weight > 0;

            AT (self.share, w) = (Vector) ((Mask) (weight / AT (self.in_weight, node)) & is_used);
          }
    }
}

TARGET guint
NAME (lode_kernel_count) (const double *values,
                          guint         n)
{
  Mask finite = { 0 };
  gint64 count = 0;
  guint i = 0;

  for (; i + WIDTH <= n; i += WIDTH)
    {
      Vector here;

      memcpy (&here, values + i, sizeof here);
      finite -= here <= G_MAXDOUBLE;
    }
  for (guint lane = 0; lane < WIDTH; lane++)
    count += finite[lane];
  for (; i < n; i++)
    count += values[i] <= G_MAXDOUBLE;

  return (guint) count;
}

#undef Vector
#undef Mask
#undef INLINE
#undef AT
#undef SELECT
#undef SMALLER
