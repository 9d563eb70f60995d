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


class Punctual:
    """Starts tasks one after the other, each at its moment; what is too late is dropped."""

    def __init__(self, clock: Callable[[], float], late: float = LATE) -> None:
        """`late`: seconds past its moment at which a task is still worth starting."""
        self._clock = clock
        self._late = late
        self._changed = threading.Condition()
        self._coming: list[Task] = []
        self._ready: Task | None = None
        self._closed = False
        threading.Thread(target=self._run, name="stretchtimer-cues", daemon=True).start()

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
        """End the thread. Nothing starts afterwards."""
        with self._changed:
            self._coming = []
            self._closed = True
            self._changed.notify()

    def _run(self) -> None:
        while (task := self._next()) is not None:
            worth_it = self._clock() - task.at <= self._late and task.make_ready()
            with self._changed:
                if self._coming and self._coming[0] is task:
                    if worth_it:
                        self._ready = task
                    else:
                        self._coming.pop(0)

    def _next(self) -> Task | None:
        """Start what is ready at its moment; the next task to make ready, or None when closed."""
        with self._changed:
            while not self._closed:
                if not self._coming:
                    self._changed.wait()
                elif self._ready is not (task := self._coming[0]):
                    return task
                elif (wait := task.at - self._clock()) > 0:
                    self._changed.wait(wait)
                else:
                    self._coming.pop(0)
                    if -wait <= self._late:
                        # Still under the lock: once `replace` has returned, nothing old can start.
                        task.start()
            return None
