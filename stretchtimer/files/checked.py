"""From a file's text to a checked value, with everything that is wrong told at once and in its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from stretchtimer.core.check import Problem
from stretchtimer.files.nodes import Fault, FaultyFileError, Node, read_nodes, read_text

Model = TypeVar("Model", bound=BaseModel)


def text_of(path: Path) -> tuple[str | None, list[Fault]]:
    """A file's text, or why there is none."""
    try:
        return read_text(path), []
    except FaultyFileError as error:
        return None, [error.fault]


def read_checked(
    text: str, path: Path, model: type[Model], context: object = None
) -> tuple[Node | None, Model | None, list[Fault]]:
    """The document in `text` as a model, and everything that is wrong with it.

    The node is None where it is no YAML, the model is None where there is any fault. `context` is handed to
    the model's validators.
    """
    try:
        node = read_nodes(text, path)
    except FaultyFileError as error:
        return None, None, [error.fault]
    try:
        return node, model.model_validate(node.plain(), context=context), []
    except ValidationError as error:
        faults = []
        for told in error.errors(include_url=False):
            about = told.get("ctx", {}).get("about", "value")
            faults.append(placed(Problem(told["loc"], told["msg"]), node, path, about))
        return node, None, sorted(faults, key=lambda fault: (fault.line, fault.column))


def placed(problem: Problem, node: Node, path: Path, about: str = "value") -> Fault:
    """A problem with its line and column, and the name of the key it is about."""
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
