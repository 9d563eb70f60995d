"""The figure on a screen: it draws the picture it is given, and of that only the rows that have changed.

Ten times a second is often for a terminal. So a picture that was drawn before is taken from a store, one that
looks the same is not drawn at all, and nothing here ever asks for a new layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from stretchtimer.core.figure import Frame, Ink, Run, draw
from stretchtimer.files.terminal import figure_style
from stretchtimer.tui.drawn import pieces

if TYPE_CHECKING:
    from rich.segment import Segment as Piece

    from stretchtimer.core.figure import Picture, Style
    from stretchtimer.core.figure import Region as Flesh

_MOST_STRIPS = 4096
_NOTHING = Frame(())


class Figure(Widget):
    """One picture of a figure, as large as it fits."""

    COMPONENT_CLASSES = {f"figure--{ink}" for ink in Ink}
    # Brightness tells near from far, and one warm colour where it should be felt.
    DEFAULT_CSS = """
    Figure { width: 1fr; height: 1fr; }
    Figure > .figure--glow { color: $warning; }
    Figure > .figure--near { color: $foreground; }
    Figure > .figure--body { color: $foreground 75%; }
    Figure > .figure--far { color: $foreground 45%; }
    Figure > .figure--prop { color: $foreground 40%; }
    Figure > .figure--floor { color: $foreground 30%; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._style: Style = "braille"
        self._picture: Picture | None = None
        self._glow: tuple[Flesh, ...] = ()
        self._frame = _NOTHING
        self._ground: object = None
        self._strips: dict[tuple[Run, ...], Strip] = {}

    def on_mount(self) -> None:
        """In the characters that the person chose, or that the terminal has."""
        self._style = figure_style(getattr(self.app, "figure_style", "auto"))

    @property
    def text(self) -> str:
        """What stands there, without its colours."""
        return self._frame.text

    def show(self, picture: Picture | None, glow: tuple[Flesh, ...] = ()) -> None:
        """Show this, or nothing; only the rows that differ from what stands there are drawn."""
        if picture == self._picture and glow == self._glow:
            return
        self._picture, self._glow = picture, glow
        before, self._frame = self._frame, self._drawn()
        if self._frame is before:
            return
        if len(before.rows) != len(self._frame.rows):
            self.refresh()
            return
        changed = [
            y for y, (old, new) in enumerate(zip(before.rows, self._frame.rows, strict=True)) if old != new
        ]
        if changed:
            # One block of rows: the screen mends a few regions slower than one that is a little larger.
            self.refresh(Region(0, changed[0], self.size.width, changed[-1] + 1 - changed[0]))

    def on_resize(self) -> None:
        """A larger terminal gives a larger figure."""
        self._frame = self._drawn()
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some rows. Without border, padding and tint Textual's own way adds nothing to a row, and it costs
        several times as much as all else here.
        """
        ground = (self.app.theme, self.background_colors, self.size.width, self.get_line_filters())
        if ground != self._ground:
            self._ground = ground
            self._strips.clear()
        strips = [self.render_line(y) for y in crop.line_range]
        if crop.column_span != (0, self.size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """One row of the picture; one that was shown before is given again, with all Textual knows of it."""
        row = self._frame.rows[y] if y < len(self._frame.rows) else ()
        if (strip := self._strips.get(row)) is None:
            if len(self._strips) >= _MOST_STRIPS:
                self._strips.clear()
            strip = self._strips[row] = self._strip(row)
        return strip

    def _strip(self, row: tuple[Run, ...]) -> Strip:
        parts: list[Piece] = []
        for run in row or (Run(" " * self.size.width, Ink.FLOOR),):
            parts += pieces(run.text, self.get_component_rich_style(f"figure--{run.ink}"))
        strip = Strip(parts, self.size.width)
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, self.background_colors[1])
        return strip

    def _drawn(self) -> Frame:
        width, height = self.size
        if self._picture is None or not width or not height:
            return _NOTHING
        return draw(
            self._picture.pose,
            width,
            height,
            window=self._picture.window,
            glow=self._glow,
            style=self._style,
            colour=not self.app.no_color,
        )
