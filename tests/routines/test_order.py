"""Getting up and down is the tiring part: a routine goes through each position once."""

from itertools import pairwise

from stretchtimer.core.advice import getting_up_and_down
from stretchtimer.core.dose import FLOOR


def test_no_position_is_taken_twice_and_the_floor_only_once(timeline):
    assert [message for _, message in getting_up_and_down(timeline)] == []


def test_a_change_of_position_is_given_time(timeline):
    """12 s at least, 15 s between upright and the floor; an own `setup` of a step could cut it short."""
    steps = [step for step in timeline.steps if step.doing and step.doing.position]
    for before, step in pairwise(steps):
        old, new = before.doing.position, step.doing.position
        needed = 0 if old == new else 15 if (old in FLOOR) != (new in FLOOR) else 12
        given = timeline.segments[timeline.first_segments[timeline.steps.index(step)]].length
        assert given >= needed, f"{given:g} s from {old} to {new} ({step.name})"
