"""One session on its way into the journal: told as it happens, and never in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from stretchtimer.history.journal import Journal
    from stretchtimer.history.record import Hurt, Step

    Tell = Callable[[Callable[[Journal], object]], object]
    """Carries out what it is given on the journal, at once or in a thread of its own; in order."""


class Run:
    """What a session tells. Nothing here raises, and nothing waits but what `tell` does."""

    def __init__(self, tell: Tell, routine: str, name: str, resumed: str | None = None) -> None:
        """`routine` is its file's id. `resumed` is the session that goes on; None for a new one."""
        self._tell = tell
        self._routine = routine
        self._name = name
        # Known to the journal's thread alone, once the session has begun.
        self._id = resumed or ""
        self._complaint: str | None = None

    def begin(self, planned: float, step_count: int) -> None:
        """It begins (or goes on): `planned` seconds of work in `step_count` steps."""

        def begin(journal: Journal) -> None:
            if self._id:
                journal.resume(self._id)
            else:
                self._id = journal.begin(self._routine, self._name, planned, step_count)

        self._write(begin)

    def step_ended(self, step: Step, next_step: int) -> None:
        """A step ended; `next_step` is the index of the one to go on at, should this be the last word."""
        self._write(lambda journal: journal.step_done(self._id, step, next_step))

    def hurt(self, hurt: Hurt) -> None:
        """A hold was eased off."""
        self._write(lambda journal: journal.hurt(self._id, hurt))

    def feeling(self, *, before: int | None = None, after: int | None = None) -> None:
        """How the back feels, from 0 (bad) to 10 (good)."""
        self._write(lambda journal: journal.feeling(self._id, before=before, after=after))

    def note(self, text: str) -> None:
        """The person's own words, in place of earlier ones."""
        self._write(lambda journal: journal.note(self._id, text))

    def end(self, *, finished: bool) -> None:
        """It is over: played to its end, or stopped by the person."""
        self._write(lambda journal: journal.end(self._id, finished=finished))

    def complaint(self) -> str | None:
        """What is wrong with the journal, if that has not been said yet."""
        said, self._complaint = self._complaint, None
        return said

    def _write(self, told: Callable[[Journal], object]) -> None:
        def write(journal: Journal) -> None:
            told(journal)
            self._complaint = journal.complaint() or self._complaint

        self._tell(write)
