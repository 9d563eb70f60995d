"""The part of the world a picture shows, and the scale that fits it into a number of characters.

A motion is drawn in one window from its beginning to its end: the figure moves and the picture stands still.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchtimer.core.figure.props import Chair, Mat, Wall
from stretchtimer.core.figure.raster import DOTS_ACROSS, DOTS_DOWN
from stretchtimer.core.figure.skeleton import Pose, joints_of
from stretchtimer.core.figure.trunk import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FLESH = 0.06
"""Room round every joint for what surrounds it."""
_CLOSE = 0.13
"""Room round what is seen from close up: a head's breadth."""
_FLOOR_DOTS = (2, DOTS_DOWN)
"""Rows of dots beneath the floor's edge. A picture that is high enough gives the floor characters of its own,
so that they need not share an ink with what lies on it."""
_HIGH_ENOUGH = 10


def _beneath(rows: int) -> int:
    return _FLOOR_DOTS[rows >= _HIGH_ENOUGH]


@dataclass(frozen=True, slots=True)
class Window:
    """A box in standing heights. With `floor` its lower edge is the floor."""

    left: float
    bottom: float
    right: float
    top: float
    floor: bool

    def toward(self, other: Window, fraction: float) -> Window:
        """Give the window `fraction` (0..1) of the way to another: a camera that comes nearer."""
        left, bottom, right, top = (
            a + (b - a) * fraction for a, b in zip(self._edges(), other._edges(), strict=True)
        )
        return Window(left, bottom, right, top, other.floor)

    def holding(self, other: Window) -> Window:
        """Give the smallest window in which all of both can be seen."""
        return Window(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
            self.floor,
        )

    def _edges(self) -> tuple[float, float, float, float]:
        return self.left, self.bottom, self.right, self.top

    def scale(self, columns: int, rows: int) -> float:
        """Give the dots to one standing height at which all of the window fits."""
        beneath = _beneath(rows) if self.floor else 0
        return min(
            columns * DOTS_ACROSS / (self.right - self.left),
            max(rows * DOTS_DOWN - beneath, 1) / (self.top - self.bottom),
        )

    def origin(self, columns: int, rows: int) -> tuple[float, float]:
        """Give the dots from the top left at which the figure's (0, 0) lies: centred, the floor below."""
        scale = self.scale(columns, rows)
        x = columns * DOTS_ACROSS / 2 - (self.left + self.right) / 2 * scale
        if self.floor:
            return x, rows * DOTS_DOWN - _beneath(rows)
        return x, rows * DOTS_DOWN / 2 + (self.bottom + self.top) / 2 * scale


def window_of(poses: Iterable[Pose], *, around: Sequence[str] = ()) -> Window:
    """Give the smallest window in which all the poses can be seen with their props.

    With `around` it holds only those joints: a close-up, without the floor. Raises ValueError if there is
    no pose.
    """
    poses = list(poses)
    if around:
        points = [joints_of(pose)[joint] for pose in poses for joint in around]
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        low, high = min(y for _, y in points), max(y for _, y in points)
        return Window(left - _CLOSE, low - _CLOSE / 2, right + _CLOSE, high + _CLOSE / 1.5, floor=False)
    xs: list[float] = []
    ys: list[float] = []
    for pose in poses:
        for joint, (x, y) in joints_of(pose).items():
            room = HEAD + 0.015 if joint == "head" else _FLESH
            xs += (x - room, x + room)
            ys += (y - room, y + room)
        for prop in pose.props:
            match prop:
                case Chair():
                    xs += (prop.front, prop.back)
                    ys.append(prop.top)
                case Wall(x):
                    xs += (x - 0.02, x + 0.02)
                case Mat(left, right) if pose.view == "top":
                    xs += (left, right)
    floor = any(pose.view != "top" for pose in poses)
    return Window(min(xs), 0.0 if floor else min(ys), max(xs), max(ys), floor)
