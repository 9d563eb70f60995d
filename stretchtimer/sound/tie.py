"""The tie between a device's frames and the clock.

A device asks for frames in whole buffers and sometimes late, so a single moment of asking says little. But it
never asks *early*: the earliest of many askings, over some seconds, is steady to a fraction of a millisecond.
"""

from __future__ import annotations

from collections import deque

from stretchtimer.sound.mixer import RATE

_WINDOW = 4.0  # seconds: many askings, and short enough to follow a sound card that runs slow


class ClockTie:
    """Running minimum of (clock - frames / RATE): the clock's second at which frame 0 was due."""

    def __init__(self) -> None:
        # Rising in both numbers, so that the first is the minimum of the window.
        self._seen: deque[tuple[float, float]] = deque()

    @property
    def origin(self) -> float | None:
        """The second of frame 0 on the clock, or None before the first asking."""
        return self._seen[0][1] if self._seen else None

    def observe(self, now: float, frame: int) -> None:
        """The device asked, at `now`, for what begins at `frame`."""
        origin = now - frame / RATE
        while self._seen and self._seen[-1][1] >= origin:
            self._seen.pop()
        self._seen.append((now, origin))
        while self._seen[0][0] < now - _WINDOW:
            self._seen.popleft()

    def forget(self) -> None:
        """Start afresh, after a gap in the asking."""
        self._seen.clear()
