"""All stretches of a routine one after another, a few seconds each: what a person sees who is choosing.

The seconds are those of the routine's own segments, only fewer of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from stretchtimer.core.segments import Kind, Segment

if TYPE_CHECKING:
    from stretchtimer.core.timeline import Timeline

_GLIDE = 2.0
_HELD = 4.0
_PHASE = 3.0


@dataclass(frozen=True, slots=True)
class Scene:
    """One segment of a step, for so many seconds."""

    step: int
    segment: Segment
    lasts: float

    def second(self, shown: float) -> float:
        """The second of the segment that is seen `shown` seconds into the scene."""
        if self.segment.kind is Kind.HOLD:
            return shown
        return self.segment.length * min(1.0, shown / self.lasts)


def parade(timeline: Timeline) -> tuple[Scene, ...]:
    """The scenes in order: how each step begins, and its hold, its first breath or its first repetition.

    A stretch that comes several times is shown once.
    """
    scenes: list[Scene] = []
    seen: set[str] = set()
    for index, step in enumerate(timeline.steps):
        if step.doing and step.doing.stretch and step.doing.stretch not in seen:
            seen.add(step.doing.stretch)
            first = timeline.first_segments[index]
            scenes += _scenes(islice(timeline.segments, first, None), index)
    return tuple(scenes)


def _scenes(segments: Iterator[Segment], step: int) -> Iterator[Scene]:
    for segment in segments:
        if segment.step != step or segment.count > 1 or segment.kind is Kind.REST:
            return
        if segment.kind is Kind.HOLD:
            yield Scene(step, segment, _HELD)
            return
        yield Scene(step, segment, min(segment.length, _GLIDE if segment.kind.leads_in else _PHASE))


def scene_at(scenes: tuple[Scene, ...], second: float) -> tuple[Scene, float]:
    """The scene `second` seconds into the parade, which goes round and round, and the second of its segment.

    Raises ValueError if there is no scene.
    """
    if not scenes:
        raise ValueError("there is nothing to show")
    left = second % sum(scene.lasts for scene in scenes)
    for scene in scenes:
        if left < scene.lasts:
            return scene, scene.second(left)
        left -= scene.lasts
    return scenes[-1], scenes[-1].segment.length
