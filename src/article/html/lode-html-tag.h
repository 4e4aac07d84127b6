/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The elements that mean something to us, by alphabet; all others are LODE_TAG_OTHER. */
#define LODE_HTML_TAGS(X)                                                                          \
  X (A, "a") X (ABBR, "abbr") X (ADDRESS, "address") X (APPLET, "applet") X (AREA, "area")         \
  X (ARTICLE, "article") X (ASIDE, "aside") X (AUDIO, "audio") X (B, "b") X (BASE, "base")         \
  X (BIG, "big") X (BLOCKQUOTE, "blockquote") X (BODY, "body") X (BR, "br") X (BUTTON, "button")   \
  X (CANVAS, "canvas") X (CAPTION, "caption") X (CENTER, "center") X (CITE, "cite")                \
  X (CODE, "code") X (COL, "col") X (COLGROUP, "colgroup") X (DATALIST, "datalist") X (DD, "dd")   \
  X (DEL, "del") X (DETAILS, "details") X (DIALOG, "dialog") X (DIR, "dir") X (DIV, "div")         \
  X (DL, "dl") X (DT, "dt") X (EM, "em") X (EMBED, "embed") X (FIELDSET, "fieldset")               \
  X (FIGCAPTION, "figcaption") X (FIGURE, "figure") X (FONT, "font") X (FOOTER, "footer")          \
  X (FORM, "form") X (FRAME, "frame") X (FRAMESET, "frameset") X (H1, "h1") X (H2, "h2")           \
  X (H3, "h3") X (H4, "h4") X (H5, "h5") X (H6, "h6") X (HEAD, "head") X (HEADER, "header")        \
  X (HGROUP, "hgroup") X (HR, "hr") X (HTML, "html") X (I, "i") X (IFRAME, "iframe")               \
  X (IMG, "img") X (INPUT, "input") X (INS, "ins") X (KBD, "kbd") X (LABEL, "label")               \
  X (LI, "li") X (LINK, "link") X (LISTING, "listing") X (MAIN, "main") X (MARK, "mark")           \
  X (MATH, "math") X (MENU, "menu") X (META, "meta") X (NAV, "nav") X (NOBR, "nobr")               \
  X (NOEMBED, "noembed") X (NOFRAMES, "noframes") X (NOSCRIPT, "noscript") X (OBJECT, "object")    \
  X (OL, "ol") X (OPTGROUP, "optgroup") X (OPTION, "option") X (P, "p") X (PARAM, "param")         \
  X (PICTURE, "picture") X (PLAINTEXT, "plaintext") X (PRE, "pre") X (Q, "q") X (RP, "rp")         \
  X (RT, "rt") X (RUBY, "ruby") X (S, "s") X (SAMP, "samp") X (SCRIPT, "script")                   \
  X (SECTION, "section") X (SELECT, "select") X (SMALL, "small") X (SOURCE, "source")              \
  X (SPAN, "span") X (STRIKE, "strike") X (STRONG, "strong") X (STYLE, "style") X (SUB, "sub")     \
  X (SUMMARY, "summary") X (SUP, "sup") X (SVG, "svg") X (TABLE, "table") X (TBODY, "tbody")       \
  X (TD, "td") X (TEMPLATE, "template") X (TEXTAREA, "textarea") X (TFOOT, "tfoot") X (TH, "th")   \
  X (THEAD, "thead") X (TIME, "time") X (TITLE, "title") X (TR, "tr") X (TRACK, "track")           \
  X (TT, "tt") X (U, "u") X (UL, "ul") X (VAR, "var") X (VIDEO, "video") X (WBR, "wbr")            \
  X (XMP, "xmp")

typedef enum
{
  LODE_TAG_TEXT,
  LODE_TAG_OTHER,
#define X(name, text) LODE_TAG_##name,
  LODE_HTML_TAGS (X)
#undef X
  LODE_N_TAGS,
} LodeHtmlTag;

/**
 * LodeHtmlTagFlags:
 * @LODE_TAG_IS_VOID: has no content and no end tag
 * @LODE_TAG_CLOSES_P: its start tag ends an open paragraph
 * @LODE_TAG_IS_SPECIAL: stops the search for what an end tag closes
 * @LODE_TAG_IS_FORMATTING: is opened again after a block that it was not closed in
 * @LODE_TAG_IS_RAW: its content is text without tags or character references
 * @LODE_TAG_IS_ESCAPABLE: its content is text without tags
 * @LODE_TAG_IS_HEAD: may stand in the head
 * @LODE_TAG_IS_SCOPE: what is open outside it cannot be closed inside it
 * @LODE_TAG_IS_BLOCK: breaks a line
 * @LODE_TAG_IS_HEADING: h1 to h6
 */
typedef enum
{
  LODE_TAG_IS_VOID = 1 << 0,
  LODE_TAG_CLOSES_P = 1 << 1,
  LODE_TAG_IS_SPECIAL = 1 << 2,
  LODE_TAG_IS_FORMATTING = 1 << 3,
  LODE_TAG_IS_RAW = 1 << 4,
  LODE_TAG_IS_ESCAPABLE = 1 << 5,
  LODE_TAG_IS_HEAD = 1 << 6,
  LODE_TAG_IS_SCOPE = 1 << 7,
  LODE_TAG_IS_BLOCK = 1 << 8,
  LODE_TAG_IS_HEADING = 1 << 9,
} LodeHtmlTagFlags;

/* @name need not be NUL-terminated and may be of any case. */
LodeHtmlTag      lode_html_tag_find (const char *name,
                                     gsize       length);
/* "" for text and for elements that we do not know. */
const char      *lode_html_tag_name (LodeHtmlTag tag);
LodeHtmlTagFlags lode_html_tag_flags (LodeHtmlTag tag);

G_END_DECLS
