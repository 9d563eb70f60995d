"""What makes a routine tiring to follow although it can be played: advice, and never an error.

Getting up and down more often than needed, one side only, a line that is cut off by the next sound. The files
that come with the program are held to the same rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import groupby

from stretchtimer.core.anatomy import MUSCLES
from stretchtimer.core.check import Problem, Where
from stretchtimer.core.dose import FLOOR
from stretchtimer.core.routine import OwnStep, RepeatStep, Routine, Step, Stretch, StretchStep
from stretchtimer.core.segments import Kind
from stretchtimer.core.spoken import spoken_seconds
from stretchtimer.core.timeline import PlayedStep, Timeline

_HAIR = 1e-6


def routine_advice(routine: Routine, timeline: Timeline) -> list[Problem]:
    """What is tiring about a routine, with the place in its file; `timeline` is the routine as written."""
    told = [
        *((step, message) for step, message in getting_up_and_down(timeline)),
        *((step, message) for step, message in one_sided(timeline)),
    ]
    found = [Problem(_place(timeline.steps[step]), message) for step, message in told]
    for step, line, message in cut_off(timeline):
        played = timeline.steps[step]
        # What the program says by itself is its own to fit in.
        if played.doing and any(line == written.say for written in played.doing.lines):
            found.append(Problem(_place_of_line(routine, played, line), message))
    # A repeat plays a step several times; it is one mistake.
    return list(dict.fromkeys(found))


def stretch_advice(stretch: Stretch, known: Collection[str]) -> list[Problem]:
    """What is odd about a stretch; `known` are the ids of all stretches."""
    found = [
        Problem(("targets", index), f'"{target}" is no muscle known here{_nearest(target, MUSCLES)}')
        for index, target in enumerate(stretch.targets)
        if target not in MUSCLES
    ]
    other = stretch.easier_stretch
    if other is not None and other not in known:
        found.append(Problem(("easier-stretch",), f'there is no stretch "{other}"{_nearest(other, known)}'))
    return found


def _nearest(word: str, known: Collection[str]) -> str:
    # Latin names share long endings, so a nearest one should be near indeed.
    near = get_close_matches(word.casefold(), list(known), n=1, cutoff=0.7)
    return f'; did you mean "{near[0]}"?' if near else ""


def getting_up_and_down(timeline: Timeline) -> Iterator[tuple[int, str]]:
    """The steps (indices) at which a position is taken again, or one goes down or up more than needed."""
    placed = [
        (index, step.doing.position)
        for index, step in enumerate(timeline.steps)
        if step.doing and step.doing.position
    ]
    blocks = [next(block) for _, block in groupby(placed, key=lambda each: each[1])]
    taken: dict[str, str] = {}
    levels = 0
    for nth, (index, position) in enumerate(blocks):
        if nth and (position in FLOOR) != (blocks[nth - 1][1] in FLOOR):
            levels += 1
        if levels > 1:
            yield index, f"up and down again: {position} once more after {blocks[nth - 1][1]}"
            levels = 1
        elif position in taken:
            last = blocks[nth - 1][1]
            yield (
                index,
                f"{position} a second time, after {last}; steps in one position are best done together",
            )
        taken[position] = position


def one_sided(timeline: Timeline) -> Iterator[tuple[int, str]]:
    """The steps (indices) of a name of which one side gets more than the other."""
    done: dict[str, dict[str, float]] = {}
    first: dict[str, int] = {}
    for leg in timeline.legs:
        if leg.kind is Kind.HOLD and leg.side:
            name = timeline.steps[leg.step].name
            first.setdefault(name, leg.step)
            sides = done.setdefault(name, {"left": 0.0, "right": 0.0})
            sides[leg.side] += leg.pace.length or 1.0  # a hold that waits has no length, but a side
    for name, sides in done.items():
        if abs(sides["left"] - sides["right"]) > _HAIR:
            less, more = sorted(sides, key=lambda side: sides[side])
            told = f"{sides[less]:g} s, the {more} side {sides[more]:g} s" if sides[less] else "nothing"
            yield first[name], f"the {less} side gets {told} of {name}"


def cut_off(timeline: Timeline) -> Iterator[tuple[int, str, str]]:
    """Lines that take longer than there is before the next line, the three-two-one or the end.

    Each as the index of its step, the line, and what is wrong.
    """
    said = [(second, cue.say, segment.step) for second, cue, segment in timeline.cues() if cue.say]
    counts = [second for second, cue, _ in timeline.cues() if cue.chime and cue.chime.startswith("count")]
    limits = sorted([*(second for second, _, _ in said), *counts, timeline.length])
    for nth, (second, line, step) in enumerate(said):
        same_moment = any(other == second for other, _, _ in said[nth + 1 :])
        room = 0.0 if same_moment else next(limit for limit in limits if limit > second) - second
        needed = spoken_seconds(line)
        if needed > room + _HAIR:
            yield step, line, f'"{line}" takes about {needed:.1f} s to say and has {room:.1f} s'


def _place(step: PlayedStep) -> Where:
    where: list[str | int] = []
    for index in step.where:
        where += ["steps", index]
    return tuple(where)


def _place_of_line(routine: Routine, step: PlayedStep, line: str) -> Where:
    """The line itself where the routine says it, else its step."""
    steps: tuple[Step, ...] = routine.steps
    written: Step | None = None
    for index in step.where:
        written = steps[index]
        steps = written.steps if isinstance(written, RepeatStep) else ()
    if isinstance(written, StretchStep | OwnStep):
        for index, cue in enumerate(written.cues or ()):
            if cue.say == line:
                return (*_place(step), "cues", index, "say")
    return _place(step)
