"""Lengths of time as people write and read them: `45s`, `1m30s`, `1:30` in files, `6:12` on the screen."""

from __future__ import annotations

import re

from stretchtimer.core.shown import clip

LONGEST = 24 * 3600.0
"""No length in a file may pass a day (seconds)."""

_UNITS = re.compile(
    r"(?:(?P<h>\d{1,6})\s*h)?\s*(?:(?P<m>\d{1,6})\s*(?:m|min))?\s*(?:(?P<s>\d{1,6}(?:\.\d{1,3})?)\s*(?:s|sec))?",
    re.ASCII,
)
_CLOCK = re.compile(r"(?:(?P<h>\d{1,4}):(?=\d\d:))?(?P<m>\d{1,4}):(?P<s>[0-5]\d)", re.ASCII)
_PLAIN = re.compile(r"(?P<s>\d{1,6}(?:\.\d{1,3})?)", re.ASCII)

PATTERN = r"^(\d+(\.\d{1,3})?|(\d+:)?\d+:[0-5]\d|(\d+ ?h)? ?(\d+ ?(m|min))? ?(\d+(\.\d{1,3})?( ?(s|sec)))?)$"
"""The same forms for the JSON Schema, a little looser."""


def parse_length(text: str) -> float:
    """Seconds, 0 to a day, from `45s`, `1m30s`, `2m`, `1:30`, `1:02:03` or a plain number of seconds.

    Raises ValueError with a sentence that says what would be right.
    """
    written = text.strip()
    if match := _PLAIN.fullmatch(written) or _CLOCK.fullmatch(written) or _UNITS.fullmatch(written):
        parts = {"h": None, "m": None, **match.groupdict()}
        if any(parts.values()):
            seconds = int(parts["h"] or 0) * 3600 + int(parts["m"] or 0) * 60 + float(parts["s"] or 0)
            if seconds > LONGEST:
                raise ValueError(f'"{written}" is longer than a day')
            return seconds
    raise ValueError(f'"{clip(written)}" is no length of time; write 45s, 1m30s or 1:30')


def write_length(seconds: float) -> str:
    """As it would stand in a file: `45s`, `1m30s`, `2m`."""
    minutes, rest = divmod(round(seconds, 3), 60)
    if minutes and not rest:
        return f"{minutes:.0f}m"
    return (f"{minutes:.0f}m" if minutes else "") + f"{rest:g}s"


def clock_text(seconds: float) -> str:
    """`M:SS` (or `H:MM:SS`) for a screen. A part of a second counts as a whole one: 0:00 means over."""
    # Thousandths first: what is left of a sum of lengths may be a hair more than the whole second it means.
    whole = max(0, -int(-round(seconds, 3) // 1))
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def plain_text(seconds: float) -> str:
    """For reading and listening: `45 s`, `2 min`, `1 min 30 s`."""
    minutes, rest = divmod(round(seconds, 1), 60)
    words = [f"{minutes:.0f} min"] if minutes else []
    if rest or not minutes:
        words.append(f"{rest:g} s")
    return " ".join(words)
