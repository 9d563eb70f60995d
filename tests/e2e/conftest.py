from __future__ import annotations

import pytest

from stretchtimer.files.places import bundled
from stretchtimer.sound.clips import read_bank

from .null_sink import MISSING, NullSink


@pytest.fixture(scope="package")
def sink():
    """A running null sink that this process and its children play to. A test may kill and restart it."""
    if MISSING:
        pytest.skip(f"not installed: {', '.join(MISSING)}")
    sink = NullSink()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in sink.env.items():
            patch.setenv(name, value)
        sink.start()
        yield sink
        sink.remove()


@pytest.fixture(scope="session")
def bank():
    return read_bank(bundled("sounds"))


@pytest.fixture(scope="session")
def samples(bank):
    """Chime -> its samples, to compare a recording with."""
    return {name: clip.samples for name, clip in bank.clips.items()}
