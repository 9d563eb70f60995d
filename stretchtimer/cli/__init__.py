"""The command line: it reads the arguments and calls one function for each command.

What a command needs is imported inside it, so that `stretchtimer list` does not wait for the screens and
`stretchtimer --help` waits for nothing.
"""

from __future__ import annotations

import click

from stretchtimer import __version__
from stretchtimer.cli.common import forgive_encodings, has_terminal, run_screens, session_maker
from stretchtimer.cli.guiding import guide
from stretchtimer.cli.hearing import export, transcript
from stretchtimer.cli.history import history
from stretchtimer.cli.importing import import_
from stretchtimer.cli.looking import check, list_, schema, show
from stretchtimer.cli.machine import doctor, settings_
from stretchtimer.cli.own_files import delete, duplicate, edit, new, rename, restore
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


OWN_FILES = (new, edit, duplicate, rename, delete, restore)
LOOKING = (list_, show, guide, transcript, check, schema)
for command in (start, resume, history, *LOOKING, export, import_, doctor, settings_, *OWN_FILES):
    main.add_command(command)
