"""Ways out that start something at its moment: phrases and the terminal's bell."""

from __future__ import annotations

import threading
from array import array

import pytest

from stretchtimer.sound.bell import LATE, Bell
from stretchtimer.sound.mixer import RATE, Clip
from stretchtimer.sound.notes import Note
from stretchtimer.sound.output import OutputError
from stretchtimer.sound.phrased import PhrasedOutput
from stretchtimer.sound.punctual import Punctual

TONE = Clip(array("h", [1000] * (RATE // 10)))


class FakePlayer:
    name = "fake"
    device = "nothing"

    def __init__(self, clock):
        self.clock = clock
        self.prepared = None
        self.told = []
        self.broken = False

    def prepare(self, sound):
        self.prepared = array("h", sound)

    def start(self):
        if self.broken:
            raise OutputError("it broke")
        self.told.append((self.clock(), max(self.prepared), len(self.prepared) / 2 / RATE))

    def stop(self):
        self.told.append("stop")

    def working(self):
        return True

    def close(self):
        self.told.append("close")


class Stage:
    """The clock is set by hand, and nothing waits: whatever would be done in the thread is done in `run`."""

    def __init__(self, late=0.25):
        self.now = 100.0
        self.punctual = Punctual(lambda: self.now, late, aside=lambda _: None)
        self.player = FakePlayer(lambda: self.now)
        self.output = PhrasedOutput(self.player, self.punctual)

    def run(self, until):
        while self.now < until:
            self.punctual.advance()
            self.now = round(self.now + 0.01, 2)

    def started(self):
        return [entry for entry in self.player.told if entry not in ("stop", "close")]


def notes(*moments):
    return [Note(at, TONE, chime="count") for at in moments]


def test_each_phrase_starts_at_its_moment_and_a_constant_lead_later():
    stage = Stage()
    stage.output.play(notes(100, 100.5, 102, 104))
    stage.run(106)
    assert [(at, seconds) for at, _, seconds in stage.started()] == [
        (100.15, pytest.approx(0.6)),
        (102.15, pytest.approx(0.1)),
        (104.15, pytest.approx(0.1)),
    ]


def test_silence_stops_what_runs_and_forgets_the_rest():
    stage = Stage()
    stage.output.play(notes(100.5, 103))
    stage.run(101)
    stage.output.silence()
    stage.run(105)
    assert stage.player.told == ["stop", (100.65, 1000, pytest.approx(0.1)), "stop"]


def test_a_new_schedule_replaces_the_old_one():
    stage = Stage()
    stage.output.play(notes(100.5, 103))
    stage.run(100.2)
    stage.output.play(notes(102))
    stage.run(105)
    assert [at for at, *_ in stage.started()] == [102.15]


def test_volume_reaches_a_phrase_that_is_already_mixed():
    stage = Stage()
    stage.output.play(notes(101, 103))
    stage.run(100.5)
    stage.output.volume = 0.5
    stage.run(104)
    assert [peak for _, peak, _ in stage.started()] == [500, 500]


def test_mute_is_at_once_and_the_next_phrase_after_it_is_heard():
    stage = Stage()
    stage.output.play(notes(100.5, 102, 104))
    stage.run(101)
    stage.output.volume = 0.0
    assert stage.player.told[-1] == "stop"
    stage.run(103)
    stage.output.volume = 1.0
    stage.run(105)
    assert [at for at, *_ in stage.started()] == [100.65, 104.15]


def test_after_a_stop_of_the_process_nothing_stale_is_rattled_off():
    stage = Stage()
    stage.output.play(notes(101, 102, 103, 110))
    stage.run(100.5)
    stage.now = 105.0
    stage.run(112)
    assert [at for at, *_ in stage.started()] == [110.15]


def test_a_player_that_breaks_is_noticed():
    stage = Stage()
    assert stage.output.alive(stage.now)
    stage.player.broken = True
    stage.output.play(notes(100.5))
    stage.run(101)
    assert not stage.output.alive(stage.now)


def test_a_closed_output_starts_nothing():
    stage = Stage()
    stage.output.play(notes(100.5))
    stage.output.close()
    stage.run(102)
    assert stage.player.told == ["stop", "close"]


def bell_at(stage, rings):
    return Bell(lambda: rings.append(stage.now), stage.punctual)


def test_the_bell_rings_once_for_each_chime():
    stage, rings = Stage(LATE), []
    bell = bell_at(stage, rings)
    bell.play([*notes(100.5, 100.55, 101), Note(101.5, TONE)])  # the last is a primer
    stage.run(103)
    assert rings == [100.5, 101]


def test_a_bell_late_by_more_than_a_second_is_not_rung():
    stage, rings = Stage(LATE), []
    bell = bell_at(stage, rings)
    bell.play(notes(101, 102, 103.5))
    stage.run(100.5)
    stage.now = 102.9
    stage.run(104)
    assert rings == [102.9, 103.5]


def test_a_muted_bell_is_silent():
    stage, rings = Stage(LATE), []
    bell = bell_at(stage, rings)
    bell.play(notes(101, 102))
    bell.volume = 0.0
    stage.run(101.5)
    bell.volume = 1.0
    stage.run(103)
    assert rings == [102]


def test_the_bell_of_a_terminal_that_went_away_does_no_harm():
    stage = Stage(LATE)

    def ring():
        raise OSError("no terminal")

    bell = Bell(ring, stage.punctual)
    bell.play(notes(101, 102))
    stage.run(103)
    assert bell.alive(stage.now)


def test_the_thread_starts_what_is_due_by_itself():
    done = threading.Event()
    bell = Bell(done.set, Punctual(lambda: 100.0, LATE))
    bell.play(notes(100.0))
    assert done.wait(5)
    bell.close()
