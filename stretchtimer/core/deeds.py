"""What was done of a routine, step by step: for the person who has just done it."""

from __future__ import annotations

from dataclasses import dataclass

from stretchtimer.core.player import Player


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done of one step."""

    number: int
    name: str
    seconds: float
    complete: bool


def deeds(player: Player) -> list[Deed]:
    """What was really worked; time paused or asleep counts nowhere. Rests are no deeds."""
    worked: dict[int, float] = {}
    for (step, _), seconds in player.worked.items():
        worked[step] = worked.get(step, 0.0) + seconds
    return [
        Deed(step.number, step.name, worked.get(index, 0.0), index in player.completed)
        for index, step in enumerate(player.timeline.steps)
        if step.number
    ]
