"""Questions about files: a few answers with a key each, or a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class Choice(ModalScreen[str]):
    """A question with a key for each answer; escape is the answer that changes nothing, an empty one."""

    CSS_PATH = "choice.tcss"

    def __init__(self, title: str, answers: Mapping[str, str], told: str | Content = "") -> None:
        """`answers`: the key to press, and what it does."""
        super().__init__()
        self._title = title
        self._answers = answers
        self._told = told

    def compose(self) -> ComposeResult:
        """The question, what is to be known for it, and the answers."""
        with Vertical(id="choice"):
            yield Static(self._title, classes="title", markup=False)
            if self._told:
                with VerticalScroll(id="told"):
                    yield Static(self._told, markup=False)
            lines = [f"{key}  {does}" for key, does in {**self._answers, "esc": "go back"}.items()]
            yield Static("\n".join(lines), classes="answers", markup=False)

    def on_key(self, event: Key) -> None:
        """The answer's key."""
        if event.key == "escape":
            event.stop()
            self.dismiss("")
        elif event.character in self._answers:
            event.stop()
            self.dismiss(event.character)


class NameQuestion(ModalScreen[str]):
    """Asks for a name; empty for none."""

    CSS_PATH = "choice.tcss"
    BINDINGS = [("escape", "leave", "leave")]

    def __init__(self, title: str, name: str = "") -> None:
        super().__init__()
        self._title = title
        self._name = name

    def compose(self) -> ComposeResult:
        """A line to write on."""
        with Vertical(id="choice"):
            yield Static(self._title, classes="title", markup=False)
            yield Input(self._name, max_length=80, select_on_focus=True)
            yield Static("enter  take it        esc  go back", classes="answers", markup=False)

    @on(Input.Submitted)
    def _named(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """No name."""
        self.dismiss("")


def drawn_difference(lines: Sequence[str]) -> Content:
    """Lines that begin with `+ `, `- ` or blanks, in colours; the sign tells them apart without."""
    styles = {"+": "$success", "-": "$error"}
    return Content("\n").join(Content.styled(line, styles.get(line[:1], "dim")) for line in lines)
