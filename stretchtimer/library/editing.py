"""Changes to a routine's text, each in the words of the field and checked before it is given back.

Text in, text out: nothing is read or written here. Only the touched characters change. The new text is read
again and must say exactly what the old one said with the change made; otherwise it is refused, in a sentence.

A step is named by the way to it: its index, and within `repeat`s the index at each level, like `(3, 0)`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from stretchtimer.files import inplace
from stretchtimer.files.layout import lay_out
from stretchtimer.files.nodes import FaultyFileError, read_nodes

Way = tuple[int, ...]

_MARK = "\ufeff"
_NOWHERE = Path("routine")


class RefusedError(ValueError):
    """A change that cannot be made, in a sentence for the person."""


def set_key(text: str, step: Way, key: str, value: str) -> str:
    """Give a step `key: value`, whether the key stands there already or not."""
    where = _where(step)

    def same(data: Any) -> None:
        _at(data, where)[key] = _plain(value)

    return _changed(text, lambda bare: inplace.set_entry(bare, where, key, value), same)


def remove_key(text: str, step: Way, key: str) -> str:
    """Take a key out of a step; what the stretch says is true again. Nothing happens where it is not."""
    where = _where(step)
    return _changed(
        text,
        lambda bare: inplace.remove_entry(bare, where, key),
        lambda data: _at(data, where).pop(key, None),
    )


def move(text: str, step: Way, by: int) -> str:
    """Swap a step with the one before (`by` −1) or after it (+1), within its list."""
    where, index = _list_of(step)

    def same(data: Any) -> None:
        steps = _at(data, where)
        steps[index], steps[index + by] = steps[index + by], steps[index]

    if not 0 <= index + by < len(_at(_data(text), where)):
        raise RefusedError(f"It is the {'first' if by < 0 else 'last'} step {_of(step)} already.")
    return _changed(text, lambda bare: inplace.move_item(bare, where, index, by), same)


def leave_out(text: str, step: Way) -> str:
    """Take a step out; with the only step of a `repeat` the repeat goes too."""
    where, index = _list_of(step)
    if len(_at(_data(text), where)) == 1:
        if len(step) == 1:
            raise RefusedError("It is the only step, and a routine needs one.")
        return leave_out(text, step[:-1])
    return _changed(
        text, lambda bare: inplace.remove_item(bare, where, index), lambda data: _at(data, where).pop(index)
    )


def duplicate(text: str, step: Way) -> str:
    """Put a copy of a step behind it."""
    where, index = _list_of(step)

    def same(data: Any) -> None:
        # Read anew for the copy, so that the two are not one.
        _at(data, where).insert(index, _at(_data(text), where)[index])

    return _changed(text, lambda bare: inplace.double_item(bare, where, index), same)


def insert(text: str, at: Way, entries: Mapping[str, str]) -> str:
    """Put a new step, like `{"stretch": "cobra"}`, so that it stands at `at`."""
    where, index = _list_of(at)
    if not 0 <= index <= len(_at(_data(text), where)):
        raise RefusedError("There is no such place in the routine.")
    return _changed(
        text,
        lambda bare: inplace.insert_item(bare, where, index, entries),
        lambda data: _at(data, where).insert(index, {key: _plain(value) for key, value in entries.items()}),
    )


def set_name(text: str, name: str) -> str:
    """Give the routine another name."""
    written = as_value(name)

    def edit(bare: str) -> str:
        # A name in quotes would be quoted twice: it is written anew as a whole.
        without = bare
        found = lay_out(bare).entry("name")
        if found and found[1].kind == "text":
            without = bare[: found[1].start] + "x" + bare[found[1].end :]
        return inplace.set_entry(without, (), "name", written)

    return _changed(text, edit, lambda data: data.update(name=name))


def as_value(text: str) -> str:
    """The text as it can stand behind a key: plain where YAML allows it, in double quotes elsewhere."""
    try:
        plain = read_nodes(f"{{a: {text}}}", _NOWHERE).plain() == {"a": text}
        plain = plain and read_nodes(f"a: {text}\nb: c", _NOWHERE).plain() == {"a": text, "b": "c"}
    except FaultyFileError:
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)


def _changed(text: str, edit: Callable[[str], str], same: Callable[[Any], object]) -> str:
    """The text edited, if it then says what `same` makes of what it said."""
    expected = _data(text)
    same(expected)
    mark = _MARK if text.startswith(_MARK) else ""
    try:
        new = edit(text.removeprefix(_MARK))
        if read_nodes(new, _NOWHERE).plain() == expected:
            return mark + new
    except (inplace.UnusualLayoutError, FaultyFileError):
        pass
    raise RefusedError("This part of the file is written in an unusual way; change it in the editor.")


def _data(text: str) -> Any:
    try:
        return read_nodes(text.removeprefix(_MARK), _NOWHERE).plain()
    except FaultyFileError as error:
        raise RefusedError(
            f"The file has an error in line {error.fault.line}: {error.fault.message}."
        ) from None


def _where(step: Way) -> list[str | int]:
    return [part for index in step for part in ("steps", index)]


def _list_of(step: Way) -> tuple[list[str | int], int]:
    """The way to the list in which a step stands, and its place there."""
    return [*_where(step[:-1]), "steps"], step[-1]


def _at(data: Any, where: list[str | int]) -> Any:
    for part in where:
        data = data[part]
    return data


def _plain(value: str) -> Any:
    """What a value means that is written as `value`."""
    return read_nodes(f"a: {value}", _NOWHERE).plain()["a"]


def _of(step: Way) -> str:
    return "of the repeat" if len(step) > 1 else "of the routine"
