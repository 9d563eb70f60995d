"""Everything that is heard of a session: the chimes, and the phrases in their places.

A session asks for what is still to come; a transcript, an export and the tests ask for a whole routine. Both
go through the same player and the same lane, so what is tested is what is heard.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stretchtimer.core import cueing
from stretchtimer.core.dose import Side
from stretchtimer.core.lane import Level, Phrase, SecondsOf, Spoken, lay_out
from stretchtimer.core.player import Moment, Player, State
from stretchtimer.core.segments import Cue, Segment, Weight
from stretchtimer.core.speech import DONE, EASED_OFF, UNTIL_KEY, left_aloud, named, said_aloud
from stretchtimer.core.timeline import Timeline

WAITED = 30.0
"""Seconds that a hold until a key is taken to last where nobody is there to press it."""


@dataclass(frozen=True, slots=True)
class Chime:
    """A chime in its place, on the side it is about."""

    at: float
    name: str
    side: Side | None


@dataclass(frozen=True, slots=True)
class Heard:
    """All that a listener hears, each in order of time."""

    chimes: tuple[Chime, ...]
    spoken: tuple[Spoken, ...]
    length: float
    """Seconds from the start to the end of the last step."""


def phrases_ahead(player: Player, now: float) -> Iterator[Phrase]:
    """What is to be said from `now` on, as true as `Player.cues_ahead`."""
    for at, cue, segment in player.cues_ahead():
        if cue.say:
            yield _phrase(at, cue, segment)
    steps = player.timeline.steps
    for at, over, segment in player.segments_ahead():
        for cue in said_aloud(segment, steps[segment.step].doing):
            second = at + cue.at - over
            if cue.at >= over and second >= now:
                yield _phrase(second, cue, segment)


def _phrase(at: float, cue: Cue, segment: Segment) -> Phrase:
    assert cue.say
    # What prepares has to be over before what it prepares; within the work a line may ring over.
    bound = not segment.kind.is_work and cue not in cueing.CLOSING
    begin = at - cue.at
    until = begin + segment.length if bound else math.inf
    if cue.weight is Weight.SETUP:
        # Shown after the name, so that it can be read; said as soon as the name is over.
        at = begin
    return Phrase(at, (cue.say, *cue.briefer), cue.weight, until, segment.side)


def heard(timeline: Timeline, seconds_of: SecondsOf, level: Level, waited: float = WAITED) -> Heard:
    """The whole of a timeline, from its first second; where it waits for a key, `waited` seconds pass."""
    player = Player(timeline, longest_gap=math.inf)
    player.start(0.0)
    chimes: list[Chime] = []
    spoken: list[Spoken] = []
    now = 0.0
    while True:
        mine = [Chime(at, cue.chime, seg.side) for at, cue, seg in player.cues_ahead() if cue.chime]
        chimes += mine
        spoken += lay_out(
            phrases_ahead(player, now),
            [(chime.at, chime.name) for chime in mine],
            seconds_of,
            level,
            free_from=spoken[-1].end if spoken else -math.inf,
        )
        for at, over, segment in player.segments_ahead():
            now = at + (waited if segment.waits else segment.length - over)
        if not segment.waits:
            return Heard(tuple(chimes), tuple(spoken), now)
        player.look(now)
        player.go_on(now)


def texts(timeline: Timeline) -> tuple[str, ...]:
    """Everything that is said while it is played and nobody asks, in its full wording, each once."""
    said = [cue.say for cue in _cues(timeline) if cue.say]
    return tuple(dict.fromkeys(said))


def texts_besides(timeline: Timeline) -> tuple[str, ...]:
    """What may be said instead, where time is short, and in answer to the question where one is."""
    briefer = [text for cue in _cues(timeline) for text in cue.briefer]
    answers = [named(timeline.steps[leg.step].name, leg.side) for leg in timeline.legs]
    answers += [coming(timeline, index) for index in range(len(timeline.steps))]
    longest = max(leg.pace.length for leg in timeline.legs)
    answers += [left_aloud(seconds) for seconds in range(5, int(longest) + 35, 5)]
    return tuple(dict.fromkeys([*briefer, *answers, UNTIL_KEY, EASED_OFF]))


def _cues(timeline: Timeline) -> Iterator[Cue]:
    for segment in timeline.segments:
        yield from segment.cues
        yield from said_aloud(segment, timeline.steps[segment.step].doing)
    yield from cueing.CLOSING


def where_am_i(moment: Moment, timeline: Timeline, now: float) -> tuple[Phrase, ...]:
    """The answer: pose, side, how long still, and what comes then; to be said from `now` on."""
    segment = moment.segment
    if moment.state is State.FINISHED:
        return tuple(Phrase(now, (cue.say,), cue.weight) for cue in cueing.CLOSING if cue.say)
    here = [named(moment.step.name, segment.side)]
    here.append(UNTIL_KEY if segment.waits else left_aloud(_left_of_leg(moment, timeline)))
    here.append(coming(timeline, segment.step))
    return tuple(Phrase(now, (text,), Weight.SWITCH, side=segment.side) for text in here)


def coming(timeline: Timeline, step: int) -> str:
    """What follows a step (index), as a sentence; a rest is passed over."""
    for following in timeline.steps[step + 1 :]:
        if following.doing is not None:
            return f"Next: {named(following.name, following.doing.sides[0])}"
    return DONE


def _left_of_leg(moment: Moment, timeline: Timeline) -> float:
    """Seconds; a set of breaths or repetitions is told as a whole."""
    legs: Sequence[Segment] = [each for each in timeline.segments if each.leg == moment.segment.leg]
    return legs[-1].end - moment.segment.start - moment.done
