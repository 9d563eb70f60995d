"""How a figure moves with the session: which pose at which moment of getting ready, holding or repeating.

A motion knows no time of its own. It is asked for "half way through the inhale" or "the twelfth second of the
hold" and gives a pose, so the figure can neither run ahead of the count nor fall behind it, and stands still
when the session is paused.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from stretchtimer.core.figure.blending import blend
from stretchtimer.core.figure.turning import exchanged, mirrored
from stretchtimer.core.figure.window import Window, window_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchtimer.core.figure.skeleton import Pose, Side

_STEPS = 48
"""Pictures in one movement. Whole steps let a frame be drawn once and shown in every repetition."""
_BREATH_STEPS = 8
SLOW_INHALE = 4.0
SLOW_EXHALE = 6.0
"""The slow breath of a held pose, in seconds: six a minute."""


@dataclass(frozen=True, slots=True)
class Way:
    """The poses one phase leads through, in order; the last is the one it reaches."""

    phase: str
    poses: tuple[Pose, ...]


@dataclass(frozen=True, slots=True)
class Motion:
    """What one stretch looks like. Authored for the right side; the left is its mirror image."""

    start: Pose
    """The pose the person takes while getting ready."""
    into: tuple[Pose, ...] = ()
    """The poses that lead into a hold; the last is the one held. Empty for what is not held."""
    ways: tuple[Way, ...] = ()
    """The phases of a breath (`in`, `out`) or of a repetition, in order."""
    cycle: tuple[Pose, ...] = ()
    """The poses of a movement without phases that goes round and round, such as walking."""
    cycle_seconds: float = 1.2
    alternates: bool = False
    """Every second repetition, breath or cycle is done with the other arm and leg."""

    around: tuple[str, ...] = ()
    """The joints to show from close up, where the whole body would hide a small movement. Empty: all."""

    def end_pose(self, side: Side = "right") -> Pose:
        """Give the one pose that stands for the stretch, where nothing may move."""
        return _seen(self._end, side)

    @property
    def _end(self) -> Pose:
        if self.into:
            return self.into[-1]
        if self.ways:
            return self.ways[0].poses[-1]
        return self.cycle[0] if self.cycle else self.start

    def getting_ready(self, fraction: float, side: Side = "right") -> Pose:
        """Glide into a hold while the person gets ready; before repetitions, wait where they start.

        `fraction` is how much of that time has passed, 0 to 1.
        """
        pose = _along((self.start, *self.into), fraction) if self.into else self.start
        return _seen(pose, side)

    def waiting(self, second: float, side: Side = "right") -> Pose:
        """Breathe slowly where the motion begins, `second` seconds after this was first seen."""
        return _seen(_breathed(self.start, _slow_breath(second)), side)

    def holding(self, second: float, side: Side = "right") -> Pose:
        """Stay in the pose with a slow breath, `second` seconds into the hold. A cycle goes on instead."""
        if self.cycle:
            return _seen(self._cycling(second), side)
        return _seen(_breathed(self._end, _slow_breath(second)), side)

    def breathing(self, inhale: bool, fraction: float, breath: int = 0, side: Side = "right") -> Pose:
        """Move with the breath: `fraction` (0..1) of an inhale or exhale; breaths are counted from 0."""
        pose = self._phase(("in", "out"), 0 if inhale else 1, fraction, breath)
        return _seen(_breathed(pose, fraction if inhale else 1.0 - fraction), side)

    def repeating(
        self,
        phases: Sequence[str],
        phase: int,
        fraction: float,
        repetition: int = 0,
        side: Side = "right",
    ) -> Pose:
        """Follow the tempo: `fraction` (0..1) of the phase numbered `phase`, in a repetition counted from 0.

        `phases` are the names of the stretch's tempo in order. In one that has no pose of its own (a hold)
        the figure stays where the phase before led it, and breathes once.
        """
        pose = self._phase(phases, phase, fraction, repetition)
        if self._way(phases[phase]) is None:
            pose = _breathed(pose, 1.0 - abs(2.0 * fraction - 1.0))
        return _seen(pose, side)

    def poses(self) -> tuple[Pose, ...]:
        """Give every pose this motion was made from."""
        return (self.start, *self.into, *(pose for way in self.ways for pose in way.poses), *self.cycle)

    def window(self, side: Side = "right", ready: float = 1.0) -> Window:
        """Give the window in which the motion can be seen: as near as it allows, still while it moves.

        While the person gets ready for a hold the picture comes nearer with the figure's glide: `ready` is
        then the fraction given to `getting_ready`.
        """
        whole = _window(self, side)
        if not self.into or self.around:
            return whole
        near = window_of((_seen(self._end, side),))
        if ready >= 1.0:
            return near
        pose = window_of((self.getting_ready(ready, side),))
        return whole.toward(near, _eased(_stepped(ready))).holding(pose)

    def _way(self, phase: str) -> Way | None:
        return next((way for way in self.ways if way.phase == phase), None)

    def _phase(self, phases: Sequence[str], index: int, fraction: float, repetition: int) -> Pose:
        way = self._way(phases[index])
        before = self._before(phases, index, first=repetition == 0)
        pose = _along((before, *way.poses), fraction) if way else before
        return exchanged(pose) if self.alternates and repetition % 2 else pose

    def _before(self, phases: Sequence[str], index: int, *, first: bool) -> Pose:
        """Find where the phase sets out from: the last pose reached, in this repetition or the one before."""
        for name in reversed(phases[:index]):
            if way := self._way(name):
                return way.poses[-1]
        if first and self.ways:
            return self.start
        for name in reversed(phases[index:]):
            if way := self._way(name):
                return way.poses[-1]
        return self._end

    def _cycling(self, second: float) -> Pose:
        rounds, rest = divmod(max(second, 0.0) / self.cycle_seconds, 1.0)
        leg, fraction = divmod(rest * len(self.cycle), 1.0)
        k, odd = int(leg), self.alternates and int(rounds) % 2 == 1
        here = self.cycle[k]
        last = k + 1 == len(self.cycle)
        there = self.cycle[0] if last else self.cycle[k + 1]
        if last and self.alternates:
            there = exchanged(there)
        pose = blend(here, there, _stepped(fraction))
        return exchanged(pose) if odd else pose


def _seen(pose: Pose, side: Side) -> Pose:
    return mirrored(pose) if side == "left" else pose


def _stepped(fraction: float, steps: int = _STEPS) -> float:
    return round(min(max(fraction, 0.0), 1.0) * steps) / steps


def _eased(fraction: float) -> float:
    """Set out and arrive softly: nobody moves at one speed."""
    return fraction * fraction * (3.0 - 2.0 * fraction)


def _along(poses: tuple[Pose, ...], fraction: float) -> Pose:
    """Give the pose `fraction` (0..1) of the way through poses, an equal share of the time for each leg."""
    legs = len(poses) - 1
    way = _eased(_stepped(fraction)) * legs
    leg = min(int(way), legs - 1)
    return blend(poses[leg], poses[leg + 1], way - leg)


def _breathed(pose: Pose, fraction: float) -> Pose:
    return replace(pose, breath=_stepped(_eased(min(max(fraction, 0.0), 1.0)), _BREATH_STEPS))


def _slow_breath(second: float) -> float:
    moment = second % (SLOW_INHALE + SLOW_EXHALE)
    if moment < SLOW_INHALE:
        return moment / SLOW_INHALE
    return 1.0 - (moment - SLOW_INHALE) / SLOW_EXHALE


@lru_cache(maxsize=128)
def _window(motion: Motion, side: Side) -> Window:
    poses = list(motion.poses())
    halves = (0.25, 0.5, 0.75)
    way_in = (motion.start, *motion.into)
    chains = [way_in, *((motion.start, *way.poses) for way in motion.ways)]
    ends = [way.poses[-1] for way in motion.ways]
    chains += [(ends[k - 1], *way.poses) for k, way in enumerate(motion.ways)]
    poses += [_along(chain, half) for chain in chains if len(chain) > 1 for half in halves]
    if motion.alternates:
        poses += [exchanged(pose) for pose in poses]
    return window_of((_seen(pose, side) for pose in poses), around=motion.around)
