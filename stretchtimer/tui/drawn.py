"""Widgets that draw themselves, and only when what they show has changed.

Text from routine files is never read as markup.
"""

from __future__ import annotations

import re

from rich.segment import Segment as Piece
from rich.style import Style
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from stretchtimer.tui.bigtext import big_text

_RUNS = re.compile(r" +|[^ ]+")


def pieces(text: str, style: Style) -> list[Piece]:
    """A text with its blanks as pieces of their own, which have no colour but the ground's: a picture of the
    screen then has every stroke in its place.
    """
    blank = Style(bgcolor=style.bgcolor)
    return [Piece(run, blank if run.isspace() else style) for run in _RUNS.findall(text)]


class BigText(Widget):
    """A word or a count, as large as the widget is."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What stands there."""
        return self._text

    def show(self, text: str) -> None:
        """Show this; nothing is drawn if it stands there already."""
        if text != self._text:
            self._text = text
            self._draw()

    def on_resize(self) -> None:
        """A larger terminal gives larger figures."""
        self._draw()

    def render_line(self, y: int) -> Strip:
        """One row, centred."""
        top = (self.size.height - len(self._lines)) // 2
        line = self._lines[y - top] if 0 <= y - top < len(self._lines) else ""
        return Strip(pieces(line.center(self.size.width), self.rich_style), self.size.width)

    def _draw(self) -> None:
        self._lines = big_text(self._text, self.size.width, self.size.height)
        self.refresh()


class TextLine(Widget):
    """A line or two of text that changes seldom."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._content = Content()

    @property
    def text(self) -> str:
        """What stands there."""
        return self._content.plain

    def show(self, text: str | Content) -> None:
        """Show this; nothing is drawn if it stands there already."""
        content = Content(text) if isinstance(text, str) else text
        if content != self._content:
            self._content = content
            self.refresh()

    def render(self) -> Content:
        """The text."""
        return self._content


class Progress(Widget):
    """How much of the present segment is over: a line that fills, in whole cells."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._share = 0.0
        self._cells = 0

    def show(self, share: float) -> None:
        """Show a share from 0 to 1; drawn only when a cell changes."""
        self._share = share
        if self._filled() != self._cells:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The filled part heavy, the rest thin: told apart without colour."""
        self._cells = self._filled()
        line = "━" * self._cells + "─" * (self.size.width - self._cells)
        return Strip([Piece(line, self.rich_style)], self.size.width)

    def _filled(self) -> int:
        return min(self.size.width, round(self._share * self.size.width))
