"""The rules of what is said: the one place from which screen, plain text and voice take their words.

The person may lie with closed eyes, so what comes, on which side, how long, and how to get out of it again is
told in words, each before it is needed. A line is written so that it can be recorded once and used for
every routine that says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stretchtimer.core.dose import Breaths, Exercise, Hold, Pace, Repetitions
from stretchtimer.core.routine import CueLine
from stretchtimer.core.segments import Cue, Kind, Segment, Weight

TEN_FROM = 30.0
"""Holds shorter than this (seconds) are not told that ten seconds are left."""
BREATHS_TOLD = 2
"""So many breaths are told in words; then the tones are known."""
_APART = 4.0  # seconds: a line of the step's own this near says enough

REST = "Rest."
DONE = "Then you are done."
UNTIL_KEY = "Until you press the key."
EASED_OFF = "Ease off. Come out of it slowly."


# What is said and shown.


def said_while_ready(doing: Exercise, side: str | None, length: float, first: bool) -> list[Cue]:
    """What comes, on which side, and how to get there."""
    announced = Cue(
        0.0,
        say=f"{'First' if first else 'Next'}: {named(doing.name, side)}",
        weight=Weight.NAME,
        briefer=tuple(dict.fromkeys((named(doing.name, side), named(doing.name)))),
    )
    setup = [line.say for line in doing.lines if line.at.kind == "setup"]
    # The name first; then there is time to move.
    return [announced, *(Cue(min(3.0, length / 2), say=line, weight=Weight.SETUP) for line in setup)]


def said_at_switch(side: str | None) -> list[Cue]:
    """Which side comes now."""
    if not side:
        return [Cue(0.0, say="Switch sides.", weight=Weight.SWITCH)]
    brief = f"{side.capitalize()} side."
    return [Cue(0.0, say=f"Switch sides: {side} side.", weight=Weight.SWITCH, briefer=(brief,))]


def said_at_rest(next_round: tuple[int, int] | None, next_name: str | None) -> list[Cue]:
    """What the rest is before: a round (its number, and of how many) or a step."""
    briefer: tuple[str, ...] = ()
    if next_round is not None:
        text, briefer = "Rest, then round {} of {}.".format(*next_round), (REST,)
    elif next_name:
        text, briefer = f"Rest. Next: {next_name}.", (f"Next: {next_name}.", REST)
    else:
        text = REST
    return [Cue(0.0, say=text, weight=Weight.NAME, briefer=briefer)]


def said_at_work(lines: Sequence[CueLine], length: float, waits: bool) -> list[Cue]:
    """The step's own lines, at their seconds of the whole leg.

    A stretch's line that falls outside, because a step shortened the hold, was written for another length and
    is left out.
    """
    found = []
    for line in lines:
        at = line.at.second(length)
        if waits and line.at.kind == "share" and line.at.amount == 0:
            at = 0.0
        if at is not None:
            found.append(Cue(at, say=line.say, weight=_WEIGHTS.get(line.at.kind, Weight.CUE)))
    return found


_WEIGHTS = {"before": Weight.LAST, "out": Weight.SWITCH}


# What is said only: a face shows it in its own way.


def said_aloud(segment: Segment, doing: Exercise | None) -> Iterator[Cue]:
    """What an ear needs besides what is shown, at seconds of the segment."""
    if doing is None:
        return
    match segment.kind:
        case Kind.READY:
            yield from (Cue(0.0, say=text, weight=Weight.DOSE) for text in dose_aloud(doing))
        case Kind.REST:
            now, before = (doing.rounds[at] for at in (segment.round - 1, segment.round - 2))
            if now != before:
                yield Cue(0.0, say=pace_aloud(now), weight=Weight.DOSE)
        case Kind.HOLD:
            yield from _hold_aloud(segment, doing)
        case Kind.INHALE | Kind.EXHALE:
            if segment.count <= BREATHS_TOLD:
                yield Cue(0.0, say=_sentence(segment.phase), weight=Weight.COUNT)
        case Kind.MOVE:
            # The phases once, by name; then only how many.
            if segment.count == 1:
                yield Cue(0.0, say=_sentence(segment.phase), weight=Weight.COUNT)
            elif segment.phase == _first_phase(doing.rounds[segment.round - 1]):
                yield Cue(0.0, say=f"{segment.count}.", weight=Weight.COUNT)


def _hold_aloud(segment: Segment, doing: Exercise) -> Iterator[Cue]:
    # How to come out says nothing of the time.
    timed = [line.at for line in doing.lines if line.at.kind != "out"]
    own = [at for moment in timed if (at := moment.second(segment.length)) is not None]

    def stands_alone(second: float) -> bool:
        return all(abs(at - second) > _APART for at in own)

    if any(cue.chime == "half" for cue in segment.cues) and stands_alone(segment.length / 2):
        yield Cue(segment.length / 2, say="Half way.", weight=Weight.HALF)
    if segment.length >= TEN_FROM and stands_alone(segment.length - 10):
        yield Cue(segment.length - 10, say="Ten seconds.", weight=Weight.LAST)


def dose_aloud(doing: Exercise) -> list[str]:
    """How long or how often, a phrase each: the first round, then how many rounds there are."""
    phrases = [pace_aloud(doing.rounds[0])]
    if len(doing.rounds) > 1:
        phrases.append(f"{len(doing.rounds)} rounds.")
    return phrases


def pace_aloud(pace: Pace) -> str:
    """How long a pace lasts, or how many there are, as a sentence."""
    match pace:
        case Hold(seconds=None):
            return UNTIL_KEY
        case Hold(seconds=float(seconds)):
            return f"{seconds_aloud(seconds)}."
        case Breaths(count=count):
            return f"{_counted(count, 'breath')}."
        case Repetitions(count=count):
            return f"{_counted(count, 'repetition')}."
    raise TypeError(f"{pace!r} is no pace")


def _first_phase(pace: Pace) -> str | None:
    return pace.tempo[0][0] if isinstance(pace, Repetitions) else None


def named(name: str, side: str | None = None) -> str:
    """A step and its side, as a sentence."""
    return f"{name}, {side} side." if side else f"{name}."


def left_aloud(seconds: float) -> str:
    """How long it still lasts, in round numbers: five seconds, half a minute, a minute."""
    if seconds < 58:
        return f"{max(5, 5 * round(seconds / 5))} seconds left."
    halves = round(seconds / 30)
    if halves < 20 and halves % 2:
        return f"{halves // 2} and a half minutes left."
    minutes = round(seconds / 60)
    return "More than ten minutes left." if minutes > 10 else f"{_counted(minutes, 'minute')} left."


def seconds_aloud(seconds: float) -> str:
    """`45 seconds`, `2 minutes`, `1 minute 30 seconds`; parts of a second are not said."""
    minutes, rest = divmod(round(seconds), 60)
    words = [_counted(minutes, "minute")] if minutes else []
    if rest or not minutes:
        words.append(_counted(rest, "second"))
    return " ".join(words)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
