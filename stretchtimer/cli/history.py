"""The journal from the command line: read, taken to another machine and back, deleted."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from stretchtimer.cli.common import fail, open_journal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stretchtimer.history.journal import Journal
    from stretchtimer.history.record import Session

_PAGE = 200
"""Sessions read at once when looking for those of a day."""


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="All of it, for `history import` on another machine.")
@click.option("--csv", "as_csv", is_flag=True, help="A row a session, for a table.")
@click.option("--last", type=click.IntRange(1, 1000), default=7, help="So many sessions.")
@click.pass_context
def history(context: click.Context, as_json: bool, as_csv: bool, last: int) -> None:
    """Show what was done: the last sessions, this week, the streak."""
    if context.invoked_subcommand is not None:
        return
    if as_json and as_csv:
        raise click.UsageError("--json or --csv, one of the two.")
    from stretchtimer.history.overview import overview
    from stretchtimer.plain.history import in_short

    with _journal() as journal:
        if as_json or as_csv:
            # UTF-8 whatever the terminal speaks; the writers make their own line ends.
            out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
            try:
                journal.export_json(out) if as_json else journal.export_csv(out)
                out.flush()
            finally:
                out.detach()
        else:
            click.echo(in_short(overview(journal, last)))


@history.command("import")
@click.argument("file", type=click.File("rb"))
def import_(file: io.BufferedReader) -> None:
    """Take in FILE, written by `history --json` here or on another machine; `-` reads standard input.

    What is known already is not taken twice.
    """
    from stretchtimer.core.telling import counted

    with _journal() as journal:
        merged = journal.merge(file.read())
    click.echo(
        f"{counted(merged.added, 'session')} added, {merged.updated:,} brought up to date, "
        f"{merged.known:,} known already."
    )


@history.command()
@click.argument("which", metavar="WHICH")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(which: str, yes: bool) -> None:
    """Delete sessions for good: `last`, `all`, a day (2026-11-23), or the id of one from `history --json`."""
    from stretchtimer.core.telling import counted, day

    with _journal() as journal:
        if which == "all":
            count = sum(each.sessions for each in journal.days())
            told = f"all {count:,}" if count else "everything"
            _ask(f"Delete {told} for good?", yes)
            click.echo(f"{counted(journal.delete_all(), 'session')} deleted.")
            return
        if which == "last":
            found = {session.id: session for session in journal.sessions(1)}
        elif (on := _as_day(which)) is not None:
            found = {session.id: session for session in _of_day(journal, on)}
        else:
            session = journal.session(which)
            found = {which: session} if session else {}
        if not found:
            fail(f"There is no such session: {which}")
        for session in found.values():
            click.echo(f"  {day(session.day)} {session.started:%H:%M}  {session.name}")
        _ask(f"Delete {'this' if len(found) == 1 else f'these {len(found)}'} for good?", yes)
        click.echo(f"{counted(journal.delete(*found), 'session')} deleted.")


@contextmanager
def _journal() -> Iterator[Journal]:
    """The journal; says on the error stream what is wrong with it."""
    from stretchtimer.history.journal import JournalError

    with open_journal() as journal:
        try:
            yield journal
        except JournalError as error:
            fail(str(error))
        if complaint := journal.complaint():
            click.echo(complaint, err=True)


def _ask(question: str, yes: bool) -> None:
    if not yes and not click.confirm(question):
        fail("Nothing was deleted.")


def _as_day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        return None


def _of_day(journal: Journal, day: date) -> Iterator[Session]:
    skip = 0
    while page := journal.sessions(_PAGE, skip):
        yield from (session for session in page if session.day == day)
        if page[-1].day < day:
            return
        skip += _PAGE
