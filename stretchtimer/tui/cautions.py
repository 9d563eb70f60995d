"""What applies to the person: ticked here and written to the settings, and every routine follows."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from stretchtimer.core.cautions import CAUTIONS
from stretchtimer.tui.ticks import Ticks

if TYPE_CHECKING:
    from stretchtimer.core.avoiding import Person

_OLDER = "65 or older"
_ABOUT = {**CAUTIONS, _OLDER: "holds last 45 to 60 seconds: from 65 on, longer holds gained more in a trial"}
_INSTEAD = {
    "easier": "an easier form is played where one suits, else it is left out",
    "skip": "it is left out",
    "keep": "it is played all the same, and marked",
}


class CautionsScreen(Screen[bool]):
    """Dismissed with whether something was changed."""

    CSS_PATH = "cautions.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]
    BINDINGS = [
        Binding("i", "instead", "what instead"),
        Binding("enter,escape,q", "done", "done", priority=True),
    ]

    def __init__(self, settings_file: Path, person: Person) -> None:
        super().__init__()
        self._file = settings_file
        self._person = person
        self._instead = str(person.instead)

    def compose(self) -> ComposeResult:
        """Everything that a stretch can be marked for."""
        ticked = self._person.avoid | ({_OLDER} if self._person.older else set())
        yield Static("What applies to you? Space ticks.", classes="title", markup=False)
        rows = {code: f"{code:<17} {meaning}" for code, meaning in _ABOUT.items()}
        yield Ticks(rows, ticked, id="codes")
        with VerticalScroll(id="about", can_focus=False):
            yield Static(id="meaning", markup=False)
            yield Static(id="instead", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """The keyboard belongs to the list."""
        self.query_one(Ticks).focus()
        self._say_instead()

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        # In a narrow terminal the row is cut.
        self.query_one("#meaning", Static).update(_ABOUT[self.query_one(Ticks).marked or _OLDER])

    def _say_instead(self) -> None:
        self.query_one("#instead", Static).update(f"What does not go with it: {_INSTEAD[self._instead]}.")

    def action_instead(self) -> None:
        """The next of the three."""
        choices = list(_INSTEAD)
        self._instead = choices[(choices.index(self._instead) + 1) % len(choices)]
        self._say_instead()

    async def action_done(self) -> None:
        """Write what was changed, and go home; where it cannot be written, say why and stay."""
        from stretchtimer.config import change_settings
        from stretchtimer.files.writing import NotWrittenError

        changes = self._changes()
        try:
            if changes:
                await asyncio.to_thread(change_settings, self._file, changes)
        except NotWrittenError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.dismiss(bool(changes))

    def _changes(self) -> dict[str, str]:
        """The settings that are other than before, as they stand in the file."""
        ticked = set(self.query_one(Ticks).ticked)
        avoid = [code for code in CAUTIONS if code in ticked]
        changes = {}
        if set(avoid) != self._person.avoid:
            changes["avoid"] = f"[{', '.join(avoid)}]"
        if self._instead != self._person.instead:
            changes["instead"] = self._instead
        if (_OLDER in ticked) != self._person.older:
            changes["older"] = "yes" if _OLDER in ticked else "no"
        return changes
