from __future__ import annotations

from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.sound.mixer import RATE, Clip
from stretchtimer.sound.notes import Note
from stretchtimer.sound.stream import Stream
from stretchtimer.sound.tie import ClockTie

PULL = RATE // 20
LEAD = 0.06
CLICK = Clip(array("h", [1000]))


class Card:
    """A sound card with a clock of its own: pulls 50 ms at a time and keeps what it was given."""

    def __init__(self, start=100.0):
        self.now = start
        self.stream = Stream(lambda: self.now, LEAD)
        self.frames = 0
        self.heard = []

    def pull(self):
        samples = array("h", self.stream.pull(PULL))[0::2]
        # Once for each click, also where two fall on one frame.
        self.heard += [self.frames + n for n, sample in enumerate(samples) for _ in range(sample // 1000)]
        self.frames += PULL

    def run(self, seconds, speed=1.0, jitter=()):
        """Pull on time; `speed` is how fast the card is, `jitter` by how much some pulls come too late."""
        late = iter(jitter)
        due = self.now
        for _ in range(round(seconds / 0.05)):
            self.now = due + next(late, 0.0)
            self.pull()
            due += 0.05 / speed
        self.now = due


def notes(*moments):
    return [Note(at, CLICK, chime="count") for at in moments]


def spacing(frames):
    return [(b - a) / RATE for a, b in pairwise(frames)]


@given(st.lists(st.floats(0, 0.045), max_size=60))
def test_late_pulls_do_not_move_a_note(jitter):
    card = Card()
    card.run(1)
    card.stream.play(notes(101.0, 101.5, 102.25))
    card.run(3, jitter=jitter)
    assert spacing(card.heard) == [0.5, 0.75]
    # The first is not clipped either: it has waited out the lead.
    assert card.heard[0] / RATE == pytest.approx(1.0 + LEAD, abs=1 / RATE)


def test_what_is_played_before_the_device_pulls_is_laid_with_the_first_pull():
    card = Card()
    card.stream.play(notes(100.2, 100.4))
    card.run(1)
    assert card.heard == [round((0.2 + LEAD) * RATE), round((0.4 + LEAD) * RATE)]


def test_a_new_schedule_replaces_what_is_to_come_but_not_what_only_waits_out_the_lead():
    card = Card()
    card.run(1)
    card.stream.play(notes(101.0, 102.0))
    card.now = 101.01
    card.stream.play(notes(101.5))
    card.now = 101.0
    card.run(2)
    assert spacing(card.heard) == [0.5]


def test_a_schedule_made_a_moment_ago_is_played_whole_and_once():
    card = Card()
    card.run(1)
    card.stream.play(notes(100.99, 101.5))
    card.stream.play(notes(100.99, 101.5))
    card.run(1)
    assert spacing(card.heard) == [pytest.approx(0.51, abs=1 / RATE)]


def test_silence_forgets():
    card = Card()
    card.run(1)
    card.stream.play(notes(101.5))
    card.stream.silence()
    card.run(2)
    assert card.heard == []


def test_drift_is_set_right_at_a_retie_and_only_then():
    card = Card()
    card.run(1)
    card.stream.play(notes(140.0, 150.0))
    card.run(35, speed=0.999)  # the card loses 35 ms
    assert card.now == pytest.approx(136.035)
    card.stream.retie()
    card.run(14)
    # The tie looks back over four seconds, in which 4 ms were lost.
    assert card.heard[0] / RATE == pytest.approx(40.0 + LEAD - 0.035, abs=0.005)


def test_a_fast_card_is_followed_too():
    card = Card()
    card.run(1)
    card.stream.play(notes(160.0))
    for _ in range(8):
        card.run(7, speed=1.0004)  # the card gains 2.8 ms in each of these
        card.stream.retie()
    card.run(5, speed=1.0004)
    # Moved once, by what it had gained when that was more than is left alone.
    assert card.heard[0] / RATE == pytest.approx(60.0 + LEAD + 0.017, abs=0.003)


def test_a_device_that_asks_further_in_advance_moves_nothing_nor_when_it_asks_less_again():
    card = Card()
    card.run(1)
    card.stream.play(notes(110.0, 112.0, 125.0))
    card.run(3)
    # One pull comes at once after another, and all that follow are as much earlier for their frames.
    card.pull()
    card.run(2)
    card.stream.retie()
    card.run(5.5)
    # It has lost its advance again: one pull less in the same time.
    card.now += 0.05
    card.run(6)
    card.stream.retie()
    card.run(10)
    assert card.heard == [round((at + LEAD) * RATE) for at in (10, 12, 25)]


def test_a_small_drift_is_left_alone():
    card = Card()
    card.run(1)
    card.stream.play(notes(110.0))
    card.run(4, speed=0.999)
    card.stream.retie()
    card.run(6)
    assert card.heard == [round((10 + LEAD) * RATE)]


def test_after_a_gap_the_stale_is_dropped_and_the_rest_is_in_place():
    card = Card()
    card.run(1)
    card.stream.play(notes(101.5, 102.5, 103.5, 104.6, 105.6))
    card.run(1)
    card.now = 104.0  # the process was stopped for two seconds
    card.run(2)
    assert len(card.heard) == 3
    frames_missed = 2 * RATE
    assert [frame + frames_missed for frame in card.heard[1:]] == [
        pytest.approx((at - 100 + LEAD) * RATE, abs=2) for at in (104.6, 105.6)
    ]


def test_a_server_that_first_plays_a_block_of_its_own_delays_but_does_not_displace():
    card = Card()
    card.pull()  # filled ahead,
    card.now += 1.9  # and then nothing for nearly two seconds
    card.run(1)
    assert card.stream.settled()
    card.stream.play(notes(103.0, 103.5))
    card.run(1)
    assert spacing(card.heard) == [0.5]


def test_a_device_that_no_longer_pulls_is_dead():
    card = Card()
    assert card.stream.alive(102.9)
    assert not card.stream.alive(103.1)
    card.now = 110.0
    card.pull()
    assert card.stream.alive(110.9)
    assert not card.stream.alive(111.1)


@given(st.lists(st.floats(0, 0.5), min_size=1, max_size=80))
def test_the_tie_is_the_earliest_asking(delays):
    tie = ClockTie()
    for n, delay in enumerate(delays):
        tie.observe(50 + n * 0.05 + delay, n * PULL)
    assert tie.origin == pytest.approx(50 + min(delays), abs=1e-9)


def test_the_tie_forgets_after_some_seconds():
    tie = ClockTie()
    tie.observe(10.0, 0)
    tie.observe(15.0, round(4.5 * RATE))
    assert tie.origin == pytest.approx(10.5)
