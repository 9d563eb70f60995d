"""Every step of every routine has its figure, and that moves as the timeline does, whatever it is called."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from stretchtimer.core.dose import Breaths, Hold, Repetitions
from stretchtimer.core.figure import Ink, Portrait, draw, fitted, mirrored, phases_of
from stretchtimer.core.figure.parade import parade, scene_at
from stretchtimer.core.segments import Kind
from stretchtimer.files.places import bundled
from stretchtimer.library.figures import read_figures
from stretchtimer.library.portraits import figure_faults, figure_faults_in, portrait, portraits
from stretchtimer.library.shelf import load

LIBRARY = load(bundled("routines"), None)
SHARES = (0.0, 0.21, 0.5, 0.83, 1.0)


def drawn_steps(file, figures):
    """Each segment of a routine with its step's portrait."""
    cast = portraits(file.timeline, file.stretches, figures)
    return [(segment, cast[segment.step]) for segment in file.timeline.segments if cast[segment.step]]


def unbreathed(pose):
    return replace(pose, breath=0.0)


def test_every_stretch_of_every_routine_has_a_figure(figures):
    for file in LIBRARY.routines:
        cast = portraits(file.timeline, file.stretches, figures)
        for step, each in zip(file.timeline.steps, cast, strict=True):
            assert bool(each) == bool(step.doing and step.doing.stretch), (file.id, step.name)
    assert figure_faults(LIBRARY, figures) == []


@pytest.mark.parametrize("file", LIBRARY.routines, ids=lambda file: file.id)
def test_something_moves_in_every_phase_of_every_routine(figures, file):
    for segment, each in drawn_steps(file, figures):
        if not segment.kind.is_work:
            continue
        poses = {each.at(segment, share * segment.length).pose for share in SHARES}
        assert len(poses) > 1, (file.id, segment)
        bodies = {unbreathed(pose).angles for pose in poses}
        stays = segment.kind is Kind.HOLD or segment.phase == "hold"
        if segment.kind is Kind.MOVE:
            assert (len(bodies) == 1) == stays, (file.id, segment)


@pytest.mark.parametrize("file", LIBRARY.routines, ids=lambda file: file.id)
def test_the_figure_never_jumps_while_a_side_is_done(figures, file):
    steps = drawn_steps(file, figures)
    for (before, one), (after, other) in pairwise(steps):
        if one is not other or before.side != after.side or Kind.REST in {before.kind, after.kind}:
            continue
        ended, begun = (one.at(before, before.length).pose, other.at(after, 0.0).pose)
        assert unbreathed(ended).angles == pytest.approx(unbreathed(begun).angles), (file.id, before, after)


def test_every_kind_of_segment_of_every_stretch_is_drawn(figures):
    kinds = set()
    for file in LIBRARY.routines:
        seen = set()
        for segment, each in drawn_steps(file, figures):
            if (segment.step, segment.kind, segment.phase, segment.side) in seen:
                continue
            seen.add((segment.step, segment.kind, segment.phase, segment.side))
            kinds.add(segment.kind)
            for share in (0.0, 0.4):
                picture = each.at(segment, share * segment.length)
                frame = draw(picture.pose, 38, 12, window=picture.window, glow=each.glow)
                inks = {run.ink for row in frame.rows for run in row}
                assert Ink.NEAR in inks, (file.id, segment)
                assert len(frame.rows) == 12
    assert kinds == set(Kind)


def test_left_and_right_are_mirror_images_at_every_moment(figures):
    pairs = 0
    for file in LIBRARY.routines:
        right = {}
        steps = drawn_steps(file, figures)
        sides = [(each, seg) for seg, each in steps if seg.side]
        for each, segment in sides:
            key = (segment.step, segment.kind, segment.phase, segment.round, segment.count)
            if segment.side == "left":
                right[key] = (each, segment)
            elif key in right:
                _, left = right[key]
                here, there = (each.at(one, 0.3 * one.length).pose for one in (segment, left))
                assert mirrored(here) == there
                assert here.near == "right"
                assert there.near == "left"
                pairs += 1
    assert pairs > 50


def test_a_pause_between_rounds_lets_go_and_comes_back(figures):
    stretch = LIBRARY.stretches["supine-hamstring"]
    each = portrait(stretch, figures)
    (file,) = [file for file in LIBRARY.routines if file.id == "hamstrings"]
    rest = next(
        segment
        for segment in file.timeline.segments
        if segment.kind is Kind.REST and file.timeline.steps[segment.step].doing
    )
    each = portraits(file.timeline, file.stretches, figures)[rest.step]
    held = each.motion.end_pose(rest.side or "right").angles
    assert each.at(rest, 0.0).pose.angles == held
    assert each.at(rest, rest.length / 2).pose.angles != held
    assert each.at(rest, rest.length).pose.angles == held


