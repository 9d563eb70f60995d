"""A routine's text with what it says and its past: what a face holds while a person changes a routine.

Every change makes a new sheet, and none is accepted that could not be played. Nothing here touches a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from stretchtimer.core.avoiding import Person
from stretchtimer.core.routine import Routine, Step, Stretch
from stretchtimer.core.timeline import NothingLeftError, Timeline, compile_routine
from stretchtimer.library import editing, quick
from stretchtimer.library.editing import RefusedError, Way
from stretchtimer.library.reading import read_routine

MOST_UNDONE = 200
"""So many changes can be undone."""


@dataclass(frozen=True, slots=True)
class _Moment:
    text: str
    routine: Routine
    marked: Way


@dataclass(frozen=True, slots=True)
class Sheet:
    """A routine being changed, with one step marked."""

    now: _Moment
    stretches: Mapping[str, Stretch]
    past: tuple[_Moment, ...] = ()
    """Newest last."""
    future: tuple[_Moment, ...] = ()
    """What was undone; nearest last."""

    @classmethod
    def of(cls, text: str, stretches: Mapping[str, Stretch]) -> Sheet:
        """A sheet without a past. Raises RefusedError for a text that is no routine."""
        return cls(_Moment(text, _routine(text, stretches), (0,)), stretches)

    @property
    def text(self) -> str:
        """As it should stand in the file."""
        return self.now.text

    @property
    def routine(self) -> Routine:
        """What the text says."""
        return self.now.routine

    @property
    def marked(self) -> Way:
        """The way to the marked step."""
        return self.now.marked

    @property
    def step(self) -> Step:
        """The marked step."""
        return quick.step_at(self.routine, self.marked)

    @property
    def ways(self) -> list[Way]:
        """The ways to all steps, from top to bottom."""
        return quick.ways(self.routine)

    @property
    def timeline(self) -> Timeline:
        """As it will be played."""
        return compile_routine(self.routine, self.stretches)

    def timeline_for(self, person: Person) -> Timeline | None:
        """As a person will play it; None where nothing of it is left for them."""
        try:
            return compile_routine(self.routine, self.stretches, person)
        except NothingLeftError:
            return None

    def mark(self, way: Way) -> Sheet:
        """Another step marked; no change, so nothing to undo."""
        return replace(self, now=replace(self.now, marked=way))

    # Changes of the marked step. Each raises RefusedError.

    def longer(self, by: int = 1) -> Sheet:
        """One notch longer, or shorter with −1."""
        return self._with(quick.longer(self.text, self.marked, self.routine, self.stretches, by))

    def more_rounds(self, by: int = 1) -> Sheet:
        """One round more, or fewer with −1."""
        return self._with(quick.more_rounds(self.text, self.marked, self.routine, self.stretches, by))

    def as_usual(self) -> Sheet:
        """As the stretch library has it."""
        return self._with(quick.as_usual(self.text, self.marked, self.routine))

    def move(self, by: int) -> Sheet:
        """One place up (−1) or down (+1), among its neighbours."""
        *above, index = self.marked
        return self._with(editing.move(self.text, self.marked, by), (*above, index + by))

    def leave_out(self) -> Sheet:
        """Without it; the mark goes to what stands there now."""
        changed = self._with(editing.leave_out(self.text, self.marked), (0,))
        at = self.ways.index(self.marked)
        left = changed.ways
        return changed.mark(self.marked if self.marked in left else left[min(at, len(left)) - 1])

    def duplicate(self) -> Sheet:
        """A copy behind it, and the mark on the copy."""
        *above, index = self.marked
        return self._with(editing.duplicate(self.text, self.marked), (*above, index + 1))

    def insert(self, stretch: str) -> Sheet:
        """A stretch of the library behind it, and the mark on that."""
        *above, index = self.marked
        after = (*above, index + 1)
        return self._with(editing.insert(self.text, after, {"stretch": stretch}), after)

    def insert_rest(self, seconds: float = 15.0) -> Sheet:
        """A rest behind it, and the mark on that."""
        *above, index = self.marked
        after = (*above, index + 1)
        return self._with(editing.insert(self.text, after, {"rest": f"{seconds:g}s"}), after)

    # There and back.

    def undo(self) -> Sheet:
        """Before the last change; the same sheet where there is none."""
        if not self.past:
            return self
        return replace(self, now=self.past[-1], past=self.past[:-1], future=(*self.future, self.now))

    def redo(self) -> Sheet:
        """What was undone last, done again; the same sheet where nothing was."""
        if not self.future:
            return self
        return replace(self, now=self.future[-1], past=(*self.past, self.now), future=self.future[:-1])

    def replaced(self, text: str) -> Sheet:
        """Another text altogether, as a change that can be undone. Raises RefusedError."""
        return self._with(text)

    def _with(self, text: str, marked: Way | None = None) -> Sheet:
        if text == self.text:
            return self
        routine = _routine(text, self.stretches)
        way = marked or self.marked
        if way not in quick.ways(routine):
            way = (0,)
        return replace(
            self,
            now=_Moment(text, routine, way),
            past=(*self.past, self.now)[-MOST_UNDONE:],
            future=(),
        )


def _routine(text: str, stretches: Mapping[str, Stretch]) -> Routine:
    routine, faults = read_routine(text.removeprefix("\ufeff"), Path("routine"), stretches, {})
    if routine is None:
        fault = faults[0]
        raise RefusedError(f"That would be an error in line {fault.line}: {fault.message}.")
    return routine
