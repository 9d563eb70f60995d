"""What a person can do while changing a routine, each told once."""

from __future__ import annotations

from stretchtimer.tui.commands import Command

QUICK = (
    Command("longer", "plus,equals_sign", "longer", "Five seconds, a breath or a repetition more"),
    Command("shorter", "minus", "shorter", "Five seconds, a breath or a repetition less"),
    Command("more_rounds", "r", "rounds +", "One round more; of a repeat, once more"),
    Command("fewer_rounds", "R", "rounds −", "One round less; of a repeat, once less", shown=False),
    Command("move_up", "alt+up,K", "up", "Before the step above"),
    Command("move_down", "alt+down,J", "down", "Behind the step below"),
    Command("add", "a,insert", "add", "Add a stretch behind this step"),
    Command("add_rest", "p", "add a rest", "Add a rest behind this step", shown=False),
    Command("duplicate", "d", "copy", "The step once more"),
    Command("leave_out", "delete,backspace,x", "leave out", "Leave the step out"),
    Command("as_usual", "0", "as usual", "The stretch's own length and rounds again", shown=False),
    Command("undo", "ctrl+z,u", "undo", "Take the last change back"),
    Command("redo", "ctrl+y,U", "redo", "Make it again", shown=False),
    Command("text", "t", "text", "The routine's file, and beside it what it plays"),
    Command("stretch", "s", "stretch", "The stretch's own file, for all routines", shown=False),
    Command("keys", "question_mark", "keys", "All keys"),
    Command("back", "escape,q", "back", "Back; everything is saved already"),
)

EDITOR = (
    Command("save", "ctrl+s", "save", "Save"),
    Command("try_step", "f5", "try", "Play the step under the cursor"),
    Command("previous_step", "alt+up", "step ↑", "To the step above", shown=False),
    Command("next_step", "alt+down", "step ↓", "To the step below", shown=False),
    Command("complete", "ctrl+space,ctrl+@", "complete", "What could stand here"),
    Command("steps", "f4", "steps ↔ text", "To the list of steps, and back to the text"),
    Command("first_error", "f8", "error", "To the next error"),
    Command("own_editor", "f9", "editor", "The file in your own editor ($VISUAL, $EDITOR)", shown=False),
    Command("keys", "f1", "keys", "All keys"),
    Command("back", "escape,ctrl+q", "back", "Back; asks if something is not saved"),
)
