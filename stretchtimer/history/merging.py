"""Takes in the export of another machine, or of this one.

A file is read as a whole and checked to the last value before anything is written. Each session has an id of
its own, so the same one is found again whatever way it came; of two copies the one that learned something
later is kept. Annotations are real objects here (no `from __future__`): the validation is built from them.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from stretchtimer.history import telling
from stretchtimer.history.exporting import FORMAT, VERSION
from stretchtimer.history.reading import in_utc
from stretchtimer.history.record import Session
from stretchtimer.history.store import JournalError

_SHOWN = 5


class NotAnExportError(JournalError):
    """The file is no export of a journal. Its message says in plain words what is wrong, and where."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge, in sessions."""

    added: int = 0
    updated: int = 0
    """Known already, but the file knew more of them."""
    known: int = 0


@dataclass(frozen=True, slots=True)
class _Export:
    format: Literal["stretchtimer-journal"]
    version: Literal[1]
    exported: datetime
    sessions: tuple[Session, ...]


def read_export(text: str | bytes) -> tuple[Session, ...]:
    """The sessions in an export. Raises `NotAnExportError`."""
    try:
        return TypeAdapter(_Export).validate_json(text).sessions
    except ValidationError as invalid:
        raise NotAnExportError(_what_is_wrong(text, invalid)) from None


def merge(connection: sqlite3.Connection, sessions: Iterable[Session]) -> Merged:
    """Write what is new in `sessions`. Belongs into a transaction; raises `sqlite3.Error`."""
    added = updated = known = 0
    for session in sessions:
        row = connection.execute("SELECT changed FROM session WHERE id = ?", (session.id,)).fetchone()
        if row and row[0] >= in_utc(session.changed):
            known += 1
            continue
        if row:
            connection.execute("DELETE FROM session WHERE id = ?", (session.id,))
            updated += 1
        else:
            added += 1
        for statement, parameters in telling.copied(session):
            connection.execute(statement, parameters)
    return Merged(added, updated, known)


def _what_is_wrong(text: str | bytes, invalid: ValidationError) -> str:
    try:
        found = json.loads(text)
    except ValueError:
        return "This is no JSON file, so it is no export of the journal."
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return "This is a JSON file, but no export of the journal."
    version = found.get("version")
    if isinstance(version, int) and version > VERSION:
        return (
            f"This export was written by a newer Stretchtimer (its version is {version}, this program knows "
            f"{VERSION})."
        )
    errors = invalid.errors(include_url=False, include_input=False, include_context=False)
    shown = [f"{_place(error['loc'])}: {error['msg']}" for error in errors[:_SHOWN]]
    if len(errors) > _SHOWN:
        shown.append(f"and {len(errors) - _SHOWN} more")
    return "This export is damaged. " + "; ".join(shown)


def _place(path: tuple[int | str, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
