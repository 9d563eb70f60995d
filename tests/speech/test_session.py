"""What a session says when the person does something: heard by a speaker that writes everything down."""

from itertools import pairwise

import pytest

from stretchtimer.announcing import Announcer
from stretchtimer.core.player import State
from stretchtimer.core.routine import Routine, Stretch
from stretchtimer.core.timeline import compile_routine
from stretchtimer.session import LONG_PAUSE, Session
from stretchtimer.sound.lines import Lines

WORD = 0.4


class AllRecorded(Lines):
    """Every text has a recording, 0.4 s for each word."""

    def seconds(self, text):
        return WORD * len(text.split())


class Listener:
    """A Speaker that keeps the schedule."""

    def __init__(self):
        self.schedule = []
        self.told = []
        self.muted = False
        self.volume = 1.0

    def play(self, soundings):
        self.schedule = sorted(soundings, key=lambda each: each.at)
        self.told.append("play")

    def silence(self):
        self.schedule = []
        self.told.append("silence")

    def look(self, now):
        return None

    def retie(self, now):
        pass

    def close(self):
        self.told.append("close")

    def wait_until_open(self):
        return True


class Room:
    """A session and a clock set by hand."""

    def __init__(self, level="full", **settings):
        self.now = 1000.0
        timeline = compile_routine(ROUTINE, {"lunge": LUNGE})
        self.ear = Listener()
        announcer = Announcer(AllRecorded(), level)
        self.session = Session(timeline, self.ear, announcer, clock=lambda: self.now, **settings)
        self.session.prepare()

    def at(self, second):
        """Let time pass, looking once a second as a face does."""
        while self.now < 1000.0 + second:
            self.now = min(self.now + 1, 1000.0 + second)
            self.session.look()
        return self.session

    def said(self):
        return [(round(each.at - self.now, 2), each.line) for each in self.ear.schedule if each.line]


LUNGE = Stretch.model_validate(
    {
        "name": "Lunge",
        "position": "kneeling",
        "hold": "40s",
        "sides": "each",
        "setup": "12s",
        "cues": [{"at": "setup", "say": "Kneel down."}, {"at": "out", "say": "Then stand up."}],
    }
)
ROUTINE = Routine.model_validate(
    {"name": "It", "steps": [{"stretch": "lunge"}, {"name": "Walk", "hold": "30s", "setup": "8s"}]}
)


@pytest.fixture
def room():
    return Room()


def test_a_start_says_everything_to_its_end(room):
    room.session.start()
    said = [line for _, line in room.said()]
    assert said[:4] == ["First: Lunge, left side.", "Kneel down.", "40 seconds.", "Half way."]
    assert said[-1] == "That was all. Well done."


def test_a_pause_is_silent_and_says_again_what_it_cut(room):
    room.session.start()
    room.at(1.0).pause()  # within «First: Lunge, left side.»
    assert room.ear.schedule == []
    room.at(5.0).resume()
    assert room.said()[0] == (3.0, "First: Lunge, left side.")


def test_a_short_pause_says_nothing_else(room):
    room.session.start()
    room.at(40.0).pause()
    room.at(50.0).resume()
    assert room.said()[0][0] > 3.0
    assert room.session.look().moment.settling == pytest.approx(3.0)


def test_after_minutes_the_pose_and_the_side_are_told_before_the_count(room):
    room.session.start()
    room.at(40.0).pause()
    room.at(41.0 + LONG_PAUSE).resume()
    assert room.said()[0] == (0.0, "Lunge, left side.")
    counts = [each.at - room.now for each in room.ear.schedule if each.chime.startswith("count")]
    assert counts[0] >= 3 * WORD
    settling = room.session.look().moment.settling
    assert settling == pytest.approx(counts[0] + 3.0)
    assert counts[:3] == pytest.approx([settling - 3, settling - 2, settling - 1])


def test_where_am_i_is_answered_at_once_and_nothing_else_is_lost(room):
    room.session.start()
    answer = room.at(30.0).where_am_i()
    assert answer == "Lunge, left side. 25 seconds left. Next: Walk."
    said = room.said()
    assert said[:3] == [
        (0.0, "Lunge, left side."),
        (pytest.approx(1.4, abs=0.1), "25 seconds left."),
        (pytest.approx(2.8, abs=0.1), "Next: Walk."),
    ]
    assert (15.0, "Ten seconds.") in said


