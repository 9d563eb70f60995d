"""The history in short: some lines for a terminal, a pipe or a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchtimer.core.telling import counted, day, felt, length, streak
from stretchtimer.history.overview import what_came_of_it

if TYPE_CHECKING:
    from stretchtimer.core.habits import Week
    from stretchtimer.history.overview import Overview
    from stretchtimer.history.record import Session

NOTHING = "Nothing is recorded yet. `stretchtimer start ROUTINE` begins it."


def in_short(seen: Overview) -> str:
    """The last sessions, this week and the one before, the streaks, what was skipped."""
    if not seen.last:
        return NOTHING
    lines = ["The last sessions:", *(f"  {_session(session)}" for session in seen.last), ""]
    before, this = seen.weeks[-2:]
    lines.append(f"This week: {_week(this)}. Last week: {_week(before)}.")
    longer = seen.longest and seen.longest.days > (seen.current.days if seen.current else 0)
    longest = f" The longest: {counted(seen.longest.days, 'day')}." if seen.longest and longer else ""
    lines.append(f"{streak(seen.current)}{longest}")
    if seen.skipped:
        told = ", ".join(f"{tally.name} ({tally.skipped} of {tally.times})" for tally in seen.skipped)
        lines.append(f"Skipped most in the past year: {told}.")
    lines.append(f"In all: {counted(seen.sessions, 'session')}, {_hours(seen.seconds)} of stretching.")
    return "\n".join(lines)


def _session(session: Session) -> str:
    parts = [session.name, length(session.done), what_came_of_it(session)]
    if rated := felt(session.before, session.after):
        parts.append(f"back {rated}")
    told = f"{day(session.day)} {session.started:%H:%M}  {', '.join(parts)}"
    return f"{told}: {session.note}" if session.note else told


def _week(week: Week) -> str:
    return f"{length(week.seconds)} on {counted(week.days, 'day')}" if week.days else "nothing"


def _hours(seconds: float) -> str:
    return f"{seconds / 3600:,.0f} h" if seconds >= 36000 else length(seconds)
