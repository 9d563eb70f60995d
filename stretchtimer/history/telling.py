"""What the journal is told, as statements.

Statements are values: they can wait while another program writes, and be said again to a new file. Each finds
its session by id, so one for a session that was deleted in the meantime does nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stretchtimer.history.reading import in_utc, offset_of

if TYPE_CHECKING:
    from datetime import datetime

    from stretchtimer.history.record import Hurt, Outcome, Session, Step

Told = tuple[tuple[str, tuple[Any, ...]], ...]
"""Statements with their parameters that are written together or not at all."""

_COLUMNS = (
    "id, routine, name, started, started_offset, zone, day, ended, ended_offset, outcome, planned, done, "
    "step_count, next_step, before, after, note, seen, changed, offered"
)


def begun(session: Session) -> Told:
    """A session without steps yet."""
    return (_new(session, offered=False),)


def step_ended(session: str, step: Step, next_step: int, now: datetime) -> Told:
    """A step ended. One played again keeps its better end, and its seconds add up."""
    return (
        (
            """
            INSERT INTO step (session, number, stretch, name, state, seconds, side, day)
            SELECT key, ?, ?, ?, ?, ?, ?, day FROM session WHERE id = ?
            ON CONFLICT (session, number) DO UPDATE SET
                seconds = seconds + excluded.seconds,
                state = CASE WHEN 'done' IN (state, excluded.state) THEN 'done'
                             WHEN 'shortened' IN (state, excluded.state) THEN 'shortened'
                             ELSE 'skipped' END
            """,
            (step.index, step.stretch, step.name, step.state, step.seconds, step.side, session),
        ),
        (
            """
            UPDATE session
            SET done = (SELECT sum(seconds) FROM step WHERE step.session = session.key),
                next_step = ?, seen = ?, changed = ?, offered = 0
            WHERE id = ?
            """,
            (next_step, in_utc(now), in_utc(now), session),
        ),
    )


def hurt(session: str, told: Hurt, now: datetime) -> Told:
    """A hold was eased off because it hurt."""
    return (_hurt(session, told), _changed(session, now))


def felt(session: str, column: str, rating: int, now: datetime) -> Told:
    """How the back felt; `column` is before or after."""
    return (
        (f"UPDATE session SET {column} = ? WHERE id = ?", (rating, session)),
        _changed(session, now),
    )


def noted(session: str, text: str, now: datetime) -> Told:
    """The person's own words, in place of earlier ones."""
    return (("UPDATE session SET note = ? WHERE id = ?", (text, session)), _changed(session, now))


def ended(session: str, outcome: Outcome, now: datetime) -> Told:
    """The session is over. One in which nothing happened leaves no trace."""
    return (
        (
            """
            DELETE FROM session WHERE id = ?
            AND NOT EXISTS (SELECT 1 FROM step WHERE step.session = session.key)
            AND NOT EXISTS (SELECT 1 FROM hurt WHERE hurt.session = session.key)
            """,
            (session,),
        ),
        (
            # The clock may have been put back meanwhile; a session never ends before it began.
            """
            UPDATE session SET ended = max(?, started), ended_offset = ?, outcome = ?, changed = ?
            WHERE id = ?
            """,
            (in_utc(now), offset_of(now), outcome, in_utc(now), session),
        ),
    )


def resumed(session: str, now: datetime) -> Told:
    """An interrupted session goes on, and may be interrupted again."""
    return (
        (
            """
            UPDATE session
            SET ended = NULL, ended_offset = NULL, outcome = NULL, offered = 0, seen = ?, changed = ?
            WHERE id = ?
            """,
            (in_utc(now), in_utc(now), session),
        ),
    )


def copied(session: Session) -> Told:
    """A whole session from another journal. It is not this machine's to resume."""
    steps = tuple(
        (
            """
            INSERT INTO step (session, number, stretch, name, state, seconds, side, day)
            SELECT key, ?, ?, ?, ?, ?, ?, day FROM session WHERE id = ?
            """,
            (step.index, step.stretch, step.name, step.state, step.seconds, step.side, session.id),
        )
        for step in session.steps
    )
    return (_new(session, offered=True), *steps, *(_hurt(session.id, told) for told in session.hurts))


def _new(session: Session, *, offered: bool) -> tuple[str, tuple[Any, ...]]:
    values = (
        session.id,
        session.routine,
        session.name,
        in_utc(session.started),
        offset_of(session.started),
        session.zone,
        session.day.isoformat(),
        in_utc(session.ended) if session.ended else None,
        offset_of(session.ended) if session.ended else None,
        session.outcome,
        session.planned,
        session.done,
        session.step_count,
        max((step.index + 1 for step in session.steps), default=0),
        session.before,
        session.after,
        session.note,
        in_utc(session.changed),
        in_utc(session.changed),
        offered,
    )
    return f"INSERT OR IGNORE INTO session ({_COLUMNS}) VALUES ({', '.join('?' * len(values))})", values


def _hurt(session: str, told: Hurt) -> tuple[str, tuple[Any, ...]]:
    return (
        """
        INSERT OR IGNORE INTO hurt (session, number, stretch, side)
        SELECT key, ?, ?, ? FROM session WHERE id = ?
        """,
        (told.index, told.stretch, told.side, session),
    )


def _changed(session: str, now: datetime) -> tuple[str, tuple[Any, ...]]:
    return "UPDATE session SET changed = ? WHERE id = ?", (in_utc(now), session)
