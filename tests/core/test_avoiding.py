"""A routine fitted to a person: worked out by hand on a few stretches."""

from __future__ import annotations

import pytest

from stretchtimer.core.avoiding import ANYBODY, Change, Person, cautions, changes
from stretchtimer.core.routine import Routine, Stretch
from stretchtimer.core.timeline import NothingLeftError, compile_routine
from stretchtimer.core.words import change_words


def stretch(name, **settings):
    return Stretch.model_validate({"name": name, "position": "standing", "hold": "30s", **settings})


KNOWN = {
    "kneel": stretch(
        "Kneel",
        **{"avoid-with": ["knee", "wrist", "reflux"], "easier": "On a cushion.", "easier-for": ["knee"]},
        cues=[{"at": "start", "say": "Hips back."}, {"at": "-10s", "say": "Ten seconds."}],
    ),
    "arch": stretch(
        "Arch",
        position="prone",
        hold="20s",
        **{"avoid-with": ["wrist", "pregnancy"], "easier-stretch": "prop"},
    ),
    "prop": stretch(
        "Prop",
        position="prone",
        **{
            "avoid-with": ["pregnancy", "stenosis"],
            "easier": "Lie flat.",
            "easier-for": ["stenosis"],
            "needs": ["mat"],
        },
    ),
    "there": stretch("There", **{"avoid-with": ["neck"], "easier-stretch": "back"}),
    "back": stretch("Back", **{"avoid-with": ["neck"], "easier-stretch": "there"}),
    "gone": stretch("Gone", **{"avoid-with": ["neck"], "easier-stretch": "nowhere"}),
    "free": stretch("Free", hold="until-key"),
}
NAMED = [{"stretch": "kneel"}, {"rest": "20s"}, {"stretch": "arch"}, {"name": "Lie", "hold": "30s"}]


def routine(*steps):
    return Routine.model_validate({"name": "R", "steps": steps or NAMED})


def person(*avoid, **settings):
    return Person(frozenset(avoid), **settings)


def played(whom, *steps):
    return [step.name for step in compile_routine(routine(*steps), KNOWN, whom).steps]


def test_for_anybody_it_is_played_as_written():
    assert compile_routine(routine(), KNOWN, ANYBODY) == compile_routine(routine(), KNOWN)
    assert played(person("knee", instead="keep")) == played(ANYBODY) == ["Kneel", "Rest", "Arch", "Lie"]


@pytest.mark.parametrize(
    ("avoid", "expected"),
    [
        ({"knee"}, ["Kneel, easier", "Rest", "Arch", "Lie"]),
        ({"hernia"}, ["Kneel", "Rest", "Arch", "Lie"]),
        # The easier form suits a knee and no wrist; the arch has a stretch that spares the wrist.
        ({"wrist"}, ["Prop", "Lie"]),
        ({"knee", "wrist"}, ["Prop", "Lie"]),
        ({"wrist", "stenosis"}, ["Prop, easier", "Lie"]),
        # Neither the arch nor what is easier than it.
        ({"pregnancy"}, ["Kneel", "Rest", "Lie"]),
    ],
)
def test_the_easier_form_is_played_only_where_it_suits(avoid, expected):
    assert played(person(*avoid)) == expected


def test_skip_leaves_out_even_what_has_an_easier_form():
    assert played(person("knee", instead="skip")) == ["Arch", "Lie"]


@pytest.mark.parametrize("name", ["there", "gone"])
def test_easier_stretches_in_a_circle_or_nowhere_are_left_out(name):
    assert played(person("neck"), {"stretch": name}, {"name": "Lie", "hold": "10s"}) == ["Lie"]


def test_a_rest_that_nothing_follows_any_more_goes_too():
    steps = [{"name": "Lie", "hold": "10s"}, {"rest": "20s"}, {"stretch": "kneel"}, {"rest": "9s"}]
    timeline = compile_routine(routine(*steps), KNOWN, person("wrist"))
    assert [step.name for step in timeline.steps] == ["Lie"]
    assert timeline.length == compile_routine(routine(steps[0]), KNOWN).length


def test_a_rest_as_written_stays_at_the_end():
    assert played(ANYBODY, {"name": "Lie", "hold": "10s"}, {"rest": "20s"}) == ["Lie", "Rest"]


def test_numbers_and_lengths_follow():
    timeline = compile_routine(routine(), KNOWN, person("pregnancy"))
    assert [step.number for step in timeline.steps] == [1, None, 2]
    assert timeline.steps[2].where == (3,)  # where it stands in the file
    assert timeline.length == 12 + 30 + 20 + 6 + 30


def test_nothing_left_is_an_error():
    with pytest.raises(NothingLeftError):
        compile_routine(routine({"stretch": "kneel"}, {"rest": "5s"}), KNOWN, person("wrist"))


def test_the_easier_form_is_told_in_place_of_the_usual_one():
    timeline = compile_routine(routine({"stretch": "kneel"}), KNOWN, person("knee"))
    said = [cue.say for _, cue, _ in timeline.cues() if cue.say]
    assert said.count("On a cushion.") == 2  # to get there, and as it begins
    assert "Hips back." not in said
    assert "Ten seconds." in said


def test_changes_say_what_becomes_of_each_step():
    found = changes(routine(*NAMED, {"stretch": "kneel"}), KNOWN, person("knee", "wrist"))
    assert found == (
        Change("Kneel", ("knee", "wrist"), None, None),
        Change("Arch", ("wrist",), "Prop", "Prop."),
    )
    assert change_words(found[0]) == "Kneel (knee, wrist): left out. No form of it suits."
    assert change_words(found[1]) == "Arch (wrist): Prop."
    (easier,) = changes(routine(), KNOWN, person("knee"))
    assert change_words(easier) == "Kneel (knee): Kneel, easier. On a cushion."
    (skipped,) = changes(routine(), KNOWN, person("knee", instead="skip"))
    assert change_words(skipped) == "Kneel (knee): left out. Instead: On a cushion."
    (kept,) = changes(routine(), KNOWN, person("knee", instead="keep"))
    assert change_words(kept) == "Kneel (knee): kept, as you chose. Easier: On a cushion."


def test_cautions_name_their_steps():
    steps = [{"repeat": 2, "steps": [{"stretch": "kneel", "name": "Low"}]}, {"stretch": "arch"}]
    assert cautions(routine(*steps), KNOWN) == {
        "knee": ("Low",),
        "wrist": ("Low", "Arch"),
        "reflux": ("Low",),
        "pregnancy": ("Arch",),
    }


@pytest.mark.parametrize(
    ("step", "length"),
    [
        ({"stretch": "kneel", "hold": "29s"}, 45),
        ({"stretch": "kneel", "hold": "30s"}, 60),
        ({"stretch": "kneel", "hold": "59s"}, 60),
        ({"stretch": "kneel", "hold": "90s"}, 90),
        ({"stretch": "arch"}, 20),  # on the front
        ({"name": "Lie", "hold": "10s"}, 10),  # no stretch
        ({"stretch": "kneel", "breaths": 3}, 30),
        ({"stretch": "free"}, 0),
    ],
)
def test_holds_from_65_on(step, length):
    timeline = compile_routine(routine(step), KNOWN, Person(older=True))
    (work,) = {leg.pace.length for leg in timeline.legs if leg.kind == "hold"}
    assert work == length


def test_both_sides_and_all_rounds_grow():
    step = {"stretch": "kneel", "sides": "each", "rounds": 2}
    timeline = compile_routine(routine(step), KNOWN, Person(older=True))
    assert [leg.pace.length for leg in timeline.legs if leg.kind == "hold"] == [60] * 4
