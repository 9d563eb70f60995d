from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from stretchtimer.history.journal import Journal
from stretchtimer.history.record import Step


class Clock:
    """Stands still until a test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        # In UTC, or the change to summer time would add an hour.
        zone = self.now.tzinfo
        self.now = (self.now.astimezone(UTC) + timedelta(**span)).astimezone(zone)


@pytest.fixture
def clock():
    return Clock(datetime(2026, 3, 4, 18, 0, tzinfo=timezone(timedelta(hours=1), "CET")))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def journal(path, clock):
    opened = Journal.open(path, clock)
    assert opened.problem is None
    yield opened
    opened.close()


def step(index=0, state="done", seconds=30.0, stretch="cat-cow", side=None):
    return Step(index, stretch, stretch.title(), state, seconds, side)


def play(journal, clock, *steps, routine="hips", count=None, finished=True):
    """One whole session."""
    session = journal.begin(routine, routine.title(), 300, len(steps) if count is None else count)
    for one in steps:
        clock.forward(seconds=one.seconds)
        journal.step_done(session, one)
    journal.end(session, finished=finished)
    return session
