"""What a listener hears of a routine, in writing: to read before, and to show that nothing is missing."""

from __future__ import annotations

from stretchtimer.core.cueing import CHIMES
from stretchtimer.core.heard import heard
from stretchtimer.core.lane import Level, SecondsOf
from stretchtimer.core.lengths import clock_text
from stretchtimer.core.timeline import Timeline

WORDS_A_SECOND = 2.5
"""Of an unhurried voice, for a line that has no recording yet."""


def transcript(timeline: Timeline, seconds_of: SecondsOf, level: Level) -> str:
    """A line for each chime and each phrase, with its time; what is spoken stands in quotation marks."""
    session = heard(timeline, lambda text: seconds_of(text) or estimate(text), level)
    rows = [(chime.at, f"({CHIMES[chime.name]})") for chime in session.chimes]
    rows += [(spoken.at, f"«{spoken.text}»") for spoken in session.spoken]
    lines = [f"{timeline.name}, {clock_text(session.length)}", ""]
    lines += [f"{_tenths(at):>8}  {text}" for at, text in sorted(rows, key=lambda row: row[0])]
    if silent := {each.text for each in session.spoken if seconds_of(each.text) is None}:
        lines += ["", f"Lines without a recording yet: {len(silent)}. They are made when the routine starts."]
    return "\n".join(lines)


def estimate(text: str) -> float:
    """Seconds that a text will take, give or take a third."""
    return len(text.replace("-", " ").split()) / WORDS_A_SECOND + 0.3


def _tenths(seconds: float) -> str:
    minutes, rest = divmod(round(seconds, 1), 60)
    return f"{minutes:.0f}:{rest:04.1f}"
