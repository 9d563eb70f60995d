"""Home: the routines on the left, and on the right what the marked one is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from stretchtimer.core.lengths import clock_text, plain_text
from stretchtimer.tui.before import before
from stretchtimer.tui.commands import LIBRARY, bindings, palette
from stretchtimer.tui.debounce import Debounce
from stretchtimer.tui.own_files import OwnFiles
from stretchtimer.tui.questions import Keys
from stretchtimer.tui.remembered import entry, remembered

_APART = 0.6  # seconds between two presses of Enter that count

if TYPE_CHECKING:
    from pathlib import Path

    # Reading routines brings pydantic along; it is imported when the first picture stands.
    from stretchtimer.core.choosing import Wish
    from stretchtimer.core.figure import Portrait
    from stretchtimer.history.recall import Recollection
    from stretchtimer.library.shelf import Library, RoutineFile
    from stretchtimer.tui.parade import Parade

    Portraits = Callable[[RoutineFile], Sequence[Portrait | None]]
    Recall = Callable[[Library], Awaitable[Recollection]]


class LibraryScreen(OwnFiles):
    """Choose a routine."""

    BINDINGS = bindings(LIBRARY)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    class Chosen(Message):
        """The person wants to play this one."""

        def __init__(self, file: RoutineFile) -> None:
            super().__init__()
            self.file = file

    class HistoryWanted(Message):
        """The person wants to see what was done."""

    def __init__(
        self,
        load: Callable[[], Library],
        debounce: Debounce | None = None,
        portraits: Portraits | None = None,
        recall: Recall | None = None,
    ) -> None:
        """`load` reads the files, and `recall` what the journal knows of them, now and at each reload;
        `portraits` gives the figure of each step of a routine, in a thread of its own.
        """
        super().__init__()
        self._recall = recall
        self._known: Recollection | None = None
        self._load = load
        self._portraits = portraits
        self._parade: Parade | None = None
        self._library: Library | None = None
        self._shown: list[RoutineFile] = []
        self._wish: Wish | None = None
        self._debounce = debounce or Debounce()

    @property
    def library(self) -> Library | None:
        """As it was read last."""
        return self._library

    def compose(self) -> ComposeResult:
        """A list and a description."""
        with Horizontal():
            with Vertical(id="shelf"):
                yield Input(placeholder="words, 10 min, no floor, chair only", id="filter")
                yield Static(id="wish", markup=False)
                yield OptionList(id="routines", markup=False)
            with Vertical(id="right"), VerticalScroll(id="about", can_focus=False):
                yield Static(id="description", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """It is filled once this stands on the screen."""
        self.query_one("#filter").display = False
        self.query_one("#wish").display = False
        self.query_one("#description", Static).update("Reading your routines …")

    def on_screen_resume(self) -> None:
        """The keyboard belongs to the list."""
        self.query_one(OptionList).focus()
        # An Enter that is still held down has led home and is not meant to start anything.
        self._debounce.allows("start", _APART)
        if self._parade:
            self._parade.go_on()

    def on_screen_suspend(self) -> None:
        """Nothing moves that nobody sees."""
        if self._parade:
            self._parade.stand_still()

    def _fill(self, word: str) -> None:
        options = self.query_one(OptionList)
        marked = self._marked()
        routines = self._library.routines if self._library else ()
        if routines:
            from stretchtimer.core.choosing import Wish
            from stretchtimer.tui.wishes import chosen

            self._shown = chosen(routines, self._wish or Wish(), word)
        options.clear_options()
        options.add_options(Option(entry(file, self._known)) for file in self._shown)
        if self._shown:
            ids = [file.id for file in self._shown]
            options.highlighted = ids.index(marked.id) if marked and marked.id in ids else 0
        else:
            self.query_one("#description", Static).update("Nothing here fits that; escape shows all.")

    def _marked(self) -> RoutineFile | None:
        at = self.query_one(OptionList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def marked(self) -> RoutineFile | None:
        """The marked routine."""
        return self._marked()

    def mark(self, path: Path) -> None:
        """Mark the routine in this file, if it is shown."""
        paths = [file.path for file in self._shown]
        if path in paths:
            self.query_one(OptionList).highlighted = paths.index(path)

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        if file := self._marked():
            self.query_one("#description", Static).update(
                Content.assemble(remembered(file, self._known), describe(file))
            )
            self.query_one("#about").scroll_home(animate=False)
            if self._parade:
                self._parade.show(file)

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
        self._take_wish(None)
        self.query_one(OptionList).focus()

    def action_choose(self) -> None:
        """Tick what is looked for."""
        from stretchtimer.core.choosing import Wish
        from stretchtimer.tui.wishes import WishScreen

        files = self._library.routines if self._library else ()
        traits = [file.traits for file in files if file.routine]
        self.app.push_screen(WishScreen(self._wish or Wish(), traits), self._answered_wish)

    def _answered_wish(self, wish: Wish | None) -> None:
        if wish is not None:
            self._take_wish(wish)

    def _take_wish(self, wish: Wish | None) -> None:
        from stretchtimer.core.choosing import in_words

        self._wish = wish
        told = self.query_one("#wish", Static)
        told.display = bool(wish)
        told.update(f"Only: {in_words(wish)}. Escape shows all." if wish else "")
        self._fill(self.query_one("#filter", Input).value.strip().casefold())

    def action_guide(self) -> None:
        """Why the back feels tight."""
        from stretchtimer.tui.guide import GuideScreen

        files = self._library.routines if self._library else ()
        names = {file.id: f"{file.name} ({file.minutes} min)" for file in files if file.routine}
        self.app.push_screen(GuideScreen(names), self._start_from_guide)

    def _start_from_guide(self, routine: str | None) -> None:
        if self._library and routine:
            self.post_message(self.Chosen(self._library.find(routine)))

    async def action_cautions(self) -> None:
        """What applies to the person; the routines follow."""
        from stretchtimer.config import read_settings
        from stretchtimer.files import places
        from stretchtimer.tui.cautions import CautionsScreen

        path = places.settings_file()
        settings, _ = await asyncio.to_thread(read_settings, path)
        self.app.push_screen(CautionsScreen(path, settings.person), self._follow_cautions)

    async def _follow_cautions(self, changed: bool | None) -> None:
        if changed:
            await self.action_reload()

    async def action_reload(self) -> None:
        """Read the files again."""
        self._library = await asyncio.to_thread(self.read)
        self._fill(self.query_one("#filter", Input).value.strip().casefold())
        if self._recall is not None:
            self._known = await self._recall(self._library)
            self._fill(self.query_one("#filter", Input).value.strip().casefold())
        if self._portraits and self._parade is None:
            # Only now: what draws figures brings pydantic along, and the first picture waits for nothing.
            from stretchtimer.tui.parade import Parade

            self._parade = Parade(self._portraits, id="parade")
            await self.query_one("#right").mount(self._parade)
            self._parade.show(self._marked())

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
    parts += [before(file), Content("\n")]
    for index, step in enumerate(timeline.steps):
        lasts = clock_text(timeline.step_end(index) - timeline.step_start(index))
        number = f"{step.number}." if step.number else ""
        parts.append(Content(f"{number:>3} {step.name}  "))
        dose = f"{dose_words(step.doing)}, " if step.doing else ""
        parts.append((f"{dose}{lasts}\n", "dim"))
    more = " and your own time where it waits for your key" if timeline.waits else ""
    parts.append((f"\n{plain_text(timeline.length)} in all{more}\n", "bold"))
    return Content.assemble(*parts)
