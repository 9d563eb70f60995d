"""The figure without braille: for each pattern of 2 by 4 dots the plain character that looks most like it.

The characters also tell the inks apart (a glow is drawn in other characters than a far limb), because where
there is no braille there is often no colour either.
"""

from __future__ import annotations

from functools import cache

from stretchtimer.core.figure.frame import Ink

# The strokes of a character as 2 by 4 dots, read row by row.
_STROKES = {
    ".": "00 00 00 10", ",": "00 00 00 01", "_": "00 00 00 11", "-": "00 11 00 00", "~": "00 00 11 00",
    "'": "10 10 00 00", "`": "01 00 00 00", '"': "11 11 00 00", "|": "10 10 10 10", "!": "01 01 01 01",
    "/": "01 01 10 10", "\\": "10 10 01 01", "=": "00 11 11 00", ":": "00 10 00 10", "u": "00 00 11 11",
}  # fmt: skip
_MEANT = {"~": "-", "!": "|", "u": "_", "`": "'", ",": "."}
# What stands for a character that is nearly or wholly full.
_SOLID = {Ink.NEAR: "#", Ink.BODY: "%", Ink.FAR: ":", Ink.GLOW: "@", Ink.PROP: "=", Ink.FLOOR: "-"}
_DENSE = 5


def _pattern(strokes: str) -> int:
    return sum(1 << bit for bit, dot in enumerate(strokes.replace(" ", "")) if dot == "1")


@cache
def glyphs() -> dict[Ink, tuple[str, ...]]:
    """Give the character of each ink for each of the 256 patterns of dots."""
    strokes = [(_pattern(dots), character) for character, dots in _STROKES.items()]

    def likest(pattern: int) -> str:
        _, character = min(((drawn ^ pattern).bit_count(), character) for drawn, character in strokes)
        return _MEANT.get(character, character)

    thin = tuple(likest(pattern) if pattern else " " for pattern in range(256))
    table = {}
    for ink, solid in _SOLID.items():
        table[ink] = tuple(
            solid if pattern.bit_count() >= _DENSE or (pattern and ink is Ink.GLOW) else thin[pattern]
            for pattern in range(256)
        )
    return table
