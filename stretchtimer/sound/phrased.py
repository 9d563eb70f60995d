"""For ways out that play whole buffers: notes that stand close are mixed ahead into one buffer, a phrase.

Within a phrase the notes are exact to the frame; each phrase is started at its moment on the clock.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from stretchtimer.sound.notes import Note, mix_ahead, phrases, still_to_come
from stretchtimer.sound.output import OutputError
from stretchtimer.sound.punctual import Punctual, Task

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAD = 0.15  # seconds by which all is heard after its moment: the time to mix the first phrase of a schedule


class BufferPlayer(Protocol):
    """Plays one buffer of 16-bit stereo at RATE after the other."""

    @property
    def name(self) -> str:
        """As a person writes it in the settings."""

    @property
    def device(self) -> str:
        """What it plays on, for a person to read."""

    def prepare(self, sound: bytes) -> None:
        """Take a buffer, so that `start` begins with it at once. Raises OutputError."""

    def start(self) -> None:
        """Play the buffer last prepared, without waiting for its end. Raises OutputError."""

    def stop(self) -> None:
        """Silence what plays."""

    def working(self) -> bool:
        """False once it is known that nothing comes out any more."""

    def close(self) -> None:
        """Let go of processes and files; may be called twice."""

    def again(self) -> BufferPlayer:
        """The same player, opened anew. Raises OutputError."""


class PhrasedOutput:
    """An Output made of a BufferPlayer."""

    def __init__(self, player: BufferPlayer, punctual: Punctual) -> None:
        """`punctual` starts the phrases, and belongs to this output alone."""
        self._player = player
        self._punctual = punctual
        self._volume = 1.0
        self._broken = False
        self.name = player.name
        self.device = player.device

    @property
    def volume(self) -> float:
        """Factor from 0 to 1. A mute acts at once, another change with the next phrase."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._volume = volume
        self._punctual.unready()
        if volume == 0:
            self._player.stop()

    def play(self, notes: Sequence[Note]) -> None:
        """Replace all; what sounds is cut, because it is one buffer with what was to come."""
        self.silence()
        coming = phrases(still_to_come(notes, self._punctual.clock()))
        self._punctual.replace([Task(p[0].at + _LEAD, partial(self._mix, p), self._start) for p in coming])

    def silence(self) -> None:
        """Stop the running buffer and forget the rest."""
        self._punctual.replace([])
        self._player.stop()

    def retie(self) -> None:
        """Nothing to do: each phrase starts by the system's clock."""

    def alive(self, now: float) -> bool:
        """Whether the player works, as far as it can tell."""
        return not self._broken and self._player.working()

    def settled(self) -> bool:
        """Ready as soon as it is open."""
        return True

    def close(self) -> None:
        """End the thread and the player."""
        self._punctual.close()
        self._player.close()

    def again(self) -> PhrasedOutput:
        """The same player, opened anew."""
        return PhrasedOutput(self._player.again(), Punctual(self._punctual.clock))

    def _mix(self, phrase: Sequence[Note]) -> bool:
        if self._volume == 0:
            return True  # it may be loud again before its moment, and is then mixed again
        try:
            self._player.prepare(mix_ahead(phrase, self._volume))
        except OutputError:
            self._broken = True
        return not self._broken

    def _start(self) -> None:
        if self._volume == 0:
            return
        try:
            self._player.start()
        except OutputError:
            self._broken = True
