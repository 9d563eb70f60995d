"""The figures of the stretches: looked up when something is to be drawn, and checked when one asks.

Neither happens while the routines are read: a list needs no figure, and a figure that is wrong must not keep
a routine from being played.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from stretchtimer.core.check import Problem
from stretchtimer.core.dose import Exercise, exercise
from stretchtimer.core.figure import Portrait, motion_from, phases_of, portrait_of
from stretchtimer.core.routine import Stretch, StretchStep
from stretchtimer.core.timeline import Timeline
from stretchtimer.files.checked import placed, text_of
from stretchtimer.files.nodes import Fault, FaultyFileError, read_nodes, read_text
from stretchtimer.library.figures import Figures
from stretchtimer.library.reading import read_stretch
from stretchtimer.library.shelf import Library


def portraits(
    timeline: Timeline, stretches: Mapping[str, Stretch], figures: Figures
) -> tuple[Portrait | None, ...]:
    """One for each step of a timeline; None for a rest and for a step that has no figure."""

    def drawn(doing: Exercise | None) -> Portrait | None:
        stretch = stretches.get(doing.stretch) if doing and doing.stretch else None
        return portrait_of(stretch, doing, figures.poses, figures.motions) if doing and stretch else None

    return tuple(drawn(step.doing) for step in timeline.steps)


def portrait(stretch: Stretch, figures: Figures) -> Portrait | None:
    """A stretch as it is done by itself; None if it has no figure."""
    doing = exercise(StretchStep(stretch="it"), {"it": stretch})
    return portrait_of(stretch, doing, figures.poses, figures.motions)


def figure_faults(library: Library, figures: Figures) -> list[Fault]:
    """What is wrong with the figures: in their own files, and in what the stretches say of them."""
    found = list(figures.faults)
    for file in library.stretch_files:
        found += _faults(file.stretch, file.path, figures)
    return found


def figure_faults_in(path: Path, figures: Figures) -> list[Fault]:
    """What is wrong with the figures in one file: one of a folder `figures` (which must be among those
    that were read), or a stretch; a stretch that has other errors is told of those first.
    """
    if path.absolute().parent.name == "figures":
        return [fault for fault in figures.faults if fault.path.absolute() == path.absolute()]
    text, _ = text_of(path)
    stretch = read_stretch(text, path)[0] if text is not None else None
    return list(_faults(stretch, path, figures))


def _faults(stretch: Stretch | None, path: Path, figures: Figures) -> Iterator[Fault]:
    if stretch is None or stretch.figure is None:
        return
    doing = exercise(StretchStep(stretch="it"), {"it": stretch})
    phases = phases_of(doing.rounds[0])
    _, problems = motion_from(stretch.figure, figures.poses, figures.motions, phases)
    if problems:
        yield from _placed(problems, path)


def _placed(problems: tuple[Problem, ...], path: Path) -> Iterator[Fault]:
    # The file is read once more only where there is something to point at.
    try:
        node = read_nodes(read_text(path), path)
    except FaultyFileError as error:
        yield error.fault
        return
    for problem in problems:
        yield placed(Problem(("figure", *problem.where), problem.message), node, path)
