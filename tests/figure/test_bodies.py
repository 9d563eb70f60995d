"""Skeleton, turning and blending: what a body can do whatever the pose."""

from dataclasses import replace
from itertools import pairwise
from math import atan2, cos, degrees, dist, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.figure.blending import blend, shortest_arc
from stretchtimer.core.figure.props import Chair, Mat, Strap, Wall
from stretchtimer.core.figure.reach import reach
from stretchtimer.core.figure.skeleton import BONES, SEGMENTS, Pose, joints_of, normal
from stretchtimer.core.figure.turning import exchanged, mirrored

ANGLE = st.floats(-180, 179.99)
PROPS = (Chair(0.16, -0.09, 0.25, 0.6), Wall(0.4), Mat(-0.3, 0.8), Strap("right-fingers", "right-toes"))


@st.composite
def any_pose(draw, view=None):
    return Pose(
        hip=(draw(st.floats(-1, 1)), draw(st.floats(0, 1))),
        angles=tuple(draw(ANGLE) for _ in SEGMENTS),
        view=view or draw(st.sampled_from(["side", "front", "top"])),
        contacts=draw(st.sampled_from([(), ("hip",), ("right-ankle", "left-wrist")])),
        pin=draw(st.sampled_from(["hip", "right-ankle", "left-wrist", "head"])),
        props=PROPS,
    )


def close(a, b):
    return all(abs(normal(x - y)) < 1e-6 for x, y in zip(a.angles, b.angles, strict=True))


@given(any_pose())
def test_every_bone_keeps_its_length(pose):
    joints = joints_of(pose)
    for segment, bone in BONES.items():
        assert dist(joints[bone.start], joints[bone.end]) == pytest.approx(bone.length), segment


@given(any_pose(view="side"), any_pose(view="side"), st.floats(0, 1))
def test_every_bone_keeps_its_length_on_the_way(start, end, fraction):
    joints = joints_of(blend(start, end, fraction))
    for bone in BONES.values():
        assert dist(joints[bone.start], joints[bone.end]) == pytest.approx(bone.length)


def test_a_segment_that_points_at_the_viewer_is_seen_shorter(figures):
    pose = figures.poses["standing"].with_foreshortened({"right-thigh": 0.5})
    joints = joints_of(pose)
    assert dist(joints["right-hip"], joints["right-knee"]) == pytest.approx(0.1225)
    assert dist(joints["left-hip"], joints["left-knee"]) == pytest.approx(0.245)


@given(any_pose())
def test_the_mirror_of_the_mirror_is_the_pose(pose):
    back = mirrored(mirrored(pose))
    assert close(back, pose)
    assert replace(back, angles=pose.angles) == pose


@given(any_pose())
def test_the_mirror_shows_every_joint_on_the_other_side(pose):
    joints, seen = joints_of(pose), joints_of(mirrored(pose))
    for name, (x, y) in joints.items():
        across = name.replace("right-", "?-").replace("left-", "right-").replace("?-", "left-")
        assert seen[across] == pytest.approx((-x, y)), name


@given(any_pose())
def test_limbs_exchanged_twice_are_as_before_and_the_body_faces_the_same_way(pose):
    assert exchanged(pose).near == pose.near
    assert close(exchanged(exchanged(pose)), pose)


def test_exchanging_swaps_the_limbs_in_their_places(figures):
    pose = figures.poses["bird-dog"]
    before, after = joints_of(pose), joints_of(exchanged(pose))
    assert after["left-ankle"] == pytest.approx(before["right-ankle"])
    assert after["head"] == pytest.approx(before["head"])


@given(ANGLE, ANGLE, st.floats(0, 1))
def test_an_angle_goes_the_short_way_round(start, end, fraction):
    gone = abs(normal(shortest_arc(start, end, fraction) - start))
    whole = abs(normal(end - start))
    assert gone <= 180
    assert gone == pytest.approx(whole * fraction, abs=1e-6) or whole == pytest.approx(180, abs=1e-6)


