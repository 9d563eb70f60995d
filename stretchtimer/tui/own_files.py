"""What a person can do with their own files from the library: change, write, make, copy, rename, delete.

Also here: what others change in the files is noticed within a second, whatever screen is on top.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported
from textual.screen import Screen

from stretchtimer.tui.choice import Choice, NameQuestion, drawn_difference

if TYPE_CHECKING:
    # These bring pydantic along; they are imported when they are needed, which is after the first picture.
    from pathlib import Path

    from stretchtimer.core.timeline import Timeline
    from stretchtimer.library.desk import Desk
    from stretchtimer.library.editing import Way
    from stretchtimer.library.shelf import Library, RoutineFile, StretchFile
    from stretchtimer.library.watching import Signs

_LOOK = 1.0  # seconds between two looks at the files


class OwnFiles(Screen[None]):
    """The part of the library screen that changes files."""

    _load: Callable[[], Library]
    _library: Library | None = None
    _signs: Signs = frozenset()
    """Of the files as they were just before they were read: what changes while they are read shows later."""

    def marked(self) -> RoutineFile | None:
        """The marked routine."""
        raise NotImplementedError

    async def action_reload(self) -> None:
        """Read the files again."""
        raise NotImplementedError

    def mark(self, path: Path) -> None:
        """Mark the routine in this file."""
        raise NotImplementedError

    # Noticing what others change.

    def on_mount(self) -> None:
        """Look at the files each second."""
        self.set_interval(_LOOK, self._look_at_files)

    async def _look_at_files(self) -> None:
        if self._library is None:
            return
        if await asyncio.to_thread(self._signs_now) != self._signs:
            await self.action_reload()
            for screen in self.app.screen_stack:
                if files_changed := getattr(screen, "files_changed", None):
                    files_changed()

    def read(self) -> Library:
        """All files. May be called in another thread."""
        self._signs = self._signs_now()
        return self._load()

    def _signs_now(self) -> Signs:
        from stretchtimer.files import places
        from stretchtimer.library.watching import signs

        own, bundled = places.own_routines(), places.bundled("routines")
        return signs([own, own / "stretches", bundled, bundled / "stretches"])

    # Doing.

    def action_change(self) -> None:
        """Quick changes; a file with errors is shown as text, at the first of them."""
        if file := self.marked():
            if file.routine is None:
                self._do(self._write(file))
            else:
                self.change(file)

    def change(
        self, file: RoutineFile, at: Way = (0,), done: Callable[[Timeline | None], None] | None = None
    ) -> None:
        """Quick changes of a routine, beginning at a step.

        `done` is given the routine as it is then, or None if it was not changed.
        """
        self._do(self._change(file, at, done))

    async def _change(
        self, file: RoutineFile, at: Way, done: Callable[[Timeline | None], None] | None
    ) -> None:
        from stretchtimer.library.open_file import OpenFile
        from stretchtimer.library.sheet import Sheet
        from stretchtimer.tui.quick import QuickScreen

        library = self._library
        if library is None:
            return
        opened, text = OpenFile.of(file, self._desk)
        sheet = Sheet.of(text, library.stretches)
        if at in sheet.ways:
            sheet = sheet.mark(at)
        quick = QuickScreen(opened, sheet, library)
        wanted = await self.app.push_screen_wait(quick)
        await self._read_again(opened.path if not opened.copies else file.path)
        if done:
            done(quick.changed)
        if wanted == "text":
            changed = self._library.read(opened.path) if self._library and not opened.copies else file
            await self._write(changed)
        elif wanted and self._library and (stretch := self._library.find_stretch(wanted)):
            await self._write(stretch)

    def action_text(self) -> None:
        """The file's text."""
        if file := self.marked():
            self._do(self._write(file))

    async def _write(self, file: RoutineFile | StretchFile) -> None:
        from stretchtimer.files import places
        from stretchtimer.library.figures import read_figures
        from stretchtimer.library.open_file import OpenFile
        from stretchtimer.library.proof import Proofreader
        from stretchtimer.tui.editor import EditorScreen

        if self._library is None:
            return
        opened, text = OpenFile.of(file, self._desk)
        unsaved = await self._unsaved(opened.path, text)
        if unsaved is not None:
            # What the file said when the typing began: if it says something else now, saving asks.
            left = self._desk.unsaved(opened.path)
            opened.base = left.base or None if left else opened.base
        drawn = read_figures(places.bundled("routines") / "figures")
        names = [*drawn.poses, *drawn.motions]
        row = file.faults[0].line - 1 if file.faults else 0
        editor = EditorScreen(opened, text, Proofreader.of(opened.path, self._library, names), row, unsaved)
        wanted = await self.app.push_screen_wait(editor)
        await self._read_again(opened.path if not opened.copies else file.path)
        if wanted == "outside" and (marked := self.marked()):
            await self._write_outside(marked)

    async def _unsaved(self, path: Path, text: str) -> str | None:
        """What was typed and not saved when the program ended too early, if the person wants it."""
        from stretchtimer.library.desk import difference

        left = self._desk.unsaved(path)
        if left is None or left.text == text:
            return None
        told = drawn_difference(["- in the file", "+ not saved", "", *difference(left.text, text)])
        answers = {"t": "take it up again", "l": "leave it; `stretchtimer restore` brings it back"}
        answer = await self.app.push_screen_wait(
            Choice("There is text here that was not saved", answers, told)
        )
        if answer == "l":
            self._desk.keep_text(path, left.text)
        return left.text if answer != "l" else None

    def action_own_editor(self) -> None:
        """The person's own editor."""
        if file := self.marked():
            self._do(self._write_outside(file))

    async def _write_outside(self, file: RoutineFile) -> None:
        from stretchtimer.files.own_editor import NoEditorError, edit

        line = file.faults[0].line if file.faults else None
        while True:
            try:
                with self.app.suspend():
                    path = self._desk.edit_outside(file, partial(edit, line=line))
            except SuspendNotSupported:
                self._say("Here the terminal cannot be given to another program.")
                return
            except NoEditorError as error:
                self._say(str(error))
                return
            if path and not file.own:
                self._say(f"This is your own copy now: {path}")
            await self._read_again(path or file.path)
            changed = self.marked()
            if changed is None or not changed.faults or changed.path != (path or file.path):
                return
            fault = changed.faults[0]
            answers = {"y": f"go back to line {fault.line}"}
            if not await self.app.push_screen_wait(Choice("There is an error", answers, str(fault))):
                return
            file, line = changed, fault.line

    def action_new(self) -> None:
        """A new routine."""
        self._do(self._make("A new routine", "", None))

    def action_duplicate(self) -> None:
        """A copy."""
        from stretchtimer.library.desk import free_name

        if (file := self.marked()) and self._library:
            self._do(self._make(f"A copy of {file.name}", free_name(file.name, self._library), file))

    async def _make(self, title: str, name: str, source: RoutineFile | None) -> None:
        named = await self.app.push_screen_wait(NameQuestion(title, name))
        if named and self._library:
            path = self._desk.new(named, self._library, source)
            await self._read_again(path)
            self.action_change()

    def action_rename(self) -> None:
        """Another name."""
        if file := self.marked():
            self._do(self._rename(file))

    async def _rename(self, file: RoutineFile) -> None:
        if not file.own:
            self._say("It came with the program and keeps its name; d makes a copy with another.")
            return
        name = await self.app.push_screen_wait(NameQuestion("Another name", file.name))
        if name and self._library:
            await self._read_again(self._desk.rename(file, name, self._library))

    def action_delete(self) -> None:
        """Delete."""
        if file := self.marked():
            self._do(self._delete(file))

    async def _delete(self, file: RoutineFile) -> None:
        if not file.own:
            self._say("It came with the program and cannot be deleted.")
            return
        told = f"{file.path}\n`stretchtimer restore {file.path.stem}` brings it back."
        if await self.app.push_screen_wait(Choice(f"Delete {file.name}?", {"y": "delete it"}, told)):
            self._desk.delete(file)
            await self._read_again(file.path)

    # Within.

    @property
    def _desk(self) -> Desk:
        from stretchtimer.library.desk import usual_desk

        return usual_desk()

    def _do(self, doing: Coroutine[Any, Any, None]) -> None:
        """Do something that asks questions on the way; what cannot be is said."""

        async def told() -> None:
            from stretchtimer.files.writing import NotWrittenError
            from stretchtimer.library.editing import RefusedError

            try:
                await doing
            except (NotWrittenError, RefusedError) as error:
                self._say(str(error))

        self.run_worker(told(), group="own files")

    async def _read_again(self, path: Path) -> None:
        """Read all files, and mark this one."""
        await self.action_reload()
        self.mark(path)

    def _say(self, sentence: str) -> None:
        self.app.notify(sentence, severity="warning", markup=False)
