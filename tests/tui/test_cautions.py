"""What applies to the person, ticked on a screen: the settings have it, and the routines follow."""

from __future__ import annotations

import pytest

from stretchtimer.config import read_settings
from stretchtimer.core.cautions import CAUTIONS
from stretchtimer.files import places
from stretchtimer.library.shelf import load
from stretchtimer.tui.before import BeforeScreen
from stretchtimer.tui.cautions import CautionsScreen
from stretchtimer.tui.library import LibraryScreen
from stretchtimer.tui.playing import PlayingScreen

CODES = list(CAUTIONS)


def person():
    return read_settings(places.settings_file())[0].person


@pytest.fixture
def cautious(acting, monkeypatch):
    """A stage whose library is fitted to the settings, as the program's own is."""
    monkeypatch.setattr("tui.conftest.Stage.load", lambda _: load(places.bundled("routines"), None, person()))

    def act(size=(80, 24), **settings):
        return acting({}, size=size, **settings)

    return act


def described(stage):
    return str(stage.screen.query_one("#description").visual)


async def settled(stage):
    assert await stage.becomes(lambda: isinstance(stage.screen, LibraryScreen))
    await stage.begun()


async def test_what_is_ticked_is_written_and_followed(cautious):
    async with cautious() as stage:
        assert "1. Cat-Cow" in described(stage)
        await stage.press("c", *["down"] * CODES.index("wrist"), "space", "enter")
        await settled(stage)
        assert places.settings_file().read_text("utf-8").splitlines()[-1] == "avoid: [wrist]"
        assert "For you: Cat-Cow (wrist): Seated Cat-Cow." in described(stage)
        assert "1. Seated Cat-Cow" in described(stage)
        assert "You need: mat, chair" in described(stage)
        assert "Bird-Dog (wrist): left out." in described(stage)


async def test_older_and_what_instead(cautious):
    async with cautious() as stage:
        await stage.press("c", "end", "space", "i", "i", "escape")
        await settled(stage)
        assert (person().older, person().instead) == (True, "keep")
        await stage.press("c", "end")
        assert stage.shows("[x] 65 or older")
        assert stage.shows("it is played all the same, and marked.")


async def test_nothing_changed_writes_nothing(cautious):
    async with cautious() as stage:
        await stage.press("c", "space", "space", "i", "i", "i", "enter")
        await settled(stage)
        assert not places.settings_file().exists()


async def test_a_tick_is_taken_away_again(cautious, own_home):
    own_home.joinpath("settings.yaml").write_text(
        "# mine\navoid: [stenosis, knee]  # since May\nvolume: 30\n"
    )
    async with cautious() as stage:
        await stage.press("c")
        assert stage.shows("[x] stenosis")
        assert stage.shows("[ ] acute-disc")
        await stage.press("down", "space", "enter")
        await settled(stage)
        text = places.settings_file().read_text("utf-8")
        assert text == "# mine\navoid: [knee]  # since May\nvolume: 30\n"


async def test_settings_that_cannot_be_written_are_told_and_nothing_is_lost(cautious, own_home):
    own_home.joinpath("settings.yaml").write_text("volume: loud\n")
    async with cautious() as stage:
        await stage.press("c", "space", "enter")
        assert await stage.becomes(lambda: any("mend this first" in toast for toast in stage.toasts()))
        assert isinstance(stage.screen, CautionsScreen)
        assert stage.shows("[x] acute-disc")
        assert own_home.joinpath("settings.yaml").read_text() == "volume: loud\n"


@pytest.mark.parametrize("size", [(20, 6), (40, 12), (80, 24), (120, 40)], ids=str)
async def test_the_marked_caution_is_seen_at_every_size(cautious, size):
    async with cautious(size) as stage:
        await stage.press("c", *["down"] * CODES.index("knee"))
        assert stage.shows("[ ] knee")


async def test_a_narrow_terminal_says_what_to_mind_before_it_begins(cautious):
    async with cautious((40, 12)) as stage:
        await stage.press("enter")
        assert isinstance(stage.screen, BeforeScreen)
        assert stage.shows("Take care: Keep the range")
        await stage.press("escape")
        assert isinstance(stage.screen, LibraryScreen)
        await stage.press("enter", "enter")
        await stage.begun()
        assert isinstance(stage.screen, PlayingScreen)


async def test_started_from_the_command_line_it_is_told_beside_the_count(cautious, monkeypatch):
    from stretchtimer.tui.app import StretchtimerApp

    begin = StretchtimerApp.__init__
    monkeypatch.setattr(
        StretchtimerApp, "__init__", lambda *args, **settings: begin(*args, **settings, say_before=True)
    )
    async with cautious(play="cobra") as stage:
        assert isinstance(stage.screen, PlayingScreen)
        (toast,) = stage.toasts()
        assert toast.startswith("Not in pregnancy")
        assert toast.endswith("You need: mat.")
    async with cautious((80, 12), play="cobra") as stage:
        assert isinstance(stage.screen, BeforeScreen)
        assert stage.toasts() == []
