"""A file's text read while it is being written: the routine it would play, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stretchtimer.core.check import routine_problems
from stretchtimer.core.routine import Routine, Stretch, StretchStep
from stretchtimer.files.nodes import Fault
from stretchtimer.library.editing import Way
from stretchtimer.library.quick import step_at
from stretchtimer.library.reading import read_routine, read_stretch
from stretchtimer.library.shelf import Library, RoutineFile


@dataclass(frozen=True, slots=True)
class Proof:
    """What comes of a text."""

    file: RoutineFile | None
    """To be shown and played; of a stretch's file, that stretch alone. None where there are faults."""
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Proofreader:
    """Reads one file's text against the library."""

    path: Path
    kind: str
    """`routine` or `stretch`."""
    stretches: Mapping[str, Stretch]
    broken: Mapping[str, str] = field(default_factory=dict)
    figures: tuple[str, ...] = ()
    """Names of poses and motions."""

    @classmethod
    def of(cls, path: Path, library: Library, figures: Iterable[str] = ()) -> Proofreader:
        """For a file that lies, or will lie, at `path`."""
        kind = "stretch" if path.absolute().parent.name == "stretches" else "routine"
        broken = {file.id: str(file.faults[0]) for file in library.stretch_files if file.faults}
        return cls(path, kind, library.stretches, broken, tuple(figures))

    def read(self, text: str) -> Proof:
        """What comes of `text`."""
        if self.kind == "stretch":
            stretch, faults = read_stretch(text, self.path)
            if stretch is None:
                return Proof(None, tuple(faults))
            routine = Routine(name=stretch.name, steps=(StretchStep(stretch=self.path.stem),))
            return Proof(self._file(routine, {**self.stretches, self.path.stem: stretch}), ())
        read, faults = read_routine(text, self.path, self.stretches, self.broken)
        return Proof(self._file(read, self.stretches) if read else None, tuple(faults))

    def only(self, file: RoutineFile, way: Way | None) -> RoutineFile | None:
        """A routine of one step (or `repeat`) of `file`; None where nothing in it could be played."""
        if file.routine is None or (way is None and self.kind == "routine"):
            return None
        step = step_at(file.routine, way or (0,))
        alone = file.routine.model_copy(update={"steps": (step,)})
        return None if routine_problems(alone, file.stretches) else self._file(alone, file.stretches)

    def _file(self, routine: Routine, stretches: Mapping[str, Stretch]) -> RoutineFile:
        return RoutineFile(self.path.stem, self.path, True, routine, (), stretches)
