"""A knee on the keyboard does no harm."""

from __future__ import annotations

import time
from collections.abc import Callable


class Debounce:
    """Lets the first of a run of presses through.

    A held key repeats after about half a second, then thirty times a second; each press renews the wait, so a
    key that stays down counts once. The clock is injected.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last: dict[str, float] = {}

    def allows(self, action: str, apart: float) -> bool:
        """Whether `action` counts: not if it was last tried less than `apart` seconds ago."""
        now = self._clock()
        last = self._last.get(action)
        self._last[action] = now
        return last is None or now - last >= apart
