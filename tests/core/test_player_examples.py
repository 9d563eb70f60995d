"""The player's promises, one by one."""

import pytest

from core.playing import TWO, heard, play, player, started, where
from stretchtimer.core.player import State


def test_before_the_start_nothing_moves():
    playing = player(*TWO)
    for now in (5, 100, 10_000):
        moment = playing.look(now)
        assert (moment.state, moment.left, moment.total_left) == (State.READY, 4, 58)
    assert list(playing.cues_ahead()) == []


def test_commands_before_the_start_do_not_start():
    playing = player(*TWO)
    for command in ("pause", "resume", "next", "previous", "restart_step", "go_on"):
        getattr(playing, command)(1.0)
        assert playing.state is State.READY
    playing.go_to(1, 2.0)
    assert playing.look(2.0).state is State.READY
    assert list(playing.cues_ahead()) == []
    playing.start(3.0, 1)
    assert where(playing, 3.0) == (1, "ready", 4)


@pytest.mark.parametrize("step", [-1, 2, 99])
def test_a_step_that_is_not_there_is_told_and_changes_nothing(step):
    playing = started(*TWO, now=0)
    with pytest.raises(IndexError, match=f"no step {step} among 2"):
        playing.go_to(step, 1)
    with pytest.raises(IndexError):
        player(*TWO).start(0, step)
    assert where(playing, 1) == (0, "ready", 3)


def test_a_second_start_does_nothing():
    playing = started(*TWO)
    play(playing, 0, 10)
    playing.start(10.0, 1)
    assert where(playing, 10.0) == (0, "hold", 24)


def test_played_through_it_takes_what_was_said_and_counts_what_was_held():
    playing = started(*TWO, now=100)
    moment = play(playing, 100, 157.9)
    assert moment.state is State.RUNNING
    assert moment.left == pytest.approx(0.1)
    assert playing.completed == {0}
    moment = play(playing, 158, 160)
    assert (moment.state, moment.total_done, moment.total_left) == (State.FINISHED, 58, 0)
    assert playing.completed == {0, 1}
    assert dict(playing.worked) == {(0, None): pytest.approx(30), (1, None): pytest.approx(20)}


def test_a_pause_of_any_length_and_number_keeps_the_time_exactly():
    playing = started(*TWO)
    now = 0.0
    for length in (0, 0.1, 3, 5.1, 3600, 1e6):
        now += 1.5
        playing.pause(now)
        left = playing.look(now).total_left
        now += length
        assert playing.look(now).total_left == left
        assert playing.look(now).paused == pytest.approx(length)
        playing.resume(now)
        now += 3  # to settle
        assert playing.look(now).total_left == pytest.approx(left)
    assert playing.look(now).total_left == pytest.approx(58 - 6 * 1.5)


def test_after_a_pause_three_seconds_are_counted_and_the_hold_begins_again():
    playing = started({"hold": 30})
    play(playing, 0, 10)
    playing.pause(10)
    assert list(playing.cues_ahead()) == []
    playing.resume(50.1)
    assert heard(playing)[:4] == [(50.1, "count"), (51.1, "count"), (52.1, "count-in"), (53.1, "begin")]
    # Nine seconds were left to half time.
    assert heard(playing)[4] == (pytest.approx(53.1 + 9), "half")
    assert playing.look(51.6).settling == pytest.approx(1.5)
    assert where(playing, 53.1) == (0, "hold", 24)


def test_a_hold_paused_before_it_began_begins_once():
    playing = started({"hold": 30, "setup": 0})
    playing.pause(0)
    playing.resume(10)
    assert heard(playing)[3:5] == [(13, "begin"), (28, "half")]


def test_a_pause_while_settling_settles_anew():
    playing = started({"hold": 30})
    play(playing, 0, 10)
    playing.pause(10)
    playing.resume(20)
    playing.pause(22.9)
    playing.resume(23)
    assert playing.look(25.9).state is State.SETTLING
    assert heard(playing)[0] == (26, "begin")
    assert where(playing, 26) == (0, "hold", 24)


def test_what_is_past_is_not_ahead_when_the_hold_is_extended_while_settling():
    playing = started({"hold": 30})
    play(playing, 0, 10)
    playing.pause(10)
    playing.resume(20)
    playing.extend(10, 21.5)
    assert heard(playing)[:2] == [(22, "count-in"), (23, "begin")]


@pytest.mark.parametrize(("after", "step"), [(0, 0), (1.99, 0), (2, 1), (3.9, 1), (10, 1)])
def test_back_goes_to_the_step_before_within_the_first_two_seconds(after, step):
    playing = started(*TWO)
    playing.go_to(1, 1.0)
    play(playing, 1, 1 + after)
    playing.previous(1 + after)
    assert where(playing, 1 + after) == (step, "ready", 4)


def test_back_from_the_first_step_stays_there_and_passes_over_rests():
    playing = started({"hold": 10}, {"rest": 8}, {"hold": 10})
    playing.previous(1)
    assert where(playing, 1) == (0, "ready", 4)
    playing.go_to(2, 2)
    playing.previous(3)
    assert where(playing, 3)[0] == 0
    playing.go_to(1, 4)
    play(playing, 4, 7)
    playing.previous(7)
    assert where(playing, 7) == (1, "rest", 8)


