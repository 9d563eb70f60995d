"""What a person leaves out, and what they do instead: a routine fitted to one body.

Decided on the way from the file to the timeline, so that every face shows and counts what will really be
played. A step whose stretch is marked for one of the person's cautions is played in its easier form where
that form is known to suit, else left out: what nobody has said to be safe is not played unasked.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from stretchtimer.core.dose import Exercise, Hold, exercise
from stretchtimer.core.routine import (
    CueLine,
    OwnStep,
    RepeatStep,
    RestStep,
    Routine,
    Step,
    Stretch,
    StretchStep,
)
from stretchtimer.core.spoken import spoken_seconds
from stretchtimer.core.values import When

Instead = Literal["easier", "skip", "keep"]
"""`easier`: the easier form where it suits, else left out. `skip`: left out. `keep`: played, and marked."""
INSTEAD: tuple[Instead, ...] = get_args(Instead)

LONGER, LONGEST = 45.0, 60.0
"""Seconds: what short and usual holds become from 65 on."""
_USUAL = 30.0
_EASIER = ", easier"
"""Behind the name of what is played in its easier form."""
_NAMED, _COUNTED = 5.0, 3.0
"""Seconds in which the name, the side and the length are said, and those that are counted."""


@dataclass(frozen=True, slots=True)
class Person:
    """For whom a routine is fitted."""

    avoid: frozenset[str] = frozenset()
    """Codes of `cautions.CAUTIONS` that apply."""
    instead: Instead = "easier"
    older: bool = False
    """65 or older."""


ANYBODY = Person()
"""Nothing is known of them: everything is played as it is written."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a step that the person should leave out."""

    step: str
    """Its name, as the file has it."""
    because: tuple[str, ...]
    """The person's cautions that its stretch is marked for."""
    played: str | None
    """Under which name it is played; None where it is left out."""
    easier: str | None
    """What could be done instead, in a sentence, if something is known to suit."""


def fitted(doing: Exercise, stretches: Mapping[str, Stretch], person: Person) -> Exercise | None:
    """The exercise as this person does it; None where they leave it out."""
    because = _because(doing, stretches, person)
    if because and person.instead != "keep":
        easier = _easier(doing, because, stretches, person) if person.instead == "easier" else None
        return easier and lengthened(easier, person)
    return lengthened(doing, person)


def lengthened(doing: Exercise, person: Person) -> Exercise:
    """For people of 65 and older: stretches held for less than 30 s are held for 45 s, longer ones for 60 s.

    From 65 on, 60 s gained more than 30 s, and 30 s more than 15 s, in one trial (Feland 2001); the American
    College of Sports Medicine advises 30 to 60 s at that age. Left as they are: what is held longer already,
    waits for a key, is counted in breaths or repetitions, or is a step of one's own and no stretch; and
    whatever is held lying on the front, since arching back has its own measure (15 to 30 s by convention).
    """
    if not person.older or doing.stretch is None or doing.position == "prone":
        return doing
    rounds = tuple(_longer(pace) if isinstance(pace, Hold) else pace for pace in doing.rounds)
    return doing if rounds == doing.rounds else _with_time_to_hear(replace(doing, rounds=rounds))


def _longer(pace: Hold) -> Hold:
    if pace.seconds is None:
        return pace
    return Hold(max(pace.seconds, LONGER if pace.seconds < _USUAL else LONGEST))


def changes(routine: Routine, stretches: Mapping[str, Stretch], person: Person) -> tuple[Change, ...]:
    """Every step that the person should leave out, each kind once, in the routine's order.

    The stretches must be known (`check` finds those that are not).
    """
    found: dict[Change, None] = {}
    for step in _steps(routine.steps):
        doing = exercise(step, stretches)
        if because := _because(doing, stretches, person):
            played = fitted(doing, stretches, person)
            suits = _easier(doing, because, stretches, person)
            told = (_told_of(suits) or f"{suits.name}.") if suits else None
            found[Change(doing.name, because, played.name if played else None, told)] = None
    return tuple(found)


def cautions(routine: Routine, stretches: Mapping[str, Stretch]) -> dict[str, tuple[str, ...]]:
    """Who should leave something out: each code with the names of the steps, in the routine's order."""
    found: dict[str, dict[str, None]] = {}
    for step in _steps(routine.steps):
        doing = exercise(step, stretches)
        for code in _marked(doing, stretches):
            found.setdefault(code, {})[doing.name] = None
    return {code: tuple(names) for code, names in found.items()}


def _steps(steps: Sequence[Step]) -> Iterator[StretchStep | OwnStep]:
    for step in steps:
        if isinstance(step, RepeatStep):
            yield from _steps(step.steps)
        elif not isinstance(step, RestStep):
            yield step


def _marked(doing: Exercise, stretches: Mapping[str, Stretch]) -> tuple[str, ...]:
    return stretches[doing.stretch].avoid_with if doing.stretch else ()


def _because(doing: Exercise, stretches: Mapping[str, Stretch], person: Person) -> tuple[str, ...]:
    return tuple(code for code in _marked(doing, stretches) if code in person.avoid)


def _easier(
    doing: Exercise,
    because: Sequence[str],
    stretches: Mapping[str, Stretch],
    person: Person,
    gone_by: frozenset[str] = frozenset(),
) -> Exercise | None:
    """The form that this person can do: the stretch's own easier one, or another stretch and its forms."""
    name = doing.stretch or ""
    stretch = stretches[name]
    if stretch.easier and set(because) <= set(stretch.easier_for):
        return in_easier_form(doing, stretch.easier)
    other = stretch.easier_stretch
    # A circle of easier stretches ends where it began.
    if other is None or other not in stretches or other in gone_by:
        return None
    there = exercise(StretchStep(stretch=other), stretches)
    still = _because(there, stretches, person)
    return _easier(there, still, stretches, person, gone_by | {name}) if still else _with_time_to_hear(there)


def in_easier_form(doing: Exercise, easier: str) -> Exercise:
    """The same dose, with the easier form told instead of the usual one.

    What is said near the end tells how much is left, and that stays true.
    """
    near_end = tuple(line for line in doing.lines if line.at.kind == "before")
    told = (CueLine(at=When("setup", 0.0), say=easier), CueLine(at=When("share", 0.0), say=easier))
    return _with_time_to_hear(replace(doing, name=doing.name + _EASIER, lines=(*told, *near_end)))


def _with_time_to_hear(doing: Exercise) -> Exercise:
    """With enough time to get ready for all that is said in it; the file reckoned with other words."""
    setup = sum(spoken_seconds(line.say) for line in doing.lines if line.at.kind == "setup")
    needed = float(math.ceil(_NAMED + setup + _COUNTED))
    return replace(
        doing,
        setup=None if doing.setup is None else max(doing.setup, needed),
        usual_setup=max(doing.usual_setup, needed),
    )


def _told_of(easier: Exercise) -> str | None:
    """The sentence of an easier form; None where it is a stretch of its own."""
    said = [line.say for line in easier.lines if line.at.kind == "setup"]
    return said[0] if easier.name.endswith(_EASIER) else None
