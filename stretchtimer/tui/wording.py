"""What the playing screen says of a moment: its words, its count, its colour."""

from __future__ import annotations

import math

from stretchtimer.core.lengths import clock_text
from stretchtimer.core.moment import Moment, State
from stretchtimer.core.segments import Kind

MOODS = ("-ready", "-work", "-rest", "-last", "-paused")
"""The style classes of the screen, one at a time."""


def mood(moment: Moment) -> str:
    """The style class for what is true now; each has one colour."""
    if moment.state in {State.PAUSED, State.READY}:
        return "-paused"
    if moment.settling:
        return "-ready"
    counted = moment.segment.kind in {Kind.HOLD, Kind.READY, Kind.SWITCH, Kind.REST}
    if counted and not moment.segment.waits and math.ceil(moment.left) <= 3:
        return "-last"
    if moment.segment.kind.leads_in:
        return "-ready"
    return "-rest" if moment.segment.kind is Kind.REST else "-work"


def count_text(left: float) -> str:
    """Seconds alone up to a minute: fewer figures are larger figures."""
    return str(max(0, math.ceil(left))) if left <= 60 else clock_text(left)


def phase_text(moment: Moment) -> str:
    """What to do now, and how far one is in it."""
    segment = moment.segment
    if moment.state is State.PAUSED:
        return f"PAUSED {_lasting(moment.paused)}· space goes on"
    if moment.settling:
        return "GET READY TO GO ON"
    words = [segment.phase.upper()]
    if segment.waits:
        words.append("space goes on")
    if segment.of > 1:
        words.append(
            f"{'breath' if segment.kind in {Kind.INHALE, Kind.EXHALE} else 'repetition'} "
            f"{segment.count} of {segment.of}"
        )
    if moment.step.doing and len(moment.step.doing.rounds) > 1:
        words.append(f"round {segment.round} of {len(moment.step.doing.rounds)}")
    return " · ".join(words)


def _lasting(paused: float) -> str:
    """In steps of ten seconds, then of a minute: a pause is rest for the screen too."""
    if paused < 10:
        return ""
    return f"for {paused // 10 * 10:.0f} s " if paused < 60 else f"for {paused // 60:.0f} min "
