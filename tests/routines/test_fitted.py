"""Every routine for many a person: nothing they avoid is in it, and it stays a good routine."""

from __future__ import annotations

import pytest

from stretchtimer.core.advice import cut_off, one_sided
from stretchtimer.core.avoiding import Person, changes
from stretchtimer.core.cautions import CAUTIONS
from stretchtimer.core.timeline import NothingLeftError, compile_routine

PEOPLE = [*({code} for code in CAUTIONS), {"wrist", "knee"}, {"pregnancy", "neck"}, set(CAUTIONS)]


@pytest.fixture(params=PEOPLE, ids=lambda codes: "+".join(sorted(codes)))
def person(request):
    return Person(frozenset(request.param))


def fitted(routine, library, person):
    try:
        return compile_routine(routine, library.stretches, person)
    except NothingLeftError:
        assert all(change.played is None for change in changes(routine, library.stretches, person))
        return None


def test_nothing_that_is_avoided_is_played_as_it_is(routine, library, person):
    timeline = fitted(routine, library, person)
    for step in timeline.steps if timeline else ():
        if step.doing and step.doing.stretch:
            stretch = library.stretches[step.doing.stretch]
            because = person.avoid & set(stretch.avoid_with)
            assert not because or (step.name.endswith(", easier") and because <= set(stretch.easier_for))


def test_the_lines_still_fit_and_the_sides_are_still_even(routine, library, person):
    if timeline := fitted(routine, library, person):
        assert [message for _, message in one_sided(timeline)] == []
        # An announcement may run a tenth of a second into how to get there; nothing else may.
        assert not [line for _, line, _ in cut_off(timeline) if not line.startswith(("First:", "Next:"))]


def test_older_people_hold_each_stretch_for_45_to_60_seconds(routine, library):
    timeline = compile_routine(routine, library.stretches, Person(older=True))
    usual = compile_routine(routine, library.stretches)
    for leg, before in zip(timeline.legs, usual.legs, strict=True):
        doing = timeline.steps[leg.step].doing
        if (
            leg.kind == "hold"
            and doing.stretch
            and doing.position != "prone"
            and hasattr(leg.pace, "seconds")
        ):
            assert leg.pace.length == before.pace.length or 45 <= leg.pace.length <= 60
            assert leg.pace.length >= 45
        elif leg.kind == "ready":
            # The longer length has to be said too.
            assert before.pace.length <= leg.pace.length <= before.pace.length + 4
        else:
            assert leg == before
