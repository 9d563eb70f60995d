"""The skeleton: bones of fixed length, a pose as the angle of each, and where the joints then are.

A pose is angles and not points, so that no blend of two poses can stretch an arm: lengths stand here once,
and every joint is computed from them. Lengths are in standing heights; the floor is y = 0, y points up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchtimer.core.figure.props import Prop

Point = tuple[float, float]
Side = Literal["left", "right"]
View = Literal["side", "front", "top"]

SIDES: tuple[Side, Side] = ("right", "left")
FLOOR_CONTACT = 0.02
"""Height of the middle of a wrist, knee or ankle that rests on the floor: the flesh beneath the joint."""


@dataclass(frozen=True, slots=True)
class Bone:
    """One segment: it starts at a joint and ends at the next, always the same length away."""

    start: str
    end: str
    length: float


_TRUNK = {
    "lumbar": Bone("hip", "spine", 0.15),
    "thoracic": Bone("spine", "shoulder", 0.15),
    "neck": Bone("shoulder", "neck", 0.06),
    "head": Bone("neck", "head", 0.065),
}
_LIMBS = {
    "upper-arm": ("shoulder", "elbow", 0.17),
    "forearm": ("elbow", "wrist", 0.15),
    "hand": ("wrist", "fingers", 0.07),
    "thigh": ("hip", "knee", 0.245),
    "shank": ("knee", "ankle", 0.245),
    "foot": ("ankle", "toes", 0.12),
}
TRUNK_SEGMENTS = tuple(_TRUNK)
LIMB_SEGMENTS = tuple(_LIMBS)
BONES: dict[str, Bone] = dict(_TRUNK)
for _side in SIDES:
    for _segment, (_start, _end, _length) in _LIMBS.items():
        BONES[f"{_side}-{_segment}"] = Bone(f"{_side}-{_start}", f"{_side}-{_end}", _length)
SEGMENTS = tuple(BONES)
JOINTS = (
    "hip",
    *(bone.end for bone in _TRUNK.values()),
    *(f"{side}-{joint}" for side in SIDES for joint in ("shoulder", "hip")),
    *(bone.end for segment, bone in BONES.items() if segment not in _TRUNK),
)
_BONE_LIST = tuple((bone.start, bone.end, bone.length) for bone in BONES.values())
_INDEX = {segment: index for index, segment in enumerate(SEGMENTS)}

# Half the width between the two shoulders and between the two hips. From the side they fall on one point.
_SHOULDER_BREADTH = 0.085
_HIP_BREADTH = 0.05


@dataclass(frozen=True, slots=True)
class Pose:
    """How a body stands, sits or lies: where the hip is and which way each segment points."""

    hip: Point
    angles: tuple[float, ...]
    """Degrees counter-clockwise from +x, one for each of `SEGMENTS`, in that order."""
    view: View = "side"
    near: Side = "right"
    """The side turned to the viewer. With `right` a standing body seen from the side faces right."""
    contacts: tuple[str, ...] = ()
    """The joints that rest on the floor, a seat or a wall."""
    pin: str = "hip"
    """The joint that stays in its place while the body moves into this pose."""
    props: tuple[Prop, ...] = ()
    foreshortened: tuple[float, ...] = (1.0,) * len(SEGMENTS)
    """How much of each segment's length is seen, 0 to 1: less than 1 where it points at the viewer."""
    breath: float = 0.0
    """How full the lungs are, 0 to 1: the chest swells with it."""

    def angle(self, segment: str) -> float:
        """Give the angle of one of `SEGMENTS` in degrees."""
        return self.angles[_INDEX[segment]]

    def length(self, segment: str) -> float:
        """Give the length of one of `SEGMENTS` as it is seen."""
        return BONES[segment].length * self.foreshortened[_INDEX[segment]]

    def with_angles(self, changed: Mapping[str, float]) -> Pose:
        """Give the same pose with some segments turned elsewhere (degrees)."""
        angles = list(self.angles)
        for segment, angle in changed.items():
            angles[_INDEX[segment]] = angle
        return replace(self, angles=tuple(angles))

    def with_foreshortened(self, changed: Mapping[str, float]) -> Pose:
        """Give the same pose with some segments turned towards the viewer (part of the length seen)."""
        seen = list(self.foreshortened)
        for segment, part in changed.items():
            seen[_INDEX[segment]] = part
        return replace(self, foreshortened=tuple(seen))

    def moved(self, dx: float, dy: float) -> Pose:
        """Give the same pose in another place; its props stay where they were."""
        return replace(self, hip=(self.hip[0] + dx, self.hip[1] + dy))


def normal(angle: float) -> float:
    """Bring an angle in degrees into [-180, 180)."""
    return (angle + 180.0) % 360.0 - 180.0


def other(side: Side) -> Side:
    """Give the other side."""
    return "left" if side == "right" else "right"


def across(name: str) -> str:
    """Give the same joint or segment on the other side of the body; one in the middle is its own."""
    if name.startswith("right-"):
        return "left-" + name[6:]
    if name.startswith("left-"):
        return "right-" + name[5:]
    return name


def joints_of(pose: Pose) -> dict[str, Point]:
    """Compute where every joint is: forward kinematics from the hip outwards."""
    joints: dict[str, Point] = {"hip": pose.hip}
    for index, (start, end, full) in enumerate(_BONE_LIST):
        if index == len(_TRUNK):
            _place_girdles(pose, joints)
        x, y = joints[start]
        turn = radians(pose.angles[index])
        length = full * pose.foreshortened[index]
        joints[end] = (x + length * cos(turn), y + length * sin(turn))
    return joints


def _place_girdles(pose: Pose, joints: dict[str, Point]) -> None:
    """Put the roots of the limbs: on the spine from the side, else beside it.

    A body seen from the front or from above turns its chest to the viewer, so its right is on their left.
    """
    for middle, segment, breadth in (
        ("shoulder", "thoracic", _SHOULDER_BREADTH),
        ("hip", "lumbar", _HIP_BREADTH),
    ):
        x, y = joints[middle]
        if pose.view == "side":
            joints[f"right-{middle}"] = joints[f"left-{middle}"] = (x, y)
            continue
        along = radians(pose.angle(segment))
        dx, dy = -sin(along) * breadth, cos(along) * breadth
        joints[f"right-{middle}"] = (x + dx, y + dy)
        joints[f"left-{middle}"] = (x - dx, y - dy)
