"""What could stand where a person is typing: keys, stretches, poses, choices.

Half-typed text is seldom YAML, so this goes by lines and indents and by what the models know, and parses
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from stretchtimer.core.routine import (
    Breath,
    CueLine,
    OwnStep,
    Position,
    RepeatStep,
    RestStep,
    Routine,
    Sides,
    Stretch,
    StretchStep,
)
from stretchtimer.core.values import UNTIL_KEY
from stretchtimer.core.written import Written

MOST = 12
"""So many proposals are made; with more, one types on."""

_KEY = re.compile(r"(?P<lead>[ \t]*(?:- +)*)(?P<key>[\w-]*)")
_VALUE = re.compile(r"[ \t]*(?:- +)*(?P<key>[\w-]+):[ \t]+(?P<value>[^#]*)")
_FLOW = re.compile(r"[\[{,]\s*(?P<rest>[^\[{,\]}]*)$")
_PAUSES = [(word, "") for word in ("5s", "10s", "15s", "20s", "30s")]
_CHOICES = {
    "sides": [(word, "") for word in get_args(Sides)],
    "position": [(word, "") for word in get_args(Position)],
    "hold": [("20s", ""), ("30s", ""), ("45s", ""), ("1m", ""), (UNTIL_KEY, "waits for you")],
    "rest": _PAUSES,
    "setup": _PAUSES,
    "switch": _PAUSES,
    "at": [
        ("setup", "while getting ready"),
        ("start", "as it begins"),
        ("half", "half-way"),
        ("-10s", "before the end"),
    ],
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that could stand here."""

    word: str
    """As it is to be written; a key brings its colon along."""
    told: str = ""
    """What it is."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """What could stand in place of the characters from `start` (column) to the cursor."""

    start: int
    words: tuple[Proposal, ...]


def propose(
    lines: list[str],
    row: int,
    column: int,
    kind: str = "routine",
    stretches: Mapping[str, Stretch] | None = None,
    figures: Iterable[str] = (),
) -> Proposals:
    """Proposals for the cursor at `row` and `column` (from 0) of a `routine` or a `stretch` file."""
    before = lines[row][:column]
    nothing = Proposals(column, ())
    if "#" in before:
        return nothing
    flow = _FLOW.search(before)
    here = flow["rest"] if flow else before
    if match := _VALUE.fullmatch(here):
        typed = match["value"]
        found = _values(match["key"], stretches or {}, figures)
        return Proposals(column - len(typed), _fitting(found, typed))
    match = _KEY.fullmatch(here)
    if match is None or (flow and "{" not in before):
        return nothing
    there = _siblings(lines, row, before, flow is not None)
    keys = [Proposal(f"{key}: ") for key in _keys(_parent(lines, row), there, kind) if key not in there]
    return Proposals(column - len(match["key"]), _fitting(keys, match["key"]))


def _fitting(words: Iterable[Proposal], typed: str) -> tuple[Proposal, ...]:
    """Those that begin as is typed, then those that hold it; none if nothing is left to type."""
    wanted = typed.casefold()
    found = [word for word in words if word.word.strip() != typed]
    begin = [word for word in found if word.word.casefold().startswith(wanted)]
    hold = [
        word
        for word in found
        if word not in begin and wanted and wanted in f"{word.word} {word.told}".casefold()
    ]
    return tuple((begin + hold)[:MOST])


def _values(key: str, stretches: Mapping[str, Stretch], figures: Iterable[str]) -> list[Proposal]:
    if key == "stretch":
        return [Proposal(id_, stretch.name) for id_, stretch in sorted(stretches.items())]
    if key == "figure":
        return [Proposal(name) for name in sorted(figures)]
    return [Proposal(word, told) for word, told in _CHOICES.get(key, ())]


def _keys(parent: str | None, there: set[str], kind: str) -> list[str]:
    """The keys that a mapping can have under `parent` (None: the document), with those already `there`."""
    models: tuple[type[Written], ...]
    match parent:
        case None:
            models = (Routine if kind == "routine" else Stretch,)
        case "steps":
            by_key: dict[str, type[Written]] = {"stretch": StretchStep, "repeat": RepeatStep, "name": OwnStep}
            models = tuple(model for key, model in by_key.items() if key in there)[:1]
            models = models or ((RestStep,) if there == {"rest"} else (StretchStep, OwnStep, RepeatStep))
        case "cues":
            models = (CueLine,)
        case "breath":
            models = (Breath,)
        case _:
            return []
    # What a step begins with goes first.
    keys = ["stretch", "name", "rest", "repeat"] if parent == "steps" and not there else []
    for model in models:
        keys += [field.alias or name for name, field in model.model_fields.items()]
    return list(dict.fromkeys(keys))


def _indent(line: str) -> int:
    """Where a line's own text begins; behind a hyphen it is the text that counts."""
    match = _KEY.match(line)
    return len(match["lead"]) if match else 0


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _parent(lines: list[str], row: int) -> str | None:
    """The key under whose value the line stands."""
    indent = len(lines[row]) - len(lines[row].lstrip(" "))
    dash = lines[row].lstrip().startswith("-")
    for line in reversed(lines[:row]):
        if not _is_text(line):
            continue
        own = len(line) - len(line.lstrip(" "))
        match = re.match(r"[ ]*(?:- +)*(?P<key>[\w-]+):\s*(?:#.*)?$", line)
        starts = _indent(line)
        if match and (starts < indent or (dash and starts <= indent)):
            return match["key"]
        if own < indent or (dash and own < indent):
            indent = min(indent, own)
            dash = line.lstrip().startswith("-")
    return None


def _siblings(lines: list[str], row: int, before: str, flow: bool) -> set[str]:
    """The keys that the same mapping has already."""
    if flow:
        inside = lines[row][before.rfind("{") :]
        return set(re.findall(r"[{,]\s*([\w-]+):", inside))
    found: set[str] = set()
    level = _indent(lines[row])
    for step, rows in ((-1, range(row - 1, -1, -1)), (1, range(row + 1, len(lines)))):
        if step < 0 and lines[row].lstrip().startswith("-"):
            continue
        for at in rows:
            line = lines[at]
            if not _is_text(line):
                continue
            if step > 0 and line.lstrip().startswith("-") and _indent(line) <= level:
                break
            if _indent(line) < level:
                break
            if _indent(line) == level and (match := re.match(r"[ ]*(?:- +)*([\w-]+):", line)):
                found.add(match[1])
                if step < 0 and line.lstrip().startswith("-"):
                    break
    return found
