"""A routine that is changed while it is played: what is done and what is being done stay, the rest is new."""

from __future__ import annotations

from dataclasses import replace

from stretchtimer.core.timeline import Timeline


def spliced(old: Timeline, step: int, new: Timeline) -> Timeline:
    """`old` up to and with its step (index) that is being played, then what follows that step in `new`.

    The step is found again by its name, and where several have that name by which of them it is. Where it was
    left out, `new` goes on at the place where it stood. What was counted by index stays true.
    """
    follows = _after(old, step, new)
    steps = list(old.steps[: step + 1])
    number = max((each.number or 0 for each in steps), default=0)
    for each in new.steps[follows:]:
        if each.number:
            number += 1
        steps.append(replace(each, number=number if each.number else None))
    moved = step + 1 - follows
    legs = [leg for leg in old.legs if leg.step <= step]
    legs += [replace(leg, step=leg.step + moved) for leg in new.legs if leg.step >= follows]
    return replace(old, name=new.name, steps=tuple(steps)).with_legs(legs)


def _after(old: Timeline, step: int, new: Timeline) -> int:
    """The index in `new` of what comes after the step."""
    name = old.steps[step].name
    nth = sum(1 for each in old.steps[: step + 1] if each.name == name)
    places = [index for index, each in enumerate(new.steps) if each.name == name]
    if places:
        return places[min(nth, len(places)) - 1] + 1
    return min(step, len(new.steps))
