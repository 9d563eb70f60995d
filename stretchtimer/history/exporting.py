"""The journal as a file: JSON with all of it for another machine, CSV with a row a session for a table."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from stretchtimer.history.record import Session

FORMAT = "stretchtimer-journal"
VERSION = 1
"""Raised whenever an older program would misunderstand the file."""

_COLUMNS = (
    "id",
    "routine",
    "name",
    "started",
    "ended",
    "zone",
    "outcome",
    "planned_seconds",
    "done_seconds",
    "steps",
    "steps_done",
    "steps_shortened",
    "steps_skipped",
    "felt_before",
    "felt_after",
    "hurt",
    "note",
)


def write_json(sessions: Iterable[Session], now: datetime, out: TextIO) -> int:
    """Everything, a session a line; says how many."""
    head = {"format": FORMAT, "version": VERSION, "exported": now.isoformat(timespec="seconds")}
    out.write(json.dumps(head)[:-1] + ', "sessions": [')
    count = 0
    for session in sessions:
        # One at a time: all at once would take a gigabyte where there are very many.
        line = json.dumps(asdict(session), ensure_ascii=False, default=lambda moment: moment.isoformat())
        out.write((",\n" if count else "\n") + line)
        count += 1
    out.write("\n]}\n")
    return count


def write_csv(sessions: Iterable[Session], out: TextIO) -> int:
    """A row a session under a row of headings; says how many. Times have the offset of the person's zone."""
    table = csv.writer(out)
    table.writerow(_COLUMNS)
    count = 0
    for session in sessions:
        table.writerow(_row(session))
        count += 1
    return count


def _row(session: Session) -> tuple[object, ...]:
    return (
        session.id,
        session.routine,
        session.name,
        session.started.isoformat(timespec="seconds"),
        session.ended.isoformat(timespec="seconds") if session.ended else "",
        session.zone,
        session.outcome or "interrupted",
        round(session.planned),
        round(session.done),
        session.step_count,
        session.count("done"),
        session.count("shortened"),
        session.count("skipped"),
        "" if session.before is None else session.before,
        "" if session.after is None else session.after,
        "; ".join(f"{hurt.stretch} {hurt.side or ''}".strip() for hurt in session.hurts),
        session.note,
    )
