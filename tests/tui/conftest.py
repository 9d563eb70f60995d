"""The screens, with a clock set by hand, a speaker that only writes down, and files of the test's own."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from session.fakes import Clock, FakeSpeaker

from stretchtimer.config import Settings
from stretchtimer.files.places import bundled
from stretchtimer.library.figures import read_figures
from stretchtimer.library.shelf import load
from stretchtimer.session import Session
from stretchtimer.tui.app import StretchtimerApp
from stretchtimer.tui.playing import PlayingScreen

SMALL = """\
name: Small [red]x[/] one
summary: For [b]tests[/b] [of] markup.
helps: [long-sitting]
caution: Not [bold]in pain.
steps:
  - {name: "Lunge [/red]", hold: 20s, sides: each, setup: 5s, switch: 4s,
     cues: [{at: start, say: "Sink [in]."}]}
  - {rest: 6s}
  - {name: Cat, breaths: 2, breath: {in: 2s, out: 3s}, setup: 5s}
"""
WAITS = """\
name: Waits
steps:
  - {name: Cobra, hold: until-key, setup: 5s}
  - {name: Lie, hold: 90s, setup: 2s}
"""
BROKEN = "name: Broken\nsteps:\n  - {stretch: nothing-like-it}\n  - {name: Bad, hold: never}\n"
FILES = {"small": SMALL, "waits": WAITS, "broken": BROKEN}


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch):
    """No settings or routines of the developer's own, and a terminal like any other."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("STRETCHTIMER_HOME", str(home))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return home


class Stage:
    """An app with all that it needs of the world."""

    def __init__(self, folder, play=None, step=0, settings=None, figures=False, moving=False, **more):
        self.folder, self.bundled = folder, bundled("routines") if figures else None
        self.clock, self.key_clock = Clock(), Clock()
        self.speakers = []
        self.sessions = []
        self.ring = None
        self.app = StretchtimerApp(
            self.load,
            self.new_session,
            lambda: settings or Settings(),
            figures=(lambda: read_figures(self.bundled / "figures")) if figures else None,
            first=self.load().find(play) if play else None,
            step=step,
            key_clock=self.key_clock,
            wall_clock=lambda: datetime(2026, 11, 20, 18, 30),
            **more,
        )
        self.app.animation_level = "full" if moving else "none"
        self.pilot = None

    def load(self):
        return load(self.bundled, self.folder) if self.bundled else load(self.folder, None)

    def new_session(self, timeline, ring):
        self.ring = ring
        self.speakers.append(FakeSpeaker())
        self.sessions.append(Session(timeline, self.speakers[-1], clock=self.clock))
        return self.sessions[-1]

    @property
    def screen(self):
        return self.app.screen

    @property
    def session(self):
        return self.sessions[-1]

    @property
    def speaker(self):
        return self.speakers[-1]

    @property
    def playing(self):
        """The playing screen, whatever stands above it."""
        (screen,) = [each for each in self.app.screen_stack if isinstance(each, PlayingScreen)]
        return screen

    def text(self, name):
        """What a widget of the playing screen shows."""
        return self.playing.query_one(f"#{name}").text

    def lines(self):
        """What stands on the screen, line by line."""
        strips = self.screen._compositor.render_strips()
        return ["".join(piece.text for piece in strip) for strip in strips]

    def shows(self, text):
        return any(text in line for line in self.lines())

    def toasts(self):
        return [each.message for each in self.app._notifications]

    async def begun(self):
        """The loudspeaker has been waited for."""
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def wait(self, seconds):
        """Time passes, and somebody looks."""
        end = self.clock.now + seconds
        while self.clock.now < end:
            self.clock.now = min(self.clock.now + 2.0, end)
            self.playing.look()
            if self.session.state == "finished":
                break
        await self.pilot.pause(0)

    async def becomes(self, condition):
        """Whether it comes true within some seconds."""
        for _ in range(500):
            if condition():
                return True
            await self.pilot.pause(0.01)
        return False

    async def press(self, *keys, apart=1.0):
        for key in keys:
            self.key_clock.now += apart
            await self.pilot.press(key)
        await self.pilot.pause()


@pytest.fixture
def stage(tmp_path):
    """A stage before the curtain: for pictures."""

    def make(files=FILES, **settings):
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return Stage(tmp_path, **settings)

    return make


@pytest.fixture
def acting(stage):
    """A stage that runs: `async with acting(play="small") as stage`."""

    @asynccontextmanager
    async def act(files=FILES, size=(80, 24), **settings):
        acted = stage(files, **settings)
        async with acted.app.run_test(size=size, notifications=True) as acted.pilot:
            await acted.begun()
            yield acted

    return act
