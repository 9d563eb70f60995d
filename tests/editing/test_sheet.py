import pytest

from stretchtimer.core.avoiding import Person
from stretchtimer.library.editing import RefusedError
from stretchtimer.library.sheet import Sheet

from .routines import LIBRARY

TEXT = """\
name: Test
steps:
  - stretch: cobra
    hold: 1:30         # a clock
  - rest: 20
  - stretch: bird-dog
  - stretch: cat-cow
    rounds: 2
  - repeat: 2
    steps:
      - stretch: sphinx
      - name: Shake
        hold: until-key
"""


@pytest.fixture
def sheet():
    return Sheet.of(TEXT, LIBRARY.stretches)


def line(sheet, n):
    return sheet.text.split("\n")[n]


@pytest.mark.parametrize(
    ("way", "was", "by", "becomes"),
    [
        ((0,), "hold: 1:30  ", 1, "hold: 1:35  "),
        ((0,), "hold: 1:30  ", -1, "hold: 1:25  "),
        ((1,), "- rest: 20\n", 1, "- rest: 25\n"),
        ((2,), "bird-dog\n", 1, "bird-dog\n    reps: [5, 4, 3]\n"),
        ((3,), "cat-cow\n", -1, "cat-cow\n    breaths: 5\n"),
        ((4,), "repeat: 2", 1, "repeat: 3"),
        ((4, 0), "sphinx\n", 1, "sphinx\n        hold: 35s\n"),
    ],
)
def test_longer_means_what_the_step_is(sheet, way, was, by, becomes):
    assert was in TEXT
    assert sheet.mark(way).longer(by).text == TEXT.replace(was, becomes)


@pytest.mark.parametrize(
    ("way", "was", "by", "becomes"),
    [
        ((0,), "cobra\n", 1, "cobra\n    rounds: 3\n"),
        ((2,), "bird-dog\n", 1, "bird-dog\n    reps: [4, 3, 2, 2]\n"),
        ((2,), "bird-dog\n", -1, "bird-dog\n    reps: [4, 3]\n"),
        ((3,), "rounds: 2", -1, "rounds: 1"),
        ((4,), "repeat: 2", -1, "repeat: 1"),
    ],
)
def test_rounds_mean_what_the_step_is(sheet, way, was, by, becomes):
    assert sheet.mark(way).more_rounds(by).text == TEXT.replace(was, becomes)


def test_back_to_what_the_stretch_says(sheet):
    assert sheet.as_usual().text == TEXT.replace("    hold: 1:30         # a clock\n", "")
    with pytest.raises(RefusedError, match="your own"):
        sheet.mark((4, 1)).as_usual()


@pytest.mark.parametrize(
    ("way", "change", "reason"),
    [
        ((4, 1), lambda sheet: sheet.longer(), "waits for your key"),
        ((1,), lambda sheet: sheet.more_rounds(), "no rounds"),
        ((0,), lambda sheet: sheet.move(-1), "first step of the routine"),
        ((4, 1), lambda sheet: sheet.move(1), "last step of the repeat"),
        ((0,), lambda sheet: sheet.insert("no-such-stretch"), "no stretch"),
        ((3,), lambda sheet: sheet.more_rounds(-1).more_rounds(-1), "at the least"),
        ((0,), lambda sheet: sheet.replaced("name: x\n"), '"steps" is missing'),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(sheet, way, change, reason):
    with pytest.raises(RefusedError, match=reason):
        change(sheet.mark(way))


def test_the_shortest_hold_is_never_passed(sheet):
    for _ in range(17):
        sheet = sheet.longer(-1)
    assert "hold: 0:05" in sheet.text
    with pytest.raises(RefusedError, match="least"):
        sheet.longer(-1)


def test_the_mark_follows_its_step(sheet):
    moved = sheet.move(1)
    assert moved.marked == (1,)
    assert moved.step == sheet.step
    assert sheet.duplicate().marked == (1,)
    assert sheet.insert("sphinx").step.stretch == "sphinx"
    assert sheet.mark((4, 1)).leave_out().marked == (4, 0)
    assert sheet.mark((4, 1)).leave_out().leave_out().marked == (3,)
    assert sheet.mark((1,)).leave_out().step.stretch == "bird-dog"


def test_undo_and_redo_go_through_every_change_and_back(sheet):
    changes = [
        lambda each: each.longer(),
        lambda each: each.move(1),
        lambda each: each.duplicate(),
        lambda each: each.insert_rest(),
        lambda each: each.leave_out(),
        lambda each: each.mark((5, 0)).leave_out(),
    ]
    seen = [sheet]
    for change in changes:
        seen.append(change(seen[-1]))
    back = seen[-1]
    for before in reversed(seen[:-1]):
        back = back.undo()
        assert back.text == before.text
    assert back.undo() is back
    for after in seen[1:]:
        back = back.redo()
        assert back.text == after.text
    assert back.redo() is back
    assert back.undo().longer().redo().text != back.text, "a change after an undo forgets what was undone"


def test_a_change_that_would_be_an_error_is_none():
    text = "name: x\nsteps:\n- stretch: cobra\n  hold: 30s\n  cues:\n  - {at: 28s, say: Nearly.}\n"
    sheet = Sheet.of(text, LIBRARY.stretches)
    with pytest.raises(RefusedError, match=r"line 6.*outside the step"):
        sheet.longer(-1)


def test_a_routine_changed_while_it_is_played_stays_fitted_to_the_person():
    text = "name: R\nsteps:\n  - {stretch: cobra, hold: 30s}\n  - {stretch: sphinx}\n"
    sheet = Sheet.of(text, LIBRARY.stretches).longer()
    spared = sheet.timeline_for(Person(frozenset({"wrist"})))
    assert [step.name for step in spared.steps] == ["Sphinx", "Sphinx"]
    assert sheet.timeline_for(Person()) == sheet.timeline
    assert sheet.timeline_for(Person(frozenset({"pregnancy"}))) is None
