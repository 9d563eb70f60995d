"""Choosing in the library: typed words and ticks find the same."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList, Static

from stretchtimer.core.choosing import Wish
from stretchtimer.files import places
from stretchtimer.library.shelf import load
from stretchtimer.tui.library import LibraryScreen
from stretchtimer.tui.ticks import Ticks
from stretchtimer.tui.wishes import WishScreen

LIBRARY = load(places.bundled("routines"), None)


@pytest.fixture
def choosing(acting, monkeypatch):
    monkeypatch.setattr("tui.conftest.Stage.load", lambda _: LIBRARY)

    def act(size=(80, 24)):
        return acting({}, size=size)

    return act


def listed(stage):
    options = stage.screen.query_one(OptionList)
    prompts = [options.get_option_at_index(index).prompt for index in range(options.option_count)]
    return [str(prompt).splitlines()[0] for prompt in prompts]


async def tick(stage, *wishes):
    ticks = stage.screen.query_one(Ticks)
    for wish in wishes:
        ticks.highlighted = list(ticks._values).index(wish)
        await stage.press("space")


async def typed(stage, text):
    await stage.press("slash", *(("space" if key == " " else key) for key in text))


@pytest.mark.parametrize(
    ("text", "wishes", "names"),
    [
        ("chair only", [Wish(chair_only=True)], ["Desk Break", "Micro-break"]),
        ("5 min no floor", [Wish(minutes=5), Wish(no_floor=True)], ["Micro-break", "Posture Reset"]),
    ],
)
async def test_typed_and_ticked_find_the_same(choosing, text, wishes, names):
    async with choosing() as stage:
        await typed(stage, text)
        assert listed(stage) == names
        await stage.press("escape", "f")
        await tick(stage, *wishes)
        await stage.press("enter")
        assert isinstance(stage.screen, LibraryScreen)
        assert listed(stage) == names
        assert stage.shows("Only: ")
        await stage.press("escape")
        assert len(listed(stage)) == len(LIBRARY.routines)
        assert not stage.shows("Only: ")


async def test_what_a_routine_needs_and_helps_can_be_typed(choosing):
    async with choosing() as stage:
        await typed(stage, "strap hamstrings")
        assert listed(stage) == ["Full Lower Back", "Hamstrings", "Hips and Thighs"]
        await stage.press("escape")
        await typed(stage, "nothing like it")
        assert listed(stage) == []
        assert (
            str(stage.screen.query_one("#description").visual) == "Nothing here fits that; escape shows all."
        )


async def test_ticks_and_words_together(choosing):
    async with choosing() as stage:
        await stage.press("f")
        await tick(stage, Wish(frozenset({"weak-core"})))
        await stage.press("enter")
        assert len(listed(stage)) == 3
        await typed(stage, "first strength")
        assert listed(stage) == ["Gentle Core"]


async def test_it_counts_what_fits_and_the_last_tick_counts(choosing):
    async with choosing() as stage:
        await stage.press("f")
        count = stage.screen.query_one("#count", Static)
        ticks = stage.screen.query_one(Ticks)
        assert str(count.visual) == f"{len(LIBRARY.routines)} of {len(LIBRARY.routines)} routines"
        await tick(stage, Wish(minutes=5), Wish(minutes=3))
        assert ticks.ticked == [Wish(minutes=3)]
        assert str(count.visual) == f"1 of {len(LIBRARY.routines)} routines"
        nothing, mat = Wish(have=frozenset()), Wish(have=frozenset({"mat"}))
        await tick(stage, mat, Wish(have=frozenset({"chair"})), nothing)
        assert ticks.ticked == [Wish(minutes=3), nothing]
        await tick(stage, mat)
        assert ticks.ticked == [Wish(minutes=3), mat]
        await stage.press("x")
        assert ticks.ticked == []


async def test_things_at_hand_add_up_and_are_ticked_again_next_time(choosing):
    async with choosing() as stage:
        await stage.press("f")
        things = [Wish(have=frozenset({each})) for each in ("mat", "chair")]
        await tick(stage, *things, Wish(minutes=10))
        await stage.press("enter")
        assert "Decompress Gently" in listed(stage)
        assert "Hamstrings" not in listed(stage)
        assert stage.shows("Only: at most 10 min, with mat, chair.")
        await stage.press("f")
        assert set(stage.screen.query_one(Ticks).ticked) == {*things, Wish(minutes=10)}
        await stage.press("x", "escape")
        assert "Hamstrings" not in listed(stage)


@pytest.mark.parametrize("size", [(20, 6), (40, 12), (80, 24), (120, 40)], ids=str)
async def test_the_rows_are_seen_at_every_size(choosing, size):
    async with choosing(size) as stage:
        await stage.press("f")
        assert isinstance(stage.screen, WishScreen)
        assert stage.shows("[ ] for")
