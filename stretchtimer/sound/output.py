"""What every way out of the machine has in common: sound card, another program or the terminal's bell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchtimer.sound.notes import Note


class OutputError(Exception):
    """A way out that cannot be used. The message is half a sentence that says why."""


class Output(Protocol):
    """A way out, open from the moment it exists. All but the last two methods return within milliseconds."""

    @property
    def name(self) -> str:
        """As a person writes it in the settings."""

    @property
    def device(self) -> str:
        """What it plays on, for a person to read."""

    @property
    def volume(self) -> float:
        """Factor from 0 to 1; 0 is mute. Can be set at any time."""

    @volume.setter
    def volume(self, volume: float) -> None: ...

    def play(self, notes: Sequence[Note]) -> None:
        """Replace all that has not begun by `notes`, in order of time; stale ones are dropped."""

    def silence(self) -> None:
        """Be silent at once and forget all that was to come."""

    def retie(self) -> None:
        """Set right what drifted between this device's clock and the system's."""

    def alive(self, now: float) -> bool:
        """Whether sound still comes out, as far as can be told. `now` in seconds on the monotonic clock."""

    def settled(self) -> bool:
        """Whether a note played now would come at its exact place."""

    def close(self) -> None:
        """Let go of the device; may be called twice. May hang where a server hangs."""

    def again(self) -> Output:
        """The same way out, opened anew. Raises OutputError; may hang where a server hangs."""
