"""Tells a session that is playing in another program from one whose program was killed.

Both look the same in the database: begun and not ended. So a program locks a small file of its own as long
as a session plays; the system drops the lock with the program, however that ends. A process id would not
do: ids are given again, and say nothing on a folder that two machines share.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of life, held from its making until `take_away` or the end of the program."""

    path: Path
    file: BinaryIO

    def take_away(self) -> None:
        """Let go of the lock and remove the file."""
        self.file.close()
        _remove(self.path)


def give_sign(path: Path) -> Sign | None:
    """Lock `path`, made if need be; None if another holds it or the folder allows no such thing."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = path.open("ab")
    except OSError:
        return None
    try:
        _lock(file)
    except OSError:
        file.close()
        return None
    return Sign(path, file)


def is_alive(path: Path) -> bool:
    """Whether someone holds `path`. What a killed program left behind is cleared away."""
    if not path.exists():
        return False
    sign = give_sign(path)
    if sign is None:
        return True
    sign.take_away()
    return False


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # On Windows someone may be asking for the lock just now; an empty file left over does no harm.
        return
