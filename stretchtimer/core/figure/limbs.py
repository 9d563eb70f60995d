"""Arms and legs: flesh on the bones of a limb, and the muscle that glows on one side of it.

All lengths are in standing heights, as in the skeleton.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchtimer.core.figure.shapes import Polygon, Section, band, capsule, normal_of, part_way

if TYPE_CHECKING:
    from stretchtimer.core.figure.glow import Region
    from stretchtimer.core.figure.skeleton import Point, Side


@dataclass(frozen=True, slots=True)
class Build:
    """What all flesh is put on: the joints, the way the body faces, and the scale's limit."""

    joints: dict[str, Point]
    facing: int
    """1 if a standing body would face right, -1 if left, 0 if its front and back are not seen."""
    thinnest: float
    """The smallest half-thickness that can be seen: a small figure gets sturdier wrists."""


@dataclass(frozen=True, slots=True)
class Limb:
    """An arm or a leg: its joints from the root outwards, and half its thickness at each."""

    joints: tuple[str, str, str, str]
    segments: tuple[str, str, str]
    radii: tuple[float, float, float, float]
    rooted: float
    """How far down its first segment it is one with the trunk, so that no gap is cut between them."""


ARM = Limb(
    ("shoulder", "elbow", "wrist", "fingers"),
    ("upper-arm", "forearm", "hand"),
    (0.030, 0.024, 0.019, 0.013),
    rooted=0.35,
)
LEG = Limb(
    ("hip", "knee", "ankle", "toes"),
    ("thigh", "shank", "foot"),
    (0.052, 0.036, 0.024, 0.014),
    rooted=0.45,
)


def limb_shapes(limb: Limb, side: Side, build: Build, *, grown: float = 0.0) -> list[Polygon]:
    """Give the three bars of an arm or leg.

    With `grown` they are that much thicker all round and leave out the part that is one with the trunk:
    the gap that sets a near limb off from what lies behind it.
    """
    points = [build.joints[f"{side}-{joint}"] for joint in limb.joints]
    radii = [max(radius, build.thinnest) + grown for radius in limb.radii]
    if grown:
        radii[0] += (radii[1] - radii[0]) * limb.rooted
        points[0] = part_way(points[0], points[1], limb.rooted)
    return [capsule(points[k], points[k + 1], radii[k], radii[k + 1]) for k in range(3)]


def limb_glow(limb: Limb, side: Side, build: Build, region: Region) -> list[Polygon]:
    """Give the part of an arm or leg a region names, on the side of the limb where the muscle lies."""
    if region.segment not in limb.segments:
        return []
    k = limb.segments.index(region.segment)
    start, end = build.joints[f"{side}-{limb.joints[k]}"], build.joints[f"{side}-{limb.joints[k + 1]}"]
    # Left of a limb that hangs down is the front of a body that faces right.
    sign = {"front": build.facing, "back": -build.facing, "both": 0}[region.face]
    cuts = []
    for part in (region.start, region.end):
        thick = max(limb.radii[k] + (limb.radii[k + 1] - limb.radii[k]) * part, build.thinnest)
        section = Section(part_way(start, end, part), normal_of(start, end), thick, thick)
        cuts.append(section.half(sign, 1.15))
    return [band(*cuts)]
