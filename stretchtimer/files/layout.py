"""How a YAML document is laid out in its text: what stands from where to where, and in which style.

`nodes` says what a file means; this says where each piece of it stands, so that one can be changed and the
rest left alone. Unlike there, an alias stands where it is written and not where it points to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

# libyaml where PyYAML was built with it. Its marks count characters as the other's do.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Laid:
    """A piece of the text, `start` to `end` (offsets); comments and blank lines after it are not in it."""

    start: int
    end: int
    flow: bool = False
    """Written with brackets or braces."""
    quote: str | None = None
    """Of a text: `'`, `"`, `|`, `>`, or nothing."""
    items: tuple[Laid, ...] = ()
    """Of a list."""
    entries: tuple[tuple[str, Laid, Laid], ...] = ()
    """Of a mapping: the key, where it stands, and its value."""
    kind: str = "text"
    """`text`, `list`, `mapping` or `alias`."""

    def entry(self, key: str) -> tuple[Laid, Laid] | None:
        """Where a key of a mapping stands, and its value."""
        return next(((at, value) for name, at, value in self.entries if name == key), None)

    def find(self, where: Sequence[str | int]) -> Laid | None:
        """What stands on the way `where` (keys and indices); None where there is no such thing."""
        laid = self
        for at in where:
            if isinstance(at, int):
                if not 0 <= at < len(laid.items):
                    return None
                laid = laid.items[at]
            elif found := laid.entry(at):
                laid = found[1]
            else:
                return None
        return laid


def lay_out(text: str) -> Laid:
    """The document in `text`, which must be one that `nodes.read_nodes` accepts."""
    events: Iterator[Any] = iter(yaml.parse(text, Loader=_Loader))
    next(events)  # the stream's start
    next(events)  # the document's start
    return _laid(next(events), events, text)


def _laid(event: Any, events: Iterator[Any], text: str) -> Laid:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.AliasEvent):
        return Laid(start, end, kind="alias")
    if isinstance(event, yaml.ScalarEvent):
        if event.style in {"|", ">"}:
            # Its mark stands behind the blank lines that follow it.
            end = start + len(text[start:end].rstrip())
        return Laid(start, end, quote=event.style or None)
    flow = bool(event.flow_style)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            items.append(_laid(inner, events, text))
        end = _end(inner) if flow else max([end, *(item.end for item in items)])
        return Laid(start, end, flow, items=tuple(items), kind="list")
    entries = []
    while not isinstance(inner := next(events), yaml.MappingEndEvent):
        key = _laid(inner, events, text)
        entries.append((str(getattr(inner, "value", "")), key, _laid(next(events), events, text)))
    end = _end(inner) if flow else max([start, *(value.end for _, _, value in entries)])
    return Laid(start, end, flow, entries=tuple(entries), kind="mapping")


def _end(event: Any) -> int:
    return int(event.end_mark.index)
