"""What a person can do, each told once: its key, its word in the footer, its help, its place in the palette.

One value for all of it, so that keys, help and palette cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. `action` is the method `action_…` of the screen that has it."""

    action: str
    keys: str
    """Textual's names of keys, with commas between."""
    word: str
    """In the footer."""
    help: str
    shown: bool = True
    """Whether it stands in the footer; all stand in the help and the palette."""

    @property
    def id(self) -> str:
        """The name under which the settings may give it another key."""
        return self.action.replace("_", "-")

    def binding(self) -> Binding:
        """For Textual."""
        # Enter belongs to the screen and not to the list that has the focus.
        first = self.keys == "enter"
        return Binding(
            self.keys, self.action, self.word, show=self.shown, tooltip=self.help, id=self.id, priority=first
        )


# A small terminal cuts the footer at its end, so what must be seen comes first.
PLAYING = (
    Command("pause", "space,p", "pause", "Pause; silent at once"),
    Command("go_on", "space,p,enter", "go on", "Go on after a pause, or where it waits for you"),
    Command("skip", "right,n", "skip", "To the next step"),
    Command("back", "left,b", "back", "To this step's start, or the step before"),
    Command("again", "r", "again", "This step from its start"),
    Command("longer", "plus,equals_sign", "10 s", "Ten seconds more, on the other side too"),
    Command("shorter", "minus", "10 s", "Ten seconds less, on the other side too"),
    Command("signs", "s", "pain", "Stop signs: when to stop; pauses"),
    Command("stop", "q,escape", "stop", "Stop here; asks first"),
    Command("keys", "question_mark", "keys", "All keys"),
    Command("ease_off", "x", "ease", "It hurts: to the next step, and next time an easier form is named"),
    Command("mute", "m", "sound", "Sound off, or on again"),
    Command("voice", "v", "voice", "Words off, or on again; the chimes stay", shown=False),
    Command(
        "where", "w", "where am I", "Say the pose, the side, the time left and what is next", shown=False
    ),
    Command("louder", "up", "louder", "Louder", shown=False),
    Command("softer", "down", "softer", "Softer", shown=False),
    Command("change", "e", "edit", "Change this routine from the next step on; pauses first"),
)

LIBRARY = (
    Command("start", "enter", "start", "Start the marked routine"),
    Command("filter", "slash", "filter", "Show only what contains a word"),
    Command("today", "s", "today", "Mark what is suggested today"),
    Command("history", "h", "history", "What you did, how often, and how it felt"),
    Command("choose", "f", "find", "By what hurts, minutes, place, and what you have"),
    Command("guide", "g", "guide", "Why does my back feel tight?"),
    Command("cautions", "c", "care", "What applies to you: what to leave out, longer holds"),
    Command("keys", "question_mark", "keys", "All keys"),
    Command("quit", "q", "quit", "Leave the program"),
    Command("change", "e", "change", "Make steps longer, shorter, more or fewer; nothing to type"),
    Command("text", "t", "text", "The routine's file, and beside it what it plays"),
    Command("own_editor", "E", "editor", "The file in your own editor ($VISUAL, $EDITOR)", shown=False),
    Command("new", "n", "new", "A new routine of your own"),
    Command("duplicate", "d", "copy", "A copy of the marked routine, under another name"),
    Command("rename", "f2", "rename", "Another name for the marked routine", shown=False),
    Command("delete", "delete", "delete", "Delete the marked routine; it can be brought back", shown=False),
    Command("reload", "f5", "reload", "Read the files again", shown=False),
)

HISTORY = (
    Command("home", "escape,q,h,enter", "home", "Back to the routines"),
    Command("keys", "question_mark", "keys", "All keys"),
)

GUIDE = (
    Command("start", "enter", "start", "Start the routine that fits"),
    Command("read_on", "space", "read on", "Further down in the text"),
    Command("read_back", "b", "read back", "Further up in the text", shown=False),
    Command("keys", "question_mark", "keys", "All keys"),
    Command("home", "escape,q,g", "back", "Back to the routines"),
)


def bindings(commands: Iterable[Command]) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """For a screen's BINDINGS."""
    return [command.binding() for command in commands]


def palette(screen: Screen[Any], commands: Iterable[Command]) -> Iterable[SystemCommand]:
    """For the command palette: those that can be done now."""
    for command in commands:
        if screen.check_action(command.action, ()) is True:
            run = getattr(screen, f"action_{command.action}")
            # The action's name: the footer's words are too short to be told apart («10 s», twice).
            yield SystemCommand(command.action.replace("_", " ").capitalize(), command.help, run)
