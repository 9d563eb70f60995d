"""The journal as the screens use it: in a thread of its own, since a disk can let one wait.

Another program that writes may hold it for half a second, and a slow disk for longer; no key and no count
waits for that. What is told and asked is done in order.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    # SQLite is imported when the journal is opened: the first picture does not wait for it.
    from collections.abc import Callable

    from stretchtimer.history.journal import Journal
    from stretchtimer.history.recall import Recollection
    from stretchtimer.history.run import Run
    from stretchtimer.library.shelf import Library, RoutineFile

T = TypeVar("T")


class Diary:
    """Opened when it is first used."""

    def __init__(self, open_journal: Callable[[], Journal]) -> None:
        self._open_journal = open_journal
        self._journal: Journal | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="stretchtimer-journal")

    async def ask(self, question: Callable[[Journal], T]) -> T:
        """The answer; the screens stay alive meanwhile."""
        return await asyncio.wrap_future(self._thread.submit(lambda: question(self._opened())))

    def tell(self, told: Callable[[Journal], object]) -> None:
        """Have it written soon."""
        self._thread.submit(lambda: told(self._opened()))

    async def recall(self, library: Library) -> Recollection:
        """What helps to choose among these routines."""
        from stretchtimer.history.recall import recall

        playable = {file.id for file in library.routines if not file.faults}
        return await self.ask(lambda journal: recall(journal, playable))

    def run(self, file: RoutineFile, resumed: str | None = None) -> Run:
        """A session of this routine on its way into the journal; `resumed` is the id of one that goes on."""
        from stretchtimer.history.run import Run

        return Run(self.tell, file.id, file.name, resumed)

    def close(self) -> None:
        """Wait until all is written, and let go of the file."""
        self._thread.shutdown()
        if self._journal is not None:
            self._journal.close()

    def _opened(self) -> Journal:
        if self._journal is None:
            self._journal = self._open_journal()
        return self._journal