def test_where_am_i_is_answered_in_a_pause_too_and_the_clock_still_stands(room):
    room.session.start()
    room.at(40.0).pause()
    room.at(45.0).where_am_i()
    assert [line for _, line in room.said()] == ["Lunge, left side.", "15 seconds left.", "Next: Walk."]
    assert not [each for each in room.ear.schedule if each.chime]
    assert room.session.state is State.PAUSED


def test_where_am_i_is_answered_with_the_voice_off():
    room = Room(level="off")
    room.session.start()
    assert not room.said()
    room.at(30.0).where_am_i()
    assert [line for _, line in room.said()] == ["Lunge, left side.", "25 seconds left.", "Next: Walk."]


def test_where_am_i_before_a_last_step(room):
    room.session.start(1)
    assert room.session.where_am_i() == "Walk. 10 seconds left. Then you are done."


def test_a_skip_cuts_the_words_about_what_is_over(room):
    room.session.start()
    room.ear.told.clear()
    room.at(1.0).skip()
    assert room.ear.told == ["silence", "play"]
    assert room.said()[0][1] == "Next: Walk."


def test_ten_seconds_more_let_a_phrase_end_and_lose_none(room):
    room.session.start()
    room.ear.told.clear()
    room.at(1.0).extend(10)  # «First: Lunge, left side.» sounds, «Kneel down.» waits for its turn
    assert room.ear.told == ["play"]
    assert [line for _, line in room.said()][:2] == ["Kneel down.", "40 seconds."]
    assert room.said()[0][0] == pytest.approx(0.5 + 4 * WORD + 0.2 - 1.0, abs=0.02)


def test_the_voice_goes_off_and_on_and_the_chimes_stay(room):
    room.session.start()
    chimes = sum(1 for each in room.ear.schedule if each.chime)
    assert room.at(20.0).toggle_voice() is False
    assert room.said() == []
    assert sum(1 for each in room.ear.schedule if each.chime) < chimes
    assert room.session.toggle_voice() is True
    assert room.said()


def test_words_come_nearer_to_the_middle_than_chimes(room):
    room.session.start()
    pans = {(bool(each.line), round(each.pan, 2)) for each in room.ear.schedule}
    assert pans == {(False, -0.8), (False, 0.8), (True, -0.24), (True, 0.24), (False, 0), (True, 0)}


def test_bowls_are_softer_under_words(room):
    room.session.start()
    bowls = [each for each in room.ear.schedule if each.chime in {"begin", "rest", "finish"}]
    words = [(each.at, each.at + WORD * len(each.line.split())) for each in room.ear.schedule if each.line]
    for bowl in bowls:
        under = any(begin < bowl.at + 4 and bowl.at < end for begin, end in words)
        assert bowl.gain == (0.5 if under else 1.0)
    assert {bowl.gain for bowl in bowls} == {0.5, 1.0}


def test_at_twice_the_speed_words_still_have_their_room():
    room = Room(speed=2.0)
    room.session.start()
    said = [(each.at, each.at + WORD * len(each.line.split())) for each in room.ear.schedule if each.line]
    assert said == sorted(said)
    assert all(one[1] <= other[0] for one, other in pairwise(said))


def test_beyond_four_times_the_speed_there_is_silence():
    room = Room(speed=10.0)
    room.session.start()
    assert room.ear.schedule == []


def test_lines_without_a_recording_are_told_once_on_the_screen():
    timeline = compile_routine(ROUTINE, {"lunge": LUNGE})
    session = Session(timeline, Listener(), Announcer(Lines()), clock=lambda: 0.0)
    session.prepare()
    (news,) = session.look().news
    assert "shown and not spoken" in news
    assert session.look().news == ()


def test_tones_rise_towards_the_end_of_a_hold():
    timeline = compile_routine(ROUTINE, {"lunge": LUNGE})
    assert not [cue for _, cue, _ in timeline.cues() if (cue.chime or "").startswith("tone")]
    (first, *_) = [each for each in timeline.with_tones().segments if each.kind == "hold"]
    tones = [(cue.at, cue.chime) for cue in first.cues if (cue.chime or "").startswith("tone")]
    assert tones == [(10.0, "tone-5"), (30.0, "tone-6")]  # at 20 s it is half time
    longer = timeline.with_tones().changed(first.leg, 10.0, 0.0, 1)
    assert [cue for cue in longer.segments[1].cues if cue.chime == "tone-4"]
