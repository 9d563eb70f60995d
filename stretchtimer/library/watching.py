"""Whether files have changed outside: a look at names, times and sizes, and at no content.

A look at some sixty files takes under a millisecond, so looking each second is cheaper than a watcher with
its thread and its native code, and it works on network drives and in containers, where watchers hear nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

Signs = frozenset[tuple[str, int, int, int]]


def signs(folders: Iterable[Path]) -> Signs:
    """What would be different if a YAML file in one of the folders were changed, made or removed."""
    found: list[tuple[str, int, int, int]] = []
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                found += [
                    _sign(entry)
                    for entry in entries
                    if entry.name.endswith((".yaml", ".yml")) and entry.name[0] != "."
                ]
        except OSError:
            continue
    return frozenset(found)


def _sign(entry: os.DirEntry[str]) -> tuple[str, int, int, int]:
    try:
        # Of a link its target: that is what is written.
        told = entry.stat()
    except OSError:
        return entry.path, 0, 0, 0
    return entry.path, told.st_mtime_ns, told.st_size, told.st_ino
