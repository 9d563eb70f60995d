"""The lines worth recording ahead of time: those of every bundled routine, and those that any other may need.

A person who writes a routine of their own from the bundled stretches changes names of steps seldom, and
lengths, counts and sides often. So all of these are spoken without anything to install.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stretchtimer.core.avoiding import ANYBODY, Person, in_easier_form
from stretchtimer.core.cautions import CAUTIONS
from stretchtimer.core.dose import Breaths, Exercise, Hold, Repetitions, Side, exercise
from stretchtimer.core.heard import texts, texts_besides
from stretchtimer.core.routine import Routine, Stretch, StretchStep
from stretchtimer.core.speech import (
    DONE,
    EASED_OFF,
    REST,
    UNTIL_KEY,
    left_aloud,
    pace_aloud,
    said_at_rest,
    said_at_switch,
    said_while_ready,
)
from stretchtimer.core.timeline import NothingLeftError, compile_routine

_LENGTHS = (*range(5, 61, 5), 75, *range(90, 301, 30), *range(360, 601, 60))
"""Seconds of the holds that people write."""
_PEOPLE = (ANYBODY, Person(older=True), *(Person(frozenset({code})) for code in CAUTIONS))
"""For whom a routine may be fitted; with several cautions no other lines come up than with each of them."""
_MOST_COUNTED = 20
_MOST_ROUNDS = 6


def stock(routines: Iterable[Routine], stretches: Mapping[str, Stretch]) -> tuple[str, ...]:
    """Every text, in a steady order, each once."""
    wanted: set[str] = set()
    for routine in routines:
        for person in _PEOPLE:
            try:
                timeline = compile_routine(routine, stretches, person)
            except NothingLeftError:
                continue
            wanted.update(texts(timeline), texts_besides(timeline))
    for id_, stretch in stretches.items():
        wanted.update(_of_stretch(id_, stretch))
    wanted.update(_common())
    return tuple(sorted(wanted))


def _of_stretch(id_: str, stretch: Stretch) -> Iterable[str]:
    """Its own lines, and what announces it, on whichever side a routine may want it."""
    usual = exercise(StretchStep(stretch=id_), {id_: stretch})
    yield from _of_exercise(usual)
    if stretch.easier and stretch.easier_for:
        yield from _of_exercise(in_easier_form(usual, stretch.easier))


def _of_exercise(doing: Exercise) -> Iterable[str]:
    yield from (line.say for line in doing.lines)
    sides: tuple[Side | None, ...] = ("left", "right") if doing.sides[0] else (None,)
    for side in sides:
        for first in (True, False):
            for cue in said_while_ready(doing, side, 10.0, first):
                yield from (cue.say or "", *cue.briefer)


def _common() -> Iterable[str]:
    yield from (DONE, EASED_OFF, REST, UNTIL_KEY, "Breathe in.", "Breathe out.", "Half way.", "Ten seconds.")
    for cue in (*said_at_switch("left"), *said_at_switch("right"), *said_at_switch(None)):
        yield from (cue.say or "", *cue.briefer)
    for of in range(2, _MOST_ROUNDS + 1):
        yield f"{of} rounds."
        for nth in range(2, of + 1):
            yield said_at_rest((nth, of), None)[0].say or ""
    for seconds in _LENGTHS:
        yield pace_aloud(Hold(float(seconds)))
    for seconds in range(5, 3600, 5):
        yield left_aloud(seconds)
    for count in range(1, _MOST_COUNTED + 1):
        yield f"{count}."
        yield pace_aloud(Repetitions(count, ()))
        yield pace_aloud(Breaths(count, 4.0, 6.0))
