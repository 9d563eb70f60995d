"""The other end of `simpleaudio_player`: a process of its own, in which simpleaudio may crash.

Run as a module. It reads commands from standard input, `load N` (N bytes of sound follow), `start` and
`stop`, and says one line on standard output: `ready`, or why not.
"""

from __future__ import annotations

import os
import signal
import sys

from stretchtimer.sound.mixer import RATE

_FRAME = 4  # bytes of 16-bit stereo


def main() -> None:
    """Serve until standard input ends."""
    # Ctrl-C in the terminal reaches every process; ending is the session's affair.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import simpleaudio

        # An empty buffer crashes it, and only playing shows whether there is a device.
        simpleaudio.play_buffer(bytes(_FRAME * RATE // 50), 2, 2, RATE).wait_done()
    except Exception as error:  # whatever it is, the other end has to hear of it
        print(str(error) or type(error).__name__, flush=True)
        return
    print("ready", flush=True)
    sound = b""
    for line in iter(sys.stdin.buffer.readline, b""):
        command, _, size = line.decode("ascii").strip().partition(" ")
        if command == "load":
            sound = sys.stdin.buffer.read(int(size))
        elif command == "start":
            simpleaudio.play_buffer(sound, 2, 2, RATE)
        elif command == "stop":
            simpleaudio.stop_all()
    # Without the interpreter's own tidying up, during which a thread of simpleaudio may still be playing.
    os._exit(0)


if __name__ == "__main__":
    main()
