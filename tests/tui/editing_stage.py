"""The terminal program with files of the test's own, for changing them."""

from contextlib import asynccontextmanager
from itertools import count

from stretchtimer.config import Settings
from stretchtimer.files import places
from stretchtimer.library.desk import usual_desk
from stretchtimer.library.shelf import load
from stretchtimer.session import Session
from stretchtimer.sound.speaker import Speaker
from stretchtimer.tui import own_files
from stretchtimer.tui.app import StretchtimerApp
from stretchtimer.tui.quick import QuickScreen

MINE = """\
# mine
name: Mine
steps:
  - stretch: cobra     # slowly
    hold: 20s
  - {rest: 10s}
  - repeat: 2
    steps:
      - stretch: cat-cow
"""


class Stage:
    """What a test sees and does."""

    def __init__(self, folder):
        self.now = 1000.0
        self.folder = folder
        self.own = places.own_routines()
        self.desk = usual_desk()
        self.sessions = []
        # Keys are pressed faster here than a person could, and no key is held down.
        seconds = count()
        self.app = StretchtimerApp(self.load, self.new_session, Settings, key_clock=lambda: next(seconds))
        self.app.animation_level = "none"
        self.pilot = None

    def load(self):
        return load(self.folder, self.own)

    def new_session(self, timeline, _ring):
        session = Session(timeline, Speaker({}, "none", clock=lambda: self.now), clock=lambda: self.now)
        self.sessions.append(session)
        return session

    @property
    def screen(self):
        return self.app.screen

    def lines(self):
        strips = self.screen._compositor.render_strips()
        return ["".join(piece.text for piece in strip).rstrip() for strip in strips]

    def shows(self, text):
        return any(text in line for line in self.lines())

    def toasts(self):
        return [each.message for each in self.app._notifications]

    async def press(self, *keys):
        for key in keys:
            await self.pilot.press(key)
        await self.settled()

    async def settled(self):
        """Every message has been handled, and what waits a moment for more typing has not waited in vain."""
        await self.pilot.pause()
        check = getattr(self.screen, "_check", None)
        if check:
            check()
        await self.pilot.pause()

    async def see(self, name):
        """On the screen of this name, however many turns of the loop it takes to get there."""
        for _ in range(200):
            if type(self.screen).__name__ == name:
                await self.settled()
                return self.screen
            await self.pilot.pause(0.01)
        raise AssertionError(f"there is no {name}, but {self.screen}; {self.toasts()}")

    async def look_at_files(self):
        """What happens each second."""
        await self.app._library._look_at_files()
        await self.settled()

    async def mark(self, name):
        library = await self.see("LibraryScreen")
        (path,) = [file.path for file in self.load().routines if file.name == name]
        library.mark(path)
        await self.settled()

    async def quick(self, name):
        await self.mark(name)
        await self.press("e")
        return await self.see(QuickScreen.__name__)


@asynccontextmanager
async def acting(folder=None, size=(110, 30), **files):
    """`async with acting(mine=MINE) as stage`: own files by their stems, beside the bundled ones.

    The files are looked at when the test says so, and not by the clock.
    """
    own_files._LOOK = 3600.0
    stage = Stage(folder or places.bundled("routines"))
    stage.own.mkdir(parents=True, exist_ok=True)
    for stem, text in files.items():
        (stage.own / f"{stem}.yaml").write_bytes(text.encode())
    async with stage.app.run_test(size=size, notifications=True) as stage.pilot:
        for _ in range(200):
            if stage.app._library._library is not None:
                break
            await stage.pilot.pause(0.01)
        await stage.settled()
        await stage.look_at_files()
        yield stage
