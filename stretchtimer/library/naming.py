"""Names of files made from the names that people give to routines."""

from __future__ import annotations

import unicodedata
from pathlib import Path

_LONGEST = 60
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})
# Windows takes these for devices, whatever ending they have.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(1, 10))}


def file_stem(name: str) -> str:
    """What a file is called that holds the routine `name`: letters, digits and hyphens; never empty.

    Letters of other scripts stay as they are; marks and everything else that a file system or a command line
    could take amiss go.
    """
    plain = unicodedata.normalize("NFKC", name).casefold().translate(_WRITTEN_OUT)
    bare = "".join(
        each
        for each in unicodedata.normalize("NFKD", plain)
        if not unicodedata.category(each).startswith("M")
    )
    composed = unicodedata.normalize("NFC", bare)
    words = "".join(each if each.isalnum() else " " for each in composed.replace("'", "")).split()
    stem = "-".join(words)[:_LONGEST].strip("-")
    return f"{stem}-routine" if stem in _DEVICES else stem or "routine"


def free_path(folder: Path, stem: str, taken: set[str]) -> Path:
    """A path in `folder` for a new file, with a number behind where the name is taken there or in `taken`."""
    here = {path.stem.casefold() for path in folder.glob("*") if path.suffix in {".yaml", ".yml"}} | taken
    name, n = stem, 1
    while name.casefold() in here:
        n += 1
        name = f"{stem}-{n}"
    return folder / f"{name}.yaml"
