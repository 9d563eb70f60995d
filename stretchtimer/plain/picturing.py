"""The figure as text: for a terminal with a little colour, for a pipe without any."""

from __future__ import annotations

from typing import Literal

from stretchtimer.core.figure import Frame, Ink, Portrait, Run, draw

COLUMNS, ROWS = 60, 18
"""The most room it takes, in characters."""

# Codes that every terminal has, in the terminal's own colours: bright, dim, and one warm colour.
_CODES = {Ink.GLOW: "33", Ink.FAR: "2", Ink.PROP: "2", Ink.FLOOR: "2"}


def figure_text(portrait: Portrait, style: Literal["braille", "ascii"], *, colour: bool) -> str:
    """The pose that stands for a stretch, without empty rows above it."""
    picture = portrait.end()
    frame = draw(
        picture.pose,
        COLUMNS,
        ROWS,
        window=picture.window,
        glow=portrait.glow,
        style=style,
        colour=colour,
    )
    return _coloured(frame) if colour else _trimmed(frame.text.split("\n"))


def _coloured(frame: Frame) -> str:
    lines = ("".join(_inked(run) for run in row) for row in frame.rows)
    return _trimmed(list(lines))


def _inked(run: Run) -> str:
    code = _CODES.get(run.ink)
    return f"\x1b[{code}m{run.text}\x1b[0m" if code and run.text.strip() else run.text


def _trimmed(lines: list[str]) -> str:
    while lines and not lines[0].strip():
        lines = lines[1:]
    return "\n".join(line.rstrip() for line in lines)
