"""The end of a routine: what was done, how it feels now, and the way home."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Input, Static

from stretchtimer.core.habits import current_streak
from stretchtimer.core.lengths import plain_text
from stretchtimer.core.telling import FEELING, SCALE, streak
from stretchtimer.session import Deed, Session
from stretchtimer.tui.feeling import RATING_KEYS, Scale

if TYPE_CHECKING:
    from stretchtimer.history.journal import Journal
    from stretchtimer.tui.diary import Diary


class FinishedScreen(Screen[None]):
    """What was done."""

    AUTO_FOCUS = "#finished"  # the numbers are answers, not the beginning of a note
    CSS_PATH = "finished.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]
    BINDINGS = [
        *RATING_KEYS,
        Binding("n", "note", "note"),
        Binding("enter", "home", "home"),
        ("q", "app.quit", "quit"),
    ]

    def __init__(
        self,
        name: str,
        deeds: Sequence[Deed],
        session: Session | None = None,
        diary: Diary | None = None,
        ask: bool = False,
    ) -> None:
        """With a `diary` the streak is shown, and `session` takes a note and, with `ask`, a rating."""
        super().__init__()
        self._routine = name
        self._deeds = deeds
        self._session = session if diary else None
        self._diary = diary
        self._ask = ask and diary is not None

    def compose(self) -> ComposeResult:
        """A few lines; the person is still on the floor."""
        done = sum(1 for deed in self._deeds if deed.complete)
        whole = done == len(self._deeds)
        seconds = sum(deed.seconds for deed in self._deeds)
        with VerticalScroll(id="finished"):
            title = "Done. Well done." if whole else "Stopped early. What you did counts."
            yield Static(title, classes="title", markup=False)
            yield Static(
                f"{self._routine}: {done} of {len(self._deeds)} steps, "
                f"{plain_text(round(seconds))} of stretching",
                markup=False,
            )
            yield Static(id="streak", markup=False)
            if self._ask:
                yield Static(f"{FEELING} {SCALE}", markup=False)
                yield Scale()
            yield Input(placeholder="a note, then Enter", id="note")
            yield Static("Come up slowly. Drink when you are thirsty.", markup=False)
            yield Static(Content("\n").join(_line(deed) for deed in self._deeds), id="deeds")
        yield Footer(show_command_palette=False, compact=True)

    async def on_mount(self) -> None:
        """The streak comes when the journal has answered."""
        self.query_one("#note").display = False
        self.query_one("#streak").display = False
        if self._diary is not None:
            self.run_worker(self._show_streak(self._diary))

    async def _show_streak(self, diary: Diary) -> None:
        def ask(journal: Journal) -> str:
            return streak(current_streak((day.date for day in journal.days()), journal.today))

        told = self.query_one("#streak", Static)
        told.update(await diary.ask(ask))
        told.display = True
        # What went wrong with the last writing has had nobody to hear it.
        if self._session is not None and (complaint := self._session.complaint()):
            self.notify(complaint, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A note needs a journal to stand in."""
        return self._session is not None if action == "note" else True

    def action_rate(self, rating: int) -> None:
        """How it feels now; the last answer counts."""
        if self._ask and self._session is not None:
            self._session.feel(after=rating)
            self.query_one(Scale).show(rating)

    def action_note(self) -> None:
        """A word of one's own."""
        note = self.query_one("#note", Input)
        note.display = True
        note.focus()

    @on(Input.Submitted)
    def _noted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._session is not None:
            self._session.note(event.value.strip())
        self.query_one("#finished").focus()

    def key_escape(self) -> None:
        """Away from the note, without a change."""
        self.query_one("#finished").focus()

    def action_home(self) -> None:
        """Back to the library."""
        self.dismiss()


def _line(deed: Deed) -> Content:
    mark = "✓" if deed.complete else "·"
    told = plain_text(round(deed.seconds)) if deed.seconds >= 1 else "skipped"
    return Content(f"{mark} {deed.number}. {deed.name}: {told}")
