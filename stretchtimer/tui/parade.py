"""The marked routine's stretches in motion, one after another, beside the list of routines."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical

from stretchtimer.core.figure.parade import Scene, parade, scene_at
from stretchtimer.core.figure.portrait import LIVELY
from stretchtimer.tui.drawn import TextLine
from stretchtimer.tui.figure import Figure

if TYPE_CHECKING:
    from textual.timer import Timer

    from stretchtimer.core.figure import Portrait
    from stretchtimer.library.shelf import RoutineFile


class Parade(Vertical):
    """It moves only while it can be seen."""

    DEFAULT_CSS = """
    Parade > TextLine { height: 1; text-align: center; color: $text-muted; }
    """

    def __init__(
        self,
        portraits: Callable[[RoutineFile], Sequence[Portrait | None]],
        *,
        clock: Callable[[], float] = time.monotonic,
        id: str | None = None,
    ) -> None:
        """`portraits` gives the figure of each step of a routine; it is called in a thread of its own."""
        super().__init__(id=id)
        self._read = portraits
        self._clock = clock
        self._file: RoutineFile | None = None
        self._portraits: Sequence[Portrait | None] = ()
        self._scenes: tuple[Scene, ...] = ()
        self._began = 0.0
        self._timer: Timer | None = None
        self._figure, self._caption = Figure(), TextLine()

    def compose(self) -> ComposeResult:
        """The figure over the stretch's name."""
        yield self._figure
        yield self._caption

    def on_mount(self) -> None:
        """Nothing moves yet."""
        self._timer = self.set_interval(1 / LIVELY, self.look, pause=True)

    @work(exclusive=True)
    async def show(self, file: RoutineFile | None) -> None:
        """Show the stretches of this routine from the first one on; nothing for None or a broken one."""
        self._file, self._scenes = file, ()
        if file is not None and file.routine is not None:
            self._portraits = await asyncio.to_thread(self._read, file)
            self._scenes = tuple(scene for scene in parade(file.timeline) if self._portraits[scene.step])
        self._began = self._clock()
        self.look()
        self._move(self.region.area > 0)

    def look(self) -> None:
        """Show what is to be seen now."""
        if not self._scenes or self._file is None:
            self._figure.show(None)
            self._caption.show("")
            return
        still = self.app.animation_level == "none"
        scene, second = scene_at(self._scenes, 0.0 if still else self._clock() - self._began)
        portrait = self._portraits[scene.step]
        if portrait is None:
            return
        side = scene.segment.side or "right"
        picture = portrait.end(side) if still else portrait.at(scene.segment, second)
        self._figure.show(picture, portrait.glow)
        self._caption.show(self._file.timeline.steps[scene.step].name)

    def on_show(self) -> None:
        """There is room for it (again)."""
        self._move(True)

    def on_hide(self) -> None:
        """There is no room for it."""
        self._move(False)

    def go_on(self) -> None:
        """Its screen is seen again."""
        self._move(self.region.area > 0)

    def stand_still(self) -> None:
        """Something else is on the screen."""
        self._move(False)

    def _move(self, seen: bool) -> None:
        if self._timer is None:
            return
        # To Textual the screen just below the top is current too.
        on_top = self.app.screen is self.screen
        if seen and on_top and self._scenes and self.app.animation_level != "none":
            self._timer.resume()
        else:
            self._timer.pause()
