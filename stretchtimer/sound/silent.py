"""No sound at all, because somebody wants it so or because there is nothing to make one with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchtimer.sound.notes import Note


class Silent:
    """An Output that does nothing."""

    name = "none"
    device = "none"

    def __init__(self) -> None:
        self.volume = 1.0

    def play(self, notes: Sequence[Note]) -> None:
        """Play nothing."""

    def silence(self) -> None:
        """It is silent."""

    def retie(self) -> None:
        """Nothing drifts."""

    def alive(self, now: float) -> bool:
        """Always."""
        return True

    def settled(self) -> bool:
        """Always."""
        return True

    def close(self) -> None:
        """Nothing to let go of."""

    def again(self) -> Silent:
        """Another silence."""
        return Silent()
