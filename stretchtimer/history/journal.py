"""The journal as a session uses it: told what happened, at once, and never in its way.

What a session tells raises nothing; `problem` and `saved` say how the record fares. What a person asks for
outright (delete, export, merge) raises `JournalError` if it cannot be done.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Self, TextIO
from uuid import uuid4

from stretchtimer.history import reading, telling
from stretchtimer.history.alive import Sign, give_sign, is_alive
from stretchtimer.history.record import Eased, Hurt, Resume, Session, Step, check_rating
from stretchtimer.history.store import JournalError, Store, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from stretchtimer.core.habits import Day, RoutineUse, StretchTally
    from stretchtimer.history.merging import Merged

__all__ = ["RESUME_WITHIN", "Journal", "JournalError"]

RESUME_WITHIN = timedelta(hours=12)
"""So long an interrupted session is worth going on with."""


class Journal:
    """Use it from any thread; calls take turns. Moments come from `clock`, in the person's own time zone."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self._path = path
        self._clock = clock
        self._store = Store(path, clock)
        self._playing: dict[str, Sign] = {}
        self._complained = False

    @classmethod
    def open(cls, path: Path, clock: Callable[[], datetime]) -> Journal:
        """The journal at `path`, made if need be. Raises nothing: see `problem`."""
        return cls(path, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def problem(self) -> str | None:
        """A sentence on what is wrong with the journal, to be said once; None if all is well."""
        return self._store.problem

    def complaint(self) -> str | None:
        """The problem, the first time that it is asked for."""
        if self._complained or not self.problem:
            return None
        self._complained = True
        return self.problem

    @property
    def now(self) -> datetime:
        """In the person's own time zone."""
        return self._clock()

    @property
    def today(self) -> date:
        """The day it is where the person is."""
        return self._clock().date()

    @property
    def saved(self) -> bool:
        """Whether all that was told stands in the file."""
        return self._store.saved

    def begin(self, routine: str, name: str, planned: float, step_count: int) -> str:
        """A session begins: `planned` seconds in `step_count` steps. Gives the id that the rest goes by.

        It is written at once, so that a journal that cannot be written says so before the person lies down.
        """
        now = self._clock()
        session = Session(
            id=str(uuid4()),
            routine=routine,
            name=name,
            started=now,
            zone=getattr(now.tzinfo, "key", None) or now.tzname() or "",
            planned=planned,
            step_count=step_count,
            changed=now,
        )
        self._give_sign(session.id)
        self._store.begin(session.id, telling.begun(session))
        return session.id

    def step_done(self, session: str, step: Step, next_step: int | None = None) -> None:
        """A step ended. `next_step` is the index of the one now beginning, if not the one after it."""
        following = step.index + 1 if next_step is None else next_step
        self._store.tell(telling.step_ended(session, step, following, self._clock()))

    def hurt(self, session: str, hurt: Hurt) -> None:
        """A hold hurt and was eased off. Tell it when the key is pressed, and the step when it ends."""
        self._store.tell(telling.hurt(session, hurt, self._clock()))

    def feeling(self, session: str, *, before: int | None = None, after: int | None = None) -> None:
        """How the back feels, from 0 (bad) to 10 (good). Raises `ValueError` for any other number."""
        for column, rating in (("before", before), ("after", after)):
            check_rating(rating)
            if rating is not None:
                self._store.tell(telling.felt(session, column, rating, self._clock()))

    def note(self, session: str, text: str) -> None:
        """The person's own words on a session, in place of earlier ones."""
        self._store.tell(telling.noted(session, text, self._clock()))

    def end(self, session: str, *, finished: bool) -> None:
        """The session is over: `finished`, or stopped early. With no step ended it leaves no trace."""
        self._store.tell(
            telling.ended(session, "finished" if finished else "stopped", self._clock()), last=True
        )
        self._take_sign_away(session)

    def unfinished(self, within: timedelta = RESUME_WITHIN, *, again: bool = False) -> Resume | None:
        """The session interrupted last, not longer ago than `within`, and offered once.

        Only one of two programs that ask gets it, and none while it is playing. `again` gives it even if it
        was offered before, for a person who asks for it in so many words.
        """
        since = self._clock() - within
        nothing: list[Resume] = []
        for resume in self._store.ask(lambda db: reading.interrupted(db, since, asked=again), nothing):
            if not is_alive(self._sign_path(resume.session)):
                first = self._store.ask(partial(_mark_offered, resume), default=True)
                return resume if first or again else None
        return None

    def resume(self, session: str) -> None:
        """An interrupted session goes on: tell its further steps under the same id."""
        self._give_sign(session)
        self._store.tell(telling.resumed(session, self._clock()))

    def sessions(self, limit: int = 20, skip: int = 0) -> tuple[Session, ...]:
        """The last sessions in which a step ended, latest first."""
        return self._store.ask(lambda db: reading.sessions(db, limit, skip), ())

    def session(self, session: str) -> Session | None:
        """One session, or None if there is none with this id."""
        return self._store.ask(lambda db: reading.session(db, session), None)

    def days(self) -> tuple[Day, ...]:
        """Every day on which something was stretched, earliest first."""
        return self._store.ask(reading.days, ())

    def routine_uses(self) -> tuple[RoutineUse, ...]:
        """How often, and when last, each routine was used."""
        return self._store.ask(reading.routine_uses, ())

    def stretch_tallies(self, since: date | None = None) -> tuple[StretchTally, ...]:
        """How often each stretch was skipped or shortened since a day, by default in the past year."""
        first = since or self.today - timedelta(days=365)
        return self._store.ask(lambda db: reading.stretch_tallies(db, first), ())

    def eased(self) -> tuple[Eased, ...]:
        """The stretches to suggest a shorter or easier form of: they hurt, and were not done well since."""
        return self._store.ask(reading.eased, ())

    def delete(self, *sessions: str) -> int:
        """Delete sessions for good; says how many there were. Raises `JournalError`."""

        def delete(db: sqlite3.Connection) -> int:
            with transaction(db):
                return sum(
                    db.execute("DELETE FROM session WHERE id = ?", (id_,)).rowcount for id_ in sessions
                )

        return self._store.demand(delete, forgetting=True)

    def delete_all(self) -> int:
        """Delete all sessions for good; says how many there were. Raises `JournalError`."""

        def delete(db: sqlite3.Connection) -> int:
            with transaction(db):
                return db.execute("DELETE FROM session").rowcount

        return self._store.demand(delete, forgetting=True)

    def export_json(self, out: TextIO) -> int:
        """Write everything to `out`; says how many sessions. Raises `JournalError`, or what `out` raises."""
        from stretchtimer.history import exporting  # no session needs it

        return self._store.demand(
            lambda db: exporting.write_json(reading.all_sessions(db), self._clock(), out)
        )

    def export_csv(self, out: TextIO) -> int:
        """Write a row a session to `out` (opened with `newline=""`); otherwise as `export_json`."""
        from stretchtimer.history import exporting  # no session needs it

        return self._store.demand(lambda db: exporting.write_csv(reading.all_sessions(db), out))

    def merge(self, export: str | bytes) -> Merged:
        """Take in what `export_json` wrote, here or elsewhere; what is known already is not taken twice.

        Raises `JournalError` (`NotAnExportError` if it is no such file), and nothing was written then.
        """
        # Late: building the validation costs more than all the rest of the journal.
        from stretchtimer.history import merging

        sessions = merging.read_export(export)

        def merge(db: sqlite3.Connection) -> Merged:
            with transaction(db):
                return merging.merge(db, sessions)

        return self._store.demand(merge)

    def close(self) -> None:
        """Try once more to write what could not be written, and let go of the file."""
        self._store.close()
        for session in list(self._playing):
            self._take_sign_away(session)

    def _sign_path(self, session: str) -> Path:
        return self._path.parent / "playing" / session

    def _give_sign(self, session: str) -> None:
        if sign := give_sign(self._sign_path(session)):
            self._playing[session] = sign

    def _take_sign_away(self, session: str) -> None:
        if sign := self._playing.pop(session, None):
            sign.take_away()


def _mark_offered(resume: Resume, db: sqlite3.Connection) -> bool:
    """Whether this program is the first to offer it. With it, those left earlier are past."""
    with transaction(db):
        mine = db.execute("UPDATE session SET offered = 1 WHERE id = ? AND offered = 0", (resume.session,))
        db.execute(
            "UPDATE session SET offered = 1 WHERE outcome IS NULL AND seen <= ?",
            (reading.in_utc(resume.left),),
        )
        return mine.rowcount > 0
