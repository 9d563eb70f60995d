"""The end when it comes from outside: a polite kill, or the window closed.

When the terminal is gone, what still writes to it or reads from it may hang or spin for ever. So the program
is asked to end, and made to a little later.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

_PATIENCE = 1.5  # seconds; the sound fades and the journal is written long before


def when_asked_to_leave(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code when SIGTERM or SIGHUP comes, in the main thread.

    Does nothing outside of the main thread, where no signal can be caught.
    """
    if threading.current_thread() is not threading.main_thread():
        return

    def caught(number: int, _frame: object) -> None:
        code = 128 + number
        last_resort = threading.Timer(_PATIENCE, os._exit, (code,))
        last_resort.daemon = True
        last_resort.start()
        leave(code)

    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, caught)
