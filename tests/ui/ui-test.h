/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/lode-application.h"
#include "app/lode-briefings-page.h"
#include "app/lode-depend-page.h"
#include "app/lode-read-page.h"
#include "app/lode-scenarios-page.h"

G_BEGIN_DECLS

/* The program's window on a sample workspace of its own, in a process of the test's own. */
typedef struct
{
  char         *folder;      /* the workspace */
  char         *settings_path;
  LodeSettings *settings;
  LodeWindow   *window;
} UiFixture;

void       ui_test_init (int    *argc,
                         char ***argv);
/* g_test_add() fixture functions: write the sample, open it, wait for the first frame. */
void       ui_test_set_up (UiFixture     *fixture,
                           gconstpointer  data);
void       ui_test_tear_down (UiFixture     *fixture,
                              gconstpointer  data);
/* Closes the window and opens another as a new start of the program would. */
void       ui_test_restart (UiFixture *fixture);
/* Shows a room and lets it settle. */
GtkWidget *ui_test_show_room (UiFixture  *fixture,
                              const char *name);
/* Gives the window that size and waits until it has it. */
void       ui_test_resize (UiFixture *fixture,
                           int        width,
                           int        height);
/* The @n-th mapped widget of a type below @root; %NULL when there are fewer. */
GtkWidget *ui_test_find (GtkWidget *root,
                         GType      type,
                         guint      n);

G_END_DECLS
