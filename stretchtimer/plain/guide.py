"""The guide in plain text: what needs a doctor first, then the causes and the tips, each with its routine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from stretchtimer.core import guide
from stretchtimer.core.guide import Signs, Topic

_WIDTH = 88


def guide_text() -> str:
    """All of it."""
    lines = [guide.TITLE, guide.NO_DOCTOR, ""]
    lines += ["When to see a doctor first", ""]
    for signs in guide.WARNINGS:
        lines += [*_signs(signs), ""]
    lines += [*_signs(guide.STOP), f"  {guide.GOOD_SIGN}", ""]
    lines += ["Four explanations, and what is known about each", "", *_topics(guide.CAUSES)]
    lines += ["What helps on any day", "", *_topics(guide.TIPS)]
    return "\n".join(lines).rstrip()


def stop_signs() -> list[str]:
    """What ends a session, a line each."""
    return [*_signs(guide.STOP), f"  {guide.GOOD_SIGN}"]


def _signs(signs: Signs) -> Iterator[str]:
    yield f"{signs.title}. {signs.act}"
    for sign in signs.signs:
        yield from wrap(sign, _WIDTH, initial_indent="  - ", subsequent_indent="    ")


def _topics(topics: Iterable[Topic]) -> Iterator[str]:
    for topic in topics:
        yield topic.title
        yield from wrap(topic.text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
        yield f"  > stretchtimer start {topic.routine}"
        if topic.also:
            yield f"    or: {', '.join(topic.also)}"
        yield ""
