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
    BINDINGS = [
        ("y", "answer(True)", "end here"),
        ("n,escape,enter,space,s,q", "answer(False)", "back"),
    ]

    def compose(self) -> ComposeResult:
        """Few and large lines: whoever asks for them may be in pain."""
        signs = (f"• {sign}\n" for sign in guide.STOP.signs)
        with VerticalScroll(id="keys"):
            yield Static("Paused. Stop if you feel:", classes="title", markup=False)
            yield Static(Content("\n" + "".join(signs)))
            yield Static(f"{guide.GOOD_SIGN} Space goes on afterwards.", markup=False)
            yield Static("y  end here        n  back, still paused", classes="answers", markup=False)

    def action_answer(self, stop: bool) -> None:
        """Close with the answer."""
        self.dismiss(stop)
