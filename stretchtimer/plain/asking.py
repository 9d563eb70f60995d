"""Questions in plain text: a line is printed, a line is typed, and nobody has to answer."""

from __future__ import annotations

from collections.abc import Callable

from stretchtimer.core.telling import FEELING, SCALE

Typed = Callable[[float], str | None]
"""Waits at most so many seconds for a typed line; None if none came. The only place where time is spent."""

_PATIENCE = 60.0  # seconds; then it was no answer


def rating(typed: Typed, say: Callable[[str], None]) -> int | None:
    """How the back feels, from 0 to 10; None if nobody says."""
    say(f"{FEELING} {SCALE}; Enter leaves it out.")
    while answer := (typed(_PATIENCE) or "").strip():
        if answer.isdecimal() and int(answer) <= 10:
            return int(answer)
        say("A number from 0 to 10, or Enter.")
    return None


def note(typed: Typed, say: Callable[[str], None]) -> str:
    """The person's own words on the session; empty if there are none."""
    say("A note? Enter leaves it out.")
    return (typed(_PATIENCE) or "").strip()
