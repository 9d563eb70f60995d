"""What the journal knows that helps to choose and to begin: when, what today, and what hurt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stretchtimer.core.habits import Suggestion, suggest
from stretchtimer.core.telling import eased_off

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from stretchtimer.core.routine import Stretch
    from stretchtimer.core.timeline import Timeline
    from stretchtimer.history.journal import Journal
    from stretchtimer.history.record import Eased


@dataclass(frozen=True, slots=True)
class Recollection:
    """As of one day."""

    today: date
    last: Mapping[str, date] = field(default_factory=dict)
    """When each routine was last done, by its id."""
    suggestion: Suggestion | None = None
    hurt: Mapping[str, Eased] = field(default_factory=dict)
    """The stretches that hurt when they were last done, by their id."""

    def days_since(self, routine: str) -> int | None:
        """None if it was never done."""
        last = self.last.get(routine)
        return None if last is None else (self.today - last).days

    def to_remember(self, timeline: Timeline, stretches: Mapping[str, Stretch]) -> tuple[str, ...]:
        """What hurt last time in a routine, and what is easier; a sentence for each stretch of it."""
        told: dict[str, str] = {}
        for step in timeline.steps:
            stretch = step.doing.stretch if step.doing else None
            if stretch and stretch in self.hurt and stretch in stretches:
                told[stretch] = eased_off(step.name, self.hurt[stretch].sides, stretches[stretch].easier)
        return tuple(told.values())


def recall(journal: Journal, playable: Collection[str]) -> Recollection:
    """`playable` are the ids of the routines that can be suggested."""
    uses = journal.routine_uses()
    return Recollection(
        journal.today,
        {use.routine: use.last for use in uses},
        suggest((use for use in uses if use.routine in playable), journal.today),
        {eased.stretch: eased for eased in journal.eased()},
    )