@pytest.mark.parametrize(
    ("stretch", "tempo", "moving"),
    [
        ("glute-bridge", ("up", "stay", "down"), ("up", "down")),
        ("glute-bridge", ("heben", "halten", "senken"), ("heben", "senken")),
        ("glute-bridge", ("pulse",), ("pulse",)),
        ("bird-dog", ("out", "in"), ("out", "in")),
        ("cobra", ("rise", "hold", "sink"), ("rise", "sink")),
    ],
)
def test_phases_of_ones_own_are_taken_in_their_order(figures, stretch, tempo, moving):
    pace = Repetitions(3, tuple((phase, 2.0) for phase in tempo))
    motion = fitted(figures.motions[stretch], pace)
    assert tuple(way.phase for way in motion.ways) == moving
    shown = Portrait(motion, phases_of(pace))
    for index, phase in enumerate(tempo):
        bodies = {
            unbreathed(shown.motion.repeating(tempo, index, share, 1)).angles for share in (0.0, 0.5, 1.0)
        }
        assert (len(bodies) > 1) == (phase in moving)


def test_any_stretch_can_be_held_breathed_or_repeated(figures):
    for name, motion in figures.motions.items():
        held = fitted(motion, Hold(20.0))
        assert held.getting_ready(1.0).angles == unbreathed(held.holding(0.0)).angles or held.cycle, name
        breathed = fitted(motion, Breaths(3, 4.0, 6.0))
        assert breathed.breathing(True, 0.5) != breathed.breathing(True, 0.0), name
        repeated = fitted(motion, Repetitions(3, (("go", 2.0), ("come", 2.0))))
        assert repeated.cycle or {way.phase for way in repeated.ways} == {"go", "come"}, name


def test_the_parade_shows_each_stretch_once_and_goes_round(figures):
    (file,) = [file for file in LIBRARY.routines if file.id == "cat-cow"]
    scenes = parade(file.timeline)
    names = dict.fromkeys(file.timeline.steps[scene.step].name for scene in scenes)
    assert list(names) == ["Cat-Cow", "Bird-Dog", "Child's Pose"]
    length = sum(scene.lasts for scene in scenes)
    assert length < 40
    assert scene_at(scenes, 0.5) == scene_at(scenes, length + 0.5)
    with pytest.raises(ValueError, match="nothing"):
        scene_at((), 0.0)


def own_library(tmp_path, stretch, poses=""):
    (tmp_path / "stretches").mkdir()
    (tmp_path / "figures").mkdir()
    path = tmp_path / "stretches" / "reach.yaml"
    path.write_text(
        "name: Reach\nposition: standing\nreps: 4\ntempo: {up: 2s, down: 2s}\n" + stretch, encoding="utf-8"
    )
    (tmp_path / "figures" / "poses.yaml").write_text(
        poses or "tall: {like: standing, both: {upper-arm: 90}}\n"
    )
    figures = read_figures(bundled("routines") / "figures", tmp_path / "figures")
    return load(bundled("routines"), tmp_path), figures, path


def test_a_stretch_of_ones_own_uses_a_pose_of_ones_own(tmp_path):
    library, figures, _ = own_library(tmp_path, "figure: {up: tall, down: standing}\n")
    assert figure_faults(library, figures) == []
    assert portrait(library.stretches["reach"], figures).end().pose == figures.poses["tall"]


@pytest.mark.parametrize(
    ("figure", "place", "words"),
    [
        ("figure: standng", (5, 9), 'no motion or pose "standng"; did you mean "standing"?'),
        ("figure: {up: tal, down: standing}", (5, 14), 'no pose "tal"; did you mean "tall"?'),
        ("figure: {up: tall, dwn: standing}", (5, 25), 'is no phase of this stretch; did you mean "down"?'),
        ("figure: [1]", (5, 9), "should be the name"),
    ],
)
def test_a_wrong_figure_is_told_where_it_stands_and_the_stretch_still_plays(tmp_path, figure, place, words):
    library, figures, path = own_library(tmp_path, figure + "\n")
    (fault,) = figure_faults(library, figures)
    assert (fault.path, fault.line, fault.column) == (path, *place)
    assert words in fault.message
    assert figure_faults_in(path, figures) == [fault]
    assert library.faults == []
    # A phase that is misspelt still has its place in the order; a pose that is not there leaves nothing.
    assert bool(portrait(library.stretches["reach"], figures)) == ("dwn" in figure)


def test_a_wrong_pose_is_told_with_the_file_of_poses(tmp_path):
    library, figures, path = own_library(tmp_path, "figure: standing\n", "tall: {like: standin}\n")
    (fault,) = figure_faults(library, figures)
    assert fault.path == tmp_path / "figures" / "poses.yaml"
    assert figure_faults_in(fault.path, figures) == [fault]
    assert figure_faults_in(path, figures) == []
