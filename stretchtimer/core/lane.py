"""The lane of speech: at which second each phrase is said, decided before any of it sounds.

Two voices at once are none, and a word on the three-two-one costs the start. So the heaviest phrases take
their places first and the others what is left; what has no place is dropped whole and never cut. The lengths
of the recordings are known, so all of this can be tested without hearing it.
"""

from __future__ import annotations

import math
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from stretchtimer.core.dose import Side
from stretchtimer.core.segments import Weight

Level = Literal["full", "essential", "off"]
"""How much is said: all; names, sides and ends; nothing."""

SecondsOf = Callable[[str], float | None]
"""How long the recording of a text lasts; None where there is none."""

ESSENTIAL = Weight.NAME
"""The lightest phrase that is still essential."""

GAP = 0.2
"""Seconds between two phrases at the least."""
AFTER_CHIME = 0.5
"""Seconds from a chime's beginning to the first word: the chime says when, the words say what."""
_AFTER = {"finish": 1.5, "switch": 0.7, "rest": 0.6, "begin": 0.6}
_COUNTED = ("count", "count-in", "count-out")
_COUNTS_LAST = 1.0  # seconds that belong to each count alone

# Seconds a phrase may come late and still be right. What is bound to its segment may use all of it.
_LATE = {Weight.COUNT: 0.6, Weight.HALF: 0.8, Weight.CUE: 1.5, Weight.LAST: 0.8}
_LATEST = 10.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something to be said, from `at` on."""

    at: float
    texts: tuple[str, ...]
    """The fullest first; the first that has a recording and finds room is said."""
    weight: Weight
    until: float = math.inf
    """It has to be over by then: later it would no longer be true."""
    side: Side | None = None
    """Which side it is about."""

    @property
    def latest(self) -> float:
        """The last second at which it may begin."""
        return self.at + _LATE.get(self.weight, _LATEST)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A phrase in its place."""

    at: float
    text: str
    seconds: float
    """How long it takes to say."""
    phrase: Phrase
    """What was wanted."""

    @property
    def end(self) -> float:
        """When the last word is over."""
        return self.at + self.seconds


def lay_out(
    phrases: Iterable[Phrase],
    chimes: Iterable[tuple[float, str]],
    seconds_of: SecondsOf,
    level: Level,
    free_from: float = -math.inf,
) -> tuple[Spoken, ...]:
    """Each phrase that has its place, in order of time. All times are seconds of one clock.

    `chimes` are (second, name); `free_from`: until then something is being said already.
    """
    if level == "off":
        return ()
    chimes = sorted(chimes)
    wanted = [phrase for phrase in phrases if level == "full" or phrase.weight >= ESSENTIAL]
    origin = min((*(at for at, _ in chimes[:1]), *(phrase.at for phrase in wanted)), default=0.0)
    lane = _Lane(chimes, free_from, origin)
    spoken = [
        placed
        for phrase in sorted(wanted, key=lambda each: (-each.weight, each.at))
        if (placed := _placed(phrase, lane, seconds_of))
    ]
    return tuple(sorted(spoken, key=lambda each: each.at))


def _placed(phrase: Phrase, lane: _Lane, seconds_of: SecondsOf) -> Spoken | None:
    for text in phrase.texts:
        seconds = seconds_of(text)
        if seconds is None:
            continue
        at = lane.room(phrase.at, seconds, min(phrase.latest, phrase.until - seconds))
        if at is not None:
            lane.take(at, at + seconds)
            return Spoken(at, text, seconds, phrase)
    return None


class _Lane:
    """What is taken already, as intervals that do not overlap."""

    def __init__(self, chimes: Iterable[tuple[float, str]], free_from: float, origin: float) -> None:
        """`chimes` in order of time; phrases are laid at full hundredths of a second after `origin`."""
        self._origin = origin
        self._free_from = free_from + GAP
        self._taken: list[tuple[float, float]] = [(-math.inf, -math.inf)]
        self._chimes: list[tuple[float, float]] = []
        for at, chime in chimes:
            if chime in _COUNTED:
                # Without a gap behind it: the chime that follows sees to that.
                self.take(at, at + _COUNTS_LAST - GAP)
            else:
                self._chimes.append((at, at + _AFTER.get(chime, AFTER_CHIME)))

    def take(self, begin: float, end: float) -> None:
        """Nobody else may speak from `begin` to `end` (seconds)."""
        insort(self._taken, (begin, end))

    def room(self, at: float, seconds: float, latest: float) -> float | None:
        """The first second from `at` to `latest` at which `seconds` of speech have room."""
        at = max(at, self._free_from)
        while at <= latest:
            later = self._after_taken(self._after_chime(at), seconds)
            if later == at:
                return at
            at = later
        return None

    def _after_chime(self, at: float) -> float:
        nth = bisect_right(self._chimes, (at, math.inf)) - 1
        if nth >= 0 and self._chimes[nth][1] > at:
            return self._hundredth(self._chimes[nth][1])
        return at

    def _after_taken(self, at: float, seconds: float) -> float:
        nth = bisect_right(self._taken, (at, math.inf))
        if self._taken[nth - 1][1] + GAP > at:
            return self._hundredth(self._taken[nth - 1][1] + GAP)
        if nth < len(self._taken) and self._taken[nth][0] < at + seconds + GAP:
            return self._hundredth(self._taken[nth][1] + GAP)
        return at

    def _hundredth(self, second: float) -> float:
        """The next full hundredth: a whole number of frames, so that each run sounds as every other."""
        return self._origin + math.ceil((second - self._origin) * 100 - 1e-6) / 100
