"""YAML as it stands in the file: every value is text and knows its place.

Read from the parser's events and not through a loader, for three reasons: `no` and `1:30` stay what the
person wrote; every value keeps its line and column (and its span, for changes in place); and what could hurt
(tags, aliases that blow up, endless nesting) is refused before anything is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from stretchtimer.core.shown import clip, printable

LARGEST = 256 * 1024
"""Bytes. A routine of a hundred steps has five thousand."""
DEEPEST = 20
MOST_NODES = 20_000

_NOT_ALLOWED = re.compile("[^\\t\\n\\r -~\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What YAML forbids: control characters and halves of surrogate pairs."""

# libyaml where PyYAML was built with it: ten times as fast.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where something stands: line and column from 1, and offsets into the text."""

    line: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Node:
    """A value in the file: text (empty if nothing stands there), a list, or a mapping."""

    span: Span
    value: str | tuple[Node, ...] | dict[str, tuple[Span, Node]]
    """A mapping holds for each key the place of the key, and the value."""

    def plain(self) -> Any:
        """The value as plain text, lists and dicts."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, (_, node) in self.value.items()}
        if isinstance(self.value, tuple):
            return [node.plain() for node in self.value]
        return self.value

    def find(self, where: Sequence[str | int]) -> tuple[Span | None, Node]:
        """The deepest node on the way `where`, and the place of its key; what is not there is passed over."""
        key: Span | None = None
        node = self
        for at in where:
            if isinstance(node.value, dict) and isinstance(at, str) and at in node.value:
                key, node = node.value[at]
            elif isinstance(node.value, tuple) and isinstance(at, int) and at < len(node.value):
                key, node = None, node.value[at]
        return key, node


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file.

    It ends up on a terminal, and both a message (it may quote the file) and a path can hold characters that a
    terminal obeys; those are shown as escapes.
    """

    path: Path
    line: int
    column: int
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", printable(self.message))

    def __str__(self) -> str:
        return f"{self._place}: {self.message}"

    def as_warning(self) -> str:
        """For something that is no error."""
        return f"{self._place}: warning: {self.message}"

    @property
    def _place(self) -> str:
        return f"{printable(str(self.path))}:{self.line}:{self.column}"


class FaultyFileError(Exception):
    """A file that cannot be read as YAML at all."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def read_text(path: Path) -> str:
    """The file's text. Raises FaultyFileError where it cannot be read, is too large, or is not UTF-8."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # Opening a named pipe would wait for somebody to write into it.
            raise FaultyFileError(Fault(path, 1, 1, "cannot be read: it is no ordinary file"))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise FaultyFileError(Fault(path, 1, 1, f"cannot be read: {error.strerror}")) from None
    if len(data) > LARGEST:
        raise FaultyFileError(
            Fault(path, 1, 1, f"is larger than {LARGEST // 1024} KiB; no routine needs that")
        )
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        line, column = _line_and_column(before)
        raise FaultyFileError(Fault(path, line, column, "is not UTF-8 text; save it as UTF-8")) from None


def _line_and_column(before: str) -> tuple[int, int]:
    """Where the character after `before` stands."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def read_nodes(text: str, path: Path) -> Node:
    """The one document in `text`. Raises FaultyFileError with the place of the first thing that is wrong."""
    # Looked for here, since the two parsers neither agree on them nor on where they stand.
    if found := _NOT_ALLOWED.search(text):
        line, column = _line_and_column(text[: found.start()])
        raise FaultyFileError(Fault(path, line, column, "holds a character that YAML does not allow"))
    try:
        return _Reader(text, path).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = error.problem or "cannot be read"
        if mark and text[mark.index : mark.index + 1] == "\t":
            problem = "a tab stands here; indent with spaces"
        raise FaultyFileError(Fault(path, line, column, f"is not valid YAML: {problem}")) from None
    except (yaml.YAMLError, ValueError, OverflowError):
        # The parser in Python trips over numbers of absurd size in escapes and directives.
        raise FaultyFileError(Fault(path, 1, 1, "is not valid YAML")) from None


@dataclass(frozen=True, slots=True)
class _Named:
    """What an anchor names, how many values are in it, and how deep it is."""

    node: Node
    size: int
    height: int


class _Reader:
    """One pass over the parser's events. Nesting is bounded, so recursion is too."""

    def __init__(self, text: str, path: Path) -> None:
        self._path = path
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=_Loader))
        self._anchors: dict[str, _Named] = {}
        self._nodes = 0
        self._deepest = 0

    def document(self) -> Node:
        next(self._events)  # the stream's start
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise FaultyFileError(Fault(self._path, 1, 1, "is empty"))
        node = self._node(next(self._events), 0)
        next(self._events)  # the document's end
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse(event, "a second document begins here; a file holds one")
        return node

    def _refuse(self, event: Any, message: str) -> NoReturn:
        mark = event.start_mark
        raise FaultyFileError(Fault(self._path, mark.line + 1, mark.column + 1, message))

    def _count(self, event: Any, more: int) -> None:
        self._nodes += more
        if self._nodes > MOST_NODES:
            self._refuse(event, f"holds more than {MOST_NODES} values once its aliases are followed")

    def _go_down(self, event: Any, depth: int) -> None:
        if depth > DEEPEST:
            self._refuse(event, f"is nested more than {DEEPEST} deep")
        self._deepest = max(self._deepest, depth)

    def _node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            named = self._anchors.get(str(event.anchor))
            if named is None:
                self._refuse(event, f"nothing is named &{clip(str(event.anchor))} before this")
            self._count(event, named.size)
            # What an alias repeats is nested as deep as the alias itself, and then on.
            self._go_down(event, depth + named.height)
            return named.node
        self._refuse_tag(event)
        before, deepest_before = self._nodes, self._deepest
        self._deepest = 0
        self._go_down(event, depth)
        self._count(event, 1)
        node = self._value(event, depth)
        if event.anchor:
            # Named only when it is whole, so that nothing can hold itself.
            self._anchors[event.anchor] = _Named(node, self._nodes - before, self._deepest - depth)
        self._deepest = max(self._deepest, deepest_before)
        return node

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None:
            self._refuse(event, "tags (!…) are not used in these files; write the plain value")

    def _value(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return Node(_span(event, event), event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            nodes: list[Node] = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                nodes.append(self._node(inner, depth + 1))
            return Node(_span(event, inner), tuple(nodes))
        entries: dict[str, tuple[Span, Node]] = {}
        while not isinstance(inner := next(self._events), yaml.MappingEndEvent):
            if not isinstance(inner, yaml.ScalarEvent):
                self._refuse(inner, "a key should be a word")
            self._refuse_tag(inner)
            if inner.value in entries:
                self._refuse(inner, f'"{clip(inner.value)}" stands here a second time')
            self._count(inner, 1)
            entries[inner.value] = (_span(inner, inner), self._node(next(self._events), depth + 1))
        return Node(_span(event, inner), entries)


def _span(first: Any, last: Any) -> Span:
    start, end = first.start_mark, last.end_mark
    return Span(start.line + 1, start.column + 1, start.index, end.index)
