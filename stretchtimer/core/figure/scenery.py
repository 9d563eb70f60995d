"""What stands round the figure: chair, wall, strap and mat as thin shapes, and the floor as a dotted line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchtimer.core.figure.frame import Ink
from stretchtimer.core.figure.props import Chair, Mat, Prop, Strap, Wall
from stretchtimer.core.figure.shapes import Polygon, capsule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchtimer.core.figure.raster import Canvas
    from stretchtimer.core.figure.skeleton import Point, View

_MAT_HALF = 0.24
"""Half the breadth of a mat seen from above."""


def prop_shapes(prop: Prop, joints: dict[str, Point], thin: float, view: View) -> list[Polygon]:
    """Give a prop's lines, `thin` on either side; on a floor the mat is part of `draw_floor`."""
    match prop:
        case Chair(front, back, seat, top):
            lower = seat - 2 * thin
            # From the front the body hides the backrest, and the two edges are left and right.
            post = top if view == "side" else lower
            lines = [
                ((front, lower), (back, lower)),
                ((back, 0.0), (back, post)),
                ((front, 0.0), (front, lower)),
            ]
            return [capsule(start, end, thin, thin) for start, end in lines]
        case Wall(x):
            # Higher than any picture: it ends with the room.
            return [[(x - thin, 0.0), (x + thin, 0.0), (x + thin, 9.0), (x - thin, 9.0)]]
        case Strap(start, end):
            return [capsule(joints[start], joints[end], thin, thin)]
        case Mat(left, right):
            corners = [(left, -_MAT_HALF), (right, -_MAT_HALF), (right, _MAT_HALF), (left, _MAT_HALF)]
            if view != "top":
                return []
            return [capsule(corners[k - 1], corners[k], thin, thin) for k in range(4)]


def draw_floor(canvas: Canvas, row: int, props: Iterable[Prop]) -> None:
    """Draw the floor along a row of dots, and a mat on it as a thicker line."""
    canvas.paint(Ink.FLOOR, canvas.bar(row, 1, 0.0, canvas.width, every=2))
    for prop in props:
        if isinstance(prop, Mat):
            left, right = canvas.place(prop.left, 0.0)[0], canvas.place(prop.right, 0.0)[0]
            canvas.paint(Ink.PROP, canvas.bar(row, 2, left, right))
