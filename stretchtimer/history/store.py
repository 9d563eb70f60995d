"""Holds the file open, and what could not be written to it yet.

What cannot be written for the moment (another program is writing, the disk is full) waits in memory and is
tried again at the next occasion. A file that turns out to be damaged is replaced while the session plays.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from stretchtimer.history import reading
from stretchtimer.history.database import (
    WITHOUT,
    explain,
    is_busy,
    is_damage,
    open_database,
    replace_damaged,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from stretchtimer.history.telling import Told

T = TypeVar("T")

# What no file could take, now or later: text that is no Unicode, a number beyond 64 bits.
_NEVER = (ValueError, OverflowError, sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError)


class JournalError(Exception):
    """What was asked for outright could not be done. Its message is a sentence."""


class Store:
    """One file, used from any thread; calls take turns."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self._path = path
        self._clock = clock
        self._turn = threading.RLock()
        opened = open_database(path, clock())
        self._connection = opened.connection
        self._replaced = False
        # Everything told since the last session began, and how much of it stands in the file: a new file
        # in place of a damaged one gets it from the beginning.
        self._told: list[Told] = []
        self._written = 0
        self._session = ""
        self.problem = opened.problem
        """A sentence on the first thing that went wrong; None if all is well."""

    @property
    def saved(self) -> bool:
        """Whether all that was told stands in the file."""
        return self._connection is not None and self._written == len(self._told)

    def begin(self, session: str, told: Told) -> None:
        """As `tell`, for the first that is told of a session."""
        with self._turn:
            del self._told[: self._written]
            self._written = 0
            self._session = session
            self.tell(told)

    def tell(self, told: Told, *, last: bool = False) -> None:
        """Write it, with all that waits. To be late is no problem yet, unless it is the `last` for long."""
        with self._turn:
            if self._connection:
                self._told.append(told)
                self._write(last=last)

    def ask(self, question: Callable[[sqlite3.Connection], T], default: T) -> T:
        """The answer, or `default` where the file gives none."""
        with self._turn:
            if not self._connection:
                return default
            try:
                return question(self._connection)
            except (sqlite3.Error, ValueError, TypeError) as error:
                if not self._replace_if_damaged(error):
                    self._complain(error, "read")
                return default

    def demand(self, work: Callable[[sqlite3.Connection], T], *, forgetting: bool = False) -> T:
        """As `ask`, but raises `JournalError`. `forgetting`: leave no trace of what was deleted."""
        with self._turn:
            if not self._connection:
                raise JournalError(self.problem or "The journal is closed.")
            try:
                result = work(self._connection)
                if forgetting:
                    # The log beside the file still holds it.
                    self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error as error:
                raise JournalError(explain(error, "used")) from error
            return result

    def close(self) -> None:
        """Try once more to write what waits, and let go of the file."""
        with self._turn:
            self._write(last=True)
            if self._connection:
                self._connection.close()
                self._connection = None

    def _write(self, *, last: bool) -> None:
        if not self._connection or self._written == len(self._told):
            return
        number = self._written
        try:
            with transaction(self._connection):
                for number in range(self._written, len(self._told)):
                    for statement, parameters in self._told[number]:
                        self._connection.execute(statement, parameters)
        except _NEVER as error:
            # It must not hold up the rest.
            del self._told[number]
            self._complain(error, "written")
            self._write(last=last)
        except sqlite3.Error as error:
            if self._replace_if_damaged(error):
                return
            if last or not is_busy(error):
                self._complain(error, "written")
        else:
            self._written = len(self._told)

    def _complain(self, error: Exception, what: str) -> None:
        # The first sentence stands: a full disk does not speak up at every step.
        self.problem = self.problem or f"{explain(error, what)} {WITHOUT}"

    def _replace_if_damaged(self, error: Exception) -> bool:
        if self._replaced or not self._connection or not is_damage(error):
            return False
        self._replaced = True
        self._connection.close()
        opened = replace_damaged(self._path, self._clock())
        self._connection = opened.connection
        self.problem = opened.problem or self.problem
        if self._connection:
            # A new file knows nothing of the session that is playing; an old one must not hear it twice.
            if reading.session(self._connection, self._session) is None:
                self._written = 0
            self._write(last=True)
        return True


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing. Waits for another program's write; raises `sqlite3.Error`."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have rolled back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
