"""Quick changes: what «longer», «shorter» and «rounds» mean for each kind of step.

A person presses + on a step and does not care whether it is a hold, a set of breaths or a rest. What is
written keeps the form that the person uses in that place: `45s`, `1m30s`, `1:30` or plain seconds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from stretchtimer.core.dose import Breaths, Hold, exercise
from stretchtimer.core.lengths import write_length
from stretchtimer.core.routine import RepeatStep, RestStep, Routine, Step, Stretch
from stretchtimer.files.layout import lay_out
from stretchtimer.library.editing import RefusedError, Way, remove_key, set_key

_BY = 5.0
"""Seconds that a hold or a rest grows or shrinks by."""
_PACES = ("hold", "breaths", "reps", "rounds")


def step_at(routine: Routine, way: Way) -> Step:
    """The step at the end of a way. Raises IndexError where there is none."""
    steps: tuple[Step, ...] = routine.steps
    step: Step | None = None
    for index in way:
        step = steps[index]
        steps = step.steps if isinstance(step, RepeatStep) else ()
    if step is None:
        raise IndexError("no step is named")
    return step


def ways(routine: Routine) -> list[Way]:
    """The ways to all steps as they are written, from top to bottom; a `repeat` before what is in it."""

    def within(steps: tuple[Step, ...], above: Way) -> list[Way]:
        found: list[Way] = []
        for index, step in enumerate(steps):
            found.append((*above, index))
            if isinstance(step, RepeatStep):
                found += within(step.steps, (*above, index))
        return found

    return within(routine.steps, ())


def longer(text: str, way: Way, routine: Routine, stretches: Mapping[str, Stretch], by: int = 1) -> str:
    """A step one notch longer, or shorter (`by` −1): five seconds, one breath, or one repetition a round.

    `routine` is what `text` says. Raises RefusedError.
    """
    step = step_at(routine, way)
    match step:
        case RepeatStep():
            return _counted(text, way, "repeat", step.repeat + by)
        case RestStep():
            return _timed(text, way, "rest", step.rest + by * _BY)
    doing = exercise(step, stretches)
    pace = doing.rounds[0]
    match pace:
        case Hold(seconds=None):
            raise RefusedError("This step waits for your key; it has no length.")
        case Hold(seconds=float(seconds)):
            return _timed(text, way, "hold", seconds + by * _BY)
        case Breaths(count=count):
            return _counted(text, way, "breaths", count + by)
    counts = _counts(step, stretches)
    if len(counts) == 1:
        return _counted(text, way, "reps", counts[0] + by)
    return _listed(text, way, [count + by for count in counts])


def more_rounds(text: str, way: Way, routine: Routine, stretches: Mapping[str, Stretch], by: int = 1) -> str:
    """A step with one round more, or fewer (`by` −1). Raises RefusedError."""
    step = step_at(routine, way)
    match step:
        case RepeatStep():
            return _counted(text, way, "repeat", step.repeat + by)
        case RestStep():
            raise RefusedError("A rest has no rounds; + and − change its length.")
    counts = _counts(step, stretches)
    if len(counts) > 1:
        # The list gives a round each: [4, 3, 2] becomes [4, 3, 2, 2] or [4, 3].
        return _listed(text, way, [*counts, counts[-1]] if by > 0 else counts[:by])
    return _counted(text, way, "rounds", len(exercise(step, stretches).rounds) + by)


def as_usual(text: str, way: Way, routine: Routine) -> str:
    """A step as the stretch library has it: without a hold, breaths, repetitions or rounds of its own."""
    if not hasattr(step_at(routine, way), "stretch"):
        raise RefusedError("This step is your own; there is nothing usual to go back to.")
    for key in _PACES:
        text = remove_key(text, way, key)
    return text


def _counts(step: Step, stretches: Mapping[str, Stretch]) -> list[int]:
    """The repetitions of each round, if they are what sets the pace here."""
    usual = stretches[step.stretch] if hasattr(step, "stretch") else None
    for dose in (step, usual):
        if any(getattr(dose, key, None) is not None for key in ("hold", "breaths", "reps")):
            return list(getattr(dose, "reps", None) or ())
    return []


def _counted(text: str, way: Way, key: str, count: int) -> str:
    if count < 1:
        raise RefusedError("It is at the least already.")
    return set_key(text, way, key, str(count))


def _listed(text: str, way: Way, counts: list[int]) -> str:
    if not counts or min(counts) < 1:
        raise RefusedError("It is at the least already.")
    return set_key(text, way, "reps", str(counts) if len(counts) > 1 else str(counts[0]))


def _timed(text: str, way: Way, key: str, seconds: float) -> str:
    if seconds < 1:
        raise RefusedError("It is at the least already.")
    return set_key(text, way, key, _alike(_written(text, way, key), seconds))


def _written(text: str, way: Way, key: str) -> str:
    """What stands behind the key now, or nothing."""
    bare = text.removeprefix("\ufeff")
    laid = lay_out(bare).find([*(part for index in way for part in ("steps", index)), key])
    return bare[laid.start : laid.end].strip("\"'") if laid else ""


def _alike(old: str, seconds: float) -> str:
    """So many seconds in the form in which `old` is written."""
    if re.fullmatch(r"\d+(\.\d+)?", old, re.ASCII):
        return f"{seconds:g}"
    if re.fullmatch(r"\d+:\d\d", old, re.ASCII) and seconds == int(seconds):
        return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
    return write_length(seconds)
