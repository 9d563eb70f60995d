"""The figure beside the count: it shows the session's present moment, and keeps no time of its own.

It looks at the session as often as the movement needs, and not at all while nothing moves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from stretchtimer.core.figure.portrait import CALM
from stretchtimer.core.moment import Moment, State
from stretchtimer.tui.drawn import TextLine
from stretchtimer.tui.figure import Figure

if TYPE_CHECKING:
    from textual.timer import Timer

    from stretchtimer.core.figure import Picture, Portrait


class Performer(Vertical):
    """The figure of the present step, and in words where it should be felt."""

    DEFAULT_CSS = """
    Performer { width: 1fr; }
    Performer > .felt { height: 2; text-align: center; color: $text-muted; }
    """

    def __init__(self, moment: Callable[[], Moment], *, id: str | None = None) -> None:
        """`moment` says what is true of the session now; it is asked only while something moves."""
        super().__init__(id=id)
        self._moment = moment
        self._portraits: Sequence[Portrait | None] = ()
        self._rate = 0
        self._timer: Timer | None = None
        self._seen = False
        self._figure, self._felt = Figure(), TextLine(classes="felt")

    def compose(self) -> ComposeResult:
        """The figure over the words."""
        yield self._figure
        yield self._felt

    def cast(self, portraits: Sequence[Portrait | None]) -> None:
        """What to show: a portrait for each step of the timeline. Without any it takes no room."""
        self._portraits = portraits
        self.set_class(any(portraits), "-cast")
        if self._seen:
            self.show(self._moment())

    def forget(self) -> None:
        """The steps are others now; until their portraits come nothing is shown, and the room is kept."""
        self._portraits = ()

    def show(self, moment: Moment) -> None:
        """Show this moment, and go on by itself as long as something moves."""
        if not self._seen:
            return
        portrait = self._portrait(moment)
        felt = portrait.felt if portrait and moment.step.doing else ""
        self._felt.show(f"feel it: {felt}" if felt else "")
        self._draw(moment)
        runs = moment.state is State.RUNNING and self._moves
        rate = portrait.rate(moment.segment) if portrait and moment.step.doing else CALM
        self._look_often(rate if runs and portrait else 0)

    def on_show(self) -> None:
        """There is room for it (again)."""
        self._seen = True
        self.show(self._moment())

    def on_hide(self) -> None:
        """There is no room for it."""
        self._seen = False
        self._look_often(0)

    @property
    def _moves(self) -> bool:
        return self.app.animation_level != "none"

    def _look_often(self, rate: int) -> None:
        if rate == self._rate:
            return
        if self._timer is not None:
            self._timer.stop()
        self._rate = rate
        self._timer = self.set_interval(1 / rate, lambda: self._draw(self._moment())) if rate else None

    def _draw(self, moment: Moment) -> None:
        portrait = self._portrait(moment)
        glow = portrait.glow if portrait and moment.step.doing else ()
        self._figure.show(self._picture(portrait, moment) if portrait else None, glow)

    def _picture(self, portrait: Portrait, moment: Moment) -> Picture:
        segment = moment.segment
        if not moment.step.doing:
            # In a rest between steps: what comes next, as it will begin.
            side = moment.following.doing.sides[0] if moment.following and moment.following.doing else None
            return portrait.waiting(moment.done if self._moves else 0.0, side or "right")
        if not self._moves:
            return portrait.end(segment.side or "right")
        return portrait.at(segment, moment.waiting if segment.waits else moment.done)

    def _portrait(self, moment: Moment) -> Portrait | None:
        step = moment.segment.step if moment.step.doing else moment.segment.step + 1
        return self._portraits[step] if step < len(self._portraits) else None
