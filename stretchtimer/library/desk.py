"""The person's own files: made, changed, renamed and deleted, and nothing ever lost.

What came with the program is never changed: its first change makes the person's own copy, which takes its
place. Before anything is replaced or deleted, it goes to the kept versions.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from stretchtimer.files import places, versions
from stretchtimer.files.nodes import FaultyFileError
from stretchtimer.files.versions import Unsaved, Version
from stretchtimer.files.writing import NotWrittenError, read_exact, remove, write_text
from stretchtimer.library import editing
from stretchtimer.library.naming import file_stem, free_path
from stretchtimer.library.reading import read_routine
from stretchtimer.library.schema import schema_text
from stretchtimer.library.shelf import Library, RoutineFile, StretchFile

_SCHEMA_LINE = "# yaml-language-server: $schema=routine.schema.json"
_TEMPLATE = """\
name: New
summary: What it is good for, in a sentence.
steps:
  - stretch: cat-cow               # `stretchtimer list --stretches` names all
  - stretch: childs-pose
    hold: 30s                      # instead of the stretch's own time
"""


class ChangedOutsideError(Exception):
    """The file says something else than it did when the person began. Nothing was changed."""

    def __init__(self, path: Path, theirs: str) -> None:
        super().__init__(f"{path} was changed outside meanwhile")
        self.path = path
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a person's files lie. Functions raise NotWrittenError, and then nothing is changed."""

    routines: Path
    """The person's own routines."""
    kept_in: Path
    """Where versions and unsaved texts are kept."""
    now: Callable[[], datetime] = datetime.now

    def own_path(self, file: RoutineFile | StretchFile) -> Path:
        """Where changes of a file go: to itself, or to the person's own copy."""
        if file.own:
            return file.path
        folder = self.routines / "stretches" if isinstance(file, StretchFile) else self.routines
        return folder / file.path.name

    def save(self, path: Path, text: str, base: str | None, *, keep: bool = True) -> None:
        """Write a file that said `base` (None: it was not there) when the person began.

        With `keep`, what it says now goes to the kept versions first. Raises ChangedOutsideError.
        """
        present = present_text(path)
        if present is not None and present not in {base, text}:
            raise ChangedOutsideError(path, present)
        if keep:
            versions.keep(path, self.kept_in, self.now)
        write_text(path, text)

    def keep_text(self, path: Path, text: str) -> None:
        """Keep a text as a version of a file that never said it: what a person gave up in a conflict."""
        versions.keep(path, self.kept_in, self.now, text)

    def versions(self, path: Path) -> list[Version]:
        """The kept versions of a file, newest first."""
        return versions.versions(path, self.kept_in)

    def restore(self, path: Path, version: Version) -> None:
        """Bring a version back; what the file says now is kept."""
        try:
            old = version.path.read_bytes()
        except OSError as error:
            raise NotWrittenError(f"{version.path} cannot be read: {error.strerror}") from None
        versions.keep(path, self.kept_in, self.now)
        write_text(path, old)

    def unsaved(self, path: Path) -> Unsaved | None:
        """What was typed and not saved when the program ended too early."""
        return versions.unsaved(path, self.kept_in)

    def keep_unsaved(self, path: Path, unsaved: Unsaved | None) -> None:
        """Remember what is typed but not saved; None: all of it is."""
        versions.keep_unsaved(path, self.kept_in, unsaved)

    def edit_outside(self, file: RoutineFile, open_at: Callable[[Path], None]) -> Path | None:
        """Let another program change a file, or the person's copy of it, by `open_at`.

        Says what was changed; None: nothing was, and no copy is left. What it said before is kept.
        """
        path = self.own_path(file)
        try:
            before = file.path.read_bytes()
        except OSError as error:
            raise NotWrittenError(f"{file.path} cannot be read: {error.strerror}", error) from None
        if not file.own:
            write_text(path, before)
            self.write_schemas()
        versions.keep(path, self.kept_in, self.now)
        try:
            open_at(path)
        finally:
            changed = not path.is_file() or path.read_bytes() != before
            if not file.own and not changed:
                remove(path)
        return path if changed else None

    def new(self, name: str, library: Library, source: RoutineFile | None = None) -> Path:
        """Make a routine, as a copy of `source` or from a few lines to begin with. Says where it is.

        Raises RefusedError for a name that is taken, and for a source that cannot be copied.
        """
        _refuse_taken(name, library)
        text = _TEMPLATE if source is None else exact_text(source.path)
        text = editing.set_name(text.removeprefix("\ufeff"), name)
        if not text.startswith("# yaml-language-server:"):
            text = _SCHEMA_LINE + ("\r\n" if "\r\n" in text else "\n") + text
        _refuse_faulty(text, library)
        path = free_path(self.routines, file_stem(name), {file.id.casefold() for file in library.routines})
        write_text(path, text)
        self.write_schemas()
        return path

    def rename(self, file: RoutineFile, name: str, library: Library) -> Path:
        """Give a routine of the person another name, and its file too. Says where it is now.

        Raises RefusedError for a name that is taken or cannot be one, and for a file with errors.
        """
        _refuse_taken(name, library, file)
        text = editing.set_name(exact_text(file.path), name)
        _refuse_faulty(text, library)
        others = {each.id.casefold() for each in library.routines if each is not file}
        path = file.path
        if file_stem(name) != file.path.stem:
            path = free_path(file.path.parent, file_stem(name), others)
        versions.keep(file.path, self.kept_in, self.now)
        write_text(path, text)
        if path != file.path:
            # The new one is on the disk before the old one goes: killed in between, both are there.
            versions.move_versions(file.path, path, self.kept_in)
            remove(file.path)
        return path

    def delete(self, file: RoutineFile) -> None:
        """Delete a file of the person; it goes to the kept versions."""
        versions.delete(file.path, self.kept_in, self.now)

    def write_schemas(self) -> None:
        """Lay the schemas beside the routines, where the first line of new files points to."""
        for kind in ("routine", "stretch"):
            path = self.routines / f"{kind}.schema.json"
            text = schema_text(kind) + "\n"
            if present_text(path) != text:
                write_text(path, text)


