"""The same pose for the other side: seen in a mirror, or done with the other arm and leg."""

from __future__ import annotations

from dataclasses import replace

from stretchtimer.core.figure.props import Chair, Mat, Prop, Strap, Wall
from stretchtimer.core.figure.skeleton import SEGMENTS, Pose, across, normal, other


def mirrored(pose: Pose) -> Pose:
    """Give the mirror image: left and right limbs change places, and the body faces the other way.

    The side that was near stays near under its other name, so LEFT shows the left limb as large and bright
    as RIGHT showed the right one, and the two can be told apart from across the room.
    """
    return replace(
        _swapped(pose, flip_x=True),
        hip=(-pose.hip[0], pose.hip[1]),
        near=other(pose.near),
        props=tuple(_mirrored_prop(prop) for prop in pose.props),
    )


def exchanged(pose: Pose) -> Pose:
    """Give the pose done with the other arm and leg, while the body faces the same way.

    A repetition that changes limbs each time (dead bug, walking) must not turn the whole body round.
    """
    if pose.view == "top":
        return replace(_swapped(pose, flip_y=True), hip=(pose.hip[0], -pose.hip[1]))
    if pose.view == "front":
        return replace(_swapped(pose, flip_x=True), hip=(-pose.hip[0], pose.hip[1]))
    return _swapped(pose)


def _swapped(pose: Pose, *, flip_x: bool = False, flip_y: bool = False) -> Pose:
    def turned(segment: str) -> float:
        angle = pose.angle(across(segment))
        if flip_x:
            angle = 180.0 - angle
        return normal(-angle if flip_y else angle)

    return replace(
        pose,
        angles=tuple(turned(segment) for segment in SEGMENTS),
        foreshortened=tuple(pose.foreshortened[SEGMENTS.index(across(segment))] for segment in SEGMENTS),
        contacts=tuple(across(joint) for joint in pose.contacts),
        pin=across(pose.pin),
        props=tuple(
            Strap(across(prop.start), across(prop.end)) if isinstance(prop, Strap) else prop
            for prop in pose.props
        ),
    )


def _mirrored_prop(prop: Prop) -> Prop:
    match prop:
        case Chair():
            return replace(prop, front=-prop.front, back=-prop.back)
        case Wall(x):
            return Wall(-x)
        case Mat(left, right):
            return Mat(-right, -left)
        case Strap(start, end):
            return Strap(across(start), across(end))
