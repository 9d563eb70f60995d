"""Opens the journal's file, whatever state it is in, and says in a sentence what is wrong with it.

A session must never fail for its record, so everything that can go wrong with a file ends here: it is opened
for reading alone if it cannot be written, and set aside under another name if it is damaged.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchtimer.history.alive import give_sign
from stretchtimer.history.schema import NewerVersionError, bring_up_to_date

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

PATIENCE = 0.5
"""Seconds to wait for another program's write: a session must not be held up, and can try again later."""

WITHOUT = "What you do now may not be recorded."
"""What that means to someone who is about to stretch."""

_MAGIC = b"SQLite format 3\0"
_BESIDE = ("", "-wal", "-shm")

_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_PERM: "it is read-only",
    sqlite3.SQLITE_CANTOPEN: "its file cannot be opened",
    sqlite3.SQLITE_BUSY: "another program is holding it",
    sqlite3.SQLITE_LOCKED: "another program is holding it",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening: something to read and write, or not, and what to say about it."""

    connection: sqlite3.Connection | None
    problem: str | None = None


def open_database(path: Path, now: datetime) -> Opened:
    """Open the journal at `path`, made if need be. `now` dates the name of a damaged file."""
    try:
        return Opened(_ready(path))
    except NewerVersionError as newer:
        return Opened(None, str(newer))
    except (OSError, sqlite3.Error) as error:
        if is_damage(error):
            return replace_damaged(path, now)
        if not os.access(path.parent, os.W_OK):
            # SQLite only says that it cannot open the log, which it cannot create.
            error = PermissionError(errno.EROFS, "it is read-only")
        return Opened(_for_reading(path), f"{explain(error)} {WITHOUT}")


def replace_damaged(path: Path, now: datetime) -> Opened:
    """Set the file at `path` aside and begin a new one, if it is damaged indeed.

    It is looked through first: another program may have replaced it in the meantime.
    """
    # One at a time, or the second would set aside the new file of the first.
    turn = give_sign(path.with_name(f"{path.name}.replacing"))
    if turn is None:
        return Opened(None, f"The journal is damaged, and cannot be replaced now. {WITHOUT}")
    try:
        if connection := _if_sound(path):
            return Opened(connection)
        aside = _set_aside(path, now)
        return Opened(
            _ready(path), f"The journal was damaged. It is kept as {aside.name}, and a new one was begun."
        )
    except (OSError, sqlite3.Error, NewerVersionError) as error:
        return Opened(None, f"The journal is damaged. {explain(error)} {WITHOUT}")
    finally:
        turn.take_away()


def is_damage(error: Exception) -> bool:
    """Whether the file itself is broken, and not only out of reach, locked or without room to grow."""
    return _code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def is_busy(error: Exception) -> bool:
    """Whether another program is writing just now."""
    return _code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def explain(error: Exception, what: str = "written") -> str:
    """Say why the journal cannot be written (or read), in a sentence for the person."""
    if isinstance(error, OSError):
        reason = (error.strerror or str(error)).lower()
    else:
        reason = _REASONS.get(_code(error), str(error))
    return f"The journal cannot be {what}: {reason}."


def _code(error: Exception) -> int:
    # The low byte is the kind of error, the rest its shade.
    code = getattr(error, "sqlite_errorcode", None)
    return 0 if code is None else int(code) & 0xFF


def _ready(path: Path) -> sqlite3.Connection:
    _make_file(path)
    _check_beginning(path)
    connection = _connect(str(path))
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # What the person deletes is gone from the file too.
        connection.execute("PRAGMA secure_delete = ON")
        # Readers and a writer do not wait for each other. FULL: a step is on the disk once it is written,
        # so that a power cut takes no more than a killed program.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        bring_up_to_date(connection)
        _probe(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _for_reading(path: Path) -> sqlite3.Connection | None:
    """The history can be shown even where nothing can be written."""
    for way in ("mode=ro", "immutable=1"):
        try:
            connection = _connect(f"{path.absolute().as_uri()}?{way}")
        except sqlite3.Error:
            continue
        try:
            _probe(connection)
        except sqlite3.Error:
            connection.close()
            continue
        return connection
    return None


def _connect(place: str) -> sqlite3.Connection:
    # Transactions are begun and ended by hand, and a face may read in a thread of its own: the journal sees
    # to it that only one uses the connection at a time.
    return sqlite3.connect(
        place, timeout=PATIENCE, isolation_level=None, check_same_thread=False, uri=place.startswith("file:")
    )


def _probe(connection: sqlite3.Connection) -> None:
    connection.execute("SELECT id FROM session ORDER BY started DESC LIMIT 1").fetchone()


def _make_file(path: Path) -> None:
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # How somebody's back feels is nobody else's business on a shared machine.
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _check_beginning(path: Path) -> None:
    # Before SQLite sees it: opening and closing a broken file could clear away the log beside it, in which
    # the last sessions may stand.
    with path.open("rb") as file:
        beginning = file.read(len(_MAGIC))
    if beginning not in {b"", _MAGIC}:
        error = sqlite3.DatabaseError("it is no database")
        error.sqlite_errorcode = sqlite3.SQLITE_NOTADB
        raise error


def _if_sound(path: Path) -> sqlite3.Connection | None:
    try:
        connection = _ready(path)
    except (OSError, sqlite3.Error) as error:
        if is_damage(error):
            return None
        raise
    try:
        if connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
            return connection
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            connection.close()
            raise
    connection.close()
    return None


def _set_aside(path: Path, now: datetime) -> Path:
    number = 1
    while True:
        mark = f"damaged-{now:%Y-%m-%d-%H%M%S}" + (f"-{number}" if number > 1 else "")
        aside = path.with_name(f"{path.stem}-{mark}{path.suffix}")
        if not aside.exists():
            break
        number += 1
    # The log goes along: it belongs to the damaged file and would spoil the new one.
    for ending in _BESIDE:
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside
