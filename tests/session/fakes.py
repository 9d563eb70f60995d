"""A clock set by hand, a speaker that writes down what it is told, and a small routine to play."""

from __future__ import annotations

from stretchtimer.core.routine import Routine
from stretchtimer.core.timeline import compile_routine
from stretchtimer.session import Session


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self, now=1000.0):
        self.now = now

    def __call__(self):
        return self.now


class FakeSpeaker:
    """What a session holds of the sound, without any."""

    backend = "fake"

    def __init__(self):
        self.score = []
        self.told = []
        self.news = []
        self.muted = False
        self._volume = 0.8
        self.rings = 0.0
        self.opened = True

    @property
    def volume(self):
        return self._volume

    @volume.setter
    def volume(self, volume):
        self._volume = max(0.0, min(1.0, volume))

    def play(self, soundings):
        self.score = list(soundings)
        self.told.append("play")

    def silence(self):
        self.score = []
        self.told.append("silence")

    def retie(self, now):
        self.told.append(("retie", now))

    def look(self, now):
        return self.news.pop(0) if self.news else None

    def ringing(self, now):
        return self.rings

    def wait_until_open(self, seconds=3.0):
        return self.opened

    def close(self):
        self.told.append("close")

    def chimes(self):
        """What is to be heard: (clock second, chime), rounded to the microsecond."""
        return [(round(each.at, 6), each.chime) for each in self.score]


def routine(*steps, name="Test"):
    """A timeline of steps as they would be written in a file."""
    return compile_routine(Routine.model_validate({"name": name, "steps": steps}), {})


def small():
    """5 s ready, left 20 s, 4 s to switch, right 20 s; rest 6 s; 5 s ready, 2 breaths of 2 + 3 s: 70 s."""
    return routine(
        {"name": "Lunge", "hold": "20s", "sides": "each", "setup": "5s", "switch": "4s"},
        {"rest": "6s"},
        {"name": "Cat", "breaths": 2, "breath": {"in": "2s", "out": "3s"}, "setup": "5s"},
    )


class Scene:
    """A session with its clock and its speaker."""

    def __init__(self, timeline=None, speed=1.0, **settings):
        self.clock = Clock()
        self.speaker = FakeSpeaker()
        self.session = Session(timeline or small(), self.speaker, speed=speed, clock=self.clock, **settings)
        self.due = []
        self.news = []
        self.moment = None

    def look(self):
        look = self.session.look()
        self.due += [cue.chime or cue.say for cue, _ in look.due]
        self.news += look.news
        self.moment = look.moment
        return look

    def jump(self, seconds):
        """Nobody looks meanwhile."""
        self.clock.now += seconds
        return self.look()

    def wait(self, seconds):
        """Look twice a second on the way."""
        end = self.clock.now + seconds
        while self.clock.now < end:
            self.jump(min(0.5, end - self.clock.now))
        return self.moment
