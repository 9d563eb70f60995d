"""What is told about a file, without its path."""

from pathlib import Path

from strategies import KNOWN

from stretchtimer.library.reading import read_routine, read_stretch

PATH = Path("hips.yaml")
BROKEN = {"bridge": "bridge.yaml:3:7: hold: is empty"}
HERE = "hips.yaml:"
NO_LENGTH = "is no length of time; write 45s, 1m30s or 1:30"


def told(text):
    routine, faults = read_routine(text, PATH, KNOWN, BROKEN)
    assert (routine is None) == bool(faults)
    return [str(fault).removeprefix(HERE) for fault in faults]


def told_of_step(*lines):
    """About a step of one's own, whose lines begin in line 4, column 5."""
    return told("name: A\nsteps:\n  - name: B\n" + "".join(f"    {line}\n" for line in lines))


def told_of_stretch(*lines):
    stretch, faults = read_stretch("name: A\nposition: prone\n" + "\n".join(lines), PATH)
    assert (stretch is None) == bool(faults)
    return [str(fault).removeprefix(HERE) for fault in faults]
