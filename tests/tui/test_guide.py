"""The guide, from the library to the routine that fits."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from stretchtimer.core import guide
from stretchtimer.files import places
from stretchtimer.library.shelf import load
from stretchtimer.tui.guide import GuideScreen
from stretchtimer.tui.library import LibraryScreen
from stretchtimer.tui.playing import PlayingScreen
from stretchtimer.tui.stopsigns import StopSigns

TOPICS = [*guide.CAUSES, *guide.TIPS]


@pytest.fixture
def guided(acting, monkeypatch):
    """A stage with the bundled routines, the guide open."""
    monkeypatch.setattr("tui.conftest.Stage.load", lambda _: load(places.bundled("routines"), None))

    def act(size=(80, 24)):
        return acting({}, size=size)

    return act


def text(stage):
    return str(stage.screen.query_one("#text").visual)


async def walk_to(stage, title):
    for _ in range(20):
        if stage.screen.page.title == title:
            return
        await stage.press("down")
    raise AssertionError(f"no {title}")


async def test_what_needs_a_doctor_is_first_and_starts_nothing(guided):
    async with guided() as stage:
        await stage.press("g")
        assert isinstance(stage.screen, GuideScreen)
        for signs in (*guide.WARNINGS, guide.STOP):
            assert stage.screen.page is signs
            assert all(sign in text(stage) for sign in signs.signs)
            await stage.press("enter")
            assert isinstance(stage.screen, GuideScreen)
            await stage.press("down")
        assert stage.screen.page is guide.CAUSES[0]


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.title)
async def test_enter_starts_the_routine_that_fits(guided, topic):
    async with guided() as stage:
        await stage.press("g")
        await walk_to(stage, topic.title)
        assert topic.text in text(stage)
        assert "Enter starts " in text(stage)
        await stage.press("enter")
        await stage.begun()
        assert isinstance(stage.screen, PlayingScreen)
        assert stage.session.timeline == stage.load().find(topic.routine).timeline


async def test_a_routine_that_is_not_there_is_not_offered(acting):
    async with acting() as stage:
        await stage.press("g")
        await walk_to(stage, TOPICS[0].title)
        assert "Enter starts" not in text(stage)
        await stage.press("enter")
        assert isinstance(stage.screen, GuideScreen)
        await stage.press("escape")
        assert isinstance(stage.screen, LibraryScreen)
        assert stage.screen.query_one(OptionList).has_focus


@pytest.mark.parametrize("size", [(20, 6), (40, 12), (80, 24), (120, 40)], ids=str)
async def test_every_word_can_be_read_at_every_size(guided, size):
    async with guided(size) as stage:
        await stage.press("g")
        await walk_to(stage, "Long sitting and posture")
        seen = ""
        for _ in range(30):
            seen += " ".join(line.strip() for line in stage.lines())
            await stage.press("space")
        assert "No posture" in seen
        assert "medical advice" in seen or size == (20, 6)
        await stage.press("b", "escape")
        assert isinstance(stage.screen, LibraryScreen)


async def test_stop_signs_are_one_key_away_and_the_session_stands_still(acting):
    async with acting(play="small") as stage:
        await stage.wait(8)
        await stage.press("s")
        assert isinstance(stage.screen, StopSigns)
        assert all(stage.shows(sign) for sign in guide.STOP.signs)
        assert stage.session.state == "paused"
        assert stage.speaker.score == []
        await stage.press("s")
        assert isinstance(stage.screen, PlayingScreen)
        assert stage.session.state == "paused"
        await stage.press("space")
        assert stage.session.state == "settling"


async def test_from_the_stop_signs_one_can_end(acting):
    async with acting(play="small") as stage:
        await stage.wait(8)
        await stage.press("s", "y")
        assert stage.shows("Stopped early")
