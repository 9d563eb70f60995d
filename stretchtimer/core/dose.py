"""What is really done in a step: the stretch's own dose, unless the step says otherwise.

The three paces (a hold, breaths, repetitions) know their length and how to grow and shrink; everything that
plays a step asks them and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from stretchtimer.core.routine import Breath, CueLine, Dose, OwnStep, Position, Stretch, StretchStep
from stretchtimer.core.values import UNTIL_KEY

Side = Literal["left", "right"]

SETUP = 6.0
"""Seconds to get ready within one position."""
SWITCH = 6.0
"""Seconds to change sides."""
BETWEEN_ROUNDS = 3.0
"""Seconds of rest between rounds."""
_LAST_COUNT = 3.0


@dataclass(frozen=True, slots=True)
class Hold:
    """Stay for a length of time, or, without one, until the person presses a key."""

    seconds: float | None

    @property
    def length(self) -> float:
        """Seconds; a hold that waits for the person takes none on the clock."""
        return self.seconds or 0.0

    @property
    def parts(self) -> int:
        """How many segments it unrolls to."""
        return 1

    @property
    def waits(self) -> bool:
        """Whether the person ends it, and not the clock."""
        return self.seconds is None

    def changed(self, by: float, elapsed: float, under_way: int) -> Hold:
        """Longer or shorter by seconds. The last three seconds are never cut away: they are counted aloud."""
        if self.seconds is None:
            return self
        least = min(self.seconds, elapsed + _LAST_COUNT)
        return Hold(max(least, self.seconds + by))


@dataclass(frozen=True, slots=True)
class Breaths:
    """Breathe in and out a number of times."""

    count: int
    inhale: float
    exhale: float
    waits = False

    @property
    def length(self) -> float:
        """Seconds for all breaths."""
        return self.count * (self.inhale + self.exhale)

    @property
    def parts(self) -> int:
        """How many segments it unrolls to."""
        return 2 * self.count

    def changed(self, by: float, elapsed: float, under_way: int) -> Breaths:
        """More or fewer whole breaths, as many as come nearest; the one under way is always finished."""
        return replace(self, count=_whole_change(self.count, self.inhale + self.exhale, by, under_way))


@dataclass(frozen=True, slots=True)
class Repetitions:
    """Repeat a movement, each of its phases named and timed."""

    count: int
    tempo: tuple[tuple[str, float], ...]
    waits = False

    @property
    def length(self) -> float:
        """Seconds for all repetitions."""
        return self.count * sum(seconds for _, seconds in self.tempo)

    @property
    def parts(self) -> int:
        """How many segments it unrolls to."""
        return self.count * len(self.tempo)

    def changed(self, by: float, elapsed: float, under_way: int) -> Repetitions:
        """More or fewer whole repetitions, as many as come nearest; the one under way is always finished."""
        return replace(self, count=_whole_change(self.count, self.length / self.count, by, under_way))


def _whole_change(count: int, each: float, by: float, under_way: int) -> int:
    if not by:
        return count
    change = max(1, round(abs(by) / each))
    return max(min(count, under_way), count + (change if by > 0 else -change))


Pace = Hold | Breaths | Repetitions


@dataclass(frozen=True, slots=True)
class Exercise:
    """A step with nothing left open."""

    name: str
    stretch: str | None
    """The stretch's id in the library; None for a step of one's own."""
    position: Position | None
    sides: tuple[Side | None, ...]
    """One entry for each time the whole is done: `(None,)` where there are no sides."""
    rounds: tuple[Pace, ...]
    """The pace of each round; every side does all of them."""
    rest: float
    """Seconds between rounds."""
    setup: float | None
    """Seconds to get ready if the step itself says so; None leaves it to the change of position."""
    usual_setup: float
    """Seconds that the stretch needs to get into position."""
    switch: float
    """Seconds to change sides."""
    lines: tuple[CueLine, ...]


def exercise(step: StretchStep | OwnStep, stretches: Mapping[str, Stretch]) -> Exercise:
    """The step as it will be done. Raises KeyError for an unknown stretch (`check` finds those first)."""
    if isinstance(step, OwnStep):
        return _exercise(step, Dose(), step.name, None, step.position)
    stretch = stretches[step.stretch]
    return _exercise(step, stretch, step.name or stretch.name, step.stretch, stretch.position)


def _exercise(step: Dose, usual: Dose, name: str, stretch: str | None, position: Position | None) -> Exercise:
    # One pace goes before another: a step that says `hold` on a stretch of repetitions means a hold.
    paced = step if any(each is not None for each in (step.hold, step.breaths, step.reps)) else usual
    breath = step.breath or usual.breath or Breath()
    tempo = tuple((step.tempo or usual.tempo or {}).items())
    rounds = step.rounds or usual.rounds or 1
    paces: tuple[Pace, ...]
    if paced.hold is not None:
        paces = (Hold(None if paced.hold == UNTIL_KEY else float(paced.hold)),) * rounds
    elif paced.breaths is not None:
        paces = (Breaths(paced.breaths, breath.in_, breath.out),) * rounds
    else:
        counts = paced.reps or (1,)
        paces = tuple(Repetitions(count, tempo) for count in (counts if len(counts) > 1 else counts * rounds))
    sides: dict[str, tuple[Side | None, ...]] = {
        "none": (None,),
        "each": ("left", "right"),
        "left": ("left",),
        "right": ("right",),
    }

    def first(*seconds: float | None) -> float:
        return next(each for each in seconds if each is not None)

    return Exercise(
        name=name,
        stretch=stretch,
        position=position,
        sides=sides[step.sides or usual.sides or "none"],
        rounds=paces,
        rest=first(step.rest, usual.rest, BETWEEN_ROUNDS),
        setup=step.setup,
        usual_setup=first(usual.setup, SETUP),
        switch=first(step.switch, usual.switch, SWITCH),
        # An empty list is a choice as well: no cues.
        lines=usual.cues or () if step.cues is None else step.cues,
    )


FLOOR = frozenset({"kneeling", "all-fours", "prone", "side-lying", "supine"})
"""Positions to get down to, and up from again; the others are upright."""


def ready_seconds(doing: Exercise, before: Position | None, first: bool) -> float:
    """Seconds to get ready: what the step says, else what the stretch and the change of position need.

    12 s where the position changes and 15 s between upright and the floor, either way; a routine begins
    upright, at the keyboard, so its first step has at least 12 s.
    """
    if doing.setup is not None:
        return doing.setup
    after = doing.position
    if first:
        change = 15.0 if after in FLOOR else 12.0
    elif before is None or after is None or before == after:
        change = 0.0
    else:
        change = 15.0 if (before in FLOOR) != (after in FLOOR) else 12.0
    return max(doing.usual_setup, change)
