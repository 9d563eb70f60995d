"""«Go on where you were?», asked once after an interruption."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static


class ResumeQuestion(ModalScreen[bool]):
    """Dismissed with whether to go on."""

    CSS_PATH = "feeling.tcss"
    BINDINGS = [("y,enter", "answer(True)", "go on"), ("n,escape,q", "answer(False)", "not now")]

    def __init__(self, where: str) -> None:
        """`where` it was left, as the person would say it."""
        super().__init__()
        self._where = where

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(id="before"):
            yield Static("Go on where you were?", classes="title", markup=False)
            yield Static(self._where, markup=False)
            yield Static("Enter  go on        n  not now", classes="answers", markup=False)

    def action_answer(self, go_on: bool) -> None:
        """Close with the answer."""
        self.dismiss(go_on)
