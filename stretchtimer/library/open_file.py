"""A file that a person has open, and what it said when they last looked: nobody's change is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stretchtimer.files.versions import Unsaved
from stretchtimer.library.desk import Desk, exact_text, present_text
from stretchtimer.library.shelf import RoutineFile, StretchFile


@dataclass(slots=True)
class OpenFile:
    """One file, from its opening to its closing. Methods raise NotWrittenError."""

    desk: Desk
    path: Path
    """Where changes go."""
    base: str | None
    """What stands there as far as the person knows; None: nothing, it came with the program."""
    copies: bool = False
    """Whether the first change makes the person's own copy."""
    _kept: bool = False

    @classmethod
    def of(cls, file: RoutineFile | StretchFile, desk: Desk) -> tuple[OpenFile, str]:
        """Open a file: it and its text. Raises RefusedError where it cannot be read."""
        text = exact_text(file.path)
        path = desk.own_path(file)
        return cls(desk, path, text if file.own else None, copies=not file.own), text

    def save(self, text: str, *, each: bool = False) -> bool:
        """Write the text; says whether that made the person's own copy.

        What it said before is kept the first time, and with `each` every time. Raises ChangedOutsideError.
        """
        self.desk.save(self.path, text, self.base, keep=each or not self._kept)
        copied, self.copies, self._kept, self.base = self.copies, False, True, text
        if copied:
            self.desk.write_schemas()
        return copied

    def theirs(self) -> str | None:
        """What the file says, if that is not what the person knows; None otherwise, and if it is gone."""
        present = present_text(self.path)
        return present if present != self.base else None

    def take_theirs(self, theirs: str, mine: str) -> None:
        """Go on from what others have written; what the person had is kept as a version."""
        self.desk.keep_text(self.path, mine)
        self.base, self.copies = theirs, False

    def keep_mine(self, theirs: str) -> None:
        """Let the next `save` replace what others have written; that is kept then."""
        self.base, self.copies, self._kept = theirs, False, False

    def remember(self, unsaved: str | None) -> None:
        """Keep what is typed and not saved, should the program end too early; None: all is saved."""
        self.desk.keep_unsaved(self.path, None if unsaved is None else Unsaved(unsaved, self.base or ""))
