"""Workouts of Just Another Workout Timer as routines.

An export or a backup of that app is JSON: `workouts`, each with `title` and `sets`; a set with `repetitions`
and `exercises`; an exercise with `name` and `duration` in seconds, or, in one version, with `type: counted`
and a `count` that takes two seconds each. A workout shared from the app is one without `workouts` around it.
Its clock gives ten seconds to get ready at the start and none between exercises, and so does the routine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stretchtimer.core.lengths import write_length
from stretchtimer.core.shown import clip, printable

GET_READY = 10.0
"""Seconds before the first exercise."""
PER_COUNT = 2.0
"""Seconds that the app takes each of a counted exercise for."""
LONGEST_HOLD = 3600
MOST_REPETITIONS = 100

_RESTS = {"rest", "pause", "break", "repos", "riposo", "отдых", "dinlenme", "erholung", "descanso"}
"""What the app calls a rest in its languages, and what people call one."""
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ()',./-]*(?<! )")


class NotUnderstoodError(ValueError):
    """No file of that app, or something in it that no routine can say; told in a sentence."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A workout as a routine file."""

    title: str
    text: str


def imported(data: bytes) -> list[Imported]:
    """Every workout in a file. Raises NotUnderstoodError, and then none of it should be written."""
    try:
        document = json.loads(_decoded(data))
    except ValueError:
        raise NotUnderstoodError("is no JSON; the app's exports and backups are") from None
    except RecursionError:
        raise NotUnderstoodError("is nested too deeply") from None
    if not isinstance(document, dict):
        raise NotUnderstoodError("holds no workouts")
    workouts = document.get("workouts", [document] if "sets" in document else None)
    if not isinstance(workouts, list) or not workouts:
        raise NotUnderstoodError("holds no workouts of Just Another Workout Timer")
    return [_routine(workout, number) for number, workout in enumerate(workouts, start=1)]


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # The app writes each letter as one byte, so an exported «ü» is no UTF-8.
        return data.decode("latin-1")


def _routine(workout: Any, number: int) -> Imported:
    where = f"workout {number}"
    title = _name(_key(workout, "title", str, where), "Workout")
    where = f'workout "{clip(title)}"'
    sets = []
    for count, each in enumerate(_key(workout, "sets", list, where), start=1):
        at = f"{where}, set {count}"
        repeats = _number(each, "repetitions", at, MOST_REPETITIONS)
        exercises = [
            step
            for nth, exercise in enumerate(_key(each, "exercises", list, at), start=1)
            if (step := _step(exercise, f"{at}, exercise {nth}"))
        ]
        if repeats and exercises:
            sets.append((repeats, exercises))
    if not sets:
        raise NotUnderstoodError(f"{where} has no exercises that take any time")
    return Imported(title, "\n".join(_lines(title, sets)) + "\n")


_Step = dict[str, str]


def _lines(title: str, sets: list[tuple[int, list[_Step]]]) -> Iterator[str]:
    yield "# From Just Another Workout Timer"
    yield f"name: {_written(title)}"
    yield "steps:"
    repeats, first = sets[0]
    if repeats == 1 and "name" in first[0]:
        first[0]["setup"] = write_length(GET_READY)
    else:
        yield f"  - rest: {write_length(GET_READY)}"
    for repeats, steps in sets:
        indent = "  "
        if repeats > 1:
            yield f"  - repeat: {repeats}"
            yield "    steps:"
            indent = "      "
        for step in steps:
            for nth, (key, value) in enumerate(step.items()):
                yield f"{indent}{'  ' if nth else '- '}{key}: {value}"


def _step(exercise: Any, where: str) -> _Step | None:
    """The lines of a step; None for one that takes no time."""
    name = _name(_key(exercise, "name", str, where), "Exercise")
    # Right one after the other, as in the app.
    setup = {"setup": "0s"}
    if exercise.get("type") in {"counted", "ExerciseType.counted"}:
        count = _number(exercise, "count", where, MOST_REPETITIONS)
        tempo = f"{{repetition: {write_length(PER_COUNT)}}}"
        return {"name": _written(name), "reps": str(count), "tempo": tempo, **setup} if count else None
    seconds = _number(exercise, "duration", where, LONGEST_HOLD)
    if not seconds:
        return None
    if name.casefold() in _RESTS:
        return {"rest": write_length(seconds)}
    return {"name": _written(name), "hold": write_length(seconds), **setup}


def _key(mapping: Any, key: str, kind: type, where: str) -> Any:
    if not isinstance(mapping, dict):
        raise NotUnderstoodError(f"{where} is not what it should be")
    if not isinstance(value := mapping.get(key), kind) or isinstance(value, bool):
        problem = f"has no {key}" if value is None else f"has a strange {key}: {clip(repr(value))}"
        raise NotUnderstoodError(f"{where} {problem}")
    return value


def _number(mapping: Any, key: str, where: str, most: int) -> int:
    value = int(_key(mapping, key, int, where))
    if not 0 <= value <= most:
        raise NotUnderstoodError(f"{where}: {key} is {clip(str(value))}; from 0 to {most} is possible")
    return value


def _name(text: str, otherwise: str) -> str:
    return clip(printable(" ".join(text.split())), 80) or otherwise


def _written(text: str) -> str:
    """As YAML: bare where nothing in it means anything there."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
