/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-html-entities.h"

#include <string.h>

#define MAX_NAME 24
#define REPLACEMENT 0xfffd

typedef struct
{
  const char *name;
  guint16     character;
  guint16     is_legacy;  /* also stands without a semicolon */
} Entity;

/* Of the named references of the HTML standard those that stand for one character of the Latin
 * alphabets, of punctuation, of currencies, of the letter-like symbols, and all of HTML 4. Sorted as
 * strcmp() sorts. */
static const Entity entities[] = {
  { "AElig", 0xc6, 1 }, { "AMP", 0x26, 1 }, { "Aacute", 0xc1, 1 }, { "Abreve", 0x102, 0 },
  { "Acirc", 0xc2, 1 }, { "Agrave", 0xc0, 1 }, { "Alpha", 0x391, 0 }, { "Amacr", 0x100, 0 },
  { "Aogon", 0x104, 0 }, { "ApplyFunction", 0x2061, 0 }, { "Aring", 0xc5, 1 },
  { "Atilde", 0xc3, 1 }, { "Auml", 0xc4, 1 }, { "Beta", 0x392, 0 }, { "COPY", 0xa9, 1 },
  { "Cacute", 0x106, 0 }, { "Ccaron", 0x10c, 0 }, { "Ccedil", 0xc7, 1 }, { "Ccirc", 0x108, 0 },
  { "Cdot", 0x10a, 0 }, { "Cedilla", 0xb8, 0 }, { "CenterDot", 0xb7, 0 }, { "Chi", 0x3a7, 0 },
  { "CloseCurlyDoubleQuote", 0x201d, 0 }, { "CloseCurlyQuote", 0x2019, 0 }, { "Copf", 0x2102, 0 },
  { "Dagger", 0x2021, 0 }, { "Dcaron", 0x10e, 0 }, { "Delta", 0x394, 0 },
  { "DiacriticalAcute", 0xb4, 0 }, { "DiacriticalGrave", 0x60, 0 }, { "Dot", 0xa8, 0 },
  { "DoubleDot", 0xa8, 0 }, { "Dstrok", 0x110, 0 }, { "ENG", 0x14a, 0 }, { "ETH", 0xd0, 1 },
  { "Eacute", 0xc9, 1 }, { "Ecaron", 0x11a, 0 }, { "Ecirc", 0xca, 1 }, { "Edot", 0x116, 0 },
  { "Egrave", 0xc8, 1 }, { "Emacr", 0x112, 0 }, { "Eogon", 0x118, 0 }, { "Epsilon", 0x395, 0 },
  { "Eta", 0x397, 0 }, { "Euml", 0xcb, 1 }, { "GT", 0x3e, 1 }, { "Gamma", 0x393, 0 },
  { "Gbreve", 0x11e, 0 }, { "Gcedil", 0x122, 0 }, { "Gcirc", 0x11c, 0 }, { "Gdot", 0x120, 0 },
  { "Hat", 0x5e, 0 }, { "Hcirc", 0x124, 0 }, { "Hfr", 0x210c, 0 }, { "HilbertSpace", 0x210b, 0 },
  { "Hopf", 0x210d, 0 }, { "Hscr", 0x210b, 0 }, { "Hstrok", 0x126, 0 }, { "IJlig", 0x132, 0 },
  { "Iacute", 0xcd, 1 }, { "Icirc", 0xce, 1 }, { "Idot", 0x130, 0 }, { "Ifr", 0x2111, 0 },
  { "Igrave", 0xcc, 1 }, { "Im", 0x2111, 0 }, { "Imacr", 0x12a, 0 },
  { "InvisibleComma", 0x2063, 0 }, { "InvisibleTimes", 0x2062, 0 }, { "Iogon", 0x12e, 0 },
  { "Iota", 0x399, 0 }, { "Iscr", 0x2110, 0 }, { "Itilde", 0x128, 0 }, { "Iuml", 0xcf, 1 },
  { "Jcirc", 0x134, 0 }, { "Kappa", 0x39a, 0 }, { "Kcedil", 0x136, 0 }, { "LT", 0x3c, 1 },
  { "Lacute", 0x139, 0 }, { "Lambda", 0x39b, 0 }, { "Laplacetrf", 0x2112, 0 },
  { "Lcaron", 0x13d, 0 }, { "Lcedil", 0x13b, 0 }, { "Lmidot", 0x13f, 0 }, { "Lscr", 0x2112, 0 },
  { "Lstrok", 0x141, 0 }, { "MediumSpace", 0x205f, 0 }, { "Mu", 0x39c, 0 }, { "Nacute", 0x143, 0 },
  { "Ncaron", 0x147, 0 }, { "Ncedil", 0x145, 0 }, { "NegativeMediumSpace", 0x200b, 0 },
  { "NegativeThickSpace", 0x200b, 0 }, { "NegativeThinSpace", 0x200b, 0 },
  { "NegativeVeryThinSpace", 0x200b, 0 }, { "NewLine", 0xa, 0 }, { "NoBreak", 0x2060, 0 },
  { "NonBreakingSpace", 0xa0, 0 }, { "Nopf", 0x2115, 0 }, { "Ntilde", 0xd1, 1 },
  { "Nu", 0x39d, 0 }, { "OElig", 0x152, 0 }, { "Oacute", 0xd3, 1 }, { "Ocirc", 0xd4, 1 },
  { "Odblac", 0x150, 0 }, { "Ograve", 0xd2, 1 }, { "Omacr", 0x14c, 0 }, { "Omega", 0x3a9, 0 },
  { "Omicron", 0x39f, 0 }, { "OpenCurlyDoubleQuote", 0x201c, 0 }, { "OpenCurlyQuote", 0x2018, 0 },
  { "Oslash", 0xd8, 1 }, { "Otilde", 0xd5, 1 }, { "Ouml", 0xd6, 1 }, { "OverBar", 0x203e, 0 },
  { "Phi", 0x3a6, 0 }, { "Pi", 0x3a0, 0 }, { "PlusMinus", 0xb1, 0 },
  { "Poincareplane", 0x210c, 0 }, { "Popf", 0x2119, 0 }, { "Prime", 0x2033, 0 },
  { "Psi", 0x3a8, 0 }, { "QUOT", 0x22, 1 }, { "Qopf", 0x211a, 0 }, { "REG", 0xae, 1 },
  { "Racute", 0x154, 0 }, { "Rcaron", 0x158, 0 }, { "Rcedil", 0x156, 0 }, { "Re", 0x211c, 0 },
  { "Rfr", 0x211c, 0 }, { "Rho", 0x3a1, 0 }, { "Ropf", 0x211d, 0 }, { "Rscr", 0x211b, 0 },
  { "Sacute", 0x15a, 0 }, { "Scaron", 0x160, 0 }, { "Scedil", 0x15e, 0 }, { "Scirc", 0x15c, 0 },
  { "Sigma", 0x3a3, 0 }, { "THORN", 0xde, 1 }, { "TRADE", 0x2122, 0 }, { "Tab", 0x9, 0 },
  { "Tau", 0x3a4, 0 }, { "Tcaron", 0x164, 0 }, { "Tcedil", 0x162, 0 }, { "Theta", 0x398, 0 },
  { "ThinSpace", 0x2009, 0 }, { "Tstrok", 0x166, 0 }, { "Uacute", 0xda, 1 },
  { "Ubreve", 0x16c, 0 }, { "Ucirc", 0xdb, 1 }, { "Udblac", 0x170, 0 }, { "Ugrave", 0xd9, 1 },
  { "Umacr", 0x16a, 0 }, { "UnderBar", 0x5f, 0 }, { "Uogon", 0x172, 0 }, { "Upsilon", 0x3a5, 0 },
  { "Uring", 0x16e, 0 }, { "Utilde", 0x168, 0 }, { "Uuml", 0xdc, 1 }, { "Verbar", 0x2016, 0 },
  { "Vert", 0x2016, 0 }, { "VerticalLine", 0x7c, 0 }, { "VeryThinSpace", 0x200a, 0 },
  { "Wcirc", 0x174, 0 }, { "Xi", 0x39e, 0 }, { "Yacute", 0xdd, 1 }, { "Ycirc", 0x176, 0 },
  { "Yuml", 0x178, 0 }, { "Zacute", 0x179, 0 }, { "Zcaron", 0x17d, 0 }, { "Zdot", 0x17b, 0 },
  { "ZeroWidthSpace", 0x200b, 0 }, { "Zeta", 0x396, 0 }, { "aacute", 0xe1, 1 },
  { "abreve", 0x103, 0 }, { "acirc", 0xe2, 1 }, { "acute", 0xb4, 1 }, { "aelig", 0xe6, 1 },
  { "af", 0x2061, 0 }, { "agrave", 0xe0, 1 }, { "alefsym", 0x2135, 0 }, { "alpha", 0x3b1, 0 },
  { "amacr", 0x101, 0 }, { "amp", 0x26, 1 }, { "and", 0x2227, 0 }, { "ang", 0x2220, 0 },
  { "angst", 0xc5, 0 }, { "aogon", 0x105, 0 }, { "apos", 0x27, 0 }, { "aring", 0xe5, 1 },
  { "ast", 0x2a, 0 }, { "asymp", 0x2248, 0 }, { "atilde", 0xe3, 1 }, { "auml", 0xe4, 1 },
  { "backprime", 0x2035, 0 }, { "bdquo", 0x201e, 0 }, { "beta", 0x3b2, 0 },
  { "bprime", 0x2035, 0 }, { "brvbar", 0xa6, 1 }, { "bsemi", 0x204f, 0 }, { "bsol", 0x5c, 0 },
  { "bull", 0x2022, 0 }, { "bullet", 0x2022, 0 }, { "cacute", 0x107, 0 }, { "cap", 0x2229, 0 },
  { "caret", 0x2041, 0 }, { "ccaron", 0x10d, 0 }, { "ccedil", 0xe7, 1 }, { "ccirc", 0x109, 0 },
  { "cdot", 0x10b, 0 }, { "cedil", 0xb8, 1 }, { "cent", 0xa2, 1 }, { "centerdot", 0xb7, 0 },
  { "check", 0x2713, 0 }, { "chi", 0x3c7, 0 }, { "circ", 0x2c6, 0 }, { "circledR", 0xae, 0 },
  { "clubs", 0x2663, 0 }, { "colon", 0x3a, 0 }, { "comma", 0x2c, 0 }, { "commat", 0x40, 0 },
  { "complexes", 0x2102, 0 }, { "cong", 0x2245, 0 }, { "copy", 0xa9, 1 }, { "copysr", 0x2117, 0 },
  { "crarr", 0x21b5, 0 }, { "cup", 0x222a, 0 }, { "curren", 0xa4, 1 }, { "dArr", 0x21d3, 0 },
  { "dagger", 0x2020, 0 }, { "darr", 0x2193, 0 }, { "dash", 0x2010, 0 }, { "dcaron", 0x10f, 0 },
  { "ddagger", 0x2021, 0 }, { "deg", 0xb0, 1 }, { "delta", 0x3b4, 0 }, { "diams", 0x2666, 0 },
  { "die", 0xa8, 0 }, { "div", 0xf7, 0 }, { "divide", 0xf7, 1 }, { "dollar", 0x24, 0 },
  { "dstrok", 0x111, 0 }, { "eacute", 0xe9, 1 }, { "ecaron", 0x11b, 0 }, { "ecirc", 0xea, 1 },
  { "edot", 0x117, 0 }, { "egrave", 0xe8, 1 }, { "ell", 0x2113, 0 }, { "emacr", 0x113, 0 },
  { "empty", 0x2205, 0 }, { "emsp", 0x2003, 0 }, { "emsp13", 0x2004, 0 }, { "emsp14", 0x2005, 0 },
  { "eng", 0x14b, 0 }, { "ensp", 0x2002, 0 }, { "eogon", 0x119, 0 }, { "epsilon", 0x3b5, 0 },
  { "equals", 0x3d, 0 }, { "equiv", 0x2261, 0 }, { "eta", 0x3b7, 0 }, { "eth", 0xf0, 1 },
  { "euml", 0xeb, 1 }, { "euro", 0x20ac, 0 }, { "excl", 0x21, 0 }, { "exist", 0x2203, 0 },
  { "female", 0x2640, 0 }, { "fnof", 0x192, 0 }, { "forall", 0x2200, 0 }, { "frac12", 0xbd, 1 },
  { "frac14", 0xbc, 1 }, { "frac34", 0xbe, 1 }, { "frasl", 0x2044, 0 }, { "gacute", 0x1f5, 0 },
  { "gamma", 0x3b3, 0 }, { "gbreve", 0x11f, 0 }, { "gcirc", 0x11d, 0 }, { "gdot", 0x121, 0 },
  { "ge", 0x2265, 0 }, { "grave", 0x60, 0 }, { "gscr", 0x210a, 0 }, { "gt", 0x3e, 1 },
  { "hArr", 0x21d4, 0 }, { "hairsp", 0x200a, 0 }, { "half", 0xbd, 0 }, { "hamilt", 0x210b, 0 },
  { "harr", 0x2194, 0 }, { "hbar", 0x210f, 0 }, { "hcirc", 0x125, 0 }, { "hearts", 0x2665, 0 },
  { "hellip", 0x2026, 0 }, { "horbar", 0x2015, 0 }, { "hslash", 0x210f, 0 },
  { "hstrok", 0x127, 0 }, { "hybull", 0x2043, 0 }, { "hyphen", 0x2010, 0 }, { "iacute", 0xed, 1 },
  { "ic", 0x2063, 0 }, { "icirc", 0xee, 1 }, { "iexcl", 0xa1, 1 }, { "igrave", 0xec, 1 },
  { "ijlig", 0x133, 0 }, { "imacr", 0x12b, 0 }, { "image", 0x2111, 0 }, { "imagline", 0x2110, 0 },
  { "imagpart", 0x2111, 0 }, { "imath", 0x131, 0 }, { "imped", 0x1b5, 0 }, { "incare", 0x2105, 0 },
  { "infin", 0x221e, 0 }, { "inodot", 0x131, 0 }, { "int", 0x222b, 0 }, { "iogon", 0x12f, 0 },
  { "iota", 0x3b9, 0 }, { "iquest", 0xbf, 1 }, { "isin", 0x2208, 0 }, { "it", 0x2062, 0 },
  { "itilde", 0x129, 0 }, { "iuml", 0xef, 1 }, { "jcirc", 0x135, 0 }, { "jmath", 0x237, 0 },
  { "kappa", 0x3ba, 0 }, { "kcedil", 0x137, 0 }, { "kgreen", 0x138, 0 }, { "lArr", 0x21d0, 0 },
  { "lacute", 0x13a, 0 }, { "lagran", 0x2112, 0 }, { "lambda", 0x3bb, 0 }, { "lang", 0x27e8, 0 },
  { "laquo", 0xab, 1 }, { "larr", 0x2190, 0 }, { "lbrace", 0x7b, 0 }, { "lbrack", 0x5b, 0 },
  { "lcaron", 0x13e, 0 }, { "lcedil", 0x13c, 0 }, { "lceil", 0x2308, 0 }, { "lcub", 0x7b, 0 },
  { "ldquo", 0x201c, 0 }, { "ldquor", 0x201e, 0 }, { "le", 0x2264, 0 }, { "lfloor", 0x230a, 0 },
  { "lmidot", 0x140, 0 }, { "lowast", 0x2217, 0 }, { "lowbar", 0x5f, 0 }, { "loz", 0x25ca, 0 },
  { "lpar", 0x28, 0 }, { "lrm", 0x200e, 0 }, { "lsaquo", 0x2039, 0 }, { "lsqb", 0x5b, 0 },
  { "lsquo", 0x2018, 0 }, { "lsquor", 0x201a, 0 }, { "lstrok", 0x142, 0 }, { "lt", 0x3c, 1 },
  { "macr", 0xaf, 1 }, { "male", 0x2642, 0 }, { "mdash", 0x2014, 0 }, { "micro", 0xb5, 1 },
  { "midast", 0x2a, 0 }, { "middot", 0xb7, 1 }, { "minus", 0x2212, 0 }, { "mldr", 0x2026, 0 },
  { "mu", 0x3bc, 0 }, { "nabla", 0x2207, 0 }, { "nacute", 0x144, 0 }, { "napos", 0x149, 0 },
  { "naturals", 0x2115, 0 }, { "nbsp", 0xa0, 1 }, { "ncaron", 0x148, 0 }, { "ncedil", 0x146, 0 },
  { "ndash", 0x2013, 0 }, { "ne", 0x2260, 0 }, { "ni", 0x220b, 0 }, { "nldr", 0x2025, 0 },
  { "not", 0xac, 1 }, { "notin", 0x2209, 0 }, { "nsub", 0x2284, 0 }, { "ntilde", 0xf1, 1 },
  { "nu", 0x3bd, 0 }, { "num", 0x23, 0 }, { "numero", 0x2116, 0 }, { "numsp", 0x2007, 0 },
  { "oacute", 0xf3, 1 }, { "ocirc", 0xf4, 1 }, { "odblac", 0x151, 0 }, { "oelig", 0x153, 0 },
  { "ograve", 0xf2, 1 }, { "oline", 0x203e, 0 }, { "omacr", 0x14d, 0 }, { "omega", 0x3c9, 0 },
  { "omicron", 0x3bf, 0 }, { "oplus", 0x2295, 0 }, { "or", 0x2228, 0 }, { "ordf", 0xaa, 1 },
  { "ordm", 0xba, 1 }, { "oslash", 0xf8, 1 }, { "otilde", 0xf5, 1 }, { "otimes", 0x2297, 0 },
  { "ouml", 0xf6, 1 }, { "para", 0xb6, 1 }, { "part", 0x2202, 0 }, { "percnt", 0x25, 0 },
  { "period", 0x2e, 0 }, { "permil", 0x2030, 0 }, { "perp", 0x22a5, 0 }, { "pertenk", 0x2031, 0 },
  { "phi", 0x3c6, 0 }, { "phone", 0x260e, 0 }, { "pi", 0x3c0, 0 }, { "piv", 0x3d6, 0 },
  { "planck", 0x210f, 0 }, { "planckh", 0x210e, 0 }, { "plankv", 0x210f, 0 }, { "plus", 0x2b, 0 },
  { "plusmn", 0xb1, 1 }, { "pm", 0xb1, 0 }, { "pound", 0xa3, 1 }, { "prime", 0x2032, 0 },
  { "primes", 0x2119, 0 }, { "prod", 0x220f, 0 }, { "prop", 0x221d, 0 }, { "psi", 0x3c8, 0 },
  { "puncsp", 0x2008, 0 }, { "qprime", 0x2057, 0 }, { "quaternions", 0x210d, 0 },
  { "quest", 0x3f, 0 }, { "quot", 0x22, 1 }, { "rArr", 0x21d2, 0 }, { "racute", 0x155, 0 },
  { "radic", 0x221a, 0 }, { "rang", 0x27e9, 0 }, { "raquo", 0xbb, 1 }, { "rarr", 0x2192, 0 },
  { "rationals", 0x211a, 0 }, { "rbrace", 0x7d, 0 }, { "rbrack", 0x5d, 0 }, { "rcaron", 0x159, 0 },
  { "rcedil", 0x157, 0 }, { "rceil", 0x2309, 0 }, { "rcub", 0x7d, 0 }, { "rdquo", 0x201d, 0 },
  { "rdquor", 0x201d, 0 }, { "real", 0x211c, 0 }, { "realine", 0x211b, 0 },
  { "realpart", 0x211c, 0 }, { "reals", 0x211d, 0 }, { "reg", 0xae, 1 }, { "rfloor", 0x230b, 0 },
  { "rho", 0x3c1, 0 }, { "rlm", 0x200f, 0 }, { "rpar", 0x29, 0 }, { "rsaquo", 0x203a, 0 },
  { "rsqb", 0x5d, 0 }, { "rsquo", 0x2019, 0 }, { "rsquor", 0x2019, 0 }, { "rx", 0x211e, 0 },
  { "sacute", 0x15b, 0 }, { "sbquo", 0x201a, 0 }, { "scaron", 0x161, 0 }, { "scedil", 0x15f, 0 },
  { "scirc", 0x15d, 0 }, { "sdot", 0x22c5, 0 }, { "sect", 0xa7, 1 }, { "semi", 0x3b, 0 },
  { "shy", 0xad, 1 }, { "sigma", 0x3c3, 0 }, { "sigmaf", 0x3c2, 0 }, { "sim", 0x223c, 0 },
  { "sol", 0x2f, 0 }, { "spades", 0x2660, 0 }, { "star", 0x2606, 0 }, { "starf", 0x2605, 0 },
  { "strns", 0xaf, 0 }, { "sub", 0x2282, 0 }, { "sube", 0x2286, 0 }, { "sum", 0x2211, 0 },
  { "sup", 0x2283, 0 }, { "sup1", 0xb9, 1 }, { "sup2", 0xb2, 1 }, { "sup3", 0xb3, 1 },
  { "supe", 0x2287, 0 }, { "szlig", 0xdf, 1 }, { "tau", 0x3c4, 0 }, { "tcaron", 0x165, 0 },
  { "tcedil", 0x163, 0 }, { "there4", 0x2234, 0 }, { "theta", 0x3b8, 0 }, { "thetasym", 0x3d1, 0 },
  { "thinsp", 0x2009, 0 }, { "thorn", 0xfe, 1 }, { "tilde", 0x2dc, 0 }, { "times", 0xd7, 1 },
  { "tprime", 0x2034, 0 }, { "trade", 0x2122, 0 }, { "tstrok", 0x167, 0 }, { "uArr", 0x21d1, 0 },
  { "uacute", 0xfa, 1 }, { "uarr", 0x2191, 0 }, { "ubreve", 0x16d, 0 }, { "ucirc", 0xfb, 1 },
  { "udblac", 0x171, 0 }, { "ugrave", 0xf9, 1 }, { "umacr", 0x16b, 0 }, { "uml", 0xa8, 1 },
  { "uogon", 0x173, 0 }, { "upsih", 0x3d2, 0 }, { "upsilon", 0x3c5, 0 }, { "uring", 0x16f, 0 },
  { "utilde", 0x169, 0 }, { "uuml", 0xfc, 1 }, { "verbar", 0x7c, 0 }, { "vert", 0x7c, 0 },
  { "wcirc", 0x175, 0 }, { "weierp", 0x2118, 0 }, { "wp", 0x2118, 0 }, { "xi", 0x3be, 0 },
  { "yacute", 0xfd, 1 }, { "ycirc", 0x177, 0 }, { "yen", 0xa5, 1 }, { "yuml", 0xff, 1 },
  { "zacute", 0x17a, 0 }, { "zcaron", 0x17e, 0 }, { "zdot", 0x17c, 0 }, { "zeta", 0x3b6, 0 },
  { "zwj", 0x200d, 0 }, { "zwnj", 0x200c, 0 },
};

