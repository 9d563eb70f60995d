from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from stretchtimer.history.journal import Journal, JournalError

from .conftest import play, step

# Plays session after session and says of each step that it is done, once the journal has it.
WRITER = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from stretchtimer.history.journal import Journal
from stretchtimer.history.record import Step

journal = Journal.open(Path(sys.argv[1]), lambda: datetime.now(UTC))
for _ in range(int(sys.argv[2])):
    session = journal.begin("hips", "Hips", 300, 9)
    for index in range(9):
        journal.step_done(session, Step(index, "cobra", "Cobra", "done", 30.0))
        print(session, index, flush=True)
    journal.end(session, finished=True)
journal.close()
print("problem", journal.problem, flush=True)
"""


def writer(path, sessions):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, path, str(sessions)], stdout=subprocess.PIPE, text=True
    )


def test_a_hundred_kills_lose_no_finished_step(path, clock):
    moments = random.Random(1)
    told: list[tuple[str, int]] = []
    for _ in range(100):
        with writer(path, 1000) as process:
            first = process.stdout.readline()
            time.sleep(moments.uniform(0, 0.03))  # the moment of death, not a wait for anything
            process.send_signal(signal.SIGKILL)
            lines = [first, *process.stdout]
        told += [(line.split()[0], int(line.split()[1])) for line in lines if line.endswith("\n")]

    journal = Journal.open(path, clock)
    kept = {(session.id, one.index) for session in journal.sessions(100_000) for one in session.steps}
    assert journal.problem is None
    assert len(told) >= 100
    assert set(told) <= kept
    # Beyond what was told there can be no more than the step each died in.
    assert len(kept) - len(told) <= 100
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    sums = "SELECT count(*) FROM session WHERE done <> (SELECT total(seconds) FROM step WHERE session = key)"
    assert db.execute(sums).fetchone() == (0,)
    db.close()
    journal.close()


def test_three_programs_write_at_once(path, clock):
    writers = [writer(path, 20) for _ in range(3)]
    last_lines = [process.communicate()[0].splitlines()[-1].split() for process in writers]
    journal = Journal.open(path, clock)
    kept = journal.sessions(1000)
    assert sorted(len(session.steps) for session in kept) == [9] * 60
    assert {session.outcome for session in kept} == {"finished"}
    assert [*map(tuple, last_lines)] == [("problem", "None")] * len(writers)
    journal.close()


def test_a_long_write_elsewhere_delays_the_record_and_not_the_session(journal, clock, path):
    session = journal.begin("hips", "Hips", 300, 3)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    journal.step_done(session, step(0))
    assert not journal.saved
    assert journal.problem is None  # it is late, no more
    other.execute("COMMIT")
    journal.step_done(session, step(1))
    assert journal.saved
    assert [one.index for one in journal.session(session).steps] == [0, 1]

    other.execute("BEGIN IMMEDIATE")
    journal.end(session, finished=True)
    assert "another program" in journal.problem  # now it may be too late
    other.execute("COMMIT")
    other.close()
    journal.close()
    with Journal.open(path, clock) as again:
        assert again.session(session).outcome == "finished"


def damage(path, how):
    content = bytearray(path.read_bytes())
    if how == "no database":
        content = bytearray(b"my shopping list\n" * 300)
    elif how == "beginning overwritten":
        content[:4096] = bytes(4096)
    elif how == "cut short":
        content = content[:5000]
    elif how == "middle overwritten":
        content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    return bytes(content)


@pytest.mark.parametrize("how", ["no database", "beginning overwritten", "cut short", "middle overwritten"])
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(journal, clock, path, how):
    play(journal, clock, *(step(n) for n in range(50)))
    journal.close()
    spoilt = damage(path, how)
    opened = Journal.open(path, clock)
    aside = path.with_name("journal-damaged-2026-03-04-182500.db")
    assert aside.read_bytes() == spoilt
    assert aside.name in opened.problem
    session = play(opened, clock, step())
    assert opened.saved
    opened.close()
    again = Journal.open(path, clock)
    assert again.problem is None
    assert [kept.id for kept in again.sessions()] == [session]
    again.close()


def test_the_log_of_a_damaged_file_is_kept_with_it(journal, clock, path):
    play(journal, clock, step())
    log = path.with_name("journal.db-wal").read_bytes()
    assert log
    killed = path.parent / "killed"  # as a killed program leaves the files
    killed.mkdir()
    for name in ("journal.db", "journal.db-wal"):
        shutil.copy(path.with_name(name), killed / name)
    damage(killed / "journal.db", "no database")
    opened = Journal.open(killed / "journal.db", clock)
    assert opened.sessions() == ()
    opened.close()
    (aside,) = killed.glob("*-damaged-*-wal")
    assert aside.read_bytes() == log


def test_two_damaged_files_of_one_second_are_both_kept(journal, clock, path):
    journal.close()
    for _ in range(2):
        damage(path, "no database")
        Journal.open(path, clock).close()
    assert len(list(path.parent.glob("journal-damaged-*"))) == 2


def test_damage_found_while_a_session_plays_costs_the_old_file_and_not_the_session(journal, clock, path):
    for _ in range(30):
        play(journal, clock, *(step(n) for n in range(9)))
    journal.close()
    db = sqlite3.connect(path)
    (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'step'").fetchone()
    db.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(content)

    opened = Journal.open(path, clock)
    assert opened.problem is None  # the beginning of the file is sound
    session = opened.begin("hips", "Hips", 300, 2)
    opened.feeling(session, before=3)
    opened.step_done(session, step(0))
    opened.step_done(session, step(1))
    opened.end(session, finished=True)
    assert "was damaged" in opened.problem
    (kept,) = opened.sessions()
    assert (kept.id, kept.before, len(kept.steps), kept.done) == (session, 3, 2, 60.0)
    assert opened.saved
    opened.close()
    assert len(list(path.parent.glob("journal-damaged-*.db"))) == 1


@pytest.mark.parametrize("place", ["file/journal.db", "folder"])
def test_a_place_that_cannot_be_says_so_and_lets_the_session_go_on(tmp_path, clock, place):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    journal = Journal.open(tmp_path / place, clock)
    assert "cannot be written" in journal.problem
    play(journal, clock, step())
    assert journal.sessions() == ()
    assert journal.unfinished() is None
    assert not journal.saved
    with pytest.raises(JournalError):
        journal.delete_all()
    journal.close()


@contextmanager
def small_disk(folder, size):
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "stretchtimer-test", folder]
    if os.geteuid() != 0 or not shutil.which("mount") or subprocess.run(mount, check=False).returncode:
        pytest.skip("needs root, to make a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk_is_said_once_and_made_up_for_when_there_is_room(tmp_path, clock):
    with small_disk(tmp_path / "disk", "400k") as disk:
        journal = Journal.open(disk / "journal.db", clock)
        session = journal.begin("hips", "Hips", 300, 200)
        assert journal.problem is None
        ballast = disk / "ballast"
        fill(ballast)
        for index in range(100):
            journal.step_done(session, step(index))
        assert "the disk is full" in journal.problem
        assert not journal.saved
        assert len(journal.session(session).steps) < 100
        ballast.unlink()
        journal.step_done(session, step(100))
        assert journal.saved
        assert len(journal.session(session).steps) == 101
        journal.close()


def test_a_disk_that_is_full_from_the_start(tmp_path, clock):
    with small_disk(tmp_path / "disk", "64k") as disk:
        fill(disk / "ballast")
        journal = Journal.open(disk / "journal.db", clock)
        assert "cannot be written" in journal.problem
        play(journal, clock, step())
        journal.close()


def fill(ballast):
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(512))
        except OSError:
            return


def test_a_read_only_disk_still_shows_the_history(tmp_path, clock):
    with small_disk(tmp_path / "disk", "4m") as disk:
        journal = Journal.open(disk / "journal.db", clock)
        session = play(journal, clock, step())
        journal.close()
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        journal = Journal.open(disk / "journal.db", clock)
        play(journal, clock, step())
        assert "read-only" in journal.problem
        assert [kept.id for kept in journal.sessions()] == [session]
        with pytest.raises(JournalError, match="read-only"):
            journal.delete_all()
        journal.close()
