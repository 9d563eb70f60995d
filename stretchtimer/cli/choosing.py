"""The options by which a routine is looked for: what hurts, the minutes there are, where, with what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from stretchtimer.cli.common import fail

if TYPE_CHECKING:
    from stretchtimer.core.choosing import Wish
    from stretchtimer.library.shelf import Library


def chosen_by_wish(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of a wish; it gets the `wish`."""

    @click.option("--for", "helps", metavar="WHAT", multiple=True, help="What hurts, like stiff-lower-back.")
    @click.option("--minutes", type=click.IntRange(1), help="At most so many.")
    @click.option("--no-floor", is_flag=True, help="Nothing on the floor.")
    @click.option("--chair-only", is_flag=True, help="No floor, and nothing needed but a chair.")
    @click.option(
        "--needs", metavar="THINGS", help="Needs nothing but these: mat,chair,strap,wall,cushion; or none."
    )
    @wraps(command)
    def with_wish(
        *args: Any,
        helps: tuple[str, ...],
        minutes: int | None,
        no_floor: bool,
        chair_only: bool,
        needs: str | None,
        **options: Any,
    ) -> Any:
        from stretchtimer.core.choosing import Wish

        have = None if needs is None else _words(needs) - {"none"}
        wish = Wish(_words(*helps), minutes, no_floor, chair_only, have)
        return command(*args, wish=wish, **options)

    return with_wish


def chosen(shelf: Library, wish: Wish) -> Library:
    """Only the routines that suit; all for no wish. Ends with what is known where a word is not."""
    from stretchtimer.core.choosing import EQUIPMENT, suits
    from stretchtimer.core.values import did_you_mean

    if not wish:
        return shelf
    playable = [file for file in shelf.routines if file.routine]
    known = {
        "for": {word for file in playable for word in file.traits.helps},
        "needs": {*EQUIPMENT, *(need for file in playable for need in file.traits.needs)},
    }
    for option, words in (("for", wish.helps), ("needs", wish.have or frozenset())):
        for word in sorted(words - known[option]):
            there = sorted(known[option])
            hint = did_you_mean(word, there) or f"; use: {', '.join(there)}"
            fail(f'--{option}: nothing here knows "{word}"{hint}')
    return replace(shelf, routines=tuple(file for file in playable if suits(file.traits, wish)))


def _words(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in text.casefold().replace(",", " ").split())
