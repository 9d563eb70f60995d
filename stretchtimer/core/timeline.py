"""A routine, compiled once into a timeline that every face plays.

Repeats, rounds, sides, breaths and tempo are unrolled here and nowhere else. A timeline is laid out from its
legs, so a change (`+ 10 s`) makes new legs and a new timeline, with every cue where the rules want it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from stretchtimer.core import cueing, speech
from stretchtimer.core.avoiding import ANYBODY, Person, fitted
from stretchtimer.core.dose import (
    Breaths,
    Exercise,
    Hold,
    Pace,
    Repetitions,
    exercise,
    ready_seconds,
)
from stretchtimer.core.routine import (
    OwnStep,
    Position,
    RepeatStep,
    RestStep,
    Routine,
    Step,
    Stretch,
    StretchStep,
)
from stretchtimer.core.segments import Cue, Kind, Leg, Segment


@dataclass(frozen=True, slots=True)
class PlayedStep:
    """A step as it is played: a `repeat` makes several of one."""

    name: str
    number: int | None
    """From 1; a rest has none."""
    doing: Exercise | None
    """None for a rest."""
    where: tuple[int, ...]
    """The way to it in the routine: index of the step, and of the step within each `repeat`."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Segments end to end. Immutable; all times are seconds after the routine's start."""

    name: str
    steps: tuple[PlayedStep, ...]
    legs: tuple[Leg, ...]
    segments: tuple[Segment, ...]
    starts: tuple[float, ...]
    """The segments' starts, for finding one fast."""
    first_segments: tuple[int, ...]
    """For each step the index of its first segment."""
    tones: bool = False
    """Whether holds have a soft tone every ten seconds."""

    @property
    def length(self) -> float:
        """Seconds on the clock; a hold that waits for the person adds none."""
        return self.segments[-1].end

    @property
    def numbered(self) -> int:
        """How many steps there are without the rests."""
        return sum(1 for step in self.steps if step.number)

    @property
    def waits(self) -> bool:
        """Whether some step waits for the person, so that the length is only the least."""
        return any(segment.waits for segment in self.segments)

    def step_start(self, step: int) -> float:
        """Seconds at which a step begins."""
        return self.segments[self.first_segments[step]].start

    def step_end(self, step: int) -> float:
        """Seconds at which a step ends."""
        return self.step_start(step + 1) if step + 1 < len(self.steps) else self.length

    def index_at(self, second: float, least: int = 0) -> int:
        """The segment that a second falls into, not before segment `least`."""
        return max(least, min(bisect_right(self.starts, second), len(self.segments)) - 1)

    def index_of_number(self, number: int) -> int:
        """The index of the step with this number (from 1). Raises ValueError for one that is not there."""
        for index, step in enumerate(self.steps):
            if step.number == number:
                return index
        raise ValueError(f"there is no step {number}; this routine has {self.numbered}")

    def index_of_name(self, name: str) -> int:
        """The index of the first step with this name, or whose name begins so. Raises ValueError."""
        wanted = name.casefold()
        numbered = [(index, step.name.casefold()) for index, step in enumerate(self.steps) if step.number]
        for index, named in [*(each for each in numbered if each[1] == wanted), *numbered]:
            if named.startswith(wanted):
                return index
        names = ", ".join(dict.fromkeys(step.name for step in self.steps if step.number))
        raise ValueError(f'there is no step "{name}"; there are: {names}')

    def cues(self) -> Iterator[tuple[float, Cue, Segment]]:
        """Every cue with its second, in order, without the closing ones."""
        for segment in self.segments:
            for cue in segment.cues:
                yield segment.start + cue.at, cue, segment

    def with_legs(self, legs: Sequence[Leg]) -> Timeline:
        """The same steps with other legs."""
        return _lay_out(self.name, self.steps, tuple(legs), self.tones)

    def with_tones(self) -> Timeline:
        """The same with a soft tone every ten seconds of a hold."""
        return _lay_out(self.name, self.steps, self.legs, tones=True)

    def changed(self, leg: int, by: float, elapsed: float, under_way: int) -> Timeline:
        """One leg longer or shorter by seconds, and its partner on the side still to come as much.

        `elapsed` seconds of the leg are over, and its breath or repetition `under_way` is being done. A side
        is never short-changed: what is given to or taken from the first is given to or taken from the second.
        """
        old = self.legs[leg]
        pace = old.pace.changed(by, elapsed, under_way)
        legs = list(self.legs)
        legs[leg] = replace(old, pace=pace)
        for index in range(leg + 1, len(legs)):
            other = legs[index]
            if other.step != old.step:
                break
            if old.kind is Kind.HOLD and other.kind is Kind.HOLD and other.round == old.round:
                legs[index] = replace(other, pace=_alike(other.pace, old.pace, pace))
        return self.with_legs(legs)


