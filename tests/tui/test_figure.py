"""The figure on the screens: where there is room, in step with the session, drawn only when it differs."""

from __future__ import annotations

import pytest

from stretchtimer.config import Settings
from stretchtimer.core.figure import Ink
from stretchtimer.tui.figure import Figure
from stretchtimer.tui.parade import Parade
from stretchtimer.tui.performer import Performer

MOVES = """\
name: Moves
steps:
  - {stretch: half-kneeling-hip-flexor, hold: 20s, rounds: 1, setup: 10s, switch: 6s}
  - {rest: 6s}
  - {stretch: cat-cow, breaths: 2, setup: 5s}
  - {name: Something else, hold: 20s, setup: 3s}
"""
OTHER = "name: Other\nsteps:\n  - {name: Sit, hold: 20s}\n"
FILES = {"moves": MOVES, "other": OTHER}


@pytest.fixture
def figured(acting, monkeypatch):
    """A stage whose stretches and figures are the bundled ones."""
    monkeypatch.setenv("TERM", "xterm-256color")

    def act(size=(80, 24), moving=True, style="braille", **more):
        settings = Settings(figure=style, motion=moving)
        return acting(FILES, size=size, figures=True, moving=moving, settings=settings, **more)

    return act


def figure(stage):
    return stage.playing.query_one(Figure)


def later(stage, seconds):
    """Time passes, and the figure looks by itself."""
    stage.clock.now += seconds
    performer = stage.playing.query_one(Performer)
    performer._draw(performer._moment())
    return figure(stage).text


async def test_it_stands_beside_the_count_with_what_should_be_felt(figured):
    async with figured(play="moves") as stage:
        await stage.wait(14)
        text = figure(stage).text
        assert sum(character > "⠀" for character in text) > 60
        count, drawn = stage.playing.query_one("#count").region, figure(stage).region
        assert drawn.x >= count.right
        assert stage.shows("feel it: front of the hip")
        assert all(line.strip() in "\n".join(stage.lines()) for line in text.split("\n"))


@pytest.mark.parametrize(
    ("size", "room"), [((80, 24), True), ((69, 24), False), ((80, 17), False), ((70, 18), True)]
)
async def test_it_gives_way_to_the_count_where_there_is_no_room(figured, size, room):
    async with figured(size, play="moves") as stage:
        await stage.wait(14)
        assert (figure(stage).region.area > 0) == room
        assert bool(figure(stage).text) == room
        assert (stage.playing.query_one(Performer)._rate > 0) == room


async def test_a_routine_without_figures_leaves_all_the_room_to_the_count(figured):
    async with figured(play="other") as stage:
        await stage.wait(2)
        assert stage.playing.query_one("#count").region.width == 76


async def test_it_glides_breathes_and_follows_the_phases(figured):
    async with figured(play="moves") as stage:
        gliding = {later(stage, 1.0) for _ in range(8)}
        assert len(gliding) == 8
        await stage.wait(3)
        assert len({later(stage, 0.5) for _ in range(8)}) > 1  # a slow breath in the hold
        await stage.press("right", "right")
        await stage.wait(5)
        assert stage.text("phase").startswith("BREATHE IN")
        inhaling = [later(stage, 0.5) for _ in range(7)]
        assert len(set(inhaling)) == 7
        await stage.wait(0.6)
        assert stage.text("phase").startswith("BREATHE OUT")
        assert later(stage, 5.5) not in inhaling


async def test_left_shows_the_left_and_right_its_mirror_image(figured):
    async with figured(play="moves") as stage:
        await stage.wait(15)
        assert stage.text("side") == "LEFT"
        left = figure(stage)._picture
        await stage.wait(26)
        assert stage.text("side") == "RIGHT"
        right = figure(stage)._picture
        assert (left.pose.near, right.pose.near) == ("left", "right")
        assert left.pose.hip[0] == pytest.approx(-right.pose.hip[0])


async def test_paused_it_stands_still_and_costs_nothing(figured):
    async with figured(play="moves") as stage:
        await stage.wait(4)
        performer = stage.playing.query_one(Performer)
        assert performer._rate == 10
        await stage.press("space")
        text = figure(stage).text
        assert performer._rate == 0
        await stage.wait(30)
        assert later(stage, 0.5) == text
        await stage.press("space")
        await stage.wait(1)
        assert (figure(stage).text, performer._rate) == (text, 0)  # settling: not yet
        await stage.wait(4)
        assert figure(stage).text != text
        assert performer._rate == 10


async def test_without_motion_it_shows_the_end_pose(figured):
    async with figured(play="moves", moving=False) as stage:
        await stage.wait(1)
        before = figure(stage).text
        assert stage.playing.query_one(Performer)._rate == 0
        await stage.wait(12)
        assert stage.text("phase") == "HOLD"
        assert figure(stage).text == before


async def test_only_rows_that_changed_are_drawn_and_nothing_is_laid_out(figured, monkeypatch):
    drawn = []
    monkeypatch.setattr(Figure, "refresh", lambda self, *regions, **more: drawn.append((regions, more)))
    async with figured(play="moves") as stage:
        await stage.wait(12)
        drawn.clear()
        for _ in range(20):
            later(stage, 0.1)
    assert 0 < len(drawn) < 15  # it breathes, and slowly
    assert all(regions and not more for regions, more in drawn)
    assert all(regions[0].height < 10 for regions, _ in drawn)


async def test_plain_characters_where_there_is_no_braille(figured):
    async with figured(play="moves", style="ascii") as stage:
        await stage.wait(14)
        assert figure(stage).text.strip()
        assert figure(stage).text.isascii()


async def test_without_colour_the_glow_is_still_told_apart(figured, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with figured(play="moves") as stage:
        assert stage.app.no_color
        await stage.wait(14)
        frame = figure(stage)._frame
        glowing = "".join(run.text for row in frame.rows for run in row if run.ink is Ink.GLOW)
        assert glowing.strip()
        assert "⣿" not in glowing


async def test_the_library_shows_the_marked_routine_in_motion_while_it_is_seen(figured):
    async with figured(size=(100, 34)) as stage:
        parade = stage.screen.query_one(Parade)
        now = 0.0
        parade._clock = lambda: now
        stage.screen.query_one("#routines").highlighted = next(
            at for at, file in enumerate(stage.screen._shown) if file.id == "moves"
        )
        await stage.pilot.pause()
        await stage.begun()
        pictures = {}
        for tenth in range(0, 200, 5):
            now = tenth / 10
            parade.look()
            pictures.setdefault(parade._caption.text, set()).add(parade._figure.text)
        assert set(pictures) == {"Kneeling Hip Flexor", "Cat-Cow"}
        assert all(len(texts) > 4 for texts in pictures.values())
        assert parade._timer._active.is_set()
        await stage.press("enter")
        await stage.begun()
        assert stage.screen is stage.playing
        assert not parade._timer._active.is_set()


async def test_the_library_has_no_figure_where_there_is_no_room(figured):
    async with figured(size=(80, 24)) as stage:
        parade = stage.screen.query_one(Parade)
        assert not parade.display or parade.region.area == 0
        assert not parade._timer._active.is_set()


def test_the_playing_screen_with_the_figure(stage, snap_compare, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    acted = stage(FILES, play="moves", figures=True, settings=Settings(figure="braille"))

    async def play(pilot):
        acted.pilot = pilot
        await acted.begun()
        await acted.wait(17)

    assert snap_compare(acted.app, run_before=play, terminal_size=(90, 26))
