"""Choosing a routine: by what hurts, the minutes there are, where one can be, and what is at hand.

A wish can be ticked, typed or given as options; it is one value in the end, so that all three find the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from stretchtimer.core.dose import FLOOR
from stretchtimer.core.routine import Stretch
from stretchtimer.core.timeline import Timeline

EQUIPMENT = ("mat", "chair", "strap", "wall", "cushion")
"""What the bundled stretches need, the most usual first."""
_AT_HAND = frozenset({"chair"})


@dataclass(frozen=True, slots=True)
class Traits:
    """What a routine is to somebody who chooses, as it will be played for them."""

    minutes: int
    """Whole minutes, at least one: what is shown is what is chosen by."""
    helps: tuple[str, ...]
    needs: tuple[str, ...]
    floor: bool
    """Whether one has to get down to it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for; what is not set excludes nothing."""

    helps: frozenset[str] = frozenset()
    """With any of these."""
    minutes: int | None = None
    """At most."""
    no_floor: bool = False
    chair_only: bool = False
    """No floor, and nothing needed but a chair."""
    have: frozenset[str] | None = None
    """Nothing needed but these."""

    def __bool__(self) -> bool:
        return self != Wish()


def traits(timeline: Timeline, helps: Iterable[str], stretches: Mapping[str, Stretch]) -> Traits:
    """What a routine is, from its timeline (so that what is left out is not asked for)."""
    doings = [step.doing for step in timeline.steps if step.doing]
    needed = {need for doing in doings if doing.stretch for need in stretches[doing.stretch].needs}
    return Traits(
        minutes=max(1, round(timeline.length / 60)),
        helps=tuple(helps),
        needs=tuple(sorted(needed, key=_most_usual_first)),
        floor=any(doing.position in FLOOR for doing in doings),
    )


def _most_usual_first(need: str) -> tuple[int, str]:
    return (EQUIPMENT.index(need) if need in EQUIPMENT else len(EQUIPMENT), need)


def suits(routine: Traits, wish: Wish) -> bool:
    """Whether a routine is what is looked for."""
    needs = set(routine.needs)
    return (
        (not wish.helps or not wish.helps.isdisjoint(routine.helps))
        and (wish.minutes is None or routine.minutes <= wish.minutes)
        and not (routine.floor and (wish.no_floor or wish.chair_only))
        and not (wish.chair_only and needs - _AT_HAND)
        and (wish.have is None or not needs - wish.have)
    )


_MINUTES = re.compile(r"(?<!\S)(?:< ?(\d{1,3})|(\d{1,3}) ?m(?:in(?:utes?)?)?)(?!\S)")
_NO_FLOOR = re.compile(r"(?<!\S)no[ -]floor(?!\S)")
_CHAIR_ONLY = re.compile(r"(?<!\S)chair[ -]only(?!\S)")


def typed(text: str) -> tuple[Wish, tuple[str, ...]]:
    """The wish in typed words (`10 min no floor hamstrings`), and the words that are left to look for."""
    rest = " ".join(text.casefold().split())
    wish = Wish()
    if found := _MINUTES.search(rest):
        wish = replace(wish, minutes=int(found[1] or found[2]))
        rest = _MINUTES.sub(" ", rest, count=1)
    if _NO_FLOOR.search(rest):
        wish, rest = replace(wish, no_floor=True), _NO_FLOOR.sub(" ", rest)
    if _CHAIR_ONLY.search(rest):
        wish, rest = replace(wish, chair_only=True), _CHAIR_ONLY.sub(" ", rest)
    return wish, tuple(rest.split())


def both(one: Wish, other: Wish) -> Wish:
    """What is ticked and what is typed, together: both must hold, so the narrower of each counts."""
    minutes = [each.minutes for each in (one, other) if each.minutes is not None]
    have = [each.have for each in (one, other) if each.have is not None]
    return Wish(
        helps=one.helps | other.helps,
        minutes=min(minutes, default=None),
        no_floor=one.no_floor or other.no_floor,
        chair_only=one.chair_only or other.chair_only,
        have=frozenset.intersection(*have) if have else None,
    )


def in_words(wish: Wish) -> str:
    """`stiff lower back, 10 min, no floor`; empty for no wish."""
    told = [help_.replace("-", " ") for help_ in sorted(wish.helps)]
    if wish.minutes is not None:
        told.append(f"at most {wish.minutes} min")
    if wish.chair_only:
        told.append("chair only")
    elif wish.no_floor:
        told.append("no floor")
    if wish.have is not None:
        told.append("with " + (", ".join(sorted(wish.have, key=_most_usual_first)) or "nothing"))
    return ", ".join(told)
