"""Poses and motions from files, right and wrong."""

import pytest

from stretchtimer.files.places import bundled
from stretchtimer.library.figures import read_figures

WHOLE = """\
still:
  hip: [0, 0.5]
  trunk: {lumbar: 90, thoracic: 90, neck: 90, head: 90}
  both: {upper-arm: -90, forearm: -90, hand: -90, thigh: -90, shank: -90, foot: -10}
"""


def told(tmp_path, poses=None, motions=None):
    if poses is not None:
        (tmp_path / "poses.yaml").write_text(poses, encoding="utf-8")
    if motions is not None:
        (tmp_path / "motions.yaml").write_text(motions, encoding="utf-8")
    return read_figures(tmp_path)


def places(figures):
    return [(fault.line, fault.column) for fault in figures.faults]


def test_a_pose_is_read(tmp_path):
    text = WHOLE + "bent:\n  like: still\n  right: {thigh: 10}\n  foreshortened: {left-thigh: 0.5}\n"
    figures = told(tmp_path, text)
    assert figures.faults == ()
    bent = figures.poses["bent"]
    assert (bent.angle("right-thigh"), bent.angle("left-thigh"), bent.length("left-thigh")) == (
        10,
        -90,
        0.1225,
    )


def test_a_pose_may_be_like_one_that_comes_later(tmp_path):
    figures = told(tmp_path, "bent:\n  like: still\n" + WHOLE)
    assert figures.poses["bent"] == figures.poses["still"]


@pytest.mark.parametrize(
    ("lines", "place", "words"),
    [
        ("  both: {thihg: 3}", (7, 10), 'did you mean "thigh"'),
        ("  right: {thigh: 270}", (7, 18), "270 is out of range"),
        ("  right: {thigh: nan}", (7, 18), "out of range"),
        ("  right: {thigh: bent}", (7, 18), '"bent" is no number'),
        ("  trunk: {thigh: 2}", (7, 11), "possible here: lumbar, thoracic, neck, head"),
        ("  pni: hip", (7, 3), 'did you mean "pin"'),
        ("  pin: right-ankel", (7, 8), 'did you mean "right-ankle"'),
        ("  contacts: [hip, left-kne]", (7, 19), 'did you mean "left-knee"'),
        ("  contacts: hip", (7, 13), "list of joints"),
        ("  view: back", (7, 9), "side, front and top"),
        ("  hip: [1]", (7, 8), "two numbers"),
        ("  hip: [1, 30]", (7, 12), "out of range"),
        ("  foreshortened: {right-thigh: 0}", (7, 32), "out of range"),
        ("  props: [{wal: 0.4}]", (7, 12), 'did you mean "wall"'),
        ("  props: [{chair: {front: 0, back: 1}}]", (7, 19), "lacks seat and top"),
        ("  props: [{strap: [hip]}]", (7, 19), "between two joints"),
        ("  props: wall", (7, 10), "list of props"),
    ],
)
def test_a_fault_is_told_in_its_place_and_leaves_the_other_poses(tmp_path, lines, place, words):
    figures = told(tmp_path, WHOLE + "bent:\n  like: still\n" + lines + "\n")
    assert places(figures) == [place]
    assert words in str(figures.faults[0])
    assert str(figures.faults[0]).startswith(f"{tmp_path / 'poses.yaml'}:{place[0]}:{place[1]}: ")
    assert set(figures.poses) == {"still"}


def test_all_faults_of_a_file_are_told_at_once(tmp_path):
    figures = told(
        tmp_path, WHOLE + "bent:\n  like: stil\none:\n  like: still\n  right: {foot: 400, shak: 1}\n"
    )
    assert len(figures.faults) == 3
    assert places(figures) == sorted(places(figures))


def test_a_pose_that_lacks_angles_is_told_which(tmp_path):
    figures = told(tmp_path, "half:\n  hip: [0, 0]\n  trunk: {lumbar: 1, thoracic: 1, neck: 1, head: 1}\n")
    assert "lacks right-upper-arm, right-forearm, right-hand and 9 more" in figures.faults[0].message


@pytest.mark.parametrize("text", ["a:\n  like: b\nb:\n  like: a\n", "a:\n  like: a\n"])
def test_poses_that_are_like_each_other_are_refused(tmp_path, text):
    figures = told(tmp_path, text)
    assert figures.poses == {}
    assert figures.faults


@pytest.mark.parametrize("text", ["- a\n- b\n", "a: [1\n", "", "a: 3\n", "a:\n  both: 3\n", "? [a]\n: b\n"])
def test_no_file_can_make_the_reading_fail(tmp_path, text):
    for name in ("poses", "motions"):
        figures = told(tmp_path, **{name: text})
        assert figures.faults


def test_a_motion_is_told_its_unknown_pose(tmp_path):
    figures = told(tmp_path, WHOLE, "sway: {in: still, out: [still, stil]}\ngood: {pose: still}\n")
    assert places(figures) == [(1, 32)]
    assert 'did you mean "still"' in figures.faults[0].message
    assert set(figures.motions) == {"good"}


def test_a_persons_own_pose_takes_the_place_of_the_bundled_one_and_may_build_on_it(tmp_path):
    (tmp_path / "poses.yaml").write_text("cobra:\n  like: cobra\n  trunk: {head: 40}\n", encoding="utf-8")
    (tmp_path / "motions.yaml").write_text("mine: {from: prone, pose: cobra}\n", encoding="utf-8")
    shared = bundled("routines") / "figures"
    plain, figures = read_figures(shared), read_figures(shared, tmp_path)
    assert figures.faults == ()
    assert figures.poses["cobra"].angle("head") == 40
    assert figures.poses["cobra"].angle("lumbar") == plain.poses["cobra"].angle("lumbar")
    assert figures.motions["mine"].end_pose() == figures.poses["cobra"]


def test_a_folder_that_is_not_there_is_empty(tmp_path):
    figures = read_figures(tmp_path / "nowhere")
    assert (figures.poses, figures.motions, figures.faults) == ({}, {}, ())
