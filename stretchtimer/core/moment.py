"""What is true of a session at one moment: its state, its place, and all that a face shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.core.segments import Segment
from stretchtimer.core.timeline import PlayedStep


class State(StrEnum):
    """What the player is doing."""

    READY = "ready"
    RUNNING = "running"
    SETTLING = "settling"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Place:
    """A segment and the seconds of it that are over.

    A time alone would be ambiguous: a hold that waits has no length on the clock.
    """

    segment: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything that is true now. All lengths in seconds."""

    state: State
    segment: Segment
    step: PlayedStep
    following: PlayedStep | None
    """The step after this one."""
    done: float
    """Of this segment."""
    left: float
    """Of this segment; 0 where it waits for the person."""
    total_done: float
    total_left: float
    settling: float
    """Left to settle after a pause, else 0."""
    paused: float
    """How long the pause has lasted, else 0."""
    missed: float
    """How long the clock had jumped when the session was found paused, else 0."""
    waiting: float
    """How long it has been waiting for the person's key, else 0."""
