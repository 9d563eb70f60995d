"""Quick changes: a routine's steps in a list, and a key for each thing to do with the marked one.

Nothing is typed, and there is no button to save: each change is in the file as soon as it is made, and can
be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from stretchtimer.core.dose import exercise
from stretchtimer.core.lengths import clock_text, plain_text
from stretchtimer.core.routine import RepeatStep, RestStep
from stretchtimer.core.timeline import Timeline
from stretchtimer.core.words import dose_words
from stretchtimer.files import places
from stretchtimer.files.writing import NotWrittenError
from stretchtimer.library.desk import ChangedOutsideError
from stretchtimer.library.editing import RefusedError, Way
from stretchtimer.library.figures import read_figures
from stretchtimer.library.open_file import OpenFile
from stretchtimer.library.sheet import Sheet
from stretchtimer.library.shelf import Library
from stretchtimer.tui.commands import bindings, palette
from stretchtimer.tui.conflict import settle
from stretchtimer.tui.editing_commands import QUICK
from stretchtimer.tui.picker import StretchPicker
from stretchtimer.tui.questions import Keys


class QuickScreen(Screen[str]):
    """Changes one routine; dismissed with nothing, with `text` where the person wants to see the file, or
    with the id of a stretch whose file they want to see.
    """

    CSS_PATH = "quick.tcss"
    BINDINGS = bindings(QUICK)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (84, "-wide")]
    takes_keys_of = ("suspend_process",)  # ctrl+z undoes here

    def __init__(self, file: OpenFile, sheet: Sheet, library: Library) -> None:
        """`sheet` holds the text of `file`, with the step marked at which to begin."""
        super().__init__()
        self._file = file
        self._sheet = self._first = sheet
        self._library = library

    @property
    def changed(self) -> Timeline | None:
        """The routine as this person will play it now; None if it is as it was, or nothing is left of it."""
        if self._sheet.text == self._first.text:
            return None
        return self._sheet.timeline_for(self._library.person)

    def compose(self) -> ComposeResult:
        """The steps as they are written, and what comes of them."""
        with Horizontal():
            with Vertical(id="written"):
                yield Static(id="heading", markup=False)
                yield OptionList(id="steps", markup=False)
            with VerticalScroll(id="played", can_focus=False):
                yield Static(id="outcome", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show it; the keyboard belongs to the list."""
        self.query_one(OptionList).focus()
        self._show()

    # Showing.

    def _show(self) -> None:
        sheet = self._sheet
        options = self.query_one(OptionList)
        lasts = _lengths(sheet.timeline)
        with self.prevent(OptionList.OptionHighlighted):
            options.clear_options()
            options.add_options(Option(self._row(way, lasts.get(way))) for way in sheet.ways)
            options.highlighted = sheet.ways.index(sheet.marked)
        # Moved rows keep their place under the eye only if the list follows at once.
        options.scroll_to_highlight()
        total, was = sheet.timeline.length, self._first.timeline.length
        self.query_one("#heading", Static).update(
            Content.assemble((sheet.routine.name, "bold"), f"  {clock_text(total)}")
        )
        self.query_one("#outcome", Static).update(self._outcome(total, was))

    def _row(self, way: Way, lasts: float | None) -> Content:
        step = self._sheet.mark(way).step
        indent = "  " * (len(way) - 1)
        time = f"  {clock_text(lasts)}" if lasts else ""
        match step:
            case RepeatStep():
                return Content.assemble(indent, (f"{step.repeat} × ", "bold $accent"), ("these", "dim"))
            case RestStep():
                return Content.assemble(indent, ("Rest ", "$accent"), (plain_text(step.rest), "dim"))
        doing = exercise(step, self._sheet.stretches)
        return Content.assemble(indent, doing.name, (f"  {dose_words(doing)}", "dim"), (time, "dim"))

    def _outcome(self, total: float, was: float) -> Content:
        """What the changes come to, and what the marked step is."""
        more = total - was
        change = f", {plain_text(abs(more))} {'more' if more > 0 else 'less'} than before" if more else ""
        waits = " and your own time where it waits for your key" if self._sheet.timeline.waits else ""
        parts: list[Content | tuple[str, str]] = [
            (f"{plain_text(total)} in all{waits}{change}\n", "bold"),
            (f"{len(self._sheet.past)} changes to take back\n\n" if self._sheet.past else "\n", "dim"),
        ]
        step = self._sheet.step
        if not isinstance(step, (RepeatStep, RestStep)):
            doing = exercise(step, self._sheet.stretches)
            parts.append((f"{doing.name}\n", "bold"))
            parts.append(Content(f"{dose_words(doing)}\n\n"))
            parts += [Content(f"{line.say}\n") for line in doing.lines]
        where = "Came with the program; your first change makes your own copy." if self._file.copies else ""
        parts.append((f"\n{where or self._file.path}\n", "dim"))
        return Content.assemble(*parts)

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        ways = self._sheet.ways
        if event.option_index < len(ways):
            self._sheet = self._sheet.mark(ways[event.option_index])
            total, was = self._sheet.timeline.length, self._first.timeline.length
            self.query_one("#outcome", Static).update(self._outcome(total, was))

    # Changing.

    def _change(self, change: Callable[[Sheet], Sheet]) -> None:
        try:
            new = change(self._sheet)
        except RefusedError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if new.text != self._sheet.text and not self._save(new):
            return
        self._sheet = new
        self._show()

    def _save(self, new: Sheet) -> bool:
        try:
            if self._file.save(new.text):
                self.notify(f"This is your own copy now: {self._file.path}", markup=False)
        except ChangedOutsideError as error:
            self.run_worker(self._settle(new, error.theirs), exclusive=True)
            return False
        except NotWrittenError as error:
            self.notify(str(error), severity="error", markup=False)
            return False
        return True

    async def _settle(self, mine: Sheet, theirs: str) -> None:
        """Both have changed it: ask, and go on with what the person takes."""
        text = await settle(self.app, self._file, mine.text, theirs)
        if text == mine.text and self._save(mine):
            self._sheet = mine
        elif text == theirs:
            self._take(theirs)
        self._show()

    def _take(self, theirs: str) -> None:
        try:
            self._sheet = self._sheet.replaced(theirs)
        except RefusedError as error:
            self.notify(f"The file was changed outside and has an error now. {error}", markup=False)
            self.dismiss("text")

    def files_changed(self) -> None:
        """Files have changed outside: if this one did, it is read again; nothing unsaved can be lost here."""
        theirs = self._file.theirs()
        # Under a question the answer decides, and the next change looks again.
        if theirs is not None and not self._file.copies and self.app.screen is self:
            self._file.take_theirs(theirs, self._sheet.text)
            self.notify("The file was changed outside and is read again.", markup=False)
            self._take(theirs)
            self._show()

    def action_longer(self) -> None:
        """Longer."""
        self._change(lambda sheet: sheet.longer())

    def action_shorter(self) -> None:
        """Shorter."""
        self._change(lambda sheet: sheet.longer(-1))

    def action_more_rounds(self) -> None:
        """One round more."""
        self._change(lambda sheet: sheet.more_rounds())

    def action_fewer_rounds(self) -> None:
        """One round less."""
        self._change(lambda sheet: sheet.more_rounds(-1))

    def action_move_up(self) -> None:
        """Up."""
        self._change(lambda sheet: sheet.move(-1))

    def action_move_down(self) -> None:
        """Down."""
        self._change(lambda sheet: sheet.move(1))

    def action_leave_out(self) -> None:
        """Leave it out."""
        self._change(lambda sheet: sheet.leave_out())

    def action_duplicate(self) -> None:
        """Once more."""
        self._change(lambda sheet: sheet.duplicate())

    def action_add(self) -> None:
        """Add a stretch."""
        figures = read_figures(places.bundled("routines") / "figures", self._file.desk.routines / "figures")

        def chosen(stretch: str | None) -> None:
            if stretch:
                self._change(lambda sheet: sheet.insert(stretch))

        self.app.push_screen(StretchPicker(self._library, figures), chosen)

    def action_add_rest(self) -> None:
        """Add a rest."""
        self._change(lambda sheet: sheet.insert_rest())

    def action_as_usual(self) -> None:
        """As the stretch says."""
        self._change(lambda sheet: sheet.as_usual())

    def action_undo(self) -> None:
        """Take back."""
        self._change(lambda sheet: sheet.undo())

    def action_redo(self) -> None:
        """Make again."""
        self._change(lambda sheet: sheet.redo())

    def action_text(self) -> None:
        """To the file's text."""
        self.dismiss("text")

    def action_stretch(self) -> None:
        """To the file of the marked stretch."""
        stretch = getattr(self._sheet.step, "stretch", None)
        if stretch is None:
            self.notify("This step is not from the stretch library.", severity="warning")
        else:
            self.dismiss(stretch)

    def action_back(self) -> None:
        """Back."""
        self.dismiss("")

    def action_keys(self) -> None:
        """All keys."""
        self.app.push_screen(Keys("Changing a routine", QUICK))

    def commands(self) -> Iterable[SystemCommand]:
        """For the command palette."""
        return palette(self, QUICK)


def _lengths(timeline: Timeline) -> dict[Way, float]:
    """How long each written step takes, once; seconds."""
    found: dict[Way, float] = {}
    for index, step in enumerate(timeline.steps):
        found.setdefault(step.where, timeline.step_end(index) - timeline.step_start(index))
    return found
