"""Which lines of a routine's text are which step, so that a face can go from one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stretchtimer.files.layout import Laid, lay_out
from stretchtimer.files.nodes import FaultyFileError, read_nodes
from stretchtimer.library.editing import Way


@dataclass(frozen=True, slots=True)
class Place:
    """A step's lines in the text, from 0; the last one is its own too."""

    way: Way
    first: int
    last: int


def outline(text: str) -> list[Place]:
    """The places of all steps from top to bottom, a `repeat` before its own; none if it is no YAML."""
    try:
        read_nodes(text, Path("routine"))
    except FaultyFileError:
        return []
    return _within(lay_out(text), (), text)


def step_at(places: list[Place], line: int) -> Way | None:
    """The innermost step that a line (from 0) belongs to."""
    fitting = [place for place in places if place.first <= line <= place.last]
    return fitting[-1].way if fitting else None


def _within(laid: Laid, above: Way, text: str) -> list[Place]:
    found: list[Place] = []
    steps = laid.entry("steps")
    for index, item in enumerate(steps[1].items if steps else ()):
        way = (*above, index)
        found.append(Place(way, text.count("\n", 0, item.start), text.count("\n", 0, item.end)))
        found += _within(item, way, text)
    return found
