"""A mixer that a device pulls from, with notes laid by the clock's seconds.

Everything about time that can be got wrong with a pulling device is here and not in the device's own file, so
that tests can pull by hand with a clock of their own.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from stretchtimer.sound.mixer import RATE, Mixer
from stretchtimer.sound.notes import Note, still_to_come
from stretchtimer.sound.tie import ClockTie

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Seconds by which frames and clock may part before the notes to come are moved: less is not heard, and moving
# notes for it would only make their spacing uneven.
_DRIFT = 0.015
# No sound card runs faster than this (a part of the time, with some jitter). Frames that get
# ahead more quickly do not come from drift: the device asks further in advance than before, as some do when
# they have just started or have been kept waiting, and that moves nothing that is heard.
_FASTEST, _JITTER = 0.0005, 0.002
_GAP = 0.5  # seconds without a pull: the stream did not run on (a stopped process, a server that waits)
_SETTLED = 8  # pulls after which the tie is trusted; until then it is followed at each pull
_PATIENCE = 1.0  # seconds without a pull after which the device is taken for dead,
_PATIENCE_AT_START = 3.0  # and after the opening, when a server may first play out a block of its own


class Stream:
    """Commands come from the caller's threads, `pull` from the device's."""

    def __init__(self, clock: Callable[[], float], lead: float) -> None:
        """`lead`: seconds by which everything is heard after its moment. At least the longest pull, so that
        a note due at once is still ahead of the frames that the device already has.
        """
        self._clock = clock
        self._lead = lead
        self._lock = threading.Lock()
        self._mixer = Mixer()
        self._tie = ClockTie()
        self._origin: float | None = None  # the tie by which the notes now in the mixer were laid
        self._seen = (0.0, 0.0)  # when the tie was last looked at, and what it was
        self._advance = 0.0  # by how many seconds the device asks further in advance than at the start
        self._score: tuple[Note, ...] = ()
        self._opened = self._pulled = clock()
        self._pulls = 0

    @property
    def volume(self) -> float:
        """Factor from 0 to 1; 0 is mute."""
        return self._mixer.volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._mixer.volume = volume

    def play(self, notes: Sequence[Note]) -> None:
        """Replace everything that has not begun. What sounds rings on."""
        with self._lock:
            self._follow()
            coming = still_to_come(notes, self._clock())
            if self._origin is not None:
                # A note whose moment is past but which still waits out the lead is not taken back.
                first = min([self._clock(), *(note.at for note in coming[:1])])
                self._mixer.cancel_from(self._frame(first, self._origin))
            self._score = tuple(notes)
            self._lay(coming)

    def silence(self) -> None:
        """Fade out at once and forget all that was to come."""
        with self._lock:
            self._score = ()
            self._mixer.cancel_all()

    def retie(self) -> None:
        """Move the notes to come to where the clock wants them, if the two have drifted apart."""
        with self._lock:
            self._follow()

    def alive(self, now: float) -> bool:
        """Whether the device still pulls."""
        return now <= max(self._pulled + _PATIENCE, self._opened + _PATIENCE_AT_START)

    def settled(self) -> bool:
        """Whether the device runs and its tie to the clock is trusted."""
        return self._pulls >= _SETTLED

    def pull(self, frames: int) -> bytes:
        """The next frames, for the device's thread."""
        with self._lock:
            now = self._clock()
            if now - self._pulled > _GAP:
                self._start_afresh(now)
            else:
                self._tie.observe(now, self._mixer.position)
                if self._pulls < _SETTLED:
                    self._follow()
            self._pulled = now
            self._pulls += 1
        return self._mixer.render(frames)

    def _start_afresh(self, now: float) -> None:
        """After a gap: the clock ran on and the frames did not, so what is stale is dropped."""
        self._tie.forget()
        self._tie.observe(now, self._mixer.position)
        self._pulls = 0
        self._mixer.cancel_all()
        self._origin = self._tie.origin
        self._seen, self._advance = (now, self._origin or now), 0.0
        self._lay(still_to_come(self._score, now))

    def _follow(self) -> None:
        origin = self._tie.origin
        if origin is None:
            return
        if self._origin is None:
            self._origin = origin
            self._seen = (self._clock(), origin)
            self._lay(still_to_come(self._score, self._clock()))
            return
        true = self._without_advance(origin)
        if abs(true - self._origin) > _DRIFT:
            # `true` later on the clock: the frames lag behind, so the notes have to come at earlier ones.
            self._mixer.shift(round((self._origin - true) * RATE))
            self._origin = true

    def _without_advance(self, origin: float) -> float:
        """The tie as it would be if the device still asked as far in advance as at the start."""
        now = self._clock()
        (seen_at, seen), self._seen = self._seen, (now, origin)
        change = origin - seen
        if self._pulls < _SETTLED:
            self._advance = 0.0
        elif change < -(_JITTER + _FASTEST * (now - seen_at)):
            self._advance -= change
        elif change > 0:
            # What is given back is no loss.
            self._advance -= min(change, self._advance)
        return origin + self._advance

    def _lay(self, notes: Sequence[Note]) -> None:
        if self._origin is None:
            return  # laid at the first pull, which says where frames and clock stand
        for note in notes:
            self._mixer.schedule(self._frame(note.at, self._origin), note.clip, note.pan, note.gain)

    def _frame(self, at: float, origin: float) -> int:
        return round((at + self._lead - origin) * RATE)
