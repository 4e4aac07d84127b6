#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lodestone authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a file with strings for people is missing from po/POTFILES, or one there is gone.

usage: check-potfiles.py PROJECT_DIR
"""

import pathlib
import re
import sys

MARKED = re.compile(r'(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?)\s*\(\s*(?:GETTEXT_PACKAGE,\s*)?"'
                    r'|translatable="(?:yes|true|1)"')


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = pathlib.Path(sys.argv[1])
    listed = {line.strip() for line in (root / "po" / "POTFILES").read_text(encoding="utf-8").splitlines()
              if line.strip() and not line.startswith("#")}
    marked = {str(path.relative_to(root))
              for pattern in ("*.c", "*.ui")
              for path in (root / "src").rglob(pattern)
              if MARKED.search(path.read_text(encoding="utf-8"))}
    found = [f"po/POTFILES lacks {name}, which has strings for people" for name in sorted(marked - listed)]
    found += [f"po/POTFILES names {name}, which does not exist" for name in sorted(listed)
              if not (root / name).is_file()]
    print("\n".join(found) if found else f"{len(marked)} files with strings, all listed")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
