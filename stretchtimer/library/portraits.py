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
from stretchtimer.files.checked import placed
from stretchtimer.files.nodes import Fault, FaultyFileError, read_nodes, read_text
from stretchtimer.library.figures import Figures
from stretchtimer.library.shelf import Library, StretchFile


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
    told = (fault for file in library.stretch_files for fault in stretch_figure_faults(file, figures))
    return [*figures.faults, *told]


def stretch_figure_faults(file: StretchFile, figures: Figures) -> Iterator[Fault]:
    """What is wrong with the `figure:` of one stretch file."""
    stretch = file.stretch
    if stretch is None or stretch.figure is None:
        return
    doing = exercise(StretchStep(stretch="it"), {"it": stretch})
    phases = phases_of(doing.rounds[0])
    _, problems = motion_from(stretch.figure, figures.poses, figures.motions, phases)
    if problems:
        yield from _placed(problems, file.path)


def _placed(problems: tuple[Problem, ...], path: Path) -> Iterator[Fault]:
    # The file is read once more only where there is something to point at.
    try:
        node = read_nodes(read_text(path), path)
    except FaultyFileError as error:
        yield error.fault
        return
    for problem in problems:
        yield placed(Problem(("figure", *problem.where), problem.message), node, path)
