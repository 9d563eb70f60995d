"""What the terminal can show, as far as a program can know."""

from __future__ import annotations

import locale
import os
import sys
from typing import Literal

# Their fonts have at most 512 characters, none of them braille.
_BARE_CONSOLES = frozenset({"linux", "vt100", "vt220", "cons25"})


def figure_style(chosen: str = "auto") -> Literal["braille", "ascii"]:
    """How to draw the figure: as chosen, or else in braille wherever the locale and the console have it."""
    if chosen in {"braille", "ascii"}:
        return "braille" if chosen == "braille" else "ascii"
    if os.environ.get("TERM") in _BARE_CONSOLES:
        return "ascii"
    # Python may take UTF-8 by itself where the locale says ASCII; the terminal need not. Windows' locale says
    # nothing about its terminal.
    windows = getattr(sys.__stdout__, "encoding", None) or "utf-8"
    encoding = windows if os.name == "nt" else locale.getencoding()
    try:
        "⣿".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "ascii"
    return "braille"
