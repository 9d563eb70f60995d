"""How does your back feel? Asked before and after, answered with one key or left out with one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from stretchtimer.core.telling import FEELING, SCALE

RATING_KEYS = [
    *(Binding(str(rating), f"rate({rating})", show=False) for rating in range(10)),
    Binding("t", "rate(10)", show=False),
]
"""For a screen's BINDINGS; the screen has `action_rate`."""


class Scale(Static):
    """The numbers from 0 to 10, to see and to click on."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(scale(None), id=id)

    def show(self, rating: int) -> None:
        """This is what was answered."""
        self.update(scale(rating))


def scale(rating: int | None) -> Content:
    """Two lines; the rating that was given stands out without colour too."""
    numbers = [
        Content.from_markup(f"[@click=screen.rate({each})]{each}[/]")
        if each != rating
        else Content.styled(f"▸{each}◂", "bold reverse")
        for each in range(11)
    ]
    return Content.assemble(Content("  ").join(numbers), ("\nkeys 0 to 9, and t for ten", "dim"))


class FeelingScreen(ModalScreen[tuple[bool, int | None]]):
    """Before a routine begins: what hurt last time, and how the back feels.

    Dismissed with whether to begin, and the answer.
    """

    CSS_PATH = "feeling.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]
    BINDINGS = [
        *RATING_KEYS,
        Binding("enter,space", "begin", "begin", priority=True),
        Binding("escape,q", "leave", "not now"),
    ]

    def __init__(self, routine: str, remember: Sequence[str], ask: bool) -> None:
        """`remember`: a sentence for each stretch that hurt; `ask`: with the question."""
        super().__init__()
        self._routine = routine
        self._remember = remember
        self._ask = ask

    def compose(self) -> ComposeResult:
        """What to remember first, then the question."""
        with VerticalScroll(id="before", can_focus=False):
            yield Static(self._routine, classes="title", markup=False)
            for line in self._remember:
                yield Static(line, classes="remember", markup=False)
            if self._ask:
                yield Static(f"{FEELING} {SCALE}", markup=False)
                yield Scale()
            skips = "Enter leaves it out and begins" if self._ask else "Enter begins"
            yield Static(f"{skips} · Esc not now", classes="answers", markup=False)

    def action_rate(self, rating: int) -> None:
        """Answered: begin."""
        if self._ask:
            self.dismiss((True, rating))

    def action_begin(self) -> None:
        """Begin without an answer."""
        self.dismiss((True, None))

    def action_leave(self) -> None:
        """Another time."""
        self.dismiss((False, None))
