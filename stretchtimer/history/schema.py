"""The tables of the journal, and the way from each earlier version of them to today's.

The version stands in the file itself (`PRAGMA user_version`). A new version is added at the end of
`VERSIONS` and never changed afterwards: somewhere a journal has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

# Moments are text in UTC, always with milliseconds, so that they sort as they follow each other. `day` is the
# person's own calendar day, settled once when the session begins: no later change of zone moves it.
# `done` repeats what the steps add up to, and a step the day of its session, so that a summary over a million
# steps needs neither to read nor to join them.
_FIRST = (
    """
    CREATE TABLE session (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        routine TEXT NOT NULL,
        name TEXT NOT NULL,
        started TEXT NOT NULL,
        started_offset INTEGER NOT NULL,
        zone TEXT NOT NULL,
        day TEXT NOT NULL,
        ended TEXT,
        ended_offset INTEGER,
        outcome TEXT CHECK (outcome IN ('finished', 'stopped')),
        planned REAL NOT NULL,
        done REAL NOT NULL DEFAULT 0,
        step_count INTEGER NOT NULL,
        next_step INTEGER NOT NULL DEFAULT 0,
        before INTEGER CHECK (before BETWEEN 0 AND 10),
        after INTEGER CHECK (after BETWEEN 0 AND 10),
        note TEXT NOT NULL DEFAULT '',
        seen TEXT NOT NULL,
        changed TEXT NOT NULL,
        offered INTEGER NOT NULL DEFAULT 0
    )
    """,
    "CREATE INDEX session_by_start ON session (started)",
    # The next two, and the one of steps, hold all that the summaries ask for: they read the index alone.
    "CREATE INDEX session_by_day ON session (day, done, before, after)",
    "CREATE INDEX session_by_routine ON session (routine, started, day, done, before, after, name)",
    "CREATE INDEX session_open ON session (seen) WHERE outcome IS NULL",
    """
    CREATE TABLE step (
        session INTEGER NOT NULL REFERENCES session (key) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        stretch TEXT NOT NULL,
        name TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('done', 'shortened', 'skipped')),
        seconds REAL NOT NULL,
        side TEXT CHECK (side IN ('left', 'right', 'each')),
        day TEXT NOT NULL,
        PRIMARY KEY (session, number)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX step_by_stretch ON step (stretch, state, day, name)",
    """
    CREATE TABLE hurt (
        session INTEGER NOT NULL REFERENCES session (key) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        stretch TEXT NOT NULL,
        side TEXT CHECK (side IN ('left', 'right', 'each'))
    )
    """,
    # A side may be NULL, which a plain UNIQUE would never find equal to another NULL.
    "CREATE UNIQUE INDEX hurt_once ON hurt (session, number, ifnull(side, ''))",
)

VERSIONS: tuple[tuple[str, ...], ...] = (_FIRST,)
"""The statements that lead from version n to n + 1, at index n."""


class NewerVersionError(Exception):
    """A newer program wrote this journal; nothing in it was touched. Its message is a sentence."""


def bring_up_to_date(connection: sqlite3.Connection, versions: Sequence[Sequence[str]] = VERSIONS) -> None:
    """Lead the tables to the last version, all at once or not at all.

    `connection` is in autocommit mode. Raises `NewerVersionError`, or `sqlite3.Error` when the file cannot
    be written; it is then as it was before.
    """
    if _version(connection, len(versions)) == len(versions):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again inside: another program may have done it while this one waited for its turn.
        for statements in versions[_version(connection, len(versions)) :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(versions)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection, known: int) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > known:
        raise NewerVersionError(
            f"The journal was written by a newer Stretchtimer (its version is {version}, this program knows "
            f"{known}), so nothing is recorded until this one is updated."
        )
    return version
