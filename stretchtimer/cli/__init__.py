"""The command line: it reads the arguments and calls one function for each command.

What a command needs is imported inside it, so that `stretchtimer list` does not wait for the screens and
`stretchtimer --help` waits for nothing.
"""

from __future__ import annotations

import click

from stretchtimer import __version__
from stretchtimer.cli.common import forgive_encodings, has_terminal, run_screens, session_maker
from stretchtimer.cli.history import history
from stretchtimer.cli.looking import check, list_, schema, show
from stretchtimer.cli.machine import doctor, settings_
from stretchtimer.cli.playing import resume, start


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="stretchtimer")
@click.pass_context
def main(context: click.Context) -> None:
    """A guided stretching timer. Without a command it shows your routines."""
    forgive_encodings()
    if context.invoked_subcommand is None:
        if has_terminal():
            run_screens(session_maker())
        else:
            context.invoke(list_)
            click.echo("\nstretchtimer start ROUTINE plays one.")


for command in (start, resume, history, list_, show, check, schema, doctor, settings_):
    main.add_command(command)
