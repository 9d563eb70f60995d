"""The journal on the screens: asked, told, remembered, gone on with."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from diary.conftest import many_sessions, played

from stretchtimer.config import Settings
from stretchtimer.history.journal import Journal
from stretchtimer.history.record import Hurt
from stretchtimer.tui.before import BeforeScreen
from stretchtimer.tui.diary import Diary
from stretchtimer.tui.feeling import FeelingScreen
from stretchtimer.tui.finished import FinishedScreen
from stretchtimer.tui.history import HistoryScreen
from stretchtimer.tui.library import LibraryScreen
from stretchtimer.tui.playing import PlayingScreen
from stretchtimer.tui.resuming import ResumeQuestion

from .conftest import FILES

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
FOUR = """\
name: Four
steps:
  - {stretch: twist, setup: 5s}
  - {name: Two, hold: 10s, setup: 5s}
  - {name: Three, hold: 10s, setup: 5s}
  - {name: Four, hold: 10s, setup: 5s}
"""
TWIST = """\
name: Twist
position: supine
hold: 10s
sides: each
switch: 5s
easier: "A cushion under the knees."
"""


class AtOnce(Diary):
    """Without its thread, so that a test need not wait for it."""

    async def ask(self, question):
        return question(self._opened())

    def tell(self, told):
        told(self._opened())


@pytest.fixture
def path(tmp_path):
    return tmp_path / "own" / "journal.db"


@pytest.fixture
def with_diary(stage, tmp_path, path):
    """A stage with a journal: `async with with_diary() as stage`."""

    @asynccontextmanager
    async def act(diary=AtOnce, size=(80, 24), **more):
        (tmp_path / "stretches").mkdir(exist_ok=True)
        files = {**FILES, "four": FOUR, "stretches/twist": TWIST}
        acted = stage(files, diary=diary(lambda: Journal.open(path, lambda: NOW)), **more)
        async with acted.app.run_test(size=size, notifications=True) as acted.pilot:
            home = acted.app._library
            await until(acted, lambda: home._known is not None)
            await acted.pilot.pause()
            yield acted
        acted.app._diary.close()

    return act


@pytest.fixture
def sessions(path):
    """What stands in the journal."""

    def read():
        with Journal.open(path, lambda: NOW) as journal:
            return journal.sessions()

    return read


async def until(stage, true):
    """Threads read files and wait for the loudspeaker; what waits for an answer cannot be waited for."""
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline
        await stage.pilot.pause(0.01)
    await stage.pilot.pause()


async def playing(stage):
    """The session has begun."""
    await until(stage, lambda: stage.sessions and stage.session.state != "ready")


async def choose(stage, routine):
    """Mark a routine in the list and press Enter."""
    library = stage.screen
    ids = [file.id for file in library._shown]
    library.query_one("#routines").highlighted = ids.index(routine)
    await stage.press("enter")
    await stage.pilot.pause()


async def begin(stage, routine="small", answer="enter"):
    await choose(stage, routine)
    await stage.press(answer)
    if answer != "escape":
        await playing(stage)


def described(stage):
    return str(stage.screen.query_one("#description").render())


@pytest.mark.parametrize(("key", "rating"), [("4", 4), ("0", 0), ("t", 10), ("enter", None), ("space", None)])
async def test_asked_before_with_one_key(with_diary, sessions, key, rating):
    async with with_diary() as stage:
        await choose(stage, "small")
        assert isinstance(stage.screen, FeelingScreen)
        assert stage.shows("0 as bad as can be, 10 as good as can be")
        await stage.press(key)
        await playing(stage)
        assert isinstance(stage.screen, PlayingScreen)
        await stage.wait(60)
    (session,) = sessions()
    assert (session.routine, session.before, session.after) == ("small", rating, None)


async def test_not_now(with_diary, sessions):
    async with with_diary() as stage:
        await begin(stage, answer="escape")
        assert isinstance(stage.screen, LibraryScreen)
        assert stage.sessions == []
    assert sessions() == ()


async def test_nobody_is_asked_who_does_not_want_it(with_diary, sessions):
    async with with_diary(settings=Settings.model_validate({"ask-how-it-feels": "no"})) as stage:
        await choose(stage, "small")
        await playing(stage)
        await stage.wait(80)
        assert isinstance(stage.screen, FinishedScreen)
        assert not stage.shows("How does your back feel")
        await stage.press("7")
    (session,) = sessions()
    assert (session.outcome, session.after) == ("finished", None)


async def test_a_number_on_the_screen_can_be_clicked(with_diary):
    async with with_diary() as stage:
        await choose(stage, "small")
        scale = stage.screen.query_one("Scale")
        # Each number has two blanks behind it.
        await stage.pilot.click(scale, offset=(3 * 6, 0))
        await stage.pilot.pause()
        assert isinstance(stage.screen, PlayingScreen)


async def test_finished(with_diary, sessions):
    async with with_diary() as stage:
        await begin(stage)
        await stage.wait(80)
        assert isinstance(stage.screen, FinishedScreen)
        for line in ("Done. Well done.", "2 of 2 steps, 50 s", "A streak has begun: 1 day.", "Drink when"):
            assert stage.shows(line)
        await stage.press("3", "7")
        assert stage.shows("▸7◂")
        await stage.press("n", "o", "k", "enter")
        assert isinstance(stage.screen, FinishedScreen)
        await stage.press("enter")
        assert isinstance(stage.screen, LibraryScreen)
        assert stage.shows("Small [red]x[/] one  today")
    (session,) = sessions()
    assert (session.outcome, session.after, session.note) == ("finished", 7, "ok")
    assert [(step.name, step.state, step.seconds) for step in session.steps] == [
        ("Lunge [/red]", "done", 40.0),
        ("Cat", "done", 10.0),
    ]


async def test_a_note_that_is_left_is_none(with_diary, sessions):
    async with with_diary() as stage:
        await begin(stage)
        await stage.wait(80)
        await stage.press("n", "o", "escape", "5", "enter")
        assert isinstance(stage.screen, LibraryScreen)
    (session,) = sessions()
    assert (session.note, session.after) == ("", 5)


async def test_what_hurts_is_remembered(with_diary, sessions):
    async with with_diary() as stage:
        await begin(stage, "four")
        await stage.wait(8)
        await stage.press("x")
        assert stage.toasts() == ["Ease off. Come out of it slowly."]
        assert stage.text("step") == "TWO"
        await stage.press("q", "y")
        await stage.press("enter")
        await choose(stage, "four")
        assert isinstance(stage.screen, FeelingScreen)
        sentence = "Twist: last time the left side hurt; easier: A cushion under the knees."
        assert stage.shows("Twist: last time the left side hurt")
        await stage.press("escape")
        assert sentence in described(stage)
    (session,) = sessions()
    assert session.hurts == (Hurt(0, "twist", "left"),)


async def test_what_hurt_is_named_even_to_who_is_not_asked(with_diary, path):
    played(path, "four", hurts=[Hurt(0, "twist", "right")], now=NOW)
    async with with_diary(settings=Settings.model_validate({"ask-how-it-feels": "no"})) as stage:
        await choose(stage, "four")
        assert stage.shows("the right side hurt")
        assert not stage.shows("How does your back feel")
        await stage.press("5")  # no question, no answer
        assert isinstance(stage.screen, FeelingScreen)
        await stage.press("enter")
        assert isinstance(stage.screen, PlayingScreen)


async def test_going_on_is_offered_once(with_diary, path, sessions):
    played(path, "four", now=NOW - timedelta(minutes=26), end=False)
    async with with_diary() as stage:
        assert isinstance(stage.screen, ResumeQuestion)
        assert stage.shows("Four, step 4 of 4, 20 minutes ago")
        await stage.press("n")
        assert isinstance(stage.screen, LibraryScreen)
    async with with_diary() as stage:
        assert isinstance(stage.screen, LibraryScreen)


async def test_going_on_goes_on_with_the_same_session(with_diary, path, sessions):
    hurts = [Hurt(0, "twist", "left")]
    session = played(path, "four", now=NOW - timedelta(minutes=26), end=False, hurts=hurts)
    async with with_diary() as stage:
        await stage.press("enter")
        await playing(stage)
        assert stage.text("step") == "FOUR"
        await stage.wait(30)
        assert stage.shows("4 of 4 steps, 5 min 10 s")
    (found,) = sessions()
    assert found.id == session
    assert found.outcome == "finished"
    assert [step.index for step in found.steps] == [0, 1, 2, 3]


async def test_what_was_changed_since_is_not_offered(with_diary, path):
    played(path, "small", now=NOW - timedelta(minutes=26), end=False)
    async with with_diary() as stage:
        assert isinstance(stage.screen, LibraryScreen)


async def test_leaving_the_program_leaves_something_to_go_on_with(with_diary, path, sessions):
    async with with_diary() as stage:
        await begin(stage)
        await stage.wait(12)
        stage.app.exit()
    (session,) = sessions()
    assert session.outcome is None
    assert [(step.index, step.state, step.seconds) for step in session.steps] == [(0, "shortened", 7.0)]
    with Journal.open(path, lambda: NOW) as journal:
        assert journal.unfinished().step == 0


async def test_when_each_was_last_done_and_what_is_for_today(with_diary, path):
    played(path, "small", 1, before=3, after=5, now=NOW)
    played(path, "four", 3, before=3, after=5, now=NOW)
    played(path, "waits", 9, before=5, after=5, now=NOW)
    played(path, "no-longer-there", 30, before=1, after=9, now=NOW)
    async with with_diary() as stage:
        assert stage.shows("Four  ★ 3 days ago")
        assert stage.shows("Small [red]x[/] one  yesterday")
        assert stage.shows("Waits  9 days ago")
        await stage.press("end", "s")
        assert "★ Suggested today: it has helped, and last done 3 days ago." in described(stage)


async def test_nothing_for_today(with_diary):
    async with with_diary() as stage:
        await stage.press("s")
        assert stage.toasts() == ["Nothing is suggested today; do what you like."]


async def test_a_journal_that_cannot_be_written_is_said_once(with_diary, path):
    path.mkdir(parents=True)
    async with with_diary() as stage:
        for _ in range(2):
            await begin(stage)
            await stage.wait(20)
            await stage.press("q", "y", "enter")
        (said,) = [toast for toast in stage.toasts() if "journal" in toast]
        assert said.startswith("The journal cannot be written")


async def test_history(with_diary, path):
    played(path, "four", 1, before=3, after=6, now=NOW)
    async with with_diary(size=(80, 60)) as stage:
        await stage.press("h")
        await stage.pilot.pause()
        assert isinstance(stage.screen, HistoryScreen)
        for line in (
            "This week: 5 min on 1 day",
            "A streak has begun: 1 day.",
            "The past year",
            "Minutes a week",
            "How your back felt",
            "Thu 19 Nov 2026  Four  5 min, 3 of 4 steps  3 → 6",
        ):
            assert stage.shows(line), line
        await stage.press("escape")
        assert isinstance(stage.screen, LibraryScreen)


async def test_history_before_anything_was_done(with_diary):
    async with with_diary() as stage:
        await stage.press("h")
        await stage.pilot.pause()
        assert stage.shows("Nothing is recorded yet.")


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60), (20, 6)])
async def test_every_size(with_diary, path, size):
    played(path, "four", 1, before=3, after=6, now=NOW, hurts=[Hurt(0, "twist", "left")])
    async with with_diary(size=size) as stage:
        await stage.press("h")
        await stage.pilot.pause()
        width = stage.screen.query_one("#history").scrollable_content_region.width
        assert stage.screen.query_one("#page").virtual_size.width <= width
        await stage.press("escape")
        await choose(stage, "four")
        if isinstance(stage.screen, BeforeScreen):
            # Where the list has no description beside it, what to mind is read first.
            assert size[0] < 70
            await stage.press("enter")
        assert isinstance(stage.screen, FeelingScreen)
        await stage.press("4")
        await playing(stage)
        await stage.wait(80)
        assert isinstance(stage.screen, FinishedScreen)
        if size[1] >= 12:
            assert stage.shows("0  1  2  3  4  5  6  7  8  9  10")


async def test_a_hundred_thousand_sessions(with_diary, path):
    many_sessions(path, 100_000, NOW)
    async with with_diary(Diary) as stage:
        await stage.press("h")
        await until(stage, lambda: stage.shows("In all: 100,000 sessions"))
        assert stage.shows("In all: 100,000 sessions")
