"""The few convex shapes a figure is put together from, in standing heights."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stretchtimer.core.figure.skeleton import Point

Polygon = list[tuple[float, float]]

_HALF_ROUND = tuple((cos(pi * k / 4), sin(pi * k / 4)) for k in range(-2, 3))
_ROUND = tuple((cos(pi * k / 7), sin(pi * k / 7)) for k in range(14))


@dataclass(frozen=True, slots=True)
class Section:
    """A cut across a limb or the trunk: its middle, the direction to the left, and the half-thicknesses."""

    middle: Point
    normal: Point
    left: float
    right: float

    def at(self, aside: float) -> Point:
        """Give the point that lies so far left of the middle (negative: right)."""
        (x, y), (nx, ny) = self.middle, self.normal
        return (x + nx * aside, y + ny * aside)

    def half(self, sign: int, more: float = 1.0) -> Section:
        """Give only the left (1) or the right half (-1), or both (0), `more` times as thick."""
        thick = max(self.left, self.right) * more
        return Section(self.middle, self.normal, thick * (sign >= 0), thick * (sign <= 0))


def normal_of(start: Point, end: Point) -> Point:
    """Give the direction to the left of the way from `start` to `end`, of length 1."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1.0
    return (-dy / length, dx / length)


def band(here: Section, there: Section) -> Polygon:
    """Give the flesh between two cuts."""
    return [here.at(here.left), there.at(there.left), there.at(-there.right), here.at(-here.right)]


def capsule(start: Point, end: Point, start_radius: float, end_radius: float) -> Polygon:
    """Give a rounded bar from one point to another."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    far = [
        (end[0] + (c * ux - s * uy) * end_radius, end[1] + (c * uy + s * ux) * end_radius)
        for c, s in _HALF_ROUND
    ]
    near = [
        (start[0] - (c * ux - s * uy) * start_radius, start[1] - (c * uy + s * ux) * start_radius)
        for c, s in _HALF_ROUND
    ]
    return far + near


def disc(centre: Point, radius: float) -> Polygon:
    """Give a round."""
    return [(centre[0] + radius * c, centre[1] + radius * s) for c, s in _ROUND]


def part_way(start: Point, end: Point, part: float) -> Point:
    """Give the point `part` (0..1) of the way from one to the other."""
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
