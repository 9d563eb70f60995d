"""The end of a routine: what was done, and the way home."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from stretchtimer.core.lengths import plain_text
from stretchtimer.session import Deed


class FinishedScreen(Screen[None]):
    """What was done."""

    CSS_PATH = "finished.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    BINDINGS = [("enter", "home", "home"), ("q", "app.quit", "quit")]

    def __init__(self, name: str, deeds: Sequence[Deed]) -> None:
        super().__init__()
        self._routine = name
        self._deeds = deeds

    def compose(self) -> ComposeResult:
        """A few lines; the person is still on the floor."""
        done = sum(1 for deed in self._deeds if deed.complete)
        whole = done == len(self._deeds)
        seconds = sum(deed.seconds for deed in self._deeds)
        with VerticalScroll(id="finished"):
            yield Static(
                "Done." if whole else "Stopped early. What you did counts.", classes="title", markup=False
            )
            yield Static(self._routine, markup=False)
            yield Static(
                f"{done} of {len(self._deeds)} steps, {plain_text(round(seconds))} of stretching",
                markup=False,
            )
            yield Static(Content("\n").join(_line(deed) for deed in self._deeds), id="deeds")
            yield Static("Come up slowly. Drink when you are thirsty.", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def action_home(self) -> None:
        """Back to the library."""
        self.dismiss()


def _line(deed: Deed) -> Content:
    mark = "✓" if deed.complete else "·"
    told = plain_text(round(deed.seconds)) if deed.seconds >= 1 else "skipped"
    return Content(f"{mark} {deed.number}. {deed.name}: {told}")
