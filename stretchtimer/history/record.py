"""What the journal knows of a session, as plain values.

The same values are written, read, exported and imported, so what they refuse is refused on every way in.
Annotations are real objects here (no `from __future__`): the import builds its validation from them.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

State = Literal["done", "shortened", "skipped"]
Side = Literal["left", "right", "each"]
Outcome = Literal["finished", "stopped"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a session after it ended. Raises `ValueError` for what cannot have happened."""

    index: int
    """From 0, in the order of the routine with its repeats unrolled."""
    stretch: str
    """The stretch's id in the library; empty for a step that stands in its routine alone."""
    name: str
    state: State
    seconds: float
    """Really stretched: neither paused nor asleep."""
    side: Side | None = None
    """None for a stretch without sides."""

    def __post_init__(self) -> None:
        _check_count("index", self.index)
        _check_seconds("seconds", self.seconds)


@dataclass(frozen=True, slots=True)
class Hurt:
    """A hold that was eased off because it hurt."""

    index: int
    stretch: str
    side: Side | None = None

    def __post_init__(self) -> None:
        _check_count("index", self.index)


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a routine. Raises `ValueError` for what cannot have happened."""

    id: str
    """A UUID, the same on every machine that the session was copied to."""
    routine: str
    name: str
    started: datetime
    """With the offset from UTC that held where the person was. Its date is the day the session counts for."""
    zone: str
    """The name of that time zone, as the system gave it."""
    planned: float
    """Seconds."""
    step_count: int
    """So many steps the routine has."""
    changed: datetime
    """When the journal last learned something about it; of two copies the later one is right."""
    ended: datetime | None = None
    """None if it was interrupted, or is playing still."""
    outcome: Outcome | None = None
    steps: tuple[Step, ...] = ()
    hurts: tuple[Hurt, ...] = ()
    before: int | None = None
    """How the back felt, from 0 (as bad as can be) to 10 (as good as can be)."""
    after: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        UUID(self.id)
        for what, moment in (("started", self.started), ("changed", self.changed), ("ended", self.ended)):
            _check_moment(what, moment)
        _check_seconds("planned", self.planned)
        _check_count("step_count", self.step_count)
        for rating in (self.before, self.after):
            check_rating(rating)
        if (self.ended is None) != (self.outcome is None):
            raise ValueError("a session has both an end and an outcome, or neither")
        if len({step.index for step in self.steps}) < len(self.steps):
            raise ValueError("a step's index stands twice in the session")

    @property
    def day(self) -> date:
        """The calendar day where the person was when the session began."""
        return self.started.date()

    @property
    def done(self) -> float:
        """Seconds really stretched."""
        return sum(step.seconds for step in self.steps)

    def count(self, state: State) -> int:
        """So many steps ended that way."""
        return sum(step.state == state for step in self.steps)


@dataclass(frozen=True, slots=True)
class Resume:
    """An interrupted session that can go on."""

    session: str
    routine: str
    name: str
    step: int
    """The index, from 0, of the step to go on at."""
    step_count: int
    """So many steps the routine had then; if it has another number now, its file was changed."""
    done: float
    """Seconds stretched so far."""
    left: datetime
    """When the last step ended, in UTC."""

    def seconds_ago(self, now: datetime) -> float:
        """Seconds from the interruption to `now` (with a time zone); 0 if the clock was put back since."""
        return max(0.0, (now - self.left).total_seconds())


@dataclass(frozen=True, slots=True)
class Eased:
    """A stretch that hurt when it was last played, and was not done without pain since."""

    stretch: str
    sides: tuple[Side | None, ...]
    day: date
    """Of the session in which it hurt last."""


def check_rating(rating: int | None) -> None:
    """Raises `ValueError` unless it is from 0 to 10, or None for no answer."""
    if rating is not None and not 0 <= rating <= 10:
        raise ValueError(f"a rating is from 0 to 10, not {rating}")


# The upper bounds keep what a foreign file says within what the database can hold and sum up.
def _check_count(what: str, count: int) -> None:
    if not 0 <= count <= 1_000_000:
        raise ValueError(f"{what} is from 0 to a million, not {count}")


def _check_seconds(what: str, seconds: float) -> None:
    # Written so that it catches "not a number" too.
    if not 0 <= seconds <= 1e9:
        raise ValueError(f"{what} is from 0 to a thousand million, not {seconds}")


def _check_moment(what: str, moment: datetime | None) -> None:
    if moment is None:
        return
    if moment.utcoffset() is None:
        raise ValueError(f"{what} has no time zone")
    # Beyond these, turning a moment into another zone leaves the calendar.
    if not 1900 <= moment.year <= 9000:
        raise ValueError(f"{what} is in the year {moment.year}")
