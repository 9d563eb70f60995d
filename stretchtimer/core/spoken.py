"""How long it takes to say something, reckoned before any voice is there."""

from __future__ import annotations

import re

WORDS_A_SECOND = 2.5
"""An unhurried voice."""
BREATH_BEFORE_SPEAKING = 0.3


def spoken_seconds(line: str) -> float:
    """How long an unhurried voice takes."""
    return len(spoken_words(line)) / WORDS_A_SECOND + BREATH_BEFORE_SPEAKING


def spoken_words(line: str) -> list[str]:
    """A hyphenated word is spoken as two."""
    return re.findall(r"[\w'’]+", line)
