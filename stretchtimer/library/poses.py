"""Poses as written in `poses.yaml`: each key, angle and joint checked, everything wrong told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import get_args

from stretchtimer.core.figure.props import Chair, Mat, Prop, Strap, Wall
from stretchtimer.core.figure.skeleton import (
    JOINTS,
    LIMB_SEGMENTS,
    SEGMENTS,
    SIDES,
    TRUNK_SEGMENTS,
    Point,
    Pose,
    View,
)
from stretchtimer.core.values import did_you_mean
from stretchtimer.files.nodes import Fault, Node, Span

_KEYS = ("like", "view", "hip", "trunk", "both", *SIDES, "foreshortened", "contacts", "pin", "props")
_PROPS = ("chair", "wall", "mat", "strap")
_CHAIR = ("front", "back", "seat", "top")
_FARTHEST = 3.0
"""Standing heights from the origin: more is a slip of the decimal point."""
_SHORTEST = 0.05


class PoseReader:
    """The poses of one file, read one by one; a pose may be `like` one further down or of another file."""

    def __init__(self, root: Node, path: Path, known: Mapping[str, Pose]) -> None:
        self.faults: list[Fault] = []
        self._path = path
        self._known = known
        self._entries = _entries(root)
        self._done: dict[str, Pose | None] = {}
        self._under_way: list[str] = []
        if not isinstance(root.value, dict):
            self._fault(root.span, "should be poses, each a name with its keys below")

    def poses(self) -> dict[str, Pose]:
        """Every pose that is right."""
        read = {name: self._pose(name) for name in self._entries}
        return {name: pose for name, pose in read.items() if pose is not None}

    def _fault(self, span: Span, message: str) -> None:
        self.faults.append(Fault(self._path, span.line, span.column, message))

    def _pose(self, name: str) -> Pose | None:
        if name not in self._done:
            self._under_way.append(name)
            before = len(self.faults)
            pose = self._read(name, *self._entries[name])
            self._done[name] = pose if len(self.faults) == before else None
            self._under_way.pop()
        return self._done[name]

    def _read(self, name: str, key: Span, node: Node) -> Pose | None:
        said = self._mapping(node, _KEYS, "key", f'pose "{name}"')
        base = self._base(name, said["like"][1]) if "like" in said else None
        if "like" in said and base is None:
            return None
        angles = self._angles(said)
        missing = [segment for segment in SEGMENTS if segment not in angles]
        if base is None and (missing or "hip" not in said):
            lacks = ["hip"] * ("hip" not in said) + missing
            more = f" and {len(lacks) - 3} more" if len(lacks) > 3 else ""
            self._fault(
                key, f'pose "{name}" lacks {", ".join(lacks[:3])}{more}; or say what pose it is `like`'
            )
            return None
        start = base or Pose((0.0, 0.0), (0.0,) * len(SEGMENTS))
        pose = start.with_angles(angles).with_foreshortened(self._foreshortened(said))
        return Pose(
            hip=self._pair(said["hip"][1], "hip") if "hip" in said else pose.hip,
            angles=pose.angles,
            view=self._view(said["view"][1]) if "view" in said else pose.view,
            contacts=self._joints(said["contacts"][1]) if "contacts" in said else pose.contacts,
            pin=self._joint(said["pin"][1]) if "pin" in said else pose.pin,
            props=self._props(said["props"][1]) if "props" in said else pose.props,
            foreshortened=pose.foreshortened,
        )

    def _base(self, name: str, node: Node) -> Pose | None:
        """The pose it is like; a person's pose may be like the bundled one whose place it takes."""
        like = node.value if isinstance(node.value, str) else ""
        own = like in self._entries and not (like == name and like in self._known)
        if own and like in self._under_way:
            self._fault(node.span, f'"{like}" is like itself, by way of {" and ".join(self._under_way)}')
            return None
        if own:
            return self._pose(like)
        if like not in self._known:
            known = [*self._entries, *self._known]
            self._fault(node.span, f'there is no pose "{like}" to be like{did_you_mean(like, known)}')
        return self._known.get(like)

    def _angles(self, said: Mapping[str, tuple[Span, Node]]) -> dict[str, float]:
        angles: dict[str, float] = {}
        for part, sides in (("trunk", ("",)), ("both", SIDES), *((side, (side,)) for side in SIDES)):
            if part not in said:
                continue
            segments = TRUNK_SEGMENTS if part == "trunk" else LIMB_SEGMENTS
            for segment, (_, node) in self._mapping(said[part][1], segments, "segment", part).items():
                angle = self._number(node, segment, -180.0, 180.0, "an angle in degrees")
                for side in sides:
                    angles[f"{side}-{segment}" if side else segment] = angle
        return angles

    def _foreshortened(self, said: Mapping[str, tuple[Span, Node]]) -> dict[str, float]:
        if "foreshortened" not in said:
            return {}
        parts = self._mapping(said["foreshortened"][1], SEGMENTS, "segment", "foreshortened")
        return {
            segment: self._number(node, segment, _SHORTEST, 1.0, "the part of the length that is seen")
            for segment, (_, node) in parts.items()
        }

    def _view(self, node: Node) -> View:
        for view in get_args(View):
            if node.value == view:
                return view  # type: ignore[no-any-return]
        self._fault(node.span, f'view: "{node.value}" is none; side, front and top are')
        return "side"

    def _joints(self, node: Node) -> tuple[str, ...]:
        if not isinstance(node.value, tuple):
            self._fault(node.span, "should be a list of joints, [hip, right-ankle]")
            return ()
        return tuple(self._joint(each) for each in node.value)

    def _joint(self, node: Node) -> str:
        if isinstance(node.value, str) and node.value in JOINTS:
            return node.value
        self._fault(
            node.span, f'there is no joint "{node.value}"{did_you_mean(str(node.value), list(JOINTS))}'
        )
        return "hip"

    def _props(self, node: Node) -> tuple[Prop, ...]:
        if not isinstance(node.value, tuple):
            self._fault(node.span, "should be a list of props, each on its own line beginning with a hyphen")
            return ()
        props: list[Prop] = []
        for each in node.value:
            for kind, (_, value) in self._mapping(each, _PROPS, "prop", "props").items():
                props.append(self._prop(kind, value))
        return tuple(props)

    def _prop(self, kind: str, node: Node) -> Prop:
        if kind == "wall":
            return Wall(self._place(node, kind))
        if kind == "mat":
            return Mat(*self._pair(node, kind))
        if kind == "strap":
            joints = self._joints(node)
            if len(joints) == 2:
                return Strap(*joints)
            self._fault(node.span, "a strap runs between two joints, [right-fingers, right-toes]")
            return Strap("hip", "hip")
        parts = self._mapping(node, _CHAIR, "part of a chair", "chair")
        if lacks := [part for part in _CHAIR if part not in parts]:
            self._fault(node.span, f"the chair lacks {' and '.join(lacks)}")
            return Chair(0.0, 0.0, 0.0, 0.0)
        return Chair(*(self._place(parts[part][1], part) for part in _CHAIR))

    def _pair(self, node: Node, name: str) -> Point:
        if isinstance(node.value, tuple) and len(node.value) == 2:
            return self._place(node.value[0], name), self._place(node.value[1], name)
        self._fault(node.span, f"{name}: two numbers should stand here, [0.3, 0.03]")
        return 0.0, 0.0

    def _place(self, node: Node, name: str) -> float:
        return self._number(node, name, -_FARTHEST, _FARTHEST, "a length in standing heights")

    def _number(self, node: Node, name: str, least: float, most: float, what: str) -> float:
        text = node.value if isinstance(node.value, str) else ""
        try:
            number = float(text)
        except ValueError:
            self._fault(node.span, f'{name}: "{text}" is no number; here stands {what}')
            return least
        if not least <= number <= most:
            self._fault(node.span, f"{name}: {text} is out of range; {what} goes from {least:g} to {most:g}")
        return number

    def _mapping(
        self, node: Node, known: Iterable[str], what: str, name: str
    ) -> dict[str, tuple[Span, Node]]:
        """The entries of a mapping whose keys are known; the others are faults."""
        entries = _entries(node)
        names = list(known)
        if not isinstance(node.value, dict):
            self._fault(node.span, f"{name}: keys and values should stand here; possible: {', '.join(names)}")
        for key, (span, _) in entries.items():
            if key not in names:
                hint = did_you_mean(key, names) or f"; possible here: {', '.join(names)}"
                self._fault(span, f'there is no {what} "{key}"{hint}')
        return {key: entry for key, entry in entries.items() if key in names}


def _entries(node: Node) -> dict[str, tuple[Span, Node]]:
    return node.value if isinstance(node.value, dict) else {}
