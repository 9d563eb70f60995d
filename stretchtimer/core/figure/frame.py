"""A drawn figure as the screens take it: rows of characters, each stretch of them in one ink."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ink(StrEnum):
    """What a character shows. The theme gives each its colour."""

    GLOW = "glow"
    """Where the stretch should be felt."""
    NEAR = "near"
    """The arm and leg on the viewer's side."""
    BODY = "body"
    FAR = "far"
    """The arm and leg on the other side, dimmer."""
    PROP = "prop"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters in one ink. Blanks belong to the run before them."""

    text: str
    ink: Ink


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture: as many rows as were asked for, each as many characters wide as were asked for."""

    rows: tuple[tuple[Run, ...], ...]

    @property
    def text(self) -> str:
        """The picture without its inks, one line a row, blanks at the ends left out."""
        return "\n".join("".join(run.text for run in row).rstrip() for row in self.rows)
