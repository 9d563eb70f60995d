"""All routines and stretches: those that came with the program and the person's own.

A person's file with a bundled file's name takes its place. A broken file never hides the others: it stands in
the list with what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from stretchtimer.core.avoiding import ANYBODY, Change, Person, cautions, changes
from stretchtimer.core.choosing import Traits, traits
from stretchtimer.core.routine import Routine, Stretch
from stretchtimer.core.shown import printable
from stretchtimer.core.timeline import NothingLeftError, Timeline, compile_routine
from stretchtimer.files.checked import text_of
from stretchtimer.files.nodes import Fault
from stretchtimer.library.reading import read_routine, read_stretch

_ENDINGS = {".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class StretchFile:
    """A file of the stretch library."""

    id: str
    path: Path
    own: bool
    stretch: Stretch | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, eq=False)
class RoutineFile:
    """A routine's file, and the routine if it can be played."""

    id: str
    path: Path
    own: bool
    routine: Routine | None
    faults: tuple[Fault, ...]
    stretches: Mapping[str, Stretch] = field(repr=False, default_factory=dict)
    person: Person = ANYBODY
    """For whom its timeline is fitted."""

    @property
    def name(self) -> str:
        """As the person knows it; a file that cannot be read has only its file name."""
        return self.routine.name if self.routine else printable(self.path.name)

    @cached_property
    def timeline(self) -> Timeline:
        """The routine as it will be played. Raises ValueError for a routine with faults."""
        return compile_routine(self._playable(), self.stretches, self.person)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What becomes of the steps that the person should leave out. Raises ValueError as `timeline`."""
        return changes(self._playable(), self.stretches, self.person)

    @cached_property
    def cautions(self) -> dict[str, tuple[str, ...]]:
        """Who should leave out which steps, by code. Raises ValueError as `timeline`."""
        return cautions(self._playable(), self.stretches)

    @cached_property
    def traits(self) -> Traits:
        """What one chooses it by. Raises ValueError as `timeline`."""
        return traits(self.timeline, self._playable().helps, self.stretches)

    def _playable(self) -> Routine:
        if self.routine is None:
            raise ValueError(f"{self.path} has errors")
        return self.routine

    @property
    def minutes(self) -> int | None:
        """Whole minutes, at least one; None for a routine with faults."""
        return self.traits.minutes if self.routine else None


class UnknownRoutineError(Exception):
    """A name that no routine has."""


@dataclass(frozen=True, slots=True)
class Library:
    """Everything found, in the order of names."""

    routines: tuple[RoutineFile, ...]
    stretch_files: tuple[StretchFile, ...]
    stretches: Mapping[str, Stretch]
    """Those that can be used, by id."""
    person: Person = ANYBODY
    """For whom the routines are fitted."""

    @property
    def faults(self) -> list[Fault]:
        """Everything that is wrong, the stretches' first, since routines suffer from them."""
        files: tuple[StretchFile | RoutineFile, ...] = (*self.stretch_files, *self.routines)
        return [fault for file in files for fault in file.faults]

    def find(self, name: str) -> RoutineFile:
        """By id, by name, by the beginning of either, or by path. Raises UnknownRoutineError."""
        if Path(name).suffix in _ENDINGS and _is_file(Path(name)):
            return self.read(Path(name))
        wanted = name.casefold()
        called = {file: (file.id.casefold(), file.name.casefold()) for file in self.routines}
        # An id is one file's alone; a name may be several files', and then nobody can know which is meant.
        by_id = [file for file, (id_, _) in called.items() if id_ == wanted]
        by_name = [file for file, (_, name_) in called.items() if name_ == wanted]
        begun = [file for file, names in called.items() if any(each.startswith(wanted) for each in names)]
        fitting = by_id[:1] or by_name or begun
        if len(fitting) > 1:
            raise UnknownRoutineError(f'"{name}" could be any of: {", ".join(file.id for file in fitting)}')
        if fitting:
            return fitting[0]
        near = get_close_matches(wanted, [file.id for file in self.routines], n=1)
        hint = f'; did you mean "{near[0]}"?' if near else "; `stretchtimer list` names all"
        raise UnknownRoutineError(f'there is no routine "{name}"{hint}')

    def find_stretch(self, name: str) -> StretchFile | None:
        """By id or name; the person's own goes before the bundled one."""
        wanted = name.casefold()
        for file in reversed(self.stretch_files):
            if wanted in {file.id.casefold(), file.stretch.name.casefold() if file.stretch else None}:
                return file
        return None

    def read_any(self, path: Path) -> RoutineFile | StretchFile:
        """A file that stands anywhere; one in a folder `stretches` is read as a stretch."""
        if path.absolute().parent.name == "stretches":
            return _stretch_file(path, own=True)
        return self.read(path)

    def check(self, path: Path) -> tuple[Fault, ...]:
        """What is wrong with a file anywhere."""
        return self.read_any(path).faults

    def read(self, path: Path) -> RoutineFile:
        """A routine file that stands anywhere."""
        return _routine_file(path, True, self.stretches, _broken(self.stretch_files), self.person)


