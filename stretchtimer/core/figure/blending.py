"""From one pose to another: every segment turns the short way round, and what is planted stays planted.

Angles alone let hands skate and feet dip through the floor halfway. So after the turn the pinned joint is
brought back to its place, and an arm or leg whose end rests on something in both poses is bent anew to
reach it.
"""

from __future__ import annotations

from dataclasses import replace
from math import atan2, degrees, radians, sin

from stretchtimer.core.figure.reach import reach
from stretchtimer.core.figure.skeleton import (
    FLOOR_CONTACT,
    SEGMENTS,
    SIDES,
    TRUNK_SEGMENTS,
    Point,
    Pose,
    joints_of,
    normal,
)

_LIMB_CHAINS = (("shoulder", "upper-arm", "forearm", "wrist"), ("hip", "thigh", "shank", "ankle"))
_TIPS = (("wrist", "hand"), ("ankle", "foot"))
_FLOOR_TOLERANCE = 0.001


def shortest_arc(start: float, end: float, fraction: float) -> float:
    """Give the angle `fraction` (0..1) of the short way from `start` to `end`, in degrees [-180, 180)."""
    return normal(start + normal(end - start) * fraction)


def between(start: Point, end: Point, fraction: float) -> Point:
    """Give the point `fraction` (0..1) of the straight way."""
    return (start[0] + (end[0] - start[0]) * fraction, start[1] + (end[1] - start[1]) * fraction)


def blend(start: Pose, end: Pose, fraction: float, pin: str | None = None) -> Pose:
    """Give the pose `fraction` (0..1) of the way from `start` to `end`.

    `pin` is the joint that stays in its place (or goes straight, if the poses have it in two places). If it
    is not given, it is the pin of `end`, or that of `start` where only this one rests in both. View and
    props are those of `end`. At 0 and 1 the poses come back as they were, apart from those.
    """
    if fraction <= 0.0:
        return replace(start, view=end.view, near=end.near, props=end.props)
    if fraction >= 1.0:
        return end
    pin = pin or _pin(start, end)
    before, after = joints_of(start), joints_of(end)
    turned = replace(
        end,
        pin=pin,
        angles=_turned(start, end, fraction),
        foreshortened=tuple(
            a + (b - a) * fraction for a, b in zip(start.foreshortened, end.foreshortened, strict=True)
        ),
        breath=start.breath + (end.breath - start.breath) * fraction,
    )
    held, place = joints_of(turned)[pin], between(before[pin], after[pin], fraction)
    turned = turned.moved(place[0] - held[0], place[1] - held[1])
    if end.view == "top":
        return turned
    return _above_floor(_planted(turned, _rests(start, end, fraction)))


def _pin(start: Pose, end: Pose) -> str:
    for pin in (end.pin, start.pin):
        if pin in start.contacts and pin in end.contacts:
            return pin
    return end.pin


def _turned(start: Pose, end: Pose, fraction: float) -> tuple[float, ...]:
    """Turn the limbs by themselves, and each part of the spine against the part below it.

    A spine cannot bend by half a turn at one joint, so between neighbours the short way is the true one;
    the head of a body that folds forward would else swing over its back.
    """
    angles: list[float] = []
    for index, segment in enumerate(SEGMENTS):
        if segment in TRUNK_SEGMENTS and index > 0:
            bend = shortest_arc(
                start.angles[index] - start.angles[index - 1],
                end.angles[index] - end.angles[index - 1],
                fraction,
            )
            angles.append(normal(angles[index - 1] + bend))
        else:
            angles.append(shortest_arc(start.angles[index], end.angles[index], fraction))
    return tuple(angles)


def _rests(start: Pose, end: Pose, fraction: float) -> dict[str, Point]:
    """Find where the joints that rest in both poses rest in between."""
    shared = [joint for joint in start.contacts if joint in end.contacts]
    if not shared:
        return {}
    before, after = joints_of(start), joints_of(end)
    return {joint: between(before[joint], after[joint], fraction) for joint in shared}


def _planted(pose: Pose, rests: dict[str, Point]) -> Pose:
    """Bend the arms and legs whose ends rest, so that these stay there; lift those that would sink."""
    joints = joints_of(pose)
    for side in SIDES:
        for root, upper, lower, tip in _LIMB_CHAINS:
            end = joints[f"{side}-{tip}"]
            if f"{side}-{tip}" == pose.pin:
                continue
            target = rests.get(f"{side}-{tip}")
            if target is None and end[1] < FLOOR_CONTACT:
                target = (end[0], FLOOR_CONTACT)
            if target is None:
                continue
            bones = (f"{side}-{upper}", f"{side}-{lower}")
            bent = reach(
                joints[f"{side}-{root}"],
                target,
                (pose.length(bones[0]), pose.length(bones[1])),
                toward=normal(pose.angle(bones[1]) - pose.angle(bones[0])),
            )
            pose = pose.with_angles(dict(zip(bones, bent, strict=True)))
    return pose


def _above_floor(pose: Pose) -> Pose:
    """Turn a hand or foot that would dip into the floor until its tip rests on it."""
    joints = joints_of(pose)
    for side in SIDES:
        for joint, segment in _TIPS:
            name = f"{side}-{segment}"
            height, length = joints[f"{side}-{joint}"][1], pose.length(name)
            if height + length * sin(radians(pose.angle(name))) >= -_FLOOR_TOLERANCE:
                continue
            depth = min(max(height, 0.0) / length, 1.0)
            flat = degrees(atan2(-depth, (1.0 - depth * depth) ** 0.5))
            forward = -90.0 <= pose.angle(name) < 90.0
            pose = pose.with_angles({name: flat if forward else normal(180.0 - flat)})
    return pose
