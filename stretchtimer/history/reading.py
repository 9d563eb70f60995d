"""What can be asked of the journal. The database sums up, so that many years answer at once.

Beside max(), SQLite takes a column that is not grouped from the row that holds the maximum: so a routine or
stretch that was renamed goes by the name it had last.

Every function takes a connection and raises `sqlite3.Error`.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from stretchtimer.core.habits import Day, Ratings, RoutineUse, StretchTally
from stretchtimer.history.record import Eased, Hurt, Resume, Session, Step

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

# One in which no step has ended is not history yet.
_BEGUN = "EXISTS (SELECT 1 FROM step WHERE step.session = session.key)"

_SESSION = """
    SELECT key, id, routine, name, started, started_offset, zone, planned, step_count, changed,
           ended, ended_offset, outcome, before, after, note
    FROM session
"""


def sessions(connection: sqlite3.Connection, limit: int, skip: int = 0) -> tuple[Session, ...]:
    """The last ones, latest first."""
    rows = connection.execute(
        f"{_SESSION} WHERE {_BEGUN} ORDER BY started DESC, key DESC LIMIT ? OFFSET ?", (limit, skip)
    ).fetchall()
    return tuple(_session(connection, row) for row in rows)


def all_sessions(connection: sqlite3.Connection) -> Iterator[Session]:
    """All of them, earliest first, one at a time: there may be more than memory should hold."""
    for row in connection.execute(f"{_SESSION} WHERE {_BEGUN} ORDER BY started, key"):
        yield _session(connection, row)


def session(connection: sqlite3.Connection, session_id: str) -> Session | None:
    """One of them, whether a step has ended in it or not."""
    row = connection.execute(f"{_SESSION} WHERE id = ?", (session_id,)).fetchone()
    return _session(connection, row) if row else None


def days(connection: sqlite3.Connection) -> tuple[Day, ...]:
    """Every day on which something was stretched, earliest first."""
    rows = connection.execute(
        """
        SELECT day, count(*), sum(done), total(before), count(before), total(after), count(after)
        FROM session WHERE done > 0 GROUP BY day ORDER BY day
        """
    )
    return tuple(
        Day(date.fromisoformat(day), count, done, Ratings(int(b), b_count), Ratings(int(a), a_count))
        for day, count, done, b, b_count, a, a_count in rows
    )


def routine_uses(connection: sqlite3.Connection) -> tuple[RoutineUse, ...]:
    """Every routine in which something was stretched, under the name it had last."""
    rows = connection.execute(
        """
        SELECT routine, name, count(*), day, total(after - before), count(after - before), max(started)
        FROM session WHERE done > 0 GROUP BY routine ORDER BY routine
        """
    )
    return tuple(
        RoutineUse(routine, name, times, date.fromisoformat(day), Ratings(int(relief), rated))
        for routine, name, times, day, relief, rated, _ in rows
    )


def stretch_tallies(connection: sqlite3.Connection, since: date) -> tuple[StretchTally, ...]:
    """What became of every stretch since a day. Steps without a library stretch go by their name."""
    rows = connection.execute(
        # The stretches are few and the steps may be a million: asked for each stretch and state, the index
        # leads straight to the days in question, where a plain GROUP BY would read all of it.
        """
        WITH RECURSIVE known (stretch) AS (
            SELECT min(stretch) FROM step WHERE stretch > ''
            UNION ALL
            SELECT (SELECT min(stretch) FROM step WHERE stretch > known.stretch)
            FROM known WHERE known.stretch IS NOT NULL
        )
        SELECT step.stretch, name, state, count(*), max(day) AS last FROM known
        CROSS JOIN step ON step.stretch = known.stretch
        WHERE state IN ('done', 'shortened', 'skipped') AND day >= :since GROUP BY step.stretch, state
        UNION ALL
        SELECT stretch, name, state, count(*), max(day) FROM step
        WHERE stretch = '' AND state IN ('done', 'shortened', 'skipped') AND day >= :since
        GROUP BY name, state
        ORDER BY stretch, last
        """,
        {"since": since.isoformat()},
    )
    counts: dict[tuple[str, str], Counter[str]] = {}
    names: dict[tuple[str, str], str] = {}
    for stretch, name, state, count, _ in rows:
        which = (stretch, "" if stretch else name)
        names[which] = name
        counts.setdefault(which, Counter())[state] += count
    return tuple(
        StretchTally(which[0], names[which], count.total(), count["skipped"], count["shortened"])
        for which, count in counts.items()
    )


def eased(connection: sqlite3.Connection) -> tuple[Eased, ...]:
    """The stretches that hurt when they were last played, and were not done without pain since."""
    rows = connection.execute(
        """
        SELECT DISTINCT hurt.stretch, hurt.side, bad.started, bad.day
        FROM hurt JOIN session bad ON bad.key = hurt.session
        WHERE hurt.stretch <> '' AND NOT EXISTS (
            SELECT 1 FROM step JOIN session good ON good.key = step.session
            WHERE step.stretch = hurt.stretch AND step.state = 'done'
              AND step.day >= bad.day AND good.started > bad.started
              AND NOT EXISTS (SELECT 1 FROM hurt again
                              WHERE again.session = good.key AND again.stretch = hurt.stretch)
        )
        ORDER BY hurt.stretch, bad.started, hurt.side
        """
    )
    found = []
    for stretch, group in groupby(rows, key=itemgetter(0)):
        told = list(group)
        sides = tuple(dict.fromkeys(side for _, side, _, _ in told))
        found.append(Eased(stretch, sides, date.fromisoformat(told[-1][3])))
    return tuple(found)


def interrupted(connection: sqlite3.Connection, since: datetime, *, asked: bool) -> list[Resume]:
    """Sessions that never ended and have steps left, the latest first; `asked`: offered already, or not."""
    rows = connection.execute(
        f"""
        SELECT id, routine, name, next_step, step_count, done, seen FROM session
        WHERE outcome IS NULL AND seen >= ? AND offered <= ? AND next_step < step_count AND {_BEGUN}
        ORDER BY seen DESC
        """,
        (in_utc(since), int(asked)),
    )
    return [
        Resume(id_, routine, name, next_step, step_count, done, datetime.fromisoformat(seen))
        for id_, routine, name, next_step, step_count, done, seen in rows
    ]


def in_utc(moment: datetime) -> str:
    """A moment as the tables hold it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def offset_of(moment: datetime) -> int:
    """Seconds east of UTC."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment without a time zone")
    return int(offset.total_seconds())


def _local(text: str, offset: int) -> datetime:
    return datetime.fromisoformat(text).astimezone(timezone(timedelta(seconds=offset)))


def _session(connection: sqlite3.Connection, row: tuple[Any, ...]) -> Session:
    key, id_, routine, name, started, started_offset, zone, planned, step_count, changed, *rest = row
    ended, ended_offset, outcome, before, after, note = rest
    steps = connection.execute(
        "SELECT number, stretch, name, state, seconds, side FROM step WHERE session = ? ORDER BY number",
        (key,),
    )
    hurts = connection.execute(
        "SELECT number, stretch, side FROM hurt WHERE session = ? ORDER BY number, side", (key,)
    )
    return Session(
        id=id_,
        routine=routine,
        name=name,
        started=_local(started, started_offset),
        zone=zone,
        planned=planned,
        step_count=step_count,
        changed=datetime.fromisoformat(changed),
        ended=_local(ended, ended_offset) if ended else None,
        outcome=outcome,
        steps=tuple(Step(*step) for step in steps),
        hurts=tuple(Hurt(*hurt) for hurt in hurts),
        before=before,
        after=after,
        note=note,
    )
