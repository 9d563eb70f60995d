"""`python -m stretchtimer` is `stretchtimer`."""

from stretchtimer.cli import main

main(prog_name="stretchtimer")
