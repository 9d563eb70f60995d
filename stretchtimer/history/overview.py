"""The whole history at one glance, for every face that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchtimer.core import habits

if TYPE_CHECKING:
    from datetime import date

    from stretchtimer.core.habits import Day, Streak, StretchTally, Week
    from stretchtimer.history.journal import Journal
    from stretchtimer.history.record import Session


@dataclass(frozen=True, slots=True)
class Overview:
    """As of one day."""

    today: date
    sessions: int
    """In all."""
    seconds: float
    """Really stretched, in all."""
    current: Streak | None
    longest: Streak | None
    weeks: tuple[Week, ...]
    """The past year's, oldest first."""
    year: tuple[tuple[Day | None, ...], ...]
    """The same as days, a week each, from Monday on; None for days to come."""
    skipped: tuple[StretchTally, ...]
    last: tuple[Session, ...]
    """The last sessions, latest first."""


def overview(journal: Journal, last: int) -> Overview:
    """Everything, with so many of the `last` sessions."""
    today, days = journal.today, journal.days()
    dates = [day.date for day in days]
    return Overview(
        today,
        sum(day.sessions for day in days),
        sum(day.seconds for day in days),
        habits.current_streak(dates, today),
        habits.longest_streak(dates),
        habits.weeks(days, today),
        habits.year(days, today),
        habits.most_skipped(journal.stretch_tallies()),
        journal.sessions(last),
    )


def what_came_of_it(session: Session) -> str:
    """`9 of 9 steps`, `stopped after 4 of 9 steps`."""
    done = len(session.steps) - session.count("skipped")
    steps = f"{done} of {session.step_count} steps"
    if session.outcome == "finished":
        return steps
    return f"{'stopped' if session.outcome else 'broken off'} after {steps}"
