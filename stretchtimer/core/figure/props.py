"""What a stretch is done with: a chair, a wall, a strap, a mat. Lengths are in standing heights."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chair:
    """A chair seen from the side."""

    front: float
    """x of the front edge of the seat."""
    back: float
    """x of the backrest. It stands right of `front` when the chair is turned round."""
    seat: float
    """Height of the seat."""
    top: float
    """Height of the backrest's upper edge."""


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall seen from the side: an upright line at `x`, as high as the picture."""

    x: float


@dataclass(frozen=True, slots=True)
class Mat:
    """A mat on the floor from `left` to `right`."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Strap:
    """A strap, belt or towel held taut between two joints."""

    start: str
    end: str


Prop = Chair | Wall | Mat | Strap
