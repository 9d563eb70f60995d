"""What to know before a routine begins: what to mind, what it needs, what is done in another way."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from stretchtimer.core.words import change_words, leave_out_words
from stretchtimer.library.shelf import RoutineFile

_WIDTH = 88


def before_start(file: RoutineFile, *, steps: bool = False) -> list[str]:
    """A few lines, with `steps` also which of them are meant. Raises ValueError for a routine with faults."""
    return [line for said in _said(file, steps) for line in wrap(said, _WIDTH, subsequent_indent="  ")]


def _said(file: RoutineFile, steps: bool) -> Iterator[str]:
    if file.routine and file.routine.caution:
        yield f"Take care: {file.routine.caution}"
    yield f"You need: {', '.join(file.traits.needs) or 'nothing'}."
    for change in file.changes:
        yield f"For you: {change_words(change)}"
    others = {code: names for code, names in file.cautions.items() if code not in file.person.avoid}
    if others:
        told = leave_out_words(others) if steps else ", ".join(others)
        yield f"Leave steps out, or ask first, with: {told}."
