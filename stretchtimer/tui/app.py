"""The terminal program: it leads from the library to a routine, to what was done, and home again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from stretchtimer.tui.commands import GUIDE, HISTORY, LIBRARY, PLAYING
from stretchtimer.tui.debounce import Debounce
from stretchtimer.tui.editing_commands import EDITOR, QUICK
from stretchtimer.tui.leaving import when_asked_to_leave
from stretchtimer.tui.library import LibraryScreen

if TYPE_CHECKING:
    # What reads and plays routines brings pydantic along; it is imported when the first picture stands.
    from stretchtimer.config import Settings
    from stretchtimer.core.figure import Portrait
    from stretchtimer.core.routine import Stretch
    from stretchtimer.core.timeline import Timeline
    from stretchtimer.history.record import Resume
    from stretchtimer.library.figures import Figures
    from stretchtimer.library.shelf import Library, RoutineFile
    from stretchtimer.session import Deed, Session
    from stretchtimer.tui.diary import Diary
    from stretchtimer.tui.editor import EditorScreen
    from stretchtimer.tui.playing import PlayingScreen

    NewSession = Callable[[Timeline, Callable[[], None]], Session]

_TALL = 18
"""Rows from which a note in the corner leaves the count free."""


class StretchtimerApp(App[None]):
    """Everything on the screen. What it needs of the world is handed to it."""

    TITLE = "Stretchtimer"
    CSS_PATH = "library.tcss"  # the first screen's own; Textual reads those of the others as they come
    BINDINGS = [
        Binding("ctrl+c", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, priority=True),
    ]

    def __init__(
        self,
        load: Callable[[], Library],
        new_session: NewSession,
        settings: Callable[[], Settings],
        *,
        figures: Callable[[], Figures] | None = None,
        first: RoutineFile | None = None,
        step: int = 0,
        say_before: bool = False,
        diary: Diary | None = None,
        resuming: Resume | None = None,
        key_clock: Callable[[], float] = time.monotonic,
        wall_clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`load` reads the routines, `new_session` makes the session for a timeline, given what rings the
        terminal's bell, `settings` reads the settings, `figures` the figures (without it none are drawn);
        each is called when it is needed. `key_clock` (seconds) tells keys that are held down, `wall_clock`
        when a routine will end.

        Begins with the routine `first` at a step (index), which may be a session that goes on (`resuming`),
        or in the library. With `say_before` it says first what to mind and what is needed. Without a `diary`
        nothing is recorded or asked.
        """
        super().__init__()
        self._diary = diary
        self._resuming = resuming
        self._asks = False
        self._figures = figures
        self.figure_style = "auto"
        self._new_session = new_session
        self._read_settings = settings
        self._flash = False
        self._own_keys: dict[str, str] = {}
        self._first = first
        self._step = step
        self._say_before = say_before
        self._playing: RoutineFile | None = None
        self._key_clock = key_clock
        self._wall_clock = wall_clock
        self._library = LibraryScreen(
            load,
            Debounce(key_clock),
            self.portraits if figures else None,
            diary.recall if diary else None,
        )
        self._session: Session | None = None

    def on_mount(self) -> None:
        """Show something at once; the rest comes when it stands."""
        loop = asyncio.get_running_loop()
        when_asked_to_leave(lambda code: _soon(loop, self._end, code))
        self.app_suspend_signal.subscribe(self, lambda _: self._suspended())

    def get_default_screen(self) -> LibraryScreen:
        """Home, from the first picture on."""
        return self._library

    async def on_ready(self) -> None:
        """The first picture stands: take the person's theme and keys, and begin."""
        settings = await asyncio.to_thread(self._read_settings)
        if settings.theme in self.available_themes:
            self.theme = settings.theme
        else:
            self._warn(f'settings: there is no theme "{settings.theme}"')
        self._flash = settings.flash
        self._asks = settings.ask_how_it_feels
        self.figure_style = settings.figure
        if not settings.motion:
            self.animation_level = "none"
        self._own_keys = {name: keys.replace(" ", "") for name, keys in settings.keys.items()}
        self.set_keymap(self._own_keys)
        ours = (*PLAYING, *LIBRARY, *GUIDE, *HISTORY, *QUICK, *EDITOR)
        for name in self._own_keys.keys() - {each.id for each in ours}:
            self._warn(f'settings: there is no action "{name}" to give a key to')
        await self._library.action_reload()
        if self._first is not None:
            self._begin(self._first, self._step, self._resuming)
        elif self._diary is not None:
            self.run_worker(self._offer_to_go_on(self._diary))

    def on_unmount(self) -> None:
        """However it ends, the loudspeaker is let go."""
        self._let_go()

    def keymap_of(self, command: str | None) -> str | None:
        """The person's own keys for a command, or None."""
        return self._own_keys.get(command or "")

    def on_library_screen_chosen(self, event: LibraryScreen.Chosen) -> None:
        """Play what was chosen."""
        if self._library.has_class("-narrow"):
            # There the list has no description beside it.
            self._play_after_reading(event.file)
        else:
            self._lead_in(event.file)

    def on_library_screen_history_wanted(self) -> None:
        """Show what was done."""
        if self._diary is not None:
            from stretchtimer.tui.history import HistoryScreen

            self.push_screen(HistoryScreen(self._diary))

    def _begin(self, file: RoutineFile, step: int, left: Resume | None = None) -> None:
        """Play what the program was started with; what to mind is said, unless it has been already."""
        from stretchtimer.tui.before import shortly_before

        if not self._say_before or left:
            self._lead_in(file, step, left)
        elif self._library.has_class("-narrow") or self.size.height < _TALL:
            self._play_after_reading(file, step)
        else:
            self._lead_in(file, step)
            if told := shortly_before(file):
                self.notify(told, title="Take care", timeout=8, markup=False)

    def _play_after_reading(self, file: RoutineFile, step: int = 0) -> None:
        """Say what to mind on a screen of its own, and play when it has been read."""
        from stretchtimer.tui.before import BeforeScreen

        self.push_screen(BeforeScreen(file), lambda begin: self._lead_in(file, step) if begin else None)

    def _lead_in(self, file: RoutineFile, step: int = 0, left: Resume | None = None) -> None:
        """Play a routine, after what is to be asked before; `left` is an interrupted session that goes on."""
        if self._diary is None:
            self._play(file, step)
        else:
            asking = self._ask_and_play(self._diary, file, step, left)
            self.run_worker(asking, group="lead-in", exclusive=True)

    async def _ask_and_play(self, diary: Diary, file: RoutineFile, step: int, left: Resume | None) -> None:
        from stretchtimer.tui.lead_in import lead_in

        if prepare := await lead_in(self, diary, file, left, self._asks):
            self._play(file, step, prepare)

    async def _offer_to_go_on(self, diary: Diary) -> None:
        from stretchtimer.tui.lead_in import offer_to_go_on

        library = self._library.library
        if library is not None and (wanted := await offer_to_go_on(self, diary, library)):
            self._begin(*wanted)

    def on_editor_screen_try(self, event: EditorScreen.Try) -> None:
        """Play what is being written."""
        self._play(event.file)
        self._playing = None  # a step by itself is no routine to be changed

    def on_playing_screen_change_wanted(self, event: PlayingScreen.ChangeWanted) -> None:
        """Change the routine that is played, and go on with what it is then."""
        if self._playing:
            self._library.change(self._playing, event.step, event.done)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where text is edited, ctrl+z undoes and ctrl+c copies."""
        return action not in getattr(self.screen, "takes_keys_of", ())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette knows every action of the screen below it."""
        ours = list(commands()) if (commands := getattr(screen, "commands", None)) else []
        yield from ours
        titles = {command.title for command in ours}
        yield from (each for each in super().get_system_commands(screen) if each.title not in titles)

    def _play(
        self, file: RoutineFile, step: int = 0, prepare: Callable[[Session], None] | None = None
    ) -> None:
        from stretchtimer.tui.playing import PlayingScreen

        # The last routine may still ring out, and some devices can be opened only once.
        self._let_go()
        session = self._session = self._new_session(file.timeline, self._ring)
        if prepare is not None:
            prepare(session)
        playing = PlayingScreen(
            session,
            step=step,
            flash=self._flash,
            debounce=Debounce(self._key_clock),
            wall_clock=self._wall_clock,
            portraits=partial(self._portraits_in, file.stretches),
        )

        def done(deeds: list[Deed] | None) -> None:
            from stretchtimer.tui.finished import FinishedScreen

            # Files may have changed while it was played.
            finished = FinishedScreen(
                file.name, deeds or [], session, self._diary if prepare else None, self._asks
            )
            self.push_screen(finished, lambda _: self._library.action_reload())
            if left := session.ringing():
                self.set_timer(left, session.close)
            else:
                session.close()

        self._playing = file
        self.push_screen(playing, done)

    def portraits(self, file: RoutineFile) -> Sequence[Portrait | None]:
        """The figure of each step of a routine. Reads files: to be called away from the screen's thread."""
        return self._portraits_in(file.stretches, file.timeline)

    def _portraits_in(
        self, stretches: Mapping[str, Stretch], timeline: Timeline
    ) -> Sequence[Portrait | None]:
        from stretchtimer.library.portraits import portraits

        return portraits(timeline, stretches, self._figures()) if self._figures else ()

    def _let_go(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def _warn(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", markup=False)

    def _ring(self) -> None:
        """Called from the sound's thread, where no screen may be touched."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.bell)

    def _suspended(self) -> None:
        # A question may stand above it.
        for screen in self.screen_stack:
            if pause := getattr(screen, "pause_for_suspension", None):
                pause()

    def _end(self, code: int) -> None:
        self.exit(return_code=code)


def _soon(loop: asyncio.AbstractEventLoop, end: Callable[[int], None], code: int) -> None:
    # The loop may be over already, and only its threads still hang.
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(end, code)
