"""The collection of poses and motions: the project's own, and what a person adds in a folder of figures.

A folder holds `poses.yaml`, `motions.yaml`, both or neither. A pose or motion that a later folder has too
takes the place of the earlier one; one that is wrong leaves all others usable.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stretchtimer.core.figure import Motion, Pose, motion_from
from stretchtimer.files.checked import placed
from stretchtimer.files.nodes import Fault, FaultyFileError, Node, read_nodes, read_text
from stretchtimer.library.poses import PoseReader


@dataclass(frozen=True, slots=True)
class Figures:
    """All poses and motions by name, and what is wrong in their files."""

    poses: Mapping[str, Pose] = field(default_factory=dict)
    motions: Mapping[str, Motion] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_figures(*folders: Path) -> Figures:
    """Read the figures of some folders, the project's own first. A folder or file that is not there is empty.

    Never raises for what stands in a file: faults come with the rest.
    """
    poses: dict[str, Pose] = {}
    motions: dict[str, Motion] = {}
    faults: list[Fault] = []
    for folder in folders:
        if root := _document(folder / "poses.yaml", faults):
            reader = PoseReader(root, folder / "poses.yaml", dict(poses))
            poses |= reader.poses()
            faults += reader.faults
    # Only now: a motion may name a pose of any folder.
    for folder in folders:
        if root := _document(folder / "motions.yaml", faults):
            motions |= _motions(root, folder / "motions.yaml", poses, faults)
    in_order = sorted(faults, key=lambda fault: (fault.path, fault.line, fault.column))
    return Figures(poses, motions, tuple(in_order))


def _document(path: Path, faults: list[Fault]) -> Node | None:
    if not path.is_file():
        return None
    try:
        return read_nodes(read_text(path), path)
    except FaultyFileError as error:
        faults.append(error.fault)
        return None


def _motions(root: Node, path: Path, poses: Mapping[str, Pose], faults: list[Fault]) -> dict[str, Motion]:
    if not isinstance(root.value, dict):
        faults.append(
            Fault(path, root.span.line, root.span.column, "should be motions, each a name and its poses")
        )
        return {}
    motions = {}
    for name, (_, node) in root.value.items():
        motion, problems = motion_from(node.plain(), poses, {})
        faults += [placed(problem, node, path) for problem in problems]
        if motion:
            motions[name] = motion
    return motions