def test_the_short_way_crosses_180_degrees():
    assert shortest_arc(170, -170, 0.5) == pytest.approx(-180)


def on_the_way(start, end, fraction):
    return tuple(a + (b - a) * fraction for a, b in zip(start, end, strict=True))


@given(any_pose(), any_pose(), st.floats(0, 1), st.sampled_from(["hip", "spine", "shoulder", "head"]))
def test_the_pinned_joint_goes_straight_from_place_to_place(start, end, fraction, pin):
    end = replace(end, view=start.view)
    now = joints_of(blend(start, end, fraction, pin))[pin]
    assert now == pytest.approx(on_the_way(joints_of(start)[pin], joints_of(end)[pin], fraction))


@given(any_pose(view="side"), any_pose(view="side"))
def test_a_blend_begins_and_ends_with_its_poses(start, end):
    assert blend(start, end, 0.0).angles == start.angles
    assert blend(start, end, 1.0) == end


@given(
    st.floats(-0.3, 0.3),
    st.floats(-0.3, 0.3),
    st.floats(0.05, 0.3),
    st.floats(0.05, 0.3),
    st.sampled_from([-1, 1]),
)
def test_two_bones_reach_what_is_in_reach_and_point_at_the_rest(x, y, upper, lower, toward):
    first, second = reach((0, 0), (x, y), (upper, lower), toward)
    elbow = (upper * cos(radians(first)), upper * sin(radians(first)))
    end = (elbow[0] + lower * cos(radians(second)), elbow[1] + lower * sin(radians(second)))
    distance = dist((0, 0), (x, y))
    if abs(upper - lower) + 1e-4 < distance < upper + lower - 1e-4:
        assert end == pytest.approx((x, y), abs=1e-6)
        assert normal(second - first) * toward >= -1e-6
    elif distance > 1e-3:
        assert normal(degrees(atan2(end[1], end[0]) - atan2(y, x))) == pytest.approx(0, abs=0.1)


def steps(motion):
    """Every pair of poses a motion leads between."""
    yield from pairwise((motion.start, *motion.into))
    if motion.ways:
        chain = [motion.ways[-1].poses[-1], *(pose for way in motion.ways for pose in way.poses)]
        yield from pairwise(chain)
        yield motion.start, chain[1]
    if motion.cycle:
        yield from pairwise((*motion.cycle, exchanged(motion.cycle[0])))


def test_nothing_sinks_into_the_floor_in_any_motion(figures):
    for name, motion in figures.motions.items():
        for start, end in steps(motion):
            if end.view == "top":
                continue
            for step in range(21):
                joints = joints_of(blend(start, end, step / 20))
                lowest = min(joints, key=lambda joint: joints[joint][1])
                assert joints[lowest][1] > -0.003, (name, step, lowest)


def test_what_rests_in_both_poses_stays_on_its_way(figures):
    for name, motion in figures.motions.items():
        for start, end in steps(motion):
            before, after = joints_of(start), joints_of(end)
            # Knees, hips and shoulders rest only as far as the pinned joint lets them; hands and feet reach.
            resting = [
                joint
                for joint in start.contacts
                if joint in end.contacts and joint.endswith(("wrist", "ankle"))
            ]
            for step in range(21):
                now = joints_of(blend(start, end, step / 20))
                for joint in resting:
                    way = on_the_way(before[joint], after[joint], step / 20)
                    assert dist(now[joint], way) < 0.01, (name, joint, step)


def test_a_knee_on_the_floor_does_not_slide_under_a_cat(figures):
    cow, cat = figures.poses["cow"], figures.poses["cat"]
    knee = joints_of(cow)["right-knee"]
    for step in range(21):
        assert joints_of(blend(cow, cat, step / 20))["right-knee"] == pytest.approx(knee, abs=0.001)


def test_a_head_that_folds_forward_does_not_swing_over_the_back(figures):
    standing, fold = figures.poses["standing"], figures.poses["standing-fold"]
    for step in range(1, 20):
        joints = joints_of(blend(standing, fold, step / 20))
        assert joints["head"][0] > joints["shoulder"][0]
