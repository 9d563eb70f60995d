"""Which steps of a routine have ended, and how: for a record of what was really done.

A step ends where the person leaves it: by the clock, by a skip, by the end. Rests are no stretching and have
no entry. Whoever keeps the record tells a `StepsTaken` each time that time has passed or a command was
carried out, and gets the steps that ended by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from stretchtimer.core.dose import Side
from stretchtimer.core.moment import Moment, State
from stretchtimer.core.player import Player
from stretchtimer.core.timeline import Timeline

Outcome = Literal["done", "shortened", "skipped"]

_NOTHING = 1.0  # seconds; who leaves a hold sooner has not begun it
_ROUNDED = 0.5  # seconds


@dataclass(frozen=True, slots=True)
class EndedStep:
    """A step that was left, for good or until the person comes back to it."""

    index: int
    """From 0, of the steps with a number."""
    name: str
    stretch: str | None
    """Its id in the library; None for a step of one's own."""
    outcome: Outcome
    """`shortened` also where `−` took time away."""
    seconds: float
    """Of the routine's clock, really worked since it was last told of."""
    side: Side | Literal["each"] | None
    """The side or sides worked on; those meant, where it was skipped."""


class StepsTaken:
    """Watches one player."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self._meant = _work(player.timeline)
        self._told: dict[int, float] = {}
        self._at: int | None = None
        self.over = False
        """Whether the routine has ended, as of the last call of `by_now`."""

    def by_now(self, moment: Moment, *, stopped: bool = False) -> tuple[EndedStep, ...]:
        """The steps that ended since the last call. `stopped`: the person wants no more.

        To be called after every look and every command, with the moment it led to.
        """
        here, before = moment.segment.step, self._at
        if moment.state is State.READY or self.over:
            return ()
        self._at, self.over = here, moment.state is State.FINISHED
        if before is None:
            return ()
        if stopped or here < before:
            # What was just looked at and left again was not skipped.
            return self._of(step for step in [before] if self._fresh(step) >= _NOTHING)
        return self._of(range(before, here + self.over))

    def changed(self) -> None:
        """What is still to come is another routine from now on."""
        kept = (self._at or 0) + 1
        self._meant = self._meant[:kept] + _work(self._player.timeline)[kept:]

    def so_far(self) -> tuple[EndedStep, ...]:
        """The step in progress, if something of it was done: for a session that is broken off."""
        if self._at is None or self.over:
            return ()
        return self._of(step for step in [self._at] if self._fresh(step) >= _NOTHING)

    def next_index(self) -> int:
        """The index (from 0, of the steps with a number) of the step it is at, or of the one after a rest."""
        steps = self._player.timeline.steps
        passed = len(steps) if self.over else self._at or 0
        return sum(1 for step in steps[:passed] if step.number)

    def _of(self, steps: Iterable[int]) -> tuple[EndedStep, ...]:
        return tuple(self._end(step) for step in steps if self._player.timeline.steps[step].number)

    def _end(self, step: int) -> EndedStep:
        played = self._player.timeline.steps[step]
        doing = played.doing
        assert played.number is not None
        assert doing is not None  # only a rest has nothing to do, and no number either
        seconds, self._told[step] = self._fresh(step), self._worked(step)
        worked = [side for side in doing.sides if self._player.worked.get((step, side))]
        sides = worked or list(doing.sides)
        return EndedStep(
            played.number - 1,
            played.name,
            doing.stretch,
            self._outcome(step),
            seconds,
            "each" if len(sides) > 1 else sides[0],
        )

    def _outcome(self, step: int) -> Outcome:
        if step in self._player.completed:
            kept = _work(self._player.timeline)[step] >= self._meant[step] - _ROUNDED
            return "done" if kept else "shortened"
        return "shortened" if self._worked(step) >= _NOTHING else "skipped"

    def _worked(self, step: int) -> float:
        return sum(seconds for (at, _), seconds in self._player.worked.items() if at == step)

    def _fresh(self, step: int) -> float:
        return self._worked(step) - self._told.get(step, 0.0)


def planned_seconds(timeline: Timeline) -> float:
    """So long the body will stretch or move: without getting ready, changing sides and resting."""
    return sum(_work(timeline))


def _work(timeline: Timeline) -> list[float]:
    """Seconds of work in each step."""
    seconds = [0.0] * len(timeline.steps)
    for segment in timeline.segments:
        if segment.kind.is_work:
            seconds[segment.step] += segment.length
    return seconds
