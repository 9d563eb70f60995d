"""A session with a clock set by hand, a speaker that sounds nothing, and a log that writes down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from stretchtimer.announcing import Announcer
from stretchtimer.core.routine import Routine
from stretchtimer.core.timeline import compile_routine
from stretchtimer.history.journal import Journal
from stretchtimer.history.record import Step
from stretchtimer.session import Session
from stretchtimer.sound.speaker import Speaker

NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)

# 5 s ready, left 20 s, 4 s to switch, right 20 s; rest 6 s; 5 s ready, 10 s; 5 s ready, 30 s: 105 s.
STEPS = (
    {"name": "Lunge", "hold": "20s", "sides": "each", "setup": "5s", "switch": "4s"},
    {"rest": "6s"},
    {"name": "Cat", "hold": "10s", "setup": "5s"},
    {"name": "Lie", "hold": "30s", "setup": "5s"},
)


class FakeLog:
    """Writes down what it is told, in short."""

    def __init__(self):
        self.told = []
        self.complaints = []

    def begin(self, planned, step_count):
        self.told.append(("begin", planned, step_count))

    def step_ended(self, step, next_step):
        seconds = round(step.seconds, 3)
        self.told.append((step.index, step.name, step.state, seconds, step.side, next_step))

    def hurt(self, hurt):
        self.told.append(("hurt", hurt.index, hurt.side))

    def feeling(self, *, before=None, after=None):
        self.told.append(("feeling", before, after))

    def note(self, text):
        self.told.append(("note", text))

    def end(self, *, finished):
        self.told.append(("end", finished))

    def complaint(self):
        return self.complaints.pop() if self.complaints else None


class Scene:
    """A session that plays, and what its log was told."""

    def __init__(self, *steps, speed=1.0, lines=None, **settings):
        self.now = 1000.0
        timeline = compile_routine(Routine.model_validate({"name": "Test", "steps": steps or STEPS}), {})
        speaker = Speaker({}, "none", clock=lambda: self.now)
        announcer = Announcer(lines) if lines else None
        self.session = Session(timeline, speaker, announcer, speed=speed, clock=lambda: self.now, **settings)
        self.log = FakeLog()
        self.session.record_in(self.log)
        self.news = []

    def jump(self, seconds):
        """Nobody looks meanwhile."""
        self.now += seconds
        self.news += self.session.look().news

    def wait(self, seconds):
        end = self.now + seconds
        while self.now < end:
            self.jump(min(2.0, end - self.now))

    def steps(self):
        """What was told of steps."""
        return [told for told in self.log.told if isinstance(told[0], int)]


@pytest.fixture
def scene():
    return Scene


def many_sessions(path, count, now=NOW, steps=9):
    """A journal of `count` sessions over twenty years; written at once, since one by one takes minutes."""
    Journal.open(path, lambda: now).close()
    import sqlite3

    sessions, done = [], []
    for number in range(count):
        at = now - timedelta(days=20 * 365) * (1 - number / count)
        moment, day = at.isoformat(timespec="milliseconds"), at.date().isoformat()
        which = number % 18
        begun = (number + 1, f"00000000-0000-4000-8000-{number:012}", f"r{which}", f"Routine {which}")
        felt = (number % 7 + 1, number % 8 + 2)
        sessions.append((*begun, moment, day, moment, steps * 33.0, steps, steps, *felt, moment, moment))
        for step in range(steps):
            state = "skipped" if (number + step) % 11 == 0 else "done"
            name = f"stretch-{(which + step) % 34}"
            done.append((number + 1, step, name, name, state, 33.0, None, day))
    with sqlite3.connect(path) as db:
        db.executemany(
            "INSERT INTO session (key, id, routine, name, started, day, ended, done, step_count, next_step, "
            "before, after, seen, changed, started_offset, zone, ended_offset, outcome, planned) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'UTC', 0, 'finished', 300)",
            sessions,
        )
        db.executemany("INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?, ?)", done)
    db.close()


def played(path, routine, days_ago=0, *, before=None, after=None, now=NOW, end=True, hurts=()):
    """One session of three steps in the journal at `path`; gives its id."""
    when = [now - timedelta(days=days_ago)]
    with Journal.open(path, lambda: when[0]) as journal:
        session = journal.begin(routine, routine.replace("-", " ").title(), 120, 4)
        for index in range(3):
            when[0] += timedelta(minutes=2)
            journal.step_done(session, Step(index, "cat-cow", "Cat-Cow", "done", 100.0))
        for hurt in hurts:
            journal.hurt(session, hurt)
        journal.feeling(session, before=before, after=after)
        if end:
            journal.end(session, finished=True)
    return session
