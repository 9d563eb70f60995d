"""The kinds of value that may stand in a routine file, each with its own message for what is wrong.

Values arrive as the text that stands in the file (or as numbers, from Python). Every message says what would
be right, since the person who reads it has a file open and wants to go on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from stretchtimer.core.lengths import PATTERN, parse_length
from stretchtimer.core.shown import clip, is_printable

UNTIL_KEY = "until-key"
"""A hold that lasts until the person presses a key."""


def did_you_mean(word: str, known: list[str]) -> str:
    """` Did you mean "cat-cow"?` or nothing; to be put behind a sentence."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""


def wrong(message: str, about: str = "value") -> PydanticCustomError:
    """An error that carries its sentence as it is, braces included.

    `about` says what the sentence speaks of: the `value`, its `key`, or the `mapping` that lacks one.
    """
    return PydanticCustomError("routine_value", "{message}", {"message": message, "about": about})


def _text(value: object, what: str) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if value is None or isinstance(value, str):
        raise wrong(f"is empty; {what} should stand here")
    kind = "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "this"
    raise wrong(f"{kind} stands where {what} should be")


def _length(least: float, most: float) -> Callable[[object], float]:
    def read(value: object) -> float:
        text = _text(value, "a length of time like 45s")
        try:
            seconds = parse_length(text)
        except ValueError as error:
            raise wrong(str(error)) from None
        if not least <= seconds <= most:
            raise wrong(f'"{text}" is out of range; from {least:g} s to {most:g} s is possible')
        return seconds

    return read


def _count(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        text = _text(value, "a whole number")
        if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
            raise wrong(f'"{clip(text)}" is no whole number; write one from {least} to {most}')
        if not least <= int(text) <= most:
            raise wrong(f"{text} is out of range; from {least} to {most} is possible")
        return int(text)

    return read


def _line(most: int) -> Callable[[object], str]:
    def read(value: object) -> str:
        text = " ".join(_text(value, "a line of text").split())
        if not is_printable(text):
            # Control characters would reach the terminal and could do anything there.
            raise wrong("holds characters that cannot be printed")
        if len(text) > most:
            raise wrong(f"is {len(text)} characters long; {most} is the most")
        return text

    return read


def _word(value: object) -> str:
    text = _text(value, "a name like cat-cow")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise wrong(f'"{clip(text)}" is no such name; use small letters, digits and hyphens, like cat-cow')
    return text


def _hold(value: object) -> float | str:
    text = _text(value, "a length of time like 45s")
    if text == UNTIL_KEY:
        return text
    if near := did_you_mean(text, [UNTIL_KEY]):
        raise wrong(f'"{clip(text)}" is no length of time{near}')
    return _length(1, 3600)(text)


_YES = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}


def _switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _text(value, "yes or no")
    if text.lower() not in _YES:
        raise wrong(f'"{clip(text)}" is neither yes nor no')
    return _YES[text.lower()]


def _schema(least: float, most: float) -> dict[str, Any]:
    written = {"type": "string", "pattern": PATTERN, "examples": ["45s", "1m30s", "1:30"]}
    return {"anyOf": [written, {"type": "number", "minimum": least, "maximum": most}]}


def one_of(words: list[str], what: str) -> Callable[[object], str]:
    """A reader for one of a few words; anything else is refused with the nearest."""

    def read(value: object) -> str:
        text = _text(value, what)
        if text not in words:
            raise wrong(
                f'"{clip(text)}" is no {what}{did_you_mean(text, words) or "; use " + ", ".join(words)}'
            )
        return text

    return read


OUT = 6.0
"""Seconds before the end at which is told how to come out: just in time to be over before the last count."""


@dataclass(frozen=True, slots=True)
class When:
    """A cue's moment in a hold, a set of breaths or a set of repetitions."""

    kind: str
    """`setup`: while getting ready. `share`: a part of the length. `after` its start, `before` its end.

    `out`: when it is time to be told how to come out of it, just before the last count.
    """
    amount: float
    """A share from 0 to 1, or seconds."""

    def second(self, length: float) -> float | None:
        """Seconds after the start of something `length` seconds long; None where it falls outside.

        The end itself is outside: what is said there would be about what comes next.
        """
        at = {
            "share": self.amount * length,
            "after": self.amount,
            "before": length - self.amount,
            "out": max(0.0, length - OUT),
        }.get(self.kind)
        return at if at is not None and 0 <= at < length else None


def _when(value: object) -> When:
    if isinstance(value, When):
        return value
    text = _text(value, "a moment")
    named = {
        "setup": When("setup", 0.0),
        "start": When("share", 0.0),
        "half": When("share", 0.5),
        "out": When("out", 0.0),
    }
    if text in named:
        return named[text]
    if match := re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*%", text, re.ASCII):
        if float(match[1]) < 100:
            return When("share", float(match[1]) / 100)
        raise wrong(f'"{text}" is not within the step; write less than 100%')
    try:
        seconds = parse_length(text.removeprefix("-"))
    except ValueError:
        hint = did_you_mean(text, list(named)) or "; write setup, start, half, out, 50%, 12s or -10s"
        raise wrong(f'"{clip(text)}" is no moment{hint}') from None
    if text.startswith("-") and seconds == 0:
        raise wrong('"-0s" is the end itself; write a moment before it, like -5s')
    return When("before" if text.startswith("-") else "after", seconds)


# Longer values are no mistake of the person's hand but of a stray digit.
Hold = Annotated[
    float | str,
    BeforeValidator(_hold),
    WithJsonSchema({"anyOf": [{"const": UNTIL_KEY}, *_schema(1, 3600)["anyOf"]]}),
]
Phase = Annotated[float, BeforeValidator(_length(0.5, 120)), WithJsonSchema(_schema(0.5, 120))]
Pause = Annotated[float, BeforeValidator(_length(0, 3600)), WithJsonSchema(_schema(0, 3600))]
Count = Annotated[
    int, BeforeValidator(_count(1, 100)), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 100})
]
Switch = Annotated[bool, BeforeValidator(_switch), WithJsonSchema({"type": "boolean"})]
Percent = Annotated[
    int, BeforeValidator(_count(0, 100)), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 100})
]
Name = Annotated[str, BeforeValidator(_line(80)), WithJsonSchema({"type": "string", "maxLength": 80})]
Sentence = Annotated[str, BeforeValidator(_line(400)), WithJsonSchema({"type": "string", "maxLength": 400})]
Word = Annotated[
    str, BeforeValidator(_word), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})
]
CueMoment = Annotated[
    When,
    BeforeValidator(_when),
    WithJsonSchema(
        {"type": ["string", "number"], "examples": ["setup", "start", "half", "out", "50%", "12s", "-10s"]}
    ),
]
