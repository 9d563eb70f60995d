"""Which pose when: the motions of the collection, and what the timeline may ask of them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from stretchtimer.core.figure import Motion, Way, exchanged, joints_of, mirrored, motion_from
from stretchtimer.core.figure.window import window_of

STRETCHES = [
    "bird-dog", "calf-stretch", "cat-cow", "childs-pose", "chin-tuck", "cobra", "curl-up",
    "dead-bug", "downward-dog", "easy-walk", "figure-four", "glute-bridge",
    "half-kneeling-hip-flexor", "happy-baby", "knee-rolls", "knee-to-chest", "legs-up-wall",
    "pelvic-tilt", "prone-press-up", "seated-cat-cow", "seated-figure-four", "seated-hamstring",
    "seated-posture-reset", "side-plank", "sphinx", "standing-back-extension",
    "standing-forward-fold", "standing-hamstring", "standing-hip-flexor", "supine-hamstring",
    "supine-rest", "supine-twist", "thread-the-needle", "wall-angel",
]  # fmt: skip
TEMPOS = {
    "prone-press-up": ("press", "hold", "lower"),
    "knee-rolls": ("side", "centre"),
    "pelvic-tilt": ("tilt", "hold", "release"),
    "bird-dog": ("reach", "hold", "return"),
    "dead-bug": ("reach", "return"),
    "glute-bridge": ("lift", "hold", "lower"),
    "curl-up": ("lift", "hold", "lower"),
    "side-plank": ("lift", "hold", "lower"),
    "chin-tuck": ("glide", "hold", "release"),
    "wall-angel": ("up", "down"),
    "standing-back-extension": ("lean", "hold", "rise"),
}


def test_the_collection_is_without_fault_and_every_stretch_has_its_motion(figures):
    assert figures.faults == ()
    assert sorted(figures.motions) == STRETCHES


@pytest.mark.parametrize("name", TEMPOS)
def test_repetitions_move_in_the_phases_of_their_tempo(figures, name):
    motion, phases = figures.motions[name], TEMPOS[name]
    assert {way.phase for way in motion.ways} == set(phases) - {"hold"}
    for index, phase in enumerate(phases):
        begun, ended = (motion.repeating(phases, index, fraction, 2) for fraction in (0.0, 1.0))
        moved = replace(begun, breath=0.0).angles != replace(ended, breath=0.0).angles
        assert moved == (phase != "hold")
        # Where one phase ends the next begins.
        following = motion.repeating(phases, (index + 1) % len(phases), 0.0, 2)
        assert joints_of(following)["head"] == pytest.approx(joints_of(ended)["head"])


def test_a_hold_glides_into_its_pose_and_then_only_breathes(figures):
    motion, cobra = figures.motions["cobra"], figures.poses["cobra"]
    assert motion.getting_ready(0.0) == replace(figures.poses["prone"], props=cobra.props)
    assert motion.getting_ready(1.0) == cobra
    breaths = {motion.holding(second / 4) for second in range(80)}
    assert {replace(pose, breath=0.0) for pose in breaths} == {cobra}
    assert {pose.breath for pose in breaths} >= {0.0, 1.0}
    assert motion.holding(3.0) == motion.holding(13.0)  # ten seconds a breath


def test_cat_and_cow_follow_the_breath(figures):
    motion, poses = figures.motions["cat-cow"], figures.poses
    assert motion.getting_ready(0.5) == poses["all-fours"]
    assert replace(motion.breathing(True, 0.0, 0), breath=0.0).angles == poses["all-fours"].angles
    assert replace(motion.breathing(True, 1.0, 0), breath=0.0) == poses["cow"]
    assert replace(motion.breathing(False, 0.0, 0), breath=0.0).angles == poses["cow"].angles
    assert replace(motion.breathing(False, 1.0, 0), breath=0.0) == poses["cat"]
    assert replace(motion.breathing(True, 0.0, 1), breath=0.0).angles == poses["cat"].angles


def test_the_lungs_fill_on_the_inhale_and_empty_on_the_exhale(figures):
    rest = figures.motions["supine-rest"]
    filled = [rest.breathing(True, step / 8).breath for step in range(9)]
    assert filled == sorted(filled)
    assert (filled[0], filled[-1]) == (0.0, 1.0)
    assert rest.breathing(False, 1.0).breath == 0.0


def test_left_is_the_mirror_image_of_right(figures):
    for motion in figures.motions.values():
        assert motion.end_pose("left") == mirrored(motion.end_pose())
        right, left = motion.window(), motion.window("left")
        assert (left.left, left.right) == pytest.approx((-right.right, -right.left))


def test_every_second_dead_bug_is_done_with_the_other_limbs(figures):
    motion, phases = figures.motions["dead-bug"], TEMPOS["dead-bug"]
    first, second, third = (motion.repeating(phases, 0, 1.0, repetition) for repetition in range(3))
    assert second == exchanged(first)
    assert third == first


def test_walking_puts_one_foot_before_the_other_without_a_jump(figures):
    motion = figures.motions["easy-walk"]
    ahead = []
    for tick in range(56):  # four steps at 20 pictures a second
        now, then = joints_of(motion.holding(tick / 20)), joints_of(motion.holding((tick + 1) / 20))
        assert abs(now["right-ankle"][0] - then["right-ankle"][0]) < 0.1
        ahead.append(now["right-ankle"][0] > now["left-ankle"][0])
    assert 3 <= sum(a != b for a, b in pairwise(ahead)) <= 5


def test_the_whole_motion_is_in_its_window(figures):
    for name, motion in figures.motions.items():
        if motion.around:
            continue
        for ready in (0.0, 0.2, 0.5, 0.8, 1.0):
            window, pose = motion.window(ready=ready), window_of((motion.getting_ready(ready),))
            if motion.into or ready == 0.0:
                slack = 1e-9
                assert window.left <= pose.left + slack, name
                assert window.right >= pose.right - slack, name
                assert window.top >= pose.top - slack, name


def test_the_picture_stands_still_while_the_figure_repeats(figures):
    motion = figures.motions["glute-bridge"]
    assert motion.window(ready=0.0) == motion.window(ready=0.7) == motion.window()


def test_getting_ready_through_a_pose_on_the_way(figures):
    motion, crossed = figures.motions["figure-four"], figures.poses["figure-four-crossed"]
    assert joints_of(motion.getting_ready(0.5))["right-knee"] == pytest.approx(
        joints_of(crossed)["right-knee"]
    )


def test_the_same_moment_of_every_repetition_is_one_pose_so_frames_are_drawn_once(figures):
    motion, phases = figures.motions["glute-bridge"], TEMPOS["glute-bridge"]
    poses = {
        motion.repeating(phases, 0, tick / 977, repetition) for tick in range(978) for repetition in (1, 2)
    }
    assert len(poses) <= 49


def test_a_name_a_pose_or_phases_make_a_motion(figures):
    poses, motions = figures.poses, figures.motions
    assert motion_from("cat-cow", poses, motions) == (motions["cat-cow"], ())
    plank, _ = motion_from("plank", poses, motions)
    assert plank.end_pose() == poses["plank"]
    made, problems = motion_from({"in": "cow", "out": "cat"}, poses, motions, ("in", "out"))
    assert problems == ()
    assert made == Motion(poses["cat"], ways=(Way("in", (poses["cow"],)), Way("out", (poses["cat"],))))


@pytest.mark.parametrize(
    ("figure", "where", "words"),
    [
        ("cat-caw", (), 'did you mean "cat-cow"'),
        (["cow"], (), "name of a motion or pose"),
        ({"pose": "cobrra"}, ("pose",), 'did you mean "cobra"'),
        ({"in": ["cow", "catt"], "out": "cow"}, ("in", 1), 'did you mean "cat"'),
        ({"oute": "cat", "in": "cow"}, ("oute",), 'did you mean "out"'),
        ({"pose": "cobra", "in": "cow"}, (), "either"),
        ({}, (), "either"),
        ({"pose": []}, ("pose",), "no pose"),
        ({"pose": {"x": "y"}}, ("pose",), "name of a pose"),
        ({"from": ["prone"], "pose": "cobra"}, ("from",), "no list"),
        ({"pose": "cobra", "seconds": "2"}, ("seconds",), "cycle only"),
        ({"cycle": ["stride"], "seconds": "0"}, ("seconds",), "0.2 to 60"),
        ({"cycle": ["stride"], "alternate": "perhaps"}, ("alternate",), "yes or no"),
        ({"pose": "cobra", "alternate": "yes"}, ("alternate",), "held"),
        ({"in": "cow", "around": ["haed"]}, ("around", 0), 'did you mean "head"'),
    ],
)
def test_what_is_wrong_with_a_figure_is_told_where_it_stands(figures, figure, where, words):
    motion, problems = motion_from(figure, figures.poses, figures.motions, ("in", "out"))
    assert motion is None
    assert [problem.where for problem in problems] == [where]
    assert words in problems[0].message


def test_all_that_is_wrong_with_a_figure_is_told_at_once(figures):
    _, problems = motion_from(
        {"in": "cou", "oot": "cat", "alternate": "x"}, figures.poses, figures.motions, ("in", "out")
    )
    assert len(problems) == 3
