"""How much, and both sides alike."""

import re

import pytest

from stretchtimer.core.advice import one_sided
from stretchtimer.core.dose import Repetitions
from stretchtimer.core.segments import Kind

ONE_SIDED = re.compile(
    r"\bthis (side|foot|leg|knee|heel|thigh|ankle|arm|shoulder|buttock|hand|elbow|hip)", re.IGNORECASE
)
TAKE_TURNS = {"knee-rolls", "dead-bug"}
"""One repetition goes to one side, the next to the other, so there must be an even number of them."""


def test_a_hold_lasts_from_10_to_120_seconds(timeline):
    for segment in timeline.segments:
        if segment.kind is Kind.HOLD:
            name = timeline.steps[segment.step].name
            assert 10 <= segment.length <= 120, f"{name} is held for {segment.length:g} s"


def test_a_set_of_breaths_or_repetitions_is_over_within_two_minutes(timeline):
    for leg in timeline.legs:
        if leg.kind is Kind.HOLD:
            assert leg.pace.length <= 120, f"{timeline.steps[leg.step].name} takes {leg.pace.length:g} s"


def test_a_stretch_of_one_side_is_done_on_both(stretch):
    lines = " ".join(line.say for line in stretch.cues)
    speaks_of_a_side = bool(ONE_SIDED.search(lines))
    assert stretch.sides in {"each", None}, f"sides: {stretch.sides}"
    assert speaks_of_a_side == (stretch.sides == "each"), (
        "its cues speak of one side only" if speaks_of_a_side else "its cues never say which side works"
    )


def test_both_sides_get_the_same_in_every_routine(timeline):
    assert [message for _, message in one_sided(timeline)] == []


def test_sides_that_take_turns_get_the_same(timeline):
    for leg in timeline.legs:
        doing = timeline.steps[leg.step].doing
        if leg.kind is Kind.HOLD and doing.stretch in TAKE_TURNS:
            assert isinstance(leg.pace, Repetitions)
            assert leg.pace.count % 2 == 0, f"{doing.name}: {leg.pace.count} repetitions leave one side out"


@pytest.mark.parametrize("name", sorted(TAKE_TURNS))
def test_what_takes_turns_is_still_in_the_library(library, name):
    assert name in library.stretches
