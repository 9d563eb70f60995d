"""Routines from another program's file: all of it becomes files of the person's own, or nothing does."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from stretchtimer.core.importing import NotUnderstoodError, imported
from stretchtimer.files.writing import NotWrittenError, remove, write_text
from stretchtimer.library.naming import file_stem, free_path
from stretchtimer.library.reading import read_routine

LARGEST = 8 * 1024 * 1024
"""Bytes. A backup of a hundred workouts has a few hundred thousand."""


def import_workouts(path: Path, folder: Path, taken: Collection[str]) -> list[Path]:
    """Write every workout in a file as a routine into `folder`, and give the new paths.

    Nothing that is there is replaced, nor a routine hidden whose id is in `taken`. Raises NotUnderstoodError
    or NotWrittenError, and then nothing has been written.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise NotUnderstoodError(f"cannot be read: {error.strerror}") from None
    if len(data) > LARGEST:
        raise NotUnderstoodError(f"is larger than {LARGEST // 1024 // 1024} MiB")
    texts: dict[Path, str] = {}
    ids = {each.casefold() for each in taken}
    for workout in imported(data):
        new = free_path(folder, file_stem(workout.title), ids)
        ids.add(new.stem.casefold())
        _, faults = read_routine(workout.text, new, {}, {})
        if faults:
            raise NotUnderstoodError(f'workout "{workout.title}" makes no routine: {faults[0].message}')
        texts[new] = workout.text
    written: list[Path] = []
    try:
        for new, text in texts.items():
            write_text(new, text)
            written.append(new)
    except NotWrittenError:
        for new in written:
            remove(new)
        raise
    return written
