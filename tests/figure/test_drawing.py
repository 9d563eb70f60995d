"""What reaches the screen: dots of a pose, at any size, in braille and in plain characters."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.core.figure import Ink, Mat, Wall, draw, glow_of, mirrored, window_of
from stretchtimer.core.figure.glow import MUSCLES, muscle, nearest_muscle
from stretchtimer.core.figure.skeleton import LIMB_SEGMENTS, TRUNK_SEGMENTS
from stretchtimer.files.places import bundled
from stretchtimer.library.shelf import load

TARGETS = [
    "adductor magnus", "biceps femoris", "biceps femoris (long head)", "deltoid",
    "diaphragm", "erector spinae", "external oblique", "gastrocnemius",
    "gluteus maximus", "gluteus medius", "hamstrings", "iliopsoas",
    "internal oblique", "latissimus dorsi", "longus capitis", "longus colli",
    "lower trapezius", "lumbar extensors held relaxed", "lumbar facet joints (mobility)", "multifidus",
    "obturator internus", "passive rest", "pectoralis major", "piriformis",
    "posterior deltoid", "quadratus lumborum", "rectus abdominis", "rectus femoris",
    "rhomboids", "semimembranosus", "semitendinosus", "serratus anterior",
    "soleus", "suboccipitals", "tensor fasciae latae", "transversus abdominis",
    "trapezius", "whole body",
]  # fmt: skip
BITS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)


def dots(frame, inks=frozenset(Ink)):
    """Every dot of a braille picture in these inks, as (x, y)."""
    found = set()
    for row, runs in enumerate(frame.rows):
        column = 0
        for run in runs:
            for character in run.text:
                pattern = ord(character) - 0x2800 if character != " " else 0
                if run.ink in inks:
                    found |= {
                        (column * 2 + place % 2, row * 4 + place // 2)
                        for place, bit in enumerate(BITS)
                        if pattern & bit
                    }
                column += 1
    return found


BODY = {Ink.NEAR, Ink.FAR, Ink.BODY, Ink.GLOW}


@settings(deadline=None, max_examples=60)
@given(columns=st.integers(1, 90), rows=st.integers(1, 40), data=st.data())
def test_a_picture_has_the_size_it_was_asked_for(figures, columns, rows, data):
    pose = data.draw(st.sampled_from(list(figures.poses.values())))
    style = data.draw(st.sampled_from(["braille", "ascii"]))
    frame = draw(pose, columns, rows, style=style, colour=data.draw(st.booleans()))
    assert [sum(len(run.text) for run in row) for row in frame.rows] == [columns] * rows
    if style == "ascii":
        assert frame.text.isascii()


def test_drawing_again_draws_the_same(figures):
    for pose in figures.poses.values():
        assert draw.__wrapped__(pose, 44, 16) == draw.__wrapped__(pose, 44, 16)


def test_every_stretch_can_be_told_from_the_others_in_a_small_room(figures):
    pictures = {}
    for name, motion in figures.motions.items():
        picture = dots(draw(motion.end_pose(), 16, 6, window=motion.window()), BODY)
        assert len(picture) > 45, name
        for other, shown in pictures.items():
            assert len(picture ^ shown) > 0.15 * len(picture), (name, other)
        pictures[name] = picture


def extent(points):
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) - min(xs) + 1, max(ys) - min(ys) + 1


def test_proportions_stay_at_every_size(figures):
    for name in ("cobra", "standing", "downward-dog", "side-plank"):
        pose = figures.poses[name]
        large = extent(dots(draw(pose, 120, 60), BODY))
        for columns, rows in ((60, 30), (44, 16), (90, 16), (30, 24)):
            wide, high = extent(dots(draw(pose, columns, rows), BODY))
            assert wide / large[0] == pytest.approx(high / large[1], rel=0.12), (name, columns, rows)


def test_twice_the_room_is_twice_the_figure(figures):
    small, large = (extent(dots(draw(figures.poses["cat"], 44 * k, 20 * k), BODY)) for k in (1, 2))
    assert large[0] == pytest.approx(2 * small[0], rel=0.05)


def test_the_figure_fills_the_room_one_way_or_the_other(figures):
    wide, high = extent(dots(draw(figures.poses["prone"], 44, 16), BODY))
    assert wide > 0.9 * 88
    wide, high = extent(dots(draw(figures.poses["standing"], 44, 16), BODY))
    assert high > 0.85 * 60


def test_the_mirror_image_is_drawn_as_a_mirror_image(figures):
    pose = figures.poses["half-kneeling-forward"]
    right, left = dots(draw(pose, 44, 16), BODY), dots(draw(mirrored(pose), 44, 16), BODY)
    flipped = {(87 - x, y) for x, y in right}
    assert len(flipped ^ left) < 0.04 * len(left)  # a dot on an edge may fall to either side


def test_lying_bodies_lie_on_the_floor_and_not_in_it(figures):
    for name in ("prone", "supine", "crook-lying"):
        lowest = max(y for _, y in dots(draw(figures.poses[name], 44, 16), BODY))
        assert 57 <= lowest <= 59, name


def test_a_wall_a_chair_a_strap_and_a_mat_are_drawn(figures):
    for name in (
        "calf-stretch",
        "seated-tall",
        "seated-figure-four",
        "supine-hamstring",
        "supine-twist",
        "plank",
    ):
        assert len(dots(draw(figures.poses[name], 44, 16), {Ink.PROP})) > 10, name
    pose = figures.poses["calf-stretch"]
    assert any(isinstance(prop, Wall) for prop in pose.props)
    assert any(isinstance(prop, Mat) for prop in figures.poses["plank"].props)


def test_from_above_there_is_no_floor(figures):
    assert not dots(draw(figures.poses["supine-twist"], 44, 16), {Ink.FLOOR})
    assert dots(draw(figures.poses["standing"], 44, 16), {Ink.FLOOR})


def test_a_full_breath_lifts_the_chest(figures):
    rest = figures.motions["supine-rest"]
    empty, full = rest.breathing(True, 0.0), rest.breathing(True, 1.0)
    window = rest.window()
    assert dots(draw(full, 44, 16, window=window), BODY) > dots(draw(empty, 44, 16, window=window), BODY)


def test_every_target_of_the_stretches_is_a_known_muscle():
    bundled_targets = [
        target for stretch in load(bundled("routines"), None).stretches.values() for target in stretch.targets
    ]
    for target in TARGETS + bundled_targets:
        assert muscle(target), target


def test_every_muscle_lies_on_a_segment_within_its_length():
    for name, regions in MUSCLES.items():
        for region in regions:
            assert region.segment in (*TRUNK_SEGMENTS, *LIMB_SEGMENTS), name
            assert 0 <= region.start < region.end <= 1, name


def test_every_target_but_rest_glows_somewhere(figures):
    pose = figures.poses["seated-hamstring"]
    for target in TARGETS:
        glowing = dots(draw(pose, 60, 30, glow=glow_of([target])), {Ink.GLOW})
        assert bool(glowing) == (target not in ("passive rest", "whole body")), target


def test_a_misspelt_muscle_lights_nothing_and_is_told_its_nearest():
    assert glow_of(["hamstringz"]) == ()
    assert nearest_muscle("hamstringz") == "hamstrings"


def side_of_thigh(frame):
    """Whether the glow lies left or right of the middle of the standing leg, in dots."""
    glowing, leg = dots(frame, {Ink.GLOW}), dots(frame, {Ink.NEAR, Ink.GLOW})
    rows = {y for _, y in glowing}
    middle = {y: sum(x for x, row in leg if row == y) / sum(row == y for _, row in leg) for y in rows}
    return sum(x - middle[y] for x, y in glowing) / len(glowing)


def test_hamstrings_glow_behind_the_thigh_and_its_front_in_front(figures):
    # Arms out of the way: straight up.
    pose = figures.poses["standing"].with_angles(
        {f"{side}-{part}": 90 for side in ("left", "right") for part in ("upper-arm", "forearm", "hand")}
    )
    for body, sign in ((pose, 1), (mirrored(pose), -1)):
        back = side_of_thigh(draw(body, 60, 40, glow=glow_of(["hamstrings"])))
        front = side_of_thigh(draw(body, 60, 40, glow=glow_of(["rectus femoris"])))
        assert back * sign < 0 < front * sign


def test_one_sided_work_glows_on_one_side(figures):
    pose = figures.poses["wall-angel-high"]
    both = dots(draw(pose, 44, 16, glow=glow_of(["deltoid"])), {Ink.GLOW})
    one = dots(draw(pose, 44, 16, glow=glow_of(["deltoid"], one_sided=True)), {Ink.GLOW})
    assert one < both
    assert max(x for x, _ in one) < 44 < max(x for x, _ in both)  # its right is on the viewer's left


def test_without_colour_far_limbs_and_glow_are_told_by_texture(figures):
    pose = figures.poses["bird-dog"]
    coloured, plain = (draw(pose, 44, 16, glow=glow_of(["hamstrings"]), colour=c) for c in (True, False))
    for ink in (Ink.FAR, Ink.GLOW):
        assert len(dots(plain, {ink})) < 0.7 * len(dots(coloured, {ink}))
    assert dots(plain, {Ink.BODY}) <= dots(coloured)


def test_plain_characters_tell_the_inks_apart(figures):
    text = draw(figures.poses["bird-dog"], 44, 16, glow=glow_of(["erector spinae"]), style="ascii").text
    assert {"#", "%", ":", "@"} <= set(text)


def test_a_window_of_no_pose_is_refused():
    with pytest.raises(ValueError, match="empty"):
        window_of(())


def test_the_contact_sheet_is_the_same_in_every_run():
    root = Path(__file__).parents[2]
    code = "import hashlib, make_contact_sheet as m; print(hashlib.sha256(m.sheet().encode()).hexdigest())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{root}:{root / 'tools'}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
