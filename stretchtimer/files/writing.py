"""Writing a file so that it is there whole, before or after, whatever happens in between.

The new text goes into a file of its own in the same folder, is brought to the disk, and takes the old one's
place in one step. Killed at any moment, out of power or out of room: the old file or the new one is there.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import shutil
import tempfile
import time
from pathlib import Path

from stretchtimer.files.nodes import read_text

_BEGINNING, _ENDING = ".stretchtimer-", ".tmp"
_ABANDONED = 600.0
"""Seconds after which an unfinished file belongs to nobody any more: its writer was killed."""


class NotWrittenError(OSError):
    """A file that could not be written; as text a sentence for the person. Nothing was changed."""

    def __init__(self, sentence: str, cause: OSError | None = None) -> None:
        super().__init__(cause.errno if cause else None, cause.strerror if cause else sentence)
        self._sentence = sentence

    def __str__(self) -> str:
        return self._sentence


def read_exact(path: Path) -> str:
    """The file's text with its byte order mark and its own line ends. Raises FaultyFileError."""
    text = read_text(path)
    with path.open("rb") as file:
        marked = file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
    return "\ufeff" + text if marked else text


def write_text(path: Path, text: str | bytes) -> None:
    """Write the text as it is, in UTF-8 (or bytes), in one step; folders that are not there are made.

    A symbolic link stays one: its target is written. Owner and permissions stay as they were.
    Raises NotWrittenError, and then nothing is changed.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_symlink():
            # Still a link after all were followed: they lead in a circle. Not every Python's pathlib says so.
            raise NotWrittenError(f"{path} could not be written: its link leads nowhere")
        target.parent.mkdir(parents=True, exist_ok=True)
        _refuse_read_only(target)
        _replace(target, text.encode("utf-8") if isinstance(text, str) else text)
    except NotWrittenError:
        raise
    except OSError as error:
        sentence = f"{path} could not be written: {_reason(error)}; nothing was changed"
        raise NotWrittenError(sentence, error) from None


def remove(path: Path) -> None:
    """Remove a file (of a symbolic link the link). Raises NotWrittenError."""
    try:
        path.unlink()
        _bring_to_disk(path.parent)
    except OSError as error:
        raise NotWrittenError(f"{path} could not be removed: {_reason(error)}", error) from None


def _refuse_read_only(target: Path) -> None:
    # A folder that may be written would let a protected file be replaced; the protection is meant.
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "")
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")


def _replace(target: Path, data: bytes) -> None:
    _sweep(target.parent)
    handle, name = tempfile.mkstemp(_ENDING, _BEGINNING, target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            _take_after(unfinished, target)
            os.fsync(file.fileno())
        unfinished.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise
    _bring_to_disk(target.parent)


def _take_after(new: Path, old: Path) -> None:
    """Owner, permissions and extended attributes of the old file; the usual permissions where none is."""
    if not old.exists():
        if os.name == "posix":
            new.chmod(0o666 & ~_umask())
        return
    was, is_ = old.stat(), new.stat()
    if hasattr(os, "chown") and (was.st_uid, was.st_gid) != (is_.st_uid, is_.st_gid):
        os.chown(new, was.st_uid, was.st_gid)
    shutil.copystat(old, new)
    os.utime(new)


def _umask() -> int:
    # There is no way to ask for it without setting it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sweep(folder: Path) -> None:
    """Take away what killed writers left behind."""
    for path in folder.iterdir():
        if path.name.startswith(_BEGINNING) and path.name.endswith(_ENDING):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _ABANDONED:
                    path.unlink()


def _bring_to_disk(folder: Path) -> None:
    """The folder's entry too, where the system can; the file's own bytes are there already."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EACCES: "you may not write there",
    errno.EPERM: "it belongs to somebody else",
    errno.EROFS: "the disk is read-only",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EISDIR: "a folder of that name is there",
    errno.ENOTDIR: "a part of the way there is no folder",
    errno.EEXIST: "a file stands where a folder should be",
    errno.ELOOP: "its link leads nowhere",
}


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