/* What numbers from 0x80 to 0x9f mean: windows-1252. */
static const guint16 windows_1252[32] = {
  0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152,
  0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122,
  0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
};

static const Entity *
find_entity (const char *name)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (entities);

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      int order = strcmp (name, entities[middle].name);

      if (order == 0)
        return &entities[middle];
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

static gsize
read_number (const char *text,
             gsize       length,
             gunichar   *character)
{
  gboolean is_hex = length > 1 && (text[1] == 'x' || text[1] == 'X');
  gsize start = is_hex ? 2 : 1;
  gsize i = start;
  guint32 value = 0;

  while (i < length && (is_hex ? g_ascii_isxdigit (text[i]) : g_ascii_isdigit (text[i])))
    {
      if (value < 0x200000)
        value = value * (is_hex ? 16 : 10) + (guint32) g_ascii_xdigit_value (text[i]);
      i++;
    }
  if (i == start)
    return 0;
  if (i < length && text[i] == ';')
    i++;

  if (value >= 0x80 && value <= 0x9f)
    value = windows_1252[value - 0x80];
  if (value < 0x20 && value != '\t' && value != '\n' && value != '\r' && value != '\f')
    value = REPLACEMENT;
  *character = g_unichar_validate (value) ? value : REPLACEMENT;
  return i;
}

