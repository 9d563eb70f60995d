"""The guide: what needs a doctor first, then causes and tips, each one Enter away from its routine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from stretchtimer.core import guide
from stretchtimer.core.guide import Signs, Topic
from stretchtimer.tui.commands import GUIDE, bindings, palette
from stretchtimer.tui.questions import Keys

_SECTIONS: tuple[tuple[str, tuple[Signs | Topic, ...]], ...] = (
    ("SEE A DOCTOR FIRST", (*guide.WARNINGS, guide.STOP)),
    ("FOUR EXPLANATIONS", guide.CAUSES),
    ("ON ANY DAY", guide.TIPS),
)


class GuideScreen(Screen[str | None]):
    """Dismissed with the id of the routine to start, or None."""

    CSS_PATH = "guide.tcss"
    BINDINGS = bindings(GUIDE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]

    def __init__(self, routines: Mapping[str, str]) -> None:
        """`routines` says for each id that can be started how it is called and how long it takes."""
        super().__init__()
        self._routines = routines
        self._pages: list[Signs | Topic | None] = []

    def compose(self) -> ComposeResult:
        """The topics, and what is said about the marked one."""
        yield Static(f"{guide.TITLE}  ", id="title", markup=False)
        with Horizontal():
            yield OptionList(id="topics", markup=False)
            with VerticalScroll(id="page", can_focus=False):
                yield Static(id="text", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """What needs a doctor stands first, and is marked."""
        topics = self.query_one(OptionList)
        for title, pages in _SECTIONS:
            topics.add_option(Option(Content.styled(title, "bold"), disabled=True))
            topics.add_options(Option(f" {page.title}") for page in pages)
            self._pages += [None, *pages]
        topics.highlighted = 1
        topics.focus()

    @property
    def page(self) -> Signs | Topic | None:
        """What is marked."""
        at = self.query_one(OptionList).highlighted
        return self._pages[at] if at is not None and at < len(self._pages) else None

    @on(OptionList.OptionHighlighted)
    def _show(self) -> None:
        if page := self.page:
            text = self._topic(page) if isinstance(page, Topic) else _signs(page)
            self.query_one("#text", Static).update(text)
            self.query_one("#page").scroll_home(animate=False)
            self.refresh_bindings()

    def _topic(self, topic: Topic) -> Content:
        parts: list[Content | tuple[str, str]] = [
            (f"{topic.title}\n\n", "bold"),
            Content(f"{topic.text}\n\n"),
        ]
        if topic.routine in self._routines:
            parts.append((f"Enter starts {self._routines[topic.routine]}.\n", "bold $success"))
        if also := [self._routines[each] for each in topic.also if each in self._routines]:
            parts.append((f"Also: {', '.join(also)}.\n", "dim"))
        parts.append((f"\n{guide.NO_DOCTOR}", "dim"))
        return Content.assemble(*parts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what has a routine can be started."""
        return action != "start" or (isinstance(self.page, Topic) and self.page.routine in self._routines)

    @on(OptionList.OptionSelected)
    def action_start(self) -> None:
        """Start the routine that fits."""
        if isinstance(self.page, Topic) and self.page.routine in self._routines:
            self.dismiss(self.page.routine)

    def action_read_on(self) -> None:
        """The arrows belong to the topics; a small terminal shows only a part of the text."""
        self.query_one("#page").scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Up again."""
        self.query_one("#page").scroll_page_up(animate=False)

    def action_home(self) -> None:
        """Back to the library."""
        self.dismiss(None)

    def action_keys(self) -> None:
        """All keys."""
        self.app.push_screen(Keys("Guide", GUIDE))

    def commands(self) -> Iterable[SystemCommand]:
        """For the command palette."""
        return palette(self, GUIDE)


def _signs(signs: Signs) -> Content:
    parts: list[Content | tuple[str, str]] = [
        (f"{signs.title}\n\n", "bold $error"),
        (f"{signs.act}\n\n", "bold"),
        *(Content(f"• {sign}\n") for sign in signs.signs),
    ]
    if signs is guide.STOP:
        parts.append(Content(f"\n{guide.GOOD_SIGN}\n"))
    return Content.assemble(*parts, (f"\n{guide.NO_DOCTOR}", "dim"))
