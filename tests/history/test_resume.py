from __future__ import annotations

import subprocess
import sys
from datetime import UTC

import pytest

from stretchtimer.history.alive import give_sign, is_alive
from stretchtimer.history.journal import Journal
from stretchtimer.history.record import Resume

from .conftest import play, step

# Begins a session, ends two steps of four, and dies without a word.
CRASH = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from stretchtimer.history.journal import Journal
from stretchtimer.history.record import Step

now = datetime.fromisoformat(sys.argv[2])
journal = Journal.open(Path(sys.argv[1]), lambda: now)
session = journal.begin(sys.argv[3], sys.argv[3].title(), 300, 4)
for index in range(int(sys.argv[4])):
    journal.step_done(session, Step(index, "cobra", "Cobra", "done", 30.0))
print(session, flush=True)
if sys.argv[5] == "die":
    os._exit(9)
sys.stdin.read()
"""


def crash(path, clock, routine="hips", steps=2):
    told = subprocess.run(
        [sys.executable, "-c", CRASH, path, clock.now.isoformat(), routine, str(steps), "die"],
        stdout=subprocess.PIPE,
        check=False,
    )
    return told.stdout.decode().strip()


def test_an_interrupted_session_is_offered_once(journal, clock, path):
    session = crash(path, clock)
    left = clock.now.astimezone(UTC)
    clock.forward(minutes=20)
    resume = journal.unfinished()
    assert resume == Resume(session, "hips", "Hips", 2, 4, 60.0, left)
    assert resume.seconds_ago(clock.now) == 20 * 60
    assert journal.unfinished() is None
    with Journal.open(path, clock) as other:
        assert other.unfinished() is None
    assert journal.unfinished(again=True) == resume


@pytest.mark.parametrize(("hours", "offered"), [(11.9, True), (12.1, False)])
def test_it_is_offered_for_twelve_hours(journal, clock, path, hours, offered):
    crash(path, clock)
    clock.forward(hours=hours)
    assert bool(journal.unfinished()) is offered


def test_after_a_clock_was_put_back_it_was_just_now(journal, clock, path):
    crash(path, clock)
    clock.forward(hours=-3)
    assert journal.unfinished().seconds_ago(clock.now) == 0


@pytest.mark.parametrize("steps", [0, 4])
def test_with_nothing_done_or_nothing_left_there_is_nothing_to_resume(journal, clock, path, steps):
    crash(path, clock, steps=steps)
    assert journal.unfinished() is None


def test_a_session_that_ended_is_not_offered(journal, clock):
    play(journal, clock, step(), count=4, finished=False)
    assert journal.unfinished() is None


def test_a_session_that_is_playing_elsewhere_is_not_offered(journal, clock, path):
    with subprocess.Popen(
        [sys.executable, "-c", CRASH, path, clock.now.isoformat(), "hips", "2", "live"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as playing:
        playing.stdout.readline()
        assert journal.unfinished() is None
        playing.kill()
        playing.wait()
        assert journal.unfinished()


def test_only_the_last_of_several_is_offered(journal, clock, path):
    crash(path, clock, "hips")
    clock.forward(minutes=5)
    crash(path, clock, "neck")
    assert journal.unfinished().routine == "neck"
    assert journal.unfinished() is None


def test_a_resumed_session_goes_on_and_may_be_interrupted_again(journal, clock, path):
    session = crash(path, clock)
    clock.forward(minutes=20)
    journal.unfinished()
    journal.resume(session)
    other = Journal.open(path, clock)
    assert other.unfinished(again=True) is None  # it plays again
    journal.step_done(session, step(2))
    journal.close()  # interrupted once more
    assert other.unfinished().step == 3
    other.resume(session)
    other.step_done(session, step(3))
    other.end(session, finished=True)
    (kept,) = other.sessions()
    assert [one.index for one in kept.steps] == [0, 1, 2, 3]
    assert kept.outcome == "finished"
    assert other.unfinished(again=True) is None
    other.close()


def test_one_goes_on_where_the_person_had_gone_to(journal, clock, path):
    session = journal.begin("hips", "Hips", 300, 4)
    journal.step_done(session, step(2, "shortened"), next_step=1)
    journal.close()
    with Journal.open(path, clock) as other:
        assert other.unfinished().step == 1


def test_a_sign_of_life_is_held_by_one_and_cleared_away(tmp_path):
    path = tmp_path / "playing" / "one"
    assert not is_alive(path)
    sign = give_sign(path)
    assert give_sign(path) is None
    assert is_alive(path)
    sign.take_away()
    assert not path.exists()
    path.touch()  # as a killed program leaves it
    assert not is_alive(path)
    assert not path.exists()
