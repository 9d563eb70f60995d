"""Getting up and down is the tiring part: a routine goes through each position once."""

from collections import Counter
from itertools import groupby, pairwise

UPRIGHT = {"standing", "seated"}


def positions(timeline):
    """The positions in the order in which they are taken."""
    taken = [step.doing.position for step in timeline.steps if step.doing and step.doing.position]
    return [position for position, _ in groupby(taken)]


def test_no_position_is_taken_twice(timeline):
    taken = positions(timeline)
    twice = [position for position, count in Counter(taken).items() if count > 1]
    assert not twice, f"{twice} again: {' > '.join(taken)}"


def test_one_goes_down_to_the_floor_or_up_from_it_once(timeline):
    levels = [upright for upright, _ in groupby(position in UPRIGHT for position in positions(timeline))]
    assert len(levels) <= 2, f"up and down: {' > '.join(positions(timeline))}"


def test_a_change_of_position_is_given_time(timeline):
    """12 s at least, 15 s between upright and the floor; an own `setup` of a step could cut it short."""
    steps = [step for step in timeline.steps if step.doing and step.doing.position]
    for before, step in pairwise(steps):
        old, new = before.doing.position, step.doing.position
        needed = 0 if old == new else 15 if (old in UPRIGHT) != (new in UPRIGHT) else 12
        given = timeline.segments[timeline.first_segments[timeline.steps.index(step)]].length
        assert given >= needed, f"{given:g} s from {old} to {new} ({step.name})"
