"""Shapes to dots, and dots to characters. Each row of dots is one integer, so a span is filled in one step.

A character holds 2 by 4 dots (braille), which makes the dots square in a terminal whose cells are twice as
high as wide.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Literal

from stretchtimer.core.figure.frame import Frame, Ink, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from stretchtimer.core.figure.shapes import Polygon

DOTS_ACROSS = 2
DOTS_DOWN = 4

# The four pairs of dots in a byte of a row, and the braille character for four such pairs, one on another.
_PAIRS = tuple(tuple((byte >> shift) & 3 for shift in (0, 2, 4, 6)) for byte in range(256))
_BRAILLE_BIT = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
_BRAILLE = tuple(
    chr(0x2800 + sum(_BRAILLE_BIT[bit] for bit in range(8) if pattern >> bit & 1)) if pattern else " "
    for pattern in range(256)
)
_COUNT = tuple(pattern.bit_count() for pattern in range(256))
# Where two inks share a character the one with more dots wins, though the glow must not
# drown in a wide trunk, nor the figure in what it lies on.
_WEIGHT = {Ink.GLOW: 50, Ink.NEAR: 30, Ink.BODY: 30, Ink.FAR: 30, Ink.PROP: 2, Ink.FLOOR: 1}


class Canvas:
    """Dots by ink. The last thing painted at a dot is what is seen there."""

    def __init__(self, columns: int, rows: int, place: Callable[[float, float], tuple[float, float]]) -> None:
        """Take a size in characters, and what turns a point of the figure into dots from the top left."""
        self.columns, self.lines = columns, rows
        self.width, self.height = columns * DOTS_ACROSS, rows * DOTS_DOWN
        self.place = place
        self._inks: dict[Ink, list[int]] = {}

    def mask(self, shapes: Iterable[Polygon], bottom: int | None = None) -> list[int]:
        """Give the dots inside convex shapes, row by row, above the row `bottom` of the canvas."""
        rows = [0] * self.height
        end = self.height if bottom is None else min(bottom, self.height)
        for shape in shapes:
            _fill(rows, [self.place(x, y) for x, y in shape], self.width, end)
        return rows

    def paint(self, ink: Ink, mask: list[int], within: list[int] | None = None) -> None:
        """Paint dots in an ink, over what was there, and only `within` other dots if these are given."""
        if within is not None:
            mask = [dots & limit for dots, limit in zip(mask, within, strict=True)]
        self.cut(mask)
        old = self._inks.get(ink)
        self._inks[ink] = list(mask) if old is None else [a | b for a, b in zip(old, mask, strict=True)]

    def cut(self, mask: list[int], *, spare: Ink | None = None) -> None:
        """Take dots away, whatever their ink but one."""
        for ink, rows in self._inks.items():
            if ink is spare:
                continue
            for row, dots in enumerate(mask):
                if dots:
                    rows[row] &= ~dots

    def bar(self, row: int, thick: int, left: float, right: float, *, every: int = 1) -> list[int]:
        """Give a level bar `thick` dots high from the row `row` downwards; only each `every`-th dot of it."""
        start, end = max(round(left), 0), min(round(right), self.width)
        dots = sum(1 << x for x in range(start, end, every))
        return [dots if row <= line < row + thick else 0 for line in range(self.height)]

    def texture(self, ink: Ink, pattern: Literal["checked", "striped"]) -> None:
        """Leave only every other dot of an ink, or every other row."""
        odd = sum(1 << x for x in range(1, self.width, 2))
        keep = (odd >> 1, odd) if pattern == "checked" else (-1, 0)
        rows = self._inks.get(ink, [])
        for row, dots in enumerate(rows):
            rows[row] = dots & keep[row & 1]

    def frame(self, glyphs: dict[Ink, tuple[str, ...]] | None = None) -> Frame:
        """Give the picture, in braille or in the `glyphs` each ink has for the 256 patterns of dots."""
        return Frame(tuple(self._line(line, glyphs) for line in range(self.lines)))

    def _line(self, line: int, glyphs: dict[Ink, tuple[str, ...]] | None) -> tuple[Run, ...]:
        top = line * DOTS_DOWN
        cells = [
            (ink, _patterns(rows[top : top + DOTS_DOWN], self.columns))
            for ink, rows in self._inks.items()
            if any(rows[top : top + DOTS_DOWN])
        ]
        if not cells:
            return (Run(" " * self.columns, Ink.FLOOR),)
        runs: list[Run] = []
        text: list[str] = []
        now: Ink | None = None
        for column in range(self.columns):
            pattern, most, best = 0, 0, None
            for ink, patterns in cells:
                dots = patterns[column]
                if dots:
                    pattern |= dots
                    weight = _COUNT[dots] * _WEIGHT[ink]
                    if weight > most:
                        most, best = weight, ink
            if best is None:
                text.append(" ")
                continue
            if best is not now:
                if now is not None:
                    runs.append(Run("".join(text), now))
                    text = []
                now = best
            text.append(_BRAILLE[pattern] if glyphs is None else glyphs[best][pattern])
        return (*runs, Run("".join(text), now or Ink.FLOOR))


def _patterns(rows: list[int], columns: int) -> list[int]:
    """Give the 8 dots of each character of a line: two bits a row, the upper rows in the lower bits."""
    size = (columns + 3) // 4
    pairs = [[pair for byte in row.to_bytes(size, "little") for pair in _PAIRS[byte]] for row in rows]
    return [a | b << 2 | c << 4 | d << 6 for a, b, c, d in zip(*pairs, strict=True)]


def _fill(rows: list[int], shape: Polygon, width: int, bottom: int) -> None:
    """Fill a convex shape given in dots: on each row the span between its leftmost and rightmost edge."""
    ys = [y for _, y in shape]
    first = max(ceil(min(ys) - 0.5), 0)
    last = min(floor(max(ys) - 0.5), bottom - 1)
    if first > last:
        return
    lefts = [1e9] * (last - first + 1)
    rights = [-1e9] * (last - first + 1)
    x0, y0 = shape[-1]
    for x1, y1 in shape:
        if y0 <= y1:
            ax, ay, bx, by = x0, y0, x1, y1
        else:
            ax, ay, bx, by = x1, y1, x0, y0
        start, end = max(ceil(ay - 0.5), first), min(floor(by - 0.5), last)
        if start <= end and by > ay:
            slope = (bx - ax) / (by - ay)
            x = ax + (start + 0.5 - ay) * slope
            for row in range(start - first, end - first + 1):
                lefts[row] = min(lefts[row], x)
                rights[row] = max(rights[row], x)
                x += slope
        x0, y0 = x1, y1
    for row, left in enumerate(lefts, first):
        a, b = ceil(left - 0.5), floor(rights[row - first] + 0.5)
        a, b = max(a, 0), min(b, width)
        if a < b:
            rows[row] |= (1 << b) - (1 << a)
