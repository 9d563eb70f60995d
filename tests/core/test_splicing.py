from pathlib import Path

from stretchtimer.core.splicing import spliced
from stretchtimer.core.timeline import compile_routine
from stretchtimer.library.reading import read_routine


def timeline(*steps):
    text = "name: x\nsteps:\n" + "".join(f"  - {{{step}}}\n" for step in steps)
    routine, faults = read_routine(text, Path("x"), {}, {})
    assert not faults
    return compile_routine(routine, {})


def names(line):
    return [(step.number, step.name) for step in line.steps]


A, B, C, D = (
    "name: A, hold: 10s",
    "name: B, hold: 20s, sides: each",
    "name: C, hold: 30s",
    "name: D, breaths: 3",
)
REST = "rest: 9s"


def test_the_same_routine_spliced_into_itself_is_the_same():
    line = timeline(A, REST, B, C)
    for step in range(len(line.steps)):
        assert spliced(line, step, line) == line


def test_what_is_done_stays_and_what_comes_is_new():
    old, new = timeline(A, B, C), timeline(A, B, REST, D)
    line = spliced(old, 1, new)
    assert names(line) == [(1, "A"), (2, "B"), (None, "Rest"), (3, "D")]
    assert line.step_start(2) == old.step_start(2)
    assert line.length == new.length
    assert [leg.step for leg in line.legs] == sorted(leg.step for leg in line.legs)


def test_the_present_step_keeps_its_length_until_it_is_over():
    line = spliced(timeline(A, B), 0, timeline("name: A, hold: 60s", B, C))
    assert names(line) == [(1, "A"), (2, "B"), (3, "C")]
    assert line.step_end(0) == timeline(A, B).step_end(0)


def test_of_steps_with_one_name_the_right_one_is_found():
    line = spliced(timeline(A, B, A, C), 2, timeline(A, B, A, D, A, C))
    assert names(line) == [(1, "A"), (2, "B"), (3, "A"), (4, "D"), (5, "A"), (6, "C")]


def test_a_step_left_out_while_it_is_played_is_played_to_its_end():
    line = spliced(timeline(A, B, C), 1, timeline(A, C))
    assert names(line) == [(1, "A"), (2, "B"), (3, "C")]


def test_moved_before_the_present_step_it_does_not_come_again():
    line = spliced(timeline(A, B, C), 1, timeline(A, C, B))
    assert names(line) == [(1, "A"), (2, "B")]
