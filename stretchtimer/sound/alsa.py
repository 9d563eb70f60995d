"""Keeps ALSA's C library quiet.

Without a sound card it writes some 35 lines to file descriptor 2 while a device is tried, into the middle of
the screen. Redirecting the descriptor would swallow what the screen itself draws there.
"""

from __future__ import annotations

import ctypes
import sys

# void (*)(const char *file, int line, const char *function, int err, const char *format, ...)
_Handler = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)


def _ignore(_file: bytes, _line: int, _function: bytes, _error: int, _text: bytes) -> None:
    return None


_IGNORE = _Handler(_ignore)  # kept for as long as the process lives: ALSA holds only a bare pointer


def hush() -> None:
    """Silence ALSA's messages in this process. Does nothing where there is no ALSA."""
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_IGNORE)
    except (OSError, AttributeError):
        return
