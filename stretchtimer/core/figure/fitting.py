"""A motion made to go with a step's pace, whatever the phases of that pace are called.

A routine may play any stretch as a hold, in breaths or in repetitions, and everyone names the phases of a
repetition as they like (`lift`, `up`, `go`). So phases find their poses by name where the names agree, and
else by their order: what comes first leads out, what comes last leads back, and what is called a hold stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stretchtimer.core.dose import Breaths, Hold, Pace, Repetitions
from stretchtimer.core.figure.motion import Motion, Way

STILL = frozenset({"hold", "stay", "pause", "wait", "keep", "rest"})
"""Names of phases in which a body stays where it is."""

BREATH = ("in", "out")


def phases_of(pace: Pace) -> tuple[str, ...]:
    """The names of a pace's phases in order; a hold has none."""
    match pace:
        case Breaths():
            return BREATH
        case Repetitions(tempo=tempo):
            return tuple(phase for phase, _ in tempo)
    return ()


def fitted(motion: Motion, pace: Pace) -> Motion:
    """The motion with something to do in this pace: an end to hold, or a way for its phases."""
    if motion.cycle:
        return motion
    match pace:
        case Hold():
            return motion if motion.into or not motion.ways else _held(motion)
        case Breaths():
            # A pose that is held is breathed in, and not left with every breath.
            return replace(motion, ways=_named(motion.ways, BREATH)) if motion.ways else motion
    ways = motion.ways or _there_and_back(motion)
    return replace(motion, into=(), ways=_named(ways, phases_of(pace)))


def _held(motion: Motion) -> Motion:
    return replace(motion, into=motion.ways[0].poses, ways=(), alternates=False)


def _there_and_back(motion: Motion) -> tuple[Way, ...]:
    return (Way("there", motion.into), Way("back", (*reversed(motion.into[:-1]), motion.start)))


def _named(ways: tuple[Way, ...], phases: Sequence[str]) -> tuple[Way, ...]:
    if {way.phase for way in ways} <= set(phases):
        return ways
    moving = [phase for phase in phases if phase.casefold() not in STILL] or list(phases)
    if len(moving) < len(ways):
        # More ways than phases: the last phase leads through all that are left.
        last = len(moving) - 1
        rest = tuple(pose for way in ways[last:] for pose in way.poses)
        ways = (*ways[:last], Way("", rest))
    # More phases than ways: those in between stay where the one before them led.
    taken = [*moving[: len(ways) - 1], moving[-1]]
    return tuple(Way(phase, way.poses) for phase, way in zip(taken, ways, strict=True))
