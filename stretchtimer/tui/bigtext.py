"""Large figures and words, drawn in half blocks as big as the room allows.

Textual's own `Digits` is three rows high; this must be read from three metres. Each glyph is a bitmap five
dots wide and seven high, and a cell holds two dots, one above the other, which makes them about square.
"""

from __future__ import annotations

from functools import lru_cache

DOTS_HIGH = 7
_GAP = 1

_GLYPHS = {
    "0": (".###.", "#...#", "#...#", "#...#", "#...#", "#...#", ".###."),
    "1": ("..#..", ".##..", "..#..", "..#..", "..#..", "..#..", ".###."),
    "2": (".###.", "#...#", "....#", "..##.", ".#...", "#....", "#####"),
    "3": (".###.", "#...#", "....#", "..##.", "....#", "#...#", ".###."),
    "4": ("...#.", "..##.", ".#.#.", "#..#.", "#####", "...#.", "...#."),
    "5": ("#####", "#....", "####.", "....#", "....#", "#...#", ".###."),
    "6": (".###.", "#....", "#....", "####.", "#...#", "#...#", ".###."),
    "7": ("#####", "....#", "...#.", "..#..", "..#..", ".#...", ".#..."),
    "8": (".###.", "#...#", "#...#", ".###.", "#...#", "#...#", ".###."),
    "9": (".###.", "#...#", "#...#", ".####", "....#", "....#", ".###."),
    ":": (".", ".", "#", ".", "#", ".", "."),
    "E": ("#####", "#....", "#....", "####.", "#....", "#....", "#####"),
    "F": ("#####", "#....", "#....", "####.", "#....", "#....", "#...."),
    "G": (".###.", "#...#", "#....", "#.###", "#...#", "#...#", ".###."),
    "H": ("#...#", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"),
    "I": ("###", ".#.", ".#.", ".#.", ".#.", ".#.", "###"),
    "L": ("#....", "#....", "#....", "#....", "#....", "#....", "#####"),
    "R": ("####.", "#...#", "#...#", "####.", "#.#..", "#..#.", "#...#"),
    "T": ("#####", "..#..", "..#..", "..#..", "..#..", "..#..", "..#.."),
    " ": ("..",) * DOTS_HIGH,
}


def dots_wide(text: str) -> int:
    """How many dots wide a text is; unknown characters count as blanks."""
    return sum(len(_glyph(char)[0]) for char in text) + _GAP * max(0, len(text) - 1)


def largest_scale(text: str, columns: int, rows: int) -> int:
    """How many cells (across) a dot may have so that the text fits; 0 if it does not fit at all."""
    return max(0, min(columns // max(1, dots_wide(text)), 2 * rows // DOTS_HIGH))


@lru_cache(maxsize=256)
def big_text(text: str, columns: int, rows: int) -> tuple[str, ...]:
    """The text as lines of half blocks, as large as fits; where nothing fits, the text itself.

    The lines are all of one width, at most `columns`, and at most `rows` of them.
    """
    scale = largest_scale(text, columns, rows)
    if not scale:
        return (text[:columns],) if rows and columns else ()
    dot_rows = []
    for row in range(DOTS_HIGH):
        line = ("." * _GAP).join(_glyph(char)[row] for char in text)
        dot_rows += ["".join(dot * scale for dot in line)] * scale
    if len(dot_rows) % 2:
        dot_rows.append("." * len(dot_rows[0]))
    return tuple(
        "".join(_CELLS[upper + lower] for upper, lower in zip(above, below, strict=True))
        for above, below in zip(dot_rows[::2], dot_rows[1::2], strict=True)
    )


_CELLS = {"##": "█", "#.": "▀", ".#": "▄", "..": " "}


def _glyph(char: str) -> tuple[str, ...]:
    return _GLYPHS.get(char, _GLYPHS[" "])
