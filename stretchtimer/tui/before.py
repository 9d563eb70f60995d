"""What to know before a routine begins: beside its steps in the library, or on a screen of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from stretchtimer.library.shelf import RoutineFile


def before(file: RoutineFile) -> Content:
    """What to mind, what is needed, what is done in another way for this person."""
    from stretchtimer.core.words import change_words

    parts: list[Content | tuple[str, str]] = []
    if file.routine and file.routine.caution:
        parts.append((f"\nTake care: {file.routine.caution}\n", "$warning"))
    parts += [(f"For you: {change_words(change)}\n", "$warning") for change in file.changes]
    if others := [code for code in file.cautions if code not in file.person.avoid]:
        parts.append((f"Leave steps out, or ask first, with: {', '.join(others)}\n", "dim"))
    parts.append(Content(f"You need: {', '.join(file.traits.needs) or 'nothing'}\n"))
    return Content.assemble(*parts)


def shortly_before(file: RoutineFile) -> str:
    """The same in a few words, for somebody who starts without the library."""
    told = [file.routine.caution] if file.routine and file.routine.caution else []
    if file.traits.needs:
        told.append(f"You need: {', '.join(file.traits.needs)}.")
    if left_out := [change.step for change in file.changes if change.played is None]:
        told.append(f"Left out for you: {', '.join(left_out)}.")
    return " ".join(told)


class BeforeScreen(ModalScreen[bool]):
    """For a terminal without room for the description: dismissed with whether to begin."""

    CSS_PATH = "questions.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    BINDINGS = [("enter,space", "answer(True)", "begin"), ("escape,q,n", "answer(False)", "back")]

    def __init__(self, file: RoutineFile) -> None:
        super().__init__()
        self._file = file

    def compose(self) -> ComposeResult:
        """All of it; the arrows scroll."""
        with VerticalScroll(id="keys"):
            yield Static(self._file.name, classes="title", markup=False)
            yield Static("enter  begin   escape  back", classes="answers", markup=False)
            yield Static(before(self._file))

    def action_answer(self, begin: bool) -> None:
        """Close with the answer."""
        self.dismiss(begin)
