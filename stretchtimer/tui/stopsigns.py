"""When to stop, one key away while playing: the session stands still under it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from stretchtimer.core import guide


class StopSigns(ModalScreen[bool]):
    """Dismissed with whether to end the session here."""

    CSS_PATH = "questions.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    BINDINGS = [
        ("y", "answer(True)", "end here"),
        ("n,escape,enter,space,s,q", "answer(False)", "back"),
    ]

    def compose(self) -> ComposeResult:
        """Few and large lines: whoever asks for them may be in pain."""
        signs = (f"\n• {sign}" for sign in guide.STOP.signs)
        with VerticalScroll(id="keys"):
            yield Static("Paused. Stop if you feel:", classes="title", markup=False)
            yield Static("y  end here   n  back, still paused", classes="answers", markup=False)
            yield Static(Content("".join(signs)))
            yield Static(f"\n{guide.GOOD_SIGN} Back there, space goes on.", markup=False)

    def action_answer(self, stop: bool) -> None:
        """Close with the answer."""
        self.dismiss(stop)
