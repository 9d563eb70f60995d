"""A file that was changed both here and outside: the person decides, and what is given up is kept."""

from __future__ import annotations

from textual.app import App

from stretchtimer.library.desk import difference
from stretchtimer.library.open_file import OpenFile
from stretchtimer.tui.choice import Choice, drawn_difference

_QUESTION = "{name} was changed outside too"
_ANSWERS = {"m": "mine: keep what I have here", "t": "theirs: take what stands in the file now"}
_KEPT = "What you do not take is kept; `stretchtimer restore` brings it back."


async def settle(app: App[None], file: OpenFile, mine: str, theirs: str) -> str:
    """Ask whose text it should be; gives the text to go on with, or nothing while that is undecided.

    After `mine` the next save replaces the file. To be awaited in a worker.
    """
    title = _QUESTION.format(name=file.path.name)
    answer = await app.push_screen_wait(Choice(title, {**_ANSWERS, "d": "show the difference"}, _KEPT))
    if answer == "d":
        told = drawn_difference(["- only theirs", "+ only mine", "", *difference(mine, theirs)])
        answer = await app.push_screen_wait(Choice(title, _ANSWERS, told))
    if answer == "m":
        file.keep_mine(theirs)
        return mine
    if answer == "t":
        file.take_theirs(theirs, mine)
        return theirs
    return ""