def _alike(other: Pace, old: Pace, new: Pace) -> Pace:
    """`other` changed as `old` was into `new`."""
    match other, old, new:
        case Hold(seconds=float(is_now)), Hold(seconds=float(was)), Hold(seconds=float(became)):
            return Hold(max(1.0, is_now + became - was))
        case ((Breaths() | Repetitions()), (Breaths() | Repetitions()), (Breaths() | Repetitions())):
            return replace(other, count=max(1, other.count + new.count - old.count))
    return other


class NothingLeftError(ValueError):
    """A routine of which this person leaves out everything."""


def compile_routine(routine: Routine, stretches: Mapping[str, Stretch], person: Person = ANYBODY) -> Timeline:
    """Unroll a routine, fitted to a person; the rest after a step that is left out goes with it.

    Raises NothingLeftError where nothing but rests would be left, and KeyError for an unknown stretch
    (`check` finds those first).
    """
    steps: list[PlayedStep] = []
    legs: list[Leg] = []
    number = 0
    before: Position | None = None
    left_out = False
    for where, step in _unrolled(routine.steps):
        index = len(steps)
        if isinstance(step, RestStep):
            if left_out or not step.rest:
                continue
            steps.append(PlayedStep("Rest", None, None, where))
            legs.append(Leg(Kind.REST, index, Hold(step.rest)))
            continue
        doing = fitted(exercise(step, stretches), stretches, person)
        left_out = doing is None
        if doing is None:
            continue
        number += 1
        steps.append(PlayedStep(doing.name, number, doing, where))
        legs.append(Leg(Kind.READY, index, Hold(ready_seconds(doing, before, number == 1)), doing.sides[0]))
        legs.extend(_work(index, doing))
        before = doing.position or before
    if not number:
        raise NothingLeftError("every step of it is left out")
    while left_out and steps[-1].doing is None:  # a rest that nothing follows any more
        steps.pop()
        legs.pop()
    return _lay_out(routine.name, tuple(steps), tuple(legs))


def _unrolled(
    steps: Sequence[Step], above: tuple[int, ...] = ()
) -> Iterator[tuple[tuple[int, ...], StretchStep | OwnStep | RestStep]]:
    for index, step in enumerate(steps):
        if isinstance(step, RepeatStep):
            for _ in range(step.repeat):
                yield from _unrolled(step.steps, (*above, index))
        else:
            yield (*above, index), step


def _work(index: int, doing: Exercise) -> Iterator[Leg]:
    """All rounds of one side, then all of the other: the person changes sides once."""
    for nth, side in enumerate(doing.sides):
        if nth:
            yield Leg(Kind.SWITCH, index, Hold(doing.switch), side)
        for round_, pace in enumerate(doing.rounds, start=1):
            if round_ > 1 and doing.rest:
                yield Leg(Kind.REST, index, Hold(doing.rest), side, round_)
            yield Leg(Kind.HOLD, index, pace, side, round_)


_HAIR = 1e-6
"""Seconds. Sums of lengths differ in the last bits; what is nearer than this is the same moment."""


