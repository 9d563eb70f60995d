"""The terminal program: it leads from the library to a routine, to what was done, and home again."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from stretchtimer.tui.commands import LIBRARY, PLAYING
from stretchtimer.tui.debounce import Debounce
from stretchtimer.tui.library import LibraryScreen

if TYPE_CHECKING:
    # What reads and plays routines brings pydantic along; it is imported when the first picture stands.
    from stretchtimer.config import Settings
    from stretchtimer.core.timeline import Timeline
    from stretchtimer.history.record import Resume
    from stretchtimer.library.shelf import Library, RoutineFile
    from stretchtimer.session import Deed, Session
    from stretchtimer.tui.diary import Diary

    NewSession = Callable[[Timeline, Callable[[], None]], Session]


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
        first: RoutineFile | None = None,
        step: int = 0,
        diary: Diary | None = None,
        resuming: Resume | None = None,
        key_clock: Callable[[], float] = time.monotonic,
        wall_clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`load` reads the routines, `new_session` makes the session for a timeline, given what rings the
        terminal's bell, `settings` reads the settings; each is called when it is needed. `key_clock`
        (seconds) tells keys that are held down, `wall_clock` when a routine will end.

        Begins with the routine `first` at a step (index), which may be a session that goes on (`resuming`),
        or in the library. Without a `diary` nothing is recorded or asked.
        """
        super().__init__()
        self._diary = diary
        self._resuming = resuming
        self._asks = False
        self._new_session = new_session
        self._read_settings = settings
        self._flash = False
        self._own_keys: dict[str, str] = {}
        self._first = first
        self._step = step
        self._key_clock = key_clock
        self._wall_clock = wall_clock
        self._library = LibraryScreen(load, Debounce(key_clock), recall=diary.recall if diary else None)
        self._session: Session | None = None

    def on_mount(self) -> None:
        """Show something at once; the rest comes when it stands."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if number := getattr(signal, name, None):
                try:
                    loop.add_signal_handler(number, self._end, number)
                except (NotImplementedError, RuntimeError, ValueError):
                    # Windows, and an app that does not run in the main thread, have no such handlers.
                    break
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
        self._own_keys = {name: keys.replace(" ", "") for name, keys in settings.keys.items()}
        self.set_keymap(self._own_keys)
        for name in self._own_keys.keys() - {each.id for each in (*PLAYING, *LIBRARY)}:
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
        self._begin(event.file)

    def on_library_screen_history_wanted(self) -> None:
        """Show what was done."""
        if self._diary is not None:
            from stretchtimer.tui.history import HistoryScreen

            self.push_screen(HistoryScreen(self._diary))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette knows every action of the screen below it."""
        ours = list(commands()) if (commands := getattr(screen, "commands", None)) else []
        yield from ours
        titles = {command.title for command in ours}
        yield from (each for each in super().get_system_commands(screen) if each.title not in titles)

    def _begin(self, file: RoutineFile, step: int = 0, left: Resume | None = None) -> None:
        """Play a routine, after what is to be asked before; `left` is an interrupted session that goes on."""
        if self._diary is None:
            self._play(file, step)
        else:
            self.run_worker(self._lead_in(self._diary, file, step, left), group="lead-in", exclusive=True)

    async def _lead_in(self, diary: Diary, file: RoutineFile, step: int, left: Resume | None) -> None:
        from stretchtimer.tui.lead_in import lead_in

        if prepare := await lead_in(self, diary, file, left, self._asks):
            self._play(file, step, prepare)

    async def _offer_to_go_on(self, diary: Diary) -> None:
        from stretchtimer.tui.lead_in import offer_to_go_on

        library = self._library.library
        if library is not None and (wanted := await offer_to_go_on(self, diary, library)):
            self._begin(*wanted)

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
        )

        def done(deeds: list[Deed] | None) -> None:
            from stretchtimer.tui.finished import FinishedScreen

            # Files may have changed while it was played.
            finished = FinishedScreen(file.name, deeds or [], session, self._diary, self._asks)
            self.push_screen(finished, lambda _: self._library.action_reload())
            if left := session.ringing():
                self.set_timer(left, session.close)
            else:
                session.close()

        self.push_screen(playing, done)

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

    def _end(self, number: int) -> None:
        self.exit(return_code=128 + number)
