"""The options that fit routines to a person, the same wherever a routine is listed, shown or started."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from stretchtimer.cli.common import settings
from stretchtimer.core.cautions import CAUTIONS

if TYPE_CHECKING:
    from stretchtimer.core.avoiding import Person

_INSTEAD = [
    "easier",
    "skip",
    "keep",
]  # a test holds that they are core.avoiding's, which is too slow to import here


def fitted_to_person(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--avoid`, `--instead` and `--older`; it gets the `person` of them and the settings."""

    @click.option(
        "--avoid",
        metavar="CAUTION,…",
        help="Leave out what does not go with these, besides your settings: knee, wrist, pregnancy, …",
    )
    @click.option("--instead", type=click.Choice(_INSTEAD), help="What to do instead of what is left out.")
    @click.option("--older", is_flag=True, help="65 or older: longer holds.")
    @wraps(command)
    def with_person(*args: Any, avoid: str | None, instead: str | None, older: bool, **options: Any) -> Any:
        return command(*args, person=_person(_codes(avoid), instead, older), **options)

    return with_person


def _person(avoid: frozenset[str], instead: str | None, older: bool) -> Person:
    from stretchtimer.core.avoiding import INSTEAD, Person

    usual = settings().person
    chosen = next((each for each in INSTEAD if each == instead), usual.instead)
    # Added to the settings: an option for today must not make somebody forget what always applies to them.
    return Person(usual.avoid | avoid, chosen, older or usual.older)


def _codes(value: str | None) -> frozenset[str]:
    codes = frozenset((value or "").replace(",", " ").split())
    for code in sorted(codes - CAUTIONS.keys()):
        from stretchtimer.core.values import did_you_mean

        hint = did_you_mean(code, [*CAUTIONS]) or f"; there are: {', '.join(CAUTIONS)}"
        raise click.BadParameter(f'"{code}" is no caution{hint}', param_hint="--avoid")
    return codes
