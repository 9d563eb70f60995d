"""What regular stretching looks like: streaks, weeks, the year, and what to do today.

The evidence asks for regularity and not for every day, so rest days belong to the habit and the rules here
are kind to them. Days are calendar days where the person was at that time: whoever builds a `Day` has
already turned moments into dates, and daylight saving or a flight can then neither add nor lose one.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REST_DAYS_A_WEEK = 2
"""So many rest days in any seven do not break a streak."""

IN_USE = timedelta(weeks=8)
"""A routine that was not done for longer is no longer one that the person uses."""

ENOUGH_TO_JUDGE = 3
"""So many pairs of ratings it takes before a routine is said to leave the back worse."""


@dataclass(frozen=True, slots=True)
class Ratings:
    """How the back felt, from 0 (as bad as can be) to 10 (as good as can be).

    Held as sum and count, so that days add up to weeks and every answer keeps its weight.
    """

    total: int = 0
    count: int = 0

    def __add__(self, other: Ratings) -> Ratings:
        return Ratings(self.total + other.total, self.count + other.count)

    @property
    def mean(self) -> float | None:
        """From 0 to 10; None if nobody answered."""
        return self.total / self.count if self.count else None


@dataclass(frozen=True, slots=True)
class Day:
    """What was done on one calendar day."""

    date: date
    sessions: int = 0
    seconds: float = 0.0
    """Really stretched."""
    before: Ratings = Ratings()
    after: Ratings = Ratings()


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday on."""

    monday: date
    days: int
    """On so many of them something was stretched."""
    sessions: int
    seconds: float
    before: float | None
    """Mean from 0 to 10 of how the back felt before the sessions; None if nobody answered."""
    after: float | None

    @property
    def minutes(self) -> float:
        """Really stretched."""
        return self.seconds / 60


@dataclass(frozen=True, slots=True)
class Streak:
    """A run of days with stretching, and the rest days that are part of it."""

    first: date
    last: date
    """The last day with stretching; the streak may still be alive some rest days later."""
    days: int
    """With stretching. Rest days do not break a streak and do not lengthen it."""


@dataclass(frozen=True, slots=True)
class StretchTally:
    """How often one stretch came up, and what became of it."""

    stretch: str
    name: str
    times: int
    skipped: int
    shortened: int


@dataclass(frozen=True, slots=True)
class RoutineUse:
    """How one routine was used."""

    routine: str
    name: str
    times: int
    last: date
    relief: Ratings = Ratings()
    """Rating after minus rating before, over the sessions with both; above zero means that it helped."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to do today, and why."""

    routine: str
    days_ago: int
    """When it was last done; at least 1."""
    helped: bool
    """The back felt better after it than before, on average."""


def streaks(days: Iterable[date]) -> tuple[Streak, ...]:
    """The longest streak that ends on each day with stretching, in order of days.

    A streak is a run of days from one with stretching to another in which no seven days in a row hold more
    than two rest days. So a third rest day within a week cuts it: what is left begins with the first
    stretching after the earliest of the three. A day more of stretching never makes a streak shorter.
    """
    active = sorted(set(days))
    found: list[Streak] = []
    start, rests = 0, list[date]()
    for i, day in enumerate(active):
        if i:
            start, rests = _rested(active, start, rests, active[i - 1], day)
        found.append(Streak(active[start], day, i - start + 1))
    return tuple(found)


def longest_streak(days: Iterable[date]) -> Streak | None:
    """The one with the most days of stretching, the latest of several; None before the first."""
    return max(streaks(days), key=lambda streak: (streak.days, streak.last), default=None)


def current_streak(days: Iterable[date], today: date) -> Streak | None:
    """The streak that is alive today, by the rule of `streaks`; None if there is none.

    Today is no rest day while it lasts: the streak of yesterday waits for it until midnight. A day beyond
    tomorrow (a clock that was wrong) is left out; tomorrow itself is possible after a flight to the west.
    """
    active = sorted({day for day in days if day <= today + timedelta(days=1)})
    if not active:
        return None
    last = active[-1]
    alive = streaks(active)[-1]
    start = active.index(alive.first)
    held = set(active[start:])
    rests = [day for day in _between(alive.first, last) if day not in held]
    if last < today:
        start, _ = _rested(active, start, rests, last, today)
    if start == len(active):
        return None
    return Streak(active[start], last, len(active) - start)


