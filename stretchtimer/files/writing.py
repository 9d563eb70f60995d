"""Writing a file so that it is always whole: the old text or the new one, whatever happens in between."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_text(path: Path, text: str) -> None:
    """Put `text` into the file as UTF-8, making its folder where there is none.

    A file that is there keeps its permissions, and a link keeps pointing where it points. Raises OSError
    where it cannot be written; the old file is then untouched.
    """
    real = path.resolve()
    real.parent.mkdir(parents=True, exist_ok=True)
    # Beside the file, since only within one folder (one disk) replacing is a single act.
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=real.parent, prefix=f".{real.name}.", delete=False
    ) as new:
        try:
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
            new.close()
            Path(new.name).chmod(_mode(real))
            Path(new.name).replace(real)
        except BaseException:
            new.close()
            with suppress(OSError):
                Path(new.name).unlink()
            raise


def _mode(path: Path) -> int:
    """The permissions of a file, or those that a new one would be given."""
    with suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    # There is no way to read the mask without setting it.
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
