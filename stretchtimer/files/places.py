"""Where things lie: what came with the program, and what is the person's own."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

_HOME_VARIABLE = "STRETCHTIMER_HOME"


def bundled(folder: str) -> Path:
    """The bundled `routines` or `sounds` folder, of an installed wheel or of a checkout."""
    package = Path(str(files("stretchtimer")))
    packed = package / "_data" / folder
    return packed if packed.is_dir() else package.parent / folder


def own_routines() -> Path:
    """The person's own routines; it may not exist yet. `stretches/` in it holds their own stretches."""
    return _own("data") / "routines"


def settings_file() -> Path:
    """The person's settings; it may not exist yet."""
    return _own("config") / "settings.yaml"


def own_data() -> Path:
    """The folder for what the program records (the journal); it may not exist yet."""
    return _own("data")


def own_voice() -> Path:
    """The recordings of lines of the person's own; it may not exist yet, and may be deleted at any time."""
    return _own("cache") / "voice"


def _own(kind: str) -> Path:
    # One variable moves everything: tests never touch the developer's own files, and a person may keep
    # all of it on a stick or in a synchronised folder.
    if home := os.environ.get(_HOME_VARIABLE):
        return Path(home).expanduser()
    # Late: platformdirs costs some milliseconds and the variable may have answered already.
    import platformdirs

    folders = {
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
        "cache": platformdirs.user_cache_path,
    }
    return folders[kind]("stretchtimer", appauthor=False)
