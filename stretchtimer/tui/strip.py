"""The whole routine to scale: a block for each step, filled as far as it is done."""

from __future__ import annotations

from rich.segment import Segment as Piece
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from stretchtimer.core.timeline import Timeline


class RoutineStrip(Widget):
    """A click on a block goes to its step."""

    class Chosen(Message):
        """The person clicked on a step."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._timeline: Timeline | None = None
        self._done = 0.0
        self._line = ""

    def show(self, timeline: Timeline, done: float) -> None:
        """Show how far it is, in seconds; drawn only when a cell changes."""
        self._timeline, self._done = timeline, done
        if self.drawn() != self._line:
            self.refresh()

    def drawn(self) -> str:
        """The strip as text, as wide as the widget."""
        width = self.size.width
        if self._timeline is None or width < 1:
            return ""
        done = round(width * self._done / self._timeline.length) if self._timeline.length else 0
        cells = ["█" if at < done else "░" for at in range(width)]
        for start in self._starts()[1:]:
            # The last cell of a block is the gap, as long as the blocks are wide enough to have one.
            if 0 < start < width and cells[start - 1] != "│":
                cells[start - 1] = "│"
        return "".join(cells)

    def render_line(self, y: int) -> Strip:
        """One line of blocks."""
        self._line = self.drawn()
        return Strip([Piece(self._line, self.rich_style)], self.size.width)

    def on_click(self, event: Click) -> None:
        """To the step under the mouse."""
        at = sum(1 for start in self._starts()[1:] if start <= event.x)
        if self._timeline is not None:
            self.post_message(self.Chosen(at))

    def _starts(self) -> list[int]:
        """The cell in which each step begins."""
        timeline = self._timeline
        if timeline is None or not timeline.length:
            return []
        scale = self.size.width / timeline.length
        return [round(timeline.step_start(step) * scale) for step in range(len(timeline.steps))]
