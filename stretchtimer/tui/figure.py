"""The figure on a screen: it draws the picture it is given, and of that only the rows that have changed.

Ten times a second is often for a terminal. So a picture that was drawn before is taken from a store, one that
looks the same is not drawn at all, and nothing here ever asks for a new layout.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.segment import Segment as Piece
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from stretchtimer.core.figure import Frame, Ink, draw
from stretchtimer.files.terminal import figure_style

if TYPE_CHECKING:
    from rich.style import Style as RichStyle

    from stretchtimer.core.figure import Picture, Style
    from stretchtimer.core.figure import Region as Flesh

_PARTS = re.compile(r" +|[^ ]+")
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
        self._inks: tuple[object, dict[Ink, RichStyle]] = (None, {})

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

    def render_line(self, y: int) -> Strip:
        """One row of the picture."""
        row = self._frame.rows[y] if y < len(self._frame.rows) else ()
        if not row:
            return Strip.blank(self.size.width, self._styles()[Ink.FLOOR])
        styles = self._styles()
        # Blanks are pieces of their own: a picture of the screen then has every dot in its place.
        pieces = [Piece(part, styles[run.ink]) for run in row for part in _PARTS.findall(run.text)]
        return Strip(pieces, self.size.width)

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

    def _styles(self) -> dict[Ink, RichStyle]:
        """The inks' styles. Textual works them out anew after each change, which would cost more than the
        drawing; they depend on nothing but the theme and the ground.
        """
        ground = (self.app.theme, self.background_colors)
        if self._inks[0] != ground:
            self._inks = (ground, {ink: self.get_component_rich_style(f"figure--{ink}") for ink in Ink})
        return self._inks[1]
