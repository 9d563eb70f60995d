"""Trunk, neck and head: the spine as one curve with flesh on either side of it.

All lengths are in standing heights. The trunk's thickness changes from the hip up to the shoulder, and a
full breath makes it thicker.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from stretchtimer.core.figure.shapes import Polygon, Section, band, capsule, disc, normal_of, part_way

if TYPE_CHECKING:
    from stretchtimer.core.figure.glow import Region
    from stretchtimer.core.figure.limbs import Build
    from stretchtimer.core.figure.skeleton import Point

# Half the thickness from the hip up to the shoulder, towards the belly and towards the back.
_FRONT = (0.050, 0.052, 0.052, 0.050, 0.050, 0.054, 0.058, 0.054, 0.040)
_BACK = (0.060, 0.060, 0.052, 0.046, 0.044, 0.047, 0.050, 0.048, 0.040)
# The same seen from the front or from above, to either side.
_BREADTH = (0.070, 0.074, 0.070, 0.064, 0.064, 0.072, 0.082, 0.088, 0.070)
# How much of a full breath each of those parts takes up.
_SWELL = (0.0, 0.004, 0.008, 0.009, 0.010, 0.012, 0.012, 0.008, 0.002)
_STEPS = len(_FRONT) - 1

HEAD = 0.065
_NECK = 0.027
_NOSE = 0.017
_CHIN = 0.026


@dataclass(frozen=True, slots=True)
class Trunk:
    """The trunk as cuts across it, from the hip to the shoulder."""

    sections: tuple[Section, ...]
    facing: int

    def shapes(self) -> list[Polygon]:
        """Give the trunk, rounded at hip and shoulder."""
        bands = [band(self.sections[k], self.sections[k + 1]) for k in range(_STEPS)]
        return [*bands, _rounded(self.sections[0]), _rounded(self.sections[-1])]

    def glow(self, region: Region) -> list[Polygon]:
        """Give the part of the trunk a region names."""
        offset = {"lumbar": 0.0, "thoracic": 0.5}.get(region.segment)
        if offset is None:
            return []
        first = round((offset + region.start / 2) * _STEPS)
        last = max(round((offset + region.end / 2) * _STEPS), first + 1)
        sign = _sign(region, self.facing)
        cuts = [section.half(sign, 1.1) for section in self.sections[first : last + 1]]
        shapes = [band(cuts[k], cuts[k + 1]) for k in range(len(cuts) - 1)]
        if first == 0 and sign:
            # Buttock and groin reach round the end of the curve.
            hip = self.sections[0]
            half = (hip.left + hip.right) / 2
            shapes.append(disc(hip.at(half * 0.6 * sign), half * 0.62))
        return shapes


def trunk_of(build: Build, breath: float) -> Trunk:
    """Lay the curve through hip, spine and shoulder; `breath` is how full the lungs are, 0 to 1."""
    (hx, hy), (mx, my), (sx, sy) = (build.joints[joint] for joint in ("hip", "spine", "shoulder"))
    sections = []
    for k in range(_STEPS + 1):
        u = k / _STEPS
        a, b, c = (2 * u - 1) * (u - 1), 4 * u * (1 - u), u * (2 * u - 1)
        middle = (hx * a + mx * b + sx * c, hy * a + my * b + sy * c)
        a, b, c = 4 * u - 3, 4 - 8 * u, 4 * u - 1
        normal = normal_of((0.0, 0.0), (hx * a + mx * b + sx * c, hy * a + my * b + sy * c))
        swell = _SWELL[k] * breath
        if build.facing:
            front, back = max(_FRONT[k] + swell, build.thinnest), max(_BACK[k], build.thinnest)
            left, right = (back, front) if build.facing > 0 else (front, back)
        else:
            left = right = max(_BREADTH[k] + swell, build.thinnest)
        sections.append(Section(middle, normal, left, right))
    return Trunk(tuple(sections), build.facing)


def head_shapes(build: Build) -> list[Polygon]:
    """Give neck and head, and from the side a face: it tells which way a lying body looks."""
    shoulder, neck, head = (build.joints[joint] for joint in ("shoulder", "neck", "head"))
    thick = max(_NECK, build.thinnest)
    shapes = [capsule(shoulder, neck, thick, thick), capsule(neck, head, thick, thick), disc(head, HEAD)]
    if build.facing:
        (nx, ny), (x, y) = neck, head
        length = hypot(x - nx, y - ny) or 1.0
        ux, uy = (x - nx) / length, (y - ny) / length
        out = HEAD * 1.12 * build.facing
        tip = (x + uy * out - ux * 0.01, y - ux * out - uy * 0.01)
        shapes.append(capsule(head, tip, _NOSE * 1.6, _NOSE))
        out = HEAD * 0.62 * build.facing
        chin = (x + uy * out - ux * HEAD * 0.62, y - ux * out - uy * HEAD * 0.62)
        shapes.append(capsule(head, chin, HEAD * 0.6, _CHIN))
    return shapes


def neck_glow(build: Build, region: Region) -> list[Polygon]:
    """Give the front or the back of the neck."""
    if region.segment != "neck":
        return []
    start, end = build.joints["shoulder"], part_way(build.joints["neck"], build.joints["head"], 0.5)
    thick = max(_NECK, build.thinnest)
    across = normal_of(start, end)
    sign = _sign(region, build.facing)
    return [band(*(Section(at, across, thick, thick).half(sign, 1.3) for at in (start, end)))]


def _sign(region: Region, facing: int) -> int:
    """Give the side of the spine a face lies on: left of a curve that runs upwards is the back."""
    return {"front": -facing, "back": facing, "both": 0}[region.face]


def _rounded(section: Section) -> Polygon:
    aside = (section.left - section.right) / 2
    centre: Point = section.at(aside)
    return disc(centre, (section.left + section.right) / 2)
