"""Time that is not the routine's: the clock that jumped, and the hold that waits for the person."""

import pytest

from core.playing import TWO, heard, play, started, where
from stretchtimer.core.player import State


def test_a_gap_of_five_seconds_is_a_slow_look_and_a_longer_one_is_a_sleep():
    playing = started({"hold": 30})
    assert playing.look(5).state is State.RUNNING
    assert where(playing, 10) == (0, "hold", 24)
    moment = playing.look(15.001)
    assert (moment.state, moment.left) == (State.PAUSED, 24)
    assert (moment.missed, moment.paused) == (pytest.approx(5.001), pytest.approx(5.001))
    assert dict(playing.worked) == {(0, None): 6}


def test_a_night_asleep_neither_plays_nor_counts():
    playing = started(*TWO)
    play(playing, 0, 10)
    moment = playing.look(30_000)
    assert (moment.state, moment.missed, moment.left) == (State.PAUSED, 29_990, 24)
    assert playing.completed == set()
    assert list(playing.cues_ahead()) == []
    playing.resume(30_001)
    assert playing.look(30_001).missed == 0
    assert where(playing, 30_004) == (0, "hold", 24)


def test_a_command_after_a_gap_finds_the_session_paused():
    playing = started(*TWO)
    play(playing, 0, 10)
    playing.next(100)
    assert (playing.state, where(playing, 100)) == (State.PAUSED, (1, "ready", 4))


def test_going_on_after_a_gap_plays_along_but_counts_nothing_of_it():
    playing = started(*TWO, go_on_after_gap=True)
    play(playing, 0, 10)
    assert where(playing, 40) == (1, "hold", 18)
    assert dict(playing.worked) == {(0, None): 6}
    assert playing.completed == set()
    play(playing, 40, 60)
    assert playing.completed == {1}


def test_a_sleep_in_a_hold_that_waits_is_not_counted_when_going_on():
    playing = started({"stretch": "hang"}, go_on_after_gap=True)
    play(playing, 0, 7)
    playing.look(1000)
    moment = playing.look(1002)
    assert moment.waiting == 5
    playing.go_on(1002)
    assert dict(playing.worked) == {(0, None): 5}


def test_a_hold_that_waits_takes_as_long_as_the_person_wants():
    playing = started({"stretch": "hang"}, {"hold": 5}, now=0)
    # What comes after the wait cannot be known.
    assert heard(playing)[-1] == (4, "wait")
    moment = play(playing, 0, 64)
    assert (moment.state, moment.waiting, moment.left) == (State.RUNNING, 60, 0)
    assert playing.waiting
    assert heard(playing) == []
    playing.pause(64)
    playing.resume(100)
    playing.go_on(101)  # still settling: nothing
    moment = play(playing, 101, 113)
    assert moment.waiting == 70
    playing.go_on(113)
    assert where(playing, 113) == (1, "ready", 4)
    assert dict(playing.worked) == {(0, None): 70}
    assert playing.completed == {0}
    assert heard(playing)[0] == (113, "end")


@pytest.mark.parametrize("command", ["next", "previous", "restart_step", "finish"])
def test_what_was_held_while_waiting_counts_however_it_is_left(command):
    playing = started({"stretch": "hang"}, {"hold": 5})
    play(playing, 0, 14)
    getattr(playing, command)(15.5)
    assert dict(playing.worked) == {(0, None): 11.5}
    assert playing.completed == set()


def test_a_clock_that_steps_back_a_little_changes_nothing():
    playing = started({"hold": 30})
    play(playing, 0, 10)
    assert where(playing, 9.9) == (0, "hold", 24)
    assert where(playing, 10) == (0, "hold", 24)
    assert where(playing, 11) == (0, "hold", 23)
