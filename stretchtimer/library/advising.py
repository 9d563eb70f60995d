"""Advice about files, each piece in its place: for `check`, which alone has the time to look for it."""

from __future__ import annotations

from stretchtimer.core.advice import routine_advice, stretch_advice
from stretchtimer.core.timeline import compile_routine
from stretchtimer.files.checked import placed, text_of
from stretchtimer.files.nodes import Fault, read_nodes
from stretchtimer.library.shelf import Library, RoutineFile, StretchFile


def advice(file: RoutineFile | StretchFile, library: Library) -> list[Fault]:
    """What is tiring or odd about a file that has no faults; nothing for one that has."""
    if isinstance(file, RoutineFile):
        if file.routine is None:
            return []
        # As it is written: what one person leaves out is no mistake of the file.
        problems = routine_advice(file.routine, compile_routine(file.routine, file.stretches))
    else:
        problems = stretch_advice(file.stretch, library.stretches) if file.stretch else []
    text, _ = text_of(file.path) if problems else (None, [])
    if text is None:
        return []
    node = read_nodes(text, file.path)
    found = [placed(problem, node, file.path, about="mapping") for problem in problems]
    return sorted(found, key=lambda fault: (fault.line, fault.column))
