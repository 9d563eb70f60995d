"""What is told of a dose in words, the same on every face."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stretchtimer.core.avoiding import Change
from stretchtimer.core.dose import Breaths, Exercise, Hold, Pace, Repetitions
from stretchtimer.core.lengths import plain_text


def dose_words(doing: Exercise) -> str:
    """`30 s, each side, 2 rounds`."""
    same = all(pace == doing.rounds[0] for pace in doing.rounds)
    if same:
        words = [_pace_words(doing.rounds[0])]
    else:
        counts = ", ".join(str(pace.count) for pace in doing.rounds if isinstance(pace, Repetitions))
        words = [f"{counts} repetitions"]
    if len(doing.sides) > 1:
        words.append("each side")
    elif doing.sides[0]:
        words.append(f"{doing.sides[0]} side")
    if same and len(doing.rounds) > 1:
        words.append(f"{len(doing.rounds)} rounds")
    return ", ".join(words)


def _pace_words(pace: Pace) -> str:
    match pace:
        case Hold(seconds=seconds):
            return "until you press a key" if seconds is None else plain_text(seconds)
        case Breaths(count=count):
            return f"{count} breath{'s' if count > 1 else ''}"
        case Repetitions(count=count):
            return f"{count} repetition{'s' if count > 1 else ''}"


def change_words(change: Change) -> str:
    """`Cobra (wrist): Sphinx instead.`"""
    why = f"{change.step} ({', '.join(change.because)})"
    if change.played is None:
        return f"{why}: left out. " + (
            f"Instead: {change.easier}" if change.easier else "No form of it suits."
        )
    if change.played == change.step:
        return f"{why}: kept, as you chose. " + (
            f"Easier: {change.easier}" if change.easier else "Take care."
        )
    said = f"{change.played}."
    return f"{why}: {said}" + (f" {change.easier}" if change.easier != said else "")


def leave_out_words(cautions: Mapping[str, Sequence[str]]) -> str:
    """`wrist (Cat-Cow, Cobra), knee (Cat-Cow)`."""
    return ", ".join(f"{code} ({', '.join(steps)})" for code, steps in cautions.items())
