"""What is wrong with a routine or a stretch although each of its values is right by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stretchtimer.core.dose import Exercise, Repetitions, exercise, ready_seconds
from stretchtimer.core.lengths import LONGEST, write_length
from stretchtimer.core.routine import (
    CueLine,
    OwnStep,
    RepeatStep,
    RestStep,
    Routine,
    Step,
    Stretch,
    StretchStep,
)

MOST_PARTS = 20_000
"""A routine with more pieces than this is no routine but a mistake, or an attack."""

Where = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, and the way to it in the file (keys and list indices)."""

    where: Where
    message: str


def stretch_problems(stretch: Stretch) -> list[Problem]:
    """What is wrong with a stretch of the library."""
    doing = exercise(StretchStep(stretch="it"), {"it": stretch})
    return list(_stray_cues(stretch.cues or (), doing, ()))


def routine_problems(routine: Routine, stretches: Mapping[str, Stretch]) -> list[Problem]:
    """What is wrong with a routine whose stretches are all known; empty if it can be compiled."""
    found: list[Problem] = []
    size = _measure(routine.steps, ("steps",), stretches, found)
    if not found and not size.exercises:
        found.append(Problem(("steps",), "there is nothing to do in it but rest"))
    if size.seconds > LONGEST:
        found.append(Problem(("steps",), f"takes longer than a day ({write_length(size.seconds)})"))
    elif size.parts > MOST_PARTS:
        message = f"has {size.parts} parts once its repeats are played; {MOST_PARTS} is the most"
        found.append(Problem(("steps",), message))
    return found


@dataclass(frozen=True, slots=True)
class _Size:
    """How large something becomes when it is unrolled."""

    parts: int = 0
    seconds: float = 0.0
    exercises: int = 0

    def __add__(self, other: _Size) -> _Size:
        return _Size(self.parts + other.parts, self.seconds + other.seconds, self.exercises + other.exercises)

    def times(self, count: int) -> _Size:
        return _Size(self.parts * count, self.seconds * count, self.exercises * count)


def _measure(
    steps: Sequence[Step], above: Where, stretches: Mapping[str, Stretch], found: list[Problem]
) -> _Size:
    """The size by multiplying: a hundred times a hundred repeats cost nothing here."""
    total = _Size()
    for index, step in enumerate(steps):
        where = (*above, index)
        match step:
            case RepeatStep():
                total += _measure(step.steps, (*where, "steps"), stretches, found).times(step.repeat)
            case RestStep():
                # Even a rest of no length is a part: unrolling it a million times takes its time.
                total += _Size(1, step.rest)
            case _:
                doing = exercise(step, stretches)
                found.extend(_step_problems(step, doing, where))
                if isinstance(step, StretchStep):
                    found.extend(_idle_rounds(step, stretches[step.stretch], where))
                total += _size(doing)
    return total


def _size(doing: Exercise) -> _Size:
    # The least that it takes: what a change of position adds is known only where it is played.
    size = _Size(1, ready_seconds(doing, None, first=False), exercises=1)
    for pace in doing.rounds:
        size += _Size(pace.parts, pace.length).times(len(doing.sides))
    size += _Size(1, doing.rest).times((len(doing.rounds) - 1) * len(doing.sides))
    return size + _Size(1, doing.switch).times(len(doing.sides) - 1)


def _step_problems(step: StretchStep | OwnStep, doing: Exercise, where: Where) -> Iterator[Problem]:
    for pace in doing.rounds[:1]:
        if isinstance(pace, Repetitions) and not pace.tempo:
            message = (
                'needs a "tempo" too, like {out: 2s, hold: 10s, in: 2s}; this stretch has none of its own'
            )
            yield Problem((*where, "reps"), message)
    # A stretch's own lines were checked with its own length; a step that shortens it leaves out what no
    # longer fits. Only what the step itself says must fit.
    yield from _stray_cues(step.cues or (), doing, where)


def _idle_rounds(step: StretchStep, stretch: Stretch, where: Where) -> Iterator[Problem]:
    own_pace = any(each is not None for each in (step.hold, step.breaths, step.reps))
    if step.rounds is not None and not own_pace and len(stretch.reps or ()) > 1:
        message = (
            'the stretch\'s list of "reps" gives a round each already; leave "rounds" out or give "reps"'
        )
        yield Problem((*where, "rounds"), message)


def _stray_cues(cues: Sequence[CueLine], doing: Exercise, where: Where) -> Iterator[Problem]:
    shortest = min(doing.rounds, key=lambda pace: pace.length)
    for index, line in enumerate(cues):
        place = (*where, "cues", index, "at")
        if line.at.kind == "setup":
            continue
        if shortest.waits:
            if (line.at.kind, line.at.amount) != ("share", 0):
                yield Problem(
                    place, "a hold that waits for a key has no length; its cues can only be at setup or start"
                )
        elif line.at.second(shortest.length) is None:
            yield Problem(place, f"lies outside the step, which takes {write_length(shortest.length)}")
