"""The stretch library to choose from: type a few letters, and see beside the list what each stretch is."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from stretchtimer.core.dose import exercise
from stretchtimer.core.figure import draw, glow_of, motion_from
from stretchtimer.core.routine import Stretch, StretchStep
from stretchtimer.core.words import dose_words
from stretchtimer.library.figures import Figures
from stretchtimer.library.shelf import Library

_COLUMNS, _ROWS = 34, 9
_INKS = {"glow": "bold $warning", "far": "dim", "floor": "dim", "prop": "$text-muted"}


class StretchPicker(ModalScreen[str]):
    """Gives the id of a stretch, or nothing."""

    CSS_PATH = "picker.tcss"
    BINDINGS = [
        ("escape", "leave", "leave"),
        ("down", "mark(1)", "down"),
        ("up", "mark(-1)", "up"),
        ("pagedown", "mark(8)", "page down"),
        ("pageup", "mark(-8)", "page up"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-wide")]

    def __init__(self, library: Library, figures: Figures) -> None:
        super().__init__()
        self._stretches = dict(sorted(library.stretches.items(), key=lambda each: each[1].name.casefold()))
        self._figures = figures
        self._shown: list[str] = []

    def compose(self) -> ComposeResult:
        """What is typed, what fits it, what the marked one is."""
        with Vertical(id="picker"):
            yield Input(placeholder="a stretch, a muscle, a position …")
            with Horizontal():
                yield OptionList(markup=False)
                yield Static(id="stretch", markup=False)

    def on_mount(self) -> None:
        """All of them."""
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        self._fill("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, typed: str) -> None:
        words = typed.casefold().split()
        self._shown = [
            id_ for id_, each in self._stretches.items() if all(word in _told(id_, each) for word in words)
        ]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(self._stretches[id_].name) for id_ in self._shown)
        if self._shown:
            options.highlighted = 0
        else:
            self.query_one("#stretch", Static).update("No stretch has all of these words.")

    @on(OptionList.OptionHighlighted)
    def _describe(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self._shown):
            id_ = self._shown[event.option_index]
            self.query_one("#stretch", Static).update(self._description(id_, self._stretches[id_]))

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _taken(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None and self._shown:
            self.dismiss(self._shown[at])

    def action_mark(self, by: int) -> None:
        """Another one, while the keyboard stays with what is typed."""
        options = self.query_one(OptionList)
        if self._shown:
            options.highlighted = max(0, min((options.highlighted or 0) + by, len(self._shown) - 1))

    def action_leave(self) -> None:
        """None of them."""
        self.dismiss("")

    def _description(self, id_: str, stretch: Stretch) -> Content:
        doing = exercise(StretchStep(stretch=id_), {id_: stretch})
        parts: list[Content | tuple[str, str]] = [
            (f"{stretch.name}\n", "bold"),
            (f"{stretch.position}, {dose_words(doing)}\n", "dim"),
            self._figure(stretch),
            Content("\n"),
        ]
        parts += [Content(f"{line.say}\n") for line in (stretch.cues or ())[:3]]
        if stretch.targets:
            parts.append((f"\nWorks on {', '.join(stretch.targets)}.\n", "dim"))
        return Content.assemble(*parts)

    def _figure(self, stretch: Stretch) -> Content:
        motion, _ = motion_from(stretch.figure, self._figures.poses, self._figures.motions)
        if motion is None:
            return Content()
        frame = draw(motion.end_pose(), _COLUMNS, _ROWS, glow=glow_of(stretch.targets))
        rows = [Content.assemble(*((run.text, _INKS.get(run.ink, "")) for run in row)) for row in frame.rows]
        return Content("\n").join(rows)


def _told(id_: str, stretch: Stretch) -> str:
    """Everything by which a stretch can be found."""
    words = [id_, stretch.name, stretch.also or "", stretch.position, *stretch.targets, *stretch.needs]
    return " ".join(words).casefold()
