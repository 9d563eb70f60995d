"""A file's text to write in: YAML in colours, faulty lines marked, and what could stand at the cursor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList, TextArea
from textual.widgets.option_list import Option

from stretchtimer.library.completing import Proposals

_LEAD = re.compile(r"[ ]*(?:- +)*")
_WIDEST, _HIGHEST = 44, 8


class YamlText(TextArea):
    """The text itself."""

    BINDINGS = [
        Binding("ctrl+home", "to_end(False)", "start", show=False),
        Binding("ctrl+end", "to_end(True)", "end", show=False),
    ]

    def __init__(self, text: str, keys: Callable[[str], bool], dark: bool) -> None:
        """`keys` is asked first about each key; says whether it has used it up."""
        super().__init__(
            text,
            language="yaml",
            theme="monokai" if dark else "github_light",
            soft_wrap=False,
            show_line_numbers=True,
            tab_behavior="indent",
            id="text",
        )
        self.indent_width = 2
        self._keys = keys
        self._faulty: frozenset[int] = frozenset()

    def mark_faulty(self, rows: Iterable[int]) -> None:
        """Mark these rows (from 0) and no others."""
        faulty = frozenset(rows)
        if faulty != self._faulty:
            self._faulty = faulty
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A row as it is drawn."""
        line = super().get_line(line_index)
        if line_index in self._faulty:
            line.stylize("underline bold")
            line.append("  ◂ !", style="bold reverse")
        return line

    async def _on_key(self, event: Key) -> None:
        if self._keys(event.key):
            event.stop()
            event.prevent_default()
            return
        if event.key == "escape":
            # TextArea would give the keyboard away; here it is the screen's key.
            event.prevent_default()
            return
        if event.key == "enter" and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard("\n" + self._next_indent(), *self.selection)
            return
        await super()._on_key(event)

    def action_to_end(self, last: bool) -> None:
        """To the first or the last character."""
        self.move_cursor(self.document.end if last else (0, 0))

    def _next_indent(self) -> str:
        """Blanks for the row after the one the cursor is in."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        match = _LEAD.match(before)
        deeper = 2 if before.rstrip().endswith(":") else 0
        return " " * ((len(match[0]) if match else 0) + deeper)


class YamlArea(Container):
    """The text and, over it, the list of what could stand at the cursor."""

    def __init__(self, text: str, propose: Callable[[list[str], int, int], Proposals]) -> None:
        super().__init__(id="area")
        self._text = text
        self._propose = propose
        self._proposals = Proposals(0, ())

    def compose(self) -> ComposeResult:
        """One above the other."""
        yield YamlText(self._text, self._key, self.app.current_theme.dark)
        yield OptionList(id="proposals", markup=False)

    def on_mount(self) -> None:
        """The list takes no keys of its own."""
        self._list.can_focus = False
        self.close()

    @property
    def text(self) -> YamlText:
        """Where one writes."""
        return self.query_one(YamlText)

    @property
    def _list(self) -> OptionList:
        return self.query_one("#proposals", OptionList)

    @property
    def is_open(self) -> bool:
        """Whether proposals are shown."""
        return bool(self._list.display)

    def close(self) -> None:
        """No proposals."""
        self._list.display = False

    def offer(self, asked: bool = False) -> None:
        """Show what could stand here; unasked only where a word has been begun, or a value is missing."""
        row, column = self.text.cursor_location
        found = self._propose(self.text.document.lines, row, column)
        begun = column > found.start or self.text.document.get_line(row)[:column].endswith(": ")
        if not found.words or not (asked or begun):
            self.close()
            return
        self._proposals = found
        options = self._list
        options.clear_options()
        width = max(len(each.word) for each in found.words)
        options.add_options(
            Option(Content.assemble(f"{each.word:<{width}}", (f"  {each.told}" if each.told else "", "dim")))
            for each in found.words
        )
        options.highlighted = 0
        options.display = True
        self._place(len(found.words))

    def _place(self, count: int) -> None:
        """Below the cursor, or above it where there is no room."""
        at, here = self.text.cursor_screen_offset, self.region
        height = min(count, _HIGHEST)
        typed = self.text.cursor_location[1] - self._proposals.start
        x = max(0, min(at.x - here.x - typed, here.width - _WIDEST))
        y = at.y - here.y + 1
        if y + height > here.height:
            y = max(0, at.y - here.y - height)
        self._list.styles.width, self._list.styles.height = _WIDEST, height
        self._list.styles.offset = (x, y)

    def _key(self, key: str) -> bool:
        if not self.is_open:
            return False
        at, count = self._list.highlighted or 0, len(self._proposals.words)
        if key in {"up", "down"}:
            self._list.highlighted = (at + (1 if key == "down" else -1)) % count
        elif key in {"tab", "enter"}:
            self._take(at)
        elif key == "escape":
            self.close()
        else:
            return False
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes it too."""
        event.stop()
        self._take(event.option_index)

    def _take(self, index: int) -> None:
        row, column = self.text.cursor_location
        self.close()
        self.text.replace(self._proposals.words[index].word, (row, self._proposals.start), (row, column))
        self.text.focus()
