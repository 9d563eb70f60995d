"""The person's own editor: which it is, and how it is asked to open a file at a line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_USUAL = ("sensible-editor", "nano", "vim", "vi", "ed")
_PLUS = {
    "vi",
    "vim",
    "nvim",
    "view",
    "nano",
    "pico",
    "emacs",
    "emacsclient",
    "micro",
    "kak",
    "joe",
    "jed",
    "ne",
    "mg",
    "mcedit",
    "gedit",
    "kate",
}
_COLON = {"hx", "helix", "subl", "zed", "lapce"}
_GOTO = {"code", "codium", "vscodium", "cursor"}


class NoEditorError(Exception):
    """No editor was found or it could not be started, in a sentence for the person."""


def editor(environ: Mapping[str, str] = os.environ) -> list[str]:
    """The program and its own arguments: `$VISUAL`, `$EDITOR`, or what is usual. Raises NoEditorError."""
    for variable in ("VISUAL", "EDITOR"):
        if told := environ.get(variable, "").strip():
            try:
                return shlex.split(told, posix=sys.platform != "win32")
            except ValueError:
                raise NoEditorError(f"${variable} has a quote without its partner: {told}") from None
    if sys.platform == "win32":
        return ["notepad"]
    for name in _USUAL:
        if shutil.which(name, path=environ.get("PATH")):
            return [name]
    raise NoEditorError("No editor was found; set $EDITOR to the one you like.")


def opening(command: list[str], path: Path, line: int | None = None) -> list[str]:
    """The command that opens a file, at a line where it is known how to ask this editor for one."""
    name = Path(command[0]).stem
    if line is None:
        return [*command, str(path)]
    if name in _PLUS:
        return [*command, f"+{line}", str(path)]
    if name in _COLON:
        return [*command, f"{path}:{line}"]
    if name in _GOTO:
        return [*command, "--goto", f"{path}:{line}"]
    return [*command, str(path)]


def edit(path: Path, line: int | None = None, environ: Mapping[str, str] = os.environ) -> None:
    """Open a file in the person's editor and wait until it is closed. Raises NoEditorError.

    How it ends says nothing: `ed` ends with 1 after a typing mistake, and the text is saved all the same.
    """
    command = opening(editor(environ), path, line)
    try:
        subprocess.run(command, check=False)
    except OSError as error:
        raise NoEditorError(f"{command[0]} could not be started: {error.strerror}") from None
