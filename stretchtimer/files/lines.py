"""Lines of a text by offsets, with the line ends of every system left as they are."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\r\n|\n|\r")


def line_break(text: str) -> str:
    """The line break that the text uses (its first); that of Unix where it has none."""
    found = _BREAK.search(text)
    return found[0] if found else "\n"


def line_start(text: str, at: int) -> int:
    """Where the line begins in which `at` stands."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Where the line ends in which `at` stands, before its break."""
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """Where the line after that of `at` begins; the text's end where there is none."""
    found = _BREAK.search(text, at)
    return found.end() if found else len(text)


def before_break(text: str, at: int) -> int:
    """Where the line above that of `at` ends, before its break; 0 for the first line."""
    start = line_start(text, at)
    if text[start - 2 : start] == "\r\n":
        return start - 2
    return max(0, start - 1)


def indent_of(text: str, at: int) -> int:
    """How many spaces the line begins with in which `at` stands."""
    start = line_start(text, at)
    return len(text[start : line_end(text, start)]) - len(text[start : line_end(text, start)].lstrip(" "))


def is_comment(text: str, at: int) -> bool:
    """Whether the line in which `at` stands holds a comment and nothing else."""
    start = line_start(text, at)
    return text[start : line_end(text, start)].lstrip(" \t").startswith("#")