def _lay_out(
    name: str, steps: tuple[PlayedStep, ...], legs: tuple[Leg, ...], tones: bool = False
) -> Timeline:
    segments: list[Segment] = []
    first_segments = [-1] * len(steps)
    carried: list[Cue] = []
    for index, leg in enumerate(legs):
        said = carried + _said(index, legs, steps)
        if not _takes_time(leg):
            # No time to get ready: what would have been announced there is said as the work begins.
            carried = [replace(cue, at=0.0) for cue in said]
            continue
        carried = []
        if first_segments[leg.step] < 0:
            first_segments[leg.step] = len(segments)
        later = (legs[at] for at in range(index + 1, len(legs)))
        following = next(filter(_takes_time, later), None)
        leads_to_work = following is not None and following.kind is Kind.HOLD
        bare = list(_unroll(leg, index))
        offsets = [0.0, *accumulate(segment.length for segment, _ in bare)]
        for (segment, chime), offset, end in zip(bare, offsets, offsets[1:], strict=False):
            mine = [Cue(0.0, chime=chime)] if chime else []
            is_last = end == offsets[-1]
            mine += [
                replace(cue, at=max(0.0, cue.at - offset))
                for cue in said
                if offset - _HAIR <= cue.at and (cue.at < end - _HAIR or is_last)
            ]
            before = segments[-1] if segments else None
            placed = replace(segment, start=before.end if before else 0.0)
            segments.append(replace(placed, cues=cueing.cues(placed, before, leads_to_work, mine, tones)))
    return Timeline(
        name,
        steps,
        legs,
        tuple(segments),
        tuple(each.start for each in segments),
        tuple(first_segments),
        tones,
    )


def _takes_time(leg: Leg) -> bool:
    return leg.pace.waits or leg.pace.length > 0


def _said(index: int, legs: Sequence[Leg], steps: Sequence[PlayedStep]) -> list[Cue]:
    """What is said in a leg, at seconds of the leg."""
    leg = legs[index]
    doing = steps[leg.step].doing
    if doing is None:
        following = steps[leg.step + 1] if leg.step + 1 < len(steps) else None
        # «Next: Rest» would say nothing; the next rest says what comes.
        return speech.said_at_rest(None, following.name if following and following.doing else None)
    match leg.kind:
        case Kind.READY:
            return speech.said_while_ready(doing, leg.side, leg.pace.length, first=index == 0)
        case Kind.SWITCH:
            return speech.said_at_switch(leg.side)
        case Kind.REST:
            return speech.said_at_rest((leg.round, len(doing.rounds)), None)
    return speech.said_at_work(doing.lines, leg.pace.length, leg.pace.waits)


def _unroll(leg: Leg, index: int) -> Iterator[tuple[Segment, str | None]]:
    """The leg's segments, without start and cues, each with the chime of its phase."""

    def segment(
        kind: Kind, length: float, phase: str, count: int = 1, of: int = 1, waits: bool = False
    ) -> Segment:
        return Segment(
            kind, 0.0, length, index, leg.step, leg.side, leg.round, phase, count=count, of=of, waits=waits
        )

    match leg.pace:
        case Hold() as hold:
            yield segment(leg.kind, hold.length, _PHASES[leg.kind], waits=hold.waits), None
        case Breaths(count=count, inhale=inhale, exhale=exhale):
            for nth in range(1, count + 1):
                yield segment(Kind.INHALE, inhale, "breathe in", nth, count), "inhale"
                yield segment(Kind.EXHALE, exhale, "breathe out", nth, count), "exhale"
        case Repetitions(count=count, tempo=tempo):
            phases = [phase for phase, _ in tempo]
            for nth in range(1, count + 1):
                for at, (phase, seconds) in enumerate(tempo):
                    yield segment(Kind.MOVE, seconds, phase, nth, count), cueing.phase_chime(at, phases)


_PHASES = {Kind.READY: "get ready", Kind.HOLD: "hold", Kind.SWITCH: "switch sides", Kind.REST: "rest"}
