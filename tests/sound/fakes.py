"""Stand-ins that need neither a device nor a wait."""

from __future__ import annotations

from array import array

from stretchtimer.sound.mixer import Clip
from stretchtimer.sound.output import OutputError

CLIPS = {name: Clip(array("h", [1000] * 100)) for name in ("count", "begin")}


class FakeOutput:
    """An Output that writes down what it is told."""

    name = "fake"
    device = "nothing"

    def __init__(self):
        self.volume = 1.0
        self.told = []
        self.living = True
        self.opens_again = True
        self.successor = None

    def play(self, notes):
        self.told.append([(note.at, note.chime) for note in notes])

    def silence(self):
        self.told.append("silence")

    def retie(self):
        self.told.append("retie")

    def alive(self, now):
        return self.living

    def settled(self):
        return True

    def close(self):
        self.told.append("close")

    def again(self):
        if not self.opens_again:
            raise OutputError("still nobody there")
        self.successor = FakeOutput()
        return self.successor