def free_name(name: str, library: Library) -> str:
    """The name for a copy of `name`: `Cobra, copy`, then `Cobra, copy 2`."""
    taken = {file.name.casefold() for file in library.routines}
    copy, n = f"{name}, copy", 1
    while copy.casefold() in taken:
        n += 1
        copy = f"{name}, copy {n}"
    return copy


def present_text(path: Path) -> str | None:
    """What a file says now; None where there is none or it cannot be read as text."""
    try:
        return read_exact(path)
    except FaultyFileError:
        return None


def exact_text(path: Path) -> str:
    """What a file says. Raises RefusedError where it cannot be read as text."""
    try:
        return read_exact(path)
    except FaultyFileError as error:
        raise editing.RefusedError(f"{path} {error.fault.message}.") from None


def difference(mine: str, theirs: str) -> list[str]:
    """Line by line what only one of two texts has: `- ` theirs, `+ ` mine, `  ` both."""
    lines = difflib.ndiff(theirs.splitlines(), mine.splitlines())
    return [line for line in lines if not line.startswith("?")]


def _refuse_faulty(text: str, library: Library) -> None:
    _, faults = read_routine(text.removeprefix("\ufeff"), Path("routine"), library.stretches, {})
    if faults:
        where = "The" if faults[0].message.startswith("name:") else f"Line {faults[0].line}:"
        raise editing.RefusedError(f"{where} {faults[0].message}.")


def _refuse_taken(name: str, library: Library, itself: RoutineFile | None = None) -> None:
    for file in library.routines:
        if file is not itself and file.name.casefold() == name.casefold():
            raise editing.RefusedError(f'There is a routine "{file.name}" already ({file.path}).')


def usual_desk() -> Desk:
    """The desk of the person who runs the program."""
    return Desk(places.own_routines(), places.own_data())
