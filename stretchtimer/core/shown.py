"""Text that comes from a file and is shown on a terminal."""

from __future__ import annotations

_JOINERS = "\u200c\u200d"
"""Invisible, harmless, and needed: they join emoji (the woman in lotus position) and shape some scripts."""


def is_printable(text: str) -> bool:
    """Whether a terminal shows all of it and obeys none of it."""
    return all(each.isprintable() or each in _JOINERS for each in text)


def printable(text: str) -> str:
    """The text with everything that a terminal would obey, or could not show, written as an escape."""
    return "".join(each if is_printable(each) else ascii(each)[1:-1] for each in text)


def clip(text: str, width: int = 40) -> str:
    """The text, cut with an ellipsis where it is too long to stand in a message."""
    return text if len(text) <= width else text[: width - 1] + "…"
