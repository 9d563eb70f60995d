"""Changes to a YAML text that touch only the characters in question.

Entries of a mapping are set and removed; items of a list are moved, removed, doubled and inserted. Comments,
order, quotes, blank lines and line ends of everything else stay as they are. A comment on an item's line, or
right above it, or indented below it, is the item's and goes where it goes.

What these functions make is not checked here: who calls them reads it again and compares.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stretchtimer.files.layout import Laid, lay_out
from stretchtimer.files.lines import (
    before_break,
    indent_of,
    is_comment,
    line_break,
    line_end,
    line_start,
    next_line,
)

Where = Sequence[str | int]

_DASH = re.compile(r"(?:\A|(?<=[\r\n]))(?P<indent> *)(?P<dash>-[ \t]*)(?=[^ \t]|\Z)")
_COMMA = re.compile(r"(?:\s|#[^\r\n]*)*,")


class UnusualLayoutError(ValueError):
    """A text laid out in a way that is not changed in place."""


def set_entry(text: str, where: Where, key: str, value: str) -> str:
    """Give the mapping at `where` the entry `key: value`; a quoted value stays quoted in the same way."""
    mapping = _find(text, where, "mapping")
    if found := mapping.entry(key):
        at, old = found
        if old.kind == "text" and old.quote in {'"', "'"}:
            return _replaced(text, old.start, old.end, f"{old.quote}{value}{old.quote}")
        if old.kind in {"list", "mapping"} and not old.flow:
            colon = text.index(":", at.end)
            return _replaced(text, colon + 1, old.end, f" {value}")
        return _replaced(text, old.start, old.end, value)
    if not mapping.entries:
        raise UnusualLayoutError("nothing stands in it yet")
    _, first_key, first = mapping.entries[0]
    if mapping.flow:
        return _replaced(text, first.end, first.end, f", {key}: {value}")
    column = first_key.start - line_start(text, first_key.start)
    end = line_end(text, first.end)
    return _replaced(text, end, end, f"{line_break(text)}{' ' * column}{key}: {value}")


def remove_entry(text: str, where: Where, key: str) -> str:
    """Take an entry out of the mapping at `where`, with the comment on its line."""
    mapping = _find(text, where, "mapping")
    names = [name for name, _, _ in mapping.entries]
    if key not in names:
        return text
    if len(names) == 1:
        raise UnusualLayoutError("it would be empty")
    index = names.index(key)
    _, at, value = mapping.entries[index]
    if mapping.flow:
        spans = [(each_key.start, each.end) for _, each_key, each in mapping.entries]
        return _without_flow_item(text, spans, index)
    if index == 0:
        # It stands behind a hyphen, and what comes next moves up to there.
        return _replaced(text, at.start, mapping.entries[1][1].start, "")
    start, end = line_start(text, at.start), line_end(text, value.end)
    return _without_lines(text, start, end)


def move_item(text: str, where: Where, index: int, by: int) -> str:
    """Swap an item of the list at `where` with the one before (`by` −1) or after it (+1)."""
    listed = _find(text, where, "list")
    first, second = sorted((index, index + by))
    if first < 0 or second >= len(listed.items):
        raise IndexError("there is nothing on that side")
    if listed.flow:
        a, b = listed.items[first], listed.items[second]
        starts, ends = (a.start, b.start), (a.end, b.end)
    else:
        above, below = _block(text, listed, first), _block(text, listed, second)
        starts, ends = (above.start, below.start), (above.end, below.end)
    return (
        text[: starts[0]]
        + text[starts[1] : ends[1]]
        + text[ends[0] : starts[1]]
        + text[starts[0] : ends[0]]
        + text[ends[1] :]
    )


def remove_item(text: str, where: Where, index: int) -> str:
    """Take an item out of the list at `where`, with its comments."""
    listed = _find(text, where, "list")
    if listed.flow:
        return _without_flow_item(text, [(item.start, item.end) for item in listed.items], index)
    block = _block(text, listed, index)
    return _without_lines(text, block.start, block.end)


def double_item(text: str, where: Where, index: int) -> str:
    """Put a copy of an item behind it."""
    listed = _find(text, where, "list")
    if listed.flow:
        item = listed.items[index]
        return _replaced(text, item.end, item.end, f", {text[item.start : item.end]}")
    block = _block(text, listed, index)
    copy = text[line_start(text, block.dash) : block.end]
    return _replaced(text, block.end, block.end, line_break(text) + copy)


def insert_item(text: str, where: Where, index: int, entries: Mapping[str, str]) -> str:
    """Put a new mapping into the list at `where`, so that it stands at `index`."""
    listed = _find(text, where, "list")
    if not listed.items:
        raise UnusualLayoutError("nothing stands in it yet")
    told = [f"{key}: {value}" for key, value in entries.items()]
    if listed.flow:
        new = f"{{{', '.join(told)}}}"
        if index:
            end = listed.items[index - 1].end
            return _replaced(text, end, end, f", {new}")
        start = listed.items[0].start
        return _replaced(text, start, start, f"{new}, ")
    block = _block(text, listed, max(0, index - 1))
    ended = line_break(text)
    hanging = block.lead + f"{ended}{' ' * len(block.lead)}".join(told)
    if index:
        return _replaced(text, block.end, block.end, ended + hanging)
    return _replaced(text, block.start, block.start, hanging + ended)


@dataclass(frozen=True, slots=True)
class _Block:
    """An item of a block list with all that belongs to it, from a line's start to a line's end."""

    start: int
    dash: int
    end: int
    lead: str
    """The indent and the hyphen with its spaces."""


def _block(text: str, listed: Laid, index: int) -> _Block:
    least = listed.items[index - 1].end if index else line_start(text, listed.start)
    item = listed.items[index]
    dash = _DASH.search(text, least)
    if dash is None or dash.start("dash") > item.start:
        raise UnusualLayoutError("its hyphen does not stand on a line of its own")
    start, indent = dash.start(), len(dash["indent"])
    # Above the first item the list's own key stands, and that is no comment.
    highest = least if index else 0
    while start > highest:
        above = line_start(text, before_break(text, start))
        if above < highest or not is_comment(text, above) or indent_of(text, above) != indent:
            break
        start = above
    end = line_end(text, max(item.end, dash.end()))
    while (below := next_line(text, end)) < len(text):
        if not is_comment(text, below) or indent_of(text, below) <= indent:
            break
        end = line_end(text, below)
    # Where the item stands on another line than its hyphen, nothing can be learned of its spaces.
    lead = dash["indent"] + (dash["dash"] if len(dash["dash"]) > 1 and "\t" not in dash["dash"] else "- ")
    return _Block(start, dash.start("dash"), end, lead)


def _without_flow_item(text: str, spans: Sequence[tuple[int, int]], index: int) -> str:
    start, end = spans[index]
    if index + 1 < len(spans):
        comma = _COMMA.match(text, end)
        assert comma is not None  # something follows, so a comma stands before it
        rest = text[comma.end() :]
        # What stands between the item and its comma can hold a comment; it stays.
        return text[:start] + text[end : comma.end() - 1] + rest.removeprefix(" ")
    if index == 0:
        raise UnusualLayoutError("it would be empty")
    before = spans[index - 1][1]
    comma = _COMMA.match(text, before)
    assert comma is not None
    between = text[before : comma.end() - 1] + text[comma.end() : start]
    return text[:before] + (between if between.strip() else "") + text[end:]


def _without_lines(text: str, start: int, end: int) -> str:
    after = next_line(text, end)
    if after == end:  # the last line, and it has no break of its own: the one above it goes
        start = before_break(text, start)
    return _replaced(text, start, after, "")


def _replaced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _find(text: str, where: Where, kind: str) -> Laid:
    laid = lay_out(text).find(where)
    if laid is None:
        raise UnusualLayoutError("it stands elsewhere, and is only named here")
    if laid.kind == "alias":
        raise UnusualLayoutError("it stands elsewhere (&, *), and is only named here")
    if laid.kind != kind:
        raise UnusualLayoutError(f"no {kind} stands here")
    return laid
