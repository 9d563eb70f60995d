"""Longer and shorter: a changed leg makes a new timeline."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import KNOWN, raw_routines, routine

from stretchtimer.core.dose import Breaths, Hold, Repetitions
from stretchtimer.core.segments import Kind
from stretchtimer.core.timeline import compile_routine

CHANGES = st.sampled_from([10.0, -10.0, 5.0, -30.0, 0.0, 60.0])


@pytest.mark.parametrize(
    ("by", "elapsed", "length"),
    [(10, 0, 40), (10, 29, 40), (-10, 0, 20), (-10, 15, 20), (-10, 20, 23), (-10, 28, 30), (-60, 0, 3)],
)
def test_a_hold_keeps_what_is_done_and_its_last_three_seconds(by, elapsed, length):
    assert Hold(30).changed(by, elapsed, 1) == Hold(length)


def test_a_hold_that_waits_does_not_change():
    assert Hold(None).changed(10, 0, 1) == Hold(None)


@pytest.mark.parametrize(
    ("by", "under_way", "count"),
    [
        (10, 1, 7),
        (-10, 1, 5),
        (1, 1, 7),
        (-1, 1, 5),
        (25, 1, 8),
        (-60, 1, 1),
        (-60, 4, 4),
        (-10, 6, 6),
        (0, 1, 6),
    ],
)
def test_breaths_change_by_whole_ones_and_the_one_under_way_is_finished(by, under_way, count):
    assert Breaths(6, 4, 6).changed(by, 0, under_way).count == count


def test_repetitions_change_by_whole_ones():
    reps = Repetitions(3, (("out", 2.0), ("hold", 10.0), ("in", 2.0)))
    assert reps.changed(10, 0, 1).count == 4
    assert reps.changed(-28, 0, 1).count == 1
    assert reps.changed(-28, 0, 2).count == 2


@given(raw_routines(), st.data(), CHANGES)
def test_only_the_leg_and_its_partners_change_and_every_sum_still_agrees(raw, data, by):
    timeline = compile_routine(routine(raw), KNOWN)
    index = data.draw(st.integers(0, len(timeline.legs) - 1))
    leg = timeline.legs[index]
    elapsed = data.draw(st.floats(0, 1)) * leg.pace.length
    changed = timeline.changed(index, by, elapsed, 1)
    assert [(each.kind, each.step, each.side, each.round) for each in changed.legs] == [
        (each.kind, each.step, each.side, each.round) for each in timeline.legs
    ]
    partners = {
        at
        for at, other in enumerate(timeline.legs)
        if at >= index and other.step == leg.step and other.kind is leg.kind and other.round == leg.round
    }
    if leg.kind is not Kind.HOLD:
        partners = {index}
    grown = [new.pace.length - old.pace.length for new, old in zip(changed.legs, timeline.legs, strict=True)]
    for at, more in enumerate(grown):
        assert more == pytest.approx(grown[index] if at in partners else 0)
    assert changed.length == pytest.approx(timeline.length + sum(grown))
    assert changed.length == pytest.approx(sum(each.length for each in changed.segments))
    if isinstance(leg.pace, Hold) and not leg.pace.waits and by >= 0:
        assert grown[index] == pytest.approx(by)
    if isinstance(leg.pace, Hold):
        assert changed.legs[index].pace.length >= min(leg.pace.length, elapsed + 3)


@given(raw_routines(), st.data())
def test_a_minute_more_and_a_minute_less_is_no_change(raw, data):
    timeline = compile_routine(routine(raw), KNOWN)
    index = data.draw(st.integers(0, len(timeline.legs) - 1))
    pace = timeline.legs[index].pace
    assume(not isinstance(pace, Hold) or pace.length >= 3)  # a shorter hold would keep its three seconds
    back = timeline.changed(index, 60, 0, 1).changed(index, -60, 0, 1)
    assert back.length == pytest.approx(timeline.length)
    assert [each.chime for _, each, _ in back.cues()] == [each.chime for _, each, _ in timeline.cues()]
