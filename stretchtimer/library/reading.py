"""From a file to a checked value: a routine, a stretch, and what is wrong with it, with its place.

Everything that is wrong is told at once, so that a person mends a file in one go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from stretchtimer.core.check import Problem, routine_problems, stretch_problems
from stretchtimer.core.routine import KnownStretches, Routine, Stretch
from stretchtimer.library.nodes import Fault, FaultyFileError, Node, read_nodes, read_text

Model = TypeVar("Model", bound=BaseModel)


def read_stretch(text: str, path: Path) -> tuple[Stretch | None, list[Fault]]:
    """A stretch from a file's text; None where it cannot be used."""
    node, stretch, faults = _read(text, path, Stretch)
    if node and stretch:
        faults = [_placed(problem, node, path) for problem in stretch_problems(stretch)]
    return (None if faults else stretch), faults


def read_routine(
    text: str, path: Path, stretches: Mapping[str, Stretch], broken: Mapping[str, str]
) -> tuple[Routine | None, list[Fault]]:
    """A routine from a file's text; None where it cannot be played.

    `broken` names the stretches that exist but cannot be used, each with its first fault.
    """
    node, routine, faults = _read(text, path, Routine, KnownStretches(stretches.keys(), broken))
    if node and routine:
        faults = [_placed(problem, node, path) for problem in routine_problems(routine, stretches)]
    return (None if faults else routine), faults


def text_of(path: Path) -> tuple[str | None, list[Fault]]:
    """A file's text, or why there is none."""
    try:
        return read_text(path), []
    except FaultyFileError as error:
        return None, [error.fault]


def _read(
    text: str, path: Path, model: type[Model], known: KnownStretches | None = None
) -> tuple[Node | None, Model | None, list[Fault]]:
    try:
        node = read_nodes(text, path)
    except FaultyFileError as error:
        return None, None, [error.fault]
    try:
        return node, model.model_validate(node.plain(), context=known), []
    except ValidationError as error:
        faults = []
        for told in error.errors(include_url=False):
            about = told.get("ctx", {}).get("about", "value")
            faults.append(_placed(Problem(told["loc"], told["msg"]), node, path, about))
        return node, None, sorted(faults, key=lambda fault: (fault.line, fault.column))


def _placed(problem: Problem, node: Node, path: Path, about: str = "value") -> Fault:
    key, value = node.find(problem.where)
    span = key if about == "key" and key else value.span
    message = problem.message
    if about == "value" and (named := _innermost_key(problem.where, node)):
        message = f"{named}: {message}"
    return Fault(path, span.line, span.column, message)


def _innermost_key(where: Sequence[str | int], node: Node) -> str | None:
    """The last key on the way that really stands in the file (the way may name a step's kind as well)."""
    named = None
    for depth, at in enumerate(where):
        _, above = node.find(where[:depth])
        if isinstance(at, str) and isinstance(above.value, dict) and at in above.value:
            named = at
    return named
