"""The editor: a file's text on the left, on the right the routine as it will play and what is wrong."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, TextArea

from stretchtimer.files.writing import NotWrittenError
from stretchtimer.library.completing import Proposals, propose
from stretchtimer.library.desk import ChangedOutsideError
from stretchtimer.library.open_file import OpenFile
from stretchtimer.library.outline import Place, outline, step_at
from stretchtimer.library.proof import Proof, Proofreader
from stretchtimer.library.shelf import RoutineFile
from stretchtimer.tui.beside import Beside
from stretchtimer.tui.choice import Choice
from stretchtimer.tui.commands import bindings, palette
from stretchtimer.tui.conflict import settle
from stretchtimer.tui.editing_commands import EDITOR
from stretchtimer.tui.questions import Keys
from stretchtimer.tui.yaml_area import YamlArea, YamlText

_AFTER_TYPING = 0.2  # seconds until the routine beside the text is drawn again
_REMEMBER = 1.0  # seconds until what is typed would survive a crash


class EditorScreen(Screen[str]):
    """Edits one file; dismissed with nothing, or with `outside` for the person's own editor."""

    CSS_PATH = "editor.tcss"
    BINDINGS = bindings(EDITOR)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-wide")]
    takes_keys_of = ("suspend_process", "quit")  # ctrl+z undoes, ctrl+c copies, ctrl+q asks first

    class Try(Message):
        """The person wants to play a step."""

        def __init__(self, file: RoutineFile) -> None:
            super().__init__()
            self.file = file

    def __init__(
        self, file: OpenFile, text: str, reader: Proofreader, row: int = 0, unsaved: str | None = None
    ) -> None:
        """`text` is what the file says, `unsaved` what to go on with instead. Begins at a row (from 0)."""
        super().__init__()
        self._file = file
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        self._start = (text if unsaved is None else unsaved).removeprefix("\ufeff")
        self._text = self._start
        self._saved = text.removeprefix("\ufeff")
        self._reader = reader
        self._row = row
        self._untouchable = False
        self._proof = Proof(None, ())
        self._places: list[Place] = []
        self._checking: Timer | None = None
        self._remembering: Timer | None = None

    def compose(self) -> ComposeResult:
        """The text; the steps, the errors."""
        with Horizontal():
            yield YamlArea(self._start, self._propose)
            yield Beside()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show it, at the line asked for."""
        area = self._area
        if area.text != self._start:
            # What the text widget would make all alike belongs to the person.
            area.read_only = self._untouchable = True
            self.notify("This file mixes line ends; change it in your own editor (f9).", markup=False)
        area.move_cursor((self._row, 0), center=True)
        area.focus()
        self._check()

    @property
    def _area(self) -> YamlText:
        return self.query_one(YamlText)

    @property
    def is_unsaved(self) -> bool:
        """Whether the text is another than the file's."""
        return self._text != self._saved and not self._untouchable

    # Reading while the person types.

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._text = self._area.text
        if self._checking is not None:
            self._checking.stop()
        self._checking = self.set_timer(_AFTER_TYPING, self._check)
        if self._remembering is None:
            self._remembering = self.set_timer(_REMEMBER, self._remember)
        self.query_one(YamlArea).offer()

    @on(TextArea.SelectionChanged)
    def _moved(self) -> None:
        self._mark_step()

    def _check(self) -> None:
        """Read the text as the program would, and show what comes of it."""
        text = self._text
        self._proof = self._reader.read(text)
        self._places = outline(text) if self._proof.file else self._places
        self._area.mark_faulty(fault.line - 1 for fault in self._proof.faults)
        self.query_one(Beside).show(self._proof, self.is_unsaved)
        self._mark_step()

    def _mark_step(self) -> None:
        if way := step_at(self._places, self._area.cursor_location[0]):
            self.query_one(Beside).mark(way)

    def _propose(self, lines: list[str], row: int, column: int) -> Proposals:
        reader = self._reader
        return propose(lines, row, column, reader.kind, reader.stretches, reader.figures)

    def _remember(self) -> None:
        self._remembering = None
        try:
            self._file.remember(self._mark + self._text if self.is_unsaved else None)
        except NotWrittenError as error:
            self.notify(f"If the program ended now, your text would be lost: {error}", markup=False)

    def on_unmount(self) -> None:
        """However it ends, what is not saved is not lost."""
        with contextlib.suppress(NotWrittenError):
            self._file.remember(self._mark + self._text if self.is_unsaved else None)

    # Going.

    @on(Beside.StepChosen)
    def _to_step(self, event: Beside.StepChosen) -> None:
        self._to_row(next((place.first for place in self._places if place.way == event.way), 0))

    @on(Beside.FaultChosen)
    def _to_fault(self, event: Beside.FaultChosen) -> None:
        self._to_row(event.fault.line - 1, event.fault.column - 1)

    def _to_row(self, row: int, column: int = 0) -> None:
        self._area.move_cursor((row, column), center=True)
        self._area.focus()

    def action_previous_step(self) -> None:
        """To the step above."""
        row = self._area.cursor_location[0]
        self._to_row(max((place.first for place in self._places if place.first < row), default=row))

    def action_next_step(self) -> None:
        """To the step below."""
        row = self._area.cursor_location[0]
        self._to_row(min((place.first for place in self._places if place.first > row), default=row))

    def action_first_error(self) -> None:
        """To the next error, and after the last one to the first."""
        self._check()
        row = self._area.cursor_location[0]
        faults = self._proof.faults
        if not faults:
            self.notify("There is no error.")
            return
        fault = next((each for each in faults if each.line - 1 > row), faults[0])
        self._to_row(fault.line - 1, fault.column - 1)
        self.notify(fault.message, markup=False)

    def action_steps(self) -> None:
        """There and back."""
        (self.query_one("#steps") if self._area.has_focus else self._area).focus()

    def action_complete(self) -> None:
        """Proposals."""
        self.query_one(YamlArea).offer(asked=True)

    # Doing.

    def action_save(self) -> None:
        """Save; what the file said before is kept."""
        text = self._mark + self._text
        try:
            copied = self._file.save(text, each=True)
        except ChangedOutsideError as error:
            self.run_worker(self._settle(error.theirs), exclusive=True)
            return
        except NotWrittenError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self._saved = self._text
        self._remember()
        self._check()
        told = f"Saved as your own copy: {self._file.path}" if copied else "Saved"
        if self._proof.faults:
            told += ", with errors"
        self.notify(told, severity="warning" if self._proof.faults else "information", markup=False)

    async def _settle(self, theirs: str) -> None:
        mine = self._mark + self._text
        text = await settle(self.app, self._file, mine, theirs)
        if text == theirs:
            self._load(theirs)
        elif text == mine:
            self.action_save()

    def _load(self, text: str) -> None:
        self._saved = text.removeprefix("\ufeff")
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        at = self._area.cursor_location
        # As an edit and not anew, so that it can be undone.
        self._area.replace(self._saved, (0, 0), self._area.document.end)
        self._text = self._area.text
        self._area.move_cursor(at)
        self._check()

    def files_changed(self) -> None:
        """Files have changed outside: this one is read again, and where both have changed it, it is asked."""
        self._check()
        theirs = self._file.theirs()
        if theirs is None or self._file.copies or self.app.screen is not self:
            return
        if self.is_unsaved:
            self.run_worker(self._settle(theirs), exclusive=True)
        else:
            self._file.base = theirs
            self._load(theirs)
            self.notify("The file was changed outside and is read again.", markup=False)

    def action_try_step(self) -> None:
        """Play the step under the cursor."""
        self._check()
        way = step_at(self._places, self._area.cursor_location[0])
        if self._proof.file is None:
            self.notify("There are errors; mend them first.", severity="warning")
        elif tried := self._reader.only(self._proof.file, way):
            self.post_message(self.Try(tried))
        else:
            self.notify("The cursor is in no step that can be played by itself.", severity="warning")

    def action_own_editor(self) -> None:
        """To the person's own editor, with all saved."""
        if self.is_unsaved:
            self.action_save()
        if not self.is_unsaved:
            self.dismiss("outside")

    async def action_back(self) -> None:
        """Back; asks if something is not saved."""
        if not self.is_unsaved:
            self.dismiss("")
            return
        self.run_worker(self._ask_and_leave(), exclusive=True)

    async def _ask_and_leave(self) -> None:
        answers = {"s": "save it", "l": "leave it unsaved; `stretchtimer restore` brings it back"}
        answer = await self.app.push_screen_wait(Choice("This is not saved yet", answers))
        if answer == "s":
            self.action_save()
        elif answer == "l":
            try:
                self._file.desk.keep_text(self._file.path, self._mark + self._text)
            except NotWrittenError as error:
                self.notify(str(error), severity="error", markup=False)
                return
            self._saved = self._text
        if answer and not self.is_unsaved:
            self.dismiss("")

    def action_keys(self) -> None:
        """All keys."""
        self.app.push_screen(Keys("Editor", EDITOR))

    def commands(self) -> Iterable[SystemCommand]:
        """For the command palette."""
        return palette(self, EDITOR)
