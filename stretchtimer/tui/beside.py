"""Beside the editor: the routine as it will play, and what is wrong with the text."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from stretchtimer.core.lengths import clock_text, plain_text
from stretchtimer.core.timeline import Timeline
from stretchtimer.core.words import dose_words
from stretchtimer.files.nodes import Fault
from stretchtimer.library.editing import Way
from stretchtimer.library.proof import Proof


class Beside(Vertical):
    """The total, the steps, the errors. While there are errors, the steps are those before them."""

    class StepChosen(Message):
        """The person wants to see a step's lines."""

        def __init__(self, way: Way) -> None:
            super().__init__()
            self.way = way

    class FaultChosen(Message):
        """The person wants to see where something is wrong."""

        def __init__(self, fault: Fault) -> None:
            super().__init__()
            self.fault = fault

    def __init__(self) -> None:
        super().__init__(id="beside")
        self._timeline: Timeline | None = None
        self._faults: tuple[Fault, ...] = ()

    def compose(self) -> ComposeResult:
        """One below the other."""
        yield Static(id="total", markup=False)
        yield OptionList(id="steps", markup=False)
        yield OptionList(id="faults", markup=False)

    def show(self, proof: Proof, unsaved: bool) -> None:
        """Show what comes of the text."""
        self._faults = proof.faults
        mark = ("  ● not saved" if unsaved else "", "$warning")
        if proof.file is None:
            told = Content.assemble(("has errors", "bold $error"), mark)
        else:
            self._timeline = proof.file.timeline
            length = plain_text(self._timeline.length)
            told = Content.assemble((f"{proof.file.name}, {length}", "bold"), mark)
            self._show_steps(self._timeline)
        self.query_one("#total", Static).update(told)
        faults = self.query_one("#faults", OptionList)
        faults.clear_options()
        faults.add_options(
            Option(Content.assemble((f"{fault.line}  ", "bold $error"), fault.message))
            for fault in proof.faults
        )
        faults.display = bool(proof.faults)

    def mark(self, way: Way) -> None:
        """Mark the step at the end of a way, or the first one in it."""
        if self._timeline is None:
            return
        steps = self.query_one("#steps", OptionList)
        here = [at for at, step in enumerate(self._timeline.steps) if step.where[: len(way)] == way]
        if here and steps.highlighted not in here:
            steps.highlighted = here[0]

    def _show_steps(self, timeline: Timeline) -> None:
        steps = self.query_one("#steps", OptionList)
        at = steps.highlighted
        rows = []
        for index, step in enumerate(timeline.steps):
            lasts = clock_text(timeline.step_end(index) - timeline.step_start(index))
            number = f"{step.number}." if step.number else ""
            dose = f"{dose_words(step.doing)}, " if step.doing else ""
            rows.append(Option(Content.assemble(f"{number:>3} {step.name}  ", (f"{dose}{lasts}", "dim"))))
        steps.clear_options()
        steps.add_options(rows)
        steps.highlighted = min(at, len(rows) - 1) if at is not None else None

    @on(OptionList.OptionSelected, "#steps")
    def _step(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._timeline is not None:
            self.post_message(self.StepChosen(self._timeline.steps[event.option_index].where))

    @on(OptionList.OptionSelected, "#faults")
    def _fault(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.FaultChosen(self._faults[event.option_index]))
