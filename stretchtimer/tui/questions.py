"""Screens that stand above another for a moment: the question before stopping, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from stretchtimer.tui.commands import Command

_PATIENCE = 15.0  # seconds; a question that a knee has asked goes away by itself

_NARROW = [(0, "-narrow"), (60, "-wide")]


class StopQuestion(ModalScreen[bool]):
    """«Stop here?» The routine runs on below it until the answer is yes."""

    CSS_PATH = "questions.tcss"
    HORIZONTAL_BREAKPOINTS = _NARROW
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-tall")]
    BINDINGS = [
        ("y", "answer(True)", "stop"),
        ("enter", "answer(True)", "stop"),
        ("n", "answer(False)", "go on"),
        ("escape", "answer(False)", "go on"),
        ("space", "answer(False)", "go on"),
    ]

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(id="question"):
            yield Static("Stop here?", classes="title", markup=False)
            yield Static("What you have done is kept.", id="kept", markup=False)
            yield Static("y stop · n go on", classes="answers", markup=False)

    def on_mount(self) -> None:
        """Nobody answered: it was no question."""
        self.set_timer(_PATIENCE, self._give_up)

    def _give_up(self) -> None:
        # Nothing is returned: Textual would wait for the closing within this screen, and fail.
        self.dismiss(False)

    def action_answer(self, stop: bool) -> None:
        """Close with the answer."""
        self.dismiss(stop)


class Keys(ModalScreen[None]):
    """Every key of a screen, and what it does."""

    CSS_PATH = "questions.tcss"
    HORIZONTAL_BREAKPOINTS = _NARROW
    BINDINGS = [("escape,enter,space,q,question_mark", "dismiss", "close")]

    def __init__(self, title: str, commands: Sequence[Command]) -> None:
        super().__init__()
        self._title = title
        self._commands = commands

    def compose(self) -> ComposeResult:
        """A line a key."""
        named = [
            (" or ".join(_key_name(key) for key in self._keys(each)), each.help) for each in self._commands
        ]
        named += [("ctrl+p", "Everything, to search in"), ("ctrl+c", "Leave the program at once")]
        width = max(len(keys) for keys, _ in named)
        # Side by side where there is room, else one below the other.
        wide = self.app.size.width >= 76
        before, between = (width, "   ") if wide else (0, "\n  ")
        lines = [Content.assemble((f"{keys:>{before}}", "bold"), between + told) for keys, told in named]
        with VerticalScroll(id="keys"):
            yield Static(self._title, classes="title", markup=False)
            yield Static(Content("\n").join(lines))

    def _keys(self, command: Command) -> list[str]:
        """The keys that are in force: the settings may have others."""
        own = self.app.keymap_of(command.id) if hasattr(self.app, "keymap_of") else None
        return (own or command.keys).split(",")


_NAMES = {
    "right": "→",
    "left": "←",
    "up": "↑",
    "down": "↓",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "question_mark": "?",
    "slash": "/",
}


def _key_name(key: str) -> str:
    return _NAMES.get(key, key)
