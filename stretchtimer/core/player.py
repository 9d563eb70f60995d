"""The player: where in a timeline a person is, exactly, whatever they press.

A small state machine. Time is always given to it (`now`, in seconds of any clock that only goes forward), and
the clock is a deadline: between two looks nothing is counted, so that looking rarely or late changes nothing.

When the clock jumps (the machine slept, the program was stopped), the person has not stretched meanwhile. So
the session is found paused where it was last seen, and what was missed is neither played nor counted.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

from stretchtimer.core import cueing
from stretchtimer.core.dose import Side
from stretchtimer.core.moment import Moment, Place, State
from stretchtimer.core.segments import Cue, Segment
from stretchtimer.core.timeline import Timeline

SETTLE = 3.0
"""Seconds counted down after a pause."""
STEP_BEFORE = 2.0
"""`previous` within so many seconds of a step's start goes to the step before."""
LONGEST_GAP = 5.0
"""Seconds between two looks; a longer gap means that nobody was there to look."""


__all__ = ["LONGEST_GAP", "SETTLE", "STEP_BEFORE", "Moment", "Place", "Player", "State"]


class Player:
    """Plays one timeline."""

    def __init__(
        self, timeline: Timeline, longest_gap: float = LONGEST_GAP, go_on_after_gap: bool = False
    ) -> None:
        """`longest_gap` in seconds of the clock that is given to the methods; math.inf for none.

        With `go_on_after_gap` the session goes on as if the clock had never jumped; what was missed is still
        not counted as done.
        """
        self.timeline = timeline
        self.state = State.READY
        self.worked: defaultdict[tuple[int, Side | None], float] = defaultdict(float)
        """Seconds really worked, by step (index) and side."""
        self.completed: set[int] = set()
        """Steps (indices) played to their end, without a jump over it."""
        self._longest_gap = longest_gap
        self._go_on_after_gap = go_on_after_gap
        self._place = Place()
        self._since = 0.0  # the time for which `_place` is true; while settling it lies ahead
        self._resumed = 0.0
        self._looked = -math.inf
        self._counted = 0.0  # until when the time in a hold that waits is counted
        self._waited = 0.0
        self._waited_before = 0.0  # in earlier holds of the same step
        self._missed = 0.0

    # Commands. Each is allowed in every state; where it can have no meaning it does nothing.

    def start(self, now: float, step: int = 0) -> None:
        """Begin, at a step (index); only from READY. Raises IndexError where there is no such step."""
        self._advance(now)
        if self.state is State.READY:
            self._jump(self._start_of(step), now)
            self.state = State.RUNNING

    def pause(self, now: float) -> None:
        """Stop the clock where it stands."""
        self._advance(now)
        if self.state in {State.RUNNING, State.SETTLING}:
            self._stop(now, missed=0.0)

    def resume(self, now: float, words: float = 0.0) -> None:
        """Go on after a pause, with three counted seconds to settle, and before them `words` seconds."""
        self._advance(now)
        if self.state is State.PAUSED:
            self.state, self._missed = State.SETTLING, 0.0
            self._resumed, self._since = now + words, now + words + SETTLE

    def next(self, now: float) -> None:
        """To the step after this one; from the last one to the end."""
        self._advance(now)
        if self.state is State.FINISHED:
            return
        index = self._step + 1
        if index < len(self.timeline.steps):
            self._jump(self._start_of(index), now)
        else:
            self._end(now)

    def go_on(self, now: float) -> None:
        """Past a hold that waits for the person; nothing elsewhere. It counts as done."""
        self._advance(now)
        if self.waiting:
            self._enter(Place(self._place.segment + 1), now)

    def previous(self, now: float) -> None:
        """To this step's start, or, within its first two seconds, to the step before (not to a rest)."""
        self._advance(now)
        index = self._step
        if self.state is not State.FINISHED and self._done_of_step < STEP_BEFORE:
            numbered = [at for at in range(index) if self.timeline.steps[at].number]
            index = numbered[-1] if numbered else index
        self._jump(self._start_of(index), now)

    def restart_step(self, now: float) -> None:
        """Again from this step's start."""
        self._advance(now)
        self._jump(self._start_of(self._step), now)

    def go_to(self, step: int, now: float) -> None:
        """To the start of a step (index). Raises IndexError where there is none."""
        place = self._start_of(step)
        self._advance(now)
        self._jump(place, now)

    def extend(self, by: float, now: float) -> None:
        """This leg longer or shorter by seconds, and the other side's as much."""
        self._advance(now)
        if self.state is State.FINISHED:
            return
        segment = self._segment
        elapsed = self._total(self._place) - self._leg_start(segment.leg)
        self.timeline = self.timeline.changed(segment.leg, by, elapsed, segment.count)

    def finish(self, now: float) -> None:
        """End here."""
        self._advance(now)
        if self.state is not State.FINISHED:
            self._end(now)

    # What is true.

    def look(self, now: float) -> Moment:
        """What is true now. To be asked at least every few seconds while running."""
        self._advance(now)
        segment, place = self._segment, self._place
        total = self._total(place)
        finished = self.state is State.FINISHED
        index = segment.step
        steps = self.timeline.steps
        return Moment(
            state=self.state,
            segment=segment,
            step=steps[index],
            following=steps[index + 1] if index + 1 < len(steps) else None,
            done=place.seconds,
            left=0.0 if finished else segment.length - place.seconds,
            total_done=total,
            total_left=0.0 if finished else self.timeline.length - total,
            settling=max(0.0, self._since - now) if self.state is State.SETTLING else 0.0,
            paused=max(0.0, now - self._since) if self.state is State.PAUSED else 0.0,
            missed=self._missed,
            waiting=self._waited if self.waiting else 0.0,
        )

    @property
    def waiting(self) -> bool:
        """Whether the clock stands because a hold waits for the person."""
        return self.state is State.RUNNING and self._segment.waits

    def cues_ahead(self) -> Iterator[tuple[float, Cue, Segment]]:
        """Every cue still to come as (time of the clock, cue, segment), up to where it waits for the person.

        True as of the last look or command, until the next command; none of them lies before it.
        """
        return (ahead for ahead in self._path() if ahead[0] >= self._looked)

    def segments_ahead(self) -> Iterator[tuple[float, float, Segment]]:
        """(time of the clock, seconds of it then over, segment): this one and all that follow, while it runs.

        The last one is the last of all or the first that waits for the person.
        """
        if self.state not in {State.RUNNING, State.SETTLING}:
            return
        at, over = self._since, self._place.seconds
        for index in range(self._place.segment, len(self.timeline.segments)):
            segment = self.timeline.segments[index]
            yield at, over, segment
            if segment.waits:
                return
            at, over = at + (segment.length - over), 0.0

    # Within.

    def _path(self) -> Iterator[tuple[float, Cue, Segment]]:
        """Every cue from the present segment on, those already over included."""
        if self.state is State.SETTLING:
            for cue in cueing.SETTLING:
                yield self._resumed + cue.at, cue, self._segment
            if self._segment.kind.is_work and self._place.seconds:
                yield self._since, Cue(0.0, chime="begin"), self._segment
        elif self.state is State.FINISHED:
            yield from ((self._since + cue.at, cue, self._segment) for cue in cueing.CLOSING)
            return
        elif self.state is not State.RUNNING:
            return
        end = self._since
        for at, over, segment in self.segments_ahead():
            for cue in segment.cues:
                if cue.at >= over:
                    yield at + (cue.at - over), cue, segment
            if segment.waits:
                return
            end = at + (segment.length - over)
        yield from ((end + cue.at, cue, segment) for cue in cueing.CLOSING)

    @property
    def _segment(self) -> Segment:
        return self.timeline.segments[self._place.segment]

    @property
    def _step(self) -> int:
        return self._segment.step

    def _total(self, place: Place) -> float:
        return self.timeline.segments[place.segment].start + place.seconds

    @property
    def _done_of_step(self) -> float:
        """Seconds since the step began: on its clock, and those in a hold of it that waits."""
        on_the_clock = self._total(self._place) - self.timeline.step_start(self._step)
        return on_the_clock + self._waited_before + self._waited

    def _start_of(self, step: int) -> Place:
        if not 0 <= step < len(self.timeline.steps):
            raise IndexError(f"no step {step} among {len(self.timeline.steps)}")
        return Place(self.timeline.first_segments[step])

    def _leg_start(self, leg: int) -> float:
        return next(segment.start for segment in self.timeline.segments if segment.leg == leg)

    def _jump(self, place: Place, now: float) -> None:
        """Be somewhere else. Paused stays paused; everything else runs."""
        self._place, self._missed, self._waited, self._waited_before = place, 0.0, 0.0, 0.0
        self._counted = self._looked = now
        if self.state is State.PAUSED:
            return
        self._since = now
        if self.state is not State.READY:
            self.state = State.RUNNING

    def _end(self, now: float) -> None:
        last = len(self.timeline.segments) - 1
        self._place = Place(last, self.timeline.segments[last].length)
        self.state, self._since, self._missed = State.FINISHED, now, 0.0

    def _advance(self, now: float) -> None:
        """Let the time since the last look pass."""
        now = max(now, self._looked)
        gap = now - self._looked
        last_look, self._looked = self._looked, now
        if self.state not in {State.RUNNING, State.SETTLING}:
            return
        if gap > self._longest_gap and not self._go_on_after_gap:
            self._stop(last_look, missed=gap)
            return
        if now < self._since:
            return
        if self.state is State.SETTLING:
            self.state, self._counted = State.RUNNING, self._since
        self._run(now, counted=gap <= self._longest_gap)

    def _stop(self, at: float, missed: float) -> None:
        self.state, self._since, self._missed = State.PAUSED, at, missed

    def _run(self, now: float, counted: bool) -> None:
        """Pass through segments until `now`, the first one that waits, or the end."""
        while not self._segment.waits:
            segment = self._segment
            left = segment.length - self._place.seconds
            passed = min(left, now - self._since)
            if counted and segment.kind.is_work:
                self.worked[segment.step, segment.side] += passed
            if now - self._since < left:
                self._place = Place(self._place.segment, self._place.seconds + passed)
                self._since = now
                return
            self._enter(Place(self._place.segment + 1), self._since + left, counted)
            if self.state is State.FINISHED:
                return
        if counted:
            self.worked[self._step, self._segment.side] += now - self._counted
            self._waited += now - self._counted
        self._counted = now

    def _enter(self, place: Place, at: float, counted: bool = True) -> None:
        """Go on into the next segment, at the time at which it begins."""
        step = self._step
        ended = place.segment == len(self.timeline.segments)
        leaves = ended or self.timeline.segments[place.segment].step != step
        if counted and leaves:
            self.completed.add(step)
        if ended:
            self._end(at)
        else:
            self._waited_before = 0.0 if leaves else self._waited_before + self._waited
            self._place, self._since, self._counted, self._waited = place, at, at, 0.0
