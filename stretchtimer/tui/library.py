"""Home: the routines on the left, and on the right what the marked one is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from stretchtimer.core.lengths import clock_text, plain_text
from stretchtimer.tui.commands import LIBRARY, bindings, palette
from stretchtimer.tui.debounce import Debounce
from stretchtimer.tui.questions import Keys
from stretchtimer.tui.remembered import last_done, remembered

_APART = 0.6  # seconds between two presses of Enter that count

if TYPE_CHECKING:
    # Reading routines brings pydantic along; it is imported when the first picture stands.
    from stretchtimer.history.recall import Recollection
    from stretchtimer.library.shelf import Library, RoutineFile

    Recall = Callable[[Library], Awaitable[Recollection]]


class LibraryScreen(Screen[None]):
    """Choose a routine."""

    BINDINGS = bindings(LIBRARY)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]

    class Chosen(Message):
        """The person wants to play this one."""

        def __init__(self, file: RoutineFile) -> None:
            super().__init__()
            self.file = file

    class HistoryWanted(Message):
        """The person wants to see what was done."""

    def __init__(
        self, load: Callable[[], Library], debounce: Debounce | None = None, *, recall: Recall | None = None
    ) -> None:
        """`load` reads the files, and `recall` what the journal knows of them; now and at each reload."""
        super().__init__()
        self._load = load
        self._recall = recall
        self._known: Recollection | None = None
        self._library: Library | None = None
        self._shown: list[RoutineFile] = []
        self._debounce = debounce or Debounce()

    @property
    def library(self) -> Library | None:
        """As it was read last."""
        return self._library

    def compose(self) -> ComposeResult:
        """A list and a description."""
        with Horizontal():
            with Vertical(id="shelf"):
                yield Input(placeholder="filter", id="filter")
                yield OptionList(id="routines", markup=False)
            with VerticalScroll(id="about", can_focus=False):
                yield Static(id="description", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """It is filled once this stands on the screen."""
        self.query_one("#filter").display = False
        self.query_one("#description", Static).update("Reading your routines …")

    def on_screen_resume(self) -> None:
        """The keyboard belongs to the list."""
        self.query_one(OptionList).focus()
        # An Enter that is still held down has led home and is not meant to start anything.
        self._debounce.allows("start", _APART)

    def _fill(self, word: str) -> None:
        options = self.query_one(OptionList)
        marked = self._marked()
        routines = self._library.routines if self._library else ()
        self._shown = [file for file in routines if _has(file, word)]
        options.clear_options()
        options.add_options(Option(_entry(file, last_done(file, self._known))) for file in self._shown)
        if self._shown:
            ids = [file.id for file in self._shown]
            options.highlighted = ids.index(marked.id) if marked and marked.id in ids else 0
        else:
            self.query_one("#description", Static).update("Nothing here contains that word.")

    def _marked(self) -> RoutineFile | None:
        at = self.query_one(OptionList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        if file := self._marked():
            self.query_one("#description", Static).update(
                Content.assemble(remembered(file, self._known), describe(file))
            )
            self.query_one("#about").scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def action_start(self) -> None:
        """Start the marked routine."""
        file = self._marked()
        if file is None or not self._debounce.allows("start", _APART):
            return
        if file.faults:
            # A small terminal has no room for the description, where all of them stand.
            fault = file.faults[0]
            self.notify(f"Errors; line {fault.line}: {fault.message}", severity="warning", markup=False)
        else:
            self.post_message(self.Chosen(file))

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        self._fill(event.value.strip().casefold())

    def action_filter(self) -> None:
        """Type a word to see only what contains it; escape shows all again."""
        box = self.query_one("#filter", Input)
        box.display = True
        box.focus()

    def key_escape(self) -> None:
        """All again."""
        box = self.query_one("#filter", Input)
        box.value = ""
        box.display = False
        self.query_one(OptionList).focus()

    async def action_reload(self) -> None:
        """Read the files again."""
        self._library = await asyncio.to_thread(self._load)
        self._fill(self.query_one("#filter", Input).value.strip().casefold())
        if self._recall is not None:
            self._known = await self._recall(self._library)
            self._fill(self.query_one("#filter", Input).value.strip().casefold())

    def action_today(self) -> None:
        """Mark what is suggested today."""
        suggestion = self._known.suggestion if self._known else None
        ids = [file.id for file in self._shown]
        if suggestion and suggestion.routine in ids:
            self.query_one(OptionList).highlighted = ids.index(suggestion.routine)
        else:
            self.notify("Nothing is suggested today; do what you like.")

    def action_history(self) -> None:
        """What was done."""
        self.post_message(self.HistoryWanted())

    def action_keys(self) -> None:
        """All keys."""
        self.app.push_screen(Keys("Routines", LIBRARY))

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()

    def commands(self) -> Iterable[SystemCommand]:
        """For the command palette."""
        return palette(self, LIBRARY)


def _has(file: RoutineFile, word: str) -> bool:
    routine = file.routine
    told = [file.id, file.name, *((routine.summary or "", *routine.helps) if routine else ())]
    return any(word in text.casefold() for text in told)


def _entry(file: RoutineFile, done: str) -> Content:
    """Two lines; `done` says when last."""
    name: list[tuple[str, str]] = [(file.name, "bold"), (f"  {done}\n" if done else "\n", "dim")]
    if file.routine is None:
        return Content.assemble(*name, ("  ! has an error", "$error"))
    helps = ", ".join(each.replace("-", " ") for each in file.routine.helps)
    return Content.assemble(*name, (f"  {file.minutes} min  {helps}", "dim"))


def describe(file: RoutineFile) -> Content:
    """What a routine is: its steps with their times as they will be played, its caution; or its errors."""
    from stretchtimer.core.words import dose_words

    routine = file.routine
    if routine is None:
        faults = Content("\n\n").join(Content(str(fault)) for fault in file.faults)
        return Content.assemble((f"{file.name} has errors\n\n", "bold $error"), faults)
    timeline = file.timeline
    parts: list[Content | tuple[str, str]] = [(f"{routine.name}\n", "bold")]
    if routine.summary:
        parts.append(Content(f"{routine.summary}\n"))
    if routine.caution:
        parts.append((f"\nTake care: {routine.caution}\n", "$warning"))
    parts.append(Content("\n"))
    for index, step in enumerate(timeline.steps):
        lasts = clock_text(timeline.step_end(index) - timeline.step_start(index))
        number = f"{step.number}." if step.number else ""
        parts.append(Content(f"{number:>3} {step.name}  "))
        dose = f"{dose_words(step.doing)}, " if step.doing else ""
        parts.append((f"{dose}{lasts}\n", "dim"))
    more = " and your own time where it waits for your key" if timeline.waits else ""
    parts.append((f"\n{plain_text(timeline.length)} in all{more}\n", "bold"))
    return Content.assemble(*parts)
