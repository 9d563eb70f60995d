"""What is shown of one step of a routine, at every moment of it: the pose, the part of it that is in the
picture, what glows and where it is felt.

The figure is a function of the timeline's own segments, as the sound is: it keeps no time of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchtimer.core.anatomy import felt
from stretchtimer.core.figure.choosing import motion_from
from stretchtimer.core.figure.fitting import fitted, phases_of
from stretchtimer.core.figure.glow import Region, glow_of
from stretchtimer.core.figure.motion import Motion
from stretchtimer.core.segments import Kind, Segment

if TYPE_CHECKING:
    from stretchtimer.core.dose import Exercise
    from stretchtimer.core.figure.skeleton import Pose, Side
    from stretchtimer.core.figure.window import Window
    from stretchtimer.core.routine import Stretch

LIVELY, CALM = 10, 4
"""Pictures a second: for a body that moves, and for one that only breathes."""
_LETTING_GO = 2.0
_COMING_BACK = 3.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A pose and the window it is seen through."""

    pose: Pose
    window: Window


@dataclass(frozen=True, slots=True)
class Portrait:
    """One step's figure."""

    motion: Motion
    """Fitted to the step's pace."""
    phases: tuple[str, ...] = ()
    """Of the step's tempo."""
    glow: tuple[Region, ...] = ()
    felt: str = ""
    """Where it should be felt, in plain words; empty where no place is named."""

    def at(self, segment: Segment, seconds: float) -> Picture:
        """What is seen `seconds` into one of the step's segments."""
        side: Side = segment.side or "right"
        motion, share = self.motion, min(1.0, seconds / segment.length) if segment.length else 1.0
        if segment.kind.leads_in:
            return self._on_the_way(share, side)
        if segment.kind is Kind.REST:
            return self._on_the_way(_back_in(seconds, segment.length), side)
        if segment.kind is Kind.HOLD:
            pose = motion.holding(seconds, side)
        elif motion.cycle:
            # From one repetition to the next it goes on without a jump.
            pose = motion.holding(segment.start + seconds, side)
        elif segment.kind is Kind.MOVE:
            phase = self.phases.index(segment.phase)
            pose = motion.repeating(self.phases, phase, share, segment.count - 1, side)
        else:
            pose = motion.breathing(segment.kind is Kind.INHALE, share, segment.count - 1, side)
        return Picture(pose, motion.window(side))

    def waiting(self, seconds: float, side: Side = "right") -> Picture:
        """Before the step has begun: breathing where it will begin."""
        return Picture(self.motion.waiting(seconds, side), self.motion.window(side, ready=0.0))

    def end(self, side: Side = "right") -> Picture:
        """The one picture that stands for the step, where nothing may move."""
        return Picture(self.motion.end_pose(side), self.motion.window(side))

    def rate(self, segment: Segment) -> int:
        """How many pictures a second this segment needs; 0 if nothing moves in it."""
        if segment.kind.leads_in or segment.kind is Kind.REST:
            return LIVELY if self.motion.into else 0
        return CALM if segment.kind is Kind.HOLD and not self.motion.cycle else LIVELY

    def _on_the_way(self, share: float, side: Side) -> Picture:
        return Picture(self.motion.getting_ready(share, side), self.motion.window(side, ready=share))


def portrait_of(
    stretch: Stretch, doing: Exercise, poses: Mapping[str, Pose], motions: Mapping[str, Motion]
) -> Portrait | None:
    """The figure of a step that does this stretch; None if the stretch has none, or a faulty one."""
    motion, _ = motion_from(stretch.figure, poses, motions) if stretch.figure is not None else (None, ())
    if motion is None:
        return None
    pace = doing.rounds[0]
    glow = glow_of(stretch.targets, one_sided=doing.sides[0] is not None)
    return Portrait(fitted(motion, pace), phases_of(pace), glow, felt(stretch.targets))


def _back_in(seconds: float, length: float) -> float:
    """How far into the pose a body is that lets go for a rest between rounds and comes back at its end."""
    out, back = min(_LETTING_GO, length / 3), min(_COMING_BACK, length / 3)
    if seconds < out:
        return 1.0 - seconds / out
    left = length - seconds
    return 1.0 - left / back if left < back else 0.0
