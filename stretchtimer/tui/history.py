"""What was done: the year at a glance, the streaks, how it felt, and the last sessions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult, SystemCommand
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from stretchtimer.core.telling import counted, felt, length, streak
from stretchtimer.tui import charts
from stretchtimer.tui.commands import HISTORY, bindings, palette
from stretchtimer.tui.questions import Keys

if TYPE_CHECKING:
    from stretchtimer.history.overview import Overview
    from stretchtimer.history.record import Session
    from stretchtimer.tui.diary import Diary

_LAST = 20
"""Sessions in the list."""


class HistoryScreen(Screen[None]):
    """Looks back."""

    CSS_PATH = "history.tcss"
    BINDINGS = bindings(HISTORY)

    def __init__(self, diary: Diary) -> None:
        super().__init__()
        self._diary = diary
        self._seen: Overview | None = None

    def compose(self) -> ComposeResult:
        """One page, to scroll."""
        with VerticalScroll(id="history"):
            yield Static("Reading …", id="page", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """The page comes when the journal has answered."""
        self.query_one("#history").focus()
        self.run_worker(self._read())

    async def _read(self) -> None:
        from stretchtimer.history.overview import overview

        self._seen = await self._diary.ask(lambda journal: overview(journal, _LAST))
        if complaint := await self._diary.ask(lambda journal: journal.complaint()):
            self.notify(complaint, severity="warning", markup=False)
        self._draw()

    def on_resize(self) -> None:
        """A narrow terminal shows fewer weeks."""
        self._draw()

    def _draw(self) -> None:
        if self._seen is not None:
            # Without the margins and the scroll bar.
            width = self.size.width - 6
            self.query_one("#page", Static).update(Content("\n").join(page(self._seen, width)))

    def action_home(self) -> None:
        """Back to the library."""
        self.dismiss()

    def action_keys(self) -> None:
        """All keys."""
        self.app.push_screen(Keys("History", HISTORY))

    def commands(self) -> Iterable[SystemCommand]:
        """For the command palette."""
        return palette(self, HISTORY)


def page(seen: Overview, width: int) -> Iterator[Content]:
    """The lines of the page, for a screen so many cells wide."""
    if not seen.last:
        yield Content.styled("Nothing is recorded yet.", "bold")
        yield Content("Your first routine begins the record; Enter leads back to the list.")
        return
    yield from _sums(seen)
    count = charts.columns(width)
    weeks, year = seen.weeks[-count:], seen.year[-count:]
    yield from _titled("The past year", charts.CALENDAR_KEY, width)
    yield from charts.calendar(year, [week.monday for week in weeks])
    yield from _titled("Minutes a week")
    yield from charts.minutes(weeks)
    if any(week.before is not None or week.after is not None for week in weeks):
        yield from _titled("How your back felt", charts.FEELING_KEY, width)
        yield from charts.feelings(weeks)
    yield from _titled("The last sessions")
    yield from (_session(session) for session in seen.last)
    if seen.skipped:
        yield from _titled("Skipped most in the past year")
        for tally in seen.skipped:
            yield Content(f"{tally.name}: {tally.skipped:,} of {counted(tally.times, 'time')}")


def _sums(seen: Overview) -> Iterator[Content]:
    this = seen.weeks[-1]
    on = f"{length(this.seconds)} on {counted(this.days, 'day')}" if this.days else "nothing yet"
    yield Content.assemble(("This week: ", "bold"), on)
    yield Content(streak(seen.current))
    hours = f"{seen.seconds / 3600:,.0f} h" if seen.seconds >= 36000 else length(seen.seconds)
    if seen.longest:
        yield Content(f"The longest streak: {counted(seen.longest.days, 'day')}.")
    yield Content.styled(f"In all: {counted(seen.sessions, 'session')}, {hours}.", "dim")


def _titled(title: str, key: str = "", width: int = 0) -> Iterator[Content]:
    """A blank line, the title, and what the signs mean: beside it where there is room, else below."""
    yield Content()
    if len(title) + 3 + len(key) <= width:
        yield Content.assemble((title, "bold"), (f"   {key}", "dim"))
        return
    yield Content.styled(title, "bold")
    if key:
        yield Content.styled(key, "dim")


def _session(session: Session) -> Content:
    from stretchtimer.history.overview import what_came_of_it

    came = f"{length(session.done)}, {what_came_of_it(session)}"
    rated = felt(session.before, session.after)
    parts: list[str | tuple[str, str]] = [
        (f"{session.day:%a} {session.day.day:>2} {session.day:%b %Y}  ", "dim"),
        f"{session.name}  ",
        (came, "dim"),
    ]
    if rated:
        parts.append(f"  {rated}")
    if session.note:
        parts.append((f"  {session.note}", "italic"))
    return Content.assemble(*parts)