static gsize
read_name (const char *text,
           gsize       length,
           gboolean    in_attribute,
           gunichar   *character)
{
  char name[MAX_NAME + 1];
  gsize n = 0;

  while (n < length && n < MAX_NAME && g_ascii_isalnum (text[n]))
    {
      name[n] = text[n];
      n++;
    }
  name[n] = '\0';
  if (n < length && text[n] == ';')
    {
      const Entity *entity = find_entity (name);

      if (entity != NULL)
        {
          *character = entity->character;
          return n + 1;
        }
    }
  /* The longest name that may stand without its semicolon; none is longer than six letters. */
  for (gsize used = MIN (n, 6); used >= 2; used--)
    {
      const Entity *entity;

      name[used] = '\0';
      entity = find_entity (name);
      if (entity == NULL || !entity->is_legacy)
        continue;
      if (in_attribute && used < length && (text[used] == '=' || g_ascii_isalnum (text[used])))
        return 0;
      *character = entity->character;
      return used;
    }
  return 0;
}

gsize
lode_html_read_reference (const char *text,
                          gsize       length,
                          gboolean    in_attribute,
                          gunichar   *character)
{
  g_return_val_if_fail (character != NULL, 0);

  if (length == 0)
    return 0;
  if (text[0] == '#')
    return read_number (text, length, character);
  return read_name (text, length, in_attribute, character);
}

