"""The guide on the command line."""

from __future__ import annotations

import click


@click.command()
def guide() -> None:
    """Why does my back feel tight? What needs a doctor first, what is known, and which routine fits."""
    from stretchtimer.plain.guide import guide_text

    click.echo(guide_text())
