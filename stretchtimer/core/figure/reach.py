"""Bending an arm or a leg so that its end is where it should be: two bones and a target."""

from __future__ import annotations

from math import acos, atan2, cos, degrees, hypot, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stretchtimer.core.figure.skeleton import Point


def reach(root: Point, target: Point, lengths: tuple[float, float], toward: float) -> tuple[float, float]:
    """Give the angles (degrees) of two bones of these lengths that lead from `root` to `target`.

    `toward` tells which way the joint between them bends: the sign of the lower bone's angle against the
    upper one. A target out of reach is pointed at with the limb straight, one too near with it folded.
    """
    upper, lower = lengths
    dx, dy = target[0] - root[0], target[1] - root[1]
    distance = min(max(hypot(dx, dy), abs(upper - lower) + 1e-9), upper + lower - 1e-9)
    inner = acos((upper**2 + distance**2 - lower**2) / (2 * upper * distance))
    turn = atan2(dy, dx) + (-inner if toward >= 0 else inner)
    elbow = (root[0] + upper * cos(turn), root[1] + upper * sin(turn))
    straight = radians(degrees(atan2(dy, dx)))
    end = (root[0] + distance * cos(straight), root[1] + distance * sin(straight))
    return degrees(turn), degrees(atan2(end[1] - elbow[1], end[0] - elbow[0]))
