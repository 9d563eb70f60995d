from __future__ import annotations

from itertools import pairwise

import pytest

from stretchtimer.sound.opening import Opened
from stretchtimer.sound.speaker import BACK, GONE, Sounding, Speaker

from .fakes import CLIPS, FakeOutput

SCORE = [Sounding(101.0, "count"), Sounding(102.0, "begin")]
TOLD = [(101.0, "count"), (102.0, "begin")]


class Room:
    """A speaker with a clock set by hand; with `patient`, opening waits until `open_now`."""

    def __init__(self, patient=False, **settings):
        self.now = 100.0
        self.output = FakeOutput()
        self.aside = []
        self.patient = patient
        self.speaker = Speaker(
            CLIPS,
            clock=lambda: self.now,
            opening=lambda *_: Opened(self.output, "miniaudio: no sound device"),
            aside=self.aside.append if patient else lambda work: work(),
            **settings,
        )

    def open_now(self):
        while self.aside:
            self.aside.pop(0)()

    def look_until(self, end):
        """What was said on the way, looking ten times a second."""
        news = []
        while self.now < end:
            self.now += 0.1
            news.append(self.speaker.look(self.now))
        return [sentence for sentence in news if sentence]


def test_it_passes_on_the_whole_schedule():
    room = Room()
    room.speaker.play([*SCORE, Sounding(103, "unheard of")])
    room.speaker.retie(100.5)
    room.speaker.silence()
    assert room.output.told == [[], TOLD, "retie", "silence"]


def test_it_says_what_it_plays_on_and_why():
    speaker = Room().speaker
    assert (speaker.backend, speaker.device) == ("fake", "nothing")
    assert speaker.explained == "miniaudio: no sound device"


def test_a_slow_opening_blocks_nothing_and_loses_nothing():
    room = Room(patient=True)
    room.speaker.play(SCORE)
    room.speaker.volume = 0.3
    assert room.speaker.backend == ""
    assert room.look_until(101) == []
    room.open_now()
    assert room.output.told == [TOLD]
    assert room.output.volume == 0.3
    assert room.speaker.look(room.now) is None


def test_a_loss_is_told_once_and_the_return_is_too():
    room = Room()
    room.speaker.play(SCORE)
    room.output.living, room.output.opens_again = False, False
    assert room.look_until(101.5) == [GONE]
    assert room.output.told[-1] == "close"
    room.speaker.volume, room.speaker.muted = 0.5, True
    room.output.opens_again = True
    assert room.look_until(103) == [BACK]
    assert room.output.successor.told == [TOLD]
    assert room.output.successor.volume == 0
    assert room.look_until(110) == []


def test_it_tries_less_and_less_often_while_nothing_answers():
    room = Room(patient=True)
    room.open_now()
    room.output.living, room.output.opens_again = False, False
    tries = []
    while room.now < 140:
        room.now += 0.1
        room.speaker.look(room.now)
        if room.aside:
            tries.append(room.now)
            room.open_now()
    gaps = [b - a for a, b in pairwise(tries[1:])]  # the first one closes what was lost
    assert gaps[:4] == pytest.approx([0.5, 1, 2, 3], abs=0.15)
    assert max(gaps) <= 3.2


def test_a_hanging_server_never_blocks_a_look():
    room = Room(patient=True)
    room.open_now()
    room.output.living = False
    assert room.look_until(130) == [GONE]
    assert len(room.aside) == 2  # one closing and one opening under way, and no more piled up


def test_a_stopped_process_does_not_take_its_device_for_dead():
    room = Room()
    room.look_until(101)
    room.now += 60
    room.output.living = False  # it had no chance to pull either
    assert room.speaker.look(room.now) is None
    room.output.living = True
    assert room.look_until(room.now + 3) == []
    room.output.living = False
    assert room.look_until(room.now + 0.3) == [GONE, BACK]


def test_what_was_silenced_is_not_played_by_a_new_device():
    room = Room()
    room.speaker.play(SCORE)
    room.speaker.silence()
    room.output.living = False
    room.look_until(100.5)
    assert room.output.successor.told == [[]]


def test_mute_keeps_the_volume():
    room = Room(volume=0.7)
    room.speaker.muted = True
    assert (room.output.volume, room.speaker.volume) == (0, 0.7)
    room.speaker.muted = False
    room.speaker.volume = 1.7
    assert (room.output.volume, room.speaker.volume) == (1, 1)


def test_keep_awake_wakes_a_speaker_before_the_first_chime():
    room = Room(keep_awake=True)
    room.speaker.play(SCORE)
    assert room.output.told[-1] == [(pytest.approx(100.2), ""), *TOLD]


def test_closing_while_it_opens_leaves_nothing_open():
    room = Room(patient=True)
    room.speaker.close()
    room.open_now()
    assert room.output.told == ["close"]


def test_an_unknown_choice_is_refused_at_once():
    with pytest.raises(ValueError, match="'loud' is none of auto, miniaudio"):
        Speaker(CLIPS, "loud")