def weeks(days: Iterable[Day], today: date, count: int = 53) -> tuple[Week, ...]:
    """The last `count` weeks, oldest first, the one of today last, empty ones included."""
    this_monday = _monday(today)
    by_monday: dict[date, list[Day]] = {this_monday - timedelta(weeks=n): [] for n in reversed(range(count))}
    for day in days:
        if (monday := _monday(day.date)) in by_monday:
            by_monday[monday].append(day)
    return tuple(_week(monday, held) for monday, held in by_monday.items())


def year(days: Iterable[Day], today: date, count: int = 53) -> tuple[tuple[Day | None, ...], ...]:
    """The calendar of the last `count` weeks: seven days a week from Monday on, None for days to come."""
    by_date = {day.date: day for day in days}
    first = _monday(today) - timedelta(weeks=count - 1)
    dates = [first + timedelta(days=n) for n in range(7 * count)]
    cells = [by_date.get(day, Day(day)) if day <= today else None for day in dates]
    return tuple(tuple(cells[n : n + 7]) for n in range(0, len(cells), 7))


def most_skipped(tallies: Iterable[StretchTally], count: int = 5) -> tuple[StretchTally, ...]:
    """Those skipped most often; of equals first the one that was skipped more often than played."""
    skipped = [tally for tally in tallies if tally.skipped]
    return tuple(sorted(skipped, key=lambda t: (-t.skipped, t.times, t.name))[:count])


def suggest(uses: Iterable[RoutineUse], today: date) -> Suggestion | None:
    """What has been left longest among what the person uses and what helps them; None if nothing is due.

    In use is what was done in the last eight weeks; after a longer break, everything ever done. A routine
    that left the back worse on average, over three sessions or more, is never suggested. Where some are
    known to help, only those stand to choice. What was done today is not due, and if that was the one left
    longest, the next one is.
    """
    known = [use for use in uses if not _harms(use)]
    in_use = [use for use in known if today - use.last <= IN_USE] or known
    helping = [use for use in in_use if _helps(use)]
    due = [use for use in helping or in_use if use.last < today]
    if not due:
        return None
    chosen = min(due, key=lambda use: (use.last, -use.times, use.routine))
    return Suggestion(chosen.routine, (today - chosen.last).days, _helps(chosen))


def _rested(
    active: Sequence[date], start: int, rests: list[date], last: date, day: date
) -> tuple[int, list[date]]:
    """Where the streak begins, and its rest days, once the days between `last` and `day` were rested.

    `start` is an index into `active`, and its length if the streak is over.
    """
    # The first three of a long break say all there is to know, however many years it lasts.
    for rest in _between(last, min(day, last + timedelta(days=REST_DAYS_A_WEEK + 2))):
        rests = [*rests, rest]
        if len(rests) > REST_DAYS_A_WEEK:
            earliest = rests[-1 - REST_DAYS_A_WEEK]
            if (rest - earliest).days < 7:
                start = bisect_right(active, earliest)
                rests = [r for r in rests if start < len(active) and r > active[start]]
    return start, rests


def _between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range(1, (last - first).days)]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week(monday: date, days: Sequence[Day]) -> Week:
    return Week(
        monday,
        days=sum(day.seconds > 0 for day in days),
        sessions=sum(day.sessions for day in days),
        seconds=sum(day.seconds for day in days),
        before=sum((day.before for day in days), Ratings()).mean,
        after=sum((day.after for day in days), Ratings()).mean,
    )


def _helps(use: RoutineUse) -> bool:
    return use.relief.total > 0


def _harms(use: RoutineUse) -> bool:
    return use.relief.count >= ENOUGH_TO_JUDGE and use.relief.total < 0