gboolean
lode_html_has_references (const char *text,
                          gsize       length)
{
  return length > 0 && memchr (text, '&', length) != NULL;
}

gsize
lode_html_decode (const char *text,
                  gsize       length,
                  gboolean    in_attribute,
                  char       *buffer)
{
  gsize written = 0;

  for (gsize i = 0; i < length;)
    {
      gunichar character;
      gsize used = 0;

      if (text[i] == '&')
        used = lode_html_read_reference (text + i + 1, length - i - 1, in_attribute, &character);
      if (used > 0)
        {
          /* "&#9;" and the like: a reference is never shorter than its character. */
          written += (gsize) g_unichar_to_utf8 (character, buffer + written);
          i += used + 1;
        }
      else
        {
          buffer[written++] = text[i++];
        }
    }
  return written;
}

char *
lode_html_decode_string (const char *text)
{
  g_autofree char *once = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  once = g_strdup (text);
  for (int i = 0; i < 2 && lode_html_has_references (once, strlen (once)); i++)
    {
      g_autofree char *decoded = g_malloc (strlen (once) + 1);

      decoded[lode_html_decode (once, strlen (once), FALSE, decoded)] = '\0';
      g_free (once);
      once = g_steal_pointer (&decoded);
    }
  return g_steal_pointer (&once);
}