def load(bundled: Path, own: Path | None, person: Person = ANYBODY) -> Library:
    """Read both folders, and the `stretches` folder in each. A folder that is not there counts as empty.

    The routines are fitted to `person`; one of which nothing is left for them says so as its fault.
    """
    folders = [(bundled, False)] + ([(own, True)] if own else [])
    stretch_files = [
        file for folder, is_own in folders for file in _stretch_files(folder / "stretches", is_own)
    ]
    # An own stretch that is broken leaves the bundled one in its place: a routine should still play.
    stretches = {file.id: file.stretch for file in stretch_files if file.stretch}
    broken = _broken(stretch_files)
    found: dict[str, RoutineFile] = {}
    doubles: list[RoutineFile] = []
    for folder, is_own in folders:
        for path in _files(folder):
            other = found.get(path.stem)
            if other and other.own == is_own:
                name = printable(path.name)
                doubles.append(RoutineFile(name, path, is_own, None, (_double(path, other.path),)))
            else:
                found[path.stem] = _routine_file(path, is_own, stretches, broken, person)
    ordered = sorted([*found.values(), *doubles], key=lambda file: (file.name.casefold(), file.id))
    return Library(tuple(ordered), tuple(stretch_files), stretches, person)


def _broken(files: Iterable[StretchFile]) -> dict[str, str]:
    return {file.id: str(file.faults[0]) for file in files if file.faults}


def _files(folder: Path) -> Iterator[Path]:
    try:
        paths: Iterable[Path] = sorted(folder.iterdir())
    except OSError:
        return
    for path in paths:
        if path.suffix in _ENDINGS and not path.name.startswith(".") and not _is_folder(path):
            yield path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long, a folder that may not be entered
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # reading the file will tell what is wrong with it
        return False


def _double(path: Path, first: Path) -> Fault:
    return Fault(path, 1, 1, f"has the same name as {first.name}; rename one of them")


def _stretch_files(folder: Path, own: bool) -> Iterator[StretchFile]:
    found: dict[str, Path] = {}
    for path in _files(folder):
        if path.stem in found:
            yield StretchFile(printable(path.name), path, own, None, (_double(path, found[path.stem]),))
        else:
            found[path.stem] = path
            yield _stretch_file(path, own)


def _stretch_file(path: Path, own: bool) -> StretchFile:
    text, faults = text_of(path)
    stretch = None
    if text is not None:
        stretch, faults = read_stretch(text, path)
    return StretchFile(path.stem, path, own, stretch, tuple(faults))


def _routine_file(
    path: Path, own: bool, stretches: Mapping[str, Stretch], broken: Mapping[str, str], person: Person
) -> RoutineFile:
    text, faults = text_of(path)
    routine = None
    if text is not None:
        routine, faults = read_routine(text, path, stretches, broken)
    file = RoutineFile(printable(path.stem), path, own, routine, tuple(faults), stretches, person)
    if routine and person.avoid:
        try:
            _ = file.timeline
        except NothingLeftError:
            codes = ", ".join(sorted({code for change in file.changes for code in change.because}))
            nothing = Fault(path, 1, 1, f"nothing of {routine.name} is left for you; you avoid: {codes}")
            return replace(file, routine=None, faults=(nothing,))
    return file
