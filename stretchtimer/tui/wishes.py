"""Choosing among the routines: what hurts, the minutes there are, where one can be, and what is at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from stretchtimer.core.choosing import EQUIPMENT, Traits, Wish, both, suits, typed
from stretchtimer.tui.ticks import Ticks

if TYPE_CHECKING:
    from stretchtimer.library.shelf import RoutineFile

_MINUTES = (3, 5, 10, 15, 20)


def chosen(files: Sequence[RoutineFile], wish: Wish, text: str) -> list[RoutineFile]:
    """The routines that fit what is ticked and typed; a broken one has only its name."""
    spoken, words = typed(text)
    asked = both(wish, spoken)
    return [
        file
        for file in files
        if all(_says(file, word) for word in words)
        and (not asked or (file.routine is not None and suits(file.traits, asked)))
    ]


def _says(file: RoutineFile, word: str) -> bool:
    told = [file.id, file.name]
    if file.routine:
        told += [file.routine.summary or "", *file.traits.helps, *file.traits.needs]
        told += [each.replace("-", " ") for each in file.traits.helps]
    return any(word in text.casefold() for text in told)


class WishScreen(ModalScreen[Wish | None]):
    """Dismissed with the wish, or None for the one there was."""

    CSS_PATH = "wishes.tcss"
    BINDINGS = [
        Binding("enter", "show", "show", priority=True),
        Binding("x", "clear", "clear"),
        Binding("escape,q", "back", "back"),
    ]

    def __init__(self, wish: Wish, routines: Sequence[Traits]) -> None:
        """`routines` are those there are, to say how many fit."""
        super().__init__()
        self._wish = wish
        self._routines = routines

    def compose(self) -> ComposeResult:
        """One list, since arrows, space and Enter are enough for it."""
        with Vertical(id="wishes"):
            yield Static(id="count", classes="title", markup=False)
            rows = self._rows()
            yield Ticks(rows, [each for each in rows if _is_part(each, self._wish)], id="rows")
            yield Static("space ticks  enter shows  x clears", classes="answers", markup=False)

    def on_mount(self) -> None:
        """The keyboard belongs to the list."""
        self.query_one(Ticks).focus()
        self._say_count()

    def _rows(self) -> dict[Wish, str]:
        helps = sorted({help_ for each in self._routines for help_ in each.helps})
        things = dict.fromkeys((*EQUIPMENT, *(need for each in self._routines for need in each.needs)))
        return {
            **{Wish(frozenset({each})): f"for {each.replace('-', ' ')}" for each in helps},
            **{Wish(minutes=each): f"at most {each} min" for each in _MINUTES},
            Wish(no_floor=True): "no floor",
            Wish(chair_only=True): "chair only",
            **{Wish(have=frozenset({each})): f"I have: {each}" for each in things},
            Wish(have=frozenset()): "I have: nothing",
        }

    @on(Ticks.Changed)
    def _changed(self) -> None:
        ticks: Ticks[Wish] = self.query_one(Ticks)
        allowed = _without_quarrels(ticks.ticked)
        if allowed != ticks.ticked:
            ticks.tick(*allowed)
        self._say_count()

    def _say_count(self) -> None:
        wish = _all_of(self.query_one(Ticks).ticked)
        fitting = sum(1 for each in self._routines if suits(each, wish))
        self.query_one("#count", Static).update(f"{fitting} of {len(self._routines)} routines")

    def action_show(self) -> None:
        """Show what fits."""
        self.dismiss(_all_of(self.query_one(Ticks).ticked))

    def action_clear(self) -> None:
        """No wish."""
        self.query_one(Ticks).tick()

    def action_back(self) -> None:
        """As it was."""
        self.dismiss(None)


def _is_part(row: Wish, wish: Wish) -> bool:
    """Whether a row is ticked where `wish` is what was asked for."""
    if row.have is not None:
        return wish.have is not None and (row.have <= wish.have if row.have else not wish.have)
    return both(row, wish) == wish and (row.minutes is None or row.minutes == wish.minutes)


def _without_quarrels(ticked: Sequence[Wish]) -> list[Wish]:
    """Of the minutes only the last one, and nothing at hand is nothing else: what was ticked last counts."""
    if not ticked:
        return []
    *before, last = ticked
    if last.minutes is not None:
        before = [each for each in before if each.minutes is None]
    if last.have is not None:
        before = [each for each in before if each.have is None or (each.have and last.have)]
    return [*before, last]


def _all_of(ticked: Sequence[Wish]) -> Wish:
    """One wish; more things at hand allow more."""
    wish = Wish()
    for each in ticked:
        have = None if wish.have is None or each.have is None else wish.have | each.have
        wish = both(wish, each)
        wish = wish if have is None else replace(wish, have=have)
    return wish
