"""What a session holds of the sound: it takes the whole remaining schedule and sees to it that it is heard.

A sound server may die, hang or be absent; none of it may cost more than the sound. So every opening and
closing happens in a thread, and what is to be heard is kept here, in seconds of the clock, whatever becomes
of the device.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from stretchtimer.sound.notes import Note, Sounding, notes_of, primer, with_primers
from stretchtimer.sound.opening import CHOICES, Opened, open_output
from stretchtimer.sound.output import Output, OutputError
from stretchtimer.sound.punctual import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from stretchtimer.sound.mixer import Clip

__all__ = ["Sounding", "Speaker"]

GONE = "Sound is gone; trying again."
BACK = "Sound is back."

_SOON, _SELDOM = 0.5, 3.0  # seconds between two tries to reopen: at first, and at most
_STEADY = 10.0  # seconds a device must last before the next loss is tried anew at the quick pace
_UNSEEN = 1.0  # seconds without a look: the process was stopped, and the device had no chance either


class Speaker:
    """Plays chimes and spoken lines at their moments. Opens its device in the background once it is made."""

    def __init__(
        self,
        clips: Mapping[str, Clip],
        choice: str = "auto",
        *,
        lines: Mapping[str, Clip] | None = None,
        ring: Callable[[], None] | None = None,
        keep_awake: bool = False,
        volume: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        opening: Callable[[str, Callable[[], None] | None, Callable[[], float]], Opened] = open_output,
        aside: Callable[[Callable[[], None]], None] = in_thread,
    ) -> None:
        """`lines`: spoken ones by their text, may still grow. `choice` and `ring` as in `open_output`.

        `keep_awake` wakes Bluetooth speakers before a cue; `aside` runs what may take long away from the
        caller. Raises ValueError for an unknown choice.
        """
        if choice not in CHOICES:
            raise ValueError(f"{choice!r} is none of {', '.join(CHOICES)}")
        self._clips = clips
        self._lines = lines
        self._primer = primer() if keep_awake else None
        self._volume = max(0.0, min(1.0, volume))
        self._muted = False
        self._clock = clock
        self._aside = aside
        self._lock = threading.RLock()
        self._opened = threading.Event()
        self._closed = False
        self._output: Output | None = None
        self._explained = ""
        self._score: tuple[Note, ...] = ()
        self._news: str | None = None
        # The watch over the device.
        self._looked = self._watched_from = self._since = clock()
        self._lost: Output | None = None
        self._trying = True
        self._pause, self._next_try = _SOON, 0.0
        aside(lambda: self._open(lambda: opening(choice, ring, clock)))

    def play(self, soundings: Iterable[Sounding]) -> None:
        """Replace everything that has not begun. Chimes and lines that are not there are passed over."""
        notes = notes_of(soundings, self._clips, self._lines)
        if self._primer is not None:
            notes = with_primers(notes, self._primer)
        with self._lock:
            self._score = notes
            if self._output is not None:
                self._output.play(notes)

    def silence(self) -> None:
        """Be silent at once and forget the schedule."""
        with self._lock:
            self._score = ()
            if self._output is not None:
                self._output.silence()

    def retie(self, now: float) -> None:
        """Set right what has drifted between sound card and clock; for each new segment."""
        with self._lock:
            if self._output is not None:
                self._output.retie()

    def look(self, now: float) -> str | None:
        """Watch over the device; call it at least once a second. A sentence when something changed, once."""
        with self._lock:
            if now - self._looked > _UNSEEN:
                self._watched_from = now + _UNSEEN
            self._looked = now
            if self._output is not None:
                if now >= self._watched_from and not self._output.alive(now):
                    self._lose(self._output, now)
            elif not self._trying and now >= self._next_try:
                self._try_again()
            news, self._news = self._news, None
            return news

    def ringing(self, now: float) -> float:
        """Seconds until what is scheduled has rung out; 0 where no clip is to be heard."""
        if self._muted or self.backend in {"", "bell", "none"}:
            return 0.0
        return max((note.end - now for note in self._score if note.end > now), default=0.0)

    def wait_until_open(self, seconds: float = 3.0) -> bool:
        """Wait until a way out is open and exact, for an exact first chime; False if it takes longer."""
        patience = time.monotonic() + seconds
        if not self._opened.wait(seconds):
            return False
        while self._output is None or not self._output.settled():
            if self._closed or time.monotonic() > patience:
                return False
            time.sleep(0.01)
        return True

    def close(self) -> None:
        """Silence, and let go of the device. Does not wait for a server that hangs."""
        with self._lock:
            self._closed = True
            self._opened.set()  # nobody need wait any longer
            self.silence()
            output, self._output = self._output, None
        if output is not None:
            closing = threading.Thread(target=output.close, name="stretchtimer-sound", daemon=True)
            closing.start()
            closing.join(1.0)

    @property
    def volume(self) -> float:
        """From 0 to 1; what is beyond is brought back into the range."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        with self._lock:
            self._volume = max(0.0, min(1.0, volume))
            self._pass_on_volume()

    @property
    def muted(self) -> bool:
        """Whether nothing is to be heard; the volume stays as it was set."""
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        with self._lock:
            self._muted = muted
            self._pass_on_volume()

    @property
    def backend(self) -> str:
        """The name of the way out (miniaudio, simpleaudio, system, bell, none); empty while there is none."""
        output = self._output
        return output.name if output is not None else ""

    @property
    def device(self) -> str:
        """What it plays on; empty while there is none."""
        output = self._output
        return output.device if output is not None else ""

    @property
    def explained(self) -> str:
        """Why it is not a better way out; empty if there is no better one."""
        return self._explained

    def _pass_on_volume(self) -> None:
        if self._output is not None:
            self._output.volume = 0.0 if self._muted else self._volume

    def _lose(self, output: Output, now: float) -> None:
        if now - self._since > _STEADY:
            self._pause = _SOON
        self._lost, self._output = output, None
        self._news = GONE
        self._next_try = now
        self._aside(output.close)

    def _try_again(self) -> None:
        if (lost := self._lost) is not None:
            self._trying = True
            self._aside(lambda: self._open(lambda: Opened(lost.again(), self._explained)))

    def _open(self, opening: Callable[[], Opened]) -> None:
        try:
            opened = opening()
        except OutputError:
            with self._lock:
                self._trying = False
                self._next_try = self._clock() + self._pause
                self._pause = min(2 * self._pause, _SELDOM)
            return
        with self._lock:
            self._trying = False
            if self._closed:
                opened.output.close()
                return
            self._output, self._explained = opened.output, opened.explained
            self._since = self._clock()
            self._pass_on_volume()
            self._output.play(self._score)
            if self._lost is not None:
                self._lost, self._news = None, BACK
        self._opened.set()
