"""The two kinds of file, read and checked whole: each value, and what the values say together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from stretchtimer.core.check import routine_problems, stretch_problems
from stretchtimer.core.routine import KnownStretches, Routine, Stretch
from stretchtimer.files.checked import placed, read_checked
from stretchtimer.files.nodes import Fault


def read_stretch(text: str, path: Path) -> tuple[Stretch | None, list[Fault]]:
    """A stretch from a file's text; None where it cannot be used."""
    node, stretch, faults = read_checked(text, path, Stretch)
    if node and stretch:
        faults = [placed(problem, node, path) for problem in stretch_problems(stretch)]
    return (None if faults else stretch), faults


def read_routine(
    text: str, path: Path, stretches: Mapping[str, Stretch], broken: Mapping[str, str]
) -> tuple[Routine | None, list[Fault]]:
    """A routine from a file's text; None where it cannot be played.

    `broken` names the stretches that exist but cannot be used, each with its first fault.
    """
    node, routine, faults = read_checked(text, path, Routine, KnownStretches(stretches.keys(), broken))
    if node and routine:
        faults = [placed(problem, node, path) for problem in routine_problems(routine, stretches)]
    return (None if faults else routine), faults
