"""What a session has to tell, gathered while it plays and told when the sound has what it needs.

It watches the player itself, so that a session only has to say when to look.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from stretchtimer.core.deeds import Deed, deeds
from stretchtimer.core.ended import EndedStep, StepsTaken, planned_seconds
from stretchtimer.core.moment import Moment, State
from stretchtimer.core.player import Player
from stretchtimer.core.segments import Kind
from stretchtimer.history.record import Hurt, Step


class Log(Protocol):
    """Who is told; `run.Run` writes it down. Nothing in it raises or is waited for."""

    def begin(self, planned: float, step_count: int) -> None:
        """The session begins: `planned` seconds of work in `step_count` steps."""

    def step_ended(self, step: Step, next_step: int) -> None:
        """A step ended; `next_step` is the index of the one to go on at."""

    def hurt(self, hurt: Hurt) -> None:
        """A hold was eased off."""

    def feeling(self, *, before: int | None = None, after: int | None = None) -> None:
        """How the back feels, from 0 (bad) to 10 (good)."""

    def note(self, text: str) -> None:
        """The person's own words."""

    def end(self, *, finished: bool) -> None:
        """The session was played to its end, or stopped by the person."""

    def complaint(self) -> str | None:
        """What went wrong, once."""


class Account:
    """Of one session."""

    def __init__(self, player: Player, speed: float) -> None:
        """Time runs `speed` times faster for the player than for the person."""
        self._log: Log | None = None
        self._earlier: dict[int, Step] = {}
        self._player = player
        self._speed = speed
        self._steps = StepsTaken(player)
        self._untold: list[Callable[[Log], None]] = []
        self._begun = False

    def keep_in(self, log: Log, earlier: Sequence[Step]) -> None:
        """Tell `log`. `earlier` was done before an interruption."""
        self._log = log
        self._earlier = {step.index: step for step in earlier}

    def deeds(self) -> list[Deed]:
        """What was done, and before an interruption."""
        return [self._with_earlier(deed) for deed in deeds(self._player)]

    def begin(self) -> None:
        """The player is about to start."""
        planned, count = planned_seconds(self._player.timeline), self._player.timeline.numbered
        # How the back felt before may have been said already.
        self._begun = True
        self._untold.insert(0, lambda log: log.begin(planned / self._speed, count))

    def passed(self, moment: Moment, *, stopped: bool = False) -> None:
        """Time has passed or a command was carried out; `stopped` if it was the wish to end."""
        was_over = self._steps.over
        self._ended(self._steps.by_now(moment, stopped=stopped))
        if self._steps.over and not was_over:
            self._untold.append(lambda log: log.end(finished=not stopped))

    def changed_ahead(self) -> None:
        """The routine was changed from the next step on."""
        self._steps.changed()

    def broken_off(self) -> None:
        """The program ends, or the screen goes: the step in progress counts as far as it was done."""
        self._ended(self._steps.so_far())

    def hurt(self, moment: Moment) -> bool:
        """It hurts now; says whether there is anything that can hurt (not in a rest between steps)."""
        doing, number = moment.step.doing, moment.step.number
        if doing is None or number is None or moment.state in {State.READY, State.FINISHED}:
            return False
        side = moment.segment.side
        if moment.segment.kind is Kind.SWITCH:
            # The side that has just been stretched, not the one that comes.
            side = next((each for each in doing.sides if each != side), side)
        hurt = Hurt(number - 1, doing.stretch or "", side)
        self._untold.append(lambda log: log.hurt(hurt))
        return True

    def feel(self, before: int | None, after: int | None) -> None:
        """How the back feels, from 0 (bad) to 10 (good)."""
        if (before, after) != (None, None):
            self._untold.append(lambda log: log.feeling(before=before, after=after))

    def note(self, text: str) -> None:
        """The person's own words."""
        self._untold.append(lambda log: log.note(text))

    def tell(self) -> str | None:
        """Tell all of it, once the session has begun; gives what is wrong with the log, once."""
        if not self._begun:
            return None
        untold, self._untold = self._untold, []
        if self._log is None:
            return None
        for tell in untold:
            tell(self._log)
        return self._log.complaint()

    def _with_earlier(self, deed: Deed) -> Deed:
        if (step := self._earlier.get(deed.number - 1)) is None:
            return deed
        complete = deed.complete or step.state == "done"
        return replace(deed, seconds=deed.seconds + step.seconds, complete=complete)

    def _ended(self, steps: Sequence[EndedStep]) -> None:
        for nth, step in enumerate(steps):
            last = nth == len(steps) - 1
            self._untold.append(self._as_told(step, self._steps.next_index() if last else step.index + 1))

    def _as_told(self, ended: EndedStep, following: int) -> Callable[[Log], None]:
        # What was played faster is worth the time that it really took.
        seconds = ended.seconds / self._speed
        step = Step(ended.index, ended.stretch or "", ended.name, ended.outcome, seconds, ended.side)
        return lambda log: log.step_ended(step, following)
