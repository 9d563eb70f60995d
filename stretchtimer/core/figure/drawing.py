"""A pose drawn: far limbs first, then the body, then the near limbs with a gap around them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from stretchtimer.core.figure import ascii_art
from stretchtimer.core.figure.frame import Frame, Ink
from stretchtimer.core.figure.limbs import ARM, LEG, Build, Limb, limb_glow, limb_shapes
from stretchtimer.core.figure.props import Strap
from stretchtimer.core.figure.raster import Canvas
from stretchtimer.core.figure.scenery import draw_floor, prop_shapes
from stretchtimer.core.figure.skeleton import Pose, Side, joints_of, other
from stretchtimer.core.figure.trunk import head_shapes, neck_glow, trunk_of
from stretchtimer.core.figure.window import Window, window_of

if TYPE_CHECKING:
    from stretchtimer.core.figure.glow import Region
    from stretchtimer.core.figure.shapes import Polygon

Style = Literal["braille", "ascii"]

_THINNEST_DOTS = 0.7
"""Half a limb's smallest thickness in dots: less, and a forearm breaks into crumbs."""
_LINE_DOTS = 0.55
_LINE = 0.006
_GAP_DOTS = 1.3
_GAP_FROM_SCALE = 48.0
"""Below this scale (dots to a standing height) a gap would eat the limbs it should set apart."""
_FAR_SHIFT = (0.022, 0.012)
"""The far limbs stand a little ahead and higher, as in a drawing in perspective: else they are hidden."""


@lru_cache(maxsize=512)
def draw(
    pose: Pose,
    columns: int,
    rows: int,
    *,
    window: Window | None = None,
    glow: tuple[Region, ...] = (),
    style: Style = "braille",
    colour: bool = True,
) -> Frame:
    """Draw a pose into `columns` by `rows` characters (at least 1 by 1), as large as it fits.

    `window` is what is shown: give a motion's own, so that the picture stands still while the figure moves.
    Without `colour` the far limbs and the glow are told apart by their texture. A frame drawn before is
    given again.
    """
    canvas = _drawn(pose, columns, rows, window or window_of((pose,)), glow)
    if style == "ascii":
        return canvas.frame(ascii_art.glyphs())
    if not colour:
        canvas.texture(Ink.FAR, "checked")
        canvas.texture(Ink.GLOW, "striped")
    return canvas.frame()


def _drawn(pose: Pose, columns: int, rows: int, window: Window, glow: tuple[Region, ...]) -> Canvas:
    scale, (across, down) = window.scale(columns, rows), window.origin(columns, rows)
    canvas = Canvas(columns, rows, lambda x, y: (across + x * scale, down - y * scale))
    floor_row = round(down) if window.floor else canvas.height
    facing = 0 if pose.view != "side" else 1 if pose.near == "right" else -1
    build = Build(joints_of(pose), facing, _THINNEST_DOTS / scale)
    thin = max(_LINE, _LINE_DOTS / scale)

    def draw_props(*, straps: bool) -> None:
        for prop in pose.props:
            if isinstance(prop, Strap) is straps:
                shapes = prop_shapes(prop, build.joints, thin, pose.view)
                canvas.paint(Ink.PROP, canvas.mask(shapes, floor_row))

    figure = _FigureOn(canvas, build, glow, pose.near, floor_row, scale)
    draw_props(straps=False)
    figure.draw(pose.breath)
    draw_props(straps=True)
    if window.floor:
        draw_floor(canvas, floor_row, pose.props)
    return canvas


class _FigureOn:
    """The figure itself, painted on a canvas from the farthest part to the nearest."""

    def __init__(
        self, canvas: Canvas, build: Build, glow: tuple[Region, ...], near: Side, floor_row: int, scale: float
    ) -> None:
        self.canvas, self.build, self.regions, self.near = canvas, build, glow, near
        self.floor_row, self.scale = floor_row, scale

    def draw(self, breath: float) -> None:
        far = other(self.near)
        if self.build.facing:
            dx, dy = _FAR_SHIFT[0] * self.build.facing, _FAR_SHIFT[1]
            moved = {joint: (x + dx, y + dy) for joint, (x, y) in self.build.joints.items()}
            beyond = Build(moved, self.build.facing, self.build.thinnest)
            self._limb(ARM, far, beyond, Ink.FAR)
            self._limb(LEG, far, beyond, Ink.FAR)
            self._middle(breath)
        else:
            self._middle(breath)
            self._limb(LEG, far, self.build, Ink.NEAR)
            self._limb(ARM, far, self.build, Ink.NEAR)
        self._limb(LEG, self.near, self.build, Ink.NEAR)
        self._limb(ARM, self.near, self.build, Ink.NEAR)

    def _middle(self, breath: float) -> None:
        trunk = trunk_of(self.build, breath)
        glowing: list[Polygon] = []
        for region in self.regions:
            glowing += trunk.glow(region)
            glowing += neck_glow(self.build, region)
        self._flesh(trunk.shapes() + head_shapes(self.build), glowing, Ink.BODY)

    def _limb(self, limb: Limb, side: Side, build: Build, ink: Ink) -> None:
        if ink is Ink.NEAR and self.scale >= _GAP_FROM_SCALE:
            gap = limb_shapes(limb, side, build, grown=_GAP_DOTS / self.scale)
            # Far limbs are dim enough; a gap would leave crumbs of one just behind its neighbour.
            self.canvas.cut(self.canvas.mask(gap, self.floor_row), spare=Ink.FAR)
        glowing: list[Polygon] = []
        for region in self.regions if ink is Ink.NEAR else ():
            if side == self.near or not region.near_only:
                glowing += limb_glow(limb, side, build, region)
        self._flesh(limb_shapes(limb, side, build), glowing, ink)

    def _flesh(self, shapes: list[Polygon], glowing: list[Polygon], ink: Ink) -> None:
        flesh = self.canvas.mask(shapes, self.floor_row)
        self.canvas.paint(ink, flesh)
        if glowing:
            self.canvas.paint(Ink.GLOW, self.canvas.mask(glowing, self.floor_row), within=flesh)
