"""The pieces that a timeline is made of.

A `Leg` is what a person would name («the left side, second round», «the rest»); it unrolls into one or more
`Segment`s, and those carry the `Cue`s.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from stretchtimer.core.dose import Pace, Side


class Kind(StrEnum):
    """What a segment is."""

    READY = "ready"
    HOLD = "hold"
    INHALE = "inhale"
    EXHALE = "exhale"
    MOVE = "move"
    SWITCH = "switch"
    REST = "rest"

    @property
    def is_work(self) -> bool:
        """Whether the body is stretching or moving in it."""
        return self in {Kind.HOLD, Kind.INHALE, Kind.EXHALE, Kind.MOVE}

    @property
    def leads_in(self) -> bool:
        """Whether it is time to get into position."""
        return self in {Kind.READY, Kind.SWITCH}


class Weight(IntEnum):
    """How much is lost if it is not said: where time is short, the heavier phrase is said."""

    COUNT = 1
    """What the tones tell as well: in and out, up and down, how many."""
    HALF = 2
    CUE = 3
    LAST = 4
    """That it is nearly over."""
    DOSE = 5
    """How long, how many."""
    SETUP = 6
    NAME = 7
    """What comes, and on which side."""
    SWITCH = 8
    """Switch sides, come out of it, all done; and the answer to a question."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A moment at which something sounds, or is said and shown, or both."""

    at: float
    """Seconds after its segment's start."""
    chime: str | None = None
    say: str | None = None
    weight: Weight = field(default=Weight.CUE, compare=False)
    """Of what is said."""
    briefer: tuple[str, ...] = field(default=(), compare=False)
    """What may be said aloud instead, the fullest first, where there is no room for it all."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One stretch of time with one purpose; `+` and `−` change a leg as a whole."""

    kind: Kind
    """READY, SWITCH or REST; HOLD stands for work of any pace."""
    step: int
    """Index into the timeline's steps."""
    pace: Pace
    side: Side | None = None
    round: int = 1


@dataclass(frozen=True, slots=True)
class Segment:
    """The smallest piece: one thing to do, from `start` for `length` seconds."""

    kind: Kind
    start: float
    length: float
    leg: int
    step: int
    side: Side | None
    round: int
    phase: str
    """What to do now, in a word or two: `get ready`, `hold`, `breathe in`, a repetition's phase."""
    count: int = 1
    """Which breath or repetition of this round, from 1."""
    of: int = 1
    """How many breaths or repetitions the round has."""
    waits: bool = False
    """Ends with the person's key, and not with the clock."""
    cues: tuple[Cue, ...] = ()

    @property
    def end(self) -> float:
        """Seconds after the routine's start."""
        return self.start + self.length