def test_back_pressed_again_and_again_while_paused_goes_further_back():
    playing = started({"hold": 10}, {"hold": 10}, {"hold": 10})
    playing.go_to(2, 1)
    playing.pause(2)
    seen = []
    for now in (3, 4, 5):
        playing.previous(now)
        seen.append(where(playing, now)[0])
    assert seen == [1, 0, 0]
    assert playing.state is State.PAUSED


def test_waiting_counts_for_the_two_seconds_of_going_back():
    waits = {"stretch": "hang", "setup": 0, "rest": 0, "rounds": 2}
    playing = started({"hold": 5}, waits)
    playing.next(1)
    play(playing, 1, 2.5)
    playing.go_on(2.5)
    play(playing, 2.5, 3.5)  # 1.5 s in the first round and 1 s in the second
    playing.previous(3.5)
    assert where(playing, 3.5)[0] == 1
    playing.previous(5)
    assert where(playing, 5)[0] == 0


def test_the_last_step_skipped_is_the_end_and_not_done():
    playing = started(*TWO)
    playing.go_to(1, 1)
    playing.next(6)
    moment = playing.look(6)
    assert moment.state is State.FINISHED
    assert playing.completed == set()
    assert dict(playing.worked) == {(1, None): 1}
    assert heard(playing) == [(6, "finish")]


def test_paused_it_can_be_moved_and_stays_paused():
    playing = started({"hold": 10}, {"hold": 10}, {"hold": 10})
    playing.pause(1)
    playing.next(2)
    assert (playing.state, where(playing, 2)[0]) == (State.PAUSED, 1)
    playing.go_to(2, 3)
    playing.restart_step(4)
    playing.extend(10, 5)
    assert where(playing, 5) == (2, "ready", 14)
    assert playing.look(9).paused == 8
    assert list(playing.cues_ahead()) == []
    playing.next(10)
    assert playing.state is State.FINISHED


def test_after_the_end_one_can_go_back_into_it():
    for command in ("previous", "restart_step"):
        playing = started(*TWO)
        playing.finish(1)
        getattr(playing, command)(5)
        assert (playing.state, where(playing, 5)) == (State.RUNNING, (1, "ready", 4))
    playing = started(*TWO)
    playing.finish(1)
    for command in ("pause", "resume", "next", "go_on", "finish"):
        getattr(playing, command)(2)
        assert playing.state is State.FINISHED
    playing.extend(10, 3)
    assert playing.timeline.length == 58
    playing.go_to(0, 4)
    assert where(playing, 4) == (0, "ready", 4)


def test_the_closing_sounds_once():
    playing = started({"hold": 5})
    assert [at for at, chime in heard(playing) if chime == "finish"] == [9]
    play(playing, 0, 8.75)
    assert heard(playing) == [(9, "finish")]
    playing.look(9.25)
    # It has sounded at its moment; a schedule made now must not hold it again.
    assert heard(playing) == []
    playing.finish(10)
    assert heard(playing) == []


def test_a_plus_on_the_first_side_is_on_the_second_too():
    playing = started({"hold": 30, "sides": "each"})
    play(playing, 0, 10)
    playing.extend(10, 10)
    assert playing.look(10).total_left == 4 + 30 + 6 + 30 + 20 - 10
    assert [each.length for each in playing.timeline.segments] == [4, 40, 6, 40]


def test_a_change_of_the_second_side_is_its_own_and_is_kept_when_the_first_changes():
    playing = started({"hold": 30, "sides": "each"})
    play(playing, 0, 45)
    playing.extend(10, 45)
    assert [each.length for each in playing.timeline.segments] == [4, 30, 6, 40]
    playing.restart_step(46)
    play(playing, 46, 52)
    playing.extend(10, 52)
    assert [each.length for each in playing.timeline.segments] == [4, 40, 6, 50]


def test_a_second_side_cut_short_never_vanishes():
    playing = started({"hold": 30, "sides": "each", "switch": 0})
    play(playing, 0, 34)
    playing.extend(-60, 34)
    playing.restart_step(35)
    play(playing, 35, 39)
    playing.extend(-20, 39)
    assert [each.length for each in playing.timeline.segments] == [4, 10, 1]


def test_a_second_side_of_breaths_changes_by_as_many():
    playing = started({"breaths": 4, "breath": {"in": 1, "out": 1}, "sides": "each", "switch": 0})
    play(playing, 0, 12)
    playing.extend(2, 12)
    assert [leg.pace.length for leg in playing.timeline.legs if leg.kind == "hold"] == [8, 10]
    playing.restart_step(12)
    play(playing, 12, 16)
    playing.extend(2, 16)
    assert [leg.pace.length for leg in playing.timeline.legs if leg.kind == "hold"] == [10, 12]
    playing.extend(-60, 16)
    assert [leg.pace.length for leg in playing.timeline.legs if leg.kind == "hold"] == [2, 4]


def test_the_moment_says_what_comes_next():
    playing = started({"hold": 10}, {"rest": 5}, {"hold": 10})
    moment = playing.look(0)
    assert (moment.step.number, moment.following.name) == (1, "Rest")
    playing.go_to(2, 1)
    assert playing.look(1).following is None
