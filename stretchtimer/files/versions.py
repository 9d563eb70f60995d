"""The last few versions of each file, and what was typed but not yet saved.

Every function is told the folder in which all this is kept, so a test keeps it elsewhere. A file is known
there by its name and its folder: two files of one name in two folders have versions of their own.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from stretchtimer.files.writing import NotWrittenError, remove, write_text

MOST = 10
"""So many versions of a file are kept; a file that is deleted goes there too."""
_STAMP = "%Y-%m-%dT%H-%M-%S-%f"


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it once was."""

    path: Path
    """Where it is kept."""
    kept: datetime
    """When it was replaced or deleted."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was typed into an editor and not yet saved."""

    text: str
    base: str
    """What stood in the file when the typing began."""


def keep(
    path: Path, kept_in: Path, now: Callable[[], datetime] = datetime.now, text: str | None = None
) -> Path | None:
    """Keep the file as it is now (or `text` as a version of it); None if there is no file.

    What is kept already as the newest version is not kept twice. Raises NotWrittenError.
    """
    # Bytes: a file that is no text must be kept as well.
    data = _bytes(path) if text is None else text.encode("utf-8")
    if data is None:
        return None
    before = versions(path, kept_in)
    if before and _bytes(before[0].path) == data:
        return before[0].path
    new = _folder(path, kept_in) / (now().strftime(_STAMP) + path.suffix)
    write_text(new, data)
    for old in before[MOST - 1 :]:
        # One too many does no harm; a version that cannot go is no reason to refuse the person's change.
        with contextlib.suppress(NotWrittenError):
            remove(old.path)
    return new


def versions(path: Path, kept_in: Path) -> list[Version]:
    """The kept versions of a file, newest first; the file itself may be gone."""
    found = []
    try:
        paths = sorted(_folder(path, kept_in).iterdir(), reverse=True)
    except OSError:
        return []
    for each in paths:
        try:
            found.append(Version(each, datetime.strptime(each.stem, _STAMP)))
        except ValueError:
            continue
    return found


def delete(path: Path, kept_in: Path, now: Callable[[], datetime] = datetime.now) -> None:
    """Delete a file once it is kept. Raises NotWrittenError, and then it is still there."""
    keep(path, kept_in, now)
    remove(path)


def move_versions(old: Path, new: Path, kept_in: Path) -> None:
    """The versions of `old` are those of `new` from now on."""
    there = _folder(new, kept_in)
    there.mkdir(parents=True, exist_ok=True)
    for version in versions(old, kept_in):
        version.path.rename(there / version.path.name)


def keep_unsaved(path: Path, kept_in: Path, unsaved: Unsaved | None) -> None:
    """Remember what is typed but not saved; None: all of it is saved. Raises NotWrittenError."""
    place = _unsaved(path, kept_in)
    if unsaved is not None:
        write_text(place, json.dumps({"file": str(path), "base": unsaved.base, "text": unsaved.text}))
    elif place.exists():
        remove(place)


def unsaved(path: Path, kept_in: Path) -> Unsaved | None:
    """What a program that ended too early had not saved of this file."""
    try:
        found = json.loads(_unsaved(path, kept_in).read_text(encoding="utf-8"))
        return Unsaved(str(found["text"]), str(found["base"]))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _bytes(path: Path) -> bytes | None:
    if not path.is_file():
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotWrittenError(
            f"{path} cannot be read ({error.strerror}), so it was not kept and nothing was changed"
        ) from None


def _folder(path: Path, kept_in: Path) -> Path:
    return kept_in / "versions" / _key(path, kept_in)


def _unsaved(path: Path, kept_in: Path) -> Path:
    return kept_in / "unsaved" / f"{_key(path, kept_in)}.json"


def _key(path: Path, kept_in: Path) -> str:
    """The file's name, and a sign for its folder that survives a move of the whole home."""
    folder = path.absolute().parent
    home = kept_in.absolute()
    told = folder.relative_to(home) if folder.is_relative_to(home) else folder
    # The name is cut, so the whole of it goes into the sign.
    sign = hashlib.sha256(f"{told.as_posix()}/{path.name}".encode()).hexdigest()[:8]
    return f"{path.name[:40]}-{sign}"
