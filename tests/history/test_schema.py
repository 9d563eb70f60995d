from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing

import pytest

from stretchtimer.history import schema
from stretchtimer.history.journal import Journal
from stretchtimer.history.schema import VERSIONS, NewerVersionError, bring_up_to_date

from .conftest import play, step

# What a later program may want: a column that is filled from what is there, and a table.
LATER = (
    "ALTER TABLE session ADD COLUMN minutes REAL",
    "UPDATE session SET minutes = done / 60",
    "CREATE TABLE goal (minutes INTEGER)",
)


@pytest.fixture
def connect():
    with ExitStack() as opened:
        yield lambda path: opened.enter_context(closing(sqlite3.connect(path, isolation_level=None)))


def tables(db):
    return {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


@pytest.mark.parametrize("version", range(len(VERSIONS) + 1))
def test_every_earlier_version_comes_to_the_same_tables(tmp_path, version, connect):
    fresh, old = connect(tmp_path / "fresh.db"), connect(tmp_path / "old.db")
    bring_up_to_date(fresh)
    bring_up_to_date(old, VERSIONS[:version])
    bring_up_to_date(old)
    shape = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    assert old.execute(shape).fetchall() == fresh.execute(shape).fetchall()
    assert old.execute("PRAGMA user_version").fetchone() == (len(VERSIONS),)


def test_what_was_recorded_lives_through_a_migration(journal, clock, path, connect, monkeypatch):
    session = play(journal, clock, step(seconds=90))
    journal.close()
    monkeypatch.setattr(schema.bring_up_to_date, "__defaults__", ((*VERSIONS, LATER),))
    later = Journal.open(path, clock)
    assert later.problem is None
    assert [kept.id for kept in later.sessions()] == [session]
    db = connect(path)
    assert db.execute("SELECT minutes FROM session").fetchall() == [(1.5,)]
    assert db.execute("PRAGMA user_version").fetchone() == (len(VERSIONS) + 1,)
    later.close()


def test_a_migration_that_fails_half_way_changes_nothing(tmp_path, connect):
    db = connect(tmp_path / "journal.db")
    bring_up_to_date(db)
    before = tables(db)
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        bring_up_to_date(db, (*VERSIONS, (*LATER, "UPDATE nonsense SET a = 1")))
    assert tables(db) == before
    assert not db.in_transaction
    assert db.execute("PRAGMA user_version").fetchone() == (len(VERSIONS),)


def test_versions_in_steps_are_the_same_as_all_at_once(tmp_path, connect):
    every = (("CREATE TABLE a (x)",), ("INSERT INTO a VALUES (1)",), ("UPDATE a SET x = x + 1",))
    once, steps = connect(tmp_path / "once.db"), connect(tmp_path / "steps.db")
    bring_up_to_date(once, every)
    for n in range(len(every) + 1):
        bring_up_to_date(steps, every[:n])
    assert once.execute("SELECT x FROM a").fetchall() == steps.execute("SELECT x FROM a").fetchall() == [(2,)]


def test_the_journal_of_a_newer_program_is_left_alone(journal, clock, path, connect):
    play(journal, clock, step())
    journal.close()
    db = connect(path)
    bring_up_to_date(db, (*VERSIONS, LATER))
    with pytest.raises(NewerVersionError):
        bring_up_to_date(db)
    db.close()
    files = sorted(path.parent.iterdir())
    before = path.read_bytes()

    older = Journal.open(path, clock)
    assert "newer Stretchtimer" in older.problem
    play(older, clock, step())
    assert older.sessions() == ()
    assert not older.saved
    older.close()
    assert path.read_bytes() == before
    assert [file.name for file in sorted(path.parent.iterdir())] == [file.name for file in files]
