"""Every size, and nothing drawn that has not changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widget import Widget

from stretchtimer.tui.bigtext import DOTS_HIGH, big_text, largest_scale
from stretchtimer.tui.debounce import Debounce

SIZES = [(80, 24), (40, 12), (200, 60), (20, 6)]


def whole(stage, name):
    """Whether all lines of a large text stand on the screen, as large as its widget allows."""
    widget = stage.playing.query_one(f"#{name}")
    drawn = big_text(widget.text, widget.size.width, widget.size.height)
    x, y, width, height = widget.region
    found = [line[x : x + width].strip() for line in stage.lines()[y : y + height]]
    found = [line for line in found if line]
    return bool(drawn) and found == [line.strip() for line in drawn if line.strip()]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_count_is_whole_at_every_size_and_moment(acting, size):
    async with acting(play="waits", size=size) as stage:
        for seconds, keys in [
            (0, ""),
            (5, ""),
            (3601, "enter"),
            (1, ""),
            (2, "space"),
            (1, "space"),
            (70, ""),
        ]:
            await stage.wait(seconds)
            if keys:
                await stage.press(keys)
            assert stage.text("count")
            assert whole(stage, "count"), (stage.text("count"), stage.lines())
            if stage.session.state == "paused":
                assert stage.shows("PAUSED")
            assert stage.shows(stage.text("step"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_left_and_right_are_whole_at_every_size(acting, size):
    async with acting(play="small", size=size) as stage:
        assert stage.shows("space pause")
        assert whole(stage, "side")
        assert stage.text("side") == "LEFT"
        assert whole(stage, "count")
        await stage.wait(26)
        assert whole(stage, "side")
        assert stage.text("side") == "RIGHT"


async def test_it_follows_a_terminal_that_changes_its_size(acting):
    async with acting(play="waits") as stage:
        for size in [*SIZES, (1, 1), (3, 2), (80, 24)]:
            await stage.pilot.resize_terminal(*size)
            await stage.pilot.pause()
        assert whole(stage, "count")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_other_screens_stand_every_size(acting, size):
    async with acting(size=size) as stage:
        assert stage.shows("broken")
        await stage.press("question_mark")
        assert stage.shows("Routines")
        await stage.press("escape", "down", "enter")
        if size[0] < 70:  # no room for the description: what to mind comes on a screen of its own
            assert stage.shows("begin")
            await stage.press("enter")
        await stage.begun()
        await stage.press("q")
        assert stage.shows("Stop here?")
        assert stage.shows("y stop · n go on")
        await stage.press("y")
        assert stage.shows("Stopped early")


@pytest.fixture
def drawn(monkeypatch):
    """The widgets that asked to be drawn."""
    asked = []
    refresh = Widget.refresh

    def counting(self, *regions, **settings):
        asked.append(self.id or type(self).__name__)
        return refresh(self, *regions, **settings)

    monkeypatch.setattr(Widget, "refresh", counting)
    return asked


async def test_nothing_is_drawn_when_nothing_has_changed(acting, drawn):
    async with acting(play="small") as stage:
        await stage.wait(10.2)
        await stage.pilot.pause()
        drawn.clear()
        for _ in range(20):
            stage.clock.now += 0.001
            stage.playing.look()
        await stage.pilot.pause()
        assert drawn == []


async def test_a_second_draws_the_count_and_what_is_left(acting, drawn):
    async with acting(play="waits", step=1) as stage:
        await stage.wait(10.01)
        drawn.clear()
        stage.clock.now += 0.3
        stage.playing.look()
        stage.clock.now += 0.69
        stage.playing.look()
        assert set(drawn) <= {"count", "where", "progress", "strip"}
        assert drawn.count("count") == drawn.count("where") == 1


async def test_a_pause_draws_nothing_for_ten_seconds(acting, drawn):
    async with acting(play="small") as stage:
        await stage.wait(10)
        await stage.press("space")
        drawn.clear()
        for _ in range(9):
            stage.clock.now += 1
            stage.playing.look()
        await stage.pilot.pause()
        assert drawn == []
        await stage.wait(2)
        assert "phase" in drawn


@given(st.text("0123456789:", min_size=1, max_size=7), st.integers(0, 220), st.integers(0, 70))
def test_large_text_fits_its_room(text, columns, rows):
    lines = big_text(text, columns, rows)
    assert len(lines) <= rows
    assert all(len(line) <= columns for line in lines)
    assert len({len(line) for line in lines}) <= 1
    scale = largest_scale(text, columns, rows)
    if scale:
        assert len(lines) == -(-DOTS_HIGH * scale // 2)
    elif rows and columns >= len(text):
        assert lines == (text,)


def test_every_figure_looks_different():
    drawings = {big_text(figure, 40, 4) for figure in "0123456789:"}
    assert len(drawings) == 11


def test_left_and_right_have_their_letters():
    blank = big_text(" ", 5, 4)
    assert all(big_text(letter, 5, 4) != blank for letter in "LEFTRIGHT")


def test_debounce_lets_the_first_of_a_run_through():
    now = [0.0]
    debounce = Debounce(lambda: now[0])
    allowed = []
    for _ in range(100):
        allowed.append(debounce.allows("skip", 0.6))
        now[0] += 0.03
    assert allowed == [True] + [False] * 99
    assert debounce.allows("pause", 0.6)
    now[0] += 0.6
    assert debounce.allows("skip", 0.6)
