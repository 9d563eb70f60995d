"""The terminal bell: where there is no sound device, a beep at the right moment is better than none."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from stretchtimer.sound.punctual import Punctual, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stretchtimer.sound.notes import Note

LATE = 1.0
"""Seconds after which a bell would mislead."""

_APART = 0.1  # seconds: terminals swallow a bell that follows closer


class Bell:
    """An Output that can do one thing only: ring, once for each cue."""

    name = "bell"
    device = "the terminal's bell"

    def __init__(self, ring: Callable[[], None], punctual: Punctual) -> None:
        """`ring` is called from `punctual`'s thread, so that a busy screen does not delay it."""
        self.volume = 1.0
        self._ring = ring
        self._punctual = punctual

    def play(self, notes: Sequence[Note]) -> None:
        """Ring at each cue to come."""
        tasks: list[Task] = []
        for note in notes:
            if note.chime and (not tasks or note.at - tasks[-1].at >= _APART):
                tasks.append(Task(note.at, lambda: True, self._ring_once))
        self._punctual.replace(tasks)

    def silence(self) -> None:
        """Ring no more."""
        self._punctual.replace([])

    def retie(self) -> None:
        """Nothing to do: it rings by the system's clock."""

    def alive(self, now: float) -> bool:
        """Always."""
        return True

    def settled(self) -> bool:
        """Always."""
        return True

    def close(self) -> None:
        """End the thread."""
        self._punctual.close()

    def again(self) -> Bell:
        """A new bell with the same ring."""
        return Bell(self._ring, Punctual(self._punctual.clock, LATE))

    def _ring_once(self) -> None:
        if self.volume > 0:
            # A terminal that went away has no bell; the face notices by itself.
            with suppress(OSError, ValueError):
                self._ring()
