"""Does things at their moment, in one thread of its own.

For the ways out that cannot be laid ahead in a stream: what is to be done is made ready beforehand, so that
at the moment itself only the start is left. A busy screen does not delay it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchtimer.sound.notes import LATE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """Something to start at `at`, seconds on the clock."""

    at: float
    make_ready: Callable[[], bool]
    """Called ahead of time; False when there will be nothing to start."""
    start: Callable[[], None]


def in_thread(run: Callable[[], None]) -> None:
    """Run in a thread that does not keep the program from ending."""
    threading.Thread(target=run, name="stretchtimer-sound", daemon=True).start()


class Punctual:
    """Starts tasks one after the other, each at its moment; what is too late is dropped."""

    def __init__(
        self,
        clock: Callable[[], float],
        late: float = LATE,
        aside: Callable[[Callable[[], None]], None] = in_thread,
    ) -> None:
        """`late`: seconds past its moment at which a task is still worth starting; `aside` runs the loop."""
        self.clock = clock
        self._late = late
        self._changed = threading.Condition()
        self._coming: list[Task] = []
        self._ready: Task | None = None
        self._closed = False
        aside(self._run)

    def replace(self, coming: Sequence[Task]) -> None:
        """Forget what has not begun and take on `coming`, in order of time. Nothing old starts afterwards."""
        with self._changed:
            self._coming = list(coming)
            self._ready = None
            self._changed.notify()

    def unready(self) -> None:
        """What was made ready is out of date: make it ready again."""
        with self._changed:
            self._ready = None
            self._changed.notify()

    def close(self) -> None:
        """End the waiting. Nothing starts afterwards."""
        with self._changed:
            self._coming = []
            self._closed = True
            self._changed.notify()

    def advance(self) -> None:
        """Start all that is due, and make ready what comes next."""
        while (task := self._start_due()) is not None:
            # Without the lock: it may take long. By the end of it the task may have been replaced.
            worth_it = self.clock() - task.at <= self._late and task.make_ready()
            with self._changed:
                if self._coming and self._coming[0] is task:
                    if worth_it:
                        self._ready = task
                    else:
                        self._coming.pop(0)

    def _start_due(self) -> Task | None:
        """Start what is ready and due; the task to be made ready next, if there is one."""
        with self._changed:
            while self._coming:
                task = self._coming[0]
                if task is not self._ready:
                    return task
                late = self.clock() - task.at
                if late < 0:
                    return None
                self._coming.pop(0)
                if late <= self._late:
                    # Still under the lock: once `replace` has returned, nothing old can start.
                    task.start()
            return None

    def _run(self) -> None:
        while not self._closed:
            self.advance()
            with self._changed:
                if not self._coming:
                    if not self._closed:
                        self._changed.wait()
                elif self._coming[0] is self._ready:
                    self._changed.wait(max(0.0, self._coming[0].at - self.clock()))
