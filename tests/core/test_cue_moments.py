"""When the step's own lines are said, and what is counted."""

import pytest

from core.compiling import compiled, cues
from stretchtimer.core.routine import Routine, Stretch
from stretchtimer.core.timeline import compile_routine


def test_setup_lines_come_when_the_name_has_been_said():
    line = [{"at": "setup", "say": "Feet wide."}]
    long = compiled({"stretch": "hang", "setup": 9, "cues": line}).segments[0]
    short = compiled({"stretch": "hang", "setup": 2, "cues": line}).segments[0]
    assert (3, "Feet wide.") in cues(long)
    assert (1, "Feet wide.") in cues(short)
    # Two seconds leave room for one count that does not run into the opening sound.
    assert cues(short)[-1] == (1, "Feet wide.")
    assert (1, "count-in") in cues(short)


@pytest.mark.parametrize(
    ("at", "second"),
    [
        *(("start", 0), ("half", 20), ("50%", 20), ("25 %", 10), ("0%", 0), ("12s", 12), (7.5, 7.5)),
        *(("0:30", 30), ("-10s", 30), ("-40s", 0), ("-0:05", 35)),
    ],
)
def test_moments_of_a_hold_of_forty_seconds(at, second):
    timeline = compiled({"name": "It", "hold": 40, "cues": [{"at": at, "say": "Now."}]})
    assert [each for each in cues(timeline.segments[1]) if each[1] == "Now."] == [(second, "Now.")]


@pytest.mark.parametrize(
    ("at", "place", "second"),
    [("start", 1, 0), ("half", 3, 0), ("5s", 2, 1), ("-1s", 4, 5), ("-6s", 4, 0), ("25%", 2, 1)],
)
def test_moments_of_breaths_are_of_the_whole_set(at, place, second):
    timeline = compiled({"name": "It", "breaths": 2, "cues": [{"at": at, "say": "Now."}]})
    found = [
        (index, cue.at)
        for index, each in enumerate(timeline.segments)
        for cue in each.cues
        if cue.say == "Now."
    ]
    assert found == [(place, second)]


@pytest.mark.parametrize("out", [1.7, 1.8])
def test_a_moment_between_two_breaths_belongs_to_the_later_one(out):
    # Half of the set and the sum of the breaths before it differ in their last bits, either way.
    timeline = compiled(
        {"name": "It", "breaths": 6, "breath": {"in": 1, "out": out}, "cues": [{"at": "half", "say": "Now."}]}
    )
    ((cue, segment),) = [(cue, segment) for _, cue, segment in timeline.cues() if cue.say == "Now."]
    assert (segment.kind, segment.count, cue.at) == ("inhale", 4, pytest.approx(0))


def test_an_empty_list_of_cues_is_a_choice():
    lines = {"name": "A", "position": "prone", "hold": 20, "cues": [{"at": "half", "say": "Half."}]}
    routine = {"name": "R", "steps": [{"stretch": "a"}, {"stretch": "a", "cues": []}]}
    timeline = compile_routine(Routine.model_validate(routine), {"a": Stretch.model_validate(lines)})
    assert [segment.step for _, cue, segment in timeline.cues() if cue.say == "Half."] == [0]


def test_a_stretchs_line_that_no_longer_fits_is_left_out():
    known = {
        "long": Stretch.model_validate(
            {
                "name": "Long",
                "position": "prone",
                "hold": 60,
                "cues": [{"at": "45s", "say": "Late."}, {"at": "half", "say": "Half."}],
            }
        )
    }
    routine = Routine.model_validate({"name": "R", "steps": [{"stretch": "long", "hold": 30}]})
    said = [cue.say for _, cue, _ in compile_routine(routine, known).cues() if cue.say]
    assert said == ["First: Long.", "Half."]


@pytest.mark.parametrize(
    ("length", "chimes"),
    [
        (9.9, ["begin"]),
        (10, ["begin", "count", "count", "count-out"]),
        (19.9, ["begin", "count", "count", "count-out"]),
        (20, ["begin", "half", "count", "count", "count-out"]),
    ],
)
def test_short_holds_are_neither_counted_nor_halved(length, chimes):
    segment = compiled({"name": "It", "hold": length}).segments[1]
    assert [cue.chime for cue in segment.cues] == chimes


@pytest.mark.parametrize(
    ("length", "counts"), [(1.5, []), (2, [1]), (3.5, [1.5, 2.5]), (4, [1, 2, 3]), (6, [3, 4, 5])]
)
def test_a_short_lead_in_is_not_counted_over_its_opening_sound(length, counts):
    segment = compiled({"name": "It", "hold": 5, "setup": length}).segments[0]
    assert [cue.at for cue in segment.cues if "count" in (cue.chime or "")] == counts
