"""How the journal's facts are put in words, the same on every face: short and kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from stretchtimer.core.habits import Streak

FEELING = "How does your back feel?"
SCALE = "0 as bad as can be, 10 as good as can be"


def ago(seconds: float) -> str:
    """`20 minutes ago`."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "a moment ago"
    if minutes < 60:
        return f"{counted(minutes, 'minute')} ago"
    return f"{counted(round(minutes / 60), 'hour')} ago"


def days_ago(days: int) -> str:
    """`yesterday`, `4 days ago`; less than one day is today, and so is tomorrow (a flight to the west)."""
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 14:
        return f"{days} days ago"
    if days < 60:
        return f"{days // 7} weeks ago"
    return f"{days // 30} months ago" if days < 730 else f"{days // 365} years ago"


def where_left(routine: str, index: int, step_count: int, seconds_ago: float) -> str:
    """`Cat-Cow, step 4 of 9, 20 minutes ago`; `index` from 0."""
    return f"{routine}, step {index + 1} of {step_count}, {ago(seconds_ago)}"


def eased_off(name: str, sides: Sequence[str | None], easier: str | None) -> str:
    """What to remember of a stretch that hurt."""
    named = [side for side in sides if side in {"left", "right"}]
    if len(named) == 1:
        what = f"{name}: last time the {named[0]} side hurt"
    else:
        what = f"{name}: last time {'both sides' if len(named) > 1 else 'it'} hurt"
    return f"{what}; easier: {easier}" if easier else f"{what}; easier: hold it shorter."


def streak(now: Streak | None) -> str:
    """A streak in a sentence; a rest day breaks none, so it is told as days of stretching."""
    if now is None:
        return "No streak at the moment; one day begins it."
    if now.days == 1:
        return "A streak has begun: 1 day."
    return f"Streak: {now.days} days of stretching."


def length(seconds: float) -> str:
    """`8 min`, and seconds below a minute: exact ones would claim too much."""
    return f"{round(seconds / 60)} min" if seconds >= 60 else f"{round(seconds)} s"


def day(day: date) -> str:
    """`Mon 23 Nov 2026`."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def counted(count: int, what: str) -> str:
    """`1 day`, `2 days`."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def felt(before: int | None, after: int | None) -> str:
    """`4 → 7`, with a dash where nobody answered; empty where nobody did at all."""
    if before is None and after is None:
        return ""
    return " → ".join("–" if each is None else str(each) for each in (before, after))
