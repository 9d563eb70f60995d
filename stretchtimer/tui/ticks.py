"""A list of things to tick, with marks that can be told apart without colour."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Generic, TypeVar

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

Value = TypeVar("Value")


class Ticks(OptionList, Generic[Value]):
    """Space or a click ticks, and takes the tick away again."""

    DEFAULT_CSS = """
    Ticks, Ticks:focus { border: none; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    BINDINGS = [("space", "select", "tick")]

    class Changed(Message):
        """A tick was set or taken away."""

    def __init__(
        self, words: Mapping[Value, str], ticked: Collection[Value], *, id: str | None = None
    ) -> None:
        """`words` says for each value what stands in its row."""
        self._words = dict(words)
        self._values = list(words)
        self._ticked = [value for value in words if value in ticked]
        super().__init__(*(Option(self._row(value)) for value in self._values), id=id, markup=False)

    @property
    def ticked(self) -> list[Value]:
        """What is ticked, in the order in which it was."""
        return list(self._ticked)

    @property
    def marked(self) -> Value | None:
        """Where the cursor stands."""
        return None if self.highlighted is None else self._values[self.highlighted]

    def tick(self, *values: Value) -> None:
        """Let exactly these be ticked."""
        self._ticked = list(values)
        for index, value in enumerate(self._values):
            self.replace_option_prompt_at_index(index, self._row(value))
        self.post_message(self.Changed())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The other way round than before."""
        event.stop()
        value = self._values[event.option_index]
        others = [each for each in self._ticked if each != value]
        self.tick(*others, *([] if value in self._ticked else [value]))

    def _row(self, value: Value) -> Content:
        is_ticked = value in self._ticked
        mark = ("[x] ", "bold $success") if is_ticked else ("[ ] ", "dim")
        return Content.assemble(mark, (self._words[value], "bold" if is_ticked else ""))
