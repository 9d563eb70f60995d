"""From what a stretch file says after `figure:` to a motion, or to what is wrong with it in plain words.

- `figure: bird-dog`: a motion of the collection, or one pose to hold;
- `figure: {from: prone, pose: cobra}`: a hold, and where the way into it begins;
- `figure: {in: cow, out: cat}`: with the breath, the pose each phase reaches;
- `figure: {up: [half-way, bridge], down: crook-lying}`: with the tempo, here through a pose on the way;
- `figure: {cycle: [stride, passing], seconds: 1.2, alternate: yes}`: round and round, limbs changing;
- `figure: {in: tucked, out: forward, around: [head, shoulder]}`: from close up, only these joints.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stretchtimer.core.check import Problem
from stretchtimer.core.figure.motion import Motion, Way
from stretchtimer.core.figure.skeleton import JOINTS, Pose
from stretchtimer.core.values import did_you_mean

KEYS = ("from", "pose", "cycle", "seconds", "alternate", "around")
SHORTEST_CYCLE, LONGEST_CYCLE = 0.2, 60.0


def motion_from(
    figure: object,
    poses: Mapping[str, Pose],
    motions: Mapping[str, Motion],
    phases: Sequence[str] | None = None,
) -> tuple[Motion | None, tuple[Problem, ...]]:
    """Make the motion a `figure:` value describes, or give all that is wrong with it.

    `phases` are the stretch's own (its tempo's names; `in` and `out` of a breath; none for a hold): a key
    that names none of them is then wrong. Without them any key passes as a phase.
    """
    if isinstance(figure, str):
        if figure in motions:
            return motions[figure], ()
        if figure in poses:
            return Motion(start=poses[figure], into=(poses[figure],)), ()
        known = {**motions, **poses}
        hint = did_you_mean(figure, list(known))
        return None, (Problem((), f'there is no motion or pose "{figure}"{hint}'),)
    if not isinstance(figure, Mapping):
        return None, (Problem((), "should be the name of a motion or pose, or such as {in: cow, out: cat}"),)
    return _Reading(figure, poses, phases).motion()


class _Reading:
    """One mapping being read: it gathers problems, so that all of them can be told at once."""

    def __init__(
        self, figure: Mapping[object, object], poses: Mapping[str, Pose], phases: Sequence[str] | None
    ) -> None:
        self.figure = {str(key): value for key, value in figure.items()}
        self.poses, self.phases = poses, phases
        self.problems: list[Problem] = []

    def motion(self) -> tuple[Motion | None, tuple[Problem, ...]]:
        names = [key for key in self.figure if key not in KEYS]
        for name in names:
            if self.phases is not None and name not in self.phases:
                known = (*self.phases, *KEYS)
                self._problem(f'"{name}" is no phase of this stretch{did_you_mean(name, list(known))}', name)
        into, cycle = self._poses("pose"), self._poses("cycle")
        ways = tuple(Way(name, self._poses(name)) for name in names)
        start = self._poses("from")
        if "from" in self.figure and isinstance(self.figure["from"], list | tuple):
            self._problem("is one pose, and no list", "from")
        seconds, alternates, around = self._seconds(), self._alternates(), self._around()
        if sum(("pose" in self.figure, "cycle" in self.figure, bool(names))) != 1:
            self._problem("should have either a pose, or a cycle, or the poses of its phases")
        if into and alternates:
            self._problem("does not go with what is held", "alternate")
        if self.problems:
            return None, tuple(self.problems)
        begin = start or cycle or (ways[-1].poses[-1:] if ways else into[-1:])
        return Motion(begin[0], into, ways, cycle, seconds, alternates, around), ()

    def _problem(self, message: str, *where: str | int) -> None:
        self.problems.append(Problem(where, message))

    def _poses(self, key: str) -> tuple[Pose, ...]:
        if key not in self.figure:
            return ()
        value = self.figure[key]
        several = isinstance(value, list | tuple)
        named = list(value) if isinstance(value, list | tuple) else [value]
        if not named:
            self._problem("names no pose", key)
        found = []
        for place, name in enumerate(named):
            pose = self.poses.get(name) if isinstance(name, str) else None
            if pose is not None:
                found.append(pose)
                continue
            where = (key, place) if several else (key,)
            if isinstance(name, str):
                self._problem(f'there is no pose "{name}"{did_you_mean(name, list(self.poses))}', *where)
            else:
                self._problem("should be the name of a pose, or a list of names", *where)
        return tuple(found)

    def _seconds(self) -> float:
        if "seconds" not in self.figure:
            return 1.2
        try:
            seconds = float(str(self.figure["seconds"]).removesuffix("s"))
        except ValueError:
            seconds = 0.0
        if not SHORTEST_CYCLE <= seconds <= LONGEST_CYCLE:
            self._problem("is a number of seconds from 0.2 to 60", "seconds")
        elif "cycle" not in self.figure:
            self._problem("goes with a cycle only; how long a phase takes is the stretch's own", "seconds")
        return seconds

    def _alternates(self) -> bool:
        value = str(self.figure.get("alternate", "no")).lower()
        if value not in ("yes", "no", "true", "false"):
            self._problem("is either yes or no", "alternate")
        return value in ("yes", "true")

    def _around(self) -> tuple[str, ...]:
        value = self.figure.get("around", ())
        joints = list(value) if isinstance(value, list | tuple) else [value]
        for place, joint in enumerate(joints):
            if joint not in JOINTS:
                hint = did_you_mean(str(joint), list(JOINTS))
                self._problem(f'there is no joint "{joint}"{hint}', "around", place)
        return tuple(str(joint) for joint in joints)
